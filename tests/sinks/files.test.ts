import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempDisposable, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { EventBody } from "../../src/events/event.ts";
import { createRedactor, Secret } from "../../src/redact.ts";
import { openEventsFile } from "../../src/sinks/events-file.ts";
import { openTranscript } from "../../src/sinks/transcript.ts";
import { sampleRun, stamped } from "../support/sample-run.ts";

const temporary = () => mkdtempDisposable(join(tmpdir(), "sinks-"));
const linesOf = async (path: string) => (await readFile(path, "utf8")).trimEnd().split("\n");

describe("the events file", () => {
  test("holds every event as it was, one a line, for its owner only", async () => {
    await using directory = await temporary();
    const path = join(directory.path, "events.jsonl");
    const sink = openEventsFile(path);
    for (const event of sampleRun()) sink.take(event);
    // Before it is closed: what was emitted is there.
    expect((await linesOf(path)).map((line) => JSON.parse(line))).toEqual(sampleRun());
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await sink.close?.();
  });

  test("cuts what is too large and stays JSON", async () => {
    await using directory = await temporary();
    const path = join(directory.path, "events.jsonl");
    const sink = openEventsFile(path);
    const result = "€".repeat(3_000_000);
    const deep = Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [`k${index}`, index]));
    const long = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`k${index}`, result.slice(0, 99_999)]),
    );
    const events = stamped(
      ...[{ input: deep }, { input: long }].map(
        (input): EventBody => ({ type: "tool_call", tool: "t", id: "1", turn: 1, ...input }),
      ),
      {
        ...{ type: "tool_result", tool: "t", result, id: "1" },
        ...{ ok: true, duration_ms: 1, truncated: false },
      },
    );
    for (const event of events) sink.take(event);
    await sink.close?.();
    const lines = await linesOf(path);
    expect(lines.map((line) => JSON.parse(line).type)).toEqual(["tool_call", "tool_call", "tool_result"]);
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(1024 * 1024);
    expect(lines[2]).toMatch(/€… \(\d+ more characters\)/);
    expect(lines[1]).toContain('"k99"');
  });

  test("has no line that any reader would break, and no half of a character", async () => {
    await using directory = await temporary();
    const path = join(directory.path, "events.jsonl");
    const sink = openEventsFile(path);
    const message = "a\r\nb\u0085c\u2028d\u2029e\ud83df \\ud800 \u{1f600}";
    for (const event of stamped({ type: "warning", message })) sink.take(event);
    await sink.close?.();
    const text = await readFile(path, "utf8");
    expect(text.split(/\r\n|[\r\n\v\f\u0085\u2028\u2029]/)).toHaveLength(2);
    expect(JSON.parse(text)).toMatchObject({ message: message.toWellFormed() });
    expect(text).not.toMatch(/(?<!\\)\\ud83d/);
  });

  test("a planted link or file in its place is refused and left alone", async () => {
    await using directory = await temporary();
    const victim = join(directory.path, "victim");
    await writeFile(victim, "kept");
    await symlink(victim, join(directory.path, "link"));
    expect(() => openEventsFile(join(directory.path, "link"))).toThrow("EEXIST");
    expect(() => openEventsFile(victim)).toThrow("EEXIST");
    expect(await readFile(victim, "utf8")).toBe("kept");
  });

  test("a killed process loses nothing that it emitted", async () => {
    await using directory = await temporary();
    const path = join(directory.path, "events.jsonl");
    const program = `
      const { openEventsFile } = await import(${JSON.stringify(join(import.meta.dirname, "../../src/sinks/events-file.ts"))});
      const sink = openEventsFile(${JSON.stringify(path)});
      for (let seq = 1; seq <= 1000; seq += 1) sink.take({ type: "warning", message: "x", seq, timestamp: 1, run: "r" });
      process.kill(process.pid, "SIGKILL");`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: "inherit" });
    const [, signal] = await once(child, "exit");
    expect(signal).toBe("SIGKILL");
    expect((await linesOf(path)).map((line) => JSON.parse(line).seq)).toEqual(
      Array.from({ length: 1000 }, (_, index) => index + 1),
    );
  });
});

describe("the transcript", () => {
  const secret = "sk-ant-0123456789abcdef";

  test("holds each entry as it was, secrets apart, for its owner only", async () => {
    await using directory = await temporary();
    const path = join(directory.path, "transcript.jsonl");
    const transcript = openTranscript(path, createRedactor([new Secret(secret)]));
    transcript.record({ role: "user", content: [{ type: "text", text: `key ${secret}` }] });
    transcript.record({
      role: "assistant",
      content: [{ type: "thinking", thinking: "é", signature: "abc==" }],
    });
    expect((await linesOf(path)).map((line) => JSON.parse(line))).toEqual([
      { role: "user", content: [{ type: "text", text: "key ***" }], redacted: true },
      { role: "assistant", content: [{ type: "thinking", thinking: "é", signature: "abc==" }] },
    ]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await transcript.close();
    await transcript.close();
  });

  test("an entry that can't be written is told once and stops nothing", async () => {
    await using directory = await temporary();
    const failures: unknown[] = [];
    const transcript = openTranscript(join(directory.path, "t"), createRedactor([]), (cause) =>
      failures.push(cause),
    );
    const unwritable = { tokens: 1n };
    transcript.record(unwritable);
    transcript.record(unwritable);
    transcript.record({ fine: true });
    await transcript.close();
    expect(failures).toHaveLength(1);
    expect(await readFile(join(directory.path, "t"), "utf8")).toBe("");
  });
});

import { closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { captureProcess, startProcess } from "../src/process.ts";
import { makeTempDir } from "./support/repo.ts";

const limits = { env: {}, cwd: "/", timeoutMs: 10_000, maxOutputBytes: 1_000_000 };
const sh = (script: string): [string, ...string[]] => ["/bin/sh", "-c", script];

describe("a process", () => {
  test("gets exactly the environment, arguments and descriptors it was given", async () => {
    await using temp = await makeTempDir();
    const file = join(temp.path, "given");
    writeFileSync(file, "from descriptor 3");
    const given = openSync(file, "r");
    const child = await startProcess({
      argv: ["/bin/sh", "-c", 'env -u PWD -u _ -u SHLVL; echo "$1"; cat <&3', "sh", "a b;c"],
      env: { ONLY: "this" },
      cwd: "/",
      descriptors: ["ignore", "pipe", "ignore", given],
    });
    closeSync(given);
    const text = (await Array.fromAsync(child.readable(1))).join("");
    expect(text).toBe("ONLY=this\na b;c\nfrom descriptor 3");
    expect(await child.exited).toEqual({ code: 0, signal: null });
  });

  test("that can't be started rejects with the operating system's reason", async () => {
    await expect(captureProcess({ ...limits, argv: ["/nonexistent/program"] })).rejects.toMatchObject({
      code: "ENOENT",
    });
  });

  test("is captured with its input, both outputs and exit code", async () => {
    const ran = await captureProcess({
      ...limits,
      argv: sh("cat; echo oops >&2; exit 3"),
      input: Buffer.from([0, 255, 10]),
    });
    expect(ran).toEqual({
      exit: { code: 3, signal: null },
      stdout: Buffer.from([0, 255, 10]),
      stderr: "oops\n",
    });
  });

  test("may end without reading its input", async () => {
    const ran = await captureProcess({ ...limits, argv: sh("exit 0"), input: Buffer.alloc(1_000_000) });
    expect(ran.exit.code).toBe(0);
  });

  test("is killed with its children when its time is up", async () => {
    await using temp = await makeTempDir();
    const file = join(temp.path, "pid");
    const running = captureProcess({
      ...limits,
      argv: sh(`sleep 60 & echo $! > ${file}; trap '' TERM; wait`),
      timeoutMs: 200,
    });
    await expect(running).rejects.toThrow("no end after 200 ms");
    expect(stateOf(readFileSync(file, "utf8").trim())).not.toMatch(/^[RSD]$/);
  });

  test("that ended is not waited for longer than allowed by a child that keeps its output", async () => {
    const running = captureProcess({ ...limits, argv: sh("sleep 60 & exit 0"), timeoutMs: 300 });
    await expect(running).rejects.toThrow("no end after 300 ms");
  });

  test("is killed when the run is cancelled", async () => {
    const control = new AbortController();
    const running = captureProcess({ ...limits, argv: sh("sleep 60"), signal: control.signal });
    control.abort();
    await expect(running).rejects.toThrow("the run was cancelled");
  });

  test("is killed when it prints too much", async () => {
    await expect(captureProcess({ ...limits, argv: ["/usr/bin/yes"], maxOutputBytes: 1000 })).rejects.toThrow(
      "more than 1000 bytes of output",
    );
  });
});

function stateOf(pid: string): string {
  try {
    return /\) (\w) /.exec(readFileSync(`/proc/${pid}/stat`, "latin1"))?.[1] ?? "";
  } catch {
    return "gone";
  }
}

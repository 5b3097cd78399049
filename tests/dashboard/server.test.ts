import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "@jest/globals";
import { lines, sign } from "../support/dashboard.ts";
import { sampleRun } from "../support/sample-run.ts";

/** Starts the command, and ends with what it says of itself. */
async function start(
  data: string,
): Promise<{ readonly said: Map<string, string>; readonly child: ChildProcess }> {
  const child = spawn(process.execPath, ["examples/dashboard/server.ts", "--port", "0", "--data", data], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {},
  });
  const said = new Map<string, string>();
  for await (const line of createInterface({ input: child.stdout })) {
    const [, name = "", what = ""] = /^(\w+): +(.*)$/.exec(line) ?? [];
    said.set(name, what);
    if (name === "Secret") break;
  }
  return { said, child };
}

async function stop(child: ChildProcess): Promise<unknown> {
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  const [code] = await exited;
  return code;
}

test("one command, and what it took is still there when it is started again", async () => {
  const data = await mkdtemp(join(tmpdir(), "dashboard-"));
  const first = await start(data);
  const secret = (await readFile(first.said.get("Secret") ?? "", "utf8")).trim();
  const body = lines(sampleRun());
  const answered = await fetch(first.said.get("Webhook") ?? "", {
    ...{ method: "POST", body, headers: sign(body, { secret }) },
  });
  expect(await answered.json()).toEqual({
    stored: sampleRun().length,
    known: 0,
    conflicting: 0,
    left_out: 0,
  });
  expect(await stop(first.child)).toBe(0);
  expect((await stat(join(data, "runs.sqlite"))).mode & 0o777).toBe(0o600);

  const second = await start(data);
  const page = await (await fetch(second.said.get("Runs") ?? "")).text();
  expect(page).toContain("Keep the last argument");
  expect(await readFile(second.said.get("Secret") ?? "", "utf8")).toBe(`${secret}\n`);
  expect(await stop(second.child)).toBe(0);
  await rm(data, { recursive: true });
});

import { rm } from "node:fs/promises";
import { afterEach, expect, jest, test } from "@jest/globals";
import { openDesk } from "../src/desk.ts";
import { tellDetail } from "../src/details.ts";
import { createRedactor, Secret } from "../src/redact.ts";

const key = "sk-ant-api03-a-key-of-this-test-0123456789";

afterEach(() => {
  jest.restoreAllMocks();
});

/** What the terminal shows of a detail that has a key in it. */
async function shown(env: Readonly<Record<string, string>>): Promise<string> {
  const written: string[] = [];
  jest.spyOn(process.stdout, "write").mockImplementation((text) => written.push(String(text)) > 0);
  const { filesDir } = await openDesk(env, createRedactor([new Secret(key)]));
  tellDetail(() => `git push ${key}\n::error::x`);
  await rm(filesDir, { recursive: true });
  return written.join("");
}

test("on one's own machine details are told with RUNNER_DEBUG=1 alone, without keys", async () => {
  expect(await shown({ RUNNER_DEBUG: "0" })).toBe("");
  const text = await shown({ RUNNER_DEBUG: "1" });
  expect(text).toMatch(/^Node v\S+ on linux .*\ngit push .*\n$/);
  expect(text).not.toContain(key);
});

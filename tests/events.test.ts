import { spawnSync } from "node:child_process";
import { cp, mkdtempDisposable, readFile, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import { eventJsonSchema, eventSchema } from "../src/events/event.ts";
import { sampleRun } from "./support/sample-run.ts";

const root = join(import.meta.dirname, "..");
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(eventJsonSchema());

async function documented(): Promise<{ readonly line: string; readonly value: Record<string, unknown> }[]> {
  const text = await readFile(join(root, "docs/events.md"), "utf8");
  return [...text.matchAll(/```json\n(.*)\n```/g)].map(([, line = ""]) => ({
    line,
    value: JSON.parse(line) as Record<string, unknown>,
  }));
}

describe("the event contract", () => {
  test("each event has one example in the docs, and it fits", async () => {
    const types = new Set(sampleRun().map(({ type }) => type));
    const examples = await documented();
    // The sample has none of these.
    const all = new Set([...types, "started", "error", "proposed_pull_request", "doctor_check"]);
    expect(new Set(examples.map(({ value }) => value["type"]))).toEqual(all);
    expect(examples).toHaveLength(all.size);
    for (const { value } of examples)
      expect({ value, valid: validate(value) }).toEqual({ value, valid: true });
  });

  test("the original system's three events begin with its keys, in its order and spelling", async () => {
    const lines = (await documented()).map(({ line }) => line);
    expect(lines.slice(0, 3)).toEqual([
      expect.stringMatching(/^\{"type":"status","message":"Cloning repository\.\.\.",/),
      expect.stringMatching(/^\{"type":"tool_call","tool":"read_file","input":\{"filepath":"app\.py"\},/),
      expect.stringMatching(/^\{"type":"tool_result","tool":"read_file","result":"file contents\.\.\.",/),
    ]);
  });

  test("own keys come first and the stamp last, which the strict schema gives back in order", async () => {
    for (const { line, value } of await documented()) {
      expect(JSON.stringify(eventSchema.parse(value))).toBe(line);
      expect(Object.keys(value).slice(-3)).toEqual(["seq", "timestamp", "run"]);
    }
  });

  test("readers bear fields that are added; makers may add none", () => {
    const [event] = sampleRun();
    expect(validate({ ...event, added_later: 1 })).toBe(true);
    expect(eventSchema.safeParse({ ...event, added_later: 1 }).success).toBe(false);
  });

  test.each(["seq", "timestamp", "run", "phase", "message"])(
    "an event without its %s is refused by both",
    (key) => {
      const { [key]: _, ...rest } = { ...sampleRun()[0] } as Record<string, unknown>;
      expect(validate(rest)).toBe(false);
      expect(eventSchema.safeParse(rest).success).toBe(false);
    },
  );

  test("every event of a run fits both", () => {
    for (const event of sampleRun()) {
      expect(eventSchema.parse(event)).toEqual(event);
      expect(validate(JSON.parse(JSON.stringify(event)))).toBe(true);
    }
  });
});

describe("the generated docs", () => {
  async function checkout() {
    const directory = await mkdtempDisposable(join(tmpdir(), "docs-"));
    for (const path of [
      "scripts",
      "src",
      "tests",
      "docs",
      "examples",
      "README.md",
      "action.yml",
      "package.json",
      "biome.json",
      ".gitignore",
    ]) {
      await cp(join(root, path), join(directory.path, path), { recursive: true });
    }
    await symlink(join(root, "node_modules"), join(directory.path, "node_modules"));
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [join(directory.path, "scripts/docs.mjs"), ...args], { encoding: "utf8" });
    return { path: directory.path, run, [Symbol.asyncDispose]: () => directory[Symbol.asyncDispose]() };
  }

  test("what is stale is named in one sentence, and made new", async () => {
    await using docs = await checkout();
    const action = join(docs.path, "action.yml");
    const text = await readFile(action, "utf8");
    await writeFile(action, text.replace("inputs:\n", "inputs:\n  new-one:\n    description: A | pipe.\n"));
    await writeFile(join(docs.path, "docs/events.schema.json"), "{}");
    expect(docs.run("--check")).toMatchObject({
      status: 1,
      stderr: "docs/events.schema.json and docs/configuration.md are out of date; run `npm run docs`.\n",
    });
    expect(docs.run()).toMatchObject({ status: 0, stderr: "" });
    expect(docs.run("--check")).toMatchObject({ status: 0, stderr: "" });
    expect(await readFile(join(docs.path, "docs/configuration.md"), "utf8")).toContain(
      "| `new-one` | A \\| pipe. |  |\n",
    );
  });
});

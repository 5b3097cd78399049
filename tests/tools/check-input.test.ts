import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { checkInput } from "../../src/tools/check-input.ts";
import { createTools } from "../../src/tools/index.ts";

const tools = createTools({
  commandTimeoutMs: 30_000,
  maxCommandTimeoutMs: 60_000,
  seesImages: true,
  review: async () => ({ accepted: true }),
});

const check = (name: string, input: unknown) => {
  const tool = tools.find((one) => one.name === name);
  if (tool === undefined) throw new Error(`no tool ${name}`);
  return checkInput(tool, input);
};
const problem = (name: string, input: unknown) => {
  const checked = check(name, input);
  if (checked.ok) throw new Error("the input was let through");
  return checked.problem;
};

const edit = { old_text: "a", new_text: "b" };

describe("an input that is not valid is explained so that one more call mends it", () => {
  test.each<[string, string, unknown, string]>([
    [
      "another tool's name for it",
      "read_file",
      { file_path: "a" },
      "`file_path` is not known: did you mean `filepath`?",
    ],
    [
      "a shorter name",
      "write_file",
      { path: "a", content: "" },
      "`path` is not known: did you mean `filepath`?",
    ],
    ["another style", "read_file", { filePath: "a" }, "did you mean `filepath`?"],
    ["a slip", "run_command", { comand: "ls" }, "`comand` is not known: did you mean `command`?"],
    ["swapped letters", "search", { pattren: "x" }, "did you mean `pattern`?"],
    [
      "an optional one",
      "search",
      { pattern: "x", case_insensitive: true },
      "`case_insensitive` is not known: did you mean `ignore_case`?",
    ],
    [
      "deep inside",
      "edit_file",
      { filepath: "a", edits: [{ old_string: "a", new_text: "b" }] },
      "`edits[0].old_string` is not known: did you mean `old_text`?",
    ],
    [
      "a level too high",
      "edit_file",
      { filepath: "a", old_text: "a", new_string: "b" },
      "`old_text` belongs inside the entries of `edits`. `new_string` belongs inside the entries of `edits`.",
    ],
    ["nothing like it", "read_file", { filepath: "a", colour: 1 }, "`colour` is not known."],
    ["nothing given", "read_file", {}, "`filepath` is missing."],
    ["no object", "read_file", "app.py", 'The input must be an object, not the string "app.py".'],
    ["an object as text", "read_file", '{"filepath":"a"}', "a string that holds JSON: give the value itself"],
    ["an array for an object", "read_file", ["a"], "The input must be an object, not an array."],
    [
      "a number as text",
      "read_file",
      { filepath: "a", first_line: "12" },
      '`first_line` must be a whole number, not the string "12": write it without quotes.',
    ],
    [
      "a broken number",
      "read_file",
      { filepath: "a", first_line: 1.5 },
      "`first_line` must be a whole number",
    ],
    [
      "a number that is too small",
      "read_file",
      { filepath: "a", first_line: 0 },
      "`first_line` must be 1 or more.",
    ],
    [
      "a truth as text",
      "run_command",
      { command: "ls", read_only: "true" },
      '`read_only` must be true or false, not the string "true": write it without quotes.',
    ],
    [
      "JSON as text",
      "edit_file",
      { filepath: "a", edits: JSON.stringify([edit]) },
      "`edits` must be an array, not a string that holds JSON: give the value itself, without quotes around it.",
    ],
    [
      "one entry for a list",
      "edit_file",
      { filepath: "a", edits: edit },
      "`edits` must be an array, not an object: put it between [ and ].",
    ],
    ["an empty list", "edit_file", { filepath: "a", edits: [] }, "`edits` needs 1 or more entries."],
    [
      "another word",
      "finish",
      { result: "ok", title: "a", description: "b" },
      '`result` must be "done" or "nothing-to-do" or "question", not "ok".',
    ],
    ["an empty text", "read_file", { filepath: "" }, "`filepath` must not be empty."],
    [
      "a null where something is needed",
      "read_file",
      { filepath: null },
      "`filepath` must be a string, not null.",
    ],
  ])("%s", (_, name, input, expected) => {
    expect(problem(name, input)).toContain(expected);
  });

  test("every problem is told once, with what the tool takes at the end", () => {
    expect(problem("read_file", { path: "a", first_line: "x", colour: 1 })).toBe(
      '`first_line` must be a whole number, not the string "x". `path` is not known: did you mean `filepath`? `colour` is not known. The properties of read_file are filepath (required), first_line, line_count.',
    );
  });

  test("a long or many-headed mistake is told in short", () => {
    const many = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`wrong${"x".repeat(index)}`, 1]),
    );
    expect(problem("read_file", { filepath: "a", ...many }).length).toBeLessThan(1500);
    expect(problem("read_file", { filepath: "a", first_line: "x".repeat(100_000) }).length).toBeLessThan(400);
    expect(problem("edit_file", { filepath: "a", edits: Array(1000).fill(edit) })).toContain(
      "more than 100 entries",
    );
    expect(problem("edit_file", { filepath: "a", edits: Array(100).fill(7) })).toContain("more)");
  });
});

test("an optional property that is null was left out", () => {
  expect(check("read_file", { filepath: "a", first_line: null })).toEqual({
    ok: true,
    input: { filepath: "a" },
  });
  const edits = [{ ...edit, replace_all: null }];
  expect(check("edit_file", { filepath: "a", edits })).toEqual({
    ok: true,
    input: { filepath: "a", edits: [edit] },
  });
});

test("a property with a default may be null too", () => {
  const checked = check("finish", { title: "a", description: "b", left: null, result: null });
  expect(checked).toMatchObject({ ok: true, input: { left: "", result: "done" } });
});

test("names that every object has are no properties of an input", () => {
  for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
    const input = JSON.parse(`{"filepath":"a","${name}":{"filepath":"b"}}`);
    expect(problem("read_file", input)).toContain(`\`${name}\` is not known.`);
  }
});

test("whatever comes is let through as it is, or explained in a bounded text", () => {
  fc.assert(
    fc.property(fc.constantFrom(...tools), fc.jsonValue(), fc.jsonValue(), (tool, value, other) => {
      const names = Object.keys(tool.input.shape);
      const inputs = [
        value,
        Object.fromEntries(names.map((name) => [name, value])),
        { [names[0] ?? ""]: other, other },
      ];
      for (const input of inputs) {
        const checked = checkInput(tool, input);
        if (checked.ok && JSON.stringify(input).includes("null")) continue;
        if (checked.ok) expect(tool.input.parse(input)).toEqual(checked.input);
        else expect(checked.problem.length).toBeLessThan(3000);
      }
    }),
  );
});

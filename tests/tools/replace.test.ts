import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { createExplainMiss } from "../../src/tools/near-miss.ts";
import { applyEdit as apply, type Edit } from "../../src/tools/replace.ts";
import { runApart } from "../support/run-apart.ts";

const applyEdit = (text: string, edit: Edit) => apply(text, edit, createExplainMiss());

const file = `function sum(a, b) {
  const total = a - b;
  return total;
}

function product(a, b) {
  const total = a * b;
  return total;
}
`;

const problemOf = (text: string, old_text: string, new_text = "x") => {
  const result = applyEdit(text, { old_text, new_text });
  if (result.type !== "failed") throw new Error("the edit was made");
  return result.problem;
};

test("replaces the one occurrence and says where", () => {
  const result = applyEdit(file, { old_text: "a - b", new_text: "a + b" });
  expect(result).toEqual({ type: "replaced", text: file.replace("a - b", "a + b"), lines: [2] });
});

test("takes $& and its like for what they are", () => {
  expect(applyEdit("one", { old_text: "one", new_text: "$&$1$$" })).toMatchObject({ text: "$&$1$$" });
});

test("replaces all on request", () => {
  const result = applyEdit(file, { old_text: "total", new_text: "result", replace_all: true });
  expect(result).toEqual({ type: "replaced", text: file.replaceAll("total", "result"), lines: [2, 3, 7, 8] });
});

test("whatever the texts, one occurrence is replaced by exactly the new text", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (before, middle, after) => {
      const text = `${before}\u0001${middle}\u0001${after}`;
      const old_text = `\u0001${middle}\u0001`;
      fc.pre(text.split(old_text).length === 2 && !text.includes("\r"));
      const result = applyEdit(text, { old_text, new_text: "<new>" });
      expect(result).toMatchObject({ text: `${before}<new>${after}` });
    }),
  );
});

describe("near misses are told so that one more call mends them", () => {
  test("several matches: their lines, what is around them and the ways out", () => {
    const problem = problemOf(file, "return total;");
    expect(problem).toContain("occurs 2 times, at lines 3, 8.");
    expect(problem).toContain("replace_all");
    expect(problem).toContain("Lines 2-4:\n  const total = a - b;\n  return total;\n}");
    expect(problem).toContain("Lines 7-9:\n  const total = a * b;\n  return total;\n}");
  });

  test("very many matches: the first of them", () => {
    const problem = problemOf("x\n".repeat(10_000), "x", "y");
    expect(problem).toContain("occurs 10000 times, at lines 1, 2, 3,");
    expect(problem.length).toBeLessThan(1000);
  });

  test("other white space: the text as it is", () => {
    const problem = problemOf(file, "const total = a * b;\n    return total;");
    expect(problem).toContain("only in white space");
    expect(problem).toContain("(line 8 begins with 2 spaces, not 4 spaces)");
    expect(problem).toContain("Lines 7-8:\n  const total = a * b;\n  return total;");
    const copied = problem.slice(problem.indexOf(":\n  ") + 2);
    expect(applyEdit(file, { old_text: copied, new_text: "x" }).type).toBe("replaced");
  });

  test.each([
    ["tabs for spaces", "if x:\n\tgo()\n", "if x:\n    go()\n", "line 2 begins with 1 tab, not 4 spaces"],
    [
      "white space at an end",
      "a = 1  \nb = 2\n",
      "a = 1\nb = 2\n",
      "line 1 ends with 2 spaces, not no white space",
    ],
    ["white space inside", "a  =  1\nb = 2\n", "a = 1\nb = 2", "line 1 has other white space inside"],
    ["a no-break space", "a\u00a0= 1\n", "a = 1", "line 1 has other white space inside"],
    ["a missing last line end", "one\nlast = 1", "last = 1\n", "the file does not end with a line end"],
    ["a form feed", "\fdef f():\n  go()\n", "def f():\n  go()\n\n\n", "Lines 1-2:\n\fdef f():"],
  ])("%s", (_, text, old, expected) => {
    const problem = problemOf(text, old);
    expect(problem).toContain("only in white space");
    expect(problem).toContain(expected);
  });

  test("tabs for spaces, and typographic quotes", () => {
    expect(problemOf('\tsay("hello", 1);\n', "    say(“hello”, 1);")).toContain(
      'Line 1:\n\tsay("hello", 1);',
    );
  });

  test("letters in another composition", () => {
    expect(problemOf("caf\u00e9 = 1;\n", "cafe\u0301 = 1;")).toContain("Line 1:\ncaf\u00e9 = 1;");
  });

  test("one line differs: the nearest place, and the first difference", () => {
    const problem = problemOf(file, "function product(a, b) {\n  const total = a / b;\n  return total;\n}");
    expect(problem).toContain("(3 of its 4 lines are the same)");
    expect(problem).toContain("Lines 6-9:\nfunction product(a, b) {\n  const total = a * b;");
    expect(problem).toContain(
      "in line 7: old_text has\n  const total = a / b;\nand the file has\n  const total = a * b;",
    );
  });

  test("no line is the same: the nearest all the same", () => {
    const text = `${"let other = 0;\n".repeat(300)}export async function readSettings(path: string): Promise<Settings> {\n  const raw = await load(path);\n}\n`;
    const problem = problemOf(
      text,
      "export function readSettings(path: string): Settings {\n  const raw = load(path, 'utf8');",
    );
    expect(problem).toContain("Lines 301-302:\nexport async function readSettings");
  });

  test("the place is near though a line is missing in between", () => {
    const problem = problemOf(
      "alpha one\nadded line here\nbeta two\ngamma three\ndelta four\n",
      "alpha one\nbeta two\ngamma three\ndelta four",
    );
    expect(problem).toContain("Lines 2-5:");
  });

  test("a part of a very long line: where in it", () => {
    const text = `${"x=1;".repeat(3_000)}function go(){return 42}${"y=2;".repeat(3_000)}`;
    expect(problemOf(text, "function go(){return 43}")).toContain(
      "Line 1, from character 12001 on:\nfunction go(){return 42}y=2;",
    );
  });

  test.each([
    ["line numbers of a search", "6: function product(a, b) {\n7-   const total = a * b;", "line numbers"],
    ["one escape too many", "function product(a, b) {\\n  const total", "escaped once too often"],
    ["entities", "const total = a &lt; b;", "HTML entities"],
  ])("%s", (_, old, expected) => {
    expect(problemOf(`${file}const total = a < b;\n`, old)).toContain(expected);
  });

  test("the edit was made before", () => {
    expect(problemOf(file, "const total = a % b;", "const total = a * b;")).toContain(
      "new_text already is, at line 7",
    );
  });

  test("nothing like it", () => {
    expect(problemOf(file, "class Calculator {}")).toContain("Read the file again");
  });

  test("nothing but white space", () => {
    expect(problemOf("a\n", " \n\t")).toContain("only white space");
  });

  test("whatever is wrong, the answer is short", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (text, old_text) => {
        fc.pre(old_text !== "" && !text.includes(old_text));
        expect(problemOf(text.repeat(50), `${old_text}\u0001`).length).toBeLessThan(10_000);
      }),
    );
  });

  test("nothing to do", () => {
    expect(problemOf(file, "total", "total")).toContain("the same");
  });
});

describe("line ends", () => {
  const crlf = file.replaceAll("\n", "\r\n");

  test("a CRLF file keeps CRLF, however the edit is written", () => {
    const edit = { old_text: "a - b;\n  return total;", new_text: "a + b;\n  // sum\n  return total;" };
    const wanted = file.replace(edit.old_text, edit.new_text).replaceAll("\n", "\r\n");
    expect(applyEdit(crlf, edit)).toMatchObject({ text: wanted });
    const inCrlf = { old_text: edit.old_text.replaceAll("\n", "\r\n"), new_text: edit.new_text };
    expect(applyEdit(crlf, inCrlf)).toMatchObject({ text: wanted });
  });

  test("a one-line match with new lines brings CRLF too", () => {
    expect(applyEdit("a\r\nb\r\n", { old_text: "a", new_text: "a\nc" })).toMatchObject({
      text: "a\r\nc\r\nb\r\n",
    });
  });

  test("a file that mixes both is changed where it is meant to be", () => {
    const mixed = "a\nb\r\nc\n";
    expect(applyEdit(mixed, { old_text: "a\nb", new_text: "x\ny" })).toMatchObject({ text: "x\ny\r\nc\n" });
    expect(applyEdit(mixed, { old_text: "b\nc", new_text: "x\ny" })).toMatchObject({ text: "a\nx\r\ny\n" });
  });
});

describe("takes no long time and no endless memory", () => {
  test("over a file of one line with the text everywhere in it", () => {
    const edit = { old_text: "a", new_text: "b", replace_all: true };
    expect(applyEdit("a".repeat(1_000_000), edit)).toMatchObject({ type: "replaced" });
  });

  test("over replacements that would make a giant of the file", () => {
    const edit = { old_text: "a", new_text: "b".repeat(10_000), replace_all: true };
    expect(applyEdit("a".repeat(1_000_000), edit)).toMatchObject({
      type: "failed",
      problem: expect.stringContaining("longer than 8 MiB"),
    });
  });

  // Each would take hours if the work grew with the product of the lengths.
  test.each([
    ["a periodic text that is not there", `"ab".repeat(1_000_000)`, `"ab".repeat(250_000) + "c"`],
    ["one that is there at the end", `"ab".repeat(1_000_000) + "c"`, `"ab".repeat(250_000) + "c"`],
    ["one with CRLF", `"ab\\r\\n".repeat(400_000)`, `"ab\\n".repeat(100_000) + "c"`],
    ["lines that are all but alike", `"x\\n".repeat(1_000_000)`, `"x\\n".repeat(250_000) + "y"`],
    ["a line that is all but alike in white space", `"a ".repeat(900_000)`, `"a  ".repeat(100_000) + "b"`],
    [
      "words that stand everywhere",
      `"one two three\\n".repeat(100_000)`,
      `"three two one\\n".repeat(50_000)`,
    ],
    ["white space alone", `" ".repeat(2_000_000)`, `" ".repeat(500_000) + "x"`],
    [
      "a hundred misses in a large file",
      `"some text of a line\\n".repeat(100_000)`,
      `"some text of\\na line"`,
      100,
    ],
  ])("over %s", async (_, text, old_text, times = 1) => {
    const script = `
      const { applyEdit } = await import("./src/tools/replace.ts");
      const { createExplainMiss } = await import("./src/tools/near-miss.ts");
      const explain = createExplainMiss();
      const text = ${text}, edit = { old_text: ${old_text}, new_text: "z" };
      for (let time = 0; time < ${times}; time += 1) console.log(applyEdit(text, edit, explain).type);`;
    expect(await runApart(script)).toMatch(/^(?:failed|replaced)\n/);
  });
});

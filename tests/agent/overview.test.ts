import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { overview } from "../../src/agent/overview.ts";
import type { FileList } from "../../src/sandbox/sandbox.ts";

const whole = (paths: readonly string[]): FileList => ({ paths: [...paths].sort(), total: paths.length });

test("directories show what is in them, directories first; the files of the top follow", () => {
  const top = whole(["src/", "docs/", "README.md", "package.json"]);
  const nested = whole(["src/a.ts", "src/agent/", "docs/guide.md", "README.md", "package.json"]);
  expect(overview(top, nested)).toBe("docs/ guide.md\nsrc/ agent/, a.ts\nREADME.md, package.json");
});

test("a directory with much in it shows the beginning and the number", () => {
  const many = Array.from({ length: 300 }, (_, index) => `src/module-${index}.ts`);
  expect(overview(whole(["src/"]), whole(many))).toMatch(/^src\/ module-0\.ts, .*, … \(300 in all\)$/);
});

test("where the list is cut, no number is given that isn't known", () => {
  const cut: FileList = { paths: ["a/1", "b/1", "b/2"], total: 5000 };
  expect(overview(whole(["a/", "b/", "c/"]), cut)).toBe("a/ 1\nb/ 1, 2, …\nc/ …");
});

test("an empty repository has none", () => {
  expect(overview(whole([]), whole([]))).toBe("");
});

test("it says how much of the top is left out, and is short whatever there is", () => {
  const name = fc
    .string({ minLength: 1, maxLength: 400, unit: "grapheme-ascii" })
    .map((text) => text.replaceAll("/", "."));
  const entry = fc.tuple(name, fc.boolean()).map(([text, directory]) => (directory ? `${text}/` : text));
  fc.assert(
    fc.property(fc.uniqueArray(entry, { maxLength: 200 }), fc.nat(5000), (paths, more) => {
      const text = overview({ paths: [...paths].sort(), total: paths.length + more }, whole([]));
      expect(text.split("\n").length).toBeLessThan(50);
      expect(text.length).toBeLessThan(50 * 300);
      const left = Number(/\(and (\d+) more here\)$/.exec(text)?.[1] ?? 0);
      expect(left).toBeGreaterThanOrEqual(more);
    }),
  );
  const files = Array.from({ length: 150 }, (_, index) => `a-file-with-a-long-name-${index}.txt`);
  expect(overview({ paths: files, total: 1000 }, whole([]))).toMatch(/\n\(and 976 more here\)$/);
});

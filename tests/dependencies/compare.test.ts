import { describe, expect, test } from "@jest/globals";
import { compareDependencies } from "../../src/dependencies/compare.ts";
import { dependenciesEvent, dependenciesSection } from "../../src/dependencies-text.ts";
import { eventSchema } from "../../src/events/event.ts";
import { stamped } from "../support/sample-run.ts";

const manifest = (dependencies: Readonly<Record<string, string>>) => JSON.stringify({ dependencies });
const lock = (packages: Readonly<Record<string, readonly [version: string, host: string]>>) =>
  JSON.stringify({
    packages: Object.fromEntries(
      Object.entries(packages).map(([name, [version, host]]) => [
        `node_modules/${name}`,
        { version, resolved: `https://${host}/${name}.tgz` },
      ]),
    ),
  });
const told = (texts: Parameters<typeof compareDependencies>[0]) =>
  compareDependencies(texts).changes.map(
    ({ name, before, version, file, isLocked }) =>
      `${name}: ${before ?? "new"} → ${version} (${file}${isLocked ? ", locked" : ""})`,
  );

describe("dependencies of a change", () => {
  test("are those that are new or come in another version, not those that go or stay", () => {
    const before = manifest({ stays: "1", moves: "1", goes: "1" });
    const after = manifest({ stays: "1", moves: "^2", comes: "3" });
    expect(told([{ path: "package.json", before, after }])).toEqual([
      "moves: 1 → ^2 (package.json)",
      "comes: new → 3 (package.json)",
    ]);
  });

  test("of a lock file are told once where a manifest asks for them, but always where they come from elsewhere", () => {
    const before = lock({ a: ["1", "packages.example"], b: ["1", "packages.example"] });
    const after = lock({
      a: ["1", "evil.example"],
      b: ["1", "packages.example"],
      c: ["1", "packages.example"],
      d: ["1", "packages.example"],
      e: ["1", "evil.example"],
    });
    const texts = [
      { path: "package-lock.json", before, after },
      { path: "package.json", before: manifest({}), after: manifest({ c: "^1", e: "^1" }) },
    ];
    expect(told(texts)).toEqual([
      "c: new → ^1 (package.json)",
      "e: new → ^1 (package.json)",
      "a: 1 → 1 from evil.example (package-lock.json, locked)",
      "d: new → 1 (package-lock.json, locked)",
      "e: new → 1 from evil.example (package-lock.json, locked)",
    ]);
    expect(told([{ path: "package-lock.json", before: undefined, after }])).toContain(
      "a: new → 1 from evil.example (package-lock.json, locked)",
    );
  });

  test("that can't be read are said to be so", () => {
    const texts = [
      { path: "package.json", before: manifest({ a: "1" }), after: "{" },
      { path: "pom.xml", before: undefined, after: "<project>" },
      { path: "composer.json", before: "{", after: JSON.stringify({ require: { "a/b": "1" } }) },
      { path: "go.mod", before: undefined, after: undefined },
    ];
    expect(compareDependencies(texts)).toMatchObject({
      changes: [{ name: "a/b", version: "1" }],
      unread: ["package.json", "pom.xml", "go.mod"],
    });
  });

  test("are at most a thousand, the rest is counted", () => {
    const many = Object.fromEntries(Array.from({ length: 1500 }, (_, at) => [`p${at}`, "1"]));
    const report = compareDependencies([{ path: "package.json", before: undefined, after: manifest(many) }]);
    expect(report.changes).toHaveLength(1000);
    expect(report.more).toBe(500);
    expect(dependenciesSection(report)).toContain("1000 new dependencies, 500 more");
  });
});

describe("in the pull request", () => {
  const report = (dependencies: Readonly<Record<string, string>>, before = {}) =>
    compareDependencies([{ path: "package.json", before: manifest(before), after: manifest(dependencies) }]);

  test("they are a table of facts", () => {
    expect(dependenciesSection(report({ a: "^2", b: "" }, { a: "^1" }))).toBe(`<details open>
<summary>1 new dependency, 1 in another version</summary>

| Package | Version | From | File |
| --- | --- | --- | --- |
| \`a\` | \`^1\` → \`^2\` | npm | \`package.json\` |
| \`b\` | any | npm | \`package.json\` |

</details>`);
    expect(dependenciesSection(report({}))).toBe("");
    expect(dependenciesEvent(report({}))).toBeUndefined();
  });

  test("no name says anything but itself", () => {
    const names = [
      "@octo/team",
      "a`b",
      "a|b",
      "a\n\n# b",
      "</details>",
      "<img src=x>",
      "![x](https://evil.example)",
      "closes #1",
      "\u202eevil",
      "x".repeat(5000),
    ];
    const hostile = report(
      Object.fromEntries(
        names.flatMap((name) => [
          [name, "1"],
          [`v${name}`, name],
        ]),
      ),
    );
    const section = dependenciesSection(hostile);
    const rows = section.split("\n").filter((line) => line.startsWith("| `"));
    expect(rows).toHaveLength(names.length * 2);
    for (const row of rows) {
      // Outside of code spans there is nothing of theirs.
      expect(row.replace(/(`+)(?:(?!\1).)+\1/g, "").replaceAll("&#124;", "")).toMatch(
        /^\| +\| (?: → )?\s*\| npm \| +\|$/,
      );
      expect(row.length).toBeLessThan(500);
    }
    expect(section).not.toContain("\u202e");
    const event = dependenciesEvent(hostile);
    expect(event).toBeDefined();
    for (const one of stamped(...(event === undefined ? [] : [event]))) eventSchema.parse(one);
  });

  test("what could not be read is named", () => {
    const section = dependenciesSection({ changes: [], more: 0, unread: ["a/<b>/package.json"] });
    expect(section).toContain("1 dependency file could not be read");
    expect(section).not.toContain("<b>");
  });
});

test("manifests for which no time is left are told as unread", () => {
  let left = 1;
  const text = manifest({ a: "1" });
  const texts = ["a", "b", "c"].map((name) => ({
    path: `${name}/package.json`,
    before: undefined,
    after: text,
  }));
  const report = compareDependencies(texts, () => left-- <= 0);
  expect(report.changes.map(({ file }) => file)).toEqual(["a/package.json"]);
  expect(report.unread).toEqual(["b/package.json", "c/package.json"]);
});

import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";

const sources = globSync("src/**/*.ts").sort();

/** The tree of docs/architecture.md: what is said of src itself and of each of its folders. */
function readTree(text: string): ReadonlyMap<string, string> {
  const [, tree = ""] = /## The tree\n\n```\n(.*?)\n```/s.exec(text) ?? [];
  const sections = new Map<string, string>([["src", ""]]);
  let section = "";
  for (const line of tree.split("\n")) {
    const [, top] = /^(\S+\/)$/.exec(line) ?? [];
    const [, entry] = /^ {2}(\S.*)$/.exec(line) ?? [];
    const [, folder] = /^ {2}(\S+)\/(?: |$)/.exec(line) ?? [];
    if (top !== undefined) section = top === "src/" ? "src" : "";
    else if (section !== "" && folder !== undefined) section = `src/${folder}`;
    else if (section !== "" && entry !== undefined) section = "src";
    if (section !== "") sections.set(section, `${sections.get(section) ?? ""}\n${line}`);
  }
  return sections;
}

/** Files of src that the tree neither names nor covers with a beginning such as `worker-…`. */
function unnamed(text: string, files: readonly string[]): string[] {
  const tree = readTree(text);
  return files.filter((file) => {
    const [, top = "", ...inner] = dirname(file).split("/");
    const said = tree.get(top === "" ? "src" : `src/${top}`) ?? "";
    const words = new Set(said.match(/[\w-]+(?:\.ts|-?…)?/g) ?? []);
    const name = basename(file, ".ts");
    if (top === "") return !words.has(`${name}.ts`);
    if (inner.length > 0 && !said.includes(`${inner.join("/")}/`)) return true;
    return (
      !words.has(name) && ![...words].some((word) => word.endsWith("…") && name.startsWith(word.slice(0, -1)))
    );
  });
}

describe("docs/architecture.md", () => {
  const text = readFileSync("docs/architecture.md", "utf8");

  test("names every file of src, or covers it with a beginning such as `worker-…`", () => {
    const missing = unnamed(text, sources);
    if (missing.length > 0)
      throw new Error(`Say in the tree of docs/architecture.md what these are:\n${missing.join("\n")}`);
  });

  test("names no file and no folder that isn't there", () => {
    const named = [...readTree(text)].flatMap(([section, said]) => [
      section,
      ...(section === "src" ? [...said.matchAll(/[\w-]+\.ts/g)].map(([name]) => `src/${name}`) : []),
    ]);
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });

  test("would be found to lack a file", () => {
    const planted = ["src/utils.ts", "src/agent/magic.ts", "src/attic/box.ts", "src/sandbox/worker-new.ts"];
    expect(unnamed(text, planted)).toEqual(planted.slice(0, 3));
  });

  test("has every file of src on one floor of its list of floors, as the rule has", () => {
    const [, floors = ""] = /## Floors: imports go down only\n\n```\n(.*?)\n```/s.exec(text) ?? [];
    const words = new Set(floors.match(/[\w-]+/g) ?? []);
    const top = sources.filter((file) => dirname(file) === "src").map((file) => basename(file, ".ts"));
    const folders = sources.map((file) => file.split("/")[1] ?? "").filter((name) => !name.endsWith(".ts"));
    expect([...new Set([...top, ...folders])].filter((name) => !words.has(name))).toEqual([]);
  });
});

test("every path in docs/original.md is there", () => {
  const text = readFileSync("docs/original.md", "utf8");
  const paths = [...text.matchAll(/`((?:src|examples|docs|tests)\/[^`\s]*)`/g)].map(([, path = ""]) => path);
  expect(paths.length).toBeGreaterThan(15);
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
});

test("docs/configuration.md tells of every input under a heading of its own choice, of none twice", async () => {
  const { inputThemes } = (await import("../scripts/input-themes.mjs" as string)) as {
    readonly inputThemes: Readonly<Record<string, readonly string[]>>;
  };
  const named = Object.values(inputThemes).flat();
  const { inputs } = parse(readFileSync("action.yml", "utf8")) as { readonly inputs: object };
  expect(Object.keys(inputs).filter((name) => !named.includes(name))).toEqual([]);
  expect(new Set(named).size).toBe(named.length);
});

test("docs/setup.md names every example", () => {
  const setup = readFileSync("docs/setup.md", "utf8");
  const examples = globSync("examples/*.yml");
  expect(examples.filter((path) => !setup.includes(`](../${path})`))).toEqual([]);
});

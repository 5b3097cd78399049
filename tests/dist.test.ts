import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

let alone: string;
beforeAll(() => {
  alone = mkdtempSync(join(tmpdir(), "dist-"));
  cpSync("dist", join(alone, "dist"), { recursive: true });
});
afterAll(() => rmSync(alone, { recursive: true }));

/** Starts an entry of the copy, with nothing in its environment. */
function start(entry: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(alone, "dist", entry, "index.js"), ...args],
    { cwd: alone, encoding: "utf8", env: {}, input: "" },
  );
  return { status, stdout, stderr, output: `${stdout}${stderr}` };
}

function files(): { readonly path: string; readonly text: string }[] {
  return (readdirSync("dist", { recursive: true }) as string[])
    .filter((path) => statSync(join("dist", path)).isFile())
    .map((path) => ({ path, text: readFileSync(join("dist", path), "utf8") }));
}

describe("dist, alone in an empty folder", () => {
  test("main says what it misses in the runner's way and fails, without a stack", () => {
    const { status, stdout, output } = start("main");
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error/m);
    expect(output).not.toMatch(/^\s+at /m);
  });

  test("post has nothing to do and says so", () => {
    expect(start("post")).toMatchObject({ status: 0, stderr: "", stdout: expect.stringMatching(/^.+\n$/) });
  });

  test("cli explains itself", () => {
    const { status, stdout, stderr } = start("cli", "--help");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("--prompt");
  });

  test("cli answers bad usage with one sentence", () => {
    const { status, stdout, stderr } = start("cli", "--no-such-option");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^.*--no-such-option.*\n$/);
  });

  test("worker ends when nobody is at the other end of its pipe", () => {
    expect(start("worker")).toMatchObject({ status: 0, stderr: "" });
  });
});

describe("the files of dist", () => {
  test("the worker is one file, because the sandbox shows it no other", () => {
    expect(readdirSync("dist/worker").sort()).toEqual(["index.js", "package.json"]);
  });

  test("hold no source maps and stay small", () => {
    const all = files();
    expect(all.filter(({ path }) => path.endsWith(".map"))).toEqual([]);
    // 5.1 MB now. OpenTelemetry's SDK is 0.1 of it, and 0.4 more is licences.
    expect(all.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)).toBeLessThan(5_600_000);
  });

  test("are ASCII where a start reads them, say their sources in comments and nothing else", () => {
    for (const { path, text } of files().filter((file) =>
      /^(?:program\/(?:\d+\.)?|worker\/)index\.js$/.test(file.path),
    )) {
      expect({ path, bytes: Buffer.byteLength(text) }).toEqual({ path, bytes: text.length });
      const comments = text.split("\n").filter((line) => /^\s*(?:\/[/*]| \*\/?(?: |$))/.test(line));
      expect(comments.filter((line) => !/^\s*\/\/ CONCATENATED MODULE: \S+$/.test(line))).toEqual([]);
    }
  });

  test("hold one fetch, which is Node's own", () => {
    const own = files().filter(({ text }) => /class (?:Pool|MockAgent|RetryAgent)\b/.test(text));
    expect(own.map(({ path }) => path)).toEqual([]);
  });

  test("name no path of the machine that built them", () => {
    const absolute = /["'`(\s](?:file:\/\/)?\/[\w./-]+\/(?:node_modules|src)\/[\w@./-]+/;
    for (const { path, text } of files()) {
      expect({ path, found: absolute.exec(text)?.[0] }).toEqual({ path, found: undefined });
      expect({ path, found: text.includes(resolve(".")) }).toEqual({ path, found: false });
    }
  });

  test("hold nothing that looks like a key", () => {
    const key = /sk-ant-[\w-]{20,}|gh[pousr]_\w{30,}|github_pat_\w{30,}|PRIVATE KEY-----\s*\w{20,}/;
    for (const { path, text } of files()) {
      expect({ path, found: key.exec(text)?.[0] }).toEqual({ path, found: undefined });
    }
  });
});

describe("providers are loaded when they are chosen", () => {
  /** Words that each one's code has and no other's. */
  const marks = {
    Vertex: "AnthropicVertex",
    Bedrock: "AnthropicBedrockMantle",
    Foundry: "AnthropicFoundry",
    "the job's identity": "exchange this job's identity for a token under the federation rule",
    "the identity for Foundry": "api://AzureADTokenExchange",
    "the key": "the key given as",
  };
  const names = (text: string) =>
    Object.entries(marks).flatMap(([name, mark]) => (text.includes(mark) ? [name] : []));
  const chunks = () =>
    new Map(
      files()
        .filter(({ path }) => /^program\/.*\.js$/.test(path))
        .map(({ path, text }) => [path.slice("program/".length), text]),
    );
  /** The files that are loaded together, for each place that loads some. */
  const groups = (text: string) =>
    [...text.matchAll(/(?:__(?:nccwpck|webpack)_require__\.e\((?:\/\*.*?\*\/ )?\d+\)(?:,\s*)?)+/g)].map(
      ([group]) => [...group.matchAll(/(\d+)\)/g)].map(([, id]) => `${id}.index.js`),
    );

  test("no door's own code has one of them", () => {
    const all = chunks();
    const entry = all.get("index.js") ?? "";
    const loaded = groups(entry);
    expect(loaded).toHaveLength(3);
    expect(names(entry)).toEqual([]);
    for (const file of new Set(loaded.flat())) {
      expect({ file, has: names(all.get(file) ?? "missing: the key given as") }).toEqual({ file, has: [] });
    }
  });

  test("and so is OpenTelemetry's SDK", () => {
    const all = chunks();
    const hasSdk = (file: string) => /node_modules\/@opentelemetry\//.test(all.get(file) ?? "");
    expect([...all.keys()].some(hasSdk)).toBe(true);
    expect(
      groups(all.get("index.js") ?? "")
        .flat()
        .filter(hasSdk),
    ).toEqual([]);
  });

  test("each comes with no other", () => {
    const all = chunks();
    const together = [...all.values()]
      .flatMap(groups)
      .map((group) => [...new Set(group.flatMap((file) => names(all.get(file) ?? "")))]);
    expect(new Set(together.flat())).toEqual(new Set(Object.keys(marks)));
    for (const some of together) expect(some.length).toBeLessThanOrEqual(1);
  });
});

describe("the licences", () => {
  const licenses = () => readFileSync("dist/licenses.txt", "utf8");
  /** The packages that have a heading, and the length of the text below it. */
  const listed = () =>
    licenses()
      .split(/^(?=\S.* \d+\.\d+\.\d+\S* \(.+\)\n-+$)/m)
      .map((section) => ({ name: section.split(" ")[0], characters: section.length }));

  test("cover every package whose name the bundle mentions", () => {
    const bundled = files().flatMap(({ text }) =>
      [...text.matchAll(/\.\/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\//g)].map((match) => match[1]),
    );
    expect(bundled.length).toBeGreaterThan(10);
    expect(listed().map(({ name }) => name)).toEqual(expect.arrayContaining([...new Set(bundled)]));
  });

  test("cover every dependency that the product imports with a whole text", () => {
    const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
      readonly dependencies: Readonly<Record<string, string>>;
    };
    const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => readFileSync(join("src", name), "utf8"))
      .join("\n");
    const imported = Object.keys(dependencies).filter((name) =>
      new RegExp(`(?:from |import\\()"${name}["/]`).test(sources),
    );
    expect(imported.length).toBeGreaterThan(5);
    expect(listed().map(({ name }) => name)).toEqual(expect.arrayContaining(imported));
    expect(listed().filter(({ characters }) => characters < 500)).toEqual([]);
  });

  test("a bundled package without a text fails the build", () => {
    const directory = join(alone, "node_modules/unlicensed");
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, "package.json"), JSON.stringify({ name: "unlicensed", version: "1.0.0" }));
    const call = `import { renderLicenses } from ${JSON.stringify(resolve("scripts/licenses.mjs"))};
await renderLicenses(${JSON.stringify(alone)}, [${JSON.stringify(join(directory, "index.js"))}]);`;
    const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", call], {
      encoding: "utf8",
    });
    expect(status).toBe(1);
    expect(stderr).toContain("node_modules/unlicensed has no licence text");
  });
});

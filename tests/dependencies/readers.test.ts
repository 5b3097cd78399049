import { describe, expect, test } from "@jest/globals";
import { manifestAt } from "../../src/dependencies/manifests.ts";

const read = (path: string, text: string) =>
  [...(manifestAt(path)?.read(text) ?? [])].map(({ name, version, source }) =>
    [name, version, ...(source === undefined ? [] : [`from ${source}`])].join(" ").trim(),
  );

describe("what a file declares", () => {
  test.each<readonly [path: string, text: string, declared: readonly string[]]>([
    [
      "web/package.json",
      JSON.stringify({
        name: "own",
        dependencies: { a: "^1.0.0", b: "npm:other@2", c: 3 },
        devDependencies: { d: "git+https://git.example/d.git" },
        peerDependencies: { e: "*" },
        optionalDependencies: { f: "1" },
        overrides: { g: { h: "2", ".": "3" } },
        pnpm: { overrides: { i: "4" } },
        scripts: { z: "z" },
      }),
      ["a ^1.0.0", "b npm:other@2", "d git+https://git.example/d.git", "f 1", "e *", "h 2", ". 3", "i 4"],
    ],
    [
      "package-lock.json",
      JSON.stringify({
        lockfileVersion: 3,
        packages: {
          "": { name: "own", version: "1" },
          "node_modules/a": { version: "1.0.0", resolved: "https://packages.example/a.tgz" },
          "node_modules/a/node_modules/@s/b": { version: "2.0.0" },
          "node_modules/c": {
            name: "other",
            version: "3.0.0",
            resolved: "git+ssh://git@git.example/c.git#1",
          },
          "node_modules/own": { link: true, resolved: "packages/own" },
          "packages/own": { version: "1" },
        },
      }),
      ["a 1.0.0 from packages.example", "@s/b 2.0.0", "c (other) 3.0.0 from git.example"],
    ],
    [
      "package-lock.json",
      JSON.stringify({
        dependencies: { a: { version: "1", dependencies: { b: { version: "2" } } } },
      }),
      ["a 1", "b 2"],
    ],
    [
      "yarn.lock",
      `# yarn lockfile v1

"@s/a@^1.0.0", "@s/a@^1.1.0":
  version "1.2.0"
  resolved "https://packages.example/a.tgz#0"
  dependencies:
    b "^2"

b@^2, b@file:./b:
  version "2.0.0"
`,
      ["@s/a 1.2.0 from packages.example", "b 2.0.0"],
    ],
    [
      "yarn.lock",
      `__metadata:
  version: 8

"@s/a@npm:^1.0.0":
  version: 1.2.0
  resolution: "@s/a@npm:1.2.0"

"c@https://git.example/c.git":
  version: 3.0.0
  resolution: "c@https://git.example/c.git#commit=0"

"own@workspace:.":
  version: 0.0.0-use.local
  resolution: "own@workspace:."
`,
      ["@s/a 1.2.0", "c 3.0.0 from git.example"],
    ],
    [
      "pnpm-lock.yaml",
      `lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      a: 1
packages:

  '@s/a@1.2.0(b@2.0.0)':
    resolution: {integrity: sha512-0}

  /b/2.0.0:
    resolution: {tarball: https://evil.example/b.tgz}
    dependencies:
      c: 1

  d@3.0.0:
    resolution: {integrity: sha512-0}
snapshots:
  e@1.0.0: {}
`,
      ["@s/a 1.2.0", "b 2.0.0 from evil.example", "d 3.0.0"],
    ],
    [
      "requirements-dev.txt",
      `# comment
A.b_c[extra]==1.0 ; python_version > "3"  # why
d>=1,<2 \\
    --hash=sha256:0 \\
    --hash=sha256:1
e
f @ https://user:secret@files.example/f.whl
git+https://git.example/g.git@main#egg=g
-r other.txt
--extra-index-url https://user:secret@packages.example/simple
-e ./local
`,
      [
        ...["a-b-c ==1.0", "d >=1,<2", "e", "f https://files.example/f.whl"],
        ...[
          "g git+https://git.example/g.git@main#egg=g",
          "--extra-index-url https://packages.example/simple",
        ],
        "-e ./local",
      ],
    ],
    [
      "pyproject.toml",
      `[build-system]
requires = ["setuptools>=61"] # comment with ]
[project]
name = "own"
dependencies = [
  "a>=1", # "no"
  'b[x] ; python_version < "3"',
]
[project.optional-dependencies]
test = ["c~=2.0"]
[dependency-groups]
dev = ["d", {include-group = "test"}]
[tool.poetry.dependencies]
python = "^3"
E_e = "^1"
f = { git = "https://git.example/f.git", rev = "0" }
[tool.poetry.group.docs.dependencies]
"g" = {version = "2", extras = ["x"]}
[tool.other]
dependencies = ["no"]
`,
      [
        ...["setuptools >=61", "a >=1", "b", "c ~=2.0", "d", "e-e ^1"],
        ...["f git https://git.example/f.git rev 0", "g 2"],
      ],
    ],
    [
      "uv.lock",
      `version = 1
[[package]]
name = "a"
version = "1.0"
source = { registry = "https://packages.example/simple" }
dependencies = [
    { name = "b" },
]
[[package]]
name = "b"
version = "2.0"
[package.source]
type = "git"
url = "https://git.example/b"
[package.dependencies]
name = "no"
`,
      ["a 1.0 from https://packages.example/simple", "b 2.0 from https://git.example/b"],
    ],
    [
      "go.mod",
      `module example.com/own
go 1.24
require example.com/a v1.0.0
require (
\texample.com/b v2.0.0 // indirect
\t"example.com/c" v3.0.0
)
replace example.com/a => ../a
replace (
\texample.com/b v2.0.0 => example.com/evil v1.0.0
)
tool example.com/t
exclude example.com/x v1.0.0
`,
      [
        ...["example.com/a v1.0.0", "example.com/b v2.0.0", "example.com/c v3.0.0", "example.com/a => ../a"],
        ...["example.com/b => example.com/evil v1.0.0", "example.com/t tool"],
      ],
    ],
    [
      "Cargo.toml",
      `[package]
name = "own"
[dependencies]
a = "1"
b = { version = "2", features = ["x"] }
c.workspace = true
d.version = "3"
"e" = { git = "https://git.example/e", branch = "main" }
f = { package = "evil", version = "1" }
[dev-dependencies.g]
version = "4"
path = "../g"
[target.'cfg(unix)'.build-dependencies]
h = "5"
[workspace.dependencies]
i = "6"
[patch.crates-io]
j = { path = "j" }
`,
      [
        ...[
          "a 1",
          "b 2",
          "d 3",
          "e git https://git.example/e branch main",
          "f as evil 1",
          "g 4",
          "g path ../g",
        ],
        ...["h 5", "i 6", "j path j"],
      ],
    ],
    [
      "pom.xml",
      `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e "evil">]><project><parent><groupId>g</groupId><artifactId>p</artifactId><version>1</version></parent>
<dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId><version>\${a.version}</version></dependency>
<dependency><groupId>g</groupId><artifactId>b&amp;&e;</artifactId></dependency></dependencies>
<build><plugins><plugin><artifactId>c</artifactId><version>01.0</version></plugin></plugins></build></project>`,
      ["g:p 1", `g:a \${a.version}`, "g:b&amp;&e;", "c 01.0"],
    ],
    [
      "Gemfile",
      `source "https://gems.example"
# gem "no"
gem "a", "~> 1.0" # why
gem('b', git: "https://git.example/b")
group :test do
  gem 'c'
end
`,
      ["source https://gems.example", "a ~> 1.0", "b git: https://git.example/b", "c"],
    ],
    [
      "Gemfile.lock",
      `GIT
  remote: https://git.example/b
  specs:
    b (0.1)
GEM
  remote: https://gems.example/
  specs:
    a (1.0)
      c (>= 1)
    c (2.0)
`,
      [
        "b 0.1 from https://git.example/b",
        "a 1.0 from https://gems.example/",
        "c 2.0 from https://gems.example/",
      ],
    ],
    [
      "composer.json",
      JSON.stringify({ require: { php: "^8", "ext-json": "*", "a/b": "^1" }, "require-dev": { "c/d": "2" } }),
      ["a/b ^1", "c/d 2"],
    ],
    [
      "composer.lock",
      JSON.stringify({
        packages: [
          { name: "a/b", version: "1.0", dist: { url: "https://packages.example/a" } },
          null,
          { name: 1 },
        ],
        "packages-dev": { "0": 1 },
      }),
      ["a/b 1.0 from packages.example"],
    ],
    [
      ".github/workflows/ci.yml",
      `jobs:
  a:
    uses: octo/flows/.github/workflows/x.yml@v1
  b:
    steps:
      - uses: actions/checkout@0123 # v7
      - { name: x, uses: "docker://alpine:3" }
      # - uses: no/no@v1
      - uses: ./local
      - name: causes: no
        run: echo "uses"
`,
      ["octo/flows/.github/workflows/x.yml v1", "actions/checkout 0123", "docker://alpine:3"],
    ],
  ])("%s", (path, text, declared) => {
    expect(read(path, text)).toEqual(declared);
    if (!text.includes("\r")) expect(read(path, text.replaceAll("\n", "\r\n"))).toEqual(declared);
  });

  test.each(["src/index.js", "package.json.md", "docs/requirements.md", "workflows/ci.yml", "my-go.mod.txt"])(
    "%s declares nothing",
    (path) => {
      expect(manifestAt(path)).toBeUndefined();
    },
  );
});

describe("a hostile file", () => {
  const paths = [
    ...[
      "package.json",
      "package-lock.json",
      "yarn.lock",
      "pnpm-lock.yaml",
      "requirements.txt",
      "pyproject.toml",
    ],
    ...[
      "uv.lock",
      "go.mod",
      "Cargo.toml",
      "Cargo.lock",
      "pom.xml",
      "Gemfile",
      "Gemfile.lock",
      "composer.json",
    ],
    ...["composer.lock", "action.yml"],
  ];
  const megabyte = 1024 ** 2;
  const texts: readonly (readonly [what: string, text: string])[] = [
    ["of brackets", "[".repeat(megabyte)],
    ["of braces and quotes", '{"'.repeat(megabyte / 2)],
    ["of objects in objects", `${'{"dependencies":'.repeat(50_000)}1${"}".repeat(50_000)}`],
    ["of elements in elements", `${"<dependency>".repeat(50_000)}${"</dependency>".repeat(50_000)}`],
    ["of white space", " ".repeat(megabyte)],
    ["of short lines of white space", `${" ".repeat(3900)}\n`.repeat(270)],
    ["of lines of hashes", `${"#".repeat(3900)}\n`.repeat(270)],
    ["of lines of hashes and spaces", `gem "a", ${" #".repeat(1900)}\n`.repeat(270)],
    ["of keys that never end", `${"a.".repeat(1900)}\n`.repeat(270)],
    ["of open lists", "[dependencies]\na = [\n".repeat(50_000)],
    ["of quotes", `a = ${'"'.repeat(3900)}\n`.repeat(270)],
    ["of backslashes", `a = "${"\\".repeat(3900)}\n`.repeat(270)],
    ["of one list of open quotes", `[[package]]\nname = [\n${`${'\\"'.repeat(1900)}\n`.repeat(270)}`],
    [
      "of lists of open quotes",
      `[[package]]\nname = [\n${`${'\\"'.repeat(1900)}\n`.repeat(15)}]\n`.repeat(18),
    ],
    [
      "of escaped line ends",
      `[[package]]\nname = [\n${`"${'\\"'.repeat(1900)}\\\n`.repeat(15)}]\n`.repeat(18),
    ],
    ["of names with far ends", `a${" ".repeat(3990)}b\n`.repeat(260)],
    ["of carriage returns after a gem", `gem "a"${" ".repeat(3900)}x\rx\n`.repeat(260)],
    ["of carriage returns after a key", `a =${" ".repeat(3900)}x\rx\n`.repeat(260)],
    ["of carriage returns after slashes", `${"/".repeat(3900)}\rx\n`.repeat(260)],
    ["of carriage returns after comments", `${" #".repeat(1950)}\rx\n`.repeat(260)],
    ["of names", `"${"@a/".repeat(1200)}:\n`.repeat(270)],
    ["of bytes that are no text", Buffer.from([0, 255, 254, 13, 10]).toString("utf8").repeat(100_000)],
    ["with a prototype", '{"dependencies":{"__proto__":"1","constructor":"2","toString":"3"}}'],
    ["of entities", `<!DOCTYPE x [<!ENTITY a "${"b".repeat(1000)}">]><x>${"&a;".repeat(100_000)}</x>`],
  ];

  // What takes seconds here takes a minute as a lock file, which may be longer. Processor time: others may be at work.
  test.each(texts)("%s is read or refused in little time", (_, text) => {
    for (const path of paths) {
      const before = process.threadCpuUsage();
      try {
        for (const one of manifestAt(path)?.read(text) ?? []) expect(typeof one.name).toBe("string");
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
      }
      const { user, system } = process.threadCpuUsage(before);
      expect([path, user + system > 2_000_000]).toEqual([path, false]);
    }
  });
});

test("of a list too long to be read nothing is told, rather than its beginning", () => {
  const list = (count: number) => `[project]\ndependencies = [\n${'"a",\n'.repeat(count)}"evil",\n]\n`;
  expect(read("pyproject.toml", list(100))).toContain("evil");
  expect(() => read("pyproject.toml", list(20_000))).toThrow("a value is too long");
});

test("what follows an unclosed quote is not read", () => {
  expect(read("pyproject.toml", '[project]\ndependencies = ["a", "b]\n')).toEqual(["a"]);
  expect(read("pyproject.toml", '[project]\ndependencies = ["a\\"b", "c [x]  >=1"]\n')).toEqual(["c >=1"]);
});

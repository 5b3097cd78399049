import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, readdirSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import type { Machine } from "./open-sandbox.ts";
import type { Files } from "./repo.ts";

/** A small project in one language, and how it is built and tested. */
export interface Toolchain {
  readonly name: string;
  /** Programs of this machine that it takes; where one is missing, there is nothing to be tried. */
  readonly programs: readonly string[];
  readonly files: Files;
  /** Makes the tools the user's own, as setup actions leave them; gives what is added to PATH. */
  readonly bring?: (machine: Pick<Machine, "home">) => readonly string[];
  /** Run by the job before, in the checkout, where it has a network. */
  readonly before?: string;
  readonly command: string;
  /** In what the command prints. */
  readonly prints: RegExp;
}

const path = (process.env["PATH"] ?? "").split(delimiter).filter((one) => !one.includes("node_modules"));

/** Where this machine's PATH has a program. */
export function find(program: string): string | undefined {
  return path.map((one) => join(one, program)).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export function isHere({ programs }: Pick<Toolchain, "programs">): boolean {
  return programs.every((program) => find(program) !== undefined);
}

/** Whether packages can be had at all where this machine's npm gets them. */
export async function hasPackages(): Promise<boolean> {
  if (find("npm") === undefined) return false;
  const answer = await fetch(ask("npm", "config", "get", "registry"), {
    method: "HEAD",
    signal: AbortSignal.timeout(10_000),
  }).catch(() => undefined);
  return answer !== undefined;
}

/** A tool's directory at another place, as the same files: what lies in root's HOME is out of other users' reach. */
function bringDirectory(from: string, to: string, parts = readdirSync(from)): void {
  mkdirSync(to, { recursive: true });
  for (const part of parts) {
    if (existsSync(join(from, part))) execFileSync("cp", ["-al", join(from, part), to]);
  }
}

/** What a program of this machine says. */
export function ask(program: string, ...args: string[]): string {
  return execFileSync(find(program) ?? program, args, { encoding: "utf8", cwd: "/" }).trim();
}

function bringRust({ home }: Pick<Machine, "home">): readonly string[] {
  const root = ask("rustc", "--print", "sysroot");
  const proxies = dirname(find("cargo") ?? "");
  if (existsSync(join(proxies, "rustup"))) {
    bringDirectory(root, join(home, ".rustup/toolchains", root.slice(root.lastIndexOf("/") + 1)), [
      "bin",
      "lib",
    ]);
    bringDirectory(dirname(dirname(root)), join(home, ".rustup"), [
      "settings.toml",
      "update-hashes",
      "tmp",
      "downloads",
    ]);
    bringDirectory(proxies, join(home, ".cargo/bin"));
    return [join(home, ".cargo/bin")];
  }
  return [join(root, "bin")];
}

function bringPython({ home }: Pick<Machine, "home">): readonly string[] {
  const prefix = realpathSync(ask("python3", "-c", "import sys; print(sys.base_prefix)"));
  if (prefix === "/usr") return [];
  const place = join(home, ".pyenv/versions/3");
  bringDirectory(prefix, place);
  return [join(place, "bin")];
}

/** Debian keeps what a virtual environment takes in a package of its own. */
function systemPythonIsWhole(): boolean {
  return spawnSync("/usr/bin/python3", ["-c", "import ensurepip, ssl"]).status === 0;
}

const rustFiles: Files = {
  "Cargo.toml": '[package]\nname = "demo"\nversion = "0.1.0"\nedition = "2021"\n',
  "src/lib.rs":
    "pub fn sum(a: i32, b: i32) -> i32 { a + b }\n#[test]\nfn sums() { assert_eq!(sum(1, 2), 3); }\n",
  "src/main.rs": 'fn main() { println!("sum {}", demo::sum(1, 2)); }\n',
};

const goFiles: Files = {
  "go.mod": "module example.com/demo\n\ngo 1.21\n",
  "main.go":
    'package main\n\nimport "fmt"\n\nfunc sum(a, b int) int { return a + b }\n\nfunc main() { fmt.Println("sum", sum(1, 2)) }\n',
  "main_test.go":
    'package main\n\nimport "testing"\n\nfunc TestSum(t *testing.T) {\n\tif sum(1, 2) != 3 {\n\t\tt.Fatal("no")\n\t}\n}\n',
};

const javaFiles: Files = {
  "src/main/java/demo/Sum.java":
    'package demo;\npublic class Sum {\n  public static int sum(int a, int b) { return a + b; }\n  public static void main(String[] a) { System.out.println("sum " + sum(1, 2)); }\n}\n',
};

const mavenFiles: Files = {
  ...javaFiles,
  "pom.xml": `<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>demo</groupId><artifactId>demo</artifactId><version>1</version>
  <properties>
    <maven.compiler.source>11</maven.compiler.source><maven.compiler.target>11</maven.compiler.target>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
    <dependency><groupId>junit</groupId><artifactId>junit</artifactId><version>4.13.2</version><scope>test</scope></dependency>
  </dependencies>
</project>
`,
  "src/test/java/demo/SumTest.java":
    "package demo;\npublic class SumTest {\n  @org.junit.Test public void sums() { org.junit.Assert.assertEquals(3, Sum.sum(1, 2)); }\n}\n",
};

/** Without a network. */
export const offline: readonly Toolchain[] = [
  {
    name: "Node and npm",
    programs: ["node", "npm"],
    files: {
      "package.json": '{"name":"demo","version":"1.0.0","scripts":{"test":"node test.js"}}',
      "test.js": 'require("node:assert").equal(1 + 2, 3);\nconsole.log("tested");\n',
    },
    command: "npm test && npm pack --dry-run && npx --no-install --version && node -p 'process.version'",
    prints: /tested\n.*v\d+\./s,
  },
  {
    name: "Python with a virtual environment of the workspace",
    programs: ["python3"],
    files: {
      "demo.py": "def sum(a, b):\n    return a + b\n",
      "test_demo.py":
        "import unittest\nfrom demo import sum\nclass Test(unittest.TestCase):\n    def test_sum(self):\n        self.assertEqual(sum(1, 2), 3)\n",
    },
    bring: bringPython,
    before: "python3 -m venv .venv",
    command:
      ". .venv/bin/activate && python -m unittest -v && pip --version && python3 -m venv other && other/bin/python -c 'import sys; print(sys.prefix != sys.base_prefix)'",
    prints: /OK\n.*pip \d.*True\n/s,
  },
  {
    name: "Go",
    programs: ["go"],
    files: goFiles,
    bring: () => [dirname(find("go") ?? "")],
    command: "go vet ./... && go build -o demo . && ./demo && go test ./...",
    prints: /sum 3\nok\s+example\.com\/demo/,
  },
  {
    name: "Rust",
    programs: ["cargo", "rustc"],
    files: rustFiles,
    bring: bringRust,
    command: "cargo build --offline 2>&1 && target/debug/demo && cargo test --offline 2>&1",
    prints: /sum 3\n.*test result: ok\. 1 passed/s,
  },
  {
    name: "Java",
    programs: ["java", "javac"],
    files: javaFiles,
    command: "javac -d out src/main/java/demo/Sum.java && java -cp out demo.Sum",
    prints: /^sum 3\n/,
  },
  {
    name: "Gradle",
    programs: ["gradle", "javac"],
    files: {
      ...javaFiles,
      "build.gradle":
        "apply plugin: 'java'\ntask sum(type: JavaExec) { main = 'demo.Sum'; classpath = sourceSets.main.runtimeClasspath }\ncheck.dependsOn sum\n",
      "settings.gradle": "rootProject.name = 'demo'\n",
    },
    command: "gradle --offline --no-daemon build 2>&1",
    prints: /sum 3\n.*BUILD SUCCESSFUL/s,
  },
];

/** With the machine's package managers' own configuration, and packages from where that leads. */
export const online: readonly Toolchain[] = [
  {
    name: "npm",
    programs: ["node", "npm"],
    files: {
      "package.json":
        '{"name":"demo","version":"1.0.0","dependencies":{"is-number":"7.0.0"},"scripts":{"test":"node test.js"}}',
      "test.js": 'console.log("number", require("is-number")(3));\n',
    },
    command: "npm install --no-audit --no-fund 2>&1 && npm test",
    prints: /number true/,
  },
  {
    name: "corepack",
    // Mirrors give no signatures.
    programs: ["node", "corepack"],
    files: { "package.json": '{"name":"demo","version":"1.0.0","dependencies":{"is-number":"7.0.0"}}' },
    command:
      "COREPACK_INTEGRITY_KEYS=0 corepack pnpm@9.15.9 install 2>&1 && node -p 'require(\"is-number\")(3)'",
    prints: /true\n$/,
  },
  ...(systemPythonIsWhole()
    ? [
        {
          name: "pip",
          programs: ["python3"],
          files: {},
          command:
            "/usr/bin/python3 -m venv .venv && .venv/bin/pip install -q six==1.17.0 2>&1 && .venv/bin/python -c 'import six; print(six.__version__)'",
          prints: /1\.17\.0\n$/,
        },
      ]
    : []),
  {
    name: "cargo",
    programs: ["cargo", "rustc"],
    files: {
      ...rustFiles,
      "Cargo.toml": `${rustFiles["Cargo.toml"]}\n[dependencies]\nitoa = "1"\n`,
      "src/main.rs": 'fn main() { println!("sum {}", itoa::Buffer::new().format(demo::sum(1, 2))); }\n',
    },
    bring: bringRust,
    command: "cargo build 2>&1 && target/debug/demo",
    prints: /sum 3\n$/,
  },
  {
    name: "go",
    programs: ["go"],
    files: {
      ...goFiles,
      "main.go":
        'package main\n\nimport (\n\t"fmt"\n\n\t"golang.org/x/text/language"\n)\n\nfunc sum(a, b int) int { return a + b }\n\nfunc main() { fmt.Println("sum", sum(1, 2), language.English) }\n',
    },
    bring: () => [dirname(find("go") ?? "")],
    command: "go get golang.org/x/text@v0.14.0 2>&1 && go build -o demo . && ./demo",
    prints: /sum 3 en\n$/,
  },
  {
    name: "Maven",
    programs: ["mvn", "javac", "unzip"],
    files: mavenFiles,
    command:
      "mvn -B -q package 2>&1 && java -cp target/classes demo.Sum && cat target/surefire-reports/*.txt",
    prints: /sum 3\n.*Tests run: 1, Failures: 0/s,
  },
];

/** Offline, after the job itself has fetched what is needed. */
export const fetchedBefore: readonly Toolchain[] = [
  {
    name: "Maven",
    programs: ["mvn", "javac"],
    files: mavenFiles,
    before: "mvn -B -q package && rm -rf target",
    command: "mvn -o -B package 2>&1 && java -cp target/classes demo.Sum",
    prints: /Tests run: 1, Failures: 0.*sum 3\n$/s,
  },
  {
    name: "npm",
    programs: ["node", "npm"],
    files: { "package.json": '{"name":"demo","version":"1.0.0","dependencies":{"is-number":"7.0.0"}}' },
    before: "npm install --no-audit --no-fund && rm -rf node_modules",
    command: "npm ci --offline --no-audit --no-fund 2>&1 && node -p 'require(\"is-number\")(3)'",
    prints: /true\n$/,
  },
];

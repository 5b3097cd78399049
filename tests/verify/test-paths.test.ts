import { describe, expect, test } from "@jest/globals";
import { isTestPath, readTouched } from "../../src/verify/test-paths.ts";

describe("a path", () => {
  test.each([
    ...["test/a.js", "tests/data/x.json", "src/__tests__/a.ts", "pkg/testdata/in", "spec/models/a_spec.rb"],
    ...[
      "a.test.ts",
      "a.spec.js",
      "a_test.go",
      "test_a.py",
      "conftest.py",
      "tests.py",
      "lib/a-test.js",
      "FooTest.java",
    ],
    ...["src/test/java/Foo.java", "FooTests.cs", "a/__snapshots__/x.snap", "e2e/login.ts"],
  ])("%s is a test's", (path) => {
    expect(isTestPath(path)).toBe(true);
  });

  test.each([
    "src/sum.js",
    "contest.py",
    "latest.ts",
    "src/testing.ts",
    "attest/a.js",
    "README.md",
    "protest_a.py",
  ])("%s is not", (path) => {
    expect(isTestPath(path)).toBe(false);
  });
});

describe("what the checks hang on", () => {
  const none = async () => undefined;

  test("are files that define them, files that the command names, and tests that were there", async () => {
    const touched = await readTouched(
      [
        { path: "src/a.js", status: "modified" },
        { path: "web/jest.config.ts", status: "added" },
        { path: "scripts/ci.sh", status: "modified" },
        { path: "scripts/other.sh", status: "modified" },
        { path: "test/new.test.js", status: "added" },
        { path: "test/old.test.js", status: "modified" },
        { path: "test/gone.test.js", status: "deleted" },
        { path: "Makefile", status: "deleted" },
      ],
      { command: "bash ./scripts/ci.sh && make", before: none, after: none },
    );
    expect(touched).toEqual({
      definitions: ["web/jest.config.ts", "scripts/ci.sh", "Makefile"],
      changedTests: ["test/old.test.js"],
      deletedTests: ["test/gone.test.js"],
      newTests: ["test/new.test.js", "test/old.test.js"],
    });
  });

  test("are files of every language that decide what its tools do, and no others", async () => {
    const defining = [
      ...[
        ".npmrc",
        "web/.yarnrc.yml",
        ".yarnrc",
        ".mvn/jvm.config",
        "api/.mvn/wrapper/maven-wrapper.properties",
      ],
      ...[".cargo/config.toml", "gradle/wrapper/gradle-wrapper.jar", "build.rs", "go.mod", "jest.setup.ts"],
      ...["vitest.workspace.ts", "vitest.setup.js", "sitecustomize.py", "tests/conftest.py", "turbo.json"],
      ...["src/Directory.Build.props", ".babelrc", ".babelrc.json"],
    ];
    const others = [
      "npmrc",
      "src/mvn/a.java",
      "docs/cargo/a.md",
      "gradle/a.txt",
      "my.go.mod.txt",
      "rebuild.rs",
    ];
    const touched = await readTouched(
      [...defining, ...others].map((path) => ({ path, status: "modified" as const })),
      { command: "make", before: none, after: none },
    );
    expect(touched.definitions).toEqual(defining);
  });

  test.each([
    ["a new dependency is not among them", { dependencies: { a: "1" } }, []],
    ["another script is", { scripts: { test: "true" } }, ["package.json"]],
    ["another test configuration is", { jest: { testMatch: [] } }, ["package.json"]],
  ])("of package.json, %s", async (_, more, expected) => {
    const before = { scripts: { test: "jest" }, version: "1" };
    const touched = await readTouched([{ path: "package.json", status: "modified" }], {
      command: "npm test",
      before: async () => JSON.stringify(before),
      after: async () => JSON.stringify({ ...before, version: "2", ...more }),
    });
    expect(touched.definitions).toEqual(expected);
  });

  test("a package.json that can't be read is among them", async () => {
    const touched = await readTouched([{ path: "package.json", status: "modified" }], {
      ...{ command: "npm test", before: async () => "{}", after: async () => "{" },
    });
    expect(touched.definitions).toEqual(["package.json"]);
  });
});

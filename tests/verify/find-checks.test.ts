import { describe, expect, test } from "@jest/globals";
import { chooseChecks } from "../../src/verify/choose-checks.ts";

/** A base commit with these files. */
function base(files: Readonly<Record<string, string>>) {
  return {
    readText: async (path: string) => files[path],
    listFiles: async (paths: readonly string[]) =>
      paths.flatMap((path) =>
        path.endsWith("/")
          ? Object.keys(files).filter((file) => file.startsWith(path))
          : path in files
            ? [path]
            : [],
      ),
  };
}

async function found(files: Readonly<Record<string, string>>) {
  const chosen = await chooseChecks({ testReports: [] }, base(files));
  return chosen.type === "checks" ? [chosen.checks.command, chosen.checks.foundIn] : undefined;
}

const script = (test: string) => JSON.stringify({ scripts: { test } });

describe("checks that nobody named", () => {
  test.each<[string, Readonly<Record<string, string>>, readonly string[] | undefined]>([
    ["npm's script", { "package.json": script("jest") }, ["npm test", "package.json"]],
    ["pnpm's", { "package.json": script("jest"), "pnpm-lock.yaml": "" }, ["pnpm test", "package.json"]],
    ["yarn's", { "package.json": script("jest"), "yarn.lock": "" }, ["yarn test", "package.json"]],
    ["bun's", { "package.json": script("x"), "bun.lock": "" }, ["bun run test", "package.json"]],
    [
      "nothing for the script that npm init writes",
      { "package.json": script('echo "Error: no test specified" && exit 1') },
      undefined,
    ],
    ["nothing for a package without scripts", { "package.json": "{}" }, undefined],
    ["nothing for a broken package", { "package.json": "{ scripts" }, undefined],
    ["nothing for scripts of another kind", { "package.json": '{"scripts":{"test":["a"]}}' }, undefined],
    [
      "the Makefile's where the package has none",
      { "package.json": "{}", Makefile: "all:\n\techo\ncheck: all\n\techo\ntest:\n\techo\n" },
      ["make check", "Makefile"],
    ],
    ["its test target", { Makefile: ".PHONY: test\ntest : all\n" }, ["make test", "Makefile"]],
    ["nothing for variables and other targets", { Makefile: "test := 1\ncheck-all:\n\n#test:\n" }, undefined],
    [
      "pytest by its section",
      { "pyproject.toml": "[project]\n[tool.pytest.ini_options]\n" },
      ["python3 -m pytest", "pyproject.toml"],
    ],
    ["pytest by its own file", { "pytest.ini": "" }, ["python3 -m pytest", "pytest.ini"]],
    [
      "pytest by the tests of a project",
      { "pyproject.toml": "[project]\n", "tests/test_a.py": "" },
      ["python3 -m pytest", "pyproject.toml"],
    ],
    ["nothing for a project without tests", { "pyproject.toml": "[project]\n" }, undefined],
    [
      "pytest in uv's environment",
      { "pytest.ini": "[pytest]", "uv.lock": "" },
      ["uv run python -m pytest", "pytest.ini"],
    ],
    [
      "pytest in poetry's",
      { "setup.cfg": "[tool:pytest]\n", "poetry.lock": "" },
      ["poetry run python -m pytest", "setup.cfg"],
    ],
    ["Go's", { "go.mod": "module x" }, ["go test ./...", "go.mod"]],
    ["Cargo's", { "Cargo.toml": "" }, ["cargo test --workspace", "Cargo.toml"]],
    ["Maven's", { "pom.xml": "" }, ["mvn --batch-mode test", "pom.xml"]],
    ["Maven's wrapper", { "pom.xml": "", mvnw: "" }, ["sh ./mvnw --batch-mode test", "pom.xml"]],
    ["Gradle's wrapper", { "build.gradle.kts": "", gradlew: "" }, ["sh ./gradlew test", "build.gradle.kts"]],
    ["nothing in an empty repository", {}, undefined],
  ])("are %s", async (_, files, expected) => {
    expect(await found(files)).toEqual(expected);
  });
});

describe("what the workflow says", () => {
  const files = base({ "package.json": script("jest"), "pom.xml": "" });

  test("counts instead of what could be found", async () => {
    const options = { verifyCommand: "make ci", setupCommand: "make deps", testReports: ["out/*.xml"] };
    expect(await chooseChecks(options, files)).toEqual({
      type: "checks",
      checks: { command: "make ci", setupCommand: "make deps", reports: ["out/*.xml"] },
    });
  });

  test("is added to what is found", async () => {
    expect(await chooseChecks({ setupCommand: "npm ci", testReports: ["junit.xml"] }, files)).toEqual({
      type: "checks",
      checks: {
        command: "npm test",
        foundIn: "package.json",
        setupCommand: "npm ci",
        reports: ["junit.xml"],
      },
    });
  });

  test("turns them off", async () => {
    expect(await chooseChecks({ verifyCommand: "none", testReports: [] }, files)).toEqual({
      type: "none",
      reason: "They are turned off (`verify-command: none`).",
    });
  });

  test("is asked for where nothing is found", async () => {
    expect(await chooseChecks({ testReports: [] }, base({}))).toMatchObject({
      type: "none",
      reason: expect.stringContaining("name them with `verify-command`"),
    });
  });

  test("Maven's reports are known without being named", async () => {
    expect(await chooseChecks({ testReports: [] }, base({ "pom.xml": "" }))).toMatchObject({
      checks: { reports: ["**/target/surefire-reports/TEST-*.xml"] },
    });
  });
});

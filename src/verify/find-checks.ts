import type { BaseFiles, Checks } from "./checks.ts";

type Found = Pick<Checks, "command" | "reports"> & { readonly foundIn: string };

/**
 * The checks of a repository, by the files that build tools know them from; the first that has some. Undefined when
 * none has.
 */
export async function findChecks(base: BaseFiles): Promise<Found | undefined> {
  const known = await withTop(base);
  for (const find of [inPackage, inMakefile, inPython, inGo, inCargo, inMaven, inGradle]) {
    const found = await find(known);
    if (found !== undefined) return { reports: [], ...found };
  }
  return undefined;
}

/** The same files, of which git is asked once whether they are there: a run waits for each question. */
async function withTop(base: BaseFiles): Promise<BaseFiles> {
  const top = new Set(await base.listFiles(topFiles));
  return {
    readText: async (path) => (top.has(path) ? await base.readText(path) : undefined),
    listFiles: async (paths) =>
      paths.every((path) => topFiles.includes(path))
        ? paths.filter((path) => top.has(path))
        : await base.listFiles(paths),
  };
}

type Find = (base: BaseFiles) => Promise<(Omit<Found, "reports"> & Partial<Found>) | undefined>;

const packageFile = "package.json";
/** By the file that a package manager keeps. */
const managers = [
  ["pnpm-lock.yaml", "pnpm test"],
  ["yarn.lock", "yarn test"],
  ["bun.lock", "bun run test"],
  ["bun.lockb", "bun run test"],
] as const;

const inPackage: Find = async (base) => {
  const foundIn = packageFile;
  const script = testScript(await base.readText(foundIn));
  if (script === undefined || isPlaceholder(script)) return undefined;
  const locks = await base.listFiles(managers.map(([lock]) => lock));
  const command = managers.find(([lock]) => locks.includes(lock))?.[1] ?? "npm test";
  return { command, foundIn };
};

function testScript(text: string | undefined): string | undefined {
  try {
    const { scripts } = JSON.parse(text ?? "{}") as { readonly scripts?: { readonly test?: unknown } };
    return typeof scripts?.test === "string" ? scripts.test : undefined;
  } catch {
    return undefined;
  }
}

/** What `npm init` writes. */
function isPlaceholder(script: string): boolean {
  return script.trim() === "" || /no test specified/.test(script);
}

/** In the order in which make looks for them. */
const makefiles = ["GNUmakefile", "makefile", "Makefile"];

const inMakefile: Find = async ({ readText }) => {
  for (const foundIn of makefiles) {
    const text = await readText(foundIn);
    if (text === undefined) continue;
    const target = ["check", "test"].find((name) => new RegExp(`^${name}[ \\t]*:(?![:=])`, "m").test(text));
    return target === undefined ? undefined : { command: `make ${target}`, foundIn };
  }
  return undefined;
};

/** Where pytest is configured, and how. */
const pytestSections = [
  ["pytest.ini", /^/],
  ["pyproject.toml", /^\[tool\.pytest\b/m],
  ["tox.ini", /^\[pytest\]/m],
  ["setup.cfg", /^\[tool:pytest\]/m],
] as const;

const pythonLocks = ["uv.lock", "poetry.lock"];

const inPython: Find = async ({ readText, listFiles }) => {
  let foundIn: string | undefined;
  for (const [path, section] of pytestSections) {
    const text = await readText(path);
    if (text !== undefined && section.test(text)) foundIn ??= path;
  }
  if (foundIn === undefined && (await readText("pyproject.toml")) !== undefined) {
    // With a slash it lists what lies in the directory.
    const tests = await listFiles(["tests/", "test/"]);
    if (tests.some((path) => path.endsWith(".py"))) foundIn = "pyproject.toml";
  }
  if (foundIn === undefined) return undefined;
  const locks = await listFiles(pythonLocks);
  const runner = locks.includes("uv.lock") ? "uv run " : locks.includes("poetry.lock") ? "poetry run " : "";
  return { command: `${runner}${runner === "" ? "python3" : "python"} -m pytest`, foundIn };
};

const otherFiles = ["go.mod", "Cargo.toml", "pom.xml", "mvnw"];
const gradleFiles = ["build.gradle", "build.gradle.kts", "gradlew"];

const inGo: Find = async ({ listFiles }) =>
  (await listFiles(["go.mod"])).length > 0 ? { command: "go test ./...", foundIn: "go.mod" } : undefined;

const inCargo: Find = async ({ listFiles }) =>
  (await listFiles(["Cargo.toml"])).length > 0
    ? { command: "cargo test --workspace", foundIn: "Cargo.toml" }
    : undefined;

const inMaven: Find = async ({ listFiles }) => {
  const files = await listFiles(["pom.xml", "mvnw"]);
  if (!files.includes("pom.xml")) return undefined;
  return {
    command: `${files.includes("mvnw") ? "sh ./mvnw" : "mvn"} --batch-mode test`,
    reports: ["**/target/surefire-reports/TEST-*.xml"],
    foundIn: "pom.xml",
  };
};

const inGradle: Find = async ({ listFiles }) => {
  const files = await listFiles(gradleFiles);
  const foundIn = files.find((path) => path.startsWith("build.gradle"));
  if (foundIn === undefined) return undefined;
  return {
    command: `${files.includes("gradlew") ? "sh ./gradlew" : "gradle"} test`,
    reports: ["**/build/test-results/**/TEST-*.xml"],
    foundIn,
  };
};

/** All that is looked for by name at a repository's top. */
const topFiles: readonly string[] = [
  packageFile,
  ...managers.map(([lock]) => lock),
  ...makefiles,
  ...pytestSections.map(([path]) => path),
  ...pythonLocks,
  ...otherFiles,
  ...gradleFiles,
];

import type { ChangedFile } from "../workspace/workspace.ts";
import type { BaseFiles } from "./checks.ts";

/** Whether a path is that of a test, or of what belongs to one (fixtures, snapshots), by how people name them. */
export function isTestPath(path: string): boolean {
  const parts = path.split("/");
  const name = parts.at(-1) ?? "";
  return parts.slice(0, -1).some((part) => testDirectory.test(part)) || testFile.test(name);
}

const testDirectory = /^(?:tests?|__tests__|__snapshots__|specs?|testdata|e2e|cypress)$/i;
const testFile =
  /[._-](?:test|spec|tests|specs|cy|e2e)\.[^./]+$|^tests?\.[^./]+$|^test_.*\.py$|^conftest\.py$|(?:Tests?|Spec|IT)\.(?:java|kt|kts|groovy|scala|cs|swift|php)$|\.snap$/;

/** Files that decide what checks do and which tests they have, wherever they lie. */
const definitions =
  /^(?:package\.json|\.mocharc(?:\..+)?|(?:jest|vitest|vite|karma|playwright|cypress|ava|babel|wdio)\.config\..+|\.?(?:nyc|c8)rc(?:\..+)?|(?:GNU)?[Mm]akefile|.+\.mk|pytest\.ini|pyproject\.toml|tox\.ini|setup\.cfg|noxfile\.py|conftest\.py|go\.work|Cargo\.toml|pom\.xml|(?:build|settings)\.gradle(?:\.kts)?|gradle\.properties|gradlew|mvnw|Rakefile|\.rspec|phpunit\.xml(?:\.dist)?|composer\.json|tsconfig(?:\..+)?\.json|\.npmrc|\.yarnrc(?:\.yml)?|(?:jest|vitest)\.(?:setup|workspace)\..+|\.babelrc(?:\..+)?|turbo\.json|sitecustomize\.py|build\.rs|go\.mod|Directory\.Build\.props)$/;
/** What lies below them: options of the JVM and of Maven, Cargo's runner and flags, which Gradle is fetched. */
const definingDirectory = /(?:^|\/)(?:\.mvn|\.cargo|gradle\/wrapper)\//;

/** What of a change the checks themselves hang on. Paths are printable. */
export interface Touched {
  /** Files that decide what the checks do. */
  readonly definitions: readonly string[];
  /** Tests that were there and are not as they were. */
  readonly changedTests: readonly string[];
  readonly deletedTests: readonly string[];
  /** New tests, and those that are not as they were: what can be tried on the old code. */
  readonly newTests: readonly string[];
}

/** Whether a file decides what checks do, by its place and name. */
export function decidesChecks(path: string): boolean {
  return definitions.test(path.split("/").at(-1) ?? "") || definingDirectory.test(path);
}

/** Reads a change for what a reader of its checks must know. `command` is what is run. */
export async function readTouched(
  files: readonly Pick<ChangedFile, "path" | "status">[],
  options: {
    readonly command: string;
    readonly before: BaseFiles["readText"];
    readonly after: BaseFiles["readText"];
  },
): Promise<Touched> {
  const words = new Set(options.command.split(/[\s'"=;&|()]+/).map((word) => word.replace(/^\.\//, "")));
  const defining: string[] = [];
  for (const { path, status } of files) {
    const name = path.split("/").at(-1) ?? "";
    if (!decidesChecks(path) && !words.has(path)) continue;
    const isPackage = name === "package.json" && status === "modified";
    if (isPackage && (await runTheSame(path, options))) continue;
    defining.push(path);
  }
  const tests = files.filter(({ path }) => isTestPath(path));
  const paths = (wanted: (file: (typeof tests)[number]) => boolean) =>
    tests.filter(wanted).map(({ path }) => path);
  return {
    definitions: defining,
    changedTests: paths(({ status }) => status === "modified" || status === "type-changed"),
    deletedTests: paths(({ status }) => status === "deleted"),
    newTests: paths(({ status }) => status !== "deleted"),
  };
}

/** Of a package.json only these decide what a test run does; dependencies and the version are the change's own matter. */
const runKeys = ["scripts", "jest", "mocha", "ava", "nyc", "c8", "vitest", "type"];

async function runTheSame(
  path: string,
  { before, after }: Pick<Parameters<typeof readTouched>[1], "before" | "after">,
): Promise<boolean> {
  const [was, is] = (await Promise.all([before(path), after(path)])).map(partsThatRun);
  return was !== undefined && was === is;
}

function partsThatRun(text: string | undefined): string | undefined {
  try {
    const content = JSON.parse(text ?? "") as Readonly<Record<string, unknown>>;
    return JSON.stringify(runKeys.map((key) => content[key] ?? null));
  } catch {
    return undefined;
  }
}

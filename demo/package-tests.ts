import { type RunUser, runAs, systemPath } from "../tests/support/runner/user.ts";
import { git, installTestRunner } from "./package-repository.ts";

export interface TestReport {
  readonly passed: number;
  readonly failed: number;
  /** Names of the tests with a failed assertion. */
  readonly failedTests: readonly string[];
  readonly exitCode: number | null;
  /** The runner's whole output (TAP). */
  readonly output: string;
}

// By way of a file: tape writes synchronously, and gives up where a slow reader makes it wait.
const script = "/opt/node node_modules/.bin/tape test/*.js > /tmp/tap; code=$?; cat /tmp/tap; exit $code";

/**
 * Checks a branch out afresh into `directory` and runs its tests: in a container of their own, without network,
 * because the code of a pull request that nobody has reviewed is in it.
 */
export async function testBranch(options: {
  readonly gitDir: string;
  readonly branch: string;
  /** Doesn't exist yet. */
  readonly directory: string;
  readonly node: string;
  readonly user: RunUser;
}): Promise<TestReport> {
  const { gitDir, branch, directory, node, user } = options;
  await git("/", "clone", "--quiet", "--depth=1", "--branch", branch, `file://${gitDir}`, directory);
  await installTestRunner(directory);
  await runAs({ prefix: [] }, ["chmod", "-R", "a+rX", directory], { cwd: "/", env: { PATH: systemPath } });
  const { stdout, stderr, exitCode } = await runAs(
    user,
    [
      ...(["bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL"] as const),
      ...["--clearenv", "--setenv", "PATH", systemPath],
      ...["/usr", "/bin", "/lib", "/lib64"].flatMap((path) => ["--ro-bind-try", path, path]),
      ...["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"],
      ...["--ro-bind", node, "/opt/node", "--ro-bind", directory, "/opt/package", "--chdir", "/opt/package"],
      ...["--", "/bin/sh", "-c", script],
    ],
    { cwd: "/", env: { PATH: systemPath } },
  );
  const count = (what: string) => Number(new RegExp(`^# ${what} +(\\d+)$`, "m").exec(stdout)?.[1] ?? 0);
  const passed = count("pass");
  if (passed === 0) throw new Error(`The package's tests did not run:\n${stdout}${stderr}`);
  return { passed, failed: count("fail"), failedTests: failedTests(stdout), exitCode, output: stdout };
}

/** In TAP as tape writes it, a comment names the test that the following assertions belong to. */
function failedTests(tap: string): string[] {
  let name = "";
  const failed = new Set<string>();
  for (const line of tap.split("\n")) {
    if (line.startsWith("# ")) name = line.slice(2);
    else if (line.startsWith("not ok")) failed.add(name);
  }
  return [...failed];
}

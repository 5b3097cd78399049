import { mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { UserError } from "../errors.ts";
import { logLine } from "../neutralise.ts";
import type { FailureCode } from "../outcome.ts";
import { type Environment, runTrusted, type TrustedResult } from "../trusted.ts";
import { type Access, makeEmptyDir } from "./git-server.ts";

export interface NewPullRequest {
  readonly branch: string;
  readonly base: string;
  readonly title: string;
  readonly body: string;
  readonly draft: boolean;
}

export interface CreatedPullRequest {
  readonly number: number;
  readonly url: string;
}

/** GitHub's limits, in characters. */
const maxTitleLength = 256;
const maxBodyLength = 65_536;

/** gh itself would wait for ever. */
const timeoutMs = 60_000;
const attempts = 4;
const firstPauseMs = 1_000;

/** Opens a pull request with `gh`, or finds the one that an earlier try already opened for the branch. */
export async function createPullRequest(
  access: Access,
  repository: string,
  wanted: NewPullRequest,
): Promise<CreatedPullRequest> {
  const { gh } = access.programs;
  if (gh === undefined) throw new Error("a pull request was asked for without gh");
  const place = await openGh(access);
  const bodyFile = join(place.configDir, "body.md");
  await writeFile(bodyFile, wanted.body.slice(0, maxBodyLength), { mode: 0o600 });
  const args = [
    ...["pr", "create", "-R", `${new URL(access.serverUrl).host}/${repository}`],
    ...["--head", wanted.branch, "--base", wanted.base],
    ...[`--title=${wanted.title.slice(0, maxTitleLength)}`, "--body-file", bodyFile],
    ...(wanted.draft ? ["--draft"] : []),
  ];
  for (let attempt = 1; ; attempt += 1) {
    access.signal.throwIfAborted();
    const { signal } = access;
    const options = { cwd: place.cwd, env: place.env, timeoutMs, signal };
    const result = await runTrusted(gh, args, options);
    // Also when it exists already: then an earlier answer was lost.
    const created = readCreated(result, access.serverUrl);
    if (created !== undefined) return created;
    const refusal = explain(result, wanted);
    if (refusal !== undefined) throw refusal;
    if (attempt === attempts) throw unavailable(result);
    await wait(firstPauseMs * 2 ** (attempt - 1), undefined, { signal: access.signal });
  }
}

/**
 * gh reads its own configuration, which could name another server, and asks git about the directory it is in,
 * which could have git run something: it gets a directory with nothing in it for each.
 */
async function openGh(access: Access): Promise<{ configDir: string; cwd: string; env: Environment }> {
  const cwd = await makeEmptyDir(access.tempDir);
  const configDir = await mkdtemp(join(access.tempDir, "gh-"));
  const token = access.token?.reveal() ?? "";
  return {
    configDir,
    cwd,
    env: {
      ...access.env,
      GH_CONFIG_DIR: configDir,
      GH_HOST: new URL(access.serverUrl).host,
      // github.com is asked under the first, every other server under the second.
      GH_TOKEN: token,
      GH_ENTERPRISE_TOKEN: token,
      GH_PROMPT_DISABLED: "1",
      GH_NO_UPDATE_NOTIFIER: "1",
      GIT_DIR: "/dev/null",
    },
  };
}

/** The address that gh printed, on success on stdout, for an existing pull request on stderr. */
function readCreated(result: TrustedResult, serverUrl: string): CreatedPullRequest | undefined {
  const exists = /already exists:/.test(result.stderr);
  if (result.exitCode !== 0 && !exists) return undefined;
  const text = exists ? result.stderr : result.stdout.toString("utf8");
  const { origin } = new URL(serverUrl);
  return text
    .split(/\s+/)
    .filter((word) => word.startsWith(`${origin}/`))
    .flatMap((url) => {
      const number = /^\/[\w.-]+\/[\w.-]+\/pull\/(\d+)$/.exec(url.slice(origin.length))?.[1];
      return number === undefined ? [] : [{ number: Number(number), url }];
    })
    .at(-1);
}

const refusals: readonly {
  readonly pattern: RegExp;
  readonly code: FailureCode;
  readonly sentence: string;
}[] = [
  {
    pattern: /GitHub Actions is not permitted to create or approve pull requests/,
    code: "pr-not-permitted",
    sentence:
      "The repository does not allow GitHub Actions to create pull requests; turn on Settings > Actions > General > Workflow permissions > Allow GitHub Actions to create and approve pull requests.",
  },
  {
    pattern: /Resource not accessible by|Must have admin rights|does not have the correct permissions/,
    code: "pr-not-permitted",
    sentence: "The token may not create pull requests; the job needs `permissions: pull-requests: write`.",
  },
  {
    pattern: /HTTP 401|Bad credentials/,
    code: "pr-not-permitted",
    sentence: "GitHub does not accept the token; it may have expired (an app's lives one hour).",
  },
  {
    pattern: /Base ref must be a branch/,
    code: "bad-input",
    sentence: "The base of the pull request is no branch of the repository; check `base`.",
  },
  {
    pattern: /Could not resolve to a Repository|Not Found|HTTP 404/i,
    code: "pr-not-permitted",
    sentence: "The token does not let us see the repository.",
  },
  {
    pattern: /No commits between/,
    code: "pr-not-permitted",
    sentence: "The base has the branch's commits already, so there is nothing to propose.",
  },
];

/** Why GitHub refused, or undefined when asking again may help. */
function explain(result: TrustedResult, wanted: NewPullRequest): UserError | undefined {
  const known = refusals.find(({ pattern }) => pattern.test(result.stderr));
  if (known !== undefined)
    return new UserError(known.code, `${known.sentence} gh said: ${firstLine(result.stderr)}.`);
  if (result.timedOut || passing.test(result.stderr)) return undefined;
  return new UserError(
    "pr-not-permitted",
    `GitHub refused the pull request from ${wanted.branch} to ${wanted.base}: ${firstLine(result.stderr)}.`,
  );
}

/** Faults that pass: GitHub's own, limits on how fast one may create, and the network's. */
const passing =
  /HTTP 5\d\d|HTTP 429|submitted too quickly|secondary rate limit|abuse detection|Something went wrong|error connecting to|EOF|connection re(?:set|fused)|dial tcp|i\/o timeout|TLS handshake/i;

function firstLine(stderr: string): string {
  return logLine((stderr.trim().split("\n").at(-1) ?? "").slice(0, 300));
}

function unavailable(result: TrustedResult): UserError {
  const why = result.timedOut ? "it did not answer in time" : firstLine(result.stderr);
  return new UserError("github-unavailable", `GitHub could not be asked for a pull request: ${why}.`);
}

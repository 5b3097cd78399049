import { setTimeout as wait } from "node:timers/promises";
import { UserError } from "../errors.ts";
import type { Git } from "../git.ts";
import { logLine } from "../neutralise.ts";
import type { FailureCode } from "../outcome.ts";
import type { TrustedResult } from "../trusted.ts";
import { type Access, basic, openServerGit, signedIn } from "./git-server.ts";

export interface PushOptions {
  readonly gitDir: string;
  readonly sha: string;
  readonly branch: string;
  /** What the branch must be on the server for the push to be let through. */
  readonly expect: string | "absent";
}

/** The branch is there already, or is not what was expected of it. */
export class BranchTaken extends UserError {}

const timeoutMs = 300_000;
const checkTimeoutMs = 30_000;
const maxRefusalBytes = 4096;
const attempts = 3;
const firstPauseMs = 1_000;

/** Pushes one commit to one branch, never over anything else; rejects with UserError when GitHub refuses it. */
export async function push(access: Access, repository: string, options: PushOptions): Promise<void> {
  const git = await openServerGit(access, options.gitDir);
  const address = `${new URL(access.serverUrl).origin}/${repository}`;
  for (let attempt = 1; ; attempt += 1) {
    access.signal.throwIfAborted();
    const result = await pushOnce(git, access, address, options);
    if (result.exitCode === 0) return;
    const refusal = explain(textOf(result), options.branch, repository);
    if (refusal !== undefined && !(refusal instanceof BranchTaken)) throw refusal;
    // An earlier push may have arrived although its answer was lost.
    if ((await remoteSha(git, access, address, options.branch)) === options.sha) return;
    if (refusal !== undefined) throw refusal;
    if (attempt === attempts) throw unavailable(result);
    await wait(firstPauseMs * 2 ** (attempt - 1), undefined, { signal: access.signal });
  }
}

/**
 * Asks for a push and sends nothing: GitHub refuses a token that may not push, or an archived repository, at the
 * first word, which is the same as git's. Rejects with UserError then; a GitHub that doesn't answer is left to the
 * push itself.
 */
export async function checkPush(
  access: Pick<Access, "token" | "serverUrl" | "signal">,
  repository: string,
): Promise<void> {
  const address = `${new URL(access.serverUrl).origin}/${repository}/info/refs?service=git-receive-pack`;
  const refused = await askFirstWord(access, address).catch(() => undefined);
  access.signal.throwIfAborted();
  if (refused === undefined) return;
  const said = refused.text.split("\n").map((line) => `remote: ${line}`);
  const refusal = explain([...said, `error: ${refused.status}`].join("\n"), "", repository);
  if (refusal !== undefined) throw refusal;
}

/** Status and beginning of the text of a refusal; undefined where there is none. Rejects where there is no answer. */
async function askFirstWord(
  { token, signal }: Pick<Access, "token" | "signal">,
  address: string,
): Promise<{ readonly status: number; readonly text: string } | undefined> {
  const response = await fetch(address, {
    // Over a redirect to another server the token doesn't go.
    headers: {
      "user-agent": "git/tiny-backspace",
      ...(token !== undefined && { authorization: basic(token) }),
    },
    signal: AbortSignal.any([signal, AbortSignal.timeout(checkTimeoutMs)]),
  });
  if (response.ok) {
    // All the branches and tags that there are.
    await response.body?.cancel();
    return undefined;
  }
  return { status: response.status, text: await readBeginning(response) };
}

/** What answers may be a proxy on the way, which may send anything, and without an end. */
async function readBeginning({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= maxRefusalBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, maxRefusalBytes).toString("utf8");
}

function pushOnce(git: Git, access: Access, address: string, options: PushOptions): Promise<TrustedResult> {
  const { sha, branch, expect } = options;
  const lease = expect === "absent" ? "" : expect;
  return git.run(
    [
      // Without it a push to a base that moved on sends a shallow checkout's whole snapshot again.
      ...["-c", "push.negotiate=true"],
      // A thin pack would ask for blobs of the base that a partial clone does not have.
      ...["-c", "pack.window=0"],
      ...["push", "--porcelain", "--no-verify", "--recurse-submodules=no", "--no-signed", "--no-follow-tags"],
      `--force-with-lease=refs/heads/${branch}:${lease}`,
      ...[address, `${sha}:refs/heads/${branch}`],
    ],
    { env: signedIn(access), timeoutMs },
  );
}

async function remoteSha(
  git: Git,
  access: Access,
  address: string,
  branch: string,
): Promise<string | undefined> {
  const listing = await git.run(["ls-remote", address, `refs/heads/${branch}`], { env: signedIn(access) });
  return /^[0-9a-f]{40,64}/.exec(listing.stdout.toString("latin1"))?.[0];
}

interface Refusal {
  /** GitHub's or git's own words. */
  readonly pattern: RegExp;
  readonly code: FailureCode;
  readonly sentence: string;
}

// The first that matches counts; the texts are those that github.com sends.
const refusals: readonly Refusal[] = [
  {
    pattern: /refusing to allow .* to create or update workflow/,
    code: "workflow-scope",
    sentence: "The token may not push changes of workflow files.",
  },
  {
    pattern: /GH001|exceeds GitHub's file size limit/,
    code: "push-refused",
    sentence: "A file of the change is larger than GitHub takes.",
  },
  {
    pattern: /GH013|push declined due to repository rule violations/,
    code: "push-refused",
    sentence: "A ruleset of the repository forbids this push.",
  },
  {
    pattern: /GH006|protected branch hook declined/,
    code: "push-refused",
    sentence: "The branch is protected.",
  },
  {
    pattern: /cannot lock ref|failed to update ref/,
    code: "push-refused",
    sentence: "Another branch's name stands in the way of this branch's name.",
  },
  {
    pattern: /repository was archived|is archived/i,
    code: "push-refused",
    sentence: "The repository is archived.",
  },
  {
    pattern:
      /could not read Username|Authentication failed|Invalid username or (?:password|token)|error: 401/,
    code: "push-refused",
    sentence: "GitHub does not accept the token; it may have expired (an app's lives one hour).",
  },
  {
    pattern: /Permission to .* denied to|Write access to repository not granted|error: 403/,
    code: "push-refused",
    sentence: "The token may not push; the job needs `permissions: contents: write`.",
  },
  {
    pattern: /Repository not found|repository '.*' not found|error: 404/,
    code: "push-refused",
    sentence: "The token does not let us see the repository.",
  },
];

/**
 * Said by git, which compares first, or by the server when another push came between: our own, too, which libcurl sends
 * again when the connection breaks before an answer.
 */
const taken =
  /\[rejected\] \((?:stale info|fetch first|non-fast-forward)\)|reference already exists|is at [0-9a-f]+ but expected/;

function textOf({ stderr, stdout }: TrustedResult): string {
  return `${stderr}\n${stdout.toString("utf8")}`;
}

/** Why GitHub refused the push, or undefined when it gave no answer that would stand a second time. */
function explain(text: string, branch: string, repository: string): UserError | undefined {
  if (taken.test(text)) {
    return new BranchTaken("push-refused", `The branch ${branch} exists on ${repository} already.`);
  }
  const words = remoteWords(text);
  const known = refusals.find(({ pattern }) => pattern.test(text));
  if (known !== undefined) {
    return new UserError(
      known.code,
      words === "" ? known.sentence : `${known.sentence} GitHub said: ${words}`,
    );
  }
  if (/\[(?:remote )?rejected\]/.test(text)) {
    return new UserError("push-refused", `GitHub refused the push: ${words}`);
  }
  return undefined;
}

/** What the server said of its own accord, on one line. */
function remoteWords(text: string): string {
  const said = text
    .split("\n")
    .flatMap((line) => /^remote: (?:error: )?(.*)$/.exec(line)?.[1] ?? [])
    .concat(/\[(?:remote )?rejected\] \((.*)\)/.exec(text)?.[1] ?? [])
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return logLine([...new Set(said)].join(" · ").slice(0, 600));
}

function unavailable(result: TrustedResult): UserError {
  const why = result.timedOut ? "the push did not end in time" : result.stderr.trim().slice(0, 300);
  return new UserError("github-unavailable", `GitHub could not be pushed to: ${logLine(why)}.`);
}

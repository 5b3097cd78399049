import { randomUUID } from "node:crypto";
import { chown, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { JobDirectories } from "./job.ts";
import { type RunUser, runWell } from "./user.ts";

export interface CheckoutOptions {
  /** Address of the repository, as it stays in the checkout's configuration. */
  readonly url: string;
  readonly token: string;
  readonly branch: string;
  readonly sha: string;
  /** False removes the credential again, as checkout's input of that name does. */
  readonly persistCredentials: boolean;
  /** True leaves HEAD on the commit instead of on the branch, as a checkout of a tag or commit does. */
  readonly detached: boolean;
  /** 0 fetches the whole history. */
  readonly depth: number;
  /** Where in the workspace it goes, as checkout's input of that name; by default the workspace itself. */
  readonly path?: string;
}

/**
 * Checks the repository out as actions/checkout v7 does: shallow, on the branch, tracking origin, automatic gc
 * off, and the token in a world-readable file in RUNNER_TEMP that the checkout's configuration includes.
 */
export async function checkOut(
  options: CheckoutOptions,
  directories: JobDirectories,
  user: RunUser,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const { temp } = directories;
  const workspace = join(directories.workspace, options.path ?? ".");
  await runWell(user, ["mkdir", "-p", workspace], { cwd: directories.workspace, env });
  const git = (...args: string[]) =>
    runWell(user, ["git", ...args], { cwd: workspace, env: { ...env, GIT_TERMINAL_PROMPT: "0" } });

  await git("-c", `init.defaultBranch=${options.branch}`, "init", "--quiet", workspace);
  await git("remote", "add", "origin", options.url);
  await git("config", "--local", "gc.auto", "0");

  const file = `git-credentials-${randomUUID()}.config`;
  const credentials = join(temp, file);
  const basic = Buffer.from(`x-access-token:${options.token}`).toString("base64");
  const origin = new URL(options.url).origin;
  await writeFile(credentials, `[http "${origin}/"]\n\textraheader = AUTHORIZATION: basic ${basic}\n`, {
    mode: 0o644,
  });
  await chown(credentials, user.uid, user.gid);
  const container = `/github/runner_temp/${file}`;
  const includes = [
    [`includeIf.gitdir:${workspace}/.git.path`, credentials],
    [`includeIf.gitdir:${workspace}/.git/worktrees/*.path`, credentials],
    ["includeIf.gitdir:/github/workspace/.git.path", container],
    ["includeIf.gitdir:/github/workspace/.git/worktrees/*.path", container],
  ] as const;
  for (const [key, path] of includes) await git("config", "--local", key, path);

  const tracking = `refs/remotes/origin/${options.branch}`;
  const depth = options.depth === 0 ? [] : [`--depth=${options.depth}`];
  await git(
    ...["-c", "protocol.version=2", "fetch", "--quiet", "--no-tags", "--prune", "--no-recurse-submodules"],
    ...[...depth, "origin", `+${options.sha}:${tracking}`],
  );
  await (options.detached
    ? git("checkout", "--quiet", "--force", "--detach", options.sha)
    : git("checkout", "--quiet", "--force", "-B", options.branch, tracking));

  if (options.persistCredentials) return;
  for (const [key] of includes) await git("config", "--local", "--unset-all", key);
  await rm(credentials);
}

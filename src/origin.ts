import type { Config } from "./config.ts";
import { UserError } from "./errors.ts";
import { type GitHub, openGitHub } from "./github/github.ts";
import { type Machine, type ProcessEnvironment, useProxyOf } from "./machine.ts";
import type { Run } from "./run.ts";
import type { Workspace } from "./workspace/workspace.ts";

/** Which GitHub the token belongs to. */
function serverUrlIn(env: ProcessEnvironment): string {
  return env["GITHUB_SERVER_URL"] || "https://github.com";
}

/** What it takes to speak to GitHub from one's own machine. */
export function accessOf(run: Run, { githubToken }: Config, machine: Machine, env: ProcessEnvironment) {
  return {
    ...(githubToken !== undefined && { token: githubToken }),
    serverUrl: serverUrlIn(env),
    tempDir: run.tempDir,
    programs: machine.programs,
    env: machine.trusted,
    signal: run.signal,
  };
}

/** The repository on GitHub that origin names; throws UserError when there is none. */
export async function openOrigin(
  run: Run,
  { remote }: Workspace["base"],
  config: Config,
  machine: Machine,
  env: ProcessEnvironment,
): Promise<GitHub> {
  const { token, ...rest } = accessOf(run, config, machine, env);
  const { serverUrl } = rest;
  const host = new URL(serverUrl).host;
  const match = /^(?:https:\/\/|ssh:\/\/|git@)([\w.:-]+?)[/:]([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(
    remote ?? "",
  );
  const [, remoteHost, owner, name] = match ?? [];
  if (remoteHost !== host) {
    throw new UserError(
      "bad-input",
      `--pr needs a checkout whose remote "origin" is a repository on ${host}; leave --pr out to end on a local branch.`,
    );
  }
  if (token === undefined) throw new UserError("bad-input", "--pr needs GITHUB_TOKEN.");
  const apiUrl =
    env["GITHUB_API_URL"] || (host === "github.com" ? "https://api.github.com" : `${serverUrl}/api/v3`);
  useProxyOf(env);
  const github = openGitHub({ ...rest, token, apiUrl, repository: `${owner}/${name}` });
  if (config.base !== undefined && !(await github.branchExists(config.base))) {
    throw new UserError("bad-input", `--base is "${config.base}", and ${owner}/${name} has no such branch.`);
  }
  return github;
}

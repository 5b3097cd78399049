import { mkdir, mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { bindGit, type Git } from "../git.ts";
import type { Secret } from "../redact.ts";
import type { Environment } from "../trusted.ts";

/** Where git and gh reach GitHub, and as whom. */
export interface Access {
  /** Undefined for a repository that anyone may read. */
  readonly token?: Secret;
  /** Such as https://github.com. */
  readonly serverUrl: string;
  /** Absolute paths; gh only where pull requests are opened. */
  readonly programs: { readonly git: string; readonly gh?: string };
  /** From `trustedEnvironment`. */
  readonly env: Environment;
  readonly tempDir: string;
  readonly signal: AbortSignal;
}

/** git on one git directory, able to speak to GitHub; only a child given `signedIn` carries the token. */
export async function openServerGit(access: Access, gitDir: string): Promise<Git> {
  const emptyDir = await makeEmptyDir(access.tempDir);
  const protocol = new URL(access.serverUrl).protocol.replace(":", "");
  const env = { ...access.env, GIT_ALLOW_PROTOCOL: protocol };
  return bindGit({ program: access.programs.git, gitDir, emptyDir, env, signal: access.signal });
}

/**
 * The token in the environment of one git child: never in its arguments, and only for addresses on the server,
 * so that no redirect and no other remote is given it.
 */
export function signedIn(access: Pick<Access, "token" | "serverUrl">): Environment {
  if (access.token === undefined) return {};
  return {
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: `http.${new URL(access.serverUrl).origin}/.extraheader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: ${basic(access.token)}`,
  };
}

/** How git's servers are told a token. */
export function basic(token: Secret): string {
  return `basic ${Buffer.from(`x-access-token:${token.reveal()}`).toString("base64")}`;
}

export async function makeEmptyDir(tempDir: string): Promise<string> {
  await mkdir(tempDir, { recursive: true });
  return mkdtemp(join(tempDir, "empty-"));
}

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../errors.ts";
import { logLine } from "../neutralise.ts";
import { type Access, openServerGit, signedIn } from "./git-server.ts";

export interface CloneOptions extends Access {
  /** Address of the repository; the token is sent to `serverUrl` only. */
  readonly url: string;
  /** Made by the clone; must not exist, or be empty. */
  readonly directory: string;
  /** The default branch when absent. */
  readonly branch?: string;
  /** How many commits of its history; the newest alone when absent. */
  readonly depth?: number;
}

const timeoutMs = 600_000;

/**
 * Clones the newest commit of a branch and checks it out: no templates, hooks, filters or submodules.
 * The child that has the token makes no work tree; the one that makes the work tree has no token.
 * Rejects with UserError("clone-failed").
 */
export async function cloneRepository(options: CloneOptions): Promise<void> {
  const address = readAddress(options.url);
  await mkdir(options.directory, { recursive: true });
  const gitDir = join(options.directory, ".git");
  const git = await openServerGit(options, gitDir);
  const branch = options.branch === undefined ? [] : [`--branch=${options.branch}`];
  const cloned = await git.run(
    [
      ...[
        "clone",
        "--quiet",
        "--no-checkout",
        "--template=",
        `--depth=${options.depth ?? 1}`,
        "--single-branch",
        "--no-tags",
      ],
      ...["--no-recurse-submodules", ...branch, "--", address.href, options.directory],
    ],
    { env: { ...signedIn(options), GIT_ALLOW_PROTOCOL: address.protocol.replace(":", "") }, timeoutMs },
  );
  if (cloned.exitCode !== 0) throw failed(address, cloned.stderr, cloned.timedOut);
  const checkedOut = await git.run(["checkout", "--quiet", "--force"], {
    env: { GIT_WORK_TREE: options.directory },
    timeoutMs,
  });
  if (checkedOut.exitCode !== 0) throw failed(address, checkedOut.stderr, checkedOut.timedOut);
}

/** The address of a repository to clone; throws UserError("clone-failed") for one that git isn't given. */
export function readAddress(url: string): URL {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (address === undefined || !["https:", "http:", "file:"].includes(address.protocol)) {
    throw new UserError("clone-failed", `${logLine(url)} is not an https:// address of a repository.`);
  }
  if (address.username !== "" || address.password !== "") {
    throw new UserError(
      "clone-failed",
      "The repository's address holds a user name or password; pass a token instead.",
    );
  }
  return address;
}

function failed(address: URL, stderr: string, timedOut: boolean): UserError {
  const said = stderr.split("\n").filter((line) => line.trim() !== "");
  const why = timedOut ? "it did not end in time" : logLine((said.at(-1) ?? "").slice(0, 300));
  const hint = /could not read Username|Authentication failed|not found/i.test(stderr)
    ? " It does not exist, or the token may not read it."
    : "";
  return new UserError("clone-failed", `${address.href} could not be cloned: ${why}.${hint}`);
}

import { constants } from "node:fs";
import { chmod, copyFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { UserError } from "../errors.ts";
import { isPassable, isReachable, type MountHolder, openMountHolder } from "./dropped-user.ts";
import { giveTo, type Owner } from "./run-directory.ts";
import { contains } from "./tool-directories.ts";
import { sandboxUnavailable } from "./unavailable.ts";
import type { Mount } from "./view.ts";

/** Where the user that the sandbox runs as finds what is on the host. */
export interface Reach {
  readonly file: (path: string) => Promise<string>;
  readonly directory: (path: string) => Promise<string>;
  /** Undefined for a tool that stays out of reach. */
  readonly tool: (path: string) => Promise<Mount | undefined>;
  /** A directory of ours that the sandbox may write to. */
  readonly lend: (path: string) => Promise<string>;
  /** What must start before bubblewrap. */
  readonly prefix: () => readonly string[];
}

export const reachAsOurselves: Reach = {
  file: async (path) => path,
  directory: async (path) => path,
  tool: async (path) => ({ source: path, target: path }),
  lend: async (path) => path,
  prefix: () => [],
};

export interface OtherUser {
  readonly owner: Owner;
  /** Of the run, passable for the other user. */
  readonly directory: string;
  readonly tempDir: string;
  readonly setpriv: string | undefined;
  readonly resources: AsyncDisposableStack;
}

/** As root: paths that the other user can't get to are bound to a place that it can, or copied there. */
export function reachAsOther({ owner, directory, tempDir, setpriv, resources }: OtherUser): Reach {
  if (setpriv === undefined) {
    throw sandboxUnavailable("as root it needs setpriv (package util-linux) to run as another user");
  }
  let opening: Promise<MountHolder | undefined> | undefined;
  let enter: readonly string[] = [];
  resources.defer(async () => {
    await (await opening?.catch(() => undefined))?.[Symbol.asyncDispose]();
  });
  const expose = async (path: string): Promise<string | undefined> => {
    opening ??= openMountHolder(join(directory, "mounts"));
    const holder = await opening;
    const exposed = await holder?.expose(path);
    enter = holder?.enter ?? [];
    return exposed;
  };
  const required = async (path: string): Promise<string> => {
    const exposed = (await expose(path)) ?? (await openPassage(tempDir, path));
    if (exposed !== undefined) return exposed;
    throw new UserError(
      "sandbox-unavailable",
      `The sandbox is not available: user ${owner.uid}, whom it runs as, can't get to ${path}, and root may not mount here. Run it as an ordinary user, or give the container the capability SYS_ADMIN (\`--cap-add SYS_ADMIN\`).`,
    );
  };
  const lent = new Map<string, Promise<string>>();
  const lendAnew = async (path: string) => {
    await giveTo(owner, [path]);
    return isPassable(dirname(path)) ? path : await required(path);
  };
  return {
    file: async (path) => {
      if (isReachable(path)) return path;
      const exposed = await expose(path);
      // Bound, it keeps the modes that shut the other user out.
      if (exposed !== undefined && isReadableByAll(await stat(path))) return exposed;
      const copy = join(directory, path.replaceAll("/", "_"));
      await copyFile(path, copy, constants.COPYFILE_FICLONE);
      await giveTo(owner, [copy]);
      return copy;
    },
    directory: async (path) => (isReachable(path) ? path : await required(path)),
    tool: async (path) => {
      const source = isReachable(path) ? path : await expose(path);
      return source === undefined ? undefined : { source, target: path };
    },
    lend: (path) => {
      const known = lent.get(path) ?? lendAnew(path);
      lent.set(path, known);
      return known;
    },
    prefix: () => [
      ...enter,
      ...[setpriv, `--reuid=${owner.uid}`, `--regid=${owner.gid}`, "--clear-groups", "--no-new-privs", "--"],
    ],
  };
}

/** Where root may not mount (a container): the run's own directory lets others through, without showing its list. */
async function openPassage(tempDir: string, path: string): Promise<string | undefined> {
  if (!contains(tempDir, path) || !isPassable(dirname(tempDir))) return undefined;
  const { mode } = await stat(tempDir);
  await chmod(tempDir, (mode & 0o777) | constants.S_IXGRP | constants.S_IXOTH);
  return isPassable(dirname(path)) ? path : undefined;
}

function isReadableByAll(found: { readonly mode: number }): boolean {
  return (found.mode & constants.S_IROTH) !== 0;
}

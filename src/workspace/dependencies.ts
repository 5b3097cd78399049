import { compareDependencies, type DependencyReport } from "../dependencies/compare.ts";
import { manifestAt } from "../dependencies/manifests.ts";
import type { Git } from "../git.ts";
import { OutputTooLong } from "../trusted.ts";
import type { ChangedFile } from "./changed-file.ts";
import { isRegularFile } from "./changes.ts";

/** Longer ones are told as unread. */
const maxBytes = { manifest: 1024 ** 2, lock: 24 * 1024 ** 2 };
const maxManifests = 50;
/** For all of them. A run must not wait for what a change was made to be slow to read. */
const maxMilliseconds = 10_000;

/** What manifests and lock files of a change bring; read from trees in the trusted git directory only. */
export async function listDependencies(
  git: Git,
  files: readonly ChangedFile[],
  milliseconds = maxMilliseconds,
): Promise<DependencyReport> {
  const end = performance.now() + milliseconds;
  const isLate = () => performance.now() >= end;
  const manifests = files.filter(({ path, newMode }) => manifestAt(path) && newMode !== absent);
  // A file that only changed its place brings nothing.
  const gone = new Map(files.filter(({ newMode }) => newMode === absent).map((file) => [nameOf(file), file]));
  const texts = [];
  // One after another: each may be large.
  for (const file of manifests.slice(0, maxManifests)) {
    if (isLate()) break;
    const old = isRegularFile(file.oldMode) ? file : gone.get(nameOf(file));
    texts.push({
      path: file.path,
      before: old && (await readBlob(git, file.path, old.oldMode, old.oldObject)),
      after: await readBlob(git, file.path, file.newMode, file.newObject),
    });
  }
  const { unread, ...report } = compareDependencies(texts, isLate);
  return { ...report, unread: [...unread, ...manifests.slice(texts.length).map(({ path }) => path)] };
}

const absent = "000000";

function nameOf({ path }: ChangedFile): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Undefined for what is no regular file, is too long or, in a partial clone, not there. */
async function readBlob(git: Git, path: string, mode: string, object: string): Promise<string | undefined> {
  if (!isRegularFile(mode)) return undefined;
  const outputBytes = manifestAt(path)?.isLock === true ? maxBytes.lock : maxBytes.manifest;
  try {
    const { exitCode, stdout } = await git.run(["cat-file", "blob", object], { limits: { outputBytes } });
    return exitCode === 0 ? stdout.toString("utf8").replace(/^\uFEFF/, "") : undefined;
  } catch (error) {
    if (error instanceof OutputTooLong) return undefined;
    throw error;
  }
}

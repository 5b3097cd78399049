/** A path of the repository, its bytes as Latin-1: maps and sets are keyed by it. It is not for showing. */
export type PathKey = string;

export function keyOf(path: Buffer): PathKey {
  return path.toString("latin1");
}

export function bytesOf(path: PathKey): Buffer {
  return Buffer.from(path, "latin1");
}

/** Paths as git's `-z` options read them. */
export function nulTerminated(paths: readonly PathKey[]): Buffer {
  return Buffer.from(paths.map((path) => `${path}\0`).join(""), "latin1");
}

/** Whether a path, or a directory above it (named with its `/`), is one of them. */
export function isAmong(paths: ReadonlySet<PathKey>, path: PathKey): boolean {
  if (paths.has(path)) return true;
  for (let end = path.indexOf("/"); end !== -1; end = path.indexOf("/", end + 1)) {
    if (paths.has(path.slice(0, end + 1))) return true;
  }
  return false;
}

/**
 * Which directories to leave out, with their `/`, so that no more than `limit` files remain, and how many each has:
 * the innermost ones that hold most of what there is (somebody's packages, a build's output), not the project around
 * them. Files that lie at the top are in none.
 */
export function heaviestDirectories(paths: readonly PathKey[], limit: number): ReadonlyMap<PathKey, number> {
  const heaviest = new Map<PathKey, number>();
  for (let left = paths; left.length > limit; ) {
    const [directory, count] = innermostHeavy(left);
    if (directory === "") break;
    heaviest.set(directory, count);
    left = left.filter((path) => !path.startsWith(directory));
  }
  return heaviest;
}

function innermostHeavy(paths: readonly PathKey[]): readonly [directory: PathKey, count: number] {
  let [directory, inside] = ["", paths];
  for (;;) {
    const children = Map.groupBy(inside, (path) => firstDirectory(path, directory.length));
    children.delete(undefined);
    const [child, below] = [...children].reduce(
      (most, one) => (one[1].length > most[1].length ? one : most),
      [undefined, [] as PathKey[]],
    );
    const goesOn = child !== undefined && (directory === "" || below.length * 2 >= inside.length);
    if (!goesOn) return [directory, inside.length];
    [directory, inside] = [child, below];
  }
}

/** The path up to the end of its first directory from `start` on; undefined when there is none. */
function firstDirectory(path: PathKey, start: number): PathKey | undefined {
  const end = path.indexOf("/", start);
  return end === -1 ? undefined : path.slice(0, end + 1);
}

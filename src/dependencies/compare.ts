import type { Declared, Ecosystem } from "./dependency.ts";
import { manifestAt } from "./manifests.ts";

/** A dependency that a change brings, or brings in another version or from elsewhere. Its words are untrusted. */
export interface DependencyChange {
  readonly ecosystem: Ecosystem;
  readonly name: string;
  /** As the file has it; several joined by commas. May be empty. */
  readonly version: string;
  /** What the base had instead; undefined when it had none. */
  readonly before?: string;
  readonly file: string;
  /** A lock file's entry that no manifest of the change asks for itself. */
  readonly isLocked: boolean;
}

export interface DependencyReport {
  /** At most 1000; those that manifests ask for come first. */
  readonly changes: readonly DependencyChange[];
  /** How many more there are. */
  readonly more: number;
  /** Manifests and lock files that could not be read: too large, or not what their names say, or no time was left. */
  readonly unread: readonly string[];
}

/** A manifest that the change touches. */
export interface ManifestTexts {
  readonly path: string;
  /** Undefined where the base has no such file, or none that can be read. */
  readonly before: string | undefined;
  /** Undefined when it can't be read. */
  readonly after: string | undefined;
}

const maxChanges = 1000;
const longestName = 200;
/** No honest file declares more; of what is beyond nothing is told. */
const maxDeclared = 100_000;

/** Once `isLate` says so no further manifest is read. */
export function compareDependencies(
  texts: readonly ManifestTexts[],
  isLate: () => boolean = () => false,
): DependencyReport {
  const unread: string[] = [];
  const found = texts.flatMap((manifest): DependencyChange[] => {
    const changes = isLate() ? undefined : compareManifest(manifest);
    if (changes === undefined) unread.push(manifest.path);
    return changes ?? [];
  });
  const asked = found.filter(({ isLocked }) => !isLocked);
  const names = new Set(asked.map(identity));
  const locked = found.filter(
    (change) => change.isLocked && (isElsewhere(change) || !names.has(identity(change))),
  );
  const all = [...asked, ...locked];
  return { changes: all.slice(0, maxChanges), more: Math.max(0, all.length - maxChanges), unread };
}

function identity({ ecosystem, name }: DependencyChange): string {
  return `${ecosystem} ${name}`;
}

function isElsewhere({ version }: DependencyChange): boolean {
  return version.includes(" from ");
}

/** Undefined when the file can't be read. */
function compareManifest({ path, before, after }: ManifestTexts): DependencyChange[] | undefined {
  const manifest = manifestAt(path);
  if (manifest === undefined) return [];
  const now = after === undefined ? undefined : declaredIn(manifest.read, after);
  if (now === undefined) return undefined;
  const then = (before === undefined ? undefined : declaredIn(manifest.read, before)) ?? [];
  const usual = usualSources(then, now);
  const [old, current] = [then, now].map((declared) => versionsByName(declared, usual));
  return [...(current ?? [])].flatMap(([name, versions]) => {
    const had = old?.get(name);
    const fresh = [...versions].filter((version) => had?.has(version) !== true);
    if (fresh.length === 0) return [];
    const gone = [...(had ?? [])].filter((version) => !versions.has(version));
    return [
      {
        ecosystem: manifest.ecosystem,
        name: name.slice(0, longestName),
        version: joined(fresh),
        ...(had !== undefined && { before: joined(gone.length > 0 ? gone : [...had]) }),
        file: path,
        isLocked: manifest.isLock,
      },
    ];
  });
}

/** Undefined when the text is not what its name says; whatever a reader of ours stumbles over is such a text. */
function declaredIn(read: (text: string) => Iterable<Declared>, text: string): Declared[] | undefined {
  try {
    return [...Iterator.from(read(text)).take(maxDeclared)];
  } catch {
    return undefined;
  }
}

/** Where packages come from by the base's lock file; by a new one, where most do. Others are worth telling. */
function usualSources(then: readonly Declared[], now: readonly Declared[]): ReadonlySet<string> {
  if (then.length > 0) return new Set(["", ...then.map(({ source = "" }) => source)]);
  const groups = [...Map.groupBy(now, ({ source = "" }) => source)];
  const [most] = groups.toSorted(([, one], [, other]) => other.length - one.length);
  return new Set(["", most?.[0] ?? ""]);
}

function versionsByName(declared: readonly Declared[], usual: ReadonlySet<string>): Map<string, Set<string>> {
  const versions = new Map<string, Set<string>>();
  for (const { name, version, source = "" } of declared) {
    const known = versions.get(name) ?? new Set();
    const from = usual.has(source) ? "" : ` from ${source}`;
    versions.set(name, known.add(`${version}${from}`.slice(0, longestName)));
  }
  return versions;
}

const shownVersions = 3;

function joined(versions: readonly string[]): string {
  const more = versions.length > shownVersions ? `, and ${versions.length - shownVersions} more` : "";
  return versions.slice(0, shownVersions).join(", ") + more;
}

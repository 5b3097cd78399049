/** Whose packages they are. */
export type Ecosystem =
  | "npm"
  | "PyPI"
  | "Go"
  | "Cargo"
  | "Maven"
  | "RubyGems"
  | "Packagist"
  | "GitHub Actions";

/** One line of a manifest or lock file, in its own words. */
export interface Declared {
  readonly name: string;
  /** A version, a range, an address; may be empty. */
  readonly version: string;
  /** Where a lock file says that it comes from. */
  readonly source?: string | undefined;
}

/** How one kind of file declares dependencies. Its reader may throw: then nothing is known of the file. */
export interface Manifest {
  readonly ecosystem: Ecosystem;
  /** Lock files name everything that is installed, not only what the project asks for. */
  readonly isLock: boolean;
  readonly read: (text: string) => Iterable<Declared>;
}

/** Whether it is an object, as JSON and XML have them, and no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Longer lines declare nothing that a person wrote. A line may hold a lone `\r`, which `.` only matches with the flag
 * `s`: `.*$` without it fails there, from every place that it is tried at.
 */
const longestLine = 4000;

export function linesOf(text: string): string[] {
  return text.split(/\r?\n/).map((line) => (line.length > longestLine ? "" : line));
}

/** The host of an address, or what stands there instead of one. */
export function hostOf(address: string): string {
  return URL.canParse(address) && new URL(address).host !== "" ? new URL(address).host : address;
}

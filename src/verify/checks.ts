/** What the workflow says of the repository's checks. */
export interface ChecksOptions {
  /** Prepares a fresh checkout. Never found by itself: what the repository says is no order to install things. */
  readonly setupCommand?: string;
  /** Undefined: it is found in the base commit. `none`: there are no checks. */
  readonly verifyCommand?: string;
  /** JUnit reports that it writes: patterns as in .gitignore, from the repository's top on. */
  readonly testReports: readonly string[];
}

/** The repository's own checks. */
export interface Checks {
  readonly command: string;
  /** Where it is given the checks run in fresh checkouts, otherwise in copies of the workspace. */
  readonly setupCommand?: string;
  readonly reports: readonly string[];
  /** The file of the base commit that they were found in; undefined when the workflow names them. */
  readonly foundIn?: string;
}

export type Chosen =
  | { readonly type: "checks"; readonly checks: Checks }
  /** One sentence. */
  | { readonly type: "none"; readonly reason: string };

/** The base commit's files. The agent's never decide what is run. */
export interface BaseFiles {
  readonly readText: (path: string) => Promise<string | undefined>;
  readonly listFiles: (paths: readonly string[]) => Promise<readonly string[]>;
}

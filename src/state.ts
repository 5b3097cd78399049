/** What main leaves for post in the runner's saved state, by name. */
export const savedState = {
  /** Absolute path of the run's temporary directory; saved before it is made. */
  tempDir: "temp-dir",
  /** "yes" when main has told how the run ended, and nobody has to go on. */
  ended: "ended",
  /** "yes" when the issue or pull request was told how the run ended; "landing" when that is yet to come. */
  told: "told",
} as const;

/** The file in a run's own directory with its end, where that could not be written over the progress in time. */
export const untoldName = "untold.md";

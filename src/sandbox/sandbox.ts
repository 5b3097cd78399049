/** How a command inside the sandbox ended. */
export type CommandEnd =
  | { readonly type: "exit"; readonly code: number }
  | { readonly type: "signal"; readonly signal: string }
  | { readonly type: "timeout" }
  /** `usedBytes` may be less than the limit when others used the rest of it. */
  | { readonly type: "memory"; readonly usedBytes: number; readonly limitBytes: number }
  | { readonly type: "cancelled" };

export interface CommandRequest {
  /** Given to `bash -c` with the workspace as the working directory. */
  readonly command: string;
  /** Wall clock; past it every process of the command is killed. */
  readonly timeoutMs: number;
  /** How much of the output is kept: its head and its tail. The rest is drained and counted. */
  readonly maxOutputBytes: number;
  /** Mounts the workspace read-only, so that the command may run beside others of its kind. */
  readonly readOnly: boolean;
  /** Told parts of the output while the command runs, at most four a second; may leave out some of a flood. */
  readonly onOutput?: (part: OutputPart) => void;
  readonly signal: AbortSignal;
}

export interface OutputPart {
  /** Whole UTF-8 characters, invalid bytes replaced. */
  readonly text: string;
  /** What was left out just before it. */
  readonly omittedBytes: number;
}

export interface CommandResult {
  /** stdout and stderr as they came, UTF-8 with invalid bytes replaced; head and tail where it was cut. */
  readonly head: string;
  /** Empty unless the middle was left out. */
  readonly tail: string;
  readonly omittedBytes: number;
  readonly end: CommandEnd;
  readonly durationMs: number;
}

/** A program that the trusted side runs inside the sandbox, such as the git that exports the change. */
export interface ProgramRequest {
  /** Absolute path inside the sandbox, then its arguments. */
  readonly argv: readonly [string, ...string[]];
  /** Added to the sandbox's own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Directories of the host that only this program sees. */
  readonly mounts?: readonly {
    readonly source: string;
    readonly target: string;
    readonly writable: boolean;
  }[];
  readonly input?: Buffer;
  readonly timeoutMs: number;
  /** The program is killed and the call rejects when it prints more. */
  readonly maxOutputBytes: number;
  readonly signal: AbortSignal;
}

export interface ProgramResult {
  readonly exitCode: number;
  readonly stdout: Buffer;
  /** UTF-8, at most 64 KiB. */
  readonly stderr: string;
}

/** Programs that only the trusted side chooses, one after another in one namespace: much cheaper than one for each. */
export interface Series extends AsyncDisposable {
  /** Waits for those before it. Where one does not keep to its limits, the whole series ends, and all others reject. */
  readonly run: (request: Omit<ProgramRequest, "mounts" | "signal">) => Promise<ProgramResult>;
}

export type SeriesRequest = Required<Pick<ProgramRequest, "mounts" | "signal">>;

export type FileContent =
  | {
      readonly type: "text";
      /** The asked lines, joined as they stand in the file, line ends included. */
      readonly text: string;
      /** First and last line in `text`, counted from 1; 0 for an empty file. */
      readonly firstLine: number;
      readonly lastLine: number;
      /** Undefined where the file was too large to count. */
      readonly totalLines?: number;
      readonly sizeBytes: number;
      /** True when `maxBytes` cut the asked lines short. */
      readonly truncated: boolean;
      /** The last whole lines of a file whose tail was asked for. */
      readonly tail?: string;
    }
  | {
      readonly type: "binary";
      readonly sizeBytes: number;
      /** What it is, in a few words. */
      readonly format: string;
      /** All of it as base64, where it begins like an image and is no larger than was asked for. */
      readonly image?: string;
    }
  | { readonly type: "directory"; readonly entries: readonly string[]; readonly truncated: boolean };

export interface FileList {
  /** Relative to the workspace, `/` after directories, sorted. */
  readonly paths: readonly string[];
  /** How many there are in all. */
  readonly total: number;
}

export interface SearchMatch {
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  /** The line without its end, at most 400 characters. */
  readonly text: string;
  /** False for a context line. */
  readonly match: boolean;
}

export interface SearchResult {
  readonly matches: readonly SearchMatch[];
  /** True when there are more than were asked for. */
  readonly truncated: boolean;
}

/**
 * The untrusted side: every file operation and command of the model happens in here.
 * Paths are relative to the workspace or absolute inside the sandbox. Operations reject with `ToolError` when
 * the request can't be served (no such file, not a directory, …) and with any other error when the sandbox broke.
 */
export interface Sandbox extends AsyncDisposable {
  /** Absolute path of the workspace, the same inside and outside. */
  readonly workspace: string;
  /** `firstLine` counts from 1. Reads at most `maxBytes`, whatever the file's size. */
  readonly readFile: (request: {
    readonly path: string;
    readonly firstLine?: number;
    readonly lineCount?: number;
    readonly maxBytes: number;
    /** Of a text that is larger than that, and than `maxBytes`: its end too. */
    readonly tail?: { readonly overBytes: number; readonly maxBytes: number };
    /** An image comes whole when it is no larger. */
    readonly maxImageBytes?: number;
  }) => Promise<FileContent>;
  /** Makes missing directories; keeps the mode of a file that exists. */
  readonly writeFile: (request: {
    readonly path: string;
    readonly text: string;
  }) => Promise<{ readonly created: boolean }>;
  /** Files below `path` that git does not ignore; `glob` as in .gitignore; `depth` 1 lists one directory. */
  readonly listFiles: (request: {
    readonly path: string;
    readonly glob?: string;
    readonly depth?: number;
    readonly limit: number;
  }) => Promise<FileList>;
  /** Lines that match a Perl-compatible regular expression in files that git does not ignore; binaries left out. */
  readonly search: (request: {
    readonly pattern: string;
    readonly path: string;
    readonly glob?: string;
    readonly ignoreCase: boolean;
    readonly contextLines: number;
    readonly limit: number;
  }) => Promise<SearchResult>;
  readonly runCommand: (request: CommandRequest) => Promise<CommandResult>;
  readonly runProgram: (request: ProgramRequest) => Promise<ProgramResult>;
  readonly openSeries: (request: SeriesRequest) => Promise<Series>;
}

/** What can have rooms beside the workspace. */
export interface Rooms {
  /** It goes when it is disposed of, or with the sandbox. */
  readonly openRoom: () => Promise<Room>;
}

/**
 * A part of the sandbox that the agent never sees: other files stand at the workspace's path, with a HOME and a /tmp
 * of their own. Walls, limits and network are those of the sandbox.
 */
export interface Room extends AsyncDisposable {
  /** Absolute, for `fill`: where the room's files go. Must be made; its parent is there. */
  readonly directory: string;
  /** Runs a program that sees the workspace, and the room's files at `directory`. Not while a command of it runs. */
  readonly fill: Sandbox["runProgram"];
  readonly runCommand: Sandbox["runCommand"];
  readonly runProgram: Sandbox["runProgram"];
}

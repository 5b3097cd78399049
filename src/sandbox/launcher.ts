import type { Descriptor, RunningProcess } from "../process.ts";
import type { MemoryUse } from "./memory.ts";
import type { ViewRequest } from "./view.ts";

/** Starts programs on the untrusted side: the same way for every command, program and worker of one sandbox. */
export interface Launcher {
  readonly start: (request: StartRequest) => Promise<Started>;
}

export interface StartRequest extends ViewRequest {
  /** What runs inside, under the limits. */
  readonly argv: readonly string[];
  /** Shell text that runs inside before it, under the limits too. */
  readonly prepare?: string;
  /** Descriptors 0, 1 and 2. */
  readonly descriptors: readonly [Descriptor, Descriptor, Descriptor];
}

/** `started` is false when the sandbox failed before the program ran; what it printed says why. */
export type End =
  | {
      readonly started: true;
      readonly code: number | null;
      readonly signal: NodeJS.Signals | null;
      /** There when it was ended for using too much memory. */
      readonly exceeded?: MemoryUse;
    }
  | { readonly started: false };

/** A program with everything that it starts. */
export interface Started extends Pick<RunningProcess, "readable" | "writable"> {
  /** Resolves once every process of it is gone. */
  readonly ended: Promise<End>;
  readonly kill: () => void;
  /** Text with the paths of mounts as they are called inside; undefined where that is as it was asked for. */
  readonly nameInside?: (text: string) => string;
}

import type { Event } from "../../../src/events/event.ts";
import type { Trigger } from "../../../src/task.ts";
import type { FakeRepository } from "../fake-github/repository.ts";
import type { Surprised, Visible } from "../run-checks.ts";
import type { Annotation, RunnerLog } from "../runner-log.ts";
import type { CheckoutOptions } from "./checkout.ts";
import type { Written } from "./command-files.ts";
import type { Secrets } from "./decoys.ts";
import type { JobDirectories } from "./job.ts";
import type { LeftoverProcess } from "./leftovers.ts";
import type { LogLine, StepEnd } from "./step.ts";
import type { RunUser, runAs } from "./user.ts";
import type { ProgramCall } from "./watched-programs.ts";

/** One job with our action in it, as a workflow and its surroundings would set it up. */
export interface ActionScenario {
  readonly github: Surprised & {
    readonly env: Readonly<Record<string, string>>;
    readonly requests: readonly unknown[];
  };
  /** The repository whose workflow runs, and which is checked out. */
  readonly repository: FakeRepository;
  /** The job's GITHUB_TOKEN. */
  readonly token: string;
  readonly trigger: Trigger;
  /** The model; its address and key become inputs unless `inputs` says otherwise. */
  readonly messages?: {
    readonly url: string;
    readonly apiKey: string;
    readonly requests: readonly unknown[];
  };
  /** Who started the run; by default the event's sender. */
  readonly actor?: string;
  readonly triggeringActor?: string;
  /** The same for all jobs of one run; by default every job is a run of its own. */
  readonly runId?: string;
  /** `with:`. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** More of them, which name directories of the machine. */
  readonly inputsOn?: (directories: JobDirectories) => Readonly<Record<string, string>>;
  /** Directories that earlier steps, such as setup-node, put in front of PATH. */
  readonly path?: readonly string[];
  /** `env:` of the job. */
  readonly env?: Readonly<Record<string, string>>;
  /** `root` only where the tests are root themselves; otherwise an unused uid there, and ourselves elsewhere. */
  readonly user?: "unprivileged" | "root";
  /** False leaves the workspace empty. */
  readonly checkout?: false | Partial<Omit<CheckoutOptions, "url" | "token">>;
  /** The job's steps before ours. */
  readonly before?: (job: RunningJob) => Promise<void>;
  /** The job's steps after ours, such as an upload; they run before our post step. */
  readonly between?: (job: RunningJob, main: StepResult) => Promise<void>;
  /** True cancels the job as the runner does; asked after every output and every few milliseconds. */
  readonly cancelAfter?: (log: string) => boolean;
  /** True kills the main step's process at once and without a word, as a machine out of memory does. */
  readonly killAfter?: (log: string) => boolean;
  /** Shrinks the runner's waits between SIGINT, SIGTERM and SIGKILL (7.5 s and 2.5 s). */
  readonly cancelTimeScale?: number;
  /** Absolute paths of programs that this machine shall not have. */
  readonly hiddenPrograms?: readonly string[];
  /** Programs of /usr/bin whose every call is written down, by name. */
  readonly watchedPrograms?: readonly string[];
  /** Debian packages that this machine shall not have, and that it can install; for root only. */
  readonly removedPackages?: readonly string[];
  /** `permissions: id-token: write`, with the service that gives the tokens, or with one that is not there. */
  readonly idToken?: true | IdentityService;
  /** "Enable debug logging" of a re-run. */
  readonly debug?: boolean;
  /** More values that must not be seen outside, by name. */
  readonly secrets?: Secrets;
  /** Directory with action.yml and dist; by default this project. */
  readonly action?: string;
  /** A directory in the workspace that the action lies in, and that the job uses it from (`uses: ./…`). */
  readonly actionIn?: string;
  /** For each step; a runner would wait for hours. */
  readonly timeoutMs?: number;
  readonly onLine?: (line: LogLine) => void;
  /** False leaves out the checks that otherwise end every run. */
  readonly checked?: false;
  /** Whose events are written: none where the program is not ours, or ends before it has made its files. */
  readonly stream?: "ours" | "none";
  /** Expected where GitHub is asked for what it does not know, or another host through the proxy. */
  readonly surprises?: "expected";
}

/** Where a job gets identity tokens, and what it shows for them. */
export interface IdentityService {
  readonly ACTIONS_ID_TOKEN_REQUEST_URL: string;
  readonly ACTIONS_ID_TOKEN_REQUEST_TOKEN: string;
}

export interface RunningJob {
  readonly directories: JobDirectories;
  readonly user: RunUser;
  /** Environment of the job's steps. */
  readonly env: Readonly<Record<string, string>>;
  /** Runs a command in the workspace as the job's user, as a `run:` step would. */
  readonly run: (...argv: [string, ...string[]]) => ReturnType<typeof runAs>;
}

export interface StepResult extends StepEnd, Written {
  /** Its lines, as the runner takes them. */
  readonly log: string;
  /** What the runner makes of them. */
  readonly parsed: RunnerLog;
}

/** What an outsider could see of a run, and what it left behind. */
export interface ActionRun extends AsyncDisposable {
  readonly main: StepResult;
  /** Undefined when `post-if` ruled it out. */
  readonly post: StepResult | undefined;
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Both steps' lines. */
  readonly log: string;
  /** Both steps' errors, warnings and notices that the runner keeps. */
  readonly annotations: readonly Annotation[];
  /** What the runner itself warns about, such as an unknown input. */
  readonly warnings: readonly string[];
  /** Read between main and post, from the files that the outputs name. */
  readonly events: readonly Event[];
  readonly transcript: string;
  readonly patch: string;
  /** What was cut out of the change. */
  readonly protectedPatch: string;
  /** What telemetry endpoints did not get. */
  readonly spool: string;
  /** The commit of the bundle, with its patch, as it is in a clone of the repository that fetched it; or "". */
  readonly bundle: string;
  /** What both steps wrote to GITHUB_ENV and GITHUB_PATH. */
  readonly setEnv: string;
  readonly addedPath: string;
  readonly repository: FakeRepository;
  readonly pullRequests: FakeRepository["pullRequests"];
  /** How the watched programs were called by both steps. */
  readonly calls: readonly ProgramCall[];
  readonly leftoverProcesses: readonly LeftoverProcess[];
  /** Files that were not there before main: relative to RUNNER_TEMP, `~/…` in HOME, absolute in /tmp. */
  readonly leftoverFiles: readonly string[];
  /** `git status --porcelain` of the workspace at the end; empty without a checkout. */
  readonly gitStatus: string;
  readonly directories: JobDirectories;
  readonly user: RunUser;
  readonly env: Readonly<Record<string, string>>;
  readonly visible: Visible;
  readonly secrets: Secrets;
}

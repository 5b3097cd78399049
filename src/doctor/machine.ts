import { statfs } from "node:fs/promises";
import { createCanaries } from "../canaries.ts";
import type { Run } from "../run.ts";
import { exposureOf, openTested, type SolveOptions } from "../solve.ts";
import { runTrusted } from "../trusted.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type Finding, sandboxWrong, stopsBefore } from "./finding.ts";
import type { TokenFacts } from "./token.ts";

type Machine = Pick<SolveOptions, "sandbox" | "network" | "provisioning" | "isolated">;

/** Opens the sandbox as a run would, has it tested from inside, and closes it. */
export async function checkSandbox(
  run: Run,
  workspace: Workspace,
  machine: Machine & {
    /** Why this event may have none, as a sentence. */
    readonly refusedWithout?: string;
  },
): Promise<Finding> {
  const check = "sandbox";
  const { refusedWithout, isolated, network } = machine;
  if (!isolated) {
    const change = 'with:\n  sandbox: "on"';
    return refusedWithout === undefined
      ? { type: "ok", check, found: `It is off, as the workflow wants it. ${exposureOf(machine)}` }
      : {
          ...{ type: "wrong", check, found: refusedWithout, stops: "bad-input" },
          ...{ effect: stopsBefore("bad-input"), change },
        };
  }
  try {
    await using opened = new AsyncDisposableStack();
    const others = { canaries: createCanaries(), clearing: Promise.resolve(), mayAsk: () => true };
    const { egress } = await openTested(run, { ...machine, ...others, workspace }, opened);
    const reach =
      egress === undefined
        ? "Commands have no network."
        : `Commands reach ${network.mode === "full" ? "every public host" : "the hosts that are allowed"}, through the proxy alone.`;
    return {
      ...{ type: "ok", check },
      found: `It was opened and tested from inside: what it must stop is stopped. ${reach}`,
    };
  } catch (error) {
    return sandboxWrong(error);
  }
}

/** So much is left of a hosted runner's six hours for what comes before and after the action. */
const longestHostedMs = 350 * 60_000;
/** An App's token lives one hour. */
const longestAppMs = 55 * 60_000;

/** Whether the run's own time limit can be kept. */
export async function checkTime(
  timeoutMs: number,
  { hosted, facts }: { readonly hosted: boolean; readonly facts: Promise<TokenFacts> },
): Promise<Finding> {
  const check = "time";
  const minutes = Math.ceil(timeoutMs / 60_000);
  if (hosted && timeoutMs > longestHostedMs) {
    return {
      ...{ type: "wrong", check },
      found: `\`timeout-minutes\` is ${minutes}, and a hosted runner ends every job after 360 minutes.`,
      effect: "The job may end before the run; what the agent changed by then becomes a draft.",
      change: 'with:\n  timeout-minutes: "340"',
    };
  }
  // The line about the token says what is wrong with it.
  const owner = await facts.then(
    (known) => known.owner,
    () => "other",
  );
  if (owner === "app" && timeoutMs > longestAppMs) {
    return {
      ...{ type: "wrong", check },
      found: `\`timeout-minutes\` is ${minutes}, and an App's token lives one hour.`,
      effect: "What takes longer can't be pushed any more (`push-refused`); the change is kept as a patch.",
      change: 'with:\n  timeout-minutes: "50"',
    };
  }
  return {
    ...{ type: "unknown", check },
    found: `A run takes at most ${minutes} minutes (\`timeout-minutes\`); the job's own limit can't be read from inside the job.`,
    effect: "A job that ends earlier cancels the run; what the agent changed by then becomes a draft.",
    change: `jobs:\n  backspace: # the job's name\n    timeout-minutes: ${minutes + 10}`,
  };
}

/** Which versions there are, for whoever reads of a problem. */
export async function checkPrograms(
  programs: Readonly<Record<string, string>>,
  { env }: Pick<SolveOptions["provisioning"], "env">,
): Promise<Finding> {
  const versions = await Promise.all(
    Object.values(programs).map(async (program) => {
      const { stdout } = await runTrusted(program, ["--version"], { cwd: "/", env, timeoutMs: 10_000 });
      return stdout
        .toString("utf8")
        .split("\n", 1)[0]
        ?.replace(/ version | \(.*/g, " ")
        .trim();
    }),
  );
  return {
    ...{ type: "ok", check: "programs" },
    found: `${[...versions, `Node ${process.version.slice(1)}`].join(", ")}.`,
  };
}

const gigabyte = 1e9;
const neededBytes = gigabyte;

export async function freeBytes(directory: string): Promise<number> {
  const { bavail, bsize } = await statfs(directory);
  return bavail * bsize;
}

/** Whether copies of the workspace, and what checks make, are likely to fit. */
export function checkDisk(bytes: number): Finding {
  const check = "disk";
  const free = `${(bytes / gigabyte).toFixed(1)} GB`;
  if (bytes >= neededBytes) {
    return { type: "ok", check, found: `${free} are free where a run keeps its files.` };
  }
  return {
    ...{ type: "wrong", check, found: `Only ${free} are free where a run keeps its files.` },
    effect: "What a run or its checks write may not fit; the run breaks off then.",
    change: "Make room in a step before this one, or take a larger runner.",
  };
}

// First of all: what is loaded next would make the heap grow.
import "./young-memory.ts";
import * as core from "@actions/core";
import { handingOf, landingOf, openAction, takingOf } from "./action.ts";
import { whyNotWithoutSandbox } from "./authorize.ts";
import { openCheckout } from "./checkout.ts";
import { gatherContext } from "./context/gather.ts";
import { openClearance } from "./doctor/clearance.ts";
import { UserError } from "./errors.ts";
import { contextOf, solveIn } from "./job.ts";
import { keepTask } from "./kept-task.ts";
import { lookUp } from "./look-up.ts";
import { secretsIn } from "./machine.ts";
import { createRedactor } from "./redact.ts";
import { solveOrSalvage } from "./salvage.ts";
import { openEndpoints } from "./sinks/telemetry/telemetry.ts";
import { readTask } from "./task.ts";
import type { Workspace } from "./workspace/workspace.ts";

/** The action: an event becomes a task, the task a change, the change a pull request. */
async function main(): Promise<number> {
  const action = await openAction(process.env);
  return await action.perform(async (run, { trigger, mode: wanted, asking, readJob, showProgress }) => {
    if (wanted === "doctor") {
      const { examine } = await import("./doctor/doctor.ts");
      return await examine(run, async () => {
        const job = await readJob();
        const why = whyNotWithoutSandbox(trigger, process.env);
        const { allowed } = job.config;
        return {
          ...job,
          endpoints: openEndpoints(job.config.telemetry, { env: process.env }),
          job: { ...job, asking, allowed, ...(why !== undefined && { refusedWithout: why }) },
        };
      });
    }
    // First of all: an event that asks for nothing needs no key, no git and no gh.
    const asked = readTask(trigger, asking);
    if (asked.type === "nothing") return { type: "skipped", reason: asked.reason };
    const job = await readJob();
    const { config } = job;
    const { mode } = config;
    // Where something is published, only checks would run, and they don't without a sandbox.
    const why =
      config.sandbox === "off" && mode !== "publish" ? whyNotWithoutSandbox(trigger, process.env) : undefined;
    if (why !== undefined) throw new UserError("bad-input", why);

    const { base, branch } = config;
    const dryRun = config.dryRun || mode === "agent";
    const clearance = openClearance(run, {
      ...{ ...config, ...job, base, branch, dryRun, model: job.solve.model },
    });
    // Nobody is told what there is before it is clear that they may ask.
    if (asked.lookUp !== undefined) await clearance.begun;
    const found = await lookUp(job, asked);
    if (found.type === "nothing") return { type: "skipped", reason: found.reason };
    const { task } = found;
    if (config.progressComment) showProgress(clearance.begun);
    const directory = await openCheckout(run, job, task, clearance.begun);
    await keepTask(run.tempDir, { task, directory });

    const options = {
      ...{ ...solveIn(job, directory), ...job, evenCancelled: mode === "agent" },
      clear: clearance.complete,
      gather: async (workspace: Workspace) => {
        await clearance.begun;
        return await gatherContext(run, task, contextOf(job, workspace));
      },
    };
    // What one kind of run needs, and what comes after the agent's work, is read when it comes to that.
    const working =
      mode === "publish"
        ? import("./hand-over/take-over.ts").then(({ takeOver }) =>
            takeOver(run, task, { ...options, ...takingOf(job) }),
          )
        : solveOrSalvage(run, task, options);
    const kept = working.then(async (solution) => {
      await job.keep(task, solution);
      return solution;
    });
    if (mode === "agent") {
      const { handOver } = await import("./hand-over/hand-over.ts");
      return await handOver(run, kept, handingOf(job, run, task));
    }
    const solution = await kept;
    const { land } = await import("./land.ts");
    return await land(run, solution, landingOf(job, task));
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  const { text } = createRedactor(secretsIn(process.env));
  core.setFailed(
    text(error instanceof UserError ? error.message : String(Error.isError(error) ? error.stack : error)),
  );
}
// Idle keep-alive sockets would hold the process for seconds, and everything is written by now.
process.exit();

import { chmod, cp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Turn } from "./fake-messages/index.ts";
import { makeTempDir } from "./repo.ts";
import type { ActionRun } from "./run-action.ts";
import { newRunId } from "./runner/job.ts";
import type { Scene, SceneOptions } from "./scene.ts";

/** What the job with the agent may: nothing but read. */
export const readOnly = { contents: "read", issues: "read", pull_requests: "read" } as const;

/** The two jobs of one run, on machines of their own, with a directory that goes from one to the other. */
export interface Split extends AsyncDisposable {
  /** What the job with the agent handed over, as it was downloaded. */
  readonly artifact: string;
  /** The job with the agent, with a token that can only read. */
  readonly agent: (play: readonly Turn[], more?: SceneOptions) => Promise<ActionRun>;
  /** The job that publishes. */
  readonly publish: (more?: SceneOptions) => Promise<ActionRun>;
}

/** Both jobs for a label on the scene's issue, or for whatever else starts them. */
export async function openSplit(
  scene: Scene,
  start: Pick<Scene, "label">["label"] = scene.label,
): Promise<Split> {
  const { path, [Symbol.asyncDispose]: remove } = await makeTempDir();
  // The job's user is another one.
  await chmod(path, 0o755);
  const artifact = join(path, "artifact");
  const runId = newRunId();
  const readToken = scene.github.addToken({
    kind: "app",
    permissions: readOnly,
    repositories: [scene.repository.fullName],
  });
  return {
    artifact,
    agent: (play, more = {}) =>
      start(play, {
        ...more,
        token: readToken,
        runId,
        inputs: { mode: "agent", ...more.inputs },
        async between(job, main) {
          await more.between?.(job, main);
          const from = main.outputs["handover-path"] ?? "";
          await rm(artifact, { recursive: true, force: true });
          if (from !== "") await carry(from, artifact);
        },
      }),
    publish: (more = {}) =>
      start([], {
        runId,
        ...more,
        inputs: {
          mode: "publish",
          handover: artifact,
          "anthropic-api-key": "",
          "base-url": "",
          ...more.inputs,
        },
      }),
    [Symbol.asyncDispose]: remove,
  };
}

/** As upload and download leave it: regular files, readable by all. */
async function carry(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true });
  await chmod(to, 0o755);
  for (const name of await readdir(to)) await chmod(join(to, name), 0o644);
}

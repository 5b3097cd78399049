import type { Run } from "./run.ts";

/** A run in the list of runs. */
export interface Summary {
  readonly run: string;
  readonly title: string;
  /** What became of it; empty while it goes on. */
  readonly outcome: string;
  readonly message: string;
  readonly url: string;
  /** Page of the repository; empty where it isn't known. */
  readonly repositoryUrl: string;
  readonly costUsd: number | undefined;
  readonly maxCostUsd: number | undefined;
  readonly turns: number;
  readonly startedAt: number;
  readonly lastAt: number;
  readonly tookMs: number;
}

export function summarise(run: Run): Summary {
  const last = run.usages.at(-1);
  return {
    run: run.id,
    title: run.title,
    outcome: run.result?.outcome ?? "",
    message: (run.result?.message ?? run.phase).slice(0, 300),
    url: run.pullRequest?.url ?? "",
    repositoryUrl: run.about.repositoryUrl,
    costUsd: last?.totalUsd,
    maxCostUsd: run.maxCostUsd,
    turns: last?.turn ?? 0,
    startedAt: run.startedAt,
    lastAt: run.lastAt,
    tookMs: run.tookMs,
  };
}

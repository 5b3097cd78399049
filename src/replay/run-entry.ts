import { createHash } from "node:crypto";
import type { Effort } from "../agent/model.ts";
import type { Material, Task } from "../agent/prompt.ts";
import type { NetworkPolicy } from "../sandbox/network-policy.ts";
import { type RunEntry, recordingFormat } from "./recording.ts";

export interface RunFacts {
  readonly base: { readonly sha: string; readonly branch?: string; readonly shallow: boolean };
  readonly sandbox: {
    readonly workspace: string;
    readonly home: string;
    readonly egress?: { readonly policy: NetworkPolicy };
  };
  readonly model: { readonly model: string; readonly fallbackModel?: string; readonly effort?: Effort };
  readonly commandTimeoutMs: number;
  readonly maxCommandTimeoutMs: number;
  readonly hiddenPaths: readonly string[];
  readonly protectedPaths: readonly string[];
  /** What was said and shown around the task. */
  readonly material?: Material;
  /** The repository's own checks, where there are any. */
  readonly checkCommand?: string;
  /** What the decoys were made of. */
  readonly decoys: string;
}

/** The transcript's first entry: what a replay needs to know besides what was said. */
export function runEntry(
  { prompt, issue, pullRequest, request, requestedBy }: Task,
  facts: RunFacts,
): RunEntry {
  const { base, sandbox, model } = facts;
  const policy = sandbox.egress?.policy;
  return {
    type: "run",
    format: recordingFormat,
    base: {
      sha: base.sha,
      shallow: base.shallow,
      ...(base.branch !== undefined && { branch: base.branch }),
    },
    workspace: sandbox.workspace,
    home: sandbox.home,
    task: {
      prompt,
      ...(issue !== undefined && { issue: { ...issue } }),
      ...(pullRequest !== undefined && { pull_request: { ...pullRequest } }),
      ...(request !== undefined && { request: { ...request } }),
      ...(requestedBy !== undefined && { requested_by: requestedBy }),
    },
    ...(facts.material !== undefined && { material: withoutBytes(facts.material) }),
    model: model.model,
    ...(model.fallbackModel !== undefined && { fallback_model: model.fallbackModel }),
    ...(model.effort !== undefined && { effort: model.effort }),
    command_timeout_ms: facts.commandTimeoutMs,
    max_command_timeout_ms: facts.maxCommandTimeoutMs,
    hidden_paths: [...facts.hiddenPaths],
    protected_paths: [...facts.protectedPaths],
    ...(facts.checkCommand !== undefined && { check_command: facts.checkCommand }),
    network:
      policy === undefined
        ? null
        : { every_public_host: policy.everyPublicHost, hosts: policy.hosts.map((host) => ({ ...host })) },
    decoys: facts.decoys,
  };
}

/** Images are named, not held. */
function withoutBytes({ texts, images }: Material): NonNullable<RunEntry["material"]> {
  return {
    texts: texts.map((text) => ({ ...text })),
    images: images.map(({ number, image: { mediaType, base64 } }) => ({
      ...{ number, media_type: mediaType },
      sha256: createHash("sha256").update(base64, "base64").digest("hex"),
    })),
  };
}

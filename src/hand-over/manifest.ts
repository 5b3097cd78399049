import { z } from "zod";
import { type RefusalReason, refusalReasons } from "../events/codes.ts";
import { type FailureCode, nextSteps } from "../outcome.ts";

/** The files of a hand-over, all of them in one directory. */
export const handOverFiles = {
  manifest: "manifest.json",
  /** What is proposed, from the base. */
  change: "change.patch",
  /** What was held back, from there. */
  held: "protected.patch",
} as const;

/** What of a text and of a list is handed over; more is cut by who writes it, and refused by who reads it. */
export const limits = {
  title: 200,
  description: 20_000,
  part: 10_000,
  reason: 2_000,
  omitted: 500,
  path: 1_000,
  hosts: 1_000,
  host: 253,
  manifestBytes: 4 * 1024 ** 2,
  patchBytes: 256 * 1024 ** 2,
} as const;

const count = z.int().min(0);
const port = z.int().min(0).max(65_535);
const host = z.string().max(limits.host);
const part = z.string().max(limits.part).exactOptional();
const stopped = z.strictObject({
  code: z.enum(Object.keys(nextSteps) as [FailureCode, ...FailureCode[]]),
  reason: z.string().max(limits.reason),
});

const solution = z.strictObject({
  type: z.literal("solution"),
  /** The commit that the agent worked on. */
  base: z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/),
  /** Makes the decoys again that were in the agent's reach. */
  decoys: z.string().regex(/^[0-9a-f]{64}$/),
  usage: z.strictObject({
    turns: count,
    inputTokens: count,
    outputTokens: count,
    cacheReadTokens: count,
    cacheWriteTokens: count,
    costUsd: z.number().min(0).max(1_000_000).nullable(),
  }),
  proposal: z
    .strictObject({
      title: z.string().max(limits.title),
      description: z.string().max(limits.description),
      checks: part,
      left: part,
      nothingToDo: z.literal(true).exactOptional(),
      question: part,
    })
    .exactOptional(),
  stopped: stopped.exactOptional(),
  network: z
    .strictObject({
      hosts: z
        .array(z.strictObject({ host, port, connections: count, bytesSent: count, bytesReceived: count }))
        .max(limits.hosts),
      refused: z
        .array(
          z.strictObject({
            host,
            port: port.nullable(),
            reason: z.enum(Object.keys(refusalReasons) as [RefusalReason, ...RefusalReason[]]),
            count,
          }),
        )
        .max(limits.hosts),
      leftOut: count,
    })
    .exactOptional(),
  /** What stood open because there was no sandbox. */
  exposed: z.string().max(limits.reason).exactOptional(),
  omitted: z
    .array(z.strictObject({ path: z.string().max(limits.path), reason: z.string().max(limits.reason) }))
    .max(limits.omitted),
  /** The branch that the agent itself made. */
  branch: z
    .string()
    .regex(/^[\w./-]{1,200}$/)
    .exactOptional(),
});

const failure = stopped.extend({ type: z.literal("failure") });

/** What one job tells the other. Nothing in it decides where the change goes or how it is proposed. */
export const manifest = z.strictObject({
  version: z.literal(1),
  /** GITHUB_RUN_ID. */
  run: z.string().max(30),
  /** The repository that the change is for, `owner/name`. */
  repository: z.string().max(200),
  issue: z.int().nullable(),
  end: z.discriminatedUnion("type", [solution, failure]),
});

export type Manifest = z.infer<typeof manifest>;
/** What the agent came to, its patches aside. */
export type HandedSolution = z.infer<typeof solution>;

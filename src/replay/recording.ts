import { z } from "zod";
import { UserError } from "../errors.ts";
import { logLine } from "../neutralise.ts";

/** Raised when a reader of the format before could not replay what is written now. */
export const recordingFormat = 1;

const sha = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
const count = z.int().min(0);
const text = z.string();
/** The loop looks into these; what else an answer holds it only sends back. */
const known = [
  z.looseObject({ type: z.literal("text"), text }),
  z.looseObject({ type: z.literal("thinking"), thinking: text, signature: text }),
  z.looseObject({
    type: z.literal("tool_use"),
    id: z.string().regex(/^[\w-]+$/),
    name: z.string().regex(/^[\w-]{1,128}$/),
    input: z.unknown(),
  }),
] as const;
const other = z.looseObject({ type: z.string().regex(/^(?!(?:text|thinking|tool_use)$)/) });
/** Nothing that climbs, so that it names the same place however it is read. */
const absolutePath = z
  .string()
  .max(4096)
  .regex(/^(?:\/(?!\.{1,2}(?:\/|$))[^/\0\n]+)+$/);
const longestTimeoutMs = 24 * 3600 * 1000;
const timeoutMs = z.number().positive().max(longestTimeoutMs);

/** What a run began with: all that a replay needs besides the checkout. */
const runEntry = z.looseObject({
  type: z.literal("run"),
  format: z.literal(recordingFormat),
  base: z.looseObject({ sha, branch: text.optional(), shallow: z.boolean() }),
  workspace: absolutePath,
  home: z.string(),
  task: z.looseObject({
    prompt: text,
    issue: z.looseObject({ number: count, title: text, url: text, author: text }).optional(),
    pull_request: z
      .looseObject({ number: count, title: text, url: text, branch: text, base: text, headSha: text })
      .optional(),
    request: z
      .looseObject({ text, commentId: count, createdAt: text, updatedAt: text, url: text })
      .optional(),
    requested_by: text.optional(),
  }),
  /** What was said and shown around the task; recordings of before have none. */
  material: z
    .looseObject({
      texts: z.array(z.looseObject({ about: text, text })),
      images: z.array(
        z.looseObject({
          number: count,
          media_type: z.enum(["image/png", "image/jpeg", "image/gif", "image/webp"]),
          sha256: text,
        }),
      ),
    })
    .optional(),
  model: text,
  fallback_model: text.optional(),
  effort: z.enum(["low", "medium", "high", "xhigh", "max"]).optional(),
  command_timeout_ms: timeoutMs,
  max_command_timeout_ms: timeoutMs,
  hidden_paths: z.array(text),
  protected_paths: z.array(text),
  /** What the agent was told of the repository's checks; recordings of before have none. */
  check_command: text.optional(),
  network: z
    .looseObject({
      every_public_host: z.boolean(),
      hosts: z.array(z.looseObject({ name: text, subdomains: z.boolean(), port: z.int() })),
    })
    .nullable(),
  decoys: text,
});

/** The message of an answer, as it came. */
const answer = z.looseObject({
  role: z.literal("assistant"),
  content: z.array(z.union([...known, other])),
  stop_reason: text,
});

const said = z.looseObject({ type: z.string() });
const message = z.looseObject({ role: z.enum(["user", "assistant"]), content: z.array(said) });
const added = z.array(message);
const redacted = z.literal(true).optional();

const entry = z.discriminatedUnion("type", [
  runEntry.extend({ redacted }),
  z.looseObject({ type: z.literal("begin"), sha256: text, system: text, redacted }),
  z.looseObject({ type: z.literal("request"), added, redacted }),
  z.looseObject({ type: z.literal("answer"), message: answer, redacted }),
  z.looseObject({ type: z.literal("broken"), redacted }),
  z.looseObject({ type: z.literal("dropped-thinking"), redacted }),
  z.looseObject({
    type: z.literal("end"),
    added,
    stopped: z.looseObject({ code: text }).optional(),
    redacted,
  }),
  z.looseObject({ type: z.literal("tree"), tree: sha, redacted }),
]);

export type RunEntry = z.infer<typeof runEntry>;
export type RecordedAnswer = z.infer<typeof answer>;
export type RecordedMessage = z.infer<typeof message>;
type Entry = z.infer<typeof entry>;

/** A run as its transcript tells it. All of it is untrusted: whoever wrote the file may have written anything. */
export interface Recording {
  readonly run: RunEntry;
  readonly begin: { readonly sha256: string; readonly system: string };
  readonly answers: readonly RecordedAnswer[];
  /** What was said to the model, in order, in the pieces in which it was sent. */
  readonly added: readonly (readonly RecordedMessage[])[];
  /** Why the agent was stopped, as a failure code. */
  readonly stopped?: string;
  /** Whose words or results had secrets in them: in place of those stand stars. Counted by answers. */
  readonly redactedTurns: readonly number[];
  /** The tree that the run ended with. */
  readonly tree: string;
}

export const maxRecordingBytes = 128 * 1024 * 1024;
/** Deeper JSON is nothing that a model or a tool says. */
const maxDepth = 200;

/** Reads a transcript. Throws UserError, with one sentence, for anything that isn't a whole one. */
export function readRecording(file: string, content: Buffer): Recording {
  const name = logLine(file);
  const lines = content.toString("utf8").split("\n");
  const isTorn = lines.pop() !== "";
  const [first = "", ...rest] = lines.map(parseLine);
  if (!isObject(first) || !("type" in first)) {
    throw unusable(`${name} is not the transcript of a run.`);
  }
  if (first["type"] !== "run" || first["format"] !== recordingFormat) {
    throw unusable(`${name} was recorded by another version of Tiny Backspace, which this one can't replay.`);
  }
  const last = rest.at(-1);
  if (isTorn || !isObject(last) || last["type"] !== "tree") {
    throw unusable(`${name} ends before its run did, so there is nothing to compare a replay with.`);
  }
  return assemble(
    [first, ...rest].map((value, index) => {
      const parsed = entry.safeParse(value);
      if (parsed.success) return parsed.data;
      const [issue] = parsed.error.issues;
      const where = logLine(issue?.path.join(".") || "its type");
      throw unusable(`Line ${index + 1} of ${name} is nothing that a run writes (${where}).`);
    }),
    name,
  );
}

function unusable(sentence: string): UserError {
  return new UserError("bad-input", sentence);
}

function parseLine(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line);
    return isShallow(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Level by level, because a walk by calls would overflow the stack on what it is to find. */
function isShallow(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) return false;
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
  }
  return true;
}

function assemble(entries: readonly Entry[], name: string): Recording {
  const [run] = entries;
  const begin = entries.find(({ type }) => type === "begin");
  const tree = entries.at(-1);
  if (run?.type !== "run" || begin?.type !== "begin" || tree?.type !== "tree") {
    throw unusable(`${name} is not the transcript of a run.`);
  }
  const end = entries.findLast(({ type }) => type === "end");
  const stopped = end?.type === "end" ? end.stopped?.code : undefined;
  let turn = 0;
  const redactedTurns = entries.flatMap((one) => {
    if (one.type === "answer") turn += 1;
    return one.redacted === true ? [turn] : [];
  });
  return {
    run,
    begin,
    answers: entries.flatMap((one) => (one.type === "answer" ? [one.message] : [])),
    added: entries.flatMap((one) => (one.type === "request" || one.type === "end" ? [one.added] : [])),
    ...(stopped !== undefined && { stopped }),
    redactedTurns: [...new Set(redactedTurns)],
    tree: tree.tree,
  };
}

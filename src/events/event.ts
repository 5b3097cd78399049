import { z } from "zod";
import { type DoctorCheck, doctorChecks, phases, type RefusalReason, refusalReasons } from "./codes.ts";

const turn = z.int().min(1).describe("The model's turn, counted from 1.");
const block = z.int().min(0).describe("Position of the block in the turn's answer, counted from 0.");
const tool = z.string().describe("The tool's name.");
const text = z.string().describe("Markdown, as the model wrote it.");
const milliseconds = z.number().min(0).describe("Milliseconds.");
const done = z.boolean().describe("True on the last part of the block.");
const costUsd = z.number().min(0).nullable().describe("US dollars; null when the model's price is unknown.");

const host = z.string().describe("Name of the host, as it was asked for.");
const port = z.int().min(0).max(65_535).nullable().describe("Port; null when none could be read.");
const reason = z
  .enum(Object.keys(refusalReasons) as [RefusalReason, ...RefusalReason[]])
  .describe("Why, as a stable code.");

const names = z.array(z.string());
const lines = z.int().min(0).nullable();
const page = (of: string) => z.string().nullable().describe(`Page of ${of}; null where there is none.`);

const bodies = [
  z
    .object({
      type: z.literal("status"),
      message: z.string().describe("One line for people."),
      phase: z.enum(phases).describe("The phase of the run that begins or goes on."),
    })
    .meta({
      description: "What the run is doing now.",
      examples: [{ type: "status", message: "Cloning repository...", phase: "repository" }],
    }),
  z
    .object({
      type: z.literal("tool_call"),
      tool,
      input: z.record(z.string(), z.unknown()).describe("The input as the model gave it."),
      id: z.string().describe("Pairs the call with its result."),
      turn,
    })
    .meta({
      description: "The model called a tool.",
      examples: [
        { type: "tool_call", tool: "read_file", input: { filepath: "app.py" }, id: "toolu_01", turn: 1 },
      ],
    }),
  z
    .object({
      type: z.literal("tool_result"),
      tool,
      result: z
        .string()
        .describe("The text that the model was shown. An image that it was shown is named in it, not held."),
      id: z.string().describe("The id of the call."),
      ok: z.boolean().describe("False when the model was told that the call failed."),
      duration_ms: milliseconds,
      truncated: z.boolean().describe("True when the result was shortened for the model."),
    })
    .meta({
      description: "A tool call ended.",
      examples: [
        {
          type: "tool_result",
          tool: "read_file",
          result: "file contents...",
          id: "toolu_01",
          ok: true,
          duration_ms: 12,
          truncated: false,
        },
      ],
    }),
  z
    .object({
      type: z.literal("tool_output"),
      tool,
      output: z.string().describe("What came since the part before."),
      id: z.string().describe("The id of the call."),
      omitted_bytes: z.int().min(0).describe("How much was left out just before this part."),
    })
    .meta({
      description:
        "A part of what a command prints, while it runs. It comes at most four times a second, and not for commands that end sooner than that; the result has what the model is shown.",
      examples: [
        {
          type: "tool_output",
          tool: "run_command",
          output: "PASS test/parser.test.js\n",
          id: "toolu_02",
          omitted_bytes: 0,
        },
      ],
    }),
  z.object({ type: z.literal("message"), text, turn, block, done }).meta({
    description: "A part of what the model says; the parts of one block, joined, are its text.",
    examples: [
      { type: "message", text: "The parser drops the last argument.", turn: 1, block: 1, done: true },
    ],
  }),
  z.object({ type: z.literal("thinking"), text, turn, block, done }).meta({
    description: "A part of the model's thinking summary; parts join as those of a message do.",
    examples: [{ type: "thinking", text: "The loop ends one too early.", turn: 1, block: 0, done: true }],
  }),
  z
    .object({
      type: z.literal("usage"),
      turn,
      model: z.string().describe("The model that answered."),
      stop_reason: z
        .string()
        .describe("Why the answer ended, in the API's words; `broken` when it broke off."),
      input_tokens: z.int().min(0).describe("Input that was neither read from nor written to the cache."),
      output_tokens: z.int().min(0).describe("Output, thinking included."),
      cache_read_tokens: z.int().min(0).describe("Input read from the cache."),
      cache_write_tokens: z.int().min(0).describe("Input written to the cache."),
      cost_usd: costUsd.describe(
        "What this answer cost in US dollars; null when the model's price is unknown.",
      ),
      total_cost_usd: costUsd.describe("What all answers so far cost."),
      max_cost_usd: z.number().optional().describe("What all answers of the run may cost at most."),
      max_turns: z.int().optional().describe("How many answers the run may have at most."),
      deadline: z
        .int()
        .optional()
        .describe("When the model's work must be over, in milliseconds since the epoch."),
    })
    .meta({
      description: "What one answer of the model cost.",
      examples: [
        {
          type: "usage",
          turn: 1,
          model: "claude-opus-5-5",
          stop_reason: "tool_use",
          input_tokens: 120,
          output_tokens: 210,
          cache_read_tokens: 2300,
          cache_write_tokens: 812,
          cost_usd: 0.0123,
          total_cost_usd: 0.0123,
          max_cost_usd: 5,
          max_turns: 60,
          deadline: 1_790_001_680_000,
        },
      ],
    }),
  z
    .object({
      type: z.literal("check"),
      where: z
        .enum(["base", "change", "old-code"])
        .describe(
          "On what: the base commit, the change as it would be published, or the base with the change's tests alone.",
        ),
      command: z.string().describe("The command that was run."),
      outcome: z.enum(["passed", "failed", "timed-out", "not-run"]).describe("How it ended."),
      reason: z
        .string()
        .describe(
          "How it ended or why it did not begin, in a few words; empty where there is no more to say.",
        ),
      exit_code: z.int().nullable().describe("The command's exit code; null when it has none."),
      duration_ms: milliseconds.describe("Milliseconds, setting up included."),
      tests: z
        .object({ passed: z.int().min(0), failed: z.int().min(0), skipped: z.int().min(0) })
        .nullable()
        .describe(
          "How many tests `passed`, `failed` and were `skipped`, by the reports; null where there are none.",
        ),
      output: z.string().describe("What it printed, shortened; empty where it passed."),
    })
    .meta({
      description:
        "The repository's own checks were run, or could not be. Where something newly fails they are run again.",
      examples: [
        {
          type: "check",
          where: "change",
          command: "npm test",
          outcome: "failed",
          reason: "exit code 1",
          exit_code: 1,
          duration_ms: 3120,
          tests: { passed: 11, failed: 1, skipped: 0 },
          output: "FAIL test/parser.test.js",
        },
      ],
    }),
  z
    .object({
      type: z.literal("verification"),
      verdict: z
        .enum(["passed", "fixed", "still-failing", "newly-failing", "flaky", "unknown"])
        .describe("What the checks say of the change, compared with the base."),
      message: z.string().describe("The same in one sentence."),
      fixed: names.describe("Failed on the base, pass on the change. Of each list the first 50."),
      still_failing: names.describe("Fail on both."),
      newly_failing: names.describe("Fail on the change alone, also when they are run again."),
      flaky: names.describe("Failed on the change, and passed when they were run again."),
      not_run: names.describe("Ran on the base, and on the change no more."),
      new_tests: z
        .enum(["fails-before", "passes-before", "unknown"])
        .describe("What the new and changed tests do on the old code."),
      touched: z
        .array(z.string())
        .describe("Changed files that decide what the checks do, and tests that were changed or deleted."),
    })
    .meta({
      description: "What the repository's own checks say of the change; told once, when the agent is done.",
      examples: [
        {
          type: "verification",
          verdict: "fixed",
          message: "The checks pass with the change, and failed before.",
          fixed: ["parser › keeps the last argument"],
          still_failing: [],
          newly_failing: [],
          flaky: [],
          not_run: [],
          new_tests: "fails-before",
          touched: [],
        },
      ],
    }),
  z
    .object({
      type: z.literal("started"),
      title: z
        .string()
        .describe("What the run is about, in one line: the issue's title, or the prompt's beginning."),
      repository_url: page("the repository that the change goes to"),
      issue_url: page("the issue, or the comment, that asks for it"),
      run_url: page("the workflow run"),
      requested_by: z.string().nullable().describe("Login of who asks; null where nobody is named."),
    })
    .meta({
      description:
        "What the run is about, and where it runs; told once, before anything can go wrong. Not told by a run that is asked for nothing.",
      examples: [
        {
          type: "started",
          title: "Keep the last argument",
          repository_url: "https://github.com/octo/parser",
          issue_url: "https://github.com/octo/parser/issues/12",
          run_url: "https://github.com/octo/parser/actions/runs/1234567890",
          requested_by: "ada",
        },
      ],
    }),
  z
    .object({
      type: z.literal("context"),
      items: z
        .array(
          z.object({
            kind: z.enum(["task", "comment", "review", "review-comment", "image", "code", "check"]),
            what: z.string(),
            author: z.string(),
            permission: z.string(),
            used: z.boolean(),
            reason: z.string(),
            sha256: z.string(),
            removed: z.array(z.string()),
          }),
        )
        .describe(
          "Each thing: `kind`, `what` (its address, or what it is), `author` and `permission` (empty where nobody was asked), `used`, `reason` (why it was left out, or how it was changed), `sha256` (the beginning of the digest of exactly what was shown; empty for what was left out), `removed` (what was taken out of it, in words).",
        ),
      left_out: z.int().min(0).describe("Further ones that were left out, where there are too many to list."),
    })
    .meta({
      description:
        "What the model is shown of a task, and of what was said and shown around it; told once, before the model is asked.",
      examples: [
        {
          type: "context",
          items: [
            {
              kind: "comment",
              what: "https://github.com/octo/parser/issues/12#issuecomment-345",
              author: "ada",
              permission: "write",
              used: true,
              reason: "",
              sha256: "9f86d081884c7d65",
              removed: ["1 × HTML comment"],
            },
          ],
          left_out: 0,
        },
      ],
    }),
  z.object({ type: z.literal("network_denied"), host, port, reason }).meta({
    description:
      "A command wanted to connect to somewhere it may not. The first of each host, port and reason is told, up to 1,000 of them, and up to 1,000 more; `network` counts them all.",
    examples: [{ type: "network_denied", host: "tracker.example", port: 443, reason: "host-not-allowed" }],
  }),
  z
    .object({
      type: z.literal("network"),
      hosts: z
        .array(
          z.object({
            host,
            port,
            connections: z.int().min(1),
            bytes_sent: z.int().min(0),
            bytes_received: z.int().min(0),
          }),
        )
        .describe(
          "The hosts that commands were connected to: `host`, `port`, `connections`, `bytes_sent`, `bytes_received`.",
        ),
      refused: z
        .array(z.object({ host, port, reason, count: z.int().min(1) }))
        .describe("What was refused: `host`, `port`, `reason`, `count`."),
      left_out: z
        .int()
        .min(0)
        .describe("Connections to or refusals of further hosts, where there were too many to list."),
    })
    .meta({
      description:
        "What commands did on the network; told once, when the last of them is gone, and only if it was on.",
      examples: [
        {
          type: "network",
          hosts: [
            {
              host: "packages.example",
              port: 443,
              connections: 12,
              bytes_sent: 20_480,
              bytes_received: 1_843_200,
            },
          ],
          refused: [{ host: "tracker.example", port: 443, reason: "host-not-allowed", count: 3 }],
          left_out: 0,
        },
      ],
    }),
  z
    .object({
      type: z.literal("change"),
      files: z
        .array(
          z.object({
            path: z.string(),
            status: z.enum(["added", "modified", "deleted", "type-changed"]),
            added_lines: lines,
            deleted_lines: lines,
          }),
        )
        .describe(
          "The first 200: `path`, `status`, `added_lines` and `deleted_lines` (null for a binary file).",
        ),
      left_out: z.int().min(0).describe("Further files, where there are too many to list."),
      added_lines: z.int().min(0).describe("Lines that are added in all files, also in those left out."),
      deleted_lines: z.int().min(0).describe("Lines that are deleted in all files."),
      patch: z
        .string()
        .nullable()
        .describe(
          "git's patch as text, of binary files their heads alone; null where a secret or a decoy lies in the change, or it is too large to be had.",
        ),
      truncated: z.boolean().describe("True when the patch ends early: it is at most 64 KiB."),
    })
    .meta({
      description:
        "What the agent changed, as it is to be published; what is for people to apply is not in it. Told when the agent is done, and again where less of it could be published.",
      examples: [
        {
          type: "change",
          files: [{ path: "parser.js", status: "modified", added_lines: 1, deleted_lines: 1 }],
          left_out: 0,
          added_lines: 1,
          deleted_lines: 1,
          patch:
            "diff --git a/parser.js b/parser.js\nindex 4f0c9a7..1b2d3c4 100644\n--- a/parser.js\n+++ b/parser.js\n@@ -1,1 +1,1 @@\n-for (let i = 0; i < n - 1; i++)\n+for (let i = 0; i < n; i++)\n",
          truncated: false,
        },
      ],
    }),
  z
    .object({
      type: z.literal("dependencies"),
      changes: z
        .array(
          z.object({
            ecosystem: z.string(),
            name: z.string(),
            version: z.string(),
            before: z.string().nullable(),
            file: z.string(),
            locked_only: z.boolean(),
          }),
        )
        .describe(
          "What is new or comes in another version: `ecosystem`, `name`, `version` as the file has it, `before` (what the base has; null for what is new), `file`, `locked_only` (no manifest of the change asks for it).",
        ),
      left_out: z.int().min(0).describe("Further ones, where there are too many to list."),
      unread: z.array(z.string()).describe("Manifests and lock files that could not be read."),
    })
    .meta({
      description:
        "What of other people's code the change brings, by its manifests and lock files; told once, and only if there is any.",
      examples: [
        {
          type: "dependencies",
          changes: [
            {
              ecosystem: "npm",
              name: "left-pad",
              version: "^1.3.0",
              before: null,
              file: "package.json",
              locked_only: false,
            },
          ],
          left_out: 0,
          unread: [],
        },
      ],
    }),
  z
    .object({
      type: z.literal("pull_request"),
      operation: z
        .enum(["created", "updated"])
        .describe("What was done with it: an earlier one of ours is updated."),
      number: z.int().min(1).describe("Its number in the repository."),
      url: z.string().describe("Its page."),
      branch: z.string().describe("The branch that was pushed."),
      base: z.string().describe("The branch it goes to."),
      head_sha: z.string().describe("The commit that was pushed."),
      title: z.string().describe("Its title."),
      draft: z.boolean().describe("True when it is a draft."),
    })
    .meta({
      description: "The pull request exists.",
      examples: [
        {
          type: "pull_request",
          operation: "created",
          number: 34,
          url: "https://github.com/octo/parser/pull/34",
          branch: "feature/12-last-argument",
          base: "main",
          head_sha: "4f0c9a7e1b2d3c4f5a6b7c8d9e0f1a2b3c4d5e6f",
          title: "Keep the last argument",
          draft: false,
        },
      ],
    }),
  z
    .object({
      type: z.literal("proposed_pull_request"),
      operation: z.enum(["created", "updated"]).describe("What would be done."),
      branch: z.string().describe("The branch that would be pushed."),
      base: z.string().describe("The branch it would go to."),
      title: z.string().describe("Its title."),
      draft: z.boolean().describe("True when it would be a draft."),
      labels: z.array(z.string()).describe("The labels it would have."),
      body: z.string().describe("Its text, Markdown."),
    })
    .meta({
      description: "A dry run tells the pull request that it would have opened; nothing was pushed.",
      examples: [
        {
          type: "proposed_pull_request",
          operation: "created",
          branch: "feature/12-last-argument",
          base: "main",
          title: "Keep the last argument",
          draft: false,
          labels: ["backspace"],
          body: "The loop ended one too early.\n\nCloses #12",
        },
      ],
    }),
  z
    .object({
      type: z.literal("doctor_check"),
      check: z
        .enum(Object.keys(doctorChecks) as [DoctorCheck, ...DoctorCheck[]])
        .describe("What was looked at."),
      state: z
        .enum(["ok", "wrong", "unknown"])
        .describe("Whether it is right; `unknown` is what can't be known beforehand."),
      found: z.string().describe("What was found."),
      effect: z.string().describe("What happens in a run because of that; empty where it is right."),
      change: z
        .string()
        .describe(
          "The lines of YAML or the setting to change, of one or more lines; empty where it is right.",
        ),
    })
    .meta({
      description:
        "Something that decides whether a run can succeed was looked at: all of it with `mode: doctor`, and what is wrong before every run.",
      examples: [
        {
          type: "doctor_check",
          check: "push",
          state: "wrong",
          found: "The token may not push; the job needs `permissions: contents: write`.",
          effect: "A run stops before anything is paid (`push-refused`).",
          change: "permissions:\n  contents: write",
        },
      ],
    }),
  z
    .object({ type: z.literal("machine_change"), message: z.string().describe("One sentence, for people.") })
    .meta({
      description:
        "Something was changed on this machine, outside the run's own files, so that it could go on.",
      examples: [{ type: "machine_change", message: "Installed bubblewrap with apt-get." }],
    }),
  z.object({ type: z.literal("warning"), message: z.string().describe("One sentence, for people.") }).meta({
    description: "Something a person should know that did not stop the run.",
    examples: [{ type: "warning", message: "The issue was longer than 100 KB and was shortened." }],
  }),
  z
    .object({
      type: z.literal("error"),
      message: z.string().describe("What happened, for people."),
      code: z.string().describe("A failure code."),
    })
    .meta({
      description: "Something stopped the run.",
      examples: [{ type: "error", message: "The model could not be reached.", code: "model-unavailable" }],
    }),
  z
    .object({
      type: z.literal("result"),
      outcome: z
        .enum([
          "pull-request",
          "proposed",
          "handed-over",
          "no-changes",
          "question",
          "skipped",
          "replayed",
          "checked",
          "refused",
          "unfinished",
          "failed",
        ])
        .describe("How the run ended."),
      message: z.string().describe("One sentence on how the run ended."),
      failure_code: z.string().nullable().describe("What stopped the run; null when nothing did."),
      pull_request_url: z.string().nullable().describe("The pull request's page; null when there is none."),
      turns: z.int().min(0).describe("How many times the model answered."),
      input_tokens: z.int().min(0).describe("All input, cached included."),
      output_tokens: z.int().min(0).describe("All output, thinking included."),
      cost_usd: costUsd,
      duration_ms: milliseconds,
    })
    .meta({
      description: "The last event of every run.",
      examples: [
        {
          type: "result",
          outcome: "pull-request",
          message: "Opened pull request #34: https://github.com/octo/parser/pull/34",
          failure_code: null,
          pull_request_url: "https://github.com/octo/parser/pull/34",
          turns: 3,
          input_tokens: 8532,
          output_tokens: 1620,
          cost_usd: 0.0456,
          duration_ms: 92345,
        },
      ],
    }),
] as const;

const stamp = {
  seq: z.int().min(1).describe("Counts the run's events from 1 without a gap."),
  timestamp: z.int().describe("Milliseconds since the epoch."),
  run: z.string().describe("The run's id."),
};

/** An event on the wire: its own keys first, then the stamp. */
const events = bodies.map((body, index) => {
  const { description, examples } = body.meta() as { description: string; examples: readonly [object] };
  const example = { ...examples[0], seq: index + 1, timestamp: 1_790_000_000_000, run: "1234567890-1" };
  return body.extend(stamp).meta({ description, examples: [example] });
});

/**
 * For whoever makes events: exactly the known keys, which it gives in their order. Readers use the published schema.
 * @internal for tests; at run time the types are enough.
 */
export const eventSchema = z.union(events.map((event) => event.strict()));

export type EventBody = z.infer<(typeof bodies)[number]>;
export type Stamp = { readonly seq: number; readonly timestamp: number; readonly run: string };
export type Event = EventBody & Stamp;

/**
 * The published contract: JSON Schema, draft 2020-12, made from the same definition as the types.
 * It lets fields through that it doesn't know, because fields are added in time; it lists them in their order.
 */
export function eventJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(z.union(events), {
    target: "draft-2020-12",
    io: "input",
    override: ({ jsonSchema }) => {
      // What every integer in JSON is bound to goes without saying.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  return { $schema, $id: "urn:tiny-backspace:event:1", title: "Tiny Backspace event, version 1", ...schema };
}

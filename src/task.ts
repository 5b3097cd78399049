import type { Task } from "./agent/prompt.ts";
import { readDollars } from "./ceiling.ts";
import { UserError } from "./errors.ts";

/** What started the job: GitHub's name of the event and its payload as parsed JSON. */
export interface Trigger {
  readonly event: string;
  readonly payload: unknown;
}

export type Asked =
  | { readonly type: "task"; readonly task: Task }
  | { readonly type: "nothing"; readonly reason: string };

/**
 * What the event asks for. The `prompt` input counts for every event; a labelled issue is read from the event's
 * own payload, which holds the text as it stood when the label was put on.
 */
export function readTask(
  trigger: Trigger,
  options: { readonly prompt: string; readonly label: string },
): Asked {
  const requestedBy = text(at(trigger.payload, "sender", "login"));
  const by: Asking = {
    ...(requestedBy !== "" && { requestedBy }),
    ...(trigger.event === "issues" && readCeiling(trigger.payload, options.label)),
  };
  if (options.prompt !== "") return { type: "task", task: { prompt: options.prompt, ...by } };

  switch (trigger.event) {
    case "issues":
      return readLabelledIssue(trigger.payload, options.label, by);
    case "workflow_dispatch": {
      const prompt = text(at(trigger.payload, "inputs", "prompt")).trim();
      if (prompt !== "") return { type: "task", task: { prompt, ...by } };
      throw new UserError("bad-input", "Input `prompt` is empty; say in the form what should be changed.");
    }
    default:
      return {
        type: "nothing",
        reason: `The event \`${trigger.event}\` carries no task, and the input \`prompt\` is empty.`,
      };
  }
}

/** The issue whose label may have started this, open or not, and that label; undefined for everything else. */
export function labelledIssue(
  { event, payload }: Trigger,
  wanted: string,
): { readonly issue: number; readonly label: string } | undefined {
  const label = text(at(payload, "label", "name"));
  const issue = at(payload, "issue", "number");
  const isOurs = event === "issues" && text(at(payload, "action")) === "labeled" && isLabel(label, wanted);
  return isOurs && typeof issue === "number" ? { issue, label } : undefined;
}

/** What a task has from whoever asks for it. */
type Asking = Pick<Task, "requestedBy" | "maxCostUsd">;

/** The label itself, or the label with dollars behind it, as in `backspace:$3`. */
function isLabel(name: string, wanted: string): boolean {
  return endOf(name, wanted) === "" || ceilingIn(name, wanted) !== undefined;
}

/** What follows the wanted label in a label's name; GitHub compares names without case. */
function endOf(name: string, wanted: string): string | undefined {
  const isOurs = name.slice(0, wanted.length).toLowerCase() === wanted.toLowerCase();
  return isOurs ? name.slice(wanted.length) : undefined;
}

/** The dollars in a label's name, whether they make sense or not: `$3` in `backspace:$3`. */
function ceilingIn(name: string, wanted: string): string | undefined {
  return /^:\s*(\$.*)$/s.exec(endOf(name, wanted) ?? "")?.[1];
}

function readCeiling(payload: unknown, wanted: string): Pick<Task, "maxCostUsd"> {
  const label = text(at(payload, "label", "name"));
  const written = ceilingIn(label, wanted);
  if (written === undefined || text(at(payload, "action")) !== "labeled") return {};
  const maxCostUsd = readDollars(written);
  if (maxCostUsd !== undefined) return { maxCostUsd };
  throw new UserError(
    "bad-input",
    `The label \`${label}\` is to limit what the run costs, and names no sum; write it like \`${wanted}:$3\` or \`${wanted}:$2.50\`.`,
  );
}

function readLabelledIssue(payload: unknown, wanted: string, by: Asking): Asked {
  const action = text(at(payload, "action"));
  if (action !== "labeled") {
    return { type: "nothing", reason: `The issue was ${action || "touched"}, not labelled.` };
  }
  if (wanted === "") {
    throw new UserError(
      "bad-input",
      "Input `label` is empty; give the label that starts a run, such as backspace.",
    );
  }
  const label = text(at(payload, "label", "name"));
  if (!isLabel(label, wanted)) {
    return { type: "nothing", reason: `The label is \`${label}\`, not \`${wanted}\`.` };
  }
  const number = at(payload, "issue", "number");
  const title = text(at(payload, "issue", "title")).trim();
  if (typeof number !== "number" || title === "") {
    throw new UserError(
      "bad-input",
      "The event names no issue; start the run from an `issues: labeled` event.",
    );
  }
  if (text(at(payload, "issue", "state")) === "closed") {
    return { type: "nothing", reason: `Issue #${number} is closed.` };
  }
  const body = text(at(payload, "issue", "body")).trim();
  return {
    type: "task",
    task: {
      prompt: body === "" ? title : `${title}\n\n${body}`,
      issue: {
        number,
        title,
        url: text(at(payload, "issue", "html_url")),
        author: text(at(payload, "issue", "user", "login")),
      },
      ...by,
    },
  };
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<string, unknown>)[key]
        : undefined,
    value,
  );
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

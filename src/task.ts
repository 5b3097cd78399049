import type { Task } from "./agent/prompt.ts";
import { readDollars } from "./ceiling.ts";
import { UserError } from "./errors.ts";
import { isCommand, isLabel, readCommand, readLabel, type Wishes } from "./wishes.ts";

/** What started the job: GitHub's name of the event and its payload as parsed JSON. */
export interface Trigger {
  readonly event: string;
  readonly payload: unknown;
}

export type Asked =
  | {
      readonly type: "task";
      readonly task: Task;
      /** What has to be looked up before the task is whole. */
      readonly lookUp?: LookUp;
    }
  | { readonly type: "nothing"; readonly reason: string };

export type LookUp =
  /** The prompt is this file's text; a path relative to the workspace. */
  | { readonly type: "prompt-file"; readonly path: string }
  /** The work goes on with this pull request, if it is ours. */
  | { readonly type: "pull-request"; readonly number: number };

/** The inputs that say whether an event asks for anything. */
export interface Asking {
  readonly prompt: string;
  readonly promptFile?: string;
  readonly label: string;
}

/**
 * What the event asks for. `prompt` and `prompt-file` count for every event; an issue and a comment are read from the
 * event's own payload, which holds the text as it stood when the label was put on or the comment written.
 */
export function readTask({ event, payload }: Trigger, asking: Asking): Asked {
  const { prompt, promptFile = "" } = asking;
  if (prompt !== "" && promptFile !== "") {
    throw new UserError("bad-input", "Inputs `prompt` and `prompt-file` are both given; give one of them.");
  }
  const requestedBy = text(at(payload, "sender", "login"));
  const by: Asker = requestedBy === "" ? {} : { requestedBy };
  switch (event) {
    case "issues":
      return readLabelledIssue(payload, asking, by);
    case "issue_comment":
      return readComment(payload, asking, by);
    case "workflow_dispatch":
      return given(asking, by) ?? readForm(payload, by);
    case "repository_dispatch":
      return readDispatch(payload, asking, by);
    default:
      return (
        given(asking, by) ??
        nothing(`The event \`${event}\` carries no task, and the input \`prompt\` is empty.`)
      );
  }
}

/** Where a run was started, for what is to be told and done there. */
export interface Place {
  readonly type: "issue" | "pull-request";
  readonly number: number;
  /** The label that started it. */
  readonly label?: string;
  /** Number of the comment that started it. */
  readonly comment?: number;
}

/** The issue or pull request that may have started this, open or not; undefined for everything else. */
export function placeOf({ event, payload }: Trigger, wanted: string): Place | undefined {
  const number = at(payload, "issue", "number");
  if (typeof number !== "number") return undefined;
  const action = text(at(payload, "action"));
  const label = text(at(payload, "label", "name"));
  if (event === "issues" && action === "labeled" && isLabel(label, wanted)) {
    return { type: "issue", number, label };
  }
  const comment = at(payload, "comment", "id");
  const isOurs =
    event === "issue_comment" && action === "created" && isCommand(text(at(payload, "comment", "body")));
  if (!isOurs || typeof comment !== "number") return undefined;
  return { type: isOnPullRequest(payload) ? "pull-request" : "issue", number, comment };
}

/** How many comments an issue or pull request has, by the event; undefined where it doesn't say. */
export function commentCountOf({ payload }: Trigger): number | undefined {
  const count = at(payload, "issue", "comments");
  return typeof count === "number" && count >= 0 ? count : undefined;
}

/** What a task has from whoever asks for it. */
type Asker = Pick<Task, "requestedBy" | "eventAt" | "request"> & Wishes;

/** What the workflow itself says is to be done. */
function given({ prompt, promptFile = "" }: Asking, by: Asker): Asked | undefined {
  if (promptFile !== "") {
    return { type: "task", task: { prompt: "", ...by }, lookUp: { type: "prompt-file", path: promptFile } };
  }
  return prompt === "" ? undefined : { type: "task", task: { prompt, ...by } };
}

function nothing(reason: string): Asked {
  return { type: "nothing", reason };
}

function readForm(payload: unknown, by: Asker): Asked {
  const prompt = text(at(payload, "inputs", "prompt")).trim();
  if (prompt !== "") return { type: "task", task: { prompt, ...by } };
  throw new UserError("bad-input", "Input `prompt` is empty; say in the form what should be changed.");
}

/** Whoever sends the event may say what it is about; else the workflow does. */
function readDispatch(payload: unknown, asking: Asking, asker: Asker): Asked {
  const prompt = at(payload, "client_payload", "prompt") ?? "";
  if (typeof prompt !== "string") {
    throw new UserError("bad-input", "`client_payload.prompt` of the event is no text; send a string.");
  }
  const by = { ...asker, ...readSentBudget(at(payload, "client_payload", "budget")) };
  if (prompt.trim() !== "") return { type: "task", task: { prompt: prompt.trim(), ...by } };
  const reason =
    "The event `repository_dispatch` carries no `client_payload.prompt`, and the input `prompt` is empty.";
  return given(asking, by) ?? nothing(reason);
}

function readSentBudget(budget: unknown): Wishes {
  if (budget === undefined || budget === null || budget === "") return {};
  const maxCostUsd = readDollars(typeof budget === "number" ? String(budget) : text(budget));
  if (maxCostUsd !== undefined) return { maxCostUsd };
  throw new UserError(
    "bad-input",
    "`client_payload.budget` of the event is to limit what the run costs, and is no sum; send one like 3 or 2.50.",
  );
}

function readLabelledIssue(payload: unknown, asking: Asking, asker: Asker): Asked {
  const { label: wanted } = asking;
  const action = text(at(payload, "action"));
  const label = text(at(payload, "label", "name"));
  const isOurs = action === "labeled" && wanted !== "" && isLabel(label, wanted);
  const by = {
    ...asker,
    ...timeOf(at(payload, "issue", "updated_at")),
    ...(isOurs && readLabel(label, wanted)),
  };
  const own = given(asking, by);
  if (own !== undefined) return own;

  if (action !== "labeled") return nothing(`The issue was ${action || "touched"}, not labelled.`);
  if (wanted === "") {
    throw new UserError(
      "bad-input",
      "Input `label` is empty; give the label that starts a run, such as backspace.",
    );
  }
  if (!isOurs) return nothing(`The label is \`${label}\`, not \`${wanted}\`.`);
  return readIssue(payload, by) ?? nothing(`Issue #${at(payload, "issue", "number")} is closed.`);
}

/** Only a new comment that begins with the command asks for anything, even where the workflow says for what. */
function readComment(payload: unknown, asking: Asking, asker: Asker): Asked {
  const action = text(at(payload, "action"));
  if (action !== "created") return nothing(`The comment was ${action || "touched"}, not written.`);
  const command = readCommand(text(at(payload, "comment", "body")));
  if (command === undefined) return nothing("The comment does not begin with `/backspace`.");
  const { text: words, ...wishes } = command;
  const createdAt = text(at(payload, "comment", "created_at"));
  const by: Asker = {
    ...{ ...asker, ...wishes, ...timeOf(createdAt) },
    request: {
      ...{ text: words, commentId: Number(at(payload, "comment", "id") ?? 0), createdAt },
      updatedAt: text(at(payload, "comment", "updated_at")) || createdAt,
      url: text(at(payload, "comment", "html_url")),
    },
  };
  const number = at(payload, "issue", "number");
  const own = given(asking, by);
  if (!isOnPullRequest(payload)) {
    return own ?? readIssue(payload, by) ?? nothing(`Issue #${number} is closed.`);
  }
  if (typeof number !== "number") throw noIssue();
  if (text(at(payload, "issue", "state")) === "closed") return nothing(`Pull request #${number} is closed.`);
  if (own?.type === "task" && own.lookUp !== undefined) return own;
  const prompt = own?.type === "task" ? own.task.prompt : words || goOn;
  return { type: "task", task: { prompt, ...by }, lookUp: { type: "pull-request", number } };
}

/** What a command without words means on a pull request. */
const goOn = "Go on with this pull request: see to what its reviews ask for and to its failing checks.";

/** Undefined for a closed issue. */
function readIssue(payload: unknown, by: Asker): Asked | undefined {
  const number = at(payload, "issue", "number");
  const title = text(at(payload, "issue", "title")).trim();
  if (typeof number !== "number" || title === "") throw noIssue();
  if (text(at(payload, "issue", "state")) === "closed") return undefined;
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

function noIssue(): UserError {
  return new UserError(
    "bad-input",
    "The event names no issue; start the run from an `issues: labeled` or `issue_comment: created` event.",
  );
}

function isOnPullRequest(payload: unknown): boolean {
  return (at(payload, "issue", "pull_request") ?? undefined) !== undefined;
}

function timeOf(eventAt: unknown): Pick<Task, "eventAt"> {
  return typeof eventAt === "string" && eventAt !== "" ? { eventAt } : {};
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

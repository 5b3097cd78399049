import type { Event } from "../../events/event.ts";
import type { ConvexSettings } from "../../telemetry-settings.ts";
import { eventLine, strictLine } from "../event-line.ts";
import type { Endpoint, Verdict } from "./endpoint.ts";
import { type Answer, type ConnectionOptions, judge, openConnection } from "./post.ts";

/** Calls a mutation of a Convex deployment, one event each: the mutation's arguments are one row of its table. */
export function openConvex(settings: ConvexSettings, options: ConnectionOptions): Endpoint {
  const { url, path, secret } = settings;
  const connection = openConnection(`${url}/api/mutation`, options);
  const ingest = secret === undefined ? "" : `,"secret":${JSON.stringify(secret.reveal())}`;
  const end = Buffer.from(`${ingest}},"format":"json"}`);
  return {
    id: "convex",
    name: `The Convex deployment ${new URL(url).host}`,
    batch: { items: 1, bytes: 0 },
    gatherMs: 0,
    async send([item], signal) {
      // An item is `{"path":…,"args":{…}}`; the secret joins the arguments here, and is in no file.
      const body = item === undefined ? end : Buffer.concat([item.subarray(0, -2), end]);
      const headers = { "content-type": "application/json" };
      return judgeMutation(await connection.post(body, headers, signal), path);
    },
    async probe(signal) {
      const queries = openConnection(`${url}/api/query`, options);
      // Whether there is such a query says nothing; that a deployment answers does.
      const body = Buffer.from('{"path":"logs:getAll","args":{},"format":"json"}');
      const answer = await queries.post(body, { "content-type": "application/json" }, signal);
      queries.close();
      const isConvex = answer.type === "answered" && readAnswer(answer)?.status !== undefined;
      if (isConvex) return { type: "delivered" };
      const verdict = judge(answer);
      if (verdict.type !== "delivered") return verdict;
      return { type: "refused", reason: "does not answer as Convex does", what: "everything" };
    },
    close: connection.close,
  };
}

/** A document of Convex holds at most 1 MiB. */
const maxEventBytes = 512 * 1024;
const maxPromptCharacters = 64 * 1024;

/** What the row of a run's first event says of the run. */
export interface RunOrigin {
  readonly repoUrl?: string;
  readonly prompt?: string;
}

/** The call for an event. Only the arguments that a function of that name takes: validators are strict. */
export function convexItem(event: Event, path: string, origin: RunOrigin | undefined): string {
  const call = (args: string) => `{"path":${JSON.stringify(path)},"args":{${args}}}`;
  const line = eventLine(storable(event), maxEventBytes);
  if (path === "logs:add") {
    const [type, message, sessionId] = [event.type, line, event.run].map((text) => JSON.stringify(text));
    return call(`"type":${type},"message":${message},"sessionId":${sessionId}`);
  }
  const { repoUrl, prompt } = origin ?? {};
  const of = [
    ...(repoUrl === undefined ? [] : [`,"repoUrl":${JSON.stringify(repoUrl)}`]),
    ...(prompt === undefined ? [] : [`,"prompt":${strictLine(JSON.stringify(cut(prompt)))}`]),
  ];
  return call(`"type":"agent_output","data":${line},"timestamp":${event.timestamp}${of.join("")}`);
}

function cut(prompt: string): string {
  return prompt.slice(0, maxPromptCharacters).toWellFormed();
}

/** Convex refuses some names and depths of values, and only a call's input can have them: such a one becomes text. */
function storable(event: Event): Event {
  if (event.type !== "tool_call" || isStorable(event.input, 0)) return event;
  return { ...event, input: { json: JSON.stringify(event.input) } };
}

const maxDepth = 12;
const maxMembers = 1_000;
const maxElements = 8_000;

function isStorable(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (depth > maxDepth) return false;
  const inside = Array.isArray(value) ? value : Object.values(value);
  if (Array.isArray(value) ? value.length > maxElements : inside.length > maxMembers) return false;
  // ASCII without control characters, not empty, and none of the names that Convex has for itself.
  if (
    !Array.isArray(value) &&
    !Object.keys(value).every((key) => /^(?![$_])[\x20-\x7e]{1,1000}$/.test(key))
  ) {
    return false;
  }
  return inside.every((one) => isStorable(one, depth + 1));
}

/** Status of an answer that says that the function itself failed. */
const functionFailed = 560;

function judgeMutation(answer: Answer, path: string): Verdict {
  if (answer.type === "none") return judge(answer);
  const isOk = answer.status === 200;
  if (!isOk && answer.status !== functionFailed) return judge(answer);
  const told = readAnswer(answer);
  if (isOk && told?.status === "success") return { type: "delivered" };
  if (told?.status === "error" || !isOk) return refusal(path, told?.errorMessage ?? "");
  return { type: "failed", reason: `answered ${answer.status}, but not as Convex does` };
}

function readAnswer({ body, isWhole }: Answer & { readonly type: "answered" }) {
  if (!isWhole) return undefined;
  try {
    const { status, errorMessage } = JSON.parse(body) as { status?: unknown; errorMessage?: unknown };
    return { status, errorMessage: typeof errorMessage === "string" ? errorMessage : "" };
  } catch {
    return undefined;
  }
}

/** In the words of the deployment only what has the form of a field's name. */
function refusal(path: string, message: string): Verdict {
  const because = (reason: string): Verdict => ({ type: "refused", reason, what: "request" });
  const [, extra] = /extra field `([\w.]{1,60})`/.exec(message) ?? [];
  if (extra !== undefined) return because(`has a ${path} that does not take the argument ${extra}`);
  const [, missing] = /missing the required field `([\w.]{1,60})`/.exec(message) ?? [];
  if (missing !== undefined) return because(`has a ${path} that wants the argument ${missing}`);
  if (/does not match validator/.test(message)) {
    const [, where] = /Path: \.?([\w.[\]]{1,60})/.exec(message) ?? [];
    return because(
      `has a ${path} that takes another kind of value${where === undefined ? "" : ` in ${where}`}`,
    );
  }
  if (/Could not find (?:public )?function/.test(message)) {
    const reason = `has no public function ${path}`;
    return { type: "refused", reason, what: "everything" };
  }
  return because(`answered that ${path} failed`);
}

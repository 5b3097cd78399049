import { Ajv2020 } from "ajv/dist/2020.js";
import { type Event, eventJsonSchema } from "../../src/events/event.ts";
import { findSecrets, type Secrets } from "./runner/decoys.ts";

/** Everything of a run that somebody outside could see, by place. */
export type Visible = Readonly<Record<string, string>>;

/** Throws, naming every place, when one of the secrets can be seen there in any usual encoding. */
export function assertNoSecrets(run: { readonly visible: Visible; readonly secrets: Secrets }): void {
  const found = findSecrets(run.visible, run.secrets);
  if (found.length > 0) throw new Error(`Secrets were shown:\n${found.join("\n")}`);
}

/** What a fake GitHub can tell of what went past it. */
export interface Surprised {
  readonly assertNoSurprises: () => void;
  readonly refusedHosts: readonly string[];
}

/** Throws when a request came that no GitHub knows, or one for another host came through the proxy. */
export function assertNoSurprises(github: Surprised): void {
  github.assertNoSurprises();
  if (github.refusedHosts.length === 0) return;
  throw new Error(`Hosts were asked that don't exist here: ${github.refusedHosts.join(", ")}`);
}

const ajv = new Ajv2020({ strict: false });
const fitsContract = ajv.compile<Event>(eventJsonSchema());

const mustStartWith: Readonly<Record<string, readonly string[]>> = {
  status: ["type", "message"],
  tool_call: ["type", "tool", "input"],
  tool_result: ["type", "tool", "result"],
  tool_output: ["type", "tool", "output"],
};

/**
 * Throws unless the text is a whole stream of events: each fits the schema with its fixed keys first, `seq`
 * counts from 1 without a gap, every call has one result after it and before the next turn's calls, and `result`
 * comes once, last. A stream that was `cut` by a kill may end anywhere.
 */
export function assertEventStream(jsonLines: string, options: { readonly cut?: boolean } = {}): void {
  const cut = options.cut === true;
  const lines = jsonLines.split("\n");
  const torn = lines.pop() ?? "";
  const problems: string[] = torn === "" || cut ? [] : [`The last line has no end: ${torn}`];
  if (lines.length === 0) {
    // A run can be killed before its first.
    if (cut) return;
    throw new Error("There are no events.");
  }
  const events = lines.flatMap((line, index) => {
    const value = JSON.parse(line) as Record<string, unknown>;
    const keys = mustStartWith[String(value["type"])] ?? ["type"];
    if (Object.keys(value).slice(0, keys.length).join() !== keys.join()) {
      problems.push(`Event ${index + 1} doesn't start with the keys ${keys.join(", ")}: ${line}`);
    }
    if (fitsContract(value)) return [value];
    const why = ajv.errorsText(fitsContract.errors);
    problems.push(`Event ${index + 1} doesn't fit the schema: ${line}\n${why}`);
    return [];
  });

  const open = new Map<string, { readonly tool: string; readonly turn: number }>();
  events.forEach((event, index) => {
    const name = `Event ${index + 1} of ${events.length}, a ${event.type},`;
    if (event.seq !== index + 1) problems.push(`${name} has seq ${event.seq}.`);
    if (event.run !== events[0]?.run) problems.push(`${name} belongs to the run ${event.run}.`);
    const isLast = index === events.length - 1;
    if (event.type === "result" ? !isLast : isLast && !cut) problems.push(`${name} is out of place.`);
    if (event.type === "tool_call") {
      const late = [...open.values()].find(({ turn }) => turn !== event.turn);
      if (late !== undefined) problems.push(`${name} comes before the result of ${late.tool}.`);
      open.set(event.id, event);
    } else if (event.type === "tool_output") {
      if (open.get(event.id)?.tool !== event.tool)
        problems.push(`${name} belongs to no open call of ${event.tool}.`);
    } else if (event.type === "tool_result") {
      if (open.get(event.id)?.tool !== event.tool)
        problems.push(`${name} answers no open call of ${event.tool}.`);
      open.delete(event.id);
    }
  });
  if (!cut) for (const { tool } of open.values()) problems.push(`A call of ${tool} has no result.`);
  if (problems.length > 0) throw new Error(problems.join("\n"));
}

import { readChange } from "./changes.ts";
import { renderDiff } from "./diff.ts";
import type { CallEntry, ChangeEntry, Check, Entry, TextEntry, TurnUsage } from "./entry.ts";
import { asText, type Fields } from "./fields.ts";
import { clock, count, dollars, duration, tokens } from "./figures.ts";
import { cut, type Html, html } from "./html.ts";
import { readPatch } from "./patch.ts";

/** Where an entry stands; times in milliseconds since the epoch. */
export interface Place {
  readonly id: string;
  readonly startedAt: number;
  /** When the entry before it was. */
  readonly before: number | undefined;
}

/** One entry of the timeline. The clock stands only where it has moved on. */
export function renderEntry(entry: Entry, { id, startedAt, before }: Place): Html {
  const [time, last] = [entry.at, before].map((ms) => ms !== undefined && clock(ms - startedAt));
  const at = time === last || time === false ? html`` : html`<span class="at">${time}</span>`;
  switch (entry.type) {
    case "phase":
      return html`<li id="${id}" class="phase">${at}<p><bdi>${entry.message}</bdi></p></li>`;
    case "turn":
      return html`<li id="${id}" class="turn">${at}<h3>Turn ${entry.turn}</h3>${turnFigures(entry.usage)}</li>`;
    case "text":
      return html`<li id="${id}" class="${entry.voice}">${at}<div dir="auto">${prose(entry)}</div></li>`;
    case "call":
      return html`<li id="${id}" class="call ${state(entry)}">${at}${call(entry)}</li>`;
    case "change":
      return html`<li id="${id}" class="call ok">${at}${change(entry)}</li>`;
    case "check":
      return html`<li id="${id}" class="call ${checkState(entry.check)}">${at}${check(entry.check)}</li>`;
    case "note":
      return html`<li id="${id}" class="note ${entry.tone}">${at}<p><bdi>${entry.message}</bdi></p></li>`;
  }
}

function turnFigures(usage: TurnUsage | undefined): Html {
  if (usage === undefined) return html``;
  const { inputTokens, outputTokens, costUsd } = usage;
  return html`<span class="figures">${tokens(inputTokens)} in · ${tokens(outputTokens)} out · ${dollars(costUsd)}</span>`;
}

/** The model's words as they are, with what stands between backticks as code. */
function prose({ text, voice }: TextEntry): Html {
  const words = text.split(/(`[^`\n]+`)/).map((part) => {
    const isCode = part.length > 2 && part.startsWith("`") && part.endsWith("`");
    return isCode ? html`<code>${part.slice(1, -1)}</code>` : html`${part}`;
  });
  if (voice === "message") return html`<p>${words}</p>`;
  return html`<details><summary>Thinking</summary><p>${words}</p></details>`;
}

function state({ result }: CallEntry): "running" | "ok" | "bad" {
  if (result === undefined) return "running";
  return result.ok ? "ok" : "bad";
}

function call(entry: CallEntry): Html {
  const { tool, input, result, output } = entry;
  const figures =
    result === undefined ? "running" : `${result.ok ? "" : "failed · "}${duration(result.durationMs)}`;
  const isOpen = result === undefined && output !== "";
  return html`<details${isOpen ? html` open` : undefined}><summary><b>${tool}</b> <code>${mainArgument(input)}</code> <span class="figures">${figures}</span></summary>
${callInput(tool, input)}${block(output, "output")}${block(result?.text ?? "", "result")}${result?.truncated ? html`<p class="hint">Shortened for the model.</p>` : undefined}</details>`;
}

function callInput(tool: string, input: Fields): Html {
  const change = readChange(tool, input);
  if (change !== undefined) return renderDiff(change.places);
  const command = asText(input["command"]);
  if (command !== "") return block(command, "command");
  // The line above says all there is.
  if (Object.keys(input).length < 2 && mainArgument(input) === Object.values(input).join()) return html``;
  return block(JSON.stringify(input, null, 1), "input");
}

function change({ files, added, removed, patch, isWhole }: ChangeEntry): Html {
  const figures = `${count(files, "file")} · +${added} −${removed}`;
  const shown = readPatch(patch ?? "").map(
    ({ path, places }) =>
      html`<p class="path"><bdi>${path}</bdi></p>${places.length === 0 ? undefined : renderDiff(places)}`,
  );
  const hint =
    patch === undefined
      ? html`<p class="hint">The change itself was not sent.</p>`
      : isWhole
        ? undefined
        : html`<p class="hint">There is more of it than is shown.</p>`;
  return html`<details><summary><b>change</b> <span class="figures">${figures}</span></summary>${shown}${hint}</details>`;
}

function checkState({ outcome, where }: Check): "ok" | "bad" {
  // New tests ought to fail on the old code.
  return outcome === "passed" || where === "old-code" ? "ok" : "bad";
}

const places: ReadonlyMap<string, string> = new Map([
  ["base", "on the base"],
  ["change", "on the change"],
  ["old-code", "new tests on the old code"],
]);

function check({ where, command, outcome, reason, durationMs, tests, output }: Check): Html {
  const on = places.get(where) ?? where;
  const counted = tests && `${tests.passed} passed, ${tests.failed} failed`;
  const figures = [outcome, counted, reason, duration(durationMs)].filter(Boolean).join(" · ");
  return html`<details><summary><b>check</b> <code>${command}</code> <span class="where">${on}</span> <span class="figures">${figures}</span></summary>${block(output, "output")}</details>`;
}

function block(text: string, name: string): Html {
  if (text === "") return html``;
  return html`<pre class="${name}" tabindex="0"><bdi>${cut(text, 8_000)}</bdi></pre>`;
}

const telling = ["command", "filepath", "pattern", "path", "query", "title"];

/** What a call is about, in one line. */
function mainArgument(input: Fields): string {
  const name = telling.find((key) => asText(input[key]) !== "");
  const [line = ""] = asText(name && input[name])
    .trim()
    .split(/[\r\n]/, 1);
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}

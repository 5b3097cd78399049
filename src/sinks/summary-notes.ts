import { doctorChecks } from "../events/codes.ts";
import type { Event } from "../events/event.ts";
import { markdownCode, markdownInline, markdownText } from "../neutralise.ts";
import { counted } from "./figures.ts";
import { folded, table } from "./summary-markup.ts";
import type { SummaryState } from "./summary-state.ts";

type EventOf<Type extends Event["type"]> = Extract<Event, { type: Type }>;

const maxFoundLength = 1000;

const doctorSigns = { ok: "✅", wrong: "❌", unknown: "❔" } as const;

/** What was looked at as a table, and what to change below it, where YAML can be copied. */
export function doctor(checks: readonly EventOf<"doctor_check">[]): string {
  if (checks.length === 0) return "";
  const rows = table(
    [
      ["", "What", "Found", "What happens then"],
      ["---", "---", "---", "---"],
    ],
    checks,
    ({ check, state, found, effect }) => [
      doctorSigns[state],
      doctorChecks[check],
      markdownInline(found.slice(0, maxFoundLength)),
      markdownInline(effect),
    ],
  );
  const changes = (wanted: "wrong" | "unknown") =>
    checks
      .filter(({ state, change }) => state === wanted && change !== "")
      .map(({ check, change }) => {
        const isYaml = /^(?:# |- |[a-z-]+:)/.test(change);
        return `${doctorSigns[wanted]} **${doctorChecks[check]}**\n\n${isYaml ? markdownCode(change, "yaml") : markdownText(change)}`;
      })
      .join("\n\n");
  const [wrong, unknown] = [changes("wrong"), changes("unknown")];
  return [
    `### Doctor\n\n${rows}`,
    ...(wrong === "" ? [] : [`### What to change\n\n${wrong}`]),
    ...(unknown === "" ? [] : [folded("What to look at by hand", unknown)]),
  ].join("\n\n");
}

export function machineChanges({ machineChanges: messages }: SummaryState): string {
  return messages.map((message) => `- 🔧 ${markdownInline(message)}`).join("\n");
}

export function warnings({ warnings: messages, warningCount }: SummaryState): string {
  const shown = messages.slice(0, 20).map((message) => `- ⚠️ ${markdownInline(message)}`);
  const more = warningCount - shown.length;
  return [...shown, ...(more > 0 ? [`- and ${counted(more, "more warning")} in the log`] : [])].join("\n");
}

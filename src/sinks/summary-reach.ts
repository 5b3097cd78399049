import { isWorthTelling, kindNames, placeOf } from "../context/receipt-lines.ts";
import { refusalReasons } from "../events/codes.ts";
import type { Event } from "../events/event.ts";
import { markdownInline, markdownName } from "../neutralise.ts";
import { count, counted, size } from "./figures.ts";
import { folded, table } from "./summary-markup.ts";

type EventOf<Type extends Event["type"]> = Extract<Event, { type: Type }>;

const maxReasonLength = 200;
/** What is longer is folded. */
const maxOpenRows = 12;

export function context(event: EventOf<"context"> | undefined): string {
  if (event === undefined || !isWorthTelling(event.items)) return "";
  const rows = table(
    [
      ["", "What", "By", "Why, and what was taken out", "SHA-256"],
      ["---", "---", "---", "---", "---"],
    ],
    event.items,
    (item) => [
      item.used ? "✓" : "✗",
      `${kindNames[item.kind]} ${placeOf(item)}`,
      item.author === ""
        ? ""
        : `${markdownName(item.author)}${item.permission === "" ? "" : ` (${markdownInline(item.permission)})`}`,
      markdownInline(
        [...(item.reason === "" ? [] : [item.reason]), ...item.removed].join(", ").slice(0, maxReasonLength),
      ),
      markdownName(item.sha256),
    ],
    event.items.length + event.left_out,
  );
  const used = event.items.filter((item) => item.used).length;
  const leftOut = event.items.length - used + event.left_out;
  return folded(`What the model was shown: ${count(used)}, and ${count(leftOut)} left out`, rows);
}

export function network(event: EventOf<"network"> | undefined): string {
  if (event === undefined) return "";
  const place = ({ host, port }: { readonly host: string; readonly port: number | null }) =>
    markdownName([host || "(no host)", ...(port === null ? [] : [port])].join(":"));
  const contacted = table(
    [
      ["Host", "Connections", "Sent", "Received"],
      ["---", "--:", "--:", "--:"],
    ],
    event.hosts,
    (one) => [place(one), count(one.connections), size(one.bytes_sent), size(one.bytes_received)],
  );
  const refused = table(
    [
      ["Refused", "Why", "Times"],
      ["---", "---", "--:"],
    ],
    event.refused,
    (one) => [place(one), markdownInline(refusalReasons[one.reason]), count(one.count)],
  );
  const title = `Network: ${counted(event.hosts.length, "host")} contacted, ${count(event.refused.length)} refused`;
  const more = event.left_out > 0 ? `${counted(event.left_out, "more connection")} not listed` : "";
  const parts = [event.hosts.length > 0 ? contacted : "", event.refused.length > 0 ? refused : "", more];
  const tables = parts.filter((part) => part !== "").join("\n\n");
  const isShort = event.hosts.length + event.refused.length <= maxOpenRows;
  return isShort ? `### ${title}\n\n${tables}`.trim() : folded(title, tables);
}

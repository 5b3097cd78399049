import { markdownCode, markdownSpan, markdownText } from "../neutralise.ts";
import { answerFigures, count, counted, duration } from "./figures.ts";
import { folded } from "./summary-markup.ts";
import type { SummaryState } from "./summary-state.ts";
import type { TranscriptItem } from "./transcript-keeper.ts";

const whole =
  "_Long texts are shortened here. Every word is in the file of the output `transcript-file`, every event in the one of `events-file`._";
/** Of the room, for the beginning; the end says more about how it came out. */
const headShare = 1 / 3;

/** What was said and done, turn by turn and folded, in at most `maxBytes`; the middle gives way first. */
export function transcript(
  { transcript: { head, leftOut, tail }, turns }: Pick<SummaryState, "transcript" | "turns">,
  maxBytes: number,
): string {
  const figures = new Map(turns.map((usage) => [usage.turn, answerFigures(usage)]));
  const heading = (turn: number) => {
    const known = figures.get(turn);
    return `**Turn ${count(turn)}**${known === undefined ? "" : ` · ${known}`}`;
  };
  const show = (items: readonly TranscriptItem[]) =>
    items.map((item): Shown => {
      const text = showItem(item);
      return {
        turn: item.turn,
        text,
        bytes: Buffer.byteLength(text) + Buffer.byteLength(heading(item.turn)) + 4,
      };
    });

  const room = maxBytes - Buffer.byteLength(folded("Transcript: 1,000,000 turns", whole)) - maxGapBytes;
  const all = [...show(head), ...show(tail)];
  // What was forgotten is a gap already; nothing after it may count as the beginning.
  const first = takeWhileRoom(leftOut === 0 ? all : all.slice(0, head.length), room * headShare);
  const used = first.reduce((sum, { bytes }) => sum + bytes, 0);
  const rest = all.slice(first.length);
  const last = takeWhileRoom(rest.toReversed(), room - used).toReversed();
  const missing = leftOut + rest.length - last.length;
  if (first.length + last.length === 0) return "";

  const part = (items: readonly Shown[], before = 0) =>
    items.flatMap(({ turn, text }, index) =>
      turn === (items[index - 1]?.turn ?? before) ? [text] : [heading(turn), text],
    );
  const gap = missing === 0 ? [] : [`_… ${counted(missing, "more step")} …_`];
  const body = [...part(first), ...gap, ...part(last, missing === 0 ? first.at(-1)?.turn : 0), whole];
  return folded(`Transcript: ${counted(turnsOf(all), "turn")}`, body.join("\n\n"));
}

interface Shown {
  readonly turn: number;
  readonly text: string;
  /** With its heading, whether or not it has one. */
  readonly bytes: number;
}

const maxGapBytes = 64;

function takeWhileRoom(items: readonly Shown[], room: number): Shown[] {
  let left = room;
  const end = items.findIndex(({ bytes }) => {
    left -= bytes;
    return left < 0;
  });
  return items.slice(0, end === -1 ? items.length : end);
}

function turnsOf(items: readonly Shown[]): number {
  return items.at(-1)?.turn ?? 0;
}

function showItem(item: TranscriptItem): string {
  if (item.type === "words") {
    const more = item.missing === 0 ? "" : `\n\n_… ${count(item.missing)} more characters_`;
    return `${markdownText(item.text)}${more}`;
  }
  const { tool, about, edits, ended, result } = item;
  const sign = ended === undefined || !ended.ok ? "✗" : "✓";
  const names = [tool, about].map(markdownSpan).filter((name) => name !== "");
  const title = `${[sign, ...names].join(" ")} · ${ended === undefined ? "no result" : duration(ended.durationMs)}`;
  return [
    title,
    ...(edits === "" ? [] : [markdownCode(edits, "diff")]),
    ...(result === "" ? [] : [markdownCode(result)]),
  ].join("\n\n");
}

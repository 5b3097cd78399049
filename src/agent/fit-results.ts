import type { ToolResultBlockParam } from "@anthropic-ai/sdk/resources/messages";

/** How much text all results of one turn may bring into the conversation, which is sent again with every turn. */
const maxTurnCharacters = 100_000;
/** However many calls there are, each result keeps so much. */
const minResultCharacters = 1_000;
/** Of what is kept, the share that comes from the beginning. */
const headShare = 0.75;

/**
 * Shortens the longest results until all together fit into one turn's share of the conversation, and says in each how
 * to get the rest. Each was already short enough alone: this is for many calls in one turn.
 */
export function fitResults(results: readonly ToolResultBlockParam[]): ToolResultBlockParam[] {
  const limit = fairShare(results.map(lengthOf), maxTurnCharacters);
  return results.map((result) => (lengthOf(result) > limit ? shorten(result, limit) : result));
}

/** Of so many results none that is no longer than this is shortened, whatever the others are. */
export function lengthLeftWhole(results: number): number {
  return Math.max(minResultCharacters, Math.floor(maxTurnCharacters / results));
}

/** The length at which the longest must be cut so that the sum is no more than the budget; short ones leave room. */
function fairShare(lengths: readonly number[], budget: number): number {
  let left = budget;
  const sorted = lengths.toSorted((a, b) => a - b);
  for (const [index, length] of sorted.entries()) {
    const share = left / (sorted.length - index);
    if (length > share) return Math.max(minResultCharacters, Math.floor(share));
    left -= length;
  }
  return Number.POSITIVE_INFINITY;
}

function lengthOf({ content }: ToolResultBlockParam): number {
  if (!Array.isArray(content)) return content?.length ?? 0;
  return content.reduce((sum, block) => sum + (block.type === "text" ? block.text.length : 0), 0);
}

function shorten(result: ToolResultBlockParam, limit: number): ToolResultBlockParam {
  if (!Array.isArray(result.content)) return { ...result, content: cut(result.content ?? "", limit) };
  const texts = result.content.filter(({ type }) => type === "text").length;
  const content = result.content.map((block) =>
    block.type === "text" ? { ...block, text: cut(block.text, Math.floor(limit / texts)) } : block,
  );
  return { ...result, content };
}

/** Head and tail of the text, with a note between them; as long as the limit, and no pair of surrogates is cut. */
function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const note = (left: number) =>
    `\n[${left.toLocaleString("en-US")} characters left out: this turn's results were too long together. To see them, make the call alone, or ask for less at once: a part of the file, a narrower search, a command whose output goes to a file.]\n`;
  const kept = limit - note(text.length).length;
  const headEnd = Math.floor(kept * headShare);
  const tailStart = text.length - (kept - headEnd);
  const head = text.slice(0, splitsPair(text, headEnd) ? headEnd - 1 : headEnd);
  const tail = text.slice(splitsPair(text, tailStart) ? tailStart + 1 : tailStart);
  return head + note(text.length - head.length - tail.length) + tail;
}

function splitsPair(text: string, at: number): boolean {
  return /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at));
}

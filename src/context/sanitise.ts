import { type Block, splitBlocks } from "./blocks.ts";
import { withoutUnseenFootnotes } from "./footnotes.ts";
import { type Cleaning, cleanInline, labelOf, plainAddress } from "./inline.ts";
import { withoutInvisible } from "./invisible.ts";
import { addRemoved, createTally, type Removed, type Tally } from "./removed.ts";
import { withoutExcessCells } from "./tables.ts";

export interface Sanitised {
  /** What a reader of the page sees, as Markdown without HTML. */
  readonly text: string;
  readonly removed: Removed;
}

/** What is left after so many rounds is made of nothing but pieces of HTML. */
const maxRounds = 12;

/**
 * A text of GitHub's Markdown as people see it: without comments, invisible characters, elements, descriptions and
 * titles. Blocks and spans of code keep what they hold, but for invisible characters. `image` gives what stands in the
 * place of an image with this address. Cleaning what comes out once more changes nothing.
 */
export function sanitise(source: string, image: Cleaning["image"] = () => "[image]"): Sanitised {
  let text = source;
  let removed: Removed = {};
  for (let round = 0; round < maxRounds; round += 1) {
    const tally = createTally();
    const next = withoutInvisible(cleanMarkdown(text, image, tally), tally);
    removed = addRemoved(removed, tally.removed());
    if (next === text) return { text, removed };
    text = next;
  }
  return { text: text.replace(/[<&]|!(?=\[)|\](?=[(:])/g, ""), removed };
}

/** Text that is shown as it is written, such as a title or the words of a form. */
export function sanitisePlain(source: string): Sanitised {
  const tally = createTally();
  return { text: withoutInvisible(source, tally), removed: tally.removed() };
}

function cleanMarkdown(text: string, image: Cleaning["image"], tally: Tally): string {
  const blocks = withoutUnseenFootnotes(splitBlocks(text, tally), tally);
  const definitions = findDefinitions(blocks);
  const closed = new Set(
    Array.from(text.matchAll(/<\/([A-Za-z][^\s/>]*)/g), ([, name = ""]) => name.toLowerCase()),
  );
  const cleaning: Cleaning = {
    ...{ tally, image, definitions },
    isClosed: (name) => closed.has(name),
    hidden: undefined,
    over: false,
  };
  const used = usedLabels(blocks);
  const cleaned: string[] = [];
  for (const { type, text: piece } of blocks) {
    if (cleaning.over) break;
    if (type === "code") {
      if (cleaning.hidden === undefined) cleaned.push(piece);
      continue;
    }
    const paragraphs = piece
      .split(/(\n(?:[ \t]*\n)+)/)
      .map((paragraph) => withoutDefinitions(withoutExcessCells(paragraph, tally), used, tally));
    const chunks = type === "raw" ? [paragraphs.join("")] : paragraphs;
    const shown = chunks.map((chunk) => cleanInline(chunk, type === "raw", cleaning));
    cleaned.push(shown.join(""));
  }
  return cleaned.join("\n").replace(/\n{3,}/g, "\n\n");
}

/** A link's address and title, apart from it: at the beginning of a line, over several of them. */
const definition =
  /^((?:[ \t>]|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[[ xX]\](?=[ \t])|\[\^[^\]\s]+\]:)*)\[((?:[^[\]\\]|\\[\s\S]){1,999})\]:[ \t]*(?:\n[ \t>]*)?(<(?:[^<>\n\\]|\\[^\n])*>|[^ \t\n<][^ \t\n]*)((?:[ \t]+|[ \t]*\n[ \t>]*)(?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|\((?:[^()\\]|\\[\s\S])*\)))?[ \t]*$/gm;
function findDefinitions(blocks: readonly Block[]): Map<string, string> {
  const prose = blocks.filter(({ type }) => type !== "code").map(({ text }) => text);
  const found = prose.flatMap((text) => [...text.matchAll(definition)]);
  return new Map(found.map(([, , label = "", address = ""]) => [labelOf(label), address]));
}

/** Labels that something refers to. */
function usedLabels(blocks: readonly Block[]): Set<string> {
  const prose = blocks.filter(({ type }) => type !== "code").map(({ text }) => text.replace(definition, ""));
  const labels = prose.flatMap((text) => [...text.matchAll(/\[((?:[^[\]\\]|\\[\s\S]){1,999})\](?!:)/g)]);
  return new Set(labels.map(([, label = ""]) => labelOf(label)));
}

/** Without definitions that nothing refers to: people write comments that way, since no page shows them. */
function withoutDefinitions(text: string, used: ReadonlySet<string>, tally: Tally): string {
  return text.replace(definition, (whole, prefix: string, label: string, address: string, title?: string) => {
    if (label.startsWith("^")) return whole;
    const plain = plainAddress(address);
    if (!used.has(labelOf(label)) || plain === undefined) {
      tally.add("definition");
      return prefix.trimEnd();
    }
    if (title !== undefined) tally.add("title");
    return `${prefix}[${label}]: ${plain}`;
  });
}

import { asText, type Fields } from "./fields.ts";

const maxShortCharacters = 300;
const maxEntryCharacters = 8_000;
const maxPatchCharacters = 64 * 1024;
const maxPatchLines = 5_000;
/** What the markup of one line takes. */
const lineCharacters = 60;
const maxRunCharacters = 2_000_000;
const maxFields = 200;
const maxDepth = 3;

/** How much text a run's page has room for: what is shown is so much at most, whatever the events say. */
export class Room {
  #used = 0;

  /** A name, or one line. */
  short(value: unknown): string {
    return asText(value).slice(0, maxShortCharacters);
  }

  /** As much of a text as an entry shows, and as there is still room for on the page. */
  long(value: unknown): string {
    return this.join("", asText(value));
  }

  /** A patch, which may be longer than any other text; its end is left out where it has too many lines. */
  patch(text: string): string {
    const room = Math.max(0, Math.min(maxPatchCharacters, maxRunCharacters - this.#used));
    const lines = text.slice(0, room).split("\n", maxPatchLines);
    const shown = lines.join("\n");
    this.#used += shown.length + lines.length * lineCharacters;
    return shown;
  }

  /** A text that grew; the end of what no longer fits is left out. */
  join(before: string, more: string): string {
    const room = Math.max(0, Math.min(maxEntryCharacters - before.length, maxRunCharacters - this.#used));
    this.#used += Math.min(more.length, room);
    if (more.length <= room) return before + more;
    return before.endsWith("…") ? before : `${before}${more.slice(0, room)}…`;
  }

  /** The last of what is printed; it makes way for the result. */
  last(text: string): string {
    return text.slice(-maxEntryCharacters);
  }

  /** The input of a call, as far as it is shown. */
  fields(input: Fields): Fields {
    return this.#fields(input, 0);
  }

  #fields(input: Fields, depth: number): Fields {
    const fields = Object.entries(input).slice(0, maxFields);
    return Object.fromEntries(
      fields.map(([name, value]) => [name.slice(0, 100), this.#value(value, depth + 1)]),
    );
  }

  #value(value: unknown, depth: number): unknown {
    if (typeof value === "string") return this.long(value);
    // Whatever isn't text takes room too, or an event could be made of nothing else.
    this.#used += 8;
    if (typeof value !== "object" || value === null) return value;
    if (depth > maxDepth || this.#used > maxRunCharacters) return "…";
    if (!Array.isArray(value)) return this.#fields(value as Fields, depth);
    return value.slice(0, maxFields).map((item) => this.#value(item, depth + 1));
  }
}

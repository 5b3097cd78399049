/** Markup that may be sent; only `html` makes it. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | string | number | undefined | readonly Html[];

/** Markup with values in it: text is escaped, wherever it came from; only Html goes in as it is. */
export function html(strings: TemplateStringsArray, ...values: readonly Part[]): Html {
  return new Html(String.raw({ raw: strings }, ...values.map(markup)));
}

function markup(value: Part): string {
  if (value === undefined) return "";
  if (value instanceof Html) return value.text;
  if (typeof value === "object") return value.map(({ text }) => text).join("");
  return escapeText(String(value));
}

const escapes: Readonly<Record<string, string>> = {
  ...{ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" },
};

function escapeText(text: string): string {
  return visible(text).replace(/[&<>"']/g, (char) => escapes[char] ?? "");
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are terminal colours
const colour = /\u001b\[[\d;]*m/g;
const bidiControl = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u{e0000}-\u{e0fff}]/gu;

/** Text in which nothing hides: no direction but the one that is seen, control characters as their pictures. */
function visible(text: string): string {
  return text
    .toWellFormed()
    .replace(colour, "")
    .replace(/\r\n?/g, "\n")
    .replace(bidiControl, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replace(invisible, "")
    .replace(/[\p{Cc}\u2028\u2029]/gu, picture);
}

function picture(char: string): string {
  const code = char.charCodeAt(0);
  if (char === "\n" || char === "\t") return char;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? "\u2421" : `\\u${code.toString(16).padStart(4, "0")}`;
}

/** The beginning of a long text, and how much more there is. */
export function cut(text: string, maxCharacters: number): string {
  if (text.length <= maxCharacters) return text;
  const left = (text.length - maxCharacters).toLocaleString("en-US");
  return `${text.slice(0, maxCharacters)}…\n(${left} more characters)`;
}

import { inspect } from "node:util";
import {
  backwards,
  createPieceFinder,
  createPieceStream,
  masked,
  type PieceFinder,
} from "./redact-pieces.ts";

/** A key or token. It prints as `***` everywhere; only `reveal` gives the value, at the one place that sends it. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return mask;
  }

  toJSON(): string {
    return mask;
  }

  [inspect.custom](): string {
    return mask;
  }
}

const mask = "***";
/** Shorter values would hit ordinary words. */
const minSecretLength = 8;
/** Deeper values are nothing that a tool was asked for. */
const maxDepth = 100;

export interface Redactor {
  /** The text with every known secret, raw or encoded, replaced by `***`. */
  readonly text: (text: string) => string;
  /** Whether so much of a secret is in a name (of a branch), where case is lost, that it is no accident. */
  readonly isInName: (name: string) => boolean;
  /** The same for every string inside a JSON value; the names of its outermost members are left alone. */
  readonly value: <T>(value: T) => T;
  /** For a text that comes in parts, so that a secret cut in two is found too. */
  readonly stream: () => RedactedStream;
  /** Looks for these too from now on: keys that a run gets on its way. */
  readonly add: (...secrets: readonly Secret[]) => void;
}

export interface RedactedStream {
  /** Takes the next part; gives what can be told already. What may be the beginning of a secret is held back. */
  readonly push: (part: string) => string;
  /** What was held back, when the text has ended. */
  readonly end: () => string;
}

/**
 * Finds the given secrets raw, in the encodings a tool prints by accident (base64 at each offset, hex, URL, JSON), from
 * the end to the beginning, and in pieces.
 */
export function createRedactor(secrets: readonly Secret[]): Redactor {
  let known = formsOfAll(secrets);
  const clean = new Set<string>();
  const text = (raw: string) => {
    if (raw.length < remembered.minLength || raw.length > remembered.maxLength) return redact(raw, known);
    if (clean.has(raw)) return raw;
    const redacted = redact(raw, known);
    if (redacted === raw) remember(clean, raw);
    return redacted;
  };
  return {
    text,
    isInName: (name) => findInName(known.secrets.map((secret) => secret.reveal()))(name),
    value: <T>(raw: T): T => (known.pattern === undefined ? raw : (mapStrings(raw, text, 0) as T)),
    stream: () => {
      const whole = createStream(text, () => known);
      const pieces = createPieceStream(() => known.pieces, mask);
      return {
        push: (part) => pieces.push(whole.push(part)),
        end: () => pieces.push(whole.end()) + pieces.end(),
      };
    },
    add(...more) {
      known = formsOfAll([...known.secrets, ...more]);
      clean.clear();
    },
  };
}

/** The same result is looked through on its way to the model, to the events and to the transcript: once is enough. */
const remembered = { minLength: 1_000, maxLength: 100_000, count: 32 };

function remember(texts: Set<string>, text: string): void {
  texts.add(text);
  const [oldest] = texts;
  if (texts.size > remembered.count && oldest !== undefined) texts.delete(oldest);
}

/** The secrets, every spelling of theirs that is looked for, longest first, and what finds them. */
interface Known {
  readonly secrets: readonly Secret[];
  readonly forms: readonly string[];
  /** Undefined when there is nothing to find. */
  readonly pattern: RegExp | undefined;
  readonly pieces: PieceFinder;
}

function formsOfAll(secrets: readonly Secret[]): Known {
  const forms = [...new Set(secrets.flatMap(partsOf).flatMap(spellings))]
    .filter((form) => form.length >= minSecretLength)
    .sort((a, b) => b.length - a.length);
  const pattern =
    forms.length === 0 ? undefined : new RegExp(forms.map((form) => RegExp.escape(form)).join("|"), "g");
  return { secrets, forms, pattern, pieces: createPieceFinder(secrets.flatMap(partsOf)) };
}

function redact(raw: string, { pattern, pieces }: Known): string {
  if (pattern === undefined) return raw;
  const text = raw
    .replace(pattern, mask)
    .replace(foldedRun, (run) => (run.replace(/\s+/g, "").search(pattern) < 0 ? run : mask));
  return masked(text, pieces.find(text), { start: 0, end: text.length }, mask);
}

/**
 * What base64, xxd and the like fold into lines. Bounded, because what it takes back step by step when it fails
 * lies on a stack that a patch of megabytes would overflow.
 */
const foldedRun =
  /(?<![\w+/-])(?:[\w+/-]{16,1024}\r?\n[ \t]{0,256}){1,2000}[\w+/-]{1,1024}={0,2}(?![^\r\n])/g;

/** The secret, and what of it may be printed by itself. */
function partsOf(secret: Secret): string[] {
  const value = secret.reveal().trim();
  if (value.length < minSecretLength) return [];
  // A key of many lines may be printed line by line; its armour is no secret.
  const lines = value.split(/\r?\n/).filter((line) => line.length >= minSecretLength && !/^-{5}/.test(line));
  return [...new Set([value, ...lines])];
}

function spellings(text: string): string[] {
  const bytes = Buffer.from(text, "utf8");
  const hex = bytes.toString("hex");
  const json = JSON.stringify(text).slice(1, -1);
  const url = encodeURIComponent(text.toWellFormed());
  return [
    text,
    json,
    JSON.stringify(json).slice(1, -1),
    url,
    url.replace(/%../g, (code) => code.toLowerCase()),
    new URLSearchParams({ "": text }).toString().slice(1),
    text.replace(/[&<>"']/g, (char) => htmlEntities[char] ?? char),
    backwards(text),
    hex,
    hex.toUpperCase(),
    ...base64Forms(bytes),
    // What git sends, and prints when it is asked to trace.
    ...base64Forms(Buffer.concat([Buffer.from("x-access-token:"), bytes])),
  ];
}

const htmlEntities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** What stays of a value's base64 whatever text stands before and after it (three offsets, both alphabets). */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64");
    const firstOwn = offset === 0 ? 0 : offset + 1;
    const stable = encoded.slice(firstOwn, Math.floor(((offset + bytes.length) * 8) / 6));
    return [stable, stable.replaceAll("+", "-").replaceAll("/", "_")];
  });
}

/** A longer key has to be cut to fit into a name. */
const pieceLength = 16;

/** Finds keys, and pieces of long ones, raw, in hexadecimal and base64, in names that have letters and digits only. */
export function findInName(keys: readonly string[]): (name: string) => boolean {
  const pieces = keys
    .flatMap((key) => [
      ...[key, backwards(key)],
      ...[Buffer.from(key).toString("hex"), Buffer.from(key).toString("base64")],
    ])
    .map(plain)
    .filter((form) => form.length >= minSecretLength)
    .flatMap((form) => {
      const count = Math.max(1, form.length - pieceLength + 1);
      return Array.from({ length: count }, (_, at) => form.slice(at, at + pieceLength));
    });
  return (name) => {
    const whole = plain(name);
    return pieces.some((piece) => whole.includes(piece));
  };
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, "");
}

function createStream(text: Redactor["text"], known: () => Known): RedactedStream {
  let forms: readonly string[] = [];
  let byFirstChar = new Map<string | undefined, string[]>();
  let held = "";

  /** Where the longest ending starts that could go on to be a secret. */
  const holdFrom = (buffer: string) => {
    const current = known().forms;
    if (current !== forms) {
      forms = current;
      byFirstChar = Map.groupBy(forms, (form) => form[0]);
    }
    const longest = forms[0]?.length ?? 0;
    for (let start = Math.max(0, buffer.length - longest + 1); start < buffer.length; start += 1) {
      const rest = buffer.length - start;
      for (const form of byFirstChar.get(buffer[start]) ?? []) {
        if (form.length > rest && beginsAt(buffer, start, form)) return start;
      }
    }
    return buffer.length;
  };

  return {
    push(part) {
      const buffer = held + part;
      const { pattern } = known();
      if (pattern === undefined) return buffer;
      let from = holdFrom(buffer);
      // A whole secret across that place is not to be cut either.
      for (const match of buffer.matchAll(pattern)) {
        if (match.index < from && match.index + match[0].length > from) from = match.index;
      }
      held = buffer.slice(from);
      return text(buffer.slice(0, from));
    },
    end() {
      const redacted = text(held);
      // So much of a secret is no accident, even though it broke off.
      const broken = redacted === held && held.length >= minSecretLength;
      held = "";
      return broken ? mask : redacted;
    },
  };
}

function beginsAt(text: string, start: number, form: string): boolean {
  for (let at = start; at < text.length; at += 1) if (text[at] !== form[at - start]) return false;
  return true;
}

function mapStrings(value: unknown, change: (text: string) => string, depth: number): unknown {
  if (typeof value === "string") return change(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth > maxDepth) return "…";
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, change, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      depth === 0 ? key : change(key),
      mapStrings(item, change, depth + 1),
    ]),
  );
}

import { z } from "zod";
import type { Tool } from "./tool.ts";

export type CheckedInput =
  | { readonly ok: true; readonly input: Record<string, unknown> }
  /** Sentences for the model: everything that is wrong, and what would be right. */
  | { readonly ok: false; readonly problem: string };

const maxProblems = 8;
const maxShown = 80;

/**
 * Checks the input of a call. Nothing is guessed but this: an optional property that is null was left out. What a
 * model meant by a wrong name or type is said, and left to it.
 */
export function checkInput(tool: Tool, given: unknown): CheckedInput {
  const input = withoutNulls(given, tool.input);
  const checked = tool.input.safeParse(input);
  if (checked.success) return { ok: true, input: checked.data };
  const problems = checked.error.issues.flatMap((issue) => explain(issue, input, tool.input));
  const misnamed = new Set(problems.map(({ meant }) => meant));
  const told = problems
    .filter(({ missing }) => missing === undefined || !misnamed.has(missing))
    .map(({ text }) => text);
  const more = told.length > maxProblems ? ` (and ${told.length - maxProblems} more)` : "";
  return { ok: false, problem: `${told.slice(0, maxProblems).join(" ")}${more} ${properties(tool)}` };
}

interface Problem {
  readonly text: string;
  /** The property that a wrong name stands for. */
  readonly meant?: string | undefined;
  /** The property that is not there. */
  readonly missing?: string;
}

function explain(issue: z.core.$ZodIssue, input: unknown, schema: z.ZodType): Problem[] {
  const place = placeOf(issue.path);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => unknownProperty(key, issue.path, input, schema));
  }
  const value = valueAt(input, issue.path);
  const name = place === "" ? "The input" : `\`${place}\``;
  if (value === undefined) return [{ text: `${name} is missing.`, missing: place }];
  switch (issue.code) {
    case "invalid_type": {
      const expected =
        inner(schemaAt(schema, issue.path)) instanceof z.ZodNumberFormat ? "int" : issue.expected;
      return [{ text: `${name} must be ${kinds[expected] ?? expected}, not ${found(value, expected)}.` }];
    }
    case "invalid_value":
      return [{ text: `${name} must be ${issue.values.map(shown).join(" or ")}, not ${shown(value)}.` }];
    case "too_small":
      return [{ text: `${name} ${tooSmall(issue)}.` }];
    case "too_big":
      return [{ text: `${name} ${tooBig(issue)}.` }];
    default:
      return [{ text: `${name}: ${issue.message}.` }];
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: "a string",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "an array",
  object: "an object",
};

/** The value, and what to do where it is the right one in the wrong clothes. */
function found(value: unknown, expected: string): string {
  if (typeof value === "string") {
    const fits = expected === "int" ? "number" : expected;
    if (kindOf(parse(value)) === fits) {
      return fits === "array" || fits === "object"
        ? "a string that holds JSON: give the value itself, without quotes around it"
        : `the string ${shown(value)}: write it without quotes`;
    }
    return `the string ${shown(value)}`;
  }
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object") {
    return expected === "array" ? "an object: put it between [ and ]" : "an object";
  }
  return `${shown(value)}`;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "array";
  return value === null ? "null" : typeof value;
}

/** What a string would be as JSON; itself when it is none, or too long to be worth it. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function tooSmall({ origin, minimum, inclusive }: z.core.$ZodIssueTooSmall): string {
  if (origin === "string") return minimum === 1 ? "must not be empty" : `needs ${minimum} characters or more`;
  if (origin === "array") return `needs ${minimum} or more entries`;
  return inclusive === false ? `must be more than ${minimum}` : `must be ${minimum} or more`;
}

function tooBig({ origin, maximum }: z.core.$ZodIssueTooBig): string {
  if (origin === "string") return `must not be longer than ${count(maximum)} characters`;
  if (origin === "array") return `must not have more than ${count(maximum)} entries`;
  return `must be ${count(maximum)} or less`;
}

function count(number: number | bigint): string {
  return number.toLocaleString("en-US");
}

function unknownProperty(
  key: string,
  path: readonly PropertyKey[],
  input: unknown,
  schema: z.ZodType,
): Problem {
  const inside = inner(schemaAt(schema, path));
  const shape = inside instanceof z.ZodObject ? inside.shape : {};
  const holder = valueAt(input, path);
  const isTaken = (name: string) =>
    typeof holder === "object" && holder !== null && Object.hasOwn(holder, name);
  const free = Object.keys(shape).filter((name) => !isTaken(name));
  const name = `\`${placeOf([...path, key.slice(0, maxShown)])}\``;
  const deeper = Object.keys(shape).find((outer) => {
    const item = itemOf(shape[outer]);
    return item instanceof z.ZodObject && closest(key, Object.keys(item.shape)) !== undefined;
  });
  const meant = closest(key, free);
  if (meant !== undefined) {
    return { text: `${name} is not known: did you mean \`${meant}\`?`, meant: placeOf([...path, meant]) };
  }
  if (deeper !== undefined) {
    return { text: `${name} belongs inside the entries of \`${deeper}\`.` };
  }
  return { text: `${name} is not known.` };
}

/** Names that other tools of this kind have for the same thing. */
const synonyms: readonly (readonly string[])[] = [
  ["filepath", "path", "file", "filename"],
  ["path", "filepath", "dir", "directory", "folder"],
  ["oldtext", "oldstr", "oldstring", "search", "find"],
  ["newtext", "newstr", "newstring", "replace", "replacement"],
  ["content", "contents", "text", "filetext", "body"],
  ["command", "cmd", "script", "code"],
  ["pattern", "regex", "regexp", "query"],
  ["glob", "include", "files"],
  ["firstline", "offset", "start", "startline", "line", "from"],
  ["linecount", "limit", "lines", "count", "maxlines"],
  ["ignorecase", "caseinsensitive", "i"],
  ["contextlines", "context", "c"],
  ["timeoutseconds", "timeout"],
  ["replaceall", "all", "global"],
  ["description", "body", "summary"],
  ["depth", "maxdepth", "recursive"],
];

/** The name that is nearest to a wrong one; undefined when none is near. */
function closest(wrong: string, names: readonly string[]): string | undefined {
  const bare = bareName(wrong.slice(0, maxShown));
  const byRank = (rank: (name: string) => boolean) => names.find((name) => rank(bareName(name)));
  return (
    byRank((name) => name === bare) ??
    byRank((name) => synonyms.some(([known, ...others]) => known === name && others.includes(bare))) ??
    byRank((name) => bare.length > 3 && isOneEditAway(name, bare))
  );
}

function bareName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]/g, "");
}

/** Whether one letter more, less or other makes the one of the other, or two neighbours have changed places. */
function isOneEditAway(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return (
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}

/** What the tool takes, for a model that has it wrong. */
function properties({ name, input }: Tool): string {
  return `The properties of ${name} are ${list(input)}.`;
}

function list(schema: z.ZodObject): string {
  const shown = Object.entries(schema.shape).map(([name, type]) => {
    const item = itemOf(type);
    const notes = [
      ...(isOptional(type) ? [] : ["required"]),
      ...(item instanceof z.ZodObject ? [`a list of objects with ${list(item)}`] : []),
    ];
    return notes.length === 0 ? name : `${name} (${notes.join("; ")})`;
  });
  return shown.join(", ");
}

function inner(type: unknown): unknown {
  return isOptional(type) ? type.unwrap() : type;
}

function isOptional(type: unknown): type is z.ZodOptional | z.ZodDefault {
  return type instanceof z.ZodOptional || type instanceof z.ZodDefault;
}

function itemOf(type: unknown): unknown {
  const array = inner(type);
  return array instanceof z.ZodArray ? array.element : undefined;
}

function schemaAt(schema: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => {
    const type = inner(at);
    if (type instanceof z.ZodArray) return type.element;
    return type instanceof z.ZodObject && typeof key === "string" ? type.shape[key] : undefined;
  }, schema);
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === "object" && at !== null && Object.hasOwn(at, key)
        ? (at as Record<PropertyKey, unknown>)[key]
        : undefined,
    input,
  );
}

function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "");
}

function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > maxShown ? `${json.slice(0, maxShown - 1).toWellFormed()}…` : json;
}

/** The input without optional properties that are null. */
function withoutNulls(input: unknown, type: unknown): unknown {
  const schema = inner(type);
  if (schema instanceof z.ZodArray && Array.isArray(input)) {
    return input.map((item) => withoutNulls(item, schema.element));
  }
  if (
    !(schema instanceof z.ZodObject) ||
    typeof input !== "object" ||
    input === null ||
    Array.isArray(input)
  ) {
    return input;
  }
  const typeOf = (key: string) => (Object.hasOwn(schema.shape, key) ? schema.shape[key] : undefined);
  const kept = Object.entries(input).filter(([key, value]) => value !== null || !isOptional(typeOf(key)));
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutNulls(value, typeOf(key))]));
}

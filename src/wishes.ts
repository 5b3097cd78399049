import type { AskedEffort, Task } from "./agent/prompt.ts";
import { readDollars } from "./ceiling.ts";
import { UserError } from "./errors.ts";

/** How whoever asks wants a run, behind the label or the command: it can only narrow what the workflow allows. */
export type Wishes = Pick<Task, "maxCostUsd" | "draft" | "effort">;

/** A comment that asks for a run. */
export interface Command extends Wishes {
  /** What follows the options, on that line and below; may be empty. */
  readonly text: string;
}

const efforts: readonly AskedEffort[] = ["low", "medium", "high"];
const commandName = /^\/backspace(?=\s|$)/i;
const longestQuote = 60;

/** Whether a comment is one, whatever is wrong with its options. */
export function isCommand(comment: string): boolean {
  return commandName.test(comment.trimStart());
}

/**
 * Reads `/backspace budget=3 draft effort=low Words…`: options first, then what is wanted. Words that look like options
 * are words behind the first that doesn't. Undefined for a comment that is no command; throws UserError("bad-input").
 */
export function readCommand(comment: string): Command | undefined {
  if (!isCommand(comment)) return undefined;
  let rest = comment.trimStart().replace(commandName, "");
  const wishes: Wishes[] = [];
  for (;;) {
    const [whole = "", word = ""] = /^[^\S\r\n]*(\S+)/.exec(rest) ?? [];
    const wish = readCommandOption(word);
    if (wish === undefined) break;
    rest = rest.slice(whole.length);
    wishes.push(wish);
  }
  return { ...together(wishes, "The comment"), text: rest.trim() };
}

/** Undefined where the words begin. */
function readCommandOption(word: string): Wishes | undefined {
  if (word.toLowerCase() === "draft") return { draft: true };
  const [, key = "", value = ""] = /^([a-z][\w-]*)=(.*)$/i.exec(word) ?? [];
  switch (key.toLowerCase()) {
    case "":
      return undefined;
    case "budget":
      return budgetWish(value) ?? wrong(word, "name a sum, as in `budget=3` or `budget=2.50`");
    case "effort":
      return effortWish(value) ?? wrong(word, "give `effort=low`, `effort=medium` or `effort=high`");
    default:
      return wrong(
        word,
        "the options are `budget=3`, `draft` and `effort=low`; what else you want, say in words",
      );
  }
}

function wrong(word: string, remedy: string): never {
  throw new UserError(
    "bad-input",
    `The comment's option ${quote(word)} means nothing to \`/backspace\`; ${remedy}.`,
  );
}

/** Whether a label's name is the wanted one, with or without options behind it, whatever is wrong with those. */
export function isLabel(name: string, wanted: string): boolean {
  return endOf(name, wanted) === "" || optionsIn(name, wanted) !== undefined;
}

/** Reads the options of a label that `isLabel`: `backspace:$3,draft,low`. Throws UserError("bad-input"). */
export function readLabel(name: string, wanted: string): Wishes {
  const options = optionsIn(name, wanted);
  if (options === undefined) return {};
  const wishes = options.split(",").map((written) => {
    const option = written.trim();
    if (option.toLowerCase() === "draft") return { draft: true } as const;
    const wish = effortWish(option) ?? (option.startsWith("$") ? budgetWish(option) : undefined);
    if (wish !== undefined) return wish;
    const remedy = option.startsWith("$")
      ? `write the sum like \`${wanted}:$3\` or \`${wanted}:$2.50\``
      : `behind \`${wanted}:\` can stand a sum such as \`$3\`, \`draft\`, and \`low\`, \`medium\` or \`high\`, with commas between them`;
    throw new UserError(
      "bad-input",
      `The label ${quote(name)} asks for ${option === "" ? "nothing that it names" : quote(option)}; ${remedy}.`,
    );
  });
  return together(wishes, `The label ${quote(name)}`);
}

/** What follows the wanted label in a label's name; GitHub compares names without case. */
function endOf(name: string, wanted: string): string | undefined {
  const isOurs = name.slice(0, wanted.length).toLowerCase() === wanted.toLowerCase();
  return isOurs ? name.slice(wanted.length) : undefined;
}

function optionsIn(name: string, wanted: string): string | undefined {
  return /^:(.*)$/s.exec(endOf(name, wanted) ?? "")?.[1];
}

function budgetWish(text: string): Wishes | undefined {
  const maxCostUsd = readDollars(text);
  return maxCostUsd === undefined ? undefined : { maxCostUsd };
}

function effortWish(text: string): Wishes | undefined {
  const effort = efforts.find((one) => one === text.toLowerCase());
  return effort === undefined ? undefined : { effort };
}

function together(wishes: readonly Wishes[], where: string): Wishes {
  const keys = wishes.flatMap((wish) => Object.keys(wish));
  if (new Set(keys).size < keys.length) {
    throw new UserError("bad-input", `${where} gives an option twice; give each once.`);
  }
  return Object.assign({}, ...wishes) as Wishes;
}

function quote(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return `\`${line.length > longestQuote ? `${line.slice(0, longestQuote).toWellFormed()}…` : line}\``;
}

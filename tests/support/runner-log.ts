/**
 * What the runner would make of a step's output: the commands it would obey and the log it would store.
 * Follows actions/runner: ActionCommand.cs (both spellings), ActionCommandManager.cs (stop-commands, masks, groups,
 * issues), OutputManager.cs (which lines are tried) and ExecutionContext.cs (limits on issues).
 */

export interface RunnerCommand {
  /** Lower case. */
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  readonly title: string | undefined;
  readonly message: string;
}

export interface RunnerLog {
  /** The stored log, masked; `##[group]`, `##[warning]` and their kind stand as the runner writes them. */
  readonly lines: readonly string[];
  /** Everything that was obeyed, in order, the fences of stop-commands included. */
  readonly commands: readonly RunnerCommand[];
  /** What is kept as annotations: ten of a level, each at most 4,096 characters. */
  readonly annotations: readonly Annotation[];
  readonly groups: readonly { readonly title: string; readonly lines: readonly string[] }[];
  readonly masks: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  /** True when commands were still stopped at the end. */
  readonly stopped: boolean;
}

const known = [
  "add-mask",
  "add-matcher",
  "add-path",
  "debug",
  "echo",
  "endgroup",
  "error",
  "group",
  "internal-set-repo-path",
  "notice",
  "remove-matcher",
  "save-state",
  "set-env",
  "set-output",
  "stop-commands",
  "warning",
];
const maxAnnotations = 10;
const maxMessageLength = 4096;

/** Reads a step's standard output and error, joined as the runner receives them. */
export function readRunnerLog(output: string, options: { readonly debug?: boolean } = {}): RunnerLog {
  const registered = new Set(known);
  const lines: string[] = [];
  const commands: RunnerCommand[] = [];
  const annotations: Annotation[] = [];
  const groups: { title: string; lines: string[] }[] = [];
  const masks: string[] = [];
  const outputs: Record<string, string> = {};
  const state: Record<string, string> = {};
  let stopToken: string | undefined;
  let group: { title: string; lines: string[] } | undefined;

  const store = (line: string) => {
    for (const part of line.split(/\r\n|\r|\n/)) {
      const masked = mask(part, masks);
      lines.push(masked);
      group?.lines.push(masked);
    }
  };

  const annotate = (level: Annotation["level"], command: RunnerCommand) => {
    store(`##[${level}]${command.data}`);
    if (annotations.filter((annotation) => annotation.level === level).length >= maxAnnotations) return;
    const message = mask(command.data, masks).slice(0, maxMessageLength);
    annotations.push({ level, title: command.properties["title"], message });
  };

  const obey = (command: RunnerCommand) => {
    switch (command.name) {
      case "add-mask":
        masks.push(...[command.data, ...command.data.split(/\r|\n/)].filter((value) => value.trim() !== ""));
        return;
      case "group":
        store(`##[group]${command.data}`);
        group = { title: mask(command.data, masks), lines: [] };
        groups.push(group);
        return;
      case "endgroup":
        group = undefined;
        store("##[endgroup]");
        return;
      case "error":
      case "warning":
      case "notice":
        annotate(command.name, command);
        return;
      case "debug":
        if (options.debug === true) store(`##[debug]${command.data}`);
        return;
      case "set-output":
        outputs[command.properties["name"] ?? ""] = command.data;
        return;
      case "save-state":
        state[command.properties["name"] ?? ""] = command.data;
        return;
    }
  };

  for (const line of runnerLines(output)) {
    const command = parse(line, registered);
    if (command === undefined) {
      store(line);
    } else if (stopToken !== undefined) {
      if (command.name === stopToken.toLowerCase()) {
        registered.delete(stopToken.toLowerCase());
        stopToken = undefined;
        commands.push(command);
      }
      store(line);
    } else if (command.name === "stop-commands") {
      stopToken = command.data;
      registered.add(stopToken.toLowerCase());
      if (stopToken.length > 6) masks.push(stopToken);
      commands.push(command);
      store(line);
    } else {
      commands.push(command);
      obey(command);
    }
  }
  return { lines, commands, annotations, groups, masks, outputs, state, stopped: stopToken !== undefined };
}

/** The lines of a stream as .NET's StreamReader gives them: a lone CR ends one too. */
function runnerLines(output: string): string[] {
  const lines = output.split(/\r\n|\r|\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

function parse(line: string, registered: ReadonlySet<string>): RunnerCommand | undefined {
  return parseColons(line, registered) ?? parseHashes(line, registered);
}

/** `::name key=value,key=value::data`, after white space only. */
function parseColons(line: string, registered: ReadonlySet<string>): RunnerCommand | undefined {
  const message = line.replace(/^[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/, "");
  if (indexOf(message, "::", 0, 0) !== 0) return undefined;
  const end = indexOf(message, "::", 2);
  if (end < 0) return undefined;
  return command(message.slice(2, end), message.slice(end + 2), ",", registered);
}

/** `##[name key=value;key=value]data`, anywhere in the line. */
function parseHashes(line: string, registered: ReadonlySet<string>): RunnerCommand | undefined {
  const start = indexOf(line, "##[", 0);
  if (start < 0) return undefined;
  const end = line.indexOf("]", start);
  if (end < 0) return undefined;
  return command(line.slice(start + 3, end), line.slice(end + 1), ";", registered);
}

function command(
  info: string,
  data: string,
  separator: string,
  registered: ReadonlySet<string>,
): RunnerCommand | undefined {
  const space = info.indexOf(" ");
  const name = (space < 0 ? info : info.slice(0, space)).toLowerCase();
  if (!registered.has(name)) return undefined;
  const pairs =
    space < 0
      ? []
      : info
          .slice(space + 1)
          .trim()
          .split(separator);
  const properties = pairs.flatMap((pair) => {
    const equals = pair.indexOf("=");
    return equals < 1 ? [] : [[pair.slice(0, equals).trim(), unescapeData(pair.slice(equals + 1))] as const];
  });
  return { name, properties: Object.fromEntries(properties), data: unescapeData(data) };
}

function unescapeData(text: string): string {
  const codes: Record<string, string> = { "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%" };
  return text.replace(/%(?:0D|0A|3A|2C|25)/g, (code) => codes[code] ?? code);
}

/** As .NET compares text by culture: characters that collation ignores may stand before and within the match. */
function indexOf(text: string, wanted: string, from: number, last = text.length): number {
  const ignored = /(?![\t-\r\x85])[\p{Default_Ignorable_Code_Point}\p{Cc}]/u;
  for (let start = from; start <= last; start += 1) {
    let found = 0;
    for (let at = start; at < text.length && found < wanted.length; at += 1) {
      const char = text[at] ?? "";
      if (char === wanted[found]) found += 1;
      else if (!ignored.test(char)) break;
    }
    if (found === wanted.length) return start;
  }
  return -1;
}

function mask(text: string, masks: readonly string[]): string {
  return masks.reduce((masked, value) => masked.replaceAll(value, "***"), text);
}

import type { TestReport } from "./package-tests.ts";

export interface Printer {
  readonly heading: (text: string) => void;
  readonly text: (text: string) => void;
  /** Set off from the rest by a bar. */
  readonly quote: (text: string) => void;
  readonly diff: (text: string) => void;
  readonly tests: (report: TestReport) => void;
  /** One line of the action's log, as a page of the runner's log would show it, long quotes folded. */
  readonly logLine: (line: string) => void;
  readonly endLog: () => void;
}

const styles = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;

interface PrinterOptions {
  readonly colour: boolean;
  /** Shows what the action says with debug logging on. */
  readonly debug?: boolean;
}

export function createPrinter(write: (text: string) => void, options: PrinterOptions): Printer {
  const style = (name: keyof typeof styles, text: string) =>
    options.colour ? `\u001b[${styles[name]}m${text}\u001b[0m` : text;
  const line = (text: string) => write(`${options.colour ? text : withoutColour(text)}\n`);
  const show = createLogView(style, createFolding(line), options.debug === true);
  return {
    heading: (text) =>
      line(`\n${style("bold", `══ ${text} ${"═".repeat(Math.max(0, 96 - text.length))}`)}\n`),
    text: line,
    quote: (text) => {
      for (const part of text.trimEnd().split("\n")) line(`${style("dim", "│")} ${part}`);
    },
    diff: (text) => {
      for (const part of text.trimEnd().split("\n")) line(colourDiffLine(style, part));
    },
    tests: ({ passed, failed, failedTests }) => {
      const verdict = failed === 0 ? style("green", "0 failed") : style("red", `${failed} failed`);
      line(`${passed} passed, ${verdict}`);
      for (const name of failedTests) line(`  ${style("red", "✗")} ${name}`);
    },
    logLine: show.line,
    endLog: show.end,
  };
}

type Style = (name: keyof typeof styles, text: string) => string;

function colourDiffLine(style: Style, line: string): string {
  if (/^(?:diff|index|---|\+\+\+|new file|deleted file)/.test(line)) return style("dim", line);
  if (line.startsWith("@@")) return style("cyan", line);
  if (line.startsWith("+")) return style("green", line);
  if (line.startsWith("-")) return style("red", line);
  return line;
}

/** How much of a quote is shown at its beginning and at its end. */
const shownLines = 8;
const quoted = /^\s*│/;
/** A test that passes, and the name of what it belongs to: nothing that a reader looks for. */
const passing = /^\s*│ (?:ok \d+\b|# (?!tests |pass |fail |ok$))/;

interface LogView {
  readonly line: (line: string) => void;
  /** Shows what was held back. */
  readonly end: () => void;
}

/**
 * Shows of a long quote its beginning and its end, or all of what failed, and of tests those that fail; the whole log
 * is an artifact.
 */
function createFolding(print: (line: string) => void): LogView {
  let shown = 0;
  let passed = 0;
  let held: string[] = [];
  let left = 0;
  let indent = "";
  let failed = false;
  const tellPassed = () => {
    if (passed > 0) hold(`${indent}│ … ${passed} lines of passing tests …`);
    passed = 0;
  };
  const hold = (line: string) => {
    if (failed || shown < shownLines) {
      shown += 1;
      print(line);
      return;
    }
    held.push(line);
    if (held.length <= shownLines) return;
    held.shift();
    left += 1;
  };
  const end = () => {
    tellPassed();
    if (left > 0) print(`${indent}│ … ${left} more lines …`);
    for (const line of held) print(line);
    [shown, left, held] = [0, 0, []];
  };
  return {
    line(line) {
      if (!quoted.test(line)) {
        end();
        failed = line.includes("✗");
        print(line);
        return;
      }
      const itsIndent = /^\s*/.exec(line)?.[0] ?? "";
      // Below a title that has ended without another line: somebody else's quote.
      if (itsIndent.length < indent.length) {
        end();
        failed = false;
      }
      indent = itsIndent;
      if (passing.test(line)) {
        passed += 1;
        return;
      }
      tellPassed();
      hold(line);
    },
    end,
  };
}

/** Obeys the commands that shape a log (groups, annotations, fences) and hides those that shape nothing. */
function createLogView(style: Style, folding: LogView, withDebug: boolean): LogView {
  let fence: string | undefined;
  let indent = "";
  const print = folding.line;
  const show = (line: string) => {
    if (fence !== undefined) {
      if (line === `::${fence}::`) fence = undefined;
      else print(indent + line);
      return;
    }
    const command = /^::([\w-]+)(?: [^:]*)?::(.*)$/.exec(line);
    if (command === null) {
      print(indent + line);
      return;
    }
    const [, name, data = ""] = command;
    const text = data.replaceAll("%0A", "\n").replaceAll("%0D", "").replaceAll("%25", "%");
    switch (name) {
      case "stop-commands":
        fence = text;
        return;
      case "group":
        print(`${style("bold", "▾")} ${text}`);
        indent = "  ";
        return;
      case "endgroup":
        indent = "";
        return;
      case "error":
        print(style("red", `${indent}Error: ${text}`));
        return;
      case "warning":
      case "notice":
        print(style("yellow", `${indent}${name}: ${text}`));
        return;
      case "debug":
        // As the runner's page shows them, where it shows them.
        if (withDebug) print(style("dim", `${indent}##[debug]${text}`));
        return;
      case "add-mask":
        return;
      default:
        print(indent + line);
    }
  };
  return { line: show, end: folding.end };
}

function withoutColour(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is taken out.
  return text.replaceAll(/\u001b\[[0-9;]*m/g, "");
}

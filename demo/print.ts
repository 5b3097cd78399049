import type { TestReport } from "./package-tests.ts";

export interface Printer {
  readonly heading: (text: string) => void;
  readonly text: (text: string) => void;
  /** Set off from the rest by a bar. */
  readonly quote: (text: string) => void;
  readonly diff: (text: string) => void;
  readonly tests: (report: TestReport) => void;
  /** One line of the action's log, as a page of the runner's log would show it. */
  readonly logLine: (line: string) => void;
}

const styles = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;

export function createPrinter(write: (text: string) => void, options: { readonly colour: boolean }): Printer {
  const style = (name: keyof typeof styles, text: string) =>
    options.colour ? `\u001b[${styles[name]}m${text}\u001b[0m` : text;
  const line = (text: string) => write(`${options.colour ? text : withoutColour(text)}\n`);
  const show = createLogView(style, line);
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
    logLine: show,
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

/** Obeys the commands that shape a log (groups, annotations, fences) and hides those that shape nothing. */
function createLogView(style: Style, print: (line: string) => void): (line: string) => void {
  let fence: string | undefined;
  let indent = "";
  return (line) => {
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
      case "add-mask":
      case "debug":
        return;
      default:
        print(indent + line);
    }
  };
}

function withoutColour(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is taken out.
  return text.replaceAll(/\u001b\[[0-9;]*m/g, "");
}

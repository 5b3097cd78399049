import { randomUUID } from "node:crypto";
import { logBlock, logLine, logPrefix } from "../neutralise.ts";

export type Style = "plain" | "bold" | "dim" | "good" | "bad" | "warn";

const sgr: Readonly<Record<Exclude<Style, "plain">, string>> = {
  bold: "1",
  dim: "2",
  good: "32",
  bad: "31",
  warn: "33",
};
/** A runner's page knows bold and colours, but no faint text; its grey can be read on light and dark. */
const runnerDim = "90";

/** Where log lines go; every text is made harmless here, so callers may pass what they were given. */
export interface LogOutput {
  /** One line of our own words. */
  readonly line: (text: string, style?: Style) => void;
  /** Untrusted lines, prefixed; `mark` stands after the prefix of each. */
  readonly quote: (text: string, options?: { readonly style?: Style; readonly mark?: string }) => void;
  /** Ends what `quote` began; commands of other parts of the program are obeyed again. */
  readonly endQuote: () => void;
  /** A folded group where the format can fold. */
  readonly group: (title: string, style: Style, body: () => void) => void;
  /** A line that also shows at the top of the run's page. */
  readonly annotate: (level: "warning" | "error", message: string) => void;
  /** For people who asked for more. */
  readonly debug: (text: string) => void;
  /** Tells the runner to show `***` for this text in every log of the job. */
  readonly mask: (text: string) => void;
}

export interface LogOutputOptions {
  readonly write: (text: string) => void;
  /** "runner": with workflow commands; "terminal": without. */
  readonly format: "runner" | "terminal";
  readonly colour: boolean;
  readonly debug: boolean;
}

/** An annotation is cut at 4,096 characters by the runner. */
const maxAnnotationLength = 4000;

export function createLogOutput({ write, format, colour, debug }: LogOutputOptions): LogOutput {
  const runner = format === "runner";
  /** Set while untrusted lines are being written: the runner obeys nothing until it sees this again. */
  let token: string | undefined;

  const code = (style: Exclude<Style, "plain">) => (runner && style === "dim" ? runnerDim : sgr[style]);
  const paint = (text: string, style: Style) =>
    colour && style !== "plain" && text !== "" ? `\x1b[${code(style)}m${text}\x1b[0m` : text;

  const endQuote = () => {
    if (token !== undefined) write(`::${token}::\n`);
    token = undefined;
  };

  const command = (name: string, text: string) => {
    endQuote();
    write(`::${name}::${escapeData(text)}\n`);
  };

  const line = (text: string, style: Style = "plain") => {
    endQuote();
    write(`${paint(logLine(text), style)}\n`);
  };

  return {
    line,
    endQuote,
    quote(text, { style = "plain", mark = "" } = {}) {
      if (runner && token === undefined) {
        token = randomUUID();
        write(`::stop-commands::${token}\n`);
      }
      const lines = logBlock(text).split("\n");
      // The prefix comes first whatever stands in the line; `mark` is ours.
      const shown = lines.map((line) => logPrefix + mark + paint(line.slice(logPrefix.length), style));
      write(`${shown.join("\n")}\n`);
    },
    group(title, style, body) {
      const shown = paint(logLine(title), style);
      if (!runner) {
        line(title, style);
        body();
        endQuote();
        return;
      }
      command("group", shown);
      body();
      command("endgroup", "");
    },
    annotate(level, message) {
      const text = logLine(message.slice(0, maxAnnotationLength).replace(/\s*[\r\n]+\s*/g, " "));
      if (runner) command(`${level} title=Tiny Backspace`, text);
      else line(`${level}: ${text}`, level === "error" ? "bad" : "warn");
    },
    mask(text) {
      if (runner) command("add-mask", text);
    },
    debug(text) {
      if (!debug) return;
      if (runner) command("debug", logLine(text));
      else line(text, "dim");
    },
  };
}

/** As the runner takes a command's text: it decodes these. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** Colours, cursor movements, titles, links and other strings that a terminal would obey. */
export const escapeSequence =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  /\x1b\[[0-?]*[ -/]*[@-~]|\x9b[0-?]*[ -/]*[@-~]|\x1b[\]PX^_][^\x07\x1b\r\n]{0,4096}(?:\x07|\x1b\\)|\x1b[()*+][0-9A-Za-z]/g;
/** What is left of one that was cut off, or has no meaning. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const brokenSequence = /\x1b\[[0-?]*[ -/]*$|\x1b[ -/]*[0-~]?/g;
/** NUL, BEL and the like; tab, line end, carriage return and backspace have their own meaning. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const silent = /[\x00-\x07\x0e-\x1f\x7f-\x9f]/g;

/**
 * What a terminal would show of a program's output in the end, as plain text: no escape sequences, of a line that was
 * written over again and again (a progress bar) the last version, and nothing of what backspaces took away.
 */
export function terminalText(output: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: as above
  if (!/[\x00-\x08\x0b-\x1f\x7f-\x9f]/.test(output)) return output;
  const text = output.replace(escapeSequence, "").replace(brokenSequence, "");
  return text
    .replaceAll(/[\v\f]/g, " ")
    .replaceAll(/\r+\n/g, "\n")
    .split("\n")
    .map(lastVersion)
    .join("\n");
}

function lastVersion(line: string): string {
  const last = line.includes("\r") ? (line.split("\r").findLast((part) => part.trim() !== "") ?? "") : line;
  return withoutErased(last).replace(silent, "");
}

/** Backspace moves back, and what follows is written over what was there: `a\b \b`, or `N\bN` for a bold N. */
function withoutErased(line: string): string {
  if (!line.includes("\b")) return line;
  const kept: string[] = [];
  for (const character of line) {
    if (character === "\b") kept.pop();
    else kept.push(character);
  }
  return kept.join("");
}

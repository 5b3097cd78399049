/** The first line of a text, cut where it has more than so many characters. Secrets must be out of it: half of one stays. */
export function firstLine(text: string, maxCharacters: number): string {
  const [line = ""] = text.trim().split(/[\r\n]/, 1);
  return line.length > maxCharacters ? `${line.slice(0, maxCharacters - 1).toWellFormed()}…` : line;
}

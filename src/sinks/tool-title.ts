/** Inputs that say best what a call is about, the first that is there. */
const telling = ["command", "filepath", "pattern", "path", "query", "title"];

export interface MainArgument {
  /** Name of the input; undefined when the call has none that tells. */
  readonly name: string | undefined;
  /** One line, shortened. Untrusted. */
  readonly text: string;
  /** True when the text is all of it. */
  readonly whole: boolean;
}

/** What a call is about, in at most `maxLength` characters. */
export function mainArgument(input: Readonly<Record<string, unknown>>, maxLength = 120): MainArgument {
  const name =
    telling.find((key) => typeof input[key] === "string") ??
    Object.keys(input).find((key) => typeof input[key] === "string");
  const value = name === undefined ? undefined : input[name];
  if (typeof value !== "string") return { name: undefined, text: "", whole: false };
  const [firstLine = ""] = value.trim().split(/[\r\n]/, 1);
  const text = firstLine.length > maxLength ? firstLine.slice(0, maxLength - 1) : firstLine;
  const whole = text === value;
  return { name, text: whole ? text : `${text}…`, whole };
}

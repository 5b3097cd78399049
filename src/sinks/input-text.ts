/** An input as a person reads it: replacements as the lines that go and the lines that come. */
export function inputText(value: unknown): string {
  if (typeof value === "string") return value;
  return editsText(value) ?? JSON.stringify(value) ?? "";
}

/** Replacements as the lines that go and the lines that come; undefined for anything else. */
export function editsText(value: unknown): string | undefined {
  if (!isReplacements(value)) return undefined;
  const marked = (mark: string, text: string) => text.replace(/^/gm, mark);
  const hunks = value.map((edit) => `${marked("- ", edit.old_text)}\n${marked("+ ", edit.new_text)}`);
  return hunks.join("\n\n");
}

function isReplacements(value: unknown): value is readonly { old_text: string; new_text: string }[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((edit) => typeof edit?.old_text === "string" && typeof edit?.new_text === "string")
  );
}

/**
 * US dollars as a person writes them behind a label (`backspace:$3`) or in a comment (`budget=3`): `$3`, `3`, `2.50`.
 * Undefined for anything else, and for less than a cent.
 */
export function readDollars(text: string): number | undefined {
  const amount = Number(/^\$?(\d{1,6}(?:\.\d{1,2})?)$/.exec(text.trim())?.[1]);
  return amount >= 0.01 ? amount : undefined;
}

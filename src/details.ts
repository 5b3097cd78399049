import { basename } from "node:path";

const followers = new Set<(detail: string) => void>();

/**
 * Tells whoever follows a run with debugging on what a part of the program did: one line, which may hold untrusted
 * text and should hold no secret. `text` is made only where somebody follows, so it costs nothing else.
 */
export function tellDetail(text: () => string): void {
  if (followers.size === 0) return;
  const detail = text();
  for (const take of followers) take(detail);
}

/** Follows the details of this process until it is disposed. `take` must not throw. */
export function followDetails(take: (detail: string) => void): Disposable {
  followers.add(take);
  return { [Symbol.dispose]: () => void followers.delete(take) };
}

/** `took 120 ms`, since a moment of `performance.now()`. */
export function since(began: number): string {
  return `took ${Math.round(performance.now() - began)} ms`;
}

/** A command as a person reads it, without the settings that every git of ours gets. */
export function commandLine([program = "", ...args]: readonly string[]): string {
  const own = basename(program) === "git" ? withoutSettings(args) : args;
  const words = own.map((arg) => (/^[\w./:=@^~+,-]+$/.test(arg) ? arg : JSON.stringify(arg)));
  return [basename(program), ...words].join(" ");
}

function withoutSettings(args: readonly string[]): readonly string[] {
  return args.filter((arg, index) => arg !== "-c" && args[index - 1] !== "-c");
}

import { channel } from "node:diagnostics_channel";
import { basename } from "node:path";

const details = channel("tiny-backspace:details");

/**
 * Tells whoever follows a run with debugging on what a part of the program did: one line, which may hold untrusted
 * text and should hold no secret. `text` is made only where somebody follows, so it costs nothing else.
 */
export function tellDetail(text: () => string): void {
  if (details.hasSubscribers) details.publish(text());
}

/** Follows the details of this process until it is disposed. `take` must not throw. */
export function followDetails(take: (detail: string) => void): Disposable {
  const listener = (detail: unknown) => take(String(detail));
  details.subscribe(listener);
  return { [Symbol.dispose]: () => void details.unsubscribe(listener) };
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

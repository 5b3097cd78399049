import { commandLine, since, tellDetail } from "../details.ts";
import type { End } from "./launcher.ts";

/** What bubblewrap was told, and by which start first: there are few kinds of starts, and the options are long. */
const known = new Map<string, string>();
const maxKnown = 100;

/** Tells whoever follows the details of a run that something was started inside, and how it ended. */
export function tellStart(
  start: {
    readonly name: string;
    readonly pid: number;
    readonly argv: readonly string[];
    /** Bubblewrap's. */
    readonly options?: readonly string[];
  },
  ended: Promise<End>,
): void {
  const began = performance.now();
  tellDetail(() => {
    void ended.then(
      (end) => tellDetail(() => `${start.name}: ${inWords(end)}, ${since(began)}`),
      () => {},
    );
    const options = start.options?.join(" ") ?? "none";
    const first = known.get(options);
    if (first === undefined && known.size < maxKnown) known.set(options, start.name);
    const how = first === undefined ? options : `of ${first}`;
    return `${start.name}: process ${start.pid} runs ${commandLine(start.argv)}, with bubblewrap's options ${how}`;
  });
}

function inWords(end: End): string {
  if (!end.started) return "could not be started";
  const how = end.signal === null ? `exit code ${end.code}` : `ended by ${end.signal}`;
  return end.exceeded === undefined ? how : `${how}, more than ${end.exceeded.limitBytes} bytes of memory`;
}

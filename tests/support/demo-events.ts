import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { readDemoOptions, runDemo } from "../../demo/main.ts";
import type { Event } from "../../src/events/event.ts";

/** Plays the demo from its recording, the whole way as on a runner, and returns the events of its run. */
export async function playDemo(): Promise<Event[]> {
  let printed = "";
  const write = (text: string) => {
    printed += text;
  };
  const exitCode = await runDemo({
    ...readDemoOptions([]),
    ...{ apiKey: undefined, baseUrl: undefined, colour: false, write },
  });
  const [, artifacts] = /^\s*Artifacts: (\S+) /m.exec(stripVTControlCharacters(printed)) ?? [];
  if (exitCode !== 0 || artifacts === undefined) throw new Error(`The demo failed:\n${printed}`);
  const text = await readFile(join(artifacts, "events.jsonl"), "utf8");
  await rm(artifacts, { recursive: true });
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Event);
}

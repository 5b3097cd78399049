import { readFile } from "node:fs/promises";
import { z } from "zod";
import { call, say, type Turn, think, turn } from "../tests/support/fake-messages/index.ts";

/** One answer of the model: what it thought, what it said, and the tools it called. */
const recordedTurn = z.strictObject({
  think: z.string().optional(),
  say: z.string().optional(),
  calls: z.array(z.strictObject({ tool: z.string(), input: z.record(z.string(), z.unknown()) })),
});

/** Reads a recording, one turn a line, for the local Messages API to play. */
export async function readRecording(path: string): Promise<Turn[]> {
  const lines = (await readFile(path, "utf8")).split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => {
    const recorded = recordedTurn.parse(JSON.parse(line));
    return turn(
      ...(recorded.think === undefined ? [] : [think(recorded.think)]),
      ...(recorded.say === undefined ? [] : [say(recorded.say)]),
      ...recorded.calls.map(({ tool, input }) => call(tool, input)),
    );
  });
}

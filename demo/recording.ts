import { readFile } from "node:fs/promises";
import { z } from "zod";
import { call, late, say, type Turn, think, turn } from "../tests/support/fake-messages/index.ts";

/** One answer of the model: what it thought, what it said, and the tools it called. */
const recordedTurn = z.strictObject({
  think: z.string().optional(),
  say: z.string().optional(),
  calls: z.array(z.strictObject({ tool: z.string(), input: z.record(z.string(), z.unknown()) })),
});

/** About what a model takes before its first word, and for each character. */
const pace = { startMs: 1500, characterMs: 4 };

/**
 * Reads a recording, one turn a line, for the local Messages API to play: at once, or about as fast as a model would
 * answer.
 */
export async function readRecording(path: string, { paced }: { readonly paced: boolean }): Promise<Turn[]> {
  const lines = (await readFile(path, "utf8")).split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => {
    const recorded = recordedTurn.parse(JSON.parse(line));
    return turn(
      ...(paced ? [late(pace.startMs + line.length * pace.characterMs)] : []),
      ...(recorded.think === undefined ? [] : [think(recorded.think)]),
      ...(recorded.say === undefined ? [] : [say(recorded.say)]),
      ...recorded.calls.map(({ tool, input }) => call(tool, input)),
    );
  });
}

import { editFile } from "./edit-file.ts";
import { createFinish, type Proposal, type Review } from "./finish.ts";
import { listFiles } from "./list-files.ts";
import { createReadFile } from "./read-file.ts";
import { createRunCommand } from "./run-command.ts";
import { search } from "./search.ts";
import type { Tool } from "./tool.ts";
import { writeFile } from "./write-file.ts";

/** Everything the model can do, sorted by name, so that the list is the same bytes in every request. */
export function createTools(options: {
  readonly commandTimeoutMs: number;
  readonly maxCommandTimeoutMs: number;
  /** Whether the model can be shown images. */
  readonly seesImages: boolean;
  /** Answers the model's proposal; may take as long as the repository's checks. */
  readonly review: (proposal: Proposal, signal: AbortSignal) => Promise<Review>;
}): readonly Tool[] {
  const runCommand = createRunCommand({
    timeoutMs: options.commandTimeoutMs,
    maxTimeoutMs: options.maxCommandTimeoutMs,
  });
  const finish = createFinish(options.review);
  const readFile = createReadFile(options);
  const tools = [editFile, finish, listFiles, readFile, runCommand, search, writeFile];
  return Object.freeze(tools.sort((a, b) => (a.name < b.name ? -1 : 1)));
}

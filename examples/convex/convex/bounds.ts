import { ConvexError } from "convex/values";

/** A row of the database holds 1 MiB. */
const maxEventCharacters = 800_000;
const maxPromptCharacters = 100_000;
const maxUrlCharacters = 2_000;
const maxTypeCharacters = 64;

interface Log {
  readonly type: string;
  readonly data: unknown;
  readonly timestamp: number;
  readonly repoUrl?: string;
  readonly prompt?: string;
}

/** Throws what is wrong with a row, in words that reach the log of the run. */
export function checkBounds({ type, data, timestamp, repoUrl, prompt }: Log): void {
  if (type === "" || type.length > maxTypeCharacters) refuse("type must have 1 to 64 characters");
  if (typeof data !== "object" || data === null || Array.isArray(data)) refuse("data must be an object");
  if (JSON.stringify(data).length > maxEventCharacters) refuse("data is larger than 800,000 characters");
  if (!Number.isFinite(timestamp) || timestamp <= 0) refuse("timestamp must be milliseconds since the epoch");
  if (repoUrl !== undefined && !isWebAddress(repoUrl)) refuse("repoUrl must be a web address");
  if (prompt !== undefined && prompt.length > maxPromptCharacters) {
    refuse("prompt is longer than 100,000 characters");
  }
}

function isWebAddress(text: string): boolean {
  return text.length <= maxUrlCharacters && /^https?:\/\/[^\s]+$/.test(text);
}

function refuse(reason: string): never {
  throw new ConvexError(`logs:create refuses the row: ${reason}.`);
}

import type { FileContent, FileList, Sandbox, SearchResult } from "./sandbox.ts";

/** What the trusted side asks of the worker: one JSON object a line, answered by one line each, in any order. */
export type WorkerRequest = { readonly id: number } & (
  | ({ readonly op: "read" } & Parameters<Sandbox["readFile"]>[0])
  | ({ readonly op: "write" } & Parameters<Sandbox["writeFile"]>[0])
  | ({ readonly op: "list" } & Parameters<Sandbox["listFiles"]>[0])
  | ({ readonly op: "search" } & Parameters<Sandbox["search"]>[0])
);

export interface WorkerResults {
  readonly read: FileContent;
  readonly write: { readonly created: boolean };
  readonly list: FileList;
  readonly search: SearchResult;
}

export type Operation = keyof WorkerResults;

export type WorkerResponse =
  | { readonly id: number; readonly type: "result"; readonly result: WorkerResults[Operation] }
  /** The request can't be served; a sentence for the model. */
  | { readonly id: number; readonly type: "refused"; readonly message: string }
  /** The worker's own fault. */
  | { readonly id: number; readonly type: "failed"; readonly message: string };

/** On both sides: the worker keeps to them, and an answer beyond them breaks it. */
export const bounds = {
  /** Of a file, in one answer. */
  readBytes: 2 * 1024 * 1024,
  imageBytes: 4 * 1024 * 1024,
  formatCharacters: 100,
  writeBytes: 8 * 1024 * 1024,
  directoryEntries: 1000,
  listedPaths: 10_000,
  matches: 2000,
  lineCharacters: 400,
  messageCharacters: 2000,
  pathBytes: 4096,
  /** Of all paths and lines in one answer. */
  listCharacters: 2 * 1024 * 1024,
  /** Of one answer over the pipe: JSON makes up to six bytes of one. */
  responseLine: 16 * 1024 * 1024,
} as const;

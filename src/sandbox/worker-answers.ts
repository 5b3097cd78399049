import { bounds, type WorkerResponse, type WorkerResults } from "./protocol.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Parses one line of the worker; undefined when it isn't a response. */
export function readResponse(
  line: Buffer,
):
  | (Pick<WorkerResponse, "id"> &
      (
        | { readonly type: "result"; readonly result: unknown }
        | { readonly type: "refused" | "failed"; readonly message: string }
      ))
  | undefined {
  const value = parse(line);
  if (!isFields(value) || !isCount(value["id"])) return undefined;
  const { id, type } = { id: value["id"], type: value["type"] };
  if (type === "result") return { id, type, result: value["result"] };
  const message = value["message"];
  if ((type === "refused" || type === "failed") && isText(message, bounds.messageCharacters)) {
    return { id, type, message };
  }
  return undefined;
}

function parse(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString("utf8"));
  } catch {
    return undefined;
  }
}

type Guards = { readonly [Op in keyof WorkerResults]: (value: unknown) => value is WorkerResults[Op] };

/** Whether an answer has the shape and the bounds that its operation promises. */
export const resultGuards: Guards = {
  read: (value): value is WorkerResults["read"] => {
    if (!isFields(value)) return false;
    switch (value["type"]) {
      case "text":
        return (
          isText(value["text"], bounds.readBytes) &&
          isCount(value["firstLine"]) &&
          isCount(value["lastLine"]) &&
          (value["totalLines"] === undefined || isCount(value["totalLines"])) &&
          isCount(value["sizeBytes"]) &&
          typeof value["truncated"] === "boolean" &&
          (value["tail"] === undefined || isText(value["tail"], bounds.readBytes))
        );
      case "binary":
        return (
          isCount(value["sizeBytes"]) &&
          isText(value["format"], bounds.formatCharacters) &&
          (value["image"] === undefined || isBase64(value["image"], bounds.imageBytes))
        );
      case "directory":
        return isPaths(value["entries"], bounds.directoryEntries) && typeof value["truncated"] === "boolean";
      default:
        return false;
    }
  },
  write: (value): value is WorkerResults["write"] => isFields(value) && typeof value["created"] === "boolean",
  list: (value): value is WorkerResults["list"] =>
    isFields(value) && isPaths(value["paths"], bounds.listedPaths) && isCount(value["total"]),
  search: (value): value is WorkerResults["search"] =>
    isFields(value) &&
    typeof value["truncated"] === "boolean" &&
    isList(value["matches"], bounds.matches * 42, isMatch),
};

function isMatch(value: unknown): boolean {
  return (
    isFields(value) &&
    isText(value["path"], maxPathCharacters) &&
    isCount(value["line"]) &&
    isText(value["text"], bounds.lineCharacters) &&
    typeof value["match"] === "boolean"
  );
}

/** A quoted path has up to four characters for one byte. */
const maxPathCharacters = 4 * bounds.pathBytes + 3;

function isPaths(value: unknown, limit: number): boolean {
  return isList(value, limit, (path) => isText(path, maxPathCharacters));
}

function isList(value: unknown, limit: number, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length <= limit && value.every(isItem);
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown, limit: number): value is string {
  return typeof value === "string" && value.length <= limit;
}

function isBase64(value: unknown, maxBytes: number): boolean {
  const limit = Math.ceil(maxBytes / 3) * 4;
  return isText(value, limit) && value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

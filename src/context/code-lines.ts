import { leftOutItem, type ReceiptItem, usedItem } from "./receipt.ts";

/** Where linked files are read: git's objects, never the work tree. */
export interface CodeSource {
  readonly base: { readonly sha: string; readonly tree: string; readonly branch?: string };
  /** A small text file of a tree or commit; undefined when there is none. */
  readonly readText: (tree: string, path: string) => Promise<string | undefined>;
}

export interface LinkedLines {
  readonly texts: readonly { readonly about: string; readonly text: string }[];
  readonly items: readonly ReceiptItem[];
}

const maxLinks = 10;
const maxLines = 100;
const longestLine = 400;
const longestPath = 400;

/** Lines of this repository that texts link to, as the base commit has them. */
export async function readLinkedLines(
  texts: readonly string[],
  { repositoryUrl, source }: { readonly repositoryUrl: string; readonly source: CodeSource },
): Promise<LinkedLines> {
  const found = [...new Set(texts.flatMap((text) => linksIn(text, repositoryUrl)))];
  const read = await Promise.all(
    found.slice(0, maxLinks).map((link) => readLines(link, repositoryUrl, source)),
  );
  const more = found
    .slice(maxLinks)
    .map((link) =>
      leftOutItem({ kind: "code", what: link, reason: `only the first ${maxLinks} links are followed` }),
    );
  return {
    texts: read.flatMap((one) => ("text" in one ? [{ about: one.about, text: one.text }] : [])),
    items: [...read.map(({ item }) => item), ...more],
  };
}

function linksIn(text: string, repositoryUrl: string): string[] {
  const links = text.matchAll(/https?:\/\/[^\s<>()"'`\]]{1,1000}#L\d{1,7}(?:C\d{1,5})?(?:-L?\d{1,7})?/g);
  const beginning = `${repositoryUrl}/blob/`.toLowerCase();
  return Array.from(links, ([link]) => link).filter((link) => link.toLowerCase().startsWith(beginning));
}

async function readLines(link: string, repositoryUrl: string, source: CodeSource) {
  const failed = (reason: string) => ({ item: leftOutItem({ kind: "code", what: link, reason }) });
  const [place = "", lines = ""] = link.slice(`${repositoryUrl}/blob/`.length).split("#");
  const wanted = readPlace(place, source.base.branch);
  if (wanted === undefined) return failed("its path is none of a file in a repository");
  const { ref, path } = wanted;
  const isSha = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(ref);
  const isBase = ref === source.base.sha || ref === source.base.branch || ref === "HEAD";
  // A commit's own tree, where it is here; every other name may mean another version than the one that is linked.
  const linked = isSha && !isBase ? await source.readText(ref, path).catch(() => undefined) : undefined;
  const text = linked ?? (await source.readText(source.base.tree, path).catch(() => undefined));
  if (text === undefined) return failed("no small text file of the base commit");
  const [from = 1, asked = from] = Array.from(lines.matchAll(/L?(\d+)(?:C\d+)?/g), ([, number]) =>
    Number(number),
  );
  const [first, last] = [
    Math.min(from, asked),
    Math.min(Math.max(from, asked), Math.min(from, asked) + maxLines - 1),
  ];
  const shown = text
    .split("\n")
    .slice(Math.max(0, first - 1), last)
    .map(shorten);
  if (shown.length === 0) return failed("the file has no such lines");
  const isAnother = !isBase && linked === undefined;
  const version = isAnother ? "; the link names another version, and this is the base commit's" : "";
  const until = first + shown.length - 1;
  const about = `${path}, lines ${first} to ${until}${version}`;
  const reason = isAnother ? "as the base commit has it; the link names another version" : "";
  const numbered = shown.map((line, index) => `${first + index}: ${line}`).join("\n");
  return { item: usedItem({ kind: "code", what: link, reason }, numbered), about, text: numbered };
}

/** Undefined for what is no path below a repository's top. */
function readPlace(place: string, branch: string | undefined) {
  const decoded = decode(place);
  if (decoded === undefined || decoded.length > longestPath || /[\p{C}\\]/u.test(decoded)) return undefined;
  const ref =
    branch !== undefined && decoded.startsWith(`${branch}/`) ? branch : (decoded.split("/", 1)[0] ?? "");
  const path = decoded.slice(ref.length + 1);
  const parts = path.split("/");
  const isPath = ref !== "" && parts.every((part) => part !== "" && part !== "." && part !== "..");
  return isPath && parts[0]?.toLowerCase() !== ".git" ? { ref, path } : undefined;
}

function decode(place: string): string | undefined {
  try {
    return decodeURIComponent(place.replace(/\?.*$/, ""));
  } catch {
    return undefined;
  }
}

function shorten(line: string): string {
  return line.length > longestLine
    ? `${line.slice(0, longestLine).toWellFormed()}…`
    : line.replace(/\r$/, "");
}

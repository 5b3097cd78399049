import type { Said } from "../github/github.ts";
import { mayWrite, type Permissions } from "./permissions.ts";
import { leftOutItem, type ReceiptItem } from "./receipt.ts";

/** Whose comments the model is shown beside the task. */
export type IncludeComments = "writers" | "all" | "none";

export const includeComments = ["writers", "all", "none"] as const satisfies readonly IncludeComments[];

/** What is shown of a conversation; its author may be known to write. */
export interface ChosenSaid {
  readonly said: Said;
  readonly permission: string;
}

/** Every comment of ours has one of our marks. */
const ownMark = "<!-- tiny-backspace:";
/** How far the run itself has come, as people see it while it goes on. */
const progressMark = "<!-- tiny-backspace:run ";
const maxShown = 50;

/**
 * Which of what was said is shown: what stood there when the run was started, of people who may write here. The newest
 * count where there are too many. Answers in the order in which it was written.
 */
export async function choose(
  all: readonly Said[],
  options: {
    readonly include: Exclude<IncludeComments, "none">;
    /** When the run was started, ISO 8601. */
    readonly eventAt: string;
    /** The comment that is the request itself. */
    readonly request: number | undefined;
    readonly permissions: Permissions;
  },
): Promise<{ readonly chosen: readonly ChosenSaid[]; readonly leftOut: readonly ReceiptItem[] }> {
  const { include, request, permissions } = options;
  const startedAt = Date.parse(options.eventAt);
  const asked = all.filter(
    ({ type, id, body, createdAt }) =>
      !(type === "comment" && id === request) &&
      // It comes and changes while this is read.
      !(body.startsWith(progressMark) && Date.parse(createdAt) >= startedAt),
  );
  const byTime = asked.toSorted((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt));
  const chosen: ChosenSaid[] = [];
  const leftOut: ReceiptItem[] = [];
  let room = maxShown;
  // Side by side; each answer is awaited below.
  for (const said of byTime.toReversed()) {
    if (whyNot(said, startedAt) === undefined) void permissions.of(said.author?.login ?? "");
  }
  for (const said of byTime.toReversed()) {
    const { type, url, author } = said;
    const about = { kind: type, what: url, ...(author !== undefined && { author: author.login }) };
    const early =
      whyNot(said, startedAt) ?? (room === 0 ? `only the newest ${maxShown} are shown` : undefined);
    if (early !== undefined) {
      leftOut.push(leftOutItem({ ...about, reason: early }));
      continue;
    }
    const permission = await permissions.of(author?.login ?? "");
    const isUnsure = said.updatedAt === undefined && !mayWrite(permission);
    if (mayWrite(permission) || (include === "all" && !isUnsure)) {
      chosen.push({ said, permission });
      room -= 1;
      continue;
    }
    const reason =
      permission === "unknown"
        ? "GitHub did not say what its author may do here"
        : include === "all"
          ? "when it was last changed can't be known"
          : "its author may not write here";
    leftOut.push(leftOutItem({ ...about, permission, reason }));
  }
  return { chosen: chosen.toReversed(), leftOut: leftOut.toReversed() };
}

/** What keeps it out whoever wrote it. */
function whyNot(
  { author, body, createdAt, updatedAt = createdAt }: Said,
  startedAt: number,
): string | undefined {
  const [created, updated] = [Date.parse(createdAt), Date.parse(updatedAt)];
  if (Number.isNaN(created) || Number.isNaN(updated)) return "when it was written can't be known";
  // Times are whole seconds: what is of the very second of the start may have come after it.
  if (created >= startedAt) return "written after the run was started";
  if (updated > created && updated >= startedAt) return "edited after the run was started";
  if (author === undefined) return "its author's account is gone";
  if (author.isBot) return "written by a bot";
  if (body.includes(ownMark)) return "it has a mark of Tiny Backspace's own comments";
  if (body.trim() === "") return "it has no text";
  return undefined;
}

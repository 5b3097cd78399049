import type { Task } from "../agent/prompt.ts";
import { UserError } from "../errors.ts";
import type { FailedCheck, GitHub, Newest, Said } from "../github/github.ts";
import type { Run } from "../run.ts";
import { type ChosenSaid, choose, type IncludeComments } from "./choose.ts";
import type { Permissions } from "./permissions.ts";
import { leftOutItem, type ReceiptItem, usedItem } from "./receipt.ts";
import type { Removed } from "./removed.ts";
import { type Sanitised, sanitisePlain } from "./sanitise.ts";

/** What is shown of a conversation, oldest first. */
export interface Conversed {
  readonly texts: readonly {
    readonly about: string;
    readonly text: string;
    readonly item: ReceiptItem;
    readonly removed: Removed;
  }[];
  readonly items: readonly ReceiptItem[];
  /** How many older ones were not even read. */
  readonly older: number;
  /** What could not be read, a sentence each. */
  readonly problems: readonly string[];
}

const longestText = 10_000;
const longestHunk = 1_500;
const longestCheck = 3_000;
/** Of all comments: the whole conversation is sent again in every turn. */
const longestTexts = 60_000;
const timeoutMs = 30_000;

/** What people said under an issue or a pull request; of a pull request its failing checks as well. */
export async function readConversation(
  run: Run,
  { issue, pullRequest, request, eventAt }: Task,
  options: {
    readonly home: Pick<GitHub, "conversation">;
    readonly include: IncludeComments;
    readonly commentCount: number | undefined;
    readonly permissions: Permissions;
    readonly clean: (text: string) => Sanitised;
  },
): Promise<Conversed> {
  const { include, commentCount, permissions } = options;
  const { listComments, listReviews, listReviewComments, listFailedChecks } = options.home.conversation;
  const number = pullRequest?.number ?? issue?.number;
  const problems: string[] = [];
  const missing: ReceiptItem[] = [];
  const limit = AbortSignal.timeout(timeoutMs);
  const read = async <T>(kind: ReceiptItem["kind"], what: string, otherwise: T, work: () => Promise<T>) => {
    try {
      return await within(work(), limit);
    } catch (error) {
      run.signal.throwIfAborted();
      if (!(error instanceof UserError) && error !== limit.reason) throw error;
      const why = error instanceof UserError ? error.message : "GitHub took too long.";
      problems.push(`The model is not shown ${what}: ${why}`);
      missing.push(leftOutItem({ kind, what, reason: "GitHub did not give them" }));
      return otherwise;
    }
  };
  const nothing: Newest<Said> = { items: [], older: 0 };
  if (number === undefined) return { texts: [], items: [], older: 0, problems };
  const isWanted = include !== "none" && eventAt !== undefined;
  const [comments, reviews, reviewComments, checks] = await Promise.all([
    isWanted && commentCount !== 0
      ? read("comment", `the comments under #${number}`, nothing, () => listComments(number, commentCount))
      : nothing,
    isWanted && pullRequest !== undefined
      ? read("review", `the reviews of #${number}`, nothing, () => listReviews(number))
      : nothing,
    isWanted && pullRequest !== undefined
      ? read("review-comment", `the review comments on #${number}`, nothing, () => listReviewComments(number))
      : nothing,
    pullRequest === undefined
      ? []
      : read<readonly FailedCheck[]>("check", `the failing checks of #${number}`, [], () =>
          listFailedChecks(pullRequest.headSha),
        ),
  ]);
  const all = [
    ...comments.items,
    ...reviews.items.filter(({ body }) => body !== ""),
    ...reviewComments.items,
  ];
  const { chosen, leftOut } =
    include === "none" || eventAt === undefined
      ? { chosen: [], leftOut: notAsked(commentCount, number, include) }
      : await choose(all, { include, eventAt, request: request?.commentId, permissions });
  const { texts, cut } = takeNewest(chosen, options.clean);
  const failed = checks.map((check) => checkText(check, options.clean));
  return {
    texts: [...texts, ...failed],
    items: [
      ...leftOut,
      ...cut,
      ...texts.map(({ item }) => item),
      ...failed.map(({ item }) => item),
      ...missing,
    ],
    older: comments.older + reviews.older,
    problems,
  };
}

function notAsked(count: number | undefined, number: number, include: IncludeComments): ReceiptItem[] {
  if (count === 0) return [];
  const reason =
    include === "none"
      ? "`include-comments` is none"
      : "when the run was started can't be known from its event";
  return [leftOutItem({ kind: "comment", what: `the comments under #${number}`, reason })];
}

/** The newest that fit, oldest first. */
function takeNewest(chosen: readonly ChosenSaid[], clean: (text: string) => Sanitised) {
  const texts: Conversed["texts"][number][] = [];
  const cut: ReceiptItem[] = [];
  let left = longestTexts;
  for (const { said, permission } of chosen.toReversed()) {
    const { text: whole, removed } = clean(said.body);
    const body = shorten(whole.trim(), longestText);
    const lines = sanitisePlain(said.place?.hunk.slice(-longestHunk) ?? "").text;
    const hunk = lines === "" ? "" : `${lines}\n\n`;
    const text = `${hunk}${body}`;
    const author = said.author?.login ?? "";
    const about = { kind: said.type, what: said.url, author, permission };
    if (text.length > left || whole.trim() === "") {
      const reason = whole.trim() === "" ? "nothing of it can be seen" : "the newer ones took all the room";
      cut.push({
        ...leftOutItem({ ...about, reason }),
        ...(text.length <= left && { removed: usedItem(about, "", removed).removed }),
      });
      continue;
    }
    left -= text.length;
    const reason = body === whole.trim() ? "" : `its first ${longestText.toLocaleString("en-US")} characters`;
    texts.unshift({
      about: aboutSaid(said, permission),
      text,
      removed,
      item: usedItem({ ...about, reason }, text, removed),
    });
  }
  return { texts, cut: cut.toReversed() };
}

const kinds = { comment: "Comment", review: "Review", "review-comment": "Review comment" } as const;

function aboutSaid({ type, author, createdAt, state, place }: Said, permission: string): string {
  const who = `${author?.login ?? "nobody"} (${permission === "unknown" ? "permission unknown" : `${permission} permission`})`;
  const where =
    place === undefined
      ? ""
      : ` on ${nameIn(place.path)}${place.line === undefined ? "" : `, line ${place.line}`}`;
  const ended = state === undefined ? "" : `, ${state.replaceAll("_", " ")}`;
  return sanitisePlain(`${kinds[type]} by ${who}${where}${ended}, ${createdAt}`).text;
}

function checkText(check: FailedCheck, clean: (text: string) => Sanitised) {
  const { text: whole, removed } = clean(check.text);
  const text = shorten(whole.trim(), longestCheck) || "(it says no more)";
  const what = check.url === "" ? `the check ${check.name}` : check.url;
  return {
    about: sanitisePlain(`Failing check ${nameIn(check.name)}: ${check.conclusion.replaceAll("_", " ")}`)
      .text,
    ...{ text, removed, item: usedItem({ kind: "check", what }, text, removed) },
  };
}

/** A name that somebody chose, in quotes where it could be read as more than a name. */
function nameIn(name: string): string {
  return /^[\w./-]{1,200}$/.test(name) ? name : JSON.stringify(name);
}

function shorten(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest).toWellFormed()}…` : text;
}

async function within<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const late = Promise.withResolvers<never>();
  signal.addEventListener("abort", () => late.reject(signal.reason), { once: true });
  return await Promise.race([work, late.promise]);
}

import { UserError } from "./errors.ts";
import { type Account, type GitHub, isSameAccount, type OpenPullRequest } from "./github/github.ts";
import { readMarker } from "./marker.ts";

export type Earlier =
  /** Ours, as we left it. */
  | { readonly type: "ours"; readonly pullRequest: OpenPullRequest }
  /** Ours, and not to be written over. */
  | { readonly type: "changed"; readonly pullRequest: OpenPullRequest; readonly how: Change }
  | { readonly type: "none" }
  /** GitHub would not say. */
  | { readonly type: "unknown"; readonly reason: string };

/** What has become of our pull request: somebody else pushed to it, or agreed to what is in it now. */
export type Change = "pushed" | "approved" | "auto-merge";

type Asked = Pick<GitHub, "pulls" | "repository">;

/**
 * Our own open pull request for an issue, the newest that nobody has changed or agreed to since. Of a token that GitHub
 * doesn't say the owner of nothing is ours.
 */
export async function findEarlier(
  github: Asked,
  asked: {
    readonly us: Account | undefined;
    readonly issue: string | undefined;
    /** Work on a pull request's own branch is no new version of it. */
    readonly base: string;
  },
): Promise<Earlier> {
  const { us, issue, base } = asked;
  if (issue === undefined) return { type: "none" };
  if (us === undefined) return { type: "unknown", reason: "GitHub does not say whose token this is." };
  try {
    const open = await github.pulls.listOpen();
    const candidates = open.filter(
      (pullRequest) =>
        isOurs(github, us, pullRequest) &&
        pullRequest.branch !== base &&
        readMarker(pullRequest.body)?.issue === issue,
    );
    let newest: Earlier = { type: "none" };
    for (const pullRequest of candidates) {
      const how = await changeOf(github, pullRequest);
      if (how === undefined) return { type: "ours", pullRequest };
      if (newest.type === "none") newest = { type: "changed", pullRequest, how };
    }
    return newest;
  } catch (error) {
    if (error instanceof UserError) return { type: "unknown", reason: error.message };
    throw error;
  }
}

/**
 * A pull request is ours when the account of our token opened it, from a branch of this repository, and it carries our
 * mark; any one alone can be forged or is another workflow's.
 */
export function isOurs(
  { repository: { owner, name } }: Pick<GitHub, "repository">,
  us: Account,
  { author, headRepository, body }: Pick<OpenPullRequest, "author" | "headRepository" | "body">,
): boolean {
  return (
    isSameAccount(us, author) &&
    headRepository?.toLowerCase() === `${owner}/${name}`.toLowerCase() &&
    readMarker(body) !== undefined
  );
}

async function changeOf(
  { pulls }: Asked,
  { number, body, headSha, mergesItself }: OpenPullRequest,
): Promise<Change | undefined> {
  if (readMarker(body)?.headSha !== headSha) return "pushed";
  if (mergesItself) return "auto-merge";
  return (await pulls.isApproved(number)) ? "approved" : undefined;
}

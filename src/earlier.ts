import { UserError } from "./errors.ts";
import { type Account, type GitHub, isSameAccount, type OpenPullRequest } from "./github/github.ts";
import { readMarker } from "./marker.ts";

export type Earlier =
  /** Ours, as we left it. */
  | { readonly type: "ours"; readonly pullRequest: OpenPullRequest }
  /** Ours, and somebody else has pushed to its branch since. */
  | { readonly type: "changed"; readonly pullRequest: OpenPullRequest }
  | { readonly type: "none" }
  /** GitHub would not say. */
  | { readonly type: "unknown"; readonly reason: string };

/**
 * Our own open pull request for an issue, the newest. It is ours when the account of our token opened it, from a branch
 * of this repository, and it carries our mark; any one alone can be forged or is another workflow's. Of a token that
 * GitHub doesn't say the owner of nothing is ours.
 */
export async function findEarlier(
  github: Pick<GitHub, "pulls" | "repository">,
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
  const { owner, name } = github.repository;
  const here = `${owner}/${name}`.toLowerCase();
  const open = await listOpen(github);
  if (open instanceof UserError) return { type: "unknown", reason: open.message };
  const candidates = open.filter(
    ({ author, headRepository, branch, body }) =>
      isSameAccount(us, author) &&
      branch !== base &&
      headRepository?.toLowerCase() === here &&
      readMarker(body)?.issue === issue,
  );
  const untouched = candidates.find(({ body, headSha }) => readMarker(body)?.headSha === headSha);
  if (untouched !== undefined) return { type: "ours", pullRequest: untouched };
  const [newest] = candidates;
  return newest === undefined ? { type: "none" } : { type: "changed", pullRequest: newest };
}

async function listOpen({ pulls }: Pick<GitHub, "pulls">): Promise<readonly OpenPullRequest[] | UserError> {
  try {
    return await pulls.listOpen();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

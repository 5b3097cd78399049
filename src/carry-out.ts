import { otherName } from "./branch-name.ts";
import { byHandUrl } from "./by-hand.ts";
import { UserError } from "./errors.ts";
import { BranchTaken, type GitHub } from "./github/github.ts";
import { writeMarker } from "./marker.ts";
import type { PullRequest } from "./outcome.ts";
import type { Run } from "./run.ts";
import { type Involved, type TriageOptions, triage } from "./triage.ts";

/** All that it takes to publish a change whose commit is made; plain JSON, so that it can be kept in a file. */
export interface Publication {
  /** The trusted git directory that has the commit. */
  readonly gitDir: string;
  readonly sha: string;
  readonly branch: string;
  /** What the branch is on GitHub before. */
  readonly expect: string | "absent";
  readonly base: string;
  readonly title: string;
  /** Without its last lines, which are true of a pull request of ours alone. */
  readonly body: string;
  /** What of CI runs on it; may be empty. */
  readonly ci: string;
  readonly draft: boolean;
  /** It is to be a draft because the work isn't done, and not because anybody wants one. */
  readonly isUnfinished?: boolean;
  /** GitHub makes and signs the commit. */
  readonly signed: boolean;
  /** Our own pull request that the branch belongs to. */
  readonly earlier?: {
    readonly number: number;
    readonly nodeId: string;
    readonly url: string;
    readonly draft: boolean;
    /** It is a draft only because we were not done. */
    readonly draftIsOurs?: boolean;
  };
  /** `owner/name#number`. */
  readonly issue?: string;
  readonly triage: TriageOptions & Involved;
}

/** The branch is pushed, but the pull request was refused. */
export class PublishError extends UserError {
  readonly branch: string;
  /** Where a person can open the pull request by hand, its title and text filled in. */
  readonly compareUrl: string;

  constructor(cause: UserError, branch: string, links: { readonly short: string; readonly filled: string }) {
    const sentence = `${cause.message} The branch ${branch} is pushed; open the pull request by hand: ${links.short}`;
    super(cause.code, sentence, { cause });
    this.branch = branch;
    this.compareUrl = links.filled;
  }
}

/**
 * Pushes the commit and opens the pull request or updates ours. Safe to repeat, by another process too: the same
 * publication ends in one branch and one pull request, however far an earlier try came. Rejects with UserError.
 */
export async function carryOut(run: Run, github: GitHub, publication: Publication): Promise<PullRequest> {
  const { base, title, issue } = publication;
  run.emit({ type: "status", message: "Pushing branch...", phase: "push" });
  const { branch, headSha } = await pushTo(run, github, publication);

  const marker = writeMarker({
    ...{ ...(issue !== undefined && { issue }), headSha },
    ...(isDraftOfOurs(publication) && { draft: true }),
  });
  const body = [publication.body, publication.ci, marker].filter((part) => part !== "").join("\n\n");
  const updated = branch === publication.branch ? await update(run, github, publication, body) : undefined;
  const pullRequest: PullRequest = {
    ...(updated ?? (await create(run, github, { ...publication, branch }, body))),
    ...{ branch, base, headSha },
  };
  const { number, url, operation, draft } = pullRequest;
  run.emit({ type: "pull_request", operation, number, url, branch, base, head_sha: headSha, title, draft });
  await triage(run, github, { ...publication.triage, number });
  return pullRequest;
}

/** Whether a later run may make it ready: nobody but us, for want of a finished change, made it a draft. */
function isDraftOfOurs({ draft, isUnfinished = false, earlier }: Publication): boolean {
  return draft && isUnfinished && (earlier?.draft !== true || earlier.draftIsOurs === true);
}

/** Never over anything else: where another run was faster, the commit goes to a branch named a little differently. */
async function pushTo(
  run: Run,
  github: GitHub,
  publication: Publication,
): Promise<{ readonly branch: string; readonly headSha: string }> {
  const { branch, expect, sha } = publication;
  try {
    return { branch, headSha: await pushOnce(run, github, publication) };
  } catch (error) {
    if (!(error instanceof BranchTaken)) throw error;
    const other = otherName(branch, sha);
    if (expect !== "absent") {
      const message = `Somebody pushed to ${branch} meanwhile, so it is left as it is and another pull request is opened.`;
      run.emit({ type: "warning", message });
    }
    run.emit({ type: "status", message: `Creating branch ${other}`, phase: "branch" });
    const headSha = await pushOnce(run, github, { ...publication, branch: other, expect: "absent" });
    return { branch: other, headSha };
  }
}

async function pushOnce(run: Run, github: GitHub, publication: Publication): Promise<string> {
  const { gitDir, sha, branch, expect, signed } = publication;
  const options = { gitDir, sha, branch, expect };
  if (signed) {
    const made = await github.commitSigned(options);
    if (made.type === "signed") return made.sha;
    run.emit({ type: "warning", message: `The commit is not signed, because ${made.reason}.` });
  }
  await github.push(options);
  return sha;
}

type Opened = Pick<PullRequest, "number" | "url" | "operation" | "draft">;

/** Undefined where there is no earlier one on this branch, or somebody has closed it. */
async function update(
  run: Run,
  github: GitHub,
  publication: Publication,
  body: string,
): Promise<Opened | undefined> {
  const { earlier, branch, base, title, draft } = publication;
  if (earlier === undefined) return undefined;
  const { number, url, nodeId } = earlier;
  run.emit({ type: "status", message: `Updating pull request #${number}...`, phase: "pull-request" });
  const edited = await github.pulls.edit(number, { title, body, base }).catch((error: unknown) => {
    if (!(error instanceof UserError)) throw error;
    const links = { short: url, filled: url };
    if (error.code !== "token-rejected") throw new PublishError(error, branch, links);
    const sentence = `${error.message} The job needs \`permissions: pull-requests: write\`.`;
    throw new PublishError(new UserError("pr-not-permitted", sentence), branch, links);
  });
  if (!edited.open) return undefined;
  // A draft that a person made stays one.
  const isKept = !draft && earlier.draft && earlier.draftIsOurs !== true;
  if (draft === earlier.draft || isKept) return { number, url, operation: "updated", draft: earlier.draft };
  try {
    await github.pulls.setDraft(nodeId, draft);
    return { number, url, operation: "updated", draft };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const should = draft ? "a draft" : "ready for review";
    run.emit({
      type: "warning",
      message: `Pull request #${number} should be ${should} now. ${error.message}`,
    });
    return { number, url, operation: "updated", draft: earlier.draft };
  }
}

async function create(run: Run, github: GitHub, publication: Publication, body: string): Promise<Opened> {
  const { branch, base, title, draft } = publication;
  run.emit({ type: "status", message: "Creating pull request...", phase: "pull-request" });
  const created = await github
    .createPullRequest({ branch, base, title, body, draft })
    .catch((error: unknown) => {
      if (!(error instanceof UserError)) throw error;
      throw new PublishError(error, branch, byHandUrl(github, publication));
    });
  return { ...created, operation: "created", draft };
}

import { UserError } from "./errors.ts";
import type { GitHub } from "./github/github.ts";
import type { Run } from "./run.ts";

/** How a pull request is sorted: labels, people and the milestone. */
export interface TriageOptions {
  readonly labels: readonly string[];
  /** `asker`: whoever asked for the change, where they are a collaborator. */
  readonly reviewers: "asker" | readonly Reviewer[];
  readonly assignees: readonly string[];
  /** Title or number. */
  readonly milestone?: string;
}

export type Reviewer =
  | { readonly type: "person"; readonly login: string }
  /** Of the organization that owns the repository. */
  | { readonly type: "team"; readonly organization: string; readonly slug: string };

/** GitHub's own limits. */
const maxLabelLength = 50;
const maxNames = 50;

/** Reads the inputs `labels`, `reviewers`, `assignees` and `milestone`; tells what is wrong with one, and what to give. */
export function readTriage(
  read: (input: string) => string,
  problem: (input: string, wanted: string) => void,
): TriageOptions {
  const split = (input: string, separator: RegExp) => {
    const names = read(input)
      .split(separator)
      .map((name) => name.trim())
      .filter((name) => name !== "");
    return [...new Set(names)];
  };
  const labels = split("labels", /[\n,]/);
  const hasBadLabel = labels.some((label) => label.length > maxLabelLength || /\p{Cc}/u.test(label));
  if (hasBadLabel || labels.length > maxNames) {
    problem("labels", `names of at most ${maxLabelLength} characters, one a line or separated by commas`);
  }
  const logins = (input: string) => split(input, /[\s,]+/).map((name) => name.replace(/^@/, ""));
  const named = logins("reviewers");
  const reviewers = named.map(readReviewer);
  const isWord = named.length === 1 && (named[0] === "asker" || named[0] === "none");
  if (!isWord && (reviewers.includes(undefined) || named.length > maxNames)) {
    problem(
      "reviewers",
      "`asker`, `none`, or names of people and teams such as octocat or octo-org/reviewers",
    );
  }
  const assignees = logins("assignees");
  if (assignees.some((login) => !loginPattern.test(login)) || assignees.length > maxNames) {
    problem("assignees", "names of people such as octocat, separated by spaces or commas");
  }
  const milestone = read("milestone").trim();
  if (milestone.length > 255 || /\p{Cc}/u.test(milestone)) {
    problem("milestone", "the title or the number of a milestone");
  }
  const people = reviewers.filter((reviewer) => reviewer !== undefined);
  return {
    labels,
    reviewers: !isWord ? people : named[0] === "asker" ? "asker" : [],
    assignees,
    ...(milestone !== "" && { milestone }),
  };
}

const loginPattern = /^[a-z\d][a-z\d_-]{0,62}$/i;

function readReviewer(name: string): Reviewer | undefined {
  if (loginPattern.test(name)) return { type: "person", login: name };
  const [, organization, slug] = /^([a-z\d][a-z\d-]{0,62})\/([a-z\d_-]{1,100})$/i.exec(name) ?? [];
  if (organization === undefined || slug === undefined) return undefined;
  return { type: "team", organization, slug };
}

/** Who opened the pull request, and who asked for it; undefined where nobody knows. */
export interface Involved {
  readonly author?: string;
  readonly asker?: string;
}

/**
 * Sorts a pull request, as far as GitHub lets the token. What can't be done is one warning each and never more: the
 * pull request is there.
 */
export async function triage(
  run: Run,
  github: Pick<GitHub, "pulls" | "repository">,
  options: TriageOptions & Involved & { readonly number: number },
): Promise<void> {
  const { pulls } = github;
  const { number, labels, assignees, milestone } = options;
  const attempt = async (what: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      // A run that is cancelled now has its pull request all the same.
      if (run.signal.aborted) return;
      if (!(error instanceof UserError)) throw error;
      const permission =
        error.code === "token-rejected" ? " The job needs `permissions: pull-requests: write` for it." : "";
      const message = `Pull request #${number} has no ${what}. ${error.message}${permission}`;
      run.emit({ type: "warning", message });
    }
  };

  if (labels.length > 0) await attempt("labels", () => pulls.addLabels(number, labels));
  await attempt("reviewers", () => requestReviewers(github, options, attempt));
  if (assignees.length > 0) {
    await attempt("assignees", async () => {
      const passedOver = await pulls.addAssignees(number, assignees);
      if (passedOver.length === 0) return;
      const sentence = `GitHub takes only people who can be given issues: not ${passedOver.join(", ")}.`;
      throw new UserError("bad-input", sentence);
    });
  }
  if (milestone !== undefined) {
    await attempt(`milestone "${milestone}"`, () => pulls.setMilestone(number, milestone));
  }
}

async function requestReviewers(
  { pulls, repository }: Pick<GitHub, "pulls" | "repository">,
  options: TriageOptions & Involved & { readonly number: number },
  attempt: (what: string, work: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const { number, asker, author } = options;
  const isAuthor = (login: string) => login.toLowerCase() === author?.toLowerCase();
  if (options.reviewers === "asker") {
    if (asker === undefined || asker.endsWith("[bot]") || isAuthor(asker)) return;
    if (await pulls.isCollaborator(asker)) {
      await pulls.requestReviewers(number, { people: [asker], teams: [] });
    }
    return;
  }
  // Nobody reviews their own pull request, and GitHub refuses all of a list for one of them.
  const wanted = options.reviewers.filter((each) => each.type === "team" || !isAuthor(each.login));
  const foreign = wanted.filter(
    (each) => each.type === "team" && each.organization.toLowerCase() !== repository.owner.toLowerCase(),
  );
  const ours = wanted.filter((each) => !foreign.includes(each));
  const ask = (reviewers: readonly Reviewer[]) =>
    pulls.requestReviewers(number, {
      people: reviewers.flatMap((each) => (each.type === "person" ? [each.login] : [])),
      teams: reviewers.flatMap((each) => (each.type === "team" ? [each.slug] : [])),
    });
  for (const team of foreign) {
    await attempt(`reviewer ${nameOf(team)}`, () => {
      const sentence = `Only teams of ${repository.owner} can review there.`;
      return Promise.reject(new UserError("bad-input", sentence));
    });
  }
  if (ours.length === 0) return;
  const all = await ask(ours).catch((error: unknown) => error);
  if (all === undefined) return;
  if (ours.length === 1 || !(all instanceof UserError)) throw all;
  for (const each of ours) await attempt(`reviewer ${nameOf(each)}`, () => ask([each]));
}

function nameOf(reviewer: Reviewer): string {
  return reviewer.type === "person" ? reviewer.login : `${reviewer.organization}/${reviewer.slug}`;
}

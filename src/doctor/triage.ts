import type { GitHub } from "../github/github.ts";
import type { TriageOptions } from "../triage.ts";
import { expression, type Finding } from "./finding.ts";

const effect = "The pull request is opened without, and the run warns.";

export async function checkMilestone(github: GitHub, milestone: string): Promise<Finding> {
  const check = "milestone";
  if (await github.inspection.hasMilestone(milestone)) {
    return { type: "ok", check, found: `There is an open milestone "${milestone}".` };
  }
  return {
    ...{ type: "wrong", check, effect },
    found: `The repository has no open milestone "${milestone}".`,
    change: "with:\n  milestone: # title or number of an open one",
  };
}

export async function checkAssignees(github: GitHub, assignees: readonly string[]): Promise<Finding> {
  const check = "assignees";
  const may = await Promise.all(assignees.map((login) => github.inspection.mayBeAssigned(login)));
  const others = assignees.filter((_, index) => may[index] !== true);
  if (others.length === 0) return { type: "ok", check, found: `${assignees.join(", ")} can be assigned.` };
  return {
    ...{ type: "wrong", check, effect },
    found: `${others.join(", ")} can't be assigned in this repository.`,
    change: "with:\n  assignees: # people who may read the repository",
  };
}

export async function checkReviewers(
  github: GitHub,
  reviewers: Exclude<TriageOptions["reviewers"], "asker">,
): Promise<Finding> {
  const check = "reviewers";
  const people = reviewers.flatMap((one) => (one.type === "person" ? [one.login] : []));
  const teams = reviewers.flatMap((one) => (one.type === "team" ? [`${one.organization}/${one.slug}`] : []));
  const may = await Promise.all(people.map((login) => github.pulls.isCollaborator(login)));
  const others = people.filter((_, index) => may[index] !== true);
  if (others.length > 0) {
    return {
      ...{ type: "wrong", check, effect },
      found: `${others.join(", ")} can't be asked for a review, since only collaborators can.`,
      change: "with:\n  reviewers: # collaborators of the repository, or asker",
    };
  }
  if (teams.length > 0) {
    return {
      ...{ type: "unknown", check, effect },
      found: `Whether ${teams.join(", ")} can be asked for a review shows only then, as it takes a token that may read the organization's members.`,
      change: `with:\n  github-token: ${expression("secrets.BACKSPACE_TOKEN")} # of an App with "Members: Read-only"`,
    };
  }
  return { type: "ok", check, found: `${people.join(", ")} can be asked for a review.` };
}

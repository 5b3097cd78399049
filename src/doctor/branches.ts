import { sampleBranch } from "../branch-name.ts";
import type { BranchRule, GitHub } from "../github/github.ts";
import { type Finding, stopsBefore, wrongBy } from "./finding.ts";

export interface BranchOptions {
  readonly base: string | undefined;
  /** Name or pattern of the branch that is pushed. */
  readonly branch: string | undefined;
  readonly signCommits: boolean;
}

/** Whether the branch that the pull request is to go to is there. */
export async function checkBase(
  github: Pick<GitHub, "branchExists" | "repository">,
  base: string | undefined,
): Promise<Finding> {
  const check = "base";
  if (base === undefined) {
    return { type: "ok", check, found: "Pull requests go to the branch that is checked out." };
  }
  try {
    if (await github.branchExists(base))
      return { type: "ok", check, found: `The branch \`${base}\` is there.` };
  } catch (error) {
    return wrongBy(check, error, "permissions:\n  contents: write");
  }
  const { owner, name } = github.repository;
  return {
    ...{ type: "wrong", check, stops: "bad-input", effect: stopsBefore("bad-input") },
    found: `Input \`base\` is "${base}", and the repository has no such branch.`,
    change: `with:\n  base: # the name of a branch of ${owner}/${name}, or nothing for the one that is checked out`,
  };
}

/** What rulesets say of a branch such as the one that is pushed. Rejects with UserError when GitHub can't say. */
export async function checkBranchRules(
  github: Pick<GitHub, "inspection" | "serverUrl" | "repository">,
  { branch: pattern, signCommits }: Pick<BranchOptions, "branch" | "signCommits">,
): Promise<Finding> {
  const check = "branch-rules";
  const branch = sampleBranch(pattern);
  const rules = await github.inspection.rulesFor(branch);
  const { owner, name } = github.repository;
  const settings = `Settings > Rules > Rulesets (${github.serverUrl}/${owner}/${name}/settings/rules)`;
  const refused = (found: string, change: string): Finding => ({
    ...{ type: "wrong", check, found, change },
    effect:
      "Unless the token may bypass it, GitHub refuses the push at the end of the run (`push-refused`); the change is kept as a patch.",
  });
  if (rules === undefined) {
    return {
      ...{ type: "unknown", check },
      found: "GitHub does not tell this token which rules there are.",
      effect:
        "A rule that forbids the push ends the run red (`push-refused`); the change is kept as a patch.",
      change: `Look for rules on branches such as \`${branch}\`: ${settings}`,
    };
  }
  const has = (type: string) => rules.some((rule) => rule.type === type);
  if (has("creation")) {
    return refused(
      `A ruleset restricts who may create branches such as \`${branch}\`.`,
      `Let the token's owner bypass it, or name branches that it leaves alone (\`branch\`): ${settings}`,
    );
  }
  const misnamed = rules.find((rule) => rule.type === "branch_name_pattern" && !fits(branch, rule));
  if (misnamed !== undefined) {
    return refused(
      `A ruleset wants other names than \`${branch}\` (${wanted(misnamed)}).`,
      `with:\n  branch: # a name or pattern that fits, such as team/{issue}-{slug}`,
    );
  }
  if (has("required_signatures") && !signCommits) {
    return refused(
      `A ruleset wants signed commits on branches such as \`${branch}\`.`,
      'with:\n  sign-commits: "true"',
    );
  }
  const others = [...new Set(rules.map(({ type }) => type))].filter((type) => limiting.test(type));
  if (others.length > 0) {
    return {
      ...{ type: "unknown", check },
      found: `Branches such as \`${branch}\` have rules on what is pushed (${others.join(", ")}).`,
      effect: "A change that breaks one is refused at the push (`push-refused`), and kept as a patch.",
      change: `See whether they fit what an agent writes: ${settings}`,
    };
  }
  return { type: "ok", check, found: `No ruleset stands against a new branch such as \`${branch}\`.` };
}

/** Rules that decide by what is pushed, which nobody knows yet. */
const limiting =
  /^(?:commit_message_pattern|commit_author_email_pattern|committer_email_pattern|file_path_restriction|max_file_path_length|file_extension_restriction|max_file_size|required_status_checks|workflows|code_scanning|required_deployments)$/;

function fits(branch: string, { parameters = {} }: BranchRule): boolean {
  const { operator, negate } = parameters;
  const pattern = String(parameters["pattern"] ?? "");
  switch (operator) {
    case "starts_with":
      return branch.startsWith(pattern) !== (negate === true);
    case "ends_with":
      return branch.endsWith(pattern) !== (negate === true);
    case "contains":
      return branch.includes(pattern) !== (negate === true);
    default:
      // A regular expression of another dialect: not ours to judge.
      return true;
  }
}

function wanted({ parameters = {} }: BranchRule): string {
  const words = String(parameters["operator"]).replaceAll("_", " ");
  return `${parameters["negate"] === true ? "not " : ""}${words} "${String(parameters["pattern"])}"`;
}

/** Whether the workflow that is to be started on the branch can be. */
export async function checkCiWorkflow(github: GitHub, file: string): Promise<Finding> {
  const check = "ci-workflow";
  const effect = "The pull request is opened all the same, and its CI is not started; the run warns.";
  const text = await github.inspection.workflowText(file);
  if (text === undefined) {
    return {
      ...{ type: "wrong", check, effect },
      found: `There is no .github/workflows/${file} on the default branch.`,
      change: "with:\n  ci-workflow: # the name of a file in .github/workflows",
    };
  }
  if (!/\bworkflow_dispatch\b/.test(text)) {
    return {
      ...{ type: "wrong", check, effect },
      found: `.github/workflows/${file} can't be started on a branch, since it has no \`workflow_dispatch\`.`,
      change: `# in .github/workflows/${file}\non:\n  workflow_dispatch:`,
    };
  }
  return {
    ...{ type: "unknown", check, effect },
    found: `${file} can be started; whether the token may start it, and set a status, shows only when it does.`,
    change: "permissions:\n  actions: write\n  statuses: write",
  };
}

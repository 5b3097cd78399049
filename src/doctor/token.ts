import type { GitHub, RepositoryFacts } from "../github/github.ts";
import { createProtection } from "../workspace/protection.ts";
import { expression, type Finding, stopsBefore, wrongBy } from "./finding.ts";

/** Whose token it is, as far as that decides what can be known of it. */
export type TokenOwner = "job" | "app" | "classic" | "fine-grained" | "other";

export interface TokenFacts {
  readonly owner: TokenOwner;
  readonly repository: RepositoryFacts;
}

const ownersWords: Readonly<Record<TokenOwner, string>> = {
  job: "the job's own token",
  app: "an App's token",
  classic: "a person's classic token",
  "fine-grained": "a person's fine-grained token",
  other: "a token",
};

/** The account that a job's own token belongs to. */
const jobsLogin = "github-actions[bot]";

/** Rejects with UserError when the token is not accepted, or the repository not seen with it. */
export async function readTokenFacts(github: GitHub): Promise<TokenFacts> {
  const { tokenKind } = github;
  const [repository, viewer] = await Promise.all([
    github.inspection.repository(),
    tokenKind === "app" ? github.viewer() : undefined,
  ]);
  return { owner: viewer?.login === jobsLogin ? "job" : tokenKind, repository };
}

export async function checkRepository(github: GitHub, facts: Promise<TokenFacts>): Promise<Finding> {
  const { owner, name } = github.repository;
  try {
    const { owner: whose, repository } = await facts;
    const { archived, disabled, fork } = repository;
    if (archived || disabled) {
      return {
        ...{ type: "wrong", check: "repository", stops: "push-refused" },
        found: `The repository ${owner}/${name} is ${archived ? "archived" : "disabled"}.`,
        effect: stopsBefore("push-refused"),
        change: archived
          ? `Settings > General > Danger Zone > Unarchive this repository (${github.serverUrl}/${owner}/${name}/settings)`
          : "Ask GitHub's support why it is disabled.",
      };
    }
    const kind = `${repository.private ? "private" : "public"}${fork ? ", a fork: pull requests go to itself" : ""}`;
    return {
      ...{ type: "ok", check: "repository" },
      found: `${owner}/${name} (${kind}), seen with ${ownersWords[whose]}.`,
    };
  } catch (error) {
    return wrongBy(
      "repository",
      error,
      `Pass a token that is valid and may read the repository, or leave it out for the job's own:\nwith:\n  github-token: ${expression("secrets.BACKSPACE_TOKEN")}`,
    );
  }
}

export async function checkPush(github: GitHub): Promise<Finding> {
  try {
    await github.checkPush();
    return {
      ...{ type: "ok", check: "push" },
      found: "The token may push (asked as git asks first; nothing was sent).",
    };
  } catch (error) {
    return wrongBy(
      "push",
      error,
      github.tokenKind === "app"
        ? 'permissions:\n  contents: write\n# for the token of an App of your own: its permission "Contents: Read and write"'
        : 'Give a token of someone who may write here, with the scope `repo` or the permission "Contents: Read and write".',
    );
  }
}

/** Where the setting is that lets jobs open pull requests. */
export function pullRequestSetting(github: Pick<GitHub, "serverUrl" | "repository">): string {
  const { owner, name } = github.repository;
  return `Settings > Actions > General > Workflow permissions > Allow GitHub Actions to create and approve pull requests (${github.serverUrl}/${owner}/${name}/settings/actions)`;
}

export async function checkPullRequest(github: GitHub, facts: Promise<TokenFacts>): Promise<Finding> {
  const { owner, repository } = await facts;
  const effect =
    "Without that the branch is pushed, and the run ends red with an address where a person opens the pull request, its text filled in (`pr-not-permitted`).";
  const permission = "permissions:\n  pull-requests: write";
  const check = "pull-request";
  if (owner === "classic") {
    if (mayWrite(repository)) return { type: "ok", check, found: "The token's scope covers pull requests." };
    return {
      ...{ type: "wrong", check, stops: "push-refused", effect: stopsBefore("push-refused") },
      found: `The token's scopes (${scopesOf(repository)}) and its owner's role do not cover pull requests in this repository.`,
      change: "Give a token with the scope `repo` of someone who may write here.",
    };
  }
  if (repository.private && !(await github.inspection.maySee("pulls"))) {
    return {
      ...{ type: "wrong", check, found: "The token may not even see pull requests.", effect },
      change: permission,
    };
  }
  if (owner === "job") {
    return {
      ...{ type: "unknown", check, effect },
      found:
        "The job's own token needs `pull-requests: write` and a setting of the repository, and may ask after neither.",
      change: `${permission}\n# and ${pullRequestSetting(github)}`,
    };
  }
  return {
    ...{ type: "unknown", check, effect },
    found: `GitHub does not tell whether ${ownersWords[owner]} may open pull requests.`,
    change: 'Give it the permission "Pull requests: Read and write".',
  };
}

export async function checkIssues(github: GitHub, facts: Promise<TokenFacts>): Promise<Finding> {
  const { owner, repository } = await facts;
  const check = "issues";
  const effect =
    "Without that the label stays on the issue after a run, nobody is told there how it goes on or what stopped it, and a question of the agent ends the run red (`question-open`).";
  const change =
    owner === "job"
      ? "permissions:\n  issues: write"
      : owner === "classic"
        ? "Give a token with the scope `repo` of someone who may write here."
        : 'Give it the permission "Issues: Read and write".';
  if (owner === "classic" && mayWrite(repository)) {
    return { type: "ok", check, found: "The token's scope covers labels and comments." };
  }
  if (owner === "classic" || (repository.private && !(await github.inspection.maySee("issues")))) {
    return {
      ...{ type: "wrong", check, effect },
      found:
        owner === "classic"
          ? `The token's scopes (${scopesOf(repository)}) and its owner's role do not cover issues in this repository.`
          : "The token may not even see issues.",
      change,
    };
  }
  return {
    ...{ type: "unknown", check, effect },
    found: "Whether the token may take labels off and comment on issues shows only when it does.",
    change,
  };
}

export async function checkLabel(github: GitHub, label: string): Promise<Finding> {
  const has = await github.inspection.hasLabel(label);
  const check = "label";
  if (has === true) return { type: "ok", check, found: `The repository has the label \`${label}\`.` };
  const { owner, name } = github.repository;
  return {
    ...{ type: "unknown", check },
    found:
      has === undefined
        ? "The token may not see the repository's labels."
        : `The repository has no label \`${label}\`, and whether runs are to be started by one can't be known.`,
    effect: "Runs are started by the label only once there is one; the form needs none.",
    change: `gh label create ${JSON.stringify(label)} --repo ${owner}/${name}`,
  };
}

export async function checkWorkflowFiles(
  protectedPaths: readonly string[],
  facts: Promise<TokenFacts>,
): Promise<Finding> {
  const check = "workflow-files";
  const isProtected = createProtection(protectedPaths);
  if (isProtected({ path: Buffer.from(".github/workflows/ci.yml"), mode: "100644" })) {
    return {
      ...{ type: "ok", check },
      found:
        "They are protected: what the agent changes there is cut out and handed over as a patch, and the rest is proposed.",
    };
  }
  const { owner, repository } = await facts;
  const effect =
    "A run that changes one can't push anything and ends red (`workflow-scope`); the change is kept as a patch.";
  const change = `Take the line that lets them through out of \`protected-paths\`, or give a token that may push them (an App with \`workflows: write\`, or a classic one with the scope \`workflow\`):\nwith:\n  github-token: ${expression("secrets.BACKSPACE_TOKEN")}`;
  if (repository.scopes?.includes("workflow") === true) {
    return {
      ...{ type: "ok", check },
      found: "`protected-paths` lets changes of them through, and the token has the scope `workflow`.",
    };
  }
  if (owner === "job" || owner === "classic") {
    return {
      ...{ type: "wrong", check, effect, change },
      found: `\`protected-paths\` lets changes of them through, and ${ownersWords[owner]} ${owner === "job" ? "may never push them" : "lacks the scope `workflow`"}.`,
    };
  }
  return {
    ...{ type: "unknown", check, effect, change },
    found: `\`protected-paths\` lets changes of them through, and GitHub does not tell whether ${ownersWords[owner]} may push them.`,
  };
}

function mayWrite({ scopes = [], private: isPrivate, personMayPush }: RepositoryFacts): boolean {
  const wanted = isPrivate ? ["repo"] : ["repo", "public_repo"];
  return personMayPush !== false && wanted.some((scope) => scopes.includes(scope));
}

function scopesOf({ scopes = [] }: RepositoryFacts): string {
  return scopes.length === 0 ? "none" : scopes.join(", ");
}

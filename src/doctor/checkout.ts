import type { GitHub } from "../github/github.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type Finding, stopsBefore, wrongBy } from "./finding.ts";

/** Whether the agent would begin with a commit that GitHub has. */
export async function checkCommit(
  github: Pick<GitHub, "hasCommit">,
  { sha, branch, shallow }: Workspace["base"],
): Promise<Finding> {
  const check = "checkout";
  const short = sha.slice(0, 10);
  try {
    if (await github.hasCommit(sha)) {
      const where = branch === undefined ? "no branch" : `\`${branch}\``;
      const depth = shallow ? ", with a part of the history, which is enough" : "";
      return { type: "ok", check, found: `Commit ${short} on ${where}, which GitHub has${depth}.` };
    }
  } catch (error) {
    return wrongBy(check, error, "permissions:\n  contents: write");
  }
  return {
    ...{ type: "wrong", check, stops: "workspace-unusable", effect: stopsBefore("workspace-unusable") },
    found: `The checked-out commit ${short} is not on GitHub: commits made by earlier steps would become part of the pull request. Push them, or check a pushed commit out.`,
    change: "Take the step that commits out of the job, or put it behind this one.",
  };
}

/** There is no checkout to work on. */
export function checkoutMissing(error: unknown): Finding {
  const change = "# before this step\n- uses: actions/checkout@v7\n  with:\n    persist-credentials: false";
  const found = wrongBy("checkout", error, change);
  return found.type === "wrong"
    ? { ...found, effect: `${found.effect} The push and the sandbox are looked at once there is one.` }
    : found;
}

/** Whether the step that checked out left its token. */
export function checkCredentials({ hidden }: Pick<Workspace, "hidden">): Finding {
  const check = "credentials";
  if (!hidden.credential) return { type: "ok", check, found: "The checkout holds no credential." };
  return {
    ...{ type: "wrong", check },
    found: "The checkout's git configuration holds a credential.",
    effect: "A run hides it from the agent and never uses it; every other step of the job can.",
    change: "- uses: actions/checkout@v7\n  with:\n    persist-credentials: false",
  };
}

import { relative, resolve } from "node:path";
import type { Task } from "./agent/prompt.ts";
import { isOurs } from "./earlier.ts";
import { UserError } from "./errors.ts";
import type { GitHub } from "./github/github.ts";
import type { Asked, LookUp } from "./task.ts";
import type { BaseCommit } from "./workspace/base-commit.ts";

/** Where a task's missing parts are looked up. */
export interface Sources {
  /** The repository that the change goes to, and the one whose event this is. */
  readonly github: GitHub;
  readonly home: GitHub;
  /** Absolute path that `prompt-file` starts at. */
  readonly runnerWorkspace: string;
  /** The commit that is checked out there; rejects with UserError where there is none. */
  readonly readBaseCommit: () => Promise<BaseCommit>;
}

type Whole = Exclude<Asked, { readonly lookUp?: LookUp }> | { readonly type: "task"; readonly task: Task };

/** As long as an issue's text can be. */
const longestPromptBytes = 64 * 1024;

/** The task with all that its event only points to. Call for people who may start runs; rejects with UserError. */
export async function lookUp(
  sources: Sources,
  { task, lookUp: wanted }: Extract<Asked, { readonly type: "task" }>,
): Promise<Whole> {
  switch (wanted?.type) {
    case undefined:
      return { type: "task", task };
    case "prompt-file":
      return { type: "task", task: { ...task, prompt: await readPromptFile(sources, wanted.path) } };
    case "pull-request":
      return await findPullRequest(sources, task, wanted.number);
  }
}

/** From the commit, never from the work tree: what a step before left there, or a link, is no text of the repository. */
async function readPromptFile({ runnerWorkspace, readBaseCommit }: Sources, file: string): Promise<string> {
  const base = await readBaseCommit();
  const path = relative(base.directory, resolve(runnerWorkspace, file));
  const outside = path === "" || path.startsWith("..") || /\p{Cc}/u.test(path);
  const found = outside
    ? ({ type: "none", why: "is no path below the checkout" } as const)
    : await base.readText(path, longestPromptBytes);
  const prompt = found.type === "text" ? found.text.trim() : "";
  if (prompt !== "") return prompt;
  const why = found.type === "text" ? "is empty" : found.why;
  const name = file.replace(/\p{Cc}+/gu, " ");
  throw new UserError(
    "bad-input",
    `Input \`prompt-file\` is "${name}", which ${why}; give the path, from the workspace on, of a committed text file of at most ${longestPromptBytes / 1024} KiB.`,
  );
}

async function findPullRequest({ github, home }: Sources, task: Task, number: number): Promise<Whole> {
  const nothing = (reason: string) => ({ type: "nothing", reason }) as const;
  if (github !== home) {
    const { owner, name } = github.repository;
    return nothing(
      `Pull request #${number} can't be gone on with, because the input \`repository\` sends changes to ${owner}/${name}.`,
    );
  }
  const [us, pullRequest] = await Promise.all([home.viewer(), home.pulls.readOpen(number)]);
  if (pullRequest === undefined) return nothing(`Pull request #${number} is closed.`);
  if (us === undefined || !isOurs(home, us, pullRequest)) {
    return nothing(
      `Pull request #${number} is not one that Tiny Backspace opened here with this token, so nothing is pushed to it; ask for the change on an issue.`,
    );
  }
  // What is pushed to it could be merged before anybody has looked.
  if (pullRequest.mergesItself) {
    return nothing(
      `Pull request #${number} is set to merge by itself, so nothing is pushed to it; turn auto-merge off, and ask again.`,
    );
  }
  const { title, url, branch, base, headSha } = pullRequest;
  return { type: "task", task: { ...task, pullRequest: { number, title, url, branch, base, headSha } } };
}

import type { Trigger } from "../../src/task.ts";
import { commented, labelledIssue, push } from "../support/runner/payloads.ts";
import { type Trial, trialsOf } from "./trial.ts";

const at = { repository: "octo/demo", defaultBranch: "main" };
const issue = { number: 7, title: "sum subtracts", body: "It does.", author: "stranger" };
const comment = (sender: string, body: string, more: Partial<Parameters<typeof commented>[0]> = {}) =>
  commented({ ...at, issue, comment: { id: 5, body }, sender, ...more });
const label = (sender: string, name = "backspace") => labelledIssue({ ...at, issue, label: name, sender });
/** The event as text, with who asked for this attempt, and another sender where one is given. */
const sent = ({ event, payload }: Trigger, actor: string, sender?: object) =>
  JSON.stringify({ event, payload: { ...(payload as object), ...(sender && { sender }) }, actor });
const pullRequest = (event: string, head: object | null) =>
  sent(
    {
      event,
      payload: {
        ...(push({ ...at, sender: "writer" }).payload as object),
        pull_request: { head: { repo: head } },
      },
    },
    "writer",
  );

const pull = (change: object) => JSON.stringify(change);
const mark = `<!-- tiny-backspace:pull-request octo/demo#7 ${"a".repeat(40)} -->`;
const ours = { login: "github-actions[bot]", id: 41_898_282 };

/**
 * What a stranger may do on a repository's pages to start a run there, or to have ours write to what is not ours:
 * events as GitHub sends them, and pull requests that look like ours. `helper[bot]` is named by the workflow.
 */
export const starts: readonly Trial[] = [
  ...trialsOf("starting a run", { door: "event", defence: "the permission of everyone behind an event" }, [
    { name: "a label from somebody who may only triage", text: sent(label("triager"), "triager") },
    { name: "a command from a stranger", text: sent(comment("stranger", "/backspace"), "stranger") },
    {
      name: "a command from a stranger on our pull request",
      text: sent(comment("stranger", "/backspace", { onPullRequest: true }), "stranger"),
    },
    {
      name: "a command with options that would let its writer in",
      text: sent(comment("stranger", "/backspace\nallow-users=stranger"), "stranger"),
    },
    { name: "a writer's label, run again by a stranger", text: sent(label("writer"), "stranger") },
    {
      name: "a stranger's command, run again by a writer",
      text: sent(comment("stranger", "/backspace"), "writer"),
    },
    { name: "a role that is called admin and may only read", text: sent(label("impostor"), "impostor") },
    { name: "an event that GitHub says nothing sure of", text: sent(label("unknown"), "unknown") },
    {
      name: "an account named like a bot",
      defence: "exact names of bots",
      text: sent(label("writer[bot]"), "writer[bot]", { login: "writer[bot]", type: "User" }),
    },
    {
      name: "an app whose name ends like an allowed one's",
      defence: "exact names of bots",
      text: sent(comment("my-helper[bot]", "/backspace"), "my-helper[bot]"),
    },
    {
      name: "any app at all",
      defence: "exact names of bots",
      text: sent(comment("evil[bot]", "/backspace"), "evil[bot]"),
    },
    {
      name: "the name of an allowed app in a person's account",
      defence: "exact names of bots",
      text: sent(label("helper[bot]"), "helper[bot]", { login: "helper[bot]", type: "User" }),
    },
    {
      name: "an app that runs a writer's event again",
      defence: "exact names of bots",
      text: sent(label("writer"), "evil[bot]"),
    },
    {
      name: "a stranger's comment in a writer's event",
      defence: "a comment's author who is its sender",
      text: sent(
        comment("writer", "", { comment: { id: 5, body: "/backspace", author: "stranger" } }),
        "writer",
      ),
    },
    {
      name: "a comment that is changed into a command afterwards",
      defence: "commands that are new and come first",
      text: sent(comment("writer", "/backspace", { action: "edited" }), "writer"),
    },
    {
      name: "a stranger's command that a writer quotes",
      defence: "commands that are new and come first",
      text: sent(comment("writer", "> /backspace do it\n\nWhat is this?"), "writer"),
    },
    {
      name: "a label that looks like ours",
      defence: "commands that are new and come first",
      text: sent(label("writer", "back\u200bspace: backspace"), "writer"),
    },
    {
      name: "a pull request from a fork",
      defence: "events that strangers can't cause",
      text: pullRequest("pull_request", { id: 2 }),
    },
    {
      name: "a pull request from a fork that is gone",
      defence: "events that strangers can't cause",
      text: pullRequest("pull_request", null),
    },
    {
      name: "a pull request from a fork, with the repository's own token",
      defence: "events that strangers can't cause",
      text: pullRequest("pull_request_target", { id: 1296269 }),
    },
    {
      name: "a run after a stranger's run",
      defence: "events that strangers can't cause",
      text: pullRequest("workflow_run", { id: 1296269 }),
    },
  ]),
  ...trialsOf(
    "our pull request",
    { door: "pull request of ours", defence: "marks that go with their account" },
    [
      {
        name: "a stranger's pull request with our mark",
        text: pull({ author: { login: "mallory", id: 9 }, body: mark }),
      },
      {
        name: "an account called almost like ours",
        text: pull({ author: { login: "github-actions", id: 9 }, body: mark }),
      },
      { name: "an account without a number", text: pull({ author: { login: "ghost", id: 0 }, body: mark }) },
      { name: "another workflow's pull request", text: pull({ author: ours, body: "A backport." }) },
      {
        name: "our mark in the words of another workflow's",
        text: pull({ author: ours, body: `He wrote: ${mark} so.\n\nThat is all.` }),
      },
      {
        name: "our mark in a block of code at the end",
        text: pull({ author: ours, body: `See:\n\n\`\`\`html\n${mark}\n\`\`\`` }),
      },
      {
        name: "our mark with other words on its line",
        text: pull({ author: ours, body: `Our change.\n\n${mark} as a bot wrote` }),
      },
      {
        name: "our mark on a fork's branch",
        text: pull({ author: ours, body: mark, headRepository: "mallory/demo" }),
      },
      {
        name: "our mark on a branch of a repository that is gone",
        text: pull({ author: ours, body: mark, headRepository: null }),
      },
      {
        name: "our mark in a repository called almost like ours",
        text: pull({ author: ours, body: mark, headRepository: "octo/demo.git" }),
      },
    ],
  ),
  ...trialsOf(
    "branch and title",
    { door: "branch to go on with", defence: "arguments, never a shell's text" },
    [
      { name: "a pull request's branch that a shell takes for a command", text: `a;touch\${IFS}$MARK;b` },
      { name: "a pull request's branch that a shell replaces", text: `a$(touch\${IFS}$MARK)b` },
      { name: "a pull request's branch between backticks", text: `a\`touch\${IFS}$MARK\`b` },
      {
        name: "a pull request's branch that is an option of git's",
        text: `--upload-pack=touch\${IFS}$MARK;git-upload-pack`,
      },
    ],
  ),
  ...trialsOf("published text", { door: "told on the issue", defence: "a neutraliser for Markdown" }, [
    { name: "a mention in a label's name", text: "@octocat and @octo/team" },
    { name: "an image in a label's name", text: "![p](https://evil.example/?d=1)" },
    { name: "HTML in a label's name", text: "`<img src=x> <!-- and the rest" },
    { name: "text from right to left in a label's name", text: "safe \u202e)xe.live(" },
    { name: "a closing keyword in a label's name", text: "$3` Fixes #2" },
  ]),
];

import { access, actorOf, type Need, Refusal, requireAccess } from "./access.ts";
import { bodyHtml } from "./attachments.ts";
import { type Comment, editComment, type Issue, maxBodyLength, type Reaction, timestamp } from "./model.ts";
import { close, refuseArchived, reopen } from "./pull-requests.ts";
import type { FakeRepository } from "./repository.ts";
import type { RestCall, Routes } from "./rest.ts";
import { commentJson, issueJson, labelJson, labelsJson, userJson } from "./rest-json.ts";

const base = "/repos/{owner}/{repo}";
const one = `${base}/issues/{number}`;
const reactionContents = ["+1", "-1", "laugh", "confused", "heart", "hooray", "rocket", "eyes"];

/** Issues (pull requests are issues too), comments, labels, assignees, reactions. */
export const issueRoutes: Routes = {
  [`GET ${base}/issues`]: (call) => {
    const repository = call.repository({ permission: "issues", level: "read" });
    const state = call.query("state") ?? "open";
    const labels = call.query("labels")?.split(",") ?? [];
    const found = repository.issues.filter(
      (issue) =>
        (state === "all" || issue.state === state) && labels.every((label) => issue.labels.includes(label)),
    );
    return call.page(found.reverse().map((issue) => issueJson(call.world, repository, issue)));
  },
  [`POST ${base}/issues`]: (call) => {
    const repository = call.repository({ permission: "issues", level: "write" });
    refuseArchived(repository);
    const title = call.text("title") ?? "";
    if (title.trim() === "") throw missing("Issue", "title");
    const body = checkBody("Issue", call.text("body") ?? "");
    const issue = repository.newIssue(title, body, actorOf(call.viewer));
    for (const label of call.texts("labels")) repository.putLabel(issue, label);
    return { status: 201, body: issueJson(call.world, repository, issue) };
  },
  [`GET ${one}`]: (call) => {
    const { repository, issue } = find(call, "read");
    return { status: 200, body: { ...issueJson(call.world, repository, issue), ...full(call, issue.body) } };
  },
  [`PATCH ${one}`]: (call) => {
    const { repository, issue } = find(call, "write");
    if (issue.author !== actorOf(call.viewer)) need(call, issue, "triage");
    issue.title = call.text("title") ?? issue.title;
    issue.body = checkBody("Issue", call.text("body") ?? issue.body);
    if (Array.isArray(call.input("labels"))) setLabels(repository, issue, call.texts("labels"));
    const reason = call.text("state_reason");
    if (call.text("state") === "closed") close(issue, reason === "not_planned" ? reason : "completed");
    if (call.text("state") === "open") reopen(issue);
    const milestone = call.input("milestone");
    if (typeof milestone === "number") {
      if (!repository.milestones.some(({ number }) => number === milestone)) {
        const errors = [{ resource: "Issue", code: "invalid", field: "milestone" }];
        throw new Refusal(422, "milestone is invalid", { errors });
      }
      issue.milestone = milestone;
    }
    issue.updatedAt = timestamp();
    return { status: 200, body: issueJson(call.world, repository, issue) };
  },
  [`GET ${base}/milestones`]: (call) => {
    const repository = call.repository({ permission: "issues", level: "read" });
    const state = call.query("state") ?? "open";
    const found = repository.milestones.filter(({ open }) => state === "all" || open === (state === "open"));
    return call.page(
      found.map(({ number, title, open }) => ({ number, title, state: open ? "open" : "closed" })),
    );
  },

  [`GET ${one}/comments`]: (call) => {
    const { repository, issue } = find(call, "read");
    const since = call.query("since") ?? "";
    const comments = issue.comments.filter(({ updatedAt }) => updatedAt >= since);
    return call.page(
      comments.map((comment) => ({
        ...commentJson(call.world, repository, comment),
        ...full(call, comment.body),
      })),
    );
  },
  [`POST ${one}/comments`]: (call) => {
    const { repository, issue } = find(call, "write");
    const body = checkBody("IssueComment", call.text("body") ?? "");
    if (body === "") throw missing("IssueComment", "body");
    const comment = repository.addComment(issue.number, { author: actorOf(call.viewer), body });
    return { status: 201, body: commentJson(call.world, repository, comment) };
  },
  [`GET ${base}/issues/comments/{id}`]: (call) => {
    const { repository, comment } = findComment(call, "read");
    return { status: 200, body: commentJson(call.world, repository, comment) };
  },
  [`PATCH ${base}/issues/comments/{id}`]: (call) => {
    const { repository, comment, issue } = findComment(call, "write");
    if (comment.author !== actorOf(call.viewer)) need(call, issue, "write");
    editComment(comment, checkBody("IssueComment", call.text("body") ?? ""));
    return { status: 200, body: commentJson(call.world, repository, comment) };
  },
  [`DELETE ${base}/issues/comments/{id}`]: (call) => {
    const { comment, issue } = findComment(call, "write");
    if (comment.author !== actorOf(call.viewer)) need(call, issue, "write");
    issue.comments.splice(issue.comments.indexOf(comment), 1);
    return { status: 204 };
  },

  [`GET ${one}/reactions`]: (call) => reactions(call, find(call, "read").issue.reactions),
  [`POST ${one}/reactions`]: (call) => react(call, find(call, "write").issue.reactions),
  [`DELETE ${one}/reactions/{reaction}`]: (call) => unreact(call, find(call, "write").issue.reactions),
  [`GET ${base}/issues/comments/{id}/reactions`]: (call) =>
    reactions(call, findComment(call, "read").comment.reactions),
  [`POST ${base}/issues/comments/{id}/reactions`]: (call) =>
    react(call, findComment(call, "write").comment.reactions),
  [`DELETE ${base}/issues/comments/{id}/reactions/{reaction}`]: (call) =>
    unreact(call, findComment(call, "write").comment.reactions),

  [`GET ${one}/labels`]: (call) => {
    const { repository, issue } = find(call, "read");
    return call.page(labelsJson(repository, issue));
  },
  [`POST ${one}/labels`]: (call) => {
    const { repository, issue } = find(call, "write", "triage");
    const names = Array.isArray(call.body)
      ? call.body.filter((item) => typeof item === "string")
      : call.texts("labels");
    for (const name of names) repository.putLabel(issue, name);
    return { status: 200, body: labelsJson(repository, issue) };
  },
  [`PUT ${one}/labels`]: (call) => {
    const { repository, issue } = find(call, "write", "triage");
    setLabels(repository, issue, call.texts("labels"));
    return { status: 200, body: labelsJson(repository, issue) };
  },
  [`DELETE ${one}/labels`]: (call) => {
    const { repository, issue } = find(call, "write", "triage");
    setLabels(repository, issue, []);
    return { status: 204 };
  },
  [`DELETE ${one}/labels/{name}`]: (call) => {
    const { repository, issue } = find(call, "write", "triage");
    const name = call.param("name").toLowerCase();
    const kept = issue.labels.filter((label) => label.toLowerCase() !== name);
    if (kept.length === issue.labels.length) throw new Refusal(404, "Label does not exist");
    setLabels(repository, issue, kept);
    return { status: 200, body: labelsJson(repository, issue) };
  },
  [`GET ${base}/labels`]: (call) => {
    const repository = call.repository({ permission: "issues", level: "read" });
    return call.page(repository.labels.map((label) => labelJson(repository, label)));
  },
  [`GET ${base}/labels/{name}`]: (call) => {
    const repository = call.repository({ permission: "issues", level: "read" });
    const label = repository.label(call.param("name"));
    if (label === undefined) throw new Refusal(404, "Not Found");
    return { status: 200, body: labelJson(repository, label) };
  },
  [`POST ${base}/labels`]: (call) => {
    const repository = call.repository({ permission: "issues", level: "write", role: "write" });
    const name = call.text("name") ?? "";
    if (name === "") throw missing("Label", "name");
    if (repository.label(name) !== undefined) {
      const errors = [{ resource: "Label", code: "already_exists", field: "name" }];
      throw new Refusal(422, "already_exists", { errors });
    }
    const label = repository.addLabel(name, call.text("color"), call.text("description"));
    return { status: 201, body: labelJson(repository, label) };
  },
  [`PATCH ${base}/labels/{name}`]: (call) => {
    const repository = call.repository({ permission: "issues", level: "write", role: "write" });
    const label = repository.label(call.param("name"));
    if (label === undefined) throw new Refusal(404, "Not Found");
    label.color = call.text("color") ?? label.color;
    label.description = call.text("description") ?? label.description;
    return { status: 200, body: labelJson(repository, label) };
  },

  [`POST ${one}/assignees`]: (call) => {
    const { repository, issue } = find(call, "write", "triage");
    // Names that can't be assigned are dropped without a word, as on GitHub.
    const known = new Set(repository.collaborators());
    const added = call.texts("assignees").filter((login) => known.has(login));
    issue.assignees = [...new Set([...issue.assignees, ...added])].slice(0, 10);
    return { status: 201, body: issueJson(call.world, repository, issue) };
  },
  [`DELETE ${one}/assignees`]: (call) => {
    const { repository, issue } = find(call, "write", "triage");
    const gone = call.texts("assignees");
    issue.assignees = issue.assignees.filter((login) => !gone.includes(login));
    return { status: 200, body: issueJson(call.world, repository, issue) };
  },
};

/** An app may touch an issue's conversation with `issues`, a pull request's also with `pull_requests`. */
function need(
  call: RestCall,
  issue: Issue,
  role: NonNullable<Need["role"]>,
  level: Need["level"] = "write",
): void {
  const repository = call.repository({ permission: "metadata", level: "read" });
  const byPulls: Need = { permission: "pull_requests", level, role };
  if (issue.pull !== undefined && access(call.viewer, repository, byPulls) === "granted") return;
  requireAccess(call.viewer, repository, { permission: "issues", level, role });
}

function find(call: RestCall, level: Need["level"], role: NonNullable<Need["role"]> = "read") {
  const repository = call.repository({ permission: "metadata", level: "read" });
  const issue = repository.issue(call.number("number"));
  if (issue === undefined) throw new Refusal(404, "Not Found");
  need(call, issue, role, level);
  if (level === "write") refuseArchived(repository);
  return { repository, issue };
}

function findComment(call: RestCall, level: Need["level"]) {
  const repository = call.repository({ permission: "metadata", level: "read" });
  const comment = repository.comments.find(({ id }) => id === call.number("id"));
  const issue = comment === undefined ? undefined : repository.issue(comment.issue);
  if (comment === undefined || issue === undefined) throw new Refusal(404, "Not Found");
  need(call, issue, "read", level);
  return { repository, comment, issue } satisfies {
    comment: Comment;
    issue: Issue;
    repository: FakeRepository;
  };
}

/** What `application/vnd.github.full+json` asks for beside the text. */
function full({ world, accept }: RestCall, body: string) {
  return /\.full\+json\b/.test(accept) ? { body_html: bodyHtml(world, body), body_text: body } : {};
}

function setLabels(repository: FakeRepository, issue: Issue, names: readonly string[]): void {
  issue.labels = [];
  for (const name of names) repository.putLabel(issue, name);
  issue.updatedAt = timestamp();
}

function reactions(call: RestCall, list: readonly Reaction[]) {
  return call.page(list.map((reaction) => reactionJson(call, reaction)));
}

function react(call: RestCall, list: Reaction[]) {
  const content = call.text("content") ?? "";
  if (!reactionContents.includes(content)) throw missing("Reaction", "content");
  const user = actorOf(call.viewer);
  const known = list.find((reaction) => reaction.user === user && reaction.content === content);
  if (known !== undefined) return { status: 200, body: reactionJson(call, known) };
  const reaction = { id: call.world.nextId(), user, content };
  list.push(reaction);
  return { status: 201, body: reactionJson(call, reaction) };
}

function unreact(call: RestCall, list: Reaction[]) {
  const index = list.findIndex(({ id }) => id === call.number("reaction"));
  if (index === -1) throw new Refusal(404, "Not Found");
  list.splice(index, 1);
  return { status: 204 };
}

function reactionJson(call: RestCall, { id, user, content }: Reaction) {
  return { id, node_id: `REA_${id}`, user: userJson(call.world, user), content };
}

/** GitHub's refusal of a text that is too long; answers the text. */
export function checkBody(resource: string, body: string): string {
  if (body.length <= maxBodyLength) return body;
  const message = `body is too long (maximum is ${maxBodyLength} characters)`;
  throw new Refusal(422, message, { errors: [{ resource, code: "custom", field: "body", message }] });
}

export function missing(resource: string, field: string): Refusal {
  return new Refusal(422, `${field} is missing`, { errors: [{ resource, code: "missing_field", field }] });
}

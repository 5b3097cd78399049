import { Refusal } from "./access.ts";
import { type Review, type ReviewComment, timestamp } from "./model.ts";
import {
  addReview,
  close,
  createPullRequest,
  mergePullRequest,
  reopen,
  requestReviewers,
} from "./pull-requests.ts";
import type { RestCall, Routes } from "./rest.ts";
import { commitJson, filesJson } from "./rest-git.ts";
import { checkBody } from "./rest-issues.ts";
import { pullJson, userJson } from "./rest-json.ts";

const base = "/repos/{owner}/{repo}/pulls";
const one = `${base}/{number}`;

/** Pull requests, their reviewers, files and commits. */
export const pullRoutes: Routes = {
  [`GET ${base}`]: (call) => {
    const repository = call.repository({ permission: "pull_requests", level: "read" });
    const state = call.query("state") ?? "open";
    const head = call.query("head");
    const into = call.query("base");
    const found = repository.pullRequests.filter(
      ({ state: now, pull }) =>
        (state === "all" || state === now) &&
        (into === undefined || into === pull.base) &&
        (head === undefined || head === `${pull.headRepository.split("/")[0]}:${pull.head}`),
    );
    return call.page(found.reverse().map((pull) => pullJson(call.world, repository, pull)));
  },
  [`POST ${base}`]: async (call) => {
    const repository = call.repository({ permission: "metadata", level: "read" });
    const pullRequest = await createPullRequest(call.world, call.viewer, repository, {
      title: call.text("title") ?? "",
      body: call.text("body") ?? "",
      base: call.text("base") ?? "",
      head: call.text("head") ?? "",
      draft: call.input("draft") === true,
      maintainerCanModify: call.input("maintainer_can_modify") !== false,
    });
    return { status: 201, body: pullJson(call.world, repository, pullRequest) };
  },
  [`GET ${one}`]: async (call) => {
    const { repository, pullRequest } = find(call, "read");
    if (/\bdiff\b/.test(call.accept)) {
      const { baseSha, headSha } = pullRequest.pull;
      const diff = await repository.read("diff", `${baseSha}...${headSha}`);
      return { status: 200, body: Buffer.from(`${diff}\n`) };
    }
    return { status: 200, body: pullJson(call.world, repository, pullRequest) };
  },
  [`PATCH ${one}`]: async (call) => {
    const { repository, pullRequest } = find(call, "write");
    pullRequest.title = call.text("title") ?? pullRequest.title;
    pullRequest.body = checkBody("PullRequest", call.text("body") ?? pullRequest.body);
    const into = call.text("base") ?? pullRequest.pull.base;
    if ((await repository.branchSha(into)) === undefined || into === pullRequest.pull.head) {
      const errors = [{ resource: "PullRequest", code: "invalid", field: "base" }];
      throw new Refusal(422, "Base branch is invalid", { errors });
    }
    pullRequest.pull.base = into;
    if (call.text("state") === "closed") close(pullRequest);
    if (call.text("state") === "open") reopen(pullRequest);
    pullRequest.updatedAt = timestamp();
    return { status: 200, body: pullJson(call.world, repository, pullRequest) };
  },
  [`GET ${one}/files`]: async (call) => {
    const { repository, pullRequest } = find(call, "read");
    const { baseSha, headSha } = pullRequest.pull;
    return call.page(await filesJson(repository, `${baseSha}...${headSha}`));
  },
  [`GET ${one}/commits`]: async (call) => {
    const { repository, pullRequest } = find(call, "read");
    const { baseSha, headSha } = pullRequest.pull;
    const shas = await repository.read("rev-list", "--reverse", headSha, "--not", baseSha);
    const commits = shas.split("\n").filter((sha) => sha !== "");
    return call.page(await Promise.all(commits.map((sha) => commitJson(repository, sha))));
  },
  [`GET ${one}/reviews`]: (call) => {
    const { pullRequest } = find(call, "read");
    return call.page(pullRequest.pull.reviews.map((review) => reviewJson(call, review)));
  },
  [`POST ${one}/reviews`]: (call) => {
    const repository = call.repository({ permission: "pull_requests", level: "write" });
    const { pullRequest } = find(call, "read");
    const review = addReview(call.world, call.viewer, repository, pullRequest, {
      event: call.text("event") ?? "COMMENT",
      body: checkBody("PullRequestReview", call.text("body") ?? ""),
    });
    return { status: 200, body: reviewJson(call, review) };
  },
  [`GET ${one}/comments`]: (call) => {
    const { pullRequest } = find(call, "read");
    const comments = (pullRequest.pull.reviewComments ?? []).toSorted((a, b) => a.id - b.id);
    if (call.query("direction") === "desc") comments.reverse();
    return call.page(comments.map((comment) => reviewCommentJson(call, comment)));
  },
  [`GET ${one}/requested_reviewers`]: (call) => {
    const { repository, pullRequest } = find(call, "read");
    const { requested_reviewers: users } = pullJson(call.world, repository, pullRequest);
    return { status: 200, body: { users, teams: [] } };
  },
  [`POST ${one}/requested_reviewers`]: (call) => {
    const { repository, pullRequest } = find(call, "write");
    const teams = call.texts("team_reviewers");
    // Who is in an organization an installation's token may not see, unless it was given that.
    if (teams.length > 0 && call.viewer.type === "app") {
      throw new Refusal(422, "Could not resolve to a node with the global id of 'T_1'.");
    }
    requestReviewers(repository, pullRequest, call.texts("reviewers"));
    pullRequest.pull.requestedTeams = [...new Set([...(pullRequest.pull.requestedTeams ?? []), ...teams])];
    return { status: 201, body: pullJson(call.world, repository, pullRequest) };
  },
  [`DELETE ${one}/requested_reviewers`]: (call) => {
    const { repository, pullRequest } = find(call, "write");
    const gone = call.texts("reviewers");
    const { pull } = pullRequest;
    pull.requestedReviewers = pull.requestedReviewers.filter((login) => !gone.includes(login));
    return { status: 200, body: pullJson(call.world, repository, pullRequest) };
  },
  [`PUT ${one}/merge`]: async (call) => {
    const { repository, pullRequest } = find(call, "write");
    call.repository({ permission: "contents", level: "write", role: "write" });
    const sha = await mergePullRequest(repository, pullRequest, call.viewer);
    return { status: 200, body: { sha, merged: true, message: "Pull Request successfully merged" } };
  },
};

function find(call: RestCall, level: "read" | "write") {
  const role = level === "write" ? "write" : "read";
  const repository = call.repository({ permission: "pull_requests", level, role });
  const pullRequest = repository.pullRequest(call.number("number"));
  if (pullRequest === undefined) throw new Refusal(404, "Not Found");
  return { repository, pullRequest };
}

function reviewJson(call: RestCall, { id, author, body, state, commitSha, submittedAt }: Review) {
  const user = userJson(call.world, author);
  const html_url = `${call.world.serverUrl}/${call.param("owner")}/${call.param("repo")}/pull/${call.param("number")}#pullrequestreview-${id}`;
  return {
    ...{ id, node_id: `PRR_${id}`, user, body, state, html_url },
    ...{ commit_id: commitSha, submitted_at: submittedAt },
  };
}

function reviewCommentJson(call: RestCall, comment: ReviewComment) {
  const place = `${call.world.serverUrl}/${call.param("owner")}/${call.param("repo")}/pull/${call.param("number")}`;
  return {
    ...{ id: comment.id, node_id: `PRRC_${comment.id}`, user: userJson(call.world, comment.author) },
    ...{ body: comment.body, path: comment.path, line: comment.line, diff_hunk: comment.hunk },
    ...{ original_line: comment.line ?? 1, commit_id: comment.commitSha },
    ...{ created_at: comment.createdAt, updated_at: comment.updatedAt },
    html_url: `${place}#discussion_r${comment.id}`,
  };
}

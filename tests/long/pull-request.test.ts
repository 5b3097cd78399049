import { describe, expect, test } from "@jest/globals";
import type { Publication } from "../../src/carry-out.ts";
import type { PublishAnswer } from "../support/publish-change.ts";
import {
  elsewhere,
  permissions,
  proposal,
  publishScene as scene,
  statuses,
  task,
  warnings,
} from "../support/publish-scene.ts";

const name = "feature/7-parse-empty-input-as-an-empty-document";
const sha = (answer: PublishAnswer) => String(answer.result?.["headSha"]);
const marker = (headSha: string, issue = "octo/demo#7", draft = false) =>
  `<!-- tiny-backspace:pull-request ${issue} ${headSha}${draft ? " draft" : ""} -->`;
const again = {
  command: "echo 'return {}' > parser.js",
  proposal: { title: "Parse empty input differently", description: "Another way." },
};

describe("a second run for the same issue", () => {
  test("updates its own pull request: commit, title, text, base and draft, and opens no other", async () => {
    await using it = await scene();
    await it.repository.read("branch", "next", "main");
    const first = await it.publish({ unfinished: "Out of turns." });
    expect(first.result).toMatchObject({ number: 1, operation: "created", draft: true, branch: name });
    expect(it.repository.pullRequest(1)?.body.endsWith(`\n\n${marker(sha(first), undefined, true)}`)).toBe(
      true,
    );
    const second = await it.publish({ ...again, base: "next" });
    expect(second.result).toEqual({
      ...{ number: 1, url: "https://github.com/octo/demo/pull/1", operation: "updated", draft: false },
      ...{ branch: name, base: "next", headSha: await it.repository.branchSha(name) },
    });
    expect(it.repository.pullRequests).toHaveLength(1);
    expect(it.repository.pullRequest(1)).toMatchObject({
      title: "Parse empty input differently",
      body: expect.stringMatching(/^Another way\.[\s\S]*Closes #7/),
      pull: { base: "next", draft: false, headSha: sha(second) },
    });
    expect(it.repository.pullRequest(1)?.body).toContain(marker(sha(second)));
    const log = await it.repository.log(name);
    expect(log.map(({ message }) => message.split("\n")[0])).toEqual([
      again.proposal.title,
      "Initial commit",
    ]);
    expect(statuses(second)).toEqual([
      `branch: Updating branch ${name}`,
      "commit: Committing changes...",
      "push: Pushing branch...",
      "pull-request: Updating pull request #1...",
    ]);
    expect(second.events).toContainEqual(
      expect.objectContaining({ type: "pull_request", operation: "updated", number: 1 }),
    );
    expect(Object.keys(await it.repository.branches())).toEqual([name, "main", "next"]);
    const third = await it.publish({ unfinished: "Out of time." });
    expect(third.result).toMatchObject({ operation: "updated", draft: true });
    expect(it.repository.pullRequest(1)?.pull.draft).toBe(true);
    it.fake.assertNoSurprises();
  }, 60_000);

  test("keeps the branch of its pull request, whatever the agent or the maintainer would call it now", async () => {
    await using it = await scene();
    await it.publish();
    const command = "git checkout -q -b feature/other; echo 2 > parser.js; git commit -qam x";
    const second = await it.publish({ command, settings: { branch: "bots/{slug}" } });
    expect(second.result).toMatchObject({ operation: "updated", branch: name });
  }, 30_000);

  test("opens another one when the first is closed, or was merged", async () => {
    await using it = await scene();
    await it.publish();
    const first = it.repository.pullRequest(1);
    if (first !== undefined) first.state = "closed";
    const second = await it.publish(again);
    expect(second.result).toMatchObject({
      number: 2,
      operation: "created",
      branch: "feature/7-parse-empty-input-differently",
    });
    expect(it.repository.pullRequest(1)?.title).toBe(proposal.title);
  }, 30_000);

  test("leaves it alone when somebody has pushed to it since, and says so", async () => {
    await using it = await scene();
    await it.publish();
    const pushed = await it.repository.commit({ branch: name, files: { a: "a" }, message: "mine" });
    const pull = it.repository.pullRequest(1);
    if (pull !== undefined) pull.pull.headSha = pushed;
    const second = await it.publish(again);
    expect(second.result).toMatchObject({ number: 2, operation: "created" });
    expect(await it.repository.branchSha(name)).toBe(pushed);
    expect(it.repository.pullRequest(1)?.title).toBe(proposal.title);
    expect(warnings(second)).toEqual([
      "Somebody has pushed to our earlier pull request #1 since, so it is left as it is and another one is opened.",
    ]);
    expect(it.repository.pullRequest(2)?.body).toContain("Somebody has pushed to #1");
    // From then on the new one is the one that is updated.
    const third = await it.publish({ ...again, command: "echo 3 > parser.js" });
    expect(third.result).toMatchObject({ number: 2, operation: "updated" });
  }, 60_000);

  test("never writes over what somebody pushes while it is publishing", async () => {
    await using it = await scene();
    await it.publish();
    const planned = await it.publish({ ...again, planned: true });
    const pushed = await it.repository.commit({ branch: name, files: { a: "a" }, message: "mine" });
    const ended = await it.publish({ publication: planned.result as unknown as Publication });
    expect(ended.result?.["branch"]).toMatch(new RegExp(`^${name}-[0-9a-f]{6}$`));
    expect(ended.result).toMatchObject({ number: 2, operation: "created" });
    expect(await it.repository.branchSha(name)).toBe(pushed);
    expect(it.repository.pullRequest(1)?.title).toBe(proposal.title);
    expect(warnings(ended)).toEqual([expect.stringMatching(/^Somebody pushed to feature\/7-/)]);
  }, 30_000);

  test("that works on the branch of the first opens one into it", async () => {
    await using it = await scene();
    await it.publish();
    const sha = await it.repository.branchSha(name);
    const second = await it.publish({ ...again, base: name });
    expect(second.result).toMatchObject({ number: 2, operation: "created", base: name });
    expect(await it.repository.branchSha(name)).toBe(sha);
  }, 30_000);

  test("keeps the branch when GitHub refuses to change the pull request, and says what is missing", async () => {
    await using it = await scene();
    await it.publish();
    await it.publish({ task: elsewhere("a") });
    const token = it.fake.addToken({ kind: "app", permissions: { contents: "write" } });
    const [refused, baseless] = await it.publishAll(
      { ...again, token },
      { ...again, task: elsewhere("a"), base: "gone" },
    );
    expect(refused?.error).toMatchObject({
      ...{ code: "pr-not-permitted", branch: name, compareUrl: "https://github.com/octo/demo/pull/1" },
      message: expect.stringMatching(
        /a change of pull request #1: the token may not\. .* pull-requests: write/,
      ),
    });
    expect(baseless?.error).toMatchObject({
      ...{ code: "bad-input", branch: `${name}-2`, compareUrl: "https://github.com/octo/demo/pull/2" },
      message: expect.stringMatching(/it answered 422: .* Check `base`\./),
    });
    expect(it.repository.pullRequests).toHaveLength(2);
  }, 30_000);

  test("takes over nobody else's, however it looks", async () => {
    await using it = await scene({ roles: { mallory: "write", ann: "write" } });
    const main = (await it.repository.branchSha("main")) ?? "";
    const open = async (options: { author: string; branch: string; issue?: string; mark?: string }) => {
      const { author, branch, issue, mark } = options;
      const headSha = await it.repository.commit({ branch, files: { [branch]: "x" }, message: "x" });
      it.repository.newIssue("theirs", mark ?? `text\n${marker(headSha, issue)}`, author, {
        ...{ draft: false, base: "main", baseSha: main, head: branch, headSha },
        ...{ headRepository: "octo/demo", maintainerCanModify: true, requestedReviewers: [], reviews: [] },
        ...{ mergedAt: null, mergedBy: null, mergeSha: null },
      });
      return headSha;
    };
    const bot = "github-actions[bot]";
    const mark = marker("a".repeat(40));
    const quoted = `He wrote: ${mark} so.\n\n\`\`\`html\n${mark}\n\`\`\`\n\nThat is all.`;
    await it.repository.read("branch", "theirs", "main");
    for (const branch of ["other", "unmarked", "inside", "fork"])
      await it.repository.read("branch", branch, "main");
    // A person's, with our mark; ours for another issue; another workflow's, without our mark, or with it in its words.
    const before = [
      await open({ author: "mallory", branch: "theirs" }),
      await open({ author: bot, branch: "other", issue: "octo/demo#8" }),
      await open({ author: bot, branch: "unmarked", mark: "A backport." }),
      await open({ author: bot, branch: "inside", mark: quoted }),
      await open({ author: bot, branch: "fork" }),
    ];
    const fork = it.repository.pullRequest(5);
    if (fork !== undefined) Object.assign(fork.pull, { headRepository: "mallory/demo" });
    const answer = await it.publish();
    expect(answer.result).toMatchObject({ number: 6, operation: "created", branch: name });
    for (const [index, branch] of ["theirs", "other", "unmarked", "inside", "fork"].entries()) {
      expect(await it.repository.branchSha(branch)).toBe(before[index]);
      expect(it.repository.pullRequest(index + 1)?.title).toBe("theirs");
    }
    expect(warnings(answer)).toEqual([]);
  }, 30_000);

  test("knows its own by the account of its token, a person's or an app's too, and claims none without it", async () => {
    await using it = await scene({ roles: { ann: "write" } });
    const tokens = {
      ann: () => it.fake.addToken({ kind: "user", login: "ann" }),
      app: () => it.fake.addToken({ kind: "app", app: "own-app", permissions }),
      job: () => it.fake.addToken({ kind: "app", permissions }),
    };
    const numbers: unknown[] = [];
    for (const who of ["ann", "app", "job", "ann", "app", "job"] as const) {
      const { result } = await it.publish({
        ...again,
        command: `echo ${who} > parser.js`,
        token: tokens[who](),
      });
      numbers.push([result?.["number"], result?.["operation"]]);
    }
    expect(numbers).toEqual([
      ...[1, 2, 3].map((number) => [number, "created"]),
      ...[1, 2, 3].map((number) => [number, "updated"]),
    ]);
    it.fake.failNext(/\/graphql Viewer/, {
      ...{ times: 2, status: 200 },
      body: { errors: [{ type: "FORBIDDEN", message: "no" }] },
    });
    const nobody = await it.publish(again);
    expect(nobody.result).toMatchObject({ number: 4, operation: "created" });
    expect(warnings(nobody)).toEqual([
      expect.stringMatching(/^Whether there is an earlier .*whose token this is\.$/),
    ]);
  }, 90_000);
});

describe("publishing again what was planned", () => {
  test("ends in the same branch and the same pull request, however far the first try came", async () => {
    await using it = await scene();
    const planned = (await it.publish({ planned: true })).result as unknown as Publication;
    expect(JSON.parse(JSON.stringify(planned))).toEqual(planned);
    expect(it.repository.pullRequests).toEqual([]);
    const publication = { publication: planned };
    // Only the branch; then all of it; then once more.
    it.fake.failNext(/PullRequestCreate/, {
      status: 403,
      body: { message: "Resource not accessible by integration" },
    });
    const [refused, first, second] = await it.publishAll(publication, publication, publication);
    expect(refused?.error).toMatchObject({ code: "pr-not-permitted", branch: name });
    expect(first?.result).toMatchObject({ number: 1, branch: name });
    expect(second?.result).toEqual(first?.result);
    expect(it.repository.pullRequests).toHaveLength(1);
    expect(Object.keys(await it.repository.branches())).toEqual([name, "main"]);
  }, 30_000);

  test("does so where the name was taken meanwhile, and of an update", async () => {
    await using it = await scene();
    const planned = (await it.publish({ planned: true })).result as unknown as Publication;
    await it.repository.read("branch", name, "main");
    const publication = { publication: planned };
    const [first, second] = await it.publishAll(publication, publication);
    expect(first?.result?.["branch"]).toMatch(new RegExp(`^${name}-[0-9a-f]{6}$`));
    expect(second?.result).toEqual(first?.result);
    const update = (await it.publish({ ...again, planned: true })).result as unknown as Publication;
    // The answers to the push and to the edit are lost.
    it.fake.failNext(/GIT receive-pack .* data/, { drop: "after" });
    it.fake.failNext(/PATCH .*\/pulls\/1/, { drop: "after" });
    const [third, fourth] = await it.publishAll({ publication: update }, { publication: update });
    expect(third).toMatchObject({ result: { number: 1, operation: "updated" } });
    expect(fourth?.result).toEqual(third?.result);
    expect(it.repository.pullRequests).toHaveLength(1);
    expect(Object.keys(await it.repository.branches())).toHaveLength(3);
  }, 60_000);
});

describe("how the maintainers want it", () => {
  test("title and branch by their patterns, made harmless", async () => {
    await using it = await scene();
    const settings = {
      title: "fix: {title} (issue {issue}) @octo/team [skip ci]",
      branch: "bots/{issue}.{slug}/{run}",
    };
    const answer = await it.publish({ settings, runId: "123-1" });
    const branch = "bots/7.parse-empty-input-as-an-empty-document/123-1";
    expect(answer.result).toMatchObject({ branch });
    const title = "fix: Parse empty input as an empty document (issue 7) @ octo/team (skip ci)";
    expect(it.repository.pullRequest(1)?.title).toBe(title);
    expect((await it.repository.log(branch))[0]?.message.split("\n")[0]).toBe(title);
    const fixed = { title: "Nightly repair", branch: "bots/repair" };
    const [one, two] = await it.publishAll(
      { settings: fixed, task: elsewhere("a") },
      { settings: fixed, task: elsewhere("b") },
    );
    expect([one?.result?.["branch"], two?.result?.["branch"]]).toEqual(["bots/repair", "bots/repair-2"]);
    expect(it.repository.pullRequest(2)?.title).toBe("Nightly repair");
  }, 60_000);

  test("labels, people and the milestone", async () => {
    await using it = await scene({ roles: { ann: "write", bea: "triage" } });
    it.repository.milestones.push(
      { number: 1, title: "Old", open: false },
      { number: 2, title: "1", open: true },
    );
    const answer = await it.publish({
      settings: {
        labels: ["from: bot", "--web"],
        reviewers: [
          { type: "person", login: "ann" },
          { type: "team", organization: "octo", slug: "core" },
        ],
        assignees: ["bea"],
        milestone: "1",
      },
      token: it.fake.addToken({ kind: "user", login: "octo" }),
    });
    expect(warnings(answer)).toEqual([]);
    expect(it.repository.pullRequest(1)).toMatchObject({
      labels: ["from: bot", "--web"],
      assignees: ["bea"],
      milestone: 2,
      pull: { requestedReviewers: ["ann"], requestedTeams: ["core"] },
    });
    it.fake.assertNoSurprises();
  }, 30_000);

  test.each([
    ["whoever asked reviews it", {}, ["wendy"]],
    ["nobody does where nobody is wanted", { reviewers: [] }, []],
  ])("%s", async (_, settings, reviewers) => {
    await using it = await scene();
    const answer = await it.publish({ settings: { reviewers: "asker", ...settings } });
    expect(it.repository.pullRequest(1)?.pull.requestedReviewers).toEqual(reviewers);
    expect(warnings(answer)).toEqual([]);
  });

  test("whoever asked reviews neither their own pull request nor where they are no collaborator", async () => {
    await using it = await scene({ roles: { ann: "write" } });
    it.fake.addUser("passer-by");
    const token = it.fake.addToken({ kind: "user", login: "ann" });
    const asked = (requestedBy: string, name: string) => ({
      task: { ...elsewhere(name), requestedBy },
      settings: { reviewers: "asker" as const },
    });
    const answers = await it.publishAll({ ...asked("ann", "a"), token }, asked("passer-by", "b"));
    for (const answer of answers) expect(warnings(answer)).toEqual([]);
    expect(it.repository.pullRequests.map(({ pull }) => pull.requestedReviewers)).toEqual([[], []]);
  }, 30_000);

  test("what GitHub refuses of it is a warning each, and the rest is done", async () => {
    await using it = await scene({ roles: { ann: "write" } });
    const answer = await it.publish({
      settings: {
        labels: ["bot"],
        reviewers: [
          ...["ann", "nobody"].map((login) => ({ type: "person" as const, login })),
          { type: "team", organization: "other", slug: "core" },
        ],
        assignees: ["ann", "nobody"],
        milestone: "Someday @octo",
      },
    });
    expect(answer.result).toMatchObject({ number: 1 });
    expect(warnings(answer)).toEqual([
      "Pull request #1 has no reviewer other/core. Only teams of octo can review there.",
      expect.stringMatching(
        /^Pull request #1 has no reviewer nobody\. GitHub could not be asked for reviewers: it answered 422: .*collaborator/,
      ),
      "Pull request #1 has no assignees. GitHub takes only people who can be given issues: not nobody.",
      'Pull request #1 has no milestone "Someday @octo". The repository has no open milestone of that name.',
    ]);
    expect(it.repository.pullRequest(1)).toMatchObject({
      labels: ["bot"],
      assignees: ["ann"],
      pull: { requestedReviewers: ["ann"] },
    });
  }, 30_000);

  test("is asked for again until all of GitHub knows the pull request", async () => {
    await using it = await scene();
    const body = { message: "Could not resolve to a node with the global id of 'PR_1'." };
    it.fake.failNext(/POST .*\/labels/, { status: 422, body, times: 2 });
    it.fake.failNext(/POST .*\/requested_reviewers/, { status: 404, body: { message: "Not Found" } });
    const answer = await it.publish({ settings: { labels: ["bot"], reviewers: "asker" } });
    expect(warnings(answer)).toEqual([]);
    expect(it.repository.pullRequest(1)).toMatchObject({
      labels: ["bot"],
      pull: { requestedReviewers: ["wendy"] },
    });
  }, 30_000);

  test("tells what the model was given, and what of CI runs", async () => {
    await using it = await scene();
    const shown = {
      instructions: [
        { path: "AGENTS.md", cut: false },
        { path: "CLAUDE.md", cut: true },
      ],
      unshown: [".github/copilot-instructions.md"],
      hidden: [".env", "a`b @octo/team"],
    };
    await it.publish({ shown, settings: { ciWorkflow: "ci.yml" } });
    const body = it.repository.pullRequest(1)?.body ?? "";
    expect(body).toContain(
      "- Given: title and text of issue #7 as they were when the run was started (41 characters), `AGENTS.md`, `CLAUDE.md` (its beginning)\n- Not given: the issue's comments, `.github/copilot-instructions.md` (no room), `.env` (may hold secrets), ``a`b @octo/team`` (may hold secrets)",
    );
    expect(body).toContain(
      "<sub>CI: `ci.yml` is started on this branch, and its result is a status of the commit. Workflows on `pull_request` wait for approval in the merge box, and those on `push` do not start, because the job's own token opened this.</sub>",
    );
    await it.publish({
      task: { ...task, issue: { ...task.issue, number: 8 } },
      token: it.fake.addToken({ kind: "user", login: "octo" }),
    });
    expect(it.repository.pullRequest(2)?.body).toContain(
      "\n<sub>CI: Workflows start by themselves, as on anybody's pull request.</sub>\n",
    );
  }, 30_000);
});

import { describe, expect, test } from "@jest/globals";
import type { Permissions } from "../support/fake-github/index.ts";
import {
  expiredToken,
  openScene,
  personToken,
  type SceneOptions,
  workflowPermissions,
  workflowToken,
} from "../support/fake-github/scene.ts";

const at = 'const at = { owner: "octo", repo: "demo" }; const { rest } = octokit;';

describe("octokit", () => {
  test("asks for a person's permission and gets the legacy one, the role and the rights", async () => {
    await using scene = await openScene({
      roles: { ann: "admin", mia: "maintain", will: "write", tom: "triage" },
    });
    scene.repository.setRole("cora", "write", "release captain");
    scene.hub.addUser("eve");
    const answers = await scene.client.octokit(`${at}
      const asked = ["ann", "mia", "will", "tom", "cora", "eve", "nobody", "github-actions[bot]"].map((username) =>
        rest.repos.getCollaboratorPermissionLevel({ ...at, username }).then(
          ({ data }) => [data.permission, data.role_name, data.user.permissions.push],
          (error) => [error.status, error.response.data.message]));
      return Promise.all(asked);`);
    expect(answers).toEqual([
      ["admin", "admin", true],
      ["write", "maintain", true],
      ["write", "write", true],
      ["read", "triage", false],
      ["write", "release captain", true],
      ["read", "read", false],
      [404, "nobody is not a user"],
      [404, "github-actions[bot] is not a user"],
    ]);
    scene.hub.assertNoSurprises();
  });

  test("asks who may be assigned", async () => {
    await using scene = await openScene({ roles: { tom: "triage" } });
    const answers = await scene.client.octokit(`${at}
      return Promise.all(["tom", "stranger"].map((assignee) =>
        rest.issues.checkUserCanBeAssigned({ ...at, assignee }).then(({ status }) => status, ({ status }) => status)));`);
    expect(answers).toEqual([204, 404]);
    scene.hub.assertNoSurprises();
  });

  test("reads the repository, its branches and rules", async () => {
    await using scene = await openScene({
      protectedBranches: ["trunk"],
      rules: [{ type: "creation", branches: "rel/*" }],
    });
    await scene.repository.commit({ branch: "fix/a", from: "trunk", files: { a: "1" }, message: "Fix" });
    const sha = await scene.repository.branchSha("fix/a");
    const answers = await scene.client.octokit(`${at}
      const repository = await rest.repos.get(at);
      const branches = await octokit.paginate(rest.repos.listBranches, { ...at, per_page: 1 });
      const ref = await rest.git.getRef({ ...at, ref: "heads/fix/a" });
      const branch = await rest.repos.getBranch({ ...at, branch: "trunk" });
      const compared = await rest.repos.compareCommitsWithBasehead({ ...at, basehead: "trunk...fix/a" });
      const rules = await rest.repos.getBranchRules({ ...at, branch: "rel/1" });
      return [repository.data.default_branch, branches.map(({ name }) => name), ref.data.object.sha,
        branch.data.protected, compared.data.status, compared.data.files[0].filename, rules.data[0].type];`);
    expect(answers).toEqual(["trunk", ["fix/a", "trunk"], sha, true, "ahead", "a", "creation"]);
    scene.hub.assertNoSurprises();
  });

  test("labels, comments, reacts and assigns", async () => {
    await using scene = await openScene({ roles: { will: "write" } });
    const { repository, client, hub } = scene;
    repository.addIssue({ title: "Do it", labels: ["agent", "a/b c"] });
    const answers = await client.octokit(`${at} const issue = { ...at, issue_number: 1 };
      await rest.issues.removeLabel({ ...issue, name: "a/b c" });
      await rest.issues.addLabels({ ...issue, labels: ["made here"] });
      const comment = await rest.issues.createComment({ ...issue, body: "one" });
      await rest.issues.updateComment({ ...at, comment_id: comment.data.id, body: "two" });
      await rest.reactions.createForIssue({ ...issue, content: "eyes" });
      await rest.issues.addAssignees({ ...issue, assignees: ["will", "stranger"] });
      const listed = await rest.issues.listComments(issue);
      const missing = await rest.issues.removeLabel({ ...issue, name: "absent" }).catch((error) => error);
      return [listed.data.map(({ body, user }) => [body, user.login, user.type]), missing.status, missing.response.data.message];`);
    expect(answers).toEqual([[["two", "github-actions[bot]", "Bot"]], 404, "Label does not exist"]);
    expect(repository.labelsOf(1)).toEqual(["agent", "made here"]);
    expect(repository.issue(1)).toMatchObject({ assignees: ["will"], reactions: [{ content: "eyes" }] });
    hub.assertNoSurprises();
  });

  test("opens a pull request, asks for reviews, sees files and commits", async () => {
    await using scene = await openScene({ roles: { will: "write" } });
    const { repository, client, hub } = scene;
    await repository.commit({ branch: "change", from: "trunk", files: { a: "1\n" }, message: "Change" });
    const answers = await client.octokit(`${at}
      const opened = await rest.pulls.create({ ...at, base: "trunk", head: "change", title: "T", body: "B", draft: true });
      const pull = { ...at, pull_number: opened.data.number };
      await rest.pulls.requestReviewers({ ...pull, reviewers: ["will"] });
      const stranger = await rest.pulls.requestReviewers({ ...pull, reviewers: ["eve"] }).catch((error) => error);
      const files = await rest.pulls.listFiles(pull);
      const commits = await rest.pulls.listCommits(pull);
      const again = await rest.pulls.create({ ...at, base: "trunk", head: "change", title: "T" }).catch((error) => error);
      const found = await rest.pulls.list({ ...at, head: "octo:change" });
      return [opened.data.html_url, stranger.status, files.data[0].filename, commits.data[0].commit.message,
        again.status, again.response.data.errors[0].message, found.data.length];`);
    expect(answers).toEqual([
      "https://github.com/octo/demo/pull/1",
      422,
      "a",
      "Change",
      422,
      "A pull request already exists for octo:change.",
      1,
    ]);
    expect(repository.pullRequest(1)?.pull.requestedReviewers).toEqual(["will"]);
    hub.assertNoSurprises();
  });

  test("tells in a list and of one pull request whether it merges by itself, and who said what of it", async () => {
    await using scene = await openScene({ roles: { will: "write" } });
    const { repository, client, hub } = scene;
    await repository.commit({ branch: "change", from: "trunk", files: { a: "1\n" }, message: "Change" });
    await client.octokit(
      `${at} await rest.pulls.create({ ...at, base: "trunk", head: "change", title: "T" });`,
    );
    const look = () =>
      client.octokit(`${at}
        const pull = { ...at, pull_number: 1 };
        const [[listed], one, reviews] = await Promise.all([
          rest.pulls.list(at).then(({ data }) => data), rest.pulls.get(pull), rest.pulls.listReviews(pull)]);
        return [listed.auto_merge, one.data.auto_merge?.enabled_by.login, reviews.data.map(({ state }) => state)];`);
    expect(await look()).toEqual([null, null, []]);
    const { pull } = repository.pullRequest(1) ?? {};
    if (pull !== undefined) pull.autoMergeBy = "will";
    const commitSha = pull?.headSha ?? "";
    const review = { id: 1, author: "will", body: "", commitSha, submittedAt: "2026-11-20T10:00:00Z" };
    pull?.reviews.push({ ...review, state: "APPROVED" }, { ...review, id: 2, state: "DISMISSED" });
    expect(await look()).toEqual([
      expect.objectContaining({ merge_method: "merge" }),
      ...["will", ["APPROVED", "DISMISSED"]],
    ]);
    hub.assertNoSurprises();
  });

  test("commits through the API: signed for a bot, so that a branch may ask for signatures", async () => {
    await using scene = await openScene({ rules: [{ type: "required_signatures", branches: "**" }] });
    const { repository, client, hub } = scene;
    await client.octokit(`${at}
      const base = (await rest.git.getRef({ ...at, ref: "heads/trunk" })).data.object.sha;
      const tree = await rest.git.createTree({ ...at, base_tree: base, tree: [
        { path: "run.sh", mode: "100755", type: "blob", content: "echo" }, { path: "README.md", mode: "100644", type: "blob", sha: null }] });
      const commit = await rest.git.createCommit({ ...at, tree: tree.data.sha, parents: [base], message: "By API" });
      await rest.git.createRef({ ...at, ref: "refs/heads/change", sha: commit.data.sha });
      await octokit.graphql(\`mutation($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }\`,
        { input: { branch: { repositoryNameWithOwner: "octo/demo", branchName: "change" }, expectedHeadOid: commit.data.sha,
          message: { headline: "By GraphQL" }, fileChanges: { additions: [{ path: "b", contents: "MQ==" }] } } });
      await rest.repos.createOrUpdateFileContents({ ...at, path: "c", branch: "change", message: "By contents", content: "Mg==" });`);
    expect((await repository.log("change")).map(({ message }) => message)).toEqual([
      "By contents",
      "By GraphQL",
      "By API",
      "Initial commit",
    ]);
    const tree = await repository.tree("change");
    expect(Object.keys(tree)).toEqual([".github/workflows/ci.yml", "b", "c", "run.sh"]);
    expect(tree["run.sh"]?.mode).toBe("100755");
    hub.assertNoSurprises();
  });

  test("reads what was said on a pull request, by whom and when, and what its checks say of lines", async () => {
    await using scene = await openScene({
      private: true,
      roles: { will: "write" },
      change: { "a.txt": "1\n" },
    });
    const sha = (await scene.repository.branchSha("trunk")) ?? "";
    const issue = scene.repository.addIssue({ title: "t", author: "will" });
    const [before, after] = ["2026-11-20T09:00:00Z", "2026-11-21T09:00:00Z"];
    for (let index = 0; index < 3; index += 1) {
      const edited = index === 1 ? { updatedAt: after } : {};
      scene.repository.addComment(issue.number, {
        author: "will",
        body: `${index}`,
        createdAt: before,
        ...edited,
      });
    }
    const place = {
      path: "a.txt",
      line: 1,
      hunk: "@@",
      commitSha: sha,
      createdAt: before,
      updatedAt: before,
    };
    const pull = scene.repository.newIssue("p", "", "will", {
      ...{ draft: false, base: "trunk", baseSha: sha, head: "change", headSha: sha },
      ...{ headRepository: "octo/demo", maintainerCanModify: true, requestedReviewers: [], reviews: [] },
      reviewComments: [1, 2].map((id) => ({ id, author: "will", body: `r${id}`, ...place })),
      ...{ mergedAt: null, mergedBy: null, mergeSha: null },
    });
    scene.repository.checkRuns.push({
      ...{ id: 9, name: "unit", headSha: sha, app: "ci", status: "completed", conclusion: "failure" },
      ...{
        output: { title: "1 failed", summary: null },
        detailsUrl: null,
        startedAt: before,
        completedAt: before,
      },
      annotations: [{ path: "a.txt", start_line: 1, message: "no" }],
    });
    const answers = await scene.client.octokit(`${at}
      const issue = { ...at, issue_number: ${issue.number}, per_page: 2 };
      const last = await rest.issues.listComments({ ...issue, page: 2 });
      const first = await rest.issues.listComments(issue);
      const lines = await rest.pulls.listReviewComments({ ...at, pull_number: ${pull.number}, direction: "desc" });
      const refused = (asked) => asked.then(() => "given", (error) => error.status);
      return [first.data.map(({ created_at, updated_at }) => created_at === updated_at), last.data[0].body,
        /page=2>; rel="last"/.test(first.headers.link), lines.data.map(({ body, line, path }) => body + line + path),
        await refused(rest.checks.listAnnotations({ ...at, check_run_id: 9 }))];`);
    expect(answers).toEqual([[true, false], "2", true, ["r21a.txt", "r11a.txt"], 403]);
    const reader = scene.hub.addToken({
      kind: "app",
      permissions: { ...workflowPermissions, checks: "read" },
    });
    const { Client } = await import("../support/fake-github/client.ts");
    await using client = await Client.open(scene.hub, reader);
    expect(
      await client.octokit(`${at}
        const { data } = await rest.checks.listAnnotations({ ...at, check_run_id: 9 });
        return data.map(({ path, start_line, message }) => [path, start_line, message]);`),
    ).toEqual([["a.txt", 1, "no"]]);
    scene.hub.assertNoSurprises();
  });

  test("files that people attached are at their own addresses, and a page may show them from elsewhere", async () => {
    await using scene = await openScene();
    const own = "https://github.com/user-attachments/assets/0a1b2c3d-0000-4000-8000-000000000001";
    const elsewhere = "https://private-user-images.githubusercontent.com/1/2-0a1b2c3d.png";
    scene.hub.addAttachment(own, {
      content: Buffer.alloc(0),
      contentType: "",
      signed: `${elsewhere}?jwt=a&b=c`,
    });
    scene.hub.addAttachment(elsewhere, { content: Buffer.from("file"), contentType: "image/png" });
    scene.repository.addIssue({ title: "t", body: `![a](${own})`, author: "octo" });
    const answers = await scene.client.octokit(`${at}
      const { data } = await octokit.request("GET /repos/{owner}/{repo}/issues/1", { ...at,
        headers: { accept: "application/vnd.github.full+json" } });
      const { fetch } = octokit.request.endpoint.DEFAULTS.request;
      const ask = async (address) => { const answer = await fetch(address, { redirect: "manual" });
        return [answer.status, answer.headers.get("content-type"), await answer.text()]; };
      return [data.body_html, await ask(${JSON.stringify(own)}), await ask(${JSON.stringify(elsewhere)} + "?jwt=a")];`);
    expect(answers).toEqual([
      `<p><img src="${elsewhere}?jwt=a&amp;b=c" alt="image"></p>`,
      [404, "text/html", "Not Found"],
      [200, "image/png", "file"],
    ]);
    scene.hub.assertNoSurprises();
  });

  test("dispatches a workflow and reports checks", async () => {
    const permissions = { actions: "write", checks: "write", statuses: "write", contents: "write" } as const;
    await using scene = await openScene({ token: workflowToken(permissions) });
    const { repository, client, hub } = scene;
    const answers = await client.octokit(`${at}
      const head_sha = (await rest.repos.getBranch({ ...at, branch: "trunk" })).data.commit.sha;
      await rest.actions.createWorkflowDispatch({ ...at, workflow_id: "ci.yml", ref: "trunk", inputs: { deep: true } });
      const runs = await rest.actions.listWorkflowRunsForRepo(at);
      await rest.checks.create({ ...at, name: "unit", head_sha, conclusion: "success" });
      await rest.repos.createCommitStatus({ ...at, sha: head_sha, state: "failure", context: "lint" });
      const checks = await rest.checks.listForRef({ ...at, ref: "trunk" });
      const status = await rest.repos.getCombinedStatusForRef({ ...at, ref: "trunk" });
      return [runs.data.total_count, checks.data.check_runs[0].conclusion, status.data.state];`);
    expect(answers).toEqual([1, "success", "failure"]);
    expect(repository.workflowRuns).toMatchObject([{ workflow: "ci.yml", inputs: { deep: "true" } }]);
    hub.assertNoSurprises();
  });
});

describe("a refused call", () => {
  const reads = { contents: "read", issues: "read", pull_requests: "read" } as const;
  const integration = { status: "403", message: "Resource not accessible by integration" };
  const hidden = { status: "404", message: "Not Found" };
  const only = (token: Permissions) => ({ token: workflowToken(token) });
  test.each<[string, SceneOptions, string, object]>([
    ["a label without issues: write", only(reads), "issues/1/labels -f labels[]=x", integration],
    ["a comment without issues: write", only(reads), "issues/1/comments -f body=x", integration],
    ["a ref without contents: write", only(reads), "git/refs -f ref=refs/heads/x -f sha=TRUNK", integration],
    [
      "a dispatch without actions: write",
      only(reads),
      "actions/workflows/ci.yml/dispatches -f ref=trunk",
      integration,
    ],
    [
      "reading issues of a private repository without issues: read",
      { private: true, ...only({ contents: "read" }) },
      "issues/1",
      integration,
    ],
    [
      "a pull request where Actions may not",
      { actionsMayCreatePullRequests: false },
      "pulls -f base=trunk -f head=x -f title=T",
      { status: "403", message: "GitHub Actions is not permitted to create or approve pull requests." },
    ],
    [
      "anything with an expired token",
      { token: expiredToken },
      "",
      { status: "401", message: "Bad credentials" },
    ],
    ["a private repository to a stranger", { private: true, token: personToken("eve") }, "", hidden],
    [
      "a private repository to a token for another one",
      {
        private: true,
        token: (hub) =>
          hub.addToken({ kind: "app", permissions: workflowPermissions, repositories: ["octo/other"] }),
      },
      "",
      hidden,
    ],
    [
      "others' permissions to a person who can't push",
      { token: personToken("eve") },
      "collaborators/octo/permission",
      { status: "403", message: "Must have push access to view collaborator permission." },
    ],
    [
      "a branch that the rules don't allow",
      { rules: [{ type: "creation", branches: "**" }] },
      "git/refs -f ref=refs/heads/x -f sha=TRUNK",
      {
        status: "422",
        message: expect.stringContaining("Cannot create ref due to creations being restricted."),
      },
    ],
    ["a branch that isn't there", {}, "branches/absent", { status: "404", message: "Branch not found" }],
    [
      "a comment in an archive",
      { archived: true },
      "issues/1/comments -f body=x",
      { status: "403", message: "Repository was archived so is read-only." },
    ],
  ])("%s", async (_, options, call, expected) => {
    await using scene = await openScene(options);
    scene.repository.addIssue({ title: "Do it" });
    const trunk = (await scene.repository.branchSha("trunk")) ?? "";
    const [path = "", ...fields] = call.replace("TRUNK", trunk).split(" ");
    const called = await scene.client.gh("api", `repos/octo/demo/${path}`.replace(/\/$/, ""), ...fields);
    expect(called.exitCode).toBe(1);
    expect(JSON.parse(called.stdout)).toMatchObject(expected);
    scene.hub.assertNoSurprises();
  });
});

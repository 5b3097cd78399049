import { describe, expect, test } from "@jest/globals";
import {
  expiredToken,
  openScene,
  personToken,
  prCreate,
  type Scene,
  type SceneOptions,
  url,
  workflowPermissions,
  workflowToken,
} from "../support/fake-github/scene.ts";

const R = ["-R", "octo/demo"] as const;

/** A repository with the branch `change`, one commit ahead of trunk. */
async function openChanged(options: SceneOptions = {}): Promise<Scene> {
  const scene = await openScene(options);
  await scene.repository.commit({ branch: "change", from: "trunk", files: { a: "1\n" }, message: "Change" });
  return scene;
}

describe("gh pr create", () => {
  test("opens a draft with exactly three requests", async () => {
    await using scene = await openChanged();
    const { hub, client, repository } = scene;
    expect(await client.gh(...prCreate("change", "--draft"))).toMatchObject({
      exitCode: 0,
      stdout: `${url}/pull/1\n`,
    });
    expect(repository.pullRequests).toMatchObject([
      {
        ...{ number: 1, title: "T", body: "B", author: "github-actions[bot]", state: "open" },
        pull: { draft: true, base: "trunk", head: "change", headSha: await repository.branchSha("change") },
      },
    ]);
    expect(hub.requests).toMatchObject([
      { path: "/graphql", operation: "RepositoryInfo" },
      { path: "/graphql", operation: "PullRequestForBranch" },
      { path: "/graphql", operation: "PullRequestCreate", status: 200, token: "app:github-actions[bot]" },
    ]);
    expect(hub.containsToken(JSON.stringify(hub.requests))).toBe(false);
    hub.assertNoSurprises();
  });

  test("is told of the pull request that exists", async () => {
    await using scene = await openChanged();
    await scene.client.gh(...prCreate("change"));
    const again = await scene.client.gh(...prCreate("change"));
    expect(again).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/already exists:\n.*\/pull\/1\n/),
    });
    expect(scene.repository.pullRequests).toHaveLength(1);
  });

  test.each<[string, SceneOptions, string]>([
    [
      "when Actions may not create pull requests",
      { actionsMayCreatePullRequests: false },
      "pull request create failed: GraphQL: GitHub Actions is not permitted to create or approve pull requests (createPullRequest)",
    ],
    [
      "when the token lacks pull-requests: write",
      { token: workflowToken({ contents: "write" }) },
      "pull request create failed: GraphQL: Resource not accessible by integration (createPullRequest)",
    ],
    [
      "when the fine-grained token lacks it",
      {
        roles: { alice: "write" },
        token: (hub) => hub.addToken({ kind: "user", login: "alice", permissions: { contents: "write" } }),
      },
      "GraphQL: Resource not accessible by personal access token (createPullRequest)",
    ],
    [
      "when the person is no collaborator",
      { token: personToken("eve") },
      "GraphQL: must be a collaborator (createPullRequest)",
    ],
    [
      "when the token is no good",
      { token: expiredToken },
      "HTTP 401: Bad credentials (https://api.github.com/graphql)",
    ],
    [
      "when the repository is hidden",
      { private: true, token: personToken("eve") },
      "GraphQL: Could not resolve to a Repository with the name 'octo/demo'. (repository)",
    ],
  ])("is refused %s", async (_, options, expected) => {
    await using scene = await openChanged(options);
    const created = await scene.client.gh(...prCreate("change"));
    expect(created).toMatchObject({ exitCode: 1, stderr: expect.stringContaining(expected) });
    expect(scene.repository.pullRequests).toEqual([]);
    scene.hub.assertNoSurprises();
  });

  test("another app may open one where Actions may not", async () => {
    const token = (hub: Scene["hub"]) =>
      hub.addToken({ kind: "app", app: "helper", permissions: workflowPermissions });
    await using scene = await openChanged({ actionsMayCreatePullRequests: false, token });
    expect(await scene.client.gh(...prCreate("change"))).toMatchObject({ exitCode: 0 });
    expect(scene.repository.pullRequests).toMatchObject([{ author: "helper[bot]" }]);
  });

  test("is refused without commits, without a branch, with a text that is too long", async () => {
    await using scene = await openChanged();
    const { client, repository } = scene;
    await repository.commit({ branch: "trunk", files: { a: "1\n" }, message: "Later" });
    await repository.read("update-ref", "refs/heads/same", "refs/heads/trunk");
    const said = async (...args: readonly string[]) => (await client.gh(...args)).stderr;
    expect(await said(...prCreate("same"))).toContain(
      "No commits between trunk and same (createPullRequest)",
    );
    expect(await said(...prCreate("absent"))).toContain("Head ref must be a branch (createPullRequest)");
    const long = await client.run(
      ["gh", "pr", "create", ...R, "--head", "change", "--base", "trunk", "--title", "T", "--body-file", "-"],
      {
        input: "x".repeat(65_537),
      },
    );
    expect(long.stderr).toContain("body is too long (maximum is 65536 characters)");
  });

  test("a missing label stops it before the pull request exists", async () => {
    await using scene = await openChanged();
    const created = await scene.client.gh(...prCreate("change", "--label", "absent"));
    expect(created).toMatchObject({ exitCode: 1, stderr: "could not add label: 'absent' not found\n" });
    expect(scene.repository.pullRequests).toEqual([]);
  });

  test("opens one from a fork", async () => {
    await using scene = await openScene({ token: personToken("alice") });
    const { hub, client, repository } = scene;
    const fork = await hub.addRepository({ name: "alice/demo", forkOf: "octo/demo" });
    const sha = await fork.commit({ branch: "change", from: "trunk", files: { a: "1" }, message: "Change" });
    expect(await client.gh(...prCreate("alice:change"))).toMatchObject({ exitCode: 0 });
    expect(repository.pullRequests).toMatchObject([
      { author: "alice", pull: { headRepository: "alice/demo", headSha: sha } },
    ]);
    expect(await repository.resolve("refs/pull/1/head")).toBe(sha);
    hub.assertNoSurprises();
  });
});

describe("gh on pull requests and issues", () => {
  const pullFields =
    "additions,assignees,author,baseRefName,body,changedFiles,closed,closedAt,comments,commits,createdAt,deletions,files,headRefName,headRefOid,headRepository,headRepositoryOwner,id,isCrossRepository,isDraft,labels,latestReviews,maintainerCanModify,mergeCommit,mergeStateStatus,mergeable,mergedAt,mergedBy,milestone,number,potentialMergeCommit,reactionGroups,reviewDecision,reviewRequests,reviews,state,statusCheckRollup,title,updatedAt,url";
  const issueFields =
    "assignees,author,body,closed,closedAt,comments,createdAt,id,labels,milestone,number,reactionGroups,state,title,updatedAt,url";

  test("does what a person does with a pull request", async () => {
    await using scene = await openChanged({ roles: { alice: "write" }, token: personToken("alice") });
    const { hub, client, repository } = scene;
    const gh = async (...args: readonly string[]) => {
      const ran = await client.gh(...args, ...R);
      expect(ran).toMatchObject({ exitCode: 0 });
      return ran.stdout;
    };
    await client.gh(...prCreate("change", "--draft"));
    await gh("pr", "ready", "1");
    expect(repository.pullRequest(1)?.pull.draft).toBe(false);
    await gh("pr", "comment", "1", "--body", "first");
    await gh("pr", "comment", "1", "--edit-last", "--body", "second");
    expect(repository.comments).toMatchObject([{ author: "alice", body: "second", issue: 1 }]);
    const shown = JSON.parse(await gh("pr", "view", "1", "--json", pullFields));
    expect(shown).toMatchObject({
      ...{ number: 1, state: "OPEN", isDraft: false, additions: 1, changedFiles: 1, mergeable: "MERGEABLE" },
      ...{ files: [{ path: "a" }], commits: [{ messageHeadline: "Change" }], author: { login: "alice" } },
    });
    expect(JSON.parse(await gh("pr", "list", "--json", pullFields))).toEqual([shown]);
    expect(JSON.parse(await gh("pr", "list", "--head", "change", "--json", "number"))).toEqual([
      { number: 1 },
    ]);
    expect(
      JSON.parse(await gh("pr", "list", "--search", "is:open author:@me", "--json", "number")),
    ).toHaveLength(1);
    await gh("pr", "close", "1");
    await gh("pr", "reopen", "1");
    await gh("pr", "status");
    expect(await gh("pr", "diff", "1")).toContain("+1");
    await gh("pr", "merge", "1", "--merge");
    expect(repository.pullRequest(1)).toMatchObject({ state: "closed", pull: { mergedBy: "alice" } });
    expect(await repository.file("trunk", "a")).toBe("1\n");
    hub.assertNoSurprises();
  });

  test("does what a person does with issues and labels", async () => {
    await using scene = await openScene({ roles: { alice: "write" }, token: personToken("alice") });
    const { hub, client, repository } = scene;
    repository.addIssue({ title: "Do it", body: "please", author: "eve", labels: ["agent"] });
    const gh = async (...args: readonly string[]) => {
      const ran = await client.gh(...args, ...R);
      expect(ran).toMatchObject({ exitCode: 0 });
      return ran.stdout;
    };
    expect(JSON.parse(await gh("issue", "view", "1", "--json", issueFields))).toMatchObject({
      ...{ title: "Do it", body: "please", author: { login: "eve" }, labels: [{ name: "agent" }] },
    });
    await gh("issue", "comment", "1", "--body", "on it");
    await gh("label", "create", "nice", "--color", "ff0000");
    await gh("label", "create", "nice", "--force", "--color", "00ff00");
    expect(await gh("label", "list")).toContain("#00ff00");
    await gh("issue", "edit", "1", "--add-label", "nice", "--remove-label", "agent");
    expect(repository.labelsOf(1)).toEqual(["nice"]);
    await gh("issue", "list", "--label", "nice");
    await gh("issue", "status");
    await gh("issue", "close", "1", "--reason", "not planned");
    expect(repository.issue(1)).toMatchObject({ state: "closed", stateReason: "not_planned" });
    await gh("issue", "create", "--title", "New", "--body", "", "--label", "nice");
    expect(repository.issues).toHaveLength(2);
    hub.assertNoSurprises();
  });

  test("cannot edit a pull request through gh 2.23, since Projects (classic) ended", async () => {
    await using scene = await openChanged();
    const { hub, client } = scene;
    await client.gh(...prCreate("change"));
    const edit = ["pr", "edit", "1", ...R, "--title", "New"];
    expect(await client.gh(...edit)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("Projects (classic) is being deprecated"),
    });
    hub.projectsClassic(true);
    expect(await client.gh(...edit)).toMatchObject({ exitCode: 0 });
    expect(scene.repository.pullRequest(1)?.title).toBe("New");
  });

  test("a reader may comment and a triager may label, but neither more", async () => {
    await using scene = await openChanged({ roles: { rita: "read" }, token: personToken("rita") });
    const { client, repository } = scene;
    repository.addIssue({ title: "Do it", author: "octo", labels: ["agent"] });
    expect(await client.gh("issue", "comment", "1", ...R, "--body", "hm")).toMatchObject({ exitCode: 0 });
    const remove = ["issue", "edit", "1", ...R, "--remove-label", "agent"];
    expect(await client.gh(...remove)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("rita does not have the correct permissions"),
    });
    repository.setRole("rita", "triage");
    expect(await client.gh(...remove)).toMatchObject({ exitCode: 0 });
    expect(repository.labelsOf(1)).toEqual([]);
  });

  test("a pull request is not approved by its author, nor by Actions where that is off", async () => {
    await using scene = await openChanged();
    const { client, repository, hub } = scene;
    await client.gh(...prCreate("change"));
    const approve = ["pr", "review", "1", ...R, "--approve"];
    expect((await client.gh(...approve)).stderr).toContain("Can not approve your own pull request");
    repository.actionsMayCreatePullRequests = false;
    expect((await client.gh(...approve)).stderr).toContain(
      "GitHub Actions is not permitted to approve pull requests",
    );
    hub.assertNoSurprises();
  });
});

describe("gh itself", () => {
  test("knows who it is", async () => {
    await using scene = await openScene();
    const status = await scene.client.gh("auth", "status");
    expect(status.stdout + status.stderr).toContain("Logged in to github.com as github-actions[bot]");
    expect(await scene.client.gh("api", "user")).toMatchObject({
      exitCode: 1,
      stderr: "gh: Resource not accessible by integration (HTTP 403)\n",
    });
  });

  test("sees the repository", async () => {
    await using scene = await openScene({ private: true, description: "A demo" });
    const fields = "name,owner,defaultBranchRef,isPrivate,viewerPermission,description,parent,labels,isEmpty";
    const shown = await scene.client.gh("repo", "view", "octo/demo", "--json", fields);
    expect(JSON.parse(shown.stdout)).toMatchObject({
      ...{ name: "demo", defaultBranchRef: { name: "trunk" }, isPrivate: true, description: "A demo" },
    });
    scene.hub.assertNoSurprises();
  });

  test("talks to an Enterprise Server under its own name", async () => {
    await using scene = await openScene({ hub: { host: "git.example.com" }, change: { a: "1" } });
    const { hub, client } = scene;
    expect(await client.push("HEAD:refs/heads/change")).toMatchObject({ exitCode: 0 });
    const created = await client.gh(
      "pr",
      "create",
      "-R",
      "git.example.com/octo/demo",
      ...prCreate("change").slice(4),
    );
    expect(created).toMatchObject({ exitCode: 0, stdout: "https://git.example.com/octo/demo/pull/1\n" });
    expect(hub.requests.map(({ path }) => path)).toContain("/api/graphql");
    hub.assertNoSurprises();
  });
});

import { describe, expect, test } from "@jest/globals";
import {
  expiredToken,
  openScene,
  personToken,
  prCreate,
  type SceneOptions,
  url,
  workflowToken,
} from "../support/fake-github/scene.ts";

const workflow = { ".github/workflows/ci.yml": "on: push\n" };

describe("an accepted push", () => {
  test("goes from a shallow, blobless clone to a branch that everybody sees", async () => {
    await using scene = await openScene();
    const { hub, client, repository } = scene;
    expect((await client.git("clone", "--depth=1", "--filter=blob:none", url, "work")).exitCode).toBe(0);
    await client.commit({ "src/a.js": "1\n" });
    const pushed = await client.push("--force-with-lease=refs/heads/change:", "HEAD:refs/heads/change");
    expect(pushed).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("[new branch]") });
    const head = (await client.git("-C", "work", "rev-parse", "HEAD")).stdout.trim();
    expect((await repository.branches())["change"]).toBe(head);
    expect((await repository.log("change")).map(({ message }) => message)).toEqual([
      "Change",
      "Initial commit",
    ]);
    expect(await repository.file("change", "src/a.js")).toBe("1\n");
    hub.assertNoSurprises();
  });

  test("moves the head of its pull request before the push ends", async () => {
    await using scene = await openScene({ change: { a: "1" } });
    const { client, repository } = scene;
    await client.push("HEAD:refs/heads/change");
    await client.gh(...prCreate("change"));
    await client.commit({ b: "2" });
    await client.push("HEAD:refs/heads/change");
    const head = (await client.git("-C", "work", "rev-parse", "HEAD")).stdout.trim();
    expect(repository.pullRequest(1)?.pull.headSha).toBe(head);
  });

  test.each<[string, SceneOptions]>([
    [
      "changes a workflow with the workflows permission",
      { change: workflow, token: workflowToken({ contents: "write", workflows: "write" }) },
    ],
    [
      "changes a workflow with a personal token that has the workflow scope",
      { change: workflow, roles: { alice: "write" }, token: personToken("alice", ["repo", "workflow"]) },
    ],
    [
      "goes to a private repository with a fine-grained token",
      {
        change: { a: "1" },
        private: true,
        roles: { alice: "write" },
        token: (hub) => hub.addToken({ kind: "user", login: "alice", permissions: { contents: "write" } }),
      },
    ],
    [
      "goes to a new branch beside protected ones",
      {
        change: { a: "1" },
        protectedBranches: ["trunk"],
        rules: [{ type: "creation", branches: "release/*" }],
      },
    ],
  ])("%s", async (_, options) => {
    await using scene = await openScene(options);
    expect(await scene.client.push("HEAD:refs/heads/change")).toMatchObject({ exitCode: 0 });
    expect(Object.keys(await scene.repository.branches())).toContain("change");
    scene.hub.assertNoSurprises();
  });

  test.each([
    { config: [], total: /Total 6\d/, meaning: "the whole snapshot" },
    {
      config: ["-c", "push.negotiate=true"],
      total: /Total [1-4] /,
      meaning: "only what is new, when it negotiates",
    },
  ])("sends $meaning after the base moved on", async ({ config, total }) => {
    const many = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`dir${index}/file`, `${index}`]),
    );
    await using scene = await openScene({ files: many, change: { "dir0/file": "changed" } });
    await scene.repository.commit({ files: { later: "1" }, message: "Later" });
    const push = ["push", "--progress", "origin", "HEAD:refs/heads/change"];
    expect(await scene.client.git("-C", "work", ...config, ...push)).toMatchObject({
      exitCode: 0,
      stderr: expect.stringMatching(total),
    });
  });
});

describe("a refused push", () => {
  test.each<[string, SceneOptions, RegExp]>([
    [
      "says which workflow file needs the workflows permission",
      { change: workflow },
      /\[remote rejected\] \(refusing to allow a GitHub App to create or update workflow `\.github\/workflows\/ci\.yml` without `workflows` permission\)/,
    ],
    [
      "says that a personal token lacks the workflow scope",
      { change: workflow, roles: { alice: "write" }, token: personToken("alice") },
      /\[remote rejected\] \(refusing to allow a Personal Access Token to create or update workflow `\.github\/workflows\/ci\.yml` without `workflow` scope\)/,
    ],
    [
      "names a restriction on new branches (GH013)",
      { change: { a: "1" }, rules: [{ type: "creation", branches: "**" }] },
      /\[remote rejected\] \(push declined due to repository rule violations\).*remote: error: GH013: Repository rule violations found for refs\/heads\/change\..*remote: - Cannot create ref due to creations being restricted\./s,
    ],
    [
      "names a rule on the names of branches (GH013)",
      {
        change: { a: "1" },
        rules: [
          {
            ...{ type: "branch_name_pattern", branches: "**" },
            parameters: { operator: "starts_with", pattern: "team/" },
          },
        ],
      },
      /remote: - Branch name must start with "team\/"/s,
    ],
    [
      "names a rule on the messages of commits (GH013)",
      {
        change: { a: "1" },
        rules: [
          {
            ...{ type: "commit_message_pattern", branches: "**" },
            parameters: { operator: "contains", pattern: "JIRA-" },
          },
        ],
      },
      /remote: - Commit message must contain "JIRA-"/s,
    ],
    [
      "asks for signed commits (GH013)",
      { change: { a: "1" }, rules: [{ type: "required_signatures", branches: "ch*" }] },
      /push declined due to repository rule violations.*remote: - Commits must have verified signatures\./s,
    ],
    [
      "names a file over the limit (GH001)",
      { change: { "big.bin": Buffer.alloc(2_097_152) }, maxFileBytes: 1_048_576 },
      /\[remote rejected\] \(pre-receive hook declined\).*File big\.bin is 2\.00 MB; this exceeds GitHub's file size limit of 1\.00 MB.*GH001: Large files detected/s,
    ],
    [
      "names LFS objects that were never uploaded (GH008)",
      {
        change: {
          "big.psd": `version https://git-lfs.github.com/spec/v1\noid sha256:${"ab".repeat(32)}\nsize 7340032\n`,
        },
      },
      /\[remote rejected\] \(pre-receive hook declined\).*remote: error: GH008: Your push referenced at least 1 unknown Git LFS object:.*remote: {5}(?:ab){32}.*remote: Try to push them with 'git lfs push --all'\./s,
    ],
    [
      "says that the token may not write",
      { change: { a: "1" }, token: workflowToken({ contents: "read" }) },
      /remote: Permission to octo\/demo\.git denied to github-actions\[bot\]\..*The requested URL returned error: 403/s,
    ],
    [
      "says that the person's role may not write",
      { change: { a: "1" }, roles: { bob: "triage" }, token: personToken("bob") },
      /remote: Permission to octo\/demo\.git denied to bob\./,
    ],
    [
      "says that the person's token lacks the scope",
      { change: { a: "1" }, roles: { alice: "admin" }, token: personToken("alice", []) },
      /remote: Permission to octo\/demo\.git denied to alice\./,
    ],
    [
      "says that the repository is archived",
      { change: { a: "1" }, archived: true },
      /remote: This repository was archived so it is read-only\./,
    ],
    [
      "asks for a user name without a token",
      { change: { a: "1" }, token: () => undefined },
      /could not read Username for 'https:\/\/github\.com': terminal prompts disabled/,
    ],
  ])("%s", async (_, options, expected) => {
    await using scene = await openScene(options);
    const before = await scene.repository.branches();
    const { exitCode, stdout, stderr } = await scene.client.push("HEAD:refs/heads/change");
    expect(exitCode).not.toBe(0);
    expect(stdout + stderr).toMatch(expected);
    expect(await scene.repository.branches()).toEqual(before);
    scene.hub.assertNoSurprises();
  });

  test("names the protected branch (GH006) and leaves the other branch of the same push alone", async () => {
    await using scene = await openScene({ change: { a: "1" }, protectedBranches: ["trunk"] });
    const { exitCode, stdout, stderr } = await scene.client.push(
      "HEAD:refs/heads/trunk",
      "HEAD:refs/heads/change",
    );
    expect(exitCode).not.toBe(0);
    expect(stdout).toMatch(
      /^!\tHEAD:refs\/heads\/trunk\t\[remote rejected\] \(protected branch hook declined\)$/m,
    );
    expect(stdout).toMatch(/^\*\tHEAD:refs\/heads\/change\t\[new branch\]$/m);
    expect(stderr).toContain("remote: error: GH006: Protected branch update failed for refs/heads/trunk.");
  });

  test("keeps a forced push and a deletion from a branch whose rules forbid them", async () => {
    await using scene = await openScene({
      change: { a: "1" },
      rules: [
        { type: "non_fast_forward", branches: "change" },
        { type: "deletion", branches: "change" },
      ],
    });
    const { client } = scene;
    await client.push("HEAD:refs/heads/change");
    await client.git("-C", "work", "commit", "--quiet", "--amend", "--message", "Other");
    expect((await client.push("--force", "HEAD:refs/heads/change")).stderr).toContain("Cannot force-push");
    expect((await client.push(":refs/heads/change")).stderr).toContain("Cannot delete this branch");
  });

  test("is stale when the lease expected the branch to be absent or elsewhere", async () => {
    await using scene = await openScene({ change: { a: "1" } });
    const { client, repository } = scene;
    const push = (lease: string) =>
      client.push(`--force-with-lease=refs/heads/change:${lease}`, "HEAD:refs/heads/change");
    const other = await repository.commit({ branch: "change", files: { b: "2" }, message: "Other" });
    expect(await push("")).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining("[rejected] (stale info)"),
    });
    expect(await push(`${"0".repeat(39)}1`)).toMatchObject({ exitCode: 1 });
    expect((await repository.branches())["change"]).toBe(other);
    expect(await push(other)).toMatchObject({ exitCode: 0 });
  });
});

describe("reading", () => {
  const clone = ["clone", "--quiet", url, "work"] as const;

  test("a public repository needs no token", async () => {
    await using scene = await openScene({ token: () => undefined });
    expect(await scene.client.git(...clone)).toMatchObject({ exitCode: 0 });
  });

  test.each<[string, SceneOptions, string]>([
    ["an expired token asks for a user name", { token: expiredToken }, "could not read Username"],
    [
      "a private repository is hidden from nobody's eyes",
      { private: true, token: () => undefined },
      "could not read Username",
    ],
    [
      "a private repository is hidden from strangers",
      { private: true, token: personToken("eve") },
      "repository 'https://github.com/octo/demo/' not found",
    ],
    [
      "a private repository is hidden from a token without contents",
      { private: true, token: workflowToken({ issues: "write" }) },
      "remote: Repository not found.",
    ],
    [
      "a private repository is hidden from a token for another one",
      {
        private: true,
        token: (hub) =>
          hub.addToken({ kind: "app", permissions: { contents: "read" }, repositories: ["octo/other"] }),
      },
      "remote: Repository not found.",
    ],
  ])("%s", async (_, options, expected) => {
    await using scene = await openScene(options);
    const { exitCode, stderr } = await scene.client.git(...clone);
    expect(exitCode).not.toBe(0);
    expect(stderr).toContain(expected);
  });

  test("any commit can be fetched by its sha", async () => {
    await using scene = await openScene();
    const first = (await scene.repository.branches())["trunk"] ?? "";
    await scene.repository.commit({ files: { a: "1" }, message: "Second" });
    await scene.client.git("init", "--quiet", "work");
    const fetch = ["fetch", "--quiet", "--depth=1", "--filter=blob:none", "--no-tags", url, first];
    expect(await scene.client.git("-C", "work", ...fetch)).toMatchObject({ exitCode: 0 });
  });
});

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import { BranchTaken, cloneRepository, type GitHub, openGitHub } from "../src/github/github.ts";
import { checkPush } from "../src/github/push.ts";
import { Secret } from "../src/redact.ts";
import { trustedEnvironment } from "../src/trusted.ts";
import type { Answer, Calls } from "./support/call-github.ts";
import { type FakeGitHub, type FakeRepository, startFakeGitHub } from "./support/fake-github/index.ts";
import { secondaryLimit, submittedTooQuickly } from "./support/fake-github/limits.ts";
import { commitAll, git, makeTempDir, writeFiles } from "./support/repo.ts";

const programs = { git: "/usr/bin/git", gh: "/usr/bin/gh" };
const workflowToken = {
  kind: "app",
  permissions: { contents: "write", pull_requests: "write", issues: "write" },
} as const;

interface Scene extends AsyncDisposable {
  readonly fake: FakeGitHub;
  readonly repository: FakeRepository;
  readonly temp: string;
  readonly open: (token: string, signal?: AbortSignal) => GitHub;
  readonly github: GitHub;
  /** A commit on the clone's head with these files; answers its sha. */
  readonly commit: (files: Record<string, string>) => Promise<string>;
  readonly gitDir: string;
  /** Calls API methods in a process of their own. */
  readonly call: (token: string, ...calls: Calls["calls"]) => Promise<Answer[]>;
}

async function scene(
  options: Partial<Parameters<FakeGitHub["addRepository"]>[0]> & { readonly host?: string } = {},
): Promise<Scene> {
  const stack = new AsyncDisposableStack();
  const { host, ...repositoryOptions } = options;
  const fake = stack.use(await startFakeGitHub(host === undefined ? {} : { host }));
  const { path: temp } = stack.use(await makeTempDir());
  const repository = await fake.addRepository({
    name: "octo/demo",
    files: { "README.md": "hello\n", ".github/workflows/ci.yml": "on: push\n" },
    ...repositoryOptions,
  });
  const checkout = join(temp, "checkout");
  await git(
    temp,
    "-c",
    "safe.directory=*",
    "clone",
    "--quiet",
    "--depth=1",
    `file://${repository.gitDir}`,
    checkout,
  );
  const env = trustedEnvironment(fake.env, join(temp, "home"));
  const where = { serverUrl: fake.serverUrl, apiUrl: fake.apiUrl, repository: "octo/demo" };
  const open = (token: string, signal: AbortSignal = new AbortController().signal) =>
    openGitHub({ ...where, token: new Secret(token), tempDir: join(temp, "run"), programs, env, signal });
  return {
    fake,
    repository,
    temp,
    open,
    github: open(fake.addToken(workflowToken)),
    gitDir: join(checkout, ".git"),
    async commit(files) {
      await writeFiles(checkout, files);
      return commitAll(checkout, "change");
    },
    async call(token, ...calls) {
      const script = join(import.meta.dirname, "support/call-github.ts");
      const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", script], {
        env: { PATH: process.env["PATH"], ...fake.env },
        stdio: ["pipe", "pipe", "inherit"],
      });
      const input: Calls = { ...where, token, tempDir: join(temp, "run"), calls };
      child.stdin.end(JSON.stringify(input));
      return (await json(child.stdout)) as Answer[];
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** Command lines of the processes that have this git directory in their environment. */
async function programsOn(gitDir: string): Promise<string[]> {
  const read = (pid: string, file: string) => readFile(`/proc/${pid}/${file}`, "utf8").catch(() => "");
  const found = (await readdir("/proc"))
    .filter((name) => /^\d+$/.test(name))
    .map(async (pid) =>
      (await read(pid, "environ")).includes(`GIT_DIR=${gitDir}\0`) ? [await read(pid, "cmdline")] : [],
    );
  return (await Promise.all(found)).flat().filter((line) => line !== "");
}

describe("push", () => {
  test("puts one commit on a new branch, with the token in one child's environment only", async () => {
    await using it = await scene();
    const sha = await it.commit({ "a.txt": "a\n" });
    await it.github.push({ gitDir: it.gitDir, sha, branch: "feature/a", expect: "absent" });
    expect(await it.repository.branches()).toMatchObject({ "feature/a": sha });
    expect(await readFile(join(it.gitDir, "config"), "utf8")).not.toContain("AUTHORIZATION");
    it.fake.assertNoSurprises();
  });

  test("ends when the run is cancelled, and git with it", async () => {
    await using it = await scene();
    const sha = await it.commit({ "a.txt": "a\n" });
    it.fake.failNext(/receive-pack/, { hang: true });
    const cancel = new AbortController();
    const pushed = it
      .open(it.fake.addToken(workflowToken), cancel.signal)
      .push({ gitDir: it.gitDir, sha, branch: "feature/a", expect: "absent" });
    const asked = () => it.fake.requests.some(({ path }) => path.includes("receive-pack"));
    while (!asked()) await setTimeout(5);
    expect(await programsOn(it.gitDir)).not.toEqual([]);
    cancel.abort();
    await expect(pushed).rejects.toThrow(/aborted/);
    expect(await programsOn(it.gitDir)).toEqual([]);
  });

  test("sends little when the base moved on meanwhile", async () => {
    await using it = await scene({
      files: Object.fromEntries(
        Array.from({ length: 300 }, (_, index) => [`f${index}`, `${index}\n`.repeat(200)]),
      ),
    });
    await it.repository.commit({ files: { f1: "moved\n" }, message: "moved on" });
    const sha = await it.commit({ "a.txt": "a\n" });
    const before = await objectCount(it.repository);
    await it.github.push({ gitDir: it.gitDir, sha, branch: "feature/a", expect: "absent" });
    expect((await objectCount(it.repository)) - before).toBe(3);
  });

  test("never overwrites a branch, and says when it is taken", async () => {
    await using it = await scene();
    const first = await it.commit({ "a.txt": "a\n" });
    const push = (sha: string, expect: string) =>
      it.github.push({ gitDir: it.gitDir, sha, branch: "feature/a", expect });
    await push(first, "absent");
    // The same again: an answer may have been lost.
    await push(first, "absent");
    const second = await it.commit({ "a.txt": "b\n" });
    const refused = push(second, "absent");
    await expect(refused).rejects.toBeInstanceOf(BranchTaken);
    await expect(refused).rejects.toMatchObject({ code: "push-refused" });
    await push(second, first);
    expect(await it.repository.branches()).toMatchObject({ "feature/a": second });
  });

  test("goes through when GitHub was down, and when only its answer was lost", async () => {
    await using it = await scene();
    const sha = await it.commit({ "a.txt": "a\n" });
    it.fake.failNext(/GIT receive-pack .* refs/, { status: 502 });
    await it.github.push({ gitDir: it.gitDir, sha, branch: "feature/down", expect: "absent" });
    it.fake.failNext(/GIT receive-pack .* data/, { drop: "after" });
    await it.github.push({ gitDir: it.gitDir, sha, branch: "feature/lost", expect: "absent" });
    expect(await it.repository.branches()).toMatchObject({ "feature/down": sha, "feature/lost": sha });
  }, 20_000);

  test("goes through when the server does not negotiate", async () => {
    await using it = await scene();
    await it.repository.commit({ files: { b: "b" }, message: "moved" });
    const sha = await it.commit({ "a.txt": "a\n" });
    it.fake.failNext(/GIT upload-pack/, { status: 500, times: 9 });
    await it.github.push({ gitDir: it.gitDir, sha, branch: "feature/a", expect: "absent" });
    expect(await it.repository.branches()).toMatchObject({ "feature/a": sha });
  });

  test.each<
    [
      string,
      Parameters<typeof scene>[0],
      Parameters<FakeGitHub["addToken"]>[0] | "expired",
      Record<string, string>,
      string,
      RegExp,
    ]
  >([
    [
      "may not push",
      {},
      { kind: "app", permissions: { contents: "read" } },
      { a: "a" },
      "push-refused",
      /contents: write/,
    ],
    ["has expired", {}, "expired", { a: "a" }, "push-refused", /does not accept the token/],
    [
      "may not see the repository",
      { private: true },
      { kind: "user", login: "eve" },
      { a: "a" },
      "push-refused",
      /does not let us see the repository|may not push/,
    ],
    [
      "may not change workflows",
      {},
      workflowToken,
      { ".github/workflows/ci.yml": "on: issues\n" },
      "workflow-scope",
      /may not push changes of workflow files.*ci\.yml/,
    ],
    [
      "is a person's without workflow scope",
      { roles: { eve: "write" } },
      { kind: "user", login: "eve" },
      { ".github/workflows/new.yml": "on: x\n" },
      "workflow-scope",
      /without `workflow` scope/,
    ],
    [
      "meets a ruleset on creations",
      { rules: [{ type: "creation", branches: "feature/**" }] },
      workflowToken,
      { a: "a" },
      "push-refused",
      /ruleset.*creations being restricted/,
    ],
    [
      "meets a ruleset on signatures",
      { rules: [{ type: "required_signatures", branches: "**" }] },
      workflowToken,
      { a: "a" },
      "push-refused",
      /ruleset.*verified signatures/,
    ],
    [
      "has a large file",
      { maxFileBytes: 1000 },
      workflowToken,
      { big: "x".repeat(2000) },
      "push-refused",
      /larger than GitHub takes.*big/,
    ],
    [
      "meets an archived repository",
      { archived: true },
      workflowToken,
      { a: "a" },
      "push-refused",
      /archived|may not push/,
    ],
  ])("says why a token that %s is refused", async (_, options, tokenOptions, files, code, message) => {
    await using it = await scene(options);
    const token = it.fake.addToken(tokenOptions === "expired" ? workflowToken : tokenOptions);
    if (tokenOptions === "expired") it.fake.expireToken(token);
    const sha = await it.commit(files);
    const pushing = it.open(token).push({ gitDir: it.gitDir, sha, branch: "feature/a", expect: "absent" });
    await expect(pushing).rejects.toMatchObject({ name: "UserError", code });
    await expect(pushing).rejects.toThrow(message);
    expect(Object.keys(await it.repository.branches())).toEqual(["main"]);
  });

  test("is checked beforehand without leaving anything", async () => {
    await using it = await scene();
    const may = it.fake.addToken(workflowToken);
    expect(await it.call(may, ["checkPush"])).toEqual([{ value: null }]);
    expect(it.fake.requests.filter(({ path }) => path.includes("receive-pack"))).toHaveLength(1);
    const weak = it.fake.addToken({ kind: "app", permissions: { contents: "read" } });
    expect(await it.call(weak, ["checkPush"])).toEqual([
      { code: "push-refused", message: expect.stringMatching(/contents: write.*Permission to .* denied/) },
    ]);
    const expired = it.fake.addToken(workflowToken);
    it.fake.expireToken(expired);
    expect(await it.call(expired, ["checkPush"])).toEqual([
      { code: "push-refused", message: expect.stringMatching(/does not accept the token/) },
    ]);
    // Whether GitHub will answer when there is something to push is not known yet.
    it.fake.failNext(/GIT receive-pack .* refs/, { status: 502 });
    expect(await it.call(may, ["checkPush"])).toEqual([{ value: null }]);
    it.fake.failNext(/GIT receive-pack .* refs/, { drop: "before" });
    expect(await it.call(may, ["checkPush"])).toEqual([{ value: null }]);
  });

  test("beforehand takes no more of a refusal than says why, however much there is", async () => {
    const closed = Promise.withResolvers<void>();
    await using server = createServer((_, response) => {
      response.once("close", () => closed.resolve());
      response.writeHead(403).write("Permission to octo/demo denied to ada.\n");
      const more = () => {
        while (response.write("x".repeat(65_536)));
      };
      response.on("drain", more);
      more();
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const serverUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const asked = checkPush(
      { token: new Secret("ghs_x"), serverUrl, signal: new AbortController().signal },
      "octo/demo",
    );
    await expect(asked).rejects.toMatchObject({
      code: "push-refused",
      message: expect.stringMatching(/^The token may not push[^x]*Permission to octo\/demo denied to ada/),
    });
    await closed.promise;
  }, 20_000);

  test("says that a branch is protected", async () => {
    await using it = await scene({ protectedBranches: ["main"] });
    const expected = (await it.repository.branchSha("main")) ?? "";
    const sha = await it.commit({ a: "a" });
    const pushing = it.github.push({ gitDir: it.gitDir, sha, branch: "main", expect: expected });
    await expect(pushing).rejects.toMatchObject({ code: "push-refused" });
    await expect(pushing).rejects.toThrow(/The branch is protected\./);
    expect(await it.repository.branchSha("main")).toBe(expected);
  });

  test("says when another branch's name is in the way", async () => {
    await using it = await scene();
    await it.repository.read("branch", "feature", "main");
    const sha = await it.commit({ a: "a" });
    const pushing = it.github.push({ gitDir: it.gitDir, sha, branch: "feature/a", expect: "absent" });
    await expect(pushing).rejects.toMatchObject({ code: "push-refused" });
    await expect(pushing).rejects.toThrow(/stands in the way/);
  });

  test("a GitHub that stays down is github-unavailable", async () => {
    await using it = await scene();
    const sha = await it.commit({ a: "a" });
    it.fake.failNext(/GIT/, { status: 503, times: 99 });
    const pushing = it.github.push({ gitDir: it.gitDir, sha, branch: "feature/a", expect: "absent" });
    await expect(pushing).rejects.toMatchObject({ code: "github-unavailable" });
  }, 20_000);
});

async function objectCount(repository: FakeRepository): Promise<number> {
  const text = await repository.read("count-objects", "-v");
  const count = (name: string) => Number(new RegExp(`^${name}: (\\d+)`, "m").exec(text)?.[1]);
  return count("count") + count("in-pack");
}

describe("a pull request", () => {
  const wanted = {
    branch: "feature/a",
    base: "main",
    title: "--web `x`",
    body: "text\n\nCloses #1\n",
    draft: false,
  };

  async function pushed(options: Parameters<typeof scene>[0] = {}) {
    const it = await scene(options);
    const sha = await it.commit({ "a.txt": "a\n" });
    await it.github.push({ gitDir: it.gitDir, sha, branch: "feature/a", expect: "absent" });
    return { it, sha };
  }

  test("is opened with its title and text as they are", async () => {
    const { it, sha } = await pushed();
    await using _it = it;
    const created = await it.github.createPullRequest(wanted);
    expect(created).toEqual({ number: 1, url: "https://github.com/octo/demo/pull/1" });
    expect(it.repository.pullRequest(1)).toMatchObject({
      title: "--web `x`",
      body: "text\n\nCloses #1\n",
      pull: { base: "main", head: "feature/a", headSha: sha, draft: false },
    });
    it.fake.assertNoSurprises();
  });

  test("is a draft when asked for one, and a second time it is found again", async () => {
    const { it } = await pushed();
    await using _it = it;
    const created = await it.github.createPullRequest({ ...wanted, draft: true });
    expect(it.repository.pullRequest(1)?.pull.draft).toBe(true);
    expect(await it.github.createPullRequest(wanted)).toEqual(created);
    expect(it.repository.pullRequests).toHaveLength(1);
  });

  test("is opened once when the answer was lost or GitHub was slow to take it", async () => {
    const { it } = await pushed();
    await using _it = it;
    it.fake.failNext(/PullRequestCreate/, { drop: "after" });
    expect(await it.github.createPullRequest(wanted)).toMatchObject({ number: 1 });
    expect(it.repository.pullRequests).toHaveLength(1);
  }, 20_000);

  test("goes through when GitHub was down at first", async () => {
    const { it } = await pushed();
    await using _it = it;
    it.fake.failNext(/RepositoryInfo/, { status: 502 });
    expect(await it.github.createPullRequest(wanted)).toMatchObject({ number: 1 });
  }, 20_000);

  test.each([
    ["was submitted too quickly", submittedTooQuickly("createPullRequest")],
    ["met the secondary limit", secondaryLimit({ retryAfterSeconds: 1 })],
  ])(
    "goes through after it %s",
    async (_, pause) => {
      const { it } = await pushed();
      await using _it = it;
      it.fake.failNext(/PullRequestCreate/, pause);
      expect(await it.github.createPullRequest(wanted)).toMatchObject({ number: 1 });
      expect(it.repository.pullRequests).toHaveLength(1);
    },
    20_000,
  );

  test("its text is cut to what GitHub takes", async () => {
    const { it } = await pushed();
    await using _it = it;
    await it.github.createPullRequest({ ...wanted, body: "x".repeat(100_000), title: "t".repeat(400) });
    expect(it.repository.pullRequest(1)?.body).toHaveLength(65_536);
    expect(it.repository.pullRequest(1)?.title).toHaveLength(256);
  });

  test("is opened on an Enterprise Server under its own name", async () => {
    const { it } = await pushed({ host: "ghes.example" });
    await using _it = it;
    expect(await it.github.createPullRequest(wanted)).toEqual({
      number: 1,
      url: "https://ghes.example/octo/demo/pull/1",
    });
    expect(it.fake.refusedHosts).toEqual([]);
  });

  test.each<[string, (it: Scene) => { token?: string; base?: string }, string, RegExp]>([
    [
      "Actions may not create any",
      (it) => {
        it.repository.actionsMayCreatePullRequests = false;
        return {};
      },
      "pr-not-permitted",
      /does not allow GitHub Actions to create pull requests/,
    ],
    [
      "the token lacks the permission",
      (it) => ({ token: it.fake.addToken({ kind: "app", permissions: { contents: "write" } }) }),
      "pr-not-permitted",
      /pull-requests: write/,
    ],
    [
      "the token expired",
      (it) => {
        const token = it.fake.addToken(workflowToken);
        it.fake.expireToken(token);
        return { token };
      },
      "pr-not-permitted",
      /does not accept the token/,
    ],
    ["the base is no branch", () => ({ base: "absent" }), "bad-input", /check `base`/],
  ])("says why when %s", async (_, prepare, code, message) => {
    const { it } = await pushed();
    await using _it = it;
    const { token, base = "main" } = prepare(it);
    const github = token === undefined ? it.github : it.open(token);
    const creating = github.createPullRequest({ ...wanted, base });
    await expect(creating).rejects.toMatchObject({ name: "UserError", code });
    await expect(creating).rejects.toThrow(message);
    expect(it.repository.pullRequests).toHaveLength(0);
  });
});

describe("a clone", () => {
  const clone = async (it: Scene, url: string, token?: string, directory = join(it.temp, "clone")) => {
    await cloneRepository({
      url,
      directory,
      ...(token !== undefined && { token: new Secret(token) }),
      serverUrl: it.fake.serverUrl,
      programs,
      env: trustedEnvironment(it.fake.env, join(it.temp, "home")),
      tempDir: join(it.temp, "run"),
      signal: new AbortController().signal,
    });
    return directory;
  };

  test("has the newest commit on its branch and no trace of the token", async () => {
    await using it = await scene({ private: true, defaultBranch: "trunk" });
    await it.repository.commit({ files: { "b.txt": "b\n" }, message: "second" });
    const token = it.fake.addToken(workflowToken);
    const directory = await clone(it, "https://github.com/octo/demo", token);
    expect(await readFile(join(directory, "b.txt"), "utf8")).toBe("b\n");
    expect(await git(directory, "status", "--porcelain", "--branch")).toBe("## trunk...origin/trunk");
    expect(await git(directory, "rev-list", "--count", "HEAD")).toBe("1");
    for (const file of await readdir(join(directory, ".git"), { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      expect(await readFile(join(file.parentPath, file.name), "latin1")).not.toContain(token);
    }
    expect(await readdir(join(directory, ".git"))).not.toContain("hooks");
  });

  test("can be a file on this machine, and of the same repository as the token's", async () => {
    await using it = await scene();
    const directory = await clone(it, `file://${join(it.temp, "checkout")}`);
    expect(await readFile(join(directory, "README.md"), "utf8")).toBe("hello\n");
    await it.github.clone(join(it.temp, "second"));
    expect(await readFile(join(it.temp, "second/README.md"), "utf8")).toBe("hello\n");
  });

  test.each<[string, string, RegExp]>([
    [
      "that is not there",
      "https://github.com/octo/absent",
      /could not be cloned.*does not exist, or the token may not read it/,
    ],
    ["without an address", "octo/demo", /is not an https:\/\/ address/],
    ["by a helper", "ext::sh -c id", /is not an https:\/\/ address/],
    ["that starts like an option", "--upload-pack=id", /is not an https:\/\/ address/],
    ["with a password in it", "https://me:pw@github.com/octo/demo", /holds a user name or password/],
  ])("fails plainly for a repository %s", async (_, url, message) => {
    await using it = await scene();
    const cloning = clone(it, url, it.fake.addToken(workflowToken));
    await expect(cloning).rejects.toMatchObject({ name: "UserError", code: "clone-failed" });
    await expect(cloning).rejects.toThrow(message);
  });

  test("sends the token to no other server", async () => {
    await using it = await scene();
    await using other = await startFakeGitHub({ host: "elsewhere.example" });
    await other.addRepository({ name: "octo/demo", private: true, files: { a: "a" } });
    const cloning = cloneRepository({
      url: "https://elsewhere.example/octo/demo",
      directory: join(it.temp, "clone"),
      token: new Secret(it.fake.addToken(workflowToken)),
      serverUrl: it.fake.serverUrl,
      programs,
      env: trustedEnvironment(other.env, join(it.temp, "home")),
      tempDir: join(it.temp, "run"),
      signal: new AbortController().signal,
    });
    await expect(cloning).rejects.toMatchObject({ code: "clone-failed" });
    expect(other.requests.map(({ token }) => token)).toEqual(["none"]);
  });
});

describe("the API", () => {
  test("answers what a run asks", async () => {
    await using it = await scene({
      private: true,
      defaultBranch: "trunk",
      roles: { wendy: "maintain", tom: "triage" },
    });
    it.fake.addUser("stranger");
    const issue = it.repository.addIssue({ title: "t", labels: ["backspace", "bug"] });
    const answers = await it.call(
      it.fake.addToken(workflowToken),
      ["permissionOf", "wendy"],
      ["permissionOf", "tom"],
      ["permissionOf", "stranger"],
      ["permissionOf", "nobody"],
      ["defaultBranch"],
      ["branchExists", "trunk"],
      ["branchExists", "feature/a"],
      ["identityOf", "wendy"],
      ["identityOf", "nobody"],
      ["hasCommit", (await it.repository.branchSha("trunk")) ?? ""],
      ["hasCommit", "0".repeat(40)],
      ["removeLabel", issue.number, "backspace"],
      ["removeLabel", issue.number, "backspace"],
    );
    expect(answers).toEqual([
      { value: { permission: "write", role: "maintain" } },
      { value: { permission: "read", role: "triage" } },
      { value: { permission: "none", role: "none" } },
      { value: { permission: "none", role: "none" } },
      { value: "trunk" },
      { value: true },
      { value: false },
      { value: { name: "wendy", email: expect.stringMatching(/^\d+\+wendy@users\.noreply\.github\.com$/) } },
      { value: null },
      { value: true },
      { value: false },
      { value: null },
      { value: null },
    ]);
    expect(it.repository.labelsOf(issue.number)).toEqual(["bug"]);
    it.fake.assertNoSurprises();
  });

  test("a branch below another's name is not that branch", async () => {
    await using it = await scene();
    await it.repository.read("branch", "feature/abc", "main");
    const token = it.fake.addToken(workflowToken);
    expect(await it.call(token, ["branchExists", "feature/ab"], ["branchExists", "feature"])).toEqual([
      { value: false },
      { value: false },
    ]);
  });

  test("a comment whose answer is lost is written once", async () => {
    await using it = await scene();
    const issue = it.repository.addIssue({ title: "t", body: "b", author: "ann" });
    it.fake.failNext(/POST .*comments/, { drop: "after" });
    const write = (body: string) => ["addComment", issue.number, body] as const;
    const answers = await it.call(it.fake.addToken(workflowToken), write("One?"), write("Two?"));
    const url = expect.stringMatching(/^https:\/\/github\.com\/octo\/demo\/issues\/\d+#issuecomment-\d+$/);
    const ids = it.repository.comments.map(({ id }) => id);
    expect(answers).toEqual(ids.map((number) => ({ value: { url, number } })));
    expect(it.repository.issue(issue.number)?.comments.map(({ body }) => body)).toEqual(["One?", "Two?"]);
    it.fake.assertNoSurprises();
  });

  test("a comment is found by its mark if it is our own, and changed with one request", async () => {
    await using it = await scene();
    const { number } = it.repository.addIssue({ title: "t", body: "b", author: "ann" });
    const mark = "<!-- tiny-backspace:run 1 -->";
    const [token, find] = [it.fake.addToken(workflowToken), ["findComment", number, mark] as const];
    const says = (author: string, body: string) => it.repository.addComment(number, { author, body });
    says("mallory", `${mark} mine`);
    // What somebody says through another workflow is ours by its author alone.
    says("github-actions[bot]", `She said: ${mark}`);
    expect(await it.call(token, find)).toEqual([{ value: null }]);
    const [first] = [says("github-actions[bot]", `${mark} one`), says("mallory", `${mark} again`)];
    expect(await it.call(token, find)).toEqual([{ value: first.id }]);
    const asked = it.fake.requests.length;
    expect(await it.call(token, ["editComment", first.id, "two"])).toEqual([{ value: true }]);
    expect(it.fake.requests).toHaveLength(asked + 1);
    expect(it.repository.comments.map(({ body }) => body)).toEqual([
      ...[`${mark} mine`, `She said: ${mark}`, "two", `${mark} again`],
    ]);
  });

  test("a comment that somebody has deleted is told from one that may not be changed", async () => {
    await using it = await scene();
    const { number } = it.repository.addIssue({ title: "t", body: "b", author: "ann" });
    const { id } = it.repository.addComment(number, { author: "github-actions[bot]", body: "x" });
    const edit = (comment: number) => ["editComment", comment, "y"] as const;
    expect(await it.call(it.fake.addToken(workflowToken), edit(id + 1000))).toEqual([{ value: false }]);
    const weak = it.fake.addToken({ ...workflowToken, permissions: { contents: "read", issues: "read" } });
    expect(await it.call(weak, edit(id))).toEqual([
      { code: "token-rejected", message: expect.stringContaining("the token may not") },
    ]);
  });

  test("somebody else's comment of the same words is not taken for ours when an answer is lost", async () => {
    await using it = await scene();
    const { number } = it.repository.addIssue({ title: "t", body: "b", author: "ann" });
    it.fake.failNext(/POST .*comments/, { drop: "before" });
    it.repository.addComment(number, { author: "mallory", body: "One?", updatedAt: "2099-01-01T00:00:00Z" });
    const [answer] = await it.call(it.fake.addToken(workflowToken), ["addComment", number, "One?"]);
    expect(answer).toEqual({ value: { url: expect.any(String) } });
  });

  test("says whose token it is, on an Enterprise Server too", async () => {
    for (const host of ["github.com", "ghes.example"]) {
      await using it = await scene({ host });
      const tokens = [
        it.fake.addToken({ kind: "app", permissions: {} }),
        it.fake.addToken({ kind: "user", login: "octo" }),
      ];
      const answers = await Promise.all(tokens.map((token) => it.call(token, ["viewer"])));
      expect(answers).toEqual([
        [{ value: { login: "github-actions[bot]", id: expect.any(Number) } }],
        [{ value: { login: "octo", id: expect.any(Number) } }],
      ]);
      it.fake.expireToken(tokens[0] ?? "");
      expect(await it.call(tokens[0] ?? "", ["viewer"])).toEqual([{ value: null }]);
      expect(it.fake.refusedHosts).toEqual([]);
    }
  });

  test("a comment that the token may not write is refused in words", async () => {
    await using it = await scene();
    const issue = it.repository.addIssue({ title: "t", body: "b", author: "ann" });
    const token = it.fake.addToken({ kind: "app", permissions: { contents: "write" } });
    expect(await it.call(token, ["addComment", issue.number, "?"])).toEqual([
      {
        code: "token-rejected",
        message: expect.stringMatching(/a comment under issue #\d+: the token may not/),
      },
    ]);
  });

  test("waits and asks again when GitHub is down or asks for a pause", async () => {
    await using it = await scene({ roles: { wendy: "write" } });
    it.fake.failNext(/collaborators/, { status: 502 });
    it.fake.failNext(/collaborators/, {
      status: 403,
      headers: { "retry-after": "1" },
      body: { message: "You have exceeded a secondary rate limit." },
    });
    const answers = await it.call(it.fake.addToken(workflowToken), ["permissionOf", "wendy"]);
    expect(answers).toEqual([{ value: { permission: "write", role: "write" } }]);
  }, 20_000);

  test.each<[string, (it: Scene) => string, string, RegExp]>([
    [
      "an expired token",
      (it) => {
        const token = it.fake.addToken(workflowToken);
        it.fake.expireToken(token);
        return token;
      },
      "token-rejected",
      /does not accept the token/,
    ],
    [
      "a token that may not look",
      (it) => it.fake.addToken({ kind: "user", login: "stranger" }),
      "token-rejected",
      /the token may not/,
    ],
    [
      "a limit that lasts",
      (it) => {
        it.fake.failNext(/collaborators/, {
          status: 403,
          headers: {
            "x-ratelimit-remaining": "0",
            "x-ratelimit-reset": String(Math.floor(Date.now() / 1000) + 3000),
          },
          body: { message: "API rate limit exceeded" },
        });
        return it.fake.addToken(workflowToken);
      },
      "github-unavailable",
      /did not answer as expected.*rate limit/,
    ],
  ])("never grants a permission with %s", async (_, prepare, code, message) => {
    await using it = await scene({ roles: { wendy: "write" } });
    const [answer] = await it.call(prepare(it), ["permissionOf", "wendy"]);
    expect(answer).toEqual({ code, message: expect.stringMatching(message) });
  });
});

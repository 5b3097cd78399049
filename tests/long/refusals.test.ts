import { describe, expect, test } from "@jest/globals";
import { nextSteps } from "../../src/outcome.ts";
import type { FakeGitHub, FakeRepository, Fault } from "../support/fake-github/index.ts";
import type { PublishAnswer, PublishRequest } from "../support/publish-change.ts";
import { permissions, publishScene as scene, warnings } from "../support/publish-scene.ts";

const name = "feature/7-parse-empty-input-as-an-empty-document";
/** Further ones, such as a current release, beside the one that is installed. */
const furtherGh = (process.env["TINY_BACKSPACE_TEST_GH"] ?? "").split(":").filter((path) => path !== "");

interface Row {
  readonly when: string;
  readonly scene?: Parameters<typeof scene>[0];
  readonly before?: (it: {
    readonly fake: FakeGitHub;
    readonly repository: FakeRepository;
  }) => Promise<unknown>;
  readonly faults?: readonly (readonly [RegExp, Fault])[];
  /** There is a pull request of ours already. */
  readonly earlier?: true;
  readonly permissions?: Parameters<FakeGitHub["addToken"]>[0]["permissions"];
  readonly request?: Partial<PublishRequest>;
  /** Undefined: it is published all the same. */
  readonly code?: keyof typeof nextSteps;
  readonly says?: RegExp;
  /** What the branch is called in the end; the usual name when absent, undefined: there is none. */
  readonly branch?: RegExp | undefined;
}

const app = (message: string): Fault => ({ status: 200, body: { errors: [{ type: "FORBIDDEN", message }] } });
const down: Fault = { status: 503, body: { message: "Unavailable" }, times: 99 };
const once: Fault = { status: 502, body: { message: "Bad Gateway" } };

const atPush: readonly Row[] = [
  {
    when: "the token may not push",
    permissions: { ...permissions, contents: "read" },
    code: "push-refused",
    says: /The token may not push; the job needs `permissions: contents: write`\. GitHub said: Permission to octo\/demo\.git denied/,
  },
  {
    when: "the token expires before the push",
    faults: [[/GIT receive-pack/, { status: 401, times: 9 }]],
    code: "push-refused",
    says: /GitHub does not accept the token; it may have expired \(an app's lives one hour\)\./,
  },
  {
    when: "a ruleset restricts new branches",
    scene: { rules: [{ type: "creation", branches: "feature/**" }] },
    code: "push-refused",
    says: /A ruleset of the repository forbids this push\. GitHub said: GH013: .*creations being restricted/,
  },
  {
    when: "a ruleset wants signed commits",
    scene: { rules: [{ type: "required_signatures", branches: "**" }] },
    code: "push-refused",
    says: /A ruleset of the repository forbids this push\..*verified signatures/,
  },
  {
    when: "the branch of the earlier pull request is protected by now",
    before: async ({ repository }) => void repository.protectedBranches.push(name),
    earlier: true,
    code: "push-refused",
    says: /The branch is protected\. GitHub said: GH006/,
    branch: new RegExp(`^${name}$`),
  },
  {
    when: "a file is larger than GitHub takes",
    scene: { maxFileBytes: 1000 },
    request: { command: "head -c 5000 /dev/urandom > big.bin" },
    code: "push-refused",
    says: /A file of the change is larger than GitHub takes\. GitHub said: .*big\.bin.*GH001/,
  },
  {
    when: "the change is of workflow files alone, and the token may not touch them",
    request: {
      command: "mkdir -p .github/workflows; echo 'on: push' > .github/workflows/x.yml",
      protectedPaths: ["none"],
    },
    code: "workflow-scope",
    says: /The token may not push changes of workflow files\. GitHub said: refusing to allow a GitHub App to create or update workflow `\.github\/workflows\/x\.yml` without `workflows` permission/,
  },
  {
    when: "a branch is called what should be a directory of branches",
    before: async ({ repository }) => await repository.read("branch", "feature", "main"),
    code: "push-refused",
    says: /Another branch's name stands in the way of this branch's name\./,
  },
  {
    when: "the repository is archived meanwhile",
    before: async ({ repository }) => void Object.assign(repository, { archived: true }),
    code: "push-refused",
    says: /archived/,
  },
  {
    when: "GitHub stays down for pushes",
    faults: [[/GIT receive-pack/, down]],
    code: "github-unavailable",
    says: /GitHub could not be pushed to: .*503/,
  },
  {
    when: "the branch exists, and another run takes the next name",
    before: async ({ fake, repository }) => {
      await repository.read("branch", name, "main");
      fake.failNext(/GET .*\/git\/ref/, { status: 404, body: { message: "Not Found" } });
    },
    branch: new RegExp(`^${name}-[0-9a-f]{6}$`),
  },
  {
    when: "the base moved on meanwhile",
    before: async ({ repository }) => await repository.commit({ files: { b: "b" }, message: "moved" }),
  },
  {
    when: "GitHub is down for a moment at every step",
    faults: [
      /\/graphql Viewer/,
      /GET .*\/pulls/,
      /GET .*\/git\/ref/,
      /GET .*\/users\//,
      /GIT receive-pack .* refs/,
    ]
      .concat([/RepositoryInfo/, /\/requested_reviewers/])
      .map((line) => [line, once] as const),
    request: { settings: { reviewers: "asker" } },
  },
  {
    when: "the API limits how fast it is asked",
    faults: [
      [
        /GET .*\/pulls/,
        {
          status: 403,
          headers: { "retry-after": "1" },
          body: { message: "You have exceeded a secondary rate limit." },
        },
      ],
      [
        /GET .*\/git\/ref/,
        { status: 429, headers: { "retry-after": "1" }, body: { message: "Too many requests" } },
      ],
    ],
  },
  {
    when: "the answer to the push is lost",
    faults: [[/GIT receive-pack .* data/, { drop: "after" }]],
  },
];

const atPullRequest: readonly Row[] = [
  {
    when: "GitHub Actions may not create pull requests",
    scene: { actionsMayCreatePullRequests: false },
    code: "pr-not-permitted",
    says: /turn on Settings > Actions > General > Workflow permissions > Allow GitHub Actions to create and approve pull requests\./,
  },
  {
    when: "the token may not create pull requests",
    permissions: { contents: "write" },
    code: "pr-not-permitted",
    says: /The token may not create pull requests; the job needs `permissions: pull-requests: write`\./,
  },
  {
    when: "the token expires between push and pull request",
    faults: [[/RepositoryInfo/, { status: 401, body: { message: "Bad credentials" } }]],
    code: "pr-not-permitted",
    says: /GitHub does not accept the token; it may have expired \(an app's lives one hour\)\./,
  },
  {
    when: "the base is no branch any more",
    request: { base: "gone" },
    code: "bad-input",
    says: /The base of the pull request is no branch of the repository; check `base`\./,
  },
  {
    when: "GitHub refuses it in words that nobody foresaw",
    faults: [[/PullRequestCreate/, app("The moon is in the wrong phase")]],
    code: "pr-not-permitted",
    says: /GitHub refused the pull request from feature\/7-.* to main: .*wrong phase/,
  },
  {
    when: "GitHub stays down for pull requests",
    faults: [[/RepositoryInfo/, down]],
    code: "github-unavailable",
    says: /GitHub could not be asked for a pull request: .*503/,
  },
  {
    when: "GitHub finds that it came too quickly",
    faults: [[/PullRequestCreate/, app("was submitted too quickly")]],
  },
  {
    when: "the answer to the creation is lost",
    faults: [[/PullRequestCreate/, { drop: "after" }]],
  },
  {
    when: "GitHub is down for a moment when it is created",
    faults: [[/PullRequestCreate/, once]],
  },
];

async function play(row: Row, gh?: string) {
  const it = await scene(row.scene);
  const token = it.fake.addToken({ kind: "app", permissions: row.permissions ?? permissions });
  if (row.earlier) await it.publish();
  await row.before?.(it);
  for (const [line, fault] of row.faults ?? []) it.fake.failNext(line, fault);
  const answer = await it.publish({ ...row.request, token, ...(gh !== undefined && { gh }) });
  return { it, answer, pullRequests: row.earlier ? 1 : 0 };
}

async function expectRefused(
  row: Row,
  answer: PublishAnswer,
  repository: FakeRepository,
  branch: RegExp | undefined,
) {
  expect(answer.result).toBeUndefined();
  expect(answer.error).toMatchObject({ name: "UserError", code: row.code });
  expect(answer.error?.["message"]).toMatch(row.says ?? /./);
  expect(nextSteps[row.code ?? "bug"]).toMatch(/./);
  const branches = Object.keys(await repository.branches()).filter((one) => one.startsWith("feature/"));
  expect(branches).toEqual(branch === undefined ? [] : [expect.stringMatching(branch)]);
}

describe("when GitHub refuses a push, or hampers it", () => {
  test.each(atPush.map((row) => [row.when, row] as const))(
    "%s",
    async (_, row) => {
      const { it, answer, pullRequests } = await play(row);
      await using _it = it;
      if (row.code !== undefined) {
        await expectRefused(row, answer, it.repository, row.branch);
        expect(it.repository.pullRequests).toHaveLength(pullRequests);
        return;
      }
      expect(answer).toMatchObject({ result: { number: 1, operation: "created" } });
      expect(answer.result?.["branch"]).toMatch(row.branch ?? new RegExp(`^${name}$`));
      expect(it.repository.pullRequests).toHaveLength(1);
      expect(warnings(answer)).toEqual([]);
    },
    60_000,
  );
});

describe.each(["/usr/bin/gh", ...furtherGh])(
  "when GitHub refuses a pull request, or hampers it, to %s",
  (gh) => {
    test.each(atPullRequest.map((row) => [row.when, row] as const))(
      "%s",
      async (_, row) => {
        const { it, answer } = await play(row, gh);
        await using _it = it;
        if (row.code === undefined) {
          expect(answer).toMatchObject({ result: { number: 1, operation: "created", branch: name } });
          expect(it.repository.pullRequests).toHaveLength(1);
          return;
        }
        await expectRefused(row, answer, it.repository, new RegExp(`^${name}$`));
        expect(it.repository.pullRequests).toEqual([]);
        const { message, branch, compareUrl } = answer.error ?? {};
        expect(branch).toBe(name);
        expect(message).toContain(
          `The branch ${name} is pushed; open the pull request by hand: https://github.com/octo/demo/compare/`,
        );
        const url = new URL(String(compareUrl));
        expect(url.searchParams.get("expand")).toBe("1");
        expect(url.searchParams.get("title")).toBe("Parse empty input as an empty document");
        expect(url.searchParams.get("body")).toMatch(/^The tokenizer read past the end\.[\s\S]*Closes #7/);
        expect(url.searchParams.get("body")).not.toContain("<!--");
      },
      60_000,
    );

    test("a draft, and one that is there already", async () => {
      await using it = await scene();
      const [first, second] = await it.publishAll(
        { gh, unfinished: "Out of turns." },
        { gh, command: "echo 2 > parser.js", unfinished: "Out of time." },
      );
      expect(first).toMatchObject({ result: { number: 1, draft: true } });
      expect(second).toMatchObject({ result: { number: 1, draft: true, operation: "updated" } });
      it.fake.assertNoSurprises();
    }, 60_000);
  },
);

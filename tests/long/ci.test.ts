import { expect, test } from "@jest/globals";
import { publishScene, type Scene, warnings } from "../support/publish-scene.ts";

const permissions = {
  contents: "write",
  pull_requests: "write",
  actions: "write",
  statuses: "write",
} as const;
const files = {
  ".github/workflows/ci.yml": "on:\n  workflow_dispatch:\n  pull_request:\n",
  ".github/workflows/other.yml": "on: pull_request\n",
};

async function scene() {
  const it = await publishScene({ files });
  const branch = "feature/7-x";
  await it.repository.read("branch", branch, "main");
  const sha = await it.repository.commit({ branch, files: { a: "a" }, message: "x" });
  const mirror = async (more: { workflow?: string; forMs?: number; permissions?: object } = {}) =>
    await it.publish({
      mirror: { workflow: more.workflow ?? "ci.yml", branch, sha, forMs: more.forMs ?? 60_000 },
      token: it.fake.addToken({ kind: "app", permissions: { ...permissions, ...more.permissions } }),
    });
  return { ...it, branch, sha, mirror, [Symbol.asyncDispose]: () => it[Symbol.asyncDispose]() };
}

const told = ({ repository }: Scene) =>
  repository.statuses.map(({ state, context, targetUrl }) => [state, context, targetUrl]);

test.each([
  ["success", "success"],
  ["skipped", "success"],
  ["timed_out", "failure"],
])(
  "the workflow is started on the branch, and its %s is a status of the commit",
  async (conclusion, state) => {
    await using it = await scene();
    it.repository.dispatchedRunsEnd = conclusion;
    it.repository.runsAppearAfter = 1;
    const answer = await it.mirror();
    expect(it.repository.workflowRuns).toEqual([
      expect.objectContaining({
        workflow: "ci.yml",
        branch: it.branch,
        headSha: it.sha,
        event: "workflow_dispatch",
      }),
    ]);
    const run = `https://github.com/octo/demo/actions/runs/${it.repository.workflowRuns[0]?.id}`;
    expect(told(it)).toEqual([
      ["pending", "Tiny Backspace / ci.yml", "https://github.com/octo/demo/actions/workflows/ci.yml"],
      ["pending", "Tiny Backspace / ci.yml", run],
      [state, "Tiny Backspace / ci.yml", run],
    ]);
    expect(it.repository.statuses.every(({ sha }) => sha === it.sha)).toBe(true);
    expect(warnings(answer)).toEqual([]);
    expect(answer.events.at(-1)).toMatchObject({
      type: "status",
      message: expect.stringMatching(/^ci\.yml: It ended with .* https:/),
    });
    it.fake.assertNoSurprises();
  },
  40_000,
);

test("it stays pending, and that is said, when the run's time is up", async () => {
  await using it = await scene();
  const answer = await it.mirror({ forMs: 300 });
  expect(told(it).map(([state]) => state)).toEqual(["pending", "pending"]);
  expect(warnings(answer)).toEqual([
    expect.stringMatching(
      /^ci\.yml was not over when the run's time was up, so its status stays pending: https:\S+$/,
    ),
  ]);
}, 20_000);

test("it is started once, however often it is asked for and whatever answer is lost", async () => {
  await using it = await scene();
  it.repository.dispatchedRunsEnd = "success";
  it.fake.failNext(/POST .*\/dispatches/, { drop: "after" });
  expect(warnings(await it.mirror())).toEqual([]);
  expect(warnings(await it.mirror())).toEqual([]);
  expect(it.repository.workflowRuns).toHaveLength(1);
  expect(told(it).at(-1)?.[0]).toBe("success");
}, 40_000);

test.each([
  [
    "the token may not start workflows",
    { permissions: { actions: "read" } },
    /The token may not start workflows; the job needs `permissions: actions: write`\.$/,
  ],
  [
    "the token may not set statuses",
    { permissions: { statuses: "read" } },
    /The token may not set a commit's status; the job needs `permissions: statuses: write`\.$/,
  ],
  [
    "there is no such workflow",
    { workflow: "absent.yml" },
    /There is no workflow \.github\/workflows\/absent\.yml on the default branch that the token can see\.$/,
  ],
  [
    "the workflow can't be dispatched",
    { workflow: "other.yml" },
    /The workflow \.github\/workflows\/other\.yml can't be started on the branch; it needs `workflow_dispatch:` under `on:`\.$/,
  ],
])(
  "one warning, with the line that is missing, tells that %s",
  async (_, more, sentence) => {
    await using it = await scene();
    it.repository.dispatchedRunsEnd = "success";
    const answer = await it.mirror(more);
    expect(answer.error).toBeUndefined();
    expect(warnings(answer)).toEqual([
      expect.stringMatching(/^The result of \w+\.yml is not shown on the pull request\. /),
    ]);
    expect(warnings(answer)[0]).toMatch(sentence);
  },
  20_000,
);

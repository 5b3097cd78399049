import { describe, expect, test } from "@jest/globals";
import type { PullRequest } from "../support/fake-github/model.ts";
import { permissions, publishScene as scene, statuses, task, warnings } from "../support/publish-scene.ts";

const again = {
  command: "echo 'return {}' > parser.js",
  proposal: { title: "Parse empty input differently", description: "Another way." },
};

describe("a pull request of ours that somebody agreed to", () => {
  const approve = ({ pull }: PullRequest, ...states: ("APPROVED" | "COMMENTED" | "DISMISSED")[]) => {
    for (const [index, state] of states.entries()) {
      const submittedAt = `2026-11-20T10:00:0${index}Z`;
      pull.reviews.push({
        id: index,
        author: "wendy",
        body: "",
        state,
        commitSha: pull.headSha,
        submittedAt,
      });
    }
  };

  test.each([
    ["is approved", (one: PullRequest) => approve(one, "APPROVED", "COMMENTED"), "is approved"],
    [
      "is set to merge by itself",
      ({ pull }: PullRequest) => {
        pull.autoMergeBy = "wendy";
      },
      "is set to merge by itself",
    ],
  ])(
    "%s: it is left as it is, another one is opened, and both are told",
    async (_, agree, words) => {
      await using it = await scene();
      const first = await it.publish();
      const pullRequest = it.repository.pullRequest(1);
      if (pullRequest !== undefined) agree(pullRequest);
      const body = pullRequest?.body;
      const second = await it.publish(again);
      expect(second.result).toMatchObject({ number: 2, operation: "created" });
      expect(warnings(second)).toEqual([
        `Our earlier pull request #1 ${words}, so it is left as it is and another one is opened.`,
      ]);
      expect(it.repository.pullRequest(1)).toMatchObject({
        ...{ state: "open", body },
        pull: { headSha: first.result?.["headSha"] },
      });
      expect(it.repository.pullRequest(2)?.body).toContain(
        `> [!NOTE]\n> #1, the earlier pull request for this, ${words}; it was left as it is.`,
      );
      const third = await it.publish({ ...again, command: "echo 3 > parser.js" });
      expect(third.result).toMatchObject({ number: 2, operation: "updated" });
      it.fake.assertNoSurprises();
    },
    60_000,
  );

  test("and took that back is updated as ever", async () => {
    await using it = await scene();
    await it.publish();
    const pullRequest = it.repository.pullRequest(1);
    if (pullRequest !== undefined) approve(pullRequest, "APPROVED", "DISMISSED");
    const second = await it.publish(again);
    expect(second.result).toMatchObject({ number: 1, operation: "updated" });
  }, 30_000);

  test("or not, who knows: it is left alone when GitHub does not tell its reviews", async () => {
    await using it = await scene();
    await it.publish();
    it.fake.failNext(/GET .*\/pulls\/1\/reviews/, { times: 2, status: 403, body: { message: "no" } });
    const second = await it.publish(again);
    expect(second.result).toMatchObject({ number: 2, operation: "created" });
    expect(warnings(second)).toEqual([
      expect.stringMatching(
        /^Whether there is an earlier .*the reviews of pull request #1: the token may not/,
      ),
    ]);
  }, 30_000);
});

describe("a draft", () => {
  const isDraft = (it: Awaited<ReturnType<typeof scene>>) => it.repository.pullRequest(1)?.pull.draft;
  const make = (it: Awaited<ReturnType<typeof scene>>, draft: boolean) =>
    Object.assign(it.repository.pullRequest(1)?.pull ?? {}, { draft });

  test("that a person made stays one when our work on it is done", async () => {
    await using it = await scene();
    await it.publish();
    make(it, true);
    const second = await it.publish(again);
    expect(second.result).toMatchObject({ operation: "updated", draft: true });
    expect(isDraft(it)).toBe(true);
    // Unfinished by now, and a draft already: that makes it no draft of ours.
    await it.publish({ ...again, command: "echo 3 > parser.js", unfinished: "Out of turns." });
    const fourth = await it.publish({ ...again, command: "echo 4 > parser.js" });
    expect(fourth.result).toMatchObject({ operation: "updated", draft: true });
    expect(warnings(fourth)).toEqual([]);
  }, 60_000);

  test.each<[string, Parameters<Awaited<ReturnType<typeof scene>>["publish"]>[0]]>([
    ["the workflow wants", { settings: { draft: "always" } }],
    ["whoever asked wants", { task: { ...task, draft: true } }],
  ])(
    "that %s stays one too",
    async (_, request) => {
      await using it = await scene();
      const first = await it.publish(request);
      expect(first.result).toMatchObject({ operation: "created", draft: true });
      const second = await it.publish(again);
      expect(second.result).toMatchObject({ operation: "updated", draft: true });
    },
    30_000,
  );

  test("is not made where the workflow has none, and who wants one hears of it", async () => {
    await using it = await scene();
    const first = await it.publish({ settings: { draft: "never" }, task: { ...task, draft: true as const } });
    expect(first.result).toMatchObject({ draft: false });
    expect(warnings(first)).toEqual(["A draft was asked for, but the workflow's `draft: never` counts."]);
  }, 30_000);

  test("of ours, because we were not done, becomes ready when we are", async () => {
    await using it = await scene();
    await it.publish({ unfinished: "Out of turns." });
    expect(isDraft(it)).toBe(true);
    await it.publish({ ...again, unfinished: "Out of time." });
    expect(isDraft(it)).toBe(true);
    await it.publish({ ...again, command: "echo 3 > parser.js" });
    expect(isDraft(it)).toBe(false);
  }, 60_000);
});

describe("two runs for one issue at the same time", () => {
  test("end in one pull request: the younger gives way, and updates the other", async () => {
    await using it = await scene();
    await it.publish();
    // It looked before the first was there.
    it.fake.failNext(/GET .*\/pulls$/, { status: 200, body: [] });
    const second = await it.publish(again);
    expect(second.result).toMatchObject({ number: 1, operation: "updated" });
    expect(it.repository.pullRequests.map(({ number, state }) => [number, state])).toEqual([
      [1, "open"],
      [2, "closed"],
    ]);
    expect(Object.keys(await it.repository.branches())).toEqual([second.result?.["branch"], "main"]);
    expect(warnings(second)).toEqual([
      "Another run opened pull request #1 for the same issue at the same time, so #2 is closed and that one updated.",
    ]);
    expect(statuses(second).at(-1)).toBe("pull-request: Updating pull request #1...");
  }, 30_000);

  test("do so side by side, whoever is faster, and whatever the agents call it", async () => {
    await using it = await scene();
    await Promise.all([
      it.publish(),
      it.publish(again),
      it.publish({ ...again, command: "echo 3 > parser.js" }),
    ]);
    const open = it.repository.pullRequests.filter(({ state }) => state === "open");
    expect(open).toHaveLength(1);
    expect(Object.keys(await it.repository.branches()).toSorted()).toEqual(
      [open[0]?.pull.head ?? "", "main"].toSorted(),
    );
  }, 60_000);

  test("are both told of where the younger may not close its own", async () => {
    await using it = await scene();
    await it.publish();
    it.fake.failNext(/GET .*\/pulls$/, { status: 200, body: [] });
    it.fake.failNext(/PATCH .*\/pulls\/2/, { status: 403, body: { message: "no" } });
    const second = await it.publish(again);
    expect(second.result).toMatchObject({ number: 2, operation: "created" });
    expect(warnings(second)).toEqual([
      expect.stringMatching(
        /^Pull request #1 is for the same issue as #2; close one of them\. .*the token may not/,
      ),
    ]);
  }, 30_000);
});

test("a run whose token reads no reviews needs no more than before where nothing is there", async () => {
  await using it = await scene();
  const token = it.fake.addToken({ kind: "app", permissions });
  expect((await it.publish({ token })).result).toMatchObject({ number: 1 });
  expect(it.fake.requests.filter(({ path }) => path.endsWith("/reviews"))).toEqual([]);
}, 30_000);

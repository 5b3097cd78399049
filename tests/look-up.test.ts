import { describe, expect, test } from "@jest/globals";
import type { GitHub, OpenPullRequest } from "../src/github/github.ts";
import { lookUp, type Sources } from "../src/look-up.ts";
import { writeMarker } from "../src/marker.ts";

const headSha = "a".repeat(40);
const us = { login: "github-actions[bot]", id: 41_898_282 };
const ours: OpenPullRequest = {
  ...{ number: 9, nodeId: "PR_9", url: "https://github.com/octo/demo/pull/9", title: "Add", draft: false },
  ...{ body: `It adds.\n\n${writeMarker({ issue: "octo/demo#7", headSha })}`, base: "main" },
  ...{ branch: "feature/7-add", headSha: "b".repeat(40), headRepository: "Octo/Demo", author: us },
  mergesItself: false,
};

function sources(pullRequest?: OpenPullRequest): Sources {
  const home = {
    repository: { owner: "octo", name: "demo" },
    viewer: async () => us,
    pulls: { readOpen: async () => pullRequest },
  } as unknown as GitHub;
  return {
    ...{ github: home, home, runnerWorkspace: "/work" },
    readBaseCommit: () => Promise.reject(new Error("nobody asks for it")),
  };
}
const asked = {
  ...{ type: "task" as const, task: { prompt: "Rename it." } },
  lookUp: { type: "pull-request" as const, number: 9 },
};
const notOurs =
  "Pull request #9 is not one that Tiny Backspace opened here with this token, so nothing is pushed to it; ask for the change on an issue.";

describe("a pull request to go on with", () => {
  test("is ours at its newest commit, whoever pushed that", async () => {
    const { number, title, url, branch, base } = ours;
    expect(await lookUp(sources(ours), asked)).toEqual({
      type: "task",
      task: {
        prompt: "Rename it.",
        pullRequest: { number, title, url, branch, base, headSha: ours.headSha },
      },
    });
  });

  test.each([
    ["that is closed", sources(undefined), "Pull request #9 is closed."],
    ["of another account", sources({ ...ours, author: { login: "mallory", id: 9 } }), notOurs],
    ["without our mark", sources({ ...ours, body: "It adds." }), notOurs],
    ["from a fork", sources({ ...ours, headRepository: "mallory/demo" }), notOurs],
    [
      "that may be merged before anybody has looked",
      sources({ ...ours, mergesItself: true }),
      "Pull request #9 is set to merge by itself, so nothing is pushed to it; turn auto-merge off, and ask again.",
    ],
    [
      "in another repository than the one that changes go to",
      { ...sources(ours), github: { repository: { owner: "octo", name: "other" } } as GitHub },
      "Pull request #9 can't be gone on with, because the input `repository` sends changes to octo/other.",
    ],
  ])("is none %s", async (_, where, reason) => {
    expect(await lookUp(where, asked)).toEqual({ type: "nothing", reason });
  });

  test("is none where GitHub doesn't say whose token it is", async () => {
    const where = sources(ours);
    const home = { ...where.home, viewer: async () => undefined };
    expect(await lookUp({ ...where, home, github: home }, asked)).toEqual({
      type: "nothing",
      reason: notOurs,
    });
  });
});

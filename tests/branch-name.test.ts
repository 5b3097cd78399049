import { describe, expect, test } from "@jest/globals";
import { type BranchOptions, branchPatternProblem, chooseBranch, otherName } from "../src/branch-name.ts";
import { createCanaries } from "../src/canaries.ts";
import { createRedactor, Secret } from "../src/redact.ts";

const key = "sk-ant-api03-abcdefghijklmnopqrstuvwxyz";
const issue = { number: 7, title: "It crashes", url: "https://github.com/octo/demo/issues/7", author: "ann" };
const options: BranchOptions = {
  task: { prompt: "It crashes", issue },
  agentBranch: undefined,
  runId: "123-1",
  redactor: createRedactor([new Secret(key)]),
  canaries: createCanaries(),
};
const choose = async (more: Partial<BranchOptions>, taken: readonly string[] = []) =>
  await chooseBranch({ ...options, ...more }, async (branch) => taken.includes(branch));

describe("the name of a branch", () => {
  test.each<[string, Partial<BranchOptions>, readonly string[], string]>([
    ["the issue and its title", {}, [], "feature/7-it-crashes"],
    ["the agent's", { agentBranch: "feature/own-1" }, [], "feature/own-1"],
    [
      "not the agent's when it is taken",
      { agentBranch: "feature/own-1" },
      ["feature/own-1"],
      "feature/7-it-crashes",
    ],
    [
      "not the agent's when it is another kind of name",
      { agentBranch: "feature/a/b" },
      [],
      "feature/7-it-crashes",
    ],
    [
      "not the agent's where a maintainer wants another",
      { agentBranch: "feature/own-1", branch: "bots/{run}" },
      [],
      "bots/123-1",
    ],
    ["with an ending when it is taken", {}, ["feature/7-it-crashes"], "feature/7-it-crashes-2"],
    [
      "what is left where there is no issue",
      { task: { prompt: "It crashes" }, branch: "bots/{issue}-{slug}" },
      [],
      "bots/it-crashes",
    ],
    [
      "the title where nothing is left",
      { task: { prompt: "It crashes" }, branch: "bots/{issue}" },
      [],
      "bots/it-crashes",
    ],
    ["the run without what no branch may have", { branch: "b/{run}", runId: "1 ~^:\n-2" }, [], "b/1-2"],
  ])("is %s", async (_, more, taken, expected) => {
    expect(await choose(more, taken)).toBe(expected);
  });

  test("that is taken over and over ends in the same for the same run, and in another for another", async () => {
    const taken = ["feature/7-it-crashes", "feature/7-it-crashes-2", "feature/7-it-crashes-3"];
    const name = await choose({}, taken);
    expect(name).toMatch(/^feature\/7-it-crashes-[0-9a-f]{6}$/);
    expect(await choose({}, taken)).toBe(name);
    expect(await choose({ runId: "124-1" }, taken)).not.toBe(name);
    expect(otherName("x".repeat(300), "y").length).toBeLessThan(160);
  });

  test.each([
    ["the agent's", { agentBranch: `feature/${key}` }],
    ["the title's", { task: { prompt: key, issue: { ...issue, title: key } } }],
    ["the pattern's", { branch: `bots/${key}` }],
  ])("holds no secret of the run: %s is refused", async (_, more) => {
    await expect(choose(more)).rejects.toMatchObject({ code: "change-rejected" });
  });
});

describe("a pattern", () => {
  test.each([
    "bots/x",
    "{issue}",
    "a.b_c-d/{issue}-{slug}/{run}",
    "feature/{slug}",
    "Bots/X.1",
    "x".repeat(150),
  ])("may be %s", (pattern) => {
    expect(branchPatternProblem(pattern)).toBeUndefined();
  });

  test.each([
    ...[
      "-x",
      "a/-b",
      "--force",
      ".x",
      "a/.b",
      "a..b",
      "a.lock",
      "a/b.lock/c",
      "a//b",
      "/a",
      "a/",
      "a.",
      "a b",
      "a~1",
      "a^",
      "a:b",
    ],
    ...[
      "a?b",
      "a*b",
      "a[b",
      "a\\b",
      "a@{b",
      "HEAD",
      "refs/heads/x",
      "@",
      "a\nb",
      "ä",
      "a;b",
      "$(id)",
      "x".repeat(151),
      "{title}",
      "a{",
      "}",
    ],
  ])("may not be %j", (pattern) => {
    expect(branchPatternProblem(pattern)).toMatch(/^(?:the name of a branch|a branch in which)/);
  });
});

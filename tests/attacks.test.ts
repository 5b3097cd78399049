import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { FakeRepository } from "./support/fake-github/repository.ts";
import { call, turn } from "./support/fake-messages/index.ts";
import { openScene, type Scene } from "./support/scene.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(async () => {
  await scene[Symbol.asyncDispose]();
});

const finish = turn(call("finish", { title: "Make sum add", description: "It adds now." }));
const command = (text: string) => turn(call("run_command", { command: text }));

describe("a run whose change goes to another repository", () => {
  let other: FakeRepository;
  let token: string;
  beforeEach(async () => {
    const roles = { writer: "write", triager: "write" } as const;
    const files = { "src/sum.js": "exports.sum = (a, b) => a - b;\n" };
    other = await scene.github.addRepository({ name: "octo/other", files, defaultBranch: "main", roles });
    const issue = other.addIssue({ title: "Another", body: "", author: "writer" });
    other.putLabel(issue, "backspace");
    token = scene.github.addToken({ kind: "user", login: "writer", scopes: ["repo"] });
  });

  test("is not started by someone who may write only there", async () => {
    await using run = await scene.label([], {
      sender: "triager",
      token,
      inputs: { repository: "octo/other" },
    });
    expect(run.outputs).toMatchObject({ outcome: "refused", "failure-code": "not-authorized" });
    expect(run.annotations[0]?.message).toContain('triager has the role "triage" on octo/demo');
    expect(other.pullRequests).toEqual([]);
  });

  test("takes the label off its own issue, not off the other repository's of that number", async () => {
    await using run = await scene.label([command("echo > made"), finish], {
      token,
      inputs: { repository: "octo/other" },
    });
    expect(run.outputs["outcome"]).toBe("pull-request");
    expect(other.pullRequests).toHaveLength(1);
    expect(run.repository.labelsOf(1)).toEqual([]);
    expect(other.labelsOf(1)).toEqual(["backspace"]);
  });
});

test("keys that earlier steps left in files reach neither the model nor anyone else", async () => {
  const key = "/abcdefghijklmnopqrstuvwxyz0123456789+A/B";
  await using run = await scene.form("Make sum add.", [command("cat note AGENTS.md; ls"), finish], {
    env: { AWS_SECRET_ACCESS_KEY: key },
    secrets: { "a key that begins like a path": key },
    before: async (job) => {
      const leave = 'echo "$DEPLOY_TOKEN" > AGENTS.md; echo "$AWS_SECRET_ACCESS_KEY" > note';
      await job.run("sh", "-c", leave);
    },
  });
  expect(run.outputs["outcome"]).toBe("no-changes");
  expect(run.transcript).toMatch(/AGENTS\.md.*\*\*\*/);
});

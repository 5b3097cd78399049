import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { call, status, turn } from "./support/fake-messages/index.ts";
import { openScene, type Scene } from "./support/scene.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(async () => {
  await scene[Symbol.asyncDispose]();
});

const fix = [
  turn(call("write_file", { filepath: "src/sum.js", content: "exports.sum = (a, b) => a + b;\n" })),
  turn(call("finish", { title: "Let sum add", description: "It adds now." })),
];
const mark = /^<!-- tiny-backspace:run \d+ -->\n/;
/** What was written of comments, in its order, without the mark. */
const writes = ({ github }: Scene) =>
  github.requests.flatMap(({ method, path, body }) => {
    if (!/\/comments(?:\/\d+)?$/.test(path) || method === "GET") return [];
    return [`${method} ${(body as { readonly body: string }).body.replace(mark, "")}`];
  });
const logLink = /\[log of the run\]\(https:\/\/github\.com\/octo\/demo\/actions\/runs\/\d+\)/;

describe("a run that was started on an issue", () => {
  test("shows how far it is in one comment, which ends as the result", async () => {
    await using run = await scene.label(fix);
    expect(run.outputs["outcome"]).toBe("pull-request");
    const [first, ...edits] = writes(scene);
    expect(first).toMatch(
      /^POST \*\*Tiny Backspace is working on this\.\*\*\n\n- \[ \] \*\*Repository\*\*\n/,
    );
    expect(first).toMatch(logLink);
    // It was over long before the second would be due.
    expect(edits).toHaveLength(1);
    const [comment, ...others] = scene.repository.comments;
    expect(others).toEqual([]);
    expect(comment?.author).toBe("github-actions[bot]");
    expect(comment?.body).toMatch(mark);
    const { url } = { url: run.outputs["pull-request-url"] };
    expect(comment?.body).toContain(
      `**Tiny Backspace opened [pull request #2](${url}).**\nLet sum add\n\n<sub>2 turns · $0.`,
    );
    expect(comment?.body).toMatch(/ of \$5\.00 · [\d.]+ m?s · \[log of the run\]/);
    expect(run.annotations).toEqual([]);
  });

  test("tells that it failed in the same comment", async () => {
    await using run = await scene.label([fix[0] ?? turn(), status(400)]);
    expect(run.outputs["outcome"]).toBe("unfinished");
    expect(scene.repository.comments).toHaveLength(1);
    expect(scene.repository.comments[0]?.body).toContain("**Tiny Backspace did not finish this.**");
    expect(writes(scene).map((write) => write.split(" ")[0])).toEqual(["POST", "PATCH"]);
  });

  test("says nothing there with `progress-comment: false` unless something stops it", async () => {
    const inputs = { "progress-comment": "false" };
    await using run = await scene.label(fix, { inputs });
    expect(run.outputs["outcome"]).toBe("pull-request");
    // Nor is anything looked for.
    expect(scene.github.requests.filter(({ path }) => path.includes("/comments"))).toEqual([]);
  });

  test("goes on without the permission, with one warning that names it", async () => {
    await using weak = await openScene({
      permissions: { contents: "write", pull_requests: "write", issues: "read" },
    });
    await using run = await weak.label(fix);
    expect(run.outputs["outcome"]).toBe("pull-request");
    const warnings = run.annotations.map(({ message }) => message);
    expect(warnings.filter((message) => !message.startsWith("The label"))).toEqual([
      expect.stringMatching(
        /^How the run goes on could not be told under issue #1\. .*the token may not\. The job needs `permissions: issues: write` for it\.$/,
      ),
    ]);
    expect(weak.repository.comments).toEqual([]);
  });

  test("writes nothing before it is clear that whoever started it may", async () => {
    await using run = await scene.label([], { sender: "triager" });
    expect(run.outputs["outcome"]).toBe("refused");
    await using skipped = await scene.label([], { labelName: "other" });
    expect(skipped.outputs["outcome"]).toBe("skipped");
    expect(writes(scene)).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type FakeGitHub, startFakeGitHub } from "../support/fake-github/index.ts";
import { call, startFakeMessages, turn } from "../support/fake-messages/index.ts";
import { labelledIssue, runAction } from "../support/run-action.ts";
import { files, issue, permissions } from "../support/scene.ts";

const fix = [
  turn(call("write_file", { filepath: "src/sum.js", content: "exports.sum = (a, b) => a + b;\n" })),
  turn(call("finish", { title: "Add in sum", description: "It adds now." })),
];

/** An Enterprise Server with the usual repository on it, and a run there for a labelled issue. */
async function openServer(host: string) {
  await using stack = new AsyncDisposableStack();
  const github = stack.use(await startFakeGitHub({ host }));
  const messages = stack.use(await startFakeMessages());
  const repository = await github.addRepository({
    ...{ name: "octo/demo", files, defaultBranch: "trunk" },
    roles: { writer: "write" },
  });
  const numbered = { ...issue, number: repository.addIssue({ ...issue, labels: ["backspace"] }).number };
  const token = github.addToken({ kind: "app", permissions, repositories: [repository.fullName] });
  const opened = stack.move();
  return {
    github,
    repository,
    async run(inputs: Readonly<Record<string, string>> = {}) {
      messages.play(...fix);
      const at = { repository: repository.fullName, defaultBranch: repository.defaultBranch };
      const trigger = labelledIssue({ ...at, issue: numbered, label: "backspace", sender: "writer" });
      const run = await runAction({ github, repository, token, messages, trigger, inputs });
      messages.assertFinished();
      return run;
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

const paths = ({ requests }: FakeGitHub) => requests.map(({ path }) => path);

describe.each(["github.example.com", "github.example.com:8443"])("on an Enterprise Server at %s", (host) => {
  let server: Awaited<ReturnType<typeof openServer>>;
  beforeEach(async () => {
    server = await openServer(host);
  });
  afterEach(async () => {
    await server[Symbol.asyncDispose]();
  });

  test("a label becomes a pull request there, and no other server is spoken to", async () => {
    await using run = await server.run();
    expect(run.outputs).toMatchObject({
      outcome: "pull-request",
      "pull-request-url": `https://${host}/octo/demo/pull/2`,
    });
    expect(await run.repository.file("feature/1-add-in-sum", "src/sum.js")).toContain("a + b");
    expect(server.repository.labelsOf(1)).toEqual([]);
    expect(new Set(server.github.requests.map((request) => request.host))).toEqual(new Set([host]));
    expect(server.github.refusedHosts).toEqual([]);
    // REST, gh's GraphQL and git each at the server's own places.
    expect(paths(server.github)).toEqual(
      expect.arrayContaining([
        "/api/v3/repos/octo/demo/collaborators/writer/permission",
        "/api/graphql",
        "/octo/demo/git-receive-pack",
      ]),
    );
    const other = paths(server.github).filter((path) => !/^\/(?:api\/v3|api\/graphql|octo\/demo)/.test(path));
    expect(other).toEqual([]);
    // What only github.com does is not told of another server.
    expect(run.pullRequests[0]?.body).not.toContain("github.com/");
  });

  test("a signed commit is made there", async () => {
    await using run = await server.run({ "sign-commits": "true" });
    expect(run.outputs["outcome"]).toBe("pull-request");
    expect(server.repository.signedCommits.has(run.outputs["pull-request-head-sha"] ?? "")).toBe(true);
  });
});

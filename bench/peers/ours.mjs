import { existsSync } from "node:fs";
import { watchResources } from "../compare/resources.mjs";

const timeoutMs = 600_000;
const inputs = {
  "max-turns": "1000",
  "max-cost-usd": "1000",
  "timeout-minutes": "10",
};

/**
 * This action as a runner starts it, from a labelled issue to a pull request on a GitHub of this machine: its sandbox on,
 * events and transcript written. The time is that of its main step; started as root it drops to an unprivileged user.
 */
export async function createOurs() {
  const { startFakeGitHub } = await import("../../tests/support/fake-github/index.ts");
  const { labelledIssue, runAction } = await import("../../tests/support/run-action.ts");
  const github = await startFakeGitHub();
  const repositories = new Map();

  /** The repository that was made from a template, with a token for it. */
  const repositoryFor = async (template) => {
    const known = repositories.get(template);
    if (known !== undefined) return known;
    const name = `octo/demo-${repositories.size + 1}`;
    const repository = await github.addRepository({
      ...{ name, from: template.path, defaultBranch: template.branch },
      roles: { writer: "write" },
    });
    const token = github.addToken({
      ...{ kind: "app", repositories: [repository.fullName] },
      permissions: { contents: "write", pull_requests: "write", issues: "write" },
    });
    repositories.set(template, { repository, token });
    return { repository, token };
  };

  return {
    id: "ours",
    title: "this action",
    note: "its own sandbox, events, transcript, pull request",
    api: "messages",
    call(step) {
      switch (step.type) {
        case "read":
          return ["read_file", { filepath: step.path }];
        case "edit":
          return ["edit_file", { filepath: step.path, edits: [{ old_text: step.from, new_text: step.to }] }];
        case "search":
          return ["search", { pattern: step.pattern }];
        case "list":
          return ["list_files", { glob: step.glob }];
        case "run":
          return ["run_command", { command: step.command, ...(step.readOnly && { read_only: true }) }];
      }
    },
    /** It ends with a tool: what it says then is the pull request. */
    end: ({ changes }) => [
      "finish",
      {
        ...(!changes && { result: "nothing-to-do" }),
        title: "Take the steps",
        description: "They are taken.",
      },
    ],
    async run({ template, model, prompt, big }) {
      const { repository, token } = await repositoryFor(template);
      const issue = repository.addIssue({ title: prompt, body: "All of them.\n", author: "reporter" });
      repository.putLabel(issue, "backspace");
      const resources = await watchResources("/dist/main/index.js");
      try {
        const run = await runAction({
          ...{ github, repository, token, inputs, checked: false, timeoutMs },
          messages: { url: model.url, apiKey: model.key, requests: [] },
          trigger: labelledIssue({
            ...{ repository: repository.fullName, defaultBranch: repository.defaultBranch },
            issue: { ...issue, comments: [] },
            ...{ label: "backspace", sender: "writer" },
          }),
          async before(job) {
            if (big === undefined) return;
            await job.run("sh", "-c", `mkdir out && cp ${big} out/big.txt`);
            if (!existsSync(`${job.directories.workspace}/out/big.txt`)) throw new Error("No big file.");
          },
        });
        const { main } = run;
        await run[Symbol.asyncDispose]();
        if (main.exitCode !== 0) throw new Error(`The action failed:\n${main.log.slice(-4000)}`);
        const { startedAt, durationMs } = main;
        return {
          ...{
            startedAt,
            exitedAt: startedAt + durationMs,
            samples: await resources.stop(),
            patch: run.patch,
          },
          postMs: run.post?.durationMs,
          // By the own clock of the tools that work, whatever a turn waits for besides.
          toolsMs: run.events
            .filter(({ type, tool }) => type === "tool_result" && tool !== "finish")
            .reduce((sum, { duration_ms: ms }) => sum + ms, 0),
        };
      } finally {
        resources.end();
      }
    },
    close: () => github[Symbol.asyncDispose](),
  };
}

import { join } from "node:path";
import { runHeadless } from "./headless.mjs";
import { packageDirectory, versions } from "./install.mjs";

const name = "@anthropic-ai/claude-code";

/** Claude Code by itself, as a workflow would start it: default settings, every permission given beforehand. */
export const claudeCode = {
  id: "claude-code",
  title: `claude-code ${versions[name]}`,
  package: name,
  note: "no sandbox; telemetry and other traffic off",
  api: "messages",
  call(step, { workspace }) {
    const at = (path) => join(workspace, path);
    switch (step.type) {
      case "read":
        return ["Read", { file_path: at(step.path) }];
      case "edit":
        return ["Edit", { file_path: at(step.path), old_string: step.from, new_string: step.to }];
      case "search":
        return ["Bash", { command: `git grep -nP ${step.pattern}`, description: "Search for text" }];
      case "list":
        return ["Bash", { command: `git ls-files -- '${step.glob}'`, description: "List files" }];
      case "run":
        return ["Bash", { command: step.command, description: "Run a command" }];
    }
  },
  run: ({ workspace, home, model, prompt }) =>
    runHeadless({
      ...{ workspace, home: join(home, "claude-code") },
      argv: [
        join(packageDirectory(name, `${name}-${process.platform}-${process.arch}`), "claude"),
        ...["--print", "--output-format", "stream-json", "--verbose", "--dangerously-skip-permissions"],
        ...["--model", model.name, prompt],
      ],
      env: {
        ANTHROPIC_BASE_URL: model.url,
        ANTHROPIC_API_KEY: model.key,
        CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1",
        DISABLE_TELEMETRY: "1",
        // It refuses to work without asking for root, unless told that this is a machine for the purpose.
        IS_SANDBOX: "1",
      },
    }),
};

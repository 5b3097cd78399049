import { join } from "node:path";
import { runHeadless } from "./headless.mjs";
import { packageDirectory, versions } from "./install.mjs";

const name = "@mariozechner/pi-coding-agent";

/** Pi with its own four tools; it knows the model from its file of custom ones. */
export const pi = {
  id: "pi",
  title: `pi ${versions[name]}`,
  package: name,
  note: "no sandbox, no budget",
  api: "messages",
  call(step) {
    switch (step.type) {
      case "read":
        return ["read", { path: step.path }];
      case "edit":
        return ["edit", { path: step.path, edits: [{ oldText: step.from, newText: step.to }] }];
      case "search":
        return ["bash", { command: `git grep -nP ${step.pattern}` }];
      case "list":
        return ["bash", { command: `git ls-files -- '${step.glob}'` }];
      case "run":
        return ["bash", { command: step.command }];
    }
  },
  run: ({ workspace, home, model, prompt }) =>
    runHeadless({
      ...{ workspace, home: join(home, "pi") },
      argv: [
        ...[process.execPath, join(packageDirectory(name), "dist/cli.js"), "--print"],
        ...["--provider", "bench", "--model", model.name, prompt],
      ],
      env: { PI_OFFLINE: "1", PI_TELEMETRY: "0" },
      files: {
        ".pi/agent/models.json": JSON.stringify({
          providers: {
            bench: {
              ...{ baseUrl: model.url, api: "anthropic-messages", apiKey: model.key },
              models: [{ id: model.name, contextWindow: 1_000_000, maxTokens: 64_000 }],
            },
          },
        }),
      },
    }),
};

import { spawnSync } from "node:child_process";
import { globSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { runHeadless } from "./headless.mjs";
import { cache, packageDirectory, versions } from "./install.mjs";

const name = "@openai/codex";

/**
 * Codex's own program, without the Node script that npm puts before it, in the sandbox that it brings along. With
 * `sandbox: false` it runs as it says it may in a machine made for it, which is faster.
 */
export function createCodex({ sandbox }) {
  return {
    id: "codex",
    title: `codex ${versions[name]}${sandbox ? "" : ", sandbox off"}`,
    package: name,
    note: sandbox ? "its own sandbox (workspace-write)" : "no sandbox",
    api: "responses",
    call(step) {
      switch (step.type) {
        case "read":
          return ["exec_command", { cmd: `cat ${step.path}` }];
        case "edit":
          return ["apply_patch", patchOf(step)];
        case "search":
          return ["exec_command", { cmd: `git grep -nP ${step.pattern}` }];
        case "list":
          return ["exec_command", { cmd: `git ls-files -- '${step.glob}'` }];
        case "run":
          return ["exec_command", { cmd: step.command }];
      }
    },
    run: ({ workspace, model, prompt }) =>
      runHeadless({
        // It keeps no helper programs below /tmp, and has no sandbox without them.
        ...{ workspace, home: join(cache, "home-codex") },
        argv: [
          ...[program(), "exec", "--skip-git-repo-check", "--json", "--model", "gpt-5.5-codex"],
          ...(sandbox ? ["--sandbox", "workspace-write"] : ["--dangerously-bypass-approvals-and-sandbox"]),
          // It would look for its list of plugins on GitHub.
          ...["--disable", "plugins"],
          ...setting("model_provider", "bench"),
          ...setting("model_providers.bench.name", "bench"),
          ...setting("model_providers.bench.base_url", `${model.url}/v1`),
          ...setting("model_providers.bench.wire_api", "responses"),
          ...setting("model_providers.bench.env_key", "BENCH_KEY"),
          ...["-c", "analytics.enabled=false", "-c", "check_for_update_on_startup=false", prompt],
        ],
        env: { BENCH_KEY: model.key },
      }),
  };
}

/** Whether its sandbox works on this machine: it needs user namespaces. */
export function canSandbox() {
  const home = join(cache, "home-codex");
  mkdirSync(home, { recursive: true });
  const { status } = spawnSync(program(), ["sandbox", "true"], {
    ...{ cwd: home, env: { PATH: process.env.PATH, HOME: home }, timeout: 10_000 },
  });
  return status === 0;
}

function program() {
  const packaged = packageDirectory(name, `${name}-${process.platform}-${process.arch}`);
  const [found] = globSync("vendor/*/bin/codex", { cwd: packaged });
  return join(packaged, found);
}

function setting(key, text) {
  return ["-c", `${key}=${JSON.stringify(text)}`];
}

function patchOf({ path, from, to }) {
  return `*** Begin Patch\n*** Update File: ${path}\n@@\n-${from}\n+${to}\n*** End Patch\n`;
}

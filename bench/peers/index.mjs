import { createBareLoop } from "./bare-loop.mjs";
import { claudeCode } from "./claude-code.mjs";
import { canSandbox, createCodex } from "./codex.mjs";
import { installPeers, versions } from "./install.mjs";
import { createOurs } from "./ours.mjs";
import { pi } from "./pi.mjs";

/** The agents to compare, and the peers that are left out with the reason. */
export async function openAgents({ directory, resources, peers }) {
  const missing = peers
    ? installPeers()
    : new Map(Object.keys(versions).map((name) => [name, "not asked for"]));
  const isThere = (agent) => !missing.has(agent.package);
  const codex = isThere({ package: "@openai/codex" }) ? codexes() : [];
  const ours = await createOurs();
  resources.defer(ours.close);
  return {
    agents: [
      ...[claudeCode].filter(isThere),
      ...codex,
      ...[pi].filter(isThere),
      await createBareLoop(directory),
      ours,
    ],
    missing,
  };
}

/** With its sandbox where that works; the figures say which it was. */
function codexes() {
  return [createCodex({ sandbox: canSandbox() })];
}

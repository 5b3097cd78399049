import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startMessagesModel } from "./messages-model.mjs";
import { startResponsesModel } from "./responses-model.mjs";

export const prompt = "Take the steps that the notes tell of";

/**
 * One whole run of an agent, on a fresh copy of the workload's repository: when it began and ended, what it asked the
 * model and when, the memory it took. `places` has the directory to work in, and the templates and big files by size.
 */
export async function runOnce(agent, workload, { directory, templates, bigFiles }) {
  const template = templates.get(workload.files ?? 0);
  const big = workload.bigFileBytes === undefined ? undefined : bigFiles.get(workload.bigFileBytes);
  // What leaves everything as it was needs no copy; the action checks out its own, as the runner does.
  const workspace = workload.changes && agent.id !== "ours" ? join(directory, "workspace") : template.path;
  if (workspace !== template.path) cpSync(template.path, workspace, { recursive: true });
  if (big !== undefined && agent.id !== "ours")
    cpSync(big, join(template.path, "out/big.txt"), { recursive: true });
  const startModel = agent.api === "responses" ? startResponsesModel : startMessagesModel;
  const model = await startModel(agent, workload, { workspace });
  try {
    const home = join(directory, "homes");
    const run = await agent.run({ workspace, template, home, model, prompt, big });
    return { ...run, exchanges: model.exchanges() };
  } catch (cause) {
    throw new Error(`${agent.title} did not get through ${workload.id}: ${cause.message}`, { cause });
  } finally {
    await model.close();
    if (workspace !== template.path) rmSync(workspace, { recursive: true, force: true });
    rmSync(join(template.path, "out"), { recursive: true, force: true });
  }
}

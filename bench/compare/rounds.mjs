import { runOnce } from "./one-run.mjs";
import { reduce } from "./reduce.mjs";

/**
 * Every workload with every agent that it is for, in turn: a round has each pair once, and each round begins with another
 * agent. Gives the reduced runs as Map of agent's id to Map of workload's id. The first runs of all only warm up.
 */
export async function runRounds({ agents, plan, places, say }) {
  const [{ workload: warmUp }] = plan;
  for (const agent of agents) {
    say(`warming up ${agent.title}`);
    await runOnce(agent, warmUp, places);
  }
  const results = new Map(agents.map(({ id }) => [id, new Map()]));
  const rounds = Math.max(...plan.map(({ runs }) => runs));
  for (let round = 0; round < rounds; round += 1) {
    for (const { workload, runs, only } of plan) {
      if (round >= runs) continue;
      for (const agent of rotated(agents, round)) {
        if (only !== undefined && only !== agent.id) continue;
        say(`round ${round + 1} of ${rounds}: ${workload.id}, ${agent.title}`);
        const ofAgent = results.get(agent.id);
        if (!ofAgent.has(workload.id)) ofAgent.set(workload.id, []);
        ofAgent.get(workload.id).push(reduce(agent, workload, await runOnce(agent, workload, places)));
      }
    }
  }
  return results;
}

function rotated(list, by) {
  const at = by % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}

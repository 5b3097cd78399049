import { describe, expect, test } from "@jest/globals";
import { type DefenceName, defences } from "../attacks/defences.ts";
import { canBeStopped, failures, isMet } from "../attacks/outcome.ts";
import { attacks } from "../attacks/table.ts";
import { openTarget } from "../attacks/target.ts";
import { trials } from "../attacks/trials.ts";
import { tryWeakened } from "../attacks/try-weakened.ts";
import { parents } from "../support/open-sandbox.ts";

/** Those that there are on this machine. */
const names = (Object.keys(defences) as DefenceName[])
  .filter((name) => defences[name].parent === undefined || (parents as readonly string[]).includes("root"))
  .filter((name) => attacksOn(name).length + trialsOn(name).length > 0);
const alone = names.filter((name) => defences[name].backedBy === undefined);
const backed = names.filter((name) => defences[name].backedBy !== undefined);

/** The attacks by which a defence is seen, as far as this machine allows them at all. */
function attacksOn(name: DefenceName) {
  return defences[name].hits
    .flatMap((hit) => attacks.find((one) => one.name === hit) ?? [])
    .filter((attack) => canBeStopped(attack) && (attack.needs === undefined || isMet(attack.needs)));
}

function trialsOn(name: DefenceName): string[] {
  return defences[name].hits.filter((hit) => trials.some((trial) => trial.name === hit));
}

/** How they end where these are missing; the sandbox must be able to run commands all the same. */
async function attemptWithout(name: DefenceName, missing: readonly DefenceName[]) {
  const without = missing.map((one) => defences[one].without);
  const found: [string, readonly string[]][] = [];
  const chosen = attacksOn(name);
  for (const network of new Set(chosen.map((attack) => attack.network ?? false))) {
    await using target = await openTarget({
      kind: defences[name].parent ?? "unprivileged",
      network,
      without,
    });
    const control = { name: "none", class: "privileges", defence: name, bare: "misses" } as const;
    expect(await target.attempt({ ...control, command: "echo alive" })).toMatchObject({ output: "alive\n" });
    for (const attack of chosen.filter((one) => (one.network ?? false) === network))
      found.push([attack.name, failures(attack, await target.attempt(attack))]);
  }
  const names = trialsOn(name);
  const mutations = without.flatMap(({ source }) => source ?? []);
  if (names.length > 0) found.push(...Object.entries(await tryWeakened(names, mutations)));
  return found;
}

describe("when it is taken away, attacks hit:", () => {
  for (const name of alone) {
    test(name, async () => {
      const found = await attemptWithout(name, [name]);
      expect(found.filter(([, how]) => how.length === 0)).toEqual([]);
    });
  }
});

describe("attacks hit only when what stands behind it is gone as well:", () => {
  for (const name of backed) {
    const behind = defences[name].backedBy ?? [];
    test(`${name}, ${behind.join(", ")}`, async () => {
      const stopped = await attemptWithout(name, [name]);
      expect(stopped.filter(([, how]) => how.length > 0)).toEqual([]);
      const found = await attemptWithout(name, [name, ...behind]);
      expect(found.filter(([, how]) => how.length === 0)).toEqual([]);
    });
  }
});

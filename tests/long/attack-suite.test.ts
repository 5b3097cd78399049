import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { canBeStopped, checkOutcome, checkTrial, hitsBare } from "../attacks/outcome.ts";
import { attacks } from "../attacks/table.ts";
import { openTarget, type Target } from "../attacks/target.ts";
import { trials } from "../attacks/trials.ts";
import { tryTrial } from "../attacks/try-trial.ts";
import { parents } from "../support/open-sandbox.ts";

const groups = [false, true] as const;
const attacksWith = (network: boolean) => attacks.filter((attack) => (attack.network ?? false) === network);

describe.each(parents)("a command in the sandbox of a parent that is %s has no way to", (kind) => {
  describe.each(groups)("with a network: %s", (network) => {
    let target: Target;
    beforeAll(async () => {
      target = await openTarget({ kind, network });
    });
    afterAll(async () => await target?.[Symbol.asyncDispose]());

    test.each(attacksWith(network).filter(canBeStopped))("$class: $name", async (attack) => {
      checkOutcome(attack, await target.attempt(attack));
    });
  });
});

test.each(groups)("the same commands hit where there is no sandbox; with a network: %s", async (network) => {
  await using target = await openTarget({ kind: "bare", network });
  const wrong: string[] = [];
  for (const attack of attacksWith(network).filter(({ bare }) => bare !== "not run")) {
    const { hits, output } = await target.attempt(attack);
    const expected = hitsBare(attack);
    if (expected !== undefined && hits.length > 0 !== expected) {
      wrong.push(`${attack.class}: ${attack.name}: ${hits.join() || "no hit"}: ${output.slice(0, 300)}`);
    }
  }
  expect(wrong).toEqual([]);
});

describe("what the trusted side reads has no way to", () => {
  test.each(trials)("$class: $name", async (trial) => {
    checkTrial(trial, await tryTrial(trial, "product"), await tryTrial(trial, "bare"));
  });
});

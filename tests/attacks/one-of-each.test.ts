import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { checkMutation } from "../support/mutations.ts";
import { parents } from "../support/open-sandbox.ts";
import { attackClasses } from "./attack.ts";
import { defences } from "./defences.ts";
import { checkOutcome, checkTrial, hitsBare } from "./outcome.ts";
import { attacks, everything } from "./table.ts";
import { openTarget, type Target } from "./target.ts";
import { trials } from "./trials.ts";
import { tryTrial } from "./try-trial.ts";

const chosen = attackClasses.flatMap((name) => {
  const all = attacks.filter((attack) => attack.class === name && attack.notStopped === undefined);
  return all.find(({ bare, needs }) => bare === "hits" && needs === undefined) ?? all.slice(0, 1);
});
const [withNetwork, withoutNetwork] = [true, false].map((network) =>
  chosen.filter((attack) => (attack.network ?? false) === network),
);
const chosenTrials = attackClasses
  .filter((name) => chosen.every((attack) => attack.class !== name))
  .flatMap((name) => {
    const all = trials.filter((trial) => trial.class === name && trial.notStopped === undefined);
    return all.filter(({ bare }) => bare === "hits").slice(0, 1);
  });
const [parent = "unprivileged"] = parents;

describe("one attack of each class, the whole list is for the long tests", () => {
  let sandboxed: Target;
  let bare: Target;
  beforeAll(async () => {
    [sandboxed, bare] = await Promise.all([openTarget({ kind: parent }), openTarget({ kind: "bare" })]);
  });
  afterAll(async () => {
    await sandboxed?.[Symbol.asyncDispose]();
    await bare?.[Symbol.asyncDispose]();
  });

  test.each(withoutNetwork ?? [])(
    "$class: $name is stopped, and hits without the sandbox",
    async (attack) => {
      checkOutcome(attack, await sandboxed.attempt(attack));
      const { hits } = await bare.attempt(attack);
      expect(hits.length > 0).toBe(hitsBare(attack));
    },
  );
});

test.each(withNetwork ?? [])(
  "$class: $name is stopped, and hits without the sandbox's proxy",
  async (attack) => {
    await using sandboxed = await openTarget({ kind: parent, network: true });
    checkOutcome(attack, await sandboxed.attempt(attack));
    await using bare = await openTarget({ kind: "bare", network: true });
    expect((await bare.attempt(attack)).hits).not.toEqual([]);
  },
);

test.each(chosenTrials)("$class: $name is stopped, and hits where nobody thinks of evil", async (trial) => {
  checkTrial(trial, await tryTrial(trial, "product"), await tryTrial(trial, "bare"));
});

test("the list has every class, each attack once, and none that could not fail", () => {
  expect(everything.length).toBeGreaterThanOrEqual(300);
  const classes = new Set([...chosen, ...chosenTrials].map((attack) => attack.class));
  expect([...classes].toSorted()).toEqual(attackClasses.toSorted());
  for (const name of attackClasses) {
    expect([name, everything.filter((attack) => attack.class === name).length >= 7]).toEqual([name, true]);
  }
  const names = everything.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  const shown = new Set(Object.values(defences).flatMap(({ hits }) => hits));
  const couldFail = (attack: (typeof everything)[number]) =>
    attack.bare === "hits" ||
    ("pass" in attack && attack.pass) ||
    ("end" in attack && attack.end) ||
    shown.has(attack.name);
  expect(everything.filter((attack) => !couldFail(attack)).map(({ name }) => name)).toEqual([]);
});

test("every defence that an attack meets can be taken away, and is missed by attacks of the list", () => {
  const names = new Set(everything.map(({ name }) => name));
  for (const { without, hits } of Object.values(defences)) {
    expect(hits.filter((hit) => !names.has(hit))).toEqual([]);
    expect(hits.length).toBeGreaterThan(0);
    for (const mutation of without.source ?? []) checkMutation(mutation);
  }
});

test("a machine without bubblewrap is told so at once", async () => {
  const missing = (options: { programs: { bwrap: string } }) => {
    options.programs = { ...options.programs, bwrap: "/nonexistent/bwrap" };
  };
  await expect(openTarget({ kind: parent, without: [{ options: missing }] })).rejects.toThrow(
    /bubblewrap .* is not installed/,
  );
});

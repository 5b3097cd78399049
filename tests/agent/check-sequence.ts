import { expect } from "@jest/globals";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import { startFakeIdentity } from "../support/fake-identity.ts";
import type { Turn } from "../support/fake-messages/index.ts";
import { callIds, calmPlay, makeSequence, turnCount } from "../support/fault-sequences.ts";
import { createMemorySandbox } from "../support/memory-sandbox.ts";
import { openScene } from "./fixture.ts";
import { openClient } from "./providers/open-client.ts";

/** Somewhere to work, and the tree that is there afterwards. */
export interface Place extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly tree: () => Promise<Readonly<Record<string, string>>>;
}

const federation = { "federation-rule-id": "fdrl_1", "organization-id": "org-1" };
/** Longer than a slow machine needs for a byte, and no longer than a test may take. */
const maxSilenceMs = 1_000;
/** More entries than any run asks for. */
const mostRequests = 400;

export type Tree = Awaited<ReturnType<Place["tree"]>>;

export async function openMemory(): Promise<Place> {
  const sandbox = createMemorySandbox();
  return {
    sandbox,
    tree: async () => Object.fromEntries([...sandbox.files].sort()),
    [Symbol.asyncDispose]: () => sandbox[Symbol.asyncDispose](),
  };
}

/** The trees of a run without faults: before its first turn, and after each. */
export async function treesWithoutFaults(open: () => Promise<Place>): Promise<Tree[]> {
  await using place = await open();
  await using scene = await openScene();
  const { api } = scene;
  const trees: Tree[] = [];
  const look: Turn = async () => {
    trees.push(await place.tree());
    return calm;
  };
  const calm = calmPlay();
  api.play(...Array.from({ length: turnCount }, () => look));
  const result = await scene.work({ sandbox: place.sandbox });
  api.assertFinished();
  expect(result.proposal).toBeDefined();
  return [...trees, await place.tree()];
}

/**
 * Runs a sequence and holds what came of it against the run without faults: the same tree, or a named outcome and the
 * tree of the turns that were done; no call twice; no request that the API refuses. Returns how it ended.
 */
export async function checkSequence(
  random: () => number,
  place: Place,
  trees: readonly Tree[],
): Promise<string> {
  await using scene = await openScene();
  const { api } = scene;
  const { story, play, maxTurns, fallbackModel, codes } = makeSequence(random, {
    cancel: scene.cancel,
    revokeThinking: api.revokeThinking,
  });
  api.play(...Array.from({ length: mostRequests }, () => play));
  await using identity = await startFakeIdentity();
  const asked = { ...federation, "base-url": api.url };
  const { client } = await openClient(asked, identity.env, { maxSilenceMs });
  const result = await scene.work({
    client,
    sandbox: place.sandbox,
    budget: { maxTurns },
    ...(fallbackModel !== undefined && { fallbackModel }),
  });

  const problems = api.problems().filter((problem) => !/entries were not played/.test(problem));
  const calls = scene.eventsOf("tool_call").flatMap(({ id }) => (id.startsWith("work_") ? [id] : []));
  const done = trees.findIndex((_, turns) => callIds(turns).length === calls.length);
  const end = result.stopped?.code ?? "done";
  const isNamed = result.stopped === undefined ? done === turnCount : codes.has(result.stopped.code);
  // All at once, so that a failure shows the story.
  const seen = { problems, calls, tree: await place.tree(), end, isNamed };
  const wanted = { problems: [], calls: callIds(done), tree: trees[done], end, isNamed: true };
  expect({ story, ...seen }).toEqual({ story, ...wanted });
  return end;
}

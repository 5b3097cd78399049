import { expect, test } from "@jest/globals";
import { reviewWith } from "../src/review.ts";
import type { Proposal } from "../src/tools/finish.ts";
import type { Verifier } from "../src/verify/verify.ts";
import type { Changes } from "../src/workspace/workspace.ts";

const proposal = { title: "t", description: "d" } as Proposal;
const { signal } = new AbortController();

/** An agent whose change is a new one each time that it is looked at; its checks say what is told. */
function scene(verdicts: readonly string[]) {
  let looks = 0;
  const left = [...verdicts];
  const { review, accepted } = reviewWith({
    exportChanges: async () => {
      looks += 1;
      return { tree: `tree-${looks}`, files: [{ path: "a" }] } as unknown as Changes;
    },
    verifier: {
      verify: async () => ({
        ...{ verdict: left.shift(), newlyFailing: [], checks: { command: "make" } },
        ...{
          base: { outcome: "passed" },
          change: { reason: "exit code 1", output: "" },
          touched: { definitions: [] },
        },
      }),
    } as unknown as Verifier,
    clock: { canMend: () => true } as never,
  });
  return { ask: (more: Partial<Proposal> = {}) => review({ ...proposal, ...more }, signal), accepted };
}

test("what was looked at when the work was taken need not be looked at again", async () => {
  const { ask, accepted } = scene(["passing"]);
  expect(accepted()).toBeUndefined();
  expect(await ask()).toEqual({ accepted: true });
  expect(accepted()?.tree).toBe("tree-1");
});

test("what was looked at when the work was not taken is not what is published", async () => {
  const { ask, accepted } = scene(["newly-failing"]);
  expect(await ask()).toMatchObject({ accepted: false });
  expect(accepted()).toBeUndefined();
  // The second time it is taken as it is, and nobody looks.
  expect(await ask()).toEqual({ accepted: true });
  expect(accepted()).toBeUndefined();
});

test("a question is taken without a look at the change", async () => {
  const { ask, accepted } = scene([]);
  expect(await ask({ question: "Which one?" })).toEqual({ accepted: true });
  expect(accepted()).toBeUndefined();
});

import { beforeAll, test } from "@jest/globals";
import { randomNumbers } from "../support/random.ts";
import { checkSequence, openMemory, type Tree, treesWithoutFaults } from "./check-sequence.ts";

// The same ones each time; the long tests try others.
const seeds = Array.from({ length: 12 }, (_, index) => index + 1);
let trees: Tree[];
beforeAll(async () => {
  trees = await treesWithoutFaults(openMemory);
});

test.each(seeds)(
  "faults leave the tree as it is without them, or as far as it came (seed %d)",
  async (seed) => {
    await using place = await openMemory();
    await checkSequence(randomNumbers(seed), place, trees);
  },
);

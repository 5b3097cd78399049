import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { createPieces } from "../src/pieces.ts";

test("pieces of any size come back as one, in their order", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 40_000 }), { maxLength: 12 }), (lengths) => {
      const pieces = createPieces();
      const sent = lengths.map((length, index) => Buffer.alloc(length, index + 1));
      for (const piece of sent) pieces.push(piece);
      expect(pieces.take().equals(Buffer.concat(sent))).toBe(true);
      expect(pieces.take()).toHaveLength(0);
    }),
    { numRuns: 200 },
  );
});

test("what is taken stays as it is while more comes", () => {
  const pieces = createPieces();
  pieces.push(Buffer.from("one"));
  const one = pieces.take();
  pieces.push(Buffer.from("two"));
  expect([one, pieces.take()].map(String)).toEqual(["one", "two"]);
});

test("a million single bytes take little more room than a million bytes", () => {
  const pieces = createPieces();
  const byte = Buffer.from("x");
  const before = process.memoryUsage();
  for (let count = 0; count < 1_000_000; count += 1) pieces.push(byte);
  const after = process.memoryUsage();
  // Listed one by one, they take more than fifty.
  expect(after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers).toBeLessThan(
    10_000_000,
  );
  expect(pieces.take()).toHaveLength(1_000_000);
});

import { describe, expect, test } from "@jest/globals";
import { createQueue, type Limits, type Queue } from "../../../src/sinks/telemetry/queue.ts";
import { random, seed } from "../../support/random.ts";

const unlimited: Limits = { items: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY };
const firstOf = (queue: Queue, most: Limits) => queue.first(queue.fit(most)).map(String);

test("takes no more than its items and its bytes, and takes again what there is room for", () => {
  const queue = createQueue({ items: 3, bytes: 10 });
  expect(["éé", "12345", "12", "1", "1"].map((json) => queue.add(json))).toEqual([
    ...[true, true, false, true, false],
  ]);
  expect(queue.drop(1).map(String)).toEqual(["éé"]);
  expect(queue.add("1234")).toBe(true);
  expect(queue.drop().map(String)).toEqual(["12345", "1", "1234"]);
  expect(queue.count()).toBe(0);
  expect(queue.drop()).toEqual([]);
});

test("gives as many as fit into one request, and one that fits into none alone", () => {
  const queue = createQueue(unlimited);
  for (const json of ["a", "b", "c".repeat(200_000), "d"]) queue.add(json);
  expect(firstOf(queue, { items: 9, bytes: 2 })).toEqual(["a", "b"]);
  expect(firstOf(queue, { items: 1, bytes: 9 })).toEqual(["a"]);
  queue.drop(2);
  expect(firstOf(queue, { items: 9, bytes: 2 })).toEqual(["c".repeat(200_000)]);
});

describe(`whatever comes and goes (SEED=${seed})`, () => {
  test("it is a list: nothing is lost, doubled, mixed up or changed while it waits", () => {
    let step = 0;
    const next = (below: number) => {
      step += 1;
      return Math.floor(random(step) * below);
    };
    const queue = createQueue(unlimited);
    let model: string[] = [];
    let added = 0;
    while (added < 5_000) {
      if (next(10) < 7) {
        // Now and then one that is larger than what many share, and one that ends just where that does.
        const length = next(40) === 0 ? 65_536 + next(3) - 1 : next(3_000);
        const json = `${added}${"ü".repeat(next(3))}${"x".repeat(length)}`;
        queue.add(json);
        model.push(json);
        added += 1;
      } else {
        const many = next(30);
        expect(queue.first(many).map(String)).toEqual(model.slice(0, many));
        expect(queue.drop(many).map(String)).toEqual(model.slice(0, many));
        model = model.slice(many);
      }
      expect(queue.count()).toBe(model.length);
    }
    expect(queue.drop().map(String)).toEqual(model);
  });
});

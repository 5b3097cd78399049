import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { createLiveOutput } from "../../src/sandbox/live-output.ts";
import type { OutputPart } from "../../src/sandbox/sandbox.ts";
import { openMachine } from "../support/open-sandbox.ts";

describe("output while a command runs", () => {
  let parts: OutputPart[];
  const open = () => createLiveOutput((part) => parts.push(part));
  const texts = () => parts.map(({ text }) => text);
  beforeEach(() => {
    parts = [];
    jest.useFakeTimers();
  });
  afterEach(() => void jest.useRealTimers());

  test("is not told of what ends within 250 ms", () => {
    const live = open();
    live.push(Buffer.from("quick\n"));
    jest.advanceTimersByTime(249);
    live.end();
    jest.advanceTimersByTime(10_000);
    expect(parts).toEqual([]);
  });

  test("is told at most every 250 ms, and the rest at the end", () => {
    const live = open();
    for (let tick = 0; tick < 100; tick += 1) {
      live.push(Buffer.from(`${tick}\n`));
      jest.advanceTimersByTime(10);
    }
    expect(parts).toHaveLength(4);
    live.push(Buffer.from("last"));
    live.end();
    expect(texts().join("")).toBe(`${Array.from({ length: 100 }, (_, tick) => `${tick}\n`).join("")}last`);
    expect(parts).toHaveLength(5);
  });

  test("that comes after a pause is told at once", () => {
    const live = open();
    jest.advanceTimersByTime(5000);
    live.push(Buffer.from("late\n"));
    jest.advanceTimersByTime(1);
    expect(texts()).toEqual(["late\n"]);
    live.end();
  });

  test("is kept when its place is used for what comes next", () => {
    const live = open();
    const place = Buffer.from("one\n");
    live.push(place);
    place.write("two\n");
    live.push(place);
    place.fill(0);
    jest.advanceTimersByTime(250);
    expect(texts()).toEqual(["one\ntwo\n"]);
  });

  test("that comes in pieces of any size is told or counted, every byte of it", () => {
    const live = open();
    const sizes = [1, 8 * 1024, 8 * 1024 + 5, 64 * 1024, 3, 20_000];
    for (const size of sizes) live.push(Buffer.alloc(size, "é".repeat(50).concat("\n")));
    jest.advanceTimersByTime(250);
    const [{ text, omittedBytes } = { text: "", omittedBytes: 0 }] = parts;
    expect(text).not.toContain("\uFFFD");
    expect(Buffer.byteLength(text)).toBeGreaterThan(8000);
    expect(omittedBytes + Buffer.byteLength(text)).toBe(sizes.reduce((sum, size) => sum + size, 0));
  });

  test("is cut between characters", () => {
    const live = open();
    const bytes = Buffer.from("aé€😀");
    for (const byte of bytes) {
      live.push(Buffer.from([byte]));
      jest.advanceTimersByTime(250);
    }
    live.end();
    expect(texts()).toEqual(["a", "é", "€", "😀"]);
  });

  test("of a flood is its end, from a line on, with a count of what was left out", () => {
    const live = open();
    live.push(Buffer.from("x".repeat(99).concat("\n").repeat(1000)));
    jest.advanceTimersByTime(250);
    live.end();
    expect(parts).toHaveLength(1);
    const [{ text, omittedBytes } = { text: "", omittedBytes: 0 }] = parts;
    expect(text).toBe("x".repeat(99).concat("\n").repeat(81));
    expect(omittedBytes + text.length).toBe(100_000);
  });

  test("without end is told sparsely after a while", () => {
    const live = open();
    for (let tick = 0; tick < 2400; tick += 1) {
      live.push(Buffer.from("y\n".repeat(40_000)));
      jest.advanceTimersByTime(250);
    }
    live.end();
    const told = parts.reduce((sum, { text }) => sum + text.length, 0);
    expect(told).toBeLessThan(256 * 1024);
    expect(parts.length).toBeLessThan(16 + 2 + 600 / 5);
    expect(told + parts.reduce((sum, { omittedBytes }) => sum + omittedBytes, 0)).toBe(2400 * 80_000);
  });

  test("of one endless line is cut between characters too", () => {
    const live = open();
    live.push(Buffer.from("€".repeat(10_000)));
    jest.advanceTimersByTime(250);
    live.end();
    expect(parts[0]?.text).toMatch(/^€+$/);
  });
});

test("a real command is heard while it runs, a quick one only at its end", async () => {
  await using machine = await openMachine({ parent: "unprivileged" });
  const heard: { readonly at: number; readonly text: string }[] = [];
  const onOutput = ({ text }: OutputPart) => void heard.push({ at: performance.now(), text });
  await machine.run("echo quick", { onOutput });
  expect(heard).toEqual([]);

  const result = await machine.run("for i in 1 2 3 4 5 6 7 8; do echo line $i; sleep 0.1; done; echo over", {
    onOutput,
  });
  const endedAt = performance.now();
  expect(heard.map(({ text }) => text).join("")).toBe(result.head);
  expect(heard[0]?.text).toMatch(/^line 1\n/);
  expect(endedAt - (heard[0]?.at ?? endedAt)).toBeGreaterThan(300);
  expect(heard.length).toBeLessThan(7);
});

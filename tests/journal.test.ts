import { rm } from "node:fs/promises";
import { afterEach, expect, jest, test } from "@jest/globals";
import { openJournal } from "../src/journal.ts";
import { makeTempDir } from "./support/repo.ts";

afterEach(() => {
  jest.useRealTimers();
});

test("goes on when its directory is gone: a run doesn't end for its pulse", async () => {
  jest.useFakeTimers();
  await using temp = await makeTempDir();
  const journal = openJournal(temp.path);
  journal.write({ step: "work", decoys: "00" });
  await rm(temp.path, { recursive: true });
  jest.advanceTimersByTime(1000);
  expect(journal.read()).toBeUndefined();
  journal.clear();
});

import { test } from "@jest/globals";

type Define = (name: string, body: () => Promise<void>, timeoutMs?: number) => void;

/** A test that only root can run: for others there is none, and so none that is skipped. CI is both, one after another. */
export const rootTest: Define = process.getuid?.() === 0 ? test : () => {};

// Imported before a program that runs the sources: it reads them with changes, and fails when one was not made.
import { registerHooks } from "node:module";
import { givenMutations, mutate } from "./mutations.ts";

const pending = new Set(givenMutations());
const all = [...pending];

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    const here = all.filter(({ file }) => url.endsWith(`/${file}`));
    if (here.length === 0) return loaded;
    for (const mutation of here) pending.delete(mutation);
    return { ...loaded, source: here.reduce(mutate, String(loaded.source)) };
  },
});

process.once("exit", () => {
  if (pending.size === 0) return;
  console.error(`Never read: ${[...pending].map(({ file }) => file).join(", ")}`);
  process.exitCode = 1;
});

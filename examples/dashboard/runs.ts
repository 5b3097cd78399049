import type { StoredEvent } from "./event.ts";
import { Feed } from "./feed.ts";
import type { Limits } from "./limits.ts";
import { listView } from "./list-page.ts";
import { Run } from "./run.ts";
import { runView } from "./run-page.ts";
import type { Receipt, Store } from "./store.ts";
import { summarise } from "./summary.ts";
import type { Watchers } from "./watchers.ts";

/** A run as it is now, with what changed on its page. */
export interface OpenRun {
  run: Run;
  readonly feed: Feed;
}

export interface RunsOptions {
  readonly store: Store;
  readonly watchers: Watchers;
  readonly limits: Limits;
  /** Where links may lead, such as `https://github.com`. */
  readonly github: string;
}

/** The runs: what comes is stored, and told to whoever watches. */
export class Runs {
  readonly list: Feed;
  readonly #options: RunsOptions;
  /** The one that was used last is the last. */
  readonly #open = new Map<string, OpenRun>();

  constructor(options: RunsOptions) {
    this.#options = options;
    this.list = new Feed(listView(options.store, options.github));
  }

  /** Stores a delivery, all of it or, when it throws, none. */
  take(events: readonly StoredEvent[]): Receipt {
    const { store, watchers } = this.#options;
    const taken = new Map<string, StoredEvent[]>();
    const receipt = this.#keep(events, taken);
    for (const run of store.forget()) this.#forget(run);
    if (taken.size > 0) {
      this.list.touch([...taken.keys()].map((run) => `run-${run}`));
      watchers.announce(this.list);
    }
    return receipt;
  }

  /** Undefined when there is no such run. */
  find(id: string): OpenRun | undefined {
    return this.#recent(id) ?? (this.#options.store.has(id) ? this.#read(id) : undefined);
  }

  #keep(events: readonly StoredEvent[], taken: Map<string, StoredEvent[]>): Receipt {
    try {
      return this.#options.store.keep(events, ({ stored }) => {
        for (const event of stored) {
          const known = taken.get(event.run);
          if (known === undefined) taken.set(event.run, [event]);
          else known.push(event);
        }
        for (const [id, added] of taken) this.#add(id, added);
      });
    } catch (cause) {
      // What was shown of it was not kept.
      for (const id of taken.keys()) if (this.#open.has(id)) this.#read(id);
      throw cause;
    }
  }

  #recent(id: string): OpenRun | undefined {
    const open = this.#open.get(id);
    if (open === undefined) return undefined;
    this.#open.delete(id);
    this.#open.set(id, open);
    return open;
  }

  #add(id: string, added: StoredEvent[]): void {
    const { store, watchers } = this.#options;
    const open = this.#recent(id);
    added.sort((one, other) => one.seq - other.seq);
    const isInOrder = open !== undefined && (added[0]?.seq ?? 0) > open.run.lastSeq;
    const current = isInOrder ? open : this.#read(id);
    if (isInOrder) {
      const entries = added.flatMap((event) => open.run.add(event));
      open.feed.touch(["head", "facts", ...entries.map((index) => `e${index}`)]);
    }
    store.describe(summarise(current.run));
    watchers.announce(current.feed);
  }

  /** Makes a run anew from its stored events. */
  #read(id: string): OpenRun {
    const { store, github } = this.#options;
    const run = new Run(id);
    for (const event of store.readRun(id)) run.add(event);
    const known = this.#open.get(id);
    if (known !== undefined) {
      known.run = run;
      known.feed.restart();
      return known;
    }
    const open: OpenRun = { run, feed: new Feed(runView(() => open.run, github)) };
    this.#makeRoom();
    this.#open.set(id, open);
    return open;
  }

  #makeRoom(): void {
    const { watchers, limits } = this.#options;
    for (const [id, { feed }] of this.#open) {
      if (this.#open.size < limits.openRuns) return;
      if (!watchers.isWatched(feed)) this.#open.delete(id);
    }
  }

  #forget(id: string): void {
    this.#open.delete(id);
    this.list.drop(`run-${id}`);
  }
}

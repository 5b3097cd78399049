import type { ServerResponse } from "node:http";
import { pageHeaders } from "./access.ts";
import type { Feed } from "./feed.ts";
import type { Limits } from "./limits.ts";

interface Watcher {
  readonly response: ServerResponse;
  mark: string;
  /** Its connection takes no more for now; it gets what is new then. */
  isFull: boolean;
}

/** Who watches what, each with one connection, and never more than the connection takes held for anybody. */
export class Watchers {
  readonly #limits: Limits;
  readonly #watching = new Map<Feed, Set<Watcher>>();
  readonly #waiting = new Set<Feed>();
  #timer: NodeJS.Timeout | undefined;
  #count = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  get count(): number {
    return this.#count;
  }

  get isFull(): boolean {
    return this.#count >= this.#limits.watchers;
  }

  isWatched(feed: Feed): boolean {
    return this.#watching.has(feed);
  }

  /** Answers with what is new since `mark`, and with what comes, until either side ends it. */
  add(feed: Feed, response: ServerResponse, mark: string): void {
    const watcher: Watcher = { response, mark, isFull: false };
    const watchers = this.#watching.get(feed) ?? new Set();
    this.#watching.set(feed, watchers.add(watcher));
    this.#count += 1;
    const timer = setTimeout(() => response.end(), this.#limits.watchMs);
    response.on("drain", () => {
      watcher.isFull = false;
      this.#tell(feed, watcher);
    });
    response.on("close", () => {
      clearTimeout(timer);
      this.#count -= 1;
      watchers.delete(watcher);
      if (watchers.size === 0) this.#watching.delete(feed);
    });
    response.writeHead(200, {
      ...pageHeaders,
      "Content-Type": "text/event-stream",
      "X-Accel-Buffering": "no",
    });
    response.write("retry: 2000\n\n");
    this.#tell(feed, watcher);
  }

  /** The feed has something new; what comes until it is told is told with it. */
  announce(feed: Feed): void {
    if (!this.#watching.has(feed)) return;
    this.#waiting.add(feed);
    this.#timer ??= setTimeout(() => this.#tellAll(), this.#limits.tellMs);
  }

  /** A line that says nothing, so that a connection nobody holds any more is found. */
  knock(): void {
    for (const watchers of this.#watching.values()) {
      for (const { response, isFull } of watchers) if (!isFull) response.write(":\n\n");
    }
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const watchers of this.#watching.values()) for (const { response } of watchers) response.end();
  }

  #tellAll(): void {
    this.#timer = undefined;
    for (const feed of this.#waiting) {
      for (const watcher of this.#watching.get(feed) ?? []) this.#tell(feed, watcher);
    }
    this.#waiting.clear();
  }

  #tell(feed: Feed, watcher: Watcher): void {
    if (watcher.isFull) return;
    const message = feed.messageSince(watcher.mark);
    if (message === undefined) return;
    watcher.mark = feed.mark;
    watcher.isFull = !watcher.response.write(message);
  }
}

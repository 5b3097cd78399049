import { randomBytes } from "node:crypto";
import type { Html } from "./html.ts";

/** A page in parts, each an element with its name as id. */
export interface View {
  readonly render: (part: string) => Html;
  /** Everything that can change. */
  readonly renderAll: () => Html;
}

/**
 * What changed on a page since somebody looked. A message holds the parts as they are now, so that a watcher who was
 * slow or away gets each once, and nothing is kept for anybody.
 */
export class Feed {
  readonly #view: View;
  /** Names this page's count of changes: another one knows nothing of what was before. */
  #epoch = randomBytes(6).toString("hex");
  #version = 0;
  /** The parts in the order in which they came, each with the version in which it changed last. */
  readonly #changed = new Map<string, number>();
  readonly #messages = new Map<number, Buffer>();

  constructor(view: View) {
    this.#view = view;
  }

  /** Where the page is now. */
  get mark(): string {
    return `${this.#epoch}.${this.#version}`;
  }

  touch(parts: Iterable<string>): void {
    this.#version += 1;
    this.#messages.clear();
    for (const part of parts) this.#changed.set(part, this.#version);
  }

  drop(part: string): void {
    this.#changed.delete(part);
  }

  /** The page was made anew: whoever watches gets all of it. */
  restart(): void {
    this.#epoch = randomBytes(6).toString("hex");
    this.#version = 0;
    this.#changed.clear();
    this.#messages.clear();
  }

  /** A server-sent event with all that is new to whoever is at `mark`; undefined where nothing is. */
  messageSince(mark: string): Buffer | undefined {
    const [epoch, version] = mark.split(".");
    const since = epoch === this.#epoch && /^\d{1,15}$/.test(version ?? "") ? Number(version) : -1;
    if (since >= this.#version && since !== -1) return undefined;
    const made = this.#messages.get(since) ?? this.#make(since);
    // Watchers are mostly at the same place; a few stragglers have messages of their own.
    if (this.#messages.size < 16) this.#messages.set(since, made);
    return made;
  }

  #make(since: number): Buffer {
    const parts = [...this.#changed].filter(([, version]) => version > since);
    const content =
      since === -1
        ? { all: this.#view.renderAll().text }
        : { parts: parts.map(([part]) => [part, this.#view.render(part).text]) };
    // JSON has no line ends of its own, so nothing in it can end the message or begin another.
    return Buffer.from(`id: ${this.mark}\ndata: ${JSON.stringify(content)}\n\n`);
  }
}

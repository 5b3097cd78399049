import { chmodSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import type { StoredEvent } from "./event.ts";
import type { Limits } from "./limits.ts";
import type { Summary } from "./summary.ts";

/** What became of the events of a delivery. */
export interface Receipt {
  readonly stored: StoredEvent[];
  /** Were there already. */
  known: number;
  /** Were there already and said something else; the first counts. */
  conflicting: number;
  /** No more room for them. */
  leftOut: number;
}

export interface Store extends Disposable {
  /** Keeps what is new and calls `then` before it is on disk for good; if that throws, nothing was kept. */
  readonly keep: (events: readonly StoredEvent[], then: (receipt: Receipt) => void) => Receipt;
  readonly has: (run: string) => boolean;
  /** A run's events in the order of `seq`. */
  readonly readRun: (run: string) => Iterable<StoredEvent>;
  readonly describe: (summary: Summary) => void;
  /** What is listed of a run. */
  readonly find: (run: string) => Summary | undefined;
  /** Newest first; of those that were heard of before `before`, if that is given. */
  readonly list: (page: { readonly limit: number; readonly before?: number }) => ListedRun[];
  /** Forgets the runs heard of least lately until the rest keeps to the limits; returns which. */
  readonly forget: () => readonly string[];
}

export interface ListedRun {
  /** Grows with each run that is heard of for the first time. */
  readonly place: number;
  readonly summary: Summary;
}

const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS runs (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    run TEXT NOT NULL UNIQUE,
    heard INTEGER NOT NULL DEFAULT 0,
    events INTEGER NOT NULL DEFAULT 0,
    bytes INTEGER NOT NULL DEFAULT 0,
    summary TEXT
  ) STRICT;
  CREATE TABLE IF NOT EXISTS events (
    run TEXT NOT NULL,
    seq INTEGER NOT NULL,
    timestamp INTEGER NOT NULL,
    type TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (run, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS runs_heard ON runs (heard);
`;

/** Opens the file, or makes it, for its owner alone; `:memory:` is none. */
export function openStore(file: string, limits: Limits): Store {
  const database = new DatabaseSync(file);
  if (file !== ":memory:") chmodSync(file, 0o600);
  database.exec(schema);
  const prepare = (sql: string) => database.prepare(sql);
  const meet = prepare("INSERT OR IGNORE INTO runs (run) VALUES (?)");
  const find = prepare("SELECT events, bytes FROM runs WHERE run = ?");
  const insert = prepare("INSERT OR IGNORE INTO events VALUES (?, ?, ?, ?, ?)");
  const textOf = prepare("SELECT text FROM events WHERE run = ? AND seq = ?");
  const count = prepare(
    "UPDATE runs SET events = events + 1, bytes = bytes + ?, heard = (SELECT max(heard) FROM runs) + 1 WHERE run = ?",
  );
  const readRun = prepare("SELECT run, seq, timestamp, type, text FROM events WHERE run = ? ORDER BY seq");
  const describe = prepare("UPDATE runs SET summary = ? WHERE run = ?");
  const summaryOf = prepare("SELECT summary FROM runs WHERE run = ? AND summary IS NOT NULL");
  const list = prepare(
    "SELECT place, summary FROM runs WHERE place < ? AND summary IS NOT NULL ORDER BY place DESC LIMIT ?",
  );
  const size = prepare("SELECT count(*) AS runs, coalesce(sum(bytes), 0) AS bytes FROM runs");
  const oldest = prepare("SELECT run, bytes FROM runs ORDER BY heard, place LIMIT 1");
  const forget = [prepare("DELETE FROM events WHERE run = ?"), prepare("DELETE FROM runs WHERE run = ?")];

  function keepEvent(event: StoredEvent, receipt: Receipt): void {
    const { run, seq, timestamp, type, text } = event;
    const known = textOf.get(run, seq);
    if (known !== undefined) {
      receipt.known += 1;
      if (known["text"] !== text) receipt.conflicting += 1;
      return;
    }
    meet.run(run);
    const { events, bytes } = find.get(run) as { events: number; bytes: number };
    const isFull = events >= limits.eventsPerRun || bytes + text.length > limits.bytesPerRun;
    // The end of a run has its place always.
    if (isFull && (type !== "result" || events > limits.eventsPerRun)) {
      receipt.leftOut += 1;
      return;
    }
    insert.run(run, seq, timestamp, type, text);
    count.run(Buffer.byteLength(text), run);
    receipt.stored.push(event);
  }

  return {
    keep(events, then) {
      const receipt: Receipt = { stored: [], known: 0, conflicting: 0, leftOut: 0 };
      database.exec("BEGIN IMMEDIATE");
      try {
        for (const event of events) keepEvent(event, receipt);
        then(receipt);
        database.exec("COMMIT");
      } catch (cause) {
        database.exec("ROLLBACK");
        throw cause;
      }
      return receipt;
    },
    has: (run) => find.get(run) !== undefined,
    readRun: (run) => readRun.iterate(run) as Iterable<unknown> as Iterable<StoredEvent>,
    describe: (summary) => void describe.run(JSON.stringify(summary), summary.run),
    find(run) {
      const row = summaryOf.get(run);
      return row && (JSON.parse(String(row["summary"])) as Summary);
    },
    list: ({ limit, before = Number.MAX_SAFE_INTEGER }) =>
      list.all(before, limit).map((row) => ({
        place: Number(row["place"]),
        summary: JSON.parse(String(row["summary"])) as Summary,
      })),
    forget() {
      const forgotten: string[] = [];
      for (;;) {
        const { runs, bytes } = size.get() as { runs: number; bytes: number };
        const isRoomy = runs <= limits.runs && bytes <= limits.totalBytes;
        const last = isRoomy || runs <= 1 ? undefined : oldest.get();
        if (last === undefined) return forgotten;
        for (const statement of forget) statement.run(String(last["run"]));
        forgotten.push(String(last["run"]));
      }
    },
    [Symbol.dispose]: () => database.close(),
  };
}

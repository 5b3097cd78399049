/** An event as it is kept. Nothing but these fields is known to be what docs/events.md says. */
export interface StoredEvent {
  readonly run: string;
  readonly seq: number;
  readonly timestamp: number;
  readonly type: string;
  /** The event's own JSON, as it came. */
  readonly text: string;
}

export class BadDelivery extends Error {
  override readonly name = "BadDelivery";
}

const runPattern = /^[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,98}[A-Za-z0-9])?$/;
const yearTwoThousandOneHundred = 4_102_444_800_000;

export function isRunId(text: string): boolean {
  return runPattern.test(text);
}

/** The events of a delivery: JSON lines, or the same as server-sent events. Throws BadDelivery. */
export function readEvents(body: Buffer, maxEventBytes: number): StoredEvent[] {
  const events: StoredEvent[] = [];
  for (const [index, line] of decode(body).split(/\r?\n/).entries()) {
    const text = line.replace(/^data: ?/, "");
    if (text.trim() === "" || /^(?::|id:|event:|retry:)/.test(text)) continue;
    if (Buffer.byteLength(text) > maxEventBytes) throw new BadDelivery(`line ${index + 1} is too long`);
    events.push(readEvent(text, index + 1));
  }
  return events;
}

function decode(body: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch (cause) {
    throw new BadDelivery("the body is not UTF-8", { cause });
  }
}

function readEvent(text: string, line: number): StoredEvent {
  const { run, seq, timestamp, type } = parse(text, line);
  const wrong = (what: string) => new BadDelivery(`line ${line}: ${what}`);
  if (typeof run !== "string" || !isRunId(run)) throw wrong("run is not a run's id");
  if (!Number.isSafeInteger(seq) || (seq as number) < 1) throw wrong("seq is not a whole number from 1 on");
  if (!Number.isSafeInteger(timestamp)) throw wrong("timestamp is not a whole number");
  if ((timestamp as number) < 0 || (timestamp as number) > yearTwoThousandOneHundred) {
    throw wrong("timestamp is not in milliseconds since the epoch");
  }
  if (typeof type !== "string" || !/^[a-z_]{1,40}$/.test(type)) throw wrong("type is not an event's type");
  return { run, seq: seq as number, timestamp: timestamp as number, type, text };
}

function parse(text: string, line: number): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new BadDelivery(`line ${line} is not JSON`, { cause });
  }
  if (typeof value !== "object" || value === null) throw new BadDelivery(`line ${line} is not an event`);
  return value as Readonly<Record<string, unknown>>;
}

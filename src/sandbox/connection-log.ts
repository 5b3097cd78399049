import type { RefusalReason } from "../events/codes.ts";

export interface Refusal {
  /** As it was asked for, printable and at most 253 characters. */
  readonly host: string;
  readonly port: number | null;
  readonly reason: RefusalReason;
}

/** What commands did on the network. */
export interface NetworkReport {
  readonly hosts: readonly Contact[];
  readonly refused: readonly (Refusal & { readonly count: number })[];
  /** How many connections and refusals of further hosts are not listed. */
  readonly leftOut: number;
}

export interface Contact {
  readonly host: string;
  readonly port: number;
  readonly connections: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
}

/** How many different hosts are remembered, contacted and refused each. */
export const maxEntries = 1000;

export interface ConnectionLog {
  /** Says whether it is the first of its kind, one known already, or left out because there are too many kinds. */
  readonly refused: (refusal: Refusal) => "first" | "again" | "left out";
  /** A connection that was let through; its bytes are counted as they pass. */
  readonly connected: (host: string, port: number) => CountedConnection;
  readonly report: () => NetworkReport;
}

export interface CountedConnection {
  readonly sent: (bytes: number) => void;
  readonly received: (bytes: number) => void;
}

/** Counts by host, so that it stays small whatever commands do. */
export function createConnectionLog(): ConnectionLog {
  const contacts = new Map<string, { -readonly [Key in keyof Contact]: Contact[Key] }>();
  const refusals = new Map<string, Refusal & { count: number }>();
  let leftOut = 0;
  return {
    refused: (refusal) => {
      const key = JSON.stringify([refusal.host, refusal.port, refusal.reason]);
      const known = refusals.get(key);
      if (known !== undefined) {
        known.count += 1;
        return "again";
      }
      if (refusals.size >= maxEntries) {
        leftOut += 1;
        return "left out";
      }
      refusals.set(key, { ...refusal, count: 1 });
      return "first";
    },
    connected: (host, port) => {
      const key = `${host}:${port}`;
      const known = contacts.get(key);
      const contact = known ?? { host, port, connections: 0, bytesSent: 0, bytesReceived: 0 };
      contact.connections += 1;
      if (known === undefined && contacts.size < maxEntries) contacts.set(key, contact);
      else if (known === undefined) leftOut += 1;
      return {
        sent: (bytes) => {
          contact.bytesSent += bytes;
        },
        received: (bytes) => {
          contact.bytesReceived += bytes;
        },
      };
    },
    report: () => ({
      hosts: [...contacts.values()].map((contact) => ({ ...contact })),
      refused: [...refusals.values()].map((refusal) => ({ ...refusal })),
      leftOut,
    }),
  };
}

import { createHash } from "node:crypto";
import { type Removed, removedWords } from "./removed.ts";

/** One thing that the model was shown beside its task's repository, or was not. */
export interface ReceiptItem {
  readonly kind: "task" | "comment" | "review" | "review-comment" | "image" | "code" | "check";
  /** Its address, or else what it is. */
  readonly what: string;
  /** Login; empty where nobody is known. */
  readonly author: string;
  /** What the author may do here: `admin`, `write`, `read`, `none`, or empty where it was not asked. */
  readonly permission: string;
  readonly used: boolean;
  /** Why it was left out, or how it was changed; empty when there is nothing to say. */
  readonly reason: string;
  /** Beginning of the SHA-256 of exactly what was shown; empty for what was left out. */
  readonly sha256: string;
  /** What was taken out of it, in words. */
  readonly removed: readonly string[];
}

export interface Receipt {
  readonly items: readonly ReceiptItem[];
  /** How many further ones were left out, of which none is listed. */
  readonly leftOut: number;
}

/** More than anybody looks through; what was used comes first when they are cut. */
const maxItems = 120;
const digits = 16;

function digestOf(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex").slice(0, digits);
}

type About = Pick<ReceiptItem, "kind" | "what"> & Partial<Pick<ReceiptItem, "author" | "permission">>;

/** For what was shown: exactly this. */
export function usedItem(
  { kind, what, author = "", permission = "", reason = "" }: About & { readonly reason?: string },
  shown: string | Buffer,
  removed: Removed = {},
): ReceiptItem {
  const sha256 = digestOf(shown);
  return { kind, what, author, permission, used: true, reason, sha256, removed: removedWords(removed) };
}

export function leftOutItem({
  kind,
  what,
  author = "",
  permission = "",
  reason,
}: About & { readonly reason: string }): ReceiptItem {
  return { kind, what, author, permission, used: false, reason, sha256: "", removed: [] };
}

export function makeReceipt(items: readonly ReceiptItem[], uncounted: number): Receipt {
  const kept = new Set([...items].sort((a, b) => Number(b.used) - Number(a.used)).slice(0, maxItems));
  return { items: items.filter((item) => kept.has(item)), leftOut: items.length - kept.size + uncounted };
}

import { createHash } from "node:crypto";
import { imageOf } from "./picture.ts";
import type { Block } from "./wire.ts";

/** JSON with the keys of every object in order, so that equal values give equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const object = value as Readonly<Record<string, unknown>>;
  const fields = Object.keys(object)
    .filter((key) => object[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(object[key])}`);
  return `{${fields.join(",")}}`;
}

/** Deep equality of JSON values, whatever the order of keys; the named fields of objects are not looked at. */
export function sameJson(left: unknown, right: unknown, ignored?: string): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (Array.isArray(left) || Array.isArray(right)) {
    if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
    return left.every((item, index) => sameJson(item, right[index], ignored));
  }
  const a = left as Readonly<Record<string, unknown>>;
  const b = right as Readonly<Record<string, unknown>>;
  const keys = Object.keys(a).filter((key) => key !== ignored);
  if (keys.length !== Object.keys(b).filter((key) => key !== ignored).length) return false;
  return keys.every((key) => key in b && sameJson(a[key], b[key], ignored));
}

/** What of a block counts as content: markers of the cache and fields that say nothing are left out. */
export function essence(block: Block): Block {
  const { cache_control: _, citations, caller, ...rest } = block as Block & { caller?: { type?: string } };
  const kept: Record<string, unknown> = { ...rest };
  if (citations !== undefined && citations !== null) kept["citations"] = citations;
  if (caller !== undefined && caller.type !== "direct") kept["caller"] = caller;
  if (Array.isArray(kept["content"])) kept["content"] = kept["content"].map((inner) => withoutMarker(inner));
  return kept as Block;
}

function withoutMarker(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return essence(value as Block);
}

export interface Measured {
  readonly digest: string;
  /** Bytes of its canonical JSON divided by four; an image counts by its pixels. */
  readonly tokens: number;
}

const pixelsPerToken = 750;

const measured = new WeakMap<object, Measured>();

/** Digest and size of a block's essence; remembered for as long as the object lives. */
export function measure(block: Block): Measured {
  const known = measured.get(block);
  if (known !== undefined) return known;
  const json = canonicalJson(essence(block));
  const images = [block, ...(Array.isArray(block["content"]) ? (block["content"] as Block[]) : [])].flatMap(
    (part) => imageOf(part) ?? [],
  );
  const imageBytes = images.reduce((sum, { base64 }) => sum + base64.length, 0);
  const pixels = images.reduce((sum, { width, height }) => sum + width * height, 0);
  const tokens = Math.ceil((Buffer.byteLength(json) - imageBytes) / 4 + pixels / pixelsPerToken);
  const result = { digest: sha256(json), tokens };
  measured.set(block, result);
  return result;
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}

import { createHash } from "node:crypto";

/** What an image costs at most, in tokens: the area of the largest that is shown, by 750 pixels to a token. */
const tokensOfImage = 5_400;

interface ImageBlock {
  readonly type: "image";
  readonly source: { readonly type: "base64"; readonly media_type: string; readonly data: string };
}

/** Bytes of the JSON, an image counted as text of as many tokens. */
export function sizeOf(content: unknown, bytesPerToken: number): number {
  let images = 0;
  const json = JSON.stringify(content, (_, value: unknown) => {
    if (!isImage(value)) return value;
    images += 1;
    return null;
  });
  return Buffer.byteLength(json) + images * tokensOfImage * bytesPerToken;
}

/** A copy in which images have their length and their SHA-256 in the place of their bytes. */
export function withoutImageData(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutImageData);
  if (isImage(value)) {
    const { data, ...source } = value.source;
    const sha256 = createHash("sha256").update(data, "base64").digest("hex");
    return { ...value, source: { ...source, bytes: Buffer.byteLength(data, "base64"), sha256 } };
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutImageData(inner)]));
}

function isImage(value: unknown): value is ImageBlock {
  if (typeof value !== "object" || value === null || !("type" in value) || !("source" in value)) return false;
  const { type, source } = value;
  return (
    type === "image" &&
    typeof source === "object" &&
    source !== null &&
    "data" in source &&
    typeof source.data === "string"
  );
}

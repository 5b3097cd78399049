import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Asset {
  readonly type: "content";
  readonly contentType: string;
  readonly content: Buffer;
}

const types = {
  "style.css": "text/css; charset=utf-8",
  "live.js": "text/javascript; charset=utf-8",
  "icon.svg": "image/svg+xml",
} as const;

/** All there is, read once: no path of a request ever leads to a file. */
const assets = new Map<string, Asset>(
  Object.entries(types).map(([name, contentType]) => [
    `/assets/${name}`,
    { type: "content", contentType, content: readFileSync(join(import.meta.dirname, "assets", name)) },
  ]),
);

export function findAsset(path: string): Asset | undefined {
  return assets.get(path);
}

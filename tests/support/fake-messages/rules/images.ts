import { type Picture, readPicture } from "../picture.ts";
import type { Block, Refuse } from "../wire.ts";

const mebibyte = 1024 * 1024;
const maxSide = 8000;
const maxSideOfMany = 2000;

/** What is known of an image; null: not an image at all. */
const examined = new WeakMap<Block, Picture | null>();

/** Rules 99 to 103: the data is an image of the declared type, and not too large. */
export function checkImage(
  block: Block,
  path: string,
  context: {
    readonly isMany: boolean;
    readonly undecodable: ReadonlySet<string>;
    /** Half as large on some clouds as at the API itself. */
    readonly maxMegabytes: number;
    readonly refuse: Refuse;
  },
): void {
  const { isMany, undecodable, maxMegabytes, refuse } = context;
  const maxBytes = maxMegabytes * mebibyte;
  const source = block["source"] as { type: string; media_type?: string; data?: string };
  if (source.type !== "base64" || source.data === undefined) return;
  const place = `${path}.image.source.base64`;
  if (source.data.length > maxBytes) {
    refuse(
      101,
      `${place}: image exceeds ${maxMegabytes} MB maximum: ${source.data.length} bytes > ${maxBytes} bytes`,
    );
  }
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(source.data) || source.data.length % 4 !== 0) {
    refuse(100, `${place}.data: Invalid base64 data`);
  }
  let picture = examined.get(block);
  if (picture === undefined) {
    picture = readPicture(Buffer.from(source.data, "base64"));
    examined.set(block, picture);
  }
  if (picture === null || undecodable.has(source.data)) {
    refuse(100, "Could not process image");
    return;
  }
  if (picture.mediaType !== source.media_type) {
    refuse(99, `${place}.media_type: Image does not match the provided media type ${source.media_type}`);
  }
  const side = Math.max(picture.width, picture.height);
  const tooLarge = "At least one of the image dimensions exceed max allowed size";
  const details = { details: { error_code: "image_dimensions_too_large" } };
  if (side > maxSide) refuse(102, `${place}.data: ${tooLarge}: ${maxSide} pixels`, details);
  if (isMany && side > maxSideOfMany) {
    refuse(103, `${place}.data: ${tooLarge} for many-image requests: ${maxSideOfMany} pixels`, details);
  }
}

import { isErrno } from "../process.ts";
import type { Size } from "./image-format.ts";
import { gif } from "./image-gif.ts";
import { jpeg } from "./image-jpeg.ts";
import { png } from "./image-png.ts";
import { webp } from "./image-webp.ts";
import type { ToolImage } from "./tool.ts";

/** Both must be more than nothing; the size of what is decoded to check an image is bounded by this. */
export const maxSide = 2_000;
/** Of the file: a third more in base64, and every cloud provider takes 5 MB of that. */
export const maxImageBytes = 2 * 1024 * 1024;

export type ExaminedImage =
  | { readonly type: "fine"; readonly format: string; readonly size: Size; readonly image: ToolImage }
  /** The API takes no image with a longer side in a conversation with many. */
  | { readonly type: "too-large"; readonly format: string; readonly size: Size }
  /** The API would refuse it, and with it every later request of the run. */
  | { readonly type: "broken" };

const formats = [png, jpeg, gif, webp];

/** Whether the API will take an image; undefined when the bytes are none of a kind that it knows. */
export async function examineImage(bytes: Buffer): Promise<ExaminedImage | undefined> {
  const format = formats.find(({ begins }) => bytes.toString("latin1", 0, begins.length) === begins);
  if (format === undefined) return undefined;
  const { name, mediaType } = format;
  try {
    const size = format.readSize(bytes);
    if (size === undefined || size.width === 0 || size.height === 0) return { type: "broken" };
    if (Math.max(size.width, size.height) > maxSide) return { type: "too-large", format: name, size };
    const shown = await format.check(bytes, size);
    if (shown === undefined) return { type: "broken" };
    return { type: "fine", format: name, size, image: { mediaType, base64: shown.toString("base64") } };
  } catch (error) {
    // Something was to be read beyond the end.
    if (isErrno(error, "ERR_OUT_OF_RANGE") || isErrno(error, "ERR_BUFFER_OUT_OF_BOUNDS"))
      return { type: "broken" };
    throw error;
  }
}

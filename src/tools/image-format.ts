import type { ToolImage } from "./tool.ts";

/** Width and height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A kind of image that the API takes. What reads beyond the end of the bytes throws RangeError. */
export interface ImageFormat {
  readonly name: string;
  readonly mediaType: ToolImage["mediaType"];
  /** What its files begin with, as Latin-1. */
  readonly begins: string;
  /** The size that the header tells; undefined when there is none. */
  readonly readSize: (bytes: Buffer) => Size | undefined;
  /** The bytes to show, when all of the file is right; undefined when it isn't. */
  readonly check: (bytes: Buffer, size: Size) => Promise<Buffer | undefined>;
}

import { isUtf8 } from "node:buffer";
import { endOfLastCharacter } from "./output.ts";

/** How much of a file's beginning `formatOf` looks at. */
export const headBytes = 4096;

interface Signature {
  readonly format: string;
  /** Bytes as Latin-1 characters, with where they stand; all of them must. */
  readonly marks: readonly (readonly [offset: number, bytes: string])[];
}

const images: readonly Signature[] = [
  { format: "PNG image", marks: [[0, "\x89PNG\r\n\x1a\n"]] },
  { format: "JPEG image", marks: [[0, "\xff\xd8\xff"]] },
  { format: "GIF image", marks: [[0, "GIF87a"]] },
  { format: "GIF image", marks: [[0, "GIF89a"]] },
  {
    format: "WebP image",
    marks: [
      [0, "RIFF"],
      [8, "WEBP"],
    ],
  },
];

const at0 = (format: string, ...marks: string[]): Signature[] =>
  marks.map((mark) => ({ format, marks: [[0, mark]] }));

const signatures: readonly Signature[] = [
  ...images,
  ...at0("TIFF image", "II*\0", "MM\0*"),
  ...at0("BMP image", "BM"),
  ...at0("icon", "\0\0\x01\0"),
  ...at0("PDF document", "%PDF-"),
  ...at0("ZIP archive (or JAR, wheel, Office document)", "PK\x03\x04", "PK\x05\x06"),
  ...at0("gzip archive", "\x1f\x8b"),
  ...at0("bzip2 archive", "BZh"),
  ...at0("xz archive", "\xfd7zXZ\0"),
  ...at0("Zstandard archive", "\x28\xb5\x2f\xfd"),
  ...at0("7-Zip archive", "7z\xbc\xaf\x27\x1c"),
  { format: "tar archive", marks: [[257, "ustar"]] },
  ...at0("ELF program or library", "\x7fELF"),
  ...at0("Windows program or library", "MZ"),
  ...at0("Mach-O program or library", "\xcf\xfa\xed\xfe", "\xce\xfa\xed\xfe"),
  ...at0("Java class or Mach-O program", "\xca\xfe\xba\xbe"),
  ...at0("WebAssembly module", "\0asm"),
  ...at0("SQLite database", "SQLite format 3\0"),
  ...at0("git pack", "PACK"),
  ...at0("static library", "!<arch>\n"),
  ...at0("font", "wOFF", "wOF2", "OTTO", "\0\x01\0\0"),
  ...at0("Ogg sound or film", "OggS"),
  ...at0("FLAC sound", "fLaC"),
  ...at0("MP3 sound", "ID3"),
  { format: "MP4 film, or AVIF or HEIC image", marks: [[4, "ftyp"]] },
  ...at0("Matroska or WebM film", "\x1a\x45\xdf\xa3"),
  ...at0("UTF-32 text", "\xff\xfe\0\0", "\0\0\xfe\xff"),
  ...at0("UTF-16 text", "\xff\xfe", "\xfe\xff"),
];

/** What a file that is no UTF-8 text is, by its first bytes and never by its name; a few words. */
export function formatOf(head: Buffer): string {
  const has = ([offset, bytes]: readonly [number, string]) =>
    head.toString("latin1", offset, offset + bytes.length) === bytes;
  const known = signatures.find(({ marks }) => marks.every(has))?.format;
  if (known !== undefined) return known;
  if (head.includes(0)) return head.some((byte) => byte !== 0) ? "binary data" : "nothing but NUL bytes";
  const controls = head.filter((byte) => byte < 0x20 && !(byte >= 0x07 && byte <= 0x0d) && byte !== 0x1b);
  if (controls.length * 50 > head.length) return "binary data";
  return isUtf8(head.subarray(0, endOfLastCharacter(head)))
    ? "text with bytes in it that are not UTF-8"
    : "text in another encoding than UTF-8";
}

export function isImage(format: string): boolean {
  return images.some((image) => image.format === format);
}

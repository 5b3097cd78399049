import { crc32, deflateSync } from "node:zlib";

/** Small pictures of eight by six pixels, each as an encoder wrote it. */
export const pictures = {
  jpeg: fromBase64(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWG" +
      "kJ6jq62rZ4C8ybqmx5moq6T/wAALCAAGAAgBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgED" +
      "AwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RF" +
      "RkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJ" +
      "ytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/AG2unJx0r//Z",
  ),
  progressiveJpeg: fromBase64(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWG" +
      "kJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSk" +
      "pKSkpKSkpKSkpKSkpKT/wgARCAAGAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAH/xAAVAQEBAAAAAAAAAAAA" +
      "AAAAAAABAv/aAAwDAQACEAMQAAABgl//xAAWEAADAAAAAAAAAAAAAAAAAAAAAgP/2gAIAQEAAQUCWZ//xAAYEQACAwAAAAAA" +
      "AAAAAAAAAAAAAQIDEv/aAAgBAwEBPwGuTyf/xAAVEQEBAAAAAAAAAAAAAAAAAAABAP/aAAgBAgEBPwFW/8QAFBABAAAAAAAA" +
      "AAAAAAAAAAAAAP/aAAgBAQAGPwJ//8QAFRABAQAAAAAAAAAAAAAAAAAAAAH/2gAIAQEAAT8hk//aAAwDAQACAAMAAAAQB//E" +
      "ABYRAAMAAAAAAAAAAAAAAAAAAAARIf/aAAgBAwEBPxBVT//EABYRAAMAAAAAAAAAAAAAAAAAAAARMf/aAAgBAgEBPxB6n//E" +
      "ABYQAAMAAAAAAAAAAAAAAAAAAAAhMf/aAAgBAQABPxBOH//Z",
  ),
  gif: fromBase64(
    "R0lGODdhCAAGAIEAAKCggCCggHBQgHAUgCwAAAAACAAGAAAIHQAHCBxIsOCAAAISKgQQoGFCABAbBoBIUSJFiAEBADs=",
  ),
  animatedGif: fromBase64(
    "R0lGODlhCAAGAIEAAKCggCCggHBQgHAUgCH5BAAFAAAALAAAAAAIAAYAAAgdAAcIHEiw4IAAAhIqBBCgYUIAEBsGgEhRIkWI" +
      "AQEAIfkEAQUABAAsAAAAAAgABgCBoKCAIKCAcFCAcBSACB8AAQgUGKDgQIIGBRIgUDAAAAECFkIMMKCixYsYBwQEADs=",
  ),
  webp: fromBase64(
    "UklGRkAAAABXRUJQVlA4IDQAAACwAQCdASoIAAYABABoJbACdAD0Ma2oAP7mB9d6ht4p/w5yKgmMdJfmf66tnnQQbZe9MAAA",
  ),
  losslessWebp: fromBase64("UklGRioAAABXRUJQVlA4TB4AAAAvB0ABALmM6H/sIqL/ASEBYY7/GyULBmQAYwKQWjY="),
  extendedWebp: fromBase64(
    "UklGRoQAAABXRUJQVlA4WAoAAAAQAAAABwAABQAAQUxQSCkAAAAFJ6CwbRsUFgcREc8eoaBtG6bdBqCHP91hiOg/wSRNtR0z" +
      "pCvpvmMlAQBWUDggNAAAAPABAJ0BKggABgAEAGglsAJ0fwAVwr2U4AD+5gfXeobeKf8NuPKkveakd9uP1YZilPlOwAA=",
  ),
  animatedWebp: fromBase64(
    "UklGRigBAABXRUJQVlA4WAoAAAACAAAABwAABQAAQU5JTQYAAAAAAAAAAABBTk1GigAAAAAAAAAAAAcAAAUAADIAAAJWUDgg" +
      "cgAAAFABAJ0BKggABgABQCYlsAAFjAAA/u2H//1f//4QH/3d5/+Yz/5fF//3cP//nfaX9n8lIM//YvkR/+xfO/YpDFXzDo5n" +
      "PStUGDwzJt6dr48WF/6o5m+fRt4cXddX6//a/W1Y7P+/58bVH/A//YorgTAAAEFOTUZqAAAAAAAAAAAABwAABQAAMgAAAFZQ" +
      "OCBSAAAA9AEAnQEqCAAGAAAAJiWwAANBEWN2l2AAAP6bHt3RDMdLIPaVG2GQA7/69j22//9xV57Zv/Aot/Ji/7Y/6993akGW" +
      "/6aP3uzzX/gX/qsUapAAAA==",
  ),
} as const;

function fromBase64(text: string): Buffer {
  return Buffer.from(text, "base64");
}

/** A grey PNG; `changes` may break it. */
export function makePng(
  width: number,
  height: number,
  changes: {
    /** Of the header: depth, colour type, compression, filter, interlace. */
    readonly kind?: readonly [number, number, number, number, number];
    /** What the rows are, deflated. */
    readonly rows?: Buffer;
    /** Between header and data. */
    readonly extra?: readonly Buffer[];
  } = {},
): Buffer {
  const { kind = [8, 0, 0, 0, 0], rows = Buffer.alloc((width + 1) * height), extra = [] } = changes;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  Buffer.from(kind).copy(header, 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    pngChunk("IHDR", header),
    ...extra,
    pngChunk("IDAT", deflateSync(rows)),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

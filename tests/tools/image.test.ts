import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { examineImage, maxSide } from "../../src/tools/image.ts";
import { readPicture } from "../support/fake-messages/picture.ts";
import { makePng, pictures, pngChunk } from "../support/pictures.ts";

const typeOf = async (bytes: Buffer) => (await examineImage(bytes))?.type;
const { animatedWebp, ...still } = pictures;

describe("an image that the API takes is recognised by its bytes", () => {
  test.each([
    ...Object.entries(still),
    ["png", makePng(8, 6)] as const,
    ["interlaced png", makePng(8, 6, { kind: [8, 0, 0, 0, 1], rows: Buffer.alloc(8 * 6 + 12) })] as const,
    ["png of single bits", makePng(8, 6, { kind: [1, 0, 0, 0, 0], rows: Buffer.alloc(2 * 6) })] as const,
    [
      "png of 16 bits and transparency",
      makePng(8, 6, { kind: [16, 6, 0, 0, 0], rows: Buffer.alloc(65 * 6) }),
    ] as const,
  ])("%s", async (_, bytes) => {
    const examined = await examineImage(bytes);
    expect(examined).toMatchObject({ type: "fine", size: { width: 8, height: 6 } });
    if (examined?.type !== "fine") return;
    const shown = Buffer.from(examined.image.base64, "base64");
    expect(readPicture(shown)).toMatchObject({ mediaType: examined.image.mediaType, width: 8, height: 6 });
  });

  test("its name and what else it begins with say nothing", async () => {
    expect(await examineImage(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"))).toBeUndefined();
    expect(await examineImage(Buffer.from("%PDF-1.7"))).toBeUndefined();
    expect(await examineImage(Buffer.alloc(0))).toBeUndefined();
  });

  test("one that is too large is known by its header alone", async () => {
    expect(await examineImage(makePng(maxSide, 1))).toMatchObject({ type: "fine" });
    const bomb = makePng(60_000, 60_000, { rows: Buffer.alloc(10) });
    expect(await examineImage(bomb)).toEqual({
      type: "too-large",
      format: "PNG",
      size: { width: 60_000, height: 60_000 },
    });
  });

  test("what is not needed to see it is not shown", async () => {
    const comment = pngChunk("tEXt", Buffer.from("Comment\0the camera's place"));
    const examined = await examineImage(makePng(8, 6, { extra: [comment] }));
    expect(
      examined?.type === "fine" && Buffer.from(examined.image.base64, "base64").equals(makePng(8, 6)),
    ).toBe(true);
  });
});

describe("an image that the API would refuse is not fine", () => {
  const palette = pngChunk("PLTE", Buffer.alloc(3));
  test.each([
    ["no pixels", makePng(0, 6)],
    ["a broken checksum", makePng(8, 6).fill(1, 29, 33)],
    ["too few rows", makePng(8, 6, { rows: Buffer.alloc(9 * 5) })],
    ["too many rows: a bomb", makePng(8, 6, { rows: Buffer.alloc(100_000_000) })],
    ["an unknown filter", makePng(8, 6, { rows: Buffer.alloc(9 * 6, 7) })],
    ["an impossible depth", makePng(8, 6, { kind: [3, 0, 0, 0, 0] })],
    ["an unknown interlacing", makePng(8, 6, { kind: [8, 0, 0, 0, 2] })],
    ["colours without a palette", makePng(8, 6, { kind: [8, 3, 0, 0, 0] })],
    ["an unknown part that matters", makePng(8, 6, { extra: [pngChunk("ABCD", Buffer.alloc(1))] })],
    ["two headers", makePng(8, 6, { extra: [pngChunk("IHDR", Buffer.alloc(13))] })],
    ["nothing but a header", makePng(8, 6).subarray(0, 33)],
    ["a moving WebP", animatedWebp],
  ])("%s", async (_, bytes) => {
    expect(await typeOf(bytes)).toBe("broken");
  });

  test("a palette makes colours of numbers", async () => {
    expect(await typeOf(makePng(8, 6, { kind: [8, 3, 0, 0, 0], extra: [palette] }))).toBe("fine");
  });

  test.each(Object.entries({ ...still, png: makePng(8, 6) }))(
    "a %s that is cut off anywhere",
    async (_, bytes) => {
      for (let length = 0; length < bytes.length; length += 1) {
        expect(await typeOf(bytes.subarray(0, length))).not.toBe("fine");
      }
    },
  );

  test("whatever is changed, it is examined to an end, and what is fine is an image of that size", async () => {
    const change = fc.tuple(fc.nat(), fc.nat(255));
    const picture = fc.constantFrom(...Object.values(pictures), makePng(8, 6));
    await fc.assert(
      fc.asyncProperty(picture, fc.array(change, { minLength: 1, maxLength: 6 }), async (whole, changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        const examined = await examineImage(bytes);
        if (examined?.type !== "fine") return;
        const shown = Buffer.from(examined.image.base64, "base64");
        const { width, height } = examined.size;
        expect(readPicture(shown)).toEqual({ mediaType: examined.image.mediaType, width, height });
      }),
      { numRuns: 2000 },
    );
  });
});

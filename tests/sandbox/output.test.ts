import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { createOutputWindow } from "../../src/sandbox/output.ts";

function windowOf(maxBytes: number, ...chunks: readonly (string | Buffer)[]) {
  const output = createOutputWindow(maxBytes);
  for (const chunk of chunks) output.push(Buffer.from(chunk as string));
  return output.read();
}

describe("the window on a command's output", () => {
  test("keeps everything that fits", () => {
    expect(windowOf(10, "12345", "67890")).toEqual({ head: "1234567890", tail: "", omittedBytes: 0 });
  });

  test("keeps head and tail and counts what lies between", () => {
    expect(windowOf(10, "abcde", "fghijklmn", "opqrstuvwxyz")).toEqual({
      head: "abcde",
      tail: "vwxyz",
      omittedBytes: 16,
    });
  });

  test("keeps what came when its place is used for what comes next", () => {
    const output = createOutputWindow(6);
    const place = Buffer.alloc(4);
    for (const text of ["abcd", "efgh", "ijkl"]) {
      place.write(text);
      output.push(place);
    }
    place.fill(0);
    expect(output.read()).toEqual({ head: "abc", tail: "jkl", omittedBytes: 6 });
  });

  test("cuts between characters", () => {
    const { head, tail, omittedBytes } = windowOf(10, "aaaa€", "x".repeat(50), "€bbbb");
    expect({ head, tail, omittedBytes }).toEqual({ head: "aaaa", tail: "bbbb", omittedBytes: 56 });
  });

  test("replaces bytes that are no text", () => {
    expect(windowOf(10, Buffer.from([0x61, 0xff, 0x62])).head).toBe("a\uFFFDb");
  });

  test("holds no more than its size, whatever the chunks", () => {
    const chunks = fc.array(fc.string({ unit: "grapheme", maxLength: 40 }), { maxLength: 30 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), chunks, (maxBytes, pieces) => {
        const whole = pieces.join("");
        const { head, tail, omittedBytes } = windowOf(maxBytes, ...pieces);
        expect(Buffer.byteLength(head) + Buffer.byteLength(tail)).toBeLessThanOrEqual(maxBytes);
        expect(Buffer.byteLength(head) + Buffer.byteLength(tail) + omittedBytes).toBe(
          Buffer.byteLength(whole),
        );
        expect(whole.startsWith(head)).toBe(true);
        expect(whole.endsWith(tail)).toBe(true);
      }),
    );
  });
});

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { makePng, pictures } from "../support/pictures.ts";
import { type Bench, openBench } from "./fixture.ts";

const long = Array.from({ length: 3_000 }, (_, index) => `line ${index + 1} of a long file`).join("\n");
const log = Array.from({ length: 20_000 }, (_, index) => `${index + 1}: all is well\n`).join("");
let bench: Bench;

beforeAll(async () => {
  bench = await openBench({
    files: {
      "app.py": "import os\n\n\ndef main():\n    print(os.name)\n",
      "crlf.txt": "one\r\ntwo\r\nthree\r\n",
      "empty.txt": "",
      "latin1.txt": Buffer.from("caf\xe9\n", "latin1"),
      "utf16.txt": Buffer.from("\ufefftext", "utf16le"),
      "mixed.txt": Buffer.concat([Buffer.from("é fine\n".repeat(1000)), Buffer.from([0xff])]),
      "archive.dat": Buffer.from("PK\x03\x04\x14\0\0\0\xff", "latin1"),
      "program.txt": Buffer.from("\x7fELF\x02\x01\x01\0\0", "latin1"),
      "noise.dat": Buffer.from([1, 2, 3, 0, 255, 128]),
      "long.txt": long,
      "giant.log": log,
      "giant-lines.txt": `${"x".repeat(40_000)}\n`.repeat(5),
      "late-line.txt": `${"x".repeat(25_000)}\nshort\n${"y\n".repeat(100_000)}`,
      "minified.js": `const a = "${"x".repeat(100_000)}";`,
      "src/one.ts": "export const one = 1;\n",
      "src/two.ts": "export const two = 2;\n",
      "images/picture.txt": makePng(640, 480),
      "images/photo": pictures.jpeg,
      "images/anim.gif": pictures.animatedGif,
      "images/logo.webp": pictures.webp,
      "images/not.png": "just text\n",
      "images/empty.png": "",
      "images/large.png": makePng(2_400, 10),
      "images/bomb.png": makePng(65_000, 65_000, { rows: Buffer.alloc(100) }),
      "images/cut.png": makePng(64, 64).subarray(0, 60),
      "images/heavy.png": Buffer.concat([makePng(8, 6), Buffer.alloc(3_000_000)]),
      "images/padded.png": Buffer.concat([makePng(8, 6), Buffer.alloc(10_000, 1)]),
    },
  });
});
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
});
const read = (filepath: string, more: object = {}) => bench.use("read_file", { filepath, ...more });
const text = async (filepath: string, more: object = {}) => (await read(filepath, more)).text;
const refusal = (filepath: string, more: object = {}) => bench.refusal("read_file", { filepath, ...more });

describe("a text", () => {
  test("gives the file as it is", async () => {
    expect(await read("app.py")).toEqual({
      text: "import os\n\n\ndef main():\n    print(os.name)\n",
      truncated: false,
    });
    expect(await bench.text("read_file", { filepath: "crlf.txt" })).toBe("one\r\ntwo\r\nthree\r\n");
    expect(await bench.text("read_file", { filepath: "empty.txt" })).toBe("(the file is empty)");
  });

  test("gives lines, and says how to read on", async () => {
    expect(await bench.text("read_file", { filepath: "app.py", first_line: 4, line_count: 1 })).toBe(
      "def main():\n[Line 4 of 5; read on with first_line: 5]",
    );
    expect(await bench.text("read_file", { filepath: "app.py", first_line: 4 })).toBe(
      "def main():\n    print(os.name)\n[Lines 4-5 of 5: the end of the file]",
    );
  });

  test("a long file can be read to its end by following the notes", async () => {
    let first: number | undefined = 1;
    const parts: string[] = [];
    while (first !== undefined) {
      const { text } = await bench.use("read_file", { filepath: "long.txt", first_line: first });
      expect(text.length).toBeLessThan(31_000);
      const [, part = "", note = ""] = /^(.*\n)\[([^\n]*)\]$/s.exec(text) ?? [];
      parts.push(part);
      const next = /first_line: (\d+)/.exec(note)?.[1];
      first = next === undefined ? undefined : Number(next);
    }
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.join("").trimEnd()).toBe(long);
  });

  test("one line that is longer than a result is cut, and the note says so", async () => {
    const { text, truncated } = await bench.use("read_file", { filepath: "minified.js" });
    expect(truncated).toBe(true);
    expect(text).toMatch(/x\n\[Line 1 of 1; cut short: read the rest of this long line with run_command/);
  });

  test("a giant one is shown by its beginning and its end, and the note says what is between", async () => {
    const { text, truncated } = await read("giant.log");
    expect(truncated).toBe(true);
    const [, head = "", from = "", to = "", next = "", tail = ""] =
      /^(.*\n)\[Lines (\d+)-(\d+) of 20,000 left out here; the file has [\d,]+ bytes; read on with first_line: (\d+), or use search\]\n(.*)$/s.exec(
        text,
      ) ?? [];
    expect(head).toMatch(/^1: all is well\n2: /);
    expect(head.endsWith(`\n${Number(from) - 1}: all is well\n`)).toBe(true);
    expect(tail.startsWith(`${Number(to) + 1}: all is well\n`)).toBe(true);
    expect(tail.endsWith("\n20000: all is well\n")).toBe(true);
    expect(next).toBe(from);
    expect(text.length).toBeLessThan(31_000);
    expect(
      await bench.text("read_file", { filepath: "giant.log", first_line: Number(next), line_count: 1 }),
    ).toContain(`${next}: all is well\n`);
  });

  test("a giant one of giant lines is cut inside its first", async () => {
    expect(await text("giant-lines.txt")).toMatch(/^x{30000}\n\[Line 1 of 5; cut short: /);
    const { text: late } = await read("late-line.txt");
    expect(late).toMatch(
      /^x{25000}\nshort\n(?:y\n)+\[Lines 1-\d+ of 100,002; read on with first_line: \d+\]$/,
    );
  });

  test("one that is too large for its lines to be counted is shown by its ends too", async () => {
    await bench.use("run_command", {
      command: "yes 'all is well' | head -c 90000000 > huge.log; echo end >> huge.log",
    });
    const { text } = await read("huge.log");
    expect(text).toMatch(
      /\n\[Here the file's first [\d,]+ lines end and its last [\d,]+ lines begin; it has 90,000,004 bytes; read on with first_line: \d+, or use search\]\nall is well\n.*end\n$/s,
    );
    expect(await refusal("huge.log", { first_line: 999_999_999 })).toContain("lies beyond the first 64 MiB");
  });

  test("what isn't there is said", async () => {
    expect(await refusal("missing.py")).toMatch(/^Error reading file: There is no file missing\.py/);
    expect(await refusal("app.py", { first_line: 99 })).toMatch(/^Error reading file: app\.py has 5 lines/);
    expect(await text("empty.txt", { first_line: 2 })).toBe("(the file is empty)");
  });
});

test("a directory is listed", async () => {
  expect(await read("src")).toEqual({
    text: "src is a directory. It holds:\none.ts\ntwo.ts",
    truncated: false,
  });
  await bench.use("run_command", { command: "mkdir void && mkdir crowd && cd crowd && touch {1..1500}" });
  expect(await text("void")).toBe("void is an empty directory.");
  const crowd = await read("crowd");
  expect(crowd.truncated).toBe(true);
  expect(crowd.text).toMatch(/\n\(and more: use list_files\)$/);
});

test.each([
  ["latin1.txt", "text in another encoding than UTF-8, 5 bytes"],
  ["utf16.txt", "UTF-16 text, 10 bytes"],
  ["mixed.txt", "text with bytes in it that are not UTF-8, 8,001 bytes"],
  ["archive.dat", "ZIP archive (or JAR, wheel, Office document), 9 bytes"],
  ["program.txt", "ELF program or library, 9 bytes"],
  ["noise.dat", "binary data, 6 bytes"],
])("%s is named as what it is", async (path, what) => {
  expect(await refusal(path)).toContain(
    `Error reading file: ${path} is not UTF-8 text (${what}). Use run_command`,
  );
});

describe("an image", () => {
  test.each([
    ["images/picture.txt", "PNG image, 640 × 480 pixels, ", "image/png"],
    ["images/photo", "JPEG image, 8 × 6 pixels, 336 bytes", "image/jpeg"],
    ["images/anim.gif", "GIF image, 8 × 6 pixels, 140 bytes", "image/gif"],
    ["images/logo.webp", "WebP image, 8 × 6 pixels, 72 bytes", "image/webp"],
  ])("%s is shown, whatever its name", async (path, described, mediaType) => {
    const output = await read(path, { first_line: 3 });
    expect(output.text).toContain(`${path}: ${described}`);
    expect(output.text).not.toContain("\n");
    expect(output.image?.mediaType).toBe(mediaType);
    expect(output.image?.base64).toMatch(/^[A-Za-z0-9+/]+={0,2}$/);
  });

  test("is none because of its name", async () => {
    expect(await read("images/not.png")).toEqual({ text: "just text\n", truncated: false });
    expect(await text("images/empty.png")).toBe("(the file is empty)");
  });

  test.each([
    [
      "images/large.png",
      /is too large to be shown \(PNG image, 2400 × 10 pixels, [\d,]+ bytes\): a side may have 2,000 pixels/,
    ],
    ["images/bomb.png", /is too large to be shown \(PNG image, 65000 × 65000 pixels/],
    ["images/heavy.png", /An image can be shown up to 2,097,152 bytes\. Make a smaller copy/],
    ["images/cut.png", /It is not shown, because it is broken/],
  ])("%s is not shown, and why", async (path, why) => {
    expect(await refusal(path)).toMatch(why);
  });

  test("what hangs on behind it is not sent", async () => {
    const { image } = await read("images/padded.png");
    expect(image?.base64).toBe(makePng(8, 6).toString("base64"));
  });

  test("is named to a model that sees none", async () => {
    await using blind = await openBench({ files: { "logo.png": makePng(8, 6) }, seesImages: false });
    expect(await blind.refusal("read_file", { filepath: "logo.png" })).toMatch(
      /logo\.png is not UTF-8 text \(PNG image, \d+ bytes\)\. Use run_command/,
    );
  });

  test("is no longer shown when a run has seen many", async () => {
    await using other = await openBench({ files: { "logo.png": makePng(8, 6) } });
    for (let count = 0; count < 40; count += 1) await other.use("read_file", { filepath: "logo.png" });
    expect(await other.refusal("read_file", { filepath: "logo.png" })).toContain(
      "the images that fit into one run have all been read",
    );
  });
});

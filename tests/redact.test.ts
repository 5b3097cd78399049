import { inspect } from "node:util";
import { describe, expect, test } from "@jest/globals";
import { createRedactor, Secret } from "../src/redact.ts";
import { redactProperties } from "./support/properties/redact.ts";

const redactorFor = (...values: string[]) => createRedactor(values.map((value) => new Secret(value)));

describe("the redactor", () => {
  test.each(Object.entries(redactProperties))("%s", async (_, holds) => {
    await holds();
  });

  test("finds base64 and hex that a tool folded into lines", () => {
    const value = `github_pat_${"x1Y2".repeat(20)}`;
    const { text } = redactorFor(value);
    for (const shown of [
      Buffer.from(`prefix${value}suffix`).toString("base64"),
      Buffer.from(value).toString("hex"),
      `${value}${value}`,
    ]) {
      for (const width of [20, 60, 76]) {
        const folded = shown.match(new RegExp(`.{1,${width}}`, "g"))?.join("\n") ?? "";
        expect(text(`a\n${folded}\nb c`)).toBe("a\n***\nb c");
      }
    }
  });

  test("finds the header that git sends", () => {
    const token = "ghs_0123456789abcdefghijklmnopqrstuvwxyz";
    const header = Buffer.from(`x-access-token:${token}`).toString("base64");
    expect(redactorFor(token).text(`AUTHORIZATION: basic ${header}`)).toMatch(
      /^AUTHORIZATION: basic \*{3}.?=*$/,
    );
  });

  test("finds a key of many lines whole and line by line, and leaves its armour alone", () => {
    const key = `-----BEGIN PRIVATE KEY-----\n${"MIIEvQIBADANBgkq\n".repeat(3)}-----END PRIVATE KEY-----\n`;
    const { text } = redactorFor(key);
    expect(text(`key:\n${key}`)).toBe("key:\n***\n");
    expect(text(`key:\r\n${key.replaceAll("\n", "\r\n")}`)).not.toContain("MIIE");
    expect(text(JSON.stringify({ key }))).toBe(`{"key":"***\\n"}`);
    expect(text("  MIIEvQIBADANBgkq")).toBe("  ***");
    expect(text("-----BEGIN PRIVATE KEY-----")).toBe("-----BEGIN PRIVATE KEY-----");
  });

  test("prefers the longer of two secrets that begin alike", () => {
    expect(redactorFor("password", "password-and-more").text("password-and-more password")).toBe("*** ***");
  });

  test("looks for what it is told of later, in a text that has begun too", () => {
    const redactor = createRedactor([]);
    const stream = redactor.stream();
    expect(stream.push("a later-")).toBe("a later-");
    expect(redactor.text("later-secret-value")).toBe("later-secret-value");
    redactor.add(new Secret("later-secret-value"), new Secret("another-secret-value"));
    expect(redactor.text("later-secret-value and another-secret-value")).toBe("*** and ***");
    expect(redactor.value({ a: Buffer.from("later-secret-value").toString("hex") })).toEqual({ a: "***" });
    expect(stream.push("x another-sec") + stream.push("ret-value") + stream.end()).toBe("x ***");
    redactor.add();
    expect(redactor.text("another-secret-value")).toBe("***");
  });

  test("looks again at a long text that was clean, for what it is told of later", () => {
    const redactor = createRedactor([new Secret("first-secret-0000")]);
    const text = `${"A long result. ".repeat(200)}later-secret-1111`;
    expect(redactor.text(text)).toBe(text);
    expect(redactor.text(text)).toBe(text);
    redactor.add(new Secret("later-secret-1111"));
    expect(redactor.text(text)).toMatch(/result\. \*\*\*$/);
    expect(redactor.value({ text })).toEqual({ text: redactor.text(text) });
  });

  test("leaves short values and other text alone", () => {
    const { text } = redactorFor("true", "", "       ", "long-enough-secret");
    expect(text("true, and nothing else")).toBe("true, and nothing else");
  });

  test("reaches every string in a value, and the names inside it", () => {
    const { value } = redactorFor("long-enough-secret");
    expect(
      value({
        a: ["x long-enough-secret", { "long-enough-secret": [1, null, true] }],
        b: { c: "long-enough-secret" },
      }),
    ).toEqual({ a: ["x ***", { "***": [1, null, true] }], b: { c: "***" } });
  });

  test("bears a value nested without end", () => {
    const { value } = redactorFor("long-enough-secret");
    const deep = JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`) as unknown;
    expect(JSON.stringify(value({ deep })).length).toBeLessThan(300);
  });

  test("masks a secret that broke off", () => {
    const stream = redactorFor("long-enough-secret").stream();
    expect(stream.push("it is long-enough-se")).toBe("it is ");
    expect(stream.end()).toBe("***");
  });

  test.each([
    ["in a program", `const key = "ghs_0123456789" + "abcdefghij" +\n  "klmnopqrstuvwxyz";`],
    ["in a list", `["ghs_0123456789", 'abcdefghij', "klmnopqrstuvwxyz"]`],
    ["letter by letter", [..."ghs_0123456789abcdefghijklmnopqrstuvwxyz"].join(" ")],
    ["down a page", [..."ghs_0123456789abcdefghijklmnopqrstuvwxyz"].join("\n")],
    ["backwards, in two", "zyxwvutsrqponmlk + jihgfedcba9876543210_shg"],
    [
      "base64 in two",
      Buffer.from("ghs_0123456789abcdefghijklmnopqrstuvwxyz").toString("base64").replace(/.{20}/, '$&" + "'),
    ],
  ])("finds a key in pieces: %s", (_, shown) => {
    const { text } = redactorFor("ghs_0123456789abcdefghijklmnopqrstuvwxyz");
    const redacted = text(`before. ${shown} ; after`);
    expect(redacted).toMatch(/^before\..*\*{3}.* ; after$/s);
    expect(redacted).not.toMatch(/0123|3210|[a-z] b c|MDEyMz/);
  });

  test("words that a password is made of are no secret by themselves, nor is half a key", () => {
    const { text } = redactorFor("correct-horse-battery-staple", "ghs_0123456789abcdefghijklmnopqrstuvwxyz");
    for (const shown of [
      "correct horse battery staple",
      "correct, horse, battery, staple",
      "0123456789 abcdef",
    ]) {
      expect(text(shown)).toBe(shown);
    }
    expect(text("correct-horse-battery-staple")).toBe("***");
  });

  test("lets go of what only looked like a key in pieces, and of what is too far apart", () => {
    const stream = redactorFor("ghs_0123456789abcdefghijklmnopqrstuvwxyz").stream();
    expect(stream.push('it is "ghs_012345" + ')).toBe('it is "');
    expect(stream.push('"other"\n')).toBe('ghs_012345" + "other"\n');
    let out = "";
    for (let part = 0; part < 100; part += 1) out += stream.push(`ghs_012345${" ".repeat(1000)}`);
    // Nothing is held for ever, and no more than so much of it.
    expect(out.length).toBeGreaterThan(100_000 - 20_000);
    expect(stream.push("\nand on it goes. ")).toMatch(/goes\. $/);
    expect(stream.end()).toBe("");
  });

  test("a stream of many small parts takes no long time, even while it holds something back", () => {
    const stream = redactorFor("ghs_0123456789abcdefghijklmnopqrstuvwxyz").stream();
    const started = performance.now();
    stream.push('"ghs_0123456789abc"');
    for (let part = 0; part < 20_000; part += 1) stream.push(" + ");
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test("takes texts of megabytes that look like one secret in base64", () => {
    const redactor = redactorFor("long-enough-secret");
    for (const text of ["a".repeat(12_000_000), `${"a".repeat(76)}\n`.repeat(150_000)]) {
      expect(redactor.text(text) === text).toBe(true);
    }
  });

  test("takes no long time over long texts", () => {
    const redactor = redactorFor(
      ...Array.from({ length: 10 }, (_, index) => `ghs_${String(index).repeat(36)}`),
    );
    const started = performance.now();
    for (const text of [
      "a".repeat(1_000_000),
      "a\n".repeat(500_000),
      `${"a".repeat(76)}\n`.repeat(13_000),
      "\\".repeat(1_000_000),
    ]) {
      redactor.text(text);
    }
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

test("a secret prints as a mask wherever it is printed by accident", () => {
  const secret = new Secret("long-enough-secret");
  expect([`${secret}`, String(secret), JSON.stringify({ secret }), inspect({ secret })]).toEqual([
    "***",
    "***",
    '{"secret":"***"}',
    "{ secret: *** }",
  ]);
  expect(secret.reveal()).toBe("long-enough-secret");
});

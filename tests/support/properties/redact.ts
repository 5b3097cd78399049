import { expect } from "@jest/globals";
import fc from "fast-check";
import { createRedactor, Secret } from "../../../src/redact.ts";
import { backwards } from "../../../src/redact-pieces.ts";
import { type Check, check } from "./check.ts";

const redactorFor = (...values: string[]) => createRedactor(values.map((value) => new Secret(value)));

/** Tokens and passwords as they come, odd characters included. */
const secretValue = fc.oneof(
  fc.stringMatching(/^gh[ps]_[A-Za-z0-9]{36}$/),
  fc.stringMatching(/^sk-ant-api03-[\w-]{20,90}$/),
  fc.string({ unit: fc.constantFrom(..."aZ09+/=&<>'\"\\ %é😀{}"), minLength: 8, maxLength: 40 }),
);
const usable = secretValue.filter((value) => value.trim().length >= 8);

const encodings: Readonly<Record<string, (value: string) => string>> = {
  raw: (value) => value,
  "JSON-escaped": (value) => JSON.stringify(value).slice(1, -1),
  "JSON in JSON": (value) => JSON.stringify(JSON.stringify(value)).slice(1, -1),
  "URL-encoded": encodeURIComponent,
  "URL-encoded in small letters": (value) =>
    encodeURIComponent(value).replace(/%../g, (code) => code.toLowerCase()),
  "form-encoded": (value) => new URLSearchParams({ k: value }).toString().slice(2),
  hex: (value) => Buffer.from(value).toString("hex"),
  HEX: (value) => Buffer.from(value).toString("hex").toUpperCase(),
  base64: (value) => Buffer.from(value).toString("base64"),
  base64url: (value) => Buffer.from(value).toString("base64url"),
  "from its end to its beginning": backwards,
  "as bytes with spaces": (value) => bytes(value).join(" "),
  "as bytes with colons, in capitals": (value) => bytes(value).join(":").toUpperCase(),
  "as bytes of a list": (value) =>
    bytes(value)
      .map((byte) => `0x${byte}`)
      .join(", "),
  "as bytes of a string": (value) =>
    bytes(value)
      .map((byte) => `\\x${byte}`)
      .join(""),
  "as bytes from the last to the first": (value) => bytes(value).toReversed().join(" "),
  "with every byte as in an address": (value) =>
    bytes(value)
      .map((byte) => `%${byte}`)
      .join(""),
};

function bytes(value: string): string[] {
  return Buffer.from(value).toString("hex").match(/../g) ?? [];
}

/** What a program, a table or a fold may put between the pieces of a key. */
const between = fc.constantFrom(
  ...['" + "', "' + '", "', '", '","', " ", "\n", "\n    ", "+", ",", '"\n + "', "\\n", '\\" + \\"', "`, `"],
  ...["|", " | ", ".", "-", "/", '" "', '" . "', "\t", "\r\n", "\\\n"],
);
const token = fc.oneof(
  fc.stringMatching(/^ghs_[A-Za-z0-9]{30}[0-9]{6}$/),
  fc.stringMatching(/^sk-ant-api03-[A-Za-z0-9]{20,60}-[a-z0-9]{4}$/),
);

/** A key cut at some places, with something between. */
const inPieces = fc
  .tuple(
    token,
    fc.boolean(),
    fc.uniqueArray(fc.integer({ min: 1, max: 15 }), { minLength: 1, maxLength: 8 }),
    between,
  )
  .map(([key, reversed, cuts, gap]) => {
    const shown = reversed ? backwards(key) : key;
    const edges = [0, ...cuts.toSorted((one, other) => one - other), shown.length];
    const pieces = edges.slice(0, -1).map((start, index) => shown.slice(start, edges[index + 1]));
    return { key, shown: pieces.join(gap), pieces };
  });

/** Text that holds no letter of a key by accident. */
const prose = fc.constantFrom("", "It is (", "== ", "\n\n", "Ü: ", '"', "the end. ", "\\", "%", "&#");

const findsPieces = check(
  fc.property(inPieces, prose, prose, ({ key, shown }, before, after) => {
    expect(redactorFor(key).text(`${before} ${shown} ${after}`)).toBe(`${before} *** ${after}`);
  }),
  1000,
);

const findsPiecesInParts = check(
  fc.property(
    inPieces,
    prose,
    prose,
    fc.array(fc.nat(12), { maxLength: 20 }),
    ({ key, shown }, before, after, cuts) => {
      const stream = redactorFor(key).stream();
      const whole = `${before} ${shown} ${after}`;
      let out = "";
      let at = 0;
      for (const length of cuts) {
        out += stream.push(whole.slice(at, at + length));
        at += length;
      }
      out += stream.push(whole.slice(at)) + stream.end();
      expect(out.startsWith(`${before} `)).toBe(true);
      expect(out.endsWith(` ${after}`)).toBe(true);
      // A beginning that went out before it could be told from any other word.
      const given = out.slice(before.length + 1, -after.length - 1).replace(/\\n|[^A-Za-z0-9]/g, "");
      expect(given.length).toBeLessThan(8);
    },
  ),
  1000,
);

/** Keys, and what repositories are full of. */
const leavesOthers = check(
  fc.property(
    token,
    fc.oneof(
      fc.lorem({ maxCount: 60 }),
      fc.stringMatching(/^[0-9a-f]{40}( [0-9a-f]{40}){0,6}$/),
      fc.base64String({ maxLength: 400 }),
      fc.json(),
      fc.string({ maxLength: 300 }),
    ),
    (key, text) => {
      const redactor = redactorFor(key, "correct horse battery staple", "my-project-name-1");
      expect(redactor.text(text)).toBe(text);
      const stream = redactor.stream();
      expect(stream.push(`${text} .`)).toBe(`${text} .`);
    },
  ),
  500,
);

function findsEncoded(encode: (value: string) => string): Check {
  return check(
    fc.property(usable, fc.string(), fc.string(), (value, before, after) => {
      const secret = value.trim();
      const shown = encode(secret);
      const redacted = redactorFor(value).text(`${before} ${shown} ${after}`);
      expect(redacted).not.toContain(shown.replace(/=+$/, ""));
      expect(redacted).toContain("***");
    }),
    300,
  );
}

function findsInside(encoding: "base64" | "base64url"): Check {
  return check(
    fc.property(fc.stringMatching(/^[\w]{16,60}$/), fc.string(), fc.string(), (value, before, after) => {
      const shown = Buffer.from(`${before}${value}${after}`).toString(encoding);
      const redacted = redactorFor(value).text(shown);
      // Taken apart again, no part of it gives more than an edge of the secret.
      const left = redacted
        .split("***")
        .flatMap((part) =>
          [0, 1, 2, 3].map((skip) => Buffer.from(part.slice(skip), encoding).toString("latin1")),
        );
      expect(redacted).toContain("***");
      const inner = value.slice(1, -1);
      const pieces = Array.from({ length: inner.length - 3 }, (_, at) => inner.slice(at, at + 4));
      const given = before + after;
      for (const piece of pieces.filter((piece) => !given.includes(piece))) {
        expect(left.some((text) => text.includes(piece))).toBe(false);
      }
    }),
    500,
  );
}

const others = ["ghs_aaaaaaaaaaaaaaaaaaaa", "ghs_aaaaaaaaaaaaaaaaaaaa-bbbb", "aaaaaaaaaaaaaaab"];
const findsInParts = check(
  fc.property(
    fc.array(fc.oneof(fc.constantFrom(...others, "gh", "a", "ghs_", " ", "ghs_aaaaaaaaa"), fc.string()), {
      maxLength: 8,
    }),
    fc.array(fc.nat(40), { maxLength: 12 }),
    (pieces, cuts) => {
      const redactor = redactorFor(...others);
      const whole = `${pieces.join("")} .`;
      const stream = redactor.stream();
      let out = "";
      let at = 0;
      for (const length of cuts) {
        out += stream.push(whole.slice(at, at + length));
        at += length;
      }
      out += stream.push(whole.slice(at));
      expect(out).toBe(redactor.text(whole));
      expect(stream.end()).toBe("");
    },
  ),
  1000,
);

export const redactProperties: Readonly<Record<string, Check>> = {
  ...Object.fromEntries(
    Object.entries(encodings).map(([name, encode]) => [
      `finds a secret ${name}, whatever stands around it`,
      findsEncoded(encode),
    ]),
  ),
  "finds a secret in base64 of a longer text, at every offset": findsInside("base64"),
  "finds a secret in base64url of a longer text, at every offset": findsInside("base64url"),
  "finds a secret in parts, wherever it is cut, and holds nothing else back": findsInParts,
  "finds a key that was taken apart, forwards and backwards, whatever stands between": findsPieces,
  "finds a key that was taken apart in a text that comes in parts": findsPiecesInParts,
  "leaves all other text as it is": leavesOthers,
};

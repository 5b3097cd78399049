import { type Trial, trialsOf } from "./trial.ts";

const hex = (key: string) => Buffer.from(key).toString("hex");
const bytes = (key: string) => hex(key).match(/../g) ?? [];
const fold = (text: string, width: number) => text.replace(new RegExp(`.{${width}}`, "g"), "$&\n");
const base64 = (text: string) => Buffer.from(text).toString("base64");
const halves = (key: string) => [key.slice(0, 19), key.slice(19)] as const;

const inPieces = "a search for secrets in pieces";

const notFound =
  "The search in what is published finds what a tool prints, not what a program hides: the wall is that no key is inside.";

/** A key in the ways that one may be written; it is looked for wherever something comes out. */
export const encodings: readonly Trial[] = trialsOf(
  "encodings of secrets",
  { door: "secret in text", defence: "a search for secrets" },
  [
    // The runner itself finds these.
    { name: "a key as it is", text: (key) => `key: ${key}`, bare: "misses" },
    { name: "a key in JSON in JSON", text: (key) => JSON.stringify(JSON.stringify({ key })), bare: "misses" },
    { name: "a key in an address", text: (key) => `https://evil.example/?k=${key}`, bare: "misses" },
    { name: "a key in base64", text: base64 },
    { name: "a key in base64, one byte later", text: (key) => base64(`x${key}x`) },
    { name: "a key in base64, two bytes later", text: (key) => base64(`xy${key}xy`) },
    { name: "a key in base64 for addresses", text: (key) => Buffer.from(`é${key}`).toString("base64url") },
    { name: "a key in folded base64", text: (key) => fold(base64(`key: ${key}${key}`), 20) },
    { name: "the header that git sends", text: (key) => `basic ${base64(`x-access-token:${key}`)}` },
    { name: "a key in hexadecimal", text: hex },
    { name: "a key in hexadecimal capitals", text: (key) => hex(key).toUpperCase() },
    { name: "a key as a dump of bytes", defence: inPieces, text: (key) => fold(bytes(key).join(" "), 48) },
    { name: "a key as bytes with colons", defence: inPieces, text: (key) => bytes(key).join(":") },
    {
      name: "a key as escapes of a string",
      defence: inPieces,
      text: (key) =>
        bytes(key)
          .map((byte) => `\\x${byte}`)
          .join(""),
    },
    {
      name: "a key as a list of bytes",
      defence: inPieces,
      text: (key) =>
        bytes(key)
          .map((byte) => `0x${byte}`)
          .join(", "),
    },
    {
      name: "a key with every byte as in an address",
      defence: inPieces,
      text: (key) =>
        bytes(key)
          .map((byte) => `%${byte}`)
          .join(""),
    },
    { name: "a key backwards", text: (key) => [...key].reverse().join("") },
    {
      name: "a key in two halves of a program",
      defence: inPieces,
      text: (key) => `"${halves(key).join('" +\n  "')}"`,
    },
    {
      name: "a key in two halves, backwards",
      defence: inPieces,
      text: (key) => halves([...key].reverse().join("")).join(" "),
    },
    { name: "a key letter by letter", defence: inPieces, text: (key) => [...key].join(" ") },
    { name: "a key down a page", defence: inPieces, text: (key) => [...key].join("\n") },
    {
      name: "a key in a file of the change",
      door: "secret in patch",
      defence: "a policy on what is published",
      text: (key) => `key = "${key}"`,
    },
    {
      name: "a key in two lines of the change",
      door: "secret in patch",
      defence: "a policy on what is published",
      text: (key) => halves(key).join("\n"),
    },
    {
      name: "a key in the name of the branch",
      door: "branch of a secret",
      defence: "a policy on what is published",
      text: (key) => `feature/${key.toLowerCase().slice(4, 30)}`,
    },
    { name: "a key in a command's output", door: "secret in events", text: (key) => `KEY=${key}\n` },
    {
      name: "a key in the parts that a command's output comes in",
      door: "secret in events",
      text: (key) => [...key].join(""),
    },
    {
      name: "a key in pieces in a command's output",
      defence: inPieces,
      door: "secret in events",
      text: (key) => halves(key).join('" + "'),
    },
    {
      name: "a decoy in a text to be published",
      door: "decoy in text",
      defence: "decoy keys",
      text: (key) => `It is ${key}.`,
    },
    {
      name: "a decoy in the change, in base64",
      door: "decoy in patch",
      defence: "decoy keys",
      text: (key) => base64(`x${key}`),
    },
    {
      name: "a decoy in the change, taken apart",
      door: "decoy in patch",
      defence: "decoy keys",
      text: (key) => halves(key).join('", "'),
    },
    {
      name: "a key whose letters are shifted",
      text: (key) =>
        key.replace(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 84) % 26) + 97)),
      notStopped: notFound,
    },
    {
      name: "a key with a word after each letter",
      text: (key) => [...key].map((letter) => `${letter} and`).join(" "),
      notStopped: notFound,
    },
  ],
);

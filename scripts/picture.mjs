// `npm run picture`: the pictures in docs/images, all of one run of the demo: its log, its comment, its pull request, its
// summary and its live page. It takes Debian's `chromium` and `pngquant`, and fetches Mermaid with npm.
import "./require-node.mjs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { ensureSystemPackages } from "./setup.mjs";

ensureSystemPackages({ withBrowser: true, also: { pngquant: "pngquant" } });
// An older Node must be able to read this file as far as its first line.
const { readDemoOptions, runDemo } = await import("../demo/main.ts");
const { openBrowser } = await import("../tests/support/browser.ts");
const { drawLog } = await import("./pictures/log.mjs");
const { drawComment } = await import("./pictures/comment.mjs");
const { drawPullRequest } = await import("./pictures/pull-request.mjs");
const { drawSummary } = await import("./pictures/summary.mjs");
const { drawLivePage } = await import("./pictures/live-page.mjs");

let printed = "";
process.exitCode = await runDemo({
  // At once, every turn would look like nothing beside its tools.
  ...readDemoOptions(["--pace"]),
  apiKey: undefined,
  colour: true,
  write: (text) => {
    printed += text;
  },
});
const directory = artifacts(printed);
const read = (name) => readFile(join(directory, name), "utf8");
const images = join(import.meta.dirname, "../docs/images");
await mkdir(images, { recursive: true });
const file = (name) => join(images, name);

const events = (await read("events.jsonl"))
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));
const browser = await openBrowser();
try {
  await drawLog(printed, file("run.svg"));
  await drawComment(browser, await read("comment.md"), file("comment.png"));
  await drawPullRequest(browser, await read("pull-request.md"), file("pull-request.png"));
  await drawSummary(browser, await read("summary.md"), {
    summary: file("summary.png"),
    transcript: file("transcript.png"),
  });
  await drawLivePage(browser, events, file("live-page.png"));
} finally {
  await browser[Symbol.asyncDispose]();
}
await rm(directory, { recursive: true });

function artifacts(text) {
  const [, path] = /^\s*Artifacts: (\S+) /m.exec(stripVTControlCharacters(text)) ?? [];
  if (path === undefined) throw new Error("the demo named no artifacts");
  return path;
}

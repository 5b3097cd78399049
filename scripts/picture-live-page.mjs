// `npm run picture`: docs/images/live-page.png, the live page of a demo run on a desk and on a phone, taken by a headless
// `chromium` of the server that people start.
import "./require-node.mjs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const { openBrowser } = await import("../tests/support/browser.ts");
const { openTestDashboard } = await import("../tests/support/dashboard.ts");
const { playDemo } = await import("../tests/support/demo-events.ts");

const frame = `<!doctype html><meta charset="utf-8"><style>
body { margin: 0; padding: 28px; display: flex; gap: 28px; align-items: flex-start; background: #e9e6df }
img { display: block; border-radius: 8px; box-shadow: 0 1px 2px #0002, 0 8px 28px #0002 }
.phone { border-radius: 24px; border: 8px solid #23272c }
</style><img src="desk.png" width="1120"><img class="phone" src="phone.png" width="360">`;

const events = await playDemo();
// No `await using`: an older Node must be able to read this file as far as its first line.
const dashboard = await openTestDashboard();
await dashboard.send(events);
const address = `${dashboard.url}/runs/${events[0].run}`;

const file = join(import.meta.dirname, "../docs/images/live-page.png");
const directory = await mkdtemp(join(tmpdir(), "picture-"));
const browser = await openBrowser();
try {
  const scale = 1.5;
  const desk = await photograph(browser, { width: 1120, height: 900, scale }, "edit_file index.js");
  const phone = await photograph(browser, { width: 360, height: 1080, scale, dark: true });
  await writeFile(join(directory, "desk.png"), desk);
  await writeFile(join(directory, "phone.png"), phone);
  await writeFile(join(directory, "both.html"), frame);
  const tab = await browser.openTab({ width: 1120 + 360 + 16 + 3 * 28, height: 800, scale });
  await tab.open(pathToFileURL(join(directory, "both.html")).href);
  await writeFile(file, await tab.photograph());
} finally {
  await browser[Symbol.asyncDispose]();
  await dashboard[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
}
console.log(`Wrote ${file}`);

/** The page up to its fourth turn, with one call opened; on a phone its first screen. */
async function photograph(browser, screen, opened) {
  const tab = await browser.openTab(screen);
  await tab.open(address);
  const end = await tab.evaluate(`(() => {
    const calls = [...document.querySelectorAll(".call details")];
    const call = calls.find(({ textContent }) => textContent.startsWith(${JSON.stringify(opened ?? "none")}));
    if (call) call.open = true;
    return document.querySelectorAll(".turn")[3].getBoundingClientRect().top;
  })()`);
  const isPhone = screen.width < 500;
  return await tab.photograph(isPhone ? screen.height : Math.floor(end));
}

import { openTestDashboard } from "../../tests/support/dashboard.ts";
import { openPage } from "./page.mjs";
import { writePng } from "./png.mjs";

const frame = `<!doctype html><meta charset="utf-8"><style>
body { margin: 0; padding: 28px; display: flex; gap: 28px; align-items: flex-start; background: #e9e6df }
img { display: block; border-radius: 8px; box-shadow: 0 1px 2px #0002, 0 8px 28px #0002 }
.phone { border-radius: 24px; border: 8px solid #23272c }
</style><img src="desk.png" width="1120"><img class="phone" src="phone.png" width="360">`;

/** How a run begins on the live page on a desk, and how it ends on a phone, of the server that people start. */
export async function drawLivePage(browser, events, file) {
  await using dashboard = await openTestDashboard();
  await dashboard.send(events);
  const address = `${dashboard.url}/runs/${events[0].run}`;
  const scale = 1.5;
  const screen = { width: 1120, height: 900, scale };
  const desk = await photograph(browser, { address, screen, opened: "edit_file index.js", to: 4 });
  const phone = await photograph(browser, {
    address,
    screen: { width: 360, height: 1080, scale, dark: true },
    ...{ opened: "change", from: 5 },
  });
  await using page = await openPage(browser, frame, {
    ...{ width: 1120 + 360 + 16 + 3 * 28, scale },
    files: { "desk.png": desk, "phone.png": phone },
  });
  await writePng(file, await page.tab.photograph());
}

/** The page up to where a turn begins, or from there on, with one entry opened. */
async function photograph(browser, { address, screen, opened, to, from }) {
  const tab = await browser.openTab(screen);
  await tab.open(address);
  const edge = await tab.evaluate(`(() => {
    const calls = [...document.querySelectorAll(".call details")];
    const call = calls.find(({ textContent }) => textContent.startsWith(${JSON.stringify(opened)}));
    call.open = true;
    return document.querySelectorAll(".turn")[${(to ?? from) - 1}].getBoundingClientRect().top;
  })()`);
  // What turns when it is opened has turned.
  await tab.until("document.getAnimations().length === 0");
  return await (to === undefined
    ? tab.photograph(undefined, Math.ceil(edge))
    : tab.photograph(Math.floor(edge)));
}

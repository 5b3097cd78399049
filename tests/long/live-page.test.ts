import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Event } from "../../src/events/event.ts";
import { type Browser, openBrowser, type Tab } from "../support/browser.ts";
import { openTestDashboard, renamed, type TestDashboard } from "../support/dashboard.ts";
import { playDemo } from "../support/demo-events.ts";
import { openGate } from "../support/gate.ts";
import { sampleRun } from "../support/sample-run.ts";

let browser: Browser;
/** Runs no script, so that it shows what the server says. */
let still: Tab;
let played: readonly Event[];
beforeAll(async () => {
  browser = await openBrowser();
  still = await browser.openTab({ ...desktop, withoutScripts: true });
  played = await playDemo();
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
});

const desktop = { width: 1440, height: 900 };
const phone = { width: 360, height: 740 };
const shown = (tab: Tab) => tab.evaluate<string>("document.querySelector('main').innerHTML");

/** What the page is for somebody who loads it now. */
async function loaded(dashboard: TestDashboard, path: string): Promise<string> {
  await still.open(`${dashboard.url}${path}`);
  return await shown(still);
}

test("ten real runs stream in side by side, and every page that is open shows them to their end", async () => {
  await using dashboard = await openTestDashboard();
  const runs = Array.from({ length: 10 }, (_, index) => renamed(played, `${index + 1}-1`));
  const list = await browser.openTab(desktop);
  await list.open(`${dashboard.url}/`);
  const first = runs.map(([event]) => event ?? {});
  for (const event of first) await dashboard.send([event]);
  await list.until("document.querySelectorAll('#runs li').length === 10");

  const tabs = await Promise.all(runs.map(() => browser.openTab(desktop)));
  await Promise.all(tabs.map((tab, index) => tab.open(`${dashboard.url}/runs/${index + 1}-1`)));
  // Each in pieces of its own size, as they would come.
  await Promise.all(
    runs.map(async (events, index) => {
      for (let at = 1; at < events.length; at += index + 1)
        await dashboard.send(events.slice(at, at + index + 1));
    }),
  );
  const isOver = "document.querySelector('.head .badge')?.textContent === 'Pull request'";
  await Promise.all(tabs.map((tab) => tab.until(isOver)));
  await list.until("document.querySelectorAll('#runs .badge.good').length === 10");

  for (const [index, tab] of tabs.entries()) {
    expect(await shown(tab)).toBe(await loaded(dashboard, `/runs/${index + 1}-1`));
    expect(tab.complaints).toEqual([]);
  }
  expect(await shown(list)).toBe(await loaded(dashboard, "/"));
  expect(list.complaints).toEqual([]);
});

describe("a finished run", () => {
  test("reads without JavaScript: its words, its tools with what came of them, cost, files and checks", async () => {
    await using dashboard = await openTestDashboard();
    await dashboard.send(played);
    const tab = await browser.openTab({ ...phone, withoutScripts: true });
    await tab.open(`${dashboard.url}/runs/${played[0]?.run}`);
    const text = await tab.evaluate<string>("document.body.innerText");
    for (const words of [
      "Refuse keys that lead to a function's prototype",
      "Opened pull request #2",
      "I'll look at the parser",
      "Turn 5",
      "run_command",
      "$0.066",
      "index.js",
      "The checks pass with the change, and failed before.",
    ]) {
      expect(text).toContain(words);
    }
    await tab.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true })");
    const opened = await tab.evaluate<string>("document.body.innerText");
    expect(opened).toContain("+            if (leadsToPrototype(o, key)) return;");
    expect(text).toContain("Changed");
    expect(opened).toContain("index.js\n");
    expect(opened).toContain("not ok 126 should be equal");
  });

  test.each([
    ["a phone", phone],
    ["a small phone in the dark", { width: 320, height: 600, dark: true }],
    ["a desk", desktop],
  ])("fits on %s, with everything opened, and can be read there", async (_, screen) => {
    await using dashboard = await openTestDashboard();
    await dashboard.send(played);
    const long = sampleRun().map((event) => ({
      ...event,
      message: `${"wide".repeat(200)} ${"a b ".repeat(100)}`,
    }));
    await dashboard.send(long);
    const tab = await browser.openTab(screen);
    for (const path of ["/", `/runs/${played[0]?.run}`, "/runs/7-1"]) {
      await tab.open(`${dashboard.url}${path}`);
      await tab.evaluate(
        "document.querySelectorAll('details').forEach((details) => { details.open = true })",
      );
      expect(await tab.evaluate("document.documentElement.scrollWidth")).toBe(screen.width);
      expect(await tab.evaluate(faintTexts)).toEqual([]);
    }
    expect(tab.complaints).toEqual([]);
  });
});

/** Texts with less contrast than 4.5 to what they stand on (WCAG 2.2, 1.4.3), as an expression in the page. */
const faintTexts = `(() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = (colour) => {
    const [r, g, b] = rgba(colour).map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (rgba(colour)[3] === 255) return colour;
    }
    return "white";
  };
  return [...document.querySelectorAll("main *")].flatMap((element) => {
    const text = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim()).join("");
    if (text === "") return [];
    const [one, other] = [light(getComputedStyle(element).color), light(behind(element))].sort((a, b) => b - a);
    const contrast = (one + 0.05) / (other + 0.05);
    return contrast < 4.5 ? [element.className + ": " + text.slice(0, 40) + " " + contrast.toFixed(2)] : [];
  });
})()`;

describe("with a keyboard", () => {
  test("a run is found, opened, and read; the focus is seen", async () => {
    await using dashboard = await openTestDashboard();
    await dashboard.send(played);
    const tab = await browser.openTab(desktop);
    await tab.open(`${dashboard.url}/`);
    const focused = (what: string) => tab.evaluate<string>(`document.activeElement.${what}`);
    await tab.press("Tab");
    expect(await focused("textContent")).toBe("Skip to the content");
    await tab.press("Tab");
    await tab.press("Tab");
    expect(await focused("textContent")).toContain("Refuse keys");
    expect(await tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")).toBe("solid");
    await tab.press("Enter");
    await tab.until("document.querySelector('#timeline') !== null");
    for (let presses = 0; presses < 30; presses += 1) {
      await tab.press("Tab");
      if ((await focused("textContent")).startsWith("run_command")) break;
    }
    await tab.press("Enter");
    expect(await tab.evaluate("document.activeElement.parentElement.open")).toBe(true);
  });

  test("what is opened stays open and focused when the run goes on", async () => {
    await using dashboard = await openTestDashboard();
    const events = sampleRun();
    const call = events.findIndex((event) => event.type === "tool_call" && event.tool === "run_command");
    await dashboard.send(events.slice(0, call + 1));
    const tab = await browser.openTab(desktop);
    await tab.open(`${dashboard.url}/runs/7-1`);
    const summary = "document.querySelector('.call.running:last-child summary')";
    await tab.evaluate(`${summary}.focus()`);
    await tab.press("Enter");
    await dashboard.send(events.slice(call + 1));
    await tab.until("document.querySelector('.head .badge')?.textContent === 'Pull request'");
    const now = "document.activeElement";
    expect(await tab.evaluate(`${now}.textContent`)).toContain("npm test");
    expect(await tab.evaluate(`${now}.textContent`)).toContain("failed · 1 min 1 s");
    expect(await tab.evaluate(`${now}.parentElement.open`)).toBe(true);
  });
});

test("nothing that an event says runs in the page, and the page would not run it", async () => {
  await using dashboard = await openTestDashboard();
  const attack = `<img src=x onerror="window.hit=1"><script>window.hit=1</script><svg onload="window.hit=1">`;
  const hostile = sampleRun().map((event) => ({
    ...event,
    ...("message" in event && { message: attack }),
    ...("text" in event && { text: attack }),
    ...("title" in event && { title: attack }),
    ...("url" in event && { url: "javascript:window.hit=1" }),
  }));
  await dashboard.send(hostile.slice(0, 2));
  const tab = await browser.openTab(desktop);
  await tab.open(`${dashboard.url}/runs/7-1`);
  await dashboard.send(hostile.slice(2));
  await tab.until("document.querySelector('.head .badge')?.textContent === 'Pull request'");
  expect(
    await tab.evaluate("[window.hit, document.querySelectorAll('main img, main script').length]"),
  ).toEqual([null, 0]);
  expect(await tab.evaluate("document.querySelector('h1').textContent")).toContain("<script>");
  expect(tab.complaints).toEqual([]);
  // Were the escaping gone, the policy would still hold.
  const planted = `(() => {
    const policy = trustedTypes.createPolicy("other", { createHTML: (markup) => markup });
  })()`;
  await expect(tab.evaluate(planted)).rejects.toThrow(/disallowed/);
  await expect(tab.evaluate(`document.body.innerHTML = "<b>x</b>"`)).rejects.toThrow(/TrustedHTML/);
});

test("a page whose server goes away says so, and goes on when it is back", async () => {
  const events = sampleRun();
  await using dashboard = await openTestDashboard();
  await using gate = await openGate(dashboard.url);
  await dashboard.send(events.slice(0, 5));
  const tab = await browser.openTab(desktop);
  await tab.open(`${gate.url}/runs/7-1`);
  gate.leadTo(undefined);
  await tab.until("document.getElementById('connection').textContent !== ''");
  await using restarted = await openTestDashboard();
  await restarted.send(events);
  gate.leadTo(restarted.url);
  await tab.until("document.querySelector('.head .badge')?.textContent === 'Pull request'");
  expect(await tab.evaluate("document.getElementById('connection').textContent")).toBe("");
  expect(await shown(tab)).toBe(await loaded(restarted, "/runs/7-1"));
});

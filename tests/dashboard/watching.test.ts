import { EventEmitter } from "node:events";
import type { ServerResponse } from "node:http";
import { expect, test } from "@jest/globals";
import { Feed } from "../../examples/dashboard/feed.ts";
import { html } from "../../examples/dashboard/html.ts";
import { defaultLimits } from "../../examples/dashboard/limits.ts";
import { Watchers } from "../../examples/dashboard/watchers.ts";
import { openTestDashboard, renamed } from "../support/dashboard.ts";
import { type Frame, watch } from "../support/frames.ts";
import { sampleRun } from "../support/sample-run.ts";

const markOf = (page: string) => /data-mark="([^"]*)"/.exec(page)?.[1] ?? "";
const ids = ({ content }: Frame) => content.parts?.map(([id]) => id) ?? ["all"];

/** A page with what the frames say put into it, as the browser does. */
function patched(page: string, frames: readonly Frame[]): string {
  let now = page;
  for (const { content } of frames) {
    if (content.all !== undefined) now = content.all;
    for (const [id, markup] of content.parts ?? []) now = put(now, id, markup);
  }
  return now;
}

function put(page: string, id: string, markup: string): string {
  const start = page.indexOf(`<${/^<(\w+)/.exec(markup)?.[1]} id="${id}"`);
  if (start < 0) return page.replace("</ol></section>", () => `${markup}</ol></section>`);
  const tag = /^<(\w+)/.exec(markup)?.[1] ?? "";
  let [depth, end] = [0, start];
  for (const { 0: found, index } of page.slice(start).matchAll(new RegExp(`<(/?)${tag}[ >]`, "g"))) {
    depth += found.startsWith("</") ? -1 : 1;
    end = start + index + tag.length + 3;
    if (depth === 0) break;
  }
  return page.slice(0, start) + markup + page.slice(end);
}

const main = (page: string) => page.slice(page.indexOf('<div id="head"'), page.lastIndexOf("</section>"));

test("whoever watches sees at the end what whoever comes then sees", async () => {
  await using dashboard = await openTestDashboard({ limits: { tellMs: 1 } });
  const events = sampleRun();
  await dashboard.send(events.slice(0, 1));
  const page = (await dashboard.ask("/runs/7-1")).text;
  const frames: Frame[] = [];
  const watching = watch(`${dashboard.url}/runs/7-1/live?mark=${markOf(page)}`);
  for (let at = 1; at < events.length; at += 4) {
    await dashboard.send(events.slice(at, at + 4));
    const { value } = await watching.next();
    if (value !== undefined) frames.push(value);
  }
  await watching.return(undefined);
  expect(frames.flatMap(ids)).not.toContain("all");
  expect(main(patched(page, frames))).toBe(main(await dashboard.page("7-1")));
});

test("whoever was away gets what is new since, and nothing twice", async () => {
  await using dashboard = await openTestDashboard();
  const events = sampleRun();
  await dashboard.send(events.slice(0, 10));
  const url = `${dashboard.url}/runs/7-1/live`;
  const [first] = [(await watch(url).next()).value];
  expect(first && ids(first)).toEqual(["all"]);
  await dashboard.send(events.slice(10));
  // A browser that connects anew sends its old address; what it has since then counts.
  const { value } = await watch(`${url}?mark=stale.1`, { "last-event-id": first?.id ?? "" }).next();
  expect(value && ids(value)).toEqual(expect.arrayContaining(["head", "facts"]));
  expect(value && ids(value)).not.toContain("e0");
  const again = watch(url, { "last-event-id": value?.id ?? "" });
  const next = again.next();
  await dashboard.send([
    { type: "warning", message: "Late", seq: 900, timestamp: 1_790_000_001_000, run: "7-1" },
  ]);
  const news = (await next).value;
  expect(news && ids(news)).toHaveLength(3);
  await again.return(undefined);
});

test.each(["", "x", "0.0", "ffffffffffff.3", "ffffffffffff.-1", "1".repeat(500), "__proto__.1"])(
  "a mark that is not of this page, %p, gets all of it",
  async (mark) => {
    await using dashboard = await openTestDashboard();
    await dashboard.send(sampleRun());
    const { value } = await watch(`${dashboard.url}/runs/7-1/live?mark=${mark}`).next();
    expect(value && ids(value)).toEqual(["all"]);
  },
);

test("what comes late in the order of the run is shown in its place, to whoever watches too", async () => {
  await using dashboard = await openTestDashboard({ limits: { tellMs: 1 } });
  const events = sampleRun();
  await dashboard.send(events.slice(5));
  const watching = watch(`${dashboard.url}/runs/7-1/live`);
  await watching.next();
  await dashboard.send(events.slice(0, 5));
  const { value } = await watching.next();
  await watching.return(undefined);
  expect(main(value?.content.all ?? "")).toBe(main(await dashboard.page("7-1")));
});

test("the list tells of runs as they begin and as they end", async () => {
  await using dashboard = await openTestDashboard({ limits: { tellMs: 1 } });
  const page = (await dashboard.ask("/")).text;
  expect(page).toContain("No run has been heard of yet.");
  const watching = watch(`${dashboard.url}/live?mark=${markOf(page)}`);
  const first = watching.next();
  const begun = renamed(sampleRun(), "a-1").slice(0, 3);
  await dashboard.send(begun.map((event) => ({ ...event, timestamp: Date.now() })));
  expect((await first).value?.content.parts).toEqual([["run-a-1", expect.stringContaining("Running")]]);
  const second = watching.next();
  await dashboard.send(renamed(sampleRun(), "a-1").slice(3));
  expect((await second).value?.content.parts).toEqual([["run-a-1", expect.stringContaining("Pull request")]]);
  await watching.return(undefined);
});

test("a watcher who reads slowly holds nothing up, and gets each part once, as it is then", () => {
  const written: string[] = [];
  const response = Object.assign(new EventEmitter(), {
    takes: true,
    writeHead() {},
    end() {},
    write(chunk: Buffer | string) {
      written.push(String(chunk));
      return response.takes;
    },
  });
  let now = 0;
  const feed = new Feed({ render: (part) => html`${part} ${now}`, renderAll: () => html`all` });
  const watchers = new Watchers({ ...defaultLimits, tellMs: 0 });
  watchers.add(feed, response as unknown as ServerResponse, feed.mark);
  const tell = () => {
    feed.touch([`e${now % 5}`, "head"]);
    watchers.announce(feed);
  };
  response.takes = false;
  tell();
  response.emit("drain");
  expect(written).toHaveLength(2);
  for (now = 1; now <= 1_000; now += 1) tell();
  expect(written).toHaveLength(2);
  response.takes = true;
  response.emit("drain");
  response.emit("close");
  watchers.close();
  expect(written).toHaveLength(3);
  const { parts } = JSON.parse(written[2]?.split("data: ")[1] ?? "") as { parts: string[][] };
  expect(parts.map(([id]) => id).sort()).toEqual(["e0", "e1", "e2", "e3", "e4", "head"]);
  expect(watchers.count).toBe(0);
});

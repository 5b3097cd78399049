import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Event } from "../../src/events/event.ts";
import { type Browser, openBrowser, type Tab } from "../support/browser.ts";
import { openTestDashboard, type TestDashboard, webhookSecret } from "../support/dashboard.ts";
import { call, type Turn, turn } from "../support/fake-messages/index.ts";
import type { ActionRun } from "../support/run-action.ts";
import { openScene, type Scene } from "../support/scene.ts";

const runs = 10;
const desktop = { width: 1440, height: 900 };

let browser: Browser;
let scenes: readonly Scene[];
beforeAll(async () => {
  browser = await openBrowser();
  scenes = await Promise.all(Array.from({ length: runs }, () => openScene()));
});
afterAll(async () => {
  for (const scene of scenes) await scene[Symbol.asyncDispose]();
  await browser[Symbol.asyncDispose]();
});

/** Each run has calls of its own number and kinds, some side by side, some that fail. */
function play(index: number): Turn[] {
  const looks = Array.from({ length: index }, (_, at) =>
    call("read_file", { filepath: at % 3 === 2 ? "missing.js" : "src/sum.js" }),
  );
  // Nobody has to hurry to see it run: it waits until somebody looks.
  const wait = "until [ -e out/go ]; do sleep 0.1; done";
  const print = call("run_command", {
    command: `${wait}; seq ${index * 50}; exit ${index % 2}`,
    timeout_seconds: 500,
  });
  const edit = call("edit_file", {
    filepath: "src/sum.js",
    edits: [{ old_text: "a - b", new_text: `a + b /* <b>${index}</b> */` }],
  });
  return [
    turn(call("search", { pattern: "sum" }), ...looks),
    turn(print),
    turn(edit, call("read_file", { filepath: "test/sum.test.js" })),
    turn(call("finish", { title: `Add in sum, run ${index}`, description: "`sum` adds now." })),
  ];
}

function toolsOf(events: readonly Event[]): string[] {
  return events.flatMap((event) => (event.type === "tool_call" ? [event.tool] : []));
}

/** Ends of calls by whether the model was told that they went well. */
function endsOf(events: readonly Event[]) {
  const ends = events.flatMap((event) => (event.type === "tool_result" ? [event.ok] : []));
  return { ok: ends.filter((ok) => ok).length, bad: ends.filter((ok) => !ok).length };
}

const badge = "document.querySelector('.head .badge')?.textContent";
/** Of the timeline without the checks and the change, which look like calls. */
const shownCalls = (state: string, what: string) =>
  `[...document.querySelectorAll('#timeline .call${state} > details > summary > b')]
    .map((b) => b.textContent).filter((tool) => tool !== 'check' && tool !== 'change')${what}`;

/** Opens a page for each run when the list has it; tells how each stood then. */
async function watchAll(list: Tab, dashboard: TestDashboard) {
  const tabs: { readonly id: string; readonly tab: Tab; readonly stoodAt: string }[] = [];
  while (tabs.length < runs) {
    await list.until(`document.querySelectorAll('#runs li').length > ${tabs.length}`);
    const ids = await list.evaluate<string[]>(
      "[...document.querySelectorAll('#runs li')].map(({ id }) => id.slice('run-'.length))",
    );
    for (const id of ids.filter((one) => tabs.every((known) => known.id !== one))) {
      const tab = await browser.openTab(desktop);
      await tab.open(`${dashboard.url}/runs/${id}`);
      tabs.push({ id, tab, stoodAt: await tab.evaluate<string>(badge) });
    }
  }
  return tabs;
}

test("ten runs of the action itself, at once, through its signed webhook: every page tells what its run did, to the last call", async () => {
  await using dashboard = await openTestDashboard();
  const list = await browser.openTab(desktop);
  await list.open(`${dashboard.url}/`);
  const workspaces: string[] = [];
  const watching = watchAll(list, dashboard).then(async (tabs) => {
    for (const workspace of workspaces) {
      await mkdir(join(workspace, "out"));
      await writeFile(join(workspace, "out/go"), "");
    }
    return tabs;
  });
  const inputs = { "webhook-url": `${dashboard.url}/events`, "webhook-secret": webhookSecret };
  const ended: readonly ActionRun[] = await Promise.all(
    scenes.map((scene, index) =>
      scene.form(`Make sum add, run ${index}.`, play(index), {
        inputs,
        secrets: { "the webhook's secret": webhookSecret },
        timeoutMs: 500_000,
        before: async ({ directories }) => void workspaces.push(directories.workspace),
      }),
    ),
  );
  const tabs = await watching;
  expect(tabs.map(({ stoodAt }) => stoodAt)).toEqual(Array(runs).fill("Running"));
  await list.until(`document.querySelectorAll('#runs .badge.good').length === ${runs}`);
  expect(await list.evaluate("document.querySelectorAll('#runs li').length")).toBe(runs);
  expect(list.complaints).toEqual([]);

  for (const [index, run] of ended.entries()) {
    expect(run.outputs["outcome"]).toBe("pull-request");
    expect(run.outputs["spool-file"]).toBe("");
    const { id, tab } = tabs.find((one) => one.id === run.events[0]?.run) ?? { id: "none", tab: list };
    await tab.until(`${badge} === 'Pull request'`);
    const tools = toolsOf(run.events);
    expect(tools).toHaveLength(5 + index);
    expect(await tab.evaluate(shownCalls("", ""))).toEqual(tools);
    const { ok, bad } = endsOf(run.events);
    expect(ok + bad).toBe(tools.length);
    expect(await tab.evaluate(shownCalls(".ok", ".length"))).toBe(ok);
    expect(await tab.evaluate(shownCalls(".bad", ".length"))).toBe(bad);
    const words = await tab.evaluate<string>("document.querySelector('main').textContent");
    expect(words).toContain(`Add in sum, run ${index}`);
    expect(words).toContain(`+exports.sum = (a, b) => a + b /* <b>${index}</b> */;`);
    expect(words).not.toContain("of this run ha");
    expect(tab.complaints).toEqual([]);
    // What came piece by piece is what somebody sees who comes now.
    const late = await browser.openTab({ ...desktop, withoutScripts: true });
    await late.open(`${dashboard.url}/runs/${id}`);
    const main = "document.querySelector('main').innerHTML";
    expect(await tab.evaluate(main)).toBe(await late.evaluate(main));
    await run[Symbol.asyncDispose]();
  }
});

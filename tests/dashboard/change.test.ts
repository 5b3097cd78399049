import { describe, expect, test } from "@jest/globals";
import { readPatch } from "../../examples/dashboard/patch.ts";
import { openTestDashboard } from "../support/dashboard.ts";
import { sampleRun, stamped } from "../support/sample-run.ts";

const change = {
  ...{ type: "change" as const, left_out: 0, added_lines: 1, deleted_lines: 1, truncated: false },
  files: [{ path: "a.ts", status: "modified" as const, added_lines: 1, deleted_lines: 1 }],
  patch: null,
};

test("a run shows what it is about as soon as it has begun, in the list too", async () => {
  await using dashboard = await openTestDashboard();
  const [started] = stamped({
    ...{ type: "started", title: "sum <subtracts>", requested_by: "ada" },
    repository_url: "https://github.com/octo/parser",
    issue_url: "https://github.com/octo/parser/issues/12",
    run_url: "https://evil.example/octo/parser/actions/runs/1",
  });
  await dashboard.send([started ?? {}]);
  const page = await dashboard.page("7-1");
  expect(page).toContain("<h1><bdi>sum &lt;subtracts&gt;</bdi></h1>");
  expect(page).toContain("octo/parser · Run 7-1");
  expect(page).toContain('<a href="https://github.com/octo/parser/issues/12"');
  // What leads anywhere else is no link.
  expect(page).not.toContain("evil.example");
  const list = (await dashboard.ask("/")).text;
  expect(list).toContain("sum &lt;subtracts&gt;");
  expect(list).toContain("octo/parser · ");
});

test("the whole change is shown with its lines, and counts instead of the single edits", async () => {
  await using dashboard = await openTestDashboard();
  await dashboard.send(sampleRun());
  const page = await dashboard.page("7-1");
  expect(page).toContain("2 files · +1 −1");
  expect(page).toContain('<del class="gone">-b\n</del><ins class="new">+c\n</ins>');
  expect(page).toMatch(/<h2>Changed<\/h2>.*index\.js.*logo\.png.*binary/s);
  expect(page).not.toContain("By the agent’s edits");
});

test.each([
  ["held back", { patch: null }, "The change itself was not sent."],
  [
    "cut",
    { patch: "diff --git a/a.ts b/a.ts\n@@ -1 +1 @@\n+x\n", truncated: true },
    "There is more of it than is shown.",
  ],
])("a patch that is %s says so", async (_, more, words) => {
  await using dashboard = await openTestDashboard();
  await dashboard.send(stamped({ ...change, ...more }));
  expect(await dashboard.page("7-1")).toContain(words);
});

test("a hostile change is text, bounded, and takes its room from the rest", async () => {
  await using dashboard = await openTestDashboard();
  const attack = `</pre><script>x</script>\u202e<img src=x onerror=x>`;
  const patch = `diff --git a/${attack} b/${attack}\n@@\n+${attack}\n${`+${"y".repeat(1000)}\n`.repeat(200)}`;
  const hostile = Array.from({ length: 100 }, () => ({
    ...{ type: "change", files: [{ path: attack, added_lines: "many", deleted_lines: -1 }, 7, null] },
    ...{ left_out: "x", added_lines: Number.MAX_VALUE, deleted_lines: {}, patch, truncated: "yes" },
  }));
  for (const event of stamped(...(hostile as never[])))
    expect((await dashboard.send([event])).status).toBe(200);
  const page = await dashboard.page("7-1");
  expect(page).not.toMatch(/<script>x|<img|\u202e/);
  expect(page.length).toBeLessThan(6_000_000);
});

test("a change of nothing but ends of lines does not become a page without an end", async () => {
  await using dashboard = await openTestDashboard();
  const many = Array.from({ length: 300 }, () => ({
    ...change,
    patch: `diff --git a/a b/a\n${"@@\n+\n".repeat(13_000)}`,
  }));
  const events = stamped(...many);
  for (let at = 0; at < events.length; at += 40) {
    expect((await dashboard.send(events.slice(at, at + 40))).status).toBe(200);
  }
  expect((await dashboard.page("7-1")).length).toBeLessThan(6_000_000);
});

describe("a patch", () => {
  test("is read file by file; what looks like its heads inside a place is content", () => {
    const patch = [
      ...[
        "diff --git a/a b/a",
        "index 1..2 100644",
        "--- a/a",
        "+++ b/a",
        "@@ -1,3 +1,3 @@ f()",
        " x",
        "--- y",
        "+++ z",
      ],
      ...[
        "\\ No newline at end of file",
        "@@ -9 +9 @@",
        "-q",
        "diff --git a/b b/b",
        "deleted file mode 100644",
        "",
      ],
    ].join("\n");
    expect(readPatch(patch)).toEqual([
      {
        path: "a",
        places: [
          [
            { sign: " ", text: "x" },
            { sign: "-", text: "-- y" },
            { sign: "+", text: "++ z" },
          ],
          [{ sign: "-", text: "q" }],
        ],
      },
      { path: "b", places: [] },
    ]);
  });

  test.each(["", "no patch", "@@\n+x", "diff --git \n+x\n@@"])(
    "that is none is read as far as it goes: %j",
    (text) => {
      expect(readPatch(text).flatMap(({ places }) => places.flat())).toEqual([]);
    },
  );
});

import { describe, expect, test } from "@jest/globals";
import {
  logBlock,
  markdownInline,
  markdownName,
  markdownSpan,
  markdownText,
  plainText,
} from "../src/neutralise.ts";
import { liveMarkdown } from "./support/markdown-checks.ts";
import { logProperties, markdownProperties } from "./support/properties/neutralise.ts";
import { readRunnerLog } from "./support/runner-log.ts";

describe("log", () => {
  test.each(Object.entries(logProperties))("%s", async (_, holds) => {
    await holds();
  });

  test("ordinary text is shown as it is", () => {
    const text = "def main():\n\treturn 'é 漢字 😀' # a::b [x]";
    expect(logBlock(text)).toBe(
      text
        .split("\n")
        .map((line) => `│ ${line}`)
        .join("\n"),
    );
  });

  test.each([
    ["commands of the second version", "::error::x", "│ : :error::x"],
    [
      "commands of the first version, in the middle",
      "a ##[error]x ###[group]",
      "│ a # #[error]x ## #[group]",
    ],
    ["progress that overwrites itself", "10%\r20%\r\nend", "│ 10%\n│ 20%\n│ end"],
    ["colours", "\x1b[1;31mred\x1b[0m \x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "│ red link"],
    ["control characters", "bell\x07 \x1bc \x85next", "│ bell␇ ␛c \n│ next"],
    ["text that runs backwards", "a\u202eb\u2066c", "│ a\\u202eb\\u2066c"],
    [
      "a command hidden by characters of no width",
      ":\u200b:error::x #\u2060#[error]",
      "│ : :error::x # #[error]",
    ],
  ])("takes the teeth out of %s", (_, text, expected) => {
    expect(logBlock(text)).toBe(expected);
  });

  test("the parser that these tests trust does obey what is not made harmless", () => {
    const output = "::error::a\n  ::warning::b\nx ##[notice]c\r::group::d\u200b\nin\n::endgroup::";
    const log = readRunnerLog(output);
    expect(log.commands.map(({ name }) => name)).toEqual(["error", "warning", "notice", "group", "endgroup"]);
    expect(log.groups).toEqual([{ title: "d\u200b", lines: ["##[group]d\u200b", "in"].slice(1) }]);
    const fenced = readRunnerLog("::stop-commands::abc-token\n::error::x\n::abc-token::\n::notice::y");
    expect(fenced.commands.map(({ name }) => name)).toEqual(["stop-commands", "abc-token", "notice"]);
    expect(fenced.stopped).toBe(false);
  });
});

describe("Markdown", () => {
  test.each(Object.entries(markdownProperties))("%s", async (_, holds) => {
    await holds();
  });

  test.each([
    ["mentions", "thanks @octocat and **@org/team**", "thanks `@octocat` and **`@org/team`**"],
    ["mail addresses", "write to a@b.cd.", "write to `a@b.cd`."],
    [
      "references that would close issues",
      "Fixes #1, closes: o/r#2 and resolves GH-3",
      "Fixes `#1`, closes: `o/r#2` and resolves `GH-3`",
    ],
    [
      "addresses of issues",
      "Fixes https://github.com/o/r/issues/1",
      "Fixes `https://github.com/o/r/issues/1`",
    ],
    ["links, which show where they lead", "[click](http://e.vil)", "click (`http://e.vil`)"],
    ["images, which would load", "![x](https://e.vil/?d=1)", "x (`https://e.vil/?d=1`)"],
    ["HTML", "<b>x</b> <!-- y -->", "&lt;b>x&lt;/b> &lt;!-- y -->"],
    ["entities", "&#64;user", "`&#64;user`"],
    ["escaped mentions", "\\@user \\`@user`", "`@user` `` `@user` ``"],
    ["headings", "# One\n\nTwo\n---", "**One**\n\nTwo"],
    ["commands to bots", "/approve now", "`/approve` now"],
    ["pipes that end code in tables", "| a | b |\n|---|---|\n| `x | @u` | y |", ""],
  ])("takes the teeth out of %s", (_, text, expected) => {
    const markdown = markdownText(text);
    expect(liveMarkdown(markdown)).toEqual([]);
    if (expected !== "") expect(markdown).toBe(expected);
  });

  test("what a person reads survives: lists, emphasis, code, quotes, fences, tables", () => {
    const text = [
      "The **parser** read `a | b` _wrongly_; ~~twice~~.",
      "",
      "1. first",
      "   - nested `x`",
      "",
      "> quoted",
      "",
      "```ts",
      "@decorator() // Fixes #1",
      "```",
      "",
      "| file | what |",
      "| --- | --- |",
      "| `a.ts` | fixed |",
    ].join("\n");
    expect(markdownText(text)).toBe(text);
  });

  test("a fence inside a list, left open, still ends", () => {
    expect(markdownText("- a\n\n  ```js\n  x\n\n@user")).toBe("- a\n\n```js\nx\n\n@user\n```");
  });

  test("long hostile texts take no long time", () => {
    const started = performance.now();
    for (const piece of [
      "`",
      "``a`",
      "[",
      "[a](",
      "<",
      "\\",
      "@a ",
      "| a ",
      "|",
      "*",
      "~",
      "&",
      "- ",
      "![](",
      "a`b``",
    ]) {
      markdownText(piece.repeat(60_000 / piece.length));
      markdownInline(piece.repeat(60_000 / piece.length));
      logBlock(piece.repeat(60_000 / piece.length));
    }
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

test("a name is code, whole, in a cell too", () => {
  expect(markdownName("a | b.ts")).toBe("`a `&#124;` b.ts`");
  expect(markdownName("`@x`\n y")).toBe("`` `@x` y ``");
  expect(markdownName("")).toBe("");
  expect(markdownSpan("a | b.ts\n@x")).toBe("`a | b.ts @x`");
  expect(markdownSpan("`")).toBe("`` ` ``");
});

test("a commit message mentions nobody and closes nothing", () => {
  expect(plainText("Fixes #1, GH-2, https://github.com/o/r/issues/3 for @user\u202e")).toBe(
    "Fixes # 1, GH- 2, https://github.com/o/r/issues / 3 for @ user",
  );
});

import { describe, expect, test } from "@jest/globals";
import { byHandUrl } from "../src/by-hand.ts";
import { markedIssue, readMarker, writeMarker } from "../src/marker.ts";

const github = { repository: { owner: "octo", name: "demo" }, serverUrl: "https://github.com" };
const wanted = { base: "main", branch: "feature/a", title: 'A & b=c #1 "d"', body: "text\n\n&body=x" };

describe("the address to open a pull request by hand", () => {
  test("fills in title and text as they are, and nothing else", () => {
    const { short, filled } = byHandUrl(github, wanted);
    expect(short).toBe("https://github.com/octo/demo/compare/main...feature/a?expand=1");
    const url = new URL(filled);
    expect([...url.searchParams]).toEqual([
      ["expand", "1"],
      ["title", wanted.title],
      ["body", wanted.body],
    ]);
  });

  test.each(["x", "\n", "é", "🎉", "🎉x", "\ud800"])(
    "is never too long, whatever the text is made of (%j)",
    (piece) => {
      const { filled } = byHandUrl(github, { ...wanted, body: piece.repeat(70_000) });
      expect(filled.length).toBeLessThanOrEqual(7000);
      expect(new URL(filled).searchParams.get("body")).toMatch(
        /\(The rest did not fit into the address\.\)$/,
      );
    },
  );

  test("keeps branches with odd names apart from the rest", () => {
    const { short } = byHandUrl(github, { ...wanted, base: "a?b#c", branch: "x%y/z" });
    expect(short).toBe("https://github.com/octo/demo/compare/a%3Fb%23c...x%25y/z?expand=1");
  });
});

describe("the mark in a pull request", () => {
  const headSha = "ab".repeat(20);
  const mark = writeMarker({ issue: "octo/demo#7", headSha });

  test("is read back, the last one, also when a person has edited the text above it", () => {
    expect(readMarker(`text\n\n${mark}`)).toEqual({ issue: "octo/demo#7", headSha });
    expect(readMarker(`text\r\nmore\r\n${mark} \r\n\r\n`)).toEqual({ issue: "octo/demo#7", headSha });
    expect(readMarker(`${writeMarker({ issue: "a/b#1", headSha })}\n${mark}`)?.issue).toBe("octo/demo#7");
  });

  test.each([
    [
      "in a block of code, below which nothing is ours",
      `\`\`\`html\n${mark}\n\`\`\`\n\n---\n<sub>Made</sub>`,
    ],
    ["in a block of code at the end", `\`\`\`html\n${mark}\n\`\`\``],
    ["above other words", `text\n\n${mark}\n\nmore`],
    ["in a line", `He wrote ${mark}`],
    ["in a quote", `> ${mark}`],
    ["in a patch", `\`\`\`sh\n+${mark}\n\`\`\``],
    ["with no sha", "<!-- tiny-backspace:pull-request octo/demo#7 main -->"],
    ["with more in it", `${mark} x`],
  ])("is none %s", (_, text) => {
    expect(readMarker(text)).toBeUndefined();
  });

  test("names the issue with its repository, and no other kind of task", () => {
    const issue = { number: 7, title: "t", author: "a", url: "https://github.com/Octo/Demo/issues/7" };
    expect(markedIssue({ prompt: "p", issue })).toBe("octo/demo#7");
    expect(markedIssue({ prompt: "p" })).toBeUndefined();
    expect(markedIssue({ prompt: "p", issue: { ...issue, url: "javascript:x" } })).toBeUndefined();
  });
});

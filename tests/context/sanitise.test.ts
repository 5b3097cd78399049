import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Marked } from "marked";
import { hidesText, removedWords } from "../../src/context/removed.ts";
import { sanitise, sanitisePlain } from "../../src/context/sanitise.ts";

describe("what a reader of the page doesn't see is taken out", () => {
  test.each<[string, string, string]>([
    ["a comment", "before <!-- HIDDEN --> after", "before  after"],
    [
      "a comment over blank lines, with a block of code in it",
      "<!--\n\n```\nHIDDEN\n```\n-->\nafter",
      "\nafter",
    ],
    ["a comment that never ends", "before\n<!-- HIDDEN\n\nHIDDEN", "before\n"],
    ["a comment in a quote that goes on behind it", "> <!--\n\nHIDDEN\n\n-->\nafter", "> \nafter"],
    ["an attribute that never ends", '<div title="\n\nHIDDEN\n\n', ""],
    ["a description of an image", "![HIDDEN](https://x.example/y.png) text", "[image] text"],
    ["a description with brackets in code", "![a `]` HIDDEN](https://x.example/y.png)", "[image]"],
    ["a description of an image defined apart", '![HIDDEN][i]\n\n[i]: /i.png "HIDDEN"', "[image]\n\n"],
    ["a title of a link", '[a](https://x.example "HIDDEN")', "[a](https://x.example)"],
    ["a title with code in it", '[a](https://x.example "`HIDDEN`")', "[a](https://x.example)"],
    ["an address of words", "[a](<HIDDEN words>)", "[a]()"],
    ["a link definition that is a comment", "[//]: # (HIDDEN)\ntext", "\ntext"],
    ["one over several lines", '[x]:\n#\n"HIDDEN\nHIDDEN"\n\ntext', "\n\ntext"],
    ["an address of words with an escaped bracket", "[a](<b\\> HIDDEN>)", "[a]()"],
    ["a definition of that kind", "[//]: <\\> HIDDEN>\ntext", "\ntext"],
    ["a title behind an address with brackets in brackets", '[a](b((c)) "HIDDEN")', "[a](b((c)))"],
    ["a description before one", "![HIDDEN](b((c)))", "[image]"],
    ["a definition in a list of tasks", "- [ ] [//]: # (HIDDEN)", "- [ ]"],
    ["a definition in a footnote", "a[^1]\n\n[^1]: [//]: # (HIDDEN)", "a[^1]\n\n[^1]:"],
    [
      "a definition behind a block of code that is not certain",
      "- ~~~\ntext\n\n[//]: # (HIDDEN)",
      "- ~~~\ntext\n\n",
    ],
    ["a footnote that nothing refers to", "text\n\n[^1]: HIDDEN\nHIDDEN", "text\n\n"],
    ["one below another", "a[^1]\n\n[^1]: b\n[^2]: HIDDEN", "a[^1]\n\n[^1]: b\n"],
    ["one in a list", "- [^1]: HIDDEN", "-"],
    ["one in another", "a[^1]\n\n[^1]: [^2]: HIDDEN", "a[^1]\n\n"],
    ["the second of a name", "a[^1]\n\n[^1]: b\n\n[^1]: HIDDEN", "a[^1]\n\n[^1]: b\n\n"],
    ["its further paragraphs", "[^1]: HIDDEN\n\n    HIDDEN\n\ntext", "\n\ntext"],
    ["its block of code", "[^1]: HIDDEN\n\n    ```\n    HIDDEN\n    ```\n\ntext", "\n\ntext"],
    ["one that code names", "`[^1]`\n\n[^1]: HIDDEN", "`[^1]`\n\n"],
    ["one whose reference is escaped", "\\[^1]\n\n[^1]: HIDDEN", "\\[^1]\n\n"],
    ["one that an address names", "[a](b[^1]) https://c[^1]\n\n[^1]: HIDDEN", "[a](b[^1]) https://c[^1]\n\n"],
    ["one that HTML names", "<div>\n[^1]\n</div>\n\n[^1]: HIDDEN", "\n[^1]\n\n"],
    ["cells beyond a table's last column", "|a|\n|-|\n|b|HIDDEN|", "|a|\n|-|\n|b|"],
    [
      "such cells in a quote, without outer pipes",
      "> a | b\n> :- | -:\n> c \\| d | e | HIDDEN",
      "> a | b\n> :- | -:\n> c \\| d | e |",
    ],
    [
      "attributes and images of HTML",
      '<img alt="HIDDEN" src="https://x.example/"> <b title="HIDDEN">b</b>',
      "[image] b",
    ],
    ["hidden elements", "<span hidden>HIDDEN</span><p style='display: none'>HIDDEN</p>text", "text"],
    [
      "elements that no page shows, with code in them",
      "<template>\n\n```\nHIDDEN\n```\n\n</template>\ntext",
      "\n\ntext",
    ],
    [
      "a comment that looks like code in a table",
      "|a|b|\n|-|-|\n|`|<!-- HIDDEN -->`|",
      "|a|b|\n|-|-|\n|`|`|",
    ],
    ["one between backticks of two pairs", "a ` b\nc ` <!-- HIDDEN --> ` d", "a ` b\nc `  ` d"],
    ["one that a block of HTML puts between backticks", "a ` b\n<!-- HIDDEN -->\nc ` d", "a ` b\n\nc ` d"],
    ["one behind a tag of two lines", "<b title='\n`' > <!-- HIDDEN --> `", "  `"],
    [
      "a comment behind a block of code in a list that has ended",
      "- ```\n  a\n<!-- HIDDEN -->\n  ```",
      "- ```\n  a\n\n  ```",
    ],
    [
      "a comment in a block of code that is none in HTML",
      "<div>\n```\n<!-- HIDDEN -->\n```\n</div>",
      "\n```\n\n```\n",
    ],
    ["words behind a block of code's language", "```js HIDDEN\na\n```", "```js\na\n```"],
    ["comments of a drawing", "```mermaid\n%% HIDDEN\na-->b\n```", "```mermaid\na-->b\n```"],
    ["invisible letters", "a\u{e0048}\u{e0049}b\u{fe01}\u{e0100}", "ab"],
    [
      "characters of no width, soft hyphens and joiners where no script needs them",
      "a\u200bb\u00adc\u200dd\u2060e\ufeff",
      "abcde",
    ],
    ["characters that turn the direction", "a\u202eb\u2066c\u200f", "abc"],
    ["the same as entities", "a&#8203;b&shy;c&#x202E;d&ZeroWidthSpace;e", "abcde"],
    ["what a terminal obeys", "a\u001b[8mb\u001b[0mc\u0000\u0007", "abc"],
    ["what only shows when something is taken out of it", "<<b>!-- HIDDEN -->", ""],
  ])("%s", (_, source, shown) => {
    const { text, removed } = sanitise(source);
    expect(text).toBe(shown);
    expect(text).not.toContain("HIDDEN");
    expect(removedWords(removed)).not.toEqual([]);
  });
});

describe("what a reader sees stays", () => {
  test.each<[string, string]>([
    ["blocks of code", "```html\n<!-- shown -->\n<b title='x'>x</b>\n![a](b)\n```\n\n~~~\n&shy;\n~~~"],
    [
      "blocks of code in a list",
      "1. do:\n   ```ts\n   const a: List<String>;\n\n   <!-- shown -->\n   ```\n2. done",
    ],
    ["blocks of code in a quote", "> ```\n> <b>\n> ```\n\ntext"],
    ["blocks that are moved in", "text\n\n    Map<String, List<T>> <!-- shown -->\n\ntext"],
    ["spans of code", "use `<Button>` or ``a ` <!-- b -->`` and `![a](b)`"],
    ["what only looks like HTML", "a < b, x <y and 1 <2; `<`; f<-function(); <!x"],
    [
      "addresses and mail",
      "<https://x.example/a?b=c> and <a@x.example>, [a](b#L1-L2) and https://x.example/~a",
    ],
    ["what is escaped", "\\<!-- a \\-- and \\![a](b)"],
    ["definitions that are used, and footnotes", "[a][b] and c[^1]\n\n[b]: https://x.example\n\n[^1]: shown"],
    [
      "footnotes of several paragraphs, in any order, behind code and links",
      "`a` and [b](c)[^Note] and d[^2]: e\n\n[^2]: shown\n[^note]: shown\n\n    shown\n",
    ],
    ["tables", "| a | b |\n|---|:-:|\n| `c \\| d` | e |\n| f |"],
    ["a line below a title", "a | b | c\n---\nd | e | f"],
    ["emoji, flags and keycaps", "👨‍👩‍👧 ❤️ 1️⃣ 👩🏽‍🚀 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏳️‍🌈"],
    ["scripts that are written with joiners", "می‌خواهم क्‍ष ശ്‍ര"],
    ["other scripts", "日本語 עברית العربية ไทย"],
  ])("%s", (_, source) => {
    expect(sanitise(source)).toEqual({ text: source, removed: {} });
  });

  test("the words of elements, without their tags", () => {
    const { text, removed } = sanitise(
      "<details><summary>Logs</summary>\n\nsome <b>bold</b> words\n\n</details>",
    );
    expect(text).toBe("Logs\n\nsome bold words\n\n");
    expect(hidesText(removed)).toBe(false);
  });

  test("an element that is only spoken of hides nothing", () => {
    expect(sanitise("the <title> and a <script> are wrong").text).toBe("the  and a  are wrong");
  });
});

test("images are told by their address", () => {
  const addresses: (string | undefined)[] = [];
  const { text } = sanitise(
    '![a](https://x.example/1.png) <img src="https://x.example/2.png?a&amp;b"> ![c][d]\n\n[d]: <https://x.example/3.png>',
    (address) => `[image ${addresses.push(address)}]`,
  );
  expect(text).toContain("[image 1] [image 2] [image 3]");
  expect(addresses).toEqual([
    "https://x.example/1.png",
    "https://x.example/2.png?a&b",
    "https://x.example/3.png",
  ]);
});

test("plain text loses what nobody sees, and nothing else", () => {
  expect(sanitisePlain("Add <!-- a comment --> to `a`\u200b\u{e0041}").text).toBe(
    "Add <!-- a comment --> to `a`",
  );
});

const forbidden =
  /[\u00ad\u061c\u115f\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0001}]|(?![\n\t])\p{Cc}|\p{Cs}/u;
const pieces = fc.constantFrom(
  ...[
    "`",
    "``",
    "```",
    "~~~",
    "\n",
    "\n\n",
    " ",
    "    ",
    "> ",
    "- ",
    "1. ",
    "# ",
    "\\",
    "|",
    "|-|-|\n",
    "\t",
  ],
  ...[
    "<!--",
    "-->",
    "<!-->",
    "<b>",
    "</b>",
    "<b title='",
    "'>",
    '<div title="',
    '">',
    "<",
    ">",
    "</div>",
    "<div>",
  ],
  ...[
    "<template>",
    "</template>",
    "<p hidden>",
    "</p>",
    "<pre>",
    "</pre>",
    "<?",
    "?>",
    "<![CDATA[",
    "]]>",
    "<img src=a alt=",
  ],
  ...[
    "![",
    "[",
    "](",
    ")",
    "](u 't')",
    "]: u\n",
    "[x]: # (",
    "[^1]",
    ": ",
    '"',
    "'",
    "(",
    "&#8203;",
    "&shy;",
    "&lt;!--",
  ],
  ...[
    "\u200b",
    "\u202e",
    "\u{e0041}",
    "\ufe0f",
    "\u200d",
    "\u001b[31m",
    "\r",
    "\u2028",
    "\ud800",
    "👩",
    "क",
    "WORD",
  ],
);
const documents = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(""));

describe("whatever it is given", () => {
  test("it ends, nothing that is not to be seen is left, and a second time changes nothing", () => {
    fc.assert(
      fc.property(documents, (source) => {
        const { text } = sanitise(source);
        expect(text).not.toMatch(forbidden);
        expect(sanitise(text)).toEqual({ text, removed: {} });
      }),
      { seed: 11, numRuns: 3000 },
    );
  });

  test("words between blank lines survive", () => {
    const words = fc.stringMatching(/^[A-Za-z0-9 ,.;]{1,60}$/);
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 8 }), (paragraphs) => {
        const source = paragraphs.map((words) => `x${words}x`).join("\n\n");
        expect(sanitise(source)).toEqual({ text: source, removed: {} });
      }),
      { seed: 12, numRuns: 500 },
    );
  });

  test("what it shows, another reader of Markdown shows too", () => {
    const markdown = new Marked({ gfm: true });
    const numbered = fc
      // Inside <pre> this reader lets half a tag through, and titles go over blank lines: not so on GitHub.
      .array(
        pieces.filter((piece) => !/pre>|# \(/.test(piece)),
        { maxLength: 25 },
      )
      .map((parts) => parts.map((part, index) => (part === "WORD" ? `W${index}W` : part)).join(""));
    fc.assert(
      fc.property(numbered, (source) => {
        const shown = visibleWords(String(markdown.parse(source)));
        for (const [word] of sanitise(source).text.matchAll(/W\d+W/g)) expect(shown).toContain(word);
      }),
      { seed: 13, numRuns: 4000 },
    );
  });

  test("a long text of nothing but beginnings takes no time to speak of", () => {
    for (const part of [
      "<!--",
      '<a b="',
      "![",
      "[x]: ",
      "`",
      "](",
      "<template>",
      "&#",
      "- ",
      "> ",
      "```\n",
      "    ```\n- ",
    ]) {
      const source = part.repeat(65_536 / part.length);
      expect(sanitise(source).text.length).toBeLessThanOrEqual(source.length * 2);
    }
  });
});

/** What a browser shows of HTML, as far as these texts need it. */
function visibleWords(html: string): string {
  return html
    .replace(/<code class="language-([^"]*)"|<a href="([^"]*)"/g, "$1$2$&")
    .replace(
      /<!--(?:-?>|[\s\S]*?(?:-->|$))|<\/?[A-Za-z](?:[^"'>]|"[^"]*(?:"|$)|'[^']*(?:'|$))*(?:>|$)|<[!?/][^>]*(?:>|$)/g,
      "",
    );
}

test("an image in what is hidden is not asked for, in Markdown or HTML", () => {
  const named: (string | undefined)[] = [];
  const { text } = sanitise(
    "<template>\n\n![](https://x.example/1.png) <img src=2>\n\n</template>",
    (address) => {
      named.push(address);
      return "[image 1]";
    },
  );
  expect([text.trim(), named]).toEqual(["", []]);
});

test("long runs of spaces and of beginnings take no longer than other texts", () => {
  const run = 64 * 1024;
  const texts = ["](", "![](", "[a]:", "[^a]:", "<p>", "\n"].map((beginning) => beginning + " ".repeat(run));
  // Patterns that turn back take minutes for one of these.
  for (const text of [...texts, "\t".repeat(run), "](a (".repeat(run / 5)]) {
    expect(sanitise(text).text.trim().length).toBeLessThanOrEqual(text.length);
  }
});

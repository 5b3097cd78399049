import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "@jest/globals";

/** What a reader sees as text: code blocks hold no links and no headings. */
const textOf = (path: string) => readFileSync(path, "utf8").replace(/^```.*?^```/gms, "");

/** The anchors that GitHub gives to headings. */
function anchorsIn(path: string): ReadonlySet<string> {
  const headings = [...textOf(path).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = ""]) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .trim()
        .replace(/\s/g, "-"),
    ),
  );
}

test.each(["README.md", ...globSync("docs/*.md").sort()])("every link of %s leads somewhere", (page) => {
  const links = [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
  const dead = links.filter((link) => {
    if (/^https?:/.test(link)) return false;
    const [path = "", anchor] = link.split("#");
    const file = path === "" ? page : join(dirname(page), path);
    return !existsSync(file) || (anchor !== undefined && !anchorsIn(file).has(anchor));
  });
  expect(dead).toEqual([]);
});

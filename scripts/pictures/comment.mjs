import { gitHubBoxes } from "./github.mjs";
import { openPage } from "./page.mjs";
import { writePng } from "./png.mjs";

/** The comment that follows a run: as it was on the way, and as it ended. */
export async function drawComment(browser, written, file) {
  const versions = written.split(/^<!-- tiny-backspace:run \d+ -->\n/m).slice(1);
  const [, onTheWay] = versions;
  const end = versions.at(-1);
  if (onTheWay === undefined || onTheWay === end) throw new Error("the run was too short to be followed");
  const head = "<b>github-actions[bot]</b> commented";
  const boxes = [
    { markdown: onTheWay, head },
    { markdown: withBreaks(end), head: `${head} · edited` },
  ];
  await using page = await openPage(browser, await gitHubBoxes(boxes), { width: 930, scale: 1.5 });
  const bottom = await page.tab.evaluate(`document.querySelector(".boxes").getBoundingClientRect().bottom`);
  await writePng(file, await page.tab.photograph(Math.ceil(bottom) + 24));
}

/** In a comment, and not in a file, GitHub shows the end of a line as one. */
function withBreaks(markdown) {
  return markdown.replace(/([^\n])\n(?=[^\n])/g, "$1<br>\n");
}

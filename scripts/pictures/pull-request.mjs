import { gitHubPage } from "./github.mjs";
import { openPage } from "./page.mjs";
import { writePng } from "./png.mjs";

/** The text of a pull request as its first comment. */
export async function drawPullRequest(browser, body, file) {
  const html = await gitHubPage(body.replace(/^Closes #(\d+)$/m, 'Closes <a href="#">#$1</a>'), {
    head: "<b>github-actions[bot]</b> commented",
  });
  await using page = await openPage(browser, html, { width: 930, scale: 1.5 });
  await writePng(file, await page.tab.photograph());
}

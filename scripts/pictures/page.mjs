import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Opens HTML in a tab, with files beside it. */
export async function openPage(browser, html, { width, height = 800, scale, files = {} }) {
  const directory = await mkdtemp(join(tmpdir(), "picture-"));
  for (const [name, content] of Object.entries({ ...files, "page.html": html })) {
    await writeFile(join(directory, name), content);
  }
  const tab = await browser.openTab({ width, height, scale });
  await tab.open(pathToFileURL(join(directory, "page.html")).href);
  return { tab, [Symbol.asyncDispose]: () => rm(directory, { recursive: true }) };
}

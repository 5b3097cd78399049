import { gitHubPage } from "./github.mjs";
import { fetchMermaid } from "./mermaid.mjs";
import { openPage } from "./page.mjs";
import { writePng } from "./png.mjs";

const scripts = `<script src="mermaid.js"></script><script>
for (const code of document.querySelectorAll("code.language-mermaid")) {
  const drawing = document.createElement("pre");
  drawing.className = "mermaid";
  drawing.textContent = code.textContent;
  code.parentElement.replaceWith(drawing);
}
mermaid.initialize({ startOnLoad: false });
window.drawn = mermaid.run();
</script>`;

/** The step summary as the run's page shows it; then its transcript, opened. */
export async function drawSummary(browser, markdown, { summary, transcript }) {
  const html = await gitHubPage(markdown, { head: "<b>backspace</b> summary", scripts });
  await using page = await openPage(browser, html, {
    ...{ width: 930, scale: 1.5 },
    files: { "mermaid.js": await fetchMermaid() },
  });
  const { tab } = page;
  await tab.evaluate("window.drawn.then(() => true)");
  const drawn = await tab.evaluate(`document.querySelectorAll(".mermaid > svg").length`);
  const wanted = markdown.match(/^```mermaid$/gm)?.length ?? 0;
  if (drawn !== wanted || tab.complaints.length > 0) {
    throw new Error(`${drawn} of ${wanted} diagrams were drawn: ${tab.complaints.join("\n")}`);
  }
  await writePng(summary, await tab.photograph());
  // Of the transcript its second turn.
  const height = await tab.evaluate(`(() => {
    const all = [...document.querySelectorAll("details")];
    const transcript = all.find(({ textContent }) => textContent.startsWith("Transcript"));
    transcript.open = true;
    transcript.parentElement.replaceChildren(transcript);
    const parts = [...transcript.children];
    const [, second, third] = parts.filter(({ textContent }) => /^Turn \\d/.test(textContent));
    const other = (part, index) => index > 0 && (index < parts.indexOf(second) || index >= parts.indexOf(third));
    for (const part of parts.filter(other)) part.remove();
    return document.querySelector(".box").getBoundingClientRect().bottom + 24;
  })()`);
  await writePng(transcript, await tab.photograph(Math.ceil(height)));
}

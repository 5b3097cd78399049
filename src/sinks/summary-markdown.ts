import { counted } from "./figures.ts";
import { checks, dependencies, files } from "./summary-change.ts";
import { doctor, machineChanges, warnings } from "./summary-notes.ts";
import { costChart, timeline } from "./summary-pictures.ts";
import { context, network } from "./summary-reach.ts";
import { proposed, result } from "./summary-result.ts";
import type { SummaryState } from "./summary-state.ts";
import { transcript } from "./summary-transcript.ts";
import { calls, phases, tools, turns } from "./summary-work.ts";

/** The runner drops a step's summary that is over 1,048,576 bytes whole; a page this long is no summary either. */
const maxBytes = 512 * 1024;
/** Of the page without the transcript. */
const maxFactsBytes = 256 * 1024;
/** The transcript gives way first: it gets what the rest leaves, and no more than this. */
const maxTranscriptBytes = 192 * 1024;

/** The page: the result, pictures, evidence, tables, and the transcript; what does not fit is left out, and said. */
export function renderSummary(state: SummaryState): string {
  const page = facts(state);
  const room = Math.min(maxTranscriptBytes, maxBytes - Buffer.byteLength(page));
  const told = transcript(state, room);
  return told === "" ? page : `${page}${told}\n`;
}

/** Everything but the transcript; left out from the end. */
function facts(state: SummaryState): string {
  const sections = [
    result(state),
    proposed(state.proposed),
    doctor(state.doctor),
    machineChanges(state),
    warnings(state),
    timeline(state),
    costChart(state.turns),
    files(state.files ?? [], "changed"),
    files(state.heldFiles, "protected, not published"),
    checks(state),
    dependencies(state.dependencies),
    network(state.network),
    tools(state),
    context(state.context),
    phases(state),
    turns(state.turns),
    calls(state),
  ].filter((section) => section !== "");
  let page = "";
  for (const [index, section] of sections.entries()) {
    if (Buffer.byteLength(page) + Buffer.byteLength(section) > maxFactsBytes) {
      return `${page}_${counted(sections.length - index, "more section")}: see the events file._\n\n`;
    }
    page += `${section}\n\n`;
  }
  return page;
}

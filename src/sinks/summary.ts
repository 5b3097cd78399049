import type { Sink } from "../events/emitter.ts";
import type { Event } from "../events/event.ts";
import { renderSummary } from "./summary-markdown.ts";
import type { SummaryFile, SummaryState, ToolUse } from "./summary-state.ts";
import { mainArgument } from "./tool-title.ts";
import { createTranscriptKeeper } from "./transcript-keeper.ts";

/** What is remembered of each list; what comes after is counted only. */
const maxRemembered = 1000;
/** More than one run of an agent leads to. */
const maxChecks = 20;
/** More names than there are tools; the model may make some up. */
const maxTools = 30;
const maxArgumentLength = 80;

const unused: ToolUse = { calls: 0, failed: 0, wholeMs: 0, longestMs: 0 };

export interface Summary {
  readonly sink: Sink;
  /** The change, once it is known. */
  readonly setFiles: (files: readonly SummaryFile[], held?: readonly SummaryFile[]) => void;
  /** Where the pull request that was refused can be opened by hand. */
  readonly setByHandUrl: (url: string) => void;
  /** GitHub Markdown for the step summary, from what has happened so far; never near its size limit. */
  readonly render: () => string;
}

/** Follows a run, and tells it on one page. */
export function createSummary(): Summary {
  const state = {
    files: undefined as readonly SummaryFile[] | undefined,
    heldFiles: [] as readonly SummaryFile[],
    calls: [] as SummaryState["calls"][number][],
    callCount: 0,
    turns: [] as SummaryState["turns"][number][],
    begunAt: undefined as number | undefined,
    phases: new Map<string, { ms: number; calls: number }>(),
    doctor: [] as SummaryState["doctor"][number][],
    machineChanges: [] as string[],
    warnings: [] as string[],
    warningCount: 0,
    tools: new Map<string, ToolUse>(),
    checks: [] as SummaryState["checks"][number][],
    verification: undefined as SummaryState["verification"],
    context: undefined as SummaryState["context"],
    network: undefined as SummaryState["network"],
    dependencies: undefined as SummaryState["dependencies"],
    pullRequest: undefined as SummaryState["pullRequest"],
    proposed: undefined as SummaryState["proposed"],
    byHandUrl: undefined as SummaryState["byHandUrl"],
    result: undefined as SummaryState["result"],
  };
  const open = new Map<string, number>();
  let phase = { name: "", since: 0 };
  const transcript = createTranscriptKeeper();

  const use = (tool: string, add: (before: ToolUse) => ToolUse) => {
    const name = state.tools.has(tool) || state.tools.size < maxTools ? tool : "others";
    state.tools.set(name, add(state.tools.get(name) ?? unused));
  };

  const endPhase = (timestamp: number) => {
    const known = state.phases.get(phase.name);
    if (known !== undefined) known.ms += timestamp - phase.since;
  };

  const take = (event: Event) => {
    switch (event.type) {
      case "status":
        if (event.phase === phase.name) return;
        if (event.phase === "analysis") state.begunAt ??= event.timestamp;
        endPhase(event.timestamp);
        phase = { name: event.phase, since: event.timestamp };
        if (!state.phases.has(event.phase)) state.phases.set(event.phase, { ms: 0, calls: 0 });
        return;
      case "tool_call": {
        state.callCount += 1;
        use(event.tool, (before) => ({ ...before, calls: before.calls + 1 }));
        const during = state.phases.get(phase.name);
        if (during !== undefined) during.calls += 1;
        if (state.calls.length >= maxRemembered) return;
        open.set(event.id, state.calls.length);
        const about = mainArgument(event.input, maxArgumentLength).text;
        const { turn, tool, timestamp: startedAt } = event;
        state.calls.push({ turn, tool, about, startedAt, ended: undefined });
        return;
      }
      case "tool_result": {
        use(event.tool, ({ calls, failed, wholeMs, longestMs }) => ({
          calls,
          failed: failed + (event.ok ? 0 : 1),
          wholeMs: wholeMs + event.duration_ms,
          longestMs: Math.max(longestMs, event.duration_ms),
        }));
        const index = open.get(event.id);
        const call = index === undefined ? undefined : state.calls[index];
        open.delete(event.id);
        if (index === undefined || call === undefined) return;
        state.calls[index] = { ...call, ended: { ok: event.ok, durationMs: event.duration_ms } };
        return;
      }
      case "usage":
        if (state.turns.length < maxRemembered) state.turns.push(event);
        else state.turns[maxRemembered - 1] = event;
        return;
      case "pull_request":
        state.pullRequest = event;
        return;
      case "proposed_pull_request":
        state.proposed = event;
        return;
      case "doctor_check":
        if (state.doctor.length < maxChecks * 2) state.doctor.push(event);
        return;
      case "machine_change":
        state.machineChanges.push(event.message.slice(0, 1000));
        return;
      case "context":
        state.context = event;
        return;
      case "network":
        state.network = event;
        return;
      case "dependencies":
        state.dependencies = event;
        return;
      case "check":
        if (state.checks.length < maxChecks) state.checks.push({ ...event, output: "" });
        return;
      case "verification":
        state.verification = event;
        return;
      case "warning":
        state.warningCount += 1;
        if (state.warnings.length < maxRemembered) state.warnings.push(event.message.slice(0, 1000));
        return;
      case "result":
        endPhase(event.timestamp);
        state.result = event;
        return;
      case "started":
      case "change":
      case "message":
      case "network_denied":
      case "tool_output":
      case "thinking":
      case "error":
        return;
    }
  };

  return {
    sink: {
      name: "summary",
      take(event) {
        take(event);
        transcript.take(event);
      },
    },
    setFiles(files, held = []) {
      state.files = files;
      state.heldFiles = held;
    },
    setByHandUrl(url) {
      state.byHandUrl = url;
    },
    render: () => renderSummary({ ...state, transcript: transcript.read() }),
  };
}

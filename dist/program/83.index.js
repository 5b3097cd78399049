export const id = 83;
export const ids = [83];
export const modules = {

/***/ 83:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fj: () => (/* binding */ handingOf),
  JF: () => (/* binding */ landWhatIsLeft),
  ls: () => (/* binding */ landingOf),
  Ft: () => (/* binding */ openAction),
  QL: () => (/* binding */ openPlace),
  fi: () => (/* binding */ openSinks),
  OU: () => (/* binding */ takingOf)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 10 modules
var core = __webpack_require__(7264);
// EXTERNAL MODULE: ./src/allow-list.ts
var allow_list = __webpack_require__(6619);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/github/github.ts + 11 modules
var github_github = __webpack_require__(7128);
// EXTERNAL MODULE: ./src/job.ts + 1 modules
var src_job = __webpack_require__(8224);
// EXTERNAL MODULE: ./src/journal.ts
var journal = __webpack_require__(2588);
// EXTERNAL MODULE: ./src/kept-task.ts
var kept_task = __webpack_require__(8153);
// EXTERNAL MODULE: ./src/land.ts + 4 modules
var land = __webpack_require__(663);
// EXTERNAL MODULE: ./src/machine.ts
var machine = __webpack_require__(3618);
// EXTERNAL MODULE: ./src/outcome.ts
var src_outcome = __webpack_require__(4671);
// EXTERNAL MODULE: ./src/perform.ts + 1 modules
var perform = __webpack_require__(4844);
// EXTERNAL MODULE: ./src/redact.ts + 1 modules
var redact = __webpack_require__(7465);
// EXTERNAL MODULE: ./src/salvage.ts
var salvage = __webpack_require__(9418);
// EXTERNAL MODULE: ./src/sandbox/unavailable.ts
var unavailable = __webpack_require__(9366);
// EXTERNAL MODULE: ./src/sinks/events-file.ts
var events_file = __webpack_require__(7190);
// EXTERNAL MODULE: ./src/sinks/log.ts + 2 modules
var sinks_log = __webpack_require__(7845);
// EXTERNAL MODULE: ./src/context/receipt-lines.ts
var receipt_lines = __webpack_require__(4833);
// EXTERNAL MODULE: ./src/events/event.ts
var events_event = __webpack_require__(7137);
// EXTERNAL MODULE: ./src/neutralise.ts
var neutralise = __webpack_require__(5465);
// EXTERNAL MODULE: ./src/sinks/dependencies-line.ts
var dependencies_line = __webpack_require__(354);
// EXTERNAL MODULE: ./src/sinks/figures.ts
var sinks_figures = __webpack_require__(8521);
;// CONCATENATED MODULE: ./src/sinks/summary-pictures.ts

/** More can't be told apart. */
const maxBars = 40;
const hourMs = 3_600_000;
/** Less than that is read in parts of a second. */
const fineMs = 15_000;
/** What has no room for a name would have it beside it, over the next one. */
const leastNamed = 0.08;
const leastNumbered = 0.02;
/** Model, tools and checks as lanes over the time of a run; empty where there is nothing to see. */
function timeline({ begunAt, turns, calls, checks }) {
    if (begunAt === undefined || turns.length === 0)
        return "";
    const tools = calls.flatMap(({ tool, startedAt, ended }) => ended === undefined
        ? []
        : [{ label: tool, from: startedAt, to: startedAt + ended.durationMs, failed: !ended.ok }]);
    const lanes = [
        { name: "Model", bars: answers({ begunAt, turns, calls }) },
        { name: "Tools", bars: tools },
        {
            name: "Checks",
            bars: checks.map(({ where, timestamp, duration_ms: ms, outcome }) => ({
                ...{ label: where, from: timestamp - ms, to: timestamp },
                // The base may fail, and the old code should.
                failed: where === "change" && outcome !== "passed",
            })),
        },
    ].filter(({ bars }) => bars.length > 0);
    const all = lanes.flatMap(({ bars }) => bars);
    const start = Math.min(...all.map(({ from }) => from));
    const wholeMs = Math.max(...all.map(({ to }) => to)) - start;
    const lines = lanes.flatMap(({ name, bars }) => [
        `  section ${name}`,
        ...longest(bars).map((bar) => barLine(bar, { start, wholeMs, isModel: name === "Model" })),
    ]);
    const left = lanes.reduce((sum, { bars }) => sum + Math.max(0, bars.length - maxBars), 0);
    const note = left === 0 ? "" : `\n\n<sub>${(0,sinks_figures/* count */.U9)(left)} shorter ones are left out.</sub>`;
    return `### Where the time went\n\n${diagram([
        "---",
        "displayMode: compact",
        "---",
        "gantt",
        "  dateFormat x",
        `  axisFormat ${wholeMs >= hourMs ? "%H:%M" : wholeMs >= fineMs ? "%M:%S" : "%S.%L"}`,
        ...lines,
    ])}${note}`;
}
/** From when the model had everything until its answer was whole. */
function answers({ begunAt = 0, turns, calls }) {
    const toolsEnd = new Map();
    for (const { turn, startedAt, ended } of calls) {
        const end = startedAt + (ended?.durationMs ?? 0);
        toolsEnd.set(turn, Math.max(end, toolsEnd.get(turn) ?? 0));
    }
    return turns.map(({ turn, timestamp }, index) => {
        const before = turns[index - 1];
        const from = before === undefined ? begunAt : Math.max(before.timestamp, toolsEnd.get(before.turn) ?? 0);
        return { label: String(turn), from: Math.min(from, timestamp), to: timestamp };
    });
}
/** The longest, in their order. */
function longest(bars) {
    if (bars.length <= maxBars)
        return bars;
    const kept = new Set(bars.toSorted((a, b) => b.to - b.from - (a.to - a.from)).slice(0, maxBars));
    return bars.filter((bar) => kept.has(bar));
}
/** Names come from outside too: only what can't be read as anything else is drawn. */
function barLine({ label, from, to, failed }, { start, wholeMs, isModel, }) {
    const hasRoom = to - from >= wholeMs * (isModel ? leastNumbered : leastNamed);
    const name = !hasRoom ? "·" : /^[\w-]{1,30}$/.test(label) ? label : "other";
    const tags = failed === true ? "crit, " : isModel ? "" : "done, ";
    return `  ${name} :${tags}${Math.round(from - start)}, ${Math.round(Math.max(to, from + 1) - start)}`;
}
const maxColumns = 30;
/** What was spent by the end of each turn, with the limit where it is in sight; empty where prices are unknown. */
function costChart(turns) {
    const known = turns.flatMap(({ turn, total_cost_usd: spent }) => (spent === null ? [] : [{ turn, spent }]));
    const last = known.at(-1);
    if (last === undefined || known.length < 2 || last.spent === 0)
        return "";
    const step = Math.ceil(known.length / maxColumns);
    const shown = known.filter((_, index) => (known.length - 1 - index) % step === 0);
    const limit = turns.at(-1)?.max_cost_usd;
    const isNear = limit !== undefined && last.spent * 4 >= limit;
    const top = isNear ? Math.max(limit, last.spent) : last.spent;
    const amounts = shown.map(({ spent }) => spent.toFixed(4)).join(", ");
    return `### Cost by turn\n\n${(0,sinks_figures/* dollars */.E9)(last.spent)}${limit === undefined ? "" : ` of ${(0,sinks_figures/* dollars */.E9)(limit)}`}\n\n${diagram([
        "---",
        "config:",
        "  xyChart:",
        "    height: 200",
        "  themeVariables:",
        "    xyChart:",
        `      plotColorPalette: "#8250df, #cf222e"`,
        "---",
        "xychart-beta",
        `  x-axis "turn" [${shown.map(({ turn }) => turn).join(", ")}]`,
        `  y-axis "US dollars" 0 --> ${(top * 1.1).toFixed(4)}`,
        `  bar [${amounts}]`,
        ...(isNear ? [`  line [${shown.map(() => limit.toFixed(4)).join(", ")}]`] : []),
    ])}`;
}
/** GitHub draws it. */
function diagram(lines) {
    return ["```mermaid", ...lines, "```"].join("\n");
}
const widestBar = 10;
/** Lines added and deleted as squares, as many as the share of `most` asks for; empty for a binary file. */
function linesBar({ addedLines, deletedLines }, most) {
    if (addedLines === null || deletedLines === null || addedLines + deletedLines === 0)
        return "";
    const width = Math.max(1, Math.round(((addedLines + deletedLines) / Math.max(most, 1)) * widestBar));
    const green = Math.round((addedLines / (addedLines + deletedLines)) * width);
    return "🟩".repeat(green) + "🟥".repeat(width - green);
}

;// CONCATENATED MODULE: ./src/sinks/summary-markdown.ts







/** The runner drops a step's summary that is over 1,048,576 bytes whole; a page this long is no summary either. */
const maxBytes = 256 * 1024;
const maxRows = 100;
const maxPathLength = 200;
const maxMessageLength = 8192;
const maxFoundLength = 1000;
/** The page, result first; what does not fit is left out from the end, and said. */
function renderSummary(state) {
    const sections = [
        result(state),
        proposed(state.proposed),
        doctor(state.doctor),
        machineChanges(state),
        warnings(state),
        checks(state),
        files(state.files ?? [], "changed"),
        files(state.heldFiles, "protected, not published"),
        dependencies(state.dependencies),
        context(state.context),
        network(state.network),
        timeline(state),
        costChart(state.turns),
        phases(state),
        turns(state.turns),
        calls(state),
        words(state.words),
    ].filter((section) => section !== "");
    let page = "";
    for (const [index, section] of sections.entries()) {
        if (Buffer.byteLength(page) + Buffer.byteLength(section) > maxBytes) {
            return `${page}_${(0,sinks_figures/* counted */.hS)(sections.length - index, "more section")}: see the events file._\n`;
        }
        page += `${section}\n\n`;
    }
    return page;
}
const heads = {
    "pull-request": "✅ Pull request opened",
    proposed: "✅ Change ready",
    "handed-over": "✅ Handed over",
    "no-changes": "⚪ Nothing was changed",
    question: "❓ A question to you",
    skipped: "⚪ Nothing to do",
    replayed: "✅ Replayed to the same tree",
    checked: "✅ Nothing is wrong",
    refused: "⛔ Refused",
    unfinished: "⚠️ Unfinished",
    failed: "❌ Failed",
};
function result({ result: end, pullRequest, byHandUrl }) {
    if (end === undefined)
        return "## ❌ Tiny Backspace was cut off\n\nThe run ended without a result; see the log.";
    const next = Object.entries(src_outcome/* nextSteps */.Z).find(([code]) => code === end.failure_code)?.[1];
    // The sentence on what to do next has a line of its own.
    const message = next === undefined ? end.message : end.message.replace(next, "").trim();
    const figures = [
        (0,sinks_figures/* counted */.hS)(end.turns, "turn"),
        `${(0,sinks_figures/* count */.U9)(end.input_tokens)} tokens in`,
        `${(0,sinks_figures/* count */.U9)(end.output_tokens)} out`,
        (0,sinks_figures/* dollars */.E9)(end.cost_usd),
        (0,sinks_figures/* duration */.p0)(end.duration_ms),
    ].join(" · ");
    return [
        `## ${heads[end.outcome]}`,
        pullRequest === undefined ? summary_markdown_link(end.pull_request_url) : aboutPullRequest(pullRequest),
        pullRequest === undefined || end.outcome !== "pull-request" ? told(end, message) : "",
        byHandUrl === undefined ? "" : byHand(byHandUrl),
        next === undefined ? "" : `**What to do next:** ${next}`,
        end.failure_code === null ? "" : `Failure code: ${(0,neutralise/* markdownName */.Zt)(end.failure_code)}`,
        figures,
    ]
        .filter((part) => part !== "")
        .join("\n\n");
}
/** What a failure says after its first line is more bad inputs, a stack trace or a program's output. */
function told({ outcome, failure_code: code }, message) {
    const [first = "", ...rest] = message.slice(0, maxMessageLength).split("\n");
    if (code === "bad-input" && rest.length > 0) {
        return [first, ...rest].map((problem) => `- ${(0,neutralise/* markdownInline */.nL)(problem)}`).join("\n");
    }
    if (outcome !== "failed" || rest.length === 0)
        return (0,neutralise/* markdownText */.p7)(message.slice(0, maxMessageLength));
    return `${(0,neutralise/* markdownText */.p7)(first)}\n\n${(0,neutralise/* markdownCode */.D9)(rest.join("\n"))}`;
}
function aboutPullRequest(event) {
    const draft = event.draft ? " · draft" : "";
    const branches = `${(0,neutralise/* markdownName */.Zt)(event.branch)} → ${(0,neutralise/* markdownName */.Zt)(event.base)}`;
    return `**${summary_markdown_link(event.url, `#${event.number}`)} ${(0,neutralise/* markdownInline */.nL)(event.title)}** · ${branches}${draft}`;
}
/** The address is ours, so long a one that it is shown as a word. */
function byHand(url) {
    return /^https?:\/\/[\w.:/%?&=+~*!'()-]+$/.test(url)
        ? `**[Open the pull request by hand](${url.replace(/[()]/g, (sign) => (sign === "(" ? "%28" : "%29"))})**`
        : "";
}
/** What a dry run would have opened: the text as GitHub would show it, but no line of it is part of this page. */
function proposed(event) {
    if (event === undefined)
        return "";
    const what = event.operation === "created" ? "opened" : "updated";
    const labels = event.labels.map(neutralise/* markdownName */.Zt).join(", ");
    return [
        `### The pull request that would have been ${what}`,
        `**${(0,neutralise/* markdownInline */.nL)(event.title)}** · ${(0,neutralise/* markdownName */.Zt)(event.branch)} → ${(0,neutralise/* markdownName */.Zt)(event.base)}${event.draft ? " · draft" : ""}${labels === "" ? "" : ` · ${labels}`}`,
        (0,neutralise/* markdownCode */.D9)(event.body, "md"),
    ].join("\n\n");
}
/** A link to an address that came from GitHub; anything else is shown, not linked. */
function summary_markdown_link(url, label = url) {
    if (url === null)
        return "";
    return /^https?:\/\/[\w.:-]+\/[\w./%-]*$/.test(url) ? `[${label}](${url})` : (0,neutralise/* markdownName */.Zt)(url);
}
const doctorSigns = { ok: "✅", wrong: "❌", unknown: "❔" };
/** What was looked at as a table, and what to change below it, where YAML can be copied. */
function doctor(checks) {
    if (checks.length === 0)
        return "";
    const rows = table([
        ["", "What", "Found", "What happens then"],
        ["---", "---", "---", "---"],
    ], checks, ({ check, state, found, effect }) => [
        doctorSigns[state],
        events_event/* doctorChecks */.zq[check],
        (0,neutralise/* markdownInline */.nL)(found.slice(0, maxFoundLength)),
        (0,neutralise/* markdownInline */.nL)(effect),
    ]);
    const changes = (wanted) => checks
        .filter(({ state, change }) => state === wanted && change !== "")
        .map(({ check, change }) => {
        const isYaml = /^(?:# |- |[a-z-]+:)/.test(change);
        return `${doctorSigns[wanted]} **${events_event/* doctorChecks */.zq[check]}**\n\n${isYaml ? (0,neutralise/* markdownCode */.D9)(change, "yaml") : (0,neutralise/* markdownText */.p7)(change)}`;
    })
        .join("\n\n");
    const [wrong, unknown] = [changes("wrong"), changes("unknown")];
    return [
        `### Doctor\n\n${rows}`,
        ...(wrong === "" ? [] : [`### What to change\n\n${wrong}`]),
        ...(unknown === "" ? [] : [folded("What to look at by hand", unknown)]),
    ].join("\n\n");
}
function machineChanges({ machineChanges: messages }) {
    return messages.map((message) => `- 🔧 ${(0,neutralise/* markdownInline */.nL)(message)}`).join("\n");
}
function warnings({ warnings: messages, warningCount }) {
    const shown = messages.slice(0, 20).map((message) => `- ⚠️ ${(0,neutralise/* markdownInline */.nL)(message)}`);
    const more = warningCount - shown.length;
    return [...shown, ...(more > 0 ? [`- and ${(0,sinks_figures/* counted */.hS)(more, "more warning")} in the log`] : [])].join("\n");
}
function files(changed, what) {
    if (changed.length === 0)
        return "";
    const sum = (lines) => changed.reduce((total, file) => total + (lines(file) ?? 0), 0);
    // The agent may have made more files than a call takes arguments.
    const most = changed.reduce((top, file) => Math.max(top, (file.addedLines ?? 0) + (file.deletedLines ?? 0)), 0);
    const rows = table([
        ["File", "", "+", "−", ""],
        ["---", "---", "--:", "--:", "---"],
    ], changed, (file) => [
        (0,neutralise/* markdownName */.Zt)(shortPath(file.path)),
        (0,neutralise/* markdownInline */.nL)(file.status),
        file.addedLines === null ? "binary" : `+${(0,sinks_figures/* count */.U9)(file.addedLines)}`,
        file.deletedLines === null ? "" : `−${(0,sinks_figures/* count */.U9)(file.deletedLines)}`,
        linesBar(file, most),
    ]);
    const total = `+${(0,sinks_figures/* count */.U9)(sum((file) => file.addedLines))} −${(0,sinks_figures/* count */.U9)(sum((file) => file.deletedLines))}`;
    return `### ${(0,sinks_figures/* counted */.hS)(changed.length, "file")} ${what}, ${total}\n\n${rows}`;
}
const signs = { passed: "✅", failed: "❌", "timed-out": "⌛", "not-run": "⚪" };
function checks({ checks: runs, verification }) {
    if (runs.length === 0)
        return "";
    const rows = table([
        ["Checks on", "Result", "Tests", "Time"],
        ["---", "---", "---", "--:"],
    ], runs, ({ where, outcome, reason, tests, duration_ms: ms }) => [
        sinks_figures/* checkedPlaces */.Uc[where],
        `${signs[outcome]} ${(0,neutralise/* markdownInline */.nL)((reason === "" ? outcome : `${outcome}, ${reason}`).replace("-", " ").slice(0, maxPathLength))}`,
        tests === null ? "" : (0,sinks_figures/* testCounts */.Js)(tests),
        (0,sinks_figures/* duration */.p0)(ms),
    ]);
    const said = verification === undefined ? "" : `${(0,neutralise/* markdownInline */.nL)(verification.message)}\n\n`;
    const failing = (verification?.newly_failing ?? []).map((name) => `- newly fails: ${(0,neutralise/* markdownName */.Zt)(name.slice(0, maxPathLength))}`);
    return [`### Checks\n\n${said}${rows}`, ...(failing.length > 0 ? [failing.join("\n")] : [])].join("\n\n");
}
function shortPath(path) {
    return path.length <= maxPathLength ? path : `…${path.slice(-maxPathLength)}`;
}
function dependencies(event) {
    return event === undefined ? "" : `📦 **Dependencies** ${(0,dependencies_line/* dependenciesLine */.E)(event, neutralise/* markdownName */.Zt)}`;
}
function context(event) {
    if (event === undefined || !(0,receipt_lines/* isWorthTelling */.aI)(event.items))
        return "";
    const rows = table([
        ["", "What", "By", "Why, and what was taken out", "SHA-256"],
        ["---", "---", "---", "---", "---"],
    ], event.items, (item) => [
        item.used ? "✓" : "✗",
        `${receipt_lines/* kindNames */.$1[item.kind]} ${(0,receipt_lines/* placeOf */.$t)(item)}`,
        item.author === ""
            ? ""
            : `${(0,neutralise/* markdownName */.Zt)(item.author)}${item.permission === "" ? "" : ` (${(0,neutralise/* markdownInline */.nL)(item.permission)})`}`,
        (0,neutralise/* markdownInline */.nL)([...(item.reason === "" ? [] : [item.reason]), ...item.removed].join(", ").slice(0, maxPathLength)),
        (0,neutralise/* markdownName */.Zt)(item.sha256),
    ], event.items.length + event.left_out);
    const used = event.items.filter((item) => item.used).length;
    const leftOut = event.items.length - used + event.left_out;
    return folded(`What the model was shown: ${(0,sinks_figures/* count */.U9)(used)}, and ${(0,sinks_figures/* count */.U9)(leftOut)} left out`, rows);
}
function network(event) {
    if (event === undefined)
        return "";
    const place = ({ host, port }) => (0,neutralise/* markdownName */.Zt)([host || "(no host)", ...(port === null ? [] : [port])].join(":"));
    const contacted = table([
        ["Host", "Connections", "Sent", "Received"],
        ["---", "--:", "--:", "--:"],
    ], event.hosts, (one) => [place(one), (0,sinks_figures/* count */.U9)(one.connections), (0,sinks_figures/* size */.Ej)(one.bytes_sent), (0,sinks_figures/* size */.Ej)(one.bytes_received)]);
    const refused = table([
        ["Refused", "Why", "Times"],
        ["---", "---", "--:"],
    ], event.refused, (one) => [place(one), (0,neutralise/* markdownInline */.nL)(events_event/* refusalReasons */.u_[one.reason]), (0,sinks_figures/* count */.U9)(one.count)]);
    const title = `Network: ${(0,sinks_figures/* counted */.hS)(event.hosts.length, "host")} contacted, ${(0,sinks_figures/* count */.U9)(event.refused.length)} refused`;
    const more = event.left_out > 0 ? `${(0,sinks_figures/* counted */.hS)(event.left_out, "more connection")} not listed` : "";
    const parts = [event.hosts.length > 0 ? contacted : "", event.refused.length > 0 ? refused : "", more];
    return folded(title, parts.filter((part) => part !== "").join("\n\n"));
}
function phases(state) {
    if (state.phases.size === 0)
        return "";
    const rows = table([
        ["Phase", "Time", "Tool calls"],
        ["---", "--:", "--:"],
    ], [...state.phases], ([phase, { ms, calls: made }]) => [
        (0,neutralise/* markdownInline */.nL)(phase.replaceAll("-", " ")),
        (0,sinks_figures/* duration */.p0)(ms),
        made === 0 ? "" : (0,sinks_figures/* count */.U9)(made),
    ]);
    return folded("Phases", rows);
}
/** Two are all that a run asks. */
const shownModels = 2;
function turns(usages) {
    const last = usages.at(-1);
    if (last === undefined)
        return "";
    const rows = table([
        ["Turn", "Ended with", "Input", "Output", "Cost", "Total"],
        ["--:", "---", "--:", "--:", "--:", "--:"],
    ], usages, (usage) => [
        (0,sinks_figures/* count */.U9)(usage.turn),
        (0,neutralise/* markdownName */.Zt)(usage.stop_reason),
        ...(0,sinks_figures/* answerFigures */.SG)(usage)
            .split(" · ")
            .map((figure) => figure.replace(/ tokens in| out$/, "")),
        (0,sinks_figures/* dollars */.E9)(usage.total_cost_usd),
    ]);
    // A title is HTML, where nothing of Markdown's keeps a name harmless.
    const models = [...new Set(usages.map(({ model }) => model))].filter((name) => /^[\w.-]{1,64}$/.test(name));
    const model = models.length === 0 ? "" : ` of ${models.slice(0, shownModels).join(" and ")}`;
    return folded(`Cost by turn: ${(0,sinks_figures/* dollars */.E9)(last.total_cost_usd)} in ${(0,sinks_figures/* counted */.hS)(last.turn, "turn")}${model}`, rows);
}
function calls({ calls: made, callCount }) {
    if (callCount === 0)
        return "";
    const rows = table([
        ["Turn", "Tool", "What", "", "Time"],
        ["--:", "---", "---", "---", "--:"],
    ], made, ({ turn, tool, about, ended }) => [
        (0,sinks_figures/* count */.U9)(turn),
        (0,neutralise/* markdownName */.Zt)(tool),
        (0,neutralise/* markdownName */.Zt)(about),
        ended === undefined ? "no result" : ended.ok ? "✓" : "✗ failed",
        ended === undefined ? "" : (0,sinks_figures/* duration */.p0)(ended.durationMs),
    ], callCount);
    const failed = made.filter(({ ended }) => ended?.ok === false).length;
    return folded(`${(0,sinks_figures/* counted */.hS)(callCount, "tool call")}${failed === 0 ? "" : `, ${(0,sinks_figures/* count */.U9)(failed)} failed`}`, rows);
}
function words(text) {
    return text.trim() === "" ? "" : folded("What the model said last", (0,neutralise/* markdownText */.p7)(text));
}
/** At most `maxRows`, the first and the last; `total` when there were more than the items given. */
function table([head, alignment], items, row, total = items.length) {
    const half = maxRows / 2;
    const shown = items.length > maxRows ? [...items.slice(0, half), ...items.slice(-half)] : items;
    const missing = total - shown.length;
    const line = (cells) => `| ${cells.join(" | ")} |`;
    const lines = shown.map((item) => line(row(item)));
    if (missing > 0)
        lines.splice(Math.min(half, lines.length), 0, line([`… ${(0,sinks_figures/* count */.U9)(missing)} more …`]));
    return [line(head), line(alignment), ...lines].join("\n");
}
function folded(title, content) {
    return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;
}

// EXTERNAL MODULE: ./src/sinks/tool-title.ts
var tool_title = __webpack_require__(9943);
;// CONCATENATED MODULE: ./src/sinks/summary.ts


/** What is remembered of each list; what comes after is counted only. */
const maxRemembered = 1000;
/** More than one run of an agent leads to. */
const maxChecks = 20;
const maxWords = 16_384;
const maxArgumentLength = 80;
/** Follows a run, and tells it on one page. */
function createSummary() {
    const state = {
        files: undefined,
        heldFiles: [],
        calls: [],
        callCount: 0,
        turns: [],
        begunAt: undefined,
        phases: new Map(),
        doctor: [],
        machineChanges: [],
        warnings: [],
        warningCount: 0,
        words: "",
        checks: [],
        verification: undefined,
        context: undefined,
        network: undefined,
        dependencies: undefined,
        pullRequest: undefined,
        proposed: undefined,
        byHandUrl: undefined,
        result: undefined,
    };
    const open = new Map();
    let phase = { name: "", since: 0 };
    let wordsOf = { turn: 0, block: 0 };
    const endPhase = (timestamp) => {
        const known = state.phases.get(phase.name);
        if (known !== undefined)
            known.ms += timestamp - phase.since;
    };
    const take = (event) => {
        switch (event.type) {
            case "status":
                if (event.phase === phase.name)
                    return;
                if (event.phase === "analysis")
                    state.begunAt ??= event.timestamp;
                endPhase(event.timestamp);
                phase = { name: event.phase, since: event.timestamp };
                if (!state.phases.has(event.phase))
                    state.phases.set(event.phase, { ms: 0, calls: 0 });
                return;
            case "tool_call": {
                state.callCount += 1;
                const during = state.phases.get(phase.name);
                if (during !== undefined)
                    during.calls += 1;
                if (state.calls.length >= maxRemembered)
                    return;
                open.set(event.id, state.calls.length);
                const about = (0,tool_title/* mainArgument */.n)(event.input, maxArgumentLength).text;
                const { turn, tool, timestamp: startedAt } = event;
                state.calls.push({ turn, tool, about, startedAt, ended: undefined });
                return;
            }
            case "tool_result": {
                const index = open.get(event.id);
                const call = index === undefined ? undefined : state.calls[index];
                open.delete(event.id);
                if (index === undefined || call === undefined)
                    return;
                state.calls[index] = { ...call, ended: { ok: event.ok, durationMs: event.duration_ms } };
                return;
            }
            case "message":
                if (event.turn !== wordsOf.turn)
                    state.words = "";
                else if (event.block !== wordsOf.block)
                    state.words += "\n\n";
                wordsOf = event;
                if (state.words.length < maxWords)
                    state.words += event.text.slice(0, maxWords);
                return;
            case "usage":
                if (state.turns.length < maxRemembered)
                    state.turns.push(event);
                else
                    state.turns[maxRemembered - 1] = event;
                return;
            case "pull_request":
                state.pullRequest = event;
                return;
            case "proposed_pull_request":
                state.proposed = event;
                return;
            case "doctor_check":
                if (state.doctor.length < maxChecks * 2)
                    state.doctor.push(event);
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
                if (state.checks.length < maxChecks)
                    state.checks.push({ ...event, output: "" });
                return;
            case "verification":
                state.verification = event;
                return;
            case "warning":
                state.warningCount += 1;
                if (state.warnings.length < maxRemembered)
                    state.warnings.push(event.message.slice(0, 1000));
                return;
            case "result":
                endPhase(event.timestamp);
                state.result = event;
                return;
            case "network_denied":
            case "tool_output":
            case "thinking":
            case "error":
                return;
        }
    };
    return {
        sink: { name: "summary", take },
        setFiles(files, held = []) {
            state.files = files;
            state.heldFiles = held;
        },
        setByHandUrl(url) {
            state.byHandUrl = url;
        },
        render: () => renderSummary(state),
    };
}

// EXTERNAL MODULE: ./src/sinks/telemetry/telemetry.ts + 4 modules
var telemetry_telemetry = __webpack_require__(9086);
// EXTERNAL MODULE: ./src/sinks/transcript.ts
var sinks_transcript = __webpack_require__(5956);
// EXTERNAL MODULE: ./src/state.ts
var state = __webpack_require__(2462);
// EXTERNAL MODULE: ./src/task.ts + 2 modules
var task = __webpack_require__(192);
// EXTERNAL MODULE: ./src/telemetry-start.ts
var telemetry_start = __webpack_require__(7217);
// EXTERNAL MODULE: ./src/tell.ts
var tell = __webpack_require__(44);
;// CONCATENATED MODULE: ./src/action.ts
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});



























/** Masks the keys in the environment and makes the run's files. Throws UserError when no runner started us, or not on Linux. */
async function openAction(env) {
    const runnerTemp = env["RUNNER_TEMP"];
    if (env["GITHUB_ACTIONS"] !== "true" || !runnerTemp) {
        throw new errors/* UserError */.y("bad-input", "This program is started by the GitHub Actions runner; on your own machine start dist/cli/index.js.");
    }
    (0,unavailable/* requireLinux */.gu)(process.platform);
    const { redactor, log, summary, hide, warn } = openSinks(env);
    const unique = (0,external_node_crypto_.randomBytes)(8).toString("hex");
    const tempDir = (0,external_node_path_.join)(runnerTemp, `tiny-backspace-${unique}`);
    // Before there is anything: post finds it, whenever this process is killed.
    core/* saveState */.LZ(state/* savedState */.f.tempDir, tempDir);
    await (0,promises_.mkdir)(tempDir, { mode: 0o700 });
    const files = (0,src_job/* filesIn */.nG)(tempDir);
    const transcript = (0,sinks_transcript/* openTranscript */.B)(files.transcript, redactor, warn("transcript"));
    const telemetry = (0,telemetry_telemetry/* createTelemetry */.M)({
        spoolFile: files.spool,
        env,
        warn: (sentence) => core/* warning */.$e(redactor.text(sentence)),
    });
    let keptFiles = {};
    const keep = async (task, solution) => {
        const { changes } = solution;
        if (changes === undefined)
            return;
        summary.setFiles(changes.files, changes.held?.files);
        keptFiles = await (0,land/* keepSolution */.xf)({ directory: tempDir, task, solution, changes, redactor });
    };
    return {
        async perform(story) {
            let opened;
            const performed = await (0,perform/* perform */.y)({
                id: (0,src_job/* runId */.Vz)(env),
                // Jobs of a matrix, and the two of the split form, are one workflow run; receivers must tell them apart.
                toldAs: `${(0,src_job/* runId */.Vz)(env)}-${unique.slice(0, 8)}`,
                tempDir,
                redactor,
                sinks: [log, (0,events_file/* openEventsFile */.s)(files.events), summary.sink, telemetry.sink],
                onSinkFailure: (sink, cause) => warn(sink)(cause),
                tell: async (run, outcome, message) => {
                    if (opened === undefined || !(await opened.allowed))
                        return;
                    const runKey = env["GITHUB_RUN_ID"] ?? "0";
                    const kept = keptFiles.patch !== undefined;
                    await (0,tell/* tellPlace */.L)(run, opened.github, { ...opened, outcome, message, kept, runKey, redactor });
                },
            }, async (run) => {
                const env_1 = { stack: [], error: void 0, hasError: false };
                try {
                    const event = await (0,src_job/* readEvent */.j_)(env);
                    opened = openPlace(run, env, event);
                    const _ = __addDisposableResource(env_1, opened && (0,land/* watchPlace */.pZ)(run, opened.github, opened), true);
                    run.signal.addEventListener("abort", telemetry.hurry);
                    return await story(run, {
                        trigger: event.trigger,
                        mode: (0,src_job/* readInput */.R5)("mode"),
                        asking: (0,src_job/* readAsking */.kO)(),
                        readJob: async () => {
                            // Before anything can be wrong with the rest: that is told to endpoints too.
                            (0,telemetry_start/* startTelemetry */.a)(telemetry, { env, event, input: src_job/* readInput */.R5, hide, redact: redactor.text });
                            const job = await (0,src_job/* readJob */.cd)(env, run, event, { redactor, record: transcript.record, hide });
                            return { ...job, keep };
                        },
                    });
                }
                catch (e_1) {
                    env_1.error = e_1;
                    env_1.hasError = true;
                }
                finally {
                    const result_1 = __disposeResources(env_1);
                    if (result_1)
                        await result_1;
                }
            });
            await transcript.close();
            const { outcome } = performed;
            if ("compareUrl" in outcome && outcome.compareUrl !== undefined)
                summary.setByHandUrl(outcome.compareUrl);
            if (isOver(outcome)) {
                core/* saveState */.LZ(state/* savedState */.f.ended, "yes");
            }
            else if ((0,journal/* openJournal */._)(tempDir).read() !== undefined) {
                core/* info */.pq(isAgentJob()
                    ? "What the agent has changed by now is shown in the summary when the job's steps are over."
                    : "What the agent has changed by now becomes a draft when the job's steps are over.");
            }
            const handover = (0,external_node_fs_.existsSync)(handOverIn(tempDir)) ? handOverIn(tempDir) : undefined;
            setOutputs(performed, {
                ...{ ...files, ...keptFiles, spool: telemetry.spoolFile() },
                ...(handover !== undefined && { handover }),
            });
            await core/* summary */.z.addRaw(redactor.text(summary.render())).write();
            return (0,src_outcome/* isSuccess */.o)(outcome) ? 0 : 1;
        },
    };
}
/** Where a run is told to people; the keys in the environment are masked from now on. */
function openSinks(env) {
    const secrets = (0,machine/* secretsIn */.VY)(env);
    for (const secret of secrets)
        core/* setSecret */.Pq(secret.reveal());
    const redactor = (0,redact/* createRedactor */.lY)(secrets);
    const log = (0,sinks_log/* createLogSink */.Y)({
        write: (text) => void process.stdout.write(text),
        format: "runner",
        colour: true,
        debug: core/* isDebug */._o(),
    });
    const masked = new Set(secrets.map((secret) => secret.reveal()));
    return {
        redactor,
        log,
        summary: createSummary(),
        hide(secret) {
            if (masked.has(secret.reveal()))
                return;
            masked.add(secret.reveal());
            redactor.add(secret);
            log.mask(secret.reveal());
        },
        warn: (what) => (cause) => core/* warning */.$e(redactor.text(`The ${what} stopped working: ${String(cause)}`)),
    };
}
/** How what comes of a task is landed. */
function landingOf(job, task) {
    const { dryRun } = job.config;
    // A pull request that is gone on with keeps its base.
    const base = task.pullRequest?.base ?? job.config.base;
    return { ...job, keep: (found) => job.keep(task, found), task, base, dryRun, settings: job.config };
}
/** Where what comes of a task is handed over. */
function handingOf(job, { tempDir }, task) {
    const { redactor, github } = job;
    return { directory: handOverIn(tempDir), task, repository: nameOf(github), redactor };
}
/** From where it is taken over. */
function takingOf({ handover, github, deadline }) {
    return { directory: handover, repository: nameOf(github), deadline };
}
function nameOf({ repository }) {
    return `${repository.owner}/${repository.name}`;
}
/** What the agent's job hands over, in a run's own directory. */
function handOverIn(tempDir) {
    return (0,external_node_path_.join)(tempDir, "hand-over");
}
/** Lands what a run that broke off has left; undefined where that is nothing. */
async function landWhatIsLeft(run, job, stopped) {
    const left = job.journal.read();
    const asked = await (0,kept_task/* readKeptTask */.q)(run.tempDir);
    if (left === undefined || asked === undefined)
        return undefined;
    const landing = landingOf(job, asked.task);
    if (left.step === "publishing")
        return await (0,land/* finishPublishing */.$O)(run, left, landing);
    const solution = await (0,salvage/* salvage */.av)(run, left, {
        ...{ ...(0,src_job/* solveIn */.z_)(job, asked.directory), ...job, stopped },
        endedAt: job.journal.aliveAt(),
    });
    if (solution === undefined)
        return undefined;
    await job.keep(asked.task, solution);
    if (job.config.mode === "agent") {
        const reason = `${stopped.reason} It may write nothing to GitHub, and what it uploads is uploaded by now: the change is in the summary alone.`;
        return { type: "failed", code: stopped.code, reason };
    }
    return await (0,land/* land */.ob)(run, solution, landing);
}
/** Whether nobody has to go on: what there was has been landed, or must not be. */
function isOver(outcome) {
    return outcome.type !== "failed" || (outcome.code !== "cancelled" && outcome.code !== "bug");
}
/** The job that may only read; it can be told however wrong the other inputs are. */
function isAgentJob() {
    return (0,src_job/* readInput */.R5)("mode") === "agent";
}
/** What a cancelled run may still take: the runner kills it after ten seconds. */
const cancelGraceMs = 3000;
/** Made before anything is read that may be wrong; undefined where nothing is to be written there. */
function openPlace(run, env, { trigger, actor, ...where }) {
    const token = core/* getInput */.V4("github-token");
    const place = (0,task/* placeOf */.$t)(trigger, (0,src_job/* readInput */.R5)("label"));
    const writes = (0,src_job/* readInput */.R5)("dry-run") !== "true" && (0,src_job/* readInput */.R5)("mode") !== "doctor" && !isAgentJob();
    if (place === undefined || token === "" || !writes)
        return undefined;
    const patience = new AbortController();
    run.signal.addEventListener("abort", () => setTimeout(() => patience.abort(), cancelGraceMs).unref());
    const github = (0,github_github/* openGitHubApi */.II)({ ...where, token: new redact/* Secret */.zh(token), signal: patience.signal });
    const allowed = (0,land/* mayStart */.SH)(github, { trigger, actor, allowed: (0,allow_list/* readAllowList */.G)(src_job/* readInput */.R5) });
    return { place, allowed, github, runUrl: (0,src_job/* runUrlOf */.Qm)(env, where) };
}
function setOutputs({ outcome, totals, message }, files) {
    const pullRequest = "pullRequest" in outcome ? outcome.pullRequest : undefined;
    const branch = "branch" in outcome ? outcome.branch : undefined;
    const outputs = {
        outcome: outcome.type,
        "failure-code": "code" in outcome ? outcome.code : "",
        summary: message,
        "pull-request-number": pullRequest?.number ?? "",
        "pull-request-url": pullRequest?.url ?? "",
        "pull-request-operation": pullRequest?.operation ?? "",
        "pull-request-head-sha": pullRequest?.headSha ?? "",
        "pull-request-branch": pullRequest?.branch ?? branch ?? "",
        "compare-url": "compareUrl" in outcome ? (outcome.compareUrl ?? "") : "",
        "cost-usd": totals.costUsd?.toFixed(4) ?? "",
        turns: totals.turns,
        "input-tokens": totals.inputTokens,
        "output-tokens": totals.outputTokens,
        "handover-path": files.handover ?? "",
        "events-file": files.events,
        "transcript-file": files.transcript,
        "spool-file": files.spool ?? "",
        "patch-file": files.patch ?? "",
        "protected-patch-file": files.protectedPatch ?? "",
        "bundle-file": files.bundle ?? "",
    };
    for (const [name, value] of Object.entries(outputs))
        core/* setOutput */.uH(name, value);
}


/***/ }),

/***/ 8224:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Vm: () => (/* binding */ contextOf),
  nG: () => (/* binding */ filesIn),
  kO: () => (/* binding */ readAsking),
  j_: () => (/* binding */ readEvent),
  R5: () => (/* binding */ readInput),
  cd: () => (/* binding */ readJob),
  Vz: () => (/* binding */ runId),
  Qm: () => (/* binding */ runUrlOf),
  z_: () => (/* binding */ solveIn)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 10 modules
var core = __webpack_require__(7264);
// EXTERNAL MODULE: ./src/agent/capabilities.ts
var capabilities = __webpack_require__(4855);
// EXTERNAL MODULE: ./src/agent/providers/provider.ts
var provider = __webpack_require__(3551);
// EXTERNAL MODULE: ./src/config.ts + 3 modules
var src_config = __webpack_require__(3473);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/github/github.ts + 11 modules
var github_github = __webpack_require__(7128);
// EXTERNAL MODULE: ./src/journal.ts
var src_journal = __webpack_require__(2588);
// EXTERNAL MODULE: ./src/machine.ts
var src_machine = __webpack_require__(3618);
// EXTERNAL MODULE: ./src/task.ts + 2 modules
var task = __webpack_require__(192);
// EXTERNAL MODULE: ./src/git.ts
var src_git = __webpack_require__(1243);
// EXTERNAL MODULE: ./src/workspace/base-file.ts
var base_file = __webpack_require__(811);
// EXTERNAL MODULE: ./src/workspace/git-directories.ts
var git_directories = __webpack_require__(3723);
;// CONCATENATED MODULE: ./src/workspace/base-commit.ts





/**
 * Looks at the checked-out commit through a trusted git directory of its own; nothing of the work tree is read. Throws
 * UserError("workspace-unusable") when the directory is no checkout.
 */
async function readBaseCommit(options) {
    const checkout = await (0,git_directories/* findCheckout */.I8)(options.directory);
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(options.tempDir, "base-commit-"));
    const [emptyDir, gitDir] = [(0,external_node_path_.join)(directory, "empty"), (0,external_node_path_.join)(directory, "trusted.git")];
    await (0,promises_.mkdir)(emptyDir, { mode: 0o700 });
    const git = (0,src_git/* bindGit */.uD)({ program: options.git, gitDir, emptyDir, env: options.env });
    await (0,git_directories/* makeTrusted */.gi)(checkout, await (0,git_directories/* readSettings */.sb)(git, checkout), gitDir);
    const sha = await (0,git_directories/* readHead */.zy)(git, checkout);
    return {
        sha,
        directory: checkout.directory,
        readText: (path, maxBytes) => (0,base_file/* readBaseText */.HA)(git, { base: sha, path, maxBytes, directory }),
    };
}

;// CONCATENATED MODULE: ./src/job.ts












async function readJob(env, run, event, { redactor, record, hide, }) {
    const startedAt = Date.now();
    const config = (0,src_config/* readConfig */.Xg)(readInput, undefined, env);
    for (const secret of (0,provider/* secretsOf */.Fj)(config.provider))
        hide(secret);
    for (const message of config.warnings)
        run.emit({ type: "warning", message });
    if (config.githubToken === undefined) {
        throw new errors/* UserError */.y("bad-input", "Input `github-token` is empty; leave it out to use the job's own token, or pass a token that may push.");
    }
    const { trigger, actor, repository: ours, serverUrl, apiUrl } = event;
    const repository = config.repository ?? ours;
    const cloneFirst = repository.toLowerCase() !== ours.toLowerCase();
    const workspace = required(env, "GITHUB_WORKSPACE");
    const { tempDir } = run;
    const hosted = env["RUNNER_ENVIRONMENT"] === "github-hosted";
    const machine = await (0,src_machine/* readMachine */.Uc)(env, {
        tempDir,
        distrusted: [workspace, env["RUNNER_TOOL_CACHE"], env["RUNNER_TEMP"]].filter((path) => path !== undefined),
        workspaces: [workspace, env["RUNNER_TEMP"]].filter((path) => path !== undefined),
        mode: config.workspace,
        // A hosted runner is thrown away after the job; any other serves the next one too.
        changes: hosted ? "any" : "own",
        publishes: config.mode !== "agent",
    });
    const journal = (0,src_journal/* openJournal */._)(tempDir);
    const token = config.githubToken;
    const open = (fullName) => (0,github_github/* openGitHub */.o6)({
        token,
        serverUrl,
        apiUrl,
        repository: fullName,
        tempDir,
        programs: machine.programs,
        env: machine.trusted,
        signal: run.signal,
    });
    const github = open(repository);
    return {
        config,
        trigger,
        actor,
        github,
        home: cloneFirst ? open(ours) : github,
        runUrl: runUrlOf(env, event),
        deadline: startedAt + config.timeoutMs,
        cloneFirst,
        handover: (0,external_node_path_.resolve)(workspace, config.handover ?? ""),
        programs: machine.programs,
        hosted,
        journal,
        eventsFile: filesIn(tempDir).events,
        ...{ redactor, runnerWorkspace: workspace },
        readBaseCommit: () => readBaseCommit({
            directory: (0,external_node_path_.resolve)(workspace, config.workingDirectory),
            ...{ tempDir, git: machine.programs.git, env: machine.trusted },
        }),
        solve: (0,src_machine/* solveOptions */.Gx)(machine, config, {
            directory: cloneFirst ? (0,external_node_path_.join)(tempDir, "repository") : (0,external_node_path_.resolve)(workspace, config.workingDirectory),
            startedAt,
            record,
            journal,
            redact: redactor.text,
            hide,
        }),
    };
}
async function readEvent(env) {
    return {
        trigger: {
            event: required(env, "GITHUB_EVENT_NAME"),
            payload: await readPayload(required(env, "GITHUB_EVENT_PATH")),
        },
        actor: env["GITHUB_TRIGGERING_ACTOR"] || required(env, "GITHUB_ACTOR"),
        repository: required(env, "GITHUB_REPOSITORY"),
        serverUrl: env["GITHUB_SERVER_URL"] || "https://github.com",
        apiUrl: env["GITHUB_API_URL"] || "https://api.github.com",
    };
}
/**
 * An input as it was given; one that is empty, as a form leaves it, is what it is when nobody gives it. But for the
 * label: that one is empty by a mistake, and no other is to start runs in its place.
 */
function readInput(input) {
    const given = core/* getInput */.V4(input);
    return given === "" && input !== "label" ? (src_config/* defaults */.NT[input] ?? "") : given;
}
/** Needs nothing to be right but itself. */
function readAsking() {
    return {
        prompt: readInput("prompt"),
        promptFile: readInput("prompt-file"),
        label: readInput("label"),
    };
}
/** From where the model is told of a task, besides the task's own words. */
function contextOf({ home, github, config, trigger }, source) {
    const models = [config.model, config.fallbackModel ?? config.model];
    return {
        ...{ home, github, source },
        include: config.includeComments,
        commentCount: (0,task/* commentCountOf */.aq)(trigger),
        seesImages: models.every((model) => (0,capabilities/* capabilitiesOf */.S)(model).seesImages),
    };
}
/** What `solve` needs to work in this checkout. */
function solveIn({ solve }, directory) {
    return { ...solve, workspace: { ...solve.workspace, directory } };
}
/** The same for main and post. */
function runId(env) {
    return `${env["GITHUB_RUN_ID"] ?? "0"}-${env["GITHUB_RUN_ATTEMPT"] ?? "1"}`;
}
/** The run's files that others get, in its own directory. */
function filesIn(tempDir) {
    return {
        events: (0,external_node_path_.join)(tempDir, "events.jsonl"),
        transcript: (0,external_node_path_.join)(tempDir, "transcript.jsonl"),
        spool: (0,external_node_path_.join)(tempDir, "spool.jsonl"),
    };
}
function runUrlOf(env, { serverUrl, repository }) {
    return `${serverUrl}/${repository}/actions/runs/${env["GITHUB_RUN_ID"] ?? ""}`;
}
function required(env, name) {
    const value = env[name];
    if (value)
        return value;
    throw new errors/* UserError */.y("bad-input", `The runner did not set ${name}; start this action from a workflow.`);
}
async function readPayload(path) {
    try {
        return JSON.parse(await (0,promises_.readFile)(path, "utf8"));
    }
    catch (cause) {
        throw new errors/* UserError */.y("bad-input", `The event file ${path} can't be read as JSON.`, { cause });
    }
}


/***/ }),

/***/ 8153:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ keepTask),
/* harmony export */   q: () => (/* binding */ readKeptTask)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6921);
/* harmony import */ var _process_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4006);




const kept = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ task: zod__WEBPACK_IMPORTED_MODULE_3__/* .looseObject */ ._H3({ prompt: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() }), directory: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() });
async function keepTask(tempDir, asked) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(fileIn(tempDir), JSON.stringify(asked), { mode: 0o600, flush: true });
}
/** Undefined when the run had not begun. */
async function readKeptTask(tempDir) {
    try {
        // It is our own, in a directory that nobody else gets to.
        return kept.parse(JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(fileIn(tempDir), "utf8")));
    }
    catch (error) {
        if ((0,_process_js__WEBPACK_IMPORTED_MODULE_2__/* .isErrno */ .r)(error, "ENOENT"))
            return undefined;
        throw error;
    }
}
function fileIn(tempDir) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, "task.json");
}


/***/ })

};

export const id = 607;
export const ids = [
    607
];
export const modules = {
    83: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            fj: ()=>handingOf,
            ls: ()=>landingOf,
            Ft: ()=>openAction,
            QL: ()=>openPlace,
            fi: ()=>openSinks,
            OU: ()=>takingOf
        });
        var external_node_crypto_ = __webpack_require__(7598);
        var external_node_fs_ = __webpack_require__(3024);
        var promises_ = __webpack_require__(1455);
        var external_node_path_ = __webpack_require__(6760);
        var core = __webpack_require__(7264);
        var allow_list = __webpack_require__(6619);
        var errors = __webpack_require__(3916);
        var github_github = __webpack_require__(7128);
        var src_job = __webpack_require__(8224);
        var journal = __webpack_require__(2588);
        var machine = __webpack_require__(3618);
        var src_outcome = __webpack_require__(4671);
        var perform = __webpack_require__(4844);
        var redact = __webpack_require__(7465);
        var unavailable = __webpack_require__(9366);
        var events_file = __webpack_require__(7190);
        var sinks_log = __webpack_require__(7845);
        var receipt_lines = __webpack_require__(4833);
        var codes = __webpack_require__(1683);
        var neutralise = __webpack_require__(5465);
        var dependencies_line = __webpack_require__(354);
        var sinks_figures = __webpack_require__(8521);
        ; // CONCATENATED MODULE: ./src/sinks/summary-pictures.ts
        const maxBars = 40;
        const hourMs = 3_600_000;
        const fineMs = 15_000;
        const leastNamed = 0.08;
        const leastNumbered = 0.02;
        function timeline({ begunAt, turns, calls, checks }) {
            if (begunAt === undefined || turns.length === 0) return "";
            const tools = calls.flatMap(({ tool, startedAt, ended })=>ended === undefined ? [] : [
                    {
                        label: tool,
                        from: startedAt,
                        to: startedAt + ended.durationMs,
                        failed: !ended.ok
                    }
                ]);
            const lanes = [
                {
                    name: "Model",
                    bars: answers({
                        begunAt,
                        turns,
                        calls
                    })
                },
                {
                    name: "Tools",
                    bars: tools
                },
                {
                    name: "Checks",
                    bars: checks.map(({ where, timestamp, duration_ms: ms, outcome })=>({
                            ...{
                                label: where,
                                from: timestamp - ms,
                                to: timestamp
                            },
                            failed: where === "change" && outcome !== "passed"
                        }))
                }
            ].filter(({ bars })=>bars.length > 0);
            const all = lanes.flatMap(({ bars })=>bars);
            const start = Math.min(...all.map(({ from })=>from));
            const wholeMs = Math.max(...all.map(({ to })=>to)) - start;
            const lines = lanes.flatMap(({ name, bars })=>[
                    `  section ${name}`,
                    ...longest(bars).map((bar)=>barLine(bar, {
                            start,
                            wholeMs,
                            isModel: name === "Model"
                        }))
                ]);
            const left = lanes.reduce((sum, { bars })=>sum + Math.max(0, bars.length - maxBars), 0);
            const note = left === 0 ? "" : `\n\n<sub>${(0, sinks_figures.U9)(left)} shorter ones are left out.</sub>`;
            return `### Where the time went\n\n${diagram([
                "---",
                "displayMode: compact",
                "---",
                "gantt",
                "  dateFormat x",
                `  axisFormat ${wholeMs >= hourMs ? "%H:%M" : wholeMs >= fineMs ? "%M:%S" : "%S.%L"}`,
                ...lines
            ])}${note}`;
        }
        function answers({ begunAt = 0, turns, calls }) {
            const toolsEnd = new Map();
            for (const { turn, startedAt, ended } of calls){
                const end = startedAt + (ended?.durationMs ?? 0);
                toolsEnd.set(turn, Math.max(end, toolsEnd.get(turn) ?? 0));
            }
            return turns.map(({ turn, timestamp }, index)=>{
                const before = turns[index - 1];
                const from = before === undefined ? begunAt : Math.max(before.timestamp, toolsEnd.get(before.turn) ?? 0);
                return {
                    label: String(turn),
                    from: Math.min(from, timestamp),
                    to: timestamp
                };
            });
        }
        function longest(bars) {
            if (bars.length <= maxBars) return bars;
            const kept = new Set(bars.toSorted((a, b)=>b.to - b.from - (a.to - a.from)).slice(0, maxBars));
            return bars.filter((bar)=>kept.has(bar));
        }
        function barLine({ label, from, to, failed }, { start, wholeMs, isModel }) {
            const hasRoom = to - from >= wholeMs * (isModel ? leastNumbered : leastNamed);
            const name = !hasRoom ? "\xb7" : /^[\w-]{1,30}$/.test(label) ? label : "other";
            const tags = failed === true ? "crit, " : isModel ? "" : "done, ";
            return `  ${name} :${tags}${Math.round(from - start)}, ${Math.round(Math.max(to, from + 1) - start)}`;
        }
        const maxColumns = 30;
        function costChart(turns) {
            const known = turns.flatMap(({ turn, total_cost_usd: spent })=>spent === null ? [] : [
                    {
                        turn,
                        spent
                    }
                ]);
            const last = known.at(-1);
            if (last === undefined || known.length < 2 || last.spent === 0) return "";
            const step = Math.ceil(known.length / maxColumns);
            const shown = known.filter((_, index)=>(known.length - 1 - index) % step === 0);
            const limit = turns.at(-1)?.max_cost_usd;
            const isNear = limit !== undefined && last.spent * 4 >= limit;
            const top = isNear ? Math.max(limit, last.spent) : last.spent;
            const amounts = shown.map(({ spent })=>spent.toFixed(4)).join(", ");
            return `### Cost by turn\n\n${(0, sinks_figures.E9)(last.spent)}${limit === undefined ? "" : ` of ${(0, sinks_figures.E9)(limit)}`}\n\n${diagram([
                "---",
                "config:",
                "  xyChart:",
                "    height: 200",
                "  themeVariables:",
                "    xyChart:",
                `      plotColorPalette: "#8250df, #cf222e"`,
                "---",
                "xychart-beta",
                `  x-axis "turn" [${shown.map(({ turn })=>turn).join(", ")}]`,
                `  y-axis "US dollars" 0 --> ${(top * 1.1).toFixed(4)}`,
                `  bar [${amounts}]`,
                ...isNear ? [
                    `  line [${shown.map(()=>limit.toFixed(4)).join(", ")}]`
                ] : []
            ])}`;
        }
        function diagram(lines) {
            return [
                "```mermaid",
                ...lines,
                "```"
            ].join("\n");
        }
        const widestBar = 10;
        function linesBar({ addedLines, deletedLines }, most) {
            if (addedLines === null || deletedLines === null || addedLines + deletedLines === 0) return "";
            const width = Math.max(1, Math.round((addedLines + deletedLines) / Math.max(most, 1) * widestBar));
            const green = Math.round(addedLines / (addedLines + deletedLines) * width);
            return "\u{1F7E9}".repeat(green) + "\u{1F7E5}".repeat(width - green);
        }
        ; // CONCATENATED MODULE: ./src/sinks/summary-markdown.ts
        const maxBytes = 256 * 1024;
        const maxRows = 100;
        const maxPathLength = 200;
        const maxMessageLength = 8192;
        const maxFoundLength = 1000;
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
                words(state.words)
            ].filter((section)=>section !== "");
            let page = "";
            for (const [index, section] of sections.entries()){
                if (Buffer.byteLength(page) + Buffer.byteLength(section) > maxBytes) {
                    return `${page}_${(0, sinks_figures.hS)(sections.length - index, "more section")}: see the events file._\n`;
                }
                page += `${section}\n\n`;
            }
            return page;
        }
        const heads = {
            "pull-request": "\u2705 Pull request opened",
            proposed: "\u2705 Change ready",
            "handed-over": "\u2705 Handed over",
            "no-changes": "\u26AA Nothing was changed",
            question: "\u2753 A question to you",
            skipped: "\u26AA Nothing to do",
            replayed: "\u2705 Replayed to the same tree",
            checked: "\u2705 Nothing is wrong",
            refused: "\u26D4 Refused",
            unfinished: "\u26A0\uFE0F Unfinished",
            failed: "\u274C Failed"
        };
        function result({ result: end, pullRequest, byHandUrl }) {
            if (end === undefined) return "## \u274C Tiny Backspace was cut off\n\nThe run ended without a result; see the log.";
            const next = Object.entries(src_outcome.Z).find(([code])=>code === end.failure_code)?.[1];
            const message = next === undefined ? end.message : end.message.replace(next, "").trim();
            const figures = [
                (0, sinks_figures.hS)(end.turns, "turn"),
                `${(0, sinks_figures.U9)(end.input_tokens)} tokens in`,
                `${(0, sinks_figures.U9)(end.output_tokens)} out`,
                (0, sinks_figures.E9)(end.cost_usd),
                (0, sinks_figures.p0)(end.duration_ms)
            ].join(" \xb7 ");
            return [
                `## ${heads[end.outcome]}`,
                pullRequest === undefined ? summary_markdown_link(end.pull_request_url) : aboutPullRequest(pullRequest),
                pullRequest === undefined || end.outcome !== "pull-request" ? told(end, message) : "",
                byHandUrl === undefined ? "" : byHand(byHandUrl),
                next === undefined ? "" : `**What to do next:** ${next}`,
                end.failure_code === null ? "" : `Failure code: ${(0, neutralise.Zt)(end.failure_code)}`,
                figures
            ].filter((part)=>part !== "").join("\n\n");
        }
        function told({ outcome, failure_code: code }, message) {
            const [first = "", ...rest] = message.slice(0, maxMessageLength).split("\n");
            if (code === "bad-input" && rest.length > 0) {
                return [
                    first,
                    ...rest
                ].map((problem)=>`- ${(0, neutralise.nL)(problem)}`).join("\n");
            }
            if (outcome !== "failed" || rest.length === 0) return (0, neutralise.p7)(message.slice(0, maxMessageLength));
            return `${(0, neutralise.p7)(first)}\n\n${(0, neutralise.D9)(rest.join("\n"))}`;
        }
        function aboutPullRequest(event) {
            const draft = event.draft ? " \xb7 draft" : "";
            const branches = `${(0, neutralise.Zt)(event.branch)} \u{2192} ${(0, neutralise.Zt)(event.base)}`;
            return `**${summary_markdown_link(event.url, `#${event.number}`)} ${(0, neutralise.nL)(event.title)}** \xb7 ${branches}${draft}`;
        }
        function byHand(url) {
            return /^https?:\/\/[\w.:/%?&=+~*!'()-]+$/.test(url) ? `**[Open the pull request by hand](${url.replace(/[()]/g, (sign)=>sign === "(" ? "%28" : "%29")})**` : "";
        }
        function proposed(event) {
            if (event === undefined) return "";
            const what = event.operation === "created" ? "opened" : "updated";
            const labels = event.labels.map(neutralise.Zt).join(", ");
            return [
                `### The pull request that would have been ${what}`,
                `**${(0, neutralise.nL)(event.title)}** \xb7 ${(0, neutralise.Zt)(event.branch)} \u{2192} ${(0, neutralise.Zt)(event.base)}${event.draft ? " \xb7 draft" : ""}${labels === "" ? "" : ` \xb7 ${labels}`}`,
                (0, neutralise.D9)(event.body, "md")
            ].join("\n\n");
        }
        function summary_markdown_link(url, label = url) {
            if (url === null) return "";
            return /^https?:\/\/[\w.:-]+\/[\w./%-]*$/.test(url) ? `[${label}](${url})` : (0, neutralise.Zt)(url);
        }
        const doctorSigns = {
            ok: "\u2705",
            wrong: "\u274C",
            unknown: "\u2754"
        };
        function doctor(checks) {
            if (checks.length === 0) return "";
            const rows = table([
                [
                    "",
                    "What",
                    "Found",
                    "What happens then"
                ],
                [
                    "---",
                    "---",
                    "---",
                    "---"
                ]
            ], checks, ({ check, state, found, effect })=>[
                    doctorSigns[state],
                    codes.zq[check],
                    (0, neutralise.nL)(found.slice(0, maxFoundLength)),
                    (0, neutralise.nL)(effect)
                ]);
            const changes = (wanted)=>checks.filter(({ state, change })=>state === wanted && change !== "").map(({ check, change })=>{
                    const isYaml = /^(?:# |- |[a-z-]+:)/.test(change);
                    return `${doctorSigns[wanted]} **${codes.zq[check]}**\n\n${isYaml ? (0, neutralise.D9)(change, "yaml") : (0, neutralise.p7)(change)}`;
                }).join("\n\n");
            const [wrong, unknown] = [
                changes("wrong"),
                changes("unknown")
            ];
            return [
                `### Doctor\n\n${rows}`,
                ...wrong === "" ? [] : [
                    `### What to change\n\n${wrong}`
                ],
                ...unknown === "" ? [] : [
                    folded("What to look at by hand", unknown)
                ]
            ].join("\n\n");
        }
        function machineChanges({ machineChanges: messages }) {
            return messages.map((message)=>`- \u{1F527} ${(0, neutralise.nL)(message)}`).join("\n");
        }
        function warnings({ warnings: messages, warningCount }) {
            const shown = messages.slice(0, 20).map((message)=>`- \u{26A0}\u{FE0F} ${(0, neutralise.nL)(message)}`);
            const more = warningCount - shown.length;
            return [
                ...shown,
                ...more > 0 ? [
                    `- and ${(0, sinks_figures.hS)(more, "more warning")} in the log`
                ] : []
            ].join("\n");
        }
        function files(changed, what) {
            if (changed.length === 0) return "";
            const sum = (lines)=>changed.reduce((total, file)=>total + (lines(file) ?? 0), 0);
            const most = changed.reduce((top, file)=>Math.max(top, (file.addedLines ?? 0) + (file.deletedLines ?? 0)), 0);
            const rows = table([
                [
                    "File",
                    "",
                    "+",
                    "\u2212",
                    ""
                ],
                [
                    "---",
                    "---",
                    "--:",
                    "--:",
                    "---"
                ]
            ], changed, (file)=>[
                    (0, neutralise.Zt)(shortPath(file.path)),
                    (0, neutralise.nL)(file.status),
                    file.addedLines === null ? "binary" : `+${(0, sinks_figures.U9)(file.addedLines)}`,
                    file.deletedLines === null ? "" : `\u{2212}${(0, sinks_figures.U9)(file.deletedLines)}`,
                    linesBar(file, most)
                ]);
            const total = `+${(0, sinks_figures.U9)(sum((file)=>file.addedLines))} \u{2212}${(0, sinks_figures.U9)(sum((file)=>file.deletedLines))}`;
            return `### ${(0, sinks_figures.hS)(changed.length, "file")} ${what}, ${total}\n\n${rows}`;
        }
        const signs = {
            passed: "\u2705",
            failed: "\u274C",
            "timed-out": "\u231B",
            "not-run": "\u26AA"
        };
        function checks({ checks: runs, verification }) {
            if (runs.length === 0) return "";
            const rows = table([
                [
                    "Checks on",
                    "Result",
                    "Tests",
                    "Time"
                ],
                [
                    "---",
                    "---",
                    "---",
                    "--:"
                ]
            ], runs, ({ where, outcome, reason, tests, duration_ms: ms })=>[
                    sinks_figures.Uc[where],
                    `${signs[outcome]} ${(0, neutralise.nL)((reason === "" ? outcome : `${outcome}, ${reason}`).replace("-", " ").slice(0, maxPathLength))}`,
                    tests === null ? "" : (0, sinks_figures.Js)(tests),
                    (0, sinks_figures.p0)(ms)
                ]);
            const said = verification === undefined ? "" : `${(0, neutralise.nL)(verification.message)}\n\n`;
            const failing = (verification?.newly_failing ?? []).map((name)=>`- newly fails: ${(0, neutralise.Zt)(name.slice(0, maxPathLength))}`);
            return [
                `### Checks\n\n${said}${rows}`,
                ...failing.length > 0 ? [
                    failing.join("\n")
                ] : []
            ].join("\n\n");
        }
        function shortPath(path) {
            return path.length <= maxPathLength ? path : `\u{2026}${path.slice(-maxPathLength)}`;
        }
        function dependencies(event) {
            return event === undefined ? "" : `\u{1F4E6} **Dependencies** ${(0, dependencies_line.E)(event, neutralise.Zt)}`;
        }
        function context(event) {
            if (event === undefined || !(0, receipt_lines.aI)(event.items)) return "";
            const rows = table([
                [
                    "",
                    "What",
                    "By",
                    "Why, and what was taken out",
                    "SHA-256"
                ],
                [
                    "---",
                    "---",
                    "---",
                    "---",
                    "---"
                ]
            ], event.items, (item)=>[
                    item.used ? "\u2713" : "\u2717",
                    `${receipt_lines.$1[item.kind]} ${(0, receipt_lines.$t)(item)}`,
                    item.author === "" ? "" : `${(0, neutralise.Zt)(item.author)}${item.permission === "" ? "" : ` (${(0, neutralise.nL)(item.permission)})`}`,
                    (0, neutralise.nL)([
                        ...item.reason === "" ? [] : [
                            item.reason
                        ],
                        ...item.removed
                    ].join(", ").slice(0, maxPathLength)),
                    (0, neutralise.Zt)(item.sha256)
                ], event.items.length + event.left_out);
            const used = event.items.filter((item)=>item.used).length;
            const leftOut = event.items.length - used + event.left_out;
            return folded(`What the model was shown: ${(0, sinks_figures.U9)(used)}, and ${(0, sinks_figures.U9)(leftOut)} left out`, rows);
        }
        function network(event) {
            if (event === undefined) return "";
            const place = ({ host, port })=>(0, neutralise.Zt)([
                    host || "(no host)",
                    ...port === null ? [] : [
                        port
                    ]
                ].join(":"));
            const contacted = table([
                [
                    "Host",
                    "Connections",
                    "Sent",
                    "Received"
                ],
                [
                    "---",
                    "--:",
                    "--:",
                    "--:"
                ]
            ], event.hosts, (one)=>[
                    place(one),
                    (0, sinks_figures.U9)(one.connections),
                    (0, sinks_figures.Ej)(one.bytes_sent),
                    (0, sinks_figures.Ej)(one.bytes_received)
                ]);
            const refused = table([
                [
                    "Refused",
                    "Why",
                    "Times"
                ],
                [
                    "---",
                    "---",
                    "--:"
                ]
            ], event.refused, (one)=>[
                    place(one),
                    (0, neutralise.nL)(codes.u_[one.reason]),
                    (0, sinks_figures.U9)(one.count)
                ]);
            const title = `Network: ${(0, sinks_figures.hS)(event.hosts.length, "host")} contacted, ${(0, sinks_figures.U9)(event.refused.length)} refused`;
            const more = event.left_out > 0 ? `${(0, sinks_figures.hS)(event.left_out, "more connection")} not listed` : "";
            const parts = [
                event.hosts.length > 0 ? contacted : "",
                event.refused.length > 0 ? refused : "",
                more
            ];
            return folded(title, parts.filter((part)=>part !== "").join("\n\n"));
        }
        function phases(state) {
            if (state.phases.size === 0) return "";
            const rows = table([
                [
                    "Phase",
                    "Time",
                    "Tool calls"
                ],
                [
                    "---",
                    "--:",
                    "--:"
                ]
            ], [
                ...state.phases
            ], ([phase, { ms, calls: made }])=>[
                    (0, neutralise.nL)(phase.replaceAll("-", " ")),
                    (0, sinks_figures.p0)(ms),
                    made === 0 ? "" : (0, sinks_figures.U9)(made)
                ]);
            return folded("Phases", rows);
        }
        const shownModels = 2;
        function turns(usages) {
            const last = usages.at(-1);
            if (last === undefined) return "";
            const rows = table([
                [
                    "Turn",
                    "Ended with",
                    "Input",
                    "Output",
                    "Cost",
                    "Total"
                ],
                [
                    "--:",
                    "---",
                    "--:",
                    "--:",
                    "--:",
                    "--:"
                ]
            ], usages, (usage)=>[
                    (0, sinks_figures.U9)(usage.turn),
                    (0, neutralise.Zt)(usage.stop_reason),
                    ...(0, sinks_figures.SG)(usage).split(" \xb7 ").map((figure)=>figure.replace(/ tokens in| out$/, "")),
                    (0, sinks_figures.E9)(usage.total_cost_usd)
                ]);
            const models = [
                ...new Set(usages.map(({ model })=>model))
            ].filter((name)=>/^[\w.-]{1,64}$/.test(name));
            const model = models.length === 0 ? "" : ` of ${models.slice(0, shownModels).join(" and ")}`;
            return folded(`Cost by turn: ${(0, sinks_figures.E9)(last.total_cost_usd)} in ${(0, sinks_figures.hS)(last.turn, "turn")}${model}`, rows);
        }
        function calls({ calls: made, callCount }) {
            if (callCount === 0) return "";
            const rows = table([
                [
                    "Turn",
                    "Tool",
                    "What",
                    "",
                    "Time"
                ],
                [
                    "--:",
                    "---",
                    "---",
                    "---",
                    "--:"
                ]
            ], made, ({ turn, tool, about, ended })=>[
                    (0, sinks_figures.U9)(turn),
                    (0, neutralise.Zt)(tool),
                    (0, neutralise.Zt)(about),
                    ended === undefined ? "no result" : ended.ok ? "\u2713" : "\u2717 failed",
                    ended === undefined ? "" : (0, sinks_figures.p0)(ended.durationMs)
                ], callCount);
            const failed = made.filter(({ ended })=>ended?.ok === false).length;
            return folded(`${(0, sinks_figures.hS)(callCount, "tool call")}${failed === 0 ? "" : `, ${(0, sinks_figures.U9)(failed)} failed`}`, rows);
        }
        function words(text) {
            return text.trim() === "" ? "" : folded("What the model said last", (0, neutralise.p7)(text));
        }
        function table([head, alignment], items, row, total = items.length) {
            const half = maxRows / 2;
            const shown = items.length > maxRows ? [
                ...items.slice(0, half),
                ...items.slice(-half)
            ] : items;
            const missing = total - shown.length;
            const line = (cells)=>`| ${cells.join(" | ")} |`;
            const lines = shown.map((item)=>line(row(item)));
            if (missing > 0) lines.splice(Math.min(half, lines.length), 0, line([
                `\u{2026} ${(0, sinks_figures.U9)(missing)} more \u{2026}`
            ]));
            return [
                line(head),
                line(alignment),
                ...lines
            ].join("\n");
        }
        function folded(title, content) {
            return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;
        }
        var tool_title = __webpack_require__(9943);
        ; // CONCATENATED MODULE: ./src/sinks/summary.ts
        const maxRemembered = 1000;
        const maxChecks = 20;
        const maxWords = 16_384;
        const maxArgumentLength = 80;
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
                result: undefined
            };
            const open = new Map();
            let phase = {
                name: "",
                since: 0
            };
            let wordsOf = {
                turn: 0,
                block: 0
            };
            const endPhase = (timestamp)=>{
                const known = state.phases.get(phase.name);
                if (known !== undefined) known.ms += timestamp - phase.since;
            };
            const take = (event)=>{
                switch(event.type){
                    case "status":
                        if (event.phase === phase.name) return;
                        if (event.phase === "analysis") state.begunAt ??= event.timestamp;
                        endPhase(event.timestamp);
                        phase = {
                            name: event.phase,
                            since: event.timestamp
                        };
                        if (!state.phases.has(event.phase)) state.phases.set(event.phase, {
                            ms: 0,
                            calls: 0
                        });
                        return;
                    case "tool_call":
                        {
                            state.callCount += 1;
                            const during = state.phases.get(phase.name);
                            if (during !== undefined) during.calls += 1;
                            if (state.calls.length >= maxRemembered) return;
                            open.set(event.id, state.calls.length);
                            const about = (0, tool_title.n)(event.input, maxArgumentLength).text;
                            const { turn, tool, timestamp: startedAt } = event;
                            state.calls.push({
                                turn,
                                tool,
                                about,
                                startedAt,
                                ended: undefined
                            });
                            return;
                        }
                    case "tool_result":
                        {
                            const index = open.get(event.id);
                            const call = index === undefined ? undefined : state.calls[index];
                            open.delete(event.id);
                            if (index === undefined || call === undefined) return;
                            state.calls[index] = {
                                ...call,
                                ended: {
                                    ok: event.ok,
                                    durationMs: event.duration_ms
                                }
                            };
                            return;
                        }
                    case "message":
                        if (event.turn !== wordsOf.turn) state.words = "";
                        else if (event.block !== wordsOf.block) state.words += "\n\n";
                        wordsOf = event;
                        if (state.words.length < maxWords) state.words += event.text.slice(0, maxWords);
                        return;
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
                        if (state.checks.length < maxChecks) state.checks.push({
                            ...event,
                            output: ""
                        });
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
                    take
                },
                setFiles (files, held = []) {
                    state.files = files;
                    state.heldFiles = held;
                },
                setByHandUrl (url) {
                    state.byHandUrl = url;
                },
                render: ()=>renderSummary(state)
            };
        }
        var telemetry_telemetry = __webpack_require__(9086);
        var sinks_transcript = __webpack_require__(5956);
        var started = __webpack_require__(3762);
        var state = __webpack_require__(2462);
        var task = __webpack_require__(192);
        var telemetry_start = __webpack_require__(7217);
        var tell = __webpack_require__(44);
        var watch_place = __webpack_require__(2510);
        ; // CONCATENATED MODULE: ./src/action.ts
        var __addDisposableResource = undefined && undefined.__addDisposableResource || function(env, value, async) {
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
                if (inner) dispose = function() {
                    try {
                        inner.call(this);
                    } catch (e) {
                        return Promise.reject(e);
                    }
                };
                env.stack.push({
                    value: value,
                    dispose: dispose,
                    async: async
                });
            } else if (async) {
                env.stack.push({
                    async: true
                });
            }
            return value;
        };
        var __disposeResources = undefined && undefined.__disposeResources || function(SuppressedError1) {
            return function(env) {
                function fail(e) {
                    env.error = env.hasError ? new SuppressedError1(e, env.error, "An error was suppressed during disposal.") : e;
                    env.hasError = true;
                }
                var r, s = 0;
                function next() {
                    while(r = env.stack.pop()){
                        try {
                            if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                            if (r.dispose) {
                                var result = r.dispose.call(r.value);
                                if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) {
                                    fail(e);
                                    return next();
                                });
                            } else s |= 1;
                        } catch (e) {
                            fail(e);
                        }
                    }
                    if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
                    if (env.hasError) throw env.error;
                }
                return next();
            };
        }(typeof SuppressedError === "function" ? SuppressedError : function(error, suppressed, message) {
            var e = new Error(message);
            return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
        });
        async function openAction(env) {
            const runnerTemp = env["RUNNER_TEMP"];
            if (env["GITHUB_ACTIONS"] !== "true" || !runnerTemp) {
                throw new errors.y("bad-input", "This program is started by the GitHub Actions runner; on your own machine start dist/cli/index.js.");
            }
            (0, unavailable.gu)(process.platform);
            const { redactor, log, summary, hide, warn } = openSinks(env);
            const unique = (0, external_node_crypto_.randomBytes)(8).toString("hex");
            const tempDir = (0, external_node_path_.join)(runnerTemp, `tiny-backspace-${unique}`);
            core.LZ(state.f.tempDir, tempDir);
            await (0, promises_.mkdir)(tempDir, {
                mode: 0o700
            });
            const files = (0, src_job.nG)(tempDir);
            const transcript = (0, sinks_transcript.B)(files.transcript, redactor, warn("transcript"));
            const telemetry = (0, telemetry_telemetry.M)({
                spoolFile: files.spool,
                env,
                warn: (sentence)=>core.$e(redactor.text(sentence))
            });
            let keptFiles = {};
            const keepFor = ({ emit })=>async (task, solution)=>{
                    const { changes } = solution;
                    if (changes === undefined) return;
                    summary.setFiles(changes.files, changes.held?.files);
                    const { keepSolution } = await __webpack_require__.e(566).then(__webpack_require__.bind(__webpack_require__, 2566));
                    keptFiles = await keepSolution({
                        emit,
                        directory: tempDir,
                        task,
                        solution,
                        changes,
                        redactor
                    });
                };
            return {
                async perform (story) {
                    let opened;
                    const performed = await (0, perform.y)({
                        id: (0, src_job.Vz)(env),
                        toldAs: `${(0, src_job.Vz)(env)}-${unique.slice(0, 8)}`,
                        tempDir,
                        redactor,
                        sinks: [
                            log,
                            (0, events_file.s)(files.events),
                            summary.sink,
                            telemetry.sink
                        ],
                        onSinkFailure: (sink, cause)=>warn(sink)(cause),
                        tell: async (run, outcome, message)=>{
                            if (opened === undefined || !await opened.allowed) return;
                            const runKey = env["GITHUB_RUN_ID"] ?? "0";
                            const kept = keptFiles.patch !== undefined;
                            await (0, tell.L)(run, opened.github, {
                                ...opened,
                                outcome,
                                message,
                                kept,
                                runKey,
                                redactor
                            });
                        }
                    }, async (run)=>{
                        const env_1 = {
                            stack: [],
                            error: void 0,
                            hasError: false
                        };
                        try {
                            const event = await (0, src_job.j_)(env);
                            (0, machine.Xf)(env);
                            opened = openPlace(run, env, event);
                            const _ = __addDisposableResource(env_1, opened && (0, watch_place.pZ)(run, opened.github, opened), true);
                            run.signal.addEventListener("abort", telemetry.hurry);
                            return await story(run, {
                                trigger: event.trigger,
                                mode: (0, src_job.R5)("mode"),
                                asking: (0, src_job.kO)(),
                                readJob: async ()=>{
                                    (0, telemetry_start.a)(telemetry, {
                                        env,
                                        event,
                                        input: src_job.R5,
                                        hide,
                                        redact: redactor.text
                                    });
                                    run.emit((0, started.K$)(event, src_job.R5, (0, src_job.Qm)(env, event)));
                                    const job = await (0, src_job.cd)(env, run, event, {
                                        redactor,
                                        record: transcript.record,
                                        hide
                                    });
                                    return {
                                        ...job,
                                        keep: keepFor(run)
                                    };
                                }
                            });
                        } catch (e_1) {
                            env_1.error = e_1;
                            env_1.hasError = true;
                        } finally{
                            const result_1 = __disposeResources(env_1);
                            if (result_1) await result_1;
                        }
                    });
                    await transcript.close();
                    const { outcome } = performed;
                    if ("compareUrl" in outcome && outcome.compareUrl !== undefined) summary.setByHandUrl(outcome.compareUrl);
                    if (isOver(outcome)) {
                        core.LZ(state.f.ended, "yes");
                    } else if ((0, journal._)(tempDir).read() !== undefined) {
                        core.pq(isAgentJob() ? "What the agent has changed by now is shown in the summary when the job's steps are over." : "What the agent has changed by now becomes a draft when the job's steps are over.");
                    }
                    const handover = (0, external_node_fs_.existsSync)(handOverIn(tempDir)) ? handOverIn(tempDir) : undefined;
                    setOutputs(performed, {
                        ...{
                            ...files,
                            ...keptFiles,
                            spool: telemetry.spoolFile()
                        },
                        ...handover !== undefined && {
                            handover
                        }
                    });
                    await core.z.addRaw(redactor.text(summary.render())).write();
                    return (0, src_outcome.o)(outcome) ? 0 : 1;
                }
            };
        }
        function openSinks(env) {
            const secrets = (0, machine.VY)(env);
            for (const secret of secrets)core.Pq(secret.reveal());
            const redactor = (0, redact.lY)(secrets);
            const log = (0, sinks_log.Y)({
                write: (text)=>void process.stdout.write(text),
                format: "runner",
                colour: true,
                debug: core._o()
            });
            const masked = new Set(secrets.map((secret)=>secret.reveal()));
            return {
                redactor,
                log,
                summary: createSummary(),
                hide (secret) {
                    if (masked.has(secret.reveal())) return;
                    masked.add(secret.reveal());
                    redactor.add(secret);
                    log.mask(secret.reveal());
                },
                warn: (what)=>(cause)=>core.$e(redactor.text(`The ${what} stopped working: ${String(cause)}`))
            };
        }
        function landingOf(job, task) {
            const { dryRun } = job.config;
            const base = task.pullRequest?.base ?? job.config.base;
            return {
                ...job,
                keep: (found)=>job.keep(task, found),
                task,
                base,
                dryRun,
                settings: job.config
            };
        }
        function handingOf(job, { tempDir }, task) {
            const { redactor, github } = job;
            return {
                directory: handOverIn(tempDir),
                task,
                repository: nameOf(github),
                redactor
            };
        }
        function takingOf({ handover, github, deadline }) {
            return {
                directory: handover,
                repository: nameOf(github),
                deadline
            };
        }
        function nameOf({ repository }) {
            return `${repository.owner}/${repository.name}`;
        }
        function handOverIn(tempDir) {
            return (0, external_node_path_.join)(tempDir, "hand-over");
        }
        function isOver(outcome) {
            return outcome.type !== "failed" || outcome.code !== "cancelled" && outcome.code !== "bug";
        }
        function isAgentJob() {
            return (0, src_job.R5)("mode") === "agent";
        }
        const cancelGraceMs = 3000;
        function openPlace(run, env, { trigger, actor, ...where }) {
            const token = core.V4("github-token");
            const place = (0, task.$t)(trigger, (0, src_job.R5)("label"));
            const writes = (0, src_job.R5)("dry-run") !== "true" && (0, src_job.R5)("mode") !== "doctor" && !isAgentJob();
            if (place === undefined || token === "" || !writes) return undefined;
            const patience = new AbortController();
            run.signal.addEventListener("abort", ()=>setTimeout(()=>patience.abort(), cancelGraceMs).unref());
            const github = (0, github_github.II)({
                ...where,
                token: new redact.zh(token),
                signal: patience.signal
            });
            const allowed = (0, watch_place.SH)(github, {
                trigger,
                actor,
                allowed: (0, allow_list.G)(src_job.R5)
            });
            return {
                place,
                allowed,
                github,
                runUrl: (0, src_job.Qm)(env, where)
            };
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
                "compare-url": "compareUrl" in outcome ? outcome.compareUrl ?? "" : "",
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
                "bundle-file": files.bundle ?? ""
            };
            for (const [name, value] of Object.entries(outputs))core.uH(name, value);
        }
    }),
    8224: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            Vm: ()=>contextOf,
            nG: ()=>filesIn,
            kO: ()=>readAsking,
            j_: ()=>readEvent,
            R5: ()=>readInput,
            cd: ()=>readJob,
            Vz: ()=>runId,
            Qm: ()=>runUrlOf,
            z_: ()=>solveIn
        });
        var promises_ = __webpack_require__(1455);
        var external_node_path_ = __webpack_require__(6760);
        var core = __webpack_require__(7264);
        var capabilities = __webpack_require__(4855);
        var provider = __webpack_require__(3551);
        var src_config = __webpack_require__(3473);
        var errors = __webpack_require__(3916);
        var github_github = __webpack_require__(7128);
        var src_journal = __webpack_require__(2588);
        var src_machine = __webpack_require__(3618);
        var task = __webpack_require__(192);
        var src_git = __webpack_require__(1243);
        var base_file = __webpack_require__(811);
        var git_directories = __webpack_require__(3723);
        ; // CONCATENATED MODULE: ./src/workspace/base-commit.ts
        async function readBaseCommit(options) {
            const checkout = await (0, git_directories.I8)(options.directory);
            const directory = await (0, promises_.mkdtemp)((0, external_node_path_.join)(options.tempDir, "base-commit-"));
            const [emptyDir, gitDir] = [
                (0, external_node_path_.join)(directory, "empty"),
                (0, external_node_path_.join)(directory, "trusted.git")
            ];
            await (0, promises_.mkdir)(emptyDir, {
                mode: 0o700
            });
            const git = (0, src_git.uD)({
                program: options.git,
                gitDir,
                emptyDir,
                env: options.env
            });
            await (0, git_directories.gi)(checkout, await (0, git_directories.sb)(git, checkout), gitDir);
            const { sha } = await (0, git_directories.zy)(git, checkout);
            return {
                sha,
                directory: checkout.directory,
                readText: (path, maxBytes)=>(0, base_file.HA)(git, {
                        base: sha,
                        path,
                        maxBytes,
                        directory
                    })
            };
        }
        ; // CONCATENATED MODULE: ./src/job.ts
        async function readJob(env, run, event, { redactor, record, hide }) {
            const startedAt = Date.now();
            const config = (0, src_config.Xg)(readInput, undefined, env);
            for (const secret of (0, provider.Fj)(config.provider))hide(secret);
            for (const message of config.warnings)run.emit({
                type: "warning",
                message
            });
            if (config.githubToken === undefined) {
                throw new errors.y("bad-input", "Input `github-token` is empty; leave it out to use the job's own token, or pass a token that may push.");
            }
            const { trigger, actor, repository: ours, serverUrl, apiUrl } = event;
            const repository = config.repository ?? ours;
            const cloneFirst = repository.toLowerCase() !== ours.toLowerCase();
            const workspace = required(env, "GITHUB_WORKSPACE");
            const { tempDir } = run;
            const hosted = env["RUNNER_ENVIRONMENT"] === "github-hosted";
            const machine = await (0, src_machine.Uc)(env, {
                tempDir,
                distrusted: [
                    workspace,
                    env["RUNNER_TOOL_CACHE"],
                    env["RUNNER_TEMP"]
                ].filter((path)=>path !== undefined),
                workspaces: [
                    workspace,
                    env["RUNNER_TEMP"]
                ].filter((path)=>path !== undefined),
                mode: config.workspace,
                changes: hosted ? "any" : "own",
                publishes: config.mode !== "agent"
            });
            const journal = (0, src_journal._)(tempDir);
            const token = config.githubToken;
            const open = (fullName)=>(0, github_github.o6)({
                    token,
                    serverUrl,
                    apiUrl,
                    repository: fullName,
                    tempDir,
                    programs: machine.programs,
                    env: machine.trusted,
                    signal: run.signal
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
                handover: (0, external_node_path_.resolve)(workspace, config.handover ?? ""),
                programs: machine.programs,
                hosted,
                journal,
                eventsFile: filesIn(tempDir).events,
                ...{
                    redactor,
                    runnerWorkspace: workspace
                },
                readBaseCommit: ()=>readBaseCommit({
                        directory: (0, external_node_path_.resolve)(workspace, config.workingDirectory),
                        ...{
                            tempDir,
                            git: machine.programs.git,
                            env: machine.trusted
                        }
                    }),
                solve: (0, src_machine.Gx)(machine, config, {
                    directory: cloneFirst ? (0, external_node_path_.join)(tempDir, "repository") : (0, external_node_path_.resolve)(workspace, config.workingDirectory),
                    startedAt,
                    record,
                    journal,
                    redact: redactor.text,
                    hide
                })
            };
        }
        async function readEvent(env) {
            return {
                trigger: {
                    event: required(env, "GITHUB_EVENT_NAME"),
                    payload: await readPayload(required(env, "GITHUB_EVENT_PATH"))
                },
                actor: env["GITHUB_TRIGGERING_ACTOR"] || required(env, "GITHUB_ACTOR"),
                repository: required(env, "GITHUB_REPOSITORY"),
                serverUrl: env["GITHUB_SERVER_URL"] || "https://github.com",
                apiUrl: env["GITHUB_API_URL"] || "https://api.github.com"
            };
        }
        function readInput(input) {
            const given = core.V4(input);
            return given === "" && input !== "label" ? src_config.NT[input] ?? "" : given;
        }
        function readAsking() {
            return {
                prompt: readInput("prompt"),
                promptFile: readInput("prompt-file"),
                label: readInput("label")
            };
        }
        function contextOf({ home, github, config, trigger }, source) {
            const models = [
                config.model,
                config.fallbackModel ?? config.model
            ];
            return {
                ...{
                    home,
                    github,
                    source
                },
                include: config.includeComments,
                commentCount: (0, task.aq)(trigger),
                seesImages: models.every((model)=>(0, capabilities.S)(model).seesImages)
            };
        }
        function solveIn({ solve }, directory) {
            return {
                ...solve,
                workspace: {
                    ...solve.workspace,
                    directory
                }
            };
        }
        function runId(env) {
            return `${env["GITHUB_RUN_ID"] ?? "0"}-${env["GITHUB_RUN_ATTEMPT"] ?? "1"}`;
        }
        function filesIn(tempDir) {
            return {
                events: (0, external_node_path_.join)(tempDir, "events.jsonl"),
                transcript: (0, external_node_path_.join)(tempDir, "transcript.jsonl"),
                spool: (0, external_node_path_.join)(tempDir, "spool.jsonl")
            };
        }
        function runUrlOf(env, { serverUrl, repository }) {
            return `${serverUrl}/${repository}/actions/runs/${env["GITHUB_RUN_ID"] ?? ""}`;
        }
        function required(env, name) {
            const value = env[name];
            if (value) return value;
            throw new errors.y("bad-input", `The runner did not set ${name}; start this action from a workflow.`);
        }
        async function readPayload(path) {
            try {
                return JSON.parse(await (0, promises_.readFile)(path, "utf8"));
            } catch (cause) {
                throw new errors.y("bad-input", `The event file ${path} can't be read as JSON.`, {
                    cause
                });
            }
        }
    }),
    8153: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            d: ()=>keepTask,
            q: ()=>readKeptTask
        });
        var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
        var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = __webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
        var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
        var node_path__WEBPACK_IMPORTED_MODULE_1___default = __webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
        var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6921);
        var _process_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4006);
        const kept = zod__WEBPACK_IMPORTED_MODULE_3__.Ikc({
            task: zod__WEBPACK_IMPORTED_MODULE_3__._H3({
                prompt: zod__WEBPACK_IMPORTED_MODULE_3__.YjP()
            }),
            directory: zod__WEBPACK_IMPORTED_MODULE_3__.YjP()
        });
        async function keepTask(tempDir, asked) {
            await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(fileIn(tempDir), JSON.stringify(asked), {
                mode: 0o600,
                flush: true
            });
        }
        async function readKeptTask(tempDir) {
            try {
                return kept.parse(JSON.parse(await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(fileIn(tempDir), "utf8")));
            } catch (error) {
                if ((0, _process_js__WEBPACK_IMPORTED_MODULE_2__.r)(error, "ENOENT")) return undefined;
                throw error;
            }
        }
        function fileIn(tempDir) {
            return (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, "task.json");
        }
    }),
    2510: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            Dj: ()=>takeLabelOff,
            SH: ()=>mayStart,
            pZ: ()=>watchPlace
        });
        var _authorize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4196);
        var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);
        async function mayStart(github, behind) {
            return await (0, _authorize_js__WEBPACK_IMPORTED_MODULE_0__.Gq)(github, behind).then(({ type })=>type === "granted", ()=>false);
        }
        function watchPlace(run, github, watched) {
            const { allowed, place } = watched;
            const { comment } = place;
            const shown = allowed.then((isAllowed)=>isAllowed && comment !== undefined ? github.acknowledge(comment) : undefined).catch(()=>undefined);
            const label = takeLabelOff(run, github, watched);
            return {
                async [Symbol.asyncDispose] () {
                    await Promise.all([
                        shown,
                        label[Symbol.asyncDispose]()
                    ]);
                }
            };
        }
        function takeLabelOff(run, github, { allowed, place: { number, label } }) {
            return {
                async [Symbol.asyncDispose] () {
                    if (label === undefined || !await allowed) return;
                    await github.removeLabel(number, label).catch((error)=>{
                        const why = !(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.y) ? "" : error.code === "token-rejected" ? " The token may not, or has expired; the job needs `permissions: issues: write`." : ` ${error.message}`;
                        run.emit({
                            type: "warning",
                            message: `The label ${label} could not be taken off issue #${number}; take it off by hand to use it again.${why}`
                        });
                    });
                }
            };
        }
    })
};

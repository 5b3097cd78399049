export const id = 191;
export const ids = [
    191
];
export const modules = {
    8707: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            fj: ()=>handingOf,
            ls: ()=>landingOf,
            Ft: ()=>openAction,
            fi: ()=>openSinks,
            OU: ()=>takingOf
        });
        var external_node_crypto_ = __webpack_require__(7598);
        var external_node_fs_ = __webpack_require__(3024);
        var promises_ = __webpack_require__(1455);
        var external_node_path_ = __webpack_require__(6760);
        var core = __webpack_require__(7264);
        var details = __webpack_require__(3489);
        var errors = __webpack_require__(3916);
        var src_job = __webpack_require__(8224);
        var journal = __webpack_require__(2588);
        var machine = __webpack_require__(3618);
        var src_outcome = __webpack_require__(4671);
        var perform = __webpack_require__(4844);
        var place = __webpack_require__(9252);
        var redact = __webpack_require__(7465);
        var unavailable = __webpack_require__(9366);
        var events_file = __webpack_require__(7190);
        var sinks_log = __webpack_require__(4750);
        var external_node_timers_promises_ = __webpack_require__(8500);
        var first_line = __webpack_require__(996);
        var neutralise = __webpack_require__(5465);
        var sinks_figures = __webpack_require__(8521);
        var tool_title = __webpack_require__(9943);
        ; // CONCATENATED MODULE: ./src/sinks/progress-text.ts
        const steps = [
            {
                name: "Repository",
                phases: [
                    "doctor",
                    "prepare",
                    "repository"
                ]
            },
            {
                name: "Analysis and reading",
                phases: [
                    "analysis",
                    "reading"
                ]
            },
            {
                name: "Modification",
                phases: [
                    "modification"
                ]
            },
            {
                name: "Checks",
                phases: [
                    "checks"
                ]
            },
            {
                name: "Branch, commit and push",
                phases: [
                    "branch",
                    "commit",
                    "push"
                ]
            },
            {
                name: "Pull request",
                phases: [
                    "pull-request",
                    "result"
                ]
            }
        ];
        const checksStep = steps.findIndex(({ phases })=>phases.includes("checks"));
        const maxLineLength = 120;
        const firstState = {
            reached: 0,
            hasChecked: false,
            now: {
                text: "Preparing",
                isCall: false
            },
            turns: 0,
            costUsd: null,
            maxCostUsd: undefined,
            startedAt: undefined,
            title: undefined,
            verdict: undefined
        };
        function progressAfter(before, event, isUnfit = ()=>false) {
            const state = {
                ...before,
                startedAt: before.startedAt ?? event.timestamp
            };
            switch(event.type){
                case "status":
                    {
                        const at = steps.findIndex(({ phases })=>phases.includes(event.phase));
                        const reached = Math.max(state.reached, at);
                        const hasChecked = state.hasChecked || at === checksStep;
                        const text = isUnfit(event.message) ? "At work" : (0, first_line.T)(event.message, maxLineLength);
                        return {
                            ...state,
                            reached,
                            hasChecked,
                            now: {
                                text,
                                isCall: false
                            }
                        };
                    }
                case "tool_call":
                    {
                        return {
                            ...state,
                            now: {
                                text: callText(event, isUnfit),
                                isCall: true
                            }
                        };
                    }
                case "thinking":
                case "message":
                    return state.now === thinking ? state : {
                        ...state,
                        now: thinking
                    };
                case "usage":
                    {
                        const { turn: turns, total_cost_usd: costUsd, max_cost_usd: maxCostUsd } = event;
                        return {
                            ...state,
                            turns,
                            costUsd,
                            maxCostUsd
                        };
                    }
                case "verification":
                    return {
                        ...state,
                        hasChecked: true,
                        verdict: unlessUnfit((0, first_line.T)(event.message, 300), isUnfit)
                    };
                case "pull_request":
                    return {
                        ...state,
                        title: unlessUnfit((0, first_line.T)(event.title, 200), isUnfit)
                    };
                default:
                    return state;
            }
        }
        function callText({ tool, input }, isUnfit) {
            if (isUnfit(tool)) return "a tool";
            const whole = (0, tool_title.n)(input, Number.POSITIVE_INFINITY).text;
            if (isUnfit(`${tool} ${whole}`)) return (0, first_line.T)(tool, maxLineLength);
            return (0, first_line.T)(`${tool} ${(0, tool_title.n)(input, maxLineLength - tool.length).text}`, maxLineLength);
        }
        function unlessUnfit(text, isUnfit) {
            return isUnfit(text) ? undefined : text;
        }
        const thinking = {
            text: "The model is thinking",
            isCall: false
        };
        function progressText(state, runUrl) {
            const { reached, hasChecked, now } = state;
            const shown = steps.flatMap(({ name }, at)=>{
                if (at === checksStep && reached > at && !hasChecked) return [];
                return [
                    `- [${at < reached ? "x" : " "}] ${at === reached ? `**${name}**` : name}`
                ];
            });
            return [
                "**Tiny Backspace is working on this.**",
                shown.join("\n"),
                `Now: ${now.isCall ? (0, neutralise.AB)(now.text) : (0, neutralise.nL)(now.text)}`,
                `<sub>${[
                    ...spent(state),
                    `[log of the run](${runUrl})`
                ].join(" \xb7 ")}</sub>`
            ].join("\n\n");
        }
        function progressFigures(state, nowMs) {
            const { startedAt = nowMs } = state;
            return [
                ...spent(state),
                (0, sinks_figures.p0)(Math.max(0, nowMs - startedAt))
            ].join(" \xb7 ");
        }
        function spent({ turns, costUsd, maxCostUsd }) {
            if (turns === 0) return [];
            const limit = maxCostUsd === undefined ? "" : ` of $${maxCostUsd.toFixed(2)}`;
            const cost = costUsd === null ? "price unknown" : `$${costUsd.toFixed(2)}${limit}`;
            return [
                (0, sinks_figures.hS)(turns, "turn"),
                cost
            ];
        }
        ; // CONCATENATED MODULE: ./src/sinks/progress.ts
        const shortestPauseMs = 15_000;
        const longestPauseMs = 300_000;
        const shareOfElapsed = 11;
        function createProgress({ now = Date.now, pause = pauseUntil } = {}) {
            const [ending, stop] = [
                new AbortController(),
                new AbortController()
            ];
            let state = firstState;
            let isUnfit = ()=>false;
            let work;
            const keepShowing = async ({ put, runUrl })=>{
                const begunAt = now();
                let shown;
                while(!ending.signal.aborted){
                    const text = progressText(state, runUrl);
                    if (text !== shown && !await put(text, stop.signal)) return;
                    shown = text;
                    await pause(pauseAfter(now() - begunAt), ending.signal);
                }
            };
            return {
                sink: {
                    name: "progress comment",
                    take (event) {
                        state = progressAfter(state, event, isUnfit);
                    }
                },
                keepOut (judge) {
                    isUnfit = judge;
                },
                begin (screen) {
                    work ??= keepShowing(screen).catch((cause)=>{
                        if (!stop.signal.aborted) screen.onFailure(cause);
                    });
                },
                async end (patienceMs) {
                    ending.abort();
                    const timer = setTimeout(()=>stop.abort(), patienceMs);
                    await work;
                    clearTimeout(timer);
                },
                facts: ()=>({
                        figures: progressFigures(state, now()),
                        ...state.title !== undefined && {
                            title: state.title
                        },
                        ...state.verdict !== undefined && {
                            verdict: state.verdict
                        }
                    })
            };
        }
        function pauseAfter(elapsedMs) {
            return Math.min(longestPauseMs, Math.max(shortestPauseMs, elapsedMs / shareOfElapsed));
        }
        async function pauseUntil(ms, signal) {
            await (0, external_node_timers_promises_.setTimeout)(ms, undefined, {
                signal
            }).catch(()=>undefined);
        }
        var dependencies_line = __webpack_require__(354);
        ; // CONCATENATED MODULE: ./src/sinks/summary-markup.ts
        const maxRows = 100;
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
        ; // CONCATENATED MODULE: ./src/sinks/summary-pictures.ts
        const maxBars = 40;
        const hourMs = 3_600_000;
        const fineMs = 15_000;
        const leastNamed = 0.08;
        const leastNumbered = 0.02;
        const leastSeen = 1 / 300;
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
                    ...visible(longest(bars), wholeMs * leastSeen).map((bar)=>barLine(bar, {
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
        function visible(bars, leastMs) {
            return bars.map((bar)=>{
                const next = Math.min(...bars.flatMap(({ from })=>from >= bar.to && from > bar.from ? [
                        from
                    ] : []));
                return {
                    ...bar,
                    to: Math.max(bar.to, Math.min(bar.from + leastMs, next))
                };
            });
        }
        const unnamed = "\u2800";
        function barLine({ label, from, to, failed }, { start, wholeMs, isModel }) {
            const hasRoom = to - from >= wholeMs * (isModel ? leastNumbered : leastNamed);
            const name = !hasRoom ? unnamed : /^[\w-]{1,30}$/.test(label) ? label : "other";
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
            return `### Cost up to each turn\n\n${(0, sinks_figures.E9)(last.spent)}${limit === undefined ? "" : ofBudget(last.spent, limit)}\n\n${diagram([
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
        function ofBudget(spent, limit) {
            const most = limit < 0.1 ? (0, sinks_figures.E9)(limit) : `$${limit.toFixed(2)}`;
            const percent = limit > 0 ? spent / limit * 100 : 100;
            return ` of ${most} that the run may cost, ${percent < 1 ? "less than 1" : Math.round(percent)} %`;
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
        ; // CONCATENATED MODULE: ./src/sinks/summary-change.ts
        const maxPathLength = 200;
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
            const counts = (cell)=>runs.some(({ tests })=>tests !== null) ? [
                    cell
                ] : [];
            const rows = table([
                [
                    "Checks on",
                    "Result",
                    ...counts("Tests"),
                    "Time"
                ],
                [
                    "---",
                    "---",
                    ...counts("---"),
                    "--:"
                ]
            ], runs, ({ where, outcome, reason, tests, duration_ms: ms })=>[
                    sinks_figures.Uc[where],
                    `${signs[outcome]} ${(0, neutralise.nL)((reason === "" ? outcome : `${outcome}, ${reason}`).replace("-", " ").slice(0, maxPathLength))}`,
                    ...counts(tests === null ? "" : (0, sinks_figures.Js)(tests)),
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
        var codes = __webpack_require__(1683);
        ; // CONCATENATED MODULE: ./src/sinks/summary-notes.ts
        const maxFoundLength = 1000;
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
        var receipt_lines = __webpack_require__(4833);
        ; // CONCATENATED MODULE: ./src/sinks/summary-reach.ts
        const maxReasonLength = 200;
        const maxOpenRows = 12;
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
                    ].join(", ").slice(0, maxReasonLength)),
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
            const tables = parts.filter((part)=>part !== "").join("\n\n");
            const isShort = event.hosts.length + event.refused.length <= maxOpenRows;
            return isShort ? `### ${title}\n\n${tables}`.trim() : folded(title, tables);
        }
        ; // CONCATENATED MODULE: ./src/sinks/summary-result.ts
        const maxMessageLength = 8192;
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
                pullRequest === undefined ? summary_result_link(end.pull_request_url) : aboutPullRequest(pullRequest),
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
            return `**${summary_result_link(event.url, `#${event.number}`)} ${(0, neutralise.nL)(event.title)}** \xb7 ${branches}${draft}`;
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
        function summary_result_link(url, label = url) {
            if (url === null) return "";
            return /^https?:\/\/[\w.:-]+\/[\w./%-]*$/.test(url) ? `[${label}](${url})` : (0, neutralise.Zt)(url);
        }
        ; // CONCATENATED MODULE: ./src/sinks/summary-transcript.ts
        const whole = "_Long texts are shortened here. Every word is in the file of the output `transcript-file`, every event in the one of `events-file`._";
        const headShare = 1 / 3;
        function transcript({ transcript: { head, leftOut, tail }, turns }, maxBytes) {
            const figures = new Map(turns.map((usage)=>[
                    usage.turn,
                    (0, sinks_figures.SG)(usage)
                ]));
            const heading = (turn)=>{
                const known = figures.get(turn);
                return `**Turn ${(0, sinks_figures.U9)(turn)}**${known === undefined ? "" : ` \xb7 ${known}`}`;
            };
            const show = (items)=>items.map((item)=>{
                    const text = showItem(item);
                    return {
                        turn: item.turn,
                        text,
                        bytes: Buffer.byteLength(text) + Buffer.byteLength(heading(item.turn)) + 4
                    };
                });
            const room = maxBytes - Buffer.byteLength(folded("Transcript: 1,000,000 turns", whole)) - maxGapBytes;
            const all = [
                ...show(head),
                ...show(tail)
            ];
            const first = takeWhileRoom(leftOut === 0 ? all : all.slice(0, head.length), room * headShare);
            const used = first.reduce((sum, { bytes })=>sum + bytes, 0);
            const rest = all.slice(first.length);
            const last = takeWhileRoom(rest.toReversed(), room - used).toReversed();
            const missing = leftOut + rest.length - last.length;
            if (first.length + last.length === 0) return "";
            const part = (items, before = 0)=>items.flatMap(({ turn, text }, index)=>turn === (items[index - 1]?.turn ?? before) ? [
                        text
                    ] : [
                        heading(turn),
                        text
                    ]);
            const gap = missing === 0 ? [] : [
                `_\u{2026} ${(0, sinks_figures.hS)(missing, "more step")} \u{2026}_`
            ];
            const body = [
                ...part(first),
                ...gap,
                ...part(last, missing === 0 ? first.at(-1)?.turn : 0),
                whole
            ];
            return folded(`Transcript: ${(0, sinks_figures.hS)(turnsOf(all), "turn")}`, body.join("\n\n"));
        }
        const maxGapBytes = 64;
        function takeWhileRoom(items, room) {
            let left = room;
            const end = items.findIndex(({ bytes })=>{
                left -= bytes;
                return left < 0;
            });
            return items.slice(0, end === -1 ? items.length : end);
        }
        function turnsOf(items) {
            return items.at(-1)?.turn ?? 0;
        }
        function showItem(item) {
            if (item.type === "words") {
                const more = item.missing === 0 ? "" : `

_\u{2026} ${(0, sinks_figures.U9)(item.missing)} more characters_`;
                return `${(0, neutralise.p7)(item.text)}${more}`;
            }
            const { tool, about, edits, ended, result } = item;
            const sign = ended === undefined || !ended.ok ? "\u2717" : "\u2713";
            const names = [
                tool,
                about
            ].map(neutralise.AB).filter((name)=>name !== "");
            const title = `${[
                sign,
                ...names
            ].join(" ")} \xb7 ${ended === undefined ? "no result" : (0, sinks_figures.p0)(ended.durationMs)}`;
            return [
                title,
                ...edits === "" ? [] : [
                    (0, neutralise.D9)(edits, "diff")
                ],
                ...result === "" ? [] : [
                    (0, neutralise.D9)(result)
                ]
            ].join("\n\n");
        }
        ; // CONCATENATED MODULE: ./src/sinks/summary-work.ts
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
        function tools({ tools: used, callCount }) {
            if (callCount === 0) return "";
            const rows = table([
                [
                    "Tool",
                    "Calls",
                    "Failed",
                    "Time",
                    "Longest"
                ],
                [
                    "---",
                    "--:",
                    "--:",
                    "--:",
                    "--:"
                ]
            ], [
                ...used
            ].toSorted(([, a], [, b])=>b.wholeMs - a.wholeMs), ([tool, { calls: made, failed, wholeMs, longestMs }])=>[
                    (0, neutralise.Zt)(tool),
                    (0, sinks_figures.U9)(made),
                    (0, sinks_figures.U9)(failed),
                    (0, sinks_figures.p0)(wholeMs),
                    (0, sinks_figures.p0)(longestMs)
                ]);
            return `### ${(0, sinks_figures.hS)(callCount, "tool call")}\n\n${rows}`;
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
            return folded(`Call by call${failed === 0 ? "" : `: ${(0, sinks_figures.U9)(failed)} failed`}`, rows);
        }
        ; // CONCATENATED MODULE: ./src/sinks/summary-markdown.ts
        const maxBytes = 512 * 1024;
        const maxFactsBytes = 256 * 1024;
        const maxTranscriptBytes = 192 * 1024;
        function renderSummary(state) {
            const page = facts(state);
            const room = Math.min(maxTranscriptBytes, maxBytes - Buffer.byteLength(page));
            const told = transcript(state, room);
            return told === "" ? page : `${page}${told}\n`;
        }
        function facts(state) {
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
                calls(state)
            ].filter((section)=>section !== "");
            let page = "";
            for (const [index, section] of sections.entries()){
                if (Buffer.byteLength(page) + Buffer.byteLength(section) > maxFactsBytes) {
                    return `${page}_${(0, sinks_figures.hS)(sections.length - index, "more section")}: see the events file._\n\n`;
                }
                page += `${section}\n\n`;
            }
            return page;
        }
        var terminal_text = __webpack_require__(1863);
        var input_text = __webpack_require__(6434);
        var shorten = __webpack_require__(6957);
        ; // CONCATENATED MODULE: ./src/sinks/transcript-keeper.ts
        const limits = {
            head: 64 * 1024,
            tail: 192 * 1024
        };
        const maxWords = 4000;
        const maxTitle = 160;
        const resultLimits = {
            lines: 12,
            chars: 1200
        };
        const editsLimits = {
            lines: 40,
            chars: 3000
        };
        const maxOpen = 256;
        function createTranscriptKeeper() {
            const kept = createEnds(limits);
            const open = new Map();
            let said;
            const endWords = ()=>{
                if (said !== undefined && said.text.trim() !== "") {
                    kept.add({
                        type: "words",
                        turn: said.turn,
                        text: said.text,
                        missing: said.missing
                    });
                }
                said = undefined;
            };
            const speak = ({ turn, block, text, done })=>{
                if (said?.turn !== turn || said.block !== block) endWords();
                said ??= {
                    turn,
                    block,
                    text: "",
                    missing: 0
                };
                const part = text.slice(0, Math.max(0, maxWords - said.text.length));
                said.text += part;
                said.missing += text.length - part.length;
                if (done) endWords();
            };
            const call = ({ id, turn, tool, input })=>{
                endWords();
                const [oldest] = open.keys();
                if (open.size >= maxOpen && oldest !== undefined) open.delete(oldest);
                const about = (0, tool_title.n)(input, maxTitle).text;
                const edits = (0, shorten.m)((0, input_text.L)(input["edits"]) ?? "", editsLimits);
                open.set(id, {
                    type: "call",
                    turn,
                    tool: tool.slice(0, maxTitle),
                    about,
                    edits,
                    ended: undefined,
                    result: ""
                });
            };
            const answer = ({ id, ok, duration_ms: durationMs, result })=>{
                const asked = open.get(id);
                open.delete(id);
                if (asked === undefined) return;
                kept.add({
                    ...asked,
                    ended: {
                        ok,
                        durationMs
                    },
                    result: (0, shorten.m)((0, terminal_text.e)(result), resultLimits)
                });
            };
            return {
                take (event) {
                    if (event.type === "message") speak(event);
                    else if (event.type === "tool_call") call(event);
                    else if (event.type === "tool_result") answer(event);
                },
                read () {
                    const { head, leftOut, tail } = kept.read();
                    const last = said === undefined || said.text.trim() === "" ? [] : [
                        {
                            type: "words",
                            ...said
                        }
                    ];
                    return {
                        head,
                        leftOut,
                        tail: [
                            ...tail,
                            ...open.values(),
                            ...last
                        ]
                    };
                }
            };
        }
        function createEnds(most) {
            const head = [];
            let tail = [];
            let start = 0;
            let leftOut = 0;
            const room = {
                ...most
            };
            return {
                add (item) {
                    const size = sizeOf(item);
                    if (tail.length === 0 && size <= room.head) {
                        room.head -= size;
                        head.push(item);
                        return;
                    }
                    tail.push({
                        item,
                        size
                    });
                    room.tail -= size;
                    for(let first = tail[start]; room.tail < 0 && first !== undefined; first = tail[start]){
                        room.tail += first.size;
                        start += 1;
                        leftOut += 1;
                    }
                    if (start * 2 > tail.length) {
                        tail = tail.slice(start);
                        start = 0;
                    }
                },
                read: ()=>({
                        head,
                        leftOut,
                        tail: tail.slice(start).map(({ item })=>item)
                    })
            };
        }
        const itemSize = 200;
        function sizeOf(item) {
            return item.type === "words" ? itemSize + item.text.length : itemSize + item.tool.length + item.about.length + item.edits.length + item.result.length;
        }
        ; // CONCATENATED MODULE: ./src/sinks/summary.ts
        const maxRemembered = 1000;
        const maxChecks = 20;
        const maxTools = 30;
        const maxArgumentLength = 80;
        const unused = {
            calls: 0,
            failed: 0,
            wholeMs: 0,
            longestMs: 0
        };
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
                tools: new Map(),
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
            const transcript = createTranscriptKeeper();
            const use = (tool, add)=>{
                const name = state.tools.has(tool) || state.tools.size < maxTools ? tool : "others";
                state.tools.set(name, add(state.tools.get(name) ?? unused));
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
                            use(event.tool, (before)=>({
                                    ...before,
                                    calls: before.calls + 1
                                }));
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
                            use(event.tool, ({ calls, failed, wholeMs, longestMs })=>({
                                    calls,
                                    failed: failed + (event.ok ? 0 : 1),
                                    wholeMs: wholeMs + event.duration_ms,
                                    longestMs: Math.max(longestMs, event.duration_ms)
                                }));
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
                    take (event) {
                        take(event);
                        transcript.take(event);
                    }
                },
                setFiles (files, held = []) {
                    state.files = files;
                    state.heldFiles = held;
                },
                setByHandUrl (url) {
                    state.byHandUrl = url;
                },
                render: ()=>renderSummary({
                        ...state,
                        transcript: transcript.read()
                    })
            };
        }
        var telemetry_telemetry = __webpack_require__(9086);
        var sinks_transcript = __webpack_require__(5956);
        var started = __webpack_require__(3762);
        var state = __webpack_require__(2462);
        var telemetry_start = __webpack_require__(7217);
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
        const patienceMs = 2_500;
        const hurriedPatienceMs = 500;
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
            const progress = createProgress();
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
                            telemetry.sink,
                            progress.sink
                        ],
                        onSinkFailure: (sink, cause)=>warn(sink)(cause),
                        tell: async (run, outcome, message)=>{
                            await progress.end(run.signal.aborted ? hurriedPatienceMs : patienceMs);
                            if (opened === undefined || !await opened.allowed) return;
                            const left = !isOver(outcome) && (0, journal._)(tempDir).read() !== undefined;
                            const kept = keptFiles.patch !== undefined;
                            const isTold = await opened.tell({
                                outcome,
                                message,
                                kept,
                                left,
                                facts: progress.facts()
                            });
                            if (isTold) core.LZ(state.f.told, left ? "landing" : "yes");
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
                            opened = (0, place.Q)(run, env, event, redactor);
                            const _ = __addDisposableResource(env_1, opened && (0, watch_place.pZ)(run, opened.github, opened), true);
                            run.signal.addEventListener("abort", telemetry.hurry);
                            return await story(run, {
                                trigger: event.trigger,
                                mode: (0, src_job.R5)("mode"),
                                asking: (0, src_job.kO)(),
                                showProgress: (cleared)=>opened?.show(progress, cleared),
                                readJob: async ()=>{
                                    (0, telemetry_start.a)(telemetry, {
                                        env,
                                        event,
                                        input: src_job.R5,
                                        hide,
                                        redact: redactor.text
                                    });
                                    run.emit((0, started.K$)(event, {
                                        input: src_job.R5,
                                        runUrl: (0, src_job.Qm)(env, event),
                                        redact: redactor.text
                                    }));
                                    const job = await (0, src_job.cd)(env, run, event, {
                                        redactor,
                                        record: transcript.record,
                                        hide
                                    });
                                    const onDecoys = ({ findIn })=>progress.keepOut((text)=>findIn(text).length > 0);
                                    return {
                                        ...job,
                                        solve: {
                                            ...job.solve,
                                            onDecoys
                                        },
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
                colour: !env["NO_COLOR"],
                debug: core._o()
            });
            if (core._o()) {
                (0, details.cG)((detail)=>log.detail(redactor.text(detail)));
                log.detail((0, machine.U9)());
            }
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
    9252: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            M: ()=>latePatienceMs,
            Q: ()=>openPlace
        });
        var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
        var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = __webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
        var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
        var node_path__WEBPACK_IMPORTED_MODULE_1___default = __webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
        var _actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7264);
        var _allow_list_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6619);
        var _ending_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8930);
        var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3916);
        var _github_github_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7128);
        var _job_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8224);
        var _redact_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7465);
        var _state_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2462);
        var _task_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(192);
        var _tell_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(44);
        var _watch_place_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(2510);
        const latePatienceMs = 20_000;
        const cancelGraceMs = 3000;
        function openPlace(run, env, { trigger, actor, ...where }, redactor) {
            const token = _actions_core__WEBPACK_IMPORTED_MODULE_2__.V4("github-token");
            const place = (0, _task_js__WEBPACK_IMPORTED_MODULE_10__.$t)(trigger, (0, _job_js__WEBPACK_IMPORTED_MODULE_7__.R5)("label"));
            const mode = (0, _job_js__WEBPACK_IMPORTED_MODULE_7__.R5)("mode");
            const writes = (0, _job_js__WEBPACK_IMPORTED_MODULE_7__.R5)("dry-run") !== "true" && mode !== "doctor" && mode !== "agent";
            if (place === undefined || token === "" || !writes) return undefined;
            const patience = new AbortController();
            run.signal.addEventListener("abort", ()=>setTimeout(()=>patience.abort(), cancelGraceMs).unref());
            const github = (0, _github_github_js__WEBPACK_IMPORTED_MODULE_6__.II)({
                ...where,
                token: new _redact_js__WEBPACK_IMPORTED_MODULE_8__.zh(token),
                signal: patience.signal
            });
            const allowed = (0, _watch_place_js__WEBPACK_IMPORTED_MODULE_12__.SH)(github, {
                trigger,
                actor,
                allowed: (0, _allow_list_js__WEBPACK_IMPORTED_MODULE_3__.G)(_job_js__WEBPACK_IMPORTED_MODULE_7__.R5)
            });
            const runUrl = (0, _job_js__WEBPACK_IMPORTED_MODULE_7__.Qm)(env, where);
            const comment = openRunComment(github, {
                place,
                redactor,
                runKey: env["GITHUB_RUN_ID"] ?? "0"
            });
            let failure;
            let isThere = false;
            const begin = async (progress, cleared)=>{
                const [isAllowed] = await Promise.all([
                    allowed,
                    cleared
                ]);
                if (!isAllowed) return;
                progress.begin({
                    runUrl,
                    async put (text, signal) {
                        if (isThere) return await comment.edit(text, signal);
                        await comment.put(text, signal);
                        isThere = true;
                        return true;
                    },
                    onFailure (cause) {
                        failure = cause;
                        if (run.signal.aborted) return;
                        run.emit({
                            type: "warning",
                            message: (0, _tell_js__WEBPACK_IMPORTED_MODULE_11__.r_)("How the run goes on", place, cause)
                        });
                    }
                });
            };
            return {
                ...{
                    place,
                    allowed,
                    github
                },
                show (progress, cleared) {
                    begin(progress, cleared).catch(()=>undefined);
                },
                async tell (ending) {
                    if (failure instanceof _errors_js__WEBPACK_IMPORTED_MODULE_5__.y && failure.code === "token-rejected") return false;
                    const options = {
                        ...ending,
                        place,
                        runUrl,
                        redact: redactor.text
                    };
                    const told = (0, _ending_text_js__WEBPACK_IMPORTED_MODULE_4__.z)(options);
                    if (told === undefined || !told.isNews && (0, _job_js__WEBPACK_IMPORTED_MODULE_7__.R5)("progress-comment") !== "true") return false;
                    const telling = failure === undefined && !isThere ? run : {
                        ...run,
                        emit: ()=>undefined
                    };
                    const isTold = await (0, _tell_js__WEBPACK_IMPORTED_MODULE_11__.Lt)(telling, comment, options);
                    if (!isTold && isThere) await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(run.tempDir, _state_js__WEBPACK_IMPORTED_MODULE_9__.I), told.text, {
                        mode: 0o600
                    });
                    return isTold;
                },
                async tellLate (text) {
                    try {
                        if (await allowed) await comment.edit(text, AbortSignal.timeout(latePatienceMs));
                    } catch (cause) {
                        run.emit({
                            type: "warning",
                            message: (0, _tell_js__WEBPACK_IMPORTED_MODULE_11__.r_)("How the run ended", place, cause)
                        });
                    }
                }
            };
        }
        function openRunComment(github, { place: { number }, redactor, runKey }) {
            const mark = `<!-- tiny-backspace:run ${runKey.replace(/[^\w-]/g, "")} -->`;
            const bodyOf = (text)=>redactor.text(`${mark}\n${text}`);
            let known;
            const edit = async (text, signal)=>{
                known ??= await github.findComment(number, mark, signal);
                if (known !== undefined && !await github.editComment(known, bodyOf(text), signal)) known = undefined;
                return known !== undefined;
            };
            return {
                edit,
                async put (text, signal) {
                    if (await edit(text, signal)) return;
                    known = (await github.addComment(number, bodyOf(text), signal)).number;
                }
            };
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

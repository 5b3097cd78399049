export const id = 581;
export const ids = [
    581,
    15
];
export const modules = {
    5581: ((module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__)=>{
            try {
                __webpack_require__.r(__webpack_exports__);
                var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
                var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = __webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
                var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
                var node_os__WEBPACK_IMPORTED_MODULE_1___default = __webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_1__);
                var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
                var node_path__WEBPACK_IMPORTED_MODULE_2___default = __webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
                var _agent_providers_provider_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3551);
                var _command_line_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1689);
                var _desk_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3410);
                var _doctor_clearance_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7081);
                var _doctor_command_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2088);
                var _errors_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3916);
                var _github_github_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7128);
                var _journal_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(2588);
                var _land_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(2566);
                var _machine_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(3618);
                var _neutralise_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(5465);
                var _origin_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(2837);
                var _outcome_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(4671);
                var _perform_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(4844);
                var _redact_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(7465);
                var _replay_command_js__WEBPACK_IMPORTED_MODULE_18__ = __webpack_require__(6085);
                var _salvage_js__WEBPACK_IMPORTED_MODULE_19__ = __webpack_require__(9418);
                var _sandbox_abandoned_js__WEBPACK_IMPORTED_MODULE_20__ = __webpack_require__(2727);
                var _sandbox_leftovers_js__WEBPACK_IMPORTED_MODULE_21__ = __webpack_require__(6287);
                var _sandbox_unavailable_js__WEBPACK_IMPORTED_MODULE_22__ = __webpack_require__(9366);
                var _sinks_events_file_js__WEBPACK_IMPORTED_MODULE_23__ = __webpack_require__(7190);
                var _sinks_telemetry_telemetry_js__WEBPACK_IMPORTED_MODULE_24__ = __webpack_require__(9086);
                var _sinks_transcript_js__WEBPACK_IMPORTED_MODULE_25__ = __webpack_require__(5956);
                var _started_js__WEBPACK_IMPORTED_MODULE_26__ = __webpack_require__(3762);
                var _telemetry_command_js__WEBPACK_IMPORTED_MODULE_27__ = __webpack_require__(9050);
                var _telemetry_settings_js__WEBPACK_IMPORTED_MODULE_28__ = __webpack_require__(4710);
                var _telemetry_start_js__WEBPACK_IMPORTED_MODULE_29__ = __webpack_require__(7217);
                var _workspace_git_directories_js__WEBPACK_IMPORTED_MODULE_30__ = __webpack_require__(3723);
                const usageExitCode = 2;
                const usageCodes = [
                    "bad-input",
                    "workspace-unusable"
                ];
                const shownPatchBytes = 64 * 1024;
                async function main() {
                    const [command, ...more] = process.argv.slice(2);
                    if (command === "replay") return await (0, _replay_command_js__WEBPACK_IMPORTED_MODULE_18__.P)(more, process.env);
                    if (command === "doctor") return await (0, _doctor_command_js__WEBPACK_IMPORTED_MODULE_7__.l)(more, process.env);
                    if (command === "telemetry") return await (0, _telemetry_command_js__WEBPACK_IMPORTED_MODULE_27__.D)(more, process.env);
                    const commandLine = await (0, _command_line_js__WEBPACK_IMPORTED_MODULE_4__.ye)(process.argv.slice(2), process.env);
                    if (typeof commandLine === "string") {
                        process.stdout.write(commandLine);
                        return 0;
                    }
                    (0, _sandbox_unavailable_js__WEBPACK_IMPORTED_MODULE_22__.gu)(process.platform);
                    if (commandLine.cloneUrl === undefined) await (0, _workspace_git_directories_js__WEBPACK_IMPORTED_MODULE_30__.I8)(commandLine.directory);
                    const { provider, githubToken, telemetry: endpoints } = commandLine.config;
                    const redactor = (0, _redact_js__WEBPACK_IMPORTED_MODULE_17__.lY)([
                        ...(0, _machine_js__WEBPACK_IMPORTED_MODULE_12__.VY)(process.env),
                        ...(0, _agent_providers_provider_js__WEBPACK_IMPORTED_MODULE_3__.Fj)(provider),
                        ...(0, _telemetry_settings_js__WEBPACK_IMPORTED_MODULE_28__.z)(endpoints),
                        ...githubToken === undefined ? [] : [
                            githubToken
                        ]
                    ]);
                    await (0, _sandbox_abandoned_js__WEBPACK_IMPORTED_MODULE_20__.j)((0, node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), /^tiny-backspace-\w{6}$/, process.getuid?.() ?? 0).catch(()=>undefined);
                    const { filesDir, tempDir, warn, performing } = await (0, _desk_js__WEBPACK_IMPORTED_MODULE_5__.A)(process.env, redactor);
                    const files = {
                        events: (0, node_path__WEBPACK_IMPORTED_MODULE_2__.join)(filesDir, "events.jsonl"),
                        transcript: (0, node_path__WEBPACK_IMPORTED_MODULE_2__.join)(filesDir, "transcript.jsonl")
                    };
                    const journal = (0, _journal_js__WEBPACK_IMPORTED_MODULE_10__._)(tempDir);
                    const transcript = (0, _sinks_transcript_js__WEBPACK_IMPORTED_MODULE_25__.B)(files.transcript, redactor, warn("transcript"));
                    const telemetry = (0, _sinks_telemetry_telemetry_js__WEBPACK_IMPORTED_MODULE_24__.M)({
                        spoolFile: (0, node_path__WEBPACK_IMPORTED_MODULE_2__.join)(filesDir, "spool.jsonl"),
                        env: process.env,
                        warn: (sentence)=>console.error(redactor.text(sentence))
                    });
                    telemetry.start(endpoints, aboutRun(commandLine, redactor.text));
                    let isKept = false;
                    const { outcome } = await (0, _perform_js__WEBPACK_IMPORTED_MODULE_16__.y)({
                        ...performing,
                        sinks: [
                            ...performing.sinks,
                            (0, _sinks_events_file_js__WEBPACK_IMPORTED_MODULE_23__.s)(files.events),
                            telemetry.sink
                        ]
                    }, async (run)=>{
                        run.signal.addEventListener("abort", telemetry.hurry);
                        run.emit({
                            ...{
                                type: "started",
                                title: (0, _started_js__WEBPACK_IMPORTED_MODULE_26__.Gg)(redactor.text(commandLine.config.prompt)),
                                issue_url: null,
                                run_url: null
                            },
                            ...{
                                repository_url: (0, _started_js__WEBPACK_IMPORTED_MODULE_26__.ZZ)(commandLine.cloneUrl ?? "") ?? null,
                                requested_by: null
                            }
                        });
                        for (const message of commandLine.config.warnings)run.emit({
                            type: "warning",
                            message
                        });
                        const startedAt = Date.now();
                        const machine = await (0, _machine_js__WEBPACK_IMPORTED_MODULE_12__.Uc)(process.env, {
                            tempDir,
                            distrusted: [
                                commandLine.directory
                            ],
                            workspaces: [
                                commandLine.directory
                            ],
                            mode: "copy",
                            changes: "none",
                            publishes: commandLine.publish
                        });
                        await openRepository(run, commandLine, machine);
                        const { config, directory } = commandLine;
                        const landing = {
                            task: {
                                prompt: config.prompt
                            },
                            redactor,
                            author: await (0, _machine_js__WEBPACK_IMPORTED_MODULE_12__.xN)(process.env, machine, directory)
                        };
                        let github;
                        const solving = (0, _machine_js__WEBPACK_IMPORTED_MODULE_12__.Gx)(machine, config, {
                            directory,
                            startedAt,
                            record: transcript.record,
                            journal,
                            redact: redactor.text,
                            hide: redactor.add
                        });
                        const { model } = solving;
                        const solution = await (0, _salvage_js__WEBPACK_IMPORTED_MODULE_19__.cw)(run, landing.task, {
                            ...{
                                journal,
                                eventsFile: files.events,
                                evenCancelled: true
                            },
                            ...solving,
                            clear: async (workspace, client)=>{
                                if (commandLine.publish) github = await (0, _origin_js__WEBPACK_IMPORTED_MODULE_14__.N)(run, workspace.base, config, machine, process.env);
                                const publishing = github !== undefined && {
                                    github
                                };
                                const { dryRun } = config;
                                await (0, _doctor_clearance_js__WEBPACK_IMPORTED_MODULE_6__.K)(run, workspace, {
                                    client,
                                    model,
                                    dryRun,
                                    ...publishing
                                });
                            }
                        });
                        const { changes } = solution;
                        const keeping = {
                            ...landing,
                            emit: run.emit,
                            directory: filesDir
                        };
                        const kept = changes && await (0, _land_js__WEBPACK_IMPORTED_MODULE_11__.keepSolution)({
                            ...keeping,
                            solution,
                            changes
                        });
                        isKept = kept?.patch !== undefined;
                        if (github !== undefined && !run.signal.aborted) {
                            const { base, dryRun } = config;
                            return await (0, _land_js__WEBPACK_IMPORTED_MODULE_11__.land)(run, solution, {
                                ...landing,
                                github,
                                base,
                                dryRun,
                                settings: config
                            });
                        }
                        const { branch } = config;
                        const outcome = await (0, _land_js__WEBPACK_IMPORTED_MODULE_11__.Ex)(run, solution, {
                            ...landing,
                            ...branch && {
                                branch
                            }
                        });
                        if (kept?.patch !== undefined) await showPatch(kept.patch);
                        return outcome;
                    });
                    await transcript.close();
                    await (0, _sandbox_leftovers_js__WEBPACK_IMPORTED_MODULE_21__.DA)(tempDir);
                    const names = isKept ? "Events, transcript and patch" : "Events and transcript";
                    console.log(`${names}: ${filesDir}`);
                    if (telemetry.spoolFile() !== undefined) console.log(`What endpoints missed: ${telemetry.spoolFile()}`);
                    if ((0, _outcome_js__WEBPACK_IMPORTED_MODULE_15__.o)(outcome)) return 0;
                    return "code" in outcome && usageCodes.includes(outcome.code) ? usageExitCode : 1;
                }
                function aboutRun({ config, cloneUrl = "" }, redact) {
                    const repoUrl = (0, _started_js__WEBPACK_IMPORTED_MODULE_26__.ZZ)(cloneUrl);
                    return {
                        ...repoUrl !== undefined && {
                            repoUrl: redact(repoUrl)
                        },
                        prompt: redact(config.prompt),
                        ...(0, _telemetry_start_js__WEBPACK_IMPORTED_MODULE_29__.w)(config.provider.type),
                        resource: {}
                    };
                }
                async function openRepository(run, { cloneUrl, directory, config }, machine) {
                    if (cloneUrl === undefined) {
                        run.emit({
                            type: "status",
                            message: "Using checked-out repository...",
                            phase: "repository"
                        });
                        return;
                    }
                    run.emit({
                        type: "status",
                        message: "Cloning repository...",
                        phase: "repository"
                    });
                    try {
                        await (0, _github_github_js__WEBPACK_IMPORTED_MODULE_9__.eR)({
                            ...(0, _origin_js__WEBPACK_IMPORTED_MODULE_14__.Y)(run, config, machine, process.env),
                            url: cloneUrl,
                            directory
                        });
                    } catch (error) {
                        await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rmdir)(directory).catch(()=>undefined);
                        throw error;
                    }
                }
                async function showPatch(file) {
                    const patch = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file);
                    const shown = patch.subarray(0, shownPatchBytes).toString("utf8");
                    process.stdout.write(`\n${(0, _neutralise_js__WEBPACK_IMPORTED_MODULE_13__.Mk)(shown.trimEnd())}\n`);
                    if (patch.length > shownPatchBytes) console.log(`\u{2026} ${patch.length - shownPatchBytes} more bytes in the patch file`);
                }
                process.stdout.on("error", ()=>process.emit("SIGTERM"));
                try {
                    process.exitCode = await main();
                } catch (error) {
                    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_8__.y)) throw error;
                    const next = error.code === "workspace-unusable" ? ` ${_command_line_js__WEBPACK_IMPORTED_MODULE_4__.Yj[error.code]}` : "";
                    console.error(`${error.message}${next}`);
                    process.exitCode = usageExitCode;
                }
                process.exit();
                __webpack_async_result__();
            } catch (e) {
                __webpack_async_result__(e);
            }
        }, 1);
    }),
    1689: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            Fy: ()=>endpointVariables,
            NI: ()=>deskWords,
            Yj: ()=>commandLineNextSteps,
            ay: ()=>readDoctorLine,
            ye: ()=>readCommandLine
        });
        var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
        var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = __webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
        var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
        var node_path__WEBPACK_IMPORTED_MODULE_1___default = __webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
        var node_util__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7975);
        var node_util__WEBPACK_IMPORTED_MODULE_2___default = __webpack_require__.n(node_util__WEBPACK_IMPORTED_MODULE_2__);
        var _config_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3473);
        var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3916);
        var _github_github_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7128);
        var _outcome_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4671);
        const help = `Tiny Backspace: a prompt becomes a tested change of a git repository.

Usage
  node dist/cli/index.js --prompt TEXT [--repo DIR | --repo-url URL] [options]
  node dist/cli/index.js doctor [--pr] [options]     looks at what a run needs, and pays nothing
  node dist/cli/index.js replay FILE [--repo DIR]    a recorded run, again (replay --help tells more)
  node dist/cli/index.js telemetry resend FILE       what telemetry endpoints missed (telemetry --help tells more)

What to do
  --prompt TEXT          what should be changed, in plain words
  --prompt-file FILE     the same, from a file
  --repo DIR             the checkout to work on (default: the current directory)
  --repo-url URL         clone this repository into a new directory here, and work on that
  --pr                   push the change and open a pull request; without it the change ends on a local branch

How
  --provider NAME        who answers for the model: anthropic, bedrock, vertex or foundry (default: anthropic)
  --model ID             the model to ask (default: claude-opus-5-5)
  --fallback-model ID    the model to ask when that one has no room three times in a row (default: none)
  --effort LEVEL         low, medium, high, xhigh or max (default: the model's own)
  --max-turns N          how many answers the model may give (default: 60)
  --max-cost-usd N       what the run may cost, in US dollars (default: 5)
  --prices LIST          what models cost, as model=INPUT/OUTPUT in US dollars per million tokens
  --timeout-minutes N    how long the run may take (default: 30)
  --network WHAT         what commands may reach: none, packages or full (default: none; needs socat)
  --allowed-domains TEXT hosts that commands may reach too, separated by spaces
  --setup-command TEXT   what makes a fresh checkout ready for the checks; without it they run in copies of yours
  --verify-command TEXT  the checks to run before and after the change (default: found in the repository; none for none)
  --test-report LIST     JUnit reports that the checks write, one a line as in .gitignore
  --base BRANCH          the branch the pull request goes to (default: the one checked out)
  --draft WHEN           auto, always or never (default: auto)
  --branch NAME          the branch's name, or a pattern with {slug} and {run} (default: feature/{slug})
  --title TEXT           the pull request's title, or a pattern with {title} (default: the agent's)
  --labels LIST          labels for the pull request, separated by commas
  --reviewers LIST       people and teams to ask for a review (default: none)
  --assignees LIST       people to assign
  --milestone NAME       title or number of a milestone
  --dry-run              with --pr: shows the pull request and pushes nothing
  --hidden-paths LIST    files the agent must not see, one a line as in .gitignore (secrets that git doesn't track are
                         hidden anyway)
  --protected-paths LIST what the agent may not change besides workflows and the like, one a line as in .gitignore; \`!\`
                         before a line takes paths out again, \`none\` all before it
  --convex-url URL       a Convex deployment that gets every event (docs/telemetry.md)
  --convex-path NAME     the mutation that is called there (default: logs:create)
  --otlp-endpoint URL    an OpenTelemetry collector that gets traces over HTTP
  --webhook-url URL      an address that every event is posted to
  --webhook-format NAME  json-lines or sse (default: json-lines)
  --base-url URL         address of a gateway that speaks the provider's API (default: the provider's own)
  --help, --version

Environment
  ANTHROPIC_API_KEY      the key for the Claude API; other providers have variables of their own (docs/providers.md)
  ANTHROPIC_BASE_URL     what --base-url is when it isn't given
  GITHUB_TOKEN           a token that may push and open pull requests; for --pr and private repositories (or GH_TOKEN)
  CONVEX_URL, WEBHOOK_URL, OTEL_EXPORTER_OTLP_ENDPOINT  what the flags are when they aren't given
  CONVEX_SECRET, WEBHOOK_SECRET, OTEL_EXPORTER_OTLP_HEADERS  what the endpoints know us by

The agent works on a copy of the checkout, in a sandbox (Linux with bubblewrap): your files and your branch stay as
they are. Uncommitted changes of yours are seen by the agent and are not part of its change.

Exit codes: 0 a change or nothing to change, 1 the run failed, is unfinished or ends with a question, 2 the command line
is wrong.
`;
        const version = "0.1.0";
        const flags = {
            prompt: {
                type: "string"
            },
            "prompt-file": {
                type: "string"
            },
            repo: {
                type: "string"
            },
            "repo-url": {
                type: "string"
            },
            pr: {
                type: "boolean"
            },
            provider: {
                type: "string"
            },
            model: {
                type: "string"
            },
            "fallback-model": {
                type: "string"
            },
            effort: {
                type: "string"
            },
            "max-turns": {
                type: "string"
            },
            "max-cost-usd": {
                type: "string"
            },
            prices: {
                type: "string"
            },
            "timeout-minutes": {
                type: "string"
            },
            network: {
                type: "string"
            },
            "allowed-domains": {
                type: "string"
            },
            "setup-command": {
                type: "string"
            },
            "verify-command": {
                type: "string"
            },
            "test-report": {
                type: "string"
            },
            base: {
                type: "string"
            },
            draft: {
                type: "string"
            },
            branch: {
                type: "string"
            },
            title: {
                type: "string"
            },
            labels: {
                type: "string"
            },
            reviewers: {
                type: "string"
            },
            assignees: {
                type: "string"
            },
            milestone: {
                type: "string"
            },
            "dry-run": {
                type: "boolean"
            },
            "hidden-paths": {
                type: "string"
            },
            "protected-paths": {
                type: "string"
            },
            "convex-url": {
                type: "string"
            },
            "convex-path": {
                type: "string"
            },
            "otlp-endpoint": {
                type: "string"
            },
            "webhook-url": {
                type: "string"
            },
            "webhook-format": {
                type: "string"
            },
            "base-url": {
                type: "string"
            },
            help: {
                type: "boolean",
                short: "h"
            },
            version: {
                type: "boolean"
            }
        };
        async function readCommandLine(args, env) {
            const { text, isOn } = readFlags(args);
            if (isOn("help")) return help;
            if (isOn("version")) return `${version}\n`;
            const prompt = await readPrompt(text("prompt"), text("prompt-file"));
            if (prompt === "") {
                throw wrong("Say what should be changed with --prompt TEXT; --help tells the rest.");
            }
            const cloneUrl = text("repo-url");
            if (text("repo") !== undefined && cloneUrl !== undefined) {
                throw wrong("Give either --repo or --repo-url, not both.");
            }
            const config = configOf({
                text,
                isOn
            }, env, prompt);
            const idle = pullRequestFlags.find((flag)=>(text(flag) !== undefined || isOn(flag)) && !isOn("pr"));
            if (idle !== undefined) {
                throw wrong(`--${idle} is about the pull request; give --pr too, or leave --${idle} out.`);
            }
            return {
                config,
                directory: cloneUrl === undefined ? (0, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(text("repo") ?? ".") : await newDirectory(cloneUrl),
                ...cloneUrl !== undefined && {
                    cloneUrl
                },
                publish: isOn("pr")
            };
        }
        function readDoctorLine(args, env) {
            const flags = readFlags(args);
            if (flags.isOn("help")) return help;
            const idle = [
                "prompt",
                "prompt-file",
                "repo-url"
            ].find((flag)=>flags.isOn(flag));
            if (idle !== undefined) throw wrong(`The doctor starts no run; leave --${idle} out.`);
            return {
                directory: (0, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(flags.text("repo") ?? "."),
                publish: flags.isOn("pr"),
                readConfig: ()=>configOf(flags, env)
            };
        }
        function configOf({ text, isOn }, env, prompt = "") {
            const provider = text("provider") ?? _config_js__WEBPACK_IMPORTED_MODULE_3__.NT["provider"];
            if (provider === "anthropic" && !env["ANTHROPIC_API_KEY"]?.trim()) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__.y("bad-input", "Set the environment variable ANTHROPIC_API_KEY to your Claude API key.");
            }
            const token = env["GITHUB_TOKEN"] || env["GH_TOKEN"] || "";
            if (isOn("pr") && token === "") {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__.y("bad-input", "Set GITHUB_TOKEN to a token that may push and open pull requests, or leave out --pr.");
            }
            return (0, _config_js__WEBPACK_IMPORTED_MODULE_3__.Xg)((input)=>{
                if (input === "dry-run") return String(isOn("dry-run"));
                if (input === "prompt") return prompt;
                if (input === "prompt-file") return "";
                if (input === "github-token") return token;
                return text(input) ?? env[endpointVariables[input] ?? ""] ?? _config_js__WEBPACK_IMPORTED_MODULE_3__.NT[input] ?? "";
            }, (input)=>isFlag(input) ? `--${input}` : endpointVariables[input] ?? `--${input}`, env);
        }
        const endpointVariables = {
            "convex-secret": "CONVEX_SECRET",
            "webhook-secret": "WEBHOOK_SECRET",
            "webhook-url": "WEBHOOK_URL"
        };
        async function readPrompt(given, file) {
            if (file === undefined) return given?.trim() ?? "";
            if (given !== undefined) throw wrong("Give either --prompt or --prompt-file, not both.");
            const bytes = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file).catch((cause)=>{
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__.y("bad-input", `--prompt-file: ${file} can't be read.`, {
                    cause
                });
            });
            try {
                const prompt = new TextDecoder("utf-8", {
                    fatal: true
                }).decode(bytes).trim();
                if (prompt !== "" && !prompt.includes("\0")) return prompt;
            } catch  {}
            throw wrong(`--prompt-file: ${file} is empty or no text in UTF-8; name a file that says what should be changed.`);
        }
        const pullRequestFlags = [
            ...[
                "base",
                "draft",
                "title",
                "labels",
                "reviewers",
                "assignees",
                "milestone",
                "dry-run"
            ]
        ];
        const variables = {
            "anthropic-api-key": "ANTHROPIC_API_KEY",
            "base-url": "ANTHROPIC_BASE_URL",
            "github-token": "GITHUB_TOKEN"
        };
        const commandLineNextSteps = {
            ...Object.fromEntries(Object.entries(_outcome_js__WEBPACK_IMPORTED_MODULE_6__.Z).map(([code, sentence])=>[
                    code,
                    inFlags(sentence)
                ])),
            "sandbox-unavailable": "Give it Linux with bubblewrap (`sudo apt-get install -y bubblewrap`) and user namespaces allowed, and run again; here there is no way around it.",
            "token-rejected": "Set GITHUB_TOKEN to a token that is valid and may do this, and run again.",
            "workspace-unusable": "Name the top directory of a checkout with --repo and run again."
        };
        function inFlags(sentence) {
            return sentence.replace(/`(?!repo`)([a-z-]+)`/g, (whole, input)=>isFlag(input) ? `--${input}` : variables[input] ?? whole);
        }
        function deskWords(finding) {
            const found = inFlags(finding.found);
            if (finding.type === "ok") return {
                ...finding,
                found
            };
            const change = deskChanges.reduce((text, [workflows, ours])=>text.replace(workflows, ours), finding.change).replace(/^with:\n {2}([a-z-]+): (.*)$/m, (_, input, value)=>isFlag(input) ? `--${input} ${value}` : `export ${variables[input] ?? input}=${value}`);
            return {
                ...finding,
                found,
                effect: inFlags(finding.effect),
                change: inFlags(change)
            };
        }
        const deskChanges = [
            [
                /^Correct under `with:` what/,
                "Correct what"
            ],
            [
                /^# before this step\n- uses: actions\/checkout[\s\S]*/,
                "Name the top directory of a checkout with --repo."
            ],
            [
                /^Take the step that commits.*/,
                "Push the commit, or check out one that is on GitHub."
            ],
            [
                /, or leave it out for the job's own/,
                ""
            ],
            [
                /\$\{\{ secrets\.\w+ \}\}/,
                "\u2026"
            ],
            [
                /^permissions:\n(?: {2}.*\n?)+/m,
                "Set GITHUB_TOKEN to a token that may do this."
            ],
            [
                /^runs-on:[\s\S]*(?=- run: )/m,
                ""
            ],
            [
                /^- run: (.*?)(?: # in a step before this one)?$/m,
                "$1"
            ],
            [
                / in a step before this one, or take a larger runner/,
                ""
            ]
        ];
        function readFlags(args) {
            const { tokens } = (0, node_util__WEBPACK_IMPORTED_MODULE_2__.parseArgs)({
                args: [
                    ...args
                ],
                options: flags,
                strict: false,
                tokens: true
            });
            const values = new Map();
            for (const token of tokens){
                if (token.kind === "option-terminator") continue;
                if (token.kind === "positional") {
                    throw wrong(`"${token.value}" belongs to no option; put the whole of the prompt in quotes after --prompt.`);
                }
                const { name, rawName, value, inlineValue } = token;
                if (!isFlag(name)) throw wrong(`There is no option ${rawName}; --help tells which there are.`);
                if (values.has(name)) throw wrong(`${rawName} is given twice; give it once.`);
                if (flags[name].type === "boolean") {
                    if (value !== undefined) throw wrong(`${rawName} takes no value; leave out "=${value}".`);
                } else if (value === undefined) {
                    throw wrong(`${rawName} needs a value; write it behind, as in ${rawName}=VALUE.`);
                } else if (inlineValue !== true && value.startsWith("-")) {
                    throw wrong(`${rawName} needs a value before ${value}; one that begins with a dash is written ${rawName}=VALUE.`);
                }
                values.set(name, value ?? "");
            }
            return {
                text: (flag)=>values.get(flag),
                isOn: (flag)=>values.has(flag)
            };
        }
        function isFlag(name) {
            return Object.hasOwn(flags, name);
        }
        function wrong(sentence) {
            return new _errors_js__WEBPACK_IMPORTED_MODULE_4__.y("bad-input", sentence);
        }
        async function newDirectory(url) {
            const name = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(readCloneAddress(url).pathname).replace(/\.git$/, "");
            if (!/^[\w.-]+$/.test(name) || /^\.+$/.test(name)) {
                throw wrong("--repo-url does not end in a repository's name; give the address that git clone would take.");
            }
            const directory = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(name);
            const taken = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory).then((files)=>files.length > 0, (error)=>error.code !== "ENOENT");
            if (taken) throw wrong(`${directory} exists already; work on it with --repo ${name}.`);
            return directory;
        }
        function readCloneAddress(url) {
            try {
                return (0, _github_github_js__WEBPACK_IMPORTED_MODULE_5__.zq)(url);
            } catch (cause) {
                if (!(cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__.y)) throw cause;
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__.y("bad-input", `--repo-url: ${cause.message}`, {
                    cause
                });
            }
        }
    }),
    3410: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            A: ()=>openDesk
        });
        var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
        var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = __webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
        var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
        var node_os__WEBPACK_IMPORTED_MODULE_1___default = __webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_1__);
        var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
        var node_path__WEBPACK_IMPORTED_MODULE_2___default = __webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
        var _command_line_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1689);
        var _details_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3489);
        var _machine_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3618);
        var _sandbox_abandoned_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2727);
        var _sinks_log_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4750);
        async function openDesk(env, redactor) {
            const filesDir = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0, node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0, node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), "tiny-backspace-"));
            const tempDir = (0, node_path__WEBPACK_IMPORTED_MODULE_2__.join)(filesDir, (0, node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(filesDir));
            await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(tempDir, {
                mode: 0o700
            });
            await (0, _sandbox_abandoned_js__WEBPACK_IMPORTED_MODULE_6__.B)(tempDir);
            const warn = (what)=>(cause)=>void process.stderr.write(`${redactor.text(`The ${what} stopped working: ${String(cause)}`)}\n`);
            const log = (0, _sinks_log_js__WEBPACK_IMPORTED_MODULE_7__.Y)({
                write: (text)=>void process.stdout.write(text),
                format: "terminal",
                colour: process.stdout.isTTY && !env["NO_COLOR"],
                debug: env["RUNNER_DEBUG"] === "1"
            });
            if (env["RUNNER_DEBUG"] === "1") {
                (0, _details_js__WEBPACK_IMPORTED_MODULE_4__.cG)((detail)=>log.detail(redactor.text(detail)));
                log.detail((0, _machine_js__WEBPACK_IMPORTED_MODULE_5__.U9)());
            }
            return {
                filesDir,
                tempDir,
                warn,
                performing: {
                    ...{
                        id: (0, node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(filesDir),
                        tempDir,
                        redactor,
                        sinks: [
                            log
                        ],
                        nextSteps: _command_line_js__WEBPACK_IMPORTED_MODULE_3__.Yj
                    },
                    onSinkFailure: (sink, cause)=>warn(sink)(cause)
                }
            };
        }
    }),
    2088: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            l: ()=>doctorCommand
        });
        var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
        var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = __webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
        var _agent_providers_provider_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3551);
        var _command_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1689);
        var _desk_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3410);
        var _doctor_doctor_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8015);
        var _journal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2588);
        var _machine_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3618);
        var _origin_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2837);
        var _outcome_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4671);
        var _perform_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4844);
        var _redact_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7465);
        var _sandbox_leftovers_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(6287);
        var _sinks_telemetry_telemetry_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(9086);
        async function doctorCommand(args, env) {
            const asked = (0, _command_line_js__WEBPACK_IMPORTED_MODULE_2__.ay)(args, env);
            if (typeof asked === "string") {
                process.stdout.write(asked);
                return 0;
            }
            const { directory, publish } = asked;
            const redactor = (0, _redact_js__WEBPACK_IMPORTED_MODULE_10__.lY)((0, _machine_js__WEBPACK_IMPORTED_MODULE_6__.VY)(env));
            const { filesDir, tempDir, performing } = await (0, _desk_js__WEBPACK_IMPORTED_MODULE_3__.A)(env, redactor);
            const { outcome } = await (0, _perform_js__WEBPACK_IMPORTED_MODULE_9__.y)(performing, (run)=>(0, _doctor_doctor_js__WEBPACK_IMPORTED_MODULE_4__.examine)(run, async ()=>{
                    const config = asked.readConfig();
                    const { githubToken, provider } = config;
                    const secrets = [
                        ...(0, _agent_providers_provider_js__WEBPACK_IMPORTED_MODULE_1__.Fj)(provider),
                        ...githubToken === undefined ? [] : [
                            githubToken
                        ]
                    ];
                    for (const secret of secrets)redactor.add(secret);
                    const machine = await (0, _machine_js__WEBPACK_IMPORTED_MODULE_6__.Uc)(env, {
                        ...{
                            tempDir,
                            distrusted: [
                                directory
                            ],
                            workspaces: [
                                directory
                            ]
                        },
                        ...{
                            mode: "copy",
                            changes: "none",
                            publishes: publish
                        }
                    });
                    const solve = (0, _machine_js__WEBPACK_IMPORTED_MODULE_6__.Gx)(machine, config, {
                        ...{
                            directory,
                            startedAt: Date.now(),
                            journal: (0, _journal_js__WEBPACK_IMPORTED_MODULE_5__._)(tempDir)
                        },
                        ...{
                            record: ()=>undefined,
                            redact: redactor.text,
                            hide: redactor.add
                        }
                    });
                    const { programs } = machine;
                    return {
                        ...{
                            config,
                            solve,
                            programs,
                            endpoints: (0, _sinks_telemetry_telemetry_js__WEBPACK_IMPORTED_MODULE_12__.t)(config.telemetry, {
                                env
                            })
                        },
                        ...publish && {
                            openGitHub: (base)=>(0, _origin_js__WEBPACK_IMPORTED_MODULE_7__.N)(run, base, config, machine, env)
                        }
                    };
                }, _command_line_js__WEBPACK_IMPORTED_MODULE_2__.NI));
            await (0, _sandbox_leftovers_js__WEBPACK_IMPORTED_MODULE_11__.DA)(tempDir);
            await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(filesDir, {
                recursive: true,
                force: true
            });
            return (0, _outcome_js__WEBPACK_IMPORTED_MODULE_8__.o)(outcome) ? 0 : 1;
        }
    }),
    8015: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            examine: ()=>examine
        });
        var model = __webpack_require__(6389);
        var authorize = __webpack_require__(4196);
        var errors = __webpack_require__(3916);
        var codes = __webpack_require__(1683);
        var workspace_workspace = __webpack_require__(7498);
        var branches = __webpack_require__(7343);
        var checkout = __webpack_require__(4779);
        var task = __webpack_require__(192);
        var doctor_finding = __webpack_require__(8414);
        ; // CONCATENATED MODULE: ./src/doctor/event.ts
        async function checkEvent({ github, home, asking, ...behind }) {
            const { trigger } = behind;
            let permission;
            try {
                permission = await (0, authorize.Gq)(github, behind, home);
            } catch (error) {
                const change = "Pass a `github-token` that is valid and may see the repository, or leave it out for the job's own.";
                return (0, doctor_finding.rY)("event", error, change);
            }
            if (permission.type === "refused") {
                return {
                    ...{
                        type: "wrong",
                        check: "event",
                        stops: "not-authorized",
                        found: permission.reason
                    },
                    effect: "Nothing else is looked at or told (`not-authorized`).",
                    change: "Have a person with write permission start it, with the label or the form."
                };
            }
            const people = permission.people.join(" and ");
            return {
                ...{
                    type: "ok",
                    check: "event"
                },
                found: `\`${trigger.event}\` by ${people}, who may start runs. ${whatItWouldDo(()=>(0, task.gv)(trigger, asking))}`
            };
        }
        function whatItWouldDo(read) {
            try {
                const asked = read();
                if (asked.type === "nothing") return `As a run it would do nothing: ${asked.reason}`;
                return `As a run it would ${whatAbout(asked)}.`;
            } catch (error) {
                if (!(error instanceof errors.y)) throw error;
                return `As a run it would stop: ${error.message}`;
            }
        }
        function whatAbout({ task: { issue }, lookUp }) {
            switch(lookUp?.type){
                case "prompt-file":
                    return `do what the file \`${lookUp.path}\` says`;
                case "pull-request":
                    return `go on with pull request #${lookUp.number}, if that is one of its own`;
                case undefined:
                    return issue === undefined ? "work on the prompt that it carries" : `work on issue #${issue.number}`;
            }
        }
        var promises_ = __webpack_require__(1455);
        var canaries = __webpack_require__(2951);
        var solve = __webpack_require__(9514);
        var trusted = __webpack_require__(920);
        ; // CONCATENATED MODULE: ./src/doctor/machine.ts
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
        async function checkSandbox(run, workspace, machine) {
            const check = "sandbox";
            const { refusedWithout, isolated, network } = machine;
            if (!isolated) {
                const change = 'with:\n  sandbox: "on"';
                return refusedWithout === undefined ? {
                    type: "ok",
                    check,
                    found: `It is off, as the workflow wants it. ${(0, solve.Xl)(machine)}`
                } : {
                    ...{
                        type: "wrong",
                        check,
                        found: refusedWithout,
                        stops: "bad-input"
                    },
                    ...{
                        effect: (0, doctor_finding.VS)("bad-input"),
                        change
                    }
                };
            }
            try {
                const env_1 = {
                    stack: [],
                    error: void 0,
                    hasError: false
                };
                try {
                    const opened = __addDisposableResource(env_1, new AsyncDisposableStack(), true);
                    const others = {
                        canaries: (0, canaries.J)(),
                        clearing: Promise.resolve(),
                        mayAsk: ()=>true
                    };
                    const { egress } = await (0, solve._2)(run, {
                        ...machine,
                        ...others,
                        workspace
                    }, opened);
                    const reach = egress === undefined ? "Commands have no network." : `Commands reach ${network.mode === "full" ? "every public host" : "the hosts that are allowed"}, through the proxy alone.`;
                    return {
                        ...{
                            type: "ok",
                            check
                        },
                        found: `It was opened and tested from inside: what it must stop is stopped. ${reach}`
                    };
                } catch (e_1) {
                    env_1.error = e_1;
                    env_1.hasError = true;
                } finally{
                    const result_1 = __disposeResources(env_1);
                    if (result_1) await result_1;
                }
            } catch (error) {
                return (0, doctor_finding.v9)(error);
            }
        }
        const longestHostedMs = 350 * 60_000;
        const longestAppMs = 55 * 60_000;
        async function checkTime(timeoutMs, { hosted, facts }) {
            const check = "time";
            const minutes = Math.ceil(timeoutMs / 60_000);
            if (hosted && timeoutMs > longestHostedMs) {
                return {
                    ...{
                        type: "wrong",
                        check
                    },
                    found: `\`timeout-minutes\` is ${minutes}, and a hosted runner ends every job after 360 minutes.`,
                    effect: "The job may end before the run; what the agent changed by then becomes a draft.",
                    change: 'with:\n  timeout-minutes: "340"'
                };
            }
            const owner = await facts.then((known)=>known.owner, ()=>"other");
            if (owner === "app" && timeoutMs > longestAppMs) {
                return {
                    ...{
                        type: "wrong",
                        check
                    },
                    found: `\`timeout-minutes\` is ${minutes}, and an App's token lives one hour.`,
                    effect: "What takes longer can't be pushed any more (`push-refused`); the change is kept as a patch.",
                    change: 'with:\n  timeout-minutes: "50"'
                };
            }
            return {
                ...{
                    type: "unknown",
                    check
                },
                found: `A run takes at most ${minutes} minutes (\`timeout-minutes\`); the job's own limit can't be read from inside the job.`,
                effect: "A job that ends earlier cancels the run; what the agent changed by then becomes a draft.",
                change: `jobs:\n  backspace: # the job's name\n    timeout-minutes: ${minutes + 10}`
            };
        }
        async function checkPrograms(programs, { env }) {
            const versions = await Promise.all(Object.values(programs).map(async (program)=>{
                const { stdout } = await (0, trusted.$5)(program, [
                    "--version"
                ], {
                    cwd: "/",
                    env,
                    timeoutMs: 10_000
                });
                return stdout.toString("utf8").split("\n", 1)[0]?.replace(/ version | \(.*/g, " ").trim();
            }));
            return {
                ...{
                    type: "ok",
                    check: "programs"
                },
                found: `${[
                    ...versions,
                    `Node ${process.version.slice(1)}`
                ].join(", ")}.`
            };
        }
        const gigabyte = 1e9;
        const neededBytes = gigabyte;
        async function freeBytes(directory) {
            const { bavail, bsize } = await (0, promises_.statfs)(directory);
            return bavail * bsize;
        }
        function checkDisk(bytes) {
            const check = "disk";
            const free = `${(bytes / gigabyte).toFixed(1)} GB`;
            if (bytes >= neededBytes) {
                return {
                    type: "ok",
                    check,
                    found: `${free} are free where a run keeps its files.`
                };
            }
            return {
                ...{
                    type: "wrong",
                    check,
                    found: `Only ${free} are free where a run keeps its files.`
                },
                effect: "What a run or its checks write may not fit; the run breaks off then.",
                change: "Make room in a step before this one, or take a larger runner."
            };
        }
        var doctor_model = __webpack_require__(3177);
        ; // CONCATENATED MODULE: ./src/doctor/telemetry.ts
        async function checkTelemetry(endpoints, signal) {
            const asked = await Promise.all(endpoints.map(async ({ name, probe })=>({
                    name,
                    answer: await probe(signal)
                })));
            const wrong = asked.flatMap(({ name, answer })=>answer.type === "delivered" || answer.type === "refused" && answer.what === "request" ? [] : [
                    `${name} ${answer.reason}.`
                ]);
            const check = "telemetry";
            if (wrong.length > 0) {
                return {
                    ...{
                        type: "wrong",
                        check,
                        found: wrong.join(" ")
                    },
                    effect: "A run goes on; what such an endpoint misses is in `spool-file`, to be resent.",
                    change: "Correct its address and its secret, or start it: docs/telemetry.md."
                };
            }
            const names = asked.map(({ name })=>name).join(", ");
            return {
                type: "ok",
                check,
                found: `Answered: ${names}.`
            };
        }
        var token = __webpack_require__(1874);
        var triage = __webpack_require__(6727);
        ; // CONCATENATED MODULE: ./src/doctor/doctor.ts
        const answerTimeoutMs = 20_000;
        const modelTimeoutMs = 10_000;
        const sandboxTimeoutMs = 300_000;
        async function examine(run, read, inWords = (finding)=>finding) {
            const message = "Looking at what a run needs; nothing is written, and nothing paid...";
            run.emit({
                type: "status",
                message,
                phase: "doctor"
            });
            const told = [];
            const say = (finding)=>{
                (0, doctor_finding.qz)(run, inWords(finding));
                told.push(finding);
            };
            let options;
            try {
                options = await read();
            } catch (error) {
                const isMissing = error instanceof errors.y && error.code === "program-missing";
                const change = isMissing ? "- run: sudo apt-get update && sudo apt-get install -y git gh # in a step before this one" : "Correct under `with:` what this line names; the rest is looked at once it can be read.";
                say((0, doctor_finding.rY)(isMissing ? "programs" : "inputs", error, change));
                return conclude(told);
            }
            const { job } = options;
            const event = job && await (0, doctor_finding.G9)("event", checkEvent(job), answerTimeoutMs);
            if (event?.type === "wrong" && event.stops === "not-authorized") {
                say(event);
                return {
                    type: "refused",
                    code: "not-authorized",
                    reason: event.found
                };
            }
            say({
                type: "ok",
                check: "inputs",
                found: "Every input can be read."
            });
            if (event !== undefined) {
                say(event);
                if (event.type !== "ok" && !isWritersOwn(job)) return conclude(told);
            }
            for (const looking of (await lookAtAll(run, options)))say(await looking);
            return conclude(told);
        }
        function isWritersOwn(job) {
            return job !== undefined && authorize.ky.includes(job.trigger.event);
        }
        function conclude(told) {
            const wrong = told.filter(({ type })=>type === "wrong");
            const unknown = told.filter(({ type })=>type === "unknown").length;
            if (wrong.length === 0) return {
                type: "checked",
                checks: told.length,
                unknown
            };
            const names = wrong.map(({ check })=>codes.zq[check]).join(", ");
            const verb = wrong.length === 1 ? "is" : "are";
            return {
                ...{
                    type: "failed",
                    code: "doctor"
                },
                reason: `${wrong.length} of ${told.length} checks ${verb} wrong: ${names}.`
            };
        }
        async function lookAtAll(run, options) {
            const { config, solve, programs, job, endpoints } = options;
            const begin = (check, looking, timeoutMs = answerTimeoutMs)=>{
                const settled = (0, doctor_finding.G9)(check, looking, timeoutMs);
                settled.catch(()=>undefined);
                return {
                    check,
                    settled
                };
            };
            const client = (0, model.G)({
                ...solve.model,
                signal: run.signal
            });
            client.catch(()=>undefined);
            const question = {
                ...solve.model,
                client,
                timeoutMs: modelTimeoutMs,
                signal: run.signal
            };
            const machine = [
                begin("model", (0, doctor_model.w5)(question, "model")),
                ...config.fallbackModel === undefined ? [] : [
                    begin("fallback-model", (0, doctor_model.w5)(question, "fallback-model"))
                ],
                begin("prices", Promise.resolve((0, doctor_model.DD)(solve.prices, config, config.maxCostUsd))),
                begin("credit", Promise.resolve((0, doctor_model.CH)(config.provider))),
                ...endpoints.length === 0 ? [] : [
                    begin("telemetry", checkTelemetry(endpoints, run.signal))
                ],
                begin("programs", checkPrograms(programs, solve.provisioning)),
                begin("disk", freeBytes(run.tempDir).then(checkDisk))
            ];
            const opened = await openPlaces(run, options);
            const { workspace, github } = opened;
            const local = [];
            if (workspace !== undefined) {
                const trial = {
                    ...solve,
                    ...job?.refusedWithout !== undefined && {
                        refusedWithout: job.refusedWithout
                    }
                };
                local.push(begin("sandbox", checkSandbox(run, workspace, trial), sandboxTimeoutMs));
                if (job !== undefined) local.push(begin("credentials", Promise.resolve((0, checkout.vG)(workspace))));
            }
            if (github === undefined) return inOrder([
                ...opened.wrong,
                ...machine,
                ...local
            ]);
            const facts = (0, token.xY)(github);
            facts.catch(()=>undefined);
            const { assignees, reviewers, milestone, ciWorkflow } = config;
            return inOrder([
                ...opened.wrong,
                ...machine,
                ...local,
                begin("repository", (0, token.n_)(github, facts)),
                begin("base", (0, branches.qD)(github, config.base)),
                ...workspace ? [
                    begin("checkout", (0, checkout.su)(github, workspace.base))
                ] : [],
                ...workspace ? [
                    begin("push", (0, token.LE)(github))
                ] : [],
                begin("pull-request", (0, token.fb)(github, facts)),
                begin("workflow-files", (0, token.XB)(config.protectedPaths, facts)),
                begin("branch-rules", (0, branches.er)(github, {
                    ...config,
                    branch: config.branch
                })),
                ...ciWorkflow === undefined ? [] : [
                    begin("ci-workflow", (0, branches.IW)(github, ciWorkflow))
                ],
                ...milestone === undefined ? [] : [
                    begin("milestone", (0, triage.pz)(github, milestone))
                ],
                ...assignees.length === 0 ? [] : [
                    begin("assignees", (0, triage.Bc)(github, assignees))
                ],
                ...reviewers === "asker" || reviewers.length === 0 ? [] : [
                    begin("reviewers", (0, triage.N8)(github, reviewers))
                ],
                ...job === undefined ? [] : [
                    begin("issues", (0, token.hb)(job.home, job.home === github ? facts : (0, token.xY)(job.home))),
                    begin("label", (0, token.v8)(job.home, config.label)),
                    begin("time", checkTime(config.timeoutMs, {
                        hosted: job.hosted,
                        facts
                    }))
                ]
            ]);
        }
        function inOrder(begun) {
            const order = Object.keys(codes.zq);
            return begun.toSorted((one, other)=>order.indexOf(one.check) - order.indexOf(other.check)).map(({ settled })=>settled);
        }
        async function openPlaces(run, { job, solve, openGitHub }) {
            const wrong = [];
            const note = (finding)=>void wrong.push({
                    check: finding.check,
                    settled: Promise.resolve(finding)
                });
            let workspace;
            let github = job?.github;
            try {
                if (job?.cloneFirst === true) await job.github.clone(solve.workspace.directory);
                workspace = await (0, workspace_workspace.O)(solve.workspace);
            } catch (error) {
                run.signal.throwIfAborted();
                note((0, checkout.LY)(error));
            }
            if (workspace !== undefined && openGitHub !== undefined) {
                try {
                    github = await openGitHub(workspace.base);
                } catch (error) {
                    if (!(error instanceof errors.y)) throw error;
                    note((0, doctor_finding.rY)("repository", error, "Set GITHUB_TOKEN, and start it in a checkout whose origin is on GitHub."));
                }
            }
            return {
                ...workspace && {
                    workspace
                },
                ...github && {
                    github
                },
                wrong
            };
        }
    }),
    2837: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            N: ()=>openOrigin,
            Y: ()=>accessOf
        });
        var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
        var _github_github_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7128);
        var _machine_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3618);
        function serverUrlIn(env) {
            return env["GITHUB_SERVER_URL"] || "https://github.com";
        }
        function accessOf(run, { githubToken }, machine, env) {
            return {
                ...githubToken !== undefined && {
                    token: githubToken
                },
                serverUrl: serverUrlIn(env),
                tempDir: run.tempDir,
                programs: machine.programs,
                env: machine.trusted,
                signal: run.signal
            };
        }
        async function openOrigin(run, { remote }, config, machine, env) {
            const { token, ...rest } = accessOf(run, config, machine, env);
            const { serverUrl } = rest;
            const host = new URL(serverUrl).host;
            const match = /^(?:https:\/\/|ssh:\/\/|git@)([\w.:-]+?)[/:]([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(remote ?? "");
            const [, remoteHost, owner, name] = match ?? [];
            if (remoteHost !== host) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.y("bad-input", `--pr needs a checkout whose remote "origin" is a repository on ${host}; leave --pr out to end on a local branch.`);
            }
            if (token === undefined) throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.y("bad-input", "--pr needs GITHUB_TOKEN.");
            const apiUrl = env["GITHUB_API_URL"] || (host === "github.com" ? "https://api.github.com" : `${serverUrl}/api/v3`);
            (0, _machine_js__WEBPACK_IMPORTED_MODULE_2__.Xf)(env);
            const github = (0, _github_github_js__WEBPACK_IMPORTED_MODULE_1__.o6)({
                ...rest,
                token,
                apiUrl,
                repository: `${owner}/${name}`
            });
            if (config.base !== undefined && !await github.branchExists(config.base)) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.y("bad-input", `--base is "${config.base}", and ${owner}/${name} has no such branch.`);
            }
            return github;
        }
    }),
    6085: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            P: ()=>replayCommand
        });
        var promises_ = __webpack_require__(1455);
        var external_node_path_ = __webpack_require__(6760);
        var external_node_util_ = __webpack_require__(7975);
        var desk = __webpack_require__(3410);
        var errors = __webpack_require__(3916);
        var src_machine = __webpack_require__(3618);
        var src_outcome = __webpack_require__(4671);
        var perform = __webpack_require__(4844);
        var redact = __webpack_require__(7465);
        var recording = __webpack_require__(8892);
        var loop = __webpack_require__(6254);
        ; // CONCATENATED MODULE: ./src/agent/recorded-model.ts
        class RecordingEnded extends Error {
            name = "RecordingEnded";
        }
        function recordedModel(answers) {
            let given = 0;
            return {
                messages: {
                    async create (_, { signal }) {
                        signal.throwIfAborted();
                        const answer = answers[given];
                        if (answer === undefined) throw new RecordingEnded("The recorded run has no further answer.");
                        given += 1;
                        return events(answer);
                    }
                },
                credentials: {
                    name: "the recording",
                    renewable: false
                }
            };
        }
        async function* events(message) {
            const { content, stop_reason, stop_sequence, stop_details, container } = message;
            const usage = {
                input_tokens: 0,
                output_tokens: 0
            };
            const begun = {
                ...message,
                content: [],
                stop_reason: null,
                stop_sequence: null,
                usage
            };
            yield {
                type: "message_start",
                message: begun
            };
            for (const [index, content_block] of content.entries()){
                yield {
                    type: "content_block_start",
                    index,
                    content_block
                };
                yield {
                    type: "content_block_stop",
                    index
                };
            }
            yield {
                type: "message_delta",
                delta: {
                    stop_reason,
                    stop_sequence,
                    stop_details,
                    container
                },
                usage
            };
            yield {
                type: "message_stop"
            };
        }
        var canaries = __webpack_require__(2951);
        var self_test = __webpack_require__(2346);
        var solve = __webpack_require__(9514);
        var workspace_workspace = __webpack_require__(7498);
        var agent_prompt = __webpack_require__(4007);
        ; // CONCATENATED MODULE: ./src/replay/volatile.ts
        const volatile_volatile = [
            [
                /\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?/g,
                "<time>"
            ],
            [
                /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b,? [^\n]{0,30}?\d\d:\d\d:\d\d(?: [A-Z]{3,4}| [+-]\d{4})?(?: \d{4})?(?: [+-]\d{4})?/g,
                "<time>"
            ],
            [
                /\b\d\d:\d\d:\d\d(?:[.,]\d+)?\b/g,
                "<time>"
            ],
            [
                /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d (?:\d\d:\d\d| \d{4})/g,
                "<time>"
            ],
            [
                /\b\d+m ?\d+(?:\.\d+)?s\b/g,
                "<duration>"
            ],
            [
                /\b\d+(?:[.,]\d+)? ?(?:ns|[\xb5u]s|ms|s|secs?|seconds?|milliseconds?)\b/g,
                "<duration>"
            ],
            [
                /\b(duration|elapsed|time)(_ms|_s)?(["']?[ :=]+)\d+(?:\.\d+)?/gi,
                "$1$2$3<duration>"
            ],
            [
                /\/tmp\/(?:tmp\.\w{6,12}|tmp[a-z0-9_]{8})\b/g,
                "/tmp/<name>"
            ],
            [
                /(\/tmp\/[\w.-]*-)[A-Za-z0-9]{6}\b/g,
                "$1<name>"
            ],
            [
                /\b(127\.0\.0\.1|localhost|\[::1\]):\d{4,5}\b/g,
                "$1:<port>"
            ],
            [
                /\b(pid|node)([ :=]+)\d+\b/gi,
                "$1$2<pid>"
            ],
            [
                /\[(?:about )?[\d,]+ (?:lines?|bytes?)(?: \([\d,]+ bytes?\))? left out here/g,
                "[<some> left out here"
            ]
        ];
        function withoutVolatile(text) {
            return volatile_volatile.reduce((left, [pattern, form])=>left.replace(pattern, form), text);
        }
        ; // CONCATENATED MODULE: ./src/replay/difference.ts
        const shownLines = 4;
        const maxLineCharacters = 200;
        function firstDifference(recorded, replayed) {
            const [before, after] = [
                linesOf(recorded),
                linesOf(replayed)
            ];
            const start = partingOf(before, after);
            const lines = (mark, list)=>list.slice(start, start + shownLines).map((line)=>`${mark} ${shorten(line)}`);
            const shared = before[start - 1];
            return [
                ...shared === undefined ? [] : [
                    `  ${shorten(shared)}`
                ],
                ...lines("-", before),
                ...lines("+", after)
            ].join("\n");
        }
        function linesOf(text) {
            return text === "" ? [] : text.replace(/\n$/, "").split("\n");
        }
        function partingOf(before, after) {
            const shorter = Math.min(before.length, after.length);
            const find = (differ)=>before.slice(0, shorter).findIndex((line, at)=>differ(line, after[at] ?? ""));
            const real = find((line, other)=>withoutVolatile(line) !== withoutVolatile(other));
            if (real !== -1 || before.length !== after.length) return real === -1 ? shorter : real;
            const any = find((line, other)=>line !== other);
            return any === -1 ? shorter : any;
        }
        function shorten(line) {
            return line.length > maxLineCharacters ? `${line.slice(0, maxLineCharacters)}\u{2026}` : line;
        }
        ; // CONCATENATED MODULE: ./src/replay/compare.ts
        function compareWith(recording, options) {
            const calls = callsOf(recording);
            const recorded = replies(recording.added);
            const counts = {
                same: 0,
                volatile: 0,
                departed: 0
            };
            let pieces = [];
            let compared = 0;
            let first;
            const judge = (turn, then, now)=>{
                const name = describe(then ?? now, turn, calls);
                const verdict = compareBlocks(then, now, name.tool, {
                    here: options.home,
                    there: recording.run.home
                });
                if (name.tool !== "" || verdict === "departed") counts[verdict] += 1;
                if (verdict !== "departed" || first !== undefined) return;
                first = {
                    what: `${turn === 0 ? "At the start" : `In turn ${turn}`}, ${name.what} is not as recorded`,
                    difference: firstDifference(textOf(then), textOf(now))
                };
                options.onDeparture(first);
            };
            return {
                take (entry) {
                    const { added } = entry;
                    if (added === undefined) return;
                    pieces = [
                        ...pieces,
                        added
                    ];
                    const now = replies(pieces);
                    for(; compared < Math.min(now.length, recorded.length); compared += 1){
                        const [then = [], here = []] = [
                            recorded[compared],
                            now[compared]
                        ];
                        for(let at = 0; at < Math.max(then.length, here.length); at += 1)judge(compared, then[at], here[at]);
                    }
                },
                counts: ()=>counts,
                first: ()=>first,
                isComplete: ()=>compared === recorded.length
            };
        }
        function replies(pieces) {
            const found = [];
            const answered = new Set();
            let open = false;
            for (const { role, content } of pieces.flat()){
                const ids = content.flatMap((block)=>block["tool_use_id"] ?? []);
                if (ids.some((id)=>answered.has(id))) continue;
                for (const id of ids)answered.add(id);
                if (role === "user") {
                    const blocks = content.filter((block)=>!(0, agent_prompt.w$)(textOf(block)));
                    const [first] = blocks;
                    if (open && first !== undefined && found.length === 1 && textOf(first) === textOf(found[0]?.[0])) continue;
                    if (open) found.at(-1)?.push(...blocks);
                    else found.push([
                        ...blocks
                    ]);
                }
                open = role === "user";
            }
            return found;
        }
        const maxShownInput = 80;
        function callsOf({ answers }) {
            const blocks = answers.flatMap(({ content })=>content);
            return new Map(blocks.flatMap((block)=>{
                if (block.type !== "tool_use") return [];
                const input = Object.values(block["input"] ?? {}).find((value)=>typeof value === "string");
                const about = typeof input === "string" ? ` (${input.split("\n", 1)[0]?.slice(0, maxShownInput)})` : "";
                const tool = String(block["name"]);
                return [
                    [
                        block["id"],
                        {
                            tool,
                            what: `the result of ${tool}${about}`
                        }
                    ]
                ];
            }));
        }
        function describe(block, turn, calls) {
            const call = block?.type === "tool_result" ? calls.get(block["tool_use_id"]) : undefined;
            if (call !== undefined) return call;
            return {
                tool: "",
                what: turn === 0 ? "what the agent is told first" : "what the agent is told"
            };
        }
        function compareBlocks(then, now, tool, home) {
            const [one, other] = [
                then,
                now
            ].map((block)=>JSON.stringify(shape(block)));
            if (one !== other) return "departed";
            const [before, after] = [
                textOf(then),
                textOf(now)
            ];
            if (before === after) return "same";
            if (tool !== "run_command") return "departed";
            const moved = home.here.length > 1 ? after.replaceAll(home.here, home.there) : after;
            return withoutVolatile(before) === withoutVolatile(moved) ? "volatile" : "departed";
        }
        function shape(block) {
            if (block === undefined) return undefined;
            const { content } = block;
            const parts = Array.isArray(content) ? content.filter(({ type })=>type !== "text") : [];
            return [
                block.type,
                block["tool_use_id"],
                block["is_error"] ?? false,
                parts
            ];
        }
        function textOf(block) {
            if (block === undefined) return "";
            if (block.type === "text") return String(block["text"]);
            const { content } = block;
            if (typeof content === "string") return content;
            return Array.isArray(content) ? content.map((part)=>String(part["text"] ?? "")).join("\n") : "";
        }
        var finish = __webpack_require__(1656);
        ; // CONCATENATED MODULE: ./src/replay/review.ts
        function recordedReview(recording) {
            const answers = reviewsIn(recording);
            return async ()=>{
                const answer = answers.shift();
                return answer === undefined || answer === finish.q ? {
                    accepted: true
                } : {
                    accepted: false,
                    answer
                };
            };
        }
        function reviewsIn({ answers, added }) {
            const finishing = new Set(answers.flatMap(({ content })=>content).filter((block)=>block["type"] === "tool_use" && block["name"] === "finish").map((block)=>block["id"]));
            return added.flat().flatMap(({ content })=>content).filter((block)=>finishing.has(block["tool_use_id"]) && block["is_error"] !== true).map(({ content })=>Array.isArray(content) ? String(content[0]?.["text"]) : "");
        }
        ; // CONCATENATED MODULE: ./src/replay/replay.ts
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
        const longestReplayMs = 24 * 3600 * 1000;
        const free = {
            input: 0,
            output: 0,
            cacheRead: 0,
            cacheWrite5m: 0,
            cacheWrite1h: 0
        };
        const unlimited = 1_000_000_000;
        async function replay(run, recording, options) {
            const env_1 = {
                stack: [],
                error: void 0,
                hasError: false
            };
            try {
                const { run: recorded } = recording;
                const inside = recorded.workspace;
                const workspace = await (0, workspace_workspace.O)({
                    ...options.workspace,
                    inside,
                    hiddenPaths: recorded.hidden_paths,
                    protectedPaths: recorded.protected_paths
                });
                const departures = tellDepartures(run);
                tellLimits(run, recording);
                if (workspace.base.sha !== recorded.base.sha) {
                    const what = `The checkout is at ${workspace.base.sha}, and the recorded run began at ${recorded.base.sha}`;
                    departures.tell({
                        what,
                        difference: ""
                    });
                }
                const sandbox = __addDisposableResource(env_1, await (0, solve.st)(run, {
                    ...options,
                    sandbox: {
                        ...options.sandbox,
                        workspaceInside: inside
                    },
                    network: {
                        ...options.network,
                        mode: "none",
                        allowed: []
                    },
                    workspace,
                    canaries: (0, canaries.J)(recorded.decoys),
                    clearing: Promise.resolve(),
                    mayAsk: ()=>false
                }), true);
                await (0, self_test.x)(sandbox);
                const comparison = compareWith(recording, {
                    home: sandbox.home,
                    onDeparture: departures.tell
                });
                let preparing;
                const prepare = ()=>{
                    preparing ??= workspace.recordBaseline(sandbox, run.signal);
                    return preparing;
                };
                const result = await (0, loop.J)(withoutCosts(run), {
                    task: taskOf(recording),
                    ...recorded.material !== undefined && {
                        material: materialOf(recorded.material)
                    },
                    sandbox,
                    checkout: {
                        ...workspace,
                        base: baseOf(recorded.base),
                        hidden: workspace.hidden.paths
                    },
                    protectedPaths: recorded.protected_paths,
                    ...recorded.check_command !== undefined && {
                        checkCommand: recorded.check_command
                    },
                    ...recorded.network !== null && {
                        network: policyOf(recorded.network)
                    },
                    client: recordedModel(recording.answers),
                    model: recorded.model,
                    ...recorded.fallback_model !== undefined && {
                        fallbackModel: recorded.fallback_model
                    },
                    ...recorded.effort !== undefined && {
                        effort: recorded.effort
                    },
                    prices: ()=>free,
                    budget: {
                        maxTurns: unlimited,
                        maxCostUsd: unlimited,
                        deadline: Date.now() + longestReplayMs
                    },
                    commandTimeoutMs: recorded.command_timeout_ms,
                    maxCommandTimeoutMs: recorded.max_command_timeout_ms,
                    prepare,
                    record: (entry)=>{
                        tellOtherRules(run, recording, entry);
                        comparison.take(entry);
                    },
                    redact: options.redact,
                    review: recordedReview(recording)
                }).catch((error)=>{
                    if (error instanceof RecordingEnded) return undefined;
                    throw error;
                });
                await prepare();
                run.signal.throwIfAborted();
                if (!comparison.isComplete() || result === undefined && recording.stopped === undefined) {
                    departures.tell({
                        what: "The replay took another course than the recorded run",
                        difference: ""
                    });
                }
                const { tree } = await workspace.exportChanges(sandbox, run.signal);
                return outcomeOf(recording, {
                    tree,
                    comparison,
                    first: departures.first()
                });
            } catch (e_1) {
                env_1.error = e_1;
                env_1.hasError = true;
            } finally{
                const result_1 = __disposeResources(env_1);
                if (result_1) await result_1;
            }
        }
        function outcomeOf(recording, replayed) {
            const { tree, comparison, first } = replayed;
            const { same, volatile, departed } = comparison.counts();
            const isSameTree = tree === recording.tree;
            if (isSameTree && first === undefined) {
                return {
                    type: "replayed",
                    tree,
                    turns: recording.answers.length,
                    results: same + volatile,
                    volatile
                };
            }
            const trees = isSameTree ? `It ended with the same tree all the same (${tree}).` : `It ended with the tree ${tree}, the recorded run with ${recording.tree}.`;
            const count = departed > 1 ? `${departed} results are not as recorded; this is the first.` : "";
            const reason = [
                `${first?.what ?? "Every result is as recorded"}. ${trees}`,
                ...first === undefined || first.difference === "" ? [] : [
                    count,
                    first.difference
                ]
            ];
            return {
                type: "failed",
                code: "replay-departed",
                reason: reason.filter((line)=>line !== "").join("\n")
            };
        }
        function tellDepartures(run) {
            let first;
            return {
                tell (departure) {
                    if (first !== undefined) return;
                    first = departure;
                    run.emit({
                        type: "warning",
                        message: `${departure.what}: from here on the replay departs.`
                    });
                },
                first: ()=>first
            };
        }
        function tellLimits(run, { run: recorded, redactedTurns }) {
            if (recorded.network !== null) {
                run.emit({
                    type: "warning",
                    message: "The recorded run had a network, and a replay has none: commands that used it will depart."
                });
            }
            if (redactedTurns.length > 0) {
                const turns = redactedTurns.slice(0, 10).join(", ");
                run.emit({
                    type: "warning",
                    message: `The transcript has stars in place of secrets (turn ${turns}${redactedTurns.length > 10 ? ", \u2026" : ""}): a call that held one can't be replayed exactly.`
                });
            }
        }
        function tellOtherRules(run, { begin }, entry) {
            const { type, sha256 } = entry;
            if (type !== "begin" || sha256 === begin.sha256) return;
            run.emit({
                type: "warning",
                message: "The recorded run had another system prompt or other tools, as another version of Tiny Backspace has; its answers are replayed all the same."
            });
        }
        function withoutCosts(run) {
            return {
                ...run,
                emit: (event)=>event.type === "usage" ? undefined : run.emit(event)
            };
        }
        function taskOf({ run: { task } }) {
            const { prompt, issue, pull_request: pullRequest, request, requested_by: requestedBy } = task;
            return {
                prompt,
                ...issue !== undefined && {
                    issue
                },
                ...pullRequest !== undefined && {
                    pullRequest
                },
                ...request !== undefined && {
                    request
                },
                ...requestedBy !== undefined && {
                    requestedBy
                }
            };
        }
        function materialOf({ texts, images }) {
            return {
                texts,
                images: images.map(({ number, media_type: mediaType })=>({
                        number,
                        image: {
                            mediaType,
                            base64: ""
                        }
                    }))
            };
        }
        function baseOf({ sha, branch, shallow }) {
            return {
                sha,
                shallow,
                ...branch !== undefined && {
                    branch
                }
            };
        }
        function policyOf({ every_public_host: everyPublicHost, hosts }) {
            return {
                everyPublicHost,
                hosts
            };
        }
        var leftovers = __webpack_require__(6287);
        var unavailable = __webpack_require__(9366);
        ; // CONCATENATED MODULE: ./src/replay-command.ts
        const help = `Plays a recorded run again, offline and without any key, and says where it is not as it was.

Usage
  node dist/cli/index.js replay FILE [--repo DIR]

  FILE                   the run's transcript (transcript.jsonl)
  --repo DIR             a checkout of the recorded commit (default: the current directory); it is not changed

Exit codes: 0 everything came out the same, 1 it did not, 2 the command line or the file is wrong.
docs/replay.md tells what is compared, and how.
`;
        const usageExitCode = 2;
        async function replayCommand(args, env) {
            const asked = readArguments(args);
            if (asked === undefined) {
                process.stdout.write(help);
                return 0;
            }
            (0, unavailable.gu)(process.platform);
            const { file, directory } = asked;
            const recording = await readFileOf(file);
            const redactor = (0, redact.lY)((0, src_machine.VY)(env));
            const { filesDir, tempDir, performing } = await (0, desk.A)(env, redactor);
            const { outcome } = await (0, perform.y)(performing, async (run)=>{
                run.emit({
                    type: "status",
                    message: `Replaying a run of ${recording.answers.length} turns...`,
                    phase: "prepare"
                });
                const machine = await (0, src_machine.Uc)(env, {
                    ...{
                        tempDir,
                        distrusted: [
                            directory
                        ],
                        workspaces: [
                            directory
                        ]
                    },
                    ...{
                        mode: "copy",
                        changes: "none",
                        publishes: false
                    }
                });
                return await replay(run, recording, {
                    workspace: {
                        directory,
                        tempDir,
                        git: machine.programs.git,
                        env: machine.trusted
                    },
                    provisioning: machine.provisioning,
                    sandbox: machine.sandbox,
                    network: machine.network,
                    redact: redactor.text
                });
            });
            await (0, leftovers.DA)(tempDir);
            await (0, promises_.rm)(filesDir, {
                recursive: true,
                force: true
            });
            if ((0, src_outcome.o)(outcome)) return 0;
            return "code" in outcome && outcome.code === "workspace-unusable" ? usageExitCode : 1;
        }
        function readArguments(args) {
            const { values, positionals, tokens } = (0, external_node_util_.parseArgs)({
                args: [
                    ...args
                ],
                options: {
                    repo: {
                        type: "string"
                    },
                    help: {
                        type: "boolean",
                        short: "h"
                    }
                },
                strict: false,
                allowPositionals: true,
                tokens: true
            });
            if (values.help === true) return undefined;
            const unknown = tokens.find((token)=>token.kind === "option" && token.name !== "repo");
            if (unknown?.kind === "option") {
                throw wrong(`replay has no option ${unknown.rawName}; it takes a transcript and --repo DIR.`);
            }
            if (typeof values.repo === "boolean") throw wrong("--repo needs a value, as in --repo=DIR.");
            const [file, ...more] = positionals;
            if (file === undefined || more.length > 0) {
                throw wrong("Name one transcript to replay: replay FILE [--repo DIR].");
            }
            return {
                file,
                directory: (0, external_node_path_.resolve)(values.repo ?? ".")
            };
        }
        async function readFileOf(file) {
            const found = await (0, promises_.stat)(file).catch(()=>undefined);
            if (found?.isFile() !== true) throw wrong(`There is no file ${file}.`);
            if (found.size > recording.ZL) throw wrong(`${file} is larger than any transcript (128 MiB).`);
            return (0, recording.SS)(file, await (0, promises_.readFile)(file));
        }
        function wrong(sentence) {
            return new errors.y("bad-input", sentence);
        }
    }),
    2727: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            B: ()=>claim,
            j: ()=>removeAbandoned
        });
        var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
        var node_fs__WEBPACK_IMPORTED_MODULE_0___default = __webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
        var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
        var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = __webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
        var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
        var node_path__WEBPACK_IMPORTED_MODULE_2___default = __webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
        var _leftovers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6287);
        const claimFile = "process";
        async function claim(tempDir) {
            await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)((0, node_path__WEBPACK_IMPORTED_MODULE_2__.join)(tempDir, claimFile), JSON.stringify(identityOf(process.pid)), {
                mode: 0o600
            });
        }
        async function removeAbandoned(parent, fits, uid) {
            for (const name of (await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(parent))){
                const outer = (0, node_path__WEBPACK_IMPORTED_MODULE_2__.join)(parent, name);
                const tempDir = (0, node_path__WEBPACK_IMPORTED_MODULE_2__.join)(outer, name);
                if (!fits.test(name) || !await isOwn(outer, uid) || !await isOwn(tempDir, uid)) continue;
                if (await isAbandoned(tempDir)) await (0, _leftovers_js__WEBPACK_IMPORTED_MODULE_3__.DA)(tempDir);
            }
        }
        async function isOwn(path, uid) {
            const found = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path).catch(()=>undefined);
            return found?.isDirectory() === true && found.uid === uid && (found.mode & 0o022) === 0;
        }
        async function isAbandoned(tempDir) {
            const text = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0, node_path__WEBPACK_IMPORTED_MODULE_2__.join)(tempDir, claimFile), "utf8").catch(()=>"");
            const [, machine, pid, started] = /^\{"machine":"([^"]+)","pid":(\d+),"started":"(\d+)"\}$/.exec(text) ?? [];
            if (machine === undefined || machine !== identityOf(process.pid)?.machine) return false;
            return identityOf(Number(pid))?.started !== started;
        }
        function identityOf(pid) {
            try {
                const boot = (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)("/proc/sys/kernel/random/boot_id", "latin1").trim();
                const machine = `${boot} ${(0, node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync)("/proc/self/ns/pid")}`;
                const fields = (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`/proc/${pid}/stat`, "latin1").replace(/^.*\) /s, "").split(" ");
                return /^[ZX]$/.test(fields[0] ?? "") ? undefined : {
                    machine,
                    pid,
                    started: fields[19] ?? ""
                };
            } catch  {
                return undefined;
            }
        }
    }),
    9050: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            D: ()=>telemetryCommand
        });
        var promises_ = __webpack_require__(1455);
        var external_node_util_ = __webpack_require__(7975);
        var command_line = __webpack_require__(1689);
        var config = __webpack_require__(3473);
        var errors = __webpack_require__(3916);
        var neutralise = __webpack_require__(5465);
        var telemetry_poster = __webpack_require__(969);
        var spool = __webpack_require__(7063);
        ; // CONCATENATED MODULE: ./src/sinks/telemetry/resend.ts
        async function resend(path, endpoints, options = {}) {
            const missed = (0, spool.qO)(path);
            const resent = [
                ...missed
            ].map(async ([id, spooled])=>{
                const endpoint = endpoints.find((one)=>one.id === id);
                if (endpoint === undefined) return {
                    endpoint: id,
                    delivered: 0,
                    missing: spooled.length
                };
                return await resendTo(endpoint, path, spooled, options.delays);
            });
            const results = await Promise.all(resent);
            for (const endpoint of endpoints)endpoint.close();
            return results;
        }
        async function resendTo(endpoint, path, spooled, delays) {
            const left = spooled.map(({ line })=>line);
            let delivered = 0;
            let why;
            const poster = (0, telemetry_poster.y)({
                endpoint,
                limits: {
                    items: Number.POSITIVE_INFINITY,
                    bytes: Number.POSITIVE_INFINITY
                },
                ...delays !== undefined && {
                    delays
                },
                onMissed: (items)=>void left.splice(0, items.length),
                onDelivered (items) {
                    delivered += items.length;
                    (0, spool.TK)(path, left.splice(0, items.length));
                },
                warn (sentence) {
                    why = sentence;
                }
            });
            for (const { json } of spooled)poster.take(json);
            await poster.close(Number.POSITIVE_INFINITY);
            const missing = spooled.length - delivered;
            return {
                endpoint: endpoint.id,
                delivered,
                missing,
                ...why !== undefined && {
                    why
                }
            };
        }
        var telemetry = __webpack_require__(9086);
        var telemetry_settings = __webpack_require__(4710);
        ; // CONCATENATED MODULE: ./src/telemetry-command.ts
        const help = `Delivers what telemetry endpoints missed of a run, in order, and notes what was delivered.

Usage
  node dist/cli/index.js telemetry resend FILE [options]

  FILE                   the run's spool file (spool.jsonl, the output spool-file); what was delivered is noted in
                         FILE.delivered, and not sent again
  --convex-url URL       the Convex deployment (default: CONVEX_URL)
  --otlp-endpoint URL    the collector (default: OTEL_EXPORTER_OTLP_ENDPOINT)
  --webhook-url URL      the webhook (default: WEBHOOK_URL)
  --webhook-format NAME  json-lines or sse (default: json-lines)

Environment
  CONVEX_SECRET, WEBHOOK_SECRET, OTEL_EXPORTER_OTLP_HEADERS  what the endpoints know us by

Exit codes: 0 everything was delivered, 1 something was not, 2 the command line or the file is wrong.
docs/telemetry.md tells more.
`;
        const maxSpoolBytes = 256 * 1024 * 1024;
        async function telemetryCommand(args, env) {
            const asked = readArguments(args);
            if (asked === undefined) {
                process.stdout.write(help);
                return 0;
            }
            const { file, given } = asked;
            const found = await (0, promises_.stat)(file).catch(()=>undefined);
            if (found?.isFile() !== true) throw wrong(`There is no file ${file}.`);
            if (found.size > maxSpoolBytes) throw wrong(`${file} is larger than any spool file (256 MiB).`);
            const endpoints = (0, telemetry.t)(readEndpoints(given, env), {
                env
            });
            let results;
            try {
                results = await resend(file, endpoints);
            } catch (cause) {
                throw wrong(`${file} is no spool file: ${Error.isError(cause) ? cause.message : String(cause)}.`);
            }
            if (results.length === 0) process.stdout.write("Everything in it was delivered before.\n");
            for (const result of results)process.stdout.write(`${(0, neutralise.BP)(tell(result))}\n`);
            return results.every(({ missing })=>missing === 0) ? 0 : 1;
        }
        function tell({ endpoint, delivered, missing, why }) {
            const counts = `${endpoint}: ${delivered} delivered, ${missing} left.`;
            if (missing === 0 || why !== undefined) return `${counts}${why === undefined ? "" : ` ${why}`}`;
            const addresses = {
                convex: "--convex-url",
                otlp: "--otlp-endpoint"
            };
            const flag = addresses[endpoint] ?? "--webhook-url";
            return delivered === 0 ? `${counts} Say where it is with ${flag}, then they are sent.` : counts;
        }
        function readEndpoints(given, env) {
            const problems = [];
            const settings = (0, telemetry_settings.e)({
                input: (name)=>(given[name] ?? env[command_line.Fy[name] ?? ""] ?? config.NT[name] ?? "").trim(),
                nameOf: (name)=>command_line.Fy[name] ?? `--${name}`,
                variable: (name)=>env[name]?.trim() ?? "",
                problem: (sentence)=>void problems.push(sentence),
                warning: (sentence)=>void problems.push(sentence)
            });
            if (problems.length > 0) throw wrong(problems.join("\n"));
            return settings;
        }
        const flags = [
            "convex-url",
            "otlp-endpoint",
            "webhook-url",
            "webhook-format"
        ];
        function readArguments(args) {
            const { values, positionals, tokens } = (0, external_node_util_.parseArgs)({
                args: [
                    ...args
                ],
                options: {
                    ...Object.fromEntries(flags.map((flag)=>[
                            flag,
                            {
                                type: "string"
                            }
                        ])),
                    help: {
                        type: "boolean",
                        short: "h"
                    }
                },
                strict: false,
                allowPositionals: true,
                tokens: true
            });
            if (values["help"] === true) return undefined;
            for (const token of tokens){
                if (token.kind !== "option") continue;
                if (!flags.includes(token.name)) {
                    throw wrong(`telemetry resend has no option ${token.rawName}; telemetry --help tells which there are.`);
                }
                if (token.value === undefined) throw wrong(`${token.rawName} needs a value, as in ${token.rawName}=VALUE.`);
            }
            const [command, file, ...more] = positionals;
            if (command !== "resend" || file === undefined || more.length > 0) {
                throw wrong("Name one spool file to resend: telemetry resend FILE.");
            }
            return {
                file,
                given: values
            };
        }
        function wrong(sentence) {
            return new errors.y("bad-input", sentence);
        }
    })
};

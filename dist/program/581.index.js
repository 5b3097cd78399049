export const id = 581;
export const ids = [581];
export const modules = {

/***/ 5581:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _agent_providers_provider_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3551);
/* harmony import */ var _command_line_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1689);
/* harmony import */ var _desk_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3410);
/* harmony import */ var _doctor_clearance_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7081);
/* harmony import */ var _doctor_command_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2088);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3916);
/* harmony import */ var _github_github_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7128);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(2588);
/* harmony import */ var _land_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(663);
/* harmony import */ var _machine_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(3618);
/* harmony import */ var _neutralise_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(5465);
/* harmony import */ var _origin_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(2837);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(4671);
/* harmony import */ var _perform_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(4844);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(7465);
/* harmony import */ var _replay_command_js__WEBPACK_IMPORTED_MODULE_18__ = __webpack_require__(6085);
/* harmony import */ var _salvage_js__WEBPACK_IMPORTED_MODULE_19__ = __webpack_require__(9418);
/* harmony import */ var _sandbox_abandoned_js__WEBPACK_IMPORTED_MODULE_20__ = __webpack_require__(2727);
/* harmony import */ var _sandbox_leftovers_js__WEBPACK_IMPORTED_MODULE_21__ = __webpack_require__(6287);
/* harmony import */ var _sandbox_unavailable_js__WEBPACK_IMPORTED_MODULE_22__ = __webpack_require__(9366);
/* harmony import */ var _sinks_events_file_js__WEBPACK_IMPORTED_MODULE_23__ = __webpack_require__(7190);
/* harmony import */ var _sinks_telemetry_telemetry_js__WEBPACK_IMPORTED_MODULE_24__ = __webpack_require__(9086);
/* harmony import */ var _sinks_transcript_js__WEBPACK_IMPORTED_MODULE_25__ = __webpack_require__(5956);
/* harmony import */ var _telemetry_command_js__WEBPACK_IMPORTED_MODULE_26__ = __webpack_require__(9050);
/* harmony import */ var _telemetry_settings_js__WEBPACK_IMPORTED_MODULE_27__ = __webpack_require__(4710);
/* harmony import */ var _telemetry_start_js__WEBPACK_IMPORTED_MODULE_28__ = __webpack_require__(7217);
/* harmony import */ var _workspace_git_directories_js__WEBPACK_IMPORTED_MODULE_29__ = __webpack_require__(3723);






























const usageExitCode = 2;
/** What stopped the run was on the command line. */
const usageCodes = ["bad-input", "workspace-unusable"];
const shownPatchBytes = 64 * 1024;
async function main() {
    const [command, ...more] = process.argv.slice(2);
    if (command === "replay")
        return await (0,_replay_command_js__WEBPACK_IMPORTED_MODULE_18__/* .replayCommand */ .P)(more, process.env);
    if (command === "doctor")
        return await (0,_doctor_command_js__WEBPACK_IMPORTED_MODULE_7__/* .doctorCommand */ .l)(more, process.env);
    if (command === "telemetry")
        return await (0,_telemetry_command_js__WEBPACK_IMPORTED_MODULE_26__/* .telemetryCommand */ .D)(more, process.env);
    const commandLine = await (0,_command_line_js__WEBPACK_IMPORTED_MODULE_4__/* .readCommandLine */ .ye)(process.argv.slice(2), process.env);
    if (typeof commandLine === "string") {
        process.stdout.write(commandLine);
        return 0;
    }
    (0,_sandbox_unavailable_js__WEBPACK_IMPORTED_MODULE_22__/* .requireLinux */ .gu)(process.platform);
    // A directory that can't be worked on is a wrong command line: nothing is made or said for it.
    if (commandLine.cloneUrl === undefined)
        await (0,_workspace_git_directories_js__WEBPACK_IMPORTED_MODULE_29__/* .findCheckout */ .I8)(commandLine.directory);
    const { provider, githubToken, telemetry: endpoints } = commandLine.config;
    const redactor = (0,_redact_js__WEBPACK_IMPORTED_MODULE_17__/* .createRedactor */ .lY)([
        ...(0,_machine_js__WEBPACK_IMPORTED_MODULE_12__/* .secretsIn */ .VY)(process.env),
        ...(0,_agent_providers_provider_js__WEBPACK_IMPORTED_MODULE_3__/* .secretsOf */ .Fj)(provider),
        ...(0,_telemetry_settings_js__WEBPACK_IMPORTED_MODULE_27__/* .telemetrySecrets */ .z)(endpoints),
        ...(githubToken === undefined ? [] : [githubToken]),
    ]);
    // What can't be removed now, the next run tries again.
    await (0,_sandbox_abandoned_js__WEBPACK_IMPORTED_MODULE_20__/* .removeAbandoned */ .j)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), /^tiny-backspace-\w{6}$/, process.getuid?.() ?? 0).catch(() => undefined);
    const { filesDir, tempDir, warn, performing } = await (0,_desk_js__WEBPACK_IMPORTED_MODULE_5__/* .openDesk */ .A)(process.env, redactor);
    const files = {
        events: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(filesDir, "events.jsonl"),
        transcript: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(filesDir, "transcript.jsonl"),
    };
    const journal = (0,_journal_js__WEBPACK_IMPORTED_MODULE_10__/* .openJournal */ ._)(tempDir);
    const transcript = (0,_sinks_transcript_js__WEBPACK_IMPORTED_MODULE_25__/* .openTranscript */ .B)(files.transcript, redactor, warn("transcript"));
    const telemetry = (0,_sinks_telemetry_telemetry_js__WEBPACK_IMPORTED_MODULE_24__/* .createTelemetry */ .M)({
        spoolFile: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(filesDir, "spool.jsonl"),
        env: process.env,
        warn: (sentence) => console.error(redactor.text(sentence)),
    });
    telemetry.start(endpoints, aboutRun(commandLine, redactor.text));
    let isKept = false;
    const { outcome } = await (0,_perform_js__WEBPACK_IMPORTED_MODULE_16__/* .perform */ .y)({ ...performing, sinks: [...performing.sinks, (0,_sinks_events_file_js__WEBPACK_IMPORTED_MODULE_23__/* .openEventsFile */ .s)(files.events), telemetry.sink] }, async (run) => {
        run.signal.addEventListener("abort", telemetry.hurry);
        for (const message of commandLine.config.warnings)
            run.emit({ type: "warning", message });
        const startedAt = Date.now();
        const machine = await (0,_machine_js__WEBPACK_IMPORTED_MODULE_12__/* .readMachine */ .Uc)(process.env, {
            tempDir,
            distrusted: [commandLine.directory],
            workspaces: [commandLine.directory],
            mode: "copy",
            changes: "none",
            publishes: commandLine.publish,
        });
        await openRepository(run, commandLine, machine);
        const { config, directory } = commandLine;
        const landing = {
            task: { prompt: config.prompt },
            redactor,
            author: await (0,_machine_js__WEBPACK_IMPORTED_MODULE_12__/* .readIdentity */ .xN)(process.env, machine, directory),
        };
        let github;
        const solving = (0,_machine_js__WEBPACK_IMPORTED_MODULE_12__/* .solveOptions */ .Gx)(machine, config, {
            directory,
            startedAt,
            record: transcript.record,
            journal,
            redact: redactor.text,
            hide: redactor.add,
        });
        const { model } = solving;
        const solution = await (0,_salvage_js__WEBPACK_IMPORTED_MODULE_19__/* .solveOrSalvage */ .cw)(run, landing.task, {
            ...{ journal, eventsFile: files.events, evenCancelled: true },
            ...solving,
            clear: async (workspace, client) => {
                if (commandLine.publish)
                    github = await (0,_origin_js__WEBPACK_IMPORTED_MODULE_14__/* .openOrigin */ .N)(run, workspace.base, config, machine, process.env);
                const publishing = github !== undefined && { github };
                const { dryRun } = config;
                await (0,_doctor_clearance_js__WEBPACK_IMPORTED_MODULE_6__/* .clearAtDesk */ .K)(run, workspace, { client, model, dryRun, ...publishing });
            },
        });
        const { changes } = solution;
        const kept = changes && (await (0,_land_js__WEBPACK_IMPORTED_MODULE_11__/* .keepSolution */ .xf)({ ...landing, directory: filesDir, solution, changes }));
        isKept = kept?.patch !== undefined;
        // After a cancel nothing is published.
        if (github !== undefined && !run.signal.aborted) {
            const { base, dryRun } = config;
            return await (0,_land_js__WEBPACK_IMPORTED_MODULE_11__/* .land */ .ob)(run, solution, { ...landing, github, base, dryRun, settings: config });
        }
        const { branch } = config;
        const outcome = await (0,_land_js__WEBPACK_IMPORTED_MODULE_11__/* .landLocally */ .Ex)(run, solution, { ...landing, ...(branch && { branch }) });
        if (kept?.patch !== undefined)
            await showPatch(kept.patch);
        return outcome;
    });
    await transcript.close();
    await (0,_sandbox_leftovers_js__WEBPACK_IMPORTED_MODULE_21__/* .removeLeftovers */ .DA)(tempDir);
    const names = isKept ? "Events, transcript and patch" : "Events and transcript";
    console.log(`${names}: ${filesDir}`);
    if (telemetry.spoolFile() !== undefined)
        console.log(`What endpoints missed: ${telemetry.spoolFile()}`);
    if ((0,_outcome_js__WEBPACK_IMPORTED_MODULE_15__/* .isSuccess */ .o)(outcome))
        return 0;
    return "code" in outcome && usageCodes.includes(outcome.code) ? usageExitCode : 1;
}
/** What endpoints are told besides the events. */
function aboutRun({ config, cloneUrl }, redact) {
    return {
        ...(cloneUrl !== undefined && { repoUrl: redact(cloneUrl.replace(/\/\/[^/@]*@/, "//")) }),
        prompt: redact(config.prompt),
        ...(0,_telemetry_start_js__WEBPACK_IMPORTED_MODULE_28__/* .withProvider */ .w)(config.provider.type),
        resource: {},
    };
}
async function openRepository(run, { cloneUrl, directory, config }, machine) {
    if (cloneUrl === undefined) {
        run.emit({ type: "status", message: "Using checked-out repository...", phase: "repository" });
        return;
    }
    run.emit({ type: "status", message: "Cloning repository...", phase: "repository" });
    try {
        await (0,_github_github_js__WEBPACK_IMPORTED_MODULE_9__/* .cloneRepository */ .eR)({ ...(0,_origin_js__WEBPACK_IMPORTED_MODULE_14__/* .accessOf */ .Y)(run, config, machine, process.env), url: cloneUrl, directory });
    }
    catch (error) {
        // What was not cloned leaves no directory.
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rmdir)(directory).catch(() => undefined);
        throw error;
    }
}
/** The whole of a small change; the beginning of a large one, which the patch file has whole. */
async function showPatch(file) {
    const patch = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file);
    const shown = patch.subarray(0, shownPatchBytes).toString("utf8");
    process.stdout.write(`\n${(0,_neutralise_js__WEBPACK_IMPORTED_MODULE_13__/* .logBlock */ .Mk)(shown.trimEnd())}\n`);
    if (patch.length > shownPatchBytes)
        console.log(`… ${patch.length - shownPatchBytes} more bytes in the patch file`);
}
// Nobody reads any more (`| head`, a closed terminal): the run ends as on Ctrl-C.
process.stdout.on("error", () => process.emit("SIGTERM"));
try {
    process.exitCode = await main();
}
catch (error) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_8__/* .UserError */ .y))
        throw error;
    const next = error.code === "workspace-unusable" ? ` ${_command_line_js__WEBPACK_IMPORTED_MODULE_4__/* .commandLineNextSteps */ .Yj[error.code]}` : "";
    console.error(`${error.message}${next}`);
    process.exitCode = usageExitCode;
}
// Idle keep-alive sockets would hold the process for seconds, and everything is written by now.
process.exit();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 1689:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fy: () => (/* binding */ endpointVariables),
/* harmony export */   NI: () => (/* binding */ deskWords),
/* harmony export */   Yj: () => (/* binding */ commandLineNextSteps),
/* harmony export */   ay: () => (/* binding */ readDoctorLine),
/* harmony export */   ye: () => (/* binding */ readCommandLine)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_util__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _config_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3473);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3916);
/* harmony import */ var _github_github_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7128);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4671);







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
    prompt: { type: "string" },
    "prompt-file": { type: "string" },
    repo: { type: "string" },
    "repo-url": { type: "string" },
    pr: { type: "boolean" },
    provider: { type: "string" },
    model: { type: "string" },
    "fallback-model": { type: "string" },
    effort: { type: "string" },
    "max-turns": { type: "string" },
    "max-cost-usd": { type: "string" },
    prices: { type: "string" },
    "timeout-minutes": { type: "string" },
    network: { type: "string" },
    "allowed-domains": { type: "string" },
    "setup-command": { type: "string" },
    "verify-command": { type: "string" },
    "test-report": { type: "string" },
    base: { type: "string" },
    draft: { type: "string" },
    branch: { type: "string" },
    title: { type: "string" },
    labels: { type: "string" },
    reviewers: { type: "string" },
    assignees: { type: "string" },
    milestone: { type: "string" },
    "dry-run": { type: "boolean" },
    "hidden-paths": { type: "string" },
    "protected-paths": { type: "string" },
    "convex-url": { type: "string" },
    "convex-path": { type: "string" },
    "otlp-endpoint": { type: "string" },
    "webhook-url": { type: "string" },
    "webhook-format": { type: "string" },
    "base-url": { type: "string" },
    help: { type: "boolean", short: "h" },
    version: { type: "boolean" },
};
/** What the arguments ask for, or a text that answers them. Throws UserError for a wrong command line. */
async function readCommandLine(args, env) {
    const { text, isOn } = readFlags(args);
    if (isOn("help"))
        return help;
    if (isOn("version"))
        return `${version}\n`;
    const prompt = await readPrompt(text("prompt"), text("prompt-file"));
    if (prompt === "") {
        throw wrong("Say what should be changed with --prompt TEXT; --help tells the rest.");
    }
    const cloneUrl = text("repo-url");
    if (text("repo") !== undefined && cloneUrl !== undefined) {
        throw wrong("Give either --repo or --repo-url, not both.");
    }
    const config = configOf({ text, isOn }, env, prompt);
    const idle = pullRequestFlags.find((flag) => (text(flag) !== undefined || isOn(flag)) && !isOn("pr"));
    if (idle !== undefined) {
        throw wrong(`--${idle} is about the pull request; give --pr too, or leave --${idle} out.`);
    }
    return {
        config,
        directory: cloneUrl === undefined ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(text("repo") ?? ".") : await newDirectory(cloneUrl),
        ...(cloneUrl !== undefined && { cloneUrl }),
        publish: isOn("pr"),
    };
}
/** The same for what follows `doctor`. */
function readDoctorLine(args, env) {
    const flags = readFlags(args);
    if (flags.isOn("help"))
        return help;
    const idle = ["prompt", "prompt-file", "repo-url"].find((flag) => flags.isOn(flag));
    if (idle !== undefined)
        throw wrong(`The doctor starts no run; leave --${idle} out.`);
    return {
        directory: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(flags.text("repo") ?? "."),
        publish: flags.isOn("pr"),
        readConfig: () => configOf(flags, env),
    };
}
function configOf({ text, isOn }, env, prompt = "") {
    const provider = text("provider") ?? _config_js__WEBPACK_IMPORTED_MODULE_3__/* .defaults */ .NT["provider"];
    if (provider === "anthropic" && !env["ANTHROPIC_API_KEY"]?.trim()) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y("bad-input", "Set the environment variable ANTHROPIC_API_KEY to your Claude API key.");
    }
    const token = env["GITHUB_TOKEN"] || env["GH_TOKEN"] || "";
    if (isOn("pr") && token === "") {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y("bad-input", "Set GITHUB_TOKEN to a token that may push and open pull requests, or leave out --pr.");
    }
    // Flags that are inputs of the action too have the same names there.
    return (0,_config_js__WEBPACK_IMPORTED_MODULE_3__/* .readConfig */ .Xg)((input) => {
        if (input === "dry-run")
            return String(isOn("dry-run"));
        if (input === "prompt")
            return prompt;
        if (input === "prompt-file")
            return "";
        if (input === "github-token")
            return token;
        return text(input) ?? env[endpointVariables[input] ?? ""] ?? _config_js__WEBPACK_IMPORTED_MODULE_3__/* .defaults */ .NT[input] ?? "";
    }, (input) => (isFlag(input) ? `--${input}` : (endpointVariables[input] ?? `--${input}`)), env);
}
/** What is no flag since it is a key, and an address that may hold one. */
const endpointVariables = {
    "convex-secret": "CONVEX_SECRET",
    "webhook-secret": "WEBHOOK_SECRET",
    "webhook-url": "WEBHOOK_URL",
};
/** One's own words, or those in one's own file. */
async function readPrompt(given, file) {
    if (file === undefined)
        return given?.trim() ?? "";
    if (given !== undefined)
        throw wrong("Give either --prompt or --prompt-file, not both.");
    const bytes = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file).catch((cause) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y("bad-input", `--prompt-file: ${file} can't be read.`, { cause });
    });
    try {
        const prompt = new TextDecoder("utf-8", { fatal: true }).decode(bytes).trim();
        if (prompt !== "" && !prompt.includes("\0"))
            return prompt;
    }
    catch {
        // Told below.
    }
    throw wrong(`--prompt-file: ${file} is empty or no text in UTF-8; name a file that says what should be changed.`);
}
/** Of no use without a pull request. */
const pullRequestFlags = [
    ...["base", "draft", "title", "labels", "reviewers", "assignees", "milestone", "dry-run"],
];
/** Where an input comes from that has no flag, or whose flag isn't given. */
const variables = {
    "anthropic-api-key": "ANTHROPIC_API_KEY",
    "base-url": "ANTHROPIC_BASE_URL",
    "github-token": "GITHUB_TOKEN",
};
/** What to do next, in this program's own words: the action's name inputs and a workflow. */
const commandLineNextSteps = {
    ...Object.fromEntries(Object.entries(_outcome_js__WEBPACK_IMPORTED_MODULE_6__/* .nextSteps */ .Z).map(([code, sentence]) => [code, inFlags(sentence)])),
    "sandbox-unavailable": "Give it Linux with bubblewrap (`sudo apt-get install -y bubblewrap`) and user namespaces allowed, and run again; here there is no way around it.",
    "token-rejected": "Set GITHUB_TOKEN to a token that is valid and may do this, and run again.",
    "workspace-unusable": "Name the top directory of a checkout with --repo and run again.",
};
/** A sentence that names inputs, as it is said of flags and variables; `repo` is a scope of tokens in it, and no input. */
function inFlags(sentence) {
    return sentence.replace(/`(?!repo`)([a-z-]+)`/g, (whole, input) => isFlag(input) ? `--${input}` : (variables[input] ?? whole));
}
/** What the doctor says of a workflow, as it is said to someone at their own machine. */
function deskWords(finding) {
    const found = inFlags(finding.found);
    if (finding.type === "ok")
        return { ...finding, found };
    const change = deskChanges
        .reduce((text, [workflows, ours]) => text.replace(workflows, ours), finding.change)
        .replace(/^with:\n {2}([a-z-]+): (.*)$/m, (_, input, value) => isFlag(input) ? `--${input} ${value}` : `export ${variables[input] ?? input}=${value}`);
    return { ...finding, found, effect: inFlags(finding.effect), change: inFlags(change) };
}
/** What only a workflow can change, and what to do instead. */
const deskChanges = [
    [/^Correct under `with:` what/, "Correct what"],
    [
        /^# before this step\n- uses: actions\/checkout[\s\S]*/,
        "Name the top directory of a checkout with --repo.",
    ],
    [/^Take the step that commits.*/, "Push the commit, or check out one that is on GitHub."],
    [/, or leave it out for the job's own/, ""],
    [/\$\{\{ secrets\.\w+ \}\}/, "…"],
    [/^permissions:\n(?: {2}.*\n?)+/m, "Set GITHUB_TOKEN to a token that may do this."],
    [/^runs-on:[\s\S]*(?=- run: )/m, ""],
    [/^- run: (.*?)(?: # in a step before this one)?$/m, "$1"],
    [/ in a step before this one, or take a larger runner/, ""],
];
function readFlags(args) {
    // Not strict: what is wrong is told in our own words.
    const { tokens } = (0,node_util__WEBPACK_IMPORTED_MODULE_2__.parseArgs)({ args: [...args], options: flags, strict: false, tokens: true });
    const values = new Map();
    for (const token of tokens) {
        if (token.kind === "option-terminator")
            continue;
        if (token.kind === "positional") {
            throw wrong(`"${token.value}" belongs to no option; put the whole of the prompt in quotes after --prompt.`);
        }
        const { name, rawName, value, inlineValue } = token;
        if (!isFlag(name))
            throw wrong(`There is no option ${rawName}; --help tells which there are.`);
        if (values.has(name))
            throw wrong(`${rawName} is given twice; give it once.`);
        if (flags[name].type === "boolean") {
            if (value !== undefined)
                throw wrong(`${rawName} takes no value; leave out "=${value}".`);
        }
        else if (value === undefined) {
            throw wrong(`${rawName} needs a value; write it behind, as in ${rawName}=VALUE.`);
        }
        else if (inlineValue !== true && value.startsWith("-")) {
            throw wrong(`${rawName} needs a value before ${value}; one that begins with a dash is written ${rawName}=VALUE.`);
        }
        values.set(name, value ?? "");
    }
    return { text: (flag) => values.get(flag), isOn: (flag) => values.has(flag) };
}
function isFlag(name) {
    return Object.hasOwn(flags, name);
}
function wrong(sentence) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y("bad-input", sentence);
}
/** The directory that `git clone` would make; it must be new, so that nothing of the user's is touched. */
async function newDirectory(url) {
    const name = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(readCloneAddress(url).pathname).replace(/\.git$/, "");
    if (!/^[\w.-]+$/.test(name) || /^\.+$/.test(name)) {
        throw wrong("--repo-url does not end in a repository's name; give the address that git clone would take.");
    }
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(name);
    const taken = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory).then((files) => files.length > 0, (error) => error.code !== "ENOENT");
    if (taken)
        throw wrong(`${directory} exists already; work on it with --repo ${name}.`);
    return directory;
}
function readCloneAddress(url) {
    try {
        return (0,_github_github_js__WEBPACK_IMPORTED_MODULE_5__/* .readAddress */ .zq)(url);
    }
    catch (cause) {
        if (!(cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y))
            throw cause;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y("bad-input", `--repo-url: ${cause.message}`, { cause });
    }
}


/***/ }),

/***/ 3410:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ openDesk)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _command_line_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1689);
/* harmony import */ var _sandbox_abandoned_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2727);
/* harmony import */ var _sinks_log_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7845);






/** What a run on one's own machine has: directories, and a terminal that it is told in. */
async function openDesk(env, redactor) {
    const filesDir = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), "tiny-backspace-"));
    // Of the same name, since root's sandbox is made beside it under its name.
    const tempDir = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(filesDir, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(filesDir));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(tempDir, { mode: 0o700 });
    await (0,_sandbox_abandoned_js__WEBPACK_IMPORTED_MODULE_4__/* .claim */ .B)(tempDir);
    const warn = (what) => (cause) => void process.stderr.write(`${redactor.text(`The ${what} stopped working: ${String(cause)}`)}\n`);
    const log = (0,_sinks_log_js__WEBPACK_IMPORTED_MODULE_5__/* .createLogSink */ .Y)({
        write: (text) => void process.stdout.write(text),
        format: "terminal",
        colour: process.stdout.isTTY && !env["NO_COLOR"],
        debug: false,
    });
    return {
        /** For what is kept when the run is over. */
        filesDir,
        /** Everything else. */
        tempDir,
        warn,
        /** For `perform`. */
        performing: {
            ...{ id: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(filesDir), tempDir, redactor, sinks: [log], nextSteps: _command_line_js__WEBPACK_IMPORTED_MODULE_3__/* .commandLineNextSteps */ .Yj },
            onSinkFailure: (sink, cause) => warn(sink)(cause),
        },
    };
}


/***/ }),

/***/ 2088:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ doctorCommand)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _agent_providers_provider_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3551);
/* harmony import */ var _command_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1689);
/* harmony import */ var _desk_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3410);
/* harmony import */ var _doctor_doctor_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8015);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2588);
/* harmony import */ var _machine_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3618);
/* harmony import */ var _origin_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2837);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4671);
/* harmony import */ var _perform_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4844);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7465);
/* harmony import */ var _sandbox_leftovers_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(6287);
/* harmony import */ var _sinks_telemetry_telemetry_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(9086);













/** `doctor`: from its arguments to its exit code. Throws UserError for wrong arguments. */
async function doctorCommand(args, env) {
    const asked = (0,_command_line_js__WEBPACK_IMPORTED_MODULE_2__/* .readDoctorLine */ .ay)(args, env);
    if (typeof asked === "string") {
        process.stdout.write(asked);
        return 0;
    }
    const { directory, publish } = asked;
    const redactor = (0,_redact_js__WEBPACK_IMPORTED_MODULE_10__/* .createRedactor */ .lY)((0,_machine_js__WEBPACK_IMPORTED_MODULE_6__/* .secretsIn */ .VY)(env));
    const { filesDir, tempDir, performing } = await (0,_desk_js__WEBPACK_IMPORTED_MODULE_3__/* .openDesk */ .A)(env, redactor);
    const { outcome } = await (0,_perform_js__WEBPACK_IMPORTED_MODULE_9__/* .perform */ .y)(performing, (run) => (0,_doctor_doctor_js__WEBPACK_IMPORTED_MODULE_4__/* .examine */ .s)(run, async () => {
        const config = asked.readConfig();
        const { githubToken, provider } = config;
        const secrets = [...(0,_agent_providers_provider_js__WEBPACK_IMPORTED_MODULE_1__/* .secretsOf */ .Fj)(provider), ...(githubToken === undefined ? [] : [githubToken])];
        for (const secret of secrets)
            redactor.add(secret);
        const machine = await (0,_machine_js__WEBPACK_IMPORTED_MODULE_6__/* .readMachine */ .Uc)(env, {
            ...{ tempDir, distrusted: [directory], workspaces: [directory] },
            ...{ mode: "copy", changes: "none", publishes: publish },
        });
        const solve = (0,_machine_js__WEBPACK_IMPORTED_MODULE_6__/* .solveOptions */ .Gx)(machine, config, {
            ...{ directory, startedAt: Date.now(), journal: (0,_journal_js__WEBPACK_IMPORTED_MODULE_5__/* .openJournal */ ._)(tempDir) },
            ...{ record: () => undefined, redact: redactor.text, hide: redactor.add },
        });
        const { programs } = machine;
        return {
            ...{ config, solve, programs, endpoints: (0,_sinks_telemetry_telemetry_js__WEBPACK_IMPORTED_MODULE_12__/* .openEndpoints */ .t)(config.telemetry, { env }) },
            ...(publish && { openGitHub: (base) => (0,_origin_js__WEBPACK_IMPORTED_MODULE_7__/* .openOrigin */ .N)(run, base, config, machine, env) }),
        };
    }, _command_line_js__WEBPACK_IMPORTED_MODULE_2__/* .deskWords */ .NI));
    await (0,_sandbox_leftovers_js__WEBPACK_IMPORTED_MODULE_11__/* .removeLeftovers */ .DA)(tempDir);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(filesDir, { recursive: true, force: true });
    return (0,_outcome_js__WEBPACK_IMPORTED_MODULE_8__/* .isSuccess */ .o)(outcome) ? 0 : 1;
}


/***/ }),

/***/ 2837:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ openOrigin),
/* harmony export */   Y: () => (/* binding */ accessOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _github_github_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7128);


/** Which GitHub the token belongs to. */
function serverUrlIn(env) {
    return env["GITHUB_SERVER_URL"] || "https://github.com";
}
/** What it takes to speak to GitHub from one's own machine. */
function accessOf(run, { githubToken }, machine, env) {
    return {
        ...(githubToken !== undefined && { token: githubToken }),
        serverUrl: serverUrlIn(env),
        tempDir: run.tempDir,
        programs: machine.programs,
        env: machine.trusted,
        signal: run.signal,
    };
}
/** The repository on GitHub that origin names; throws UserError when there is none. */
async function openOrigin(run, { remote }, config, machine, env) {
    const { token, ...rest } = accessOf(run, config, machine, env);
    const { serverUrl } = rest;
    const host = new URL(serverUrl).host;
    const match = /^(?:https:\/\/|ssh:\/\/|git@)([\w.:-]+?)[/:]([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(remote ?? "");
    const [, remoteHost, owner, name] = match ?? [];
    if (remoteHost !== host) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y("bad-input", `--pr needs a checkout whose remote "origin" is a repository on ${host}; leave --pr out to end on a local branch.`);
    }
    if (token === undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y("bad-input", "--pr needs GITHUB_TOKEN.");
    const apiUrl = env["GITHUB_API_URL"] || (host === "github.com" ? "https://api.github.com" : `${serverUrl}/api/v3`);
    const github = (0,_github_github_js__WEBPACK_IMPORTED_MODULE_1__/* .openGitHub */ .o6)({ ...rest, token, apiUrl, repository: `${owner}/${name}` });
    if (config.base !== undefined && !(await github.branchExists(config.base))) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y("bad-input", `--base is "${config.base}", and ${owner}/${name} has no such branch.`);
    }
    return github;
}


/***/ }),

/***/ 6085:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ replayCommand)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./src/desk.ts
var desk = __webpack_require__(3410);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/machine.ts
var src_machine = __webpack_require__(3618);
// EXTERNAL MODULE: ./src/outcome.ts
var src_outcome = __webpack_require__(4671);
// EXTERNAL MODULE: ./src/perform.ts + 1 modules
var perform = __webpack_require__(4844);
// EXTERNAL MODULE: ./src/redact.ts + 1 modules
var redact = __webpack_require__(7465);
// EXTERNAL MODULE: ./src/replay/recording.ts
var recording = __webpack_require__(8892);
// EXTERNAL MODULE: ./src/agent/loop.ts + 25 modules
var loop = __webpack_require__(6254);
;// CONCATENATED MODULE: ./src/agent/recorded-model.ts
/** The recorded run had no further answer. */
class RecordingEnded extends Error {
    name = "RecordingEnded";
}
/** A model that gives the answers of an earlier run, in their order, whatever it is asked; then it throws `RecordingEnded`. */
function recordedModel(answers) {
    let given = 0;
    return {
        messages: {
            async create(_, { signal }) {
                signal.throwIfAborted();
                const answer = answers[given];
                if (answer === undefined)
                    throw new RecordingEnded("The recorded run has no further answer.");
                given += 1;
                return events(answer);
            },
        },
        credentials: { name: "the recording", renewable: false },
    };
}
/** Whole blocks: what came in parts then comes at once. */
async function* events(message) {
    const { content, stop_reason, stop_sequence, stop_details, container } = message;
    // It was paid for once.
    const usage = { input_tokens: 0, output_tokens: 0 };
    const begun = { ...message, content: [], stop_reason: null, stop_sequence: null, usage };
    yield { type: "message_start", message: begun };
    for (const [index, content_block] of content.entries()) {
        yield { type: "content_block_start", index, content_block };
        yield { type: "content_block_stop", index };
    }
    yield {
        type: "message_delta",
        delta: { stop_reason, stop_sequence, stop_details, container },
        usage,
    };
    yield { type: "message_stop" };
}

// EXTERNAL MODULE: ./src/canaries.ts
var canaries = __webpack_require__(2951);
// EXTERNAL MODULE: ./src/sandbox/self-test.ts
var self_test = __webpack_require__(2346);
// EXTERNAL MODULE: ./src/solve.ts + 18 modules
var solve = __webpack_require__(9514);
// EXTERNAL MODULE: ./src/workspace/workspace.ts + 37 modules
var workspace_workspace = __webpack_require__(6440);
// EXTERNAL MODULE: ./src/agent/prompt.ts
var agent_prompt = __webpack_require__(4007);
;// CONCATENATED MODULE: ./src/replay/volatile.ts
/**
 * What differs from one run of a program to the next though nothing has changed, put into one form before results are
 * compared: docs/replay.md lists it, and a result that is the same but for this is told apart from one that is the
 * same. It is applied to what commands print; files and our own words are compared as they are.
 */
const volatile_volatile = [
    // Dates and times of day, before numbers lose their shape.
    [/\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?/g, "<time>"],
    [
        /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b,? [^\n]{0,30}?\d\d:\d\d:\d\d(?: [A-Z]{3,4}| [+-]\d{4})?(?: \d{4})?(?: [+-]\d{4})?/g,
        "<time>",
    ],
    [/\b\d\d:\d\d:\d\d(?:[.,]\d+)?\b/g, "<time>"],
    // `ls -l`
    [/\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d (?:\d\d:\d\d| \d{4})/g, "<time>"],
    // How long something took.
    [/\b\d+m ?\d+(?:\.\d+)?s\b/g, "<duration>"],
    [/\b\d+(?:[.,]\d+)? ?(?:ns|[µu]s|ms|s|secs?|seconds?|milliseconds?)\b/g, "<duration>"],
    [/\b(duration|elapsed|time)(_ms|_s)?(["']?[ :=]+)\d+(?:\.\d+)?/gi, "$1$2$3<duration>"],
    // Names that a program makes up.
    [/\/tmp\/(?:tmp\.\w{6,12}|tmp[a-z0-9_]{8})\b/g, "/tmp/<name>"],
    [/(\/tmp\/[\w.-]*-)[A-Za-z0-9]{6}\b/g, "$1<name>"],
    [/\b(127\.0\.0\.1|localhost|\[::1\]):\d{4,5}\b/g, "$1:<port>"],
    [/\b(pid|node)([ :=]+)\d+\b/gi, "$1$2<pid>"],
    // What is left out of long output depends on the length of all of these.
    [/\[(?:about )?[\d,]+ (?:lines?|bytes?)(?: \([\d,]+ bytes?\))? left out here/g, "[<some> left out here"],
];
/** The text without what is volatile in it. */
function withoutVolatile(text) {
    return volatile_volatile.reduce((left, [pattern, form]) => left.replace(pattern, form), text);
}

;// CONCATENATED MODULE: ./src/replay/difference.ts

const shownLines = 4;
const maxLineCharacters = 200;
/** Where two texts part: the last line that they share, then the next ones of each, `-` recorded and `+` replayed. */
function firstDifference(recorded, replayed) {
    const [before, after] = [linesOf(recorded), linesOf(replayed)];
    const start = partingOf(before, after);
    const lines = (mark, list) => list.slice(start, start + shownLines).map((line) => `${mark} ${shorten(line)}`);
    const shared = before[start - 1];
    return [
        ...(shared === undefined ? [] : [`  ${shorten(shared)}`]),
        ...lines("-", before),
        ...lines("+", after),
    ].join("\n");
}
function linesOf(text) {
    return text === "" ? [] : text.replace(/\n$/, "").split("\n");
}
/** The first line that differs; one that merely took another time is passed over, unless there is nothing else. */
function partingOf(before, after) {
    const shorter = Math.min(before.length, after.length);
    const find = (differ) => before.slice(0, shorter).findIndex((line, at) => differ(line, after[at] ?? ""));
    const real = find((line, other) => withoutVolatile(line) !== withoutVolatile(other));
    if (real !== -1 || before.length !== after.length)
        return real === -1 ? shorter : real;
    const any = find((line, other) => line !== other);
    return any === -1 ? shorter : any;
}
function shorten(line) {
    return line.length > maxLineCharacters ? `${line.slice(0, maxLineCharacters)}…` : line;
}

;// CONCATENATED MODULE: ./src/replay/compare.ts



/** Compares piece by piece; `onDeparture` is told of the first departure when it happens. */
function compareWith(recording, options) {
    const calls = callsOf(recording);
    const recorded = replies(recording.added);
    const counts = { same: 0, volatile: 0, departed: 0 };
    let pieces = [];
    let compared = 0;
    let first;
    const judge = (turn, then, now) => {
        const name = describe(then ?? now, turn, calls);
        const verdict = compareBlocks(then, now, name.tool, { here: options.home, there: recording.run.home });
        // Our own words are compared too, but are no results.
        if (name.tool !== "" || verdict === "departed")
            counts[verdict] += 1;
        if (verdict !== "departed" || first !== undefined)
            return;
        first = {
            what: `${turn === 0 ? "At the start" : `In turn ${turn}`}, ${name.what} is not as recorded`,
            difference: firstDifference(textOf(then), textOf(now)),
        };
        options.onDeparture(first);
    };
    return {
        take(entry) {
            const { added } = entry;
            if (added === undefined)
                return;
            pieces = [...pieces, added];
            const now = replies(pieces);
            // What goes beyond the recording follows an end that came for want of time or money.
            for (; compared < Math.min(now.length, recorded.length); compared += 1) {
                const [then = [], here = []] = [recorded[compared], now[compared]];
                for (let at = 0; at < Math.max(then.length, here.length); at += 1)
                    judge(compared, then[at], here[at]);
            }
        },
        counts: () => counts,
        first: () => first,
        isComplete: () => compared === recorded.length,
    };
}
/** What the user's side said, message by message, without what depends on the clock and the prices. */
function replies(pieces) {
    const found = [];
    const answered = new Set();
    let open = false;
    for (const { role, content } of pieces.flat()) {
        // A message that was sent again, without images that the API refused, is not a new one.
        const ids = content.flatMap((block) => block["tool_use_id"] ?? []);
        if (ids.some((id) => answered.has(id)))
            continue;
        for (const id of ids)
            answered.add(id);
        if (role === "user") {
            const blocks = content.filter((block) => !(0,agent_prompt/* isLimitNotice */.w$)(textOf(block)));
            const [first] = blocks;
            if (open && first !== undefined && found.length === 1 && textOf(first) === textOf(found[0]?.[0]))
                continue;
            // A note to a reply that was sent already comes as a message of its own.
            if (open)
                found.at(-1)?.push(...blocks);
            else
                found.push([...blocks]);
        }
        open = role === "user";
    }
    return found;
}
const maxShownInput = 80;
function callsOf({ answers }) {
    const blocks = answers.flatMap(({ content }) => content);
    return new Map(blocks.flatMap((block) => {
        if (block.type !== "tool_use")
            return [];
        const input = Object.values(block["input"] ?? {}).find((value) => typeof value === "string");
        const about = typeof input === "string" ? ` (${input.split("\n", 1)[0]?.slice(0, maxShownInput)})` : "";
        const tool = String(block["name"]);
        return [[block["id"], { tool, what: `the result of ${tool}${about}` }]];
    }));
}
function describe(block, turn, calls) {
    const call = block?.type === "tool_result" ? calls.get(block["tool_use_id"]) : undefined;
    if (call !== undefined)
        return call;
    return { tool: "", what: turn === 0 ? "what the agent is told first" : "what the agent is told" };
}
function compareBlocks(then, now, tool, home) {
    const [one, other] = [then, now].map((block) => JSON.stringify(shape(block)));
    if (one !== other)
        return "departed";
    const [before, after] = [textOf(then), textOf(now)];
    if (before === after)
        return "same";
    if (tool !== "run_command")
        return "departed";
    const moved = home.here.length > 1 ? after.replaceAll(home.here, home.there) : after;
    return withoutVolatile(before) === withoutVolatile(moved) ? "volatile" : "departed";
}
/** All of a block but its text. */
function shape(block) {
    if (block === undefined)
        return undefined;
    const { content } = block;
    const parts = Array.isArray(content) ? content.filter(({ type }) => type !== "text") : [];
    return [block.type, block["tool_use_id"], block["is_error"] ?? false, parts];
}
function textOf(block) {
    if (block === undefined)
        return "";
    if (block.type === "text")
        return String(block["text"]);
    const { content } = block;
    if (typeof content === "string")
        return content;
    return Array.isArray(content)
        ? content.map((part) => String(part["text"] ?? "")).join("\n")
        : "";
}

// EXTERNAL MODULE: ./src/tools/finish.ts
var finish = __webpack_require__(1656);
;// CONCATENATED MODULE: ./src/replay/review.ts

/**
 * Answers each proposal as it was answered then: the checks behind an answer are not the agent's work, and are not run
 * again.
 */
function recordedReview(recording) {
    const answers = reviewsIn(recording);
    return async () => {
        const answer = answers.shift();
        return answer === undefined || answer === finish/* acceptedAnswer */.q
            ? { accepted: true }
            : { accepted: false, answer };
    };
}
/** The results of `finish`, in order, that came of a review: a refused call never got so far. */
function reviewsIn({ answers, added }) {
    const finishing = new Set(answers
        .flatMap(({ content }) => content)
        .filter((block) => block["type"] === "tool_use" && block["name"] === "finish")
        .map((block) => block["id"]));
    return added
        .flat()
        .flatMap(({ content }) => content)
        .filter((block) => finishing.has(block["tool_use_id"]) && block["is_error"] !== true)
        .map(({ content }) => Array.isArray(content) ? String(content[0]?.["text"]) : "");
}

;// CONCATENATED MODULE: ./src/replay/replay.ts
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








/** The clock of the recorded run is over; what takes long here is for whoever watches to end. */
const longestReplayMs = 24 * 3600 * 1000;
/** Nothing is paid. */
const free = { input: 0, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };
const unlimited = 1_000_000_000;
/**
 * Plays a recorded run again: the model's answers come from the recording, their calls are run in a sandbox on a copy
 * of the checkout, without any network, and what they give is compared with what they gave then.
 */
async function replay(run, recording, options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { run: recorded } = recording;
        const inside = recorded.workspace;
        const workspace = await (0,workspace_workspace/* openWorkspace */.O)({
            ...options.workspace,
            inside,
            hiddenPaths: recorded.hidden_paths,
            protectedPaths: recorded.protected_paths,
        });
        const departures = tellDepartures(run);
        tellLimits(run, recording);
        if (workspace.base.sha !== recorded.base.sha) {
            const what = `The checkout is at ${workspace.base.sha}, and the recorded run began at ${recorded.base.sha}`;
            departures.tell({ what, difference: "" });
        }
        const sandbox = __addDisposableResource(env_1, await (0,solve/* openProvisionedSandbox */.st)(run, {
            ...options,
            sandbox: { ...options.sandbox, workspaceInside: inside },
            network: { ...options.network, mode: "none", allowed: [] },
            workspace,
            canaries: (0,canaries/* createCanaries */.J)(recorded.decoys),
            clearing: Promise.resolve(),
            mayAsk: () => false,
        }), true);
        await (0,self_test/* selfTest */.x)(sandbox);
        const comparison = compareWith(recording, { home: sandbox.home, onDeparture: departures.tell });
        const baseline = workspace.recordBaseline(sandbox.runProgram, run.signal);
        const result = await (0,loop/* runAgent */.J)(withoutCosts(run), {
            task: taskOf(recording),
            ...(recorded.material !== undefined && { material: materialOf(recorded.material) }),
            sandbox,
            checkout: { ...workspace, base: baseOf(recorded.base), hidden: workspace.hidden.paths },
            protectedPaths: recorded.protected_paths,
            ...(recorded.check_command !== undefined && { checkCommand: recorded.check_command }),
            ...(recorded.network !== null && { network: policyOf(recorded.network) }),
            client: recordedModel(recording.answers),
            model: recorded.model,
            ...(recorded.fallback_model !== undefined && { fallbackModel: recorded.fallback_model }),
            ...(recorded.effort !== undefined && { effort: recorded.effort }),
            prices: () => free,
            budget: { maxTurns: unlimited, maxCostUsd: unlimited, deadline: Date.now() + longestReplayMs },
            commandTimeoutMs: recorded.command_timeout_ms,
            maxCommandTimeoutMs: recorded.max_command_timeout_ms,
            ready: baseline,
            record: (entry) => {
                tellOtherRules(run, recording, entry);
                comparison.take(entry);
            },
            redact: options.redact,
            review: recordedReview(recording),
        }).catch((error) => {
            if (error instanceof RecordingEnded)
                return undefined;
            throw error;
        });
        await baseline;
        run.signal.throwIfAborted();
        if (!comparison.isComplete() || (result === undefined && recording.stopped === undefined)) {
            departures.tell({ what: "The replay took another course than the recorded run", difference: "" });
        }
        const { tree } = await workspace.exportChanges(sandbox.runProgram, run.signal);
        return outcomeOf(recording, { tree, comparison, first: departures.first() });
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
}
function outcomeOf(recording, replayed) {
    const { tree, comparison, first } = replayed;
    const { same, volatile, departed } = comparison.counts();
    const isSameTree = tree === recording.tree;
    if (isSameTree && first === undefined) {
        return { type: "replayed", tree, turns: recording.answers.length, results: same + volatile, volatile };
    }
    const trees = isSameTree
        ? `It ended with the same tree all the same (${tree}).`
        : `It ended with the tree ${tree}, the recorded run with ${recording.tree}.`;
    const count = departed > 1 ? `${departed} results are not as recorded; this is the first.` : "";
    const reason = [
        `${first?.what ?? "Every result is as recorded"}. ${trees}`,
        ...(first === undefined || first.difference === "" ? [] : [count, first.difference]),
    ];
    return { type: "failed", code: "replay-departed", reason: reason.filter((line) => line !== "").join("\n") };
}
/** Tells the first departure when it happens, and remembers it. */
function tellDepartures(run) {
    let first;
    return {
        tell(departure) {
            if (first !== undefined)
                return;
            first = departure;
            run.emit({ type: "warning", message: `${departure.what}: from here on the replay departs.` });
        },
        first: () => first,
    };
}
/** What keeps a replay from being exact, said before it begins. */
function tellLimits(run, { run: recorded, redactedTurns }) {
    if (recorded.network !== null) {
        run.emit({
            type: "warning",
            message: "The recorded run had a network, and a replay has none: commands that used it will depart.",
        });
    }
    if (redactedTurns.length > 0) {
        const turns = redactedTurns.slice(0, 10).join(", ");
        run.emit({
            type: "warning",
            message: `The transcript has stars in place of secrets (turn ${turns}${redactedTurns.length > 10 ? ", …" : ""}): a call that held one can't be replayed exactly.`,
        });
    }
}
/** Another version asks with other words; the recorded answers are what they are. */
function tellOtherRules(run, { begin }, entry) {
    const { type, sha256 } = entry;
    if (type !== "begin" || sha256 === begin.sha256)
        return;
    run.emit({
        type: "warning",
        message: "The recorded run had another system prompt or other tools, as another version of Tiny Backspace has; its answers are replayed all the same.",
    });
}
/** The recorded answers were paid for once; their figures would look like a bill. */
function withoutCosts(run) {
    return { ...run, emit: (event) => (event.type === "usage" ? undefined : run.emit(event)) };
}
function taskOf({ run: { task } }) {
    const { prompt, issue, pull_request: pullRequest, request, requested_by: requestedBy } = task;
    return {
        prompt,
        ...(issue !== undefined && { issue }),
        ...(pullRequest !== undefined && { pullRequest }),
        ...(request !== undefined && { request }),
        ...(requestedBy !== undefined && { requestedBy }),
    };
}
/** The bytes of images are in no recording, and nobody looks at them here. */
function materialOf({ texts, images }) {
    return {
        texts,
        images: images.map(({ number, media_type: mediaType }) => ({ number, image: { mediaType, base64: "" } })),
    };
}
/** As it was told then: a clone of another depth, or of no branch, has the same files. */
function baseOf({ sha, branch, shallow }) {
    return { sha, shallow, ...(branch !== undefined && { branch }) };
}
function policyOf({ every_public_host: everyPublicHost, hosts }) {
    return { everyPublicHost, hosts };
}

// EXTERNAL MODULE: ./src/sandbox/leftovers.ts
var leftovers = __webpack_require__(6287);
// EXTERNAL MODULE: ./src/sandbox/unavailable.ts
var unavailable = __webpack_require__(9366);
;// CONCATENATED MODULE: ./src/replay-command.ts













const help = `Plays a recorded run again, offline and without any key, and says where it is not as it was.

Usage
  node dist/cli/index.js replay FILE [--repo DIR]

  FILE                   the run's transcript (transcript.jsonl)
  --repo DIR             a checkout of the recorded commit (default: the current directory); it is not changed

Exit codes: 0 everything came out the same, 1 it did not, 2 the command line or the file is wrong.
docs/replay.md tells what is compared, and how.
`;
const usageExitCode = 2;
/** `replay FILE`: from its arguments to its exit code. Throws UserError for wrong arguments or a file that is no transcript. */
async function replayCommand(args, env) {
    const asked = readArguments(args);
    if (asked === undefined) {
        process.stdout.write(help);
        return 0;
    }
    (0,unavailable/* requireLinux */.gu)(process.platform);
    const { file, directory } = asked;
    const recording = await readFileOf(file);
    const redactor = (0,redact/* createRedactor */.lY)((0,src_machine/* secretsIn */.VY)(env));
    const { filesDir, tempDir, performing } = await (0,desk/* openDesk */.A)(env, redactor);
    const { outcome } = await (0,perform/* perform */.y)(performing, async (run) => {
        run.emit({
            type: "status",
            message: `Replaying a run of ${recording.answers.length} turns...`,
            phase: "prepare",
        });
        const machine = await (0,src_machine/* readMachine */.Uc)(env, {
            ...{ tempDir, distrusted: [directory], workspaces: [directory] },
            ...{ mode: "copy", changes: "none", publishes: false },
        });
        return await replay(run, recording, {
            workspace: { directory, tempDir, git: machine.programs.git, env: machine.trusted },
            provisioning: machine.provisioning,
            sandbox: machine.sandbox,
            network: machine.network,
            redact: redactor.text,
        });
    });
    await (0,leftovers/* removeLeftovers */.DA)(tempDir);
    await (0,promises_.rm)(filesDir, { recursive: true, force: true });
    if ((0,src_outcome/* isSuccess */.o)(outcome))
        return 0;
    return "code" in outcome && outcome.code === "workspace-unusable" ? usageExitCode : 1;
}
/** Undefined when help is asked for. */
function readArguments(args) {
    const { values, positionals, tokens } = (0,external_node_util_.parseArgs)({
        args: [...args],
        options: { repo: { type: "string" }, help: { type: "boolean", short: "h" } },
        strict: false,
        allowPositionals: true,
        tokens: true,
    });
    if (values.help === true)
        return undefined;
    const unknown = tokens.find((token) => token.kind === "option" && token.name !== "repo");
    if (unknown?.kind === "option") {
        throw wrong(`replay has no option ${unknown.rawName}; it takes a transcript and --repo DIR.`);
    }
    if (typeof values.repo === "boolean")
        throw wrong("--repo needs a value, as in --repo=DIR.");
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) {
        throw wrong("Name one transcript to replay: replay FILE [--repo DIR].");
    }
    return { file, directory: (0,external_node_path_.resolve)(values.repo ?? ".") };
}
async function readFileOf(file) {
    const found = await (0,promises_.stat)(file).catch(() => undefined);
    if (found?.isFile() !== true)
        throw wrong(`There is no file ${file}.`);
    if (found.size > recording/* maxRecordingBytes */.ZL)
        throw wrong(`${file} is larger than any transcript (128 MiB).`);
    return (0,recording/* readRecording */.SS)(file, await (0,promises_.readFile)(file));
}
function wrong(sentence) {
    return new errors/* UserError */.y("bad-input", sentence);
}


/***/ }),

/***/ 2727:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ claim),
/* harmony export */   j: () => (/* binding */ removeAbandoned)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _leftovers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6287);




// On one's own machine no post step follows a run that was killed: the next one clears up.
const claimFile = "process";
/** Says whose a run's temporary directory is, for as long as this process lives. */
async function claim(tempDir) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(tempDir, claimFile), JSON.stringify(identityOf(process.pid)), { mode: 0o600 });
}
/**
 * Removes what this user's killed runs left: of each directory of `parent` whose name fits, the directory of the same
 * name in it, and the processes that belong to that. Other files (events, transcript) stay, and so does whatever
 * can't be told for certain to be nobody's.
 */
async function removeAbandoned(parent, fits, uid) {
    for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(parent)) {
        const outer = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(parent, name);
        const tempDir = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(outer, name);
        if (!fits.test(name) || !(await isOwn(outer, uid)) || !(await isOwn(tempDir, uid)))
            continue;
        if (await isAbandoned(tempDir))
            await (0,_leftovers_js__WEBPACK_IMPORTED_MODULE_3__/* .removeLeftovers */ .DA)(tempDir);
    }
}
/** A directory into which nobody but this user could have put anything. */
async function isOwn(path, uid) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path).catch(() => undefined);
    return found?.isDirectory() === true && found.uid === uid && (found.mode & 0o022) === 0;
}
async function isAbandoned(tempDir) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(tempDir, claimFile), "utf8").catch(() => "");
    const [, machine, pid, started] = /^\{"machine":"([^"]+)","pid":(\d+),"started":"(\d+)"\}$/.exec(text) ?? [];
    if (machine === undefined || machine !== identityOf(process.pid)?.machine)
        return false;
    return identityOf(Number(pid))?.started !== started;
}
/** Undefined when there is no such process. */
function identityOf(pid) {
    try {
        const boot = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)("/proc/sys/kernel/random/boot_id", "latin1").trim();
        const machine = `${boot} ${(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync)("/proc/self/ns/pid")}`;
        // The name, in brackets, may hold anything. State first, start as the 20th after it.
        const fields = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`/proc/${pid}/stat`, "latin1")
            .replace(/^.*\) /s, "")
            .split(" ");
        return /^[ZX]$/.test(fields[0] ?? "") ? undefined : { machine, pid, started: fields[19] ?? "" };
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 9050:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  D: () => (/* binding */ telemetryCommand)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./src/command-line.ts
var command_line = __webpack_require__(1689);
// EXTERNAL MODULE: ./src/config.ts + 3 modules
var config = __webpack_require__(3473);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/neutralise.ts
var neutralise = __webpack_require__(5465);
// EXTERNAL MODULE: ./src/sinks/telemetry/poster.ts
var telemetry_poster = __webpack_require__(367);
// EXTERNAL MODULE: ./src/sinks/telemetry/spool.ts
var spool = __webpack_require__(7063);
;// CONCATENATED MODULE: ./src/sinks/telemetry/resend.ts


/**
 * Delivers what a spool file holds, in order, to the endpoints of the same names, and notes what was delivered. Where
 * it was cut off in between, the last request may be sent a second time; receivers know it by its run and numbers.
 */
async function resend(path, endpoints, options = {}) {
    const missed = (0,spool/* readSpool */.qO)(path);
    const resent = [...missed].map(async ([id, spooled]) => {
        const endpoint = endpoints.find((one) => one.id === id);
        if (endpoint === undefined)
            return { endpoint: id, delivered: 0, missing: spooled.length };
        return await resendTo(endpoint, path, spooled, options.delays);
    });
    const results = await Promise.all(resent);
    for (const endpoint of endpoints)
        endpoint.close();
    return results;
}
async function resendTo(endpoint, path, spooled, delays) {
    const lines = new Map(spooled.map(({ item, line }) => [item, line]));
    let delivered = 0;
    let why;
    const poster = (0,telemetry_poster/* createPoster */.y)({
        endpoint,
        limits: { items: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY },
        ...(delays !== undefined && { delays }),
        onMissed: () => undefined,
        onDelivered(items) {
            delivered += items.length;
            (0,spool/* noteDelivered */.TK)(path, items.flatMap((item) => lines.get(item) ?? []));
        },
        warn(sentence) {
            why = sentence;
        },
    });
    for (const { item } of spooled)
        poster.take(item);
    await poster.close(Number.POSITIVE_INFINITY);
    const missing = spooled.length - delivered;
    return { endpoint: endpoint.id, delivered, missing, ...(why !== undefined && { why }) };
}

// EXTERNAL MODULE: ./src/sinks/telemetry/telemetry.ts + 4 modules
var telemetry = __webpack_require__(9086);
// EXTERNAL MODULE: ./src/telemetry-settings.ts + 2 modules
var telemetry_settings = __webpack_require__(4710);
;// CONCATENATED MODULE: ./src/telemetry-command.ts









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
/** It is read at once. */
const maxSpoolBytes = 256 * 1024 * 1024;
/** `telemetry resend FILE`: from its arguments to its exit code. Throws UserError for wrong arguments or a wrong file. */
async function telemetryCommand(args, env) {
    const asked = readArguments(args);
    if (asked === undefined) {
        process.stdout.write(help);
        return 0;
    }
    const { file, given } = asked;
    const found = await (0,promises_.stat)(file).catch(() => undefined);
    if (found?.isFile() !== true)
        throw wrong(`There is no file ${file}.`);
    if (found.size > maxSpoolBytes)
        throw wrong(`${file} is larger than any spool file (256 MiB).`);
    const endpoints = (0,telemetry/* openEndpoints */.t)(readEndpoints(given, env), { env });
    let results;
    try {
        results = await resend(file, endpoints);
    }
    catch (cause) {
        throw wrong(`${file} is no spool file: ${Error.isError(cause) ? cause.message : String(cause)}.`);
    }
    if (results.length === 0)
        process.stdout.write("Everything in it was delivered before.\n");
    for (const result of results)
        process.stdout.write(`${(0,neutralise/* logLine */.BP)(tell(result))}\n`);
    return results.every(({ missing }) => missing === 0) ? 0 : 1;
}
function tell({ endpoint, delivered, missing, why }) {
    const counts = `${endpoint}: ${delivered} delivered, ${missing} left.`;
    if (missing === 0 || why !== undefined)
        return `${counts}${why === undefined ? "" : ` ${why}`}`;
    const addresses = { convex: "--convex-url", otlp: "--otlp-endpoint" };
    const flag = addresses[endpoint] ?? "--webhook-url";
    return delivered === 0 ? `${counts} Say where it is with ${flag}, then they are sent.` : counts;
}
function readEndpoints(given, env) {
    const problems = [];
    const settings = (0,telemetry_settings/* readTelemetry */.e)({
        input: (name) => (given[name] ?? env[command_line/* endpointVariables */.Fy[name] ?? ""] ?? config/* defaults */.NT[name] ?? "").trim(),
        nameOf: (name) => command_line/* endpointVariables */.Fy[name] ?? `--${name}`,
        variable: (name) => env[name]?.trim() ?? "",
        problem: (sentence) => void problems.push(sentence),
        warning: (sentence) => void problems.push(sentence),
    });
    if (problems.length > 0)
        throw wrong(problems.join("\n"));
    return settings;
}
const flags = ["convex-url", "otlp-endpoint", "webhook-url", "webhook-format"];
/** Undefined when help is asked for. */
function readArguments(args) {
    const { values, positionals, tokens } = (0,external_node_util_.parseArgs)({
        args: [...args],
        options: {
            ...Object.fromEntries(flags.map((flag) => [flag, { type: "string" }])),
            help: { type: "boolean", short: "h" },
        },
        strict: false,
        allowPositionals: true,
        tokens: true,
    });
    if (values["help"] === true)
        return undefined;
    for (const token of tokens) {
        if (token.kind !== "option")
            continue;
        if (!flags.includes(token.name)) {
            throw wrong(`telemetry resend has no option ${token.rawName}; telemetry --help tells which there are.`);
        }
        if (token.value === undefined)
            throw wrong(`${token.rawName} needs a value, as in ${token.rawName}=VALUE.`);
    }
    const [command, file, ...more] = positionals;
    if (command !== "resend" || file === undefined || more.length > 0) {
        throw wrong("Name one spool file to resend: telemetry resend FILE.");
    }
    return { file, given: values };
}
function wrong(sentence) {
    return new errors/* UserError */.y("bad-input", sentence);
}


/***/ })

};

export const id = 735;
export const ids = [735];
export const modules = {

/***/ 7343:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IW: () => (/* binding */ checkCiWorkflow),
/* harmony export */   er: () => (/* binding */ checkBranchRules),
/* harmony export */   qD: () => (/* binding */ checkBase)
/* harmony export */ });
/* harmony import */ var _branch_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3311);
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8414);


/** Whether the branch that the pull request is to go to is there. */
async function checkBase(github, base) {
    const check = "base";
    if (base === undefined) {
        return { type: "ok", check, found: "Pull requests go to the branch that is checked out." };
    }
    try {
        if (await github.branchExists(base))
            return { type: "ok", check, found: `The branch \`${base}\` is there.` };
    }
    catch (error) {
        return (0,_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .wrongBy */ .rY)(check, error, "permissions:\n  contents: write");
    }
    const { owner, name } = github.repository;
    return {
        ...{ type: "wrong", check, stops: "bad-input", effect: (0,_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .stopsBefore */ .VS)("bad-input") },
        found: `Input \`base\` is "${base}", and the repository has no such branch.`,
        change: `with:\n  base: # the name of a branch of ${owner}/${name}, or nothing for the one that is checked out`,
    };
}
/** What rulesets say of a branch such as the one that is pushed. Rejects with UserError when GitHub can't say. */
async function checkBranchRules(github, { branch: pattern, signCommits }) {
    const check = "branch-rules";
    const branch = (0,_branch_name_js__WEBPACK_IMPORTED_MODULE_0__/* .sampleBranch */ .r_)(pattern);
    const rules = await github.inspection.rulesFor(branch);
    const { owner, name } = github.repository;
    const settings = `Settings > Rules > Rulesets (${github.serverUrl}/${owner}/${name}/settings/rules)`;
    const refused = (found, change) => ({
        ...{ type: "wrong", check, found, change },
        effect: "Unless the token may bypass it, GitHub refuses the push at the end of the run (`push-refused`); the change is kept as a patch.",
    });
    if (rules === undefined) {
        return {
            ...{ type: "unknown", check },
            found: "GitHub does not tell this token which rules there are.",
            effect: "A rule that forbids the push ends the run red (`push-refused`); the change is kept as a patch.",
            change: `Look for rules on branches such as \`${branch}\`: ${settings}`,
        };
    }
    const has = (type) => rules.some((rule) => rule.type === type);
    if (has("creation")) {
        return refused(`A ruleset restricts who may create branches such as \`${branch}\`.`, `Let the token's owner bypass it, or name branches that it leaves alone (\`branch\`): ${settings}`);
    }
    const misnamed = rules.find((rule) => rule.type === "branch_name_pattern" && !fits(branch, rule));
    if (misnamed !== undefined) {
        return refused(`A ruleset wants other names than \`${branch}\` (${wanted(misnamed)}).`, `with:\n  branch: # a name or pattern that fits, such as team/{issue}-{slug}`);
    }
    if (has("required_signatures") && !signCommits) {
        return refused(`A ruleset wants signed commits on branches such as \`${branch}\`.`, 'with:\n  sign-commits: "true"');
    }
    const others = [...new Set(rules.map(({ type }) => type))].filter((type) => limiting.test(type));
    if (others.length > 0) {
        return {
            ...{ type: "unknown", check },
            found: `Branches such as \`${branch}\` have rules on what is pushed (${others.join(", ")}).`,
            effect: "A change that breaks one is refused at the push (`push-refused`), and kept as a patch.",
            change: `See whether they fit what an agent writes: ${settings}`,
        };
    }
    return { type: "ok", check, found: `No ruleset stands against a new branch such as \`${branch}\`.` };
}
/** Rules that decide by what is pushed, which nobody knows yet. */
const limiting = /^(?:commit_message_pattern|commit_author_email_pattern|committer_email_pattern|file_path_restriction|max_file_path_length|file_extension_restriction|max_file_size|required_status_checks|workflows|code_scanning|required_deployments)$/;
function fits(branch, { parameters = {} }) {
    const { operator, negate } = parameters;
    const pattern = String(parameters["pattern"] ?? "");
    switch (operator) {
        case "starts_with":
            return branch.startsWith(pattern) !== (negate === true);
        case "ends_with":
            return branch.endsWith(pattern) !== (negate === true);
        case "contains":
            return branch.includes(pattern) !== (negate === true);
        default:
            // A regular expression of another dialect: not ours to judge.
            return true;
    }
}
function wanted({ parameters = {} }) {
    const words = String(parameters["operator"]).replaceAll("_", " ");
    return `${parameters["negate"] === true ? "not " : ""}${words} "${String(parameters["pattern"])}"`;
}
/** Whether the workflow that is to be started on the branch can be. */
async function checkCiWorkflow(github, file) {
    const check = "ci-workflow";
    const effect = "The pull request is opened all the same, and its CI is not started; the run warns.";
    const text = await github.inspection.workflowText(file);
    if (text === undefined) {
        return {
            ...{ type: "wrong", check, effect },
            found: `There is no .github/workflows/${file} on the default branch.`,
            change: "with:\n  ci-workflow: # the name of a file in .github/workflows",
        };
    }
    if (!/\bworkflow_dispatch\b/.test(text)) {
        return {
            ...{ type: "wrong", check, effect },
            found: `.github/workflows/${file} can't be started on a branch, since it has no \`workflow_dispatch\`.`,
            change: `# in .github/workflows/${file}\non:\n  workflow_dispatch:`,
        };
    }
    return {
        ...{ type: "unknown", check, effect },
        found: `${file} can be started; whether the token may start it, and set a status, shows only when it does.`,
        change: "permissions:\n  actions: write\n  statuses: write",
    };
}


/***/ }),

/***/ 4779:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LY: () => (/* binding */ checkoutMissing),
/* harmony export */   su: () => (/* binding */ checkCommit),
/* harmony export */   vG: () => (/* binding */ checkCredentials)
/* harmony export */ });
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8414);

/** Whether the agent would begin with a commit that GitHub has. */
async function checkCommit(github, { sha, branch, shallow }) {
    const check = "checkout";
    const short = sha.slice(0, 10);
    try {
        if (await github.hasCommit(sha)) {
            const where = branch === undefined ? "no branch" : `\`${branch}\``;
            const depth = shallow ? ", with a part of the history, which is enough" : "";
            return { type: "ok", check, found: `Commit ${short} on ${where}, which GitHub has${depth}.` };
        }
    }
    catch (error) {
        return (0,_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .wrongBy */ .rY)(check, error, "permissions:\n  contents: write");
    }
    return {
        ...{ type: "wrong", check, stops: "workspace-unusable", effect: (0,_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .stopsBefore */ .VS)("workspace-unusable") },
        found: `The checked-out commit ${short} is not on GitHub: commits made by earlier steps would become part of the pull request. Push them, or check a pushed commit out.`,
        change: "Take the step that commits out of the job, or put it behind this one.",
    };
}
/** There is no checkout to work on. */
function checkoutMissing(error) {
    const change = "# before this step\n- uses: actions/checkout@v7\n  with:\n    persist-credentials: false";
    const found = (0,_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .wrongBy */ .rY)("checkout", error, change);
    return found.type === "wrong"
        ? { ...found, effect: `${found.effect} The push and the sandbox are looked at once there is one.` }
        : found;
}
/** Whether the step that checked out left its token. */
function checkCredentials({ hidden }) {
    const check = "credentials";
    if (!hidden.credential)
        return { type: "ok", check, found: "The checkout holds no credential." };
    return {
        ...{ type: "wrong", check },
        found: "The checkout's git configuration holds a credential.",
        effect: "A run hides it from the agent and never uses it; every other step of the job can.",
        change: "- uses: actions/checkout@v7\n  with:\n    persist-credentials: false",
    };
}


/***/ }),

/***/ 7081:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ clearAtDesk),
/* harmony export */   T: () => (/* binding */ openClearance)
/* harmony export */ });
/* harmony import */ var _authorize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4196);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);
/* harmony import */ var _branches_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7343);
/* harmony import */ var _checkout_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4779);
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8414);
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3177);
/* harmony import */ var _token_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1874);
/* harmony import */ var _triage_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6727);








/** A list of models that is slow keeps no run waiting longer. */
const modelTimeoutMs = 5000;
/** What only warns has no right to hold a run up. */
const adviceTimeoutMs = 3000;
/** Starts looking at once. Who may not start a run is told that and nothing else. */
function openClearance(run, options) {
    const { github, base } = options;
    const allowed = requirePermission(options);
    const early = (0,_branches_js__WEBPACK_IMPORTED_MODULE_2__/* .checkBase */ .qD)(github, base);
    const advice = advise(options);
    const told = new Set();
    const begin = async () => {
        await allowed;
        stopAt(run, [await early], told);
    };
    const begun = begin();
    // They are awaited further down, and may have failed by then.
    for (const one of [allowed, early, begun])
        one.catch(() => undefined);
    return {
        begun,
        async complete(workspace, client) {
            // For a stranger nothing is asked with the keys of the job.
            await allowed;
            const findings = await settled([
                early,
                ...published(options, workspace),
                ...asked(run, options.model, client),
            ]);
            for (const finding of await advice) {
                if (finding?.type !== "wrong")
                    continue;
                run.emit({ type: "warning", message: `${finding.found} ${finding.effect}` });
            }
            stopAt(run, findings, told);
        },
    };
}
/** The same on one's own machine, where nobody has to be asked; `github` where the change is to be published. */
async function clearAtDesk(run, workspace, { client, model, ...options }) {
    const { github } = options;
    const publishing = github === undefined ? [] : published({ ...options, github }, workspace);
    stopAt(run, await settled([...publishing, ...asked(run, model, client)]));
}
async function requirePermission({ github, home, ...behind }) {
    const permission = await (0,_authorize_js__WEBPACK_IMPORTED_MODULE_0__/* .authorize */ .Gq)(github, behind, home);
    if (permission.type === "refused")
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y("not-authorized", permission.reason);
}
/** Whether what the agent is to do could be pushed, whatever it was; what isn't pushed needs no permission. */
function published({ github, dryRun }, { gitDir, base }) {
    const commit = (0,_checkout_js__WEBPACK_IMPORTED_MODULE_3__/* .checkCommit */ .su)(github, base);
    return dryRun ? [commit] : [commit, (0,_token_js__WEBPACK_IMPORTED_MODULE_6__/* .checkPush */ .LE)(github, { gitDir, sha: base.sha })];
}
function asked({ signal }, model, client) {
    // Where another job's work is taken over, no model is asked.
    if (client === undefined)
        return [];
    const question = { ...model, client, timeoutMs: modelTimeoutMs, signal };
    const first = (0,_model_js__WEBPACK_IMPORTED_MODULE_5__/* .checkModel */ .w5)(question, "model");
    return model.fallbackModel === undefined ? [first] : [first, (0,_model_js__WEBPACK_IMPORTED_MODULE_5__/* .checkModel */ .w5)(question, "fallback-model")];
}
/** What will bite at the end, as far as that is known in time. */
async function advise(options) {
    const { github, dryRun, ciWorkflow, milestone } = options;
    if (dryRun)
        return [];
    const looking = [
        (0,_branches_js__WEBPACK_IMPORTED_MODULE_2__/* .checkBranchRules */ .er)(github, options),
        ...(ciWorkflow === undefined ? [] : [(0,_branches_js__WEBPACK_IMPORTED_MODULE_2__/* .checkCiWorkflow */ .IW)(github, ciWorkflow)]),
        ...(milestone === undefined ? [] : [(0,_triage_js__WEBPACK_IMPORTED_MODULE_7__/* .checkMilestone */ .pz)(github, milestone)]),
    ];
    const { promise: late, resolve } = Promise.withResolvers();
    const timer = setTimeout(resolve, adviceTimeoutMs, undefined);
    const inTime = (one) => Promise.race([one.catch(() => undefined), late]);
    return await Promise.all(looking.map(inTime)).finally(() => clearTimeout(timer));
}
/** All of them, before one that broke breaks the rest. */
async function settled(looking) {
    const ended = await Promise.allSettled(looking);
    return ended.map((one) => {
        if (one.status === "rejected")
            throw one.reason;
        return one.value;
    });
}
/** Tells everything that stops the run, once, and throws: the first decides what it is called. */
function stopAt(run, findings, told = new Set()) {
    const stopping = findings.filter(stops);
    const [first] = stopping;
    if (first === undefined)
        return;
    for (const one of stopping) {
        if (!told.has(one))
            (0,_finding_js__WEBPACK_IMPORTED_MODULE_4__/* .tell */ .qz)(run, one);
        told.add(one);
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(first.stops, stopping.map(({ found }) => found).join("\n"));
}
function stops(finding) {
    return finding.type === "wrong" && finding.stops !== undefined;
}


/***/ }),

/***/ 8015:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ examine)
});

// EXTERNAL MODULE: ./src/agent/model.ts
var model = __webpack_require__(8492);
// EXTERNAL MODULE: ./src/authorize.ts
var authorize = __webpack_require__(4196);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/events/event.ts
var events_event = __webpack_require__(7137);
// EXTERNAL MODULE: ./src/workspace/workspace.ts + 37 modules
var workspace_workspace = __webpack_require__(6440);
// EXTERNAL MODULE: ./src/doctor/branches.ts
var branches = __webpack_require__(7343);
// EXTERNAL MODULE: ./src/doctor/checkout.ts
var checkout = __webpack_require__(4779);
// EXTERNAL MODULE: ./src/task.ts + 2 modules
var task = __webpack_require__(192);
// EXTERNAL MODULE: ./src/doctor/finding.ts
var doctor_finding = __webpack_require__(8414);
;// CONCATENATED MODULE: ./src/doctor/event.ts




/** Who is behind the event, and what it would do in a run. */
async function checkEvent({ github, home, asking, ...behind }) {
    const { trigger } = behind;
    let permission;
    try {
        permission = await (0,authorize/* authorize */.Gq)(github, behind, home);
    }
    catch (error) {
        const change = "Pass a `github-token` that is valid and may see the repository, or leave it out for the job's own.";
        return (0,doctor_finding/* wrongBy */.rY)("event", error, change);
    }
    if (permission.type === "refused") {
        return {
            ...{ type: "wrong", check: "event", stops: "not-authorized", found: permission.reason },
            effect: "Nothing else is looked at or told (`not-authorized`).",
            change: "Have a person with write permission start it, with the label or the form.",
        };
    }
    const people = permission.people.join(" and ");
    return {
        ...{ type: "ok", check: "event" },
        found: `\`${trigger.event}\` by ${people}, who may start runs. ${whatItWouldDo(() => (0,task/* readTask */.gv)(trigger, asking))}`,
    };
}
function whatItWouldDo(read) {
    try {
        const asked = read();
        if (asked.type === "nothing")
            return `As a run it would do nothing: ${asked.reason}`;
        return `As a run it would ${whatAbout(asked)}.`;
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.y))
            throw error;
        return `As a run it would stop: ${error.message}`;
    }
}
function whatAbout({ task: { issue }, lookUp }) {
    switch (lookUp?.type) {
        case "prompt-file":
            return `do what the file \`${lookUp.path}\` says`;
        case "pull-request":
            return `go on with pull request #${lookUp.number}, if that is one of its own`;
        case undefined:
            return issue === undefined ? "work on the prompt that it carries" : `work on issue #${issue.number}`;
    }
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./src/canaries.ts
var canaries = __webpack_require__(2951);
// EXTERNAL MODULE: ./src/solve.ts + 18 modules
var solve = __webpack_require__(9514);
// EXTERNAL MODULE: ./src/trusted.ts
var trusted = __webpack_require__(920);
;// CONCATENATED MODULE: ./src/doctor/machine.ts
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





/** Opens the sandbox as a run would, has it tested from inside, and closes it. */
async function checkSandbox(run, workspace, machine) {
    const check = "sandbox";
    const { refusedWithout, isolated, network } = machine;
    if (!isolated) {
        const change = 'with:\n  sandbox: "on"';
        return refusedWithout === undefined
            ? { type: "ok", check, found: `It is off, as the workflow wants it. ${(0,solve/* exposureOf */.Xl)(machine)}` }
            : {
                ...{ type: "wrong", check, found: refusedWithout, stops: "bad-input" },
                ...{ effect: (0,doctor_finding/* stopsBefore */.VS)("bad-input"), change },
            };
    }
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const opened = __addDisposableResource(env_1, new AsyncDisposableStack(), true);
            const others = { canaries: (0,canaries/* createCanaries */.J)(), clearing: Promise.resolve(), mayAsk: () => true };
            const { egress } = await (0,solve/* openTested */._2)(run, { ...machine, ...others, workspace }, opened);
            const reach = egress === undefined
                ? "Commands have no network."
                : `Commands reach ${network.mode === "full" ? "every public host" : "the hosts that are allowed"}, through the proxy alone.`;
            return {
                ...{ type: "ok", check },
                found: `It was opened and tested from inside: what it must stop is stopped. ${reach}`,
            };
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
    catch (error) {
        return (0,doctor_finding/* sandboxWrong */.v9)(error);
    }
}
/** So much is left of a hosted runner's six hours for what comes before and after the action. */
const longestHostedMs = 350 * 60_000;
/** An App's token lives one hour. */
const longestAppMs = 55 * 60_000;
/** Whether the run's own time limit can be kept. */
async function checkTime(timeoutMs, { hosted, facts }) {
    const check = "time";
    const minutes = Math.ceil(timeoutMs / 60_000);
    if (hosted && timeoutMs > longestHostedMs) {
        return {
            ...{ type: "wrong", check },
            found: `\`timeout-minutes\` is ${minutes}, and a hosted runner ends every job after 360 minutes.`,
            effect: "The job may end before the run; what the agent changed by then becomes a draft.",
            change: 'with:\n  timeout-minutes: "340"',
        };
    }
    // The line about the token says what is wrong with it.
    const owner = await facts.then((known) => known.owner, () => "other");
    if (owner === "app" && timeoutMs > longestAppMs) {
        return {
            ...{ type: "wrong", check },
            found: `\`timeout-minutes\` is ${minutes}, and an App's token lives one hour.`,
            effect: "What takes longer can't be pushed any more (`push-refused`); the change is kept as a patch.",
            change: 'with:\n  timeout-minutes: "50"',
        };
    }
    return {
        ...{ type: "unknown", check },
        found: `A run takes at most ${minutes} minutes (\`timeout-minutes\`); the job's own limit can't be read from inside the job.`,
        effect: "A job that ends earlier cancels the run; what the agent changed by then becomes a draft.",
        change: `jobs:\n  backspace: # the job's name\n    timeout-minutes: ${minutes + 10}`,
    };
}
/** Which versions there are, for whoever reads of a problem. */
async function checkPrograms(programs, { env }) {
    const versions = await Promise.all(Object.values(programs).map(async (program) => {
        const { stdout } = await (0,trusted/* runTrusted */.$5)(program, ["--version"], { cwd: "/", env, timeoutMs: 10_000 });
        return stdout
            .toString("utf8")
            .split("\n", 1)[0]
            ?.replace(/ version | \(.*/g, " ")
            .trim();
    }));
    return {
        ...{ type: "ok", check: "programs" },
        found: `${[...versions, `Node ${process.version.slice(1)}`].join(", ")}.`,
    };
}
const gigabyte = 1e9;
const neededBytes = gigabyte;
async function freeBytes(directory) {
    const { bavail, bsize } = await (0,promises_.statfs)(directory);
    return bavail * bsize;
}
/** Whether copies of the workspace, and what checks make, are likely to fit. */
function checkDisk(bytes) {
    const check = "disk";
    const free = `${(bytes / gigabyte).toFixed(1)} GB`;
    if (bytes >= neededBytes) {
        return { type: "ok", check, found: `${free} are free where a run keeps its files.` };
    }
    return {
        ...{ type: "wrong", check, found: `Only ${free} are free where a run keeps its files.` },
        effect: "What a run or its checks write may not fit; the run breaks off then.",
        change: "Make room in a step before this one, or take a larger runner.",
    };
}

// EXTERNAL MODULE: ./src/doctor/model.ts + 1 modules
var doctor_model = __webpack_require__(3177);
;// CONCATENATED MODULE: ./src/doctor/telemetry.ts
/** Whether each endpoint answers; one that doesn't never stops a run. */
async function checkTelemetry(endpoints, signal) {
    const asked = await Promise.all(endpoints.map(async ({ name, probe }) => ({ name, answer: await probe(signal) })));
    const wrong = asked.flatMap(({ name, answer }) => 
    // One that only wants no empty request is there.
    answer.type === "delivered" || (answer.type === "refused" && answer.what === "request")
        ? []
        : [`${name} ${answer.reason}.`]);
    const check = "telemetry";
    if (wrong.length > 0) {
        return {
            ...{ type: "wrong", check, found: wrong.join(" ") },
            effect: "A run goes on; what such an endpoint misses is in `spool-file`, to be resent.",
            change: "Correct its address and its secret, or start it: docs/telemetry.md.",
        };
    }
    const names = asked.map(({ name }) => name).join(", ");
    return { type: "ok", check, found: `Answered: ${names}.` };
}

// EXTERNAL MODULE: ./src/doctor/token.ts
var token = __webpack_require__(1874);
// EXTERNAL MODULE: ./src/doctor/triage.ts
var triage = __webpack_require__(6727);
;// CONCATENATED MODULE: ./src/doctor/doctor.ts














/** Longer than GitHub and the model's API take, and shorter than a person waits. */
const answerTimeoutMs = 20_000;
const modelTimeoutMs = 10_000;
/** Where bubblewrap has to be installed first. */
const sandboxTimeoutMs = 300_000;
/**
 * Looks at everything that decides whether a run can succeed, side by side, and tells it line by line. Nothing is
 * written to GitHub, and nothing paid.
 */
async function examine(run, read, 
/** Says a finding in the words of whoever asks. */
inWords = (finding) => finding) {
    const message = "Looking at what a run needs; nothing is written, and nothing paid...";
    run.emit({ type: "status", message, phase: "doctor" });
    const told = [];
    const say = (finding) => {
        (0,doctor_finding/* tell */.qz)(run, inWords(finding));
        told.push(finding);
    };
    let options;
    try {
        options = await read();
    }
    catch (error) {
        const isMissing = error instanceof errors/* UserError */.y && error.code === "program-missing";
        const change = isMissing
            ? "- run: sudo apt-get update && sudo apt-get install -y git gh # in a step before this one"
            : "Correct under `with:` what this line names; the rest is looked at once it can be read.";
        say((0,doctor_finding/* wrongBy */.rY)(isMissing ? "programs" : "inputs", error, change));
        return conclude(told);
    }
    const { job } = options;
    const event = job && (await (0,doctor_finding/* settle */.G9)("event", checkEvent(job), answerTimeoutMs));
    if (event?.type === "wrong" && event.stops === "not-authorized") {
        say(event);
        return { type: "refused", code: "not-authorized", reason: event.found };
    }
    say({ type: "ok", check: "inputs", found: "Every input can be read." });
    if (event !== undefined) {
        say(event);
        if (event.type !== "ok" && !isWritersOwn(job))
            return conclude(told);
    }
    for (const looking of await lookAtAll(run, options))
        say(await looking);
    return conclude(told);
}
/** Where GitHub itself has seen to it that a writer stands behind the event. */
function isWritersOwn(job) {
    return job !== undefined && authorize/* writersEvents */.ky.includes(job.trigger.event);
}
function conclude(told) {
    const wrong = told.filter(({ type }) => type === "wrong");
    const unknown = told.filter(({ type }) => type === "unknown").length;
    if (wrong.length === 0)
        return { type: "checked", checks: told.length, unknown };
    const names = wrong.map(({ check }) => events_event/* doctorChecks */.zq[check]).join(", ");
    const verb = wrong.length === 1 ? "is" : "are";
    return {
        ...{ type: "failed", code: "doctor" },
        reason: `${wrong.length} of ${told.length} checks ${verb} wrong: ${names}.`,
    };
}
/** Everything else, begun side by side, in the order in which it is told. */
async function lookAtAll(run, options) {
    const { config, solve, programs, job, endpoints } = options;
    const begin = (check, looking, timeoutMs = answerTimeoutMs) => {
        const settled = (0,doctor_finding/* settle */.G9)(check, looking, timeoutMs);
        // It is awaited in its turn, and may have failed by then.
        settled.catch(() => undefined);
        return { check, settled };
    };
    const client = (0,model/* openModel */.G)({ ...solve.model, signal: run.signal });
    client.catch(() => undefined);
    const question = { ...solve.model, client, timeoutMs: modelTimeoutMs, signal: run.signal };
    const machine = [
        begin("model", (0,doctor_model/* checkModel */.w5)(question, "model")),
        ...(config.fallbackModel === undefined
            ? []
            : [begin("fallback-model", (0,doctor_model/* checkModel */.w5)(question, "fallback-model"))]),
        begin("prices", Promise.resolve((0,doctor_model/* checkPrices */.DD)(solve.prices, config, config.maxCostUsd))),
        begin("credit", Promise.resolve((0,doctor_model/* checkCredit */.CH)(config.provider))),
        ...(endpoints.length === 0 ? [] : [begin("telemetry", checkTelemetry(endpoints, run.signal))]),
        begin("programs", checkPrograms(programs, solve.provisioning)),
        begin("disk", freeBytes(run.tempDir).then(checkDisk)),
    ];
    const opened = await openPlaces(run, options);
    const { workspace, github } = opened;
    const local = [];
    if (workspace !== undefined) {
        const trial = {
            ...solve,
            ...(job?.refusedWithout !== undefined && { refusedWithout: job.refusedWithout }),
        };
        local.push(begin("sandbox", checkSandbox(run, workspace, trial), sandboxTimeoutMs));
        if (job !== undefined)
            local.push(begin("credentials", Promise.resolve((0,checkout/* checkCredentials */.vG)(workspace))));
    }
    if (github === undefined)
        return inOrder([...opened.wrong, ...machine, ...local]);
    const facts = (0,token/* readTokenFacts */.xY)(github);
    facts.catch(() => undefined);
    const { assignees, reviewers, milestone, ciWorkflow } = config;
    const at = workspace && { gitDir: workspace.gitDir, sha: workspace.base.sha };
    return inOrder([
        ...opened.wrong,
        ...machine,
        ...local,
        begin("repository", (0,token/* checkRepository */.n_)(github, facts)),
        begin("base", (0,branches/* checkBase */.qD)(github, config.base)),
        ...(workspace ? [begin("checkout", (0,checkout/* checkCommit */.su)(github, workspace.base))] : []),
        ...(at ? [begin("push", (0,token/* checkPush */.LE)(github, at))] : []),
        begin("pull-request", (0,token/* checkPullRequest */.fb)(github, facts)),
        begin("workflow-files", (0,token/* checkWorkflowFiles */.XB)(config.protectedPaths, facts)),
        begin("branch-rules", (0,branches/* checkBranchRules */.er)(github, { ...config, branch: config.branch })),
        ...(ciWorkflow === undefined ? [] : [begin("ci-workflow", (0,branches/* checkCiWorkflow */.IW)(github, ciWorkflow))]),
        ...(milestone === undefined ? [] : [begin("milestone", (0,triage/* checkMilestone */.pz)(github, milestone))]),
        ...(assignees.length === 0 ? [] : [begin("assignees", (0,triage/* checkAssignees */.Bc)(github, assignees))]),
        ...(reviewers === "asker" || reviewers.length === 0
            ? []
            : [begin("reviewers", (0,triage/* checkReviewers */.N8)(github, reviewers))]),
        ...(job === undefined
            ? []
            : [
                begin("issues", (0,token/* checkIssues */.hb)(job.home, job.home === github ? facts : (0,token/* readTokenFacts */.xY)(job.home))),
                begin("label", (0,token/* checkLabel */.v8)(job.home, config.label)),
                begin("time", checkTime(config.timeoutMs, { hosted: job.hosted, facts })),
            ]),
    ]);
}
function inOrder(begun) {
    const order = Object.keys(events_event/* doctorChecks */.zq);
    return begun
        .toSorted((one, other) => order.indexOf(one.check) - order.indexOf(other.check))
        .map(({ settled }) => settled);
}
/** The checkout, and the repository that a change would go to. */
async function openPlaces(run, { job, solve, openGitHub }) {
    const wrong = [];
    const note = (finding) => void wrong.push({ check: finding.check, settled: Promise.resolve(finding) });
    let workspace;
    let github = job?.github;
    try {
        if (job?.cloneFirst === true)
            await job.github.clone(solve.workspace.directory);
        workspace = await (0,workspace_workspace/* openWorkspace */.O)(solve.workspace);
    }
    catch (error) {
        run.signal.throwIfAborted();
        note((0,checkout/* checkoutMissing */.LY)(error));
    }
    if (workspace !== undefined && openGitHub !== undefined) {
        try {
            github = await openGitHub(workspace.base);
        }
        catch (error) {
            if (!(error instanceof errors/* UserError */.y))
                throw error;
            note((0,doctor_finding/* wrongBy */.rY)("repository", error, "Set GITHUB_TOKEN, and start it in a checkout whose origin is on GitHub."));
        }
    }
    return { ...(workspace && { workspace }), ...(github && { github }), wrong };
}


/***/ }),

/***/ 3177:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  CH: () => (/* binding */ checkCredit),
  w5: () => (/* binding */ model_checkModel),
  DD: () => (/* binding */ checkPrices)
});

// EXTERNAL MODULE: ./node_modules/@anthropic-ai/sdk/core/error.mjs
var core_error = __webpack_require__(5064);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/agent/faults.ts
var faults = __webpack_require__(1636);
;// CONCATENATED MODULE: ./src/agent/check-model.ts



/**
 * Asks the API for the model's entry in its list of models, which costs nothing. `input` is the one that names it.
 * Never rejects but when `signal` is aborted by the run.
 */
async function checkModel({ models, credentials }, asked) {
    const { model, input, timeoutMs } = asked;
    if (models === undefined)
        return { type: "no-list" };
    const limit = AbortSignal.timeout(timeoutMs);
    try {
        const entry = await models.retrieve(model, { signal: AbortSignal.any([asked.signal, limit]) });
        return {
            type: "known",
            name: entry.display_name,
            lifecycle: entry.lifecycle === "deprecated" || entry.lifecycle === "retired" ? entry.lifecycle : "active",
            ...(typeof entry.retires_at === "string" && { retiresAt: entry.retires_at.slice(0, 10) }),
        };
    }
    catch (error) {
        asked.signal.throwIfAborted();
        if (limit.aborted) {
            return { type: "unanswered", reason: `The model's API did not answer within ${timeoutMs / 1000} s.` };
        }
        if (!(error instanceof core_error/* APIError */.LG || error instanceof errors/* UserError */.y))
            throw error;
        const { reason } = (0,faults/* classify */.L)(error, { model, credentials });
        if (error instanceof errors/* UserError */.y)
            return { type: "refused", reason };
        return judge(error, { reason: reason.replaceAll("`model`", `\`${input}\``), model, ...credentials });
    }
}
/** A gateway may answer anything where it has no list, so that only the API's own words count. */
function judge(error, { reason, model, renewable, }) {
    const unanswered = { type: "unanswered", reason };
    switch (error.status) {
        case 401:
            // Those that are replaced after a refusal get their second chance in the run.
            return error.type === "authentication_error" && !renewable ? { type: "refused", reason } : unanswered;
        case 402:
            return error.type === "billing_error" ? { type: "refused", reason } : unanswered;
        case 404:
            return error.type === "not_found_error" && error.apiMessage?.includes(model) === true
                ? { type: "refused", reason }
                : { type: "no-list" };
        case 405:
        case 501:
            return { type: "no-list" };
        default:
            return unanswered;
    }
}

// EXTERNAL MODULE: ./src/doctor/finding.ts
var finding = __webpack_require__(8414);
;// CONCATENATED MODULE: ./src/doctor/model.ts


/** Whether the credentials are taken and the model is known; nothing is paid. Rejects when the run is cancelled. */
async function model_checkModel(question, which) {
    const { provider, timeoutMs, signal } = question;
    const model = which === "model" ? question.model : (question.fallbackModel ?? "");
    try {
        const client = await question.client;
        const answer = await checkModel(client, { model, input: which, timeoutMs, signal });
        return model_judge(answer, { which, model, provider, credentials: client.credentials.name });
    }
    catch (error) {
        signal.throwIfAborted();
        return (0,finding/* wrongBy */.rY)(which, error, credentialsOf(provider));
    }
}
function model_judge(answer, { which, model, provider, credentials, }) {
    const check = which;
    const another = `with:\n  ${which}: claude-opus-5-5`;
    switch (answer.type) {
        case "known": {
            const { name, lifecycle, retiresAt } = answer;
            if (lifecycle === "retired") {
                return {
                    ...{ type: "wrong", check, stops: "model-rejected", effect: (0,finding/* stopsBefore */.VS)("model-rejected") },
                    found: `The model \`${model}\` (${name}) is retired.`,
                    change: another,
                };
            }
            const until = retiresAt === undefined ? "" : ` until ${retiresAt}`;
            const age = lifecycle === "deprecated" ? ` It is deprecated, and there${until}.` : "";
            return {
                ...{ type: "ok", check },
                found: `The API takes ${credentials} and knows \`${model}\` (${name}).${age}`,
            };
        }
        case "refused":
            return {
                ...{ type: "wrong", check, stops: "model-rejected", effect: (0,finding/* stopsBefore */.VS)("model-rejected") },
                found: answer.reason,
                change: answer.reason.includes(`\`${which}\``) ? another : credentialsOf(provider),
            };
        case "unanswered":
            return {
                ...{ type: "unknown", check, found: answer.reason },
                effect: "A run starts all the same: it waits and asks again where that may help, and nothing is paid for a refusal.",
                change: "Start the doctor again later, and look at `base-url` if it is set.",
            };
        case "no-list":
            return {
                ...{ type: "unknown", check },
                found: `${placeOf(provider)} has no list of models, and can't be asked for \`${model}\` without paying.`,
                effect: "A wrong name or credential is told at a run's first request, which costs nothing then (`model-rejected`).",
                change: "Compare the name with those that the provider shows; docs/providers.md tells how it is spelled.",
            };
    }
}
function placeOf(provider) {
    switch (provider.type) {
        case "anthropic-key":
        case "anthropic-federation":
            return "The gateway at `base-url`";
        case "bedrock":
            return "Bedrock";
        case "vertex":
            return "Vertex AI";
        case "foundry":
            return "Foundry";
        case "none":
            return "Nobody";
    }
}
function credentialsOf(provider) {
    switch (provider.type) {
        case "anthropic-key":
            return provider.source === "ANTHROPIC_API_KEY"
                ? "export ANTHROPIC_API_KEY=# a key from the Claude Console"
                : `Settings > Secrets and variables > Actions: put a key from the Claude Console into this secret\nwith:\n  anthropic-api-key: ${(0,finding/* expression */.dn)("secrets.ANTHROPIC_API_KEY")}`;
        case "anthropic-federation":
            return "permissions:\n  id-token: write\nwith:\n  federation-rule-id: # as the Claude Console shows it\n  organization-id: # as the Claude Console shows it";
        case "bedrock":
        case "vertex":
        case "foundry":
        case "none":
            return "See docs/providers.md for what the provider needs.";
    }
}
/** Whether what the run may cost can be watched. */
function checkPrices(prices, { model, fallbackModel }, maxCostUsd) {
    const check = "prices";
    const models = [model, ...(fallbackModel === undefined ? [] : [fallbackModel])];
    const unknown = models.filter((one) => prices(one, 0) === undefined);
    if (unknown.length > 0) {
        return {
            ...{ type: "wrong", check },
            found: `Nobody knows what ${unknown.map((one) => `\`${one}\``).join(" and ")} costs.`,
            effect: "`max-cost-usd` limits nothing then, and the run warns.",
            change: `with:\n  prices: ${unknown.map((one) => `${one}=4/20`).join(" ")} # US dollars per million tokens, input/output`,
        };
    }
    const told = models.map((one) => {
        const price = prices(one, 0);
        return `\`${one}\` ${price?.input}/${price?.output}`;
    });
    return {
        ...{ type: "ok", check },
        found: `${told.join(", ")} US dollars per million tokens (input/output); a run may cost ${maxCostUsd} US dollars.`,
    };
}
function checkCredit(provider) {
    const isOwn = provider.type === "anthropic-key" || provider.type === "anthropic-federation";
    return {
        ...{ type: "unknown", check: "credit" },
        found: "What the account has left, and its spend limit, can't be asked with these credentials.",
        effect: "A run that finds it used up ends with what it has by then (`model-rejected`).",
        change: isOwn
            ? "Look at Billing and Limits in the Claude Console."
            : "Look at the quotas and budgets of the cloud account.",
    };
}


/***/ }),

/***/ 1874:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LE: () => (/* binding */ checkPush),
/* harmony export */   XB: () => (/* binding */ checkWorkflowFiles),
/* harmony export */   fb: () => (/* binding */ checkPullRequest),
/* harmony export */   hb: () => (/* binding */ checkIssues),
/* harmony export */   n_: () => (/* binding */ checkRepository),
/* harmony export */   v8: () => (/* binding */ checkLabel),
/* harmony export */   xY: () => (/* binding */ readTokenFacts)
/* harmony export */ });
/* unused harmony export pullRequestSetting */
/* harmony import */ var _workspace_protection_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5014);
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8414);


const ownersWords = {
    job: "the job's own token",
    app: "an App's token",
    classic: "a person's classic token",
    "fine-grained": "a person's fine-grained token",
    other: "a token",
};
/** The account that a job's own token belongs to. */
const jobsLogin = "github-actions[bot]";
/** Rejects with UserError when the token is not accepted, or the repository not seen with it. */
async function readTokenFacts(github) {
    const { tokenKind } = github;
    const [repository, viewer] = await Promise.all([
        github.inspection.repository(),
        tokenKind === "app" ? github.viewer() : undefined,
    ]);
    return { owner: viewer?.login === jobsLogin ? "job" : tokenKind, repository };
}
async function checkRepository(github, facts) {
    const { owner, name } = github.repository;
    try {
        const { owner: whose, repository } = await facts;
        const { archived, disabled, fork } = repository;
        if (archived || disabled) {
            return {
                ...{ type: "wrong", check: "repository", stops: "push-refused" },
                found: `The repository ${owner}/${name} is ${archived ? "archived" : "disabled"}.`,
                effect: (0,_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .stopsBefore */ .VS)("push-refused"),
                change: archived
                    ? `Settings > General > Danger Zone > Unarchive this repository (${github.serverUrl}/${owner}/${name}/settings)`
                    : "Ask GitHub's support why it is disabled.",
            };
        }
        const kind = `${repository.private ? "private" : "public"}${fork ? ", a fork: pull requests go to itself" : ""}`;
        return {
            ...{ type: "ok", check: "repository" },
            found: `${owner}/${name} (${kind}), seen with ${ownersWords[whose]}.`,
        };
    }
    catch (error) {
        return (0,_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .wrongBy */ .rY)("repository", error, `Pass a token that is valid and may read the repository, or leave it out for the job's own:\nwith:\n  github-token: ${(0,_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .expression */ .dn)("secrets.BACKSPACE_TOKEN")}`);
    }
}
async function checkPush(github, at) {
    try {
        await github.checkPush(at);
        return {
            ...{ type: "ok", check: "push" },
            found: "The token may push (asked with a dry run, which sends nothing).",
        };
    }
    catch (error) {
        return (0,_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .wrongBy */ .rY)("push", error, github.tokenKind === "app"
            ? 'permissions:\n  contents: write\n# for the token of an App of your own: its permission "Contents: Read and write"'
            : 'Give a token of someone who may write here, with the scope `repo` or the permission "Contents: Read and write".');
    }
}
/** Where the setting is that lets jobs open pull requests. */
function pullRequestSetting(github) {
    const { owner, name } = github.repository;
    return `Settings > Actions > General > Workflow permissions > Allow GitHub Actions to create and approve pull requests (${github.serverUrl}/${owner}/${name}/settings/actions)`;
}
async function checkPullRequest(github, facts) {
    const { owner, repository } = await facts;
    const effect = "Without that the branch is pushed, and the run ends red with an address where a person opens the pull request, its text filled in (`pr-not-permitted`).";
    const permission = "permissions:\n  pull-requests: write";
    const check = "pull-request";
    if (owner === "classic") {
        if (mayWrite(repository))
            return { type: "ok", check, found: "The token's scope covers pull requests." };
        return {
            ...{ type: "wrong", check, stops: "push-refused", effect: (0,_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .stopsBefore */ .VS)("push-refused") },
            found: `The token's scopes (${scopesOf(repository)}) and its owner's role do not cover pull requests in this repository.`,
            change: "Give a token with the scope `repo` of someone who may write here.",
        };
    }
    if (repository.private && !(await github.inspection.maySee("pulls"))) {
        return {
            ...{ type: "wrong", check, found: "The token may not even see pull requests.", effect },
            change: permission,
        };
    }
    if (owner === "job") {
        return {
            ...{ type: "unknown", check, effect },
            found: "The job's own token needs `pull-requests: write` and a setting of the repository, and may ask after neither.",
            change: `${permission}\n# and ${pullRequestSetting(github)}`,
        };
    }
    return {
        ...{ type: "unknown", check, effect },
        found: `GitHub does not tell whether ${ownersWords[owner]} may open pull requests.`,
        change: 'Give it the permission "Pull requests: Read and write".',
    };
}
async function checkIssues(github, facts) {
    const { owner, repository } = await facts;
    const check = "issues";
    const effect = "Without that the label stays on the issue after a run, nobody is told there what stopped it, and a question of the agent ends the run red (`question-open`).";
    const change = owner === "job"
        ? "permissions:\n  issues: write"
        : owner === "classic"
            ? "Give a token with the scope `repo` of someone who may write here."
            : 'Give it the permission "Issues: Read and write".';
    if (owner === "classic" && mayWrite(repository)) {
        return { type: "ok", check, found: "The token's scope covers labels and comments." };
    }
    if (owner === "classic" || (repository.private && !(await github.inspection.maySee("issues")))) {
        return {
            ...{ type: "wrong", check, effect },
            found: owner === "classic"
                ? `The token's scopes (${scopesOf(repository)}) and its owner's role do not cover issues in this repository.`
                : "The token may not even see issues.",
            change,
        };
    }
    return {
        ...{ type: "unknown", check, effect },
        found: "Whether the token may take labels off and comment on issues shows only when it does.",
        change,
    };
}
async function checkLabel(github, label) {
    const has = await github.inspection.hasLabel(label);
    const check = "label";
    if (has === true)
        return { type: "ok", check, found: `The repository has the label \`${label}\`.` };
    const { owner, name } = github.repository;
    return {
        ...{ type: "unknown", check },
        found: has === undefined
            ? "The token may not see the repository's labels."
            : `The repository has no label \`${label}\`, and whether runs are to be started by one can't be known.`,
        effect: "Runs are started by the label only once there is one; the form needs none.",
        change: `gh label create ${JSON.stringify(label)} --repo ${owner}/${name}`,
    };
}
async function checkWorkflowFiles(protectedPaths, facts) {
    const check = "workflow-files";
    const isProtected = (0,_workspace_protection_js__WEBPACK_IMPORTED_MODULE_1__/* .createProtection */ .o)(protectedPaths);
    if (isProtected({ path: Buffer.from(".github/workflows/ci.yml"), mode: "100644" })) {
        return {
            ...{ type: "ok", check },
            found: "They are protected: what the agent changes there is cut out and handed over as a patch, and the rest is proposed.",
        };
    }
    const { owner, repository } = await facts;
    const effect = "A run that changes one can't push anything and ends red (`workflow-scope`); the change is kept as a patch.";
    const change = `Take the line that lets them through out of \`protected-paths\`, or give a token that may push them (an App with \`workflows: write\`, or a classic one with the scope \`workflow\`):\nwith:\n  github-token: ${(0,_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .expression */ .dn)("secrets.BACKSPACE_TOKEN")}`;
    if (repository.scopes?.includes("workflow") === true) {
        return {
            ...{ type: "ok", check },
            found: "`protected-paths` lets changes of them through, and the token has the scope `workflow`.",
        };
    }
    if (owner === "job" || owner === "classic") {
        return {
            ...{ type: "wrong", check, effect, change },
            found: `\`protected-paths\` lets changes of them through, and ${ownersWords[owner]} ${owner === "job" ? "may never push them" : "lacks the scope `workflow`"}.`,
        };
    }
    return {
        ...{ type: "unknown", check, effect, change },
        found: `\`protected-paths\` lets changes of them through, and GitHub does not tell whether ${ownersWords[owner]} may push them.`,
    };
}
function mayWrite({ scopes = [], private: isPrivate, personMayPush }) {
    const wanted = isPrivate ? ["repo"] : ["repo", "public_repo"];
    return personMayPush !== false && wanted.some((scope) => scopes.includes(scope));
}
function scopesOf({ scopes = [] }) {
    return scopes.length === 0 ? "none" : scopes.join(", ");
}


/***/ }),

/***/ 6727:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ checkAssignees),
/* harmony export */   N8: () => (/* binding */ checkReviewers),
/* harmony export */   pz: () => (/* binding */ checkMilestone)
/* harmony export */ });
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8414);

const effect = "The pull request is opened without, and the run warns.";
async function checkMilestone(github, milestone) {
    const check = "milestone";
    if (await github.inspection.hasMilestone(milestone)) {
        return { type: "ok", check, found: `There is an open milestone "${milestone}".` };
    }
    return {
        ...{ type: "wrong", check, effect },
        found: `The repository has no open milestone "${milestone}".`,
        change: "with:\n  milestone: # title or number of an open one",
    };
}
async function checkAssignees(github, assignees) {
    const check = "assignees";
    const may = await Promise.all(assignees.map((login) => github.inspection.mayBeAssigned(login)));
    const others = assignees.filter((_, index) => may[index] !== true);
    if (others.length === 0)
        return { type: "ok", check, found: `${assignees.join(", ")} can be assigned.` };
    return {
        ...{ type: "wrong", check, effect },
        found: `${others.join(", ")} can't be assigned in this repository.`,
        change: "with:\n  assignees: # people who may read the repository",
    };
}
async function checkReviewers(github, reviewers) {
    const check = "reviewers";
    const people = reviewers.flatMap((one) => (one.type === "person" ? [one.login] : []));
    const teams = reviewers.flatMap((one) => (one.type === "team" ? [`${one.organization}/${one.slug}`] : []));
    const may = await Promise.all(people.map((login) => github.pulls.isCollaborator(login)));
    const others = people.filter((_, index) => may[index] !== true);
    if (others.length > 0) {
        return {
            ...{ type: "wrong", check, effect },
            found: `${others.join(", ")} can't be asked for a review, since only collaborators can.`,
            change: "with:\n  reviewers: # collaborators of the repository, or asker",
        };
    }
    if (teams.length > 0) {
        return {
            ...{ type: "unknown", check, effect },
            found: `Whether ${teams.join(", ")} can be asked for a review shows only then, as it takes a token that may read the organization's members.`,
            change: `with:\n  github-token: ${(0,_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .expression */ .dn)("secrets.BACKSPACE_TOKEN")} # of an App with "Members: Read-only"`,
        };
    }
    return { type: "ok", check, found: `${people.join(", ")} can be asked for a review.` };
}


/***/ })

};

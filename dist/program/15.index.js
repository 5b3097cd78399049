export const id = 15;
export const ids = [
    15
];
export const modules = {
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
    })
};

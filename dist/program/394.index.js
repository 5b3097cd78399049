export const id = 394;
export const ids = [
    394,
    400
];
export const modules = {
    5400: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            d: ()=>runNumber,
            handOver: ()=>handOver
        });
        var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
        var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = __webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
        var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
        var node_path__WEBPACK_IMPORTED_MODULE_1___default = __webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
        var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3916);
        var _land_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2566);
        var _policy_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1237);
        var _proposal_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5257);
        var _manifest_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(489);
        async function handOver(run, working, options) {
            try {
                const solution = await working;
                refuseUnfit(solution, options.redactor);
                run.emit({
                    type: "status",
                    message: "Handing over...",
                    phase: "result"
                });
                const end = await describe(solution, options.redactor);
                await write(options, {
                    ...aboutRun(run, options),
                    end
                }, patchesOf(solution));
                return outcomeOf(solution);
            } catch (error) {
                const end = {
                    type: "failure",
                    ...failureOf(run, error)
                };
                await write(options, {
                    ...aboutRun(run, options),
                    end
                }, {});
                throw error;
            }
        }
        function refuseUnfit(solution, redactor) {
            (0, _land_js__WEBPACK_IMPORTED_MODULE_3__.LE)(solution);
            const { changes, canaries, result } = solution;
            const texts = result.proposal === undefined ? {} : (0, _proposal_text_js__WEBPACK_IMPORTED_MODULE_5__.Z4)(result.proposal);
            (0, _policy_js__WEBPACK_IMPORTED_MODULE_4__.un)({
                redactor,
                canaries
            }, changes ?? {
                additions: Buffer.alloc(0)
            }, texts);
        }
        function outcomeOf({ changes, result: { stopped, proposal } }) {
            if (stopped !== undefined) {
                const { code, reason } = stopped;
                if (changes === undefined) return {
                    type: "failed",
                    code,
                    reason
                };
                return {
                    type: "unfinished",
                    code,
                    reason: `${reason} What there is is handed over.`
                };
            }
            if (proposal?.question !== undefined) return {
                type: "handed-over",
                what: "question"
            };
            if (changes !== undefined) return {
                type: "handed-over",
                what: "change"
            };
            return {
                type: "no-changes",
                reason: proposal?.description ?? ""
            };
        }
        function runNumber({ id }) {
            return id.split("-")[0] ?? "";
        }
        function aboutRun(run, { repository, task }) {
            return {
                version: 1,
                run: runNumber(run),
                repository,
                issue: task.issue?.number ?? null
            };
        }
        async function describe(solution, redactor) {
            const { workspace, canaries, result, network, exposed, changes } = solution;
            const { usage, stopped, proposal } = result;
            const branch = await workspace.agentBranch();
            const isNamed = branch !== undefined && !redactor.isInName(branch);
            return {
                type: "solution",
                base: workspace.base.sha,
                decoys: canaries.seed,
                usage,
                ...proposal !== undefined && {
                    proposal: cut(proposal)
                },
                ...stopped !== undefined && {
                    stopped: {
                        code: stopped.code,
                        reason: cutTo(stopped.reason, _manifest_js__WEBPACK_IMPORTED_MODULE_6__.Fy.reason)
                    }
                },
                ...network !== undefined && {
                    network: {
                        hosts: network.hosts.slice(0, _manifest_js__WEBPACK_IMPORTED_MODULE_6__.Fy.hosts),
                        refused: network.refused.slice(0, _manifest_js__WEBPACK_IMPORTED_MODULE_6__.Fy.hosts),
                        leftOut: network.leftOut
                    }
                },
                ...exposed !== undefined && {
                    exposed: cutTo(exposed, _manifest_js__WEBPACK_IMPORTED_MODULE_6__.Fy.reason)
                },
                omitted: (changes?.omitted ?? []).slice(0, _manifest_js__WEBPACK_IMPORTED_MODULE_6__.Fy.omitted).map(({ path, reason })=>({
                        path: cutTo(path, _manifest_js__WEBPACK_IMPORTED_MODULE_6__.Fy.path),
                        reason: cutTo(reason, _manifest_js__WEBPACK_IMPORTED_MODULE_6__.Fy.reason)
                    })),
                ...isNamed && {
                    branch
                }
            };
        }
        function cut(proposal) {
            const { title, description, checks, left, nothingToDo, question } = proposal;
            return {
                title: cutTo(title, _manifest_js__WEBPACK_IMPORTED_MODULE_6__.Fy.title),
                description: cutTo(description, _manifest_js__WEBPACK_IMPORTED_MODULE_6__.Fy.description),
                ...checks !== undefined && {
                    checks: cutTo(checks, _manifest_js__WEBPACK_IMPORTED_MODULE_6__.Fy.part)
                },
                ...left !== undefined && {
                    left: cutTo(left, _manifest_js__WEBPACK_IMPORTED_MODULE_6__.Fy.part)
                },
                ...nothingToDo !== undefined && {
                    nothingToDo
                },
                ...question !== undefined && {
                    question: cutTo(question, _manifest_js__WEBPACK_IMPORTED_MODULE_6__.Fy.part)
                }
            };
        }
        function cutTo(text, length) {
            return text.length > length ? (0, _proposal_text_js__WEBPACK_IMPORTED_MODULE_5__.vI)(text, length - 1) : text;
        }
        function patchesOf({ changes }) {
            if (changes === undefined) return {};
            const { patch, held } = changes;
            if (patch === undefined || held !== undefined && held.patch === undefined) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.y("change-rejected", "The change is too large to be handed over.");
            }
            return {
                [_manifest_js__WEBPACK_IMPORTED_MODULE_6__.LZ.change]: patch,
                ...held?.patch !== undefined && {
                    [_manifest_js__WEBPACK_IMPORTED_MODULE_6__.LZ.held]: held.patch
                }
            };
        }
        async function write({ directory, redactor }, what, patches) {
            await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(directory, {
                mode: 0o700,
                recursive: true
            });
            for (const [name, patch] of Object.entries(patches)){
                await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name), patch, {
                    mode: 0o600
                });
            }
            const text = JSON.stringify(what, (_, value)=>typeof value === "string" ? redactor.text(value) : value);
            await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, _manifest_js__WEBPACK_IMPORTED_MODULE_6__.LZ.manifest), text, {
                mode: 0o600
            });
        }
        function failureOf(run, error) {
            if (run.signal.aborted) {
                return {
                    code: "cancelled",
                    reason: "The agent's job was cancelled before there was anything."
                };
            }
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.y) return {
                code: error.code,
                reason: cutTo(error.message, _manifest_js__WEBPACK_IMPORTED_MODULE_6__.Fy.reason)
            };
            const [what = ""] = (Error.isError(error) ? error.message : String(error)).split("\n");
            return {
                code: "bug",
                reason: cutTo(what, _manifest_js__WEBPACK_IMPORTED_MODULE_6__.Fy.reason)
            };
        }
    }),
    489: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            Fy: ()=>limits,
            LZ: ()=>handOverFiles,
            eu: ()=>manifest
        });
        var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6921);
        var _events_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1683);
        var _outcome_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4671);
        const handOverFiles = {
            manifest: "manifest.json",
            change: "change.patch",
            held: "protected.patch"
        };
        const limits = {
            title: 200,
            description: 20_000,
            part: 10_000,
            reason: 2_000,
            omitted: 500,
            path: 1_000,
            hosts: 1_000,
            host: 253,
            manifestBytes: 4 * 1024 ** 2,
            patchBytes: 256 * 1024 ** 2
        };
        const count = zod__WEBPACK_IMPORTED_MODULE_2__.Whr().min(0);
        const port = zod__WEBPACK_IMPORTED_MODULE_2__.Whr().min(0).max(65_535);
        const host = zod__WEBPACK_IMPORTED_MODULE_2__.YjP().max(limits.host);
        const part = zod__WEBPACK_IMPORTED_MODULE_2__.YjP().max(limits.part).exactOptional();
        const stopped = zod__WEBPACK_IMPORTED_MODULE_2__.rej({
            code: zod__WEBPACK_IMPORTED_MODULE_2__.k5n(Object.keys(_outcome_js__WEBPACK_IMPORTED_MODULE_1__.Z)),
            reason: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().max(limits.reason)
        });
        const solution = zod__WEBPACK_IMPORTED_MODULE_2__.rej({
            type: zod__WEBPACK_IMPORTED_MODULE_2__.euz("solution"),
            base: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/),
            decoys: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().regex(/^[0-9a-f]{64}$/),
            usage: zod__WEBPACK_IMPORTED_MODULE_2__.rej({
                turns: count,
                inputTokens: count,
                outputTokens: count,
                cacheReadTokens: count,
                cacheWriteTokens: count,
                costUsd: zod__WEBPACK_IMPORTED_MODULE_2__.aig().min(0).max(1_000_000).nullable()
            }),
            proposal: zod__WEBPACK_IMPORTED_MODULE_2__.rej({
                title: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().max(limits.title),
                description: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().max(limits.description),
                checks: part,
                left: part,
                nothingToDo: zod__WEBPACK_IMPORTED_MODULE_2__.euz(true).exactOptional(),
                question: part
            }).exactOptional(),
            stopped: stopped.exactOptional(),
            network: zod__WEBPACK_IMPORTED_MODULE_2__.rej({
                hosts: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(zod__WEBPACK_IMPORTED_MODULE_2__.rej({
                    host,
                    port,
                    connections: count,
                    bytesSent: count,
                    bytesReceived: count
                })).max(limits.hosts),
                refused: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(zod__WEBPACK_IMPORTED_MODULE_2__.rej({
                    host,
                    port: port.nullable(),
                    reason: zod__WEBPACK_IMPORTED_MODULE_2__.k5n(Object.keys(_events_codes_js__WEBPACK_IMPORTED_MODULE_0__.u_)),
                    count
                })).max(limits.hosts),
                leftOut: count
            }).exactOptional(),
            exposed: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().max(limits.reason).exactOptional(),
            omitted: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(zod__WEBPACK_IMPORTED_MODULE_2__.rej({
                path: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().max(limits.path),
                reason: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().max(limits.reason)
            })).max(limits.omitted),
            branch: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().regex(/^[\w./-]{1,200}$/).exactOptional()
        });
        const failure = stopped.extend({
            type: zod__WEBPACK_IMPORTED_MODULE_2__.euz("failure")
        });
        const manifest = zod__WEBPACK_IMPORTED_MODULE_2__.rej({
            version: zod__WEBPACK_IMPORTED_MODULE_2__.euz(1),
            run: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().max(30),
            repository: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().max(200),
            issue: zod__WEBPACK_IMPORTED_MODULE_2__.Whr().nullable(),
            end: zod__WEBPACK_IMPORTED_MODULE_2__.gMt("type", [
                solution,
                failure
            ])
        });
    }),
    7394: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.r(__webpack_exports__);
        __webpack_require__.d(__webpack_exports__, {
            takeOver: ()=>takeOver
        });
        var src_canaries = __webpack_require__(2951);
        var errors = __webpack_require__(3916);
        var solve = __webpack_require__(9514);
        var tell = __webpack_require__(126);
        var time = __webpack_require__(9924);
        var verify = __webpack_require__(9537);
        var workspace_workspace = __webpack_require__(7498);
        var hand_over = __webpack_require__(5400);
        var external_node_fs_ = __webpack_require__(3024);
        var promises_ = __webpack_require__(1455);
        var external_node_path_ = __webpack_require__(6760);
        var neutralise = __webpack_require__(5465);
        var process = __webpack_require__(4006);
        var manifest = __webpack_require__(489);
        ; // CONCATENATED MODULE: ./src/hand-over/read.ts
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
        async function readHandOver(directory) {
            const text = await readFile(directory, manifest.LZ.manifest, manifest.Fy.manifestBytes);
            if (text === undefined) {
                throw new errors.y("handover-missing", "The agent's job has handed nothing over.");
            }
            const [change, held] = [
                await readFile(directory, manifest.LZ.change, manifest.Fy.patchBytes),
                await readFile(directory, manifest.LZ.held, manifest.Fy.patchBytes)
            ];
            if (change === undefined && held !== undefined) {
                throw rejected(`there is ${manifest.LZ.held} without ${manifest.LZ.change}`);
            }
            return {
                manifest: parse(text),
                patches: [
                    change,
                    held
                ].filter((patch)=>patch !== undefined)
            };
        }
        function rejected(reason, cause) {
            return new errors.y("handover-rejected", `What was handed over is not used: ${reason}.`, {
                cause
            });
        }
        function parse(text) {
            let value;
            try {
                value = JSON.parse(new TextDecoder("utf-8", {
                    fatal: true
                }).decode(text));
            } catch (cause) {
                throw rejected(`${manifest.LZ.manifest} is no JSON`, cause);
            }
            const parsed = manifest.eu.safeParse(value);
            if (parsed.success) return parsed.data;
            const [issue] = parsed.error.issues;
            const where = (0, neutralise.BP)(issue?.path.join(".").slice(0, 100) ?? "");
            throw rejected(`${manifest.LZ.manifest} is not as it should be${where === "" ? "" : ` (at ${where})`}`);
        }
        async function readFile(directory, name, maxBytes) {
            const env_1 = {
                stack: [],
                error: void 0,
                hasError: false
            };
            try {
                const flags = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
                const opened = await (0, promises_.open)((0, external_node_path_.join)(directory, name), flags).catch((error)=>{
                    if ((0, process.r)(error, "ENOENT")) return undefined;
                    if ((0, process.r)(error, "ELOOP")) throw rejected(`${name} is a link`, error);
                    throw rejected(`${name} can't be opened`, error);
                });
                if (opened === undefined) return undefined;
                const file = __addDisposableResource(env_1, opened, true);
                const found = await file.stat();
                if (!found.isFile()) throw rejected(`${name} is no file`);
                if (found.size > maxBytes) throw rejected(`${name} is larger than ${maxBytes / 1024 ** 2} MiB`);
                const buffer = Buffer.alloc(found.size);
                let length = 0;
                while(length < buffer.length){
                    const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
                    if (bytesRead === 0) break;
                    length += bytesRead;
                }
                return buffer.subarray(0, length);
            } catch (e_1) {
                env_1.error = e_1;
                env_1.hasError = true;
            } finally{
                const result_1 = __disposeResources(env_1);
                if (result_1) await result_1;
            }
        }
        ; // CONCATENATED MODULE: ./src/hand-over/take-over.ts
        var take_over_addDisposableResource = undefined && undefined.__addDisposableResource || function(env, value, async) {
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
        var take_over_disposeResources = undefined && undefined.__disposeResources || function(SuppressedError1) {
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
        async function takeOver(run, task, options) {
            const workspace = await (0, workspace_workspace.O)(options.workspace);
            await options.clear(workspace);
            run.emit({
                type: "status",
                message: "Taking over from the agent's job...",
                phase: "repository"
            });
            const { manifest, patches } = await readHandOver(options.directory);
            const handed = belongs(manifest, {
                run,
                task,
                ...options,
                workspace
            });
            const { usage, proposal, stopped, network, exposed, omitted, branch } = handed;
            const canaries = (0, src_canaries.J)(handed.decoys);
            options.onDecoys?.(canaries);
            const changes = patches.some(({ length })=>length > 0) ? await workspace.importChanges(patches, omitted).catch((error)=>{
                if (!(error instanceof errors.y)) throw error;
                throw new errors.y("handover-rejected", error.message, {
                    cause: error
                });
            }) : undefined;
            const isChange = changes !== undefined && changes.whole !== workspace.base.tree;
            const [proof, context] = await Promise.all([
                isChange ? prove(run, changes, {
                    ...options,
                    workspace
                }) : undefined,
                options.gather?.(workspace)
            ]);
            return {
                workspace: {
                    ...workspace,
                    agentBranch: async ()=>branch
                },
                result: {
                    usage,
                    ...proposal !== undefined && {
                        proposal
                    },
                    ...stopped !== undefined && {
                        stopped
                    }
                },
                canaries,
                decoysAsked: proof?.decoysAsked ?? [],
                handedOver: true,
                ...context?.receipt !== undefined && {
                    receipt: context.receipt
                },
                ...isChange && {
                    changes
                },
                ...proof?.verification !== undefined && {
                    verification: proof.verification
                },
                ...network !== undefined && {
                    network
                },
                ...exposed !== undefined && {
                    exposed
                }
            };
        }
        function belongs({ run: number, repository, issue, end }, ours) {
            if (number !== (0, hand_over.d)(ours.run)) throw rejected("it is of another run");
            if (repository.toLowerCase() !== ours.repository.toLowerCase()) throw rejected("it is for another repository");
            if (issue !== (ours.task.issue?.number ?? null)) throw rejected("it is for another issue");
            if (end.type === "failure") {
                const code = end.code === "cancelled" ? "handover-missing" : end.code;
                throw new errors.y(code, `The agent's job failed. ${end.reason}`);
            }
            const { sha } = ours.workspace.base;
            if (end.base !== sha) {
                throw rejected(`the agent worked on the commit ${end.base.slice(0, 10)}, and ${sha.slice(0, 10)} is checked out here`);
            }
            return end;
        }
        async function prove(run, changes, options) {
            const env_1 = {
                stack: [],
                error: void 0,
                hasError: false
            };
            try {
                const { workspace, checks, isolated } = options;
                if (changes.files.length === 0) return {
                    decoysAsked: []
                };
                const chosen = await (0, solve.FL)(workspace, checks);
                const unchecked = (reason)=>({
                        verification: {
                            type: "unchecked",
                            reason
                        },
                        decoysAsked: []
                    });
                (0, tell.zy)(run, chosen, checks);
                if (chosen.type === "none") return unchecked(chosen.reason);
                if (!isolated) {
                    return unchecked("They run in a sandbox alone where something is published, and it is off (`sandbox: off`).");
                }
                const canaries = (0, src_canaries.J)();
                const decoysAsked = new Set();
                const mayAsk = (host)=>{
                    const found = canaries.findInName(host);
                    for (const decoy of found)decoysAsked.add(decoy);
                    return found.length === 0;
                };
                const opened = take_over_addDisposableResource(env_1, new AsyncDisposableStack(), true);
                const opening = {
                    ...options,
                    canaries,
                    clearing: Promise.resolve(),
                    mayAsk
                };
                const sandbox = await (0, solve._2)(run, opening, opened).catch((error)=>{
                    run.signal.throwIfAborted();
                    if (error instanceof errors.y) return error;
                    throw error;
                });
                if (sandbox instanceof errors.y) {
                    run.emit({
                        type: "warning",
                        message: `The checks are not run. ${sandbox.message}`
                    });
                    return unchecked(`There is no sandbox for them here. ${sandbox.message}`);
                }
                const clock = (0, time.Z)(options.deadline);
                const verifier = opened.use((0, verify.b)(run, {
                    checks: chosen.checks,
                    workspace,
                    rooms: sandbox,
                    clock
                }));
                await verifier.prepare();
                const verification = await verifier.conclude(changes);
                const network = sandbox.egress?.report();
                if (network !== undefined) (0, solve.gV)(run, network);
                return {
                    verification,
                    decoysAsked: [
                        ...decoysAsked
                    ]
                };
            } catch (e_1) {
                env_1.error = e_1;
                env_1.hasError = true;
            } finally{
                const result_1 = take_over_disposeResources(env_1);
                if (result_1) await result_1;
            }
        }
    })
};

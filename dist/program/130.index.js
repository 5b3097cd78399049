export const id = 130;
export const ids = [
    130
];
export const modules = {
    1130: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            finishRun: ()=>finishRun,
            tellLate: ()=>tellLate
        });
        var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
        var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = __webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
        var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
        var node_path__WEBPACK_IMPORTED_MODULE_1___default = __webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
        var node_string_decoder__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6193);
        var node_string_decoder__WEBPACK_IMPORTED_MODULE_2___default = __webpack_require__.n(node_string_decoder__WEBPACK_IMPORTED_MODULE_2__);
        var _actions_core__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7264);
        var _action_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8707);
        var _job_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8224);
        var _journal_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2588);
        var _keep_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3326);
        var _kept_task_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8153);
        var _land_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2566);
        var _machine_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(3618);
        var _neutralise_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(5465);
        var _perform_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(4844);
        var _place_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(9252);
        var _salvage_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(9418);
        var _state_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(2462);
        var _watch_place_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(2510);
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
        const patienceMs = 240_000;
        const stopped = {
            code: "cancelled",
            reason: "The run ended before the work was done: it was cancelled, out of the job's time, or killed."
        };
        const nothing = {
            type: "no-changes",
            reason: "The run ended before the agent changed anything."
        };
        async function finishRun(env, tempDir) {
            const { redactor, log, summary, hide, warn } = (0, _action_js__WEBPACK_IMPORTED_MODULE_4__.fi)(env);
            let patch;
            let opened;
            const isLeft = (0, _journal_js__WEBPACK_IMPORTED_MODULE_6__._)(tempDir).read() !== undefined;
            const { outcome } = await (0, _perform_js__WEBPACK_IMPORTED_MODULE_12__.y)({
                ...{
                    id: (0, _job_js__WEBPACK_IMPORTED_MODULE_5__.Vz)(env),
                    tempDir,
                    redactor,
                    sinks: [
                        log,
                        summary.sink
                    ]
                },
                before: await (0, _salvage_js__WEBPACK_IMPORTED_MODULE_14__.k9)((0, _job_js__WEBPACK_IMPORTED_MODULE_5__.nG)(tempDir).events),
                onSinkFailure: (sink, cause)=>warn(sink)(cause),
                async tell (_run, outcome, message) {
                    if (outcome === nothing && _actions_core__WEBPACK_IMPORTED_MODULE_3__.Gu(_state_js__WEBPACK_IMPORTED_MODULE_15__.f.told) === "yes") return;
                    if (opened === undefined || !await opened.allowed) return;
                    const ended = outcome === nothing ? {
                        type: "failed",
                        ...stopped
                    } : outcome;
                    await opened.tell({
                        outcome: ended,
                        message,
                        kept: false,
                        left: false,
                        patienceMs: _place_js__WEBPACK_IMPORTED_MODULE_13__.M
                    });
                }
            }, async (given)=>{
                const env_1 = {
                    stack: [],
                    error: void 0,
                    hasError: false
                };
                try {
                    const run = {
                        ...given,
                        signal: AbortSignal.any([
                            given.signal,
                            AbortSignal.timeout(patienceMs)
                        ])
                    };
                    const event = await (0, _job_js__WEBPACK_IMPORTED_MODULE_5__.j_)(env);
                    (0, _machine_js__WEBPACK_IMPORTED_MODULE_10__.Xf)(env);
                    opened = (0, _place_js__WEBPACK_IMPORTED_MODULE_13__.Q)(run, env, event, redactor);
                    const _ = __addDisposableResource(env_1, opened && (0, _watch_place_js__WEBPACK_IMPORTED_MODULE_16__.Dj)(run, opened.github, opened), true);
                    if (!isLeft) return nothing;
                    const message = "Looking for what the agent has left...";
                    run.emit({
                        type: "status",
                        message,
                        phase: "repository"
                    });
                    const job = {
                        ...await (0, _job_js__WEBPACK_IMPORTED_MODULE_5__.cd)(env, run, event, {
                            redactor,
                            record: ()=>undefined,
                            hide
                        }),
                        async keep (_, { changes }) {
                            summary.setFiles(changes?.files ?? [], changes?.held?.files);
                            patch = changes && (0, _keep_js__WEBPACK_IMPORTED_MODULE_7__.o)(changes.patch, changes, redactor);
                        }
                    };
                    return await landWhatIsLeft(run, job, stopped) ?? nothing;
                } catch (e_1) {
                    env_1.error = e_1;
                    env_1.hasError = true;
                } finally{
                    const result_1 = __disposeResources(env_1);
                    if (result_1) await result_1;
                }
            });
            if (outcome === nothing) return 0;
            _actions_core__WEBPACK_IMPORTED_MODULE_3__.z.addRaw(redactor.text(summary.render()));
            if (outcome.type !== "failed") {
                await _actions_core__WEBPACK_IMPORTED_MODULE_3__.z.write();
                return 0;
            }
            if (patch !== undefined) _actions_core__WEBPACK_IMPORTED_MODULE_3__.z.addRaw(redactor.text(patchSection(patch)));
            await _actions_core__WEBPACK_IMPORTED_MODULE_3__.z.write();
            return 1;
        }
        async function landWhatIsLeft(run, job, stopped) {
            const left = job.journal.read();
            const asked = await (0, _kept_task_js__WEBPACK_IMPORTED_MODULE_8__.q)(run.tempDir);
            if (left === undefined || asked === undefined) return undefined;
            const landing = (0, _action_js__WEBPACK_IMPORTED_MODULE_4__.ls)(job, asked.task);
            if (left.step === "publishing") return await (0, _land_js__WEBPACK_IMPORTED_MODULE_9__.$O)(run, left, landing);
            const solution = await (0, _salvage_js__WEBPACK_IMPORTED_MODULE_14__.av)(run, left, {
                ...{
                    ...(0, _job_js__WEBPACK_IMPORTED_MODULE_5__.z_)(job, asked.directory),
                    ...job,
                    stopped
                },
                endedAt: job.journal.aliveAt()
            });
            if (solution === undefined) return undefined;
            await job.keep(asked.task, solution);
            if (job.config.mode === "agent") {
                const reason = `${stopped.reason} It may write nothing to GitHub, and what it uploads is uploaded by now: the change is in the summary alone.`;
                return {
                    type: "failed",
                    code: stopped.code,
                    reason
                };
            }
            return await (0, _land_js__WEBPACK_IMPORTED_MODULE_9__.land)(run, solution, landing);
        }
        async function tellLate(env, tempDir) {
            const { redactor } = (0, _action_js__WEBPACK_IMPORTED_MODULE_4__.fi)(env);
            const run = {
                ...{
                    id: (0, _job_js__WEBPACK_IMPORTED_MODULE_5__.Vz)(env),
                    tempDir,
                    signal: AbortSignal.timeout(patienceMs)
                },
                emit: (event)=>{
                    if (event.type === "warning") _actions_core__WEBPACK_IMPORTED_MODULE_3__.$e(redactor.text(event.message));
                }
            };
            const event = await (0, _job_js__WEBPACK_IMPORTED_MODULE_5__.j_)(env);
            (0, _machine_js__WEBPACK_IMPORTED_MODULE_10__.Xf)(env);
            const opened = (0, _place_js__WEBPACK_IMPORTED_MODULE_13__.Q)(run, env, event, redactor);
            await opened?.tellLate(await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, _state_js__WEBPACK_IMPORTED_MODULE_15__.I), "utf8"));
        }
        const maxPatchBytes = 400_000;
        function patchSection(patch) {
            const kept = new node_string_decoder__WEBPACK_IMPORTED_MODULE_2__.StringDecoder("utf8").write(patch.subarray(0, maxPatchBytes));
            const which = patch.length > maxPatchBytes ? "The beginning of the change" : "The change";
            return `\n\n<details>\n<summary>${which}, as a patch</summary>\n\n${(0, _neutralise_js__WEBPACK_IMPORTED_MODULE_11__.D9)(kept, "diff")}\n\n</details>\n`;
        }
    })
};

export const id = 400;
export const ids = [
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
    })
};

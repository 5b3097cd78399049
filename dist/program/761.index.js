export const id = 761;
export const ids = [761];
export const modules = {

/***/ 1730:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7264);
/* harmony import */ var _action_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3490);
/* harmony import */ var _authorize_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4196);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3916);
/* harmony import */ var _land_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8896);
/* harmony import */ var _machine_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3618);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7465);
/* harmony import */ var _salvage_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9418);
/* harmony import */ var _task_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7454);









/** The action: an event becomes a task, the task a change, the change a pull request. */
async function main() {
    const action = await (0,_action_js__WEBPACK_IMPORTED_MODULE_1__/* .openAction */ .Ft)(process.env);
    return await action.perform(async (run, { trigger, asking, readJob }) => {
        // First of all: an event that asks for nothing needs no key, no git and no gh.
        const asked = (0,_task_js__WEBPACK_IMPORTED_MODULE_7__/* .readTask */ .g)(trigger, asking);
        if (asked.type === "nothing")
            return { type: "skipped", reason: asked.reason };
        const { task } = asked;
        const job = await readJob();
        const { github, home, config } = job;
        const why = config.sandbox === "off" ? (0,_authorize_js__WEBPACK_IMPORTED_MODULE_8__/* .whyNotWithoutSandbox */ .p)(trigger, process.env) : undefined;
        if (why !== undefined)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y("bad-input", why);
        const clearance = (0,_land_js__WEBPACK_IMPORTED_MODULE_3__/* .clear */ .IU)(github, { trigger, actor: job.actor, base: config.base, home });
        // It is awaited further down, and may have failed by then.
        clearance.catch(() => undefined);
        if (job.cloneFirst) {
            await clearance;
            run.emit({ type: "status", message: "Cloning repository...", phase: "repository" });
            await github.clone(job.solve.workspace.directory);
        }
        else {
            run.emit({ type: "status", message: "Using checked-out repository...", phase: "repository" });
        }
        const solution = await (0,_salvage_js__WEBPACK_IMPORTED_MODULE_6__/* .solveOrSalvage */ .cw)(run, task, {
            ...{ ...job.solve, ...job, evenCancelled: false },
            clear: async (workspace) => {
                await clearance;
                await (0,_land_js__WEBPACK_IMPORTED_MODULE_3__/* .checkPublishing */ .oC)(github, workspace, config);
            },
        });
        await job.keep(task, solution);
        return await (0,_land_js__WEBPACK_IMPORTED_MODULE_3__/* .land */ .ob)(run, solution, (0,_action_js__WEBPACK_IMPORTED_MODULE_1__/* .landingOf */ .ls)(job, task));
    });
}
try {
    process.exitCode = await main();
}
catch (error) {
    const { text } = (0,_redact_js__WEBPACK_IMPORTED_MODULE_5__/* .createRedactor */ .lY)((0,_machine_js__WEBPACK_IMPORTED_MODULE_4__/* .secretsIn */ .VY)(process.env));
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setFailed */ .C1(text(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y ? error.message : String(Error.isError(error) ? error.stack : error)));
}
// Idle keep-alive sockets would hold the process for seconds, and everything is written by now.
process.exit();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 2462:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ savedState)
/* harmony export */ });
/** What main leaves for post in the runner's saved state, by name. */
const savedState = {
    /** Absolute path of the run's temporary directory; saved before it is made. */
    tempDir: "temp-dir",
    /** "yes" when main has told how the run ended, and nobody has to go on. */
    ended: "ended",
};


/***/ })

};

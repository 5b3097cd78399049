export const id = 661;
export const ids = [661];
export const modules = {

/***/ 6661:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7264);
/* harmony import */ var _sandbox_leftovers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6287);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2462);



// main saved the directory's name before it made anything else; nothing saved means that nothing was made.
const tempDir = _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getState */ .Gu(_state_js__WEBPACK_IMPORTED_MODULE_2__/* .savedState */ .f.tempDir);
if (tempDir === "") {
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq("Nothing to clean up.");
}
else {
    await (0,_sandbox_leftovers_js__WEBPACK_IMPORTED_MODULE_1__/* .endLeftovers */ .q9)(tempDir);
    if (_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getState */ .Gu(_state_js__WEBPACK_IMPORTED_MODULE_2__/* .savedState */ .f.ended) !== "yes") {
        const { finishRun } = await Promise.all(/* import() */[__webpack_require__.e(737), __webpack_require__.e(734), __webpack_require__.e(83), __webpack_require__.e(130)]).then(__webpack_require__.bind(__webpack_require__, 1130));
        process.exitCode = await finishRun(process.env, tempDir);
    }
    await (0,_sandbox_leftovers_js__WEBPACK_IMPORTED_MODULE_1__/* .removeLeftovers */ .DA)(tempDir);
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq("Removed the run's temporary files.");
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

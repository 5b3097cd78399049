export const id = 661;
export const ids = [
    661
];
export const modules = {
    6661: ((module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__)=>{
            try {
                __webpack_require__.r(__webpack_exports__);
                var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
                var node_fs__WEBPACK_IMPORTED_MODULE_0___default = __webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
                var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
                var node_path__WEBPACK_IMPORTED_MODULE_1___default = __webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
                var _actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7264);
                var _sandbox_leftovers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6287);
                var _state_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2462);
                const tempDir = _actions_core__WEBPACK_IMPORTED_MODULE_2__.Gu(_state_js__WEBPACK_IMPORTED_MODULE_4__.f.tempDir);
                if (tempDir === "") {
                    _actions_core__WEBPACK_IMPORTED_MODULE_2__.pq("Nothing to clean up.");
                } else {
                    await (0, _sandbox_leftovers_js__WEBPACK_IMPORTED_MODULE_3__.q9)(tempDir);
                    if (_actions_core__WEBPACK_IMPORTED_MODULE_2__.Gu(_state_js__WEBPACK_IMPORTED_MODULE_4__.f.ended) !== "yes") {
                        const { finishRun } = await Promise.all([
                            __webpack_require__.e(411),
                            __webpack_require__.e(566),
                            __webpack_require__.e(211),
                            __webpack_require__.e(191),
                            __webpack_require__.e(130)
                        ]).then(__webpack_require__.bind(__webpack_require__, 1130));
                        process.exitCode = await finishRun(process.env, tempDir);
                    } else if ((0, node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, _state_js__WEBPACK_IMPORTED_MODULE_4__.I))) {
                        const { tellLate } = await Promise.all([
                            __webpack_require__.e(411),
                            __webpack_require__.e(566),
                            __webpack_require__.e(211),
                            __webpack_require__.e(191),
                            __webpack_require__.e(130)
                        ]).then(__webpack_require__.bind(__webpack_require__, 1130));
                        await tellLate(process.env, tempDir);
                    }
                    await (0, _sandbox_leftovers_js__WEBPACK_IMPORTED_MODULE_3__.DA)(tempDir);
                    _actions_core__WEBPACK_IMPORTED_MODULE_2__.pq("Removed the run's temporary files.");
                }
                process.exit();
                __webpack_async_result__();
            } catch (e) {
                __webpack_async_result__(e);
            }
        }, 1);
    }),
    2462: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            I: ()=>untoldName,
            f: ()=>savedState
        });
        const savedState = {
            tempDir: "temp-dir",
            ended: "ended",
            told: "told"
        };
        const untoldName = "untold.md";
    })
};

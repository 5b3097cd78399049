export const id = 168;
export const ids = [
    168
];
export const modules = {
    168: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        var node_fs__WEBPACK_IMPORTED_MODULE_2___namespace_cache;
        var node_path__WEBPACK_IMPORTED_MODULE_4___namespace_cache;
        __webpack_require__.d(__webpack_exports__, {
            fs: ()=>node_fs__WEBPACK_IMPORTED_MODULE_2___namespace_cache || (node_fs__WEBPACK_IMPORTED_MODULE_2___namespace_cache = __webpack_require__.t(node_fs__WEBPACK_IMPORTED_MODULE_2__, 2)),
            path: ()=>node_path__WEBPACK_IMPORTED_MODULE_4___namespace_cache || (node_path__WEBPACK_IMPORTED_MODULE_4___namespace_cache = __webpack_require__.t(node_path__WEBPACK_IMPORTED_MODULE_4__, 2))
        });
        var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
        var node_crypto__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7598);
        var node_fs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3024);
        var node_os__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8161);
        var node_path__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6760);
        var node_stream__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7075);
        var node_util__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7975);
    })
};

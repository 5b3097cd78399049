export const id = 824;
export const ids = [
    824
];
export const modules = {
    5824: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            XMLParser: ()=>_xmlparser_XMLParser_js__WEBPACK_IMPORTED_MODULE_1__.A
        });
        var _validator_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1176);
        var _xmlparser_XMLParser_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9658);
        const XMLValidator = {
            validate: _validator_js__WEBPACK_IMPORTED_MODULE_0__.t
        };
    })
};

export const id = 258;
export const ids = [258];
export const modules = {

/***/ 258:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   complaintOf: () => (/* binding */ complaintOf)
/* harmony export */ });
/* harmony import */ var _complaint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97);

const LIMIT_MS = 5000;
/** What a program says about its failure; empty when it does not fail, or not in time. */
async function complaintOf(program, signal) {
    const { runProgram } = await import(/* webpackIgnore: true */ "./programs/index.js");
    const { end, stderr } = await runProgram(program, LIMIT_MS, signal);
    return 'exitCode' in end && end.exitCode !== 0 ? (0,_complaint_js__WEBPACK_IMPORTED_MODULE_0__/* .complaint */ .U)(stderr) : '';
}


/***/ })

};

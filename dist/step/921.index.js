export const id = 921;
export const ids = [921];
export const modules = {

/***/ 2921:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readRecord: () => (/* binding */ readRecord),
/* harmony export */   writeRecord: () => (/* binding */ writeRecord)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_3__);




function writeRecord(env, text) {
    const folder = env['RUNNER_TEMP'] ?? '';
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder === '' ? (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)() : folder, `docker-image-rm-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_2__.randomUUID)()}.txt`);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_3__.writeFileSync)(path, text, { flag: 'wx', mode: 0o600 });
    return { path, digest: digestOf(text) };
}
/** The text, or why there is none. */
function readRecord({ path, digest, }) {
    try {
        const text = (0,node_fs__WEBPACK_IMPORTED_MODULE_3__.readFileSync)(path, 'utf8');
        return digestOf(text) === digest ? { text } : { problem: `${path} was changed after it was written` };
    }
    catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
        return { problem: code === 'ENOENT' ? `${path} is gone` : `${path} cannot be read (${code})` };
    }
}
function digestOf(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_2__.createHash)('sha256').update(text).digest('hex');
}


/***/ })

};

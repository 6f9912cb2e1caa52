export const id = 993;
export const ids = [993];
export const modules = {

/***/ 5993:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tlsOpener: () => (/* binding */ tlsOpener)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_net__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1692);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_tls__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7679);




/** Opens connections with TLS; throws when the certificates or the key are not usable. */
function tlsOpener({ host, port, tls = { verify: true } }, files) {
    const secureContext = contextOf(tls, files);
    // An IP address must not be sent as server name (RFC 6066, section 3); the certificate is still compared with `host`.
    const server = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) === 0 ? { servername: host } : {};
    return () => (0,node_tls__WEBPACK_IMPORTED_MODULE_1__.connect)({ host, port, ...server, secureContext, rejectUnauthorized: tls.verify });
}
function contextOf(tls, files) {
    const ca = textOf(tls.ca, files);
    const [cert, key] = [textOf(tls.cert, files), textOf(tls.key, files)];
    if (ca !== undefined)
        expectCertificate(ca, tls.ca);
    // The docker CLI also ignores a certificate without a key, and a key without one (cli/context/docker/load.go).
    const clientCertificate = cert === undefined || key === undefined ? {} : { cert, key };
    try {
        return (0,node_tls__WEBPACK_IMPORTED_MODULE_1__.createSecureContext)({ ...(ca === undefined ? {} : { ca }), ...clientCertificate });
    }
    catch (error) {
        const problem = 'do not belong together, or one of them is not a PEM file, or the key has a password';
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .EngineError */ .NJ('unsuitable', `${String(tls.cert)} and ${String(tls.key)} ${problem}`, {
            cause: error,
        });
    }
}
function textOf(path, files) {
    if (path === undefined)
        return undefined;
    const file = files.read(path);
    if ('text' in file)
        return file.text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .EngineError */ .NJ('unsuitable', `${path} cannot be read (${file.problem})`);
}
/** Node accepts a file without certificates as an empty list, and then trusts no server and gives no reason. */
function expectCertificate(ca, path) {
    try {
        new node_crypto__WEBPACK_IMPORTED_MODULE_2__.X509Certificate(ca);
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .EngineError */ .NJ('unsuitable', `${String(path)} holds no certificate`, { cause: error });
    }
}


/***/ })

};

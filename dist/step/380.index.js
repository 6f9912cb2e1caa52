export const id = 380;
export const ids = [380];
export const modules = {

/***/ 8380:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tellingRequests: () => (/* binding */ tellingRequests)
/* harmony export */ });
/** The path of a save holds the names of all images. */
const LONGEST_PATH = 300;
/** The same transport, which also tells each request with its answer and its time. */
function tellingRequests(transport, debug) {
    const timed = async (request, send) => {
        const start = performance.now();
        const tell = (what) => {
            const time = String(Math.round(performance.now() - start));
            debug([`${request.slice(0, LONGEST_PATH)}: ${what} (${time} ms)`]);
        };
        try {
            const answer = await send();
            tell(String(answer.status));
            return answer;
        }
        catch (error) {
            tell(error instanceof Error ? error.message : String(error));
            throw error;
        }
    };
    return {
        ...transport,
        send: (method, path, signal) => timed(`${method} ${path}`, () => transport.send(method, path, signal)),
        stream: (path, signal) => timed(`GET ${path} (a stream)`, () => transport.stream(path, signal)),
    };
}


/***/ })

};

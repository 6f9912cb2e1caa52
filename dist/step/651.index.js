export const id = 651;
export const ids = [651];
export const modules = {

/***/ 6651:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   askGitHub: () => (/* binding */ askGitHub)
/* harmony export */ });
/* harmony import */ var _model_pull_request_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2274);

/**
 * Asks the GitHub server of this job about pull requests of its repository. The code for that is loaded only here,
 * because it is larger than everything else.
 */
async function askGitHub(numbers, env, token, signal) {
    if (token === '') {
        return (0,_model_pull_request_js__WEBPACK_IMPORTED_MODULE_0__/* .unanswered */ .bj)('`github-token` is empty', 'leave it out, and give the job the permission `pull-requests: read`');
    }
    const [, owner, name] = /^([\w.-]+)\/([\w.-]+)$/.exec(env['GITHUB_REPOSITORY'] ?? '') ?? [];
    const server = httpUrl(textOf(env['GITHUB_SERVER_URL'], 'https://github.com'));
    const graphql = httpUrl(textOf(env['GITHUB_GRAPHQL_URL'], graphqlOf(env['GITHUB_API_URL'])));
    if (owner === undefined || name === undefined || server === undefined || graphql === undefined) {
        return (0,_model_pull_request_js__WEBPACK_IMPORTED_MODULE_0__/* .unanswered */ .bj)('the runner does not name its GitHub server and this repository', _model_pull_request_js__WEBPACK_IMPORTED_MODULE_0__/* .TRY_LATER */ .r_);
    }
    const github = await loadGitHub();
    if (github === undefined)
        return (0,_model_pull_request_js__WEBPACK_IMPORTED_MODULE_0__/* .unanswered */ .bj)('the GitHub client could not start; the address of the proxy may be wrong', _model_pull_request_js__WEBPACK_IMPORTED_MODULE_0__/* .TRY_LATER */ .r_);
    const repository = { owner, name, url: `${server.origin}/${owner}/${name}` };
    return github.pullRequests(numbers, { token, repository, graphql: graphql.href, signal });
}
/**
 * Its packages read the proxy settings while they are loaded. Their errors are dropped, because they can hold a
 * password.
 */
async function loadGitHub() {
    try {
        // The bundler skips this import: in dist/ it is a bundle of its own (docs/decisions/0006-bundles.md).
        return await import(/* webpackIgnore: true */ "./github/index.js");
    }
    catch {
        return undefined;
    }
}
function textOf(value, preset) {
    return value === undefined || value === '' ? preset : value;
}
/** Derives the address from the REST API: older runners of GitHub Enterprise Server do not name the GraphQL API. */
function graphqlOf(api) {
    const base = textOf(api, 'https://api.github.com').replace(/\/+$/, '');
    return base.endsWith('/api/v3') ? `${base.slice(0, -'/v3'.length)}/graphql` : `${base}/graphql`;
}
function httpUrl(text) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    return url?.protocol === 'https:' || url?.protocol === 'http:' ? url : undefined;
}


/***/ })

};

export const id = 432;
export const ids = [432];
export const modules = {

/***/ 432:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   INPUT_TEXTS: () => (/* binding */ INPUT_TEXTS),
/* harmony export */   VERSION: () => (/* binding */ VERSION)
/* harmony export */ });
const VERSION = '0.1.0';
const INPUT_TEXTS = {
    filters: {
        text: "Docker's own filters, one a line: `dangling=true|false`, `label=key[=value]`, `label!=key[=value]`, `until=<duration or timestamp>`, `reference=<pattern>`, `before=<image>`, `since=<image>`; and `unused=true|false` (no container, running or stopped, uses it). They narrow what `images` chooses and choose nothing by themselves: `images: '**'` with `dangling=true` is `docker image prune`. Several values of one key: as Docker joins them, but any value of `label!` protects.",
        preset: '',
    },
    keep: {
        text: 'Names, IDs or patterns that are never removed, whatever else says so. A name without a tag keeps every tag of it. An item that fits nothing is a warning: it protects nothing.',
        preset: '',
    },
    'keep-newest': {
        text: 'A whole number N: of each repository, the N newest of the images that patterns choose stay (`kept`). Newest by the moment an image was built or got a name here, whichever is later. Images are counted, not tags. What is named outright is not touched by it.',
        preset: '',
    },
    force: { text: 'As `docker image rm --force`.', preset: 'false' },
    'no-prune': { text: 'As `docker image rm --no-prune`: untagged parents stay.', preset: 'false' },
    platforms: {
        text: "Remove only these variants, `os[/arch[/variant]]`; what is left out is the engine's own. Needs `force: true`, an engine that speaks API 1.50, and the containerd image store; elsewhere nothing is removed.",
        preset: '',
    },
    'fail-on-conflict': {
        text: 'Whether an image that the engine refuses to remove fails the step. With `false` it is a warning.',
        preset: 'true',
    },
    missing: { text: 'An image that is not there: `ignore`, `warn` or `fail`.', preset: 'warn' },
    'dry-run': { text: 'Say what would happen, with bytes, and change nothing.', preset: 'false' },
    containers: {
        text: "`keep`; `stopped`: remove the stopped containers that hold a chosen image first; `all`: stop and remove the running ones too. Never one that uses no chosen image, and never the job's own container or services.",
        preset: 'keep',
    },
    'build-cache': {
        text: 'What BuildKit keeps beside the images: `keep`; `unused`: all that no build uses at the moment goes; a size (`10GB`): so much of it may stay, what was used longest ago goes first; a duration (`72h`): what was not used for so long goes. Works without `images` too. The builders of `docker buildx create` are named in the report and left alone.',
        preset: 'keep',
    },
    'until-free': {
        text: "A size (`20GB`, `512MiB`) or share (`15%`): stop as soon as the engine's disk has that much free. Build cache goes first, as far as `build-cache` lets it, then untagged images, then those built or tagged the longest ago. It stops when removals free no room. A missed goal is a warning. Only for an engine on the same machine.",
        preset: '',
    },
    timeout: {
        text: 'The longest that the removals may take in all (`90s`, `10m`, `1h`); what is left then is `not-reached`.',
        preset: '10m',
    },
    measure: {
        text: 'How bytes are counted: `auto`, `exact` or `off`. `auto` counts exactly unless a few images leave a large store, where that would take longer than to remove them: then a bound.',
        preset: 'auto',
    },
    backup: {
        text: "A folder: every image that is about to be deleted is first saved there as a tar that `docker load` brings back. What can't be saved whole is not removed.",
        preset: '',
    },
    hosts: {
        text: 'Engines to clean, one a line: a docker context, or a URL (`unix://`, `npipe://`, `tcp://`, `ssh://`). Empty: the one that the docker CLI would use (`DOCKER_HOST`, `DOCKER_CONTEXT`, the current context, the default socket).',
        preset: '',
    },
    'no-engine': { text: 'When no engine answers: `fail`, or `skip` with a warning.', preset: 'fail' },
};


/***/ })

};

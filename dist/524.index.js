export const id = 524;
export const ids = [524];
export const modules = {

/***/ 6871:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I8: () => (/* binding */ accountLayers),
/* harmony export */   Lo: () => (/* binding */ deletedBy),
/* harmony export */   QE: () => (/* binding */ lostAnswers),
/* harmony export */   cz: () => (/* binding */ sum),
/* harmony export */   je: () => (/* binding */ NOTHING_FREED),
/* harmony export */   pJ: () => (/* binding */ NOT_MEASURED),
/* harmony export */   t2: () => (/* binding */ layerBytes)
/* harmony export */ });
/* harmony import */ var _layers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9324);

const NOT_MEASURED = { total: { method: 'off' }, byAttempt: new Map() };
/** When there was nothing to remove, nobody needs to be asked what that freed. */
const NOTHING_FREED = { total: { bytes: 0, method: 'exact' }, byAttempt: new Map() };
/**
 * On the graphdriver store the engine lists the layers that a removal deleted. Nothing that other clients do at the
 * same time can disturb this figure. Where the list is lost, an image cannot have freed more than its own size.
 */
function accountLayers(survey, attempts, aftermath) {
    const byAttempt = new Map();
    const losses = lostAnswers(attempts, aftermath);
    // What an image can still have freed: two answers of an engine may claim the same.
    const room = new Map();
    let method = 'exact';
    for (const attempt of attempts) {
        const isLost = losses.has(attempt);
        if (attempt.answer.kind !== 'removed' && !isLost)
            continue;
        const freed = isLost ? upToSize(attempt, survey) : layerBytes(attempt, survey);
        const { image } = attempt.target;
        const left = room.get(image) ?? survey.images.get(image)?.size ?? Infinity;
        const bytes = Math.min(freed.high, left);
        room.set(image, left - bytes);
        byAttempt.set(attempt, bytes);
        if (freed.low !== bytes)
            method = 'upper-bound';
    }
    return { total: { bytes: sum(byAttempt.values()), method }, byAttempt };
}
/**
 * Removals after which the image is gone though no answer of ours says that it was deleted: the answer was lost, or
 * another client removed it in the same moment, and neither was told the whole. One for each image.
 */
function lostAnswers(attempts, aftermath) {
    const ours = new Set(attempts.flatMap(deletedBy));
    const lost = attempts.filter(({ answer, target }) => !ours.has(target.image) && mayHaveGone(answer, aftermath.images.get(target.image)));
    return new Set(new Map(lost.map((attempt) => [attempt.target.image, attempt])).values());
}
/** Where nobody could look behind an answer, the image may be gone too. */
function mayHaveGone({ kind }, now = 'unknown') {
    return (kind === 'error' || kind === 'removed') && (now === 'absent' || now === 'unknown');
}
/** The layers of an attempt's own image that it deleted; what a pruned parent had is among them. */
function layerBytes(attempt, survey) {
    const layers = deletedBy(attempt).filter((id) => !survey.images.has(id));
    if (layers.length === 0)
        return { low: 0, high: 0 };
    const image = survey.images.get(attempt.target.image);
    const chain = image?.layers ?? [];
    const history = survey.history.get(attempt.target.image) ?? [];
    // Deleted layers are always the top of the image's own chain; anything else would be a fact that we do not understand.
    const isTop = chain.slice(-layers.length).every((layer) => layers.includes(layer));
    const known = isTop ? (0,_layers_js__WEBPACK_IMPORTED_MODULE_0__/* .topLayers */ .Y)(history, chain.length, layers.length) : undefined;
    if (known !== undefined)
        return known;
    const isWhole = isTop && layers.length === chain.length;
    const { high } = upToSize(attempt, survey);
    return { low: isWhole ? high : 0, high };
}
function upToSize({ target }, survey) {
    return { low: 0, high: survey.images.get(target.image)?.size ?? 0 };
}
function sum(numbers) {
    let total = 0;
    for (const number of numbers)
        total += number;
    return total;
}
function deletedBy({ answer }) {
    return answer.kind === 'removed' ? answer.deleted : [];
}


/***/ }),

/***/ 1592:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C5: () => (/* binding */ explainConflict),
/* harmony export */   LU: () => (/* binding */ childrenOf),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   q0: () => (/* binding */ describe),
/* harmony export */   zN: () => (/* binding */ some)
/* harmony export */ });
/* harmony import */ var _containers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5382);
/* harmony import */ var _habits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2801);
/* harmony import */ var _predict_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8533);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8913);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(917);





/**
 * Why the engine refuses, found from what it holds and never from its words. In the order in which the engine itself
 * looks; undefined when nothing that is known stands in the way.
 */
function explainConflict(scene) {
    const users = (0,_containers_js__WEBPACK_IMPORTED_MODULE_0__/* .containersUsing */ .$)(scene.image, scene.aftermath.containers);
    const running = users.filter(_store_js__WEBPACK_IMPORTED_MODULE_4__/* .isRunning */ .W_);
    const byId = scene.target.kind === 'id';
    const { store } = scene.survey.engine;
    const asksForChildren = byId && _habits_js__WEBPACK_IMPORTED_MODULE_1__/* .HABITS */ .a[store].refusesParents;
    const children = asksForChildren ? childrenOf(scene.image, scene.survey, scene.aftermath) : [];
    if (children.length > 0)
        return childImages(children);
    if (running.length > 0)
        return runningContainers(running);
    if (byId && !(0,_predict_js__WEBPACK_IMPORTED_MODULE_2__/* .isOnlyReference */ ._u)(scene.image, store))
        return severalReferences(scene.image, store);
    return users.length > 0 ? stoppedContainers(users, scene) : undefined;
}
/** Images built on this one, without those that are gone by now. */
function childrenOf(image, { images }, aftermath) {
    return [...images.values()].filter(({ id, parent }) => parent === image.id && aftermath.images.get(id) !== 'absent');
}
function childImages(children) {
    const names = children.map((child) => (0,_store_js__WEBPACK_IMPORTED_MODULE_4__/* .referencesOf */ .CL)(child).map(_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .familiar */ .ce)[0] ?? child.id);
    return {
        conflict: 'child-images',
        reason: `${counted(names.length, 'image')} built on it: ${some(names)}`,
        next: `list ${some(names)} too`,
    };
}
function runningContainers(containers) {
    const names = containers.map(({ name }) => name);
    return {
        conflict: 'running-container',
        reason: `used by the running container${containers.length === 1 ? '' : 's'} ${some(containers.map(describe))}`,
        next: `stop and remove ${some(names)} first (\`docker rm -f ${names.slice(0, 3).join(' ')}\`), or set \`containers: all\``,
    };
}
function severalReferences(image, store) {
    const { digests, forceTakesContainers } = _habits_js__WEBPACK_IMPORTED_MODULE_1__/* .HABITS */ .a[store];
    const those = digests === 'name' ? (0,_store_js__WEBPACK_IMPORTED_MODULE_4__/* .referencesOf */ .CL)(image) : image.tags.length > 0 ? image.tags : image.digests;
    const names = those.map(_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .familiar */ .ce);
    const force = forceTakesContainers ? '' : ', or set `force: true` to remove them all';
    return {
        conflict: 'several-references',
        reason: `it has ${String(names.length)} names: ${some(names)}`,
        next: `list ${some(names)} too${force}`,
    };
}
function stoppedContainers(containers, { target, survey }) {
    const names = containers.map(({ name }) => name);
    const remove = `remove ${some(names)} first (\`docker rm ${names.slice(0, 3).join(' ')}\`), or set \`containers: stopped\``;
    const { keepsFor, forceTakesContainers } = _habits_js__WEBPACK_IMPORTED_MODULE_1__/* .HABITS */ .a[survey.engine.store];
    // Where all containers keep an image, force only takes its name away.
    const forceDeletes = !forceTakesContainers && (target.kind === 'id' || keepsFor === 'running');
    return {
        conflict: 'stopped-container',
        reason: `used by the stopped container${containers.length === 1 ? '' : 's'} ${some(containers.map(describe))}`,
        next: forceDeletes ? `${remove}, or set \`force: true\`` : remove,
    };
}
/** `web (Up 3 minutes, compose project shop, service web)` */
function describe(container) {
    const compose = [
        container.composeProject === undefined ? [] : [`compose project ${container.composeProject}`],
        container.composeService === undefined ? [] : [`service ${container.composeService}`],
    ].flat();
    return `${container.name} (${[container.status === '' ? container.state : container.status, ...compose].join(', ')})`;
}
const MOST_NAMED = 5;
function some(names) {
    const rest = names.length - MOST_NAMED;
    return names.slice(0, MOST_NAMED).join(', ') + (rest > 0 ? ` and ${String(rest)} more` : '');
}
function counted(count, noun) {
    return count === 1 ? `1 ${noun}` : `${String(count)} ${noun}s`;
}


/***/ }),

/***/ 5382:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ containersUsing),
/* harmony export */   L: () => (/* binding */ mounts)
/* harmony export */ });
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8913);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(917);


/** Containers made from the image, and those that mount it: both need it. */
function containersUsing(image, containers) {
    return containers.filter((container) => container.image === image.id || mounts(container, image));
}
/** Engines do not protect a mounted image when it is removed by ID, so whoever plans a removal must. */
function mounts(container, image) {
    return container.mountedImages.some((name) => {
        const hex = name.replace(/^sha256:/, '');
        return (
        // Podman's own place for what has no host.
        [name, `localhost/${name}`].some((text) => isNameOf(text, image)) ||
            (/^[a-f0-9]{4,64}$/.test(hex) && image.id.startsWith(`sha256:${hex}`)));
    });
}
function isNameOf(text, image) {
    const parsed = (0,_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReference */ .F2)(text);
    return (0,_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .isReference */ .A_)(parsed) && (0,_store_js__WEBPACK_IMPORTED_MODULE_1__/* .referencesOf */ .CL)(image).includes((0,_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .fullName */ .fq)(parsed));
}


/***/ }),

/***/ 6732:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $G: () => (/* binding */ ENGINE_FILTERS),
/* harmony export */   Yf: () => (/* binding */ filterText),
/* harmony export */   aN: () => (/* binding */ parseFilter),
/* harmony export */   qX: () => (/* binding */ contradiction),
/* harmony export */   sm: () => (/* binding */ valuesOf),
/* harmony export */   vq: () => (/* binding */ isFilter)
/* harmony export */ });
/* harmony import */ var _item_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5693);
/* harmony import */ var _until_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3188);


/** Docker's own filters; `label!` is what the engine calls the key of `label!=…`. */
const ENGINE_FILTERS = [
    'dangling',
    'label',
    'label!',
    'until',
    'reference',
    'before',
    'since',
];
const KNOWN = 'write dangling=true|false, label=key[=value], label!=key[=value], until=72h, reference=pattern, before=image, since=image or unused=true|false';
/** What is wrong with a value of that key. */
const CHECKS = {
    dangling: noBoolean,
    unused: noBoolean,
    label: () => undefined,
    'label!': () => undefined,
    until: _until_js__WEBPACK_IMPORTED_MODULE_1__/* .untilProblem */ .K,
    reference: noEnginePattern,
    before: noImage,
    since: noImage,
};
/** Keys and values are trimmed and folded as the docker CLI does it. */
function parseFilter(text) {
    const [, name = '', value = ''] = /^([^=]*)=([^]*)$/.exec(text)?.map((part) => part.trim()) ?? [];
    const key = Object.keys(CHECKS).find((known) => known === name.toLowerCase());
    if (key === undefined)
        return { problem: `is no filter; ${KNOWN}` };
    const problem = value === '' ? 'has no value' : CHECKS[key](value);
    return problem === undefined ? { key, value } : { problem };
}
function isFilter(parsed) {
    return 'key' in parsed;
}
/** Keys with two answers at once, which no image has. */
function contradiction(filters) {
    return ['dangling', 'unused'].find((key) => new Set(valuesOf(filters, key)).size > 1);
}
function valuesOf(filters, key) {
    return [...new Set(filters.filter((filter) => filter.key === key).map(({ value }) => value))];
}
function filterText(filters) {
    return filters.map(({ key, value }) => `${key}=${value}`).join(', ');
}
function noBoolean(value) {
    return value === 'true' || value === 'false' ? undefined : 'is neither true nor false';
}
/** Some engines answer a broken pattern with an empty list, which would pass for "nothing to do". */
function noEnginePattern(value) {
    const bare = value.replaceAll(/\[\^?(?:[^[\]^\\-](?:-[^[\]\\-])?)+\]/g, '');
    if (/[[\]\\]/.test(bare))
        return 'is no pattern for the engine: a bracket is left open';
    return value.includes('{') || value.includes('**')
        ? 'is no pattern for the engine, which knows * ? and [a-z]; {a,b} and ** go into `images`'
        : undefined;
}
function noImage(value) {
    const item = (0,_item_js__WEBPACK_IMPORTED_MODULE_0__/* .parseItem */ .b8)(value);
    return (0,_item_js__WEBPACK_IMPORTED_MODULE_0__/* .isItem */ .WZ)(item) ? undefined : `names no image: ${item.problem}`;
}


/***/ }),

/***/ 2801:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ HABITS)
/* harmony export */ });
const HABITS = {
    graphdriver: {
        keepsParents: 'always',
        refusesParents: true,
        keepsFor: 'running',
        forceTakesContainers: false,
        prunesSharedParents: false,
        tellsDeletions: true,
        digests: 'reference',
    },
    containerd: {
        // Without force it says that it deleted the image, and hides it.
        keepsParents: 'unless-forced',
        refusesParents: false,
        keepsFor: 'all',
        forceTakesContainers: false,
        prunesSharedParents: true,
        tellsDeletions: true,
        digests: 'tags',
    },
    podman: {
        keepsParents: 'never',
        refusesParents: false,
        keepsFor: 'all',
        forceTakesContainers: true,
        prunesSharedParents: false,
        // Of one that others are built on it tells the names only: its layers stay.
        tellsDeletions: false,
        digests: 'name',
    },
};


/***/ }),

/***/ 1795:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ hintFor)
/* harmony export */ });
/** Slips that the grammar would answer with a riddle, and what to write instead. In order: the first that fits is told. */
const HINTS = [
    [
        /^\[?["']|["']\]?$|^\[[^\]]*$|^[^[]*\]$/,
        'write it without quotes or brackets; the input is text with one item a line, no YAML list',
    ],
    [/^-\s/, 'drop the dash; the input is text with one item a line, no YAML list'],
    [/^docker\s/, 'write only the names or IDs of images'],
    [/\s#/, 'a comment needs a line of its own'],
    [/[\s;]/, 'write one item a line, or commas between them'],
    [/<none>/, 'an untagged image has no name; write its ID'],
    [/:\/\//, 'write the name without https://'],
    [/\.\.\.$|…$/, 'write the ID whole, or leave the dots out'],
    [/^sha256:/i, 'an ID is sha256: and up to 64 hex digits in lower case'],
    [/^[A-F0-9]+$/, 'an ID is written in lower case'],
    [/:sha256:/, 'a digest is written with @, as in app@sha256:…'],
];
function hintFor(text) {
    return HINTS.find(([slip]) => slip.test(text))?.[1];
}


/***/ }),

/***/ 2371:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ InputError)
/* harmony export */ });
class InputError extends Error {
    name = 'InputError';
    /** A sentence for each thing that is wrong. */
    problems;
    constructor(problems) {
        const sentences = problems.map(({ input, value, allowed }) => `\`${input}\`: "${value}" ${allowed}`);
        super(sentences.join('\n'));
        this.problems = sentences;
    }
}


/***/ }),

/***/ 5693:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WZ: () => (/* binding */ isItem),
/* harmony export */   b8: () => (/* binding */ parseItem),
/* harmony export */   s4: () => (/* binding */ isWish),
/* harmony export */   xx: () => (/* binding */ parseWish)
/* harmony export */ });
/* harmony import */ var _hint_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1795);
/* harmony import */ var _pattern_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3550);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8913);



const ID = /^(?:sha256:)?([a-f0-9]{4,64})$/;
const FULL_ID_LENGTH = 64;
/** Would be a tag of an image called `sha256`, which nobody means. */
const MISTYPED_ID = /^sha256:(?=.{40})(?![a-f0-9]{1,64}$)/;
function parseItem(requested) {
    const hex = ID.exec(requested)?.[1];
    if (hex?.length === FULL_ID_LENGTH)
        return { kind: 'id', requested, hex };
    const reference = (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(requested);
    if ((0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isReference */ .A_)(reference) && !MISTYPED_ID.test(requested)) {
        return hex === undefined
            ? { kind: 'reference', requested, reference }
            : { kind: 'reference-or-id', requested, reference, hex };
    }
    const why = (0,_hint_js__WEBPACK_IMPORTED_MODULE_2__/* .hintFor */ .J)(requested) ?? ('problem' in reference ? reference.problem : '');
    return { requested, problem: `not an image reference or ID: ${why}` };
}
function isItem(parsed) {
    return 'kind' in parsed;
}
/** A name with the address of a registry in brackets is a name all the same. */
function parseWish(requested) {
    const item = parseItem(requested);
    if (isItem(item) || !(0,_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .isPatternText */ .EG)(requested))
        return item;
    const pattern = (0,_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePattern */ .EY)(requested);
    return 'kind' in pattern ? pattern : { requested, problem: `no pattern: ${pattern.problem}` };
}
function isWish(parsed) {
    return 'kind' in parsed;
}


/***/ }),

/***/ 9324:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ topLayers)
/* harmony export */ });
/**
 * The bytes of the topmost `count` layers of an image.
 *
 * The history (newest first) has an entry for each step of the build, and tells the size of the layer that the step
 * made. Steps that made none have size 0, and so do some real layers (WORKDIR), so only the number of zeros that are
 * layers is known, not which. The least is reached when the newest zeros are layers, the most when the oldest are.
 */
function topLayers(history, layers, count) {
    const zeros = history.filter((size) => size === 0).length;
    const realZeros = layers - (history.length - zeros);
    if (realZeros < 0 || realZeros > zeros || count > layers)
        return undefined;
    return {
        low: sumOfTop(history, count, (zerosSeen) => zerosSeen < realZeros),
        high: sumOfTop(history, count, (zerosSeen) => zerosSeen >= zeros - realZeros),
    };
}
function sumOfTop(history, count, isLayer) {
    let sum = 0;
    let left = count;
    let zerosSeen = 0;
    for (const size of history) {
        if (left === 0)
            break;
        if (size > 0 || isLayer(zerosSeen))
            left -= 1;
        if (size === 0)
            zerosSeen += 1;
        sum += size;
    }
    return sum;
}


/***/ }),

/***/ 3550:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  EG: () => (/* binding */ isPatternText),
  NV: () => (/* binding */ matchesReference),
  EY: () => (/* binding */ parsePattern),
  pf: () => (/* binding */ pullRequestsIn)
});

// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(4006);
var picomatch_default = /*#__PURE__*/__webpack_require__.n(picomatch);
// EXTERNAL MODULE: ./src/domain/hint.ts
var hint = __webpack_require__(1795);
;// CONCATENATED MODULE: ./src/domain/placeholder.ts
/** Stands for the number of a pull request that is closed or merged. */
const PLACEHOLDER = '{closed-pr}';
/** Stands for the placeholder while a pattern is taken apart; no name and no pattern has it. */
const NUMBER = '\u{e002}';
// A number is whole, so that `pr-{closed-pr}*` never takes `pr-123` for number 12, and digests hold none by intention.
const BEGIN = String.raw `(?<!@.*|\d)`;
const END = String.raw `(?!\d)`;
const DIGITS = String.raw `[1-9]\d{0,8}`;
/** The source of a regular expression that finds any number; the same wherever it stands. */
function withAnyNumber(source) {
    const [before = '', ...rest] = source.split(NUMBER);
    if (rest.length === 0)
        return source;
    return `${before}${BEGIN}(?<pr>${DIGITS})${END}${rest.join(String.raw `${BEGIN}\k<pr>${END}`)}`;
}
function withNumber(source, number) {
    return source.replaceAll(NUMBER, `${BEGIN}${number}${END}`);
}
const WHOLE = new RegExp(`${BEGIN}${DIGITS}${END}`, 'g');
/** Everything in a name that can be the number of a pull request. */
function numbersIn(name) {
    return [...name.matchAll(WHOLE)].map(([digits]) => Number(digits));
}
/** What is wrong with a pattern that has the placeholder, of all its alternatives; undefined if nothing is. */
function placeholderProblem(alternatives) {
    if (alternatives.every((one) => !one.includes(NUMBER)))
        return undefined;
    if (alternatives.some((one) => !one.includes(NUMBER))) {
        return `every choice in braces must hold \`${PLACEHOLDER}\`; write a pattern of its own for the rest`;
    }
    return alternatives.some((one) => BESIDE_DIGITS.test(one))
        ? `\`${PLACEHOLDER}\` is a whole number, so no digit can stand beside it`
        : undefined;
}
const BESIDE_DIGITS = new RegExp(`\\d${NUMBER}|${NUMBER}[\\d${NUMBER}]`);

// EXTERNAL MODULE: ./src/domain/reference.ts
var domain_reference = __webpack_require__(8913);
;// CONCATENATED MODULE: ./src/domain/pattern.ts




const LONGEST = 1000;
const MOST_ALTERNATIVES = 500;
/** As Go's path.Match takes them too: a dash only between two ends of a range. */
const CLASS = /\[[!^]?(?:[\w.](?:-[\w.])?)+\]/g;
const NO_PART = /(?:^|\/)\.{0,2}(?:\/|$)/;
const NO_PART_PROBLEM = 'no name has an empty part, "." or ".." between slashes';
/** Slips, and what to say to them. In order: the first that fits is told. */
const SLIPS = [
    [/^!/, 'a pattern cannot exclude; list what must stay in `keep`'],
    [/[^\w.\-/:@*?[\]{},!^]/, 'only the characters of image names and * ? [ ] { } , can stand in a pattern'],
    [/\{[^{}]*\.\.[^{}]*\}/, 'a range such as {1..9} is not known; write [1-9] or {1,2,3}'],
    [/\{[^{},]*\}/, 'braces hold a choice, as in {a,b}'],
    [NO_PART, NO_PART_PROBLEM],
];
function isPatternText(text) {
    return /[*?[\]{}]/.test(text);
}
function parsePattern(requested) {
    if (requested.length > LONGEST)
        return { requested, problem: `longer than ${String(LONGEST)} characters` };
    const plain = requested.replaceAll(PLACEHOLDER, '1');
    const problem = (0,hint/* hintFor */.J)(requested) ?? SLIPS.find(([slip]) => slip.test(plain))?.[1];
    if (problem !== undefined)
        return { requested, problem };
    const alternatives = withoutBraces(requested.replaceAll(PLACEHOLDER, NUMBER));
    if (alternatives === undefined) {
        return {
            requested,
            problem: `its braces stand for more than ${String(MOST_ALTERNATIVES)} names; write fewer`,
        };
    }
    if (alternatives.some((one) => /[{}[\]!^,]/.test(one.replaceAll(CLASS, '')))) {
        return { requested, problem: 'a bracket or brace is left open, or stands where none can' };
    }
    const misplaced = placeholderProblem(alternatives);
    if (misplaced !== undefined)
        return { requested, problem: misplaced };
    if (alternatives.some((one) => NO_PART.test(one)))
        return { requested, problem: NO_PART_PROBLEM };
    try {
        const sources = alternatives.map(toSource);
        return {
            kind: 'pattern',
            requested,
            takesUnnamed: requested === '**',
            alternatives: alternatives.map((one) => one.replaceAll(NUMBER, '[1-9]*')),
            regexes: sources.map((source) => new RegExp(withAnyNumber(source))),
            numbered: plain === requested ? undefined : sources,
        };
    }
    catch (error) {
        if (!(error instanceof SyntaxError))
            throw error;
        return { requested, problem: 'a range in brackets runs backwards' };
    }
}
/** One group of braces after the other, the innermost first; undefined when there would be too many. */
function withoutBraces(text) {
    let texts = [text];
    for (;;) {
        const open = texts.filter((one) => BRACES.test(one));
        if (open.length === 0)
            return texts;
        const next = texts.flatMap(opened);
        if (next.length > MOST_ALTERNATIVES)
            return undefined;
        texts = next;
    }
}
const BRACES = /\{([^{}]*)\}/;
function opened(text) {
    const group = BRACES.exec(text);
    if (group === null)
        return [text];
    const [whole, inside = ''] = group;
    return inside
        .split(',')
        .map((choice) => text.slice(0, group.index) + choice + text.slice(group.index + whole.length));
}
// Stand for what picomatch would only know between slashes; no name and no pattern has them.
const ANYTHING = '\u{e000}';
const FOLDERS = '\u{e001}';
/** `*` stops at a slash, `**` does not, wherever it stands; `a/**` + `/b` finds `a/b` too, as everywhere. */
function toSource(pattern) {
    const marked = pattern
        .replaceAll('[!', '[^')
        .replaceAll(/(?<=^|\/)\*{2,}\//g, FOLDERS)
        .replaceAll(/\*{2,}/g, ANYTHING);
    const { source } = picomatch_default().makeRe(marked, {
        dot: true,
        windows: false,
        nobrace: true,
        noextglob: true,
        nonegate: true,
        strictSlashes: true,
        fastpaths: false,
        debug: true,
    });
    return source.replaceAll(FOLDERS, '(?:.*/)?').replaceAll(ANYTHING, '.*');
}
/**
 * Tried against the repository and the whole reference, in the short form and in the full one. The digits of a digest are
 * nothing that `*:1*` could mean.
 */
function matchesReference(pattern, fullReference) {
    const names = namesFor(pattern, fullReference);
    return pattern.regexes.some((regex) => names.some((name) => regex.test(name)));
}
/** Every number that `{closed-pr}` can stand for: with stars beside it, one name can be read in several ways. */
function pullRequestsIn(pattern, fullReference) {
    const { numbered = [], regexes } = pattern;
    const names = namesFor(pattern, fullReference);
    const matching = numbered.filter((_, index) => names.some((name) => regexes[index]?.test(name) === true));
    return [...new Set(names.flatMap(numbersIn))].filter((number) => matching.some((source) => {
        const regex = new RegExp(withNumber(source, number));
        return names.some((name) => regex.test(name));
    }));
}
function namesFor({ requested }, fullReference) {
    const parsed = (0,domain_reference/* parseReference */.F2)(fullReference);
    return (0,domain_reference/* isReference */.A_)(parsed) ? namesOf(parsed, requested.includes('@')) : [fullReference];
}
function namesOf(reference, withDigest) {
    const repository = { domain: reference.domain, path: reference.path };
    const meant = reference.digest === undefined || withDigest ? [repository, reference] : [repository];
    return [...new Set(meant.flatMap((one) => [(0,domain_reference/* shortName */.EU)(one), (0,domain_reference/* fullName */.fq)(one)]))];
}


/***/ }),

/***/ 3013:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ platformName),
/* harmony export */   FL: () => (/* binding */ parsePlatform),
/* harmony export */   so: () => (/* binding */ completed)
/* harmony export */ });
const PLATFORM = /^([a-z][a-z0-9]*)(?:\/([A-Za-z0-9_-]+)(?:\/([A-Za-z0-9_.]+))?)?$/;
/** An architecture in the place of the system is the usual slip, and would never be found. */
const SYSTEMS = [
    'linux',
    'windows',
    'darwin',
    'freebsd',
    'netbsd',
    'openbsd',
    'solaris',
    'illumos',
    'aix',
    'wasip1',
];
const ALIASES = {
    x86_64: 'amd64',
    'x86-64': 'amd64',
    aarch64: 'arm64',
    i386: '386',
    armhf: 'arm',
    armel: 'arm',
};
function parsePlatform(requested) {
    const [, os, arch, variant] = PLATFORM.exec(requested) ?? [];
    if (os === undefined || !SYSTEMS.includes(os))
        return undefined;
    const architecture = arch === undefined ? undefined : (ALIASES[arch.toLowerCase()] ?? arch.toLowerCase());
    return {
        requested,
        os,
        ...(architecture === undefined ? {} : { architecture }),
        ...(variant === undefined ? {} : { variant }),
    };
}
/** The request with what it leaves out filled in: an unnamed architecture is the engine's own. */
function completed(request, engine) {
    const own = request.architecture === undefined;
    const variant = request.variant ?? (own ? engine.variant : undefined);
    return {
        os: request.os,
        architecture: request.architecture ?? engine.architecture,
        ...(variant === undefined ? {} : { variant }),
    };
}
/** What an architecture means when no variant is said, as containerd has it. */
const PLAIN_VARIANT = { arm64: 'v8', arm: 'v7', amd64: 'v1' };
/** `linux/arm64` and `linux/arm64/v8` are the same. */
function platformName({ os, architecture, variant }) {
    const plain = variant === undefined || variant === PLAIN_VARIANT[architecture];
    return plain ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`;
}


/***/ }),

/***/ 8533:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A5: () => (/* binding */ optionsFor),
/* harmony export */   FF: () => (/* binding */ without),
/* harmony export */   K$: () => (/* binding */ predict),
/* harmony export */   _u: () => (/* binding */ isOnlyReference),
/* harmony export */   hy: () => (/* binding */ refusedBeforehand)
/* harmony export */ });
/* harmony import */ var _containers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5382);
/* harmony import */ var _habits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2801);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(917);
// What the engine would answer and hold afterwards: the rules of moby's image deletion as data in, data out.
// A dry run uses it in the place of the engine. Every rule is pinned to real engines in test/engines/cases.



const GONE = { kind: 'gone', message: 'No such image' };
const CONFLICT = { kind: 'conflict', message: 'something needed it when this began' };
function predict(plan, survey, options) {
    const world = worldOf(survey, options);
    const attempts = plan
        .flat()
        .flatMap(({ steps }) => steps)
        .map((target) => {
        const isPrunedHere = survey.holdsParents.has(target.image);
        return { target, answer: answerTo(target, { ...world, isPrunedHere }) };
    });
    const images = new Map([...survey.images.keys()].map((id) => [id, world.images.get(id) ?? 'absent']));
    return { attempts, aftermath: { images, containers: survey.containers } };
}
/** Pruning must not reach a parent that is to be kept: see prune.ts. */
function optionsFor({ image }, { holdsParents }, options) {
    return holdsParents.has(image) ? { ...options, noPrune: true } : options;
}
function worldOf(survey, options) {
    const children = new Map();
    const holders = new Map();
    for (const { parent, layers = [] } of survey.images.values()) {
        if (parent !== undefined)
            add(children, parent, 1);
        for (const layer of layers)
            add(holders, layer, 1);
    }
    // A container keeps the layers that it was made from, whatever becomes of its image.
    for (const { image } of survey.containers) {
        for (const layer of survey.images.get(image)?.layers ?? [])
            add(holders, layer, 1);
    }
    const habits = _habits_js__WEBPACK_IMPORTED_MODULE_1__/* .HABITS */ .a[survey.engine.store];
    const images = new Map(survey.images);
    return { survey, habits, options, images, children, holders, isPrunedHere: false };
}
function add(counts, key, number) {
    counts.set(key, (counts.get(key) ?? 0) + number);
}
/**
 * What must not even be asked for: an engine deletes an image by ID under a container that mounts it, even without
 * force, while by name it refuses.
 */
function refusedBeforehand(target, survey, { force }) {
    const image = survey.images.get(target.image);
    if (target.kind === 'reference' || image === undefined)
        return undefined;
    return survey.containers.some((container) => (0,_containers_js__WEBPACK_IMPORTED_MODULE_0__/* .mounts */ .L)(container, image) && ((0,_store_js__WEBPACK_IMPORTED_MODULE_2__/* .isRunning */ .W_)(container) || !force))
        ? CONFLICT
        : undefined;
}
function answerTo(target, world) {
    const image = world.images.get(target.image);
    if (image === undefined)
        return GONE;
    const refused = refusedBeforehand(target, world.survey, world.options);
    if (refused !== undefined)
        return refused;
    return target.kind === 'id' ? byId(image, world) : byReference(image, target.reference, world);
}
function byReference(image, reference, world) {
    if (!(0,_store_js__WEBPACK_IMPORTED_MODULE_2__/* .referencesOf */ .CL)(image).includes(reference))
        return GONE;
    const { habits, options } = world;
    const users = usersOf(image, world);
    const isForceOfUse = options.force && !habits.forceTakesContainers;
    if (!isForceOfUse && isOnlyReference(image, world.survey.engine.store) && users.length > 0)
        return CONFLICT;
    const rest = without(image, reference, world.survey.engine.store);
    const untagged = ownReferences(image, world).filter((name) => !(0,_store_js__WEBPACK_IMPORTED_MODULE_2__/* .referencesOf */ .CL)(rest).includes(name));
    world.images.set(image.id, rest);
    const keepsParents = habits.keepsParents === 'always' || (habits.keepsParents === 'unless-forced' && !options.force);
    const isNeeded = hasChildren(image, world) && keepsParents;
    if ((0,_store_js__WEBPACK_IMPORTED_MODULE_2__/* .referencesOf */ .CL)(rest).length > 0 || isNeeded)
        return { kind: 'removed', untagged, deleted: [] };
    const held = habits.keepsFor === 'all' ? users.length > 0 : users.some(_store_js__WEBPACK_IMPORTED_MODULE_2__/* .isRunning */ .W_);
    return held ? { kind: 'removed', untagged, deleted: [] } : join(untagged, destroy(image, world));
}
function byId(image, world) {
    const users = usersOf(image, world);
    const { force } = world.options;
    const { refusesParents, forceTakesContainers } = world.habits;
    if ((refusesParents && hasChildren(image, world)) || users.some(_store_js__WEBPACK_IMPORTED_MODULE_2__/* .isRunning */ .W_))
        return CONFLICT;
    if (users.length > 0 && (!force || forceTakesContainers))
        return CONFLICT;
    if (!force && !isOnlyReference(image, world.survey.engine.store))
        return CONFLICT;
    return join(ownReferences(image, world), destroy(image, world));
}
/** Deletes the image, and with it the untagged parents that nobody needs any more. */
function destroy(image, world) {
    world.images.delete(image.id);
    for (const layer of image.layers ?? [])
        add(world.holders, layer, -1);
    if (image.parent !== undefined)
        add(world.children, image.parent, -1);
    const layers = (image.layers ?? []).filter((layer) => world.holders.get(layer) === 0).toReversed();
    const own = { kind: 'removed', untagged: [], deleted: [image.id, ...layers] };
    const parent = image.parent === undefined ? undefined : world.images.get(image.parent);
    if (parent === undefined || !isPruned(parent, world))
        return own;
    return { ...own, deleted: [...own.deleted, ...destroy(parent, world).deleted] };
}
function isPruned(parent, world) {
    const { survey, habits, options, isPrunedHere } = world;
    const asksForChildren = isPrunedHere || !habits.prunesSharedParents;
    if (options.noPrune || survey.staying.has(parent.id))
        return false;
    if (asksForChildren && hasChildren(parent, world))
        return false;
    return (0,_store_js__WEBPACK_IMPORTED_MODULE_2__/* .referencesOf */ .CL)(parent).length === 0 && usersOf(parent, world).length === 0;
}
/** What is left of an image's names when the engine takes one of them away. */
function without(image, reference, store) {
    const repository = (0,_store_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryOf */ ._M)(reference);
    const isDigest = reference.includes('@');
    const inRepository = (name) => (0,_store_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryOf */ ._M)(name) === repository;
    const { digests: habit } = _habits_js__WEBPACK_IMPORTED_MODULE_1__/* .HABITS */ .a[store];
    if (habit === 'tags' && isDigest) {
        return {
            ...image,
            tags: image.tags.filter((tag) => !inRepository(tag)),
            digests: image.digests.filter((name) => !inRepository(name)),
        };
    }
    if (isDigest)
        return { ...image, digests: image.digests.filter((name) => name !== reference) };
    const tags = image.tags.filter((tag) => tag !== reference);
    if (habit === 'name')
        return { ...image, tags };
    const digests = tags.some(inRepository)
        ? image.digests
        : image.digests.filter((name) => !inRepository(name));
    return { ...image, tags, digests };
}
/** One tag and the digests of its own repository count as one reference, but where digests are names of their own. */
function isOnlyReference({ tags, digests }, store) {
    if (_habits_js__WEBPACK_IMPORTED_MODULE_1__/* .HABITS */ .a[store].digests === 'name')
        return tags.length + digests.length <= 1;
    const repositories = new Set([...tags, ...digests].map(_store_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryOf */ ._M));
    return tags.length <= 1 && repositories.size <= 1;
}
/** The containerd store derives most digests from the tags, and does not tell that these go. */
function ownReferences(image, { survey }) {
    return _habits_js__WEBPACK_IMPORTED_MODULE_1__/* .HABITS */ .a[survey.engine.store].digests === 'tags' && image.tags.length > 0
        ? [...image.tags, ...image.ownDigests]
        : (0,_store_js__WEBPACK_IMPORTED_MODULE_2__/* .referencesOf */ .CL)(image);
}
function usersOf(image, world) {
    return (0,_containers_js__WEBPACK_IMPORTED_MODULE_0__/* .containersUsing */ .$)(image, world.survey.containers);
}
function hasChildren(image, world) {
    return (world.children.get(image.id) ?? 0) > 0;
}
function join(untagged, removed) {
    return { ...removed, untagged };
}


/***/ }),

/***/ 2901:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UO: () => (/* binding */ whyNotClosed),
/* harmony export */   bj: () => (/* binding */ unanswered),
/* harmony export */   r0: () => (/* binding */ isPullRequest),
/* harmony export */   r_: () => (/* binding */ TRY_LATER)
/* harmony export */ });
/* unused harmony export ADD_PERMISSION */
/** @param why stands in brackets; the sentence names the permission in any case, since it is what is missing most often */
function unanswered(why, next) {
    const what = `GitHub did not tell which pull requests are closed (${why})`;
    return { problem: `${what}, so nothing with \`{closed-pr}\` was chosen; ${next}` };
}
const ADD_PERMISSION = 'add `pull-requests: read` to the `permissions` of the job';
const TRY_LATER = 'try again later; the permission that it needs is `pull-requests: read`';
function isPullRequest(numbered) {
    return 'url' in numbered;
}
/** Why an image of this number stays; undefined when the pull request is closed or merged. */
function whyNotClosed({ number, state }) {
    switch (state) {
        case 'closed':
        case 'merged':
            return undefined;
        case 'open':
            return `pull request #${number} is open`;
        case 'draft':
            return `pull request #${number} is an open draft`;
        case 'issue':
            return `#${number} is an issue, no pull request`;
        case 'unknown':
            return `this repository has no pull request #${number}`;
    }
}


/***/ }),

/***/ 8913:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A_: () => (/* binding */ isReference),
/* harmony export */   EU: () => (/* binding */ shortName),
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   b5: () => (/* binding */ hasHost),
/* harmony export */   ce: () => (/* binding */ familiar),
/* harmony export */   fq: () => (/* binding */ fullName),
/* harmony export */   ih: () => (/* binding */ asHeld)
/* harmony export */ });
// The distribution grammar for image references, as Docker's daemon applies it after normalisation:
// https://pkg.go.dev/github.com/distribution/reference
const DEFAULT_DOMAIN = 'docker.io';
const OFFICIAL_PREFIX = 'library/';
const LONGEST_PATH = 255;
const alphanumeric = '[a-z0-9]+';
const separator = '(?:[._]|__|[-]+)';
const pathComponent = `${alphanumeric}(?:${separator}${alphanumeric})*`;
const domainComponent = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const domain = `(?:${domainComponent}(?:\\.${domainComponent})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
const PATH = new RegExp(`^${pathComponent}(?:/${pathComponent})*$`);
const DOMAIN = new RegExp(`^${domain}$`);
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/;
const FULL_ID = /^[a-f0-9]{64}$/;
function parseReference(text) {
    if (FULL_ID.test(text))
        return { problem: '64 hex digits are an ID, never a name' };
    const at = text.indexOf('@');
    const digest = at < 0 ? undefined : text.slice(at + 1);
    if (digest !== undefined && !DIGEST.test(digest)) {
        return { problem: 'what follows "@" is no digest such as sha256:<64 hex digits>' };
    }
    const { name, tag } = splitTag(at < 0 ? text : text.slice(0, at));
    if (tag !== undefined && !TAG.test(tag)) {
        return {
            problem: 'a tag has 1 to 128 letters, digits, "_", "." or "-", and begins with none of the last two',
        };
    }
    const place = asPathIfNoHost(splitDomain(name), name);
    const problem = placeProblem(place);
    if (problem !== undefined)
        return { problem };
    if (digest === undefined)
        return { ...place, tag: tag ?? 'latest' };
    return tag === undefined ? { ...place, digest } : { ...place, tag, digest };
}
function asPathIfNoHost(place, name) {
    return DOMAIN.test(place.domain) || !PATH.test(name) ? place : { domain: '', path: name };
}
function placeProblem(place) {
    if (place.path === '')
        return 'the name is empty';
    if (place.path !== place.path.toLowerCase())
        return 'the repository name must be in lower case';
    if (place.domain !== '' && !DOMAIN.test(place.domain))
        return `"${place.domain}" is no registry host`;
    if (!PATH.test(place.path)) {
        return 'a repository name has lower-case letters and digits, joined by ".", "_", "__", "-" or "/"';
    }
    return place.path.length > LONGEST_PATH
        ? `the name is longer than ${String(LONGEST_PATH)} characters`
        : undefined;
}
/** A colon before the last slash belongs to a port, not to a tag. */
function splitTag(text) {
    const colon = text.indexOf(':', text.indexOf('/') + 1);
    return colon < 0 ? { name: text } : { name: text.slice(0, colon), tag: text.slice(colon + 1) };
}
function splitDomain(name) {
    const slash = name.indexOf('/');
    const first = slash < 0 ? '' : name.slice(0, slash);
    const host = readsAsHost(first) ? first : DEFAULT_DOMAIN;
    const path = readsAsHost(first) ? name.slice(slash + 1) : name;
    const domainName = host === 'index.docker.io' ? DEFAULT_DOMAIN : host;
    const official = domainName === DEFAULT_DOMAIN && path !== '' && !path.includes('/');
    return { domain: domainName, path: official ? OFFICIAL_PREFIX + path : path };
}
/** Whether a name, or a pattern, says in which registry it is. */
function hasHost(text) {
    const slash = text.indexOf('/');
    return slash >= 0 && readsAsHost(text.slice(0, slash));
}
/** What stands before the first slash is a host when it cannot be anything else. */
function readsAsHost(first) {
    return /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
}
/** The full form: `docker.io/library/app:1`. Two texts mean the same if and only if this is equal. */
function fullName(reference) {
    const host = reference.domain === '' ? '' : `${reference.domain}/`;
    return host + reference.path + suffix(reference);
}
/** The form that people and Docker's lists use: `app:1`. */
function shortName(reference) {
    if (reference.domain !== DEFAULT_DOMAIN)
        return fullName(reference);
    const path = reference.path.startsWith(OFFICIAL_PREFIX)
        ? reference.path.slice(OFFICIAL_PREFIX.length)
        : reference.path;
    // A short form must not read as another name: `library/a/b` keeps its prefix, `docker.io/foo.bar/a` its host.
    if (!path.includes('/'))
        return path + suffix(reference);
    const [first = ''] = reference.path.split('/');
    return readsAsHost(first) ? fullName(reference) : reference.path + suffix(reference);
}
function suffix({ tag, digest }) {
    return (tag === undefined ? '' : `:${tag}`) + (digest === undefined ? '' : `@${digest}`);
}
function isReference(parsed) {
    return 'domain' in parsed;
}
/** Engines hold a digest without a tag: what stands for `app:1@sha256:…` is `app@sha256:…`, whatever the tag says. */
function asHeld({ domain: host, path, tag, digest }) {
    if (digest !== undefined)
        return { domain: host, path, digest };
    return tag === undefined ? { domain: host, path } : { domain: host, path, tag };
}
/** The short form of a full name that an engine gave; a text that is no reference stays as it is. */
function familiar(name) {
    const parsed = parseReference(name);
    return isReference(parsed) ? shortName(parsed) : name;
}


/***/ }),

/***/ 8396:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DU: () => (/* binding */ lost),
/* harmony export */   Ix: () => (/* binding */ isExcused),
/* harmony export */   J5: () => (/* binding */ refused),
/* harmony export */   N6: () => (/* binding */ isFailure),
/* harmony export */   mQ: () => (/* binding */ countsOf),
/* harmony export */   p9: () => (/* binding */ unprepared),
/* harmony export */   z8: () => (/* binding */ report),
/* harmony export */   zB: () => (/* binding */ crashed)
/* harmony export */ });
/* harmony import */ var _conflict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1592);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5805);


function report(hosts, rules, warnings = []) {
    const items = hosts.flatMap((host) => host.items);
    const { bytes, method } = reclaimedBy(hosts);
    return {
        schemaVersion: 1,
        dryRun: rules.dryRun,
        phase: 'main',
        hosts,
        ...(warnings.length === 0 ? {} : { warnings }),
        totals: {
            ...countsOf(items),
            ...(bytes === undefined ? {} : { reclaimedBytes: bytes }),
            reclaimedMethod: method,
        },
        exit: exit(items, hosts, rules),
    };
}
/** The report of a run that ended before any engine was asked. */
function refused(problems, dryRun) {
    return unfinished(problems, `${(0,_conflict_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(problems.length, 'problem')} with the inputs; nothing was removed`, dryRun);
}
/** The report of a post phase that does not know what was there before. */
function lost(problem, dryRun) {
    const message = 'the record of what was there before this job is lost, so nobody knows what is new; nothing was removed';
    return unfinished([problem], message, dryRun);
}
/** The report of a first phase that could not hand over. */
function unprepared(problems, dryRun) {
    return unfinished(problems, 'nothing will be removed when the job ends', dryRun);
}
/** The report of a run that met a mistake of ours. */
function crashed(problem) {
    const message = 'the action met an error of its own; what was removed until then is not known, please report it';
    return unfinished([problem], message, false);
}
function unfinished(problems, message, dryRun) {
    return {
        schemaVersion: 1,
        dryRun,
        phase: 'main',
        hosts: [],
        problems,
        totals: { reclaimedMethod: 'off' },
        exit: { failed: true, message },
    };
}
function countsOf(items) {
    const counts = _verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .VERDICTS */ .b.map((verdict) => [verdict, items.filter((item) => item.verdict === verdict).length]);
    return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
/** The sum over the hosts is as good as the least certain of them. */
function reclaimedBy(hosts) {
    const worstFirst = ['off', 'estimate', 'upper-bound', 'exact'];
    // An engine that nothing was done on takes nothing away from what is known of the others.
    const methods = hosts.flatMap(({ reclaimed, problem }) => (problem === undefined ? reclaimed.method : []));
    const method = worstFirst.find((candidate) => methods.includes(candidate)) ?? 'off';
    if (method === 'off')
        return { method };
    return { method, bytes: hosts.reduce((bytes, { reclaimed }) => bytes + (reclaimed.bytes ?? 0), 0) };
}
/** Nobody asked for the very thing that a pattern found, so that it is gone by now is nobody's failure. */
function isFailure({ verdict, chosenBy, cause }, rules) {
    switch (verdict) {
        case 'failed':
            return true;
        case 'not-reached':
            return cause !== 'enough';
        case 'conflict':
            return rules.failOnConflict;
        case 'absent':
            return rules.missing === 'fail' && chosenBy !== 'pattern';
        case 'deleted':
        case 'untagged':
        case 'variant-deleted':
        case 'kept':
        case 'in-use':
            return false;
    }
}
function isExcused(problem, rules) {
    return problem.kind === 'no-engine' && rules.noEngine === 'skip';
}
const IN_A_SENTENCE = {
    failed: 'failed',
    conflict: 'in conflict',
    absent: 'not there',
    'not-reached': 'not reached',
};
function exit(items, hosts, rules) {
    const problems = hosts.flatMap(({ host, problem }) => problem === undefined || isExcused(problem, rules) ? [] : [`${host}: ${problem.message}`]);
    const failing = items.filter((item) => isFailure(item, rules));
    const counts = countsOf(failing);
    const kinds = _verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .VERDICTS */ .b.flatMap((verdict) => {
        const count = counts[verdict];
        return count === undefined ? [] : [`${count} ${IN_A_SENTENCE[verdict] ?? verdict}`];
    });
    const verdicts = failing.length === 0
        ? []
        : [`${failing.length} of ${(0,_conflict_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(items.length, 'item')} went wrong: ${kinds.join(', ')}`];
    const failures = new Set(hosts.flatMap((host) => host.failures ?? []));
    const message = [...problems, ...failures, ...verdicts].join('; ');
    return { failed: message !== '', message };
}


/***/ }),

/***/ 723:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ humanSize)
/* harmony export */ });
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'];
/** Bytes as Docker writes them in `Total reclaimed space`: four digits that count, powers of 1000. */
function humanSize(bytes) {
    let value = bytes;
    let unit = 0;
    while (value >= 1000 && unit < UNITS.length - 1) {
        value /= 1000;
        unit += 1;
    }
    return `${String(Number(value.toPrecision(4)))}${UNITS[unit] ?? ''}`;
}


/***/ }),

/***/ 917:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CL: () => (/* binding */ referencesOf),
/* harmony export */   W_: () => (/* binding */ isRunning),
/* harmony export */   _M: () => (/* binding */ repositoryOf)
/* harmony export */ });
/** What an engine holds, as far as it matters for removing images. IDs are full (`sha256:…`), names are full. */
/** Docker refuses to pull an image away from under these, even by force. Podman also tells of those that are `stopping`. */
function isRunning(container) {
    return ['running', 'paused', 'restarting', 'removing', 'stopping'].includes(container.state);
}
function referencesOf(image) {
    return [...image.tags, ...image.digests];
}
function repositoryOf(fullReference) {
    const name = fullReference.split('@')[0] ?? fullReference;
    const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
    return colon < 0 ? name : name.slice(0, colon);
}


/***/ }),

/***/ 2176:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ openTargets)
/* harmony export */ });
/** What is to be removed. */
function openTargets({ targets, spared, }) {
    return targets.filter((target) => target.kind !== 'absent' && !spared.has(target));
}


/***/ }),

/***/ 3188:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ momentOf),
/* harmony export */   K: () => (/* binding */ untilProblem)
/* harmony export */ });
// The moments that Docker's `until` knows: https://docs.docker.com/reference/cli/docker/image/prune/#filter
// Lists of graphdriver stores know the filter since API 1.44 only, so for older engines it is worked out here.
const UNIT_MS = {
    ns: 1e-6,
    us: 1e-3,
    µs: 1e-3,
    ms: 1,
    s: 1000,
    m: 60_000,
    h: 3_600_000,
};
const DURATION = /^\+?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|ms|s|m|h))+$/;
/** Docker takes 0001-01-01 for no limit at all, so years from 1970 on only. */
const DATE = /^((?:19[7-9]\d|[2-9]\d{3})-\d{2}-\d{2})(?:T([01]\d|2[0-3])(?::(\d{2})(?::(\d{2}(?:\.\d{1,9})?))?)?)?(Z|[+-]\d{2}:\d{2})?$/;
const UNIX = /^\d+(?:\.\d{1,9})?$/;
/** Spring 1973. A smaller number is an amount without its unit: `24` for `24h`. */
const FIRST_SECOND = 1e8;
/** The year 5138. A larger number counts milliseconds, and would take everything. */
const LAST_SECOND = 1e11;
/** Go counts nanoseconds in 63 bits. */
const LONGEST_MS = 2 ** 63 / 1e6;
/** What is wrong with a text that is no such moment; undefined when nothing is. */
function untilProblem(text) {
    if (/^\d+(?:\.\d+)?(?:d|w|y|days?|weeks?)$/.test(text)) {
        return 'has a unit that Docker does not know; write hours, as in 72h';
    }
    if (UNIX.test(text) && Number(text) < FIRST_SECOND)
        return 'lacks a unit; write 24h or 30m';
    if (UNIX.test(text) && Number(text) > LAST_SECOND) {
        return 'is too large for a Unix timestamp, which counts seconds';
    }
    return Number.isNaN(momentOf(text, { ms: 0, zone: 'Z' }))
        ? 'is neither a duration (72h, 30m) nor a moment (2026-01-31, 2026-01-31T12:00:00Z, a Unix timestamp)'
        : undefined;
}
/** In milliseconds since 1970; NaN for what is none. In whole seconds, as lists tell when an image was made. */
function momentOf(text, now) {
    return Math.floor(exactMomentOf(text, now) / 1000) * 1000;
}
function exactMomentOf(text, now) {
    if (DURATION.test(text))
        return now.ms - durationOf(text);
    if (UNIX.test(text))
        return Number.parseInt(text, 10) * 1000;
    const [, date, hour = '00', minute = '00', second = '00', zone = now.zone] = DATE.exec(text) ?? [];
    return date === undefined || !isDay(date)
        ? Number.NaN
        : Date.parse(`${date}T${hour}:${minute}:${second}${zone}`);
}
/** JavaScript takes the 30th of February for the 2nd of March. */
function isDay(date) {
    const ms = Date.parse(date);
    return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date);
}
function durationOf(text) {
    const parts = [...text.matchAll(/([\d.]+)(ns|us|µs|ms|s|m|h)/g)];
    const ms = parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNIT_MS[unit ?? ''] ?? 0), 0);
    return ms < LONGEST_MS ? ms : Number.NaN;
}


/***/ }),

/***/ 5805:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ VERDICTS)
/* harmony export */ });
const VERDICTS = [
    'deleted',
    'untagged',
    'variant-deleted',
    'absent',
    'kept',
    'in-use',
    'conflict',
    'failed',
    'not-reached',
];


/***/ }),

/***/ 4134:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ emptyChoice)
/* harmony export */ });
/** An expression that gave nothing must never turn into "all images", and filters or a scope alone choose nothing. */
function emptyChoice({ images, filters, scope }) {
    if (images.length > 0 || (filters.length === 0 && scope === 'all'))
        return [];
    const what = filters.length > 0 ? '`filters` only narrow' : '`scope: job` only narrows';
    return [
        `${what} what \`images\` chooses, and \`images\` is empty, so nothing is removed; for every image that is left then write \`images: '**'\``,
    ];
}


/***/ }),

/***/ 9685:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ problemOf),
  m: () => (/* binding */ publish)
});

// EXTERNAL MODULE: ./src/domain/report.ts
var domain_report = __webpack_require__(8396);
// EXTERNAL MODULE: ./src/report/text.ts
var report_text = __webpack_require__(5655);
// EXTERNAL MODULE: ./src/domain/size.ts
var domain_size = __webpack_require__(723);
// EXTERNAL MODULE: ./src/domain/reference.ts
var domain_reference = __webpack_require__(8913);
// EXTERNAL MODULE: ./src/domain/verdict.ts
var verdict = __webpack_require__(5805);
// EXTERNAL MODULE: ./src/domain/pull-request.ts
var pull_request = __webpack_require__(2901);
;// CONCATENATED MODULE: ./src/report/pull-requests.ts

/** `pull request #12 merged since 2026-05-01: Add a button`; the title is foreign text, and still to be made harmless. */
function told(pullRequest) {
    const { number, title } = pullRequest;
    return `pull request #${number} ${standing(pullRequest)}${title === undefined ? '' : `: ${title}`}`;
}
/** The same with a link, in Markdown. The address is made of the server, the repository and the number alone. */
function linked(pullRequest) {
    const { number, title = '', url } = pullRequest;
    return `[${`#${number} ${(0,report_text/* markdown */.wD)(title)}`.trim()}](${url}) ${standing(pullRequest)}`;
}
function standing({ state, closedAt }) {
    return closedAt === undefined ? state : `${state} since ${closedAt.slice(0, 10)}`;
}

;// CONCATENATED MODULE: ./src/report/words.ts






/** Phrases that the log, the annotations and the summary share. */
const DONE = {
    deleted: 'deleted',
    untagged: 'untagged',
    'variant-deleted': 'deleted as a variant',
    absent: 'absent',
    kept: 'kept',
    'in-use': 'in use',
    conflict: 'in conflict',
    failed: 'failed',
    'not-reached': 'not reached',
};
/** `3 deleted, 1 in conflict; 238.4MB reclaimed` */
function headline({ totals, dryRun, deferred, hosts, problems }) {
    const idle = problems !== undefined || hosts.some(({ problem }) => problem !== undefined);
    const reason = hosts.length === 0 ? ': `images` is empty' : '';
    const yet = deferred === true ? 'nothing is removed yet: `when: post` does it when the job ends' : undefined;
    const nothing = idle ? 'nothing was removed' : (yet ?? `nothing to remove${reason}`);
    const freed = {
        method: totals.reclaimedMethod,
        ...(totals.reclaimedBytes === undefined ? {} : { bytes: totals.reclaimedBytes }),
    };
    const counts = countsInWords(totals);
    if (counts === '')
        return dryRun ? `Dry run: ${nothing}` : nothing;
    const told = joined(counts, reclaimed(freed));
    return dryRun ? `Dry run, nothing was changed. It would be: ${told}` : told;
}
/** The same of one of several engines. */
function hostHeadline({ items, reclaimed: freed, problem }) {
    if (problem !== undefined)
        return 'nothing was removed';
    return items.length === 0 ? 'nothing to remove' : joined(countsInWords((0,domain_report/* countsOf */.mQ)(items)), reclaimed(freed));
}
function joined(what, bytes) {
    return bytes === '' ? what : `${what}; ${bytes}`;
}
/** `3 deleted, 1 in conflict` */
function countsInWords(counts) {
    return verdict/* VERDICTS */.b.flatMap((verdict) => {
        const count = counts[verdict] ?? 0;
        return count === 0 ? [] : [`${String(count)} ${DONE[verdict]}`];
    }).join(', ');
}
function reclaimed({ bytes, method }) {
    if (bytes === undefined)
        return '';
    const limit = method === 'upper-bound' ? 'at most ' : method === 'estimate' ? 'about ' : '';
    return `${limit}${(0,domain_size/* humanSize */.X)(bytes)} reclaimed`;
}
function nameOf({ requested, chosenBy, reference, id, platform }) {
    const found = chosenBy === 'pattern' && id !== undefined ? id : requested;
    const name = reference === undefined ? found : (0,domain_reference/* familiar */.ce)(reference);
    return platform === undefined ? name : `${name} (${platform})`;
}
function sentence({ reason, next, pullRequests = [] }) {
    const done = pullRequests.filter((one) => (0,pull_request/* whyNotClosed */.UO)(one) === undefined);
    const said = [reason ?? [], done.map(told), next === undefined ? [] : `next: ${next}`];
    return said.flat().join('; ');
}
function hostLine({ host, why, engine }) {
    const place = why === undefined ? host : `${host} (${why})`;
    if (engine === undefined)
        return place;
    return `${place}: ${engine.name} ${engine.version}, API ${engine.apiVersion}, ${engine.store} store`;
}

;// CONCATENATED MODULE: ./src/report/annotations.ts



/** A step shows no more of a level. */
const MOST_OF_A_LEVEL = 10;
function annotations(report, rules) {
    const wrong = (report.problems ?? []).map((message) => ({
        level: 'error',
        message: (0,report_text/* plain */.pj)(message),
    }));
    const warnings = (report.warnings ?? []).map((message) => ({
        level: 'warning',
        message: (0,report_text/* plain */.pj)(message),
    }));
    const skipped = report.hosts.flatMap(({ host, problem }) => problem !== undefined && (0,domain_report/* isExcused */.Ix)(problem, rules)
        ? [{ level: 'warning', message: (0,report_text/* plain */.pj)(`${host}: ${problem.message}; nothing was removed`) }]
        : []);
    const items = report.hosts.flatMap(({ host, items: its }) => {
        const place = report.hosts.length > 1 ? `${host}: ` : '';
        return its.filter((item) => isWorthOne(item, rules)).map((item) => annotation(item, place, rules));
    });
    const all = [...wrong, ...warnings, ...skipped, ...items];
    return ['error', 'warning'].flatMap((level) => all.filter((one) => one.level === level).slice(0, MOST_OF_A_LEVEL));
}
function isWorthOne(item, rules) {
    const { verdict, chosenBy } = item;
    if (verdict === 'absent')
        return rules.missing !== 'ignore' && chosenBy !== 'pattern';
    return verdict === 'conflict' || (0,domain_report/* isFailure */.N6)(item, rules);
}
function annotation(item, place, rules) {
    const level = (0,domain_report/* isFailure */.N6)(item, rules) ? 'error' : 'warning';
    return { level, message: (0,report_text/* plain */.pj)(`${place}${nameOf(item)} (${item.verdict}): ${sentence(item)}`) };
}

// EXTERNAL MODULE: ./src/domain/conflict.ts
var conflict = __webpack_require__(1592);
;// CONCATENATED MODULE: ./src/report/asides.ts


/** What else a step did and found on an engine, in sentences that the log and the summary share. */
function asides({ failures = [], notes = [], disk, containersRemoved = [], items }, dryRun) {
    const done = dryRun ? 'would be removed first' : 'removed first';
    const containers = containersRemoved.map(({ name, state, image }) => {
        const holder = items.find(({ id }) => id === image);
        const held = holder === undefined ? image.slice(0, 19) : nameOf(holder);
        return `container ${name} (${state}, of ${held}) ${done}`;
    });
    return [...failures, ...notes, ...containers, ...(disk === undefined ? [] : goalSentence(disk))];
}
/** An aim that was missed must not pass in silence, though nothing went wrong. */
function goalSentence({ goal, freeBefore, freeAfter, size }) {
    if (goal === undefined)
        return [];
    const free = freeAfter ?? freeBefore;
    const of = `${(0,domain_size/* humanSize */.X)(free)} of ${(0,domain_size/* humanSize */.X)(size)} are free`;
    if (freeAfter === undefined)
        return [`disk: ${of}, ${(0,domain_size/* humanSize */.X)(goal)} are asked for`];
    return free >= goal
        ? [`disk: ${of}, as asked for (${(0,domain_size/* humanSize */.X)(goal)})`]
        : [`disk: only ${of}, ${(0,domain_size/* humanSize */.X)(goal)} were asked for, and nothing more was chosen that could go`];
}

;// CONCATENATED MODULE: ./src/report/log.ts







/** What a person wants first is last: the headline. */
function logParts(report, wasProgressShown = false) {
    const parts = [
        // The first ones stand there as annotations, and nothing is printed twice.
        { lines: (report.problems ?? []).slice(MOST_OF_A_LEVEL) },
        ...report.hosts.flatMap((host) => hostParts(host, report.dryRun, wasProgressShown)),
        { lines: [headline(report)] },
    ];
    return parts
        .filter(({ lines }) => lines.length > 0)
        .map((part) => ({ ...part, lines: part.lines.map(report_text/* plain */.pj) }));
}
/** More lines than this hide the few that matter. */
const MOST_OPEN = 25;
function hostParts(full, dryRun, wasProgressShown) {
    // Nothing is printed twice: what went had a line when it did.
    const items = full.items.filter(({ verdict }) => !wasProgressShown || verdict !== 'deleted');
    const calm = items.length > MOST_OPEN ? items.filter(({ verdict }) => !isTrouble(verdict)) : [];
    const open = items.filter((item) => !calm.includes(item));
    const rest = (full.notChosen ?? []).map(({ name, reason }) => `${name}: ${reason}`);
    return [
        { lines: [hostLine(full), ...(full.problem === undefined ? [] : [full.problem.message])] },
        { title: countsInWords((0,domain_report/* countsOf */.mQ)(calm)), lines: itemLines(calm) },
        { lines: [...itemLines(open), ...asides(full, dryRun)] },
        { title: `${(0,conflict/* counted */.hS)(rest.length, 'other')} that nothing chose`, lines: rest },
    ];
}
function isTrouble(verdict) {
    return ['failed', 'conflict', 'not-reached', 'absent'].includes(verdict);
}
function itemLines(items) {
    const verdictWidth = Math.max(...items.map(({ verdict }) => verdict.length));
    const nameWidth = Math.min(60, Math.max(...items.map((item) => nameOf(item).length)));
    return items.map((item) => [item.verdict.padEnd(verdictWidth), nameOf(item).padEnd(nameWidth), ...details(item)].join('  '));
}
function details(item) {
    const bytes = item.bytes === undefined || item.verdict !== 'deleted' ? '' : (0,domain_size/* humanSize */.X)(item.bytes);
    return [bytes, sentence(item)].filter((detail) => detail !== '');
}

;// CONCATENATED MODULE: ./src/report/outputs.ts


/** The outputs of the action, in the order of action.yml. */
function outputs(report) {
    const items = report.hosts.flatMap((host) => host.items);
    const withVerdict = (verdict) => lines(items.filter((item) => item.verdict === verdict).map(nameOf));
    const { reclaimedBytes, reclaimedMethod } = report.totals;
    return [
        ['untagged', lines(items.flatMap(({ untagged }) => untagged))],
        ['deleted', lines(items.flatMap(({ deleted }) => deleted))],
        ['conflicts', withVerdict('conflict')],
        ['failed', withVerdict('failed')],
        ['absent', withVerdict('absent')],
        ['in-use', withVerdict('in-use')],
        ['reclaimed-bytes', reclaimedBytes === undefined ? '' : String(reclaimedBytes)],
        ['reclaimed', reclaimedBytes === undefined ? '' : (0,domain_size/* humanSize */.X)(reclaimedBytes)],
        ['reclaimed-method', reclaimedMethod],
        ['json', JSON.stringify(report)],
    ];
}
function lines(values) {
    return [...new Set(values)].join('\n');
}

;// CONCATENATED MODULE: ./src/report/fitting.ts
const encoder = new TextEncoder();
function byteLength(text) {
    return encoder.encode(text).length;
}
/** The first lines that fit into so many bytes, and how many are left. */
function fitting(lines, longest) {
    let room = longest;
    let count = 0;
    for (const line of lines) {
        room -= byteLength(line) + 1;
        if (room < 0)
            break;
        count += 1;
    }
    return { lines: lines.slice(0, count), left: lines.length - count };
}
/** A name in so many signs: without most of a digest, and by its end, which tells more than its beginning. */
function shortened(name, longest) {
    const short = withoutDigits(name);
    return short.length <= longest ? short : `…${short.slice(1 - longest)}`;
}
/** `sha256:0123456789ab…`: as many digits as people compare. */
function withoutDigits(text) {
    return text.replaceAll(/(sha256:[0-9a-f]{12})[0-9a-f]{52}/g, '$1…');
}

;// CONCATENATED MODULE: ./src/report/bars.ts




/** In signs: with what stands beside it, a line fits the width of a phone. */
const DISK_WIDTH = 20;
const SAVING_WIDTH = 10;
/** What the disk and the largest images look like, in blocks of code: only there all signs are as wide as one another. */
function bars({ disk, items }, dryRun) {
    const room = disk === undefined ? [] : [`**Disk of the engine, ${(0,domain_size/* humanSize */.X)(disk.size)}**`, block(diskBars(disk))];
    const largest = savings(items);
    const title = dryRun ? '**Most would come from**' : '**Most came from**';
    return [...room, ...(largest.length === 0 ? [] : [title, block(largest)])].join('\n\n');
}
function block(lines) {
    return ['```text', ...lines, '```'].join('\n');
}
function diskBars({ size, freeBefore, freeAfter }) {
    const line = (when, free) => `${when} ${bar(1 - free / size, DISK_WIDTH)} ${(0,domain_size/* humanSize */.X)(free)} free`;
    if (freeAfter === undefined || (0,domain_size/* humanSize */.X)(freeAfter) === (0,domain_size/* humanSize */.X)(freeBefore))
        return [line('now', freeBefore)];
    return [line('before', freeBefore), line('after ', freeAfter)];
}
const MOST_SHOWN = 5;
const LONGEST_NAME = 40;
/** One image is no comparison. */
function savings(items) {
    const freed = items.flatMap((item) => (isSaving(item) ? [{ name: nameOf(item), bytes: item.bytes }] : []));
    if (freed.length < 2)
        return [];
    const largest = freed.toSorted((one, other) => other.bytes - one.bytes).slice(0, MOST_SHOWN);
    const most = largest[0]?.bytes ?? 0;
    const width = Math.max(...largest.map(({ bytes }) => (0,domain_size/* humanSize */.X)(bytes).length));
    return largest.map(({ name, bytes }) => `${(0,domain_size/* humanSize */.X)(bytes).padStart(width)} ${bar(bytes / most, SAVING_WIDTH)} ${shortened((0,report_text/* plain */.pj)(name), LONGEST_NAME)}`);
}
function isSaving(item) {
    return item.deleted.length > 0 && item.bytes !== undefined && item.bytes > 0;
}
function bar(share, width) {
    const full = Math.max(0, Math.min(width, Math.round(share * width)));
    return '█'.repeat(full) + '░'.repeat(width - full);
}

;// CONCATENATED MODULE: ./src/report/summary-table.ts






/** A sign, and a word that says it all to whoever sees no sign and no colour. What fails a step is in bold. */
const SIGN = {
    failed: '❌&nbsp;**failed**',
    conflict: '⚠️&nbsp;**conflict**',
    'not-reached': '⏳&nbsp;**not&nbsp;reached**',
    absent: '➖&nbsp;absent',
    'in-use': '🔒&nbsp;in&nbsp;use',
    deleted: '🗑️&nbsp;deleted',
    'variant-deleted': '🗑️&nbsp;variant&nbsp;deleted',
    untagged: '🏷️&nbsp;untagged',
    kept: '🛡️&nbsp;kept',
};
/** Trouble first. */
const ORDER = Object.keys(SIGN);
const CALM = ORDER.indexOf('deleted');
/** More rows than this are read by nobody: then only trouble stays open. */
const summary_table_MOST_OPEN = 25;
/** One table. Rows that do not fit into so many bytes are left out and counted. */
function table(items, dryRun, longest) {
    const sorted = items.toSorted((one, other) => rankOf(one) - rankOf(other));
    const trouble = sorted.filter((item) => rankOf(item) < CALM).length;
    const openCount = sorted.length <= summary_table_MOST_OPEN ? sorted.length : Math.min(trouble, summary_table_MOST_OPEN);
    const open = rows(sorted.slice(0, openCount), dryRun, longest);
    const rest = sorted.slice(openCount);
    const folded = rows(rest, dryRun, longest - byteLength(open.text));
    const which = `${rest.length}${openCount === 0 ? '' : ' more'}: ${countsInWords((0,domain_report/* countsOf */.mQ)(rest))}`;
    const fold = rest.length === 0 ? '' : `<details><summary>${which}</summary>\n\n${folded.text}\n\n</details>`;
    const left = open.left + folded.left;
    const note = left === 0 ? '' : `${left} more rows do not fit here; the \`json\` output has them all.`;
    return [open.text, fold, note].filter((part) => part !== '').join('\n\n');
}
function rankOf({ verdict }) {
    return ORDER.indexOf(verdict);
}
function rows(items, dryRun, longest) {
    if (items.length === 0)
        return { text: '', left: 0 };
    const hasBytes = items.some((item) => bytesOf(item) !== '');
    const head = [dryRun ? 'would be' : 'verdict', 'image', ...(hasBytes ? ['bytes'] : [])];
    const rule = [':--', ':--', ...(hasBytes ? ['--:'] : [])];
    const lines = items.map((item) => asRow([...cells(item), ...(hasBytes ? [bytesOf(item)] : [])]));
    const fitted = fitting(lines, longest);
    return { text: [asRow(head), asRow(rule), ...fitted.lines].join('\n'), left: fitted.left };
}
/** The reason stands below the name: beside it, a phone would not show it. */
function cells(item) {
    const why = [item.reason === undefined ? [] : (0,report_text/* prose */.CS)(item.reason), (item.pullRequests ?? []).map(linked)];
    const next = item.next === undefined ? [] : `**Next:** ${(0,report_text/* prose */.CS)(item.next)}`;
    const parts = [(0,report_text/* code */.aY)(withoutDigits(nameOf(item))), why.flat().join('; '), next].flat();
    return [SIGN[item.verdict], parts.filter((part) => part !== '').join('<br>')];
}
function bytesOf({ bytes, deleted }) {
    return bytes === undefined || deleted.length === 0 ? '' : (0,domain_size/* humanSize */.X)(bytes);
}
function asRow(texts) {
    return `| ${texts.join(' | ')} |`;
}

;// CONCATENATED MODULE: ./src/report/summary.ts







/** GitHub refuses a step's summary of more than 1 MiB. */
const LONGEST = 1000 * 1024;
/** What the parts of a section take that have the same length whatever they are about. */
const FRAME = 1500;
/** Markdown for the job summary. Rows that no longer fit are left out and counted; the headline always tells all. */
function summary(report, longest = LONGEST) {
    const { hosts, dryRun, exit, phase } = report;
    const title = phase === 'post' ? 'Docker images when the job ended' : 'Docker images';
    const top = [
        `### ${title}: ${(0,report_text/* prose */.CS)(headline(report))}`,
        ...(exit.failed ? [`❌ **The step failed:** ${(0,report_text/* prose */.CS)(exit.message)}`] : []),
        // A long list of images can be wrong in every line.
        bullets([...(report.problems ?? []), ...(report.warnings ?? [])], 'in the log', longest / 2),
    ].filter((part) => part !== '');
    let room = longest - byteLength(top.join('\n\n'));
    const sections = hosts.map((host, index) => {
        const own = hosts.length > 1 ? `#### ${(0,report_text/* code */.aY)(host.host)}: ${(0,report_text/* prose */.CS)(hostHeadline(host))}\n\n` : '';
        const section = own + hostSection(host, dryRun, room / (hosts.length - index) - byteLength(own));
        room -= byteLength(section) + 2;
        return section;
    });
    return `${[...top, ...sections].join('\n\n')}\n`;
}
function hostSection(host, dryRun, longest) {
    const { method } = host.reclaimed;
    const foot = `<sub>${(0,report_text/* prose */.CS)(hostLine(host))}${method === 'off' ? '' : `; bytes: ${method}`}</sub>`;
    if (host.problem !== undefined)
        return `⚠️ ${(0,report_text/* prose */.CS)(host.problem.message)}\n\n${foot}`;
    const room = longest - byteLength(foot) - FRAME;
    const pictures = bars(host, dryRun);
    const parts = [
        host.items.length === 0 ? '' : table(host.items, dryRun, room / 2),
        bullets(asides(host, dryRun), 'in the log', room / 8),
        byteLength(pictures) > room / 8 + FRAME / 4 ? '' : pictures,
        stays(host, room / 8),
        summary_details(host.items, dryRun, room / 8),
        foot,
    ];
    return parts.filter((part) => part !== '').join('\n\n');
}
function bullets(sentences, where, longest) {
    const { lines, left } = fitting(sentences.map((sentence) => `- ${(0,report_text/* prose */.CS)(sentence)}`), longest);
    const rest = left === 0 ? [] : [`- and ${String(left)} more, ${where}`];
    return [...lines, ...rest].join('\n');
}
/** Everything that went, folded away. */
function summary_details(items, dryRun, longest) {
    const gone = [
        ...new Set(items.flatMap(({ untagged }) => untagged.map((name) => `- untagged ${(0,report_text/* code */.aY)(name)}`))),
        ...new Set(items.flatMap(({ deleted }) => deleted.map((id) => `- deleted ${(0,report_text/* code */.aY)(id)}`))),
    ];
    if (gone.length === 0)
        return '';
    const { lines, left } = fitting(gone, longest);
    const rest = left === 0 ? [] : [`- and ${String(left)} more, in the \`json\` output`];
    const title = `Names and IDs that ${dryRun ? 'would go' : 'went'}`;
    return folded(title, [...lines, ...rest].join('\n'));
}
/** What a dry run saw beside the choice, folded away. */
function stays({ notChosen = [] }, longest) {
    if (notChosen.length === 0)
        return '';
    const sentences = notChosen.map(({ name, reason }) => `${name}: ${reason}`);
    const list = bullets(sentences, 'in the `json` output', longest);
    return folded(`${(0,conflict/* counted */.hS)(notChosen.length, 'other')} that nothing chose`, list);
}
/** The blank lines let Markdown be Markdown inside of HTML. */
function folded(title, markdown) {
    return `<details><summary>${title}</summary>\n\n${markdown}\n\n</details>`;
}

;// CONCATENATED MODULE: ./src/publish.ts





/** Tells the runner everything that the report holds. A channel that is broken (a full disk, say) silences no other. */
async function publish(report, rules, { wasProgressShown, stateProblems }, runner) {
    const parts = logParts(report, wasProgressShown);
    const tell = (some) => {
        for (const { title, lines } of some)
            runner.log(lines, title);
    };
    tell(parts.slice(0, -1));
    for (const { level, message } of annotations(report, rules))
        runner.annotate(level, message);
    // What a person wants first is last, where the eye falls.
    tell(parts.slice(-1));
    const broken = [
        stateProblems,
        await problemOf('the outputs', () => {
            for (const [name, value] of outputs(report))
                runner.output(name, value);
        }),
        await problemOf('the summary', async () => {
            if (rules.summary)
                await runner.summary(summary(report));
        }),
    ].flat();
    for (const problem of broken)
        runner.annotate('warning', (0,report_text/* plain */.pj)(problem));
    if (report.exit.failed)
        runner.fail((0,report_text/* plain */.pj)(report.exit.message));
}
async function problemOf(what, write) {
    try {
        await write();
        return [];
    }
    catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        return [`${what} could not be written: ${why}; the log above is complete`];
    }
}


/***/ }),

/***/ 5655:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   wD: () => (/* binding */ markdown)
/* harmony export */ });
/** Foreign text (names, labels, messages of an engine) made harmless for the place where it is shown. */
// Control characters, and those that turn the direction of a line around or hide in it.
const INVISIBLE = /[\p{Cc}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]+/gu;
/** On one line, and no workflow command: the runner obeys `##[…]` anywhere in a line, and `::…::` at its beginning. */
function plain(text) {
    return text.replace(INVISIBLE, ' ').trim().replaceAll('##[', '## [').replace(/^::/, ': :');
}
/** For a table cell or a sentence in Markdown: nothing in it is markup, a link or a mention. */
function markdown(text) {
    // GitHub makes a link of `www.` too; a dot anywhere else is worth its byte.
    return plain(text).replace(/[^\p{L}\p{N} .,;/-]|(?<=www)\./giu, (character) => `&#${String(character.codePointAt(0))};`);
}
function code(text) {
    return `<code>${markdown(text)}</code>`;
}
/** A sentence of ours, foreign parts included: what stands between backticks is shown as code, and nothing else is. */
function prose(text) {
    return markdown(text).replaceAll(/&#96;(.+?)&#96;/g, '<code>$1</code>');
}


/***/ }),

/***/ 6769:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ getExecOutput)
/* harmony export */ });
// @actions/core loads a runner of programs only to tell what machine this is, which this action never asks. Leaving it
// out of the bundle spares the start what it would load with it.
function getExecOutput() {
    throw new Error('this action runs no program for @actions/core, so its bundle cannot');
}


/***/ }),

/***/ 5042:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ HttpClient),
/* harmony export */   t: () => (/* binding */ BearerCredentialHandler)
/* harmony export */ });
// @actions/core loads an HTTP client only to ask for OIDC tokens, which this action never does. Leaving it out of the
// bundle halves the time that the action needs to start.
class HttpClient {
    constructor() {
        throw new Error('this action makes no OIDC requests, so its bundle holds no HTTP client');
    }
}
class BearerCredentialHandler extends HttpClient {
}


/***/ }),

/***/ 981:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  start: () => (/* binding */ start)
});

// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __webpack_require__(1708);
var external_node_process_default = /*#__PURE__*/__webpack_require__.n(external_node_process_);
// EXTERNAL MODULE: ./src/domain/input-error.ts
var input_error = __webpack_require__(2371);
// EXTERNAL MODULE: ./src/domain/report.ts
var report = __webpack_require__(8396);
// EXTERNAL MODULE: ./src/inputs/empty-choice.ts
var empty_choice = __webpack_require__(4134);
// EXTERNAL MODULE: ./src/domain/filter.ts
var domain_filter = __webpack_require__(6732);
// EXTERNAL MODULE: ./src/domain/item.ts
var item = __webpack_require__(5693);
;// CONCATENATED MODULE: ./src/inputs/duration.ts
const UNITS = { s: 1000, m: 60_000, h: 3_600_000 };
// Timers of Node hold 31 bits of milliseconds; a longer wait would end at once.
const LONGEST = 2 ** 31 - 1;
/** `90s`, `10m`, `1h`, `1h30m` in milliseconds; undefined when it is none, or nothing at all. */
function parseDuration(text) {
    if (!/^(?:\d{1,9}[smh])+$/.test(text))
        return undefined;
    const parts = [...text.matchAll(/(\d+)([smh])/g)];
    const total = parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNITS[unit ?? ''] ?? 0), 0);
    return total > 0 ? Math.min(total, LONGEST) : undefined;
}

;// CONCATENATED MODULE: ./src/inputs/fields.ts
/** Readers of one input each: a value, or what is wrong with the text. */
/** Collects problems, so that the user sees all of them at once. */
class Fields {
    problems = [];
    #read;
    constructor(read) {
        this.#read = read;
    }
    text(input) {
        return this.#read(input).trim();
    }
    refuse(input, value, allowed) {
        this.problems.push({ input, value, allowed });
    }
    boolean(input, preset) {
        const value = this.text(input);
        if (value === '')
            return preset;
        if (['true', 'True', 'TRUE'].includes(value))
            return true;
        if (['false', 'False', 'FALSE'].includes(value))
            return false;
        this.refuse(input, value, 'is no boolean; write true or false');
        return preset;
    }
    choice(input, choices) {
        const value = this.text(input);
        if (value === '')
            return choices[0];
        const chosen = choices.find((choice) => choice === value);
        if (chosen === undefined)
            this.refuse(input, value, `is not one of ${choices.join(', ')}`);
        return chosen ?? choices[0];
    }
    list(input) {
        return splitList(this.#read(input));
    }
}
/** One item a line, or several with commas between, save for commas in braces; lines that begin with # are comments. */
function splitList(text) {
    return text
        .split(/\r\n|\r|\n/)
        .filter((line) => !line.trimStart().startsWith('#'))
        .flatMap(splitAtCommas)
        .map((item) => item.trim())
        .filter((item) => item !== '');
}
function splitAtCommas(line) {
    const items = [];
    let depth = 0;
    let start = 0;
    for (let index = 0; index < line.length; index += 1) {
        const character = line[index];
        if (character === '{')
            depth += 1;
        if (character === '}')
            depth = Math.max(0, depth - 1);
        if (character === ',' && depth === 0) {
            items.push(line.slice(start, index));
            start = index + 1;
        }
    }
    return [...items, line.slice(start)];
}

;// CONCATENATED MODULE: ./src/inputs/size.ts
const size_UNITS = {
    b: 1,
    kb: 1e3,
    mb: 1e6,
    gb: 1e9,
    tb: 1e12,
    kib: 2 ** 10,
    mib: 2 ** 20,
    gib: 2 ** 30,
    tib: 2 ** 40,
};
/** `20GB`, `1.5TiB`, `15%`; undefined when it is none. A number alone says no unit, and may be meant as any. */
function parseAmount(text) {
    const [, number = '', unit = ''] = /^(\d{1,15}(?:\.\d{1,9})?) ?(%|[a-z]{1,3})$/i.exec(text) ?? [];
    const amount = Number(number);
    if (unit === '%')
        return amount > 0 && amount < 100 ? { share: amount / 100 } : undefined;
    const factor = size_UNITS[unit.toLowerCase()];
    return factor === undefined || amount === 0 ? undefined : { bytes: Math.ceil(amount * factor) };
}

// EXTERNAL MODULE: ./src/domain/platform.ts
var domain_platform = __webpack_require__(3013);
;// CONCATENATED MODULE: ./src/inputs/inputs.ts







/** Reads every input, and throws one InputError that names everything that is wrong with them. */
function parseInputs(read) {
    const fields = new Fields(read);
    const inputs = {
        images: readImages(fields, 'images'),
        filters: readFilters(fields),
        keep: readImages(fields, 'keep'),
        force: fields.boolean('force', false),
        noPrune: fields.boolean('no-prune', false),
        platforms: readPlatforms(fields),
        failOnConflict: fields.boolean('fail-on-conflict', true),
        missing: fields.choice('missing', ['warn', 'ignore', 'fail']),
        dryRun: fields.boolean('dry-run', false),
        when: fields.choice('when', ['now', 'post']),
        scope: fields.choice('scope', ['all', 'job']),
        containers: fields.choice('containers', ['keep', 'stopped', 'all']),
        untilFree: readAmount(fields),
        timeoutMs: readTimeout(fields),
        measure: fields.choice('measure', ['auto', 'exact', 'off']),
        backup: readBackup(fields),
        hosts: fields.list('hosts'),
        noEngine: fields.choice('no-engine', ['fail', 'skip']),
        summary: fields.boolean('summary', true),
    };
    if (inputs.platforms.length > 0 && !inputs.force) {
        fields.refuse('platforms', fields.text('platforms'), 'needs `force: true`, since the engine refuses it otherwise');
    }
    if (inputs.platforms.length > 0 && inputs.backup !== undefined) {
        fields.refuse('backup', inputs.backup, 'cannot go with `platforms`: only whole images can be saved');
    }
    if (inputs.scope === 'job' && inputs.when === 'now') {
        fields.refuse('scope', 'job', 'needs `when: post`: what a job adds is known when it ends');
    }
    if (inputs.platforms.length > 0 && inputs.untilFree !== undefined) {
        fields.refuse('until-free', fields.text('until-free'), 'cannot go with `platforms`; remove whole images');
    }
    if (inputs.platforms.length > 0 && inputs.containers !== 'keep') {
        fields.refuse('containers', inputs.containers, 'cannot go with `platforms`; remove whole images');
    }
    if (fields.problems.length > 0)
        throw new input_error/* InputError */.d(fields.problems);
    return inputs;
}
/** What matters for telling, also when other inputs are wrong. */
function readTelling(read) {
    const fields = new Fields(read);
    return { dryRun: fields.boolean('dry-run', false), summary: fields.boolean('summary', true) };
}
function readImages(fields, input) {
    const parsed = fields.list(input).map(item/* parseWish */.xx);
    for (const wish of parsed) {
        if (!(0,item/* isWish */.s4)(wish))
            fields.refuse(input, wish.requested, `is ${wish.problem}`);
        else if (input === 'keep' && wish.kind === 'pattern' && wish.numbered !== undefined)
            fields.refuse(input, wish.requested, 'has `{closed-pr}`, which can stand only in `images`');
    }
    return parsed.filter(item/* isWish */.s4);
}
function readFilters(fields) {
    const filters = fields.list('filters').flatMap((text) => {
        const filter = (0,domain_filter/* parseFilter */.aN)(text);
        if (!(0,domain_filter/* isFilter */.vq)(filter))
            fields.refuse('filters', text, filter.problem);
        return (0,domain_filter/* isFilter */.vq)(filter) ? filter : [];
    });
    const key = (0,domain_filter/* contradiction */.qX)(filters);
    if (key !== undefined)
        fields.refuse('filters', key, 'cannot be true and false at once');
    return filters;
}
function readPlatforms(fields) {
    return fields.list('platforms').flatMap((text) => {
        const platform = (0,domain_platform/* parsePlatform */.FL)(text);
        if (platform === undefined)
            fields.refuse('platforms', text, 'is no platform; write os[/arch[/variant]], such as linux/arm64');
        return platform ?? [];
    });
}
const TEN_MINUTES = 600_000;
function readTimeout(fields) {
    const text = fields.text('timeout');
    if (text === '')
        return TEN_MINUTES;
    const milliseconds = parseDuration(text);
    if (milliseconds === undefined)
        fields.refuse('timeout', text, 'is no duration; write 90s, 10m or 1h');
    return milliseconds ?? TEN_MINUTES;
}
function readBackup(fields) {
    const folder = fields.text('backup');
    if (/\p{Cc}/u.test(folder))
        fields.refuse('backup', folder, 'is more than one line; write one folder');
    // No shell is there to say what it means, and a folder called "~" is nobody's wish.
    if (/^~/.test(folder)) {
        fields.refuse('backup', folder, 'begins with ~, which nobody expands; write `${{ runner.temp }}/images` or a whole path');
    }
    return folder === '' ? undefined : folder;
}
function readAmount(fields) {
    const text = fields.text('until-free');
    if (text === '')
        return undefined;
    const amount = parseAmount(text);
    if (amount === undefined) {
        fields.refuse('until-free', text, 'is neither a size such as 20GB or 512MiB nor a share such as 15%');
    }
    return amount;
}

// EXTERNAL MODULE: ./src/domain/survey.ts
var domain_survey = __webpack_require__(2176);
// EXTERNAL MODULE: ./src/domain/account.ts
var account = __webpack_require__(6871);
// EXTERNAL MODULE: ./src/domain/reference.ts
var reference = __webpack_require__(8913);
// EXTERNAL MODULE: ./src/domain/size.ts
var size = __webpack_require__(723);
// EXTERNAL MODULE: ./src/report/text.ts
var report_text = __webpack_require__(5655);
;// CONCATENATED MODULE: ./src/report/progress.ts




const WORDS = {
    gone: 'is gone already',
    conflict: 'is needed',
    error: 'failed',
    'not-sent': 'not reached',
};
/** `[12/200] app:1, app:2 deleted; 238.4MB so far`. What the engine answered; the report says what then was found. */
function progressLine({ host, count, total, done, bytes }) {
    const names = done.map(({ target }) => target.kind === 'reference' ? (0,reference/* familiar */.ce)(target.reference) : target.image.slice(0, 19));
    const last = done.at(-1);
    const what = last === undefined ? '' : wordFor(last);
    const freed = bytes === undefined || bytes === 0 ? '' : `; ${(0,size/* humanSize */.X)(bytes)} so far`;
    const place = host === '' ? '' : `${host} `;
    return (0,report_text/* plain */.pj)(`${place}[${count}/${total}] ${names.join(', ')} ${what}${freed}`);
}
function wordFor(attempt) {
    if (attempt.answer.kind !== 'removed')
        return WORDS[attempt.answer.kind];
    return (0,account/* deletedBy */.Lo)(attempt).includes(attempt.target.image) ? 'deleted' : 'untagged';
}
/** Only the graphdriver store tells what each removal freed, and only where its layers were looked up. */
function bytesFreed(done, survey) {
    if (survey.engine.store !== 'graphdriver' || survey.history.size === 0)
        return undefined;
    return (0,account/* sum */.cz)(done.map((attempt) => (0,account/* layerBytes */.t2)(attempt, survey).high));
}

;// CONCATENATED MODULE: ./src/progress.ts


/** Fewer images are done before anybody wonders, and the report tells of each. */
const MANY = 10;
function startProgress(runner) {
    let isShown = false;
    return {
        on: (host) => {
            let count = 0;
            let bytes = 0;
            return (done, survey) => {
                const total = new Set((0,domain_survey/* openTargets */.R)(survey).map(({ image }) => image)).size;
                const isIdle = done.every(({ answer }) => answer.kind === 'not-sent');
                if ((total < MANY && host === '') || isIdle)
                    return;
                if (!isShown)
                    runner.openGroup(host === '' ? `Removing ${total} images` : 'Removing images');
                isShown = true;
                count += 1;
                const freed = bytesFreed(done, survey);
                bytes = bytes === undefined || freed === undefined ? undefined : bytes + freed;
                runner.log([progressLine({ host, count, total, done, bytes })]);
            };
        },
        end: () => {
            if (isShown)
                runner.closeGroup();
        },
        isShown: () => isShown,
    };
}

// EXTERNAL MODULE: ./src/publish.ts + 10 modules
var publish = __webpack_require__(9685);
;// CONCATENATED MODULE: ./src/run.ts






/** The step from the text of its inputs to its outputs, in either phase. Whatever happens, it ends with a report. */
async function run(runner, surroundings, cancelled) {
    const left = runner.left();
    // First of all: whatever happens to this phase, the post phase must not take itself for it.
    const stateProblems = await (0,publish/* problemOf */.Z)('the state for the post phase', () => {
        if (left === undefined)
            runner.endFirstPhase();
    });
    const progress = startProgress(runner);
    const { report: told, rules } = await work(left, { runner, surroundings, cancelled, progress });
    progress.end();
    const phase = left === undefined ? 'main' : 'post';
    await (0,publish/* publish */.m)({ ...told, phase }, rules, { wasProgressShown: progress.isShown(), stateProblems }, runner);
}
async function work(left, setting) {
    const read = (name) => setting.runner.input(name);
    const { dryRun, summary } = readTelling(read);
    const rules = { missing: 'warn', failOnConflict: true, noEngine: 'fail', summary };
    try {
        const inputs = parseInputs(read);
        return { report: await walk(inputs, left, setting), rules: inputs };
    }
    catch (error) {
        if (error instanceof input_error/* InputError */.d)
            return { report: (0,report/* refused */.J5)(error.problems, dryRun), rules };
        const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
        return { report: (0,report/* crashed */.zB)(problem), rules };
    }
}
/** Only what there is to do loads what does it. */
async function walk(inputs, left, setting) {
    if (left === undefined && inputs.when === 'now' && inputs.images.length === 0) {
        return (0,report/* report */.z8)([], inputs, (0,empty_choice/* emptyChoice */.l)(inputs));
    }
    const { firstPhase, postPhase } = await __webpack_require__.e(/* import() */ 657).then(__webpack_require__.bind(__webpack_require__, 7657));
    return left === undefined ? firstPhase(inputs, setting) : postPhase(inputs, left, setting);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./src/runner/files.ts


/** Configuration that is larger is none, and would only cost memory. */
const LONGEST_TEXT = 4 * 1024 * 1024;
const NOTHING_THERE = ['ENOENT', 'ENOTDIR'];
const files = { kind, read };
/** A user without an entry in passwd has no home. */
function homeFolder() {
    try {
        const home = (0,external_node_os_.homedir)();
        return home === '' ? undefined : home;
    }
    catch {
        return undefined;
    }
}
function kind(path) {
    try {
        return kindOf((0,external_node_fs_.statSync)(path));
    }
    catch (error) {
        return NOTHING_THERE.includes(codeOf(error)) ? undefined : 'hidden';
    }
}
function read(path) {
    try {
        // Opening a pipe would wait for somebody to write into it.
        if (kindOf((0,external_node_fs_.statSync)(path)) !== 'file')
            return { problem: 'it is no file', isMissing: false };
        const file = (0,external_node_fs_.openSync)(path, 'r');
        try {
            if ((0,external_node_fs_.fstatSync)(file).size > LONGEST_TEXT)
                return { problem: 'it is too large', isMissing: false };
            return { text: (0,external_node_fs_.readFileSync)(file, 'utf8') };
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
        }
    }
    catch (error) {
        const code = codeOf(error);
        return { problem: code, isMissing: NOTHING_THERE.includes(code) };
    }
}
function kindOf(stats) {
    if (stats.isFile())
        return 'file';
    if (stats.isDirectory())
        return 'folder';
    return stats.isSocket() ? 'socket' : 'other';
}
function codeOf(error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string')
        return error.code;
    return error instanceof Error ? error.message : String(error);
}

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(3838);
;// CONCATENATED MODULE: ./src/runner/own-container.ts


/**
 * In a job with `container:` the steps run in a container of the very engine that they clean. Docker gives it a host name
 * out of its ID, control groups of that name, and files of its own for the names of hosts.
 */
function ownContainer() {
    return containerIds((0,external_node_os_.hostname)(), fileOrNothing('/proc/self/cgroup'), fileOrNothing('/proc/self/mountinfo'));
}
const SHORT_ID = /^[0-9a-f]{12}$/;
const IN_CGROUP = /(?:\/docker\/|\/docker-|\/libpod-)([0-9a-f]{64})/g;
/** The fourth field is where the mounted file lies, the fifth where it is mounted: proc_pid_mountinfo(5). */
const OWN_FILE = /^(?:\S+ ){3}\S*\/([0-9a-f]{64})\/\S+ \/etc\/(?:hostname|hosts|resolv\.conf) /gm;
function containerIds(host, cgroup, mounts) {
    const found = [...cgroup.matchAll(IN_CGROUP), ...mounts.matchAll(OWN_FILE)].flatMap(([, id]) => id ?? []);
    return [...new Set([...(SHORT_ID.test(host) ? [host] : []), ...found])];
}
/** Only Linux has these files. */
function fileOrNothing(path) {
    try {
        return (0,external_node_fs_.readFileSync)(path, 'utf8');
    }
    catch {
        return '';
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./src/runner/record.ts




function writeRecord(env, text) {
    const folder = env['RUNNER_TEMP'] ?? '';
    const path = (0,external_node_path_.join)(folder === '' ? (0,external_node_os_.tmpdir)() : folder, `docker-image-rm-${(0,external_node_crypto_.randomUUID)()}.txt`);
    (0,external_node_fs_.writeFileSync)(path, text, { flag: 'wx', mode: 0o600 });
    return { path, digest: digestOf(text) };
}
/** The text, or why there is none, in words that follow the name of the file. */
function readRecord({ path, digest, }) {
    try {
        const text = (0,external_node_fs_.readFileSync)(path, 'utf8');
        return digestOf(text) === digest ? { text } : { problem: `${path} was changed since` };
    }
    catch (error) {
        return { problem: `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}` };
    }
}
function digestOf(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}

;// CONCATENATED MODULE: ./src/runner/runner.ts



const githubRunner = {
    left: () => {
        if (core.getState('phase') !== 'clean')
            return undefined;
        const path = core.getState('record');
        return { record: path === '' ? undefined : readRecord({ path, digest: core.getState('digest') }) };
    },
    endFirstPhase: () => {
        core.saveState('phase', 'post');
    },
    leave: (record) => {
        if (record !== undefined) {
            const { path, digest } = writeRecord(process.env, record);
            core.saveState('record', path);
            core.saveState('digest', digest);
        }
        core.saveState('phase', 'clean');
    },
    input: (name) => core.getInput(name),
    secret: (name) => {
        const value = core.getInput(name);
        if (value !== '')
            core.setSecret(value);
        return value;
    },
    ownContainer: ownContainer,
    log: (lines, title) => {
        if (title !== undefined)
            core.startGroup(title);
        for (const line of lines)
            core.info(line);
        if (title !== undefined)
            core.endGroup();
    },
    openGroup: core.startGroup,
    closeGroup: core.endGroup,
    annotate: (level, message) => {
        core[level](message, { title: 'docker-image-rm' });
    },
    output: core.setOutput,
    summary: async (markdown) => {
        // The file exists on every runner; where it does not, somebody runs the bundle by hand and reads the log.
        if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') !== '')
            await core.summary.addRaw(markdown).write();
    },
    fail: core.setFailed,
};

;// CONCATENATED MODULE: ./src/start.ts




/** Wires the real runner and its surroundings to the story. */
function start() {
    const surroundings = {
        platform: (external_node_process_default()).platform,
        env: (external_node_process_default()).env,
        home: homeFolder(),
        userId: external_node_process_default().getuid?.(),
        files: files,
    };
    return run(githubRunner, surroundings, cancellation());
}
/** The runner asks a cancelled step to end, and later asks again: then it ends at once. */
function cancellation() {
    const cancelled = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM']) {
        external_node_process_default().on(signal, () => {
            if (cancelled.signal.aborted)
                external_node_process_default().exit(1);
            cancelled.abort();
        });
    }
    return cancelled.signal;
}


/***/ })

};

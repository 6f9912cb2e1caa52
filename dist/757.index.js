export const id = 757;
export const ids = [757];
export const modules = {

/***/ 267:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  je: () => (/* binding */ NOTHING_FREED),
  pJ: () => (/* binding */ NOT_MEASURED),
  I8: () => (/* binding */ accountLayers),
  Lo: () => (/* binding */ deletedBy),
  t2: () => (/* binding */ layerBytes),
  QE: () => (/* binding */ lostAnswers),
  cz: () => (/* binding */ sum)
});

;// CONCATENATED MODULE: ./src/domain/layers.ts
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

;// CONCATENATED MODULE: ./src/domain/account.ts

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
    let method = 'exact';
    for (const attempt of attempts) {
        const isLost = losses.has(attempt);
        if (attempt.answer.kind !== 'removed' && !isLost)
            continue;
        const freed = isLost ? upToSize(attempt, survey) : layerBytes(attempt, survey);
        byAttempt.set(attempt, freed.high);
        if (freed.low !== freed.high)
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
/** After an error that nobody could look behind, the image may be gone too. */
function mayHaveGone({ kind }, now = 'unknown') {
    return kind === 'error' ? now === 'absent' || now === 'unknown' : kind === 'removed' && now === 'absent';
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
    const known = isTop ? topLayers(history, chain.length, layers.length) : undefined;
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

/***/ 382:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ containersUsing),
/* harmony export */   L: () => (/* binding */ mounts)
/* harmony export */ });
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(913);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(917);


/** Containers made from the image, and those that mount it: both need it. */
function containersUsing(image, containers) {
    return containers.filter((container) => container.image === image.id || mounts(container, image));
}
/** Engines do not protect a mounted image when it is removed by ID, so whoever plans a removal must. */
function mounts(container, image) {
    return container.mountedImages.some((name) => {
        const parsed = (0,_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReference */ .F2)(name);
        const hex = name.replace(/^sha256:/, '');
        return (((0,_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .isReference */ .A_)(parsed) && (0,_store_js__WEBPACK_IMPORTED_MODULE_1__/* .referencesOf */ .CL)(image).includes((0,_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .fullName */ .fq)(parsed))) ||
            (/^[a-f0-9]{4,64}$/.test(hex) && image.id.startsWith(`sha256:${hex}`)));
    });
}


/***/ }),

/***/ 533:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A5: () => (/* binding */ optionsFor),
/* harmony export */   FF: () => (/* binding */ without),
/* harmony export */   K$: () => (/* binding */ predict),
/* harmony export */   _u: () => (/* binding */ isOnlyReference),
/* harmony export */   hy: () => (/* binding */ refusedBeforehand)
/* harmony export */ });
/* harmony import */ var _containers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(382);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(917);
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
        const its = optionsFor(target, survey, options);
        return { target, answer: answerTo(target, { ...world, options: its }) };
    });
    const images = new Map([...survey.images.keys()].map((id) => [id, world.images.get(id) ?? 'absent']));
    return { attempts, aftermath: { images, containers: survey.containers } };
}
/** Pruning must not reach a parent that is to be kept. */
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
    return { survey, options, images: new Map(survey.images), children, holders };
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
    return survey.containers.some((container) => (0,_containers_js__WEBPACK_IMPORTED_MODULE_0__/* .mounts */ .L)(container, image) && ((0,_store_js__WEBPACK_IMPORTED_MODULE_1__/* .isRunning */ .W_)(container) || !force))
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
    if (!(0,_store_js__WEBPACK_IMPORTED_MODULE_1__/* .referencesOf */ .CL)(image).includes(reference))
        return GONE;
    const users = usersOf(image, world);
    if (!world.options.force && isOnlyReference(image) && users.length > 0)
        return CONFLICT;
    const rest = without(image, reference, world.survey.engine.store);
    const untagged = ownReferences(image, world).filter((name) => !(0,_store_js__WEBPACK_IMPORTED_MODULE_1__/* .referencesOf */ .CL)(rest).includes(name));
    world.images.set(image.id, rest);
    // By force the containerd store deletes what others are built on; else it says so, and hides the image.
    const isForced = world.options.force && world.survey.engine.store === 'containerd';
    const isNeeded = hasChildren(image, world) && !isForced;
    if ((0,_store_js__WEBPACK_IMPORTED_MODULE_1__/* .referencesOf */ .CL)(rest).length > 0 || isNeeded)
        return { kind: 'removed', untagged, deleted: [] };
    const held = world.survey.engine.store === 'containerd' ? users.length > 0 : users.some(_store_js__WEBPACK_IMPORTED_MODULE_1__/* .isRunning */ .W_);
    return held ? { kind: 'removed', untagged, deleted: [] } : join(untagged, destroy(image, world));
}
function byId(image, world) {
    const users = usersOf(image, world);
    const { force } = world.options;
    const needed = world.survey.engine.store === 'graphdriver' && hasChildren(image, world);
    if (needed || users.some(_store_js__WEBPACK_IMPORTED_MODULE_1__/* .isRunning */ .W_))
        return CONFLICT;
    if (!force && (!isOnlyReference(image) || users.length > 0))
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
/** The containerd store does not ask whether another image is built on the parent. */
function isPruned(parent, world) {
    const isNeeded = world.survey.engine.store === 'graphdriver' && hasChildren(parent, world);
    const isNamed = (0,_store_js__WEBPACK_IMPORTED_MODULE_1__/* .referencesOf */ .CL)(parent).length > 0;
    return !world.options.noPrune && !isNamed && !isNeeded && usersOf(parent, world).length === 0;
}
/** What is left of an image's names when the engine takes one of them away. */
function without(image, reference, store) {
    const repository = (0,_store_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M)(reference);
    const isDigest = reference.includes('@');
    const inRepository = (name) => (0,_store_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M)(name) === repository;
    if (store === 'containerd' && isDigest) {
        return {
            ...image,
            tags: image.tags.filter((tag) => !inRepository(tag)),
            digests: image.digests.filter((name) => !inRepository(name)),
        };
    }
    if (isDigest)
        return { ...image, digests: image.digests.filter((name) => name !== reference) };
    const tags = image.tags.filter((tag) => tag !== reference);
    const digests = tags.some(inRepository)
        ? image.digests
        : image.digests.filter((name) => !inRepository(name));
    return { ...image, tags, digests };
}
/** One tag and the digests of its own repository count as one reference. */
function isOnlyReference({ tags, digests }) {
    const repositories = new Set([...tags, ...digests].map(_store_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M));
    return tags.length <= 1 && repositories.size <= 1;
}
/** The containerd store derives most digests from the tags, and does not tell that these go. */
function ownReferences(image, { survey }) {
    return survey.engine.store === 'containerd' && image.tags.length > 0
        ? [...image.tags, ...image.ownDigests]
        : (0,_store_js__WEBPACK_IMPORTED_MODULE_1__/* .referencesOf */ .CL)(image);
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

/***/ 913:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A_: () => (/* binding */ isReference),
/* harmony export */   EU: () => (/* binding */ shortName),
/* harmony export */   F2: () => (/* binding */ parseReference),
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
    const place = splitDomain(name);
    const problem = placeProblem(place);
    if (problem !== undefined)
        return { problem };
    if (digest === undefined)
        return { ...place, tag: tag ?? 'latest' };
    return tag === undefined ? { ...place, digest } : { ...place, tag, digest };
}
function placeProblem(place) {
    if (place.path === '')
        return 'the name is empty';
    if (place.path !== place.path.toLowerCase())
        return 'the repository name must be in lower case';
    if (!DOMAIN.test(place.domain))
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
/** What stands before the first slash is a host when it cannot be anything else. */
function readsAsHost(first) {
    return /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
}
/** The full form: `docker.io/library/app:1`. Two texts mean the same if and only if this is equal. */
function fullName(reference) {
    return `${reference.domain}/${reference.path}${suffix(reference)}`;
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
/** Docker refuses to pull an image away from under these, even by force. */
function isRunning(container) {
    return ['running', 'paused', 'restarting', 'removing'].includes(container.state);
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

/***/ 679:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IR: () => (/* binding */ isLostRaceOf2010),
/* harmony export */   NJ: () => (/* binding */ EngineError),
/* harmony export */   iB: () => (/* binding */ connectingProblem)
/* harmony export */ });
class EngineError extends Error {
    name = 'EngineError';
    fault;
    status;
    constructor(fault, message, options = {}) {
        super(message, { cause: options.cause });
        this.fault = fault;
        this.status = options.status;
    }
}
/**
 * Docker 20.10 answers the loser of a race between two removals with 500 and these words instead of 404.
 * Fixed in 23.0; the only place where words decide.
 */
function isLostRaceOf2010(status, message) {
    return status === 500 && /unrecognized image ID/.test(message);
}
const CONNECTING = {
    ENOENT: 'there is no such socket; is the engine installed and running?',
    ECONNREFUSED: 'nobody answers there; is the engine running?',
    EACCES: 'permission denied; add the user to the docker group, or run the step as a user who may use the socket',
    EPERM: 'permission denied; add the user to the docker group, or run the step as a user who may use the socket',
    ENOTSOCK: 'that is no socket',
    ENOTDIR: 'that is no socket',
    ENOTFOUND: 'no such host',
    EHOSTUNREACH: 'the host cannot be reached',
    ETIMEDOUT: 'it did not answer in time',
};
/** For a connection that never came about; undefined when it broke later. */
function connectingProblem(error) {
    return error instanceof Error && 'code' in error && typeof error.code === 'string'
        ? CONNECTING[error.code]
        : undefined;
}


/***/ }),

/***/ 794:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ik: () => (/* binding */ object),
/* harmony export */   P$: () => (/* binding */ strings),
/* harmony export */   Yj: () => (/* binding */ string),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   rD: () => (/* binding */ wholeNumber),
/* harmony export */   sx: () => (/* binding */ optionalString),
/* harmony export */   u9: () => (/* binding */ optionalObject)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(679);

function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EngineError */ .NJ('nonsense', 'the engine sent an answer that is no JSON', { cause: error });
    }
}
function object(value) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw wrong('an object', value);
    return { ...value };
}
/** Go writes an empty list as null. */
function list(value) {
    if (value === null || value === undefined)
        return [];
    if (!Array.isArray(value))
        throw wrong('a list', value);
    return value;
}
function strings(value) {
    return list(value).map(string);
}
function string(value) {
    if (typeof value !== 'string')
        throw wrong('a text', value);
    return value;
}
function optionalString(value) {
    return value === null || value === undefined ? '' : string(value);
}
function optionalObject(value) {
    return value === null || value === undefined ? {} : object(value);
}
function wholeNumber(value) {
    if (typeof value !== 'number' || !Number.isSafeInteger(value))
        throw wrong('a whole number', value);
    return value;
}
function wrong(expected, value) {
    const found = value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EngineError */ .NJ('nonsense', `the engine sent ${found} where the API promises ${expected}`);
}


/***/ }),

/***/ 42:
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

/***/ 444:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  start: () => (/* binding */ start)
});

// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __webpack_require__(708);
var external_node_process_default = /*#__PURE__*/__webpack_require__.n(external_node_process_);
// EXTERNAL MODULE: ./src/domain/account.ts + 1 modules
var domain_account = __webpack_require__(267);
// EXTERNAL MODULE: ./src/domain/containers.ts
var domain_containers = __webpack_require__(382);
// EXTERNAL MODULE: ./src/domain/predict.ts
var predict = __webpack_require__(533);
// EXTERNAL MODULE: ./src/domain/reference.ts
var domain_reference = __webpack_require__(913);
// EXTERNAL MODULE: ./src/domain/store.ts
var domain_store = __webpack_require__(917);
;// CONCATENATED MODULE: ./src/domain/conflict.ts




/**
 * Why the engine refuses, found from what it holds and never from its words. In the order in which the engine itself
 * looks; undefined when nothing that is known stands in the way.
 */
function explainConflict(scene) {
    const users = (0,domain_containers/* containersUsing */.$)(scene.image, scene.aftermath.containers);
    const running = users.filter(domain_store/* isRunning */.W_);
    const byId = scene.target.kind === 'id';
    // The containerd store deletes images by ID whatever is built on them.
    const asksForChildren = byId && scene.survey.engine.store === 'graphdriver';
    const children = asksForChildren ? childrenOf(scene.image, scene.survey, scene.aftermath) : [];
    if (children.length > 0)
        return childImages(children);
    if (running.length > 0)
        return runningContainers(running);
    if (byId && !(0,predict/* isOnlyReference */._u)(scene.image))
        return severalReferences(scene.image);
    return users.length > 0 ? stoppedContainers(users, scene) : undefined;
}
/** Images built on this one, without those that are gone by now. */
function childrenOf(image, { images }, aftermath) {
    return [...images.values()].filter(({ id, parent }) => parent === image.id && aftermath.images.get(id) !== 'absent');
}
function childImages(children) {
    const names = children.map((child) => (0,domain_store/* referencesOf */.CL)(child).map(domain_reference/* familiar */.ce)[0] ?? child.id);
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
        reason: `used by ${containers.length === 1 ? 'the running container' : 'the running containers'} ${some(containers.map(describe))}`,
        next: `stop and remove ${some(names)} first, for example \`docker rm -f ${names.slice(0, 3).join(' ')}\``,
    };
}
function severalReferences(image) {
    const names = (image.tags.length > 0 ? image.tags : image.digests).map(domain_reference/* familiar */.ce);
    return {
        conflict: 'several-references',
        reason: `it has ${String(names.length)} names: ${some(names)}`,
        next: `list ${some(names)} too, or set \`force: true\` to remove them all`,
    };
}
function stoppedContainers(containers, { target, survey }) {
    const names = containers.map(({ name }) => name);
    const remove = `remove ${some(names)} first, for example \`docker rm ${names.slice(0, 3).join(' ')}\``;
    // On the containerd store force only takes the name away from an image that a container holds.
    const forceDeletes = target.kind === 'id' || survey.engine.store === 'graphdriver';
    return {
        conflict: 'stopped-container',
        reason: `used by ${containers.length === 1 ? 'the stopped container' : 'the stopped containers'} ${some(containers.map(describe))}`,
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

;// CONCATENATED MODULE: ./src/domain/target.ts
/** What DELETE is asked for: always a full name or a full ID, since a short one can mean something else meanwhile. */
function removalName(target) {
    return target.kind === 'reference' ? target.reference : target.image;
}
function targetKey(target) {
    if (target.kind !== 'absent')
        return `${target.kind} ${removalName(target)}`;
    return `absent ${target.item.requested}`;
}
function chosenBy({ kind, item }) {
    if (item.kind === 'pattern')
        return 'pattern';
    return kind === 'id' || item.kind === 'id' ? 'id' : 'name';
}

;// CONCATENATED MODULE: ./src/domain/outcome.ts


/** What is told of a target whatever became of it. */
function identity(target) {
    const { requested } = target.item;
    const own = { requested, chosenBy: chosenBy(target) };
    if (target.kind === 'reference')
        return { ...own, reference: target.reference, id: target.image };
    if (target.kind === 'id')
        return { ...own, id: target.image };
    return target.item.kind === 'id' ? own : { ...own, reference: (0,domain_reference/* fullName */.fq)(target.item.reference) };
}
const NOTHING_WENT = { untagged: [], deleted: [] };
function absent(target) {
    return { ...identity(target), verdict: 'absent', reason: 'no such image', ...NOTHING_WENT };
}
function untouched(target, sparing) {
    return { ...identity(target), ...sparing, ...NOTHING_WENT };
}
/** For what nobody came to. */
function notReached(wish, reason) {
    const own = wish.kind === 'pattern'
        ? { requested: wish.requested, chosenBy: 'pattern' }
        : identity({ kind: 'absent', item: wish });
    return { ...own, verdict: 'not-reached', reason, ...NOTHING_WENT };
}

;// CONCATENATED MODULE: ./src/domain/judge.ts







/** One outcome for each target, decided by what the engine holds afterwards and not by what its answers claim. */
function judge(survey, attempts, aftermath, account) {
    const scene = {
        survey,
        aftermath,
        account,
        ours: removedByUs(survey, attempts),
        takenBy: takersOf(attempts),
    };
    const byTarget = new Map(attempts.map((attempt) => [attempt.target, attempt]));
    return survey.targets.map((target) => {
        const attempt = byTarget.get(target);
        if (attempt !== undefined)
            return outcomeOf(attempt, scene);
        const sparing = survey.spared.get(target);
        return target.kind === 'absent' || sparing === undefined ? absent(target) : untouched(target, sparing);
    });
}
/** Names and IDs that our own removals took: a later "no such image" for one of them is our success, not a stranger's. */
function removedByUs({ images }, attempts) {
    return new Set(attempts.flatMap(({ target, answer }) => {
        if (answer.kind !== 'removed')
            return [];
        // The last tag of a repository takes its digests along, of which the containerd store says nothing.
        const digests = target.kind === 'reference' ? (images.get(target.image)?.digests ?? []) : [];
        const along = digests.filter((name) => (0,domain_store/* repositoryOf */._M)(name) === (0,domain_store/* repositoryOf */._M)(removalName(target)));
        return [...answer.untagged, ...answer.deleted, ...along];
    }));
}
function takersOf(attempts) {
    return new Map(attempts.flatMap((attempt) => (0,domain_account/* deletedBy */.Lo)(attempt).map((id) => [id, attempt])));
}
function outcomeOf(attempt, scene) {
    const { target, answer } = attempt;
    const finding = find(attempt, scene);
    const bytes = scene.account.byAttempt.get(attempt);
    const untagged = answer.kind === 'removed' ? answer.untagged.filter((name) => isNameGone(name, target, scene)) : [];
    const deleted = answer.kind === 'removed' ? answer.deleted.filter((id) => isImageGone(id, scene)) : [];
    const gone = finding.verdict === 'deleted' ? [...new Set([...deleted, target.image])] : deleted;
    const lost = finding.verdict === 'deleted' || finding.verdict === 'untagged';
    const names = lost && target.kind === 'reference' ? [target.reference, ...untagged] : untagged;
    return {
        ...identity(target),
        ...(bytes === 0 && finding.verdict === 'deleted' ? { reason: whyNothingWasFreed(attempt, scene) } : {}),
        ...finding,
        ...(bytes === undefined ? {} : { bytes }),
        untagged: [...new Set(names.map(domain_reference/* familiar */.ce))],
        deleted: gone,
    };
}
function isNameGone(name, { image }, { aftermath }) {
    const now = aftermath.images.get(image) ?? 'unknown';
    return now === 'absent' || (now !== 'unknown' && !(0,domain_store/* referencesOf */.CL)(now).includes(name));
}
function isImageGone(id, { survey, aftermath }) {
    return survey.images.has(id) && aftermath.images.get(id) === 'absent';
}
function find({ target, answer }, scene) {
    if (answer.kind === 'not-sent')
        return { verdict: 'not-reached', reason: answer.why };
    const now = scene.aftermath.images.get(target.image) ?? 'unknown';
    if (now === 'unknown')
        return { verdict: 'failed', reason: unknownAfterwards(answer) };
    if (now !== 'absent' && stillThere(target, now, answer.kind))
        return refused({ target, answer }, now, scene);
    // An engine that refused did not do it either.
    if ((answer.kind === 'gone' || answer.kind === 'conflict') && !isOurs(target, scene)) {
        return { verdict: 'absent', reason: 'somebody else removed it meanwhile' };
    }
    const note = answer.kind === 'error' ? { reason: `the engine answered "${answer.message}", yet it is gone` } : {};
    if (now === 'absent')
        return { verdict: 'deleted', ...note };
    return { verdict: 'untagged', reason: whyItRemains(now, scene) };
}
function stillThere(target, now, answer) {
    if (target.kind === 'reference')
        return (0,domain_store/* referencesOf */.CL)(now).includes(target.reference);
    // An image that lost its last name and stays all the same is hidden by the store: see whyItRemains.
    return answer !== 'removed' || (0,domain_store/* referencesOf */.CL)(now).length > 0;
}
function isOurs(target, { ours }) {
    return ours.has(removalName(target)) || ours.has(target.image);
}
/** What a pattern took is no conflict when the engine needs it: it came into use meanwhile, or something is built on it. */
function asSparing({ conflict, reason }) {
    const isInUse = conflict === 'running-container' || conflict === 'stopped-container';
    return { verdict: isInUse ? 'in-use' : 'kept', reason };
}
function refused({ target, answer }, now, { survey, aftermath }) {
    switch (answer.kind) {
        case 'conflict': {
            const conflict = explainConflict({ target, image: now, survey, aftermath });
            if (conflict === undefined)
                return { verdict: 'failed', reason: answer.message };
            return target.item.kind === 'pattern' ? asSparing(conflict) : { verdict: 'conflict', ...conflict };
        }
        case 'error':
        case 'gone':
            return { verdict: 'failed', reason: answer.message };
        case 'removed':
        case 'not-sent':
            return {
                verdict: 'failed',
                reason: 'the engine says that it removed it, and still lists it: it was made again meanwhile',
            };
    }
}
function unknownAfterwards(answer) {
    const said = answer.kind === 'removed'
        ? 'the engine says that it removed it'
        : 'message' in answer
            ? answer.message
            : '';
    return `${said}; it did not answer when asked what is left`;
}
function whyItRemains(image, { survey, aftermath }) {
    // Digests follow from the tags, so they are worth a word only where there are none.
    const names = (image.tags.length > 0 ? image.tags : image.digests).map(domain_reference/* familiar */.ce);
    if (names.length > 0)
        return `the image remains as ${some(names)}`;
    const users = (0,domain_containers/* containersUsing */.$)(image, aftermath.containers);
    if (users.length > 0)
        return `the image remains, untagged: ${some(users.map(describe))} uses it`;
    const children = childrenOf(image, survey, aftermath);
    if (children.length > 0) {
        return `the image remains, untagged: ${counted(children.length, 'image')} built on it`;
    }
    return 'the image remains, hidden by the store: an image built on it needs it';
}
function whyNothingWasFreed({ target, answer }, { survey, aftermath, takenBy }) {
    const image = survey.images.get(target.image);
    if (image?.layers?.length === 0)
        return 'it had no layers';
    const users = aftermath.containers.filter((container) => container.image === target.image);
    if (users.length > 0)
        return `its layers stay on the disk: ${some(users.map(describe))} still uses them`;
    const deleted = answer.kind === 'removed' ? answer.deleted : [];
    const taker = takenBy.get(image?.layers?.at(-1) ?? '') ?? takenBy.get(target.image);
    if (taker !== undefined && taker.answer !== answer)
        return `counted with ${(0,domain_reference/* familiar */.ce)(removalName(taker.target))}`;
    if (survey.engine.store === 'graphdriver' && deleted.some((id) => !survey.images.has(id))) {
        return 'its own layers hold no data';
    }
    return 'its layers stay on the disk: another image or the build cache uses them';
}

;// CONCATENATED MODULE: ./src/domain/hint.ts
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

// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(6);
var picomatch_default = /*#__PURE__*/__webpack_require__.n(picomatch);
;// CONCATENATED MODULE: ./src/domain/pattern.ts



const LONGEST = 1000;
const MOST_ALTERNATIVES = 500;
/** As Go's path.Match takes them too: a dash only between two ends of a range. */
const CLASS = /\[[!^]?(?:[\w.](?:-[\w.])?)+\]/g;
/** Slips, and what to say to them. In order: the first that fits is told. */
const SLIPS = [
    [/\{closed-pr\}/, '`{closed-pr}` is not supported by this version'],
    [/^!/, 'a pattern cannot exclude; list what must stay in `keep`'],
    [/[^\w.\-/:@*?[\]{},!^]/, 'only the characters of image names and * ? [ ] { } , can stand in a pattern'],
    [/\{[^{}]*\.\.[^{}]*\}/, 'a range such as {1..9} is not known; write [1-9] or {1,2,3}'],
    [/\{[^{},]*\}/, 'braces hold a choice, as in {a,b}'],
    [/(?:^|\/)\.{0,2}(?:\/|$)/, 'no name has an empty part, "." or ".." between slashes'],
];
function isPatternText(text) {
    return /[*?[\]{}]/.test(text);
}
function parsePattern(requested) {
    if (requested.length > LONGEST)
        return { requested, problem: `longer than ${String(LONGEST)} characters` };
    const problem = hintFor(requested) ?? SLIPS.find(([slip]) => slip.test(requested))?.[1];
    if (problem !== undefined)
        return { requested, problem };
    const alternatives = withoutBraces(requested);
    if (alternatives === undefined) {
        return {
            requested,
            problem: `its braces stand for more than ${String(MOST_ALTERNATIVES)} names; write fewer`,
        };
    }
    if (alternatives.some((one) => /[{}[\]!^,]/.test(one.replaceAll(CLASS, '')))) {
        return { requested, problem: 'a bracket or brace is left open, or stands where none can' };
    }
    try {
        const regexes = alternatives.map(toRegex);
        return { kind: 'pattern', requested, takesUnnamed: requested === '**', alternatives, regexes };
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
function toRegex(pattern) {
    const marked = pattern
        .replaceAll('[!', '[^')
        .replaceAll(/(^|\/)\*{2,}\//g, `$1${FOLDERS}`)
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
    return new RegExp(source.replaceAll(FOLDERS, '(?:.*/)?').replaceAll(ANYTHING, '.*'));
}
/** Tried against the repository and the whole reference, in the short form and in the full one. */
function matchesReference({ regexes }, fullReference) {
    const parsed = (0,domain_reference/* parseReference */.F2)(fullReference);
    const names = (0,domain_reference/* isReference */.A_)(parsed) ? namesOf(parsed) : [fullReference];
    return regexes.some((regex) => names.some((name) => regex.test(name)));
}
function namesOf(reference) {
    const repository = { domain: reference.domain, path: reference.path };
    return [...new Set([repository, reference].flatMap((one) => [(0,domain_reference/* shortName */.EU)(one), (0,domain_reference/* fullName */.fq)(one)]))];
}

;// CONCATENATED MODULE: ./src/domain/item.ts



const ID = /^(?:sha256:)?([a-f0-9]{4,64})$/;
const FULL_ID_LENGTH = 64;
/** Would be a tag of an image called `sha256`, which nobody means. */
const MISTYPED_ID = /^sha256:(?=.{40})(?![a-f0-9]{1,64}$)/;
function parseItem(requested) {
    const hex = ID.exec(requested)?.[1];
    if (hex?.length === FULL_ID_LENGTH)
        return { kind: 'id', requested, hex };
    const reference = (0,domain_reference/* parseReference */.F2)(requested);
    if ((0,domain_reference/* isReference */.A_)(reference) && !MISTYPED_ID.test(requested)) {
        return hex === undefined
            ? { kind: 'reference', requested, reference }
            : { kind: 'reference-or-id', requested, reference, hex };
    }
    const why = hintFor(requested) ?? ('problem' in reference ? reference.problem : '');
    return { requested, problem: `not an image reference or ID: ${why}` };
}
function isItem(parsed) {
    return 'kind' in parsed;
}
/** A name with the address of a registry in brackets is a name all the same. */
function parseWish(requested) {
    const item = parseItem(requested);
    if (isItem(item) || !isPatternText(requested))
        return item;
    const pattern = parsePattern(requested);
    return 'kind' in pattern ? pattern : { requested, problem: `no pattern: ${pattern.problem}` };
}
function isWish(parsed) {
    return 'kind' in parsed;
}

;// CONCATENATED MODULE: ./src/domain/until.ts
// The moments that Docker's `until` knows: https://docs.docker.com/reference/cli/docker/image/prune/#filter
// Docker's list of images knows the filter since 23.0 only, so for graphdriver stores it is worked out here.
const UNIT_MS = {
    ns: 1e-6,
    us: 1e-3,
    µs: 1e-3,
    ms: 1,
    s: 1000,
    m: 60_000,
    h: 3_600_000,
};
const DURATION = /^\+?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|ms|s|m|h))+$/;
const DATE = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2})(?::(\d{2})(?::(\d{2}(?:\.\d{1,9})?))?)?)?(Z|[+-]\d{2}:\d{2})?$/;
const UNIX = /^\d+(?:\.\d{1,9})?$/;
/** Spring 1973. A smaller number is an amount without its unit: `24` for `24h`. */
const FIRST_SECOND = 1e8;
/** What is wrong with a text that is no such moment; undefined when nothing is. */
function untilProblem(text) {
    if (/^\d+(?:\.\d+)?(?:d|w|y|days?|weeks?)$/.test(text)) {
        return 'has a unit that Docker does not know; write hours, as in 72h';
    }
    if (UNIX.test(text) && Number(text) < FIRST_SECOND)
        return 'lacks a unit; write 24h or 30m';
    return Number.isNaN(momentOf(text, { ms: 0, zone: 'Z' }))
        ? 'is neither a duration (72h, 30m) nor a moment (2026-01-31, 2026-01-31T12:00:00Z, a Unix timestamp)'
        : undefined;
}
/** In milliseconds since 1970; NaN for what is none. */
function momentOf(text, now) {
    if (DURATION.test(text))
        return now.ms - durationOf(text);
    if (UNIX.test(text))
        return Number(text) * 1000;
    const [, date, hour = '00', minute = '00', second = '00', zone = now.zone] = DATE.exec(text) ?? [];
    return date === undefined ? Number.NaN : Date.parse(`${date}T${hour}:${minute}:${second}${zone}`);
}
function durationOf(text) {
    const parts = [...text.matchAll(/([\d.]+)(ns|us|µs|ms|s|m|h)/g)];
    return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNIT_MS[unit ?? ''] ?? 0), 0);
}

;// CONCATENATED MODULE: ./src/domain/filter.ts


/** Docker's own filters; `label!` is what the engine calls the key of `label!=…`. */
const ENGINE_FILTERS = (/* unused pure expression or super */ null && ([
    'dangling',
    'label',
    'label!',
    'until',
    'reference',
    'before',
    'since',
]));
const KNOWN = 'write dangling=true|false, label=key[=value], label!=key[=value], until=72h, reference=pattern, before=image, since=image or unused=true|false';
/** What is wrong with a value of that key. */
const CHECKS = {
    dangling: noBoolean,
    unused: noBoolean,
    label: () => undefined,
    'label!': () => undefined,
    until: untilProblem,
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
    const item = parseItem(value);
    return isItem(item) ? undefined : `names no image: ${item.problem}`;
}

;// CONCATENATED MODULE: ./src/domain/choice.ts




/** What of the image the pattern stands for: its references, or the image itself where it has none. */
function targetsOf(pattern, image) {
    if ((0,domain_store/* referencesOf */.CL)(image).length === 0) {
        return pattern.takesUnnamed ? [{ kind: 'id', item: pattern, image: image.id }] : [];
    }
    return removable(image)
        .filter((reference) => matchesReference(pattern, reference))
        .map((reference) => ({ kind: 'reference', item: pattern, reference, image: image.id }));
}
/** A digest beside a tag of its repository goes with the last of these; alone, it would take all of them along. */
function removable({ tags, digests }) {
    const tagged = new Set(tags.map(domain_store/* repositoryOf */._M));
    return [...tags, ...digests.filter((name) => !tagged.has((0,domain_store/* repositoryOf */._M)(name)))];
}
/** Whether it is worth looking the image up. */
function mayMatch(pattern, listed) {
    const references = (0,domain_store/* referencesOf */.CL)(listed);
    return references.length === 0
        ? pattern.takesUnnamed
        : references.some((reference) => matchesReference(pattern, reference));
}
/**
 * Docker's filters that an engine's list of images knows. On the graphdriver store `until` came with 23.0, and
 * `label!` never did, so there both are worked out here; the containerd store counts `until` from another moment
 * than it tells, so that only it can say.
 */
const LISTED_BY = {
    graphdriver: ['dangling', 'label', 'reference', 'before', 'since'],
    containerd: ['dangling', 'label', 'label!', 'until', 'reference', 'before', 'since'],
};
/** The filters that the engine's list of images did not apply. */
function passesTheRest({ created, labels = {} }, filters, store, clock) {
    if (store === 'containerd')
        return true;
    const unwanted = valuesOf(filters, 'label!');
    const isUnwanted = unwanted.length > 0 && unwanted.every((value) => hasLabel(labels, value));
    return (!isUnwanted &&
        valuesOf(filters, 'until').every((value) => created !== undefined && created < momentOf(value, clock)));
}
/** As Docker reads `key` and `key=value`. */
function hasLabel(labels, text) {
    const equals = text.indexOf('=');
    const key = equals < 0 ? text : text.slice(0, equals);
    return Object.hasOwn(labels, key) && (equals < 0 || labels[key] === text.slice(equals + 1));
}

;// CONCATENATED MODULE: ./src/domain/not-chosen.ts





function notChosen(visible, targets, wishes, filters) {
    const chosen = new Set(targets.map(targetKey));
    const isChosen = (kind, name) => chosen.has(`${kind} ${name}`);
    return visible
        .filter(({ id }) => !isChosen('id', id))
        .flatMap((image) => not_chosen_namesOf(image).map((name) => ({ id: image.id, name })))
        .filter(({ name }) => !isChosen('reference', name))
        .map(({ id, name }) => ({ id, name: (0,domain_reference/* familiar */.ce)(name), reason: reasonFor(name, id, wishes, filters) }));
}
function not_chosen_namesOf(image) {
    const names = removable(image);
    return names.length === 0 ? [image.id] : names;
}
function reasonFor(name, id, wishes, filters) {
    const isMeant = wishes.some((wish) => wish.kind === 'pattern' && (name === id ? wish.takesUnnamed : matchesReference(wish, name)));
    return isMeant ? `it does not pass the filters (${filterText(filters)})` : 'nothing in `images` names it';
}

;// CONCATENATED MODULE: ./src/domain/input-error.ts
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

;// CONCATENATED MODULE: ./src/domain/pushdown.ts

// More of them would make a request line that engines refuse, and gain nothing.
const MOST = 200;
/**
 * Values for the engine's own `reference` filter that let at least everything through that is meant, so that an engine
 * need not describe its whole store; none where nothing less will do. The engine matches only short names, with
 * Go's path.Match: https://pkg.go.dev/path#Match
 */
function referenceFilters(wishes) {
    const values = [];
    for (const wish of wishes) {
        const its = filtersFor(wish);
        if (its === undefined)
            return [];
        values.push(...its);
    }
    const different = [...new Set(values)];
    return different.length > MOST ? [] : different;
}
function filtersFor(wish) {
    if (wish.kind === 'pattern') {
        // Nothing there stands for any number of folders.
        if (wish.alternatives.some((one) => one.includes('**')))
            return undefined;
        return wish.alternatives.flatMap(shortForms).map((one) => one.replaceAll('[!', '[^'));
    }
    if (wish.kind !== 'reference')
        return undefined;
    const held = (0,domain_reference/* asHeld */.ih)(wish.reference);
    return [(0,domain_reference/* shortName */.EU)(held), ...shortForms((0,domain_reference/* fullName */.fq)(held))];
}
/** A full name of Docker Hub is short at the engine, so what can stand for the host, and for `library`, may go. */
function shortForms(pattern) {
    const [host = '', folder, ...rest] = pattern.split('/');
    if (folder === undefined || !canBe(host, 'docker.io'))
        return [pattern];
    const withoutHost = [folder, ...rest].join('/');
    return rest.length === 1 && canBe(folder, 'library')
        ? [pattern, withoutHost, rest.join('/')]
        : [pattern, withoutHost];
}
/** Rather yes than no: what is wrong with a yes is one more name to look at. */
function canBe(part, text) {
    return /[*?[]/.test(part) || part === text;
}

;// CONCATENATED MODULE: ./src/domain/survey.ts
/** What is to be removed. */
function openTargets({ targets, spared, }) {
    return targets.filter((target) => target.kind !== 'absent' && !spared.has(target));
}

;// CONCATENATED MODULE: ./src/domain/plan.ts

/** References before IDs, children before parents: so the order in which the user wrote the items means nothing. */
function plan(survey) {
    const groups = new Map();
    for (const target of openTargets(survey)) {
        groups.set(target.image, [...(groups.get(target.image) ?? []), target]);
    }
    const depth = depthBelow(new Set(groups.keys()), survey.images);
    const waves = [];
    for (const [image, targets] of [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
        (waves[depth.get(image) ?? 0] ??= []).push({ image, steps: inOrder(targets) });
    }
    // Parents that run in a circle, which no sane engine tells of, would leave a gap.
    return waves.filter((wave) => wave.length > 0);
}
/** The order in which the removals of one image must be sent. */
function inOrder(targets) {
    return targets.toSorted((a, b) => rank(a).localeCompare(rank(b), 'en'));
}
/** Tags first: removing the last tag of a repository takes its digests along, so that they need no word of their own. */
function rank(target) {
    if (target.kind === 'id')
        return '2';
    return `${target.reference.includes('@') ? '1' : '0'}${target.reference}`;
}
/** How many chosen images must go before this one: the longest line of chosen descendants. */
function depthBelow(chosen, images) {
    const depth = new Map();
    for (const start of chosen) {
        let below = 0;
        const seen = new Set();
        for (let id = start; id !== undefined && !seen.has(id); id = images.get(id)?.parent) {
            seen.add(id);
            if (!chosen.has(id))
                continue;
            depth.set(id, Math.max(depth.get(id) ?? 0, below));
            below += 1;
        }
    }
    return depth;
}

;// CONCATENATED MODULE: ./src/domain/keep.ts





/**
 * What `keep` protects of the targets that concern one image. A removal can take more along than it names: an ID all
 * references, the last tag of a repository its digests, and on the containerd store a digest the tags of its repository.
 */
function spareKept(targets, image, keep, store) {
    const spared = new Map();
    const keeper = keep.find((wish) => keepsImage(wish, image));
    let left = image;
    for (const target of inOrder(targets)) {
        const rest = restAfter(target, left, store);
        const lost = (0,domain_store/* referencesOf */.CL)(left).filter((name) => !(0,domain_store/* referencesOf */.CL)(rest).includes(name));
        const found = lost.map((name) => ({ name, by: keep.find((wish) => keepsReference(wish, name)) }));
        const kept = found.find(({ by }) => by !== undefined);
        if (keeper !== undefined)
            spared.set(target, sparing(`\`keep\` names it: ${keeper.requested}`));
        else if (kept?.by !== undefined)
            spared.set(target, sparing(whatWouldGo(target, kept.name, kept.by)));
        else
            left = rest;
    }
    return spared;
}
function restAfter(target, image, store) {
    return target.kind === 'reference'
        ? (0,predict/* without */.FF)(image, target.reference, store)
        : { ...image, tags: [], digests: [] };
}
function sparing(reason) {
    return { verdict: 'kept', reason };
}
function whatWouldGo(target, name, { requested }) {
    return target.kind === 'reference' && target.reference === name
        ? `\`keep\` names it: ${requested}`
        : `${(0,domain_reference/* familiar */.ce)(name)} would go with it, and \`keep\` names that: ${requested}`;
}
/** Whether the image itself is named, and not one of its references. Rather one too many: a prefix keeps all that it fits. */
function keepsImage(wish, { id }) {
    if (wish.kind === 'pattern')
        return wish.takesUnnamed;
    return wish.kind !== 'reference' && id.startsWith(`sha256:${wish.hex}`);
}
function keepsReference(wish, name) {
    if (wish.kind === 'pattern')
        return matchesReference(wish, name);
    return wish.kind !== 'id' && keep_namesOf(wish).includes(name);
}
/** `app:1@sha256:…` means the digest, and whoever keeps it will not want to lose the tag. */
function keep_namesOf({ reference }) {
    const { domain, path, tag } = reference;
    return [(0,domain_reference/* asHeld */.ih)(reference), tag === undefined ? (0,domain_reference/* asHeld */.ih)(reference) : { domain, path, tag }].map(domain_reference/* fullName */.fq);
}
/** Images whose removal would, by the engine's pruning, take along an untagged parent that is to be kept. */
function holdersOfParents(images, keep) {
    const holders = [...images.values()].filter((image) => hasKeptParent(image, images, keep));
    return new Set(holders.map(({ id }) => id));
}
function hasKeptParent(image, images, keep) {
    const seen = new Set([image.id]);
    let parent = image.parent === undefined ? undefined : images.get(image.parent);
    // Pruning ends at the first parent that has a name.
    while (parent !== undefined && (0,domain_store/* referencesOf */.CL)(parent).length === 0 && !seen.has(parent.id)) {
        const { id, parent: next } = parent;
        if (keep.some((wish) => keepsImage(wish, { id })))
            return true;
        seen.add(id);
        parent = next === undefined ? undefined : images.get(next);
    }
    return false;
}

;// CONCATENATED MODULE: ./src/domain/spare.ts





/** What is left alone of all that was chosen, and why. */
function spare(targets, scene) {
    const spared = new Map();
    for (const [image, its] of byImage(targets, scene)) {
        for (const target of its) {
            const sparing = filtered(target, scene) ?? guarded(target, image, scene);
            if (sparing !== undefined)
                spared.set(target, sparing);
        }
        const open = its.filter((target) => !spared.has(target));
        for (const [target, sparing] of spareKept(open, image, scene.keep, scene.store))
            spared.set(target, sparing);
    }
    return spared;
}
function byImage(targets, { images }) {
    const groups = new Map();
    for (const target of targets) {
        const image = target.kind === 'absent' ? undefined : images.get(target.image);
        if (image === undefined || target.kind === 'absent')
            continue;
        groups.set(image, [...(groups.get(image) ?? []), target]);
    }
    return groups;
}
function filtered(target, { filteredOut }) {
    const reason = filteredOut(target);
    return reason === undefined ? undefined : { verdict: 'kept', reason };
}
/** The runner tags what it builds for a Dockerfile action so: https://github.com/actions/runner */
const RUNNERS_OWN = /^docker\.io\/library\/[0-9a-f]{6}:[0-9a-f]{32}$/;
/** What only naming an image outright reaches. */
function guarded({ item }, image, scene) {
    if (item.kind !== 'pattern')
        return undefined;
    const own = image.tags.find((tag) => RUNNERS_OWN.test(tag));
    if (own !== undefined) {
        return { verdict: 'kept', reason: `the runner built it for an action of this job (${(0,domain_reference/* familiar */.ce)(own)})` };
    }
    const users = (0,domain_containers/* containersUsing */.$)(image, scene.containers);
    const job = users.find(({ id }) => scene.ownContainer.some((start) => id.startsWith(start)));
    if (job !== undefined)
        return { verdict: 'kept', reason: `this job runs in it (container ${job.name})` };
    const inTheWay = users.filter((container) => (0,domain_store/* isRunning */.W_)(container) || !scene.force);
    if (inTheWay.length === 0)
        return undefined;
    return { verdict: 'in-use', reason: `used by ${some(inTheWay.map(describe))}` };
}

// EXTERNAL MODULE: ./src/engine/errors.ts
var errors = __webpack_require__(679);
;// CONCATENATED MODULE: ./src/parallel.ts
/** Reads cost the engine some CPU each; more at once only queue up there (`npm run bench`). */
const READS_AT_ONCE = 32;
/** Does the same to every item, at most `limit` at once; the results stand in the order of the items. */
async function inParallel(limit, items, work) {
    const results = new Map();
    const queue = items.entries();
    const worker = async () => {
        for (const [index, item] of queue)
            results.set(index, await work(item));
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
    return [...results].toSorted(([a], [b]) => a - b).map(([, result]) => result);
}

;// CONCATENATED MODULE: ./src/resolve.ts



/** Asks the engine what is named outright. */
async function resolve(items, engine) {
    const found = await inParallel(READS_AT_ONCE, items, (item) => lookUp(item, engine));
    const missing = found.flatMap(({ target }) => (target.kind === 'absent' ? target.item : []));
    await refuseAmbiguousIds(missing, engine);
    return found;
}
/** As in Docker, a name wins over an ID that reads the same. */
async function lookUp(item, engine) {
    if (item.kind !== 'id') {
        const reference = (0,domain_reference/* fullName */.fq)((0,domain_reference/* asHeld */.ih)(item.reference));
        const image = await engine.inspect(reference);
        if (image !== undefined)
            return { image, target: { kind: 'reference', item, reference, image: image.id } };
    }
    if (item.kind !== 'reference') {
        const image = await engine.inspect(`sha256:${item.hex}`);
        if (image !== undefined)
            return { image, target: { kind: 'id', item, image: image.id } };
    }
    return { target: { kind: 'absent', item } };
}
/** An engine answers "no such image" to an ID prefix that fits several; only its list tells the two apart. */
async function refuseAmbiguousIds(missing, engine) {
    const prefixes = missing.filter((item) => item.kind !== 'reference');
    if (prefixes.length === 0)
        return;
    const ids = (await engine.images()).map(({ id }) => id);
    const problems = prefixes.flatMap((item) => {
        const fitting = [...new Set(ids.filter((id) => id.startsWith(`sha256:${item.hex}`)))];
        if (fitting.length < 2)
            return [];
        return [
            {
                input: 'images',
                value: item.requested,
                allowed: `fits several images; write more digits of one of ${fitting.join(', ')}`,
            },
        ];
    });
    if (problems.length > 0)
        throw new InputError(problems);
}

// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __webpack_require__(714);
;// CONCATENATED MODULE: ./src/within-moment.ts


const MOMENT_MS = 3000;
const call = new external_node_vm_.Script('work()');
/**
 * Matching a hostile pattern (`*a*a*a*b` and a name of many `a`) can take longer than anybody lives. Only the virtual
 * machine of Node can end a regular expression that is at work.
 */
function withinMoment(input, work) {
    const done = {};
    const context = (0,external_node_vm_.createContext)({
        work: () => {
            done.result = { value: work() };
        },
    });
    try {
        call.runInContext(context, { timeout: MOMENT_MS });
    }
    catch (error) {
        if (!(error instanceof Error) || !('code' in error))
            throw error;
        if (error.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT')
            throw error;
        const allowed = 'take too long to match; write fewer * into one pattern';
        throw new InputError([{ input, value: 'the patterns', allowed }]);
    }
    if (done.result === undefined)
        throw new Error('the work ended without a result');
    return done.result.value;
}

;// CONCATENATED MODULE: ./src/choose.ts













/** What the items stand for on this engine, and what of it is left alone. Changes nothing. */
async function choose(wanted, engine, ownContainer) {
    const { images: wishes, filters } = wanted;
    const patterns = wishes.filter((wish) => wish.kind === 'pattern');
    const items = wishes.filter((wish) => wish.kind !== 'pattern');
    const [named, containers, listed] = await Promise.all([
        resolve(items, engine),
        engine.containers(),
        patterns.length > 0 || filters.length > 0 ? listPassing(wanted, engine) : NOTHING,
    ]);
    const found = await lookUpMatches(patterns, listed, engine);
    const images = new Map(found.map((image) => [image.id, image]));
    for (const { image } of named)
        if (image !== undefined)
            images.set(image.id, image);
    const passes = passing(listed, images, containers, filters);
    const matched = patternTargets(patterns, found).filter((target) => passes(target));
    const targets = inOrderOfWishes(wishes, [...named.map(({ target }) => target), ...matched]);
    const reason = `it does not pass the filters (${filterText(filters)})`;
    const scene = {
        images,
        containers,
        keep: wanted.keep,
        store: engine.facts.store,
        force: wanted.force,
        filteredOut: (target) => (filters.length === 0 || passes(target) ? undefined : reason),
        ownContainer: patterns.length > 0 ? ownContainer() : [],
    };
    const spared = withinMoment('keep', () => spare(targets, scene));
    return { targets, spared, images, containers, notes: idle(patterns, targets, filters) };
}
const NOTHING = new Map();
/** Asks the engine for no more than can be meant: describing images is dear on the containerd store. */
async function listPassing({ images: wishes, filters }, engine) {
    const { store } = engine.facts;
    for (const key of ['before', 'since']) {
        for (const value of valuesOf(filters, key))
            await demandImage(`${key}=${value}`, value, engine);
    }
    const asked = filters.filter(({ key }) => LISTED_BY[store].some((known) => known === key));
    const isByReference = valuesOf(filters, 'reference').length > 0;
    const names = isByReference ? [] : referenceFilters(filters.length === 0 ? patternsOf(wishes) : wishes);
    const narrowing = names.map((value) => ({ key: 'reference', value }));
    const listed = await engine.listed([...asked, ...narrowing]);
    const isTimed = valuesOf(filters, 'until').length > 0;
    if (isTimed && engine.clock === undefined)
        throw new errors/* EngineError */.NJ('nonsense', 'the engine does not tell its time, which `until` needs');
    const clock = engine.clock ?? { ms: 0, zone: 'Z' };
    const left = listed.filter((image) => passesTheRest(image, filters, store, clock));
    return new Map(left.map((image) => [image.id, image]));
}
function patternsOf(wishes) {
    return wishes.filter((wish) => wish.kind === 'pattern');
}
/** An engine that does not know the image lists nothing, which would pass for an empty choice. */
async function demandImage(text, value, engine) {
    const item = parseItem(value);
    const image = isItem(item) ? (await lookUp(item, engine)).image : undefined;
    if (image !== undefined)
        return;
    const allowed = 'names an image that is not there, so nothing can be compared with it';
    throw new InputError([{ input: 'filters', value: text, allowed }]);
}
async function lookUpMatches(patterns, listed, engine) {
    const candidates = withinMoment('images', () => [...listed.values()].filter((image) => patterns.some((pattern) => mayMatch(pattern, image))));
    const found = await inParallel(READS_AT_ONCE, candidates, ({ id }) => engine.inspect(id));
    return found.filter((image) => image !== undefined);
}
function patternTargets(patterns, images) {
    const sorted = images.toSorted((a, b) => (sortName(a) < sortName(b) ? -1 : 1));
    return withinMoment('images', () => patterns.flatMap((pattern) => sorted.flatMap((image) => targetsOf(pattern, image))));
}
function sortName(image) {
    return (0,domain_store/* referencesOf */.CL)(image)[0] ?? image.id;
}
/** Whether the filters let a target through: its image, and its reference where they speak of references. */
function passing(listed, images, containers, filters) {
    const isByReference = valuesOf(filters, 'reference').length > 0;
    const unused = valuesOf(filters, 'unused');
    return (target) => {
        const entry = listed.get(target.image);
        const image = images.get(target.image);
        if (entry === undefined || image === undefined)
            return false;
        if (isByReference && target.kind === 'reference' && !(0,domain_store/* referencesOf */.CL)(entry).includes(target.reference)) {
            return false;
        }
        const isUnused = (0,domain_containers/* containersUsing */.$)(image, containers).length === 0;
        return unused.every((value) => value === String(isUnused));
    };
}
/** Each target once, where its first item stands; what is named outright is so, whatever else matches it. */
function inOrderOfWishes(wishes, targets) {
    const place = new Map(wishes.map((wish, index) => [wish, index]));
    const firstOnes = new Map();
    for (const target of targets) {
        const key = targetKey(target);
        if (!firstOnes.has(key))
            firstOnes.set(key, target);
    }
    return [...firstOnes.values()].toSorted((a, b) => (place.get(a.item) ?? 0) - (place.get(b.item) ?? 0));
}
function idle(patterns, targets, filters) {
    const busy = new Set(targets.map(({ item }) => item));
    const what = filters.length === 0 ? 'matches nothing here' : 'matches nothing here that the filters let through';
    return patterns.filter((pattern) => !busy.has(pattern)).map(({ requested }) => `${requested} ${what}`);
}

;// CONCATENATED MODULE: ./src/engine/ending-within.ts
/** What `AbortSignal.any` with a timeout would do, were it not that Node before 22.16 forgets such a timeout. */
function endingWithin(milliseconds, signal) {
    const controller = new AbortController();
    const end = () => {
        controller.abort();
    };
    setTimeout(end, milliseconds).unref();
    if (signal.aborted)
        end();
    else
        signal.addEventListener('abort', end, { once: true });
    return controller.signal;
}

// EXTERNAL MODULE: ./src/engine/json.ts
var engine_json = __webpack_require__(794);
;// CONCATENATED MODULE: ./src/engine/wire-facts.ts
// What an engine says about itself: the other place that knows the API's spelling.

/** An engine runs the containerd image store if and only if its driver says so; no version tells. */
function facts(version, info, apiVersion) {
    const versionJson = (0,engine_json/* object */.Ik)((0,engine_json/* parseJson */.qF)(version));
    const infoJson = (0,engine_json/* object */.Ik)((0,engine_json/* parseJson */.qF)(info));
    const components = (0,engine_json/* list */.p_)(versionJson['Components']).map((entry) => (0,engine_json/* optionalString */.sx)((0,engine_json/* object */.Ik)(entry)['Name']));
    const isContainerd = (0,engine_json/* list */.p_)(infoJson['DriverStatus']).some((pair) => {
        const [key, value] = (0,engine_json/* list */.p_)(pair);
        return key === 'driver-type' && value === 'io.containerd.snapshotter.v1';
    });
    return {
        name: components.includes('Podman Engine') ? 'Podman' : 'Docker',
        version: known(versionJson['Version']),
        apiVersion,
        store: isContainerd ? 'containerd' : 'graphdriver',
        platform: platform(versionJson),
    };
}
/** What the engine's clock says, with the zone that it counts in; undefined when it does not tell. */
function clock(info) {
    const time = (0,engine_json/* optionalString */.sx)((0,engine_json/* object */.Ik)((0,engine_json/* parseJson */.qF)(info))['SystemTime']);
    const ms = Date.parse(time);
    return Number.isNaN(ms) ? undefined : { ms, zone: /(?:Z|[+-]\d{2}:\d{2})$/.exec(time)?.[0] ?? 'Z' };
}
function imageCount(info) {
    return (0,engine_json/* wholeNumber */.rD)((0,engine_json/* object */.Ik)((0,engine_json/* parseJson */.qF)(info))['Images'] ?? 0);
}
function platform(json) {
    return { os: known(json['Os']), architecture: known(json['Arch']) };
}
function known(value) {
    const text = (0,engine_json/* optionalString */.sx)(value);
    return text === '' ? 'unknown' : text;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(598);
;// CONCATENATED MODULE: ./src/engine/wire.ts
// JSON of the Engine API to the domain: the only place that knows its spelling.




function wire_image(body) {
    const json = (0,engine_json/* object */.Ik)((0,engine_json/* parseJson */.qF)(body));
    const diffIds = (0,engine_json/* strings */.P$)((0,engine_json/* optionalObject */.u9)(json['RootFS'])['Layers']);
    return {
        ...namesAndParent(json, (0,engine_json/* optionalString */.sx)(json['Parent'])),
        diffIds,
        ...(json['Manifests'] === undefined
            ? { size: (0,engine_json/* wholeNumber */.rD)(json['Size'] ?? 0) }
            : { room: roomOf(body, json) }),
        layers: chainIds(diffIds),
    };
}
/** An index is content too, beside the manifests that it lists. */
function roomOf(body, json) {
    const here = variants(body).filter(({ available }) => available);
    const descriptor = (0,engine_json/* optionalObject */.u9)(json['Descriptor']);
    const isIndex = here.every(({ digest }) => digest !== descriptor['digest']);
    const index = isIndex ? (0,engine_json/* wholeNumber */.rD)(descriptor['size'] ?? 0) : 0;
    return {
        variants: here.length,
        content: index + here.reduce((sum, { contentSize }) => sum + contentSize, 0),
        unpacked: here.reduce((sum, { unpackedSize }) => sum + unpackedSize, 0),
    };
}
function wire_images(body) {
    return (0,engine_json/* list */.p_)((0,engine_json/* parseJson */.qF)(body)).map((entry) => {
        const json = (0,engine_json/* object */.Ik)(entry);
        const created = json['Created'];
        return {
            ...namesAndParent(json, (0,engine_json/* optionalString */.sx)(json['ParentId'])),
            ...(typeof created === 'number' ? { created: created * 1000 } : {}),
            labels: texts(json['Labels']),
        };
    });
}
function namesAndParent(json, parent) {
    const named = names(json['RepoTags']);
    const ownDigests = named.filter((name) => name.includes('@'));
    return {
        id: fullId((0,engine_json/* string */.Yj)(json['Id'])),
        tags: named.filter((name) => !name.includes('@')),
        digests: [
            ...new Set([...ownDigests, ...names(json['RepoDigests']).filter((name) => name.includes('@'))]),
        ],
        ownDigests,
        ...(parent === '' ? {} : { parent: fullId(parent) }),
    };
}
function texts(value) {
    return Object.fromEntries(Object.entries((0,engine_json/* optionalObject */.u9)(value)).map(([key, text]) => [key, (0,engine_json/* optionalString */.sx)(text)]));
}
/** Old engines list an untagged image as `<none>:<none>`, which is no name. */
function names(value) {
    return (0,engine_json/* strings */.P$)(value)
        .filter((name) => !name.startsWith('<none>'))
        .map(canonical);
}
function canonical(name) {
    const parsed = (0,domain_reference/* parseReference */.F2)(name);
    return (0,domain_reference/* isReference */.A_)(parsed) ? (0,domain_reference/* fullName */.fq)(parsed) : name;
}
function fullId(id) {
    return id.startsWith('sha256:') ? id : `sha256:${id}`;
}
/** An engine's name for a layer depends on all the layers below it. */
function chainIds(diffIds) {
    const chain = [];
    for (const diffId of diffIds) {
        const below = chain.at(-1);
        const link = below === undefined ? diffId : `sha256:${sha256(`${below} ${diffId}`)}`;
        chain.push(link);
    }
    return chain;
}
function sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
function historySizes(body) {
    return (0,engine_json/* list */.p_)((0,engine_json/* parseJson */.qF)(body)).map((entry) => (0,engine_json/* wholeNumber */.rD)((0,engine_json/* object */.Ik)(entry)['Size'] ?? 0));
}
function containers(body) {
    return (0,engine_json/* list */.p_)((0,engine_json/* parseJson */.qF)(body)).map((entry) => {
        const json = (0,engine_json/* object */.Ik)(entry);
        const labels = texts(json['Labels']);
        const project = labels['com.docker.compose.project'] ?? '';
        const service = labels['com.docker.compose.service'] ?? '';
        const networks = (0,engine_json/* optionalObject */.u9)((0,engine_json/* optionalObject */.u9)(json['NetworkSettings'])['Networks']);
        const id = (0,engine_json/* string */.Yj)(json['Id']);
        const variant = (0,engine_json/* optionalString */.sx)((0,engine_json/* optionalObject */.u9)(json['ImageManifestDescriptor'])['digest']);
        return {
            id,
            ...(variant === '' ? {} : { variant }),
            name: (0,engine_json/* strings */.P$)(json['Names'])[0]?.replace(/^\//, '') ?? id.slice(0, 12),
            image: fullId((0,engine_json/* optionalString */.sx)(json['ImageID'])),
            networks: Object.keys(networks),
            mountedImages: (0,engine_json/* list */.p_)(json['Mounts'])
                .map(engine_json/* object */.Ik)
                .filter((mount) => mount['Type'] === 'image')
                .map((mount) => (0,engine_json/* optionalString */.sx)(mount['Name'])),
            state: (0,engine_json/* optionalString */.sx)(json['State']),
            status: (0,engine_json/* optionalString */.sx)(json['Status']),
            ...(project === '' ? {} : { composeProject: project }),
            ...(service === '' ? {} : { composeService: service }),
        };
    });
}
function removal(body) {
    const records = (0,engine_json/* list */.p_)((0,engine_json/* parseJson */.qF)(body)).map(engine_json/* object */.Ik);
    return {
        untagged: records
            .map((record) => (0,engine_json/* optionalString */.sx)(record['Untagged']))
            .filter((name) => name !== '' && !name.startsWith('moby-dangling@'))
            .map(canonical),
        deleted: records
            .map((record) => (0,engine_json/* optionalString */.sx)(record['Deleted']))
            .filter((id) => id !== '')
            .map(fullId),
    };
}
/** The engine's message in an answer that says no; the answer itself where it holds none. */
function wire_message(body) {
    const said = messageIn(body);
    return said.trim() === '' ? 'the engine gave no reason' : said;
}
function messageIn(body) {
    try {
        return (0,engine_json/* string */.Yj)((0,engine_json/* object */.Ik)((0,engine_json/* parseJson */.qF)(body))['message']);
    }
    catch (error) {
        if (error instanceof errors/* EngineError */.NJ)
            return body.slice(0, 500);
        throw error;
    }
}
/** Inspecting with `manifests=1`: the variants of an image. What is no image in there (an attestation) goes with its image. */
function variants(body) {
    return (0,engine_json/* list */.p_)((0,engine_json/* object */.Ik)((0,engine_json/* parseJson */.qF)(body))['Manifests'])
        .map(engine_json/* object */.Ik)
        .filter((manifest) => manifest['Kind'] === 'image')
        .map((manifest) => {
        const data = (0,engine_json/* optionalObject */.u9)(manifest['ImageData']);
        const its = (0,engine_json/* optionalObject */.u9)(data['Platform']);
        const variant = (0,engine_json/* optionalString */.sx)(its['variant']);
        return {
            digest: (0,engine_json/* string */.Yj)(manifest['ID']),
            platform: {
                os: (0,engine_json/* optionalString */.sx)(its['os']),
                architecture: (0,engine_json/* optionalString */.sx)(its['architecture']),
                ...(variant === '' ? {} : { variant }),
            },
            available: manifest['Available'] === true,
            contentSize: (0,engine_json/* wholeNumber */.rD)((0,engine_json/* optionalObject */.u9)(manifest['Size'])['Content'] ?? 0),
            unpackedSize: (0,engine_json/* wholeNumber */.rD)((0,engine_json/* optionalObject */.u9)(data['Size'])['Unpacked'] ?? 0),
        };
    });
}
function diffIds(body) {
    return (0,engine_json/* strings */.P$)((0,engine_json/* optionalObject */.u9)((0,engine_json/* object */.Ik)((0,engine_json/* parseJson */.qF)(body))['RootFS'])['Layers']);
}
/** `/system/df`: what the engine accounts for its images, together and each. */
function usage(body) {
    const json = (0,engine_json/* object */.Ik)((0,engine_json/* parseJson */.qF)(body));
    const newer = (0,engine_json/* optionalObject */.u9)(json['ImageUsage']);
    const entries = (0,engine_json/* list */.p_)(json['Images'] ?? newer['Items']).map(engine_json/* object */.Ik);
    return {
        hasBuildCache: (0,engine_json/* list */.p_)(json['BuildCache']).length > 0,
        total: (0,engine_json/* wholeNumber */.rD)(json['LayersSize'] ?? newer['TotalSize'] ?? 0),
        images: new Map(entries.map((entry) => [
            fullId((0,engine_json/* string */.Yj)(entry['Id'] ?? entry['ID'])),
            // The engine writes -1 where it did not count.
            {
                size: Math.max(0, (0,engine_json/* wholeNumber */.rD)(entry['Size'])),
                shared: Math.max(0, (0,engine_json/* wholeNumber */.rD)(entry['SharedSize'] ?? 0)),
            },
        ])),
    };
}

;// CONCATENATED MODULE: ./src/engine/client.ts





const OLDEST_API = '1.41';
const NEWEST_API = '1.51';
const GREETING_MS = 15_000;
/** Greets the engine, agrees on a version, and learns what it is. */
async function openEngine(transport, signal) {
    const greeting = endingWithin(GREETING_MS, signal);
    const ping = await transport.send('GET', '/_ping', greeting);
    if (ping.status !== 200)
        throw statusError(ping.status, ping.body);
    const theirs = header(ping.headers['api-version']);
    if (header(ping.headers['server']).startsWith('Libpod')) {
        throw new errors/* EngineError */.NJ('unsuitable', 'this is Podman, which this version of the action does not know');
    }
    const api = agreedVersion(theirs);
    const get = getter(transport, `/v${api}`, greeting);
    const [version, info] = await Promise.all([get('/version'), get('/info')]);
    const greeted = {
        facts: facts(version, info, api),
        clock: clock(info),
        storeSize: imageCount(info),
    };
    return client(transport, `/v${api}`, greeted, signal);
}
function client(transport, base, greeted, signal) {
    const { facts } = greeted;
    const get = getter(transport, base, signal);
    const ifThere = async (path) => {
        const { status, body } = await read(transport, base + path, signal, (code) => code >= 500);
        if (status === 404)
            return undefined;
        if (status === 200)
            return body;
        if ((0,errors/* isLostRaceOf2010 */.IR)(status, wire_message(body)))
            return undefined;
        throw statusError(status, body);
    };
    // Only the containerd store has manifests to tell of, and only from API 1.48 on.
    const inspection = facts.store === 'containerd' && minor(facts.apiVersion) >= 48 ? '?manifests=1' : '';
    return {
        host: transport.endpoint.url,
        ...greeted,
        inspect: async (name) => {
            const body = await ifThere(`/images/${segment(name)}/json${inspection}`);
            return body === undefined ? undefined : wire_image(body);
        },
        images: async () => wire_images(await get('/images/json?all=1')),
        listed: async (filters) => wire_images(await get(`/images/json${filterQuery(filters)}`)),
        containers: async () => containers(await get('/containers/json?all=1')),
        history: async (id) => {
            const body = await ifThere(`/images/${segment(id)}/history`);
            return body === undefined ? undefined : historySizes(body);
        },
        usage: async () => usage(await get('/system/df?type=image&type=build-cache')),
        hasBuildCache: async () => usage(await get('/system/df?type=build-cache')).hasBuildCache,
        variants: async (name) => {
            const body = await ifThere(`/images/${segment(name)}/json?manifests=1`);
            return body === undefined ? [] : variants(body);
        },
        variantLayers: async (name, platform) => {
            const query = new URLSearchParams({ platform: JSON.stringify(platform) });
            const body = await ifThere(`/images/${segment(name)}/json?${query.toString()}`);
            return body === undefined ? [] : diffIds(body);
        },
        removeVariant: (name, platform) => remove(transport, `${base}/images/${segment(name)}`, variantQuery(platform), signal),
        remove: (name, options) => remove(transport, `${base}/images/${segment(name)}`, removalQuery(options), signal),
        save: async (names) => {
            const query = new URLSearchParams(names.map((name) => ['names', name]));
            const path = `${base}/images/get?${query.toString()}`;
            const answer = await repeating(() => transport.stream(path, signal), () => false);
            if ('chunks' in answer)
                return answer.chunks;
            throw statusError(answer.status, answer.body);
        },
        until: (other) => client(transport, base, greeted, other),
    };
}
function filterQuery(filters) {
    const keys = [...new Set(filters.map(({ key }) => key))];
    if (keys.length === 0)
        return '';
    const values = Object.fromEntries(keys.map((key) => [key, valuesOf(filters, key)]));
    return `?${new URLSearchParams({ filters: JSON.stringify(values) }).toString()}`;
}
function getter(transport, base, signal) {
    return async (path) => {
        // Neither of these asks for one image, so a 404 means that one vanished while the engine looked at them all.
        const { status, body } = await read(transport, base + path, signal, (code) => code >= 500 || code === 404);
        if (status !== 200)
            throw statusError(status, body);
        return body;
    };
}
function read(transport, path, signal, isPassing) {
    return repeating(() => transport.send('GET', path, signal), isPassing);
}
const TRIES_OF_A_READ = 3;
/**
 * Reading changes nothing, so it may be repeated: when an idle connection turns out to be closed, and when an engine
 * stumbles because another client removes an image while it lists them (20.10 says `layer does not exist`).
 */
async function repeating(ask, isPassing, triesLeft = TRIES_OF_A_READ) {
    try {
        const answer = await ask();
        if (!isPassing(answer.status) || triesLeft === 1)
            return answer;
    }
    catch (error) {
        if (!(error instanceof errors/* EngineError */.NJ) || error.fault !== 'broken' || triesLeft === 1)
            throw error;
    }
    return repeating(ask, isPassing, triesLeft - 1);
}
async function remove(transport, path, query, signal) {
    try {
        const target = query.size > 0 ? `${path}?${query.toString()}` : path;
        const { status, body } = await transport.send('DELETE', target, signal);
        if (status === 200)
            return { kind: 'removed', ...removal(body) };
        const message = wire_message(body);
        if (status === 404 || (0,errors/* isLostRaceOf2010 */.IR)(status, message))
            return { kind: 'gone', message };
        return status === 409 ? { kind: 'conflict', message } : { kind: 'error', message, broken: false };
    }
    catch (error) {
        if (!(error instanceof errors/* EngineError */.NJ))
            throw error;
        return { kind: 'error', message: error.message, broken: error.fault === 'broken' };
    }
}
function removalQuery({ force, noPrune }) {
    return new URLSearchParams({ ...(force ? { force: '1' } : {}), ...(noPrune ? { noprune: '1' } : {}) });
}
function variantQuery(platform) {
    return new URLSearchParams({ force: '1', platforms: JSON.stringify(platform) });
}
/** Names are checked before; encoding them all the same keeps any mistake there from reaching another endpoint. */
function segment(name) {
    const parts = name.split('/');
    // The engine's router would follow these to another path, encoded or not.
    if (parts.some((part) => part === '' || part === '.' || part === '..')) {
        throw new errors/* EngineError */.NJ('unsuitable', `"${name}" is no name that the engine can be asked for`);
    }
    return parts.map(encodeURIComponent).join('/');
}
function agreedVersion(theirs) {
    if (!/^1\.\d+$/.test(theirs)) {
        throw new errors/* EngineError */.NJ('unsuitable', 'what answers there is no Docker engine: it does not name an API version');
    }
    if (minor(theirs) < minor(OLDEST_API)) {
        throw new errors/* EngineError */.NJ('unsuitable', `the engine speaks API ${theirs} at most, and this action needs ${OLDEST_API} (Docker 20.10) or newer`);
    }
    return minor(theirs) < minor(NEWEST_API) ? theirs : NEWEST_API;
}
function minor(version) {
    return Number(version.split('.')[1]);
}
function header(value) {
    return typeof value === 'string' ? value : (value?.[0] ?? '');
}
function statusError(status, body) {
    return new errors/* EngineError */.NJ('status', `the engine answered ${String(status)}: ${wire_message(body)}`, {
        status,
    });
}

;// CONCATENATED MODULE: ./src/engine/endpoint.ts
/** The engine that the docker CLI would use. Whatever leads elsewhere is refused: the wrong engine is worse than none. */
function chooseEndpoint({ platform, env, currentContext }) {
    const host = (env['DOCKER_HOST'] ?? '').trim();
    if (host !== '')
        return fromUrl(host, env);
    const context = env['DOCKER_CONTEXT'] ?? '';
    const named = context === '' ? currentContext : context;
    if (typeof named === 'object')
        return named;
    if (named !== undefined && named !== 'default') {
        return {
            problem: `the docker context "${named}" is in use, and this version does not follow contexts; set DOCKER_HOST instead`,
        };
    }
    const path = platform === 'win32' ? '//./pipe/docker_engine' : '/var/run/docker.sock';
    const scheme = platform === 'win32' ? 'npipe' : 'unix';
    return { endpoint: { kind: 'socket', path, url: `${scheme}://${path}` }, why: 'the default socket' };
}
const LAST_PORT = 65_535;
function fromUrl(text, env) {
    const [, written = '', rest = ''] = /^([a-z]+):\/\/(.*)$/i.exec(text) ?? [];
    const scheme = written.toLowerCase();
    const why = 'DOCKER_HOST';
    if (scheme === 'unix' || scheme === 'npipe') {
        return rest === ''
            ? { problem: `DOCKER_HOST is ${scheme}:// without a path` }
            : { endpoint: { kind: 'socket', path: rest, url: `${scheme}://${rest}` }, why };
    }
    if (scheme !== 'tcp') {
        return {
            problem: 'DOCKER_HOST is not a unix://, npipe:// or tcp:// address, and this version knows no others; for ssh:// run the step on that host',
        };
    }
    if ((env['DOCKER_TLS_VERIFY'] ?? '') !== '' || (env['DOCKER_TLS'] ?? '') !== '') {
        return { problem: 'DOCKER_TLS_VERIFY is set, and this version does not speak TLS' };
    }
    const [, name, port] = /^(?:[^@/]*@)?(\[[0-9a-fA-F:.]+\]|[^:/]+)(?::(\d{1,5}))?\/?$/.exec(rest) ?? [];
    const number = port === undefined ? 2375 : Number(port);
    if (name === undefined || number > LAST_PORT)
        return { problem: 'DOCKER_HOST is not tcp://host:port' };
    const url = `tcp://${name}:${String(number)}`;
    return { endpoint: { kind: 'tcp', host: name.replace(/^\[|\]$/g, ''), port: number, url }, why };
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(67);
;// CONCATENATED MODULE: ./src/engine/transport.ts


/** The list of a store with ten thousand images has some ten million bytes; an engine that sends more is not sane. */
const LONGEST_BODY = 256 * 1024 * 1024;
function connect(endpoint) {
    const agent = new external_node_http_.Agent({ keepAlive: true });
    const place = endpoint.kind === 'socket' ? { socketPath: endpoint.path } : { host: endpoint.host, port: endpoint.port };
    const ask = (method, path, signal) => new Promise((resolve, reject) => {
        const sent = (0,external_node_http_.request)({ ...place, agent, method, path, signal, headers: { Host: 'docker' } });
        sent.on('error', (error) => {
            reject(asEngineError(error, sent.reusedSocket, signal));
        });
        sent.on('response', resolve);
        sent.end();
    });
    return {
        endpoint,
        close: () => {
            agent.destroy();
        },
        send: async (method, path, signal) => whole(await ask(method, path, signal), signal),
        stream: async (path, signal) => {
            const response = await ask('GET', path, signal);
            if (response.statusCode !== 200)
                return whole(response, signal);
            return { status: 200, chunks: chunksOf(response, signal) };
        },
    };
}
async function whole(response, signal) {
    try {
        const body = await readBody(response);
        return { status: response.statusCode ?? 0, headers: response.headers, body };
    }
    catch (error) {
        throw asEngineError(error, true, signal);
    }
}
async function* chunksOf(response, signal) {
    const chunks = response;
    try {
        yield* chunks;
    }
    catch (error) {
        throw asEngineError(error, true, signal);
    }
}
function readBody(response) {
    return new Promise((resolve, reject) => {
        const chunks = [];
        let length = 0;
        response.on('data', (chunk) => {
            chunks.push(chunk);
            length += chunk.length;
            if (length > LONGEST_BODY)
                response.destroy(new errors/* EngineError */.NJ('nonsense', 'the engine sent an answer without end'));
        });
        response.on('end', () => {
            resolve(Buffer.concat(chunks).toString('utf8'));
        });
        response.on('error', reject);
    });
}
function asEngineError(error, wasConnected, signal) {
    if (error instanceof errors/* EngineError */.NJ)
        return error;
    if (signal.aborted)
        return new errors/* EngineError */.NJ('aborted', 'the engine did not answer in time', { cause: error });
    const connecting = wasConnected ? undefined : (0,errors/* connectingProblem */.iB)(error);
    if (connecting !== undefined)
        return new errors/* EngineError */.NJ('unreachable', connecting, { cause: error });
    const detail = error instanceof Error ? error.message : 'for no known reason';
    return new errors/* EngineError */.NJ('broken', `the connection to the engine broke (${detail})`, { cause: error });
}

;// CONCATENATED MODULE: ./src/domain/forecast.ts

/**
 * What a removal from the containerd store would free. An image takes room twice there: its layers unpacked, of which
 * the history tells the sizes, and its content as it was pulled, of which only the sum is known. So the figure is exact
 * when the images share no content with those that stay or go beside them, and otherwise a limit.
 */
function forecast(survey, attempts, hasBuildCache) {
    const sharers = countSharers(survey);
    const byAttempt = new Map();
    let method = hasBuildCache ? 'upper-bound' : 'exact';
    for (const attempt of attempts) {
        if (!(0,domain_account/* deletedBy */.Lo)(attempt).includes(attempt.target.image))
            continue;
        const images = (0,domain_account/* deletedBy */.Lo)(attempt).flatMap((id) => survey.images.get(id) ?? []);
        const unpacked = images.every((image) => isHistoryRight(image, survey))
            ? (0,domain_account/* layerBytes */.t2)(attempt, survey)
            : undefined;
        const content = (0,domain_account/* sum */.cz)(images.map(({ room }) => room?.content ?? 0));
        byAttempt.set(attempt, content + (unpacked?.high ?? (0,domain_account/* sum */.cz)(images.map(({ room }) => room?.unpacked ?? 0))));
        const isAlone = images.every(({ diffIds = [] }) => diffIds.every((layer) => sharers.get(layer) === 1));
        const isExact = unpacked !== undefined && unpacked.low === unpacked.high && isAlone;
        if (!isExact && method === 'exact')
            method = 'upper-bound';
        if (images.some(({ room }) => room === undefined))
            method = 'estimate';
    }
    return { total: { bytes: (0,domain_account/* sum */.cz)(byAttempt.values()), method }, byAttempt };
}
/** Of several platforms only one is told, layers that stand twice are unpacked once, and commits are told wrong. */
function isHistoryRight({ id, room, layers = [], diffIds = [] }, { history }) {
    return (room !== undefined &&
        room.variants === 1 &&
        new Set(diffIds).size === layers.length &&
        (0,domain_account/* sum */.cz)(history.get(id) ?? []) === room.unpacked);
}
function countSharers({ images }) {
    const sharers = new Map();
    for (const { diffIds = [] } of images.values()) {
        for (const layer of new Set(diffIds))
            sharers.set(layer, (sharers.get(layer) ?? 0) + 1);
    }
    return sharers;
}

;// CONCATENATED MODULE: ./src/look.ts


/** The look at what is left must not fall to the deadline that ended the removals. */
const LAST_LOOK_MS = 60_000;
function patiently(engine) {
    return engine.until(AbortSignal.timeout(LAST_LOOK_MS));
}
/** What the engine holds after the removals, of everything that they may have touched. */
async function lookAfter(survey, attempts, engine) {
    const touched = new Set();
    for (const { target, answer } of attempts) {
        touched.add(target.image);
        if (answer.kind === 'removed') {
            for (const id of answer.deleted)
                if (survey.images.has(id))
                    touched.add(id);
        }
    }
    const [images, containers] = await Promise.all([
        inParallel(READS_AT_ONCE, [...touched], async (id) => [id, await stateOf(id, engine)]),
        unlessSilent(engine.containers(), survey.containers),
    ]);
    return { images: new Map(images), containers };
}
async function stateOf(id, engine) {
    return unlessSilent(engine.inspect(id).then((image) => image ?? 'absent'), 'unknown');
}
/** An engine that fails now takes nothing back of what was done: the report says what is not known. */
async function unlessSilent(question, instead) {
    try {
        return await question;
    }
    catch (error) {
        if (error instanceof errors/* EngineError */.NJ)
            return instead;
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/execute.ts





/** On the containerd store removals that overlap share the collection passes; on the other the engine's lock decides. */
const REMOVALS_AT_ONCE = { graphdriver: 8, containerd: 64 };
/** Applies a plan. Whatever happens to one removal, the others are tried. A precaution's answer stands in for the engine's. */
async function execute(plan, survey, engine, options, deadline, precaution) {
    const attempts = [];
    const limit = REMOVALS_AT_ONCE[engine.facts.store];
    const applyGroup = async ({ steps }) => {
        const done = [];
        for (const target of steps) {
            const answer = deadline.aborted
                ? { kind: 'not-sent', why: 'the time was up before it came to it' }
                : ((await precaution(target)) ??
                    (await removeOnce(target, engine, (0,predict/* optionsFor */.A5)(target, survey, options))));
            done.push({ target, answer });
        }
        return done;
    };
    for (const wave of plan)
        attempts.push(...(await inParallel(limit, wave, applyGroup)).flat());
    return attempts;
}
/** A removal whose answer was lost is sent again only when a look shows that it is still needed. */
async function removeOnce(target, engine, options) {
    const answer = await engine.remove(removalName(target), options);
    if (answer.kind !== 'error' || !answer.broken)
        return answer;
    const image = await unlessSilent(engine.inspect(target.image), undefined);
    if (image === undefined)
        return answer;
    if (target.kind === 'reference' && !(0,domain_store/* referencesOf */.CL)(image).includes(target.reference))
        return answer;
    return engine.remove(removalName(target), options);
}

;// CONCATENATED MODULE: ./src/domain/account-usage.ts


/**
 * On the containerd store the engine names no layers, only what its images take in all. The drop of that is exact when
 * nothing else changed it. It counts what containers and the build cache hold too, so where there are any of these it
 * is less sure: a container that writes hides a part of what was freed, a build cache keeps a part of what was counted.
 */
function accountUsage(before, after, survey, attempts, aftermath) {
    const lost = (0,domain_account/* lostAnswers */.QE)(attempts, aftermath);
    const freeing = attempts.filter((attempt) => lost.has(attempt) ||
        ((0,domain_account/* deletedBy */.Lo)(attempt).includes(attempt.target.image) && after?.images.has(attempt.target.image) !== true));
    if (freeing.length === 0)
        return domain_account/* NOTHING_FREED */.je;
    const gone = new Set([...attempts.flatMap(domain_account/* deletedBy */.Lo), ...[...lost].map(({ target }) => target.image)]);
    if (after === undefined || isDisturbed(before, after, survey, gone))
        return bound(before, freeing);
    const drop = before.total - after.total;
    const isLimit = before.hasBuildCache || after.hasBuildCache || countsOnlyImages(survey.engine.version);
    const isVague = [...survey.containers, ...aftermath.containers].some(domain_store/* isRunning */.W_) || !sameContainers(survey, aftermath);
    return {
        total: { bytes: drop, method: isVague ? 'estimate' : isLimit ? 'upper-bound' : 'exact' },
        byAttempt: shares(drop, before, freeing),
    };
}
function sameContainers(survey, aftermath) {
    const names = ({ containers }) => containers
        .map(({ id }) => id)
        .toSorted()
        .join(' ');
    return names(survey) === names(aftermath);
}
function isDisturbed(before, after, survey, gone) {
    const lost = [...before.images.keys()].filter((id) => !after.images.has(id));
    // A parent that its child hid from the account shows up in it when the child is gone.
    const added = [...after.images.keys()].filter((id) => !before.images.has(id) && !survey.images.has(id));
    return added.length > 0 || lost.some((id) => !gone.has(id)) || before.total < after.total;
}
/**
 * Whether the engine's account is worth asking for. It looks at every image of the store, before and after, and looking
 * at one costs half of what it costs to look one up and remove it (`npm run bench`). What is over in a moment is
 * always worth it.
 */
function isAccountCheap(imagesInStore, chosen) {
    return imagesInStore <= Math.max(20, 1.6 * chosen);
}
/** Without an account: an image cannot free more than the room that it takes. */
function accountRoom(survey, attempts, aftermath) {
    const lost = (0,domain_account/* lostAnswers */.QE)(attempts, aftermath);
    const byAttempt = new Map();
    for (const attempt of attempts) {
        const gone = (0,domain_account/* deletedBy */.Lo)(attempt).filter((id) => aftermath.images.get(id) === 'absent');
        const ids = lost.has(attempt) ? [...gone, attempt.target.image] : gone;
        if (attempt.answer.kind === 'removed' || lost.has(attempt)) {
            byAttempt.set(attempt, (0,domain_account/* sum */.cz)(ids.map((id) => account_usage_roomOf(survey.images.get(id)))));
        }
    }
    const bytes = (0,domain_account/* sum */.cz)(byAttempt.values());
    return { total: { bytes, method: bytes === 0 ? 'exact' : 'upper-bound' }, byAttempt };
}
function account_usage_roomOf(image) {
    return image?.room === undefined ? 0 : image.room.content + image.room.unpacked;
}
function bound(before, freeing) {
    const byAttempt = new Map(freeing.map((attempt) => [attempt, sizeOf(attempt, before)]));
    return { total: { bytes: (0,domain_account/* sum */.cz)(byAttempt.values()), method: 'upper-bound' }, byAttempt };
}
/** What images share with one another belongs to none of them, so it is told only where one alone can have freed it. */
function shares(drop, before, freeing) {
    const alone = freeing.filter(({ target }) => before.images.get(target.image)?.shared === 0);
    const others = freeing.filter((attempt) => !alone.includes(attempt));
    if (freeing.length === 1)
        return new Map(freeing.map((attempt) => [attempt, drop]));
    const known = new Map(alone.map((attempt) => [attempt, sizeOf(attempt, before)]));
    const rest = drop - (0,domain_account/* sum */.cz)(known.values());
    if (rest < 0 || (others.length === 0 && rest !== 0))
        return new Map();
    return others.length === 1
        ? new Map([...known, ...others.map((attempt) => [attempt, rest])])
        : known;
}
function sizeOf({ target }, usage) {
    return usage.images.get(target.image)?.size ?? 0;
}
/** From 29.6 on the account leaves out what only containers or the build cache hold, so its drop is a limit. */
function countsOnlyImages(version) {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    return major > 29 || (major === 29 && minor >= 6);
}

;// CONCATENATED MODULE: ./src/measure.ts




async function startMeter(survey, engine, measure) {
    if (measure === 'off')
        return () => Promise.resolve(domain_account/* NOT_MEASURED */.pJ);
    const open = openTargets(survey);
    if (open.length === 0)
        return () => Promise.resolve(domain_account/* NOTHING_FREED */.je);
    if (survey.engine.store === 'graphdriver') {
        return (attempts, aftermath) => Promise.resolve((0,domain_account/* accountLayers */.I8)(survey, attempts, aftermath));
    }
    const chosen = new Set(open.map(({ image }) => image));
    if (measure === 'auto' && !isAccountCheap(engine.storeSize, chosen.size) && areRoomsKnown(survey, chosen)) {
        return (attempts, aftermath) => Promise.resolve(accountRoom(survey, attempts, aftermath));
    }
    const before = await unlessSilent(engine.usage(), undefined);
    if (before === undefined)
        return () => Promise.resolve(domain_account/* NOT_MEASURED */.pJ);
    return async (attempts, aftermath, patient) => accountUsage(before, await unlessSilent(patient.usage(), undefined), survey, attempts, aftermath);
}
/** Engines before API 1.48 do not tell the room that an image takes, so there only the account is left. */
function areRoomsKnown({ images }, chosen) {
    return [...chosen].every((id) => images.get(id)?.room !== undefined);
}

;// CONCATENATED MODULE: ./src/perform.ts







const NO_FILES = new Map();
/** What would be, foretold. */
async function rehearse(before, engine, inputs) {
    const { attempts, aftermath } = (0,predict/* predict */.K$)(plan(before), before, inputs);
    if (inputs.measure === 'off')
        return { attempts, aftermath, account: domain_account/* NOT_MEASURED */.pJ, files: NO_FILES };
    // The build cache holds layers too, and which ones nobody tells.
    const hasBuildCache = await unlessSilent(engine.hasBuildCache(), true);
    const isGraphdriver = before.engine.store === 'graphdriver';
    const account = isGraphdriver
        ? (0,domain_account/* accountLayers */.I8)(before, attempts, aftermath)
        : forecast(before, attempts, hasBuildCache);
    const limited = isGraphdriver && hasBuildCache ? asLimit(account) : account;
    return { attempts, aftermath, account: limited, files: NO_FILES };
}
function asLimit({ total, byAttempt }) {
    const isExact = total.method === 'exact' && total.bytes !== 0;
    return { total: isExact ? { ...total, method: 'upper-bound' } : total, byAttempt };
}
/** What is. */
async function perform(before, engine, inputs, deadline) {
    const meter = await startMeter(before, engine, inputs.measure);
    const removals = plan(before);
    const safe = await safeFor(removals, before, engine, inputs, deadline);
    const precaution = async (target) => (0,predict/* refusedBeforehand */.hy)(target, before, inputs) ?? (await safe?.precaution(target));
    const attempts = await execute(removals, before, engine, inputs, deadline, precaution);
    const patient = patiently(engine);
    const aftermath = await lookAfter(before, attempts, patient);
    const account = await meter(attempts, aftermath, patient);
    return { attempts, aftermath, account, files: safe?.files ?? NO_FILES };
}
/** Reading archives takes code that only a backup needs, so it is loaded for one. */
async function safeFor(removals, before, engine, inputs, deadline) {
    if (inputs.backup === undefined)
        return undefined;
    const { openSafe } = await __webpack_require__.e(/* import() */ 222).then(__webpack_require__.bind(__webpack_require__, 222));
    return openSafe(inputs.backup, removals, before, engine, inputs, deadline);
}

;// CONCATENATED MODULE: ./src/domain/platform.ts
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

;// CONCATENATED MODULE: ./src/domain/variant.ts






function findVariant(variants, platform) {
    return variants.find((variant) => variant.available && platformName(variant.platform) === platformName(platform));
}
/**
 * Decides which variants may go. The engine would break whatever shares a layer with them, and containers that run
 * them, so it is not asked. A variant that must stay makes those stay that share with it, so this goes on until it rests.
 */
function chooseVariants(targets, holdings) {
    let choices = targets.map((target) => {
        const outcome = absentOrRunning(target, holdings);
        return outcome === undefined ? { target } : { target, outcome };
    });
    for (let before = -1; before !== openOnes(choices).length;) {
        before = openOnes(choices).length;
        const going = new Set(openOnes(choices).map(({ target }) => target.variant?.digest ?? ''));
        choices = choices.map((choice) => {
            const outcome = choice.outcome ?? sharedWithOthers(choice.target, going, holdings);
            return outcome === undefined ? choice : { target: choice.target, outcome };
        });
    }
    return choices;
}
function openOnes(choices) {
    return choices.filter(({ outcome }) => outcome === undefined);
}
function absentOrRunning(target, { containers }) {
    const { image, variant, siblings, sparing } = target;
    if (sparing !== undefined)
        return outcome(target, sparing);
    if (image === undefined)
        return outcome(target, { verdict: 'absent', reason: 'no such image' });
    if (variant === undefined) {
        const here = siblings.filter(({ available }) => available).map(({ platform }) => platformName(platform));
        const has = here.length === 0 ? 'none of its variants is here' : `what is here: ${here.join(', ')}`;
        return outcome(target, { verdict: 'absent', reason: `the image has no such variant here; ${has}` });
    }
    const running = containers.filter((container) => (0,domain_store/* isRunning */.W_)(container) && (runs(container, image, variant) || (0,domain_containers/* mounts */.L)(container, image)));
    if (running.length === 0)
        return undefined;
    return outcome(target, {
        verdict: 'conflict',
        conflict: 'running-container',
        reason: `used by ${some(running.map(describe))}`,
        next: `stop and remove ${some(running.map(({ name }) => name))} first`,
    });
}
function runs(container, image, { digest }) {
    return container.variant === undefined ? container.image === image.id : container.variant === digest;
}
/** What a user should know about a variant that goes: who else loses it, and whether anything is left. */
function whatItTakesAlong({ name, image }, left) {
    const others = (image?.tags ?? []).filter((tag) => tag !== name).map(domain_reference/* familiar */.ce);
    const reasons = [
        ...(others.length > 0 ? [`the same image under another name loses it too: ${some(others)}`] : []),
        ...(left === 0 ? ['the name remains, with no variant left behind it'] : []),
    ];
    return {
        ...(reasons.length > 0 ? { reason: reasons.join('; ') } : {}),
        ...(left === 0 ? { next: 'remove the whole image, without `platforms`' } : {}),
    };
}
/** Two items can stand for one variant; it goes once. */
function variantKey({ image, variant }) {
    return `${image?.id ?? ''} ${variant?.digest ?? ''}`;
}
function sharedWithOthers(target, going, holdings) {
    const digest = target.variant?.digest ?? '';
    const own = new Set(holdings.layers.get(digest)?.diffIds);
    const broken = [...holdings.layers].filter(([other, { diffIds }]) => other !== digest && !going.has(other) && diffIds.some((layer) => own.has(layer)));
    const twice = (holdings.holders.get(digest) ?? 0) > 1;
    if (broken.length === 0 && !twice)
        return undefined;
    const names = broken.map(([, { name }]) => name);
    return outcome(target, {
        verdict: 'conflict',
        conflict: 'shared-variant',
        reason: names.length > 0
            ? `it shares layers with ${some(names)}, which the engine would break`
            : `${counted(holdings.holders.get(digest) ?? 0, 'image')} hold this very variant, and the engine would break them all`,
        next: names.length > 0
            ? `list ${some(names)} too, or remove whole images without \`platforms\``
            : 'remove whole images without `platforms`',
    });
}
function outcome({ target, platform }, finding) {
    return { ...identity(target), platform: platformName(platform), untagged: [], deleted: [], ...finding };
}

;// CONCATENATED MODULE: ./src/remove-variants.ts



/** What would be: an upper bound, since what is unpacked may stay as long as something holds it. */
function rehearseVariants(choices, measure) {
    const going = new Map(remove_variants_openOnes(choices).map(({ target }) => [variantKey(target), target]));
    const items = choices.map(({ target, outcome: decided }) => {
        if (decided !== undefined)
            return decided;
        const left = target.siblings.filter((sibling) => sibling.available && !going.has(variantKey({ ...target, variant: sibling })));
        const { contentSize = 0, unpackedSize = 0, digest = '' } = target.variant ?? {};
        const isFirst = going.get(variantKey(target)) === target;
        return outcome(target, {
            verdict: 'variant-deleted',
            deleted: [digest],
            ...whatItTakesAlong(target, left.length),
            ...(measure === 'off' ? {} : { bytes: isFirst ? contentSize + unpackedSize : 0 }),
        });
    });
    const bytes = (0,domain_account/* sum */.cz)(items.map((item) => item.bytes ?? 0));
    return { items, reclaimed: measure === 'off' ? domain_account/* NOT_MEASURED */.pJ.total : { bytes, method: 'upper-bound' } };
}
/** One request for each variant: asked for several at once, the engine stops at the first that is missing. */
async function removeVariants(choices, engine, measure, deadline) {
    const isIdle = remove_variants_openOnes(choices).length === 0;
    const before = measure === 'off' || isIdle ? undefined : await unlessSilent(engine.usage(), undefined);
    const findings = new Map();
    const items = [];
    for (const { target, outcome: decided } of choices) {
        const key = variantKey(target);
        const finding = findings.get(key) ??
            (decided === undefined ? await removeVariant(target, engine, deadline) : undefined);
        if (decided === undefined && finding !== undefined)
            findings.set(key, finding);
        items.push(decided ?? outcome(target, finding ?? NOT_CHOSEN));
    }
    if (isIdle && measure !== 'off')
        return { items, reclaimed: domain_account/* NOTHING_FREED */.je.total };
    const after = before === undefined ? undefined : await unlessSilent(patiently(engine).usage(), undefined);
    if (before === undefined || after === undefined)
        return { items, reclaimed: domain_account/* NOT_MEASURED */.pJ.total };
    // What was unpacked goes in a later collection of the engine, so the account is never the last word.
    return { items, reclaimed: { bytes: Math.max(0, before.total - after.total), method: 'estimate' } };
}
const NOT_CHOSEN = { verdict: 'not-reached', reason: 'it was not chosen' };
/** The last first, so that in a map by variant the first item that stands for it wins. */
function remove_variants_openOnes(choices) {
    return choices.filter(({ outcome: decided }) => decided === undefined).toReversed();
}
async function removeVariant(target, engine, deadline) {
    const { name, image, variant } = target;
    if (name === undefined || image === undefined || variant === undefined)
        return NOT_CHOSEN;
    if (deadline.aborted)
        return { verdict: 'not-reached', reason: 'the time was up before it came to it' };
    const answer = await engine.removeVariant(name, variant.platform);
    const left = await unlessSilent(patiently(engine).variants(image.id), undefined);
    return findingOf(answer, target, variant, left);
}
function findingOf(answer, target, { digest }, left) {
    const said = 'message' in answer ? answer.message : 'the engine says that it removed it';
    if (left === undefined) {
        return { verdict: 'failed', reason: `${said}; it did not answer when asked what is left` };
    }
    const here = left.filter(({ available }) => available);
    if (here.some((variant) => variant.digest === digest))
        return { verdict: 'failed', reason: said };
    if (answer.kind === 'gone')
        return { verdict: 'absent', reason: 'somebody else removed it meanwhile' };
    const along = whatItTakesAlong(target, here.length);
    const odd = answer.kind === 'removed' ? {} : { reason: `the engine answered "${said}", yet it is gone` };
    return { verdict: 'variant-deleted', deleted: [digest], ...along, ...odd };
}

;// CONCATENATED MODULE: ./src/survey.ts




/** Asks the engine for all that a plan or a prediction needs beside what was chosen. Changes nothing. */
async function survey({ targets, spared, images: chosen, containers }, engine, { dryRun, measure, keep, backup }) {
    const isGraphdriver = engine.facts.store === 'graphdriver';
    // On the containerd store listing all images is the dearest request of all, so it waits for a need.
    // What goes with an image and must be saved before depends on all that is built on it.
    const needsAll = isGraphdriver || dryRun || backup !== undefined;
    const listed = needsAll ? await engine.images() : [];
    const images = new Map([...listed.map((image) => [image.id, image]), ...chosen]);
    if (dryRun)
        await addLayers(images, engine);
    if (!needsAll)
        await addAncestors(images, engine);
    const needsSizes = measure !== 'off' && (isGraphdriver || dryRun);
    const open = openTargets({ targets, spared });
    const history = needsSizes ? await histories(open, engine) : new Map();
    const holdsParents = holdersOfParents(images, keep);
    return { engine: engine.facts, targets, spared, holdsParents, images, containers, history };
}
async function addLayers(images, engine) {
    const bare = [...images.values()].filter(({ layers }) => layers === undefined);
    const full = await inParallel(READS_AT_ONCE, bare, ({ id }) => engine.inspect(id));
    for (const image of full)
        if (image !== undefined)
            images.set(image.id, image);
}
/** Children go before parents also when an image between the two was not asked for. */
async function addAncestors(images, engine) {
    for (let parents = unknownParents(images); parents.length > 0; parents = unknownParents(images)) {
        const found = await inParallel(READS_AT_ONCE, parents, (id) => engine.inspect(id));
        const known = found.filter((image) => image !== undefined);
        for (const image of known)
            images.set(image.id, image);
        if (known.length < parents.length)
            return;
    }
}
function unknownParents(images) {
    const parents = [...images.values()].flatMap(({ parent }) => parent ?? []);
    return [...new Set(parents)].filter((id) => !images.has(id));
}
async function histories(targets, engine) {
    const chosen = [...new Set(targets.map(({ image }) => image))];
    const found = await inParallel(READS_AT_ONCE, chosen, async (id) => [id, await unlessSilent(engine.history(id), undefined)]);
    return new Map(found.flatMap(([id, sizes]) => (sizes === undefined ? [] : [[id, sizes]])));
}

;// CONCATENATED MODULE: ./src/variants.ts






const FIRST_API_WITH_PLATFORMS = 50;
/** Engines that do not know the parameter ignore it, and delete the whole image. */
function refusePlatforms({ store, apiVersion, name, version }, text) {
    const isOld = Number(apiVersion.split('.')[1]) < FIRST_API_WITH_PLATFORMS;
    if (store === 'containerd' && !isOld)
        return;
    const here = `${name} ${version} with API ${apiVersion} and the ${store} store`;
    const allowed = `needs an engine with API 1.50 and the containerd image store, and this is ${here}; nothing was removed`;
    throw new InputError([{ input: 'platforms', value: text, allowed }]);
}
/** Looks at every variant in the store, and decides which of those asked for may go. */
async function surveyVariants({ targets: chosen, spared, images, containers }, requests, engine) {
    const platforms = requests.map((request) => completed(request, engine.facts.platform));
    const targets = await inParallel(READS_AT_ONCE, chosen, async (target) => {
        const image = target.kind === 'absent' ? undefined : images.get(target.image);
        if (target.kind === 'absent' || image === undefined)
            return platforms.map((platform) => ({ target, platform, siblings: [] }));
        const name = removalName(target);
        const sparing = spared.get(target);
        const siblings = await engine.variants(name);
        return platforms.map((platform) => {
            const variant = findVariant(siblings, platform);
            return {
                target,
                platform,
                name,
                image,
                siblings,
                ...(sparing === undefined ? {} : { sparing }),
                ...(variant === undefined ? {} : { variant }),
            };
        });
    });
    return chooseVariants(onceEach(targets.flat()), { ...(await holdingsOf(engine)), containers });
}
function onceEach(targets) {
    const key = ({ target, platform }) => `${targetKey(target)} ${platformName(platform)}`;
    return [...new Map(targets.map((target) => [key(target), target])).values()];
}
async function holdingsOf(engine) {
    const layers = new Map();
    const holders = new Map();
    const images = new Map((await engine.images()).map((image) => [image.id, image])).values();
    await inParallel(READS_AT_ONCE, [...images], async ({ id, tags }) => {
        const here = (await engine.variants(id)).filter(({ available }) => available);
        for (const { digest, platform } of here) {
            holders.set(digest, (holders.get(digest) ?? 0) + 1);
            const diffIds = await engine.variantLayers(id, platform);
            layers.set(digest, { diffIds, name: `${(0,domain_reference/* familiar */.ce)(tags[0] ?? id)} (${platformName(platform)})` });
        }
    });
    return { layers, holders };
}

;// CONCATENATED MODULE: ./src/clean.ts













/** One engine's walk: from what was asked for to what became of it. */
async function clean(inputs, surroundings, ownContainer) {
    const choice = chooseEndpoint(surroundings);
    if ('problem' in choice)
        return problem('this runner', 'unsuitable', choice.problem);
    const { url } = choice.endpoint;
    const deadline = AbortSignal.timeout(inputs.timeoutMs);
    const transport = connect(choice.endpoint);
    try {
        let engine;
        try {
            engine = await openEngine(transport, deadline);
        }
        catch (error) {
            if (!(error instanceof errors/* EngineError */.NJ))
                throw error;
            return problem(url, error.fault === 'unsuitable' ? 'unsuitable' : 'no-engine', error.message);
        }
        return await walk(engine, inputs, deadline, ownContainer);
    }
    catch (error) {
        // Only questions that come before the first removal throw this; a removal that goes wrong is an answer.
        if (!(error instanceof errors/* EngineError */.NJ))
            throw error;
        const message = `${error.message}; nothing was removed`;
        return {
            ...problem(url, 'trouble', message),
            items: inputs.images.map((item) => notReached(item, error.message)),
        };
    }
    finally {
        transport.close();
    }
}
async function walk(engine, inputs, deadline, ownContainer) {
    const { platforms } = inputs;
    if (platforms.length > 0)
        refusePlatforms(engine.facts, platforms.map(({ requested }) => requested).join(', '));
    const choice = await choose(inputs, engine, ownContainer);
    const rest = await whatIsNotChosen(choice, engine, inputs);
    const done = platforms.length > 0 ? removeVariantsOf : removeImagesOf;
    const { notes } = choice;
    return {
        host: engine.host,
        engine: engine.facts,
        ...(await done(choice, engine, inputs, deadline)),
        ...(notes.length === 0 ? {} : { notes }),
        ...(rest.length === 0 ? {} : { notChosen: rest }),
    };
}
async function whatIsNotChosen({ targets }, engine, { dryRun, images, filters }) {
    if (!dryRun || (filters.length === 0 && images.every(({ kind }) => kind !== 'pattern')))
        return [];
    const visible = await engine.listed([]);
    return withinMoment('images', () => notChosen(visible, targets, images, filters));
}
async function removeImagesOf(choice, engine, inputs, deadline) {
    const before = await survey(choice, engine, inputs);
    const { attempts, aftermath, account, files } = inputs.dryRun
        ? await rehearse(before, engine, inputs)
        : await perform(before, engine, inputs, deadline);
    const items = judge(before, attempts, aftermath, account).map((item) => {
        const backup = files.get(item.id ?? '');
        return backup === undefined ? item : { ...item, backup };
    });
    return { items, reclaimed: account.total };
}
async function removeVariantsOf(choice, engine, { platforms, dryRun, measure }, deadline) {
    const choices = await surveyVariants(choice, platforms, engine);
    return dryRun ? rehearseVariants(choices, measure) : removeVariants(choices, engine, measure, deadline);
}
function problem(host, kind, message) {
    return { host, items: [], reclaimed: { method: 'off' }, problem: { kind, message } };
}

;// CONCATENATED MODULE: ./src/domain/verdict.ts
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

;// CONCATENATED MODULE: ./src/domain/report.ts


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
            ...Object.fromEntries(countsOf(items)),
            ...(bytes === undefined ? {} : { reclaimedBytes: bytes }),
            reclaimedMethod: method,
        },
        exit: exit(items, hosts, rules),
    };
}
/** The report of a run that ended before any engine was asked. */
function report_refused(problems, dryRun) {
    return unfinished(problems, `${counted(problems.length, 'problem')} with the inputs; nothing was removed`, dryRun);
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
    return VERDICTS.map((verdict) => [verdict, items.filter((item) => item.verdict === verdict).length]).filter(([, count]) => count > 0);
}
/** The sum over the hosts is as good as the least certain of them. */
function reclaimedBy(hosts) {
    const worstFirst = ['off', 'estimate', 'upper-bound', 'exact'];
    const methods = hosts.map(({ reclaimed }) => reclaimed.method);
    const method = worstFirst.find((candidate) => methods.includes(candidate)) ?? 'off';
    if (method === 'off')
        return { method };
    return { method, bytes: hosts.reduce((bytes, { reclaimed }) => bytes + (reclaimed.bytes ?? 0), 0) };
}
/** Nobody asked for the very thing that a pattern found, so that it is gone by now is nobody's failure. */
function isFailure({ verdict, chosenBy }, rules) {
    switch (verdict) {
        case 'failed':
        case 'not-reached':
            return true;
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
    const kinds = countsOf(failing).map(([verdict, count]) => `${count} ${IN_A_SENTENCE[verdict] ?? verdict}`);
    const verdicts = failing.length === 0
        ? []
        : [`${failing.length} of ${counted(items.length, 'item')} went wrong: ${kinds.join(', ')}`];
    const message = [...problems, ...verdicts].join('; ');
    return { failed: message !== '', message };
}

;// CONCATENATED MODULE: ./src/inputs/duration.ts
const UNITS = { s: 1000, m: 60_000, h: 3_600_000 };
// Timers of Node hold 31 bits of milliseconds; a longer wait would end at once.
const duration_LONGEST = 2 ** 31 - 1;
/** `90s`, `10m`, `1h`, `1h30m` in milliseconds; undefined when it is none, or nothing at all. */
function parseDuration(text) {
    if (!/^(?:\d{1,9}[smh])+$/.test(text))
        return undefined;
    const parts = [...text.matchAll(/(\d+)([smh])/g)];
    const total = parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNITS[unit ?? ''] ?? 0), 0);
    return total > 0 ? Math.min(total, duration_LONGEST) : undefined;
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

;// CONCATENATED MODULE: ./src/inputs/inputs.ts






/** Inputs of the contract that this version does not know yet, with the only value that changes nothing. */
const NOT_YET = [
    ['when', 'now'],
    ['scope', 'all'],
    ['containers', 'keep'],
    ['until-free', ''],
    ['hosts', ''],
];
/** Reads every input, and throws one InputError that names everything that is wrong with them. */
function parseInputs(read) {
    const fields = new Fields(read);
    for (const [input, harmless] of NOT_YET) {
        const value = fields.text(input);
        if (value !== '' && value !== harmless)
            fields.refuse(input, value, 'is not supported by this version; leave it out');
    }
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
        timeoutMs: readTimeout(fields),
        measure: fields.choice('measure', ['auto', 'exact', 'off']),
        backup: readBackup(fields),
        noEngine: fields.choice('no-engine', ['fail', 'skip']),
        summary: fields.boolean('summary', true),
    };
    if (inputs.platforms.length > 0 && !inputs.force) {
        fields.refuse('platforms', fields.text('platforms'), 'needs `force: true`, since the engine refuses it otherwise');
    }
    if (inputs.platforms.length > 0 && inputs.backup !== undefined) {
        fields.refuse('backup', inputs.backup, 'cannot go with `platforms`: only whole images can be saved');
    }
    if (fields.problems.length > 0)
        throw new InputError(fields.problems);
    return inputs;
}
/** What matters for telling, also when other inputs are wrong. */
function readTelling(read) {
    const fields = new Fields(read);
    return { dryRun: fields.boolean('dry-run', false), summary: fields.boolean('summary', true) };
}
function readImages(fields, input) {
    const parsed = fields.list(input).map(parseWish);
    for (const wish of parsed) {
        if (!isWish(wish))
            fields.refuse(input, wish.requested, `is ${wish.problem}`);
    }
    return parsed.filter(isWish);
}
function readFilters(fields) {
    const filters = fields.list('filters').flatMap((text) => {
        const filter = parseFilter(text);
        if (!isFilter(filter))
            fields.refuse('filters', text, filter.problem);
        return isFilter(filter) ? filter : [];
    });
    const key = contradiction(filters);
    if (key !== undefined)
        fields.refuse('filters', key, 'cannot be true and false at once');
    return filters;
}
function readPlatforms(fields) {
    return fields.list('platforms').flatMap((text) => {
        const platform = parsePlatform(text);
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

;// CONCATENATED MODULE: ./src/report/text.ts
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

// EXTERNAL MODULE: ./src/domain/size.ts
var size = __webpack_require__(723);
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
/** `3 deleted, 1 in conflict. 238.4MB reclaimed.` */
function headline({ totals, dryRun, hosts, problems }) {
    const counts = VERDICTS.flatMap((verdict) => {
        const count = totals[verdict];
        return count === undefined ? [] : [`${String(count)} ${DONE[verdict]}`];
    });
    const idle = problems !== undefined || hosts.some(({ problem }) => problem !== undefined);
    const reason = hosts.length === 0 ? ': `images` is empty' : '';
    const nothing = idle ? 'nothing was removed' : `nothing to remove${reason}`;
    const what = counts.length > 0 ? counts.join(', ') : nothing;
    const freed = {
        method: totals.reclaimedMethod,
        ...(totals.reclaimedBytes === undefined ? {} : { bytes: totals.reclaimedBytes }),
    };
    const bytes = hosts.length > 0 ? reclaimed(freed, dryRun) : '';
    return `${dryRun ? 'Dry run, nothing was changed: ' : ''}${what}${bytes === '' ? '' : `; ${bytes}`}`;
}
function reclaimed({ bytes, method }, dryRun) {
    if (bytes === undefined)
        return '';
    const limit = method === 'upper-bound' ? 'at most ' : method === 'estimate' ? 'about ' : '';
    return `${limit}${(0,size/* humanSize */.X)(bytes)} ${dryRun ? 'would be reclaimed' : 'reclaimed'}`;
}
function nameOf({ requested, chosenBy, reference, id, platform }) {
    const found = chosenBy === 'pattern' && id !== undefined ? id : requested;
    const name = reference === undefined ? found : (0,domain_reference/* familiar */.ce)(reference);
    return platform === undefined ? name : `${name} (${platform})`;
}
function sentence({ reason, next }) {
    return [reason ?? [], next === undefined ? [] : `next: ${next}`].flat().join('; ');
}
function hostLine({ host, engine }) {
    if (engine === undefined)
        return host;
    return `${host}: ${engine.name} ${engine.version}, API ${engine.apiVersion}, ${engine.store} store`;
}

;// CONCATENATED MODULE: ./src/report/annotations.ts



/** A step shows no more of a level. */
const MOST_OF_A_LEVEL = 10;
function annotations(report, rules) {
    const wrong = (report.problems ?? []).map((message) => ({
        level: 'error',
        message: plain(message),
    }));
    const warnings = (report.warnings ?? []).map((message) => ({
        level: 'warning',
        message: plain(message),
    }));
    const skipped = report.hosts.flatMap(({ host, problem }) => problem !== undefined && isExcused(problem, rules)
        ? [{ level: 'warning', message: plain(`${host}: ${problem.message}; nothing was removed`) }]
        : []);
    const items = report.hosts.flatMap((host) => host.items).filter((item) => isWorthOne(item, rules));
    const all = [...wrong, ...warnings, ...skipped, ...items.map((item) => annotation(item, rules))];
    return ['error', 'warning'].flatMap((level) => all.filter((one) => one.level === level).slice(0, MOST_OF_A_LEVEL));
}
function isWorthOne(item, rules) {
    const { verdict, chosenBy } = item;
    if (verdict === 'absent')
        return rules.missing !== 'ignore' && chosenBy !== 'pattern';
    return verdict === 'conflict' || isFailure(item, rules);
}
function annotation(item, rules) {
    const level = isFailure(item, rules) ? 'error' : 'warning';
    return { level, message: plain(`${nameOf(item)} (${item.verdict}): ${sentence(item)}`) };
}

;// CONCATENATED MODULE: ./src/report/log.ts




/** What a person wants first is last: the headline. */
function logParts(report) {
    const parts = [
        { lines: report.problems ?? [] },
        ...report.hosts.flatMap(hostParts),
        { lines: [headline(report)] },
    ];
    return parts
        .filter(({ lines }) => lines.length > 0)
        .map((part) => ({ ...part, lines: part.lines.map(plain) }));
}
function hostParts(host) {
    const rest = (host.notChosen ?? []).map(({ name, reason }) => `${name}: ${reason}`);
    return [
        { lines: [...hostLines(host), ...(host.notes ?? [])] },
        { title: `${counted(rest.length, 'other')} that nothing chose`, lines: rest },
    ];
}
function hostLines(host) {
    const verdictWidth = Math.max(...host.items.map(({ verdict }) => verdict.length));
    const nameWidth = Math.min(60, Math.max(...host.items.map((item) => nameOf(item).length)));
    const line = (item) => [item.verdict.padEnd(verdictWidth), nameOf(item).padEnd(nameWidth), ...details(item)].join('  ');
    return [
        hostLine(host),
        ...(host.problem === undefined ? [] : [host.problem.message]),
        ...host.items.map(line),
    ];
}
function details(item) {
    const bytes = item.bytes === undefined || item.verdict !== 'deleted' ? '' : (0,size/* humanSize */.X)(item.bytes);
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
        ['reclaimed', reclaimedBytes === undefined ? '' : (0,size/* humanSize */.X)(reclaimedBytes)],
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

;// CONCATENATED MODULE: ./src/report/summary.ts





const SIGN = {
    deleted: '🗑️ deleted',
    untagged: '🏷️ untagged',
    'variant-deleted': '🗑️ variant deleted',
    absent: '➖ absent',
    kept: '🛡️ kept',
    'in-use': '🔒 in use',
    conflict: '⚠️ conflict',
    failed: '❌ failed',
    'not-reached': '⏳ not reached',
};
/** GitHub refuses a step's summary of more than 1 MiB. */
const summary_LONGEST = 1000 * 1024;
/** Markdown for the job summary. Rows that no longer fit are left out and counted; the headline always tells all. */
function summary(report, longest = summary_LONGEST) {
    const top = [
        `### Docker images: ${markdown(headline(report))}`,
        ...(report.exit.failed ? [`**The step failed:** ${markdown(report.exit.message)}`] : []),
        // A long list of images can be wrong in every line.
        bullets([...(report.problems ?? []), ...(report.warnings ?? [])], 'in the log', longest / 2),
    ].filter((part) => part !== '');
    let room = longest - byteLength(top.join('\n\n'));
    const sections = report.hosts.map((host) => {
        const section = hostSection(host, room);
        room -= byteLength(section) + 2;
        return section;
    });
    return `${[...top, ...sections].join('\n\n')}\n`;
}
function bullets(sentences, where, longest) {
    const { lines, left } = fitting(sentences.map((sentence) => `- ${markdown(sentence)}`), longest);
    const rest = left === 0 ? [] : [`- and ${String(left)} more, ${where}`];
    return [...lines, ...rest].join('\n');
}
function hostSection(host, longest) {
    const foot = `<sub>${markdown(hostLine(host))}; bytes: ${host.reclaimed.method}</sub>`;
    if (host.problem !== undefined)
        return `${markdown(host.problem.message)}\n\n${foot}`;
    const aside = [bullets(host.notes ?? [], 'in the log', longest / 8), stays(host, longest / 8)];
    if (host.items.length === 0)
        return [...aside, foot].filter((part) => part !== '').join('\n\n');
    const room = longest - byteLength(foot) - 1000;
    const parts = [
        table(host.items, room / 2),
        whatToDo(host.items, room / 8),
        ...aside,
        summary_details(host.items, room / 8),
        foot,
    ];
    return parts.filter((part) => part !== '').join('\n\n');
}
function table(items, longest) {
    const head = '| verdict | image | what happened | bytes |\n| :-- | :-- | :-- | --: |';
    const { lines, left } = fitting(items.map(row), longest);
    const rest = left === 0 ? '' : `\n\n${String(left)} more rows do not fit here; the \`json\` output has them all.`;
    return [head, ...lines].join('\n') + rest;
}
function row(item) {
    const bytes = item.bytes === undefined || item.deleted.length === 0 ? '' : (0,size/* humanSize */.X)(item.bytes);
    const name = code(nameOf(item));
    return `| ${SIGN[item.verdict]} | ${name} | ${markdown(item.reason ?? '')} | ${bytes} |`;
}
function whatToDo(items, longest) {
    const steps = items.flatMap((item) => item.next === undefined ? [] : [`- ${code(nameOf(item))}: ${markdown(item.next)}`]);
    const { lines, left } = fitting(steps, longest);
    if (steps.length === 0)
        return '';
    const rest = left === 0 ? [] : [`- and ${String(left)} more, in the \`json\` output`];
    return ['**What to do about it**\n', ...lines, ...rest].join('\n');
}
/** Everything that went, folded away. */
function summary_details(items, longest) {
    const gone = [
        ...new Set(items.flatMap(({ untagged }) => untagged.map((name) => `- untagged ${code(name)}`))),
        ...new Set(items.flatMap(({ deleted }) => deleted.map((id) => `- deleted ${code(id)}`))),
    ];
    if (gone.length === 0)
        return '';
    const { lines, left } = fitting(gone, longest);
    const rest = left === 0 ? [] : [`- and ${String(left)} more, in the \`json\` output`];
    return [
        '<details><summary>References and IDs that went</summary>\n',
        ...lines,
        ...rest,
        '\n</details>',
    ].join('\n');
}
/** What a dry run saw beside the choice, folded away. */
function stays({ notChosen = [] }, longest) {
    if (notChosen.length === 0)
        return '';
    const title = `${counted(notChosen.length, 'other')} that nothing chose`;
    const sentences = notChosen.map(({ name, reason }) => `${name}: ${reason}`);
    return `<details><summary>${title}</summary>\n\n${bullets(sentences, 'in the `json` output', longest)}\n\n</details>`;
}

;// CONCATENATED MODULE: ./src/publish.ts





/** Tells the runner everything that the report holds. A channel that is broken (a full disk, say) silences no other. */
async function publish(report, rules, runner) {
    for (const { title, lines } of logParts(report))
        runner.log(lines, title);
    for (const { level, message } of annotations(report, rules))
        runner.annotate(level, message);
    const broken = [
        await problemOf('the state for the post phase', () => {
            runner.endFirstPhase();
        }),
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
        runner.annotate('warning', plain(problem));
    if (report.exit.failed)
        runner.fail(plain(report.exit.message));
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

;// CONCATENATED MODULE: ./src/run.ts





/** The step from the text of its inputs to its outputs. Whatever happens, it ends with a report. */
async function run(runner, surroundings) {
    const { report: told, rules } = await work(runner, surroundings);
    await publish(told, rules, runner);
}
async function work(runner, surroundings) {
    const read = (name) => runner.input(name);
    const { dryRun, summary } = readTelling(read);
    const rules = { missing: 'warn', failOnConflict: true, noEngine: 'fail', summary };
    try {
        const inputs = parseInputs(read);
        if (inputs.images.length === 0)
            return { report: report([], inputs, emptyChoice(inputs)), rules: inputs };
        const hosts = [await clean(inputs, surroundings, () => runner.ownContainer())];
        return { report: report(hosts, inputs), rules: inputs };
    }
    catch (error) {
        if (error instanceof InputError)
            return { report: report_refused(error.problems, dryRun), rules };
        const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
        return { report: crashed(problem), rules };
    }
}
/** An expression that gave nothing must never turn into "all images", and filters alone choose nothing. */
function emptyChoice({ filters }) {
    if (filters.length === 0)
        return [];
    const line = "`filters` only narrow what `images` chooses, and `images` is empty, so nothing was removed; for every image that they let through write `images: '**'`";
    return [line];
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(24);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(760);
;// CONCATENATED MODULE: ./src/runner/docker-config.ts



const NO_FILE = ['ENOENT', 'ENOTDIR', 'ERR_SYSTEM_ERROR'];
/** The context that `docker context use` chose, if any; a problem when nobody can tell. */
function currentContext(env) {
    const folder = env['DOCKER_CONFIG'] ?? '';
    let file = (0,external_node_path_.join)(folder, 'config.json');
    try {
        // A user without an entry in passwd has no home, and so no configuration there.
        if (folder === '')
            file = (0,external_node_path_.join)((0,external_node_os_.homedir)(), '.docker', 'config.json');
        return contextIn(JSON.parse((0,external_node_fs_.readFileSync)(file, 'utf8')));
    }
    catch (error) {
        if (!(error instanceof Error))
            throw error;
        if ('code' in error && NO_FILE.includes(String(error.code)))
            return undefined;
        return {
            problem: `${file} may name another engine and cannot be read (${error.message}); set DOCKER_HOST instead`,
        };
    }
}
function contextIn(config) {
    const isContext = typeof config === 'object' && config !== null && 'currentContext' in config;
    return isContext && typeof config.currentContext === 'string' && config.currentContext !== ''
        ? config.currentContext
        : undefined;
}

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 11 modules
var core = __webpack_require__(659);
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

;// CONCATENATED MODULE: ./src/runner/runner.ts


const githubRunner = {
    endFirstPhase: () => {
        core.saveState('phase', 'post');
    },
    input: (name) => core.getInput(name),
    ownContainer: ownContainer,
    log: (lines, title) => {
        if (title !== undefined)
            core.startGroup(title);
        for (const line of lines)
            core.info(line);
        if (title !== undefined)
            core.endGroup();
    },
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
    return run(githubRunner, {
        platform: (external_node_process_default()).platform,
        env: (external_node_process_default()).env,
        currentContext: currentContext((external_node_process_default()).env),
    });
}


/***/ })

};

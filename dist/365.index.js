export const id = 365;
export const ids = [365];
export const modules = {

/***/ 659:
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
/* harmony import */ var _layers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(688);

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

/***/ 522:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ containersUsing),
/* harmony export */   L: () => (/* binding */ mounts)
/* harmony export */ });
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(541);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(817);


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

/***/ 501:
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

/***/ 688:
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

/***/ 1:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A5: () => (/* binding */ optionsFor),
/* harmony export */   FF: () => (/* binding */ without),
/* harmony export */   K$: () => (/* binding */ predict),
/* harmony export */   _u: () => (/* binding */ isOnlyReference),
/* harmony export */   hy: () => (/* binding */ refusedBeforehand)
/* harmony export */ });
/* harmony import */ var _containers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(522);
/* harmony import */ var _habits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(501);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(817);
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

/***/ 409:
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

/***/ 541:
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

/***/ 967:
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

/***/ 817:
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

/***/ 140:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eE: () => (/* binding */ notSent),
/* harmony export */   mR: () => (/* binding */ WHY_NOT_REACHED),
/* harmony export */   z6: () => (/* binding */ endingOf)
/* harmony export */ });
/** The runner kills a cancelled step after 7.5 seconds; what is under way by then gets most of that. */
const LAST_ANSWERS_MS = 5000;
/**
 * The look at what is left must not fall to the deadline that ended the removals, so it has as long again. Who gave them
 * a moment does not want to wait a minute for an engine that hangs.
 */
const SHORTEST_LAST_LOOK_MS = 5000;
const LONGEST_LAST_LOOK_MS = 60_000;
/** But whoever is killed soon must have told by then what was done. */
const HASTY_LOOK_MS = 1500;
const WHY_NOT_REACHED = {
    time: 'the time was up before it came to it',
    cancelled: 'the step was cancelled before it came to it',
    enough: 'enough is free without it',
};
function endingOf(timeoutMs, cancelled) {
    const over = new AbortController();
    const cut = new AbortController();
    const lookMs = Math.min(Math.max(timeoutMs, SHORTEST_LAST_LOOK_MS), LONGEST_LAST_LOOK_MS);
    abortAfter(timeoutMs, over);
    abortAfter(timeoutMs, cut);
    whenAborted(cancelled, () => {
        over.abort();
        abortAfter(LAST_ANSWERS_MS, cut);
    });
    return {
        over: over.signal,
        cut: cut.signal,
        look: () => {
            const look = new AbortController();
            abortAfter(lookMs, look);
            whenAborted(cancelled, () => {
                abortAfter(HASTY_LOOK_MS, look);
            });
            return look.signal;
        },
        cause: () => (cancelled.aborted ? 'cancelled' : 'time'),
    };
}
function whenAborted(signal, work) {
    if (signal.aborted)
        work();
    else
        signal.addEventListener('abort', work, { once: true });
}
/** Unlike `AbortSignal.timeout`, this goes by the clock that a test can move. */
function abortAfter(milliseconds, controller) {
    setTimeout(() => {
        controller.abort();
    }, milliseconds).unref();
}
function notSent(cause) {
    return { kind: 'not-sent', cause, why: WHY_NOT_REACHED[cause] };
}


/***/ }),

/***/ 419:
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
const unreachable = (what, next) => ({
    fault: 'unreachable',
    what,
    ...(next === undefined ? {} : { next }),
});
const unsuitable = (what, next) => ({ fault: 'unsuitable', what, next });
const NO_PERMISSION = unreachable('permission denied', 'add the user to the docker group, or run the step as a user who may use the socket');
const NO_SOCKET = unreachable('that is no socket');
const NO_WAY = unreachable('the host cannot be reached from here', 'no proxy is used for engines');
const UNKNOWN_CA = unsuitable("the engine's certificate is not from the CA in ca.pem", 'take the ca.pem that belongs to this engine');
const NOT_VALID_NOW = unsuitable("the engine's certificate is not valid at this time", 'renew it');
const OTHER_NAME = unsuitable("the engine's certificate is made for another name", 'use a name that is in it, or have one made for this name');
const NO_TLS_THERE = unsuitable('what answers there does not speak TLS as we do', 'look at the port, or unset DOCKER_TLS_VERIFY and DOCKER_TLS');
const NOT_WELCOME = unsuitable('the engine does not accept this client', 'it wants a certificate from its own CA, as cert.pem with key.pem');
/** By what Node calls the error: codes of the system, of Node, and of OpenSSL. */
const CONNECTING = {
    ENOENT: unreachable('there is no such socket', 'is the engine installed and running?'),
    ECONNREFUSED: unreachable('nobody answers there', 'is the engine running?'),
    EACCES: NO_PERMISSION,
    EPERM: NO_PERMISSION,
    ENOTSOCK: NO_SOCKET,
    ENOTDIR: NO_SOCKET,
    ENOTFOUND: unreachable('there is no host of that name', 'check the address'),
    EAI_AGAIN: unreachable('the name of the host cannot be looked up now', 'check the network'),
    EHOSTUNREACH: NO_WAY,
    ENETUNREACH: NO_WAY,
    ETIMEDOUT: unreachable('it did not answer in time', 'check the address and the way there'),
    DEPTH_ZERO_SELF_SIGNED_CERT: UNKNOWN_CA,
    SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_CA,
    UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_CA,
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_CA,
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_CA,
    CERT_SIGNATURE_FAILURE: UNKNOWN_CA,
    CERT_HAS_EXPIRED: NOT_VALID_NOW,
    CERT_NOT_YET_VALID: NOT_VALID_NOW,
    ERR_TLS_CERT_ALTNAME_INVALID: OTHER_NAME,
    // Node's for whatever goes wrong in TLS while it writes.
    EPROTO: NO_TLS_THERE,
    ERR_SSL_WRONG_VERSION_NUMBER: NO_TLS_THERE,
    ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: NOT_WELCOME,
    ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: NOT_WELCOME,
    ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: NOT_WELCOME,
};
/** For a connection that never came about; undefined when it broke later. */
function connectingProblem(error) {
    return error instanceof Error && 'code' in error && typeof error.code === 'string'
        ? CONNECTING[error.code]
        : undefined;
}


/***/ }),

/***/ 390:
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
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(419);

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
    const found = value === undefined
        ? 'nothing'
        : value === null
            ? 'null'
            : Array.isArray(value)
                ? 'a list'
                : typeof value;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EngineError */ .NJ('nonsense', `the engine sent ${found} where the API promises ${expected}`);
}


/***/ }),

/***/ 562:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ pathsOf)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);

/** How paths are written on a platform, which need not be the one that this runs on. */
function pathsOf(platform) {
    return platform === 'win32' ? node_path__WEBPACK_IMPORTED_MODULE_0__.win32 : node_path__WEBPACK_IMPORTED_MODULE_0__.posix;
}


/***/ }),

/***/ 870:
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

/***/ 602:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  start: () => (/* binding */ start)
});

// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __webpack_require__(708);
var external_node_process_default = /*#__PURE__*/__webpack_require__.n(external_node_process_);
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

// EXTERNAL MODULE: ./src/domain/containers.ts
var domain_containers = __webpack_require__(522);
// EXTERNAL MODULE: ./src/domain/habits.ts
var habits = __webpack_require__(501);
// EXTERNAL MODULE: ./src/domain/predict.ts
var predict = __webpack_require__(1);
// EXTERNAL MODULE: ./src/domain/reference.ts
var domain_reference = __webpack_require__(541);
// EXTERNAL MODULE: ./src/domain/store.ts
var domain_store = __webpack_require__(817);
;// CONCATENATED MODULE: ./src/domain/conflict.ts





/**
 * Why the engine refuses, found from what it holds and never from its words. In the order in which the engine itself
 * looks; undefined when nothing that is known stands in the way.
 */
function explainConflict(scene) {
    const users = (0,domain_containers/* containersUsing */.$)(scene.image, scene.aftermath.containers);
    const running = users.filter(domain_store/* isRunning */.W_);
    const byId = scene.target.kind === 'id';
    const { store } = scene.survey.engine;
    const asksForChildren = byId && habits/* HABITS */.a[store].refusesParents;
    const children = asksForChildren ? childrenOf(scene.image, scene.survey, scene.aftermath) : [];
    if (children.length > 0)
        return childImages(children);
    if (running.length > 0)
        return runningContainers(running);
    if (byId && !(0,predict/* isOnlyReference */._u)(scene.image, store))
        return severalReferences(scene.image, store);
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
        next: `stop and remove ${some(names)} first (\`docker rm -f ${names.slice(0, 3).join(' ')}\`), or set \`containers: all\``,
    };
}
function severalReferences(image, store) {
    const { digests, forceTakesContainers } = habits/* HABITS */.a[store];
    const those = digests === 'name' ? (0,domain_store/* referencesOf */.CL)(image) : image.tags.length > 0 ? image.tags : image.digests;
    const names = those.map(domain_reference/* familiar */.ce);
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
    const { keepsFor, forceTakesContainers } = habits/* HABITS */.a[survey.engine.store];
    // Where all containers keep an image, force only takes its name away.
    const forceDeletes = !forceTakesContainers && (target.kind === 'id' || keepsFor === 'running');
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
function refused(problems, dryRun) {
    return unfinished(problems, `${counted(problems.length, 'problem')} with the inputs; nothing was removed`, dryRun);
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
    return VERDICTS.map((verdict) => [verdict, items.filter((item) => item.verdict === verdict).length]).filter(([, count]) => count > 0);
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
    const kinds = countsOf(failing).map(([verdict, count]) => `${count} ${IN_A_SENTENCE[verdict] ?? verdict}`);
    const verdicts = failing.length === 0
        ? []
        : [`${failing.length} of ${counted(items.length, 'item')} went wrong: ${kinds.join(', ')}`];
    const failures = new Set(hosts.flatMap((host) => host.failures ?? []));
    const message = [...problems, ...failures, ...verdicts].join('; ');
    return { failed: message !== '', message };
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

// EXTERNAL MODULE: ../../../work/main/node_modules/picomatch/index.js
var picomatch = __webpack_require__(728);
var picomatch_default = /*#__PURE__*/__webpack_require__.n(picomatch);
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
    const problem = hintFor(requested) ?? SLIPS.find(([slip]) => slip.test(plain))?.[1];
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

;// CONCATENATED MODULE: ./src/domain/filter.ts


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
        else if (input === 'keep' && wish.kind === 'pattern' && wish.numbered !== undefined)
            fields.refuse(input, wish.requested, 'has `{closed-pr}`, which can stand only in `images`');
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

;// CONCATENATED MODULE: ./src/domain/local-names.ts
// Podman keeps what it builds or loads without a host in its name under `localhost/`, and looks there first when it is
// asked without one. Whoever says `app:1` there means that; `docker.io/library/app:1` still is what it says.


/** The full names that an item can mean, the first that is there wins. */
function namesMeant(item, store) {
    const local = store === 'podman' ? localReference(item) : undefined;
    return [...(local === undefined ? [] : [local]), item.reference].map((one) => (0,domain_reference/* fullName */.fq)((0,domain_reference/* asHeld */.ih)(one)));
}
function localReference({ requested }) {
    const local = (0,domain_reference/* hasHost */.b5)(requested) ? undefined : (0,domain_reference/* parseReference */.F2)(`localhost/${requested}`);
    return local !== undefined && (0,domain_reference/* isReference */.A_)(local) ? local : undefined;
}
/** Patterns as Podman's names are meant. */
function withLocalNames(wishes) {
    return wishes.map((wish) => (wish.kind === 'pattern' ? withLocalPatterns(wish) : wish));
}
/** What stays stays under both names, whichever is there. */
function keepingLocalNames(keep) {
    return withLocalNames(keep).flatMap((wish) => {
        const local = wish.kind === 'pattern' || wish.kind === 'id' ? undefined : localReference(wish);
        return local === undefined
            ? [wish]
            : [wish, { kind: 'reference', requested: wish.requested, reference: local }];
    });
}
function withLocalPatterns(pattern) {
    const bare = pattern.alternatives.filter((one) => !(0,domain_reference/* hasHost */.b5)(one) && !one.startsWith('**'));
    const local = bare.map((one) => parsePattern(`localhost/${one}`)).filter((one) => 'kind' in one);
    return {
        ...pattern,
        alternatives: [...pattern.alternatives, ...local.flatMap(({ alternatives }) => alternatives)],
        regexes: [...pattern.regexes, ...local.flatMap(({ regexes }) => regexes)],
    };
}

;// CONCATENATED MODULE: ./src/domain/choice.ts





/**
 * What of the image the pattern stands for: its references, or the image itself where it has none.
 * @param stays of a tag, whether it is left alone whatever the pattern says
 */
function targetsOf(pattern, image, stays = () => false) {
    if ((0,domain_store/* referencesOf */.CL)(image).length === 0) {
        return pattern.takesUnnamed ? [{ kind: 'id', item: pattern, image: image.id }] : [];
    }
    return removable(image, stays)
        .filter((reference) => matchesReference(pattern, reference))
        .map((reference) => ({ kind: 'reference', item: pattern, reference, image: image.id }));
}
/**
 * A digest beside a tag of its repository goes with the last of these; alone, it would take all of them along. Where it
 * is a name of its own it does neither.
 */
function removable({ tags, digests, impliedDigests }, stays = () => false) {
    if (impliedDigests !== undefined)
        return [...tags, ...digests];
    const tagged = new Set(tags.map(domain_store/* repositoryOf */._M));
    for (const tag of tags)
        if (stays(tag))
            tagged.delete((0,domain_store/* repositoryOf */._M)(tag));
    return [...tags, ...digests.filter((name) => !tagged.has((0,domain_store/* repositoryOf */._M)(name)))];
}
/** Whether it is worth looking the image up. */
function mayMatch(pattern, listed) {
    const references = (0,domain_store/* referencesOf */.CL)(listed);
    return references.length === 0
        ? pattern.takesUnnamed
        : references.some((reference) => matchesReference(pattern, reference));
}
/** The API from which on the lists of graphdriver stores know `until`. */
const UNTIL_LISTED = 44;
/**
 * Docker's filters that the engine's list of images knows; the others are worked out here. No list of a graphdriver store
 * ever knew `label!`. Where a list knows `until` it is the engine's to say: the containerd store counts from another
 * moment than it tells, and an image that names no moment at all is listed like one from 1970.
 */
function listedBy({ store, apiVersion }) {
    if (store === 'containerd')
        return ENGINE_FILTERS;
    // Of several values of `label` it finds none; of `reference` it wants all to fit, and then tells every name of the image.
    if (store === 'podman')
        return ['dangling', 'before', 'since'];
    const knowsUntil = Number(apiVersion.split('.')[1]) >= UNTIL_LISTED;
    return ENGINE_FILTERS.filter((key) => key !== 'label!' && (key !== 'until' || knowsUntil));
}
/** The filters that the engine's list of images did not apply. */
function passesTheRest({ created, labels = {} }, rest, clock) {
    const unwanted = valuesOf(rest, 'label!');
    const isUnwanted = unwanted.length > 0 && unwanted.every((value) => hasLabel(labels, value));
    return (!isUnwanted &&
        valuesOf(rest, 'label').every((value) => hasLabel(labels, value)) &&
        valuesOf(rest, 'until').every((value) => created !== undefined && created < momentOf(value, clock)));
}
/** Of an image, the names that the values of `reference` fit, where the engine did not look; undefined where none does. */
function narrowed(image, rest) {
    const values = valuesOf(rest, 'reference');
    if (values.length === 0)
        return image;
    const patterns = values.map(parsePattern).filter((one) => 'kind' in one);
    const fits = (name) => patterns.some((pattern) => matchesReference(withLocalPatterns(pattern), name));
    const its = { ...image, tags: image.tags.filter(fits), digests: image.digests.filter(fits) };
    return (0,domain_store/* referencesOf */.CL)(its).length === 0 ? undefined : its;
}
/** As Docker reads `key` and `key=value`. */
function hasLabel(labels, text) {
    const equals = text.indexOf('=');
    const key = equals < 0 ? text : text.slice(0, equals);
    return Object.hasOwn(labels, key) && (equals < 0 || labels[key] === text.slice(equals + 1));
}

;// CONCATENATED MODULE: ./src/domain/baseline.ts

function baselineOf(engine, store, images, containers) {
    return {
        engine,
        store,
        images: new Set(images.map(({ id }) => id)),
        references: new Map(images.flatMap((image) => (0,domain_store/* referencesOf */.CL)(image).map((name) => [name, image.id]))),
        containers: new Set(containers.map(({ id }) => id)),
    };
}
/** A line for each thing, under the engine that has it. No name has a space in it, but a socket's path may. */
function baselinesText(baselines) {
    return [...baselines]
        .flatMap(([host, { engine, store, images, references, containers }]) => [
        `host ${encodeURI(host)} ${engine} ${store}`,
        ...[...images].map((id) => `image ${id}`),
        ...[...references].map(([name, id]) => `reference ${name} ${id}`),
        ...[...containers].map((id) => `container ${id}`),
    ])
        .join('\n');
}
/** Of a text that is known to be whole. */
function parseBaselines(text) {
    const blocks = text.split(/\n(?=host )/).map((block) => block.split('\n').map((line) => line.split(' ')));
    return new Map(blocks.map((lines) => [decodeURI(lines[0]?.[1] ?? ''), parseBlock(lines)]));
}
function parseBlock(lines) {
    const [[, , engine = '', store] = []] = lines;
    const those = (kind) => lines.filter(([first]) => first === kind).map(([, ...rest]) => rest);
    return {
        engine,
        store: store === 'containerd' || store === 'podman' ? store : 'graphdriver',
        images: new Set(those('image').map(([id = '']) => id)),
        references: new Map(those('reference').map(([name = '', id = '']) => [name, id])),
        containers: new Set(those('container').map(([id = '']) => id)),
    };
}
/** Why a target is not new; undefined when it is. What is named outright may be a name that was moved meanwhile. */
function whyNotNew(target, baseline) {
    if (target.kind === 'id') {
        return baseline.images.has(target.image) ? 'the image was there before this job' : undefined;
    }
    const before = baseline.references.get(target.reference);
    if (before === undefined)
        return undefined;
    if (before === target.image)
        return 'it was there before this job';
    return target.item.kind === 'pattern' ? 'the name was there before this job, for another image' : undefined;
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

// EXTERNAL MODULE: ./src/domain/account.ts
var domain_account = __webpack_require__(659);
;// CONCATENATED MODULE: ./src/domain/evict.ts




/** The runner puts the container of a job and those of its services into a network of that name. */
const RUNNERS_NETWORK = /^github_network_[0-9a-f]{32}$/;
function mayEvict(container, { containers, ownContainer, baseline }) {
    if (containers === 'keep' || (containers === 'stopped' && (0,domain_store/* isRunning */.W_)(container)))
        return false;
    if (isOwn(container, ownContainer))
        return false;
    if (container.networks.some((name) => RUNNERS_NETWORK.test(name)))
        return false;
    return baseline?.containers.has(container.id) !== true;
}
function isOwn({ id }, ownContainer) {
    return ownContainer.some((start) => id.startsWith(start));
}
/**
 * The containers that must go before each image can: only of images that were chosen, and then are deleted. A container
 * that may not go keeps its image, and with it all the others of that image.
 */
function evictions(removals, survey, options, rule) {
    if (rule.containers === 'keep')
        return new Map();
    const candidates = evictable(removals, survey, rule);
    const going = new Set([...candidates.values()].flat());
    const staying = survey.containers.filter((container) => !going.has(container));
    const { attempts } = (0,predict/* predict */.K$)(removals, { ...survey, containers: staying }, options);
    const deleted = new Set(attempts.flatMap(domain_account/* deletedBy */.Lo));
    return new Map([...candidates].filter(([image]) => deleted.has(image)));
}
/** For each chosen image, the containers of it that may go. */
function evictable(removals, survey, rule) {
    const possible = survey.containers.filter((container) => mayEvict(container, rule));
    if (possible.length === 0)
        return new Map();
    const chosen = removals.flat().flatMap(({ image }) => survey.images.get(image) ?? []);
    return new Map(chosen.map((image) => [image.id, (0,domain_containers/* containersUsing */.$)(image, possible)]));
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





const LAST_NAME = 'the image was there before this job, and would go with its last name';
/**
 * What `keep` protects of the targets that concern one image. A removal can take more along than it names: an ID all
 * references, the last tag of a repository its digests, and on the containerd store a digest the tags of its repository.
 */
function spareKept(targets, image, { keep, store, wasThere }) {
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
        else if (wasThere && (0,domain_store/* referencesOf */.CL)(rest).length === 0)
            spared.set(target, sparing(LAST_NAME));
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
function keepsImage(wish, { id, impliedDigests = [] }) {
    if (wish.kind === 'pattern')
        return wish.takesUnnamed;
    if (wish.kind !== 'id' && keep_namesOf(wish).some((name) => impliedDigests.includes(name)))
        return true;
    return wish.kind !== 'reference' && id.startsWith(`sha256:${wish.hex}`);
}
function keepsReference(wish, name) {
    if (wish.kind === 'pattern')
        return matchesReference(wish, name);
    if (wish.kind === 'id')
        return false;
    // Whoever keeps `postgres` would not forgive the loss of `postgres:16`.
    const isBare = !/[:@]/.test(wish.requested.slice(wish.requested.lastIndexOf('/') + 1));
    return isBare
        ? (0,domain_store/* repositoryOf */._M)(name) === (0,domain_store/* repositoryOf */._M)((0,domain_reference/* fullName */.fq)(wish.reference))
        : keep_namesOf(wish).includes(name);
}
/** `app:1@sha256:…` means the digest, and whoever keeps it will not want to lose the tag. */
function keep_namesOf({ reference }) {
    const { domain, path, tag } = reference;
    return [(0,domain_reference/* asHeld */.ih)(reference), tag === undefined ? (0,domain_reference/* asHeld */.ih)(reference) : { domain, path, tag }].map(domain_reference/* fullName */.fq);
}
/** Images whose removal would, by the engine's pruning, take along an untagged parent that must stay. */
function holdersOfParents(images, mustStay) {
    const holders = [...images.values()].filter((image) => hasSuchParent(image, images, mustStay));
    return new Set(holders.map(({ id }) => id));
}
const TAKES_A_PARENT = 'Podman would take an untagged parent along that must stay';
/** Podman prunes whatever it is told, so where another engine is told not to prune, it is told nothing. */
function spareHolders(targets, holders) {
    const its = targets.filter((target) => target.kind !== 'absent' && holders.has(target.image));
    return new Map(its.map((target) => [target, sparing(TAKES_A_PARENT)]));
}
function hasSuchParent(image, images, mustStay) {
    const seen = new Set([image.id]);
    let parent = image.parent === undefined ? undefined : images.get(image.parent);
    // Pruning ends at the first parent that has a name.
    while (parent !== undefined && (0,domain_store/* referencesOf */.CL)(parent).length === 0 && !seen.has(parent.id)) {
        if (mustStay(parent.id))
            return true;
        seen.add(parent.id);
        parent = parent.parent === undefined ? undefined : images.get(parent.parent);
    }
    return false;
}

;// CONCATENATED MODULE: ./src/domain/spare.ts






/** What is left alone of all that was chosen, and why. */
function spare(targets, scene) {
    const spared = new Map();
    for (const [image, its] of byImage(targets, scene)) {
        for (const target of its) {
            const sparing = left(target, scene) ?? guarded(target, image, scene);
            if (sparing !== undefined)
                spared.set(target, sparing);
        }
        const open = its.filter((target) => !spared.has(target));
        const wasThere = scene.rule.baseline?.images.has(image.id) === true;
        for (const [target, sparing] of spareKept(open, image, { ...scene, wasThere }))
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
function left(target, { leftOut }) {
    const reason = leftOut(target);
    return reason === undefined ? undefined : { verdict: 'kept', reason };
}
/** The runner tags what it builds for a Dockerfile action so: https://github.com/actions/runner */
const RUNNERS_OWN = /^(?:docker\.io\/library|localhost)\/[0-9a-f]{6}:[0-9a-f]{32}$/;
/** What only naming an image outright reaches. */
function guarded({ item }, image, scene) {
    if (item.kind !== 'pattern')
        return undefined;
    const own = image.tags.find((tag) => RUNNERS_OWN.test(tag));
    if (own !== undefined) {
        return { verdict: 'kept', reason: `the runner built it for an action of this job (${(0,domain_reference/* familiar */.ce)(own)})` };
    }
    const users = (0,domain_containers/* containersUsing */.$)(image, scene.containers);
    const job = users.find((container) => isOwn(container, scene.rule.ownContainer));
    if (job !== undefined)
        return { verdict: 'kept', reason: `this job runs in it (container ${job.name})` };
    const inTheWay = users.filter((container) => !mayEvict(container, scene.rule) && ((0,domain_store/* isRunning */.W_)(container) || !scene.force));
    if (inTheWay.length === 0)
        return undefined;
    const isProtected = inTheWay.some((container) => !mayEvict(container, { ...scene.rule, containers: 'all' }));
    const setting = inTheWay.some(domain_store/* isRunning */.W_) ? 'all' : 'stopped';
    return {
        verdict: 'in-use',
        reason: `used by ${some(inTheWay.map(describe))}`,
        ...(isProtected ? {} : { next: `set \`containers: ${setting}\` to remove what uses it first` }),
    };
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

// EXTERNAL MODULE: ./src/engine/errors.ts
var errors = __webpack_require__(419);
// EXTERNAL MODULE: ./src/domain/pull-request.ts
var pull_request = __webpack_require__(409);
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
        if (!isTimeout(error))
            throw error;
        const allowed = 'take too long to match; write fewer * into one pattern';
        throw new InputError([{ input, value: 'the patterns', allowed }]);
    }
    if (done.result === undefined)
        throw new Error('the work ended without a result');
    return done.result.value;
}
/** It comes out of the other context, so that it is no Error of ours. */
function isTimeout(error) {
    return (typeof error === 'object' &&
        error !== null &&
        'code' in error &&
        error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT');
}

;// CONCATENATED MODULE: ./src/inquire.ts



/** Asks GitHub for the pull requests that the matches speak of, once for all of them, and only if there are any. */
async function inquire(matches, ask) {
    if (!matches.some(({ item }) => item.kind === 'pattern' && item.numbered !== undefined))
        return { chosen: matches, kept: new Map(), failures: [] };
    const numbers = withinMoment('images', () => numbersOf(matches));
    const answer = await ask([...new Set([...numbers.values()].flat())].toSorted((a, b) => a - b));
    if ('problem' in answer) {
        const chosen = matches.filter((target) => !numbers.has(target));
        return { chosen, kept: new Map(), failures: [answer.problem] };
    }
    const kept = new Map();
    const chosen = matches.flatMap((target) => {
        const found = numbers
            .get(target)
            ?.map((number) => answer.known.get(number) ?? { number, state: 'unknown' });
        if (found === undefined)
            return [target];
        const told = { ...target, pullRequests: found.filter(pull_request/* isPullRequest */.r0) };
        // A name that can be read with several numbers goes only when all of these are done.
        const [reason] = found.flatMap((numbered) => (0,pull_request/* whyNotClosed */.UO)(numbered) ?? []);
        if (reason !== undefined)
            kept.set(told, reason);
        return reason === undefined && found.length > 0 ? [told] : [];
    });
    return { chosen, kept, failures: [] };
}
function numbersOf(matches) {
    return new Map(matches.flatMap((target) => {
        const { item } = target;
        if (item.kind !== 'pattern' || item.numbered === undefined || target.kind === 'id')
            return [];
        return [[target, pullRequestsIn(item, target.reference)]];
    }));
}

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
        for (const reference of namesMeant(item, engine.facts.store)) {
            const image = await engine.inspect(reference);
            if (image === undefined)
                continue;
            // What nothing can be removed by still says which image is meant.
            const isImplied = image.impliedDigests?.includes(reference) === true;
            const target = isImplied
                ? { kind: 'id', item, image: image.id }
                : { kind: 'reference', item, reference, image: image.id };
            return { image, target };
        }
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

;// CONCATENATED MODULE: ./src/choose.ts















/** What the items stand for on this engine, and what of it is left alone. Changes nothing. */
async function choose(wanted, engine, { ownContainer, baseline, askPullRequests }) {
    const { images: wishes, filters } = wanted;
    const patterns = wishes.filter((wish) => wish.kind === 'pattern');
    const items = wishes.filter((wish) => wish.kind !== 'pattern');
    const [named, containers, listed] = await Promise.all([
        resolve(items, engine),
        engine.containers(),
        patterns.length > 0 || filters.length > 0 ? listPassing(wanted, engine) : NOTHING,
    ]);
    const found = await lookUpMatches(patterns, onlyNew(listed, baseline), engine);
    const images = new Map(found.map((image) => [image.id, image]));
    for (const { image } of named)
        if (image !== undefined)
            images.set(image.id, image);
    const passes = passing(listed, images, containers, filters);
    const reason = `it does not pass the filters (${filterText(filters)})`;
    const leftOut = (target) => (baseline === undefined ? undefined : whyNotNew(target, baseline)) ??
        (filters.length === 0 || passes(target) ? undefined : reason);
    // On the containerd store a digest would take the tags of its repository along.
    const stays = (tag) => engine.facts.store === 'graphdriver' && baseline?.references.has(tag) === true;
    const matched = patternTargets(patterns, found, stays).filter((target) => leftOut(target) === undefined);
    const { chosen, kept, failures } = await inquire(matched, askPullRequests);
    const all = [...named.map(({ target }) => target), ...chosen, ...kept.keys()];
    const targets = inOrderOfWishes(wishes, all);
    const rule = { containers: wanted.containers, ownContainer: ownContainer(), baseline };
    const scene = {
        images,
        containers,
        keep: wanted.keep,
        store: engine.facts.store,
        force: wanted.force,
        leftOut: (target) => kept.get(target) ?? leftOut(target),
        rule,
    };
    const isPlain = wanted.keep.every(({ kind }) => kind !== 'pattern');
    const spared = isPlain ? spare(targets, scene) : withinMoment('keep', () => spare(targets, scene));
    const notes = idle(patterns, matched, filters, baseline);
    return { targets, spared, images, containers, rule, notes, failures };
}
const NOTHING = new Map();
/** What was there before need not be looked up. */
function onlyNew(listed, baseline) {
    if (baseline === undefined)
        return listed;
    const isNew = (image) => !baseline.images.has(image.id) || (0,domain_store/* referencesOf */.CL)(image).some((name) => !baseline.references.has(name));
    return new Map([...listed].filter(([, image]) => isNew(image)));
}
/** Asks the engine for no more than can be meant: describing images is dear on the containerd store. */
async function listPassing({ images: wishes, filters, noPrune }, engine) {
    const { store } = engine.facts;
    const known = listedBy(engine.facts);
    const isAsked = ({ key }) => known.some((one) => one === key);
    const asked = [];
    for (const filter of filters.filter(isAsked)) {
        const isImage = filter.key === 'before' || filter.key === 'since';
        const value = isImage ? await demandImage(filter, engine) : filter.value;
        // Podman reads a name in its own way.
        asked.push(store === 'podman' ? { ...filter, value } : filter);
    }
    const rest = filters.filter((filter) => !isAsked(filter));
    const isByReference = valuesOf(filters, 'reference').length > 0;
    const canNarrow = !isByReference && known.includes('reference');
    const names = !canNarrow ? [] : referenceFilters(filters.length === 0 ? patternsOf(wishes) : wishes);
    const narrowing = names.map((value) => ({ key: 'reference', value }));
    // The containerd store hides images without a name that others are built on, and yet a prune takes them.
    const withHidden = store === 'containerd' && !noPrune;
    const listed = await engine.listed([...asked, ...narrowing], withHidden);
    const isTimed = valuesOf(rest, 'until').length > 0;
    if (isTimed && engine.clock === undefined)
        throw new errors/* EngineError */.NJ('nonsense', 'the engine does not tell its time, which `until` needs');
    const clock = engine.clock ?? { ms: 0, zone: 'Z' };
    const left = withinMoment('filters', () => listed
        .filter((image) => passesTheRest(image, rest, clock))
        .flatMap((image) => narrowed(image, rest) ?? []));
    return new Map(left.map((image) => [image.id, image]));
}
function patternsOf(wishes) {
    return wishes.filter((wish) => wish.kind === 'pattern');
}
/** An engine that does not know the image lists nothing, which would pass for an empty choice. */
async function demandImage({ key, value }, engine) {
    const item = parseItem(value);
    const image = isItem(item) ? (await lookUp(item, engine)).image : undefined;
    if (image !== undefined)
        return image.id;
    const allowed = 'names an image that is not there, so nothing can be compared with it';
    throw new InputError([{ input: 'filters', value: `${key}=${value}`, allowed }]);
}
async function lookUpMatches(patterns, listed, engine) {
    if (patterns.length === 0)
        return [];
    const candidates = withinMoment('images', () => [...listed.values()].filter((image) => patterns.some((pattern) => mayMatch(pattern, image))));
    const found = await inParallel(READS_AT_ONCE, candidates, ({ id }) => engine.inspect(id));
    return found.filter((image) => image !== undefined);
}
function patternTargets(patterns, images, stays) {
    const sorted = images.toSorted((a, b) => (sortName(a) < sortName(b) ? -1 : 1));
    if (patterns.length === 0)
        return [];
    return withinMoment('images', () => patterns.flatMap((pattern) => sorted.flatMap((image) => targetsOf(pattern, image, stays))));
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
function idle(patterns, matched, filters, baseline) {
    const busy = new Set(matched.map(({ item }) => item));
    const added = baseline === undefined ? 'here' : 'that this job added';
    const what = `matches nothing ${added}${filters.length === 0 ? '' : ' that the filters let through'}`;
    return patterns.filter((pattern) => !busy.has(pattern)).map(({ requested }) => `${requested} ${what}`);
}

;// CONCATENATED MODULE: ./src/domain/outcome.ts


/** What is told of a target whatever became of it. */
function identity(target) {
    const { requested } = target.item;
    const own = { requested, chosenBy: chosenBy(target) };
    if (target.kind === 'reference') {
        const { reference, image, pullRequests = [] } = target;
        return { ...own, reference, id: image, ...(pullRequests.length === 0 ? {} : { pullRequests }) };
    }
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
/** For what nobody came to; without a cause where the engine went wrong before. */
function notReached(wish, cause, reason) {
    const own = wish.kind === 'pattern'
        ? { requested: wish.requested, chosenBy: 'pattern' }
        : identity({ kind: 'absent', item: wish });
    const why = cause === undefined ? { reason } : { cause, reason };
    return { ...own, verdict: 'not-reached', ...why, ...NOTHING_WENT };
}

;// CONCATENATED MODULE: ./src/domain/judge.ts








/** One outcome for each target, decided by what the engine holds afterwards and not by what its answers claim. */
function judge(survey, attempts, aftermath, account) {
    const scene = {
        survey,
        aftermath,
        account,
        ours: removedByUs(survey, attempts, aftermath),
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
function removedByUs({ images, engine }, attempts, aftermath) {
    const { tellsDeletions } = habits/* HABITS */.a[engine.store];
    return new Set(attempts.flatMap(({ target, answer }) => {
        if (answer.kind !== 'removed')
            return [];
        // The last tag of a repository takes its digests along, of which the containerd store says nothing.
        const digests = target.kind === 'reference' ? (images.get(target.image)?.digests ?? []) : [];
        const along = digests.filter((name) => (0,domain_store/* repositoryOf */._M)(name) === (0,domain_store/* repositoryOf */._M)(removalName(target)));
        const untold = !tellsDeletions && aftermath.images.get(target.image) === 'absent' ? [target.image] : [];
        return [...answer.untagged, ...answer.deleted, ...along, ...untold];
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
    if (answer.kind === 'not-sent') {
        return { verdict: 'not-reached', cause: answer.cause, reason: answer.why };
    }
    const now = scene.aftermath.images.get(target.image) ?? 'unknown';
    if (now === 'unknown')
        return { verdict: 'failed', reason: unknownAfterwards(answer) };
    if (now !== 'absent' && stillThere(target, now, answer.kind))
        return judge_refused({ target, answer }, now, scene);
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
function judge_refused({ target, answer }, now, { survey, aftermath }) {
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

;// CONCATENATED MODULE: ./src/domain/not-chosen.ts





function notChosen(visible, targets, chooser) {
    const chosen = new Set(targets.map(targetKey));
    const isChosen = (kind, name) => chosen.has(`${kind} ${name}`);
    return visible
        .filter(({ id }) => !isChosen('id', id))
        .flatMap((image) => not_chosen_namesOf(image).map((name) => ({ id: image.id, name })))
        .filter(({ name }) => !isChosen('reference', name))
        .map(({ id, name }) => ({ id, name: (0,domain_reference/* familiar */.ce)(name), reason: reasonFor(name, id, chooser) }));
}
function not_chosen_namesOf(image) {
    const names = removable(image);
    return names.length === 0 ? [image.id] : names;
}
function reasonFor(name, id, chooser) {
    const { wishes, filters, baseline, isAnswered } = chooser;
    const meaning = wishes.filter((wish) => wish.kind === 'pattern' && (name === id ? wish.takesUnnamed : matchesReference(wish, name)));
    if (meaning.length === 0)
        return 'nothing in `images` names it';
    if (!isAnswered && meaning.every((wish) => wish.kind === 'pattern' && wish.numbered !== undefined))
        return 'GitHub did not tell whether its pull request is closed';
    const wasThere = name === id ? baseline?.images.has(id) : baseline?.references.has(name);
    return wasThere === true
        ? 'it was there before this job'
        : `it does not pass the filters (${filterText(filters)})`;
}

// EXTERNAL MODULE: ./src/ending.ts
var src_ending = __webpack_require__(140);
// EXTERNAL MODULE: ./src/domain/layers.ts
var domain_layers = __webpack_require__(688);
;// CONCATENATED MODULE: ./src/domain/account-held.ts


/**
 * Podman names no layers when an image goes, and accounts for nothing that could be compared. But a layer goes with the
 * last image that stands on it, and the history tells how large each is as an archive. On the disk it is a little less,
 * or with a driver that copies layers more: an estimate.
 */
function accountHeld(survey, attempts, aftermath) {
    const lost = (0,domain_account/* lostAnswers */.QE)(attempts, aftermath);
    const freeing = attempts.filter((attempt) => lost.has(attempt) || (0,domain_account/* deletedBy */.Lo)(attempt).includes(attempt.target.image));
    const gone = new Set([...attempts.flatMap(domain_account/* deletedBy */.Lo), ...freeing.map(({ target }) => target.image)]);
    const taken = new Set([...survey.images.values()].filter(({ id }) => !gone.has(id)).flatMap(({ layers = [] }) => layers));
    const byAttempt = new Map();
    for (const attempt of attempts) {
        const image = survey.images.get(attempt.target.image);
        if (attempt.answer.kind !== 'removed' && !lost.has(attempt))
            continue;
        const free = freeing.includes(attempt) ? (image?.layers ?? []).filter((layer) => !taken.has(layer)) : [];
        for (const layer of free)
            taken.add(layer);
        byAttempt.set(attempt, bytesOf(image, free.length, survey));
    }
    const bytes = (0,domain_account/* sum */.cz)(byAttempt.values());
    return { total: { bytes, method: bytes === 0 ? 'exact' : 'estimate' }, byAttempt };
}
/** What goes is always the top: whoever holds a layer holds those below it. */
function bytesOf(image, count, { history }) {
    if (image === undefined || count === 0)
        return 0;
    const known = (0,domain_layers/* topLayers */.Y)(history.get(image.id) ?? [], image.layers?.length ?? 0, count);
    return known?.high ?? image.size ?? 0;
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

;// CONCATENATED MODULE: ./src/domain/goal.ts

/** How much of the disk must be free. */
function goalBytes(amount, disk) {
    return 'bytes' in amount ? amount.bytes : Math.ceil(amount.share * disk.size);
}
/**
 * The order in which images go when only some of them must: untagged ones first, then those that were built or tagged
 * the longest ago; what is built on an image always before it. One at a time.
 */
function byAge(removals, images) {
    const groups = removals.flat().toSorted((a, b) => compare(images.get(a.image), images.get(b.image)));
    const chosen = new Map(groups.map((group) => [group.image, group]));
    const below = goal_childrenOf(chosen, images);
    const begun = new Set();
    const ordered = [];
    const visit = (group) => {
        if (begun.has(group))
            return;
        begun.add(group);
        for (const child of below.get(group.image) ?? [])
            visit(child);
        ordered.push(group);
    };
    for (const group of groups)
        visit(group);
    return ordered.map((group) => [group]);
}
function compare(a, b) {
    return goal_rank(a) - goal_rank(b);
}
/** Untagged ones stand before every moment in time. */
function goal_rank(image) {
    if (image === undefined || (0,domain_store/* referencesOf */.CL)(image).length === 0)
        return Number.MIN_SAFE_INTEGER;
    return Math.max(image.created ?? 0, image.tagged ?? 0);
}
/** The chosen images that are built on a chosen image, however many stand between the two. */
function goal_childrenOf(chosen, images) {
    const children = new Map();
    for (const group of chosen.values()) {
        const seen = new Set();
        let parent = images.get(group.image)?.parent;
        while (parent !== undefined && !chosen.has(parent) && !seen.has(parent)) {
            seen.add(parent);
            parent = images.get(parent)?.parent;
        }
        if (parent !== undefined)
            children.set(parent, [...(children.get(parent) ?? []), group]);
    }
    return children;
}

;// CONCATENATED MODULE: ./src/domain/precautions.ts


/**
 * What must not even be asked for, with the answer that stands in for the engine's. Podman's force would take containers
 * along, and it protects no image that a container mounts: there, what is foretold to be refused is refused here.
 */
function precautions(plan, survey, options) {
    if (!habits/* HABITS */.a[survey.engine.store].forceTakesContainers) {
        return (target) => (0,predict/* refusedBeforehand */.hy)(target, survey, options);
    }
    const isRisky = options.force || survey.containers.some(({ mountedImages }) => mountedImages.length > 0);
    const { attempts } = (0,predict/* predict */.K$)(isRisky ? plan : [], survey, options);
    const refused = attempts.filter(({ answer }) => answer.kind === 'conflict');
    const answers = new Map(refused.map(({ target, answer }) => [target, answer]));
    return (target) => answers.get(target);
}

;// CONCATENATED MODULE: ./src/evict.ts

const AT_ONCE = 8;
function startEvicting(evictions, engine, force) {
    const begun = new Map();
    const going = new Map();
    const asked = new Map();
    const ask = async (id) => {
        asked.set(id, false);
        const isGone = await engine.removeContainer(id, force);
        asked.set(id, isGone);
        return isGone;
    };
    const remove = (id) => {
        const removal = going.get(id) ?? ask(id);
        going.set(id, removal);
        return removal;
    };
    const evict = async (containers) => {
        const results = await inParallel(AT_ONCE, containers, ({ id }) => remove(id));
        return results.every(Boolean) ? undefined : { kind: 'conflict', message: 'a container would not go' };
    };
    return {
        asked,
        clear: (image) => {
            const evicting = begun.get(image) ?? evict(evictions.get(image) ?? []);
            begun.set(image, evicting);
            return evicting;
        },
    };
}

;// CONCATENATED MODULE: ./src/look.ts



function patiently(engine, { look }) {
    return engine.until(look());
}
/** From then on one list of the store is cheaper than a look at each; on the containerd store it never is. */
const MANY = 8;
/** What the engine holds after the removals, of everything that they may have touched. */
async function lookAfter(survey, attempts, engine) {
    const touched = new Set();
    for (const { target, answer } of attempts) {
        if (answer.kind === 'not-sent')
            continue;
        touched.add(target.image);
        if (answer.kind === 'removed') {
            for (const id of answer.deleted)
                if (survey.images.has(id))
                    touched.add(id);
        }
    }
    // The engine did not say that it did these.
    const doubtful = attempts.flatMap(({ target, answer }) => answer.kind === 'error' || answer.kind === 'conflict' ? target : []);
    const [images, containers] = await Promise.all([
        statesOf([...touched], doubtful, engine),
        unlessSilent(engine.containers(), survey.containers),
    ]);
    return { images: await confirmed(doubtful, images, engine), containers };
}
async function statesOf(ids, doubtful, engine) {
    const isList = ids.length > MANY && engine.facts.store !== 'containerd';
    const listed = isList ? await unlessSilent(engine.images(), undefined) : [];
    const now = new Map(listed?.map((image) => [image.id, image]));
    const isDoubtful = new Set(doubtful.map(({ image }) => image));
    const tellOf = async (id) => {
        if (listed === undefined)
            return 'unknown';
        const isAsked = !isList || (isDoubtful.has(id) && !now.has(id));
        return isAsked ? stateOf(id, engine) : (now.get(id) ?? 'absent');
    };
    return new Map(await inParallel(READS_AT_ONCE, ids, async (id) => [id, await tellOf(id)]));
}
/**
 * Where a removal went wrong and its name is gone all the same, the name is asked for too: an engine that is out of order
 * may list an image without its names.
 */
async function confirmed(doubtful, images, engine) {
    const states = new Map(images);
    await inParallel(READS_AT_ONCE, doubtful, async (target) => {
        const state = states.get(target.image);
        if (target.kind === 'id' || state === undefined || state === 'absent' || state === 'unknown')
            return;
        if ((0,domain_store/* referencesOf */.CL)(state).includes(target.reference))
            return;
        const named = await stateOf(target.reference, engine);
        if (named === 'unknown' || (named !== 'absent' && named.id === target.image))
            states.set(target.image, 'unknown');
    });
    return states;
}
async function stateOf(name, engine) {
    return unlessSilent(engine.inspect(name).then((image) => image ?? 'absent'), 'unknown');
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

;// CONCATENATED MODULE: ./src/prune.ts


/**
 * An engine that removes an image prunes its untagged parents, and knows no parent that must stay. Where it would reach
 * one, it is told not to prune, and what lies above that parent is removed here. Resolves to the answer with all that went.
 */
function startPruning({ images, containers, staying, holdsParents }, engine, isOver) {
    const gone = new Set();
    const hasChildren = (id) => [...images.values()].some((image) => image.parent === id && !gone.has(image.id));
    const parentToPrune = ({ parent }) => {
        const image = parent === undefined ? undefined : images.get(parent);
        if (image === undefined || staying.has(image.id) || gone.has(image.id))
            return undefined;
        const isNeeded = hasChildren(image.id) || (0,domain_containers/* containersUsing */.$)(image, containers).length > 0;
        return isNeeded || (0,domain_store/* referencesOf */.CL)(image).length > 0 ? undefined : image;
    };
    const prune = async (image) => {
        const parent = isOver() ? undefined : parentToPrune(image);
        if (parent === undefined)
            return [];
        const answer = await engine.remove(parent.id, { force: false, noPrune: true });
        if (answer.kind !== 'removed')
            return [];
        gone.add(parent.id);
        return [...answer.deleted, ...(await prune(parent))];
    };
    return async (target, answer) => {
        if (answer.kind !== 'removed')
            return answer;
        // The containerd store says so of images that it only hides, as others are built on them.
        for (const id of answer.deleted)
            if (!hasChildren(id))
                gone.add(id);
        const image = gone.has(target.image) ? images.get(target.image) : undefined;
        if (image === undefined || !holdsParents.has(image.id))
            return answer;
        return { ...answer, deleted: [...answer.deleted, ...(await prune(image))] };
    };
}

;// CONCATENATED MODULE: ./src/execute.ts







/** On the containerd store removals that overlap share the collection passes; on the other the engine's lock decides. */
const REMOVALS_AT_ONCE = { graphdriver: 8, containerd: 64, podman: 4 };
/** Applies a plan. Whatever happens to one removal, the others are tried. */
async function execute(plan, survey, engine, { options, ending, precaution, enough, onDone }) {
    const attempts = [];
    const limit = enough === undefined ? REMOVALS_AT_ONCE[engine.facts.store] : 1;
    const patient = engine.until(ending.cut);
    const isOver = () => ending.over.aborted;
    const prune = options.noPrune ? undefined : startPruning(survey, patient, isOver);
    const answerTo = async (target) => {
        if (isOver())
            return (0,src_ending/* notSent */.eE)(ending.cause());
        const instead = await precaution(target);
        if (instead !== undefined)
            return instead;
        // Saving an image, or waiting for a container, can take long.
        if (isOver())
            return (0,src_ending/* notSent */.eE)(ending.cause());
        const answer = await removeOnce(target, patient, (0,predict/* optionsFor */.A5)(target, survey, options), ending);
        return prune === undefined ? answer : prune(target, answer);
    };
    const applyGroup = async ({ steps }) => {
        const isEnough = !isOver() && (await enough?.()) === true;
        const done = [];
        for (const target of steps) {
            done.push({ target, answer: isEnough ? (0,src_ending/* notSent */.eE)('enough') : await answerTo(target) });
        }
        onDone(done);
        return done;
    };
    for (const wave of plan)
        attempts.push(...(await inParallel(limit, wave, applyGroup)).flat());
    return attempts;
}
/** A removal whose answer was lost is sent again only when a look shows that it is still needed. */
async function removeOnce(target, engine, options, { over }) {
    const answer = await engine.remove(removalName(target), options);
    if (answer.kind !== 'error' || !answer.broken || over.aborted)
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
    // An image that another client made again meanwhile can be deleted twice.
    const counted = new Set();
    for (const attempt of attempts) {
        const gone = (0,domain_account/* deletedBy */.Lo)(attempt).filter((id) => aftermath.images.get(id) === 'absent');
        const named = new Set(lost.has(attempt) ? [...gone, attempt.target.image] : gone);
        const ids = [...named].filter((id) => !counted.has(id));
        if (attempt.answer.kind === 'removed' || lost.has(attempt)) {
            byAttempt.set(attempt, (0,domain_account/* sum */.cz)(ids.map((id) => roomOf(survey.images.get(id)))));
            for (const id of ids)
                counted.add(id);
        }
    }
    const bytes = (0,domain_account/* sum */.cz)(byAttempt.values());
    return { total: { bytes, method: bytes === 0 ? 'exact' : 'upper-bound' }, byAttempt };
}
function roomOf(image) {
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
    const { store } = survey.engine;
    if (store !== 'containerd') {
        const account = store === 'podman' ? accountHeld : domain_account/* accountLayers */.I8;
        return (attempts, aftermath) => Promise.resolve(account(survey, attempts, aftermath));
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

;// CONCATENATED MODULE: ./src/rehearse-until.ts

/** Foretells as much of a plan as is needed to reach the goal; all of it where nobody can tell how much that is. */
function rehearseUntil(goal, removals, foretell) {
    const whole = foretell(removals);
    if (goal === undefined || whole.account.total.bytes === undefined)
        return whole;
    const { free } = goal.disk;
    const freed = new Map();
    for (const [attempt, bytes] of whole.account.byAttempt) {
        freed.set(attempt.target.image, (freed.get(attempt.target.image) ?? 0) + bytes);
    }
    let sum = free;
    const needed = removals.filter((wave) => {
        if (sum >= goal.bytes)
            return false;
        for (const { image } of wave)
            sum += freed.get(image) ?? 0;
        return true;
    });
    const spared = removals.filter((wave) => !needed.includes(wave)).flatMap((wave) => wave.flat());
    const rest = spared
        .flatMap(({ steps }) => steps)
        .map((target) => ({ target, answer: (0,src_ending/* notSent */.eE)('enough') }));
    const { attempts, aftermath, account } = foretell(needed);
    return { attempts: [...attempts, ...rest], aftermath, account };
}

;// CONCATENATED MODULE: ./src/perform.ts













/** What would be, foretold. */
async function rehearse(full, { engine, inputs, rule, goal }) {
    const { survey, removals, evicting } = intention(full, inputs, rule, goal);
    // The build cache holds layers too, and which ones nobody tells.
    const hasBuildCache = inputs.measure !== 'off' && (await unlessSilent(engine.hasBuildCache(), true));
    const tell = (attempts, aftermath) => {
        if (inputs.measure === 'off')
            return domain_account/* NOT_MEASURED */.pJ;
        const { store } = survey.engine;
        if (store === 'containerd')
            return forecast(survey, attempts, hasBuildCache);
        if (store === 'podman')
            return accountHeld(survey, attempts, aftermath);
        const account = (0,domain_account/* accountLayers */.I8)(survey, attempts, aftermath);
        return hasBuildCache ? asLimit(account) : account;
    };
    const foretold = rehearseUntil(goal, removals, (some) => {
        const { attempts, aftermath } = (0,predict/* predict */.K$)(some, survey, inputs);
        return { attempts, aftermath, account: tell(attempts, aftermath) };
    });
    // Those whose image's turn will come.
    const reached = foretold.attempts.filter(({ answer }) => answer.kind !== 'not-sent');
    const due = new Set(reached.flatMap(({ target }) => evicting.get(target.image) ?? []));
    const evicted = full.containers.filter((container) => due.has(container));
    return { survey, ...foretold, evicted, files: new Map() };
}
function asLimit({ total, byAttempt }) {
    const isExact = total.method === 'exact' && total.bytes !== 0;
    return { total: isExact ? { ...total, method: 'upper-bound' } : total, byAttempt };
}
/** What is. */
async function perform(full, stage) {
    const { engine, inputs, rule, goal, ending } = stage;
    const meter = await startMeter(full, engine, inputs.measure);
    const { survey, removals, evicting } = intention(full, inputs, rule, goal);
    const waiting = engine.until(ending.cut);
    const safe = await safeFor(removals, survey, waiting, inputs, ending);
    const refused = precautions(removals, survey, inputs);
    const { clear, asked } = startEvicting(evicting, waiting, inputs.containers === 'all');
    const attempts = await execute(removals, survey, engine, {
        options: inputs,
        ending,
        precaution: async (target) => refused(target) ?? (await safe?.precaution(target)) ?? (await clear(target.image)),
        enough: goal === undefined ? undefined : async () => ((await engine.disk())?.free ?? 0) >= goal.bytes,
        onDone: (done) => {
            stage.onDone(done, survey);
        },
    });
    const patient = patiently(engine, ending);
    const present = { ...survey, containers: full.containers.filter(({ id }) => asked.get(id) !== true) };
    const aftermath = await lookAfter(present, attempts, patient);
    const account = await meter(attempts, aftermath, patient);
    const left = new Set(aftermath.containers.map(({ id }) => id));
    const evicted = full.containers.filter(({ id }) => asked.has(id) && !left.has(id));
    return { survey, attempts, aftermath, account, evicted, files: safe?.files ?? new Map() };
}
function intention(full, inputs, rule, goal) {
    const all = plan(full);
    const evicting = evictions(all, full, inputs, rule);
    const going = new Set([...evicting.values()].flat());
    const containers = full.containers.filter((container) => !going.has(container));
    const removals = goal === undefined ? all : byAge(all, full.images);
    return { survey: { ...full, containers }, removals, evicting };
}
/** Reading archives takes code that only a backup needs, so it is loaded for one. */
async function safeFor(removals, survey, engine, inputs, ending) {
    if (inputs.backup === undefined)
        return undefined;
    const { openSafe } = await __webpack_require__.e(/* import() */ 716).then(__webpack_require__.bind(__webpack_require__, 716));
    return openSafe(inputs.backup, removals, survey, engine, inputs, ending);
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
async function removeVariants(choices, engine, measure, ending) {
    const isIdle = remove_variants_openOnes(choices).length === 0;
    const before = measure === 'off' || isIdle ? undefined : await unlessSilent(engine.usage(), undefined);
    const findings = new Map();
    const items = [];
    for (const { target, outcome: decided } of choices) {
        const key = variantKey(target);
        const finding = findings.get(key) ?? (decided === undefined ? await removeVariant(target, engine, ending) : undefined);
        if (decided === undefined && finding !== undefined)
            findings.set(key, finding);
        items.push(decided ?? outcome(target, finding ?? NOT_CHOSEN));
    }
    if (isIdle && measure !== 'off')
        return { items, reclaimed: domain_account/* NOTHING_FREED */.je.total };
    const after = before === undefined ? undefined : await unlessSilent(patiently(engine, ending).usage(), undefined);
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
async function removeVariant(target, engine, ending) {
    const { name, image, variant } = target;
    if (name === undefined || image === undefined || variant === undefined)
        return NOT_CHOSEN;
    if (ending.over.aborted) {
        const cause = ending.cause();
        return { verdict: 'not-reached', cause, reason: src_ending/* WHY_NOT_REACHED */.mR[cause] };
    }
    const answer = await engine.until(ending.cut).removeVariant(name, variant.platform);
    const left = await unlessSilent(patiently(engine, ending).variants(image.id), undefined);
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

;// CONCATENATED MODULE: ./src/refuse-inputs.ts




/** Throws for what this engine would do otherwise than it is meant. */
function refuseInputs(inputs, facts) {
    const { platforms, force, containers, noPrune } = inputs;
    if (platforms.length > 0)
        refusePlatforms(facts, platforms.map(({ requested }) => requested).join(', '));
    if (!habits/* HABITS */.a[facts.store].forceTakesContainers)
        return;
    const problems = [];
    if (force && containers !== 'all') {
        const allowed = `lets ${facts.name} remove the containers of an image too, running ones among them; write \`containers: all\` beside it if that is meant, or leave it out; nothing was removed`;
        problems.push({ input: 'force', value: 'true', allowed });
    }
    if (noPrune) {
        const allowed = `is not known to ${facts.name}, which takes untagged parents along all the same; leave it out, and name in \`keep\` what must stay; nothing was removed`;
        problems.push({ input: 'no-prune', value: 'true', allowed });
    }
    if (problems.length > 0)
        throw new InputError(problems);
}
/** What the inputs mean to this engine. */
function asMeantHere(inputs, { store }) {
    if (store !== 'podman')
        return inputs;
    const { images, keep } = inputs;
    return { ...inputs, images: withLocalNames(images), keep: keepingLocalNames(keep) };
}

;// CONCATENATED MODULE: ./src/survey.ts







/** Asks the engine for all that a plan or a prediction needs beside what was chosen. Changes nothing. */
async function survey({ targets, spared, images: chosen, containers, rule }, engine, { dryRun, measure, keep, backup }) {
    const { store } = engine.facts;
    // On the containerd store listing all images is the dearest request of all, so it waits for a need.
    // What goes with an image, and must be saved before, depends on all that is built on it, and so does whether it goes.
    const open = openTargets({ targets, spared });
    const isHeld = open.some(({ image }) => holdsEvictable(chosen.get(image), containers, rule));
    const needsAll = store !== 'containerd' || dryRun || backup !== undefined || isHeld;
    const images = new Map(chosen);
    if (needsAll)
        await addAll(images, engine);
    else
        await addAncestors(images, engine);
    const needsSizes = measure !== 'off' && (store !== 'containerd' || dryRun);
    const history = needsSizes ? await histories(open, engine) : new Map();
    const mustStay = (id) => rule.baseline?.images.has(id) === true || keep.some((wish) => keepsImage(wish, { id }));
    const staying = new Set([...images.keys()].filter(mustStay));
    const holdsParents = holdersOfParents(images, mustStay);
    // Whether a parent can go with the last of its children, only a list of them all tells.
    if (!needsAll && open.some(({ image }) => holdsParents.has(image)))
        await addAll(images, engine);
    // Podman leaves it to us to find out which layers nobody holds any more.
    const isWorth = measure === 'exact' || (measure === 'auto' && isAccountCheap(images.size, chosen.size));
    if (dryRun || (store === 'podman' && isWorth))
        await addLayers(images, engine);
    const holding = store === 'podman' ? spareHolders(targets, holdsParents) : [];
    const left = new Map([...holding, ...spared]);
    return { engine: engine.facts, targets, spared: left, staying, holdsParents, images, containers, history };
}
function holdsEvictable(image, containers, rule) {
    if (image === undefined || rule.containers === 'keep')
        return false;
    return (0,domain_containers/* containersUsing */.$)(image, containers).some((container) => mayEvict(container, rule));
}
async function addAll(images, engine) {
    for (const image of await engine.images())
        if (!images.has(image.id))
            images.set(image.id, image);
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

;// CONCATENATED MODULE: ./src/until-free.ts



/** What must be free in the end; undefined when nobody asks for that. */
function goalFor({ untilFree }, engine, disk) {
    if (untilFree === undefined)
        return undefined;
    if (disk !== undefined)
        return { bytes: goalBytes(untilFree, disk), disk };
    const value = 'bytes' in untilFree ? `${untilFree.bytes}` : `${untilFree.share * 100}%`;
    const allowed = `needs the disk of the engine, and that of ${engine.host} cannot be seen from here; run the step on that machine, outside of a container; nothing was removed`;
    throw new InputError([{ input: 'until-free', value, allowed }]);
}
/** From within a container of the engine, a folder of that name would be another one. */
async function visibleDisk(engine, containers, ownContainer) {
    return containers.some((container) => isOwn(container, ownContainer)) ? undefined : engine.disk();
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
var engine_json = __webpack_require__(390);
;// CONCATENATED MODULE: ./src/engine/remove-container.ts



/** Docker's own patience with a program that is asked to end; then it is killed. */
const GRACE_S = 10;
/** A program that even that does not end hangs in the kernel. */
const remove_container_LONGEST_MS = 30_000;
/** Resolves to whether the container is gone. Its volumes stay, save those that Docker removes with a `--rm` container. */
async function removeContainer(transport, path, force, signal) {
    const limit = endingWithin(remove_container_LONGEST_MS, signal);
    try {
        if (force)
            await transport.send('POST', `${path}/stop?t=${GRACE_S}`, limit);
        const { status } = await transport.send('DELETE', force ? `${path}?force=1` : path, limit);
        if (status === 204 || status === 404)
            return true;
        if (status !== 409)
            return false;
        // Somebody started it again, or one that was started with `--rm` is on its way out already.
        const now = await transport.send('GET', `${path}/json`, limit);
        if (now.status !== 200)
            return now.status === 404;
        if (stateIn(now.body) !== 'removing')
            return false;
        const soon = endingWithin(GRACE_S * 1000, limit);
        const waited = await transport.send('POST', `${path}/wait?condition=removed`, soon);
        return waited.status === 200 || waited.status === 404;
    }
    catch (error) {
        if (error instanceof errors/* EngineError */.NJ)
            return false;
        throw error;
    }
}
function stateIn(body) {
    return (0,engine_json/* optionalString */.sx)((0,engine_json/* optionalObject */.u9)((0,engine_json/* object */.Ik)((0,engine_json/* parseJson */.qF)(body))['State'])['Status']);
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(455);
;// CONCATENATED MODULE: ./src/engine/disk.ts

/** Needs no rights on the folder itself, and no connection; only an engine on this machine has its folder here. */
async function diskOf(root, isLocal) {
    if (!isLocal || root === '')
        return undefined;
    try {
        const { bavail, blocks, bsize } = await (0,promises_.statfs)(root);
        return blocks === 0 ? undefined : { free: bavail * bsize, size: blocks * bsize };
    }
    catch {
        return undefined;
    }
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
        ...moments(json),
        diffIds,
        ...(json['Manifests'] === undefined
            ? { size: (0,engine_json/* wholeNumber */.rD)(json['Size'] ?? 0) }
            : { room: wire_roomOf(body, json) }),
        layers: chainIds(diffIds),
    };
}
/** An image without one says so with the year 1. */
function moments(json) {
    const created = Date.parse((0,engine_json/* optionalString */.sx)(json['Created']));
    const tagged = Date.parse((0,engine_json/* optionalString */.sx)((0,engine_json/* optionalObject */.u9)(json['Metadata'])['LastTagTime']));
    return {
        ...(created > 0 ? { created } : {}),
        ...(tagged > 0 ? { tagged } : {}),
    };
}
/** An index is content too, beside the manifests that it lists. */
function wire_roomOf(body, json) {
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
                .map((mount) => (0,engine_json/* optionalString */.sx)(mount['Name'] ?? mount['Source'])),
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
/** Enough for any message of Docker's; a whole web page would be no message. */
const LONGEST_MESSAGE = 500;
/** The engine's message in an answer that says no; the answer itself where it holds none. */
function wire_message(body) {
    const said = messageIn(body);
    return said.trim() === '' ? 'the engine gave no reason' : said.slice(0, LONGEST_MESSAGE);
}
function messageIn(body) {
    try {
        return (0,engine_json/* string */.Yj)((0,engine_json/* object */.Ik)((0,engine_json/* parseJson */.qF)(body))['message']);
    }
    catch (error) {
        if (error instanceof errors/* EngineError */.NJ)
            return body;
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

;// CONCATENATED MODULE: ./src/engine/podman.ts


/**
 * A digest is a name only where the image was pulled by it, and nothing can be removed by the others. The list of images
 * tells which is which; a look at one image does not.
 */
function podmanImages(body) {
    return wire_images(body).map((image) => {
        const implied = image.digests.filter((name) => !image.ownDigests.includes(name));
        return { ...image, digests: image.ownDigests, impliedDigests: implied };
    });
}
/** Looks an image up as the others do, and never finds another one than is meant. */
function podmanInspect({ ifThere, get, segment }) {
    const lookUp = async (name) => {
        const body = await ifThere(`/images/${segment(name)}/json`);
        if (body === undefined)
            return undefined;
        const image = wire_image(body);
        const filters = JSON.stringify({ id: [image.id.replace('sha256:', '')] });
        const listed = podmanImages(await get(`/images/json?all=1&${new URLSearchParams({ filters }).toString()}`));
        const held = listed.find(({ id }) => id === image.id);
        // Gone between the two answers.
        if (held === undefined)
            return undefined;
        const { tags, digests, ownDigests, impliedDigests = [] } = held;
        return { ...image, tags, digests, ownDigests, impliedDigests };
    };
    const byPrefix = async (prefix) => {
        // It takes no short ID with its algorithm, and one without may read as a name.
        const image = await lookUp(prefix.replace('sha256:', ''));
        if (image === undefined || image.id.startsWith(prefix))
            return image;
        const ids = podmanImages(await get('/images/json?all=1')).map(({ id }) => id);
        const [only, ...others] = ids.filter((id) => id.startsWith(prefix));
        return only === undefined || others.length > 0 ? undefined : lookUp(only);
    };
    return async (name) => {
        if (/^sha256:[a-f0-9]{4,63}$/.test(name))
            return byPrefix(name);
        const image = await lookUp(name);
        if (image === undefined || image.id === name)
            return image;
        // Podman also takes the end of a name for the whole.
        const names = [...(0,domain_store/* referencesOf */.CL)(image), ...(image.impliedDigests ?? [])];
        return names.includes(name) ? image : undefined;
    };
}

;// CONCATENATED MODULE: ./src/engine/wire-facts.ts
// What an engine says about itself: the other place that knows the API's spelling.

/** Podman says so outright; Docker runs the containerd image store if and only if its driver says so; no version tells. */
function wire_facts_facts(version, info, apiVersion, server = '') {
    const versionJson = (0,engine_json/* object */.Ik)((0,engine_json/* parseJson */.qF)(version));
    const infoJson = (0,engine_json/* object */.Ik)((0,engine_json/* parseJson */.qF)(info));
    const components = (0,engine_json/* list */.p_)(versionJson['Components']).map((entry) => (0,engine_json/* optionalString */.sx)((0,engine_json/* object */.Ik)(entry)['Name']));
    const isContainerd = (0,engine_json/* list */.p_)(infoJson['DriverStatus']).some((pair) => {
        const [key, value] = (0,engine_json/* list */.p_)(pair);
        return key === 'driver-type' && value === 'io.containerd.snapshotter.v1';
    });
    const isPodman = components.includes('Podman Engine') || server.startsWith('Libpod/');
    return {
        name: isPodman ? 'Podman' : 'Docker',
        version: known(versionJson['Version']),
        apiVersion,
        store: isPodman ? 'podman' : isContainerd ? 'containerd' : 'graphdriver',
        platform: platform(versionJson),
    };
}
/** What the engine's clock says, with the zone that it counts in; undefined when it does not tell. */
function clock(info) {
    const time = (0,engine_json/* optionalString */.sx)((0,engine_json/* object */.Ik)((0,engine_json/* parseJson */.qF)(info))['SystemTime']);
    const ms = Date.parse(time);
    return Number.isNaN(ms) ? undefined : { ms, zone: /(?:Z|[+-]\d{2}:\d{2})$/.exec(time)?.[0] ?? 'Z' };
}
/** Its name for itself, and the folder that it keeps everything in. */
function wire_facts_identity(info, store) {
    const json = (0,engine_json/* object */.Ik)((0,engine_json/* parseJson */.qF)(info));
    // Docker Desktop keeps its folder within a virtual machine, whatever this machine has of that name.
    const isElsewhere = json['OperatingSystem'] === 'Docker Desktop';
    const root = isElsewhere ? '' : (0,engine_json/* optionalString */.sx)(json['DockerRootDir']);
    // Podman makes a new ID up for each answer; where it keeps its images tells one from the others.
    const place = encodeURIComponent(`${(0,engine_json/* optionalString */.sx)(json['Name'])}:${root}`);
    return { engineId: store === 'podman' ? place : (0,engine_json/* optionalString */.sx)(json['ID']), root };
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

;// CONCATENATED MODULE: ./src/engine/client.ts








const OLDEST_API = '1.41';
const NEWEST_API = '1.51';
const GREETING_MS = 15_000;
/** Greets the engine, agrees on a version, and learns what it is. */
async function openEngine(transport, signal) {
    const greeting = endingWithin(GREETING_MS, signal);
    const ping = await read(transport, '/_ping', greeting, () => false);
    if (ping.status !== 200)
        throw greetingError(transport.endpoint, ping);
    const theirs = header(ping.headers['api-version']);
    const api = agreedVersion(theirs);
    const get = getter(transport, `/v${api}`, greeting);
    const [version, info] = await Promise.all([get('/version'), get('/info')]);
    const facts = wire_facts_facts(version, info, api, header(ping.headers['server']));
    const greeted = {
        facts,
        clock: clock(info),
        ...wire_facts_identity(info, facts.store),
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
    const isPodman = facts.store === 'podman';
    // To some of what Docker answers with 409 Podman says 500; what is in the way can be seen.
    const refusals = isPodman ? [409, 500] : [409];
    const imagesIn = isPodman ? podmanImages : wire_images;
    const inspect = async (name) => {
        const body = await ifThere(`/images/${segment(name)}/json${inspection}`);
        return body === undefined ? undefined : wire_image(body);
    };
    return {
        host: transport.endpoint.url,
        ...greeted,
        inspect: isPodman ? podmanInspect({ ifThere, get, segment }) : inspect,
        images: async () => imagesIn(await get('/images/json?all=1')),
        listed: async (filters, withHidden = false) => imagesIn(await get(`/images/json${listQuery(filters, withHidden)}`)),
        containers: async () => containers(await get('/containers/json?all=1')),
        history: async (id) => {
            const body = await ifThere(`/images/${segment(id)}/history`);
            return body === undefined ? undefined : historySizes(body);
        },
        usage: async () => usage(await get('/system/df?type=image&type=build-cache')),
        // Podman keeps what it builds with as images.
        hasBuildCache: async () => !isPodman && usage(await get('/system/df?type=build-cache')).hasBuildCache,
        variants: async (name) => {
            const body = await ifThere(`/images/${segment(name)}/json?manifests=1`);
            return body === undefined ? [] : variants(body);
        },
        variantLayers: async (name, platform) => {
            const query = new URLSearchParams({ platform: JSON.stringify(platform) });
            const body = await ifThere(`/images/${segment(name)}/json?${query.toString()}`);
            return body === undefined ? [] : diffIds(body);
        },
        disk: () => diskOf(greeted.root, transport.endpoint.kind === 'socket'),
        removeContainer: (id, force) => removeContainer(transport, `${base}/containers/${segment(id)}`, force, signal),
        removeVariant: (name, platform) => remove(transport, `${base}/images/${segment(name)}`, variantQuery(platform), signal),
        remove: (name, options) => remove(transport, `${base}/images/${segment(name)}`, removalQuery(options), signal, refusals),
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
function listQuery(filters, withHidden) {
    const keys = [...new Set(filters.map(({ key }) => key))];
    const values = Object.fromEntries(keys.map((key) => [key, valuesOf(filters, key)]));
    const query = new URLSearchParams({
        ...(withHidden ? { all: '1' } : {}),
        ...(keys.length > 0 ? { filters: JSON.stringify(values) } : {}),
    });
    return query.size > 0 ? `?${query.toString()}` : '';
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
async function remove(transport, path, query, signal, refusals = [409]) {
    try {
        const target = query.size > 0 ? `${path}?${query.toString()}` : path;
        const { status, body } = await transport.send('DELETE', target, signal);
        if (status === 200)
            return { kind: 'removed', ...removal(body) };
        const message = wire_message(body);
        if (status === 404 || (0,errors/* isLostRaceOf2010 */.IR)(status, message))
            return { kind: 'gone', message };
        return refusals.includes(status)
            ? { kind: 'conflict', message }
            : { kind: 'error', message, broken: false };
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
/** An engine with TLS answers 400 to plain HTTP, as Go's servers do, and 400 to a greeting means nothing else. */
function greetingError(endpoint, { status, body }) {
    const isPlain = endpoint.kind === 'tcp' && endpoint.tls === undefined;
    if (status !== 400 || !isPlain)
        return statusError(status, body);
    const said = wire_message(body).replace(/[.\s]+$/, '');
    const next = 'set DOCKER_TLS_VERIFY to 1, and DOCKER_CERT_PATH to the folder with the keys';
    return new errors/* EngineError */.NJ('unsuitable', `it expects TLS and answers plain HTTP with "${said}"; ${next}`);
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(67);
;// CONCATENATED MODULE: ./src/engine/body.ts

/**
 * The list of a store with ten thousand images has some ten million bytes; an engine that sends much more is not sane.
 * One byte of JSON (`[[[[`) can take fifty in memory, and many answers come side by side, so all of them count together.
 */
const MOST_AT_ONCE = 16 * 1024 * 1024;
const FIRST_ROOM = 16 * 1024;
/** Reads answers whole, as text, within bounds that they share. */
function bodyReader(most = MOST_AT_ONCE) {
    let held = 0;
    return async (response) => {
        let length = 0;
        // One buffer that grows: an engine can send each byte as a chunk, and an object for each is a hundred times that.
        let room = Buffer.allocUnsafe(FIRST_ROOM);
        const ended = new Promise((resolve, reject) => {
            response.on('data', (chunk) => {
                length += chunk.length;
                held += chunk.length;
                if (held > most) {
                    response.destroy(new errors/* EngineError */.NJ('nonsense', 'the engine sent an answer without end'));
                    return;
                }
                if (length > room.length)
                    room = Buffer.concat([room], Math.max(length, 2 * room.length));
                chunk.copy(room, length - chunk.length);
            });
            response.on('end', resolve);
            response.on('error', reject);
        });
        try {
            await ended;
            return room.toString('utf8', 0, length);
        }
        finally {
            held -= length;
        }
    };
}

;// CONCATENATED MODULE: ./src/engine/connections/agent.ts

/**
 * What opens connections to an endpoint and keeps them. TLS and child processes are loaded only where they are wanted:
 * most engines listen on a socket, and every step would pay for them at its start.
 *
 * No proxy is ever used. The docker CLI sends tcp:// through HTTP_PROXY (go-connections, sockets/sockets.go), but on
 * runners that variable is for the internet: what stands there would see, and could answer, every request for a removal.
 */
async function agentFor(endpoint, surroundings) {
    if (endpoint.kind === 'command')
        return commandAgent(endpoint, surroundings);
    if (endpoint.kind === 'tcp' && endpoint.tls !== undefined)
        return tlsAgent(endpoint, surroundings);
    return new external_node_http_.Agent({ keepAlive: true });
}
async function tlsAgent(endpoint, { files }) {
    const { tlsOpener } = await __webpack_require__.e(/* import() */ 293).then(__webpack_require__.bind(__webpack_require__, 293));
    const agent = new external_node_http_.Agent({ keepAlive: true });
    agent.createConnection = tlsOpener(endpoint, files);
    return agent;
}
/** sshd begins to drop connections when more than ten have not logged in yet (MaxStartups). */
const COMMANDS_AT_ONCE = 4;
async function commandAgent(endpoint, surroundings) {
    const { commandOpener } = await __webpack_require__.e(/* import() */ 92).then(__webpack_require__.bind(__webpack_require__, 92));
    const agent = new external_node_http_.Agent({ keepAlive: true, maxSockets: COMMANDS_AT_ONCE });
    agent.createConnection = commandOpener(endpoint, surroundings);
    return agent;
}

;// CONCATENATED MODULE: ./src/engine/transport.ts




/** Throws nothing: what stands in the way of the connection is what every request is answered with. */
async function connect(endpoint, surroundings) {
    try {
        return transportTo(endpoint, await agentFor(endpoint, surroundings));
    }
    catch (error) {
        if (!(error instanceof errors/* EngineError */.NJ))
            throw error;
        const refuse = () => Promise.reject(error);
        return { endpoint, close: () => undefined, send: refuse, stream: refuse };
    }
}
function transportTo(endpoint, agent) {
    const place = placeOf(endpoint);
    const readBody = bodyReader();
    const whole = async (response, signal) => {
        try {
            const body = await readBody(response);
            return { status: response.statusCode ?? 0, headers: response.headers, body };
        }
        catch (error) {
            throw asEngineError(error, signal);
        }
    };
    const ask = (method, path, signal) => new Promise((resolve, reject) => {
        const sent = (0,external_node_http_.request)({ ...place, agent, method, path, signal });
        sent.on('error', (error) => {
            reject(sent.reusedSocket ? asEngineError(error, signal) : onNewConnection(error, endpoint, signal));
        });
        sent.on('response', (response) => {
            // What breaks the connection off knows more about it than the answer, which only sees that it ended.
            sent.on('error', (error) => response.destroy(error));
            resolve(response);
        });
        // An engine that switches to another protocol gives neither an answer nor an error.
        sent.on('close', () => {
            reject(asEngineError(new Error('it ended without an answer'), signal));
        });
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
function placeOf(endpoint) {
    if (endpoint.kind === 'tcp')
        return { host: endpoint.host, port: endpoint.port };
    const headers = { Host: 'docker' };
    return endpoint.kind === 'socket' ? { headers, socketPath: endpoint.path } : { headers };
}
async function* chunksOf(response, signal) {
    const chunks = response;
    try {
        yield* chunks;
    }
    catch (error) {
        throw asEngineError(error, signal);
    }
}
function onNewConnection(error, endpoint, signal) {
    const connecting = signal.aborted ? undefined : (0,errors/* connectingProblem */.iB)(error);
    if (connecting !== undefined) {
        const { fault, what, next } = connecting;
        const advice = 'hint' in endpoint ? endpoint.hint : next;
        return new errors/* EngineError */.NJ(fault, advice === undefined ? what : `${what}; ${advice}`, { cause: error });
    }
    const broken = asEngineError(error, signal);
    const isTls = endpoint.kind === 'tcp' && endpoint.tls !== undefined;
    if (!isTls || broken.fault !== 'broken')
        return broken;
    // The end of a connection can overtake the alert that says why.
    const guess = `${broken.message}; perhaps it wants another certificate of this client`;
    return new errors/* EngineError */.NJ('broken', guess, { cause: error });
}
function asEngineError(error, signal) {
    if (error instanceof errors/* EngineError */.NJ)
        return error;
    if (signal.aborted)
        return new errors/* EngineError */.NJ('aborted', 'the engine did not answer in time', { cause: error });
    const detail = error instanceof Error ? error.message : 'for no known reason';
    return new errors/* EngineError */.NJ('broken', `the connection to the engine broke (${detail})`, { cause: error });
}

;// CONCATENATED MODULE: ./src/with-engine.ts




/** Greets an engine, and lets work be done on it; what an engine does wrong ends as a problem in the report. */
async function withEngine(choice, surroundings, ending, work) {
    if ('problem' in choice)
        return problem('this runner', 'unsuitable', choice.problem);
    const { url } = choice.endpoint;
    const transport = await connect(choice.endpoint, surroundings);
    try {
        let engine;
        try {
            engine = await openEngine(transport, ending.over);
        }
        catch (error) {
            if (!(error instanceof errors/* EngineError */.NJ))
                throw error;
            if (ending.over.aborted)
                return ended(url, error, ending);
            return problem(url, error.fault === 'unsuitable' ? 'unsuitable' : 'no-engine', error.message);
        }
        return { ...(await work(engine)), why: choice.why };
    }
    catch (error) {
        if (!(error instanceof errors/* EngineError */.NJ))
            throw error;
        return { ...ended(url, error, ending), why: choice.why };
    }
    finally {
        transport.close();
    }
}
function ended(url, { fault, message }, { over, cause }) {
    const isCancelled = over.aborted && cause() === 'cancelled';
    return isCancelled
        ? problem(url, 'cancelled', `${src_ending/* WHY_NOT_REACHED */.mR.cancelled}; nothing was removed`)
        : problem(url, fault === 'unsuitable' ? 'unsuitable' : 'trouble', `${message}; nothing was removed`);
}
function problem(host, kind, message) {
    return { host, items: [], reclaimed: { method: 'off' }, problem: { kind, message } };
}

;// CONCATENATED MODULE: ./src/clean.ts














/** One engine's walk: from what was asked for to what became of it. */
async function clean(choice, inputs, circumstances) {
    const { surroundings, ending } = circumstances;
    const walked = await withEngine(choice, surroundings, ending, (engine) => walk(engine, inputs, circumstances));
    const { problem } = walked;
    if (problem?.kind !== 'trouble' && problem?.kind !== 'cancelled')
        return walked;
    // Only questions that come before the first removal end so; a removal that goes wrong is an answer.
    const cause = ending.over.aborted ? ending.cause() : undefined;
    const reason = cause === undefined ? problem.message : src_ending/* WHY_NOT_REACHED */.mR[cause];
    const items = inputs.images.map((wish) => notReached(wish, cause, reason));
    return { ...walked, items };
}
async function walk(engine, given, circumstances) {
    refuseInputs(given, engine.facts);
    const inputs = asMeantHere(given, engine.facts);
    const baseline = baselineFor(engine, circumstances.baseline);
    const { platforms } = inputs;
    const { ending } = circumstances;
    const askPullRequests = (numbers) => inTime(circumstances.askPullRequests(numbers), ending);
    const choice = await choose(inputs, engine, { ...circumstances, baseline, askPullRequests });
    const rest = await whatIsNotChosen(choice, engine, inputs);
    const done = platforms.length > 0
        ? await removeVariantsOf(choice, engine, inputs, ending)
        : await removeImagesOf(choice, engine, inputs, ending, circumstances);
    const { notes, failures } = choice;
    return {
        host: engine.host,
        engine: engine.facts,
        ...done,
        ...(notes.length === 0 ? {} : { notes }),
        ...(failures.length === 0 ? {} : { failures }),
        ...(rest.length === 0 ? {} : { notChosen: rest }),
    };
}
/** A step that is over has no time for the other items, either. */
async function inTime(asked, { over }) {
    const answer = await asked;
    if (over.aborted)
        throw new errors/* EngineError */.NJ('aborted', 'the end came while GitHub was asked');
    return answer;
}
/** Against the record of another engine, or of another store of the same one, everything would look new. */
function baselineFor({ engineId, facts }, baseline) {
    if (baseline === undefined)
        return undefined;
    const isSame = baseline !== 'none' && baseline.engine === engineId && baseline.store === facts.store;
    if (isSame)
        return baseline;
    throw new errors/* EngineError */.NJ('unsuitable', 'this is not the engine, or not the image store, that was looked at when the job began, so nobody knows what is new');
}
async function whatIsNotChosen({ targets, rule, failures }, engine, { dryRun, images, filters }) {
    if (!dryRun || (filters.length === 0 && images.every(({ kind }) => kind !== 'pattern')))
        return [];
    const visible = await engine.listed([]);
    return withinMoment('images', () => notChosen(visible, targets, {
        wishes: images,
        filters,
        baseline: rule.baseline,
        isAnswered: failures.length === 0,
    }));
}
async function removeImagesOf(choice, engine, inputs, ending, { onDone }) {
    const { rule } = choice;
    const disk = await visibleDisk(engine, choice.containers, rule.ownContainer);
    const goal = goalFor(inputs, engine, disk);
    const full = await survey(choice, engine, inputs);
    const act = inputs.dryRun ? rehearse : perform;
    const done = await act(full, { engine, inputs, rule, goal, ending, onDone });
    const items = judge(done.survey, done.attempts, done.aftermath, done.account).map((item) => {
        const backup = done.files.get(item.id ?? '');
        return backup === undefined ? item : { ...item, backup };
    });
    const now = inputs.dryRun || disk === undefined ? undefined : await engine.disk();
    const { evicted } = done;
    return {
        items,
        reclaimed: done.account.total,
        ...(evicted.length === 0 ? {} : { containersRemoved: evicted.map(told) }),
        ...(disk === undefined ? {} : { disk: diskReport(disk, now, goal?.bytes) }),
    };
}
function told({ id, name, image, state }) {
    return { id, name, image, state };
}
function diskReport(before, after, goal) {
    return {
        size: before.size,
        freeBefore: before.free,
        ...(after === undefined ? {} : { freeAfter: after.free }),
        ...(goal === undefined ? {} : { goal }),
    };
}
async function removeVariantsOf(choice, engine, { platforms, dryRun, measure }, ending) {
    const choices = await surveyVariants(choice, platforms, engine);
    return dryRun ? rehearseVariants(choices, measure) : removeVariants(choices, engine, measure, ending);
}

;// CONCATENATED MODULE: ./src/engine/hosts/quoted.ts
const quoted_LONGEST = 300;
/** Foreign text in a message: on one line, with its ends in sight, and no longer than anybody reads. */
function quoted(text) {
    return JSON.stringify(text.length > quoted_LONGEST ? `${text.slice(0, quoted_LONGEST)}…` : text);
}

;// CONCATENATED MODULE: ./src/engine/hosts/address.ts

const READERS = {
    unix: socket,
    npipe: socket,
    tcp,
    ssh,
};
/** @param usualPort for tcp:// without one, where there is a usual one */
function parseAddress(text, usualPort) {
    if (/\p{Cc}/u.test(text))
        return { problem: 'holds control characters' };
    const [, written = '', rest = ''] = /^([a-z]+):\/\/(.*)$/i.exec(text) ?? [];
    const scheme = written.toLowerCase();
    const reader = Object.hasOwn(READERS, scheme) ? READERS[scheme] : undefined;
    return reader?.(rest, scheme, usualPort) ?? { problem: `is not a ${URLS} address` };
}
const URLS = 'unix://, npipe://, tcp:// or ssh://';
function socket(rest, scheme) {
    // The docker CLI would take the default socket. An expression that gave nothing is likelier than that wish.
    if (rest === '')
        return { problem: `is ${scheme}:// without a path` };
    return { kind: 'socket', path: rest, url: `${scheme}://${rest}` };
}
const LAST_PORT = 65_535;
// The engine knows no user and no password; the docker CLI leaves them out as well.
const TCP = /^(?:[^/?#]*@)?(\[[0-9a-f:.]+\]|[^[\]:/?#@\s]+)(?::(\d{1,5}))?\/?$/i;
function tcp(rest, _scheme, usualPort) {
    const [, name, digits] = TCP.exec(rest) ?? [];
    const port = digits === undefined ? usualPort : Number(digits);
    if (name === undefined || port === undefined || port > LAST_PORT) {
        return { problem: 'is not tcp://host:port' };
    }
    return { kind: 'tcp', host: name.replace(/^\[|\]$/g, ''), port, url: `tcp://${name}:${port}` };
}
/**
 * It goes to the docker CLI as it is, from there to ssh, and the path to a shell of the other host; old versions of
 * the CLI put nothing in between. So no part may begin as an option does, or hold what a shell understands.
 */
const SSH = /^(?:([\w.][\w.%+=~-]*)@)?(?:\[[0-9a-f:.]+\]|[a-z0-9_][\w.-]*)(?::(\d{1,5}))?(?:\/[\w./+@=~-]*)?$/i;
function ssh(rest) {
    if (/^[^/]*:[^/]*@/.test(rest)) {
        return { problem: 'holds a password, which docker does not take for ssh; use a key' };
    }
    const [whole, user = 'nobody', port = '0'] = SSH.exec(rest) ?? [];
    if (whole === undefined || !isUser(user) || Number(port) > LAST_PORT) {
        return { problem: 'is not ssh://user@host:port' };
    }
    return { kind: 'ssh', url: `ssh://${rest}` };
}
function isUser(encoded) {
    try {
        return /^[^\s\p{Cc}-][^\s\p{Cc}]*$/u.test(decodeURIComponent(encoded));
    }
    catch {
        return false; // A percent sign that encodes nothing.
    }
}
/** For a message about text that turned out to be no address: what may be a password is left out. */
function shown(text) {
    return quoted(text.replace(/^([a-z]+:\/\/)?.*@/is, '$1…@'));
}

// EXTERNAL MODULE: ./src/engine/paths.ts
var engine_paths = __webpack_require__(562);
;// CONCATENATED MODULE: ./src/engine/hosts/config-folder.ts

/** Where the docker CLI has its configuration; undefined for a user without a home. */
function configFolder({ env, home, platform }) {
    const named = env['DOCKER_CONFIG'] ?? '';
    if (named !== '')
        return named;
    return home === undefined ? undefined : (0,engine_paths/* pathsOf */.w)(platform).join(home, '.docker');
}

;// CONCATENATED MODULE: ./src/engine/hosts/tls-files.ts


/**
 * For an engine that no context leads to. As in the docker CLI: DOCKER_TLS alone encrypts without asking who is there,
 * and ca.pem must exist in either case, which cert.pem and key.pem need not (docker/cli, cli/flags/options.go).
 */
function tlsOfEnvironment(surroundings) {
    const { env, files, platform } = surroundings;
    const wanted = ['DOCKER_TLS_VERIFY', 'DOCKER_TLS'].find((name) => isSet(env[name]));
    if (wanted === undefined)
        return undefined;
    const named = env['DOCKER_CERT_PATH'] ?? '';
    const folder = named === '' ? configFolder(surroundings) : named;
    const next = 'set DOCKER_CERT_PATH to the folder with ca.pem, cert.pem and key.pem';
    if (folder === undefined)
        return { problem: `${wanted} is set, and nobody knows where the keys are; ${next}` };
    const found = tlsFiles(folder, files, platform, wanted === 'DOCKER_TLS_VERIFY');
    return found.ca === undefined
        ? { problem: `${wanted} is set, and there is no ca.pem in ${folder}; ${next}` }
        : found;
}
/** The docker CLI asks whether there is a folder, even if nothing is in it (docker/cli, cli/context/tlsdata.go). */
function tlsOfContext(folder, { files, platform }, verify) {
    const kind = files.kind(folder);
    if (kind === 'hidden')
        return { problem: `has keys that this user may not read, in ${folder}` };
    if (kind === 'folder')
        return tlsFiles(folder, files, platform, verify);
    return verify ? undefined : { verify };
}
function tlsFiles(folder, files, platform, verify) {
    const names = ['ca', 'cert', 'key'];
    const paths = names.map((name) => [name, (0,engine_paths/* pathsOf */.w)(platform).join(folder, `${name}.pem`)]);
    return { verify, ...Object.fromEntries(paths.filter(([, path]) => files.kind(path) !== undefined)) };
}
function isSet(value) {
    return value !== undefined && value !== '';
}

;// CONCATENATED MODULE: ./src/engine/hosts/context.ts







/** As docker checks the name of a new context: docker/cli, cli/context/store/store.go. */
const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.+-]+$/;
function isContextName(name) {
    return NAME.test(name);
}
/**
 * Where a context of the docker CLI leads, read from its store as the CLI does.
 * @param context what it is called in a sentence
 */
function endpointOfContext(name, context, surroundings) {
    if (!isContextName(name))
        return { problem: `${context} has a name that docker does not allow` };
    const folder = configFolder(surroundings);
    if (folder === undefined)
        return { problem: `${context} is wanted, and this user has no home to look for it` };
    const paths = (0,engine_paths/* pathsOf */.w)(surroundings.platform);
    const id = (0,external_node_crypto_.createHash)('sha256').update(name).digest('hex');
    const file = paths.join(folder, 'contexts', 'meta', id, 'meta.json');
    const meta = surroundings.files.read(file);
    if ('problem' in meta) {
        return meta.isMissing
            ? { problem: `${context} does not exist; "docker context ls" lists those that do` }
            : { problem: `${context} cannot be read (${file}: ${meta.problem})` };
    }
    const target = targetIn(meta.text);
    if (target === undefined) {
        return {
            problem: `${context} is broken: ${file} names no engine; make it anew with "docker context create"`,
        };
    }
    const address = parseAddress(target.host);
    if ('problem' in address)
        return { problem: `the address of ${context} ${address.problem}` };
    if (address.kind === 'socket')
        return { endpoint: address };
    const { url } = address;
    if (address.kind === 'ssh')
        return { endpoint: { kind: 'command', flags: [`--context=${name}`], url } };
    const tls = tlsOfContext(paths.join(folder, 'contexts', 'tls', id, 'docker'), surroundings, !target.skipTlsVerify);
    if (tls !== undefined && 'problem' in tls)
        return { problem: `${context} ${tls.problem}` };
    return { endpoint: { ...address, ...(tls === undefined ? {} : { tls }) } };
}
/** Undefined for anything but what docker writes. The CLI takes a context without an address for the default socket. */
function targetIn(text) {
    try {
        const endpoints = (0,engine_json/* object */.Ik)(field((0,engine_json/* object */.Ik)((0,engine_json/* parseJson */.qF)(text)), 'Endpoints'));
        const docker = (0,engine_json/* object */.Ik)(endpoints['docker']);
        const host = (0,engine_json/* string */.Yj)(field(docker, 'Host'));
        const skip = field(docker, 'SkipTLSVerify') ?? false;
        return host === '' || typeof skip !== 'boolean' ? undefined : { host, skipTlsVerify: skip };
    }
    catch (error) {
        if (error instanceof errors/* EngineError */.NJ)
            return undefined;
        throw error;
    }
}
/** The context that `docker context use` chose, if any; a problem when nobody can tell. */
function currentContext(surroundings) {
    const folder = configFolder(surroundings);
    if (folder === undefined)
        return undefined;
    const file = (0,engine_paths/* pathsOf */.w)(surroundings.platform).join(folder, 'config.json');
    const config = surroundings.files.read(file);
    // The CLI warns and takes the default. The wrong engine is worse than none.
    const unsure = (why) => ({
        problem: `${file} may name another engine and cannot be read (${why}); set DOCKER_HOST instead`,
    });
    if ('problem' in config)
        return config.isMissing ? undefined : unsure(config.problem);
    try {
        const named = field((0,engine_json/* optionalObject */.u9)((0,engine_json/* parseJson */.qF)(config.text)), 'currentContext') ?? '';
        return (0,engine_json/* string */.Yj)(named) === '' ? undefined : (0,engine_json/* string */.Yj)(named);
    }
    catch (error) {
        if (error instanceof errors/* EngineError */.NJ)
            return unsure('it is not what docker writes');
        throw error;
    }
}
/** Go does not mind how the name of a field is capitalized, and takes the last of several. */
function field(json, name) {
    const wanted = name.toLowerCase();
    return Object.entries(json).findLast(([key]) => key.toLowerCase() === wanted)?.[1];
}

;// CONCATENATED MODULE: ./src/engine/hosts/elsewhere.ts

/** Where engines listen that are not the system's own. The docker CLI finds them through a context or not at all. */
function places({ env, home, userId, platform, }) {
    const paths = (0,engine_paths/* pathsOf */.w)(platform);
    const runtime = env['XDG_RUNTIME_DIR'] ?? '';
    const ofUser = [
        ...(runtime === '' ? [] : [runtime]),
        ...(userId === undefined ? [] : [`/run/user/${userId}`]),
    ];
    const ofDesktop = home === undefined ? [] : [paths.join(home, '.docker/run'), paths.join(home, '.docker/desktop')];
    return [
        ...ofUser.map((folder) => ['a rootless Docker', paths.join(folder, 'docker.sock')]),
        ...ofDesktop.map((folder) => ['Docker Desktop', paths.join(folder, 'docker.sock')]),
        ...[...ofUser, '/run'].map((folder) => ['Podman', paths.join(folder, 'podman/podman.sock')]),
    ];
}
/** What to say when the default socket is not there and another is. */
function elsewhere(surroundings) {
    const found = places(surroundings).find(([, path]) => surroundings.files.kind(path) === 'socket');
    if (found === undefined)
        return undefined;
    const [whose, path] = found;
    return `${whose} listens at ${path}: set DOCKER_HOST to unix://${path} to use it`;
}

;// CONCATENATED MODULE: ./src/engine/hosts/choose.ts





/** As the docker CLI decides (docker/cli, cli/command/cli.go: resolveContextName). The first that knows an answer wins. */
const RESOLVERS = [byDockerHost, byDockerContext, byCurrentContext];
/** The engine that the docker CLI would use, or why not that one: the wrong engine is worse than none. */
function chooseEndpoint(surroundings) {
    for (const resolve of RESOLVERS) {
        const choice = resolve(surroundings);
        if (choice !== undefined)
            return choice;
    }
    return byDefault(surroundings);
}
/** One line of the input `hosts`: a docker context, or a URL. */
function resolveHost(text, surroundings) {
    const line = text.trim();
    if (line.includes('://'))
        return byUrl(line, `${shown(line)} in hosts`, 'hosts', surroundings);
    if (line === DEFAULT)
        return byDockerHost(surroundings) ?? byDefault(surroundings);
    return isContextName(line)
        ? byContext(line, 'hosts', surroundings)
        : { problem: `${shown(line)} in hosts is neither a docker context nor a ${URLS} address` };
}
/** The context that is no context: what there would be if nobody had ever made one. */
const DEFAULT = 'default';
function byDockerHost(surroundings) {
    const written = surroundings.env['DOCKER_HOST'] ?? '';
    if (written === '')
        return undefined;
    const host = written.trim();
    // Blanks are enough to overrule the contexts.
    if (host === '')
        return byDefault(surroundings);
    const overruled = overruledContext(surroundings);
    const why = overruled === undefined ? 'DOCKER_HOST' : `DOCKER_HOST, which goes before ${overruled}`;
    // Newer CLIs take a path for a socket, older ones for a path at tcp://localhost: whoever wrote it has to say.
    const isBare = !host.includes('://') && !/^[./\\]/.test(host);
    return byUrl(isBare ? `tcp://${host}` : host, 'DOCKER_HOST', why, surroundings);
}
function overruledContext(surroundings) {
    const inEnvironment = surroundings.env['DOCKER_CONTEXT'] ?? '';
    if (inEnvironment !== '')
        return inEnvironment === DEFAULT ? undefined : sentenced(inEnvironment, VARIABLE);
    const current = currentContext(surroundings);
    return typeof current === 'string' && current !== DEFAULT ? sentenced(current, CURRENT) : undefined;
}
function byDockerContext(surroundings) {
    const name = surroundings.env['DOCKER_CONTEXT'] ?? '';
    if (name === '')
        return undefined;
    return name === DEFAULT ? byDefault(surroundings) : byContext(name, VARIABLE, surroundings);
}
function byCurrentContext(surroundings) {
    const name = currentContext(surroundings);
    if (name === undefined || typeof name === 'object')
        return name;
    return name === DEFAULT ? undefined : byContext(name, CURRENT, surroundings);
}
const VARIABLE = 'DOCKER_CONTEXT';
const CURRENT = 'current';
function byContext(name, namer, surroundings) {
    const why = sentenced(name, namer);
    const found = endpointOfContext(name, why, surroundings);
    return 'problem' in found ? found : chosen(found.endpoint, why);
}
function sentenced(name, namer) {
    return namer === CURRENT
        ? `the current docker context ${quoted(name)}`
        : `the docker context ${quoted(name)} of ${namer}`;
}
const TLS_HOST = 'tcp://localhost:2376';
function byDefault(surroundings) {
    const { platform, files } = surroundings;
    // With TLS and no address the CLI does not take the socket: docker/cli, opts/hosts.go.
    if (tlsOfEnvironment(surroundings) !== undefined) {
        const why = 'the default with TLS, since DOCKER_HOST is not set';
        return byUrl(TLS_HOST, TLS_HOST, why, surroundings);
    }
    const why = 'the default socket';
    if (platform === 'win32') {
        // Looking at a named pipe would take one of its places.
        return { endpoint: socketAt('npipe', '//./pipe/docker_engine'), why };
    }
    const path = '/var/run/docker.sock';
    const hint = files.kind(path) === undefined ? elsewhere(surroundings) : undefined;
    return { endpoint: { ...socketAt('unix', path), ...(hint === undefined ? {} : { hint }) }, why };
}
function socketAt(scheme, path) {
    return { kind: 'socket', path, url: `${scheme}://${path}` };
}
const USUAL_PORT = 2375;
/** @param whose begins the sentence about what is wrong with it */
function byUrl(text, whose, why, surroundings) {
    const address = parseAddress(text, USUAL_PORT);
    if ('problem' in address)
        return { problem: `${whose} ${address.problem}` };
    if (address.kind === 'socket')
        return chosen(address, why);
    const { url } = address;
    if (address.kind === 'ssh')
        return chosen({ kind: 'command', flags: [`--host=${url}`], url }, why);
    const tls = tlsOfEnvironment(surroundings);
    if (tls !== undefined && 'problem' in tls)
        return tls;
    return chosen({ ...address, ...(tls === undefined ? {} : { tls }) }, why);
}
/** Whoever reads the log should know when anybody could be at the other end. */
function chosen(endpoint, why) {
    const isUnverified = endpoint.kind === 'tcp' && endpoint.tls?.verify === false;
    return { endpoint, why: isUnverified ? `${why}; nobody verifies its certificate` : why };
}

;// CONCATENATED MODULE: ./src/engines.ts


/** The engines to work on, each once. What `hosts` says is checked as a whole before any of them is asked. */
function enginesOf(hosts, surroundings) {
    if (hosts.length === 0)
        return [chooseEndpoint(surroundings)];
    const found = hosts.map((line) => ({ line, choice: resolveHost(line, surroundings) }));
    const problems = found.flatMap(({ line, choice }) => 'problem' in choice
        ? [{ input: 'hosts', value: engines_shown(line), allowed: `is refused: ${choice.problem}` }]
        : []);
    if (problems.length > 0)
        throw new InputError(problems);
    const choices = found.flatMap(({ choice }) => ('endpoint' in choice ? choice : []));
    return [...new Map(choices.map((choice) => [choice.endpoint.url, choice])).values()];
}
/** A password in an address must not be shown, also when the address is wrong. */
function engines_shown(line) {
    return line.replace(/\/\/[^/]*@/, '//…@');
}

;// CONCATENATED MODULE: ./src/take-baseline.ts

/** What the engine holds now, hidden images too. */
async function takeBaseline(engine) {
    const [images, containers] = await Promise.all([engine.images(), engine.containers()]);
    return baselineOf(engine.engineId, engine.facts.store, images, containers);
}

;// CONCATENATED MODULE: ./src/prepare.ts




/** All that can go wrong with a job's end, found out at its beginning. Removes nothing. */
async function prepare(choice, inputs, surroundings, ending, ownContainer) {
    const taken = [];
    const host = await withEngine(choice, surroundings, ending, async (engine) => {
        refuseInputs(inputs, engine.facts);
        if (inputs.untilFree !== undefined)
            goalFor(inputs, engine, await visibleDisk(engine, await engine.containers(), ownContainer()));
        if (inputs.scope === 'job')
            taken.push(await takeBaseline(engine));
        return { host: engine.host, engine: engine.facts, items: [], reclaimed: { method: 'off' } };
    });
    return { host, baseline: taken[0] };
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
var domain_size = __webpack_require__(967);
;// CONCATENATED MODULE: ./src/report/pull-requests.ts

/** `pull request #12 merged since 2026-05-01: Add a button`; the title is foreign text, and still to be made harmless. */
function pull_requests_told(pullRequest) {
    const { number, title } = pullRequest;
    return `pull request #${number} ${standing(pullRequest)}${title === undefined ? '' : `: ${title}`}`;
}
/** The same with a link, in Markdown. The address is made of the server, the repository and the number alone. */
function linked(pullRequest) {
    const { number, title = '', url } = pullRequest;
    return `[${`#${number} ${markdown(title)}`.trim()}](${url}) ${standing(pullRequest)}`;
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
/** `3 deleted, 1 in conflict. 238.4MB reclaimed.` */
function headline({ totals, dryRun, deferred, hosts, problems }) {
    const counts = VERDICTS.flatMap((verdict) => {
        const count = totals[verdict];
        return count === undefined ? [] : [`${String(count)} ${DONE[verdict]}`];
    });
    const idle = problems !== undefined || hosts.some(({ problem }) => problem !== undefined);
    const reason = hosts.length === 0 ? ': `images` is empty' : '';
    const yet = deferred === true ? 'nothing is removed yet: `when: post` does it when the job ends' : undefined;
    const nothing = idle ? 'nothing was removed' : (yet ?? `nothing to remove${reason}`);
    const what = counts.length > 0 ? counts.join(', ') : nothing;
    const freed = {
        method: totals.reclaimedMethod,
        ...(totals.reclaimedBytes === undefined ? {} : { bytes: totals.reclaimedBytes }),
    };
    const bytes = hosts.length > 0 && deferred !== true ? reclaimed(freed, dryRun) : '';
    return `${dryRun ? 'Dry run, nothing was changed: ' : ''}${what}${bytes === '' ? '' : `; ${bytes}`}`;
}
function reclaimed({ bytes, method }, dryRun) {
    if (bytes === undefined)
        return '';
    const limit = method === 'upper-bound' ? 'at most ' : method === 'estimate' ? 'about ' : '';
    return `${limit}${(0,domain_size/* humanSize */.X)(bytes)} ${dryRun ? 'would be reclaimed' : 'reclaimed'}`;
}
function nameOf({ requested, chosenBy, reference, id, platform }) {
    const found = chosenBy === 'pattern' && id !== undefined ? id : requested;
    const name = reference === undefined ? found : (0,domain_reference/* familiar */.ce)(reference);
    return platform === undefined ? name : `${name} (${platform})`;
}
function sentence({ reason, next, pullRequests = [] }) {
    const done = pullRequests.filter((one) => (0,pull_request/* whyNotClosed */.UO)(one) === undefined);
    const said = [reason ?? [], done.map(pull_requests_told), next === undefined ? [] : `next: ${next}`];
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
        message: plain(message),
    }));
    const warnings = (report.warnings ?? []).map((message) => ({
        level: 'warning',
        message: plain(message),
    }));
    const skipped = report.hosts.flatMap(({ host, problem }) => problem !== undefined && isExcused(problem, rules)
        ? [{ level: 'warning', message: plain(`${host}: ${problem.message}; nothing was removed`) }]
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
    return verdict === 'conflict' || isFailure(item, rules);
}
function annotation(item, place, rules) {
    const level = isFailure(item, rules) ? 'error' : 'warning';
    return { level, message: plain(`${place}${nameOf(item)} (${item.verdict}): ${sentence(item)}`) };
}

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
const WIDTH = 30;
/** Two bars of a fixed width, readable without colour. */
function diskBars({ size, freeBefore, freeAfter }) {
    const line = (when, free) => `${when.padEnd(6)} ${bar(1 - free / size)} ${(0,domain_size/* humanSize */.X)(free)} free`;
    return [line('before', freeBefore), ...(freeAfter === undefined ? [] : [line('after', freeAfter)])];
}
function bar(used) {
    const full = Math.max(0, Math.min(WIDTH, Math.round(used * WIDTH)));
    return '█'.repeat(full) + '░'.repeat(WIDTH - full);
}

;// CONCATENATED MODULE: ./src/report/log.ts





/** What a person wants first is last: the headline. */
function logParts(report, wasProgressShown = false) {
    const parts = [
        { lines: report.problems ?? [] },
        ...report.hosts.flatMap((host) => hostParts(host, report.dryRun, wasProgressShown)),
        { lines: [headline(report)] },
    ];
    return parts
        .filter(({ lines }) => lines.length > 0)
        .map((part) => ({ ...part, lines: part.lines.map(plain) }));
}
function hostParts(full, dryRun, wasProgressShown) {
    // Nothing is printed twice: what went had a line when it did.
    const items = full.items.filter(({ verdict }) => !wasProgressShown || verdict !== 'deleted');
    const host = { ...full, items };
    const rest = (host.notChosen ?? []).map(({ name, reason }) => `${name}: ${reason}`);
    return [
        { lines: [...hostLines(host), ...asides(full, dryRun)] },
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
        const title = report.hosts.length > 1 ? `#### ${code(host.host)}\n\n` : '';
        const section = title + hostSection(host, report.dryRun, room - byteLength(title));
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
function hostSection(host, dryRun, longest) {
    const foot = `<sub>${markdown(hostLine(host))}; bytes: ${host.reclaimed.method}</sub>`;
    if (host.problem !== undefined)
        return `${markdown(host.problem.message)}\n\n${foot}`;
    const aside = [
        bullets(asides(host, dryRun), 'in the log', longest / 8),
        bars(host),
        stays(host, longest / 8),
    ];
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
    const bytes = item.bytes === undefined || item.deleted.length === 0 ? '' : (0,domain_size/* humanSize */.X)(item.bytes);
    const name = code(nameOf(item));
    const what = [markdown(item.reason ?? ''), ...(item.pullRequests ?? []).map(linked)].filter((part) => part !== '');
    return `| ${SIGN[item.verdict]} | ${name} | ${what.join('; ')} | ${bytes} |`;
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
/** In a block of code, since only there all signs are as wide as one another. */
function bars({ disk }) {
    return disk === undefined ? '' : ['```text', ...diskBars(disk), '```'].join('\n');
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
async function publish(report, rules, { wasProgressShown, stateProblems }, runner) {
    for (const { title, lines } of logParts(report, wasProgressShown))
        runner.log(lines, title);
    for (const { level, message } of annotations(report, rules))
        runner.annotate(level, message);
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

;// CONCATENATED MODULE: ./src/phases.ts









const ENGINES_AT_ONCE = 8;
/** Removes now, or makes sure that the post phase can. */
async function firstPhase(inputs, setting) {
    if (inputs.when === 'now')
        return removeAll(inputs, undefined, setting);
    const { surroundings, runner } = setting;
    const ending = (0,src_ending/* endingOf */.z6)(inputs.timeoutMs, setting.cancelled);
    const choices = enginesOf(inputs.hosts, surroundings);
    const prepared = await onEach(choices, async (choice) => {
        const preparing = prepare(choice, inputs, surroundings, ending, () => runner.ownContainer());
        if (choices.length === 1)
            return preparing;
        return preparing.catch((error) => ({
            host: asProblem(urlOf(choice))(error),
            baseline: undefined,
        }));
    });
    const hosts = prepared.map(({ host }) => host);
    if (hosts.some(({ problem }) => problem === undefined)) {
        const problems = await problemOf('what the post phase needs', () => {
            runner.leave(recordOf(prepared));
        });
        if (problems.length > 0)
            return unprepared(problems, inputs.dryRun);
    }
    return { ...report(hosts, inputs, emptyChoice(inputs)), deferred: true };
}
function recordOf(prepared) {
    const taken = prepared.flatMap(({ host, baseline }) => baseline === undefined ? [] : [[host.host, baseline]]);
    return taken.length === 0 ? undefined : baselinesText(new Map(taken));
}
/** Removes what the first phase promised. */
async function postPhase(inputs, { record }, setting) {
    if (record !== undefined && 'problem' in record)
        return lost(record.problem, inputs.dryRun);
    // Inputs are read anew at the end of the job, and an expression may say something else by then.
    if (record === undefined && inputs.scope === 'job')
        return lost('none was made: `scope` was not `job` when the job began', inputs.dryRun);
    return removeAll(inputs, record === undefined ? undefined : parseBaselines(record.text), setting);
}
async function removeAll(inputs, baselines, setting) {
    if (inputs.images.length === 0)
        return report([], inputs, emptyChoice(inputs));
    const { surroundings, runner, progress } = setting;
    const ending = (0,src_ending/* endingOf */.z6)(inputs.timeoutMs, setting.cancelled);
    const choices = enginesOf(inputs.hosts, surroundings);
    const isOneOfMany = choices.length > 1;
    const hosts = await onEach(choices, async (choice) => {
        const url = urlOf(choice);
        const circumstances = {
            surroundings,
            ending,
            ownContainer: () => runner.ownContainer(),
            baseline: baselines === undefined ? undefined : (baselines.get(url) ?? 'none'),
            askPullRequests: async (numbers) => {
                const { askGitHub } = await __webpack_require__.e(/* import() */ 648).then(__webpack_require__.bind(__webpack_require__, 648));
                return askGitHub(numbers, surroundings.env, runner.secret('github-token'), ending.over);
            },
            onDone: progress.on(isOneOfMany ? url : ''),
        };
        const own = isOneOfMany ? withOwnFolder(inputs, url) : inputs;
        return isOneOfMany
            ? clean(choice, own, circumstances).catch(asProblem(url))
            : clean(choice, own, circumstances);
    });
    return report(hosts, inputs);
}
/** What one of several engines cannot do must not stop the others. */
function asProblem(host) {
    return (error) => {
        if (!(error instanceof InputError))
            throw error;
        const message = `${error.problems.join('; ')}; nothing was removed`;
        return { host, items: [], reclaimed: { method: 'off' }, problem: { kind: 'unsuitable', message } };
    };
}
/** Engines can hold images of the same ID with other names, and one file must not take the place of the other. */
function withOwnFolder(inputs, url) {
    if (inputs.backup === undefined)
        return inputs;
    return { ...inputs, backup: `${inputs.backup}/${url.replaceAll(/[^\w.-]+/g, '_')}` };
}
function urlOf(choice) {
    return 'endpoint' in choice ? choice.endpoint.url : '';
}
function onEach(choices, work) {
    return inParallel(ENGINES_AT_ONCE, choices, work);
}
/** An expression that gave nothing must never turn into "all images", and filters or a scope alone choose nothing. */
function emptyChoice({ images, filters, scope }) {
    if (images.length > 0 || (filters.length === 0 && scope === 'all'))
        return [];
    const what = filters.length > 0 ? '`filters` only narrow' : '`scope: job` only narrows';
    return [
        `${what} what \`images\` chooses, and \`images\` is empty, so nothing is removed; for every image that is left then write \`images: '**'\``,
    ];
}

;// CONCATENATED MODULE: ./src/report/progress.ts




const WORDS = {
    gone: 'is gone already',
    conflict: 'is needed',
    error: 'failed',
    'not-sent': 'not reached',
};
/** `[12/200] app:1, app:2 deleted; 238.4MB so far`. What the engine answered; the report says what then was found. */
function progressLine({ host, count, total, done, bytes }) {
    const names = done.map(({ target }) => target.kind === 'reference' ? (0,domain_reference/* familiar */.ce)(target.reference) : target.image.slice(0, 19));
    const last = done.at(-1);
    const what = last === undefined ? '' : wordFor(last);
    const freed = bytes === undefined || bytes === 0 ? '' : `; ${(0,domain_size/* humanSize */.X)(bytes)} so far`;
    const place = host === '' ? '' : `${host} `;
    return plain(`${place}[${count}/${total}] ${names.join(', ')} ${what}${freed}`);
}
function wordFor(attempt) {
    if (attempt.answer.kind !== 'removed')
        return WORDS[attempt.answer.kind];
    return (0,domain_account/* deletedBy */.Lo)(attempt).includes(attempt.target.image) ? 'deleted' : 'untagged';
}
/** Only the graphdriver store tells what each removal freed, and only where its layers were looked up. */
function bytesFreed(done, survey) {
    if (survey.engine.store !== 'graphdriver' || survey.history.size === 0)
        return undefined;
    return (0,domain_account/* sum */.cz)(done.map((attempt) => (0,domain_account/* layerBytes */.t2)(attempt, survey).high));
}

;// CONCATENATED MODULE: ./src/progress.ts


/** Fewer images are done before anybody wonders, and the report tells of each. */
const progress_MANY = 10;
function startProgress(runner) {
    let isShown = false;
    return {
        on: (host) => {
            let count = 0;
            let bytes = 0;
            return (done, survey) => {
                const total = new Set(openTargets(survey).map(({ image }) => image)).size;
                const isIdle = done.every(({ answer }) => answer.kind === 'not-sent');
                if ((total < progress_MANY && host === '') || isIdle)
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

;// CONCATENATED MODULE: ./src/run.ts






/** The step from the text of its inputs to its outputs, in either phase. Whatever happens, it ends with a report. */
async function run(runner, surroundings, cancelled) {
    const left = runner.left();
    // First of all: whatever happens to this phase, the post phase must not take itself for it.
    const stateProblems = await problemOf('the state for the post phase', () => {
        if (left === undefined)
            runner.endFirstPhase();
    });
    const progress = startProgress(runner);
    const { report: told, rules } = await work(left, { runner, surroundings, cancelled, progress });
    progress.end();
    const phase = left === undefined ? 'main' : 'post';
    await publish({ ...told, phase }, rules, { wasProgressShown: progress.isShown(), stateProblems }, runner);
}
async function work(left, setting) {
    const read = (name) => setting.runner.input(name);
    const { dryRun, summary } = readTelling(read);
    const rules = { missing: 'warn', failOnConflict: true, noEngine: 'fail', summary };
    try {
        const inputs = parseInputs(read);
        const told = left === undefined ? firstPhase(inputs, setting) : postPhase(inputs, left, setting);
        return { report: await told, rules: inputs };
    }
    catch (error) {
        if (error instanceof InputError)
            return { report: refused(error.problems, dryRun), rules };
        const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
        return { report: crashed(problem), rules };
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(24);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(161);
;// CONCATENATED MODULE: ./src/runner/files.ts


/** Configuration that is larger is none, and would only cost memory. */
const LONGEST_TEXT = 4 * 1024 * 1024;
const NOTHING_THERE = ['ENOENT', 'ENOTDIR'];
const files = { kind, read: files_read };
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
function files_read(path) {
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

// EXTERNAL MODULE: ../../../work/main/node_modules/@actions/core/lib/core.js + 11 modules
var core = __webpack_require__(633);
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

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(760);
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

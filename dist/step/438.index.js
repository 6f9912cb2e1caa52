export const id = 438;
export const ids = [438];
export const modules = {

/***/ 3147:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ holdNewest),
/* harmony export */   W: () => (/* binding */ whyNewer)
/* harmony export */ });
/* harmony import */ var _model_collections_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6644);
/* harmony import */ var _model_image_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1444);
/* harmony import */ var _model_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6676);



/**
 * Adds what `keep-newest` holds to the protections: all chosen names of an image that may be one of the newest of any
 * repository. What is protected already does not count, unless it is in use.
 */
function holdNewest(targets, protections, rules) {
    const candidates = candidatesFrom(targets, protections, rules);
    const newest = newestOf(candidates, rules.keepNewest);
    const held = candidates.flatMap(({ image, targets: names }) => {
        const protection = newest.get(image.id);
        return protection === undefined ? [] : names.map((target) => [target, protection]);
    });
    return { protections: new Map([...protections, ...held]), newest };
}
/** An untagged image belongs to no repository, so it is not a candidate. */
function candidatesFrom(targets, protections, { images, store }) {
    const present = targets.filter((target) => target.kind !== 'absent');
    return [...(0,_model_collections_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(present, ({ image }) => image)].flatMap(([id, group]) => {
        const image = images.get(id);
        if (image === undefined)
            return [];
        const goesAnyway = namesTakenByNamed(image, group, protections, store);
        const names = group.filter((target) => target.kind === 'reference' &&
            target.selector.kind === 'pattern' &&
            protections.get(target)?.verdict !== 'kept' &&
            !goesAnyway(target.reference));
        return names.length === 0 ? [] : [{ image, targets: names }];
    });
}
/** The names of an image that go with what is named outright, which `keep-newest` does not touch. */
function namesTakenByNamed(image, targets, protections, store) {
    const named = targets.filter((target) => target.selector.kind !== 'pattern' && !protections.has(target));
    if (named.length === 0)
        return () => false;
    const left = (0,_model_image_js__WEBPACK_IMPORTED_MODULE_0__/* .namesLeft */ .o_)(image, store);
    for (const target of named)
        left.drop(target.kind === 'id' ? left.all() : left.goingWith(target.reference));
    return (name) => !left.has(name);
}
/** An image that is among the newest of several repositories gets the reason of the first. */
function newestOf(candidates, count) {
    const members = candidates.flatMap(({ image, targets }) => [...new Set(targets.map(({ reference }) => (0,_model_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M)(reference)))].map((repository) => ({
        image,
        repository,
    })));
    const newest = new Map();
    for (const [repository, group] of (0,_model_collections_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(members, (member) => member.repository)) {
        for (const [id, isSure] of amongNewest(group.map(({ image }) => image), count))
            if (!newest.has(id))
                newest.set(id, keptAsNewest(repository, count, isSure));
    }
    return newest;
}
/**
 * The IDs of the images that may be among the newest, and whether they surely are. Images of the same moment, or of
 * an unknown one, may all be: no other rule decides between them, so none of them goes.
 */
function amongNewest(images, count) {
    const dated = images.flatMap((image) => {
        const moment = (0,_model_image_js__WEBPACK_IMPORTED_MODULE_0__/* .lastChangeOf */ .kV)(image);
        return moment === undefined ? [] : [{ id: image.id, moment }];
    });
    const undated = images.filter((image) => (0,_model_image_js__WEBPACK_IMPORTED_MODULE_0__/* .lastChangeOf */ .kV)(image) === undefined);
    const found = new Map(undated.map(({ id }) => [id, images.length <= count]));
    const byMoment = (0,_model_collections_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(dated.toSorted((a, b) => b.moment - a.moment), ({ moment }) => moment);
    let newer = 0;
    for (const group of byMoment.values()) {
        if (newer >= count)
            break;
        const isSure = newer + group.length + undated.length <= count;
        for (const { id } of group)
            found.set(id, isSure);
        newer += group.length;
    }
    return found;
}
function keptAsNewest(repository, count, isSure) {
    const place = placeIn(repository, count);
    const reason = isSure
        ? `it is ${place}`
        : `it may be ${place}: the engine does not tell which of several images is newer`;
    return { verdict: 'kept', reason: `keep-newest: ${reason}` };
}
function placeIn(repository, count) {
    const rank = count === 1 ? 'the newest' : `one of the ${String(count)} newest`;
    return `${rank} of ${(0,_model_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M)((0,_model_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .familiar */ .ce)(repository))}`;
}
/**
 * Why an image that a pattern chose as an older one may be among the newest by now: it got a name, perhaps one that it
 * already had, after the choice was made.
 */
function whyNewer(target, now, chosen, keepNewest) {
    if (chosen === undefined)
        return undefined;
    if (target.kind !== 'reference' || target.selector.kind !== 'pattern')
        return undefined;
    if (((0,_model_image_js__WEBPACK_IMPORTED_MODULE_0__/* .lastChangeOf */ .kV)(now) ?? 0) <= ((0,_model_image_js__WEBPACK_IMPORTED_MODULE_0__/* .lastChangeOf */ .kV)(chosen) ?? 0))
        return undefined;
    const place = placeIn((0,_model_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M)(target.reference), keepNewest);
    return { verdict: 'kept', reason: `keep-newest: it got a name meanwhile, so it may be ${place} now` };
}


/***/ }),

/***/ 7986:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hu: () => (/* binding */ protectParentHolders),
/* harmony export */   XA: () => (/* binding */ protectFromPatterns),
/* harmony export */   av: () => (/* binding */ holdersOfParents),
/* harmony export */   ft: () => (/* binding */ protect),
/* harmony export */   yQ: () => (/* binding */ protectKept)
/* harmony export */ });
/* harmony import */ var _model_collections_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6644);
/* harmony import */ var _model_container_rule_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2249);
/* harmony import */ var _model_container_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9678);
/* harmony import */ var _model_image_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1444);
/* harmony import */ var _model_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6676);
/* harmony import */ var _model_removal_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2361);
/* harmony import */ var _model_selector_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9276);
/* harmony import */ var _model_text_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5086);








/** Finds the targets that must not be removed, and why. */
function protect(targets, rules) {
    const protections = new Map();
    for (const [image, imageTargets] of byImage(targets, rules)) {
        const hasPattern = imageTargets.some(({ selector }) => selector.kind === 'pattern');
        const fromPatterns = hasPattern ? protectFromPatterns(image, rules) : undefined;
        for (const target of imageTargets) {
            const protection = protectLeftOut(target, rules) ?? (target.selector.kind === 'pattern' ? fromPatterns : undefined);
            if (protection !== undefined)
                protections.set(target, protection);
        }
        const open = imageTargets.filter((target) => !protections.has(target));
        const wasThere = rules.rule.baseline?.images.has(image.id) === true;
        for (const [target, protection] of protectKept(open, image, { ...rules, wasThere }))
            protections.set(target, protection);
    }
    return protections;
}
function byImage(targets, { images }) {
    const present = targets.filter((target) => target.kind !== 'absent');
    const groups = (0,_model_collections_js__WEBPACK_IMPORTED_MODULE_6__/* .grouped */ .zD)(present, ({ image }) => image);
    return new Map([...groups].flatMap(([id, group]) => {
        const image = images.get(id);
        return image === undefined ? [] : [[image, group]];
    }));
}
function protectLeftOut(target, { leftOut }) {
    const reason = leftOut(target);
    return reason === undefined ? undefined : keptBecause(reason);
}
/** How the runner tags the image of a Dockerfile action: https://github.com/actions/runner */
const RUNNERS_TAG = /^(?:docker\.io\/library|localhost)\/[0-9a-f]{6}:[0-9a-f]{32}$/;
/** Why no pattern may remove the image; only its name or ID can. */
function protectFromPatterns(image, rules) {
    const runnersTag = image.tags.find((tag) => RUNNERS_TAG.test(tag));
    if (runnersTag !== undefined)
        return keptBecause(`the runner built it for an action of this job (${(0,_model_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .familiar */ .ce)(runnersTag)})`);
    const users = (0,_model_container_js__WEBPACK_IMPORTED_MODULE_1__/* .containersUsing */ .$g)(image, rules.containers);
    const ownContainer = users.find((container) => (0,_model_container_rule_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwn */ .NP)(container, rules.rule.ownContainer));
    if (ownContainer !== undefined)
        return keptBecause(`this job runs in it (container ${ownContainer.name})`);
    const blocking = users.filter((container) => !(0,_model_container_rule_js__WEBPACK_IMPORTED_MODULE_0__/* .mayRemoveContainer */ .d)(container, rules.rule) && ((0,_model_container_js__WEBPACK_IMPORTED_MODULE_1__/* .isRunning */ .W_)(container) || !rules.force));
    if (blocking.length === 0)
        return undefined;
    // It suggests no next step: an input that removes containers would reach those of all images that the pattern
    // matches.
    return {
        verdict: 'in-use',
        reason: `used by ${(0,_model_text_js__WEBPACK_IMPORTED_MODULE_7__/* .listSome */ .XT)(blocking, (container) => (0,_model_container_js__WEBPACK_IMPORTED_MODULE_1__/* .describeUse */ .pt)(container, image))}`,
    };
}
const LAST_NAME = 'the image was there before this job, and would go with its last name';
/**
 * Finds the targets of one image that `keep` or the baseline protects. A removal can take more than it names:
 * an ID takes all references, the last tag of a repository takes its digests, and on the containerd store a
 * digest takes all tags of its repository.
 */
function protectKept(targets, image, { keep, store, wasThere }) {
    const protections = new Map();
    const keeper = (0,_model_selector_js__WEBPACK_IMPORTED_MODULE_5__/* .keeperOf */ .yD)(keep);
    const namedBy = keeper.ofImage(image)?.requested;
    const imageReason = namedBy === undefined ? undefined : `\`keep\` names it: ${namedBy}`;
    const left = (0,_model_image_js__WEBPACK_IMPORTED_MODULE_2__/* .namesLeft */ .o_)(image, store);
    for (const target of (0,_model_removal_js__WEBPACK_IMPORTED_MODULE_4__/* .inRemovalOrder */ .Wh)(targets)) {
        const lost = target.kind === 'reference' ? left.goingWith(target.reference) : left.all();
        const isLastOfOldImage = wasThere && lost.length === left.count();
        const reason = imageReason ?? (isLastOfOldImage ? LAST_NAME : whyNamesStay(target, lost, keeper));
        if (reason === undefined)
            left.drop(lost);
        else
            protections.set(target, keptBecause(reason));
    }
    return protections;
}
/** The reason names the first lost name that `keep` protects. */
function whyNamesStay(target, lost, keeper) {
    for (const name of lost) {
        const selector = keeper.ofReference(name);
        if (selector === undefined)
            continue;
        return target.kind === 'reference' && target.reference === name
            ? `\`keep\` names it: ${selector.requested}`
            : `${(0,_model_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .familiar */ .ce)(name)} would go with it, and \`keep\` names that: ${selector.requested}`;
    }
    return undefined;
}
function keptBecause(reason) {
    return { verdict: 'kept', reason };
}
/** Images whose removal would make the engine prune an untagged parent that must stay. */
function holdersOfParents(images, mustStay) {
    const isHolder = (0,_model_collections_js__WEBPACK_IMPORTED_MODULE_6__/* .derivedFromParents */ .T2)(images, ({ parent: id }, isParentHolder = false) => {
        const parent = id === undefined ? undefined : images.get(id);
        if (parent === undefined)
            return false;
        // Pruning ends at the first parent with a name, unless the parent has lost that name by then.
        return mustStay(parent.id) || ((0,_model_image_js__WEBPACK_IMPORTED_MODULE_2__/* .referencesOf */ .CL)(parent).length === 0 && isParentHolder);
    });
    return new Set([...images.keys()].filter(isHolder));
}
const PRUNES_PARENT = 'Podman would also prune an untagged parent that must stay';
/** Podman always prunes, so an image stays there if another engine would have to be told not to prune. */
function protectParentHolders(targets, holders) {
    const protectedTargets = targets.filter((target) => target.kind !== 'absent' && holders.has(target.image));
    return new Map(protectedTargets.map((target) => [target, keptBecause(PRUNES_PARENT)]));
}


/***/ }),

/***/ 4492:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ik: () => (/* binding */ object),
/* harmony export */   P$: () => (/* binding */ strings),
/* harmony export */   Sb: () => (/* binding */ bodyReader),
/* harmony export */   Yj: () => (/* binding */ string),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   rD: () => (/* binding */ wholeNumber),
/* harmony export */   sx: () => (/* binding */ optionalString),
/* harmony export */   u9: () => (/* binding */ optionalObject)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7679);

/**
 * An image takes one to five thousand bytes in a list, so even a large store stays below this. It limits all answers
 * together, since many of them arrive at the same time.
 */
const MOST_AT_ONCE = 32 * 1024 * 1024;
/** Reads whole answers as text; all that are read at the same time share one limit. */
function bodyReader(most = MOST_AT_ONCE) {
    let held = 0;
    return async (response) => {
        let length = 0;
        // Use one growing buffer: an engine can send each byte as a chunk, and an object per chunk takes a hundred times
        // that.
        let buffer = Buffer.alloc(0);
        const ended = new Promise((resolve, reject) => {
            response.on('data', (chunk) => {
                length += chunk.length;
                held += chunk.length;
                if (held > most) {
                    response.destroy(new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EngineError */ .NJ('nonsense', 'the engine sent an answer without end'));
                    return;
                }
                if (length > buffer.length)
                    buffer = Buffer.concat([buffer], Math.max(length, 2 * buffer.length));
                chunk.copy(buffer, length - chunk.length);
            });
            response.on('end', resolve);
            response.on('error', reject);
        });
        try {
            await ended;
            return buffer.toString('utf8', 0, length);
        }
        finally {
            held -= length;
        }
    };
}
function parseJson(text) {
    if (text.length > LONG && isDeep(text)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EngineError */ .NJ('nonsense', 'the engine sent JSON that is nested deeper than any answer of the API');
    }
    try {
        return JSON.parse(text);
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EngineError */ .NJ('nonsense', 'the engine sent an answer that is not JSON', { cause: error });
    }
}
const LONG = 1_000_000;
const DEEPEST = 100;
/** Parsing takes a hundred times the length of the brackets in memory, so the depth is checked before. */
function isDeep(text) {
    let depth = 0;
    let isInText = false;
    for (let at = 0; at < text.length; at += 1) {
        const character = text[at];
        if (character === '"')
            isInText = !isInText;
        else if (isInText)
            at += character === '\\' ? 1 : 0;
        else if (character === '[' || character === '{')
            depth += 1;
        else if (character === ']' || character === '}')
            depth -= 1;
        if (depth > DEEPEST)
            return true;
    }
    return false;
}
function object(value) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw wrong('an object', value);
    return { ...value };
}
/** Millions of tiny entries fit into an answer, and would take a gigabyte once parsed. */
const MOST_ENTRIES = 100_000;
/** Go writes an empty list as null. */
function list(value) {
    if (value === null || value === undefined)
        return [];
    if (!Array.isArray(value))
        throw wrong('a list', value);
    if (value.length > MOST_ENTRIES)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EngineError */ .NJ('nonsense', `the engine sent a list of ${String(value.length)} entries`);
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

/***/ 7964:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $L: () => (/* binding */ unlessOver),
/* harmony export */   G0: () => (/* binding */ deadlineOf),
/* harmony export */   eR: () => (/* binding */ orIfEngineFails),
/* harmony export */   pS: () => (/* binding */ endingWithin),
/* harmony export */   qX: () => (/* binding */ withTimeToLook)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7679);

function withTimeToLook(engine, { timeToLook }) {
    return engine.until(timeToLook());
}
/** The runner kills a cancelled step after 7.5 seconds; requests under way get most of that. */
const LAST_ANSWERS_MS = 5000;
/**
 * The look at what is left needs time of its own after the deadline: as long again as the removals had, within these
 * limits. A user with a short timeout does not want to wait a minute for an engine that hangs.
 */
const SHORTEST_LAST_LOOK_MS = 5000;
const LONGEST_LAST_LOOK_MS = 60_000;
/** After a cancellation the report must be written before the runner kills the step. */
const HASTY_LOOK_MS = 1500;
function deadlineOf(timeoutMs, cancelled) {
    const stopStarting = new AbortController();
    const stopWaiting = new AbortController();
    const lookMs = Math.min(Math.max(timeoutMs, SHORTEST_LAST_LOOK_MS), LONGEST_LAST_LOOK_MS);
    abortAfter(timeoutMs, stopStarting);
    abortAfter(timeoutMs, stopWaiting);
    whenAborted(cancelled, () => {
        stopStarting.abort();
        abortAfter(LAST_ANSWERS_MS, stopWaiting);
    });
    return {
        stopStarting: stopStarting.signal,
        stopWaiting: stopWaiting.signal,
        timeToLook: () => {
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
/** Unlike `AbortSignal.timeout`, this uses the clock that a test can move. */
function abortAfter(milliseconds, controller) {
    setTimeout(() => {
        controller.abort();
    }, milliseconds).unref();
}
/** Replaces `AbortSignal.any` with a timeout, which Node before 22.16 forgets. */
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
/**
 * Resolves to the result of the work, or to `instead` once `end` is aborted: a file operation that hangs cannot be
 * cancelled, so the step stops waiting for it.
 */
async function unlessOver(work, end, instead, patienceMs = 0) {
    const waiting = new AbortController();
    const over = new Promise((resolve) => {
        const giveUp = () => {
            const timer = setTimeout(resolve, patienceMs, instead);
            waiting.signal.addEventListener('abort', () => {
                clearTimeout(timer);
            });
        };
        if (end.aborted)
            giveUp();
        else
            end.addEventListener('abort', giveUp, { once: true, signal: waiting.signal });
    });
    try {
        return await Promise.race([work, over]);
    }
    finally {
        waiting.abort();
    }
}
/** If the engine fails now, the removals are done all the same, and the report says what is not known. */
async function orIfEngineFails(question, instead) {
    try {
        return await question;
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EngineError */ .NJ)
            return instead;
        throw error;
    }
}


/***/ }),

/***/ 7679:
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
 * Docker 20.10 answers the slower of two concurrent removals with 500 and these words instead of 404. Fixed in 23.0.
 * This is the only place where the words of an error decide.
 */
function isLostRaceOf2010(status, message) {
    return status === 500 && /unrecognized image ID/.test(message);
}
const NO_PERMISSION = {
    fault: 'unreachable',
    what: 'permission denied',
    next: 'add the user to the docker group, or run the step as a user who may use the socket',
};
const NO_SOCKET = { fault: 'unreachable', what: 'that is not a socket' };
const NO_ROUTE = {
    fault: 'unreachable',
    what: 'the host cannot be reached from here',
    next: 'no proxy is used for engines',
};
const UNKNOWN_CA = {
    fault: 'unsuitable',
    what: "the engine's certificate is not from the CA in ca.pem",
    next: 'use the ca.pem that belongs to this engine',
};
const NOT_VALID_NOW = {
    fault: 'unsuitable',
    what: "the engine's certificate is not valid at this time",
    next: 'renew it',
};
const OTHER_NAME = {
    fault: 'unsuitable',
    what: "the engine's certificate is made for another name",
    next: 'use a name from the certificate, or create a certificate for this name',
};
const NO_TLS_THERE = {
    fault: 'unsuitable',
    what: 'what answers there does not speak TLS, or no version that this action accepts',
    next: 'look at the port, or unset DOCKER_TLS_VERIFY and DOCKER_TLS',
};
const CLIENT_REFUSED = {
    fault: 'unsuitable',
    what: 'the engine does not accept this client',
    next: 'it requires a certificate from its own CA, as cert.pem with key.pem',
};
/** By the code of the error: from the system, from Node, or from OpenSSL. */
const CONNECTING = {
    ENOENT: {
        fault: 'unreachable',
        what: 'there is no such socket',
        next: 'is the engine installed and running?',
    },
    ECONNREFUSED: { fault: 'unreachable', what: 'nothing answers there', next: 'is the engine running?' },
    EACCES: NO_PERMISSION,
    EPERM: NO_PERMISSION,
    ENOTSOCK: NO_SOCKET,
    ENOTDIR: NO_SOCKET,
    ENOTFOUND: { fault: 'unreachable', what: 'there is no host of that name', next: 'check the address' },
    EAI_AGAIN: {
        fault: 'unreachable',
        what: 'the name of the host cannot be looked up now',
        next: 'check the network',
    },
    EHOSTUNREACH: NO_ROUTE,
    ENETUNREACH: NO_ROUTE,
    ETIMEDOUT: {
        fault: 'unreachable',
        what: 'it did not answer in time',
        next: 'check the address and the network',
    },
    DEPTH_ZERO_SELF_SIGNED_CERT: UNKNOWN_CA,
    SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_CA,
    UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_CA,
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_CA,
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_CA,
    CERT_SIGNATURE_FAILURE: UNKNOWN_CA,
    CERT_HAS_EXPIRED: NOT_VALID_NOW,
    CERT_NOT_YET_VALID: NOT_VALID_NOW,
    ERR_TLS_CERT_ALTNAME_INVALID: OTHER_NAME,
    // Node uses this code for any TLS error during a write.
    EPROTO: NO_TLS_THERE,
    ERR_SSL_WRONG_VERSION_NUMBER: NO_TLS_THERE,
    ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: CLIENT_REFUSED,
    ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: CLIENT_REFUSED,
    ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: CLIENT_REFUSED,
};
/** Explains why a connection could not be opened; undefined for any other error. */
function connectingProblem(error) {
    return error instanceof Error && 'code' in error && typeof error.code === 'string'
        ? CONNECTING[error.code]
        : undefined;
}


/***/ }),

/***/ 8820:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   f3: () => (/* binding */ proseWithoutSecrets),
/* harmony export */   or: () => (/* binding */ parseAddress),
/* harmony export */   tl: () => (/* binding */ URLS)
/* harmony export */ });
const READERS = {
    unix: socket,
    npipe: socket,
    tcp,
    ssh,
};
/** @param usualPort for tcp:// without a port */
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
    // The docker CLI would use the default socket, but an expression without a result is more likely.
    if (rest === '')
        return { problem: `is ${scheme}:// without a path` };
    // Messages show the address of a socket as it is, so refuse what may hold a password.
    if (/^[^/].*@/.test(rest))
        return { problem: `is ${scheme}:// with a user or a password; name the path` };
    return { kind: 'socket', path: rest, url: `${scheme}://${rest}` };
}
const LAST_PORT = 65_535;
// Drops user and password, which the engine does not know; the docker CLI does the same.
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
 * The docker CLI passes the URL on to ssh, and its path to a shell of the other host; old versions of the CLI quote
 * nothing. So no part may begin like an option, or hold characters with a meaning for a shell.
 */
const SSH = /^(?:([\w.][\w.%+=~-]*)@)?(?:\[[0-9a-f:.]+\]|[a-z0-9_][\w.-]*)(?::(\d{1,5}))?(?:\/[\w./+@=~-]*)?$/i;
function ssh(rest) {
    // Also refuse a password with a slash, although a slash begins the path of a URL.
    if (/^[^@]*:[^@]*@/.test(rest)) {
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
const SCHEME = String.raw `(?:unix|npipe|tcp|ssh|https?|fd):\/\/`;
const ADDRESS = new RegExp(`^(${SCHEME})?(.*)$`, 'is');
/** A comma in a password splits the list, so the beginning of a password can stand in the place of the port. */
const NO_PORT = /^([^:/[]*):(?!\d*(?:[/?]|$)).*$/s;
/** Makes any address fit for a message, even a wrong one. The part before the last `@` may be a password. */
function shown(address) {
    const [, scheme = '', rest = ''] = ADDRESS.exec(address) ?? [];
    const at = rest.lastIndexOf('@');
    const place = rest.slice(at + 1).replace(/[?#].*$/s, '?…');
    return quoted(at < 0 ? `${scheme}${place.replace(NO_PORT, '$1:…')}` : `${scheme}…@${place}`);
}
const OPENING = new RegExp(String.raw `^\W*${SCHEME}`, 'i');
/** The same for the output of a program, in which any word may be an address. */
function proseWithoutSecrets(text) {
    return text.replace(/\S+/g, (word) => {
        const at = word.lastIndexOf('@');
        const [opening] = OPENING.exec(word) ?? [];
        const isOnlyUser = opening === undefined && !word.slice(0, at).includes(':');
        return at < 0 || isOnlyUser ? word : `${opening ?? ''}…${word.slice(at)}`;
    });
}
const LONGEST = 300;
/** Quotes foreign text on one line, and cuts it where nobody reads on. */
function quoted(text) {
    return JSON.stringify(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
}


/***/ }),

/***/ 5135:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fi: () => (/* binding */ currentContext),
/* harmony export */   OM: () => (/* binding */ endpointOfContext),
/* harmony export */   b_: () => (/* binding */ isContextName),
/* harmony export */   vg: () => (/* binding */ configFolder),
/* harmony export */   wG: () => (/* binding */ pathsOf)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _body_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4492);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7679);
/* harmony import */ var _address_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8820);
/* harmony import */ var _tls_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2627);






/** The path rules of a platform, which in tests is not always the one that this runs on. */
function pathsOf(platform) {
    return platform === 'win32' ? node_path__WEBPACK_IMPORTED_MODULE_0__.win32 : node_path__WEBPACK_IMPORTED_MODULE_0__.posix;
}
/** The docker CLI checks the name of a new context so: docker/cli, cli/context/store/store.go. */
const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.+-]+$/;
function isContextName(name) {
    return NAME.test(name);
}
/**
 * The endpoint of a context of the docker CLI, read from its store as the CLI does.
 * @param context how a message names the context
 */
function endpointOfContext(name, context, surroundings) {
    if (!isContextName(name))
        return { problem: `${context} has a name that docker does not allow` };
    const folder = configFolder(surroundings);
    if (folder === undefined)
        return { problem: `${context} cannot be looked up, since this user has no home folder` };
    const paths = pathsOf(surroundings.platform);
    const id = (0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.createHash)('sha256').update(name).digest('hex');
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
            problem: `${context} is broken: ${file} names no engine; create it again with "docker context create"`,
        };
    }
    const address = (0,_address_js__WEBPACK_IMPORTED_MODULE_4__/* .parseAddress */ .or)(target.host);
    if ('problem' in address)
        return { problem: `the address of ${context} ${address.problem}` };
    if (address.kind === 'socket')
        return { endpoint: address };
    const { url } = address;
    if (address.kind === 'ssh')
        return { endpoint: { kind: 'command', flags: [`--context=${name}`], url } };
    const tls = (0,_tls_files_js__WEBPACK_IMPORTED_MODULE_5__/* .tlsOfContext */ ._)(paths.join(folder, 'contexts', 'tls', id, 'docker'), surroundings, !target.skipTlsVerify);
    if (tls !== undefined && 'problem' in tls)
        return { problem: `${context} ${tls.problem}` };
    return { endpoint: { ...address, ...(tls === undefined ? {} : { tls }) } };
}
/** Undefined for a file that docker did not write. The CLI uses the default socket for a context without an address. */
function targetIn(text) {
    try {
        const endpoints = (0,_body_js__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ik)(field((0,_body_js__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ik)((0,_body_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(text)), 'Endpoints'));
        const docker = (0,_body_js__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ik)(endpoints['docker']);
        const host = (0,_body_js__WEBPACK_IMPORTED_MODULE_2__/* .string */ .Yj)(field(docker, 'Host'));
        const skip = field(docker, 'SkipTLSVerify') ?? false;
        return host === '' || typeof skip !== 'boolean' ? undefined : { host, skipTlsVerify: skip };
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .EngineError */ .NJ)
            return undefined;
        throw error;
    }
}
/** The context that `docker context use` chose, if any; a problem when the configuration cannot be read. */
function currentContext(surroundings) {
    const folder = configFolder(surroundings);
    if (folder === undefined)
        return undefined;
    const file = pathsOf(surroundings.platform).join(folder, 'config.json');
    const config = surroundings.files.read(file);
    // The CLI warns and uses the default; here the wrong engine is worse than none.
    const unsure = (why) => ({
        problem: `${file} may name another engine and cannot be read (${why}); set DOCKER_HOST instead`,
    });
    if ('problem' in config)
        return config.isMissing ? undefined : unsure(config.problem);
    try {
        const named = field((0,_body_js__WEBPACK_IMPORTED_MODULE_2__/* .optionalObject */ .u9)((0,_body_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(config.text)), 'currentContext') ?? '';
        return (0,_body_js__WEBPACK_IMPORTED_MODULE_2__/* .string */ .Yj)(named) === '' ? undefined : (0,_body_js__WEBPACK_IMPORTED_MODULE_2__/* .string */ .Yj)(named);
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .EngineError */ .NJ)
            return unsure('it is not what docker writes');
        throw error;
    }
}
/** Go ignores the case of a field name, and takes the last of several. */
function field(json, name) {
    const wanted = name.toLowerCase();
    return Object.entries(json).findLast(([key]) => key.toLowerCase() === wanted)?.[1];
}
/** The configuration folder of the docker CLI; undefined for a user without a home folder. */
function configFolder({ env, home, platform }) {
    const named = env['DOCKER_CONFIG'] ?? '';
    if (named !== '')
        return named;
    return home === undefined ? undefined : pathsOf(platform).join(home, '.docker');
}


/***/ }),

/***/ 2627:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ tlsOfEnvironment),
/* harmony export */   _: () => (/* binding */ tlsOfContext)
/* harmony export */ });
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5135);

/**
 * For an engine without a context. As in the docker CLI, DOCKER_TLS alone encrypts but does not verify the server;
 * ca.pem must exist in either case, cert.pem and key.pem are optional (docker/cli, cli/flags/options.go).
 */
function tlsOfEnvironment(surroundings) {
    const { env, files, platform } = surroundings;
    const variable = ['DOCKER_TLS_VERIFY', 'DOCKER_TLS'].find((name) => isSet(env[name]));
    if (variable === undefined)
        return undefined;
    const named = env['DOCKER_CERT_PATH'] ?? '';
    const folder = named === '' ? (0,_context_js__WEBPACK_IMPORTED_MODULE_0__/* .configFolder */ .vg)(surroundings) : named;
    const next = 'set DOCKER_CERT_PATH to the folder with ca.pem, cert.pem and key.pem';
    if (folder === undefined)
        return { problem: `${variable} is set, and this user has no home folder with the keys; ${next}` };
    const found = tlsFiles(folder, files, platform, variable === 'DOCKER_TLS_VERIFY');
    return found.ca === undefined
        ? { problem: `${variable} is set, and there is no ca.pem in ${folder}; ${next}` }
        : found;
}
/** The docker CLI looks only whether the folder exists, even if it is empty (docker/cli, cli/context/tlsdata.go). */
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
    const paths = names.map((name) => [name, (0,_context_js__WEBPACK_IMPORTED_MODULE_0__/* .pathsOf */ .wG)(platform).join(folder, `${name}.pem`)]);
    return { verify, ...Object.fromEntries(paths.filter(([, path]) => files.kind(path) !== undefined)) };
}
function isSet(value) {
    return value !== undefined && value !== '';
}


/***/ }),

/***/ 1646:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hw: () => (/* binding */ buildersAmong),
/* harmony export */   Ym: () => (/* binding */ builderCommands),
/* harmony export */   ll: () => (/* binding */ isOfBuilder),
/* harmony export */   zp: () => (/* binding */ builderOf)
/* harmony export */ });
/* harmony import */ var _shell_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(843);

/** How `docker buildx create` names the container of a builder, and the volume with its build cache. */
const PART_OF_BUILDER = /^buildx_buildkit_/;
const BUILDER = /^buildx_buildkit_(.+)\d(?:_state)?$/;
/** Whether a container or volume belongs to a builder of buildx, also to one whose name nobody can tell. */
function isOfBuilder(name) {
    return PART_OF_BUILDER.test(name);
}
/** The builder that a container or volume belongs to. */
function builderOf(name) {
    return BUILDER.exec(name)?.[1];
}
/** The builders of buildx among the containers of an engine, each once. */
function buildersAmong(containers) {
    return [...new Set(containers.flatMap(({ name }) => builderOf(name) ?? []))];
}
/** The commands that remove a builder of buildx, or only its cache. */
function builderCommands(name) {
    const word = (0,_shell_js__WEBPACK_IMPORTED_MODULE_0__/* .shellWord */ .r)(name);
    return {
        command: `docker buildx rm ${word}`,
        pruneCommand: `docker buildx prune --builder ${word} --all --force`,
    };
}


/***/ }),

/***/ 2249:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IC: () => (/* binding */ takesRunning),
/* harmony export */   NP: () => (/* binding */ isOwn),
/* harmony export */   OD: () => (/* binding */ isOfRunner),
/* harmony export */   d: () => (/* binding */ mayRemoveContainer),
/* harmony export */   dY: () => (/* binding */ RUNNERS_NETWORK)
/* harmony export */ });
/* harmony import */ var _builder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1646);
/* harmony import */ var _container_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9678);


/** The runner puts the container of a job and its service containers into a network with such a name. */
const RUNNERS_NETWORK = /^github_network_[0-9a-f]{32}$/;
function mayRemoveContainer(container, { containers, ownContainer, baseline }) {
    if (containers === 'keep' || (containers === 'stopped' && (0,_container_js__WEBPACK_IMPORTED_MODULE_0__/* .isRunning */ .W_)(container)))
        return false;
    if (isOfRunner(container, ownContainer))
        return false;
    // A builder of buildx has more parts than its container, and buildx would start it again without its cache.
    if ((0,_builder_js__WEBPACK_IMPORTED_MODULE_1__/* .isOfBuilder */ .ll)(container.name))
        return false;
    // Only a baseline shows what a job added.
    if (containers === 'added' && baseline === undefined)
        return false;
    // Podman removes the infra container of a pod only together with the pod, and the other containers depend on it.
    if (container.pod !== undefined)
        return false;
    return baseline?.containers.has(container.id) !== true;
}
/** Whether the job runs in it, or it is a service of the job. */
function isOfRunner(container, ownContainer) {
    return isOwn(container, ownContainer) || container.networks.some((name) => RUNNERS_NETWORK.test(name));
}
/** Whether running containers may go too, so that they are stopped first. */
function takesRunning(containers) {
    return containers === 'all' || containers === 'added';
}
function isOwn({ id }, ownContainer) {
    return ownContainer.some((prefix) => id.startsWith(prefix));
}


/***/ }),

/***/ 9678:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $g: () => (/* binding */ containersUsing),
/* harmony export */   Lj: () => (/* binding */ namesMounted),
/* harmony export */   Lk: () => (/* binding */ mounts),
/* harmony export */   NP: () => (/* binding */ mountUnknownToEngine),
/* harmony export */   NW: () => (/* binding */ isRefusedHere),
/* harmony export */   Vm: () => (/* binding */ containersSurelyUsing),
/* harmony export */   W_: () => (/* binding */ isRunning),
/* harmony export */   Z2: () => (/* binding */ SECOND),
/* harmony export */   am: () => (/* binding */ madeFrom),
/* harmony export */   ev: () => (/* binding */ usersOf),
/* harmony export */   m9: () => (/* binding */ describeRunningUse),
/* harmony export */   mp: () => (/* binding */ mountingContainers),
/* harmony export */   pt: () => (/* binding */ describeUse),
/* harmony export */   rc: () => (/* binding */ describeContainer)
/* harmony export */ });
/* harmony import */ var _collections_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6644);
/* harmony import */ var _image_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1444);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6676);



/**
 * Docker refuses to remove the image of such a container, even with `force`. Only Podman reports the state
 * `stopping`.
 */
function isRunning(container) {
    return ['running', 'paused', 'restarting', 'removing', 'stopping'].includes(container.state);
}
/** Containers that were made from the image, and those that mount it or may mount it. */
function containersUsing(image, containers) {
    return usersOf(image, (name) => (0,_image_js__WEBPACK_IMPORTED_MODULE_0__/* .isNameOf */ .b_)(name, image), containers);
}
/** The same for an image whose names have changed since it was described. */
function usersOf(image, hasName, containers) {
    const { madeFrom: madeByImage, mounting } = indexed(containers);
    const made = madeByImage.get(image.id) ?? [];
    const isTagged = image.tags.some(hasName) || image.digests.some(hasName);
    const others = mounting.filter((container) => container.image !== image.id &&
        (isMounted(container, image.id, hasName) ||
            unknownMount(container, image, hasName, isTagged) !== undefined));
    if (others.length === 0)
        return made;
    const users = new Set([...made, ...others]);
    return containers.filter((container) => users.has(container));
}
/** Leaves out containers that only may mount the image, so that no unrelated container is stopped. */
function containersSurelyUsing(image, containers) {
    return containersUsing(image, containers).filter((container) => container.image === image.id ||
        mounts(container, image) ||
        mountUnknownToEngine(container, image)?.image === image.id);
}
function madeFrom(id, containers) {
    return indexed(containers).madeFrom.get(id) ?? [];
}
/** Engines do not protect a mounted image from a removal by ID, so the plan must. */
function mounts(container, image) {
    return isMounted(container, image.id, (name) => (0,_image_js__WEBPACK_IMPORTED_MODULE_0__/* .isNameOf */ .b_)(name, image));
}
/** A mount of the image that the engine does not see, because the mounted name has moved or may have moved. */
function mountUnknownToEngine(container, image) {
    const isTagged = image.tags.length + image.digests.length > 0;
    return unknownMount(container, image, (name) => (0,_image_js__WEBPACK_IMPORTED_MODULE_0__/* .isNameOf */ .b_)(name, image), isTagged);
}
/** Containers that mount any image. */
function mountingContainers(containers) {
    return indexed(containers).mounting;
}
/** Few containers mount images, so a search through those is cheap. */
const indexed = (0,_collections_js__WEBPACK_IMPORTED_MODULE_2__/* .oncePer */ .Pu)((containers) => ({
    madeFrom: (0,_collections_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(containers, ({ image }) => image),
    mounting: containers.filter(({ mountedImages }) => mountedImages.length > 0),
}));
function isMounted(container, id, hasName) {
    return mountMeanings(container).some(({ names, idPrefix }) => names.some(hasName) || (idPrefix !== undefined && id.startsWith(idPrefix)));
}
/** What each mount of a container can mean: a name, or the beginning of an ID. */
const mountMeanings = (0,_collections_js__WEBPACK_IMPORTED_MODULE_2__/* .oncePer */ .Pu)(({ mountedImages }) => mountedImages.map((text) => {
    const hex = text.replace(/^sha256:/, '');
    const idPrefix = /^[a-f0-9]{4,64}$/.test(hex) ? `sha256:${hex}` : undefined;
    return { names: namesMounted(text), idPrefix };
}));
/** The full names that a mount can mean; Podman keeps names without a host under `localhost/`. */
function namesMounted(name) {
    return [name, `localhost/${name}`].map(_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2).filter(_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isReference */ .A_).map(_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .fullName */ .fq);
}
function unknownMount(container, image, hasName, isTagged) {
    if (container.mounted === undefined || !isRunning(container))
        return undefined;
    if (isMounted(container, image.id, hasName))
        return undefined;
    return container.mounted.find((mount) => mount.image === image.id || mayBeMounted(image, mount, container, isTagged));
}
/** Lists report the creation of a container in whole seconds. */
const SECOND = 1000;
function mayBeMounted(image, { doubt, image: known }, { created = 0 }, isTagged) {
    if (doubt === 'none' || known === image.id)
        return false;
    // A container cannot mount an image that was built after the container was created.
    const isOldEnough = (image.created ?? 0) < created + SECOND;
    return isOldEnough && (doubt === 'any' || !isTagged);
}
/** `web (running, compose project shop, service web)`, `old (Exited (0) 2 hours ago)` */
function describeContainer(container) {
    return described(container, stateOf(container));
}
/** How long a container has been running changes while the step looks, and helps nobody. */
function stateOf({ state, status }) {
    return status === '' || state === 'running' ? state : status;
}
function described({ name, pod, composeProject, composeService }, state) {
    const details = [
        state === '' ? [] : state,
        pod === undefined ? [] : `pod ${pod}`,
        composeProject === undefined ? [] : `compose project ${composeProject}`,
        composeService === undefined ? [] : `service ${composeService}`,
    ].flat();
    return details.length === 0 ? name : `${name} (${details.join(', ')})`;
}
/** The same, and how it uses an image where the engine does not show that. */
function describeUse(container, image) {
    return withMount(describeContainer(container), container, image);
}
/** For a sentence that says already that the container is running. */
function describeRunningUse(container, image) {
    const state = stateOf(container);
    return withMount(described(container, state === 'running' ? '' : state), container, image);
}
function withMount(description, container, image) {
    const mount = mountUnknownToEngine(container, image);
    if (mount === undefined)
        return description;
    const verb = mount.image === image.id ? 'mounts it' : 'may mount it';
    return `${description}, which ${verb} by the name ${mount.name} that it no longer has`;
}
/**
 * Whether the engine must not be asked for a removal. By ID an engine deletes an image that a container mounts,
 * even without `force`; by name it refuses. It also does not see a mount whose name has moved to another image.
 */
function isRefusedHere(target, image, { planned = image, names, containers, options: { force } }) {
    const isById = target.kind === 'id';
    return mountingContainers(containers).some((container) => {
        const isMounting = mounts(container, image) || mounts(container, planned);
        if (isById && isMounting)
            return isRunning(container) || !force;
        const isLast = isById || names.isOneReference();
        return isLast && mountUnknownToEngine(container, image) !== undefined;
    });
}


/***/ }),

/***/ 843:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ shellWord)
/* harmony export */ });
/** One word of a command for a shell. */
function shellWord(text) {
    return /^[\w./:@=-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw `'\''`)}'`;
}


/***/ }),

/***/ 7542:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ effectOf)
/* harmony export */ });
/* harmony import */ var _model_container_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9678);
/* harmony import */ var _model_engine_traits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2657);
// What one removal does to an image in its present state: the rules of moby's image deletion for a single removal.
// The prediction of a plan and the check before each real removal both use this.


const GONE = { kind: 'gone' };
const REFUSED = { kind: 'refused' };
function effectOf(target, state) {
    return target.kind === 'id' ? effectById(state) : effectByName(target.reference, state);
}
function effectByName(reference, { names, users, hasChildren, options, store }) {
    if (!names.has(reference))
        return GONE;
    const { forceTakesContainers, keepsParents, keepsFor } = _model_engine_traits_js__WEBPACK_IMPORTED_MODULE_1__/* .TRAITS */ .G[store];
    const forceIgnoresUsers = options.force && !forceTakesContainers;
    if (!forceIgnoresUsers && names.isOneReference() && users.length > 0)
        return REFUSED;
    const lost = names.goingWith(reference);
    const keepsParent = keepsParents === 'always' || (keepsParents === 'unless-forced' && !options.force);
    const isHeld = keepsFor === 'all' ? users.length > 0 : users.some(_model_container_js__WEBPACK_IMPORTED_MODULE_0__/* .isRunning */ .W_);
    const deletes = lost.length === names.count() && !(hasChildren && keepsParent) && !isHeld;
    return { kind: 'done', lost, deletes };
}
function effectById({ names, users, hasChildren, options, store }) {
    const { refusesParents, forceTakesContainers } = _model_engine_traits_js__WEBPACK_IMPORTED_MODULE_1__/* .TRAITS */ .G[store];
    if ((refusesParents && hasChildren) || users.some(_model_container_js__WEBPACK_IMPORTED_MODULE_0__/* .isRunning */ .W_))
        return REFUSED;
    if (users.length > 0 && (!options.force || forceTakesContainers))
        return REFUSED;
    if (!options.force && !names.isOneReference())
        return REFUSED;
    return { kind: 'done', lost: names.all(), deletes: true };
}


/***/ }),

/***/ 5650:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ predict)
/* harmony export */ });
/* harmony import */ var _model_container_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9678);
/* harmony import */ var _model_engine_traits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2657);
/* harmony import */ var _model_image_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1444);
/* harmony import */ var _effect_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7542);
// Predicts the engine's answers and its state after a plan, by the rules of moby's image deletion.
// A dry run uses it instead of the engine. Tests in test/engines/cases compare every rule with real engines.




const GONE = { kind: 'gone', message: 'No such image' };
const CONFLICT = { kind: 'conflict', message: 'something needed it when this began' };
function predict(plan, survey, options) {
    const world = worldOf(survey, options);
    const attempts = plan
        .flat()
        .flatMap(({ steps }) => steps)
        .map((target) => {
        const isPrunedHere = survey.holdsParentsThatStay.has(target.image);
        return { target, answer: answerTo(target, { ...world, isPrunedHere }) };
    });
    const images = new Map([...survey.images.keys()].map((id) => {
        const image = world.images.get(id);
        return [id, image === undefined ? 'absent' : withNamesLeft(image, world)];
    }));
    return { attempts, stateAfter: { images, containers: survey.containers } };
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
    // A container keeps the layers that it was made from even if its image is deleted.
    for (const { image } of survey.containers) {
        for (const layer of survey.images.get(image)?.layers ?? [])
            add(holders, layer, 1);
    }
    const traits = _model_engine_traits_js__WEBPACK_IMPORTED_MODULE_1__/* .TRAITS */ .G[survey.engine.store];
    const images = new Map(survey.images);
    const names = new Map();
    return { survey, traits, options, images, names, children, holders, isPrunedHere: false };
}
function add(counts, key, number) {
    counts.set(key, (counts.get(key) ?? 0) + number);
}
function answerTo(target, world) {
    const image = world.images.get(target.image);
    if (image === undefined)
        return GONE;
    const { survey, options } = world;
    const { containers, images, engine } = survey;
    const { store } = engine;
    const names = namesLeftOf(image, world);
    const planned = images.get(image.id);
    if ((0,_model_container_js__WEBPACK_IMPORTED_MODULE_0__/* .isRefusedHere */ .NW)(target, image, { planned, names, containers, options }))
        return CONFLICT;
    const state = {
        names,
        users: usersIn(image, world),
        hasChildren: hasChildren(image, world),
        options,
        store,
    };
    const effect = (0,_effect_js__WEBPACK_IMPORTED_MODULE_3__/* .effectOf */ .$)(target, state);
    if (effect.kind === 'gone')
        return GONE;
    if (effect.kind === 'refused')
        return CONFLICT;
    const untagged = (0,_model_image_js__WEBPACK_IMPORTED_MODULE_2__/* .reportedNames */ .at)(effect.lost, image, state);
    names.drop(effect.lost);
    return effect.deletes
        ? { ...deleteWithParents(image, world), untagged }
        : { kind: 'removed', untagged, deleted: [] };
}
/** Deletes the image and the untagged parents that nothing needs any more. */
function deleteWithParents(first, world) {
    const deleted = [];
    for (let image = first; image !== undefined; image = prunedParent(image, world)) {
        world.images.delete(image.id);
        for (const layer of image.layers ?? [])
            add(world.holders, layer, -1);
        if (image.parent !== undefined)
            add(world.children, image.parent, -1);
        deleted.push(image.id);
        for (const layer of (image.layers ?? []).toReversed()) {
            if (world.holders.get(layer) === 0)
                deleted.push(layer);
        }
    }
    return { kind: 'removed', untagged: [], deleted };
}
function prunedParent({ parent: id }, world) {
    const parent = id === undefined ? undefined : world.images.get(id);
    return parent !== undefined && isPruned(parent, world) ? parent : undefined;
}
function isPruned(parent, world) {
    const { survey, traits, options, isPrunedHere } = world;
    const childrenMatter = isPrunedHere || !traits.prunesSharedParents;
    if (options.noPrune || survey.mustStay.has(parent.id))
        return false;
    if (childrenMatter && hasChildren(parent, world))
        return false;
    return namesLeftOf(parent, world).count() === 0 && usersIn(parent, world).length === 0;
}
function namesLeftOf(image, { names, survey }) {
    const left = names.get(image.id) ?? (0,_model_image_js__WEBPACK_IMPORTED_MODULE_2__/* .namesLeft */ .o_)(image, survey.engine.store);
    names.set(image.id, left);
    return left;
}
function withNamesLeft(image, { names }) {
    const left = names.get(image.id);
    if (left === undefined)
        return image;
    return { ...image, tags: image.tags.filter(left.has), digests: image.digests.filter(left.has) };
}
function usersIn(image, world) {
    return (0,_model_container_js__WEBPACK_IMPORTED_MODULE_0__/* .usersOf */ .ev)(image, (name) => namesLeftOf(image, world).has(name), world.survey.containers);
}
function hasChildren(image, world) {
    return (world.children.get(image.id) ?? 0) > 0;
}


/***/ }),

/***/ 9251:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ makeFolder),
/* harmony export */   h: () => (/* binding */ folderNameOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_2__);



const LONGEST_NAME = 80;
const DIGITS = 8;
/** The folder of one of several engines: a name that people recognise, and digits that keep similar names apart. */
function folderNameOf(url) {
    const name = url.replaceAll(/[^\w.-]+/g, '_').slice(0, LONGEST_NAME);
    return `${name}-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(url).digest('hex').slice(0, DIGITS)}`;
}
/** Creates each level itself: Node's recursive `mkdir` never ends where a folder cannot be created, as below /proc. */
async function makeFolder(path) {
    if (await isFolder(path))
        return;
    const above = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
    if (above !== path)
        await makeFolder(above);
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(path);
    }
    catch (error) {
        // The backup of another engine may have created it at the same moment.
        if (codeOf(error) !== 'EEXIST' || !(await isFolder(path)))
            throw error;
    }
}
const MISSING = ['ENOENT', 'ENOTDIR'];
async function isFolder(path) {
    try {
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(path)).isDirectory();
    }
    catch (error) {
        if (MISSING.includes(codeOf(error)))
            return false;
        throw error;
    }
}
function codeOf(error) {
    return error instanceof Error && 'code' in error ? String(error.code) : '';
}


/***/ }),

/***/ 7939:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ canDelete),
/* harmony export */   g: () => (/* binding */ recheck)
/* harmony export */ });
/* harmony import */ var _choose_newest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3147);
/* harmony import */ var _choose_protect_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7986);
/* harmony import */ var _model_container_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9678);
/* harmony import */ var _model_engine_traits_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2657);
/* harmony import */ var _model_image_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1444);
/* harmony import */ var _model_reference_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6676);
/* harmony import */ var _model_removal_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2361);
/* harmony import */ var _model_text_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5086);
/* harmony import */ var _plan_effect_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7542);









const GONE = { kind: 'gone', message: 'No such image' };
const CONFLICT = { kind: 'conflict', message: 'something needs it' };
/**
 * Checks whether a removal still does what was planned: between the plan and the removal, names move, images get and
 * lose names, and containers start. No engine has a conditional removal, so the look is taken as late as possible.
 * Undefined means that the removal may be sent.
 */
function recheck(target, look, survey, terms) {
    const { image, containers } = look;
    const { keepNewest } = terms;
    if (image === undefined)
        return GONE;
    if (image.id !== target.image)
        return withheld(movedTo(image, target));
    const why = getsNewName(target, image, survey) ??
        protectedByKeep(target, image, survey, terms) ??
        (keepNewest === undefined
            ? undefined
            : (0,_choose_newest_js__WEBPACK_IMPORTED_MODULE_0__/* .whyNewer */ .W)(target, image, survey.images.get(image.id), keepNewest)) ??
        noLongerUnused(image, containers, terms) ??
        inUse(target, image, containers, terms);
    if (why !== undefined)
        return withheld(why);
    return mustNotBeSent(target, image, containers, survey, terms) ? CONFLICT : undefined;
}
/** Whether a removal that is sent now can delete the image, and not only untag it. */
function canDelete(target, { image, containers }, survey, terms) {
    const effect = image === undefined ? undefined : effectNow(target, image, containers, survey, terms);
    return effect?.kind === 'done' && effect.deletes;
}
function effectNow(target, image, containers, { engine: { store } }, { options }) {
    const users = (0,_model_container_js__WEBPACK_IMPORTED_MODULE_2__/* .containersUsing */ .$g)(image, containers);
    // Children do not count: another client may remove them at the same moment.
    return (0,_plan_effect_js__WEBPACK_IMPORTED_MODULE_7__/* .effectOf */ .$)(target, { names: (0,_model_image_js__WEBPACK_IMPORTED_MODULE_4__/* .namesLeft */ .o_)(image, store), users, hasChildren: false, options, store });
}
function withheld(why) {
    return { kind: 'withheld', why };
}
function movedTo({ id }, target) {
    const name = (0,_model_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .familiar */ .ce)((0,_model_removal_js__WEBPACK_IMPORTED_MODULE_6__/* .removalName */ .Oo)(target));
    return {
        verdict: 'kept',
        reason: `${name} was given to another image meanwhile (${id.slice(0, 19)}), so neither of the two was removed`,
    };
}
/** The image got a name after the plan was made, and this removal would take that name too. */
function getsNewName(target, image, { images, engine }) {
    const known = images.get(image.id);
    if (known === undefined)
        return undefined;
    const { store } = engine;
    const names = (0,_model_image_js__WEBPACK_IMPORTED_MODULE_4__/* .namesLeft */ .o_)(image, store);
    const lost = target.kind === 'id' ? names.all() : names.goingWith(target.reference);
    const added = (0,_model_image_js__WEBPACK_IMPORTED_MODULE_4__/* .reportedNames */ .at)(lost, image, { names, store }).filter((name) => name !== (0,_model_removal_js__WEBPACK_IMPORTED_MODULE_6__/* .removalName */ .Oo)(target) && !(0,_model_image_js__WEBPACK_IMPORTED_MODULE_4__/* .isNameOf */ .b_)(name, known));
    if (added.length === 0)
        return undefined;
    return {
        verdict: 'kept',
        reason: `it got another name meanwhile, which would go with it: ${(0,_model_text_js__WEBPACK_IMPORTED_MODULE_8__/* .listSome */ .XT)(added, _model_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .familiar */ .ce)}`,
    };
}
function protectedByKeep(target, image, { engine: { store } }, { keep, rule }) {
    const wasThere = rule.baseline?.images.has(image.id) === true;
    return (0,_choose_protect_js__WEBPACK_IMPORTED_MODULE_1__/* .protectKept */ .yQ)([target], image, { keep, store, wasThere }).get(target);
}
function noLongerUnused(image, containers, { onlyUnused }) {
    const users = onlyUnused ? (0,_model_container_js__WEBPACK_IMPORTED_MODULE_2__/* .containersUsing */ .$g)(image, containers) : [];
    if (users.length === 0)
        return undefined;
    const names = (0,_model_text_js__WEBPACK_IMPORTED_MODULE_8__/* .listSome */ .XT)(users, (container) => (0,_model_container_js__WEBPACK_IMPORTED_MODULE_2__/* .describeUse */ .pt)(container, image));
    return { verdict: 'kept', reason: `it no longer passes the filter unused=true: used by ${names}` };
}
/** A container that came after the choice protects the image whatever the inputs say: no input allows its removal. */
function inUse(target, image, containers, { rule, knownContainers, options: { force } }) {
    if (target.selector.kind !== 'pattern')
        return undefined;
    const known = containers.filter(({ id }) => knownContainers.has(id));
    const added = containers.filter(({ id }) => !knownContainers.has(id));
    return ((0,_choose_protect_js__WEBPACK_IMPORTED_MODULE_1__/* .protectFromPatterns */ .XA)(image, { containers: added, rule: { ...rule, containers: 'keep' }, force }) ??
        (0,_choose_protect_js__WEBPACK_IMPORTED_MODULE_1__/* .protectFromPatterns */ .XA)(image, { containers: known, rule, force }));
}
/** Whether the engine would refuse the removal, or must not get it because it would break a container. */
function mustNotBeSent(target, image, containers, survey, terms) {
    const { options, isSavedFirst } = terms;
    const { store } = survey.engine;
    const { forceTakesContainers } = _model_engine_traits_js__WEBPACK_IMPORTED_MODULE_3__/* .TRAITS */ .G[store];
    // Without containers, a backup or Podman's force there is nothing to prevent.
    if (containers.length === 0 && !isSavedFirst && !(forceTakesContainers && options.force))
        return false;
    const planned = survey.images.get(image.id);
    const names = (0,_model_image_js__WEBPACK_IMPORTED_MODULE_4__/* .namesLeft */ .o_)(image, store);
    if ((0,_model_container_js__WEBPACK_IMPORTED_MODULE_2__/* .isRefusedHere */ .NW)(target, image, { planned, names, containers, options }))
        return true;
    // Podman's force removes the containers too, and Podman does not protect an image that a container mounts.
    const isRisky = forceTakesContainers && (options.force || (0,_model_container_js__WEBPACK_IMPORTED_MODULE_2__/* .mountingContainers */ .mp)(containers).length > 0);
    if (!isRisky && !isSavedFirst)
        return false;
    return effectNow(target, image, containers, survey, terms).kind === 'refused';
}


/***/ }),

/***/ 3438:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  firstPhase: () => (/* binding */ firstPhase),
  postPhase: () => (/* binding */ postPhase)
});

// EXTERNAL MODULE: ./src/engine/deadline.ts
var engine_deadline = __webpack_require__(7964);
// EXTERNAL MODULE: ./src/engine/errors.ts
var errors = __webpack_require__(7679);
// EXTERNAL MODULE: ./src/inputs/inputs.ts + 1 modules
var inputs_inputs = __webpack_require__(8864);
// EXTERNAL MODULE: ./src/model/engine-traits.ts
var engine_traits = __webpack_require__(2657);
// EXTERNAL MODULE: ./src/model/image.ts
var model_image = __webpack_require__(1444);
;// CONCATENATED MODULE: ./src/model/baseline.ts


function baselineOf(engine, store, images, containers, { networks, volumes, buildCache, } = {}) {
    return {
        engine,
        store,
        images: new Set(images.map(({ id }) => id)),
        references: new Map(images.flatMap((image) => (0,model_image/* referencesOf */.CL)(image).map((name) => [name, image.id]))),
        containers: new Set(containers.map(({ id }) => id)),
        networks: networks === undefined ? undefined : new Set(networks.map(({ id }) => id)),
        volumes: volumes === undefined ? undefined : new Set(volumes),
        buildCache: buildCache === undefined ? undefined : new Set(buildCache.map(({ id }) => id)),
    };
}
/** One line per fact, under the line of its engine. Names have no spaces, but the path of a socket may have some. */
function baselinesText(baselines) {
    return [...baselines]
        .flatMap(([host, { engine, store, images, references, containers, networks, volumes, buildCache }]) => [
        `host ${encodeURI(host)} ${engine} ${store}`,
        ...[...images].map((id) => `image ${id}`),
        ...[...references].map(([name, id]) => `reference ${name} ${id}`),
        ...[...containers].map((id) => `container ${id}`),
        ...optionalLines('network', networks),
        ...optionalLines('volume', volumes),
        ...optionalLines('build-cache', buildCache),
    ])
        .join('\n');
}
/** The first line tells that they were recorded: a record without it is older, or the engine did not list them. */
function optionalLines(kind, keys) {
    return keys === undefined
        ? []
        : [`recorded ${kind}`, ...[...keys].map((key) => `${kind} ${encodeURIComponent(key)}`)];
}
/** The caller checks that the text is complete. */
function parseBaselines(text) {
    const blocks = text.split(/\n(?=host )/).map((block) => block.split('\n').map((line) => line.split(' ')));
    return new Map(blocks.map((lines) => [decodeURI(lines[0]?.[1] ?? ''), parseBlock(lines)]));
}
function parseBlock(lines) {
    const [[, , engine = '', store = ''] = []] = lines;
    const fieldsOf = (kind) => lines.filter(([first]) => first === kind).map(([, ...fields]) => fields);
    const optionalKeys = (kind) => fieldsOf('recorded').some(([recorded]) => recorded === kind)
        ? new Set(fieldsOf(kind).map(([key = '']) => decodeURIComponent(key)))
        : undefined;
    return {
        engine,
        store: (0,engine_traits/* isEngineKind */.D)(store) ? store : 'graphdriver',
        images: new Set(fieldsOf('image').map(([id = '']) => id)),
        references: new Map(fieldsOf('reference').map(([name = '', id = '']) => [name, id])),
        containers: new Set(fieldsOf('container').map(([id = '']) => id)),
        networks: optionalKeys('network'),
        volumes: optionalKeys('volume'),
        buildCache: optionalKeys('build-cache'),
    };
}
/**
 * Why a target is not new; undefined when it is. A name that the user wrote out is new once it was moved to
 * another image.
 */
function whyNotNew(target, baseline) {
    if (target.kind === 'id') {
        return baseline.images.has(target.image) ? 'the image was there before this job' : undefined;
    }
    const before = baseline.references.get(target.reference);
    if (before === undefined)
        return undefined;
    if (before === target.image)
        return 'it was there before this job';
    return target.selector.kind === 'pattern'
        ? 'the name was there before this job, for another image'
        : undefined;
}

// EXTERNAL MODULE: ./src/model/collections.ts
var collections = __webpack_require__(6644);
// EXTERNAL MODULE: ./src/model/input-error.ts
var input_error = __webpack_require__(8250);
// EXTERNAL MODULE: ./src/remove/backup/folder.ts
var folder = __webpack_require__(9251);
// EXTERNAL MODULE: ./src/report/report.ts
var report = __webpack_require__(8850);
// EXTERNAL MODULE: ./src/model/removal.ts
var model_removal = __webpack_require__(2361);
// EXTERNAL MODULE: ./src/model/text.ts
var model_text = __webpack_require__(5086);
// EXTERNAL MODULE: ./src/measure/account.ts
var measure_account = __webpack_require__(8447);
// EXTERNAL MODULE: ./src/model/container.ts
var model_container = __webpack_require__(9678);
;// CONCATENATED MODULE: ./src/measure/certainty.ts



const EXACT = { method: 'exact', reason: '' };
const BUILD_CACHE_HOLDS = {
    method: 'upper-bound',
    reason: 'the build cache can hold a part of it',
};
const CONTAINERS_HOLD = { method: 'upper-bound', reason: 'a container can hold a part of it' };
const CONTAINERS_WRITE = {
    method: 'estimate',
    reason: 'the engine also counts what containers write, and a container runs, or came or went meanwhile',
};
const CACHE_HOLDS_AND_CONTAINERS_WRITE = {
    method: 'upper-bound',
    reason: `${BUILD_CACHE_HOLDS.reason}; ${CONTAINERS_WRITE.reason}`,
};
/** A dry run and the run after it use the same rules, so that the prediction never claims more than the run. */
function certaintyOfAccount(facts, hasBuildCache, before, after = before) {
    if (countsOnlyImages(facts)) {
        if (before.length + after.length > 0)
            return CONTAINERS_HOLD;
    }
    else if ([...before, ...after].some(model_container/* isRunning */.W_) || !areSame(before, after))
        // What the cache holds never came back, so the figure is too high whatever containers wrote.
        return hasBuildCache ? CACHE_HOLDS_AND_CONTAINERS_WRITE : CONTAINERS_WRITE;
    return hasBuildCache ? BUILD_CACHE_HOLDS : EXACT;
}
/** Whether the account leaves out what only containers or the build cache hold. */
function countsOnlyImages({ store, newestApi }) {
    return (0,model_text/* minorOf */.Hs)(newestApi) >= engine_traits/* TRAITS */.G[store].countsOnlyImagesSince;
}
function areSame(before, after) {
    const ids = (containers) => containers
        .map(({ id }) => id)
        .toSorted()
        .join(' ');
    return ids(before) === ids(after);
}
/** From the least certain to the most certain. */
const ORDER = ['off', 'estimate', 'upper-bound', 'exact'];
function worstMethod(methods) {
    return ORDER.find((method) => methods.includes(method)) ?? 'exact';
}
function worse(one, other) {
    return ORDER.indexOf(other.method) < ORDER.indexOf(one.method) ? other : one;
}

;// CONCATENATED MODULE: ./src/measure/forecast.ts



/**
 * Predicts what a removal from the containerd store frees. That store keeps each image twice: its unpacked layers,
 * whose sizes are in the history, and its content as it was pulled, of which only the sum is known. So the figure is
 * exact when the image shares no content with any other image, and otherwise an upper bound.
 */
function forecast(survey, attempts, best) {
    const sharers = countSharers(survey);
    const byAttempt = new Map();
    let certainty = best;
    for (const attempt of attempts) {
        if (!(0,model_removal/* deletedBy */.Lo)(attempt).includes(attempt.target.image))
            continue;
        const images = (0,model_removal/* deletedBy */.Lo)(attempt).flatMap((id) => survey.images.get(id) ?? []);
        const unpacked = images.every((image) => isHistoryRight(image, survey))
            ? (0,measure_account/* layerBytes */.t2)(attempt, survey)
            : undefined;
        const content = (0,measure_account/* sum */.cz)(images.map(({ variantSizes }) => variantSizes?.content ?? 0));
        byAttempt.set(attempt, content + (unpacked?.high ?? (0,measure_account/* sum */.cz)(images.map(({ variantSizes }) => variantSizes?.unpacked ?? 0))));
        const sharesNothing = images.every(({ diffIds = [] }) => diffIds.every((layer) => sharers.get(layer) === 1));
        const isExact = unpacked !== undefined && unpacked.low === unpacked.high && sharesNothing;
        if (!isExact)
            certainty = worse(certainty, SHARED);
        if (images.some(({ variantSizes }) => variantSizes === undefined))
            certainty = worse(certainty, UNKNOWN_SIZE);
    }
    const { method, reason } = certainty;
    return { total: (0,measure_account/* reclaimed */.f7)((0,measure_account/* sum */.cz)(byAttempt.values()), method, reason), byAttempt };
}
const SHARED = {
    method: 'upper-bound',
    reason: 'the engine does not tell before a removal how much the images share',
};
const UNKNOWN_SIZE = {
    method: 'estimate',
    reason: 'the engine does not tell the size of each image',
};
/** The history shows only one of several platforms, counts repeated layers twice, and is wrong for commits. */
function isHistoryRight({ id, variantSizes, layers = [], diffIds = [] }, { history }) {
    return (variantSizes !== undefined &&
        variantSizes.variants === 1 &&
        new Set(diffIds).size === layers.length &&
        (0,measure_account/* sum */.cz)(history.get(id) ?? []) === variantSizes.unpacked);
}
function countSharers({ images }) {
    const sharers = new Map();
    for (const { diffIds = [] } of images.values()) {
        for (const layer of new Set(diffIds))
            sharers.set(layer, (sharers.get(layer) ?? 0) + 1);
    }
    return sharers;
}

;// CONCATENATED MODULE: ./src/measure/sizes.ts


const FEW_OF_MANY = 'for a few images of a large store only their sizes are added up, and they may share a part; `measure: exact` counts the whole store';
/** Counts without a look at the whole store: an image cannot free more than its size. */
function accountSizes(survey, attempts, stateAfter, { needsVariantSizes }) {
    const lost = (0,measure_account/* lostAnswers */.QE)(attempts, stateAfter);
    const byAttempt = new Map();
    // An image can be deleted twice if another client creates it again meanwhile.
    const counted = new Set();
    for (const attempt of attempts) {
        if (attempt.answer.kind !== 'removed' && !lost.has(attempt))
            continue;
        const gone = (0,model_removal/* deletedBy */.Lo)(attempt).filter((id) => stateAfter.images.get(id) === 'absent');
        const freed = new Set(lost.has(attempt) ? [...gone, attempt.target.image] : gone);
        const ids = [...freed].filter((id) => !counted.has(id));
        const sizes = ids.map((id) => sizeOf(survey.images.get(id), needsVariantSizes));
        const known = sizes.filter((size) => size !== undefined);
        if (known.length < sizes.length)
            return measure_account/* NOT_MEASURED */.pJ;
        byAttempt.set(attempt, (0,measure_account/* sum */.cz)(known));
        for (const id of ids)
            counted.add(id);
    }
    return { total: (0,measure_account/* reclaimed */.f7)((0,measure_account/* sum */.cz)(byAttempt.values()), 'upper-bound', FEW_OF_MANY), byAttempt };
}
/** On the containerd store, an image takes what all its variants take. */
function sizeOf(image, needsVariantSizes) {
    if (!needsVariantSizes)
        return image?.size;
    return image?.variantSizes === undefined
        ? undefined
        : image.variantSizes.content + image.variantSizes.unpacked;
}

;// CONCATENATED MODULE: ./src/measure/unheld-layers.ts


/**
 * Podman lists no deleted layers. But a layer is deleted with the last image that has it, and the history holds the
 * size of each layer as an archive. On the disk a layer takes a little less, or more with small files and with a driver
 * that copies layers, so the figure is an estimate. The account of newer versions adds up the same archives, and leaves
 * out what containers wrote, so its drop would tell nothing better.
 */
function accountHeld(survey, attempts, stateAfter) {
    const lost = (0,measure_account/* lostAnswers */.QE)(attempts, stateAfter);
    const freeing = new Set(attempts.filter((attempt) => lost.has(attempt) || (0,model_removal/* deletedBy */.Lo)(attempt).includes(attempt.target.image)));
    const gone = new Set([...attempts.flatMap(model_removal/* deletedBy */.Lo), ...[...freeing].map(({ target }) => target.image)]);
    const held = new Set([...survey.images.values()].filter(({ id }) => !gone.has(id)).flatMap(({ layers = [] }) => layers));
    const byAttempt = new Map();
    let isAnyFreed = false;
    for (const attempt of attempts) {
        const image = survey.images.get(attempt.target.image);
        if (attempt.answer.kind !== 'removed' && !lost.has(attempt))
            continue;
        const freed = freeing.has(attempt) ? (image?.layers ?? []).filter((layer) => !held.has(layer)) : [];
        for (const layer of freed)
            held.add(layer);
        if (freed.length > 0)
            isAnyFreed = true;
        byAttempt.set(attempt, bytesOf(image, freed.length, survey));
    }
    const total = (0,measure_account/* reclaimed */.f7)((0,measure_account/* sum */.cz)(byAttempt.values()), isAnyFreed ? 'estimate' : 'exact', AS_ARCHIVES);
    return { total, byAttempt };
}
const AS_ARCHIVES = 'Podman tells the size of a layer as an archive, and not its size on the disk';
/** Freed layers are always the topmost: an image that has a layer also has all layers below it. */
function bytesOf(image, count, { history }) {
    if (image === undefined || count === 0)
        return 0;
    const known = (0,measure_account/* topLayers */.Yu)(history.get(image.id) ?? [], image.layers?.length ?? 0, count);
    return known?.high ?? image.size ?? 0;
}

;// CONCATENATED MODULE: ./src/measure/usage.ts



/**
 * The containerd store lists no deleted layers, and only tells what all its images take. The drop of that total is
 * exact when nothing else changed it, and nothing else can hold what was deleted.
 */
function accountUsage(before, after, survey, attempts, stateAfter) {
    const lost = (0,measure_account/* lostAnswers */.QE)(attempts, stateAfter);
    const freeing = attempts.filter((attempt) => lost.has(attempt) ||
        ((0,model_removal/* deletedBy */.Lo)(attempt).includes(attempt.target.image) && after?.images.has(attempt.target.image) !== true));
    if (freeing.length === 0)
        return measure_account/* NOTHING_FREED */.je;
    const gone = new Set([...attempts.flatMap(model_removal/* deletedBy */.Lo), ...[...lost].map(({ target }) => target.image)]);
    if (after === undefined)
        return bound(before, freeing, 'the engine gave no account of its images afterwards');
    if (isDisturbed(before, after, survey, gone))
        return bound(before, freeing, 'other clients of the engine added or removed images meanwhile');
    const drop = before.total - after.total;
    const hasBuildCache = before.hasBuildCache || after.hasBuildCache;
    const { method, reason } = certaintyOfAccount(survey.engine, hasBuildCache, survey.containers, stateAfter.containers);
    return { total: (0,measure_account/* reclaimed */.f7)(drop, method, reason), byAttempt: shares(drop, before, freeing) };
}
function isDisturbed(before, after, survey, gone) {
    const lost = [...before.images.keys()].filter((id) => !after.images.has(id));
    // The account leaves out an untagged parent until its child is gone.
    const added = [...after.images.keys()].filter((id) => !before.images.has(id) && !survey.images.has(id));
    return added.length > 0 || lost.some((id) => !gone.has(id)) || before.total < after.total;
}
/** The sizes of the images as an upper bound: an image cannot free more than its size. */
function bound(before, freeing, reason) {
    const isKnown = ({ target }) => before.images.has(target.image);
    const known = freeing.filter(isKnown);
    const byAttempt = new Map(known.map((attempt) => [attempt, usage_sizeOf(attempt, before)]));
    if (known.length < freeing.length)
        return { total: { method: 'off' }, byAttempt };
    return { total: (0,measure_account/* reclaimed */.f7)((0,measure_account/* sum */.cz)(byAttempt.values()), 'upper-bound', reason), byAttempt };
}
/** What images share belongs to none of them, so a share is given only where one image alone can have freed it. */
function shares(drop, before, freeing) {
    const isAlone = ({ target }) => before.images.get(target.image)?.shared === 0;
    const alone = freeing.filter(isAlone);
    const others = freeing.filter((attempt) => !isAlone(attempt));
    if (freeing.length === 1)
        return new Map(freeing.map((attempt) => [attempt, drop]));
    const known = new Map(alone.map((attempt) => [attempt, usage_sizeOf(attempt, before)]));
    const rest = drop - (0,measure_account/* sum */.cz)(known.values());
    if (rest < 0 || (others.length === 0 && rest !== 0))
        return new Map();
    return others.length === 1
        ? new Map([...known, ...others.map((attempt) => [attempt, rest])])
        : known;
}
function usage_sizeOf({ target }, usage) {
    return usage.images.get(target.image)?.size ?? 0;
}

;// CONCATENATED MODULE: ./src/measure/measure-plan.ts










/** The account of a store with so few images takes no noticeable time. */
const FEW = 20;
/** An image of a few hundred files takes five times as long to remove as to describe, and two accounts describe it twice. */
const STORE_TO_CHOSEN = 3;
function measurePlan({ measure, dryRun }, { facts, storeSize }, chosen) {
    const { bytesFrom, tellsDeletedLayers, tellsVariantSizesSince } = engine_traits/* TRAITS */.G[facts.store];
    // Answers list layers beside images, and the layers of the chosen image tell one from the other.
    const layersOfChosen = tellsDeletedLayers ? 'chosen' : 'none';
    if (measure === 'off')
        return { kind: 'off', layersOf: layersOfChosen, needsHistory: false, needsVariantSizes: false };
    const everything = { layersOf: 'all', needsHistory: true, needsVariantSizes: true };
    if (bytesFrom === 'deleted-layers')
        return { kind: bytesFrom, ...(dryRun ? everything : { ...everything, layersOf: layersOfChosen }) };
    const isWhole = measure === 'exact' || storeSize <= Math.max(FEW, STORE_TO_CHOSEN * chosen);
    if (bytesFrom === 'layers-that-nothing-holds')
        return isWhole
            ? { kind: 'unheld-layers', ...everything }
            : { kind: 'sizes', layersOf: 'none', needsHistory: false, needsVariantSizes: false };
    // Older engines tell the size of an image only in their account.
    const isAccount = isWhole || (0,model_text/* minorOf */.Hs)(facts.apiVersion) < tellsVariantSizesSince;
    const kind = isAccount ? 'account' : 'sizes';
    return dryRun
        ? { kind, ...everything }
        : { kind, layersOf: 'none', needsHistory: false, needsVariantSizes: !isAccount };
}
const always = (reading) => {
    return () => Promise.resolve(reading);
};
/** @param known the account of the store before the removals, if the engine was already asked */
async function startMeter(plan, survey, engine, known) {
    if (plan.kind === 'off')
        return always(() => measure_account/* NOT_MEASURED */.pJ);
    if ((0,model_removal/* openTargets */.Rs)(survey).length === 0)
        return always(() => measure_account/* NOTHING_FREED */.je);
    if (plan.kind !== 'account') {
        const { kind } = plan;
        return always((attempts, stateAfter) => COUNTS[kind](survey, attempts, stateAfter, plan));
    }
    const before = known ?? (await (0,engine_deadline/* orIfEngineFails */.eR)(engine.usage(), undefined));
    if (before === undefined)
        return always(() => measure_account/* NOT_MEASURED */.pJ);
    return async (engineForLook) => {
        const after = await (0,engine_deadline/* orIfEngineFails */.eR)(engineForLook.usage(), undefined);
        // After the account, since a container that came before it is in its figure.
        const containers = await (0,engine_deadline/* orIfEngineFails */.eR)(engineForLook.containers(), undefined);
        return (attempts, stateAfter) => accountUsage(before, after, survey, attempts, {
            ...stateAfter,
            containers: containers ?? stateAfter.containers,
        });
    };
}
/** The kinds that ask the engine nothing beyond the survey. */
const COUNTS = {
    'deleted-layers': measure_account/* accountLayers */.I8,
    'unheld-layers': accountHeld,
    sizes: accountSizes,
};
/** Predicts what the same plan will count after the removals. It never says `exact` where the run says less. */
function predictAccount(plan, survey, attempts, stateAfter, { hasBuildCache, containersBefore }) {
    const { kind } = plan;
    switch (kind) {
        case 'off':
            return measure_account/* NOT_MEASURED */.pJ;
        case 'unheld-layers':
            return accountHeld(survey, attempts, stateAfter);
        case 'deleted-layers': {
            const { total, byAttempt } = (0,measure_account/* accountLayers */.I8)(survey, attempts, stateAfter);
            const { bytes = 0, method } = total;
            // The engine does not tell which layers the build cache holds.
            const isOnlyBound = hasBuildCache && method === 'exact';
            return {
                total: isOnlyBound ? (0,measure_account/* reclaimed */.f7)(bytes, 'upper-bound', BUILD_CACHE_HOLDS.reason) : total,
                byAttempt,
            };
        }
        case 'account':
        case 'sizes': {
            if (kind === 'sizes' && !plan.needsVariantSizes)
                return accountSizes(survey, attempts, stateAfter, plan);
            const certainty = certaintyOfAccount(survey.engine, hasBuildCache, containersBefore, stateAfter.containers);
            const best = kind === 'sizes' ? worse(certainty, { method: 'upper-bound', reason: FEW_OF_MANY }) : certainty;
            return forecast(survey, attempts, best);
        }
    }
}

// EXTERNAL MODULE: ./src/model/filter.ts
var filter = __webpack_require__(8651);
// EXTERNAL MODULE: ./src/model/pattern.ts + 1 modules
var model_pattern = __webpack_require__(7290);
// EXTERNAL MODULE: ./src/model/pull-request.ts
var pull_request = __webpack_require__(2274);
;// CONCATENATED MODULE: ./src/choose/closed-pull-requests.ts


/** Asks GitHub for all pull requests whose numbers are in the matches, in one call, and only if there are any. */
async function withoutOpenPullRequests(matches, ask) {
    if (!matches.some(({ selector }) => selector.kind === 'pattern' && selector.isNumbered))
        return { chosen: matches, kept: new Map(), failures: [] };
    const numbers = numbersOf(matches);
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
        const checked = { ...target, pullRequests: found.filter(pull_request/* isPullRequest */.r0) };
        // A name can be read with several numbers; it is removed only if all of these are closed.
        const [reason] = found.flatMap((numbered) => (0,pull_request/* whyNotClosed */.UO)(numbered) ?? []);
        if (reason !== undefined)
            kept.set(checked, reason);
        return reason === undefined && found.length > 0 ? [checked] : [];
    });
    return { chosen, kept, failures: [] };
}
function numbersOf(matches) {
    return new Map(matches.flatMap((target) => {
        const { selector } = target;
        if (selector.kind !== 'pattern' || !selector.isNumbered || target.kind === 'id')
            return [];
        return [[target, (0,model_pattern/* pullRequestsIn */.pf)(selector, target.reference)]];
    }));
}

// EXTERNAL MODULE: ./src/model/reference.ts
var model_reference = __webpack_require__(6676);
// EXTERNAL MODULE: ./src/model/until.ts
var until = __webpack_require__(5513);
;// CONCATENATED MODULE: ./src/choose/podman-names.ts
// Podman keeps images that are built or loaded without a host under `localhost/`, and a name without a host
// means that place first. So `app:1` stands for `localhost/app:1` there; `docker.io/library/app:1` is not
// affected.


/** The inputs with names and patterns as Podman reads them. */
function withPodmanNames(inputs) {
    const { images, keep } = inputs;
    return { ...inputs, images: withLocalNames(images), keep: keepingLocalNames(keep) };
}
/** The local name that a selector can stand for. It wins over the name that Docker would read. */
function localName(selector) {
    const local = localReference(selector);
    return local === undefined ? undefined : (0,model_reference/* fullName */.fq)((0,model_reference/* asHeld */.ih)(local));
}
function localReference({ requested }) {
    const local = (0,model_reference/* hasHost */.b5)(requested) ? undefined : (0,model_reference/* parseReference */.F2)(`localhost/${requested}`);
    return local !== undefined && (0,model_reference/* isReference */.A_)(local) ? local : undefined;
}
/** Names need no change here: `resolve` looks for the local name itself. */
function withLocalNames(selectors) {
    return selectors.map((selector) => (selector.kind === 'pattern' ? withLocalPatterns(selector) : selector));
}
/** `keep` protects both names that a selector can stand for. */
function keepingLocalNames(keep) {
    return withLocalNames(keep).flatMap((selector) => {
        const local = selector.kind === 'pattern' || selector.kind === 'id' ? undefined : localReference(selector);
        return local === undefined
            ? [selector]
            : [selector, { kind: 'reference', requested: selector.requested, reference: local }];
    });
}
/** Adds to a pattern what its alternatives mean under `localhost/`. */
function withLocalPatterns(pattern) {
    const bare = pattern.alternatives.filter((one) => !(0,model_reference/* hasHost */.b5)(one) && !one.startsWith('**'));
    const local = bare.map((one) => (0,model_pattern/* parsePattern */.EY)(`localhost/${one}`)).filter((one) => 'kind' in one);
    return (0,model_pattern/* patternOf */.Id)(pattern, [...pattern.alternatives, ...local.flatMap(({ alternatives }) => alternatives)]);
}

;// CONCATENATED MODULE: ./src/choose/matches.ts








/**
 * The targets of a pattern on one image: the references that it matches, or the ID of an untagged image.
 * @param stays whether a tag is never removed, whatever the pattern is
 */
function targetsOf(pattern, image, stays = () => false) {
    if ((0,model_image/* referencesOf */.CL)(image).length === 0) {
        return pattern.takesUntagged ? [{ kind: 'id', selector: pattern, image: image.id }] : [];
    }
    return removable(image, stays)
        .filter((reference) => (0,model_pattern/* matchesReference */.NV)(pattern, reference))
        .map((reference) => ({ kind: 'reference', selector: pattern, reference, image: image.id }));
}
/**
 * The names that removals can use. A digest goes with the last tag of its repository, so it is left out beside
 * one, unless digests are separate names.
 */
function removable({ tags, digests, impliedDigests }, stays = () => false) {
    if (impliedDigests !== undefined)
        return [...tags, ...digests];
    const tagged = new Set(tags.map(model_reference/* repositoryOf */._M));
    for (const tag of tags)
        if (stays(tag))
            tagged.delete((0,model_reference/* repositoryOf */._M)(tag));
    return [...tags, ...digests.filter((name) => !tagged.has((0,model_reference/* repositoryOf */._M)(name)))];
}
/** Whether a pattern may match the image, so that inspecting it is worth a request. */
function mayMatch(pattern, listed) {
    const references = (0,model_image/* referencesOf */.CL)(listed);
    return references.length === 0
        ? pattern.takesUntagged
        : references.some((reference) => (0,model_pattern/* matchesReference */.NV)(pattern, reference));
}
/** Whether the engine's list supports the filter; the step applies all other filters itself. */
function isListedBy(facts, key) {
    const since = engine_traits/* TRAITS */.G[facts.store].listFilters[key];
    return since !== undefined && (0,model_text/* minorOf */.Hs)(facts.apiVersion) >= since;
}
/** Applies the filters that the engine's list did not apply. */
function passesTheRest({ created, labels = {} }, rest, clock) {
    return (!(0,filter/* filtersBy */.vP)(rest, 'label!').some(({ label }) => hasLabel(labels, label)) &&
        (0,filter/* filtersBy */.vP)(rest, 'label').every(({ label }) => hasLabel(labels, label)) &&
        (0,filter/* filtersBy */.vP)(rest, 'until').every(({ value }) => created !== undefined && created < (0,until/* momentOf */.E)(value, clock)));
}
/**
 * The patterns of the `reference` filters, where the step matches them itself: Docker before 29.5 matches short names
 * only, newer ones also full names. Undefined without such a filter, and where a value is not a pattern of ours, so that only
 * the engine knows what it means.
 */
function referencePatterns(facts, filters) {
    const values = (0,filter/* filtersBy */.vP)(filters, 'reference').map(({ pattern }) => pattern);
    const patterns = values.filter((pattern) => pattern !== undefined);
    const isForEngine = patterns.length < values.length && isListedBy(facts, 'reference');
    if (values.length === 0 || isForEngine)
        return undefined;
    return engine_traits/* TRAITS */.G[facts.store].hasLocalNames ? patterns.map(withLocalPatterns) : patterns;
}
/** Keeps the names that one of the patterns matches; undefined if no name is left. */
function narrowed(image, patterns) {
    const isMatched = (name) => patterns.some((pattern) => (0,model_pattern/* matchesReference */.NV)(pattern, name));
    const left = { ...image, tags: image.tags.filter(isMatched), digests: image.digests.filter(isMatched) };
    return (0,model_image/* referencesOf */.CL)(left).length === 0 ? undefined : left;
}
function hasLabel(labels, { name, value }) {
    return Object.hasOwn(labels, name) && (value === undefined || labels[name] === value);
}

// EXTERNAL MODULE: ./src/model/placeholder.ts
var placeholder = __webpack_require__(5868);
// EXTERNAL MODULE: ./src/model/selector.ts
var model_selector = __webpack_require__(9276);
;// CONCATENATED MODULE: ./src/choose/reference-filters.ts



// With more values engines refuse the request line as too long.
const MOST_REFERENCES = 200;
/**
 * Values for the engine's own `reference` filter that let through at least every image that the selectors can
 * choose, so that the engine need not describe its whole store. Empty if only a full list is enough. The engine
 * matches short names with Go's path.Match: https://pkg.go.dev/path#Match
 */
function referenceFilters(selectors) {
    const values = [];
    for (const selector of selectors) {
        const ofSelector = filtersFor(selector);
        if (ofSelector === undefined)
            return [];
        values.push(...ofSelector);
    }
    const unique = [...new Set(values)];
    return unique.length > MOST_REFERENCES ? [] : unique;
}
function filtersFor(selector) {
    if (selector.kind === 'pattern') {
        // path.Match has nothing for any number of folders.
        if (selector.alternatives.some((one) => one.includes('**')))
            return undefined;
        return selector.alternatives.map(asEnginePattern).flatMap(shortForms);
    }
    if (selector.kind !== 'reference')
        return undefined;
    const held = (0,model_reference/* asHeld */.ih)(selector.reference);
    return [(0,model_reference/* shortName */.EU)(held), ...shortForms((0,model_reference/* fullName */.fq)(held))];
}
function asEnginePattern(alternative) {
    return alternative.replaceAll('[!', '[^').replaceAll(placeholder/* PLACEHOLDER */.Kx, '[1-9]*');
}
/** The same for `keep`, without IDs, which need other requests. Undefined if only a full list is enough. */
function protectingFilters(selectors) {
    const values = [];
    for (const selector of selectors) {
        if (selector.kind === 'id')
            continue;
        const ofSelector = selector.kind === 'pattern' ? filtersFor(selector) : keptNames(selector);
        if (ofSelector === undefined)
            return undefined;
        values.push(...ofSelector);
    }
    const unique = [...new Set(values)];
    return unique.length > MOST_REFERENCES ? undefined : unique;
}
/**
 * A digest needs its whole repository, since lists of the containerd store leave some digests out and show the
 * ID.
 */
function keptNames(selector) {
    const name = (0,model_reference/* fullName */.fq)(selector.reference);
    return shortForms((0,model_selector/* isBareName */.oQ)(selector) || selector.reference.digest !== undefined ? (0,model_reference/* repositoryOf */._M)(name) : name);
}
/**
 * Finds what an absent name may have meant: its repository, and repositories in other places with the same last
 * part.
 */
function nearbyFilters(selectors) {
    const repositories = selectors.flatMap((selector) => selector.kind === 'id' ? [] : (0,model_reference/* repositoryOf */._M)((0,model_reference/* fullName */.fq)(selector.reference)));
    const last = new Set(repositories.map(model_reference/* lastPart */.S_));
    const deep = ['', '*/', '*/*/', '*/*/*/'];
    return [
        ...new Set([
            ...repositories.flatMap(shortForms),
            ...[...last].flatMap((part) => deep.map((folders) => folders + part)),
        ]),
    ];
}
/** The engine matches short names, so each part that can stand for `docker.io` or `library` is also left out. */
function shortForms(pattern) {
    const [host = '', folder, ...rest] = pattern.split('/');
    if (folder === undefined || !canMatch(host, 'docker.io'))
        return [pattern];
    const withoutHost = [folder, ...rest].join('/');
    return rest.length === 1 && canMatch(folder, 'library')
        ? [pattern, withoutHost, rest.join('/')]
        : [pattern, withoutHost];
}
/** A false positive costs one extra lookup. */
function canMatch(part, text) {
    return /[*?[]/.test(part) || part === text;
}

;// CONCATENATED MODULE: ./src/choose/pinned.ts


/**
 * Finds `app:1@sha256:…` on an engine where removing a digest takes every tag of the repository along. So the
 * tag is removed, and only if it stands for that digest.
 */
async function lookUpPinned(selector, { tag, digest }, find) {
    const [tagged, byDigest] = await Promise.all([find(tag), find(digest)]);
    if (tagged?.digests.includes(digest) === true)
        return { image: tagged, target: { kind: 'reference', selector, reference: tag, image: tagged.id } };
    const why = whyNotPinned({ tag, digest }, tagged, byDigest);
    if (byDigest === undefined || why !== undefined)
        return { target: { kind: 'absent', selector, ...(why === undefined ? {} : { reason: why }) } };
    return { image: byDigest, target: { kind: 'reference', selector, reference: digest, image: byDigest.id } };
}
/** Undefined unless the name has a tag and a digest. */
function pinnedName({ reference }) {
    const { domain, path, tag, digest } = reference;
    if (tag === undefined || digest === undefined)
        return undefined;
    return { tag: (0,model_reference/* fullName */.fq)({ domain, path, tag }), digest: (0,model_reference/* fullName */.fq)((0,model_reference/* asHeld */.ih)(reference)) };
}
/**
 * Why a pinned name removes nothing; undefined if the digest alone may be removed, or if nothing similar exists.
 * @param tagged the image of the tag, which has another digest
 * @param byDigest the image of the digest
 */
function whyNotPinned({ tag, digest }, tagged, byDigest) {
    const others = (byDigest?.tags ?? []).filter((name) => (0,model_reference/* repositoryOf */._M)(name) === (0,model_reference/* repositoryOf */._M)(digest));
    const elsewhere = others.length === 0 ? '' : `; that digest is here as ${(0,model_text/* listNames */.Zv)(others.map(model_reference/* familiar */.ce))}`;
    if (tagged !== undefined)
        return `${(0,model_reference/* familiar */.ce)(tag)} is here, but it stands for another digest (${tagged.id})${elsewhere}`;
    return others.length === 0 ? undefined : `there is no ${(0,model_reference/* familiar */.ce)(tag)}${elsewhere}`;
}

;// CONCATENATED MODULE: ./src/choose/resolve.ts








const inImages = ({ requested }) => ({ input: 'images', value: requested });
/** Asks the engine which images the named selectors stand for. */
async function resolve(selectors, engine, find, writtenFor = inImages) {
    const found = await (0,collections/* inParallel */.HN)(collections/* READS_AT_ONCE */._B, selectors, (selector) => lookUp(selector, engine.facts, find));
    const missing = found.flatMap(({ target }) => (target.kind === 'absent' ? target.selector : []));
    const byPrefix = await findByPrefix(missing, engine, writtenFor);
    return found.map((resolved) => byPrefix.get(resolved.target.selector) ?? resolved);
}
/** As in Docker, a name wins over an ID that reads the same. */
async function lookUp(selector, facts, find) {
    const pinned = selector.kind === 'reference' && engine_traits/* TRAITS */.G[facts.store].digests === 'tags'
        ? pinnedName(selector)
        : undefined;
    if (selector.kind === 'reference' && pinned !== undefined)
        return lookUpPinned(selector, pinned, find);
    if (selector.kind !== 'id') {
        for (const reference of namesMeant(selector, facts)) {
            const image = await find(reference);
            if (image === undefined)
                continue;
            // No removal can use an implied digest, but it still says which image is meant.
            const isImplied = image.impliedDigests?.includes(reference) === true;
            const target = isImplied
                ? { kind: 'id', selector, image: image.id }
                : { kind: 'reference', selector, reference, image: image.id };
            return { image, target };
        }
    }
    if (selector.kind !== 'reference') {
        const image = await find(`sha256:${selector.hex}`);
        // An archive can give an image a name that looks like the beginning of another image's ID.
        if (image?.id.startsWith(`sha256:${selector.hex}`) === true)
            return { image, target: { kind: 'id', selector, image: image.id } };
    }
    return { target: { kind: 'absent', selector } };
}
/** The full names that a selector can stand for. The first that exists wins. */
function namesMeant(selector, { store }) {
    const name = (0,model_reference/* fullName */.fq)((0,model_reference/* asHeld */.ih)(selector.reference));
    const local = engine_traits/* TRAITS */.G[store].hasLocalNames ? localName(selector) : undefined;
    return local === undefined ? [name] : [local, name];
}
/**
 * Looks in the list of all images, since engines answer "no such image" to an ID prefix that matches several
 * images, and another image to a prefix that is also a name.
 */
async function findByPrefix(missing, engine, writtenFor) {
    const found = new Map();
    const prefixes = missing.filter((selector) => selector.kind !== 'reference');
    if (prefixes.length === 0)
        return found;
    const byStart = (0,collections/* grouped */.zD)(new Set((await engine.images()).map(({ id }) => id)), startOf);
    const problems = [];
    for (const selector of prefixes) {
        const prefix = `sha256:${selector.hex}`;
        const [first, ...others] = (byStart.get(startOf(prefix)) ?? []).filter((id) => id.startsWith(prefix));
        if (first === undefined)
            continue;
        const image = others.length > 0 ? undefined : await engine.inspect(first);
        if (image !== undefined)
            found.set(selector, { image, target: { kind: 'id', selector, image: image.id } });
        if (others.length > 0)
            problems.push({ ...writtenFor(selector), allowed: ambiguous([first, ...others]) });
    }
    if (problems.length > 0)
        throw new input_error/* InputError */.d(problems);
    return found;
}
function ambiguous(ids) {
    return `matches several images; write more digits of one of ${ids.join(', ')}`;
}
/** As many digits as the shortest ID that the inputs accept. */
function startOf(id) {
    return id.slice(0, 'sha256:'.length + 4);
}
/** Uses an answer that is cheap or needed anyway: a cheap list, or the account before the removals. */
async function knownImages(engine, inputs, { kind }) {
    if (inputs.images.length === 0 || needsDetails(inputs))
        return undefined;
    if (engine_traits/* TRAITS */.G[engine.facts.store].listsCheaply)
        return { images: await engine.images(), isWhole: true };
    const usage = kind === 'account' ? await (0,engine_deadline/* orIfEngineFails */.eR)(engine.usage(), undefined) : undefined;
    return usage === undefined ? undefined : { images: usage.listed, isWhole: false, usage };
}
/** Whether an input needs details of an image that a list does not have. */
function needsDetails({ keepNewest, dryRun, backup, untilFree, platforms }) {
    const needsAge = keepNewest !== undefined || untilFree !== undefined;
    return needsAge || dryRun || backup !== undefined || platforms.length > 0;
}
/** Asks the engine only for images that are not known yet. */
function finder(known, engine, { backup }, { needsVariantSizes }) {
    const byName = new Map(known?.images.flatMap((image) => [image.id, ...(0,model_image/* referencesOf */.CL)(image)].map((name) => [name, image])));
    return async (name) => byName.get(name) ?? engine.inspect(name, needsVariantSizes || backup !== undefined);
}

;// CONCATENATED MODULE: ./src/choose/listing.ts







/** Lists only images that can be chosen, since describing an image is expensive on the containerd store. */
async function listPassing({ engine, inputs }) {
    const { images: selectors, filters, noPrune } = inputs;
    const traits = engine_traits/* TRAITS */.G[engine.facts.store];
    const asked = [
        ...(await boundary((0,filter/* filtersBy */.vP)(filters, 'before'), engine)),
        ...(await boundary((0,filter/* filtersBy */.vP)(filters, 'since'), engine)),
    ];
    const rest = [];
    const references = referencePatterns(engine.facts, filters);
    for (const filter of filters) {
        if (filter.key === 'reference' && references !== undefined)
            continue;
        if ('image' in filter)
            continue;
        if (filter.key === 'unused' || !isListedBy(engine.facts, filter.key))
            rest.push(filter);
        else
            asked.push({ key: filter.key, value: filter.value });
    }
    const canNarrow = isListedBy(engine.facts, 'reference') && asked.every(({ key }) => key !== 'reference');
    const names = canNarrow
        ? referenceFilters(references ?? (filters.length === 0 ? patternsOf(selectors) : selectors))
        : [];
    const narrowing = names.map((value) => ({ key: 'reference', value }));
    // Pruning removes hidden parents anyway, so selectors may choose them.
    const withHidden = traits.hidesParents && !noPrune;
    const list = (more) => engine.listed([...more, ...narrowing], withHidden);
    const labels = traits.listsLabelsOfOneVariant ? (0,filter/* filtersBy */.vP)(rest, 'label!').map(({ value }) => value) : [];
    const [listed, excluded] = await Promise.all([list(asked), labelledInAnyVariant(labels, list)]);
    const isTimed = (0,filter/* filtersBy */.vP)(rest, 'until').length > 0;
    if (isTimed && engine.clock === undefined)
        throw new errors/* EngineError */.NJ('nonsense', 'the engine does not report its time, which `until` needs');
    const clock = engine.clock ?? { ms: 0, zone: 'Z' };
    const passing = listed
        .filter((image) => !excluded.has(image.id) && passesTheRest(image, rest, clock))
        .flatMap((image) => (references === undefined ? image : (narrowed(image, references) ?? [])));
    return new Map(passing.map((image) => [image.id, image]));
}
/** With a `label` filter the engine looks at all variants, although its list has the labels of one only. */
async function labelledInAnyVariant(labels, list) {
    const found = await Promise.all(labels.map((value) => list([{ key: 'label', value }])));
    return new Set(found.flat().map(({ id }) => id));
}
function patternsOf(selectors) {
    return selectors.filter((selector) => selector.kind === 'pattern');
}
/** All values must hold, so the oldest image decides for `before`, and the newest for `since`: Podman joins them otherwise. */
async function boundary(filters, engine) {
    const found = await Promise.all(filters.map(async (filter) => ({ key: filter.key, ...(await requiredImage(filter, engine)) })));
    const byAge = found.toSorted((one, other) => (one.created ?? 0) - (other.created ?? 0));
    const decisive = byAge.at(byAge[0]?.key === 'before' ? 0 : -1);
    return decisive === undefined ? [] : [{ key: decisive.key, value: decisive.id }];
}
/** An engine that does not have the image lists nothing, which would look like an empty choice. */
async function requiredImage({ key, value, image: selector }, engine) {
    const written = { input: 'filters', value: `${key}=${value}` };
    const [found] = await resolve([selector], engine, (name) => engine.inspect(name), () => written);
    if (found?.image !== undefined)
        return found.image;
    const allowed = 'names an image that is not there, so nothing can be compared with it';
    throw new input_error/* InputError */.d([{ ...written, allowed }]);
}

// EXTERNAL MODULE: ./src/choose/newest.ts
var choose_newest = __webpack_require__(3147);
// EXTERNAL MODULE: ./src/choose/protect.ts
var protect = __webpack_require__(7986);
;// CONCATENATED MODULE: ./src/choose/choose.ts















const NOTHING_LISTED = new Map();
/** Finds the targets of all selectors and decides which are protected. Changes nothing on the engine. */
async function choose(session) {
    const { engine, inputs, baseline } = session;
    const { images: selectors, filters } = inputs;
    const patterns = selectors.filter((selector) => selector.kind === 'pattern');
    const named = selectors.filter((selector) => selector.kind !== 'pattern');
    const isListed = patterns.length > 0 || filters.length > 0;
    // Before the account: what changes among containers from here on makes its figure less sure.
    const [listed, containers] = await Promise.all([
        isListed ? listPassing(session) : NOTHING_LISTED,
        engine.containers(inputs.containers !== 'keep'),
    ]);
    const candidates = patterns.length === 0 ? [] : candidatesOf(patterns, listed, baseline);
    const measure = measurePlan(inputs, engine, named.length + candidates.length);
    const known = await knownImages(engine, inputs, measure);
    const find = finder(known, engine, inputs, measure);
    const [resolved, matches] = await Promise.all([
        resolve(named, engine, find),
        (0,collections/* inParallel */.HN)(collections/* READS_AT_ONCE */._B, candidates, ({ id }) => find(id)),
    ]);
    const found = matches.filter((image) => image !== undefined);
    const images = new Map(found.map((image) => [image.id, image]));
    for (const { image } of resolved)
        if (image !== undefined)
            images.set(image.id, image);
    const passes = filters.length === 0 ? undefined : filterTest(listed, images, containers, filters);
    const whyLeftOut = leftOutReason(session, passes);
    const matched = patternTargets(patterns, found, session).filter((target) => whyLeftOut(target) === undefined);
    const { chosen, kept, failures } = patterns.some(({ isNumbered }) => isNumbered)
        ? await withoutOpenPullRequests(matched, session.askPullRequests)
        : { chosen: matched, kept: new Map(), failures: [] };
    const all = [...resolved.map(({ target }) => target), ...chosen, ...kept.keys()];
    const targets = inOrderOfSelectors(selectors, all);
    const ownContainer = containers.length === 0 ? [] : session.ownContainer();
    const rule = { containers: inputs.containers, ownContainer, baseline };
    const protectedTargets = (0,protect/* protect */.ft)(targets, {
        images,
        containers,
        rule,
        keep: inputs.keep,
        store: engine.facts.store,
        force: inputs.force,
        leftOut: (target) => kept.get(target) ?? whyLeftOut(target),
    });
    const { keepNewest } = inputs;
    const { protections, newest } = keepNewest === undefined
        ? { protections: protectedTargets, newest: new Map() }
        : (0,choose_newest/* holdNewest */.M)(targets, protectedTargets, { images, store: engine.facts.store, keepNewest });
    const notes = unmatchedNotes(patterns, matched, filters, baseline);
    return { targets, protections, newest, images, containers, rule, measure, known, notes, failures };
}
/** Says why the scope or the filters leave a target out; undefined if they let it through. */
function leftOutReason({ inputs: { filters }, baseline }, passes) {
    return (target) => (baseline === undefined ? undefined : whyNotNew(target, baseline)) ??
        (passes === undefined || passes(target)
            ? undefined
            : `it does not pass the filters (${(0,filter/* filterText */.Yf)(filters)})`);
}
/** The listed images that a pattern may match. An image from before the job need not be inspected. */
function candidatesOf(patterns, listed, baseline) {
    const isNew = (image) => baseline === undefined ||
        !baseline.images.has(image.id) ||
        (0,model_image/* referencesOf */.CL)(image).some((name) => !baseline.references.has(name));
    return [...listed.values()].filter((image) => isNew(image) && patterns.some((pattern) => mayMatch(pattern, image)));
}
function patternTargets(patterns, images, { engine, baseline }) {
    // On other engines a digest may take the tags of its repository along.
    const goesAlone = engine_traits/* TRAITS */.G[engine.facts.store].digests === 'reference';
    const stays = (tag) => goesAlone && baseline?.references.has(tag) === true;
    const sorted = images.toSorted((a, b) => (sortName(a) < sortName(b) ? -1 : 1));
    return patterns.flatMap((pattern) => sorted.flatMap((image) => targetsOf(pattern, image, stays)));
}
function sortName({ id, tags, digests }) {
    return tags[0] ?? digests[0] ?? id;
}
/**
 * Tests whether the filters let through the image of a target, and its reference if there is a `reference`
 * filter.
 */
function filterTest(listed, images, containers, filters) {
    const isByReference = (0,filter/* filtersBy */.vP)(filters, 'reference').length > 0;
    const unused = (0,filter/* filtersBy */.vP)(filters, 'unused');
    return (target) => {
        const entry = listed.get(target.image);
        const image = images.get(target.image);
        if (entry === undefined || image === undefined)
            return false;
        if (isByReference && target.kind === 'reference' && !(0,model_image/* isNameOf */.b_)(target.reference, entry)) {
            return false;
        }
        const isUnused = (0,model_container/* containersUsing */.$g)(image, containers).length === 0;
        return unused.every(({ is }) => is === isUnused);
    };
}
/** Each target once, in the order of the selectors. A target from a name wins over one from a pattern. */
function inOrderOfSelectors(selectors, targets) {
    const positions = new Map(selectors.map((selector, index) => [selector, index]));
    const firstByKey = new Map();
    for (const target of targets) {
        const key = (0,model_removal/* targetKey */.hD)(target);
        if (!firstByKey.has(key))
            firstByKey.set(key, target);
    }
    return [...firstByKey.values()].toSorted((a, b) => (positions.get(a.selector) ?? 0) - (positions.get(b.selector) ?? 0));
}
function unmatchedNotes(patterns, matched, filters, baseline) {
    const matching = new Set(matched.map(({ selector }) => selector));
    const where = baseline === undefined ? 'here' : 'that this job added';
    const what = `matches nothing ${where}${filters.length === 0 ? '' : ' that the filters let through'}`;
    return patterns
        .filter((pattern) => !matching.has(pattern))
        .map(({ requested }) => {
        const deeper = filters.length === 0 ? (0,model_pattern/* throughSlashes */.Bh)(requested) : undefined;
        const suggestion = deeper === undefined ? '' : `; a \`*\` stops at \`/\`: did you mean \`${deeper}\`?`;
        return `${requested} ${what}${suggestion}`;
    });
}

// EXTERNAL MODULE: ./src/model/outcome.ts
var outcome = __webpack_require__(5093);
;// CONCATENATED MODULE: ./src/choose/unmatched-keep.ts




/** The selectors of `keep` that match none of the images. */
function unmatched(keep, images) {
    const all = images.flatMap(allNamesOf);
    const names = new Set(all);
    const repositories = new Set(all.map(model_reference/* repositoryOf */._M));
    const ids = images.map(({ id }) => id).toSorted();
    const isMatched = (selector) => {
        if (selector.kind === 'pattern')
            return ((selector.takesUntagged && images.length > 0) || all.some((name) => (0,model_pattern/* matchesReference */.NV)(selector, name)));
        if (selector.kind !== 'reference' && anyStartsWith(ids, `sha256:${selector.hex}`))
            return true;
        if (selector.kind === 'id')
            return false;
        return (0,model_selector/* isBareName */.oQ)(selector)
            ? repositories.has((0,model_reference/* repositoryOf */._M)((0,model_reference/* fullName */.fq)(selector.reference)))
            : (0,model_selector/* namesMeantBy */.dT)(selector).some((name) => names.has(name));
    };
    // On Podman one text becomes several selectors, and one match is enough.
    const matched = new Set(keep.filter(isMatched).map(({ requested }) => requested));
    return keep.filter(({ requested }) => !matched.has(requested));
}
/** A list of the containerd store leaves out digests that are equal to the ID. */
function allNamesOf(image) {
    const { id, tags, impliedDigests = [] } = image;
    return [...(0,model_image/* referencesOf */.CL)(image), ...impliedDigests, ...tags.map((tag) => `${(0,model_reference/* repositoryOf */._M)(tag)}@${id}`)];
}
/** Whether any of the sorted texts begins with the prefix. */
function anyStartsWith(sorted, prefix) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if ((sorted[middle] ?? '') < prefix)
            low = middle + 1;
        else
            high = middle;
    }
    return sorted[low]?.startsWith(prefix) === true;
}
const MOST_LISTED = 10;
/**
 * A selector of `keep` that protects nothing is probably a mistake, and its author believes that an image is
 * safe.
 */
function unmatchedWarnings(selectors) {
    const texts = [...new Set(selectors.map(({ requested }) => requested))];
    const rest = texts.length - MOST_LISTED;
    if (texts.length === 0)
        return [];
    if (texts.length === 1)
        return [`\`keep: ${texts.join('')}\` protects nothing: no image here matches it`];
    const listed = texts.slice(0, MOST_LISTED).join(', ') + (rest > 0 ? ` and ${String(rest)} more` : '');
    return [
        `${String(texts.length)} items of \`keep\` protect nothing, since no image here matches them: ${listed}`,
    ];
}

;// CONCATENATED MODULE: ./src/choose/explain-absent.ts









/**
 * Adds to absent targets what the engine has instead, and finds selectors of `keep` that protect nothing. A
 * failing engine does not fail the step here.
 */
async function explainAbsent({ targets, images: chosen, known: listed }, { engine, inputs: { keep, missing } }) {
    const absent = missing === 'ignore'
        ? []
        : targets.flatMap((target) => (target.kind === 'absent' ? target.selector : []));
    const isAnyChosen = targets.some(({ kind }) => kind !== 'absent');
    const known = [...chosen.values(), ...(listed?.images ?? [])];
    const doubtful = isAnyChosen && keep.length > 0 ? unmatched(keep, known) : [];
    if (absent.length === 0 && doubtful.length === 0)
        return { targets, warnings: [] };
    const found = listed?.isWhole === true ? known : await (0,engine_deadline/* orIfEngineFails */.eR)(imagesNear(engine, doubtful, absent), undefined);
    if (found === undefined)
        return { targets, warnings: [] };
    const reasonFor = absentReasons([...known, ...found]);
    return {
        targets: targets.map((target) => target.kind === 'absent' && absent.length > 0
            ? { reason: reasonFor(target.selector), ...target }
            : target),
        warnings: unmatchedWarnings(unmatched(doubtful, found)),
    };
}
/** More single requests than this cost more than a list of the whole store. */
const MOST_INSPECTED = 32;
/**
 * All images that these selectors can match, and more if that is as cheap: a full list is expensive only on the
 * containerd store.
 */
async function imagesNear(engine, doubtful, absent) {
    const ids = doubtful.flatMap((selector) => ('hex' in selector ? selector.hex : []));
    const values = protectingFilters(doubtful);
    if (engine_traits/* TRAITS */.G[engine.facts.store].listsCheaply || values === undefined || ids.length > MOST_INSPECTED)
        return engine.images();
    const nearby = nearbyFilters(absent).slice(0, MOST_REFERENCES - values.length);
    const asked = [...values, ...nearby].map((value) => ({ key: 'reference', value }));
    const [listed, byId] = await Promise.all([
        asked.length === 0 ? [] : engine.listed(asked),
        (0,collections/* inParallel */.HN)(collections/* READS_AT_ONCE */._B, ids, (hex) => engine.inspect(`sha256:${hex}`)),
    ]);
    // An engine answers "no such image" to an ID prefix that matches several images.
    const isUnsure = byId.some((image, index) => image === undefined && (ids[index] ?? '').length < FULL_ID);
    return isUnsure ? engine.images() : [...listed, ...byId.filter((image) => image !== undefined)];
}
const FULL_ID = 64;
/** What the user most likely meant by a name that no image has. */
const MISTAKES = [
    [/^all$/, "every image is `'**'`"],
    [/^latest$/, '`latest` is a tag and not a name; write `app:latest`'],
    [/^(?:sha256:)?[a-f0-9]{1,3}$/, 'an ID needs at least four hex digits'],
];
/** For a selector whose image is absent, says which similar images exist. */
function absentReasons(images) {
    const byRepository = new Map();
    const byLastPart = new Map();
    for (const name of images.flatMap(({ tags, digests }) => (tags.length > 0 ? tags : digests))) {
        const repository = (0,model_reference/* repositoryOf */._M)(name);
        append(byRepository, repository, name);
        append(byLastPart, (0,model_reference/* lastPart */.S_)(repository), name);
    }
    return (selector) => {
        if (selector.kind === 'id')
            return outcome/* NO_SUCH_IMAGE */.k_;
        const repository = (0,model_reference/* repositoryOf */._M)((0,model_reference/* fullName */.fq)(selector.reference));
        const siblings = byRepository.get(repository);
        const others = byLastPart.get((0,model_reference/* lastPart */.S_)(repository));
        const explanation = MISTAKES.find(([mistake]) => mistake.test(selector.requested))?.[1];
        const similar = siblings ?? (explanation === undefined ? others : undefined);
        if (similar === undefined)
            return [outcome/* NO_SUCH_IMAGE */.k_, explanation ?? []].flat().join('; ');
        const meaning = (0,model_selector/* isBareName */.oQ)(selector) ? `\`${selector.requested}\` means the tag \`latest\`` : [];
        const found = `here are ${(0,model_text/* listNames */.Zv)(sameTagFirst(similar, selector).map(model_reference/* familiar */.ce))}`;
        return [outcome/* NO_SUCH_IMAGE */.k_, meaning, found].flat().join('; ');
    };
}
function append(groups, key, name) {
    const group = groups.get(key);
    if (group === undefined)
        groups.set(key, [name]);
    else
        group.push(name);
}
/** The same tag in another repository is the most likely meaning. */
function sameTagFirst(names, { reference }) {
    const hasSameTag = (name) => reference.tag !== undefined && name.endsWith(`:${reference.tag}`);
    const sorted = [...new Set(names)].toSorted();
    return [...sorted.filter(hasSameTag), ...sorted.filter((name) => !hasSameTag(name))];
}

;// CONCATENATED MODULE: ./src/choose/not-chosen.ts





/** Lists what a dry run would not remove, with the reason. */
function notChosen(visible, targets, chooser) {
    const chosen = new Set(targets.map(model_removal/* targetKey */.hD));
    const patterns = chooser.selectors.filter((selector) => selector.kind === 'pattern');
    const isChosen = (kind, name) => chosen.has(`${kind} ${name}`);
    return visible
        .filter(({ id }) => !isChosen('id', id))
        .flatMap((image) => removableNamesOf(image).map((name) => ({ id: image.id, name })))
        .filter(({ name }) => !isChosen('reference', name))
        .map(({ id, name }) => ({ id, name: (0,model_reference/* familiar */.ce)(name), reason: reasonFor(name, id, patterns, chooser) }));
}
function removableNamesOf(image) {
    const names = removable(image);
    return names.length === 0 ? [image.id] : names;
}
function reasonFor(name, id, patterns, { filters, baseline, isAnswered }) {
    const matching = patterns.filter((pattern) => name === id ? pattern.takesUntagged : (0,model_pattern/* matchesReference */.NV)(pattern, name));
    if (matching.length === 0)
        return 'nothing in `images` names it';
    if (!isAnswered && matching.every((pattern) => pattern.isNumbered))
        return 'GitHub did not say whether its pull request is closed';
    const wasThere = name === id ? baseline?.images.has(id) : baseline?.references.has(name);
    return wasThere === true
        ? 'it was there before this job'
        : `it does not pass the filters (${(0,filter/* filterText */.Yf)(filters)})`;
}

// EXTERNAL MODULE: ./src/model/builder.ts
var model_builder = __webpack_require__(1646);
// EXTERNAL MODULE: ./src/model/container-rule.ts
var container_rule = __webpack_require__(2249);
// EXTERNAL MODULE: ./src/model/shell.ts
var shell = __webpack_require__(843);
;// CONCATENATED MODULE: ./src/model/left-behind.ts




/** What is there now and was not there before the job, without what belongs to the runner. */
function leftBehind({ containers = [], networks = [], volumes = [] }, rules) {
    const { baseline } = rules;
    const newContainers = containers.filter((container) => isLeft(container, rules));
    const newVolumes = newSince(baseline.volumes, volumes, (name) => name);
    const newNetworks = newSince(baseline.networks, networks, ({ id }) => id).filter(isOfJob);
    // Removing a builder takes all of its parts, so one with a part from before the job is not the job's.
    const oldBuilders = new Set([
        ...containers.filter(({ id }) => baseline.containers.has(id)).map(({ name }) => name),
        ...(baseline.volumes ?? []),
    ].flatMap((name) => (0,model_builder/* builderOf */.zp)(name) ?? []));
    const newBuilderOf = (name) => {
        const builder = (0,model_builder/* builderOf */.zp)(name);
        return builder === undefined || oldBuilders.has(builder) ? undefined : builder;
    };
    const builders = new Set([...newContainers.map(({ name }) => name), ...newVolumes].flatMap((name) => newBuilderOf(name) ?? []));
    return [
        ...[...builders].toSorted().map(asBuilder),
        ...inOrder(newContainers.filter(({ name }) => newBuilderOf(name) === undefined)).map(asContainer),
        ...inOrder(newNetworks).map((network) => asNetwork(network, networks)),
        ...newVolumes
            .filter((name) => newBuilderOf(name) === undefined)
            .toSorted()
            .map(asVolume),
    ];
}
function isLeft(container, { baseline, ownContainer, going }) {
    const isOld = baseline.containers.has(container.id);
    return !isOld && !going.has(container.id) && !(0,container_rule/* isOfRunner */.OD)(container, ownContainer);
}
/** Nothing counts as new where nobody recorded what was there before. */
function newSince(before, now, keyOf) {
    return before === undefined ? [] : now.filter((thing) => !before.has(keyOf(thing)));
}
/** The engine makes these itself; the last one is Podman's. */
const PREDEFINED = new Set(['bridge', 'host', 'none', 'nat', 'podman']);
function isOfJob({ name }) {
    return !PREDEFINED.has(name) && !container_rule/* RUNNERS_NETWORK */.dY.test(name);
}
function inOrder(things) {
    return things.toSorted((one, other) => (one.name < other.name ? -1 : 1));
}
function asBuilder(name) {
    return { kind: 'builder', name, ...(0,model_builder/* builderCommands */.Ym)(name) };
}
/** Podman removes the infra container of a pod only together with the pod. */
function asContainer({ id, name, pod }) {
    const command = pod === undefined
        ? `docker container rm --force ${wordFor(name, id)}`
        : `podman pod rm --force ${(0,shell/* shellWord */.r)(pod)}`;
    return { kind: 'container', name, command };
}
/** Several networks can have the same name. */
function asNetwork({ id, name }, all) {
    const isAlone = all.filter((network) => network.name === name).length === 1;
    const word = isAlone ? wordFor(name, id) : (0,shell/* shellWord */.r)(id);
    return { kind: 'network', name, command: `docker network rm ${word}` };
}
function asVolume(name) {
    return { kind: 'volume', name, command: `docker volume rm ${(0,shell/* shellWord */.r)(name)}` };
}
/** The ID where the name would be read as an option, or cannot be shown as it is. */
function wordFor(name, id) {
    return name === '' || name.startsWith('-') || (0,model_text/* plain */.pj)(name) !== name ? (0,shell/* shellWord */.r)(id) : (0,shell/* shellWord */.r)(name);
}

;// CONCATENATED MODULE: ./src/plan/goal.ts

function goalBytes(amount, disk) {
    return 'bytes' in amount ? amount.bytes : Math.ceil(amount.share * disk.size);
}
/** How much disk must be free for the step to stop. */
function goalFor(untilFree, engine, disk) {
    if (disk !== undefined)
        return { bytes: goalBytes(untilFree, disk), disk };
    const allowed = `needs the disk of the engine, and that of ${engine.host} cannot be seen from here; run the step on that machine, outside of a container; nothing was removed`;
    throw new input_error/* InputError */.d([{ input: 'until-free', value: untilFree.written, allowed }]);
}

// EXTERNAL MODULE: ./src/model/platform.ts
var model_platform = __webpack_require__(3154);
;// CONCATENATED MODULE: ./src/plan/choose-variants.ts






function findVariant(variants, platform) {
    return variants.find((variant) => variant.available && (0,model_platform/* platformName */.$r)(variant.platform) === (0,model_platform/* platformName */.$r)(platform));
}
/**
 * Decides which variants may be removed. The engine would break containers that run a variant, and other
 * variants that share its layers. A variant that stays makes all that share its layers stay too, so this
 * repeats until nothing changes.
 */
function chooseVariants(targets, holdings) {
    let choices = targets.map((target) => {
        const outcome = absentOrRunning(target, holdings);
        return outcome === undefined ? { target } : { target, outcome };
    });
    for (let before = -1; before !== undecided(choices).length;) {
        before = undecided(choices).length;
        const going = new Set(undecided(choices).map(({ target }) => target.variant?.digest ?? ''));
        choices = choices.map((choice) => {
            const outcome = choice.outcome ?? sharedWithOthers(choice.target, going, holdings);
            return outcome === undefined ? choice : { target: choice.target, outcome };
        });
    }
    return choices;
}
function undecided(choices) {
    return choices.filter(({ outcome }) => outcome === undefined);
}
function absentOrRunning(target, { containers }) {
    const { image, variant, siblings, protection } = target;
    if (protection !== undefined)
        return variantOutcome(target, protection);
    if (image === undefined)
        return variantOutcome(target, { verdict: 'absent', reason: (0,outcome/* reasonOfAbsence */.l5)(target.target) });
    if (variant === undefined) {
        const available = siblings
            .filter((sibling) => sibling.available)
            .map(({ platform }) => (0,model_platform/* platformName */.$r)(platform));
        const has = available.length === 0 ? 'none of its variants is here' : `what is here: ${available.join(', ')}`;
        return variantOutcome(target, {
            verdict: 'absent',
            reason: `the image has no such variant here; ${has}`,
        });
    }
    const running = runningOn(target, containers);
    return running === undefined ? undefined : variantOutcome(target, running);
}
/** The engine itself does not refuse to remove a variant that a container runs. */
function runningOn({ image, variant }, containers) {
    if (image === undefined || variant === undefined)
        return undefined;
    const running = containers.filter((container) => (0,model_container/* isRunning */.W_)(container) && usesVariant(container, image, variant));
    if (running.length === 0)
        return undefined;
    return {
        verdict: 'conflict',
        conflict: 'running-container',
        reason: `used by ${(0,model_text/* listNames */.Zv)(running.map((container) => (0,model_container/* describeUse */.pt)(container, image)))}`,
        next: `stop and remove ${(0,model_text/* listNames */.Zv)(running.map(({ name }) => name))} first`,
    };
}
function usesVariant(container, image, variant) {
    return (runsVariant(container, image, variant) ||
        (0,model_container/* mounts */.Lk)(container, image) ||
        (0,model_container/* mountUnknownToEngine */.NP)(container, image) !== undefined);
}
function runsVariant(container, image, { digest }) {
    return container.variant === undefined ? container.image === image.id : container.variant === digest;
}
/** What the user should know about a removed variant: which names lose it too, and what of the image is left. */
function whatItTakesAlong({ name, image }, 
/** How many variants are left. */
left, attestationSize) {
    const names = image?.tags ?? [];
    // It names all of them, since items that stand for the same variant share one finding.
    const isOnlyName = names.every((tag) => tag === name);
    const reasons = [
        ...(isOnlyName ? [] : [`every name of the image loses it: ${(0,model_text/* listNames */.Zv)(names.map(model_reference/* familiar */.ce))}`]),
        ...(attestationSize > 0
            ? [`its attestation (${(0,model_text/* humanSize */.Xe)(attestationSize)}) stays as long as the image`]
            : []),
        ...(left === 0 ? ['the name stays, but no variant is left'] : []),
    ];
    return {
        ...(reasons.length > 0 ? { reason: reasons.join('; ') } : {}),
        ...(left === 0 ? { next: 'remove the whole image, without `platforms`' } : {}),
    };
}
/** Two targets can stand for the same variant, which is removed once. */
function variantKey({ image, variant }) {
    return `${image?.id ?? ''} ${variant?.digest ?? ''}`;
}
/** @param going digests of the variants that may still be removed, including this one */
function sharedWithOthers(target, going, holdings) {
    const digest = target.variant?.digest ?? '';
    const own = new Set(holdings.layers.get(digest)?.diffIds);
    const broken = [...holdings.layers].filter(([other, { diffIds }]) => !going.has(other) && diffIds.some((layer) => own.has(layer)));
    const holders = holdings.holders.get(digest) ?? 0;
    if (broken.length === 0 && holders <= 1)
        return undefined;
    const names = broken.map(([, { name }]) => name);
    return variantOutcome(target, {
        verdict: 'conflict',
        conflict: 'shared-variant',
        reason: names.length > 0
            ? `it shares layers with ${(0,model_text/* listNames */.Zv)(names)}, which the engine would break`
            : `${(0,model_text/* plural */.LS)(holders, 'image')} hold this very variant, and the engine would break them all`,
        next: names.length > 0
            ? `list ${(0,model_text/* listNames */.Zv)(names)} too, or remove whole images without \`platforms\``
            : 'remove whole images without `platforms`',
    });
}
function variantOutcome({ target, platform }, finding) {
    return { ...(0,model_removal/* identity */.D_)(target), platform: (0,model_platform/* platformName */.$r)(platform), untagged: [], deleted: [], ...finding };
}

;// CONCATENATED MODULE: ./src/plan/survey-variants.ts







/** Reads every variant in the store and decides which of the requested ones may be removed. */
async function surveyVariants({ targets: chosen, protections, newest, images, containers, rule }, { engine, inputs: { platforms: requests, keep } }) {
    const platforms = requests.map((request) => (0,model_platform/* completed */.so)(request, engine.facts.platform));
    const targets = await (0,collections/* inParallel */.HN)(collections/* READS_AT_ONCE */._B, chosen, async (target) => {
        const image = target.kind === 'absent' ? undefined : images.get(target.image);
        if (target.kind === 'absent' || image === undefined)
            return platforms.map((platform) => ({ target, platform, siblings: [] }));
        const name = (0,model_removal/* removalName */.Oo)(target);
        const protection = protections.get(target) ??
            newest.get(image.id) ??
            whyWholeImageStays(target, image, keep, rule.baseline);
        const siblings = await engine.variants(name);
        return platforms.map((platform) => {
            const variant = findVariant(siblings, platform);
            return {
                target,
                platform,
                name,
                image,
                siblings,
                ...(protection === undefined ? {} : { protection }),
                ...(variant === undefined ? {} : { variant }),
            };
        });
    });
    return chooseVariants(withoutDuplicates(targets.flat()), { ...(await holdingsOf(engine)), containers });
}
function withoutDuplicates(targets) {
    const key = ({ target, platform }) => `${(0,model_removal/* targetKey */.hD)(target)} ${(0,model_platform/* platformName */.$r)(platform)}`;
    return [...new Map(targets.map((target) => [key(target), target])).values()];
}
async function holdingsOf(engine) {
    const layers = new Map();
    const holders = new Map();
    const images = new Map((await engine.images()).map((image) => [image.id, image])).values();
    await (0,collections/* inParallel */.HN)(collections/* READS_AT_ONCE */._B, [...images], async ({ id, tags }) => {
        const available = (await engine.variants(id)).filter((variant) => variant.available);
        for (const { digest, platform } of available) {
            holders.set(digest, (holders.get(digest) ?? 0) + 1);
            const diffIds = await engine.variantLayers(id, platform);
            layers.set(digest, { diffIds, name: `${(0,model_reference/* familiar */.ce)(tags[0] ?? id)} (${(0,model_platform/* platformName */.$r)(platform)})` });
        }
    });
    return { layers, holders };
}
/**
 * Why no variant of a chosen image may be removed. All names of an image lose a removed variant, so a protected
 * name, or a protected image, protects every variant.
 */
function whyWholeImageStays(target, image, keep, baseline) {
    const wasThere = baseline?.images.has(image.id) === true;
    if (wasThere)
        return kept('the image was there before this job');
    const chosenName = target.kind === 'reference' ? target.reference : undefined;
    const older = (0,model_image/* referencesOf */.CL)(image).find((name) => name !== chosenName && baseline?.references.has(name) === true);
    if (older !== undefined)
        return kept(`it has the name ${(0,model_reference/* familiar */.ce)(older)} too, which was there before this job`);
    // A removal by ID takes all names along too, so the same protections apply.
    const byId = { kind: 'id', selector: target.selector, image: image.id };
    return (0,protect/* protectKept */.yQ)([byId], image, { keep, store: 'containerd', wasThere }).get(byId);
}
function kept(reason) {
    return { verdict: 'kept', reason };
}

;// CONCATENATED MODULE: ./src/plan/survey.ts










/** Asks the engine for everything else that a plan or a prediction needs. Changes nothing. */
async function takeSurvey(choice, { engine, inputs }) {
    const { targets, protections, newest, containers, rule, measure } = choice;
    const { dryRun, keep, backup } = inputs;
    const { listsCheaply, knowsNoPruneSince } = engine_traits/* TRAITS */.G[engine.facts.store];
    const knowsNoPrune = (0,model_text/* minorOf */.Hs)(engine.facts.apiVersion) >= knowsNoPruneSince;
    // What a removal deletes, and so what a backup must save, depends on all images that are built on the chosen ones.
    const open = (0,model_removal/* openTargets */.Rs)({ targets, protections });
    const hasContainersToRemove = open.some(({ image }) => hasRemovableContainer(choice.images.get(image), containers, rule));
    const needsAll = listsCheaply || dryRun || backup !== undefined || hasContainersToRemove;
    const images = new Map(choice.images);
    const addAll = async () => {
        const all = choice.known?.isWhole === true ? choice.known.images : await engine.images();
        for (const image of all)
            if (!images.has(image.id))
                images.set(image.id, image);
    };
    if (needsAll)
        await addAll();
    else
        await addAncestors(images, (id) => engine.inspect(id, measure.needsVariantSizes));
    const keeper = (0,model_selector/* keeperOf */.yD)(keep);
    const isProtected = (id) => rule.baseline?.images.has(id) === true || keeper.ofImage({ id }) !== undefined || newest.has(id);
    const mustStay = new Set([...images.keys()].filter(isProtected));
    // A parent may lose its name during the step. Then the engine would prune it, although `keep` protects it or
    // no backup has it.
    const isTaggedAndNeeded = (id) => knowsNoPrune &&
        (0,model_image/* referencesOf */.CL)(images.get(id) ?? UNTAGGED).some((name) => backup !== undefined || keeper.ofReference(name) !== undefined);
    const isUntagged = (id) => (0,model_image/* referencesOf */.CL)(images.get(id) ?? UNTAGGED).length === 0;
    const holdsParentsThatStay = (0,protect/* holdersOfParents */.av)(images, (id) => (isProtected(id) && (knowsNoPrune || isUntagged(id))) || isTaggedAndNeeded(id));
    // Only a list of all images shows whether a child is the last one of its parent.
    if (!needsAll && open.some(({ image }) => holdsParentsThatStay.has(image)))
        await addAll();
    const chosen = new Set(open.map(({ image }) => image));
    await addLayers(images, measure.layersOf === 'chosen' ? chosen : images.keys(), engine, measure);
    return {
        engine: engine.facts,
        hasPatterns: inputs.images.some(({ kind }) => kind === 'pattern'),
        containersInput: rule.containers,
        targets,
        protections: new Map([
            ...(knowsNoPrune ? [] : (0,protect/* protectParentHolders */.Hu)(targets, holdsParentsThatStay)),
            ...protections,
        ]),
        mustStay,
        holdsParentsThatStay,
        images,
        containers,
        history: measure.needsHistory ? await histories([...chosen], engine) : new Map(),
    };
}
const UNTAGGED = { tags: [], digests: [] };
function hasRemovableContainer(image, containers, rule) {
    if (image === undefined || rule.containers === 'keep')
        return false;
    return (0,model_container/* containersSurelyUsing */.Vm)(image, containers).some((container) => (0,container_rule/* mayRemoveContainer */.d)(container, rule));
}
async function addLayers(images, ids, engine, { layersOf, needsVariantSizes }) {
    if (layersOf === 'none')
        return;
    const withoutLayers = [...ids].filter((id) => images.get(id)?.layers === undefined);
    const found = await (0,collections/* inParallel */.HN)(collections/* READS_AT_ONCE */._B, withoutLayers, (id) => 
    // What cannot be counted is removed all the same.
    (0,engine_deadline/* orIfEngineFails */.eR)(engine.inspect(id, needsVariantSizes), undefined));
    // A list has some fields that an inspection lacks, and the names must be those at the time of the choice.
    for (const image of found)
        if (image !== undefined)
            images.set(image.id, { ...image, ...images.get(image.id) });
}
/** Children must go before parents even if an image between the two was not chosen, so all ancestors are needed. */
async function addAncestors(images, find) {
    const asked = new Set();
    for (let children = [...images.values()]; children.length > 0;) {
        const parents = new Set(children.flatMap(({ parent }) => parent ?? []));
        const unknown = [...parents].filter((id) => !images.has(id) && !asked.has(id));
        for (const id of unknown)
            asked.add(id);
        const found = await (0,collections/* inParallel */.HN)(collections/* READS_AT_ONCE */._B, unknown, find);
        // A missing parent ends only its own chain.
        children = found.filter((image) => image !== undefined);
        for (const image of children)
            images.set(image.id, image);
    }
}
async function histories(ids, engine) {
    const found = await (0,collections/* inParallel */.HN)(collections/* READS_AT_ONCE */._B, ids, async (id) => [id, await (0,engine_deadline/* orIfEngineFails */.eR)(engine.history(id), undefined)]);
    return new Map(found.flatMap(([id, sizes]) => (sizes === undefined ? [] : [[id, sizes]])));
}

;// CONCATENATED MODULE: ./src/measure/containers.ts




/** Whether what containers wrote must be asked for: the account of some engines has it already. */
function needsContainerSizes({ kind }, facts) {
    const isInAccount = kind === 'account' && !countsOnlyImages(facts);
    return kind !== 'off' && !(engine_traits/* TRAITS */.G[facts.store].storesInContainerd && isInAccount);
}
const STILL_WROTE = 'a container may have written more until it stopped';
const containers_UNKNOWN_SIZE = 'the engine did not tell what a removed container had written';
/** What removed containers had written. */
function containerBytes(removed, sizes) {
    const bytes = (0,measure_account/* sum */.cz)(removed.map(({ id }) => sizes.get(id) ?? 0));
    if (removed.some(({ id }) => !sizes.has(id)))
        return (0,measure_account/* reclaimed */.f7)(bytes, 'estimate', containers_UNKNOWN_SIZE);
    return (0,measure_account/* reclaimed */.f7)(bytes, removed.some(model_container/* isRunning */.W_) ? 'estimate' : 'exact', STILL_WROTE);
}

// EXTERNAL MODULE: ./src/model/build-cache.ts
var build_cache = __webpack_require__(1586);
;// CONCATENATED MODULE: ./src/measure/total.ts





const SHARED_WITH_IMAGES = 'an image that stays can hold a part of the build cache that went';
const UNKNOWN_RECORDS = 'the engine pruned build cache that came during the step';
const UNSURE = 'the engine did not say which build cache went';
const BASES = 'the build cache also held base images, and the engine does not tell the sizes of their layers';
/**
 * The bytes of pruned records. Where the cache refers to the layers of images, a record frees nothing while an image
 * has the layer, and the engine tells which these are. Where it keeps copies, images share a part of each record, and
 * the engine does not always tell.
 */
function cacheBytes(change, { store }) {
    const { before, deleted, isUnsure, imagesStay } = change;
    const gone = before.filter(({ id }) => deleted.has(id));
    const { cacheSharesLayers } = engine_traits/* TRAITS */.G[store];
    const counted = cacheSharesLayers ? gone.filter(({ isShared }) => !isShared) : gone;
    const bytes = (0,build_cache/* sizeOf */.$d)(counted);
    if (isUnsure)
        return { bytes, method: 'estimate', reason: UNSURE };
    if (deleted.size > gone.length)
        return (0,measure_account/* reclaimed */.f7)(bytes, 'estimate', UNKNOWN_RECORDS);
    if (!cacheSharesLayers)
        return imagesStay ? (0,measure_account/* reclaimed */.f7)(bytes, 'upper-bound', SHARED_WITH_IMAGES) : (0,measure_account/* reclaimed */.f7)(bytes, 'exact', '');
    // The record of a base image holds its layers and has no size.
    const hasBase = counted.some(({ size, mayHoldBlobs }) => size === 0 && mayHoldBlobs);
    if (!hasBase)
        return (0,measure_account/* reclaimed */.f7)(bytes, 'exact', '');
    return { bytes: bytes + (0,measure_account/* sum */.cz)(withoutRecord(change.heldLayers, counted)), method: 'estimate', reason: BASES };
}
/** The layers that no record has the size of. */
function withoutRecord(layers, records) {
    const sizes = records.map(({ size }) => size);
    return layers.filter((layer) => {
        const at = sizes.indexOf(layer);
        if (at >= 0)
            sizes.splice(at, 1);
        return at < 0;
    });
}
const CACHE_UNCOUNTED = "the engine's account leaves out content that only the build cache held before";
const CACHE_STAYS = 'the build cache that stays can hold a part of it';
const total_CONTAINERS_WRITE = 'the engine also counts what containers write, and a container runs';
/**
 * Images and build cache together, by the engine's account. Each alone would be counted with content that the other
 * still holds. The account leaves out content that only the cache holds, so what of it may have been there before is
 * added.
 */
function totalByAccount({ before, after, cacheBefore, cacheAfter, containers }, facts) {
    const uncounted = countsOnlyImages(facts)
        ? cacheBefore
        : cacheBefore.filter(({ isShared, mayHoldBlobs }) => !isShared && mayHoldBlobs);
    const bytes = Math.max(0, before - after) + (0,build_cache/* sizeOf */.$d)(uncounted);
    // What a container writes meanwhile lowers the account and the disk alike, so the figure stays a bound.
    if (containers.some(model_container/* isRunning */.W_))
        return (0,measure_account/* reclaimed */.f7)(bytes, 'upper-bound', total_CONTAINERS_WRITE);
    if ((0,build_cache/* sizeOf */.$d)(uncounted) > 0)
        return (0,measure_account/* reclaimed */.f7)(bytes, 'upper-bound', CACHE_UNCOUNTED);
    return cacheAfter.length > 0 ? (0,measure_account/* reclaimed */.f7)(bytes, 'upper-bound', CACHE_STAYS) : (0,measure_account/* reclaimed */.f7)(bytes, 'exact', '');
}
/** Two bounds of one figure: the lower one is closer. An exact figure needs no other. */
function closer(one, other) {
    if (one.method !== 'upper-bound')
        return one;
    const isLower = other.method === 'upper-bound' && (other.bytes ?? 0) < (one.bytes ?? 0);
    return other.method === 'exact' || isLower ? other : one;
}
/** The parts of a total, where nothing counts twice. */
function totalOfParts({ images, containers, buildCache }) {
    const parts = [images, containers, buildCache].filter((part) => part !== undefined);
    const method = worstMethod(parts.map((part) => part.method));
    if (method === 'off')
        return { method };
    const bytes = parts.reduce((total, part) => total + (part.bytes ?? 0), 0);
    const reasons = parts.flatMap(({ reason }) => reason ?? []);
    return (0,measure_account/* reclaimed */.f7)(bytes, method, [...new Set(reasons)].join('; '));
}

;// CONCATENATED MODULE: ./src/remove/build-cache.ts



/** So many IDs make a request that every engine takes. */
const IDS_AT_ONCE = 100;
/** Prunes what `build-cache` asks for; with `scope: job`, only records that the baseline does not have. */
async function cleanBuildCache(session) {
    const { inputs, baseline, deadline } = session;
    const untouched = await lookAtCache(session);
    const { before, failure } = untouched;
    if (before === undefined || failure !== undefined)
        return untouched;
    if (deadline.stopStarting.aborted)
        return { ...untouched, failure: `the build cache was not reached: ${outcome/* WHY_NOT_REACHED */.mR[deadline.cause()]}` };
    const added = removableRecords(before, baseline);
    if (added.length === 0)
        return untouched;
    const engine = session.engine.until(deadline.stopWaiting);
    const request = (0,build_cache/* requestFor */.pU)(inputs.buildCache);
    const prune = (one) => engine.pruneBuildCache(one);
    const { deleted, answer } = baseline === undefined
        ? await pruneOnce(request, prune)
        : await pruneByIds((0,build_cache/* byLastUse */.PE)(added), request, prune, deadline.stopStarting);
    const after = await (0,engine_deadline/* orIfEngineFails */.eR)((0,engine_deadline/* withTimeToLook */.qX)(session.engine, deadline).buildCache(), undefined);
    const problem = failureOf(answer);
    return {
        before,
        after,
        deleted: goneRecords(before, after, deleted, answer),
        wasAsked: true,
        isUnsure: problem !== undefined || after === undefined,
        ...(problem === undefined ? {} : { failure: problem }),
    };
}
/** What the cache holds, and why it could not be cleaned. Changes nothing. */
async function lookAtCache({ engine, baseline, deadline }) {
    const found = engine.until(deadline.stopWaiting).buildCache();
    const before = await (0,engine_deadline/* orIfEngineFails */.eR)(found, undefined);
    const nothing = { before, after: before, deleted: new Set(), wasAsked: true, isUnsure: false };
    if (before === undefined) {
        const failure = 'the build cache stays: the engine did not say what it holds';
        return { ...nothing, isUnsure: true, failure };
    }
    if (baseline !== undefined && baseline.buildCache === undefined) {
        const failure = 'the build cache stays: nobody knows what of it was there before this job';
        return { ...nothing, failure };
    }
    return nothing;
}
function removableRecords(records, baseline) {
    return records.filter(({ id }) => baseline?.buildCache?.has(id) !== true);
}
/** Decided by what the engine holds afterwards: an answer can be lost, and it can be wrong. */
function goneRecords(before, after, answered, answer) {
    const left = new Set(after?.map(({ id }) => id));
    if (answer.kind === 'pruned')
        return new Set([...answered].filter((id) => !left.has(id)));
    const gone = after === undefined ? [] : before.filter(({ id }) => !left.has(id));
    return new Set(gone.map(({ id }) => id));
}
async function pruneOnce(request, prune) {
    const answer = await prune(request);
    return { deleted: new Set(answer.kind === 'pruned' ? answer.deleted : []), answer };
}
/** The engine leaves a record that others are made from, without a word, so this asks until nothing more goes. */
async function pruneByIds(records, request, prune, stop) {
    let left = records.map(({ id }) => id);
    const deleted = new Set();
    for (;;) {
        const countBefore = left.length;
        for (let first = 0; first < countBefore; first += IDS_AT_ONCE) {
            const ids = left.slice(first, first + IDS_AT_ONCE);
            const answer = stop.aborted ? { kind: 'unanswered' } : await prune({ ...request, ids });
            if (answer.kind !== 'pruned')
                return { deleted, answer };
            // Only what was asked for counts: an engine that reports anything else would keep this busy.
            const gone = new Set(answer.deleted);
            for (const id of ids)
                if (gone.has(id))
                    deleted.add(id);
        }
        left = left.filter((id) => !deleted.has(id));
        if (left.length === countBefore || left.length === 0)
            return { deleted, answer: { kind: 'pruned', deleted: [] } };
    }
}
function failureOf(answer) {
    if (answer.kind === 'failed')
        return `the build cache could not be removed: ${answer.message}`;
    if (answer.kind === 'pruned')
        return undefined;
    return 'the engine was asked to remove build cache and had not answered when the step ended; more of it may still go';
}

// EXTERNAL MODULE: ./src/plan/predict.ts
var predict = __webpack_require__(5650);
;// CONCATENATED MODULE: ./src/remove/debug-lines.ts
// What a report of a fault needs beside the log: what was chosen and why, the plan, the answers, and how bytes were
// counted.


function choiceLines({ targets, protections, images, containers, measure, }) {
    const counts = [(0,model_text/* plural */.LS)(targets.length, 'target'), (0,model_text/* plural */.LS)(images.size, 'image')];
    return [
        `chosen: ${counts.join(' of ')}; containers on the engine: ${containers.length}`,
        ...targets.map((target) => {
            const why = protections.get(target);
            const protection = why === undefined ? '' : `; ${why.verdict}: ${why.reason}`;
            return `- ${describeTarget(target)}${protection}`;
        }),
        `bytes: ${JSON.stringify(measure)}`,
    ];
}
function describeTarget(target) {
    const { requested } = target.selector;
    return target.kind === 'absent' ? `${requested} is absent` : `${requested} is ${describe(target)}`;
}
function describe(target) {
    return target.kind === 'id' ? target.image : `${target.reference} of ${target.image}`;
}
function planLines({ plan, containersFirst, containersAnyway }) {
    const added = containersAnyway.map(({ name, state }) => `${name} (${state})`);
    const first = added.length === 0 ? [] : [`plan, before all images: the containers ${added.join(', ')}`];
    const waves = plan.flatMap((wave, index) => [
        `plan, wave ${index + 1} of ${plan.length}:`,
        ...wave.map(({ image, steps }) => {
            const first = (containersFirst.get(image) ?? []).map(({ name, state }) => `${name} (${state})`);
            const before = first.length === 0 ? '' : ` after the containers ${first.join(', ')}`;
            return `- ${steps.map(model_removal/* removalName */.Oo).join(', then ')}${before}`;
        }),
    ]);
    return [...first, ...waves];
}
function resultLines({ attempts, account: { total, byAttempt } }) {
    return [
        'answers:',
        ...attempts.map((attempt) => {
            const bytes = byAttempt.get(attempt);
            return `- ${describeAttempt(attempt)}${bytes === undefined ? '' : `; ${bytes} bytes`}`;
        }),
        `bytes: ${JSON.stringify(total)}`,
    ];
}
function describeAttempt({ target, answer }) {
    const name = (0,model_removal/* removalName */.Oo)(target);
    switch (answer.kind) {
        case 'removed':
            return `${name}: untagged ${answer.untagged.length}, deleted ${answer.deleted.length}`;
        case 'withheld':
            return `${name}: withheld; ${answer.why.reason}`;
        case 'not-sent':
            return `${name}: not sent; ${answer.why}`;
        case 'gone':
        case 'conflict':
        case 'error':
        case 'unanswered':
            return `${name}: ${answer.kind}; ${answer.message}`;
    }
}

;// CONCATENATED MODULE: ./src/remove/look-beside.ts

/** Asks what the engine holds beside images, of the kinds that the baseline recorded. */
async function lookBeside(engine, baseline) {
    const [containers, networks, volumes] = await Promise.all([
        (0,engine_deadline/* orIfEngineFails */.eR)(engine.containers(true), undefined),
        baseline.networks === undefined ? undefined : (0,engine_deadline/* orIfEngineFails */.eR)(engine.networks(), undefined),
        baseline.volumes === undefined ? undefined : (0,engine_deadline/* orIfEngineFails */.eR)(engine.volumes(), undefined),
    ]);
    return { containers, networks, volumes };
}

;// CONCATENATED MODULE: ./src/plan/containers-first.ts




/**
 * By image: the containers to remove before it. Only a chosen image that is deleted afterwards has any: a
 * container that must stay keeps its image, so the other containers of that image stay too.
 */
function containersToRemoveFirst(removals, survey, options, rule) {
    if (rule.containers === 'keep')
        return new Map();
    const candidates = removableContainers(removals, survey, rule);
    const going = new Set([...candidates.values(), containersToRemoveAnyway(survey, rule)].flat());
    const staying = survey.containers.filter((container) => !going.has(container));
    const { attempts } = (0,predict/* predict */.K)(removals, { ...survey, containers: staying }, options);
    const deleted = new Set(attempts.flatMap(model_removal/* deletedBy */.Lo));
    return new Map([...candidates].filter(([image]) => deleted.has(image)));
}
/** The containers that go whatever image they use. */
function containersToRemoveAnyway({ containers }, rule) {
    return rule.containers === 'added'
        ? containers.filter((container) => (0,container_rule/* mayRemoveContainer */.d)(container, rule))
        : [];
}
/** By chosen image: the containers that use it and may be removed. */
function removableContainers(removals, survey, rule) {
    const removable = survey.containers.filter((container) => (0,container_rule/* mayRemoveContainer */.d)(container, rule));
    if (removable.length === 0)
        return new Map();
    const chosen = removals.flat().flatMap(({ image }) => survey.images.get(image) ?? []);
    return new Map(chosen.map((image) => [image.id, (0,model_container/* containersSurelyUsing */.Vm)(image, removable)]));
}

;// CONCATENATED MODULE: ./src/remove/watch-goal.ts


/** More than one, since the last image before the goal can be a chance find that shares all it has. */
const MOST_IN_VAIN = 3;
/**
 * Stops the removals when enough is free, or when the last images gave nothing back although each had a layer that no
 * other known image has: something else holds their layers, so every further image would be spent in vain. Only the
 * answers count, since others may write to the disk meanwhile.
 */
function goalWatch({ bytes }, engine, survey) {
    const holders = new Map();
    for (const { layers = [] } of survey.images.values()) {
        for (const layer of new Set(layers))
            holders.set(layer, (holders.get(layer) ?? 0) + 1);
    }
    let inVain = 0;
    return {
        whyStop: async () => {
            const disk = await engine.disk();
            if (disk !== undefined && disk.free >= bytes)
                return 'enough';
            return inVain >= MOST_IN_VAIN ? 'no-room' : undefined;
        },
        note: (done) => {
            if (!engine_traits/* TRAITS */.G[survey.engine.store].tellsDeletedLayers)
                return;
            for (const attempt of done) {
                const { layers = [] } = survey.images.get(attempt.target.image) ?? {};
                const deleted = (0,model_removal/* deletedBy */.Lo)(attempt);
                if (layers.length === 0 || !deleted.includes(attempt.target.image))
                    continue;
                const gone = new Set(deleted);
                const isFreeing = layers.some((layer) => gone.has(layer));
                const isExpected = layers.some((layer) => holders.get(layer) === 1);
                if (isFreeing)
                    inVain = 0;
                else if (isExpected)
                    inVain += 1;
                for (const layer of new Set(layers))
                    holders.set(layer, (holders.get(layer) ?? 1) - 1);
            }
        },
    };
}

;// CONCATENATED MODULE: ./src/plan/order.ts



/** References go before IDs and children before parents, so the order of the selectors does not matter. */
function planRemovals(survey) {
    const groups = (0,collections/* grouped */.zD)((0,model_removal/* openTargets */.Rs)(survey), ({ image }) => image);
    const depth = chosenDepths(new Set(groups.keys()), survey.images);
    const waves = [];
    for (const [image, targets] of [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
        (waves[depth.get(image) ?? 0] ??= []).push({ image, steps: (0,model_removal/* inRemovalOrder */.Wh)(targets) });
    }
    // A cycle of parents, which only a broken engine reports, would leave an empty wave.
    return waves.filter((wave) => wave.length > 0);
}
/** By image: the length of the longest chain of chosen descendants, which must all go first. */
function chosenDepths(chosen, images) {
    const childrenLeft = new Map();
    const family = new Set(chosen);
    // The loop itself adds parents.
    for (const id of family) {
        const parent = images.get(id)?.parent;
        if (parent === undefined)
            continue;
        family.add(parent);
        childrenLeft.set(parent, (childrenLeft.get(parent) ?? 0) + 1);
    }
    const depth = new Map();
    // An image is ready when all its children are done; in a cycle no image ever is.
    const ready = [...family].filter((id) => !childrenLeft.has(id));
    for (const id of ready) {
        const parent = images.get(id)?.parent;
        if (parent === undefined)
            continue;
        const below = (depth.get(id) ?? 0) + (chosen.has(id) ? 1 : 0);
        depth.set(parent, Math.max(depth.get(parent) ?? 0, below));
        const left = (childrenLeft.get(parent) ?? 0) - 1;
        childrenLeft.set(parent, left);
        if (left === 0)
            ready.push(parent);
    }
    return depth;
}
/**
 * The order for `until-free`, one image at a time: untagged images first, then the oldest by build or tag.
 * Children always go before their parent.
 */
function byAge(removals, images) {
    const groups = removals
        .flat()
        .toSorted((a, b) => turnOf(images.get(a.image)) - turnOf(images.get(b.image)));
    const chosen = new Map(groups.map((group) => [group.image, group]));
    const childrenOf = chosenChildren(chosen, images);
    const begun = new Set();
    const ordered = new Set();
    const waiting = groups.toReversed();
    for (let group = waiting.at(-1); group !== undefined; group = waiting.at(-1)) {
        if (begun.has(group)) {
            ordered.add(group);
            waiting.pop();
            continue;
        }
        begun.add(group);
        const children = childrenOf.get(group.image) ?? [];
        for (const child of children.toReversed())
            if (!begun.has(child))
                waiting.push(child);
    }
    return [...ordered].map((group) => [group]);
}
/** Untagged images sort before every moment. */
function turnOf(image) {
    if (image === undefined || (0,model_image/* referencesOf */.CL)(image).length === 0)
        return Number.MIN_SAFE_INTEGER;
    return (0,model_image/* lastChangeOf */.kV)(image) ?? 0;
}
/** By chosen image: the chosen images built on it, with any number of other images in between. */
function chosenChildren(chosen, images) {
    const nearestChosen = (0,collections/* derivedFromParents */.T2)(images, ({ parent }, ofParent) => parent !== undefined && chosen.has(parent) ? parent : ofParent);
    return (0,collections/* grouped */.zD)(chosen.values(), ({ image }) => nearestChosen(image));
}
/** The engine's pruning must not reach a parent that stays: see remove/prune-parents.ts. */
function optionsFor({ image }, { holdsParentsThatStay }, options) {
    return holdsParentsThatStay.has(image) ? { ...options, noPrune: true } : options;
}

;// CONCATENATED MODULE: ./src/remove/look-after.ts





/**
 * With more images than this, one list of the store is cheaper than one request per image (never on the containerd
 * store).
 */
const LOOKS_BEFORE_LIST = 8;
/** Answers that leave open whether the engine did it. */
const DOUBTFUL = new Set(['error', 'unanswered', 'conflict']);
/** Asks what the engine now holds of everything that the removals may have touched. */
async function lookAfter(survey, attempts, engine) {
    const touched = new Set();
    for (const attempt of attempts) {
        const { target, answer } = attempt;
        if (answer.kind === 'not-sent' || answer.kind === 'withheld')
            continue;
        touched.add(target.image);
        for (const id of (0,measure_account/* deletedImages */.sF)(attempt, survey))
            touched.add(id);
    }
    const doubtful = attempts.flatMap(({ target, answer }) => (DOUBTFUL.has(answer.kind) ? target : []));
    const [images, containers] = await Promise.all([
        statesOf([...touched], doubtful, engine),
        (0,engine_deadline/* orIfEngineFails */.eR)(engine.containers(survey.containersInput !== 'keep'), survey.containers),
    ]);
    return { images: await withNamesConfirmed(doubtful, images, engine), containers };
}
async function statesOf(ids, doubtful, engine) {
    const isList = ids.length > LOOKS_BEFORE_LIST && engine_traits/* TRAITS */.G[engine.facts.store].listsCheaply;
    const listed = isList ? await (0,engine_deadline/* orIfEngineFails */.eR)(engine.images(), undefined) : [];
    const now = new Map(listed?.map((image) => [image.id, image]));
    const doubtfulImages = new Set(doubtful.map(({ image }) => image));
    const stateNow = async (id) => {
        if (listed === undefined)
            return 'unknown';
        const needsLook = !isList || (doubtfulImages.has(id) && !now.has(id));
        return needsLook ? look_after_lookUp(id, engine) : (now.get(id) ?? 'absent');
    };
    return new Map(await (0,collections/* inParallel */.HN)(collections/* READS_AT_ONCE */._B, ids, async (id) => [id, await stateNow(id)]));
}
/**
 * Looks up the name of a doubtful removal once more where the image seems to have lost it: a broken engine may list an
 * image without its names.
 */
async function withNamesConfirmed(doubtful, images, engine) {
    const states = new Map(images);
    await (0,collections/* inParallel */.HN)(collections/* READS_AT_ONCE */._B, doubtful, async (target) => {
        const state = states.get(target.image);
        if (target.kind === 'id' || state === undefined || state === 'absent' || state === 'unknown')
            return;
        if ((0,model_image/* isNameOf */.b_)(target.reference, state))
            return;
        const named = await look_after_lookUp(target.reference, engine);
        if (named === 'unknown' || (named !== 'absent' && named.id === target.image))
            states.set(target.image, 'unknown');
    });
    return states;
}
async function look_after_lookUp(name, engine) {
    return (0,engine_deadline/* orIfEngineFails */.eR)(engine.inspect(name).then((image) => image ?? 'absent'), 'unknown');
}

;// CONCATENATED MODULE: ./src/remove/prune-parents.ts



/**
 * An engine that removes an image prunes its untagged parents, and it does not know which parents must stay. Where
 * pruning would reach one of those, the removal is sent with `noprune`, and the parents before that one are removed
 * here instead. The returned function adds them to the answer.
 * @param remove removes one parent, with the same checks as any other removal
 */
function parentPruner({ images, containers, mustStay, holdsParentsThatStay }, remove) {
    const gone = new Set();
    const children = (0,collections/* grouped */.zD)(images.values(), ({ parent }) => parent);
    const hasChildren = (id) => children.get(id)?.some((child) => !gone.has(child.id)) === true;
    const parentToPrune = ({ parent }) => {
        const image = parent === undefined ? undefined : images.get(parent);
        if (image === undefined || mustStay.has(image.id) || gone.has(image.id))
            return undefined;
        const isNeeded = hasChildren(image.id) || (0,model_container/* containersUsing */.$g)(image, containers).length > 0;
        return isNeeded || (0,model_image/* referencesOf */.CL)(image).length > 0 ? undefined : image;
    };
    const pruneParentsOf = async (image, { selector }) => {
        const deleted = [];
        let parent = parentToPrune(image);
        while (parent !== undefined) {
            const answer = await remove({ kind: 'id', selector, image: parent.id });
            if (answer.kind !== 'removed')
                break;
            gone.add(parent.id);
            for (const id of answer.deleted)
                deleted.push(id);
            parent = parentToPrune(parent);
        }
        return deleted;
    };
    return async (target, answer) => {
        if (answer.kind !== 'removed')
            return answer;
        // The containerd store also reports an image as deleted when it only hides it, because others are built on it.
        for (const id of answer.deleted)
            if (!hasChildren(id))
                gone.add(id);
        const image = gone.has(target.image) ? images.get(target.image) : undefined;
        if (image === undefined || !holdsParentsThatStay.has(image.id))
            return answer;
        return { ...answer, deleted: [...answer.deleted, ...(await pruneParentsOf(image, target))] };
    };
}

;// CONCATENATED MODULE: ./src/remove/remove-containers.ts




const CONTAINERS_AT_ONCE = 8;
function containerRemover(containersFirst, { engine, inputs, deadline }) {
    const byImage = new Map();
    const byContainer = new Map();
    const asked = new Map();
    const askEngine = async (id) => {
        asked.set(id, { kind: 'unanswered' });
        const end = await engine.removeContainer(id, (0,container_rule/* takesRunning */.IC)(inputs.containers));
        asked.set(id, end);
        return end;
    };
    const removeOnce = (id) => {
        const removal = byContainer.get(id) ?? askEngine(id);
        byContainer.set(id, removal);
        return removal;
    };
    const removeAll = async (containers) => {
        const ends = await (0,collections/* inParallel */.HN)(CONTAINERS_AT_ONCE, containers, ({ id }) => removeOnce(id));
        const unanswered = containers.filter((_, index) => ends[index]?.kind === 'unanswered');
        if (unanswered.length > 0) {
            const names = unanswered.map(({ name }) => name).join(', ');
            return (0,model_removal/* notSent */.eE)(deadline.cause(), `its containers were being stopped: ${names}`);
        }
        return ends.some(({ kind }) => kind === 'stays')
            ? { kind: 'conflict', message: 'a container could not be removed' }
            : undefined;
    };
    const isOver = () => deadline.stopStarting.aborted;
    const removeAnyway = async (containers) => {
        await (0,collections/* inParallel */.HN)(CONTAINERS_AT_ONCE, containers, async ({ id }) => {
            if (!isOver())
                await removeOnce(id);
        });
        const staying = containers.filter(({ id }) => asked.get(id)?.kind === 'stays');
        if (isOver() || staying.length === 0 || staying.length === containers.length)
            return;
        // Podman refuses a container that others depend on, and these may be gone now.
        for (const { id } of staying)
            byContainer.delete(id);
        await removeAnyway(staying);
    };
    return {
        asked,
        removeAnyway,
        pending: (image) => (byImage.has(image) ? [] : (containersFirst.get(image) ?? [])),
        clear: (image) => {
            const removal = byImage.get(image) ?? removeAll(containersFirst.get(image) ?? []);
            byImage.set(image, removal);
            return removal;
        },
    };
}
/** Why each of these containers is still there. */
function containersNotRemoved(containers, asked, deadline) {
    return containers.map((container) => {
        const end = asked.get(container.id);
        if (end?.kind === 'stays')
            return { container, why: end.why };
        const why = end === undefined ? outcome/* WHY_NOT_REACHED */.mR[deadline.cause()] : outcome/* UNDER_WAY */.pC[deadline.cause()];
        return { container, why };
    });
}

// EXTERNAL MODULE: ./src/remove/recheck.ts
var recheck = __webpack_require__(7939);
;// CONCATENATED MODULE: ./src/remove/remove-image.ts





/**
 * Removes one target: looks, does what must come first (which can take long), looks again, and sends the removal
 * right after a look that shows what was planned. So something else can change only while one request is on its way.
 */
function imageRemover(survey, { engine, deadline }, { terms, saving, containers: containersFirst }) {
    const isOver = () => deadline.stopStarting.aborted;
    const containers = (0,collections/* shared */.ue)(() => engine.containers(terms.rule.containers !== 'keep'));
    const look = async (target) => {
        try {
            const all = await containers();
            // The name is looked up last: only this look notices that it moved.
            const image = await engine.inspect((0,model_removal/* removalName */.Oo)(target));
            const removedFirst = new Set(containersFirst?.pending(target.image).map(({ id }) => id));
            return { image, containers: all.filter(({ id }) => !removedFirst.has(id)) };
        }
        catch (error) {
            if (!(error instanceof errors/* EngineError */.NJ))
                throw error;
            if (error.fault === 'aborted')
                return (0,model_removal/* notSent */.eE)(deadline.cause());
            const message = `the look right before its removal failed, so the removal was not sent: ${error.message}`;
            return { kind: 'error', message, broken: false };
        }
    };
    /** What must still be done before the removal. */
    const stepBefore = (target, seen) => {
        const save = saving?.stepBefore(target, seen);
        if (save !== undefined)
            return save;
        // Containers are removed only for an image that is deleted, not for one that only loses a name.
        if (containersFirst === undefined || containersFirst.pending(target.image).length === 0)
            return undefined;
        return (0,recheck/* canDelete */.W)(target, seen, survey, terms) ? () => containersFirst.clear(target.image) : undefined;
    };
    const send = async (target) => {
        const answer = await engine.remove((0,model_removal/* removalName */.Oo)(target), optionsFor(target, survey, terms.options));
        if (answer.kind !== 'error' || answer.aborted !== true)
            return answer;
        return { kind: 'unanswered', cause: deadline.cause(), message: answer.message };
    };
    const attempt = async (target) => {
        for (;;) {
            if (isOver())
                return { answer: (0,model_removal/* notSent */.eE)(deadline.cause()), isSent: false };
            const seen = await look(target);
            if ('kind' in seen)
                return { answer: seen, isSent: false };
            const refusal = (0,recheck/* recheck */.g)(target, seen, survey, terms);
            if (refusal !== undefined)
                return { answer: refusal, isSent: false };
            const before = stepBefore(target, seen);
            if (before === undefined)
                return { answer: await send(target), isSent: true };
            const problem = await before();
            if (problem !== undefined)
                return { answer: problem, isSent: false };
        }
    };
    return async (target) => {
        const first = await attempt(target);
        if (!first.isSent || !isDoubtful(first.answer) || isOver())
            return first.answer;
        const second = await attempt(target);
        return second.isSent ? second.answer : first.answer;
    };
}
/**
 * Whether the removal is tried a second time, if a new look shows that it is still needed. The answer was lost, or
 * the engine said "not found": it also says that of a removal by ID when another client removes one of the image's
 * names meanwhile.
 */
function isDoubtful(answer) {
    return answer.kind === 'gone' || (answer.kind === 'error' && answer.broken);
}

;// CONCATENATED MODULE: ./src/remove/perform.ts















/** Removes what was chosen, and looks at what is left. */
async function perform(fullSurvey, session, { rule, measure, known }, goal) {
    const { engine, inputs, deadline } = session;
    const removalSession = { ...session, engine: engine.until(deadline.stopWaiting) };
    const meter = await startMeter(measure, fullSurvey, removalSession.engine, known?.usage);
    const planned = planFor(fullSurvey, session, rule, goal);
    session.debug?.(planLines(planned));
    const { survey, plan, containersFirst, containersAnyway } = planned;
    const terms = {
        keep: inputs.keep,
        keepNewest: inputs.keepNewest,
        rule,
        knownContainers: new Set(fullSurvey.containers.map(({ id }) => id)),
        options: inputs,
        onlyUnused: inputs.filters.some((filter) => filter.key === 'unused' && filter.is),
        isSavedFirst: inputs.backup !== undefined,
    };
    const saving = await savingFor(plan, survey, removalSession, terms);
    const containers = containersFirst.size === 0 && containersAnyway.length === 0
        ? undefined
        : containerRemover(containersFirst, removalSession);
    await containers?.removeAnyway(containersAnyway);
    const removeImage = imageRemover(survey, removalSession, { terms, saving, containers });
    const remove = withParents(survey, removalSession, terms, removeImage);
    const attempts = await execute(plan, session, survey, goal, remove);
    const asked = containers?.asked ?? new Map();
    const engineForLook = (0,engine_deadline/* withTimeToLook */.qX)(engine, deadline);
    const containersNotGone = fullSurvey.containers.filter(({ id }) => asked.get(id)?.kind !== 'gone');
    const [read, stateAfter, beside] = await Promise.all([
        meter(engineForLook),
        lookAfter({ ...survey, containers: containersNotGone }, attempts, engineForLook),
        rule.baseline === undefined ? undefined : lookBeside(engineForLook, rule.baseline),
    ]);
    const measured = read(attempts, stateAfter);
    // Nobody looked up the size of an image that went by accident.
    const account = (0,measure_account/* accidents */.vx)(attempts, survey, stateAfter).length > 0 ? measure_account/* NOT_MEASURED */.pJ : measured;
    const left = new Set(stateAfter.containers.map(({ id }) => id));
    return {
        survey,
        attempts,
        stateAfter,
        account,
        containersRemoved: fullSurvey.containers.filter(({ id }) => asked.has(id) && !left.has(id)),
        containersStopping: fullSurvey.containers.filter(({ id }) => asked.get(id)?.kind === 'unanswered' && left.has(id)),
        containersNotRemoved: containersAnyway.length === 0
            ? []
            : containersNotRemoved(containersAnyway.filter(({ id }) => left.has(id)), asked, deadline),
        beside,
        files: saving?.files ?? new Map(),
    };
}
function planFor(fullSurvey, { inputs }, rule, goal) {
    const waves = planRemovals(fullSurvey);
    const containersFirst = rule.containers === 'keep' ? new Map() : containersToRemoveFirst(waves, fullSurvey, inputs, rule);
    const containersAnyway = rule.containers === 'keep' ? [] : containersToRemoveAnyway(fullSurvey, rule);
    const going = new Set([...containersFirst.values(), containersAnyway].flat());
    const containers = fullSurvey.containers.filter((container) => !going.has(container));
    const plan = goal === undefined ? waves : byAge(waves, fullSurvey.images);
    return { survey: { ...fullSurvey, containers }, plan, containersFirst, containersAnyway };
}
/** Also removes the untagged parents of an image whose removal is sent with `noprune`. */
function withParents(survey, session, terms, remove) {
    if (terms.options.noPrune || survey.holdsParentsThatStay.size === 0)
        return remove;
    // The archive of the image already holds its parents.
    const termsForParents = { ...terms, options: { force: false, noPrune: true }, isSavedFirst: false };
    const removeParent = imageRemover(survey, session, {
        terms: termsForParents,
        saving: undefined,
        containers: undefined,
    });
    const prune = parentPruner(survey, removeParent);
    return async (target) => prune(target, await remove(target));
}
/** The code that reads archives is loaded only for a backup. */
async function savingFor(plan, survey, session, terms) {
    const { backup } = session.inputs;
    if (backup === undefined)
        return undefined;
    const { openBackupFolder } = await Promise.all(/* import() */[__webpack_require__.e(942), __webpack_require__.e(787)]).then(__webpack_require__.bind(__webpack_require__, 4787));
    return openBackupFolder(backup, plan, survey, session, terms);
}
/** Applies a plan. One failed removal does not stop the others. */
async function execute(plan, { engine, deadline, onDone }, survey, goal, remove) {
    const watch = goal === undefined ? undefined : goalWatch(goal, engine, survey);
    // With a goal, images go one after another, so that the step stops as soon as enough is free.
    const limit = goal === undefined ? engine_traits/* TRAITS */.G[survey.engine.store].removalsAtOnce : 1;
    const applyGroup = async (group) => {
        const cause = deadline.stopStarting.aborted ? undefined : await watch?.whyStop();
        const done = [];
        for (const target of group.steps) {
            done.push({ target, answer: cause === undefined ? await remove(target) : (0,model_removal/* notSent */.eE)(cause) });
        }
        watch?.note(done);
        onDone(done, survey);
        return done;
    };
    const attempts = [];
    for (const wave of plan)
        attempts.push((await (0,collections/* inParallel */.HN)(limit, wave, applyGroup)).flat());
    return attempts.flat();
}

;// CONCATENATED MODULE: ./src/remove/dry-run.ts







/** Predicts what `perform` would do. Asks the engine nothing that changes anything. */
async function dryRun(fullSurvey, session, { rule, measure }, goal) {
    const planned = planFor(fullSurvey, session, rule, goal);
    session.debug?.(planLines(planned));
    const { survey, plan, containersFirst, containersAnyway } = planned;
    const hasBuildCache = measure.kind !== 'off' && (await (0,engine_deadline/* orIfEngineFails */.eR)(session.engine.buildCache(), undefined))?.length !== 0;
    const predicted = predictUntil(goal, plan, (waves) => {
        const { attempts, stateAfter } = (0,predict/* predict */.K)(waves, survey, session.inputs);
        const account = predictAccount(measure, survey, attempts, stateAfter, {
            hasBuildCache,
            containersBefore: fullSurvey.containers,
        });
        return { attempts, stateAfter, account };
    });
    // A container goes only for an image whose removal will be sent.
    const sent = predicted.attempts.filter(({ answer }) => answer.kind !== 'not-sent');
    const going = new Set([
        ...containersAnyway,
        ...sent.flatMap(({ target }) => containersFirst.get(target.image) ?? []),
    ]);
    const containersRemoved = fullSurvey.containers.filter((container) => going.has(container));
    return {
        survey,
        ...predicted,
        containersRemoved,
        containersStopping: [],
        containersNotRemoved: [],
        beside: rule.baseline === undefined
            ? undefined
            : await lookBeside((0,engine_deadline/* withTimeToLook */.qX)(session.engine, session.deadline), rule.baseline),
        files: new Map(),
    };
}
/** Predicts as much of a plan as reaches the goal. Predicts all of it where the bytes are unknown. */
function predictUntil(goal, plan, predictWaves) {
    const whole = predictWaves(plan);
    if (goal === undefined || whole.account.total.bytes === undefined)
        return whole;
    const freedByImage = new Map();
    for (const [{ target }, bytes] of whole.account.byAttempt) {
        freedByImage.set(target.image, (freedByImage.get(target.image) ?? 0) + bytes);
    }
    let free = goal.disk.free;
    let count = 0;
    for (const wave of plan) {
        if (free >= goal.bytes)
            break;
        for (const { image } of wave)
            free += freedByImage.get(image) ?? 0;
        count += 1;
    }
    const notNeeded = plan
        .slice(count)
        .flat()
        .flatMap(({ steps }) => steps)
        .map((target) => ({ target, answer: (0,model_removal/* notSent */.eE)('enough') }));
    const { attempts, stateAfter, account } = predictWaves(plan.slice(0, count));
    return { attempts: [...attempts, ...notNeeded], stateAfter, account };
}

;// CONCATENATED MODULE: ./src/remove/parts.ts




/** Undefined where no container can go, or nobody needs to know. */
async function containerSizes(survey, { engine, deadline }, { measure }) {
    const areInAccount = (0,model_removal/* openTargets */.Rs)(survey).length > 0 && !needsContainerSizes(measure, engine.facts);
    if (measure.kind === 'off' || survey.containers.length === 0 || areInAccount)
        return undefined;
    const sizes = engine.until(deadline.stopWaiting).containerSizes();
    return (await (0,engine_deadline/* orIfEngineFails */.eR)(sizes, undefined)) ?? new Map();
}
function withCache(result, cache, { engine }, { measure, imagesStay }) {
    const { before = [] } = cache;
    const buildCache = measure.kind === 'off'
        ? { method: 'off' }
        : cacheBytes({ ...cache, before, imagesStay, heldLayers: heldLayers(result) }, engine.facts);
    return { ...(result.parts ?? { images: result.account.total }), buildCache };
}
/**
 * The sizes of the layers of deleted images that the engine did not list as deleted, each layer once. Images that have
 * the same sizes from the bottom up are taken to share these layers.
 */
function heldLayers({ survey, attempts, account }) {
    const layers = new Map();
    for (const attempt of attempts) {
        const { image } = attempt.target;
        if (!(0,model_removal/* deletedBy */.Lo)(attempt).includes(image))
            continue;
        let freed = account.byAttempt.get(attempt) ?? 0;
        const sizes = (survey.history.get(image) ?? []).filter((size) => size > 0);
        const held = sizes.filter((size) => {
            const isFreed = freed > 0;
            freed -= size;
            return !isFreed;
        });
        let key = '';
        for (const size of held.toReversed()) {
            key += `/${size}`;
            layers.set(key, size);
        }
    }
    return [...layers.values()];
}

;// CONCATENATED MODULE: ./src/remove/clean-up.ts












/** Removes images and build cache, or predicts it. With a goal, the cache goes first. */
async function cleanUp(survey, session, choice, goal) {
    const { inputs } = session;
    const sizes = inputs.containers === 'keep' ? undefined : await containerSizes(survey, session, choice);
    if (inputs.buildCache.kind === 'keep') {
        const act = inputs.dryRun ? dryRun : perform;
        const result = await act(survey, session, choice, goal);
        return lookingAtCache(withContainers(result, sizes), survey, session, goal);
    }
    return inputs.dryRun
        ? predictCleanUp(survey, session, choice, goal, sizes)
        : performCleanUp(survey, session, choice, goal, sizes);
}
function withContainers(result, sizes) {
    const { total } = result.account;
    if (sizes === undefined || result.containersRemoved.length === 0)
        return { ...result, reclaimed: total };
    const containers = containerBytes(result.containersRemoved, sizes);
    const parts = { images: total, containers };
    return { ...result, reclaimed: totalOfParts(parts), parts };
}
async function performCleanUp(survey, session, choice, goal, sizes) {
    const { measure } = choice;
    const isByAccount = measure.kind === 'account' && (0,model_removal/* openTargets */.Rs)(survey).length > 0;
    const start = isByAccount ? await look(session.engine, choice.known?.usage) : undefined;
    const cacheFirst = goal === undefined ? undefined : await cacheForGoal(goal, session);
    const known = cacheFirst === undefined ? choice : { ...choice, known: undefined };
    const images = withContainers(await perform(survey, session, known, goal), sizes);
    const cache = cacheFirst ?? (await cleanBuildCache(session));
    const engine = (0,engine_deadline/* withTimeToLook */.qX)(session.engine, session.deadline);
    const end = isByAccount ? await look(engine) : undefined;
    const imagesStay = end === undefined || end.usage.images.size > 0;
    const parts = withCache(images, cache, session, { measure, imagesStay });
    const sum = totalOfParts(parts);
    if (start === undefined || end === undefined || !areTheSame(start.usage, end.usage, images))
        return { ...images, reclaimed: sum, parts, cache };
    const totals = {
        before: start.usage.total,
        after: end.usage.total,
        cacheBefore: start.records,
        cacheAfter: end.records,
        containers: images.stateAfter.containers,
    };
    const account = totalByAccount(totals, session.engine.facts);
    const { containers } = parts;
    const byAccount = containers === undefined ? account : totalOfParts({ images: account, containers });
    return { ...images, reclaimed: closer(byAccount, sum), parts, cache };
}
/** With a goal that is met already, the cache stays as it is. */
async function cacheForGoal({ bytes }, session) {
    const disk = await session.engine.disk();
    const isMet = disk !== undefined && disk.free >= bytes;
    return isMet ? lookAtCache(session) : cleanBuildCache(session);
}
async function look(engine, known) {
    // One after another: some engines refuse to count twice at once.
    const usage = known ?? (await (0,engine_deadline/* orIfEngineFails */.eR)(engine.usage(), undefined));
    const records = await (0,engine_deadline/* orIfEngineFails */.eR)(engine.buildCache(), undefined);
    return usage === undefined || records === undefined ? undefined : { usage, records };
}
/** Whether no other client added or removed an image meanwhile. */
function areTheSame(before, after, { attempts }) {
    const gone = new Set([...attempts.flatMap(model_removal/* deletedBy */.Lo), ...attempts.map(({ target }) => target.image)]);
    const isNew = [...after.images.keys()].some((id) => !before.images.has(id) && !gone.has(id));
    return !isNew && [...before.images.keys()].every((id) => after.images.has(id) || gone.has(id));
}
/** Only looks at a cache that is kept where it may be why removals freed less than people expect. */
async function lookingAtCache(result, survey, session, goal) {
    const isEnough = result.attempts.some(({ answer }) => answer.kind === 'not-sent' && answer.cause === 'enough');
    const isInQuestion = (goal !== undefined && !isEnough) || mayBeHeld(result, survey);
    if (session.inputs.dryRun || !engine_traits/* TRAITS */.G[survey.engine.store].hasBuildCache || !isInQuestion)
        return result;
    const engine = (0,engine_deadline/* withTimeToLook */.qX)(session.engine, session.deadline);
    const records = await (0,engine_deadline/* orIfEngineFails */.eR)(engine.buildCache(), undefined);
    if (records === undefined || records.length === 0)
        return result;
    return {
        ...result,
        cache: { before: records, after: records, deleted: new Set(), wasAsked: false, isUnsure: false },
    };
}
function mayBeHeld({ attempts, account }, { images }) {
    // Beside a running container the reason goes on.
    if (account.total.reason?.startsWith(BUILD_CACHE_HOLDS.reason) === true)
        return true;
    return attempts.some((attempt) => (0,model_removal/* deletedBy */.Lo)(attempt).includes(attempt.target.image) &&
        account.byAttempt.get(attempt) === 0 &&
        (images.get(attempt.target.image)?.size ?? 0) > 0);
}
async function predictCleanUp(survey, session, choice, goal, sizes) {
    const { engine, inputs, baseline } = session;
    const looked = await lookAtCache(session);
    const { before: records = [], failure } = looked;
    const isMet = goal !== undefined && goal.disk.free >= goal.bytes;
    const candidates = failure !== undefined || isMet ? [] : removableRecords(records, baseline);
    const going = (0,build_cache/* recordsToGo */.Qw)(candidates, inputs.buildCache, engine.clock?.ms, records);
    const deleted = new Set(going.map(({ id }) => id));
    const after = looked.before?.filter(({ id }) => !deleted.has(id));
    const cache = { ...looked, after, deleted };
    const images = withContainers(await dryRun(survey, session, choice, goalAfter(goal, going, engine.facts)), sizes);
    const parts = withCache(images, cache, session, { measure: choice.measure, imagesStay: true });
    const sum = totalOfParts(parts);
    const reason = 'builds can use, and images can share, a part of the build cache';
    const isTooSure = sum.method === 'exact' && going.length > 0;
    const total = isTooSure ? (0,measure_account/* reclaimed */.f7)(sum.bytes ?? 0, 'upper-bound', reason) : sum;
    return { ...images, reclaimed: total, parts, cache };
}
/** The cache goes first, so the images need to bring only the rest. */
function goalAfter(goal, going, facts) {
    if (goal === undefined)
        return undefined;
    const deleted = new Set(going.map(({ id }) => id));
    const change = { before: going, deleted, isUnsure: false, imagesStay: true, heldLayers: [] };
    const free = goal.disk.free + (cacheBytes(change, facts).bytes ?? 0);
    return { ...goal, disk: { ...goal.disk, free } };
}

;// CONCATENATED MODULE: ./src/remove/remove-variants.ts









/**
 * Predicts the removal of variants (dry run). The bytes are an upper bound: unpacked layers stay while something
 * holds them.
 */
function predictVariants(choices, measure) {
    const going = new Map(undecidedLastFirst(choices).map(({ target }) => [variantKey(target), target]));
    const items = choices.map(({ target, outcome }) => {
        if (outcome !== undefined)
            return outcome;
        const left = target.siblings.filter((sibling) => sibling.available && !going.has(variantKey({ ...target, variant: sibling })));
        const { contentSize = 0, unpackedSize = 0, attestationSize = 0, digest = '' } = target.variant ?? {};
        const isFirst = going.get(variantKey(target)) === target;
        return variantOutcome(target, {
            verdict: 'variant-deleted',
            deleted: [digest],
            ...whatItTakesAlong(target, left.length, attestationSize),
            ...(measure === 'off' ? {} : { bytes: isFirst ? contentSize + unpackedSize : 0 }),
        });
    });
    const bytes = (0,measure_account/* sum */.cz)(items.map((item) => item.bytes ?? 0));
    return { items, reclaimed: measure === 'off' ? measure_account/* NOT_MEASURED */.pJ.total : { bytes, method: 'upper-bound' } };
}
/** Sends one request for each variant: when the engine gets several at once, it stops at the first that is missing. */
async function removeVariants(choices, { engine, inputs, deadline }) {
    const isAllDecided = undecidedLastFirst(choices).length === 0;
    const { measure } = inputs;
    const before = measure === 'off' || isAllDecided ? undefined : await (0,engine_deadline/* orIfEngineFails */.eR)(engine.usage(), undefined);
    const findings = new Map();
    const items = [];
    for (const { target, outcome } of choices) {
        if (outcome !== undefined) {
            items.push(outcome);
            continue;
        }
        const key = variantKey(target);
        const finding = findings.get(key) ?? (await removeVariant(target, engine, deadline, inputs));
        findings.set(key, finding);
        items.push(variantOutcome(target, finding));
    }
    if (isAllDecided && measure !== 'off')
        return { items, reclaimed: measure_account/* NOTHING_FREED */.je.total };
    const after = before === undefined
        ? undefined
        : await (0,engine_deadline/* orIfEngineFails */.eR)((0,engine_deadline/* withTimeToLook */.qX)(engine, deadline).usage(), undefined);
    if (before === undefined || after === undefined)
        return { items, reclaimed: measure_account/* NOT_MEASURED */.pJ.total };
    // The engine collects unpacked layers later, so the difference of the accounts is only an estimate.
    return { items, reclaimed: { bytes: Math.max(0, before.total - after.total), method: 'estimate' } };
}
const NOT_CHOSEN = { verdict: 'not-reached', reason: 'it was not chosen' };
/** In reverse order, so that the first of several items for one variant wins in a map by variant. */
function undecidedLastFirst(choices) {
    return choices.filter(({ outcome }) => outcome === undefined).toReversed();
}
async function removeVariant(target, engine, deadline, rules) {
    const { name, image, variant } = target;
    if (name === undefined || image === undefined || variant === undefined)
        return NOT_CHOSEN;
    if (deadline.stopStarting.aborted) {
        const cause = deadline.cause();
        return { verdict: 'not-reached', cause, reason: outcome/* WHY_NOT_REACHED */.mR[cause] };
    }
    const removingEngine = engine.until(deadline.stopWaiting);
    const refusal = await lookBefore(target, name, removingEngine, rules);
    if (refusal !== undefined)
        return refusal;
    // By ID: a name can move to another image, and the variant goes from all names in any case.
    const answer = await removingEngine.removeVariant(image.id, variant.platform);
    const isUnanswered = answer.kind === 'error' && answer.aborted === true;
    const left = await (0,engine_deadline/* orIfEngineFails */.eR)((0,engine_deadline/* withTimeToLook */.qX)(engine, deadline).variants(image.id), undefined);
    const finding = variantFinding(answer, target, variant, left);
    if (!isUnanswered || finding.verdict !== 'failed')
        return finding;
    if (left === undefined)
        return { verdict: 'failed', reason: outcome/* UNKNOWN_AFTERWARDS */.hR };
    const cause = deadline.cause();
    return { verdict: 'not-reached', cause, reason: outcome/* UNDER_WAY */.pC[cause] };
}
/** Looks right before the removal, as before each removal of an image, so that nothing goes that was not planned. */
async function lookBefore(target, name, engine, rules) {
    try {
        const containers = await engine.containers();
        return recheckVariant(target, await engine.inspect(name), containers, rules);
    }
    catch (error) {
        if (!(error instanceof errors/* EngineError */.NJ))
            throw error;
        const reason = `the look right before its removal failed, so the removal was not sent: ${error.message}`;
        return { verdict: 'failed', reason };
    }
}
function variantFinding(answer, target, { digest }, left) {
    const said = 'message' in answer ? answer.message : 'the engine says that it removed it';
    if (left === undefined) {
        return { verdict: 'failed', reason: `${said}; it did not answer when asked what is left` };
    }
    const here = left.filter(({ available }) => available);
    if (here.some((variant) => variant.digest === digest))
        return { verdict: 'failed', reason: said };
    if (answer.kind === 'gone')
        return { verdict: 'absent', reason: 'somebody else removed it meanwhile' };
    const attestationSize = left.find((variant) => variant.digest === digest)?.attestationSize ?? 0;
    const along = whatItTakesAlong(target, here.length, attestationSize);
    const oddAnswer = answer.kind === 'removed' ? {} : { reason: `the engine answered "${said}", yet it is gone` };
    return { verdict: 'variant-deleted', deleted: [digest], ...along, ...oddAnswer };
}
/** Checks whether the removal of a variant still does what was planned. Undefined means that it may be sent. */
function recheckVariant(target, now, containers, rules) {
    const { image, name = '' } = target;
    if (now === undefined || image === undefined)
        return { verdict: 'absent', reason: 'somebody else removed it meanwhile' };
    if (now.id !== image.id) {
        const reason = `${(0,model_reference/* familiar */.ce)(name)} was given to another image meanwhile (${now.id.slice(0, 19)}), so neither of the two was touched`;
        return { verdict: 'kept', reason };
    }
    const known = new Set((0,model_image/* referencesOf */.CL)(image));
    const added = (0,model_image/* referencesOf */.CL)(now).filter((reference) => !known.has(reference));
    if (added.length > 0) {
        const reason = `it got another name meanwhile, which would lose the variant too: ${(0,model_text/* listNames */.Zv)(added.map(model_reference/* familiar */.ce))}`;
        return { verdict: 'kept', reason };
    }
    const { keepNewest } = rules;
    const newer = keepNewest === undefined ? undefined : (0,choose_newest/* whyNewer */.W)(target.target, now, image, keepNewest);
    return newer ?? runningOn(target, containers);
}

// EXTERNAL MODULE: ./src/report/build-cache.ts
var report_build_cache = __webpack_require__(3257);
// EXTERNAL MODULE: ./src/report/left-behind.ts
var left_behind = __webpack_require__(1762);
;// CONCATENATED MODULE: ./src/report/conflicts.ts







/**
 * Finds from the state of the engine, never from its words, why it refuses a removal. The order is the engine's own.
 * Undefined when nothing that is known explains it.
 */
function explainConflict(removal) {
    const users = (0,model_container/* containersUsing */.$g)(removal.image, removal.stateAfter.containers);
    const running = users.filter(model_container/* isRunning */.W_);
    const byId = removal.target.kind === 'id';
    const { store } = removal.survey.engine;
    const childrenBlock = byId && engine_traits/* TRAITS */.G[store].refusesParents;
    const children = childrenBlock ? childrenOf(removal.image, removal.survey, removal.stateAfter) : [];
    if (children.length > 0)
        return childImages(children);
    if (running.length > 0)
        return runningContainers(running, removal);
    if (byId && !(0,model_image/* namesLeft */.o_)(removal.image, store).isOneReference())
        return severalReferences(removal.image, removal.survey);
    return users.length > 0 ? stoppedContainers(users, removal) : undefined;
}
const byParent = (0,collections/* oncePer */.Pu)((images) => (0,collections/* grouped */.zD)(images.values(), ({ parent }) => parent));
/** The images built on this one that still exist. */
function childrenOf(image, { images }, stateAfter) {
    const children = byParent(images).get(image.id) ?? [];
    return children.filter(({ id }) => stateAfter.images.get(id) !== 'absent');
}
function childImages(children) {
    const names = (0,model_text/* listSome */.XT)(children, ({ id, tags, digests }) => (0,model_reference/* familiar */.ce)(tags[0] ?? digests[0] ?? id));
    return {
        conflict: 'child-images',
        reason: `${(0,model_text/* plural */.LS)(children.length, 'image')} built on it: ${names}`,
        next: `list ${names} too`,
    };
}
function runningContainers(containers, { survey, image }) {
    const names = namesOutsideOfPods(containers);
    const isSure = (0,model_container/* containersSurelyUsing */.Vm)(image, containers).length === containers.length;
    // Do not advise an input that is already set, or that would not help.
    const input = (0,container_rule/* takesRunning */.IC)(survey.containersInput) || !isSure ? '' : orSet('`containers: all`', survey);
    return {
        conflict: 'running-container',
        reason: `used by the running container${containers.length === 1 ? '' : 's'} ${(0,model_text/* listSome */.XT)(containers, (container) => (0,model_container/* describeRunningUse */.m9)(container, image))}`,
        next: withPods(`stop and remove ${(0,model_text/* listNames */.Zv)(names)} first (\`docker rm -f ${names.slice(0, 3).join(' ')}\`)${input}`, containers),
    };
}
function severalReferences(image, survey) {
    const { digests, forceTakesContainers } = engine_traits/* TRAITS */.G[survey.engine.store];
    const references = digests === 'name' ? (0,model_image/* referencesOf */.CL)(image) : image.tags.length > 0 ? image.tags : image.digests;
    const names = (0,model_text/* listSome */.XT)(references, model_reference/* familiar */.ce);
    const force = forceTakesContainers ? '' : orSet('`force: true` to remove them all', survey);
    return {
        conflict: 'several-references',
        reason: `it has ${String(references.length)} names: ${names}`,
        next: `list ${names} too${force}`,
    };
}
function stoppedContainers(containers, { target, survey }) {
    const names = namesOutsideOfPods(containers);
    const wasTried = survey.containersInput === 'stopped' || (0,container_rule/* takesRunning */.IC)(survey.containersInput);
    const input = wasTried ? '' : orSet('`containers: stopped`', survey);
    const remove = `remove ${(0,model_text/* listNames */.Zv)(names)} first (\`docker rm ${names.slice(0, 3).join(' ')}\`)${input}`;
    const { keepsFor, forceTakesContainers } = engine_traits/* TRAITS */.G[survey.engine.store];
    // Where stopped containers keep an image too, force only removes its name.
    const forceDeletes = !forceTakesContainers && (target.kind === 'id' || keepsFor === 'running');
    return {
        conflict: 'stopped-container',
        reason: `used by the stopped container${containers.length === 1 ? '' : 's'} ${(0,model_text/* listSome */.XT)(containers, model_container/* describeContainer */.rc)}`,
        next: withPods(forceDeletes ? remove + orSet('`force: true`', survey) : remove, containers),
    };
}
/** An input applies to the whole step, so beside a pattern it would also affect images that nobody named. */
function orSet(input, { hasPatterns }) {
    return hasPatterns ? '' : `, or set ${input}`;
}
function podsOf(containers) {
    return [...new Set(containers.flatMap(({ pod }) => pod ?? []))];
}
function namesOutsideOfPods(containers) {
    return containers.filter(({ pod }) => pod === undefined).map(({ name }) => name);
}
/** Podman removes the infra container of a pod only together with the pod and all its containers. */
function removalOfPods(containers) {
    const pods = podsOf(containers);
    const noun = pods.length === 1 ? 'the pod' : 'the pods';
    return `remove ${noun} ${(0,model_text/* listNames */.Zv)(pods)} as a whole first (\`podman pod rm --force ${pods.slice(0, 3).join(' ')}\`)`;
}
function withPods(advice, containers) {
    if (podsOf(containers).length === 0)
        return advice;
    const areAllInPods = namesOutsideOfPods(containers).length === 0;
    return areAllInPods ? removalOfPods(containers) : `${advice}; ${removalOfPods(containers)}`;
}

;// CONCATENATED MODULE: ./src/report/nothing-freed.ts





/** Why an image was deleted and no room came back. */
function whyNothingWasFreed({ target, answer }, { survey, stateAfter, deletingAttempts, cache }) {
    const image = survey.images.get(target.image);
    if (image?.layers?.length === 0)
        return { reason: 'it had no layers' };
    const users = (0,model_container/* madeFrom */.am)(target.image, stateAfter.containers);
    if (users.length > 0)
        return { reason: `its layers stay on the disk: ${(0,model_text/* listSome */.XT)(users, model_container/* describeContainer */.rc)} still uses them` };
    const deleted = answer.kind === 'removed' ? answer.deleted : [];
    const deleting = deletingAttempts.get(image?.layers?.at(-1) ?? '') ?? deletingAttempts.get(target.image);
    if (deleting !== undefined && deleting.answer !== answer)
        return { reason: `counted with ${(0,model_reference/* familiar */.ce)((0,model_removal/* removalName */.Oo)(deleting.target))}` };
    if (engine_traits/* TRAITS */.G[survey.engine.store].tellsDeletedLayers && deleted.some((id) => !survey.images.has(id))) {
        return { reason: 'its own layers hold no data' };
    }
    if (cache !== undefined && cache.deleted.size > 0) {
        const reason = 'the build cache or another image held its layers; what came back of them is counted with the build cache';
        return { reason };
    }
    const { after: records, wasAsked = false } = cache ?? {};
    if (records !== undefined && records.length > 0) {
        return {
            reason: 'its layers stay on the disk: the build cache or another image holds them',
            ...(wasAsked ? {} : { next: '`build-cache: unused`' }),
        };
    }
    // The engine does not say what uses them, and newer engines may count a use that has ended (docs/backup.md).
    const mayBeCache = records === undefined && engine_traits/* TRAITS */.G[survey.engine.store].hasBuildCache;
    const holder = mayBeCache ? 'another image or the build cache' : 'another image';
    return {
        reason: `its layers stay on the disk: the engine still counts a use of them, usually by ${holder}`,
    };
}

;// CONCATENATED MODULE: ./src/report/verdicts.ts











/** One outcome for each target, decided by the state after the removals and not by the engine's answers. */
function verdictsOf(done) {
    const { survey, attempts, stateAfter } = done;
    const removal = {
        ...done,
        removedByUs: namesAndIdsRemoved(survey, attempts, stateAfter),
        deletingAttempts: attemptsByDeletedId(attempts),
    };
    const byTarget = new Map(attempts.map((attempt) => [attempt.target, attempt]));
    return survey.targets.map((target) => {
        const attempt = byTarget.get(target);
        if (attempt !== undefined)
            return outcomeOf(attempt, removal);
        const protection = survey.protections.get(target);
        return target.kind === 'absent' || protection === undefined
            ? (0,outcome/* absent */.Ge)(target)
            : (0,outcome/* untouched */.sF)(target, protection);
    });
}
/**
 * Names and IDs that our own removals took: a later "no such image" for one of them is our success, not another
 * client's.
 */
function namesAndIdsRemoved({ images, engine }, attempts, stateAfter) {
    const { tellsDeletions } = engine_traits/* TRAITS */.G[engine.store];
    return new Set(attempts.flatMap(({ target, answer }) => {
        if (answer.kind !== 'removed')
            return [];
        // The last tag of a repository takes its digests along, and the containerd store does not report those.
        const image = target.kind === 'reference' ? images.get(target.image) : undefined;
        const impliedDigests = image === undefined ? [] : (digestsByRepository(image).get((0,model_reference/* repositoryOf */._M)((0,model_removal/* removalName */.Oo)(target))) ?? []);
        const unreported = !tellsDeletions && stateAfter.images.get(target.image) === 'absent' ? [target.image] : [];
        return [...answer.untagged, ...answer.deleted, ...impliedDigests, ...unreported];
    }));
}
const digestsByRepository = (0,collections/* oncePer */.Pu)(({ digests }) => (0,collections/* grouped */.zD)(digests, model_reference/* repositoryOf */._M));
function attemptsByDeletedId(attempts) {
    return new Map(attempts.flatMap((attempt) => (0,model_removal/* deletedBy */.Lo)(attempt).map((id) => [id, attempt])));
}
function outcomeOf(attempt, removal) {
    const { target, answer } = attempt;
    const finding = findingOf(attempt, removal);
    const bytes = removal.account.byAttempt.get(attempt);
    const untagged = answer.kind === 'removed' ? answer.untagged.filter((name) => isNameGone(name, target, removal)) : [];
    const deleted = (0,measure_account/* deletedImages */.sF)(attempt, removal.survey).filter((id) => isImageGone(id, removal));
    const gone = finding.verdict === 'deleted' ? [...new Set([...deleted, target.image])] : deleted;
    const losesName = finding.verdict === 'deleted' || finding.verdict === 'untagged';
    const names = losesName && target.kind === 'reference' ? [target.reference, ...untagged] : untagged;
    return {
        ...(0,model_removal/* identity */.D_)(target),
        ...(bytes === 0 && finding.verdict === 'deleted' ? whyNothingWasFreed(attempt, removal) : {}),
        ...finding,
        ...(bytes === undefined ? {} : { bytes }),
        untagged: [...new Set(names.map(model_reference/* familiar */.ce))],
        deleted: gone,
    };
}
function isNameGone(name, { image }, { stateAfter }) {
    const now = stateAfter.images.get(image) ?? 'unknown';
    return now === 'absent' || (now !== 'unknown' && !(0,model_image/* isNameOf */.b_)(name, now));
}
function isImageGone(id, { stateAfter }) {
    return stateAfter.images.get(id) === 'absent';
}
function findingOf({ target, answer }, removal) {
    if (answer.kind === 'not-sent') {
        return { verdict: 'not-reached', cause: answer.cause, reason: answer.why };
    }
    if (answer.kind === 'withheld')
        return answer.why;
    const now = removal.stateAfter.images.get(target.image) ?? 'unknown';
    if (now === 'unknown')
        return { verdict: 'failed', reason: unknownAfterwards(answer) };
    if (now !== 'absent' && isStillThere(target, now, answer.kind))
        return verdictIfStillThere({ target, answer }, now, removal);
    // An engine that refused cannot have removed it.
    if ((answer.kind === 'gone' || answer.kind === 'conflict') && !isRemovedByUs(target, removal)) {
        return { verdict: 'absent', reason: 'somebody else removed it meanwhile' };
    }
    if (now === 'absent')
        return { verdict: 'deleted', ...whyAnswerIsUnclear(answer) };
    const remains = whyItRemains(now, answer, removal);
    const otherImage = (0,measure_account/* unplanned */.Uv)({ target, answer }, removal.survey, (id) => isImageGone(id, removal));
    return {
        verdict: 'untagged',
        reason: otherImage === undefined ? remains : `${wrongImageDeleted(otherImage)}; ${remains}`,
    };
}
function wrongImageDeleted(id) {
    return `another client gave the name to another image at the moment of the removal, and the engine deleted that image: ${id}`;
}
function whyAnswerIsUnclear(answer) {
    if (answer.kind === 'unanswered')
        return { reason: 'the engine did not answer before the step ended, yet it is gone' };
    return answer.kind === 'error' ? { reason: `the engine answered "${answer.message}", yet it is gone` } : {};
}
function isStillThere(target, now, answer) {
    if (target.kind === 'reference')
        return (0,model_image/* isNameOf */.b_)(target.reference, now);
    // The store hides an image that stays without its last name: see whyItRemains.
    return answer !== 'removed' || (0,model_image/* referencesOf */.CL)(now).length > 0;
}
function isRemovedByUs(target, { removedByUs }) {
    return removedByUs.has((0,model_removal/* removalName */.Oo)(target)) || removedByUs.has(target.image);
}
/** An image that a pattern chose and the engine needs is no conflict, since nobody asked for that very image. */
function asProtected({ conflict, reason }) {
    const isInUse = conflict === 'running-container' || conflict === 'stopped-container';
    return { verdict: isInUse ? 'in-use' : 'kept', reason };
}
function verdictIfStillThere({ target, answer }, now, { survey, stateAfter }) {
    switch (answer.kind) {
        case 'conflict': {
            const conflict = explainConflict({ target, image: now, survey, stateAfter });
            if (conflict === undefined)
                return { verdict: 'failed', reason: answer.message };
            return target.selector.kind === 'pattern'
                ? asProtected(conflict)
                : { verdict: 'conflict', ...conflict };
        }
        case 'error':
        case 'gone':
            return { verdict: 'failed', reason: answer.message };
        case 'unanswered':
            return { verdict: 'not-reached', cause: answer.cause, reason: outcome/* UNDER_WAY */.pC[answer.cause] };
        case 'removed':
        case 'not-sent':
        case 'withheld':
            return {
                verdict: 'failed',
                reason: 'the engine says that it removed it, and still lists it: it was made again meanwhile',
            };
    }
}
function unknownAfterwards(answer) {
    if (answer.kind === 'unanswered')
        return outcome/* UNKNOWN_AFTERWARDS */.hR;
    const answered = answer.kind === 'removed'
        ? 'the engine says that it removed it'
        : 'message' in answer
            ? answer.message
            : '';
    return `${answered}; it did not answer when asked what is left`;
}
function whyItRemains(image, answer, { survey, stateAfter }) {
    // Name the digests only where there are no tags, since they follow from these.
    const names = image.tags.length > 0 ? image.tags : image.digests;
    if (names.length > 0)
        return `the image remains as ${(0,model_text/* listSome */.XT)(names, model_reference/* familiar */.ce)}`;
    const users = (0,model_container/* containersUsing */.$g)(image, stateAfter.containers);
    if (users.length > 0)
        return `the image remains, untagged: ${(0,model_text/* listSome */.XT)(users, model_container/* describeContainer */.rc)} uses it`;
    const children = childrenOf(image, survey, stateAfter);
    if (children.length > 0) {
        return `the image remains, untagged: ${(0,model_text/* plural */.LS)(children.length, 'image')} built on it`;
    }
    // Only the containerd store reports an image as deleted and still lists it.
    return answer.kind === 'removed' && answer.deleted.includes(image.id)
        ? 'the image remains, hidden by the store: an image built on it needs it'
        : 'the image remains, untagged';
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./src/engine/body.ts
var engine_body = __webpack_require__(4492);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/engine/wire.ts
// Turns JSON of the Engine API into the model.




/** The sizes of the steps that made an image, newest first. */
function historySizes(body) {
    return (0,engine_body/* list */.p_)((0,engine_body/* parseJson */.qF)(body)).map((entry) => (0,engine_body/* wholeNumber */.rD)((0,engine_body/* object */.Ik)(entry)['Size'] ?? 0));
}
function wire_image(body) {
    const json = (0,engine_body/* object */.Ik)((0,engine_body/* parseJson */.qF)(body));
    const diffIds = (0,engine_body/* strings */.P$)((0,engine_body/* optionalObject */.u9)(json['RootFS'])['Layers']);
    return {
        ...namesAndParent(json, (0,engine_body/* optionalString */.sx)(json['Parent'])),
        ...dates(json),
        diffIds,
        ...(json['Manifests'] === undefined
            ? { size: (0,engine_body/* wholeNumber */.rD)(json['Size'] ?? 0) }
            : { variantSizes: variantSizesOf(body, json) }),
        layers: chainIds(diffIds),
    };
}
/** Engines write the year 1 for an image without a date. */
function dates(json) {
    const created = Date.parse((0,engine_body/* optionalString */.sx)(json['Created']));
    const tagged = Date.parse((0,engine_body/* optionalString */.sx)((0,engine_body/* optionalObject */.u9)(json['Metadata'])['LastTagTime']));
    return {
        ...(created > 0 ? { created } : {}),
        ...(tagged > 0 ? { tagged } : {}),
    };
}
/**
 * Counts the index too: it takes room beside the manifests that it lists. A variant that the engine does not call available
 * can take room all the same, when a part of its content came with another image.
 */
function variantSizesOf(body, json) {
    const here = variants(body).filter(({ available, contentSize, unpackedSize, attestationSize }) => available || contentSize + unpackedSize + attestationSize > 0);
    const descriptor = (0,engine_body/* optionalObject */.u9)(json['Descriptor']);
    const isIndex = here.every(({ digest }) => digest !== descriptor['digest']);
    const index = isIndex ? (0,engine_body/* wholeNumber */.rD)(descriptor['size'] ?? 0) : 0;
    return {
        variants: here.length,
        content: index + here.reduce((sum, { contentSize, attestationSize }) => sum + contentSize + attestationSize, 0),
        unpacked: here.reduce((sum, { unpackedSize }) => sum + unpackedSize, 0),
    };
}
function wire_images(body) {
    return (0,engine_body/* list */.p_)((0,engine_body/* parseJson */.qF)(body)).map((entry) => listedImage((0,engine_body/* object */.Ik)(entry)));
}
function listedImage(json) {
    const created = json['Created'];
    return {
        ...namesAndParent(json, (0,engine_body/* optionalString */.sx)(json['ParentId'])),
        ...(typeof created === 'number' ? { created: created * 1000 } : {}),
        ...(json['Size'] === undefined ? {} : { size: Math.max(0, (0,engine_body/* wholeNumber */.rD)(json['Size'])) }),
        labels: texts(json['Labels']),
    };
}
function namesAndParent(json, parent) {
    const repoTags = names(json['RepoTags']);
    const ownDigests = repoTags.filter((name) => name.includes('@'));
    return {
        id: fullId((0,engine_body/* string */.Yj)(json['Id'])),
        tags: repoTags.filter((name) => !name.includes('@')),
        digests: [
            ...new Set([...ownDigests, ...names(json['RepoDigests']).filter((name) => name.includes('@'))]),
        ],
        ownDigests,
        ...(parent === '' ? {} : { parent: fullId(parent) }),
    };
}
function texts(value) {
    return Object.fromEntries(Object.entries((0,engine_body/* optionalObject */.u9)(value)).map(([key, text]) => [key, (0,engine_body/* optionalString */.sx)(text)]));
}
/** Old engines list an untagged image as `<none>:<none>`. */
function names(value) {
    return (0,engine_body/* strings */.P$)(value)
        .filter((name) => !name.startsWith('<none>'))
        .map(canonical);
}
function canonical(name) {
    const parsed = (0,model_reference/* parseReference */.F2)(name);
    return (0,model_reference/* isReference */.A_)(parsed) ? (0,model_reference/* fullName */.fq)(parsed) : name;
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
function containers(body) {
    return (0,engine_body/* list */.p_)((0,engine_body/* parseJson */.qF)(body)).map((entry) => {
        const json = (0,engine_body/* object */.Ik)(entry);
        const labels = texts(json['Labels']);
        const project = labels['com.docker.compose.project'] ?? '';
        const service = labels['com.docker.compose.service'] ?? '';
        const networks = (0,engine_body/* optionalObject */.u9)((0,engine_body/* optionalObject */.u9)(json['NetworkSettings'])['Networks']);
        const id = (0,engine_body/* string */.Yj)(json['Id']);
        const variant = (0,engine_body/* optionalString */.sx)((0,engine_body/* optionalObject */.u9)(json['ImageManifestDescriptor'])['digest']);
        return {
            id,
            ...(variant === '' ? {} : { variant }),
            name: (0,engine_body/* strings */.P$)(json['Names'])[0]?.replace(/^\//, '') ?? id.slice(0, 12),
            image: fullId((0,engine_body/* optionalString */.sx)(json['ImageID'])),
            networks: Object.keys(networks),
            mountedImages: (0,engine_body/* list */.p_)(json['Mounts'])
                .map(engine_body/* object */.Ik)
                .filter((mount) => mount['Type'] === 'image')
                .map((mount) => (0,engine_body/* optionalString */.sx)(mount['Name'] ?? mount['Source'])),
            ...(typeof json['Created'] === 'number' ? { created: json['Created'] * 1000 } : {}),
            state: (0,engine_body/* optionalString */.sx)(json['State']),
            status: (0,engine_body/* optionalString */.sx)(json['Status']),
            ...(project === '' ? {} : { composeProject: project }),
            ...(service === '' ? {} : { composeService: service }),
        };
    });
}
function removal(body) {
    const records = (0,engine_body/* list */.p_)((0,engine_body/* parseJson */.qF)(body)).map(engine_body/* object */.Ik);
    return {
        untagged: records
            .map((record) => (0,engine_body/* optionalString */.sx)(record['Untagged']))
            .filter((name) => name !== '' && !name.startsWith('moby-dangling@'))
            .map(canonical),
        deleted: records
            .map((record) => (0,engine_body/* optionalString */.sx)(record['Deleted']))
            .filter((id) => id !== '')
            .map(fullId),
    };
}
/** Enough for any message of Docker; cuts off a web page that a proxy sent instead. */
const LONGEST_MESSAGE = 500;
/** The engine's message in an error answer; the answer itself where it holds none. */
function wire_message(body) {
    const text = messageIn(body);
    return text.trim() === '' ? 'the engine gave no reason' : text.slice(0, LONGEST_MESSAGE);
}
function messageIn(body) {
    try {
        return (0,engine_body/* string */.Yj)((0,engine_body/* object */.Ik)((0,engine_body/* parseJson */.qF)(body))['message']);
    }
    catch (error) {
        if (error instanceof errors/* EngineError */.NJ)
            return body;
        throw error;
    }
}
/** The variants of an image, from `manifests=1`. */
function variants(body) {
    const manifests = (0,engine_body/* list */.p_)((0,engine_body/* object */.Ik)((0,engine_body/* parseJson */.qF)(body))['Manifests']).map(engine_body/* object */.Ik);
    const attestations = attestationSizes(manifests);
    return manifests
        .filter((manifest) => manifest['Kind'] === 'image')
        .map((manifest) => {
        const data = (0,engine_body/* optionalObject */.u9)(manifest['ImageData']);
        const platform = (0,engine_body/* optionalObject */.u9)(data['Platform']);
        const variant = (0,engine_body/* optionalString */.sx)(platform['variant']);
        return {
            digest: (0,engine_body/* string */.Yj)(manifest['ID']),
            platform: {
                os: (0,engine_body/* optionalString */.sx)(platform['os']),
                architecture: (0,engine_body/* optionalString */.sx)(platform['architecture']),
                ...(variant === '' ? {} : { variant }),
            },
            available: manifest['Available'] === true,
            contentSize: contentSize(manifest),
            unpackedSize: (0,engine_body/* wholeNumber */.rD)((0,engine_body/* optionalObject */.u9)(data['Size'])['Unpacked'] ?? 0),
            attestationSize: attestations.get((0,engine_body/* string */.Yj)(manifest['ID'])) ?? 0,
        };
    });
}
/** By the digest of the variant that they are about. */
function attestationSizes(manifests) {
    const sizes = new Map();
    for (const manifest of manifests) {
        if (manifest['Kind'] !== 'attestation')
            continue;
        const about = (0,engine_body/* optionalString */.sx)((0,engine_body/* optionalObject */.u9)(manifest['AttestationData'])['For']);
        sizes.set(about, (sizes.get(about) ?? 0) + contentSize(manifest));
    }
    return sizes;
}
function contentSize(manifest) {
    return (0,engine_body/* wholeNumber */.rD)((0,engine_body/* optionalObject */.u9)(manifest['Size'])['Content'] ?? 0);
}
function diffIds(body) {
    return (0,engine_body/* strings */.P$)((0,engine_body/* optionalObject */.u9)((0,engine_body/* object */.Ik)((0,engine_body/* parseJson */.qF)(body))['RootFS'])['Layers']);
}

;// CONCATENATED MODULE: ./src/engine/requests.ts


/** Turns whatever happens to a removal into an answer, even a name that cannot be sent. */
async function removalAnswer(refusals, send) {
    try {
        const { status, body } = await send();
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
        const { message, fault } = error;
        const aborted = fault === 'aborted' ? { aborted: true } : {};
        return { kind: 'error', message, broken: fault === 'broken', ...aborted };
    }
}
function removalQuery({ force, noPrune }) {
    return new URLSearchParams({ ...(force ? { force: '1' } : {}), ...(noPrune ? { noprune: '1' } : {}) });
}
function variantQuery(platform) {
    return new URLSearchParams({ force: '1', platforms: JSON.stringify(platform) });
}
function listQuery(filters, withHidden) {
    const valuesOf = (key) => [
        ...new Set(filters.filter((filter) => filter.key === key).map(({ value }) => value)),
    ];
    const keys = [...new Set(filters.map(({ key }) => key))];
    const values = Object.fromEntries(keys.map((key) => [key, valuesOf(key)]));
    const query = new URLSearchParams({
        ...(withHidden ? { all: '1' } : {}),
        ...(keys.length > 0 ? { filters: JSON.stringify(values) } : {}),
    });
    return query.size > 0 ? `?${query.toString()}` : '';
}
function getter(transport, base, signal) {
    return async (path) => {
        // These paths name no image, so a 404 means that an image vanished while the engine listed them all.
        const { status, body } = await read(transport, base + path, signal, (code) => code >= 500 || code === 404);
        if (status !== 200)
            throw statusError(status, body);
        return body;
    };
}
function read(transport, path, signal, isTransient) {
    return withRetries(() => transport.send('GET', path, signal), isTransient);
}
const TRIES_OF_A_READ = 3;
/**
 * A read changes nothing, so it may be repeated: when a kept connection turns out to be closed, and when a list fails
 * because another client removes an image meanwhile (20.10 answers `layer does not exist`).
 */
async function withRetries(ask, isTransient, triesLeft = TRIES_OF_A_READ) {
    try {
        const answer = await ask();
        if (!isTransient(answer.status) || triesLeft === 1)
            return answer;
    }
    catch (error) {
        if (!(error instanceof errors/* EngineError */.NJ) || error.fault !== 'broken' || triesLeft === 1)
            throw error;
    }
    return withRetries(ask, isTransient, triesLeft - 1);
}
/** Encodes names although they were checked before, so that a mistake there cannot reach another endpoint. */
function segment(name) {
    const parts = name.split('/');
    // The engine's router resolves these to another path, encoded or not.
    if (parts.some((part) => part === '' || part === '.' || part === '..')) {
        throw new errors/* EngineError */.NJ('unsuitable', `"${name}" is not a name that the engine can be asked for`);
    }
    return parts.map(encodeURIComponent).join('/');
}
function statusError(status, body) {
    return new errors/* EngineError */.NJ('status', `the engine answered ${String(status)}: ${wire_message(body)}`, {
        status,
    });
}

;// CONCATENATED MODULE: ./src/engine/build-cache.ts



/** `/system/df`: the records of BuildKit's cache. From API 1.52 on they have a part of their own. */
function cacheRecords(body) {
    const json = (0,engine_body/* object */.Ik)((0,engine_body/* parseJson */.qF)(body));
    const own = (0,engine_body/* list */.p_)((0,engine_body/* optionalObject */.u9)(json['BuildCacheUsage'])['Items']);
    return (own.length > 0 ? own : (0,engine_body/* list */.p_)(json['BuildCache'])).map(engine_body/* object */.Ik).map(recordIn);
}
/** The contexts and sources of builds, and the mounts of `RUN --mount=type=cache`. */
const FOLDERS = /^(?:source\.|exec\.cachemount$)/;
function recordIn(json) {
    const lastUsed = Date.parse((0,engine_body/* optionalString */.sx)(json['LastUsedAt']));
    return {
        id: (0,engine_body/* string */.Yj)(json['ID']),
        size: Math.max(0, (0,engine_body/* wholeNumber */.rD)(json['Size'] ?? 0)),
        isShared: json['Shared'] === true,
        mayHoldBlobs: !FOLDERS.test((0,engine_body/* optionalString */.sx)(json['Type'])),
        isInUse: json['InUse'] === true,
        ...(lastUsed > 0 ? { lastUsed } : {}),
    };
}
/** From this API on the parameter has another name. */
const RESERVED_SPACE_SINCE = 48;
/** BuildKit's IDs. Any other text could mean more than one record in the expression below. */
const ID = /^[\w-]+$/;
/** `all`: without it, a containerd store keeps half of what it could prune. */
function pruneQuery({ ids, keepBytes, idleMs }, minorApi) {
    const filters = {
        ...(ids === undefined ? {} : { id: [`^(?:${ids.filter((id) => ID.test(id)).join('|')})$`] }),
        ...(idleMs === undefined ? {} : { until: [`${idleMs}ms`] }),
    };
    const keep = minorApi >= RESERVED_SPACE_SINCE ? 'reserved-space' : 'keep-storage';
    return new URLSearchParams({
        all: '1',
        ...(keepBytes === undefined ? {} : { [keep]: String(keepBytes) }),
        ...(Object.keys(filters).length === 0 ? {} : { filters: JSON.stringify(filters) }),
    }).toString();
}
/** Turns whatever happens to the request into an answer. */
async function pruneAnswer(send) {
    try {
        const { status, body } = await send();
        if (status !== 200)
            return { kind: 'failed', message: statusError(status, body).message };
        const deleted = (0,engine_body/* strings */.P$)((0,engine_body/* object */.Ik)((0,engine_body/* parseJson */.qF)(body))['CachesDeleted']).filter((id) => ID.test(id));
        return { kind: 'pruned', deleted };
    }
    catch (error) {
        if (!(error instanceof errors/* EngineError */.NJ))
            throw error;
        return error.fault === 'aborted' ? { kind: 'unanswered' } : { kind: 'failed', message: error.message };
    }
}

;// CONCATENATED MODULE: ./src/engine/podman.ts



/**
 * On Podman a digest is a name only if the image was pulled by it, and no image can be removed by its other digests.
 * Only the list of images tells the two apart.
 */
function podmanImages(body) {
    return wire_images(body).map((image) => {
        const implied = image.digests.filter((name) => !image.ownDigests.includes(name));
        return { ...image, digests: image.ownDigests, impliedDigests: implied };
    });
}
/** Docker's API knows no pods, so they come from Podman's own list of containers. */
function withPodNames(containers, ownList) {
    const pods = new Map((0,engine_body/* list */.p_)((0,engine_body/* parseJson */.qF)(ownList)).flatMap((entry) => {
        const json = (0,engine_body/* object */.Ik)(entry);
        const pod = (0,engine_body/* optionalString */.sx)(json['Pod']);
        const name = (0,engine_body/* optionalString */.sx)(json['PodName']);
        return pod === '' ? [] : [[(0,engine_body/* string */.Yj)(json['Id']), name === '' ? pod.slice(0, 12) : name]];
    }));
    return containers.map((container) => {
        const pod = pods.get(container.id);
        return pod === undefined ? container : { ...container, pod };
    });
}
/** Looks up an image as on Docker, and rejects another image that Podman finds instead. */
function podmanInspect({ getIfExists, get, segment }) {
    const lookUp = async (name) => {
        const body = await getIfExists(`/images/${segment(name)}/json`);
        if (body === undefined)
            return undefined;
        const image = wire_image(body);
        const filters = JSON.stringify({ id: [image.id.replace('sha256:', '')] });
        const listed = podmanImages(await get(`/images/json?all=1&${new URLSearchParams({ filters }).toString()}`));
        const entry = listed.find(({ id }) => id === image.id);
        // The image was removed between the two answers.
        if (entry === undefined)
            return undefined;
        const { tags, digests, ownDigests, impliedDigests = [] } = entry;
        return { ...image, tags, digests, ownDigests, impliedDigests };
    };
    const byPrefix = async (prefix) => {
        // Podman accepts no short ID with `sha256:`, and may read one without it as a name.
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
        // Podman also accepts the end of a name as the whole name.
        const names = [...(0,model_image/* referencesOf */.CL)(image), ...(image.impliedDigests ?? [])];
        return names.includes(name) ? image : undefined;
    };
}

;// CONCATENATED MODULE: ./src/engine/remove-container.ts




/** Docker waits as long for a program that it asked to end, then it kills the program. */
const GRACE_S = 10;
/** A program that survives being killed hangs in the kernel. */
const LONGEST_MS = 30_000;
/** `dead` is the state of a container in the last moment of its removal. */
const STATES_DURING_REMOVAL = ['removing', 'dead'];
const GONE = { kind: 'gone' };
/** Keeps the volumes, except those that Docker itself removes with a `--rm` container. */
async function removeContainer(transport, path, force, signal) {
    const limit = (0,engine_deadline/* endingWithin */.pS)(LONGEST_MS, signal);
    try {
        if (force)
            await transport.send('POST', `${path}/stop?t=${GRACE_S}`, limit);
        const { status, body } = await transport.send('DELETE', force ? `${path}?force=1` : path, limit);
        if (status === 204 || status === 404)
            return GONE;
        const stays = { kind: 'stays', why: wire_message(body) };
        // Somebody started it again, or the engine is already removing it because of `--rm`.
        const now = await transport.send('GET', `${path}/json`, limit);
        if (now.status !== 200)
            return now.status === 404 ? GONE : stays;
        if (!STATES_DURING_REMOVAL.includes(stateIn(now.body)))
            return stays;
        const soon = (0,engine_deadline/* endingWithin */.pS)(GRACE_S * 1000, limit);
        const waited = await transport.send('POST', `${path}/wait?condition=removed`, soon);
        return waited.status === 200 || waited.status === 404 ? GONE : stays;
    }
    catch (error) {
        if (!(error instanceof errors/* EngineError */.NJ))
            throw error;
        return signal.aborted ? { kind: 'unanswered' } : { kind: 'stays', why: error.message };
    }
}
function stateIn(body) {
    return (0,engine_body/* optionalString */.sx)((0,engine_body/* optionalObject */.u9)((0,engine_body/* object */.Ik)((0,engine_body/* parseJson */.qF)(body))['State'])['Status']);
}

;// CONCATENATED MODULE: ./src/engine/sizes.ts
// Turns what the engine says about sizes into the model.


/** What each container wrote, by ID: `/containers/json?size=1`. The size is missing where it wrote nothing. */
function sizes_containerSizes(body) {
    const entries = (0,engine_body/* list */.p_)((0,engine_body/* parseJson */.qF)(body)).map(engine_body/* object */.Ik);
    return new Map(entries.map((json) => [(0,engine_body/* string */.Yj)(json['Id']), Math.max(0, (0,engine_body/* wholeNumber */.rD)(json['SizeRw'] ?? 0))]));
}
/** `/system/df`: the bytes of all images together and of each, as the engine accounts for them. */
function usage(body) {
    const json = (0,engine_body/* object */.Ik)((0,engine_body/* parseJson */.qF)(body));
    const imageUsage = (0,engine_body/* optionalObject */.u9)(json['ImageUsage']);
    const entries = (0,engine_body/* list */.p_)(json['Images'] ?? imageUsage['Items'])
        .map(engine_body/* object */.Ik)
        .map((entry) => ({ ...entry, Id: entry['Id'] ?? entry['ID'] }));
    return {
        hasBuildCache: [json['BuildCache'], (0,engine_body/* optionalObject */.u9)(json['BuildCacheUsage'])['Items']].some((records) => (0,engine_body/* list */.p_)(records).length > 0),
        total: (0,engine_body/* wholeNumber */.rD)(json['LayersSize'] ?? imageUsage['TotalSize'] ?? 0),
        listed: entries.map(listedImage),
        images: new Map(entries.map((entry) => [
            fullId((0,engine_body/* string */.Yj)(entry['Id'])),
            // The engine writes -1 where it did not count.
            {
                size: Math.max(0, (0,engine_body/* wholeNumber */.rD)(entry['Size'])),
                shared: Math.max(0, (0,engine_body/* wholeNumber */.rD)(entry['SharedSize'] ?? 0)),
            },
        ])),
    };
}

;// CONCATENATED MODULE: ./src/engine/wire-beside.ts
// Turns the answers about what an engine holds beside images into the model.

function networks(body) {
    return (0,engine_body/* list */.p_)((0,engine_body/* parseJson */.qF)(body))
        .map(engine_body/* object */.Ik)
        .map((network) => {
        const id = (0,engine_body/* string */.Yj)(network['Id']);
        const name = (0,engine_body/* optionalString */.sx)(network['Name']);
        return { id, name: name === '' ? id : name };
    });
}
function volumes(body) {
    return (0,engine_body/* list */.p_)((0,engine_body/* object */.Ik)((0,engine_body/* parseJson */.qF)(body))['Volumes'])
        .map(engine_body/* object */.Ik)
        .map((volume) => (0,engine_body/* string */.Yj)(volume['Name']))
        .filter((name) => name !== '');
}

;// CONCATENATED MODULE: ./src/engine/client.ts














function client(transport, base, greeted, signal) {
    const { facts, changes } = greeted;
    const get = getter(transport, base, signal);
    const getIfExists = async (path) => {
        const { status, body } = await read(transport, base + path, signal, (code) => code >= 500);
        if (status === 404)
            return undefined;
        if (status === 200)
            return body;
        if ((0,errors/* isLostRaceOf2010 */.IR)(status, wire_message(body)))
            return undefined;
        throw statusError(status, body);
    };
    const { digests, hasLibpod, hasBuildCache, refusals, tellsVariantSizesSince } = engine_traits/* TRAITS */.G[facts.store];
    const knowsVariantSizes = (0,model_text/* minorOf */.Hs)(facts.apiVersion) >= tellsVariantSizesSince;
    const imagesIn = hasLibpod ? podmanImages : wire_images;
    const complete = (image) => (digests === 'tags' ? withDigestsOfTags(image) : image);
    const inspect = async (name, withVariantSizes = false) => {
        const query = withVariantSizes && knowsVariantSizes ? '?manifests=1' : '';
        const body = await getIfExists(`/images/${segment(name)}/json${query}`);
        return body === undefined ? undefined : wire_image(body);
    };
    const remove = (name, query, conflictStatuses = [409]) => removalAnswer(conflictStatuses, () => {
        const path = `${base}/images/${segment(name)}`;
        changes.areRequested = true;
        return transport.send('DELETE', query.size > 0 ? `${path}?${query.toString()}` : path, signal);
    });
    return {
        host: transport.endpoint.url,
        ...greeted,
        hasActed: () => changes.areRequested,
        inspect: hasLibpod ? podmanInspect({ getIfExists, get, segment: segment }) : inspect,
        images: async () => imagesIn(await get('/images/json?all=1')).map(complete),
        listed: async (filters, withHidden = false) => imagesIn(await get(`/images/json${listQuery(filters, withHidden)}`)),
        containers: async (withPods = false) => {
            const found = containers(await get('/containers/json?all=1'));
            if (!hasLibpod || !withPods)
                return found;
            const getOwn = getter(transport, `/v${greeted.ownApi}/libpod`, signal);
            return withPodNames(found, await getOwn('/containers/json?all=true'));
        },
        containerSizes: async () => sizes_containerSizes(await get('/containers/json?all=1&size=1')),
        networks: async () => networks(await get('/networks')),
        volumes: async () => volumes(await get('/volumes')),
        history: async (id) => {
            const body = await getIfExists(`/images/${segment(id)}/history`);
            return body === undefined ? undefined : historySizes(body);
        },
        usage: async () => {
            const found = usage(await get('/system/df?type=image&type=build-cache'));
            return { ...found, listed: found.listed.map(complete) };
        },
        buildCache: async () => (hasBuildCache ? cacheRecords(await get('/system/df?type=build-cache')) : []),
        pruneBuildCache: (request) => pruneAnswer(() => {
            const query = pruneQuery(request, (0,model_text/* minorOf */.Hs)(facts.apiVersion));
            changes.areRequested = true;
            return transport.send('POST', `${base}/build/prune?${query}`, signal);
        }),
        variants: async (name) => {
            const body = await getIfExists(`/images/${segment(name)}/json?manifests=1`);
            return body === undefined ? [] : variants(body);
        },
        variantLayers: async (name, platform) => {
            const query = new URLSearchParams({ platform: JSON.stringify(platform) });
            const body = await getIfExists(`/images/${segment(name)}/json?${query.toString()}`);
            return body === undefined ? [] : diffIds(body);
        },
        disk: () => diskOf(greeted.root, signal),
        removeContainer: async (id, force) => {
            const path = `${base}/containers/${segment(id)}`;
            changes.areRequested = true;
            return removeContainer(transport, path, force, signal);
        },
        removeVariant: (name, platform) => remove(name, variantQuery(platform)),
        remove: (name, options) => remove(name, removalQuery(options), refusals),
        save: async (names) => {
            const query = new URLSearchParams(names.map((name) => ['names', name]));
            const path = `${base}/images/get?${query.toString()}`;
            const answer = await withRetries(() => transport.stream(path, signal), () => false);
            if ('chunks' in answer)
                return answer.chunks;
            throw statusError(answer.status, answer.body);
        },
        until: (newSignal) => client(transport, base, greeted, newSignal),
    };
}
/**
 * The same engine, whose containers also say which images they mount. An engine reports only the name of a mounted
 * image, so which image that name meant is concluded, once for each container.
 */
function rememberingMounts(engine, known = new Map()) {
    const mountsOf = (container) => {
        const started = known.get(container.id);
        if (started !== undefined)
            return started;
        const mounts = lookUpMounts(container, engine);
        known.set(container.id, mounts);
        // Ask again the next time if this fails.
        mounts.catch(() => known.delete(container.id));
        return mounts;
    };
    return {
        ...engine,
        containers: async (withPods) => {
            const listed = await engine.containers(withPods);
            return Promise.all(listed.map(async (container) => {
                const isMounting = container.mountedImages.length > 0 && (0,model_container/* isRunning */.W_)(container);
                return isMounting ? { ...container, mounted: await mountsOf(container) } : container;
            }));
        },
        until: (signal) => rememberingMounts(engine.until(signal), known),
    };
}
function lookUpMounts(container, engine) {
    return Promise.all(container.mountedImages.map(async (name) => {
        const image = await firstFound((0,model_container/* namesMounted */.Lj)(name), engine);
        if (image !== undefined)
            return { name, image: image.id, doubt: doubtAbout(image, container) };
        // An ID identifies the image even when it is gone.
        return { name, doubt: /^(?:sha256:)?[a-f0-9]{4,64}$/.test(name) ? 'none' : 'any' };
    }));
}
async function firstFound(names, engine) {
    const found = await Promise.all(names.map((name) => engine.inspect(name)));
    return found.find((image) => image !== undefined);
}
/** Whether the container may have mounted another image than the one that has the name now. */
function doubtAbout({ created: built = 0, tagged }, { created = 0 }) {
    if (Math.max(built, tagged ?? 0) >= created + model_container/* SECOND */.Z2)
        return 'any';
    // The classic store does not record when a pull or a load set a name, so the name may have moved without a trace.
    return tagged === undefined || tagged >= created ? 'untagged' : 'none';
}
/** `statfs` needs no permission for the folder itself. */
async function diskOf(root, signal) {
    return root === '' ? undefined : (0,engine_deadline/* unlessOver */.$L)(statDisk(root), signal, undefined);
}
async function statDisk(root) {
    try {
        const { bavail, blocks, bsize } = await (0,promises_.statfs)(root);
        return blocks === 0 ? undefined : { free: bavail * bsize, size: blocks * bsize };
    }
    catch {
        return undefined;
    }
}
/**
 * The containerd store derives a digest from each tag. Its lists leave out some of them where an image has tags in several
 * repositories.
 */
function withDigestsOfTags(image) {
    const derived = image.tags.map((tag) => `${(0,model_reference/* repositoryOf */._M)(tag)}@${image.id}`);
    return { ...image, digests: [...new Set([...image.digests, ...derived])] };
}

// EXTERNAL MODULE: ./src/engine/find/address.ts
var find_address = __webpack_require__(8820);
// EXTERNAL MODULE: ./src/engine/find/context.ts
var context = __webpack_require__(5135);
;// CONCATENATED MODULE: ./src/engine/find/other-sockets.ts

/** The usual sockets of engines beside the system's own, which the docker CLI finds only through a context. */
function usualSockets({ env, home, userId, platform, }) {
    const paths = (0,context/* pathsOf */.wG)(platform);
    const runtime = env['XDG_RUNTIME_DIR'] ?? '';
    const ofUser = [
        ...(runtime === '' ? [] : [runtime]),
        ...(userId === undefined ? [] : [`/run/user/${userId}`]),
    ];
    // On Linux without systemd, Docker's setup tool for rootless engines gives this folder as XDG_RUNTIME_DIR.
    const ofRun = platform === 'linux' ? 'a rootless Docker' : 'Docker Desktop';
    const inHome = [
        [ofRun, '.docker/run/docker.sock'],
        ['Docker Desktop', '.docker/desktop/docker.sock'],
    ];
    return [
        ...ofUser.map((folder) => ['a rootless Docker', paths.join(folder, 'docker.sock')]),
        ...(home === undefined ? [] : inHome.map(([owner, path]) => [owner, paths.join(home, path)])),
        ...[...ofUser, '/run'].map((folder) => ['Podman', paths.join(folder, 'podman/podman.sock')]),
    ];
}
/** Advice for a socket that leads to no engine: names another one that exists. */
function otherSockets(surroundings, than) {
    const { files } = surroundings;
    const place = files.realPath(than);
    const found = usualSockets(surroundings).find(([, path]) => files.kind(path) === 'socket' && files.realPath(path) !== place);
    if (found === undefined)
        return undefined;
    const [owner, path] = found;
    return `${owner} listens at ${path}: set DOCKER_HOST to unix://${path} to use it`;
}

// EXTERNAL MODULE: ./src/engine/find/tls-files.ts
var tls_files = __webpack_require__(2627);
;// CONCATENATED MODULE: ./src/engine/find/choose-endpoint.ts




/** In the order of the docker CLI (docker/cli, cli/command/cli.go: resolveContextName); the first answer wins. */
const RESOLVERS = [byDockerHost, byDockerContext, byCurrentContext];
/** The engine that the docker CLI would use, or a problem if that is not clear: the wrong engine is worse than none. */
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
        return byUrl(line, `${(0,find_address/* shown */.SP)(line)} in hosts`, 'hosts', surroundings);
    if (line === DEFAULT)
        return byDockerHost(surroundings) ?? byDefault(surroundings);
    return (0,context/* isContextName */.b_)(line)
        ? byContext(line, 'hosts', surroundings)
        : {
            problem: `${(0,find_address/* shown */.SP)(line)} in hosts is neither a docker context nor a ${find_address/* URLS */.tl} address${tcpAdvice(line)}`,
        };
}
/** Only for a host with a port, which cannot hold a password. */
function tcpAdvice(line) {
    return /^(?:\[[0-9a-f:.]+\]|[\w.-]+):\d{1,5}$/i.test(line) ? `; write tcp://${line}` : '';
}
/** The name that stands for no context. */
const DEFAULT = 'default';
function byDockerHost(surroundings) {
    const written = surroundings.env['DOCKER_HOST'] ?? '';
    if (written === '')
        return undefined;
    const host = written.trim();
    // The docker CLI ignores the contexts even for a DOCKER_HOST of blanks.
    if (host === '')
        return byDefault(surroundings);
    const overridden = overriddenContext(surroundings);
    const why = overridden === undefined ? 'DOCKER_HOST' : `DOCKER_HOST, which overrides ${overridden}`;
    // Leave a bare path to be refused: newer CLIs read it as a socket, older ones as a path at tcp://localhost.
    const isBare = !host.includes('://') && !/^[./\\]/.test(host);
    return byUrl(isBare ? `tcp://${host}` : host, `DOCKER_HOST ${(0,find_address/* shown */.SP)(host)}`, why, surroundings);
}
function overriddenContext(surroundings) {
    const inEnvironment = surroundings.env['DOCKER_CONTEXT'] ?? '';
    if (inEnvironment !== '')
        return inEnvironment === DEFAULT ? undefined : describeContext(inEnvironment, VARIABLE);
    const current = (0,context/* currentContext */.Fi)(surroundings);
    return typeof current === 'string' && current !== DEFAULT ? describeContext(current, CURRENT) : undefined;
}
function byDockerContext(surroundings) {
    const name = surroundings.env['DOCKER_CONTEXT'] ?? '';
    if (name === '')
        return undefined;
    return name === DEFAULT ? byDefault(surroundings) : byContext(name, VARIABLE, surroundings);
}
function byCurrentContext(surroundings) {
    const name = (0,context/* currentContext */.Fi)(surroundings);
    if (name === undefined || typeof name === 'object')
        return name;
    return name === DEFAULT ? undefined : byContext(name, CURRENT, surroundings);
}
const VARIABLE = 'DOCKER_CONTEXT';
const CURRENT = 'current';
function byContext(name, source, surroundings) {
    const why = describeContext(name, source);
    const found = (0,context/* endpointOfContext */.OM)(name, why, surroundings);
    return 'problem' in found ? found : chosen(found.endpoint, why);
}
function describeContext(name, source) {
    return source === CURRENT
        ? `the current docker context ${(0,find_address/* shown */.SP)(name)}`
        : `the docker context ${(0,find_address/* shown */.SP)(name)} of ${source}`;
}
const TLS_HOST = 'tcp://localhost:2376';
function byDefault(surroundings) {
    // With TLS and no address the CLI does not use the socket: docker/cli, opts/hosts.go.
    if ((0,tls_files/* tlsOfEnvironment */.A)(surroundings) !== undefined) {
        const why = 'the default with TLS, since DOCKER_HOST is not set';
        return byUrl(TLS_HOST, TLS_HOST, why, surroundings);
    }
    const why = 'the default socket';
    if (surroundings.platform === 'win32') {
        // Do not look: opening a named pipe would use up one of its instances.
        return { endpoint: socketAt('npipe', '//./pipe/docker_engine'), why };
    }
    const path = '/var/run/docker.sock';
    const advice = otherSockets(surroundings, path);
    return { endpoint: { ...socketAt('unix', path), ...(advice === undefined ? {} : { advice }) }, why };
}
function socketAt(scheme, path) {
    return { kind: 'socket', path, url: `${scheme}://${path}` };
}
const USUAL_PORT = 2375;
/** @param subject the beginning of the message about a wrong address */
function byUrl(text, subject, why, surroundings) {
    const address = (0,find_address/* parseAddress */.or)(text, USUAL_PORT);
    if ('problem' in address)
        return { problem: `${subject} ${address.problem}` };
    if (address.kind === 'socket')
        return chosen(address, why);
    const { url } = address;
    if (address.kind === 'ssh')
        return chosen({ kind: 'command', flags: [`--host=${url}`], url }, why);
    const tls = (0,tls_files/* tlsOfEnvironment */.A)(surroundings);
    if (tls !== undefined && 'problem' in tls)
        return tls;
    return chosen({ ...address, ...(tls === undefined ? {} : { tls }) }, why);
}
/** The log must show when any server could pose as the engine. */
function chosen(endpoint, why) {
    const isUnverified = endpoint.kind === 'tcp' && endpoint.tls?.verify === false;
    return { endpoint, why: isUnverified ? `${why}; its certificate is not verified` : why };
}

;// CONCATENATED MODULE: ./src/engine/greeting.ts
// Opens an engine: agrees on an API version and reads what the engine says about itself.








const GREETING_MS = 15_000;
async function openEngine(transport, signal, machine) {
    const greeting = (0,engine_deadline/* endingWithin */.pS)(GREETING_MS, signal);
    try {
        return await greet(transport, greeting, signal, machine);
    }
    catch (error) {
        if (!(error instanceof errors/* EngineError */.NJ) || transport.explain === undefined)
            throw error;
        throw await transport.explain(error, greeting);
    }
}
async function greet(transport, greeting, signal, machine) {
    const ping = await read(transport, '/_ping', greeting, () => false);
    if (ping.status !== 200)
        throw greetingError(transport.endpoint, ping);
    const newestApi = header(ping.headers['api-version']);
    const api = agreedVersion(newestApi);
    const get = getter(transport, `/v${api}`, greeting);
    const [version, info] = await inAcceptedVersion(api, Promise.all([get('/version'), get('/info')]));
    const facts = { ...engineFacts(version, info, api, header(ping.headers['server'])), newestApi };
    const changes = { areRequested: false };
    const greeted = {
        changes,
        facts,
        clock: clock(info),
        ...localIdentity(identity(info, facts.store), transport, machine),
        storeSize: imageCount(info),
        ownApi: ownApiVersion(header(ping.headers['libpod-api-version']), api),
    };
    return client(transport, `/v${api}`, greeted, signal);
}
/** Drops the folder of an engine on another machine, since this machine may have a folder of the same name. */
function localIdentity({ engineId, machine, root }, { endpoint }, ownMachine) {
    return { engineId, root: endpoint.kind === 'socket' && machine === ownMachine ? root : '' };
}
/** An administrator can raise the oldest API that an engine accepts. Only its refusal tells. */
async function inAcceptedVersion(api, answers) {
    try {
        return await answers;
    }
    catch (error) {
        const oldest = error instanceof errors/* EngineError */.NJ && error.status === 400 ? OLDEST_ACCEPTED.exec(error.message) : null;
        if (oldest === null)
            throw error;
        const message = `the engine accepts API ${oldest[1] ?? ''} and newer, and this action speaks ${api} at most; use a newer version of this action, or lower DOCKER_MIN_API_VERSION of the engine`;
        throw new errors/* EngineError */.NJ('unsuitable', message, { cause: error });
    }
}
const OLDEST_ACCEPTED = /Minimum supported API version is (\d[\d.]*\d)/;
function header(value) {
    return typeof value === 'string' ? value : (value?.[0] ?? '');
}
/** A 400 to a ping means only that the engine expects TLS: Go's servers answer plain HTTP so. */
function greetingError(endpoint, { status, body }) {
    const isPlain = endpoint.kind === 'tcp' && endpoint.tls === undefined;
    if (status !== 400 || !isPlain)
        return statusError(status, body);
    const reply = wire_message(body).replace(/[.\s]+$/, '');
    const next = 'set DOCKER_TLS_VERIFY to 1, and DOCKER_CERT_PATH to the folder with the keys';
    return new errors/* EngineError */.NJ('unsuitable', `it expects TLS and answers plain HTTP with "${reply}"; ${next}`);
}
/** Only the driver type says whether Docker runs the containerd image store; the version does not. */
function engineFacts(version, info, apiVersion, server = '') {
    const versionJson = (0,engine_body/* object */.Ik)((0,engine_body/* parseJson */.qF)(version));
    const infoJson = (0,engine_body/* object */.Ik)((0,engine_body/* parseJson */.qF)(info));
    const components = (0,engine_body/* list */.p_)(versionJson['Components']).map((entry) => (0,engine_body/* optionalString */.sx)((0,engine_body/* object */.Ik)(entry)['Name']));
    const isContainerd = (0,engine_body/* list */.p_)(infoJson['DriverStatus']).some((pair) => {
        const [key, value] = (0,engine_body/* list */.p_)(pair);
        return key === 'driver-type' && value === 'io.containerd.snapshotter.v1';
    });
    const driver = infoJson['Driver'];
    const isPodman = components.includes('Podman Engine') || server.startsWith('Libpod/');
    const store = isPodman ? 'podman' : isContainerd ? 'containerd' : 'graphdriver';
    return {
        name: isPodman ? 'Podman' : 'Docker',
        version: known(versionJson['Version']),
        apiVersion,
        store,
        ...(engine_traits/* TRAITS */.G[store].isNamedByDriver && typeof driver === 'string' && driver !== ''
            ? { storageDriver: driver }
            : {}),
        platform: platform(versionJson),
    };
}
/** The engine's time and time zone; undefined when it does not report them. */
function clock(info) {
    const time = (0,engine_body/* optionalString */.sx)((0,engine_body/* object */.Ik)((0,engine_body/* parseJson */.qF)(info))['SystemTime']);
    const ms = Date.parse(time);
    return Number.isNaN(ms) ? undefined : { ms, zone: /(?:Z|[+-]\d{2}:\d{2})$/.exec(time)?.[0] ?? 'Z' };
}
/** The engine's ID, the name of its machine, and the folder of its images; empty where they are not known. */
function identity(info, store) {
    const json = (0,engine_body/* object */.Ik)((0,engine_body/* parseJson */.qF)(info));
    const { storesInContainerd, hasStableId } = engine_traits/* TRAITS */.G[store];
    // The folder of Docker Desktop is in a virtual machine, so a folder of that name here is another one.
    const isInVirtualMachine = json['OperatingSystem'] === 'Docker Desktop';
    const dataRoot = (0,engine_body/* optionalString */.sx)(json['DockerRootDir']);
    const root = isInVirtualMachine ? '' : storesInContainerd ? folderOfContainerd(json, dataRoot) : dataRoot;
    // Podman makes up a new ID for each answer, so the place of its images identifies it.
    const machine = (0,engine_body/* optionalString */.sx)(json['Name']);
    const place = encodeURIComponent(`${machine}:${root}`);
    return { engineId: hasStableId ? (0,engine_body/* optionalString */.sx)(json['ID']) : place, machine, root };
}
/** A containerd of the system keeps images in its own folder, whatever data root the engine has. */
function folderOfContainerd(info, dataRoot) {
    const address = (0,engine_body/* optionalString */.sx)((0,engine_body/* optionalObject */.u9)(info['Containerd'])['Address']);
    if (/^(?:\/var)?\/run\/containerd\//.test(address))
        return '/var/lib/containerd';
    const isOwn = /^(?!(?:\/var)?\/run\/)|\/docker\/containerd\/containerd\.sock$/.test(address);
    return isOwn && address.endsWith('/containerd/containerd.sock') ? dataRoot : '';
}
function imageCount(info) {
    return (0,engine_body/* wholeNumber */.rD)((0,engine_body/* object */.Ik)((0,engine_body/* parseJson */.qF)(info))['Images'] ?? 0);
}
function platform(json) {
    return { os: known(json['Os']), architecture: known(json['Arch']) };
}
function known(value) {
    const text = (0,engine_body/* optionalString */.sx)(value);
    return text === '' ? 'unknown' : text;
}
const OLDEST_API = '1.41';
/** From 1.53 on each look at an image makes the engine check signatures. */
const NEWEST_API = '1.52';
function agreedVersion(newestApi) {
    if (!/^1\.\d+$/.test(newestApi)) {
        throw new errors/* EngineError */.NJ('unsuitable', 'what answers there is no Docker engine: it does not name an API version');
    }
    if ((0,model_text/* minorOf */.Hs)(newestApi) < (0,model_text/* minorOf */.Hs)(OLDEST_API)) {
        throw new errors/* EngineError */.NJ('unsuitable', `the engine speaks API ${newestApi} at most, and this action needs ${OLDEST_API} (Docker 20.10) or newer`);
    }
    return (0,model_text/* minorOf */.Hs)(newestApi) < (0,model_text/* minorOf */.Hs)(NEWEST_API) ? newestApi : NEWEST_API;
}
/** It becomes part of a path, so it must be a version. Podman also accepts a version of Docker's API here. */
function ownApiVersion(reported, agreed) {
    return /^\d[\w.-]*$/.test(reported) ? reported : agreed;
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
;// CONCATENATED MODULE: ./src/engine/transport.ts



/** Never throws: if there can be no connection, every request fails with the reason. */
async function connect(endpoint, surroundings) {
    try {
        if (endpoint.kind === 'command')
            return await commandTransport(endpoint, surroundings);
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
    const readBody = (0,engine_body/* bodyReader */.Sb)();
    const readAnswer = async (response, signal) => {
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
            if (!sent.reusedSocket) {
                reject(onNewConnection(error, endpoint, signal));
                return;
            }
            // Where one idle connection was closed, so may be all others, and the next try is to have a new one.
            for (const idle of Object.values(agent.freeSockets).flat())
                idle?.destroy();
            reject(asEngineError(error, signal));
        });
        let isAnswered = false;
        sent.on('response', (response) => {
            isAnswered = true;
            // Hand the error on, since the answer itself only sees that the connection ended.
            sent.on('error', (error) => response.destroy(error));
            resolve(response);
        });
        // A switch to another protocol gives neither an answer nor an error.
        sent.on('close', () => {
            if (!isAnswered)
                reject(asEngineError(new Error('it ended without an answer'), signal));
        });
        sent.end();
    });
    return {
        endpoint,
        close: () => {
            agent.destroy();
        },
        send: async (method, path, signal) => readAnswer(await ask(method, path, signal), signal),
        stream: async (path, signal) => {
            const response = await ask('GET', path, signal);
            if (response.statusCode !== 200)
                return readAnswer(response, signal);
            return { status: 200, chunks: chunksOf(response, signal) };
        },
    };
}
function placeOf(endpoint) {
    if (endpoint.kind === 'tcp')
        return { host: endpoint.host, port: endpoint.port };
    // Without a server name, Node would compile its patterns for IP addresses first, for TLS that is not there.
    const place = { headers: { Host: 'docker' }, servername: '' };
    return endpoint.kind === 'socket' ? { ...place, socketPath: endpoint.path } : place;
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
        const advice = 'advice' in endpoint ? endpoint.advice : undefined;
        // The advice answers a question, and comes after any other step.
        const isAnswered = advice !== undefined && next?.endsWith('?') === true;
        const parts = [what, isAnswered ? undefined : next, advice];
        return new errors/* EngineError */.NJ(fault, parts.filter((part) => part !== undefined).join('; '), { cause: error });
    }
    const broken = asEngineError(error, signal);
    const isTls = endpoint.kind === 'tcp' && endpoint.tls !== undefined;
    if (!isTls || broken.fault !== 'broken')
        return broken;
    // The connection can end before the TLS alert arrives that says why.
    const message = `${broken.message}; perhaps it wants another certificate of this client`;
    return new errors/* EngineError */.NJ('broken', message, { cause: error });
}
function asEngineError(error, signal) {
    if (error instanceof errors/* EngineError */.NJ)
        return error;
    if (signal.aborted)
        return new errors/* EngineError */.NJ('aborted', 'the engine did not answer in time', { cause: error });
    const detail = error instanceof Error ? error.message : 'for no known reason';
    return new errors/* EngineError */.NJ('broken', `the connection to the engine broke (${detail})`, { cause: error });
}
/**
 * The agent that opens and keeps the connections to an endpoint. TLS and child processes are loaded only when they are
 * needed: most engines listen on a socket, and every step would pay for them at its start.
 *
 * No proxy is ever used. The docker CLI sends tcp:// through HTTP_PROXY (go-connections, sockets/sockets.go), but on
 * runners that variable is for the internet: such a proxy would see, and could answer, every request for a removal.
 */
async function agentFor(endpoint, surroundings) {
    if (endpoint.kind === 'tcp' && endpoint.tls !== undefined)
        return tlsAgent(endpoint, surroundings);
    return new external_node_http_.Agent({ keepAlive: true });
}
async function tlsAgent(endpoint, { files }) {
    const { tlsOpener } = await __webpack_require__.e(/* import() */ 993).then(__webpack_require__.bind(__webpack_require__, 5993));
    const agent = new external_node_http_.Agent({ keepAlive: true });
    agent.createConnection = tlsOpener(endpoint, files);
    return agent;
}
/** sshd drops connections when more than ten are not logged in yet (MaxStartups). */
const COMMANDS_AT_ONCE = 4;
async function commandTransport(endpoint, surroundings) {
    const { commandTo } = await __webpack_require__.e(/* import() */ 472).then(__webpack_require__.bind(__webpack_require__, 7472));
    const { open, explain } = commandTo(endpoint, surroundings);
    const agent = new external_node_http_.Agent({ keepAlive: true, maxSockets: COMMANDS_AT_ONCE });
    agent.createConnection = open;
    return { ...transportTo(endpoint, agent), explain };
}

// EXTERNAL MODULE: ./src/report/phrases.ts
var phrases = __webpack_require__(4792);
;// CONCATENATED MODULE: ./src/step/engines.ts












/** Throws for inputs that this kind of engine understands differently. */
function refuseInputs(inputs, facts) {
    const { platforms, force, containers, noPrune, buildCache } = inputs;
    if (platforms.length > 0)
        refusePlatforms(facts, platforms.map(({ requested }) => requested).join(', '));
    const { forceTakesContainers, knowsNoPruneSince } = engine_traits/* TRAITS */.G[facts.store];
    const problems = [];
    if (force && forceTakesContainers && !(0,container_rule/* takesRunning */.IC)(containers)) {
        const allowed = `lets ${facts.name} remove the containers of an image too, in older versions running ones among them; write \`containers: all\` beside it if that is meant, or leave it out; nothing was removed`;
        problems.push({ input: 'force', value: 'true', allowed });
    }
    if (noPrune && (0,model_text/* minorOf */.Hs)(facts.apiVersion) < knowsNoPruneSince) {
        const allowed = `is not known to ${facts.name} with API ${facts.apiVersion}, which takes untagged parents along all the same; leave it out, and name in \`keep\` what must stay; nothing was removed`;
        problems.push({ input: 'no-prune', value: 'true', allowed });
    }
    if (buildCache.kind !== 'keep' && !engine_traits/* TRAITS */.G[facts.store].hasBuildCache) {
        const allowed = `is for Docker: ${facts.name} keeps its build cache as images, so choose those (\`images: '**'\` with \`filters: dangling=true\`); nothing was removed`;
        problems.push({ input: 'build-cache', value: buildCache.kind, allowed });
    }
    if (problems.length > 0)
        throw new input_error/* InputError */.d(problems);
}
const FIRST_API_WITH_PLATFORMS = 50;
/** Engines that do not know the parameter ignore it, and delete the whole image. */
function refusePlatforms(facts, text) {
    const { apiVersion, name, version } = facts;
    if (engine_traits/* TRAITS */.G[facts.store].removesVariants && (0,model_text/* minorOf */.Hs)(apiVersion) >= FIRST_API_WITH_PLATFORMS)
        return;
    const here = `${name} ${version} with API ${apiVersion} and the ${(0,phrases/* storeName */.Hz)(facts)}`;
    const allowed = `needs an engine with API 1.50 and the containerd image store, and this is ${here}; nothing was removed`;
    throw new input_error/* InputError */.d([{ input: 'platforms', value: text, allowed }]);
}
/** Undefined where this runs in a container of the engine: the folder of that name would be another one. */
async function visibleDisk(engine, containers, ownContainer) {
    return containers.some((container) => (0,container_rule/* isOwn */.NP)(container, ownContainer)) ? undefined : engine.disk();
}
/** The engines to work on, each once. All of `hosts` is checked before any engine is asked. */
function enginesOf(hosts, surroundings) {
    if (hosts.length === 0)
        return [chooseEndpoint(surroundings)];
    const found = hosts.map((line) => ({ line, choice: resolveHost(line, surroundings) }));
    const problems = found.flatMap(({ line, choice }) => 'problem' in choice
        ? [{ input: 'hosts', value: (0,find_address/* shown */.SP)(line).slice(1, -1), allowed: `is refused: ${choice.problem}` }]
        : []);
    if (problems.length > 0)
        throw new input_error/* InputError */.d(problems);
    const choices = found.flatMap(({ choice }) => ('endpoint' in choice ? choice : []));
    return [...new Map(choices.map((choice) => [engines_placeOf(choice.endpoint, surroundings), choice])).values()];
}
/** A link to a socket leads to the same engine. A named pipe is not looked at, since that takes one of its places. */
function engines_placeOf(endpoint, { platform, files }) {
    if (endpoint.kind !== 'socket' || platform === 'win32')
        return endpoint.url;
    return files.realPath(endpoint.path) ?? endpoint.url;
}
/** Connects to an engine and does work on it. An error of the engine becomes a problem in the report. */
async function withEngine(choice, { surroundings, debug }, deadline, work) {
    if ('problem' in choice)
        return problem('this runner', 'unsuitable', choice.problem);
    const { why } = choice;
    const { url } = choice.endpoint;
    const opened = await connect(choice.endpoint, surroundings);
    debug?.([`the engine at ${url} was chosen: ${why}`]);
    const transport = debug === undefined
        ? opened
        : (await __webpack_require__.e(/* import() */ 380).then(__webpack_require__.bind(__webpack_require__, 8380))).tellingRequests(opened, debug);
    let engine;
    try {
        try {
            engine = rememberingMounts(await openEngine(transport, deadline.stopStarting, surroundings.machine));
            const { facts, storeSize, engineId } = engine;
            debug?.([`the engine says: ${JSON.stringify({ ...facts, images: storeSize, engineId })}`]);
        }
        catch (error) {
            if (!(error instanceof errors/* EngineError */.NJ))
                throw error;
            if (deadline.stopStarting.aborted)
                return { ...ended(url, error, deadline), why };
            // `why` helps most here: it shows why this engine was tried and no other.
            return { ...problem(url, kindOfFailedGreeting(error), error.message), why };
        }
        return { ...(await work(engine)), why };
    }
    catch (error) {
        // After the first removal, the report must not say that nothing was removed.
        if (!(error instanceof errors/* EngineError */.NJ) || engine?.hasActed() === true)
            throw error;
        return { ...ended(url, error, deadline), why };
    }
    finally {
        transport.close();
    }
}
/** An engine that refuses a question is there, so `no-engine: skip` must not pass over it. */
function kindOfFailedGreeting({ fault, status = 0 }) {
    const isThere = fault === 'unsuitable' || fault === 'nonsense' || (fault === 'status' && status < 500);
    return isThere ? 'unsuitable' : 'no-engine';
}
function ended(url, { fault, message }, { stopStarting, cause }) {
    const isCancelled = stopStarting.aborted && cause() === 'cancelled';
    return isCancelled
        ? problem(url, 'cancelled', `${outcome/* WHY_NOT_REACHED */.mR.cancelled}; nothing was removed`)
        : problem(url, fault === 'unsuitable' ? 'unsuitable' : 'trouble', `${message}; nothing was removed`);
}
function problem(host, kind, message) {
    return { host, items: [], reclaimed: { method: 'off' }, problem: { kind, message } };
}

;// CONCATENATED MODULE: ./src/step/clean.ts






















/** Cleans one engine, from the inputs to the report. */
async function clean(givenSession) {
    const { engine } = givenSession;
    refuseInputs(givenSession.inputs, engine.facts);
    const { hasLocalNames } = engine_traits/* TRAITS */.G[engine.facts.store];
    const session = hasLocalNames
        ? { ...givenSession, inputs: withPodmanNames(givenSession.inputs) }
        : givenSession;
    const { inputs } = session;
    const chosen = await choose(session);
    const needsExplanation = inputs.keep.length > 0 || chosen.targets.some(({ kind }) => kind === 'absent');
    const { targets, warnings: keepWarnings } = needsExplanation
        ? await explainAbsent(chosen, session)
        : { ...chosen, warnings: [] };
    const choice = { ...chosen, targets };
    session.debug?.(choiceLines(choice));
    const notChosenImages = await findNotChosen(choice, session);
    const { beside, containersNotRemoved, ...removed } = inputs.platforms.length > 0
        ? await removeVariantsOf(choice, session)
        : await removeImagesOf(choice, session);
    const failures = [
        ...choice.failures,
        ...(removed.failures ?? []),
        ...(containersNotRemoved.length === 0 ? [] : [(0,left_behind/* containersLeft */.ob)(containersNotRemoved)]),
    ];
    const left = leftBehindOf(beside, removed, session);
    const notes = [
        ...choice.notes,
        ...notesOnMeasure(removed, inputs),
        ...builderNotes(choice, inputs),
        ...left.notes,
    ];
    const warnings = [...keepWarnings, ...(removed.warnings ?? [])];
    return {
        host: engine.host,
        engine: engine.facts,
        ...removed,
        ...(warnings.length === 0 ? {} : { warnings }),
        ...(notes.length === 0 ? {} : { notes }),
        ...(failures.length === 0 ? {} : { failures }),
        ...(notChosenImages.length === 0 ? {} : { notChosen: notChosenImages }),
        ...(left.entries.length === 0 ? {} : { leftBehind: left.entries }),
    };
}
/** The cache of the engine's own builder is cleaned; those of others are named. */
function builderNotes({ containers }, { buildCache }) {
    if (buildCache.kind === 'keep')
        return [];
    return (0,model_builder/* buildersAmong */.Hw)(containers).map((name) => `the builder ${name} of buildx keeps a cache of its own; \`${(0,model_builder/* builderCommands */.Ym)(name).pruneCommand}\` removes it`);
}
/** What the job added and this step leaves alone, and what nobody knows of it. */
function leftBehindOf(beside, { containersRemoved = [] }, { baseline, ownContainer }) {
    if (beside === undefined || baseline === undefined)
        return { entries: [], notes: [] };
    const going = new Set(containersRemoved.map(({ id }) => id));
    const entries = leftBehind(beside, { baseline, ownContainer: ownContainer(), going });
    return { entries, notes: (0,left_behind/* leftBehindUnknown */.Q4)(beside, baseline) };
}
/** Says why there is no figure, if one was asked for. */
function notesOnMeasure({ reclaimed }, { measure }) {
    if (measure === 'off' || reclaimed.method !== 'off')
        return [];
    return ['the number of bytes freed is not known: the engine did not tell the sizes of what was removed'];
}
/** What a dry run lists beside the items. */
async function findNotChosen({ targets, rule, failures }, { engine, inputs: { dryRun: isDryRun, images, filters } }) {
    if (!isDryRun || (filters.length === 0 && images.every(({ kind }) => kind !== 'pattern')))
        return [];
    const visible = await engine.listed([]);
    return notChosen(visible, targets, {
        selectors: images,
        filters,
        baseline: rule.baseline,
        isAnswered: failures.length === 0,
    });
}
async function removeImagesOf(choice, session) {
    const { engine, inputs, deadline } = session;
    const disk = await visibleDisk(engine, choice.containers, choice.rule.ownContainer);
    const goal = inputs.untilFree === undefined ? undefined : goalFor(inputs.untilFree, engine, disk);
    const survey = await takeSurvey(choice, session);
    const result = await cleanUp(survey, session, choice, goal);
    session.debug?.(resultLines(result));
    const { containersRemoved, containersStopping, files } = result;
    const items = verdictsOf(result).map((item) => {
        const backup = files.get(item.id ?? '');
        return backup === undefined ? item : { ...item, backup };
    });
    const warnings = (0,measure_account/* accidents */.vx)(result.attempts, result.survey, result.stateAfter);
    const diskAfter = inputs.dryRun || disk === undefined ? undefined : await (0,engine_deadline/* withTimeToLook */.qX)(engine, deadline).disk();
    return {
        items,
        containersNotRemoved: result.containersNotRemoved,
        beside: result.beside,
        ...(warnings.length === 0 ? {} : { warnings }),
        reclaimed: { ...result.reclaimed, ...(result.parts === undefined ? {} : { parts: result.parts }) },
        ...cacheParts(result.cache, engine),
        ...(containersRemoved.length === 0 ? {} : { containersRemoved: containersRemoved.map(reported) }),
        ...(containersStopping.length === 0 ? {} : { containersStopping: containersStopping.map(reported) }),
        ...(disk === undefined ? {} : { disk: diskReport(disk, diskAfter, goal?.bytes) }),
    };
}
/** The step fails where it did not do with the cache what was asked for. */
function cacheParts(cache, { facts }) {
    if (cache === undefined)
        return {};
    const { failure } = cache;
    return {
        buildCache: (0,report_build_cache/* cacheReport */.VR)(cache, facts),
        ...(failure === undefined ? {} : { failures: [failure] }),
    };
}
function reported({ id, name, image, state }) {
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
async function removeVariantsOf(choice, session) {
    const { dryRun: isDryRun, measure } = session.inputs;
    const choices = await surveyVariants(choice, session);
    const removed = isDryRun ? predictVariants(choices, measure) : await removeVariants(choices, session);
    const { engine, deadline, baseline } = session;
    const beside = baseline === undefined ? undefined : await lookBeside((0,engine_deadline/* withTimeToLook */.qX)(engine, deadline), baseline);
    return { ...removed, containersNotRemoved: [], beside };
}
/** Compared with the record of another engine or store, everything would look new. */
function sameEngine({ engineId, facts }, baseline) {
    if (baseline?.engine === engineId && baseline.store === facts.store)
        return baseline;
    throw new errors/* EngineError */.NJ('unsuitable', 'this is not the engine, or not the image store, that was looked at when the job began, so what is new is unknown');
}
/** The outcome of each item where the engine failed, or the step ended, before the first removal. */
function itemsNotReached(problem, { images }, { stopStarting, cause }) {
    // A removal that fails is an answer and not a problem of the engine.
    if (problem?.kind !== 'trouble' && problem?.kind !== 'cancelled')
        return [];
    const ended = stopStarting.aborted ? cause() : undefined;
    const reason = ended === undefined ? problem.message : outcome/* WHY_NOT_REACHED */.mR[ended];
    return images.map((selector) => (0,outcome/* notReached */.eo)(selector, ended, reason));
}

;// CONCATENATED MODULE: ./src/step/prepare.ts




/** Finds problems at the beginning of a job instead of at its end. Removes nothing. */
async function prepare(choice, inputs, context, deadline) {
    let baseline;
    const host = await withEngine(choice, context, deadline, async (engine) => {
        refuseInputs(inputs, engine.facts);
        if (inputs.untilFree !== undefined) {
            const disk = await visibleDisk(engine, await engine.containers(), context.runner.ownContainer());
            // Throws where the goal cannot be measured.
            goalFor(inputs.untilFree, engine, disk);
        }
        if (inputs.scope === 'job')
            baseline = await takeBaseline(engine, inputs, (0,engine_deadline/* withTimeToLook */.qX)(engine, deadline));
        return { host: engine.host, engine: engine.facts, items: [], reclaimed: { method: 'off' } };
    });
    return { host, baseline };
}
/**
 * Records what the engine holds now, hidden images included.
 * @param hastyEngine for lists that can hang in a plugin of the engine, and that the job can do without
 */
async function takeBaseline(engine, inputs, hastyEngine = engine) {
    const [images, containers, networks, volumes, buildCache] = await Promise.all([
        engine.images(),
        engine.containers(),
        (0,engine_deadline/* orIfEngineFails */.eR)(hastyEngine.networks(), undefined),
        (0,engine_deadline/* orIfEngineFails */.eR)(hastyEngine.volumes(), undefined),
        inputs.buildCache.kind === 'keep' ? undefined : engine.buildCache(),
    ]);
    const { engineId, facts } = engine;
    return baselineOf(engineId, facts.store, images, containers, { networks, volumes, buildCache });
}

// EXTERNAL MODULE: ./src/step/run.ts + 7 modules
var run = __webpack_require__(9838);
;// CONCATENATED MODULE: ./src/step/phases.ts












/** Removes now, or prepares the post phase. */
async function firstPhase(inputs, context) {
    if (inputs.when === 'now')
        return removeAll(inputs, undefined, context);
    const deadline = (0,engine_deadline/* deadlineOf */.G0)(inputs.timeoutMs, context.cancelled);
    const choices = enginesOf(inputs.hosts, context.surroundings);
    const prepared = await onEach(choices, async (choice) => {
        const preparing = prepare(choice, inputs, context, deadline);
        if (choices.length === 1)
            return preparing;
        return preparing.catch((error) => ({
            host: asProblem(urlOf(choice))(error),
            baseline: undefined,
        }));
    });
    const hosts = prepared.map(({ host }) => host);
    if (hosts.some(({ problem }) => problem === undefined)) {
        const handOver = () => context.runner.handOver(recordOf(prepared));
        const problems = await (0,run/* problemOf */.Zw)('what the post phase needs', handOver);
        if (problems.length > 0)
            return (0,report/* unprepared */.p9)(problems, inputs.dryRun);
    }
    return { ...(0,report/* report */.z8)(hosts, inputs, (0,inputs_inputs/* emptyChoice */.lk)(inputs)), deferred: true };
}
function recordOf(prepared) {
    const baselines = prepared.flatMap(({ host, baseline }) => baseline === undefined ? [] : [[host.host, baseline]]);
    return baselines.length === 0 ? undefined : baselinesText(new Map(baselines));
}
/** Removes when the job ends. */
async function postPhase(inputs, { record }, context) {
    if (record !== undefined && 'problem' in record)
        return (0,report/* recordLost */.y5)(record.problem, inputs.dryRun);
    // The inputs are read again at the end of the job, and an expression may have another value by then.
    if (record === undefined && inputs.scope === 'job')
        return (0,report/* recordLost */.y5)('none was made: `scope` was not `job` when the job began', inputs.dryRun);
    return removeAll(inputs, record === undefined ? undefined : parseBaselines(record.text), context);
}
async function removeAll(inputs, baselines, context) {
    if ((0,inputs_inputs/* isNothingAsked */.at)(inputs))
        return (0,report/* report */.z8)([], inputs, (0,inputs_inputs/* emptyChoice */.lk)(inputs));
    const deadline = (0,engine_deadline/* deadlineOf */.G0)(inputs.timeoutMs, context.cancelled);
    const choices = enginesOf(inputs.hosts, context.surroundings);
    const isOneOfMany = choices.length > 1;
    const hosts = await onEach(choices, async (choice) => {
        const url = urlOf(choice);
        const cleaning = removeOn(choice, isOneOfMany, { inputs, baselines, deadline, context });
        return isOneOfMany ? cleaning.catch(asProblem(url)) : cleaning;
    });
    return (0,report/* report */.z8)(hosts, inputs, (0,inputs_inputs/* emptyChoice */.lk)(inputs));
}
async function removeOn(choice, isOneOfMany, step) {
    const { baselines, deadline, context } = step;
    const { runner, progress, debug } = context;
    const url = urlOf(choice);
    const inputs = isOneOfMany ? withOwnFolder(step.inputs, url) : step.inputs;
    const host = await withEngine(choice, context, deadline, (engine) => clean({
        engine,
        inputs,
        deadline,
        baseline: baselines === undefined ? undefined : sameEngine(engine, baselines.get(url)),
        ownContainer: () => runner.ownContainer(),
        askPullRequests: (numbers) => askInTime(numbers, context, deadline),
        onDone: progress.on(isOneOfMany ? url : ''),
        debug,
    }));
    const items = itemsNotReached(host.problem, inputs, deadline);
    return items.length === 0 ? host : { ...host, items };
}
async function askInTime(numbers, { surroundings, runner }, { stopStarting }) {
    const { askGitHub } = await __webpack_require__.e(/* import() */ 651).then(__webpack_require__.bind(__webpack_require__, 6651));
    const answer = await askGitHub(numbers, surroundings.env, runner.secret('github-token'), stopStarting);
    // A step that is over has no time for the other selectors either.
    if (stopStarting.aborted)
        throw new errors/* EngineError */.NJ('aborted', 'the step ended while GitHub was asked');
    return answer;
}
/** Turns a refused input into a problem of one engine, so that it does not stop the others. */
function asProblem(host) {
    return (error) => {
        if (!(error instanceof input_error/* InputError */.d))
            throw error;
        const message = `${error.problems.join('; ')}; nothing was removed`;
        return { host, items: [], reclaimed: { method: 'off' }, problem: { kind: 'unsuitable', message } };
    };
}
/** Two engines can hold an image of the same ID with different names, so each has a folder of its own. */
function withOwnFolder(inputs, url) {
    if (inputs.backup === undefined)
        return inputs;
    return { ...inputs, backup: `${inputs.backup}/${(0,folder/* folderNameOf */.h)(url)}` };
}
function urlOf(choice) {
    return 'endpoint' in choice ? choice.endpoint.url : '';
}
const ENGINES_AT_ONCE = 8;
function onEach(choices, work) {
    return (0,collections/* inParallel */.HN)(ENGINES_AT_ONCE, choices, work);
}


/***/ })

};

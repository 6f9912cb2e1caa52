import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 3760:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AL: () => (/* binding */ unknownWarnings),
/* harmony export */   IM: () => (/* binding */ misspelt)
/* harmony export */ });
/* unused harmony exports INPUT_NAMES, nearestTo */
/** All inputs, in the order of action.yml. The compiler rejects a read of any other name. */
const INPUT_NAMES = [
    'images',
    'filters',
    'platforms',
    'containers',
    'build-cache',
    'keep',
    'keep-newest',
    'no-prune',
    'force',
    'backup',
    'hosts',
    'no-engine',
    'timeout',
    'when',
    'scope',
    'until-free',
    'dry-run',
    'measure',
    'missing',
    'fail-on-conflict',
    'summary',
    'github-token',
];
function isInputName(name) {
    return INPUT_NAMES.some((known) => known === name);
}
/**
 * Refuses inputs that do not exist and look like one that does. The runner only warns of them, but a step with
 * `dryrun: true` would remove what it should only list. Their values are left out, since one may be a misplaced
 * secret.
 */
function misspelt(given) {
    return given.flatMap((input) => {
        const meant = isInputName(input) ? undefined : nearestTo(input, INPUT_NAMES);
        return meant === undefined ? [] : [{ input, allowed: `is not an input; did you mean \`${meant}\`?` }];
    });
}
/** One warning for each other input that does not exist. */
function unknownWarnings(given) {
    return given
        .filter((input) => !isInputName(input) && nearestTo(input, INPUT_NAMES) === undefined)
        .map((input) => `\`${input}\` is not an input of this action, so it changes nothing`);
}
/** The name that was probably meant. */
function nearestTo(written, names) {
    const letters = withoutSeparators(written);
    return names.find((known) => looksLike(letters, withoutSeparators(known)));
}
/** The runner replaces a blank in a name with `_`. */
function withoutSeparators(name) {
    return name.replaceAll(/[-_\s]/g, '');
}
const SHORTEST_BEGINNING = 3;
/** A name of at least this length is still recognisable with two mistakes. */
const LONG_NAME = 7;
function looksLike(written, known) {
    const isBeginning = written.length >= SHORTEST_BEGINNING && known.startsWith(written);
    return isBeginning || editDistance(written, known) <= (known.length >= LONG_NAME ? 2 : 1);
}
/** How many letters are missing, added, wrong, or swapped with a neighbour (Damerau-Levenshtein). */
function editDistance(written, known) {
    let beforeLast = [];
    let last = Array.from({ length: known.length + 1 }, (_, index) => index);
    for (let row = 1; row <= written.length; row += 1) {
        const current = [row];
        for (let column = 1; column <= known.length; column += 1) {
            const isSame = written[row - 1] === known[column - 1];
            const isSwapped = written[row - 1] === known[column - 2] && written[row - 2] === known[column - 1];
            const distances = [
                at(last, column) + 1,
                at(current, column - 1) + 1,
                at(last, column - 1) + (isSame ? 0 : 1),
                ...(isSwapped ? [at(beforeLast, column - 2) + 1] : []),
            ];
            current.push(Math.min(...distances));
        }
        [beforeLast, last] = [last, current];
    }
    return at(last, known.length);
}
function at(row, column) {
    return row[column] ?? Number.POSITIVE_INFINITY;
}


/***/ }),

/***/ 8864:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  lk: () => (/* binding */ emptyChoice),
  mH: () => (/* binding */ idleInputs),
  at: () => (/* binding */ isNothingAsked),
  TL: () => (/* binding */ parseInputs),
  gM: () => (/* binding */ readReportInputs)
});

// EXTERNAL MODULE: ./src/model/filter.ts
var model_filter = __nccwpck_require__(8651);
// EXTERNAL MODULE: ./src/model/input-error.ts
var input_error = __nccwpck_require__(8250);
// EXTERNAL MODULE: ./src/model/platform.ts
var model_platform = __nccwpck_require__(3154);
// EXTERNAL MODULE: ./src/model/selector.ts
var model_selector = __nccwpck_require__(9276);
;// CONCATENATED MODULE: ./src/inputs/fields.ts
/** Reads single inputs and collects their problems, so that the user sees all of them at once. */
class Fields {
    problems;
    #read;
    constructor(read, problems = []) {
        this.problems = [...problems];
        this.#read = read;
    }
    text(input) {
        return this.#read(input).trim();
    }
    refuse(input, value, allowed) {
        this.problems.push({ input, value, allowed });
    }
    boolean(input, defaultValue) {
        const value = this.text(input);
        if (value === '')
            return defaultValue;
        if (['true', 'True', 'TRUE'].includes(value))
            return true;
        if (['false', 'False', 'FALSE'].includes(value))
            return false;
        this.refuse(input, value, 'is not a boolean; write true or false');
        return defaultValue;
    }
    /** A whole number of 1 or more; undefined if nothing is written. */
    count(input) {
        const value = this.text(input);
        if (value === '')
            return undefined;
        const count = /^\d{1,9}$/.test(value) ? Number(value) : 0;
        if (count === 0)
            this.refuse(input, value, 'is not a whole number of 1 or more; leave it empty to keep none');
        return count;
    }
    /** The first choice is the default. */
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
        const text = this.#read(input);
        const items = itemsOfList(text);
        if (items === undefined)
            return splitList(text);
        this.refuse(input, shortened(text), listProblem(items));
        return [];
    }
}
const LONGEST_SHOWN = 100;
function shortened(text) {
    const line = text.trim().replaceAll(/\s+/g, ' ');
    return line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN)}…` : line;
}
/**
 * Items are on lines of their own or between commas, except commas in braces. Lines that begin with # are
 * comments.
 */
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
/** The items of a YAML or JSON list, which an input of an action cannot be; undefined for any other text. */
function itemsOfList(text) {
    const trimmed = text.trim();
    return itemsOfJson(trimmed) ?? itemsInBrackets(trimmed) ?? itemsAfterDashes(trimmed);
}
/** Users write `toJSON(…)` in an expression. */
function itemsOfJson(text) {
    if (!text.startsWith('['))
        return undefined;
    try {
        const parsed = JSON.parse(text);
        return Array.isArray(parsed) ? parsed.map(String) : undefined;
    }
    catch (error) {
        if (error instanceof SyntaxError)
            return undefined;
        throw error;
    }
}
/** A pattern such as `[ab]` has no quote, comma, colon or slash between its brackets. */
function itemsInBrackets(text) {
    const inside = /^\[([^[\]]*)\]$/.exec(text)?.[1];
    if (inside === undefined || !/["',:/]/.test(inside))
        return undefined;
    return inside
        .split(',')
        .map((item) => item.trim().replaceAll(/^["']|["']$/g, ''))
        .filter((item) => item !== '');
}
function itemsAfterDashes(text) {
    const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim());
    const items = lines.filter((line) => line !== '' && !line.startsWith('#'));
    return items.length > 1 && items.every((line) => /^-\s/.test(line))
        ? items.map((line) => line.slice(1).trim())
        : undefined;
}
const MOST_SHOWN = 3;
/** Says what to write instead of a list. */
function listProblem(items) {
    if (items.length === 0)
        return 'is an empty list of YAML or JSON, and the input is text; leave it empty instead';
    const shown = items.slice(0, MOST_SHOWN).map((item) => `\`${item}\``);
    const rest = items.length - shown.length;
    const more = rest === 0 ? [] : [`${String(rest)} more`];
    const last = [...shown, ...more].at(-1) ?? '';
    const others = [...shown, ...more].slice(0, -1).join(', ');
    const lines = others === '' ? `write ${last}` : `write ${others} and ${last}, each on a line of its own`;
    return `is a list of YAML or JSON, and the input is text; ${lines}`;
}
const DURATION_UNITS = { s: 1000, m: 60_000, h: 3_600_000 };
/** `90s`, `10m`, `1h` or `1h30m` in milliseconds; undefined if the text is not a duration, or zero. */
function parseDuration(text) {
    if (!/^(?:\d{1,9}[smh])+$/.test(text))
        return undefined;
    const parts = [...text.matchAll(/(\d+)([smh])/g)];
    const total = parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (DURATION_UNITS[unit ?? ''] ?? 0), 0);
    return total > 0 ? total : undefined;
}
const SIZE_UNITS = {
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
/**
 * `20GB`, `1.5TiB` or `15%`; undefined for any other text. A number without a unit could mean any unit, so it
 * is refused.
 */
function parseAmount(text) {
    const [, number = '', unit = ''] = /^(\d{1,15}(?:\.\d{1,9})?) ?(%|[a-z]{1,3})$/i.exec(text) ?? [];
    const amount = Number(number);
    if (unit === '%')
        return amount > 0 && amount < 100 ? { written: text, share: amount / 100 } : undefined;
    const factor = SIZE_UNITS[unit.toLowerCase()];
    return factor === undefined || amount === 0
        ? undefined
        : { written: text, bytes: Math.ceil(amount * factor) };
}

// EXTERNAL MODULE: ./src/inputs/input-names.ts
var input_names = __nccwpck_require__(3760);
;// CONCATENATED MODULE: ./src/inputs/inputs.ts






/**
 * Reads every input and throws one InputError that names all problems.
 * @param given the names of all inputs that the user wrote, including unknown ones
 */
function parseInputs(read, given = []) {
    const fields = new Fields(read, (0,input_names/* misspelt */.IM)(given));
    const inputs = {
        images: readImages(fields, 'images'),
        filters: readFilters(fields),
        keep: readImages(fields, 'keep'),
        keepNewest: fields.count('keep-newest'),
        force: fields.boolean('force', false),
        noPrune: fields.boolean('no-prune', false),
        platforms: readPlatforms(fields),
        failOnConflict: fields.boolean('fail-on-conflict', true),
        missing: fields.choice('missing', ['warn', 'ignore', 'fail']),
        dryRun: fields.boolean('dry-run', false),
        when: fields.choice('when', ['now', 'post']),
        scope: fields.choice('scope', ['all', 'job']),
        containers: fields.choice('containers', ['keep', 'stopped', 'all', 'added']),
        buildCache: readBuildCache(fields),
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
    if (inputs.platforms.length > 0 && inputs.buildCache.kind !== 'keep') {
        fields.refuse('build-cache', fields.text('build-cache'), 'cannot go with `platforms`: the cache holds no single variants; clean it in a step of its own');
    }
    if (inputs.containers === 'added' && inputs.scope !== 'job') {
        fields.refuse('containers', 'added', 'needs `scope: job`: it takes the containers that a job added');
    }
    if (fields.problems.length > 0)
        throw new input_error/* InputError */.d(fields.problems);
    return inputs;
}
/** The inputs that the report needs even if other inputs are wrong. */
function readReportInputs(read) {
    const fields = new Fields(read);
    return { dryRun: fields.boolean('dry-run', false), summary: fields.boolean('summary', true) };
}
function readImages(fields, input) {
    const parsed = fields.list(input).map(model_selector/* parseSelector */.Pl);
    for (const selector of parsed) {
        if (!(0,model_selector/* isSelector */.cB)(selector))
            fields.refuse(input, withoutPassword(selector.requested), `is ${selector.problem}`);
        else if (input === 'keep' && selector.kind === 'pattern' && selector.isNumbered)
            fields.refuse(input, selector.requested, 'has `{closed-pr}`, which can stand only in `images`');
    }
    return parsed.filter(model_selector/* isSelector */.cB);
}
function readFilters(fields) {
    const filters = fields.list('filters').flatMap((text) => {
        const filter = (0,model_filter/* parseFilter */.aN)(text);
        if (!(0,model_filter/* isFilter */.vq)(filter))
            fields.refuse('filters', text, filter.problem);
        return (0,model_filter/* isFilter */.vq)(filter) ? filter : [];
    });
    const key = filters.length < 2 ? undefined : (0,model_filter/* contradiction */.qX)(filters);
    if (key !== undefined)
        fields.refuse('filters', key, 'cannot be true and false at once');
    return filters;
}
function readPlatforms(fields) {
    return fields.list('platforms').flatMap((text) => {
        const platform = (0,model_platform/* parsePlatform */.FL)(text);
        if (platform === undefined)
            fields.refuse('platforms', text, 'is not a platform; write os[/arch[/variant]], such as linux/arm64');
        return platform ?? [];
    });
}
const TEN_MINUTES = 600_000;
// A timer of Node ends at once if its delay needs more than 31 bits.
const LONGEST_TIMER_MS = 2 ** 31 - 1;
function readTimeout(fields) {
    const text = fields.text('timeout');
    if (text === '')
        return TEN_MINUTES;
    const milliseconds = parseDuration(text);
    if (milliseconds === undefined)
        fields.refuse('timeout', text, 'is not a duration; write 90s, 10m or 1h');
    return Math.min(milliseconds ?? TEN_MINUTES, LONGEST_TIMER_MS);
}
/** The text before an `@` without a digest belongs to an address and can hold a password. */
function withoutPassword(text) {
    const at = text.lastIndexOf('@');
    return at < 0 || /^@(?:sha\d|$)/.test(text.slice(at)) ? text : `…${text.slice(at)}`;
}
function readBackup(fields) {
    const folder = fields.text('backup');
    if (/\p{Cc}/u.test(folder))
        fields.refuse('backup', folder, 'is more than one line; write one folder');
    // No shell expands `~`, and nobody wants a folder called "~".
    if (/^~/.test(folder)) {
        fields.refuse('backup', folder, 'begins with ~, which is not expanded here; write `${{ runner.temp }}/images` or an absolute path');
    }
    if (/^\$\w|\$\{/.test(folder)) {
        fields.refuse('backup', folder, 'holds a variable, which is not expanded here; write `${{ runner.temp }}/images` or an absolute path');
    }
    return folder === '' ? undefined : folder;
}
/** Engines count nanoseconds in 63 bits. */
const LONGEST_IDLE_MS = 9e12;
function readBuildCache(fields) {
    const text = fields.text('build-cache');
    if (text === '' || text === 'keep')
        return { kind: 'keep' };
    if (text === 'unused')
        return { kind: 'unused' };
    const milliseconds = parseDuration(text);
    if (milliseconds !== undefined && milliseconds <= LONGEST_IDLE_MS)
        return { kind: 'idle', milliseconds };
    const amount = parseAmount(text);
    if (amount !== undefined && 'bytes' in amount)
        return { kind: 'up-to', bytes: amount.bytes };
    const allowed = 'is none of keep, unused, a size that may stay (10GB) and a duration without use (72h)';
    fields.refuse('build-cache', text, allowed);
    return { kind: 'keep' };
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
/** Only then no engine is asked. */
function isNothingAsked({ images, containers, buildCache }) {
    return images.length === 0 && containers !== 'added' && buildCache.kind === 'keep';
}
/**
 * Warns if only filters or a scope are given: they choose nothing, so that an empty expression never means "all
 * images".
 */
function emptyChoice(inputs) {
    const { images, filters, scope } = inputs;
    const narrowsOther = filters.length === 0 && !isNothingAsked(inputs);
    if (images.length > 0 || narrowsOther || (filters.length === 0 && scope === 'all'))
        return [];
    const what = filters.length > 0 ? '`filters` only narrow' : '`scope: job` only narrows';
    return [
        `${what} what \`images\` chooses, and \`images\` is empty, so no image is removed; to choose every image that passes, write \`images: '**'\``,
    ];
}
/** Warns of an input that can change nothing beside the others. */
function idleInputs({ images, keepNewest }) {
    if (keepNewest === undefined || images.some(({ kind }) => kind === 'pattern'))
        return [];
    return [
        '`keep-newest` holds back only what a pattern in `images` chooses, and `images` has no pattern, so it changes nothing',
    ];
}


/***/ }),

/***/ 8447:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I8: () => (/* binding */ accountLayers),
/* harmony export */   QE: () => (/* binding */ lostAnswers),
/* harmony export */   Uv: () => (/* binding */ unplanned),
/* harmony export */   Yu: () => (/* binding */ topLayers),
/* harmony export */   cz: () => (/* binding */ sum),
/* harmony export */   f7: () => (/* binding */ reclaimed),
/* harmony export */   je: () => (/* binding */ NOTHING_FREED),
/* harmony export */   pJ: () => (/* binding */ NOT_MEASURED),
/* harmony export */   sF: () => (/* binding */ deletedImages),
/* harmony export */   t2: () => (/* binding */ layerBytes),
/* harmony export */   vx: () => (/* binding */ accidents)
/* harmony export */ });
/* harmony import */ var _model_engine_traits_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2657);
/* harmony import */ var _model_image_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1444);
/* harmony import */ var _model_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6676);
/* harmony import */ var _model_removal_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2361);




const NOT_MEASURED = { total: { method: 'off' }, byAttempt: new Map() };
/** Where nothing was removed, the bytes are known without asking the engine. */
const NOTHING_FREED = { total: { bytes: 0, method: 'exact' }, byAttempt: new Map() };
/**
 * Removals after which the image is gone, though no answer says that we deleted it: the answer was lost, or another
 * client removed the image at the same time, so that the engine answered each with a part. One for each image.
 */
function lostAnswers(attempts, stateAfter) {
    const ours = new Set(attempts.flatMap(_model_removal_js__WEBPACK_IMPORTED_MODULE_3__/* .deletedBy */ .Lo));
    const lost = attempts.filter(({ answer, target }) => !ours.has(target.image) && mayHaveGone(answer, stateAfter.images.get(target.image)));
    return new Set(new Map(lost.map((attempt) => [attempt.target.image, attempt])).values());
}
/** Where the state afterwards is unknown, the image may be gone too. */
function mayHaveGone({ kind }, now = 'unknown') {
    return ((kind === 'error' || kind === 'unanswered' || kind === 'removed') &&
        (now === 'absent' || now === 'unknown'));
}
function sum(numbers) {
    let total = 0;
    for (const number of numbers)
        total += number;
    return total;
}
/** Drops the reason where the figure is exact. An upper bound of zero is exact. */
function reclaimed(bytes, method, reason) {
    return method === 'exact' || (method === 'upper-bound' && bytes === 0)
        ? { bytes, method: 'exact' }
        : { bytes, method, reason };
}
/**
 * On the graphdriver store the engine lists the layers that a removal deleted, so other clients cannot disturb this
 * figure. Where that list was lost, the size of the image is the upper bound.
 */
function accountLayers(survey, attempts, stateAfter) {
    const byAttempt = new Map();
    const lost = lostAnswers(attempts, stateAfter);
    // How much each image can still have freed, because two answers may list the same layers.
    const remaining = new Map();
    let isExact = true;
    for (const attempt of attempts) {
        const isLost = lost.has(attempt);
        if (attempt.answer.kind !== 'removed' && !isLost)
            continue;
        const freed = isLost ? upToSize(attempt, survey) : layerBytes(attempt, survey);
        const { image } = attempt.target;
        const limit = remaining.get(image) ?? survey.images.get(image)?.size ?? Infinity;
        const bytes = Math.min(freed.high, limit);
        remaining.set(image, limit - bytes);
        byAttempt.set(attempt, bytes);
        if (freed.low !== bytes)
            isExact = false;
    }
    const reason = lost.size > 0 ? ANSWER_LOST : LAYERS_UNCLEAR;
    const total = reclaimed(sum(byAttempt.values()), isExact ? 'exact' : 'upper-bound', reason);
    return { total, byAttempt };
}
const ANSWER_LOST = 'an answer of the engine was lost, or another client removed the same image at the same time';
const LAYERS_UNCLEAR = 'the history of an image does not tell the size of each of its layers';
/**
 * The bytes of the layers that an attempt deleted. Those of pruned parents are among them: an image has all their
 * layers.
 */
function layerBytes(attempt, survey) {
    const layers = (0,_model_removal_js__WEBPACK_IMPORTED_MODULE_3__/* .deletedBy */ .Lo)(attempt).filter((id) => !survey.images.has(id));
    if (layers.length === 0)
        return { low: 0, high: 0 };
    const image = survey.images.get(attempt.target.image);
    const chain = image?.layers ?? [];
    const history = survey.history.get(attempt.target.image) ?? [];
    // Deleted layers are always the top of the image's own chain; the size of anything else is unknown.
    const gone = new Set(layers);
    const isTop = chain.slice(-layers.length).every((layer) => gone.has(layer));
    const known = isTop ? topLayers(history, chain.length, layers.length) : undefined;
    if (known !== undefined)
        return known;
    const isAll = isTop && layers.length === chain.length;
    const { high } = upToSize(attempt, survey);
    return { low: isAll ? high : 0, high };
}
function upToSize({ target }, survey) {
    return { low: 0, high: survey.images.get(target.image)?.size ?? 0 };
}
/**
 * The bytes of the topmost `count` layers of an image.
 *
 * The history (newest first) has an entry for each step of the build, with the size of the layer that the step made.
 * Steps that made no layer have size 0, and so have some real layers (WORKDIR). So it is known how many of the zeros
 * are layers, and not which ones. The lower bound assumes the newest zeros, the upper bound the oldest.
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
/**
 * The images among the IDs that an answer lists as deleted, also images that the survey does not know. The
 * graphdriver store lists layers beside them, of which only those of the target's image are known.
 */
function deletedImages(attempt, { images, engine }) {
    const ids = (0,_model_removal_js__WEBPACK_IMPORTED_MODULE_3__/* .deletedBy */ .Lo)(attempt);
    const { target, answer } = attempt;
    // The answer was lost, so the engine may have pruned the parents too. Only the state afterwards can tell.
    if (answer.kind === 'error' || answer.kind === 'unanswered') {
        const image = images.get(target.image);
        return image === undefined ? [] : (0,_model_image_js__WEBPACK_IMPORTED_MODULE_1__/* .untaggedAncestors */ .aS)(image, images);
    }
    if (!_model_engine_traits_js__WEBPACK_IMPORTED_MODULE_0__/* .TRAITS */ .G[engine.store].tellsDeletedLayers)
        return ids;
    const layers = images.get(attempt.target.image)?.layers;
    const known = ids.filter((id) => images.has(id));
    // If the image itself was deleted, all unknown IDs are its layers.
    if (layers === undefined || ids.includes(attempt.target.image))
        return known;
    // An image comes before its layers, so only the first ID is certainly an image.
    const [first] = ids;
    const isUnseen = first !== undefined && !images.has(first) && !layers.includes(first);
    return isUnseen ? [first, ...known] : known;
}
/** An image that nobody chose, and that was deleted because a name moved to it during the removal. */
function unplanned(attempt, survey, isGone) {
    const { target } = attempt;
    if (target.kind === 'id' || isGone(target.image))
        return undefined;
    return deletedImages(attempt, survey).find((id) => !(0,_model_removal_js__WEBPACK_IMPORTED_MODULE_3__/* .chosenImages */ .vT)(survey).has(id) && isGone(id));
}
/** A warning for each image that was deleted though nobody chose it. */
function accidents(attempts, survey, { images }) {
    return attempts.flatMap((attempt) => {
        const id = unplanned(attempt, survey, (candidate) => images.get(candidate) === 'absent');
        if (id === undefined)
            return [];
        const name = (0,_model_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .familiar */ .ce)((0,_model_removal_js__WEBPACK_IMPORTED_MODULE_3__/* .removalName */ .Oo)(attempt.target));
        return [
            `${id} was removed though nobody asked for it: another client gave it the name ${name} while that name was being removed`,
        ];
    });
}


/***/ }),

/***/ 1586:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $d: () => (/* binding */ sizeOf),
/* harmony export */   PE: () => (/* binding */ byLastUse),
/* harmony export */   Qw: () => (/* binding */ recordsToGo),
/* harmony export */   pU: () => (/* binding */ requestFor)
/* harmony export */ });
function requestFor(rule) {
    if (rule.kind === 'up-to')
        return { keepBytes: rule.bytes };
    return rule.kind === 'idle' ? { idleMs: rule.milliseconds } : {};
}
/** The records that the engine would prune, the longest unused first. A record in use stays. */
function recordsToGo(records, rule, now, 
/** What the rule for a size counts: also records that must stay. */
all = records) {
    const unused = byLastUse(records.filter(({ isInUse }) => !isInUse));
    switch (rule.kind) {
        case 'keep':
            return [];
        case 'unused':
            return unused;
        case 'idle':
            return unused.filter(({ lastUsed }) => (lastUsed ?? 0) <= (now ?? 0) - rule.milliseconds);
        case 'up-to': {
            let left = sizeOf(all.filter(({ isShared }) => !isShared));
            return unused.filter(({ size, isShared }) => {
                if (left <= rule.bytes)
                    return false;
                if (!isShared)
                    left -= size;
                return true;
            });
        }
    }
}
/** The longest unused first. */
function byLastUse(records) {
    return records.toSorted((one, other) => (one.lastUsed ?? 0) - (other.lastUsed ?? 0));
}
function sizeOf(records) {
    return records.reduce((total, { size }) => total + size, 0);
}


/***/ }),

/***/ 6644:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HN: () => (/* binding */ inParallel),
/* harmony export */   Pu: () => (/* binding */ oncePer),
/* harmony export */   T2: () => (/* binding */ derivedFromParents),
/* harmony export */   _B: () => (/* binding */ READS_AT_ONCE),
/* harmony export */   ue: () => (/* binding */ shared),
/* harmony export */   zD: () => (/* binding */ grouped)
/* harmony export */ });
/** Groups items by a key; each group keeps the order of the items. */
function grouped(items, keyOf) {
    const groups = new Map();
    for (const item of items) {
        const key = keyOf(item);
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [item]);
        else
            group.push(item);
    }
    return groups;
}
/** Derives a value from an object once, when it is first needed. The object must not change afterwards. */
function oncePer(derive) {
    const known = new WeakMap();
    return (source) => {
        const { value } = known.get(source) ?? { value: derive(source) };
        known.set(source, { value });
        return value;
    };
}
/**
 * Derives a value for each image from the value of its parent, once per image, without recursion. In a cycle of
 * parents, which only a broken engine reports, it starts without a value.
 */
function derivedFromParents(images, derive) {
    const known = new Map();
    return (id) => {
        const ancestry = new Set();
        let next = images.get(id);
        while (next !== undefined && !known.has(next.id) && !ancestry.has(next)) {
            ancestry.add(next);
            next = next.parent === undefined ? undefined : images.get(next.parent);
        }
        for (const image of [...ancestry].toReversed()) {
            known.set(image.id, derive(image, image.parent === undefined ? undefined : known.get(image.parent)));
        }
        return known.get(id);
    };
}
/** More reads at once only wait in the engine's queue (`npm run bench`). */
const READS_AT_ONCE = 32;
/**
 * Shares one request among callers that need the same answer. A caller that comes while a request is under way
 * shares the next one, so that no answer is older than its call.
 */
function shared(request) {
    let current;
    let next;
    const start = async () => {
        await current?.catch(() => undefined);
        next = undefined;
        const result = request();
        current = result;
        return result;
    };
    return () => (next ??= start());
}
/** Works on at most `limit` items at once; the results have the order of the items. */
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


/***/ }),

/***/ 2657:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ isEngineKind),
/* harmony export */   G: () => (/* binding */ TRAITS)
/* harmony export */ });
const ALWAYS = 0;
const NEVER = Infinity;
/**
 * `label!` is missing: its meaning changes between versions of the containerd store, and no other list supports
 * it.
 */
const DOCKER_FILTERS = {
    dangling: ALWAYS,
    label: ALWAYS,
    until: ALWAYS,
    reference: ALWAYS,
    before: ALWAYS,
    since: ALWAYS,
};
const TRAITS = {
    graphdriver: {
        storeName: 'classic store',
        isNamedByDriver: true,
        keepsParents: 'always',
        refusesParents: true,
        keepsFor: 'running',
        forceTakesContainers: false,
        prunesSharedParents: false,
        knowsNoPruneSince: ALWAYS,
        removesVariants: false,
        digests: 'reference',
        hasLocalNames: false,
        tellsDeletions: true,
        tellsDeletedLayers: true,
        bytesFrom: 'deleted-layers',
        countsOnlyImagesSince: NEVER,
        listsCheaply: true,
        hidesParents: false,
        listsLabelsOfOneVariant: false,
        listFilters: { ...DOCKER_FILTERS, until: 44 },
        tellsVariantSizesSince: NEVER,
        hasBuildCache: true,
        cacheSharesLayers: true,
        // The engine's own lock is the limit, so more would gain nothing.
        removalsAtOnce: 8,
        refusals: [409],
        hasLibpod: false,
        hasStableId: true,
        storesInContainerd: false,
        saves: 'layers',
    },
    containerd: {
        storeName: 'containerd store',
        isNamedByDriver: false,
        // Without `force` it answers that it deleted the image, and hides it.
        keepsParents: 'unless-forced',
        refusesParents: false,
        keepsFor: 'all',
        forceTakesContainers: false,
        prunesSharedParents: true,
        knowsNoPruneSince: ALWAYS,
        removesVariants: true,
        digests: 'tags',
        hasLocalNames: false,
        tellsDeletions: true,
        tellsDeletedLayers: false,
        bytesFrom: 'engine-account',
        // Docker 29.6.
        countsOnlyImagesSince: 55,
        listsCheaply: false,
        hidesParents: true,
        listsLabelsOfOneVariant: true,
        // For `until` it uses another time than its list reports; it treats an image without a time as one from 1970.
        listFilters: DOCKER_FILTERS,
        tellsVariantSizesSince: 48,
        hasBuildCache: true,
        cacheSharesLayers: false,
        // Removals that overlap share one garbage collection.
        removalsAtOnce: 64,
        refusals: [409],
        hasLibpod: false,
        hasStableId: true,
        storesInContainerd: true,
        saves: 'manifests',
    },
    podman: {
        storeName: 'Podman store',
        isNamedByDriver: false,
        keepsParents: 'never',
        refusesParents: false,
        keepsFor: 'all',
        forceTakesContainers: true,
        prunesSharedParents: false,
        // From Podman 4.6 on, but its API does not show the difference before this version.
        knowsNoPruneSince: 44,
        removesVariants: false,
        digests: 'name',
        hasLocalNames: true,
        // For an image that others are built on it reports only the names, since the layers stay.
        tellsDeletions: false,
        tellsDeletedLayers: false,
        bytesFrom: 'layers-that-nothing-holds',
        countsOnlyImagesSince: NEVER,
        listsCheaply: true,
        hidesParents: false,
        listsLabelsOfOneVariant: false,
        // It finds nothing for several values of `label`. For `reference` all values must match, and the list has
        // every name.
        listFilters: { dangling: ALWAYS, before: ALWAYS, since: ALWAYS },
        tellsVariantSizesSince: NEVER,
        // Its build cache is images.
        hasBuildCache: false,
        cacheSharesLayers: false,
        removalsAtOnce: 4,
        // It answers 500 where Docker answers 409; the state afterwards shows what needs the image.
        refusals: [409, 500],
        hasLibpod: true,
        hasStableId: false,
        storesInContainerd: false,
        saves: 'configs',
    },
};
function isEngineKind(text) {
    return Object.hasOwn(TRAITS, text);
}


/***/ }),

/***/ 8651:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Yf: () => (/* binding */ filterText),
/* harmony export */   aN: () => (/* binding */ parseFilter),
/* harmony export */   qX: () => (/* binding */ contradiction),
/* harmony export */   vP: () => (/* binding */ filtersBy),
/* harmony export */   vq: () => (/* binding */ isFilter)
/* harmony export */ });
/* unused harmony export ENGINE_FILTERS */
/* harmony import */ var _pattern_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7290);
/* harmony import */ var _selector_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9276);
/* harmony import */ var _until_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5513);



/** The filters of Docker; `label!` is how the engine spells the key of `label!=…`. */
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
/** The docker CLI trims keys and values and puts keys in lower case, so this does too. */
function parseFilter(text) {
    const [, name = '', value = ''] = /^([^=]*)=([^]*)$/.exec(text)?.map((part) => part.trim()) ?? [];
    const key = KEYS.find((known) => known === name.toLowerCase());
    if (key === undefined)
        return { problem: `is not a filter; ${KNOWN}` };
    return value === '' ? { problem: 'has no value' } : filterOf(key, value);
}
const KEYS = [...ENGINE_FILTERS, 'unused'];
function filterOf(key, value) {
    switch (key) {
        case 'dangling':
        case 'unused': {
            const isBoolean = value === 'true' || value === 'false';
            return isBoolean ? { key, value, is: value === 'true' } : { problem: 'is neither true nor false' };
        }
        case 'label':
        case 'label!':
            return { key, value, label: parseLabel(value) };
        case 'until': {
            const problem = (0,_until_js__WEBPACK_IMPORTED_MODULE_2__/* .untilProblem */ .K)(value);
            return problem === undefined ? { key, value } : { problem };
        }
        case 'reference': {
            const problem = enginePatternProblem(value);
            if (problem !== undefined)
                return { problem };
            const pattern = (0,_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePattern */ .EY)(value);
            return { key, value, ...('kind' in pattern ? { pattern } : {}) };
        }
        case 'before':
        case 'since': {
            const image = (0,_selector_js__WEBPACK_IMPORTED_MODULE_1__/* .parseNamedSelector */ .SQ)(value);
            return (0,_selector_js__WEBPACK_IMPORTED_MODULE_1__/* .isNamedSelector */ .fU)(image) ? { key, value, image } : { problem: `names no image: ${image.problem}` };
        }
    }
}
function parseLabel(text) {
    const equals = text.indexOf('=');
    return equals < 0 ? { name: text } : { name: text.slice(0, equals), value: text.slice(equals + 1) };
}
function isFilter(parsed) {
    return 'key' in parsed;
}
function filtersBy(filters, key) {
    return filters.filter((filter) => filter.key === key);
}
/** A key that must be both true and false, which no image can pass. */
function contradiction(filters) {
    return ['dangling', 'unused'].find((key) => new Set(filtersBy(filters, key).map(({ is }) => is)).size > 1);
}
function filterText(filters) {
    return filters.map(({ key, value }) => `${key}=${value}`).join(', ');
}
/** Some engines answer a broken pattern with an empty list, which would look like "nothing to do". */
function enginePatternProblem(value) {
    const bare = value.replaceAll(/\[\^?(?:[^[\]^\\-](?:-[^[\]\\-])?)+\]/g, '');
    if (/[[\]\\]/.test(bare))
        return 'is not a pattern for the engine: a bracket is left open';
    // For Go's path.Match, `[!a]` is one of the two characters, so `images` and the engine read it as opposites.
    if (value.includes('[!'))
        return 'is not a pattern for the engine, which negates with ^; write [^…]';
    return value.includes('{') || value.includes('**')
        ? 'is not a pattern for the engine, which knows * ? and [a-z]; {a,b} and ** go into `images`'
        : undefined;
}


/***/ }),

/***/ 1444:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CL: () => (/* binding */ referencesOf),
/* harmony export */   aS: () => (/* binding */ untaggedAncestors),
/* harmony export */   at: () => (/* binding */ reportedNames),
/* harmony export */   b_: () => (/* binding */ isNameOf),
/* harmony export */   kV: () => (/* binding */ lastChangeOf),
/* harmony export */   o_: () => (/* binding */ namesLeft)
/* harmony export */ });
/* harmony import */ var _collections_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6644);
/* harmony import */ var _engine_traits_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2657);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6676);



function referencesOf(image) {
    return [...image.tags, ...image.digests];
}
/** When it was built or last got a name, whichever is later; undefined if the engine tells neither. */
function lastChangeOf({ created, tagged }) {
    return created === undefined && tagged === undefined ? undefined : Math.max(created ?? 0, tagged ?? 0);
}
function isNameOf(reference, image) {
    return nameSet(image).has(reference);
}
const nameSet = (0,_collections_js__WEBPACK_IMPORTED_MODULE_2__/* .oncePer */ .Pu)((image) => new Set(referencesOf(image)));
const EMPTY = { tags: new Set(), digests: new Set() };
function namesLeft(image, store) {
    const { digests: digestTrait } = _engine_traits_js__WEBPACK_IMPORTED_MODULE_0__/* .TRAITS */ .G[store];
    const tags = new Set(image.tags);
    const digests = new Set(image.digests);
    const repositories = new Map();
    for (const kind of ['tags', 'digests']) {
        for (const name of image[kind]) {
            const repository = (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M)(name);
            const entry = repositories.get(repository) ?? { tags: new Set(), digests: new Set() };
            entry[kind].add(name);
            repositories.set(repository, entry);
        }
    }
    const has = (name) => tags.has(name) || digests.has(name);
    const count = () => tags.size + digests.size;
    return {
        has,
        all: () => [...tags, ...digests],
        count,
        tagCount: () => tags.size,
        goingWith: (reference) => {
            const { tags: siblings, digests: derived } = repositories.get((0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M)(reference)) ?? EMPTY;
            const own = has(reference) ? [reference] : [];
            if (digestTrait === 'tags' && reference.includes('@'))
                return [...siblings, ...derived];
            if (digestTrait === 'name' || reference.includes('@'))
                return own;
            const isLastTag = siblings.size - own.length === 0;
            if (isLastTag)
                return [...own, ...derived];
            // The containerd store keeps what was pulled as `app:1@sha256:…` as a separate name, which goes with its tag.
            const pinned = digestTrait === 'tags' ? [...derived].filter((name) => name.startsWith(`${reference}@`)) : [];
            return [...own, ...pinned];
        },
        drop: (names) => {
            for (const name of names) {
                const repository = (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M)(name);
                const entry = repositories.get(repository) ?? EMPTY;
                for (const set of [tags, digests, entry.tags, entry.digests])
                    set.delete(name);
                if (entry.tags.size + entry.digests.size === 0)
                    repositories.delete(repository);
            }
        },
        isOneReference: () => (digestTrait === 'name' ? count() <= 1 : tags.size <= 1 && repositories.size <= 1),
    };
}
/** The lost names that the engine reports: the containerd store does not report digests that it derives from tags. */
function reportedNames(lost, image, { names, store }) {
    const areDerived = _engine_traits_js__WEBPACK_IMPORTED_MODULE_0__/* .TRAITS */ .G[store].digests === 'tags' && names.tagCount() > 0;
    if (!areDerived)
        return lost;
    const own = new Set(image.ownDigests);
    return lost.filter((name) => !name.includes('@') || own.has(name));
}
/** What an engine may prune together with an image. */
function untaggedAncestors(image, images) {
    const found = new Set();
    let parent = image.parent === undefined ? undefined : images.get(image.parent);
    while (parent !== undefined && referencesOf(parent).length === 0 && !found.has(parent.id)) {
        found.add(parent.id);
        parent = parent.parent === undefined ? undefined : images.get(parent.parent);
    }
    return [...found];
}


/***/ }),

/***/ 8250:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ InputError)
/* harmony export */ });
class InputError extends Error {
    name = 'InputError';
    /** One sentence per problem. */
    problems;
    constructor(problems) {
        const sentences = problems.map(({ input, value, allowed }) => value === undefined ? `\`${input}\` ${allowed}` : `\`${input}\`: "${value}" ${allowed}`);
        super(sentences.join('\n'));
        this.problems = sentences;
    }
}


/***/ }),

/***/ 5093:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ge: () => (/* binding */ absent),
/* harmony export */   bk: () => (/* binding */ VERDICTS),
/* harmony export */   eo: () => (/* binding */ notReached),
/* harmony export */   hR: () => (/* binding */ UNKNOWN_AFTERWARDS),
/* harmony export */   k_: () => (/* binding */ NO_SUCH_IMAGE),
/* harmony export */   l5: () => (/* binding */ reasonOfAbsence),
/* harmony export */   mR: () => (/* binding */ WHY_NOT_REACHED),
/* harmony export */   pC: () => (/* binding */ UNDER_WAY),
/* harmony export */   sF: () => (/* binding */ untouched)
/* harmony export */ });
/* harmony import */ var _removal_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2361);

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
/** The reason for a removal that the engine had not answered when the step ended. */
const UNDER_WAY = {
    time: 'the engine was asked to remove it and had not done it when the time was up; it may still go',
    cancelled: 'the engine was asked to remove it and had not done it when the step was cancelled; it may still go',
    enough: 'enough is free without it',
    'no-room': 'removals free no room',
};
/** The reason where the look afterwards got no answer either. */
const UNKNOWN_AFTERWARDS = 'the engine answered neither the removal nor the question what is left';
const NOTHING_REMOVED = { untagged: [], deleted: [] };
function absent(target) {
    return { ...(0,_removal_js__WEBPACK_IMPORTED_MODULE_0__/* .identity */ .D_)(target), verdict: 'absent', reason: reasonOfAbsence(target), ...NOTHING_REMOVED };
}
function reasonOfAbsence(target) {
    return (target.kind === 'absent' ? target.reason : undefined) ?? NO_SUCH_IMAGE;
}
function untouched(target, protection) {
    return { ...(0,_removal_js__WEBPACK_IMPORTED_MODULE_0__/* .identity */ .D_)(target), ...protection, ...NOTHING_REMOVED };
}
/** For a selector that was not reached; without a cause if the engine failed before. */
function notReached(selector, cause, reason) {
    const origin = selector.kind === 'pattern'
        ? { requested: selector.requested, chosenBy: 'pattern' }
        : (0,_removal_js__WEBPACK_IMPORTED_MODULE_0__/* .identity */ .D_)({ kind: 'absent', selector });
    const why = cause === undefined ? { reason } : { cause, reason };
    return { ...origin, verdict: 'not-reached', ...why, ...NOTHING_REMOVED };
}
const NO_SUCH_IMAGE = 'no such image';
const WHY_NOT_REACHED = {
    time: 'the time was up before its turn',
    cancelled: 'the step was cancelled before its turn',
    enough: 'enough is free without it',
    'no-room': 'the removals before it freed no room, so it is not spent in vain',
};


/***/ }),

/***/ 7290:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  EG: () => (/* binding */ isPatternText),
  NV: () => (/* binding */ matchesReference),
  OS: () => (/* binding */ matchesSpelling),
  EY: () => (/* binding */ parsePattern),
  Id: () => (/* binding */ patternOf),
  pf: () => (/* binding */ pullRequestsIn),
  Hz: () => (/* binding */ spellingsOf),
  Bh: () => (/* binding */ throughSlashes)
});

// EXTERNAL MODULE: ./src/model/collections.ts
var collections = __nccwpck_require__(6644);
// EXTERNAL MODULE: ./src/model/placeholder.ts
var placeholder = __nccwpck_require__(5868);
;// CONCATENATED MODULE: ./src/model/pattern-machine.ts
// Reads a name once from left to right and follows all states of the patterns at the same time (Thompson's algorithm).
// So a match takes at most the length of the patterns times the length of the name.


const anything = () => true;
const noSlash = (character) => character !== '/';
const slash = (character) => character === '/';
/** `**` and a slash at the beginning of a part stand for any number of folders, including none. */
const TOKENS = /(?<=^|\/)\*{2,}\/|\*+|\[[^\]]+\]|\{closed-pr\}|[^]/g;
/** One machine for all alternatives, which shares equal beginnings and ends. */
function machineFor(alternatives) {
    const states = [];
    const indexes = new Map();
    const stateFor = (key, state) => {
        const index = indexes.get(key) ?? states.length;
        indexes.set(key, index);
        if (index === states.length)
            states.push({ ...DEAD_END, ...state });
        return index;
    };
    const stateAt = (texts, at) => {
        const isEnd = texts.some(({ length }) => length === at);
        const longer = texts.filter(({ length }) => length > at);
        const ways = [...(0,collections/* grouped */.zD)(longer, (text) => text[at] ?? '')].map(([token, sharing]) => ({
            token,
            to: stateAt(sharing, at + 1),
        }));
        const key = ways.map(({ token, to }) => `${token} ${to}`).join(' ');
        const skips = ways.flatMap(({ token, to }) => {
            if (token.startsWith('**') && token.endsWith('/')) {
                const edges = [{ accepts: slash, to }];
                return [to, stateFor(`folders ${to}`, { loop: anything, edges })];
            }
            if (!token.startsWith('*'))
                return [];
            const loop = token === '*' ? noSlash : anything;
            return stateFor(`${loop === noSlash ? '*' : '**'} then ${to}`, { loop, skips: [to] });
        });
        const plain = ways.filter(({ token }) => !token.startsWith('*') && token !== placeholder/* PLACEHOLDER */.Kx);
        const edges = plain.map(({ token, to }) => ({ accepts: accepts(token), to }));
        const afterNumber = ways.flatMap(({ token, to }) => (token === placeholder/* PLACEHOLDER */.Kx ? to : []));
        return stateFor(`${isEnd} ${key}`, { isEnd, edges, skips, afterNumber });
    };
    const texts = alternatives.map((alternative) => alternative.match(TOKENS) ?? []);
    return { head: headOf(texts), start: stateAt(texts, 0), states };
}
function headOf([first = [], ...others]) {
    const end = first.findIndex((token, at) => !/^[^*?[{]$/.test(token) || others.some((text) => text[at] !== token));
    return first.slice(0, end < 0 ? first.length : end).join('');
}
const DEAD_END = { isEnd: false, edges: [], skips: [], afterNumber: [] };
function accepts(token) {
    if (token === '?')
        return noSlash;
    if (!token.startsWith('['))
        return (character) => character === token;
    const isNegated = /^\[[!^]/.test(token);
    const ranges = rangesIn(token);
    return (character) => character !== '/' && ranges.some(([from, to]) => from <= character && character <= to) !== isNegated;
}
/** The ranges of a class in brackets; a single character is a range too. */
function rangesIn(token) {
    const parts = token.match(/[\w.](?:-[\w.])?/g) ?? [];
    return parts.map((part) => [part.slice(0, 1), part.slice(-1)]);
}
/** @param number where the name has the number that `{closed-pr}` must stand for */
function matches({ head, states, start }, name, number) {
    if (!name.startsWith(head))
        return false;
    const reached = [[start]];
    const reach = (at, state) => {
        (reached[at] ??= []).push(state);
    };
    const lastSeen = new Int32Array(states.length).fill(-1);
    for (let at = 0; at < reached.length; at += 1) {
        const open = reached[at] ?? [];
        const character = name[at];
        // The loop itself adds states to `open`.
        for (const index of open) {
            const state = states[index];
            if (state === undefined || lastSeen[index] === at)
                continue;
            lastSeen[index] = at;
            for (const skip of state.skips)
                open.push(skip);
            if (character === undefined) {
                if (state.isEnd)
                    return true;
                continue;
            }
            if (state.loop?.(character) === true)
                reach(at + 1, index);
            for (const { accepts: isTaken, to } of state.edges)
                if (isTaken(character))
                    reach(at + 1, to);
            if (number?.starts.has(at) === true)
                for (const to of state.afterNumber)
                    reach(at + number.length, to);
        }
    }
    return false;
}

// EXTERNAL MODULE: ./src/model/reference.ts
var model_reference = __nccwpck_require__(6676);
// EXTERNAL MODULE: ./src/model/typo-hints.ts
var typo_hints = __nccwpck_require__(1932);
;// CONCATENATED MODULE: ./src/model/pattern.ts




const LONGEST = 1000;
const MOST_ALTERNATIVES = 500;
/** Allows a dash only between the two ends of a range, as Go's path.Match does. */
const CLASS = /\[[!^]?(?:[\w.](?:-[\w.])?)+\]/g;
const EMPTY_PART = /(?:^|\/)\.{0,2}(?:\/|$)/;
const EMPTY_PART_PROBLEM = 'no name has an empty part, "." or ".." between slashes';
/** Common mistakes and their messages. The first match is reported. */
const MISTAKES = [
    [/^!/, 'a pattern cannot exclude; list what must stay in `keep`'],
    [/[^\w.\-/:@*?[\]{},!^]/, 'only the characters of image names and * ? [ ] { } , can stand in a pattern'],
    [/\{[^{}]*\.\.[^{}]*\}/, 'a range such as {1..9} is not known; write [1-9] or {1,2,3}'],
    [/\{[^{},]*\}/, 'braces hold a choice, as in {a,b}'],
    [EMPTY_PART, EMPTY_PART_PROBLEM],
];
function isPatternText(text) {
    return /[*?[\]{}]/.test(text);
}
function parsePattern(requested) {
    if (requested.length > LONGEST)
        return { requested, problem: `longer than ${String(LONGEST)} characters` };
    const plain = requested.replaceAll(placeholder/* PLACEHOLDER */.Kx, '1');
    const problem = (0,typo_hints/* typoHint */.U)(requested) ?? MISTAKES.find(([mistake]) => mistake.test(plain))?.[1];
    if (problem !== undefined)
        return { requested, problem };
    const alternatives = expandBraces(requested.replaceAll(placeholder/* PLACEHOLDER */.Kx, placeholder/* NUMBER */.uk));
    if (alternatives === undefined) {
        return {
            requested,
            problem: `its braces stand for more than ${String(MOST_ALTERNATIVES)} names; write fewer`,
        };
    }
    if (alternatives.some((one) => /[{}[\]!^,]/.test(one.replaceAll(CLASS, '')))) {
        return { requested, problem: 'a bracket or brace is not closed, or stands in a wrong place' };
    }
    const misplaced = (0,placeholder/* placeholderProblem */.V6)(alternatives);
    if (misplaced !== undefined)
        return { requested, problem: misplaced };
    if (alternatives.some((one) => EMPTY_PART.test(one)))
        return { requested, problem: EMPTY_PART_PROBLEM };
    if (alternatives.some(hasBackwardRange))
        return { requested, problem: 'a range in brackets runs backwards' };
    return patternOf({ kind: 'pattern', requested, takesUntagged: requested === '**', isNumbered: plain !== requested }, alternatives.map((one) => one.replaceAll(placeholder/* NUMBER */.uk, placeholder/* PLACEHOLDER */.Kx)));
}
/** A pattern with the given alternatives. */
function patternOf({ kind, requested, takesUntagged, isNumbered }, alternatives) {
    return { kind, requested, takesUntagged, isNumbered, alternatives, machine: machineFor(alternatives) };
}
function hasBackwardRange(alternative) {
    return (alternative.match(CLASS) ?? []).some((text) => rangesIn(text).some(([from, to]) => from > to));
}
/** Expands one group of braces after another, the innermost first; undefined if there would be too many. */
function expandBraces(text) {
    let texts = [text];
    for (;;) {
        if (!texts.some((one) => BRACES.test(one)))
            return texts;
        const next = texts.flatMap(expandFirstBraces);
        if (next.length > MOST_ALTERNATIVES)
            return undefined;
        texts = next;
    }
}
const BRACES = /\{([^{}]*)\}/;
function expandFirstBraces(text) {
    const group = BRACES.exec(text);
    if (group === null)
        return [text];
    const [whole, inside = ''] = group;
    return inside
        .split(',')
        .map((choice) => text.slice(0, group.index) + choice + text.slice(group.index + whole.length));
}
/**
 * Tries the repository and the whole reference, each in its short and its full form. A pattern such as `*:1*`
 * must not match the digits of a digest, so a pattern without `@` ignores the digest.
 */
function matchesReference(pattern, fullReference) {
    return matchesSpelling(pattern, spellingsOf(fullReference));
}
/** The same for a caller that tries many patterns against one name. */
function matchesSpelling(pattern, spellings) {
    if (pattern.isNumbered)
        return numbersMeant(pattern, spellings).length > 0;
    return spellingsFor(pattern, spellings).some((name) => matches(pattern.machine, name));
}
/** Every number that `{closed-pr}` can stand for. With stars beside it, a name can be read in several ways. */
function pullRequestsIn(pattern, fullReference) {
    return pattern.isNumbered ? numbersMeant(pattern, spellingsOf(fullReference)) : [];
}
function numbersMeant(pattern, spellings) {
    const numbers = new Set();
    const found = new Set();
    for (const name of spellingsFor(pattern, spellings)) {
        for (const occurrence of (0,placeholder/* numbersIn */.MC)(name)) {
            numbers.add(occurrence.number);
            if (matches(pattern.machine, name, occurrence))
                found.add(occurrence.number);
        }
    }
    // The order is the one in the name.
    return [...numbers].filter((number) => found.has(number));
}
function spellingsOf(fullReference) {
    const parsed = (0,model_reference/* parseReference */.F2)(fullReference);
    if (!(0,model_reference/* isReference */.A_)(parsed))
        return { withDigest: [fullReference], withoutDigest: [fullReference] };
    const { domain, path, digest } = parsed;
    const repository = shortAndFull({ domain, path });
    const withDigest = [...repository, ...shortAndFull(parsed)];
    return { withDigest, withoutDigest: digest === undefined ? withDigest : repository };
}
function shortAndFull(reference) {
    return [...new Set([(0,model_reference/* shortName */.EU)(reference), (0,model_reference/* fullName */.fq)(reference)])];
}
function spellingsFor({ requested }, { withDigest, withoutDigest }) {
    return requested.includes('@') ? withDigest : withoutDigest;
}
/** The pattern with `**` for each `*` of its repository; undefined if there is no such star. */
function throughSlashes(pattern) {
    const tag = pattern.indexOf(':', pattern.lastIndexOf('/') + 1);
    const end = tag < 0 ? pattern.length : tag;
    const repository = pattern.slice(0, end).replaceAll(/(?<!\*)\*(?!\*)/g, '**');
    const deeper = repository + pattern.slice(end);
    // `**` alone chooses every image, so it is never suggested.
    return deeper === pattern || deeper === '**' ? undefined : deeper;
}


/***/ }),

/***/ 5868:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Kx: () => (/* binding */ PLACEHOLDER),
/* harmony export */   MC: () => (/* binding */ numbersIn),
/* harmony export */   V6: () => (/* binding */ placeholderProblem),
/* harmony export */   uk: () => (/* binding */ NUMBER)
/* harmony export */ });
/** Stands for the number of a pull request that is closed or merged. */
const PLACEHOLDER = '{closed-pr}';
/** Replaces the placeholder while braces are expanded; no name and no pattern has this character. */
const NUMBER = '\u{e002}';
// Only whole numbers count, so that `pr-{closed-pr}*` never reads `pr-123` as number 12.
const WHOLE_NUMBER = /(?<!\d)[1-9]\d{0,8}(?!\d)/g;
/** Every number in a name that can be a pull request. The digits of a digest do not count. */
function numbersIn(name) {
    const starts = new Map();
    for (const { 0: digits, index } of name.replace(/@.*/, '').matchAll(WHOLE_NUMBER)) {
        const number = Number(digits);
        const places = starts.get(number) ?? new Set();
        starts.set(number, places.add(index));
    }
    return [...starts].map(([number, places]) => ({ number, starts: places, length: String(number).length }));
}
/** What is wrong with the placeholder in the alternatives of a pattern; undefined if nothing is. */
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


/***/ }),

/***/ 3154:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ platformName),
/* harmony export */   FL: () => (/* binding */ parsePlatform),
/* harmony export */   so: () => (/* binding */ completed)
/* harmony export */ });
const PLATFORM = /^([a-z][a-z0-9]*)(?:\/([A-Za-z0-9_-]+)(?:\/([A-Za-z0-9_.]+))?)?$/;
/** A common mistake is an architecture in the place of the system, which would never be found. */
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
/** Fills in what the request leaves out; a missing architecture is the engine's own. */
function completed(request, engine) {
    const isEngineArchitecture = request.architecture === undefined;
    const variant = request.variant ?? (isEngineArchitecture ? engine.variant : undefined);
    return {
        os: request.os,
        architecture: request.architecture ?? engine.architecture,
        ...(variant === undefined ? {} : { variant }),
    };
}
/** The variant that containerd assumes when none is given. */
const DEFAULT_VARIANT = { arm64: 'v8', arm: 'v7', amd64: 'v1' };
/** `linux/arm64` and `linux/arm64/v8` are the same. */
function platformName({ os, architecture, variant }) {
    const isDefault = variant === undefined || variant === DEFAULT_VARIANT[architecture];
    return isDefault ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`;
}


/***/ }),

/***/ 2274:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   UO: () => (/* binding */ whyNotClosed),
/* harmony export */   bj: () => (/* binding */ unanswered),
/* harmony export */   r0: () => (/* binding */ isPullRequest),
/* harmony export */   r_: () => (/* binding */ TRY_LATER)
/* harmony export */ });
/* unused harmony export ADD_PERMISSION */
/** @param next names the permission in any case, since a missing permission is the usual cause */
function unanswered(why, next) {
    const what = `GitHub did not say which pull requests are closed (${why})`;
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
            return `#${number} is an issue, not a pull request`;
        case 'unknown':
            return `this repository has no pull request #${number}`;
    }
}


/***/ }),

/***/ 6676:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A_: () => (/* binding */ isReference),
/* harmony export */   EU: () => (/* binding */ shortName),
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   S_: () => (/* binding */ lastPart),
/* harmony export */   _M: () => (/* binding */ repositoryOf),
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
        return { problem: 'what follows "@" is not a digest such as sha256:<64 hex digits>' };
    }
    const { name, tag } = splitTag(at < 0 ? text : text.slice(0, at));
    if (tag !== undefined && !TAG.test(tag)) {
        return {
            problem: 'a tag has 1 to 128 letters, digits, "_", "." or "-", and does not begin with "." or "-"',
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
        return `"${place.domain}" is not a registry host`;
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
/** Whether a name or a pattern begins with a registry host. */
function hasHost(text) {
    const slash = text.indexOf('/');
    return slash >= 0 && readsAsHost(text.slice(0, slash));
}
/** Whether the part before the first slash is a host: Docker reads it as one if it cannot be a path. */
function readsAsHost(first) {
    return /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
}
/** The full form: `docker.io/library/app:1`. Two texts mean the same if and only if this is equal. */
function fullName(reference) {
    const host = reference.domain === '' ? '' : `${reference.domain}/`;
    return host + reference.path + suffix(reference);
}
/** The form that people use, and that lists of Docker show: `app:1`. */
function shortName(reference) {
    if (reference.domain !== DEFAULT_DOMAIN)
        return fullName(reference);
    const path = reference.path.startsWith(OFFICIAL_PREFIX)
        ? reference.path.slice(OFFICIAL_PREFIX.length)
        : reference.path;
    // A short form must not mean another name, so `library/a/b` keeps its prefix and `docker.io/foo.bar/a` its host.
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
/** Engines hold a digest without a tag, so `app:1@sha256:…` becomes `app@sha256:…`. */
function asHeld({ domain: host, path, tag, digest }) {
    if (digest !== undefined)
        return { domain: host, path, digest };
    return tag === undefined ? { domain: host, path } : { domain: host, path, tag };
}
/** The short form of a name that an engine reports; a text that is not a reference stays as it is. */
function familiar(name) {
    const parsed = parseReference(name);
    return isReference(parsed) ? shortName(parsed) : name;
}
function repositoryOf(fullReference) {
    const name = fullReference.split('@')[0] ?? fullReference;
    const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
    return colon < 0 ? name : name.slice(0, colon);
}
function lastPart(repository) {
    return repository.slice(repository.lastIndexOf('/') + 1);
}


/***/ }),

/***/ 2361:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D_: () => (/* binding */ identity),
/* harmony export */   Lo: () => (/* binding */ deletedBy),
/* harmony export */   Oo: () => (/* binding */ removalName),
/* harmony export */   Rs: () => (/* binding */ openTargets),
/* harmony export */   Wh: () => (/* binding */ inRemovalOrder),
/* harmony export */   eE: () => (/* binding */ notSent),
/* harmony export */   hD: () => (/* binding */ targetKey),
/* harmony export */   vT: () => (/* binding */ chosenImages)
/* harmony export */ });
/* harmony import */ var _collections_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6644);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5093);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6676);



/** The name in the DELETE request: always a full name or a full ID, since a short one can change its meaning. */
function removalName(target) {
    return target.kind === 'reference' ? target.reference : target.image;
}
function targetKey(target) {
    if (target.kind !== 'absent')
        return `${target.kind} ${removalName(target)}`;
    return `absent ${target.selector.requested}`;
}
function chosenBy({ kind, selector }) {
    if (selector.kind === 'pattern')
        return 'pattern';
    return kind === 'id' || selector.kind === 'id' ? 'id' : 'name';
}
/** The order in which the removals of one image must be sent. */
function inRemovalOrder(targets) {
    const keyed = targets.map((target) => ({ target, key: orderKey(target) }));
    return keyed.toSorted((a, b) => a.key.localeCompare(b.key, 'en')).map(({ target }) => target);
}
/** Tags come first, since the last tag of a repository takes its digests along, which then need no removal. */
function orderKey(target) {
    if (target.kind === 'id')
        return '2';
    return `${target.reference.includes('@') ? '1' : '0'}${target.reference}`;
}
function deletedBy({ answer }) {
    return answer.kind === 'removed' ? answer.deleted : [];
}
/** @param detail what was in progress */
function notSent(cause, detail) {
    const why = _outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .WHY_NOT_REACHED */ .mR[cause];
    return { kind: 'not-sent', cause, why: detail === undefined ? why : `${why}; ${detail}` };
}
/** The fields of an outcome that do not depend on the verdict. */
function identity(target) {
    const { requested } = target.selector;
    const origin = { requested, chosenBy: chosenBy(target) };
    if (target.kind === 'reference') {
        const { reference, image, pullRequests = [] } = target;
        return { ...origin, reference, id: image, ...(pullRequests.length === 0 ? {} : { pullRequests }) };
    }
    if (target.kind === 'id')
        return { ...origin, id: target.image };
    return target.selector.kind === 'id'
        ? origin
        : { ...origin, reference: (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .fullName */ .fq)(target.selector.reference) };
}
/** The targets that are to be removed. */
function openTargets({ targets, protections, }) {
    return targets.filter((target) => target.kind !== 'absent' && !protections.has(target));
}
/** IDs of the images that are to be deleted or untagged. */
const chosenImages = (0,_collections_js__WEBPACK_IMPORTED_MODULE_2__/* .oncePer */ .Pu)((survey) => new Set(openTargets(survey).map(({ image }) => image)));


/***/ }),

/***/ 9276:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Pl: () => (/* binding */ parseSelector),
/* harmony export */   SQ: () => (/* binding */ parseNamedSelector),
/* harmony export */   cB: () => (/* binding */ isSelector),
/* harmony export */   dT: () => (/* binding */ namesMeantBy),
/* harmony export */   fU: () => (/* binding */ isNamedSelector),
/* harmony export */   oQ: () => (/* binding */ isBareName),
/* harmony export */   yD: () => (/* binding */ keeperOf)
/* harmony export */ });
/* harmony import */ var _collections_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6644);
/* harmony import */ var _pattern_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7290);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6676);
/* harmony import */ var _typo_hints_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1932);




const ID = /^(?:sha256:)?([a-f0-9]{4,64})$/;
const FULL_ID_LENGTH = 64;
/** Docker would read this as a tag of an image called `sha256`, but it is a mistyped ID. */
const MISTYPED_ID = /^sha256:(?=.{40})(?![a-f0-9]{1,64}$)/;
function parseNamedSelector(requested) {
    const hex = ID.exec(requested)?.[1];
    if (hex?.length === FULL_ID_LENGTH)
        return { kind: 'id', requested, hex };
    const reference = (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(requested);
    if ((0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isReference */ .A_)(reference) && !MISTYPED_ID.test(requested)) {
        return hex === undefined
            ? { kind: 'reference', requested, reference }
            : { kind: 'reference-or-id', requested, reference, hex };
    }
    const why = (0,_typo_hints_js__WEBPACK_IMPORTED_MODULE_2__/* .typoHint */ .U)(requested) ?? ('problem' in reference ? reference.problem : '');
    return { requested, problem: `not an image reference or ID: ${why}` };
}
function isNamedSelector(parsed) {
    return 'kind' in parsed;
}
/** A name is tried first, since the IPv6 address of a registry has brackets too. */
function parseSelector(requested) {
    const named = parseNamedSelector(requested);
    if (isNamedSelector(named) || !(0,_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .isPatternText */ .EG)(requested))
        return named;
    const pattern = (0,_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePattern */ .EY)(requested);
    return 'kind' in pattern ? pattern : { requested, problem: `not a pattern: ${pattern.problem}` };
}
function isSelector(parsed) {
    return 'kind' in parsed;
}
/** Whether a name has neither a tag nor a digest. */
function isBareName({ requested }) {
    return !/[:@]/.test(requested.slice(requested.lastIndexOf('/') + 1));
}
/** `app:1@sha256:…` means the digest, but `keep` protects the tag as well. */
function namesMeantBy({ reference }) {
    const { domain, path, tag } = reference;
    return [(0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .asHeld */ .ih)(reference), tag === undefined ? (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .asHeld */ .ih)(reference) : { domain, path, tag }].map(_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .fullName */ .fq);
}
/** The fewest digits of an ID that the inputs accept. */
const SHORTEST_ID = 4;
/** Computed once per list, since many images ask for it. */
const keeperOf = (0,_collections_js__WEBPACK_IMPORTED_MODULE_3__/* .oncePer */ .Pu)((keep) => {
    const places = keep.map((selector, index) => ({ selector, index }));
    const patterns = [];
    const everything = [];
    const names = new Map();
    const repositories = new Map();
    const ids = new Map();
    for (const place of places) {
        const { selector, index } = place;
        if (selector.kind === 'pattern') {
            patterns.push({ selector, index });
            if (selector.takesUntagged)
                everything.push(place);
            continue;
        }
        if (selector.kind !== 'reference') {
            const start = selector.hex.slice(0, SHORTEST_ID);
            const sameStart = ids.get(start) ?? [];
            sameStart.push({ ...place, hex: selector.hex });
            ids.set(start, sameStart);
        }
        if (selector.kind === 'id')
            continue;
        // `keep: postgres` protects the whole repository, such as `postgres:16`.
        if (isBareName(selector))
            addFirst(repositories, (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M)((0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .fullName */ .fq)(selector.reference)), place);
        for (const name of namesMeantBy(selector))
            addFirst(names, name, place);
    }
    return {
        ofImage: ({ id, impliedDigests = [] }) => {
            const hex = id.slice('sha256:'.length);
            // An ID prefix protects every image that it matches, since one too many does no harm.
            const byId = ids.get(hex.slice(0, SHORTEST_ID))?.find((place) => hex.startsWith(place.hex));
            return earliest([everything[0], byId, ...impliedDigests.map((name) => names.get(name))])?.selector;
        },
        ofReference: (name) => {
            const byName = earliest([names.get(name), repositories.get((0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M)(name))]);
            const earlier = byName === undefined ? patterns : patterns.filter(({ index }) => index < byName.index);
            if (earlier.length === 0)
                return byName?.selector;
            const spellings = (0,_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .spellingsOf */ .Hz)(name);
            return (earlier.find(({ selector }) => (0,_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesSpelling */ .OS)(selector, spellings)) ?? byName)?.selector;
        },
    };
});
function addFirst(places, key, place) {
    if (!places.has(key))
        places.set(key, place);
}
function earliest(places) {
    let best;
    for (const place of places) {
        if (place !== undefined && (best === undefined || place.index < best.index))
            best = place;
    }
    return best;
}


/***/ }),

/***/ 5086:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   Hs: () => (/* binding */ minorOf),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   XT: () => (/* binding */ listSome),
/* harmony export */   Xe: () => (/* binding */ humanSize),
/* harmony export */   Zv: () => (/* binding */ listNames),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   wD: () => (/* binding */ markdown)
/* harmony export */ });
// Makes untrusted text (names, labels, messages of an engine) safe for the place where it is shown.
/** `1.48` → 48 */
function minorOf(apiVersion) {
    return Number(apiVersion.split('.')[1]);
}
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'];
/** Bytes as Docker writes them in `Total reclaimed space`: four significant digits, powers of 1000. */
function humanSize(bytes) {
    let value = bytes;
    let unit = 0;
    while (value >= 1000 && unit < UNITS.length - 1) {
        value /= 1000;
        unit += 1;
    }
    return `${String(Number(value.toPrecision(4)))}${UNITS[unit] ?? ''}`;
}
const MOST_NAMED = 5;
function listNames(names) {
    return listSome(names, (name) => name);
}
/** The same for things that are described only if they are listed. */
function listSome(things, describe) {
    const rest = things.length - MOST_NAMED;
    const named = things.slice(0, MOST_NAMED).map(describe);
    return named.join(', ') + (rest > 0 ? ` and ${String(rest)} more` : '');
}
function plural(count, noun) {
    return count === 1 ? `1 ${noun}` : `${String(count)} ${noun}s`;
}
// Control characters, and characters that are invisible or change the direction of a line.
const INVISIBLE = /[\p{Cc}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]+/gu;
/** One line without a workflow command: the runner obeys `##[…]` anywhere, and `::…::` at the beginning of a line. */
function plain(text) {
    return text.replace(INVISIBLE, ' ').trim().replaceAll('##[', '## [').replace(/^::/, ': :');
}
/** For a table cell or a sentence in Markdown: no part of it becomes markup, a link or a mention. */
function markdown(text) {
    // GitHub also makes links of `www.`; all other dots stay, since each escape costs bytes.
    return plain(text).replace(/[^\p{L}\p{N} .,;/-]|(?<=www)\./giu, (character) => `&#${String(character.codePointAt(0))};`);
}
function code(text) {
    return `<code>${markdown(text)}</code>`;
}
/** One of our own sentences, which may quote untrusted text: only text between backticks becomes code. */
function prose(text) {
    return markdown(text).replaceAll(/&#96;(.+?)&#96;/g, '<code>$1</code>');
}


/***/ }),

/***/ 1932:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ typoHint)
/* harmony export */ });
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6676);

/**
 * Common mistakes for which the grammar has no clear message, and what to write instead. The first match is
 * reported.
 */
const TYPO_HINTS = [
    [
        /^\[?["']|["']\]?$|^\[[^\]]*$|^[^[]*\]$/,
        'write it without quotes or brackets; the input is text with one item a line, not a YAML list',
    ],
    [/^-\s/, 'drop the dash; the input is text with one item a line, not a YAML list'],
    [/\$\{\{/, 'an expression is not expanded here; it must stand in the workflow file itself'],
    [
        /\$(?:env:)?\{?([a-z_]\w*)|%([a-z_]\w*)%/i,
        ([, ofShell, ofWindows]) => `no shell expands a variable here; write \`\${{ env.${ofShell ?? ofWindows ?? ''} }}\``,
    ],
    [
        /\$\(|`/,
        'no shell runs a command here; write what it prints, or `${{ steps.ID.outputs.NAME }}` of a step that ran it',
    ],
    [/^(?:-f|--force)(?![\w-])/, 'write `force: true` as an input of its own, and only names or IDs here'],
    [/^--no-prune(?![\w-])/, 'write `no-prune: true` as an input of its own, and only names or IDs here'],
    [/^--platform(?![\w-])/, 'write `platforms` as an input of its own, and only names or IDs here'],
    [/^--?\w/, 'write only names or IDs; options of docker have inputs of their own'],
    [/^docker\s/, 'write only the names or IDs of images'],
    [/\s#/, 'a comment needs a line of its own'],
    [/\s/, ({ input }) => hintForBlank(input)],
    [/[\s;]/, 'write one item a line, or commas between them'],
    [/<none>/, 'an untagged image has no name; write its ID'],
    [/\b([a-z]\w*:\/\/)/i, ([, scheme = '']) => `write the name without ${scheme}`],
    [/\.\.\.$|…$/, 'write the ID whole, or leave the dots out'],
    [/^sha256:/i, 'an ID is sha256: and up to 64 hex digits in lower case'],
    [/^[A-F0-9]+$/, 'an ID is written in lower case'],
    [/:sha256:/, 'a digest is written with @, as in app@sha256:…'],
];
function typoHint(text) {
    for (const [mistake, hint] of TYPO_HINTS) {
        const match = mistake.exec(text);
        if (match === null)
            continue;
        const message = typeof hint === 'string' ? hint : hint(match);
        if (message !== undefined)
            return message;
    }
    return undefined;
}
const LONGEST_NAME = 400;
/** YAML leads people to write `app: 1`. */
function hintForBlank(text) {
    if (text.length > LONGEST_NAME)
        return undefined;
    const joined = text.replaceAll(/\s*([:@/])\s*/g, '$1');
    return (0,_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .isReference */ .A_)((0,_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReference */ .F2)(joined))
        ? `there is a blank in it; did you mean \`${joined}\`?`
        : undefined;
}


/***/ }),

/***/ 5513:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ momentOf),
/* harmony export */   K: () => (/* binding */ untilProblem)
/* harmony export */ });
// The moments that Docker's `until` accepts: https://docs.docker.com/reference/cli/docker/image/prune/#filter
// Lists of graphdriver stores support the filter only since API 1.44, so this computes it for older engines.
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
/** Only years from 1970 on, since Docker reads 0001-01-01 as no limit at all. */
const DATE = /^((?:19[7-9]\d|[2-9]\d{3})-\d{2}-\d{2})(?:T([01]\d|2[0-3])(?::(\d{2})(?::(\d{2}(?:\.\d{1,9})?))?)?)?(Z|[+-]\d{2}:\d{2})?$/;
const UNIX = /^\d+(?:\.\d{1,9})?$/;
/** March 1973. A smaller number is a duration without its unit, such as `24` for `24h`. */
const FIRST_SECOND = 1e8;
/** The year 5138. A larger number is in milliseconds, and would choose every image. */
const LAST_SECOND = 1e11;
/** Go counts nanoseconds in 63 bits. */
const LONGEST_MS = 2 ** 63 / 1e6;
/** What is wrong with a value of `until`; undefined if nothing is. */
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
/** In milliseconds since 1970, rounded down to a second as lists do for images; NaN if the text is not a moment. */
function momentOf(text, now) {
    return Math.floor(exactMomentOf(text, now) / 1000) * 1000;
}
function exactMomentOf(text, now) {
    if (DURATION.test(text))
        return now.ms - durationOf(text);
    if (UNIX.test(text))
        return Number.parseInt(text, 10) * 1000;
    const [, date, hour = '00', minute = '00', second = '00', zone = now.zone] = DATE.exec(text) ?? [];
    return date === undefined || !isCalendarDay(date)
        ? Number.NaN
        : Date.parse(`${date}T${hour}:${minute}:${second}${zone}`);
}
/** JavaScript reads February 30 as March 2. */
function isCalendarDay(date) {
    const ms = Date.parse(date);
    return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date);
}
function durationOf(text) {
    const parts = [...text.matchAll(/([\d.]+)(ns|us|µs|ms|s|m|h)/g)];
    const ms = parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNIT_MS[unit ?? ''] ?? 0), 0);
    return ms < LONGEST_MS ? ms : Number.NaN;
}


/***/ }),

/***/ 3257:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   MG: () => (/* binding */ partsThatFreed),
/* harmony export */   N4: () => (/* binding */ cacheNote),
/* harmony export */   VR: () => (/* binding */ cacheReport),
/* harmony export */   be: () => (/* binding */ cacheRecordsInWords),
/* harmony export */   vd: () => (/* binding */ partsNote)
/* harmony export */ });
/* harmony import */ var _model_build_cache_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1586);
/* harmony import */ var _model_engine_traits_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2657);
/* harmony import */ var _model_text_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5086);
/* harmony import */ var _phrases_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4792);




function cacheReport({ before, after, deleted, wasAsked }, { store }) {
    // The containerd store reports a size of 0 for what images shared once.
    const { cacheSharesLayers: tellsSizes } = _model_engine_traits_js__WEBPACK_IMPORTED_MODULE_0__/* .TRAITS */ .G[store];
    return {
        ...(before === undefined || !tellsSizes ? {} : { bytesBefore: (0,_model_build_cache_js__WEBPACK_IMPORTED_MODULE_2__/* .sizeOf */ .$d)(before) }),
        ...(after === undefined || !tellsSizes ? {} : { bytesAfter: (0,_model_build_cache_js__WEBPACK_IMPORTED_MODULE_2__/* .sizeOf */ .$d)(after) }),
        removed: deleted.size,
        wasAsked,
        ...(after === undefined
            ? {}
            : { kept: after.length, inUse: after.filter(({ isInUse }) => isInUse).length }),
    };
}
/** `11 records of build cache` */
function cacheRecordsInWords(count) {
    return `${(0,_model_text_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(count, 'record')} of build cache`;
}
/** Says what went of the cache and what stays, with the next step where it was kept. */
function cacheNote(report, dryRun) {
    const { removed, kept, inUse = 0, bytesAfter, wasAsked } = report;
    const size = bytesAfter === undefined || kept === 0 ? '' : `, ${(0,_model_text_js__WEBPACK_IMPORTED_MODULE_3__/* .humanSize */ .Xe)(bytesAfter)}`;
    if (!wasAsked) {
        const next = 'next: `build-cache: unused` removes what no build uses';
        return [
            `build cache: ${(0,_model_text_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(kept ?? 0, 'record')}${size}, which can hold layers of removed images; ${next}`,
        ];
    }
    if (removed === 0 && kept === 0)
        return ['build cache: there is none'];
    const went = removed === 0 ? 'nothing' : (0,_model_text_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(removed, 'record');
    const verb = dryRun ? 'would go' : 'removed';
    const stays = kept === undefined
        ? 'what stays is not known'
        : kept === 0
            ? 'nothing stays'
            : `${(0,_model_text_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(kept, 'record')} ${kept === 1 ? 'stays' : 'stay'}${size}${inUse === 0 ? '' : `, ${inUse} in use by builds`}`;
    return [`build cache: ${went} ${verb}, ${stays}`];
}
/** What each kind of removed thing gave back; empty unless at least two did. */
function partsThatFreed({ images, containers, buildCache }) {
    const parts = Object.entries({ images, containers, 'build cache': buildCache }).flatMap(([name, part]) => part?.bytes === undefined || part.bytes === 0
        ? []
        : [{ name, bytes: part.bytes, words: (0,_phrases_js__WEBPACK_IMPORTED_MODULE_1__/* .amountInWords */ .NL)({ bytes: part.bytes, method: part.method }) }]);
    return parts.length < 2 ? [] : parts;
}
function partsNote(parts) {
    const named = parts.map(({ name, words }) => `${name} ${words}`).join(', ');
    return parts.length === 0 ? [] : [`bytes by part: ${named}; what two parts share counts once in the total`];
}


/***/ }),

/***/ 7167:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ goalHeadline),
/* harmony export */   s: () => (/* binding */ goalNote)
/* harmony export */ });
/* harmony import */ var _model_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5086);

function goalOf({ disk, items, reclaimed }, dryRun) {
    if (disk?.goal === undefined)
        return undefined;
    const { freeBefore, freeAfter, goal: wanted, size } = disk;
    const free = freeAfter ?? freeBefore;
    const known = { free, size, wanted };
    const isEnough = items.some(({ cause }) => cause === 'enough');
    const isInVain = items.some(({ cause }) => cause === 'no-room');
    if (free >= wanted)
        return { ...known, state: 'met' };
    if (dryRun && (isEnough || freeBefore + (reclaimed.bytes ?? 0) >= wanted)) {
        return { ...known, state: reclaimed.method === 'exact' ? 'would-be-met' : 'may-be-met' };
    }
    if (freeAfter === undefined)
        return { ...known, state: 'unknown' };
    if (isEnough)
        return { ...known, state: 'no-longer-met' };
    if (isInVain)
        return { ...known, state: 'in-vain' };
    return {
        ...known,
        state: items.some(({ verdict }) => verdict === 'not-reached') ? 'unfinished' : 'missed',
    };
}
/** For the headline; undefined unless every engine reaches its goal. */
function goalHeadline(hosts, dryRun) {
    const goals = hosts.flatMap((host) => goalOf(host, dryRun) ?? []);
    const [first] = goals;
    // An engine that could not be cleaned reached no goal.
    if (first === undefined || goals.length < hosts.length)
        return undefined;
    const states = new Set(goals.map(({ state }) => state));
    if (states.size === 1 && first.state === 'met')
        return 'goal met';
    const isReached = [...states].every((state) => ['met', 'would-be-met', 'may-be-met'].includes(state));
    if (!isReached)
        return undefined;
    return states.has('may-be-met') ? 'goal may be met' : 'goal would be met';
}
/** A goal that was met is a success. A missed one is no failure, but the user must learn of it. */
function goalNote(host, dryRun) {
    const goal = goalOf(host, dryRun);
    if (goal === undefined)
        return [];
    const holders = isMissed(goal) ? holdersOf(host) : [];
    const text = [`disk: ${GOAL_NOTES[goal.state](goal)}`, ...holders].join('; ');
    return [{ kind: isMissed(goal) ? 'warning' : goal.state === 'met' ? 'success' : 'fact', text }];
}
function isMissed({ state }) {
    return state === 'missed' || state === 'in-vain';
}
/** What still takes room, as far as this step knows. */
function holdersOf({ buildCache, items }) {
    const records = buildCache?.kept ?? 0;
    const size = buildCache?.bytesAfter === undefined ? '' : ` of ${(0,_model_text_js__WEBPACK_IMPORTED_MODULE_0__/* .humanSize */ .Xe)(buildCache.bytesAfter)}`;
    const next = buildCache?.wasAsked === true ? '' : ' (next: `build-cache: unused`)';
    const cache = records === 0 ? [] : [`the build cache holds ${(0,_model_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(records, 'record')}${size}${next}`];
    const staying = new Set(items.flatMap(({ verdict, id }) => (id !== undefined && STAYS.has(verdict) ? id : [])));
    return staying.size === 0 ? cache : [...cache, `${(0,_model_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(staying.size, 'chosen image')} had to stay`];
}
const STAYS = new Set(['kept', 'in-use', 'conflict', 'failed']);
function freeShare({ free, size }) {
    return `${(0,_model_text_js__WEBPACK_IMPORTED_MODULE_0__/* .humanSize */ .Xe)(free)} of ${(0,_model_text_js__WEBPACK_IMPORTED_MODULE_0__/* .humanSize */ .Xe)(size)} are free`;
}
function freeAndWanted(goal) {
    return `${freeShare(goal)}, ${(0,_model_text_js__WEBPACK_IMPORTED_MODULE_0__/* .humanSize */ .Xe)(goal.wanted)} are asked for`;
}
const GOAL_NOTES = {
    met: (goal) => `at least ${(0,_model_text_js__WEBPACK_IMPORTED_MODULE_0__/* .humanSize */ .Xe)(goal.wanted)} are free, as asked for`,
    'would-be-met': freeAndWanted,
    'may-be-met': freeAndWanted,
    unknown: freeAndWanted,
    'no-longer-met': (goal) => `${(0,_model_text_js__WEBPACK_IMPORTED_MODULE_0__/* .humanSize */ .Xe)(goal.wanted)} were free when the removals stopped, as asked for; now ${freeShare(goal)}, because others wrote to it meanwhile`,
    unfinished: (goal) => `only ${freeShare(goal)}, ${(0,_model_text_js__WEBPACK_IMPORTED_MODULE_0__/* .humanSize */ .Xe)(goal.wanted)} were asked for, and the step ended before it reached every chosen image`,
    'in-vain': (goal) => `only ${freeShare(goal)}, ${(0,_model_text_js__WEBPACK_IMPORTED_MODULE_0__/* .humanSize */ .Xe)(goal.wanted)} were asked for, and the removals stopped, since they freed no room: something else holds the layers`,
    missed: (goal) => `only ${freeShare(goal)}, ${(0,_model_text_js__WEBPACK_IMPORTED_MODULE_0__/* .humanSize */ .Xe)(goal.wanted)} were asked for, and nothing else that was chosen could be removed`,
};


/***/ }),

/***/ 1762:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HR: () => (/* binding */ leftBehindNotes),
/* harmony export */   Q4: () => (/* binding */ leftBehindUnknown),
/* harmony export */   ob: () => (/* binding */ containersLeft)
/* harmony export */ });
/* harmony import */ var _model_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5086);

/** More of a kind only count: the log must stay short. */
const MOST_OF_A_KIND = 10;
/** How to list all of a kind. */
const LISTS = {
    builder: 'docker buildx ls',
    container: 'docker container ls --all',
    network: 'docker network ls',
    volume: 'docker volume ls',
};
/** What came during the job and stays, each with the command that removes it. */
function leftBehindNotes(all, dryRun) {
    const stays = dryRun ? 'would be left behind' : 'left behind';
    return ['builder', 'container', 'network', 'volume'].flatMap((kind) => {
        const ofKind = all.filter((one) => one.kind === kind);
        const named = ofKind.slice(0, MOST_OF_A_KIND).map((one) => `${stays}: ${sentence(one)}`);
        const rest = ofKind.length - named.length;
        return rest === 0
            ? named
            : [
                ...named,
                `${stays}: ${(0,_model_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(rest, `more ${kind}`)}, new since this job began; \`${LISTS[kind]}\` lists them all`,
            ];
    });
}
function sentence({ kind, name, command, pruneCommand }) {
    const prune = pruneCommand === undefined ? '' : `, \`${pruneCommand}\` only its cache`;
    return `${kind} ${name}, new since this job began; \`${command}\` removes it${prune}`;
}
/** Says what nobody knows, so that an empty list is never taken for "nothing is left". */
function leftBehindUnknown(beside, { networks, volumes }) {
    const isRecorded = { containers: true, networks: networks !== undefined, volumes: volumes !== undefined };
    const kinds = ['containers', 'networks', 'volumes'];
    const unrecorded = kinds.filter((kind) => !isRecorded[kind]);
    const unlisted = kinds.filter((kind) => isRecorded[kind] && beside[kind] === undefined);
    return [
        because(unrecorded, 'they were not recorded when the job began'),
        because(unlisted, 'the engine did not list them when the job ended'),
    ].flat();
}
function because(kinds, why) {
    if (kinds.length === 0)
        return [];
    return [`which ${kinds.join(' and ')} this job left behind is not known: ${why}`];
}
/** Containers that were to go and stay fail the step. */
function containersLeft(left) {
    const names = (0,_model_text_js__WEBPACK_IMPORTED_MODULE_0__/* .listSome */ .XT)(left, ({ container: { name }, why }) => `${name} (${why})`);
    return `${(0,_model_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(left.length, 'container')} that this job added could not be removed: ${names}`;
}


/***/ }),

/***/ 4792:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $W: () => (/* binding */ isLeftAlone),
/* harmony export */   $i: () => (/* binding */ hostHeadline),
/* harmony export */   Ce: () => (/* binding */ pullRequestLinks),
/* harmony export */   Hz: () => (/* binding */ storeName),
/* harmony export */   NL: () => (/* binding */ amountInWords),
/* harmony export */   OB: () => (/* binding */ rowOf),
/* harmony export */   Pe: () => (/* binding */ countsInWords),
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   Pn: () => (/* binding */ hostLine),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   em: () => (/* binding */ sentence)
/* harmony export */ });
/* unused harmony export pullRequestText */
/* harmony import */ var _model_engine_traits_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2657);
/* harmony import */ var _model_pull_request_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(2274);
/* harmony import */ var _model_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6676);
/* harmony import */ var _model_text_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(5086);
/* harmony import */ var _build_cache_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3257);
/* harmony import */ var _goal_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7167);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8850);
/* harmony import */ var _verdict_table_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(9218);








/** Phrases that the log, the annotations and the summary share. */
/** `Freed 238.4MB: 3 deleted, 1 in conflict`, or `Would free 42MB: 2 images`. */
function headline({ totals, dryRun, deferred, crashed, hosts, problems }) {
    if (crashed === true)
        return 'what was removed is not known';
    const freed = {
        method: totals.reclaimedMethod,
        ...(totals.reclaimedBytes === undefined ? {} : { bytes: totals.reclaimedBytes }),
    };
    const result = resultInWords(hosts, dryRun, freed) ??
        nothingInWords(hosts, { isRefused: problems !== undefined, isDeferred: deferred === true, dryRun });
    const down = hosts.filter(({ problem }) => problem !== undefined).length;
    return hosts.length < 2 || down === 0
        ? result
        : `${result}; ${down} of ${hosts.length} engines could not be cleaned`;
}
function nothingInWords(hosts, step) {
    const problems = hosts.flatMap(({ problem }) => problem ?? []);
    const isSilent = problems.length > 0 && problems.every(({ kind }) => kind === 'no-engine');
    const prefix = step.dryRun ? 'Dry run: ' : '';
    if (hosts.length === 1 && isSilent)
        return `${prefix}nothing was removed: no engine answered`;
    if (step.isRefused || problems.length > 0)
        return `${prefix}nothing was removed`;
    if (step.isDeferred)
        return `${prefix}nothing is removed yet: \`when: post\` does it when the job ends`;
    return `${prefix}nothing to remove${hosts.length === 0 ? ': `images` is empty' : ''}`;
}
/** The headline of one of several engines. */
function hostHeadline(host, dryRun) {
    if (host.problem !== undefined)
        return 'could not be cleaned';
    return resultInWords([host], dryRun, host.reclaimed) ?? 'nothing to remove';
}
/** Undefined where nothing was chosen. */
function resultInWords(hosts, dryRun, { bytes, method }) {
    const items = hosts.flatMap((host) => host.items);
    const counts = [...goingInWords(hosts, items, dryRun), ...countsOf(items, STAYS, dryRun)].join(', ');
    if (counts === '')
        return undefined;
    const amount = bytes === undefined ? undefined : amountInWords({ bytes, method });
    const verb = dryRun ? 'Would free' : 'Freed';
    const hasGoal = hosts.some(({ disk }) => disk?.goal !== undefined);
    const goal = hasGoal ? ((0,_goal_js__WEBPACK_IMPORTED_MODULE_3__/* .goalHeadline */ .m)(hosts, dryRun) ?? []) : [];
    if (amount !== undefined)
        return `${[`${verb} ${amount}`, goal].flat().join(', ')}: ${counts}`;
    if (!dryRun)
        return [goal, counts].flat().join(': ');
    const nothing = goingInWords(hosts, items, dryRun).length === 0 ? 'nothing, ' : '';
    return `Would remove ${nothing}${counts}`;
}
/** `3 deleted, 11 records of build cache removed`; `2 images` in a dry run. */
function goingInWords(hosts, items, dryRun) {
    const removed = dryRun ? '' : ' removed';
    const containers = hosts.flatMap(({ containersRemoved = [] }) => containersRemoved).length;
    const caches = hosts.flatMap(({ buildCache }) => (buildCache?.wasAsked === true ? buildCache : []));
    const records = caches.reduce((total, cache) => total + cache.removed, 0);
    return [
        ...countsOf(items, GOES, dryRun),
        // Beside images the containers have lines of their own, and a cache of which nothing went is no news.
        ...(items.length > 0 || containers === 0 ? [] : [`${(0,_model_text_js__WEBPACK_IMPORTED_MODULE_6__/* .plural */ .LS)(containers, 'container')}${removed}`]),
        ...(caches.length === 0 || (records === 0 && items.length > 0)
            ? []
            : [`${(0,_build_cache_js__WEBPACK_IMPORTED_MODULE_2__/* .cacheRecordsInWords */ .be)(records)}${removed}`]),
    ];
}
const GOES = _verdict_table_js__WEBPACK_IMPORTED_MODULE_5__/* .SHOWN */ .k.filter((shown) => _verdict_table_js__WEBPACK_IMPORTED_MODULE_5__/* .VERDICT_TABLE */ .F[shown].noun !== undefined);
const STAYS = _verdict_table_js__WEBPACK_IMPORTED_MODULE_5__/* .SHOWN */ .k.filter((shown) => _verdict_table_js__WEBPACK_IMPORTED_MODULE_5__/* .VERDICT_TABLE */ .F[shown].noun === undefined);
/** `3 deleted, 1 in conflict` */
function countsInWords(items) {
    return countsOf(items, _verdict_table_js__WEBPACK_IMPORTED_MODULE_5__/* .SHOWN */ .k, false).join(', ');
}
function countsOf(items, verdicts, dryRun) {
    return verdicts.flatMap((shown) => {
        const all = items.filter((item) => (0,_report_js__WEBPACK_IMPORTED_MODULE_4__/* .shownAs */ .sE)(item) === shown);
        const { words, noun } = _verdict_table_js__WEBPACK_IMPORTED_MODULE_5__/* .VERDICT_TABLE */ .F[shown];
        if (all.length === 0)
            return [];
        if (!dryRun || noun === undefined)
            return [`${all.length} ${words}`];
        return [(0,_model_text_js__WEBPACK_IMPORTED_MODULE_6__/* .plural */ .LS)(noun === 'image' ? imagesIn(all) : all.length, noun)];
    });
}
/** Several names of one image are one image. */
function imagesIn(items) {
    return new Set(items.map(({ id, requested }) => id ?? requested)).size;
}
const LIMITS = {
    exact: '',
    'upper-bound': 'at most ',
    estimate: 'about ',
    off: '',
};
/** `238.4MB`, `at most 238.4MB`, or `nothing` where that is certain. */
function amountInWords({ bytes, method, }) {
    return bytes === 0 && method === 'exact' ? 'nothing' : `${LIMITS[method]}${(0,_model_text_js__WEBPACK_IMPORTED_MODULE_6__/* .humanSize */ .Xe)(bytes)}`;
}
function nameOf({ requested, chosenBy, reference, id, platform }) {
    const searched = chosenBy === 'pattern' && id !== undefined ? id : requested;
    const name = reference === undefined ? searched : (0,_model_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .familiar */ .ce)(reference);
    return platform === undefined ? name : `${name} (${platform})`;
}
function sentence({ reason, next, backup, pullRequests = [] }) {
    const closed = pullRequests.filter((pullRequest) => (0,_model_pull_request_js__WEBPACK_IMPORTED_MODULE_7__/* .whyNotClosed */ .UO)(pullRequest) === undefined);
    const parts = [
        reason ?? [],
        backup === undefined ? [] : `saved to ${backup}`,
        closed.map(pullRequestText),
        next === undefined ? [] : `next: ${next}`,
    ];
    return parts.flat().join('; ');
}
function hostLine({ host, why, engine }) {
    const place = why === undefined ? host : `${host} (${why})`;
    if (engine === undefined)
        return place;
    return `${place}: ${engine.name} ${engine.version}, API ${engine.apiVersion}, ${storeName(engine)}`;
}
/** `classic store (overlay2)` */
function storeName({ store, storageDriver }) {
    const { storeName: name } = _model_engine_traits_js__WEBPACK_IMPORTED_MODULE_0__/* .TRAITS */ .G[store];
    return storageDriver === undefined ? name : `${name} (${storageDriver})`;
}
/** `pull request #12 merged since 2026-05-01: Add a button`; callers must escape the title: it is foreign text. */
function pullRequestText(pullRequest) {
    const { number, title } = pullRequest;
    return `pull request #${number} ${stateSince(pullRequest)}${title === undefined ? '' : `: ${title}`}`;
}
/** The same with a link, in Markdown. The address holds only the server, the repository and the number. */
function pullRequestLinks(pullRequest) {
    const { number, title = '', url } = pullRequest;
    return `[${`#${number} ${(0,_model_text_js__WEBPACK_IMPORTED_MODULE_6__/* .markdown */ .wD)(title)}`.trim()}](${url}) ${stateSince(pullRequest)}`;
}
function stateSince({ state, closedAt }) {
    return closedAt === undefined ? state : `${state} since ${closedAt.slice(0, 10)}`;
}
function rowOf(item) {
    return _verdict_table_js__WEBPACK_IMPORTED_MODULE_5__/* .VERDICT_TABLE */ .F[(0,_report_js__WEBPACK_IMPORTED_MODULE_4__/* .shownAs */ .sE)(item)];
}
function isLeftAlone(item) {
    return rowOf(item).sight === 'folded';
}


/***/ }),

/***/ 8850:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   In: () => (/* binding */ levelOf),
/* harmony export */   Ix: () => (/* binding */ isExcused),
/* harmony export */   J5: () => (/* binding */ refused),
/* harmony export */   oV: () => (/* binding */ withWarnings),
/* harmony export */   p9: () => (/* binding */ unprepared),
/* harmony export */   sE: () => (/* binding */ shownAs),
/* harmony export */   y5: () => (/* binding */ recordLost),
/* harmony export */   z8: () => (/* binding */ report),
/* harmony export */   zB: () => (/* binding */ crashed)
/* harmony export */ });
/* harmony import */ var _model_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5093);
/* harmony import */ var _model_text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5086);
/* harmony import */ var _verdict_table_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9218);



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
/** Adds warnings that came up outside of the hosts. */
function withWarnings(original, more) {
    const warnings = [...more, ...(original.warnings ?? [])];
    return warnings.length === 0 ? original : { ...original, warnings };
}
/** The report of a run that ended before any engine was asked. */
function refused(problems, dryRun) {
    return unfinished(problems, `${(0,_model_text_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(problems.length, 'problem')} with the inputs; nothing was removed`, dryRun);
}
/** The report of a post phase without a usable record of what was there before. */
function recordLost(problem, dryRun) {
    const message = 'the record of what was there before this job is lost, so what is new is unknown; nothing was removed';
    return unfinished([problem], message, dryRun);
}
/** The report of a first phase that could not hand over to the post phase. */
function unprepared(problems, dryRun) {
    return unfinished(problems, 'nothing will be removed when the job ends', dryRun);
}
/** The report of a run that hit a bug in this action. */
function crashed(problem) {
    const message = 'the action met an error of its own; what was removed until then is not known, please report it';
    return { ...unfinished([problem], message, false), crashed: true };
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
    const counts = _model_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .VERDICTS */ .bk.map((verdict) => [verdict, items.filter((item) => item.verdict === verdict).length]);
    return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
/** The sum over the hosts is only as exact as the least exact of them. */
function reclaimedBy(hosts) {
    const worstFirst = ['off', 'estimate', 'upper-bound', 'exact'];
    // Skip an engine that could not be cleaned: its missing figure is no doubt about the others.
    const methods = hosts.flatMap(({ reclaimed, problem }) => (problem === undefined ? reclaimed.method : []));
    const method = worstFirst.find((candidate) => methods.includes(candidate)) ?? 'off';
    if (method === 'off')
        return { method };
    return { method, bytes: hosts.reduce((bytes, { reclaimed }) => bytes + (reclaimed.bytes ?? 0), 0) };
}
/** Whether an outcome fails the step, or is worth a warning. */
function levelOf(item, { failOnConflict, missing }) {
    const { level } = _verdict_table_js__WEBPACK_IMPORTED_MODULE_1__/* .VERDICT_TABLE */ .F[shownAs(item)];
    if (level === 'fail-on-conflict')
        return failOnConflict ? 'error' : 'warning';
    if (level !== 'missing')
        return level;
    // A pattern asks for no particular image, so one that is gone by now is no failure.
    return item.chosenBy === 'pattern' ? 'none' : MISSING[missing];
}
const MISSING = { ignore: 'none', warn: 'warning', fail: 'error' };
function shownAs({ verdict, cause }) {
    return cause === 'enough' || cause === 'no-room' ? 'left-alone' : verdict;
}
function isExcused(problem, rules) {
    return problem.kind === 'no-engine' && rules.noEngine === 'skip';
}
function exit(items, hosts, rules) {
    const problems = hosts.flatMap(({ host, problem }) => problem === undefined || isExcused(problem, rules) ? [] : [`${host}: ${problem.message}`]);
    const failing = items.filter((item) => levelOf(item, rules) === 'error');
    const counts = countsOf(failing);
    const kinds = _model_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .VERDICTS */ .bk.flatMap((verdict) => {
        const count = counts[verdict];
        return count === undefined ? [] : [`${count} ${_verdict_table_js__WEBPACK_IMPORTED_MODULE_1__/* .VERDICT_TABLE */ .F[verdict].words}`];
    });
    const verdicts = failing.length === 0
        ? []
        : [`${failing.length} of ${(0,_model_text_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(items.length, 'item')} went wrong: ${kinds.join(', ')}`];
    const failures = new Set(hosts.flatMap((host) => host.failures ?? []));
    const message = [...problems, ...failures, ...verdicts].join('; ');
    return { failed: message !== '', message };
}


/***/ }),

/***/ 9218:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ VERDICT_TABLE),
/* harmony export */   k: () => (/* binding */ SHOWN)
/* harmony export */ });
/* harmony import */ var _model_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5093);

const VERDICT_TABLE = {
    failed: {
        words: 'failed',
        sign: '❌&nbsp;**failed**',
        place: 0,
        sight: 'trouble',
        level: 'error',
    },
    conflict: {
        words: 'in conflict',
        sign: '⚠️&nbsp;**conflict**',
        place: 1,
        sight: 'trouble',
        level: 'fail-on-conflict',
    },
    'not-reached': {
        words: 'not reached',
        sign: '⏳&nbsp;**not&nbsp;reached**',
        place: 2,
        sight: 'trouble',
        level: 'error',
    },
    absent: {
        words: 'absent',
        sign: '➖&nbsp;absent',
        place: 3,
        sight: 'trouble',
        level: 'missing',
    },
    'in-use': {
        words: 'in use',
        sign: '🔒&nbsp;in&nbsp;use',
        place: 4,
        sight: 'trouble',
        level: 'none',
    },
    deleted: {
        words: 'deleted',
        noun: 'image',
        sign: '🗑️&nbsp;deleted',
        place: 5,
        sight: 'calm',
        level: 'none',
    },
    'variant-deleted': {
        words: 'deleted as a variant',
        noun: 'variant',
        sign: '🗑️&nbsp;variant&nbsp;deleted',
        place: 6,
        sight: 'calm',
        level: 'none',
    },
    untagged: {
        words: 'untagged',
        noun: 'name',
        sign: '🏷️&nbsp;untagged',
        place: 7,
        sight: 'calm',
        level: 'none',
    },
    kept: { words: 'kept', sign: '🛡️&nbsp;kept', place: 8, sight: 'calm', level: 'none' },
    'left-alone': {
        words: 'left alone',
        sign: '💤&nbsp;left&nbsp;alone',
        place: 9,
        sight: 'folded',
        level: 'none',
    },
};
/** In the order of the counts in the headline. */
const SHOWN = [..._model_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .VERDICTS */ .bk, 'left-alone'];


/***/ }),

/***/ 9838:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Zw: () => (/* binding */ problemOf),
  eF: () => (/* binding */ run)
});

// UNUSED EXPORTS: publish

// EXTERNAL MODULE: ./src/inputs/input-names.ts
var input_names = __nccwpck_require__(3760);
// EXTERNAL MODULE: ./src/inputs/inputs.ts + 1 modules
var inputs_inputs = __nccwpck_require__(8864);
// EXTERNAL MODULE: ./src/model/input-error.ts
var input_error = __nccwpck_require__(8250);
// EXTERNAL MODULE: ./src/model/removal.ts
var removal = __nccwpck_require__(2361);
// EXTERNAL MODULE: ./src/model/text.ts
var model_text = __nccwpck_require__(5086);
// EXTERNAL MODULE: ./src/model/collections.ts
var collections = __nccwpck_require__(6644);
// EXTERNAL MODULE: ./src/report/build-cache.ts
var build_cache = __nccwpck_require__(3257);
;// CONCATENATED MODULE: ./src/report/disk-room.ts

/** Engines write small amounts of their own data at any time. */
const OWN_WRITES = 1_000_000;
/** A disk frees some per cent more than the removed content, for partly filled blocks and for folders. */
const SHARE_OF_BLOCKS = 0.1;
/** A dry run has only one figure. */
function diskRoom(host, disk) {
    const { size, freeBefore, freeAfter } = disk;
    if (freeAfter === undefined)
        return { size, free: freeBefore };
    const gained = freeAfter - freeBefore;
    const noise = OWN_WRITES + lastDigitOf(Math.max(freeBefore, freeAfter));
    const { bytes } = host.reclaimed;
    const isUnchanged = Math.abs(gained) <= noise || (bytes === 0 && (gained < 0 || removedNothing(host)));
    const room = { size, free: freeAfter, ...(isUnchanged ? {} : { freeBefore }) };
    const tolerance = noise + SHARE_OF_BLOCKS * (bytes ?? 0);
    if (bytes === undefined || Math.abs(gained - bytes) <= tolerance || (isUnchanged && bytes === 0))
        return room;
    return { ...room, difference: `disk: ${differenceOf(isUnchanged ? 0 : gained, bytes, host)}` };
}
/** `disk: 25GB free before, 50GB now, of 100GB` */
function roomInWords({ size, free, freeBefore }) {
    const now = (0,model_text/* humanSize */.Xe)(free);
    return freeBefore === undefined
        ? `disk: ${now} of ${(0,model_text/* humanSize */.Xe)(size)} are free`
        : `disk: ${(0,model_text/* humanSize */.Xe)(freeBefore)} free before, ${now} now, of ${(0,model_text/* humanSize */.Xe)(size)}`;
}
/** Sizes are shown with four digits, so a smaller change is invisible. */
function lastDigitOf(bytes) {
    return 10 ** Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1))) - 3);
}
/** Without a removal, a change of the disk does not come from this step. */
function removedNothing({ items, containersRemoved = [], buildCache }) {
    const isUntouched = containersRemoved.length === 0 && (buildCache?.removed ?? 0) === 0;
    return isUntouched && items.every(({ deleted }) => deleted.length === 0);
}
const NOT_EXACT = {
    exact: '',
    off: '',
    'upper-bound': 'the reclaimed bytes are a limit; or ',
    estimate: 'the reclaimed bytes are an estimate; or ',
};
function differenceOf(gained, bytes, { reclaimed, items, containersRemoved = [] }) {
    const writers = items.some(({ backup }) => backup !== undefined) ? 'the backup or others' : 'others';
    if (gained < 0)
        return `less is free than before, because ${writers} wrote to it meanwhile`;
    const uncertainty = NOT_EXACT[reclaimed.method];
    if (gained < bytes) {
        const grew = gained === 0 ? 'did not grow' : 'grew by less than what was reclaimed';
        return `its free room ${grew}: ${uncertainty}${writers} wrote to it meanwhile, or its file system gives room back later`;
    }
    const blocks = bytes === 0 ? '' : 'small files take more room than their content, or ';
    const written = containersRemoved.length === 0 ? '' : 'what the removed containers had written went too, or ';
    return `its free room grew by more than what was reclaimed: ${blocks}${written}others removed something meanwhile`;
}

// EXTERNAL MODULE: ./src/report/goal.ts
var report_goal = __nccwpck_require__(7167);
// EXTERNAL MODULE: ./src/report/left-behind.ts
var left_behind = __nccwpck_require__(1762);
// EXTERNAL MODULE: ./src/report/phrases.ts
var phrases = __nccwpck_require__(4792);
;// CONCATENATED MODULE: ./src/report/notes.ts





function asNotes(kind, texts) {
    return [texts].flat().map((text) => ({ kind, text }));
}
/** What else the step did and found on an engine. */
function notesOf(host, dryRun) {
    const { failures = [], warnings = [], notes = [], containersRemoved = [], containersStopping = [], leftBehind = [], items, } = host;
    const removed = dryRun ? 'would be removed' : 'removed';
    const itemsById = new Map(items.toReversed().map((item) => [item.id, item]));
    const noteOf = (what) => {
        return ({ name, state, image }) => {
            const item = itemsById.get(image);
            const imageName = item === undefined ? image.slice(0, 19) : (0,phrases/* nameOf */.Vb)(item);
            return `container ${name} (${state}, of ${imageName}) ${what}`;
        };
    };
    const containers = [
        ...containersRemoved.map((container) => {
            const isForImage = itemsById.get(container.image)?.verdict === 'deleted';
            return noteOf(isForImage ? `${removed} first` : removed)(container);
        }),
        ...containersStopping.map(noteOf('was asked to stop and had not ended when the step did; it may still end')),
    ];
    const { disk } = host;
    const room = disk === undefined ? undefined : diskRoom(host, disk);
    const goal = disk?.goal === undefined ? [] : (0,report_goal/* goalNote */.s)(host, dryRun);
    const hasMetGoal = goal.some(({ kind }) => kind === 'success');
    const cache = host.buildCache === undefined ? [] : (0,build_cache/* cacheNote */.N4)(host.buildCache, dryRun);
    const left = leftBehind.length === 0 ? [] : (0,left_behind/* leftBehindNotes */.HR)(leftBehind, dryRun);
    const { parts } = host.reclaimed;
    return [
        asNotes('failure', failures),
        asNotes('warning', warnings),
        asNotes('fact', notes),
        asNotes('fact', containers),
        asNotes('fact', cache),
        asNotes('parts', parts === undefined ? [] : (0,build_cache/* partsNote */.vd)((0,build_cache/* partsThatFreed */.MG)(parts))),
        asNotes('fact', bytesNote(host)),
        asNotes('disk', room !== undefined && (room.freeBefore !== undefined || hasMetGoal) ? roomInWords(room) : []),
        asNotes('fact', room?.difference ?? []),
        goal,
        asNotes('fact', left),
    ].flat();
}
/** Says why the bytes are not exact. */
function bytesNote({ reclaimed: { method, reason } }) {
    if (reason === undefined)
        return [];
    return [`bytes: ${method === 'estimate' ? 'an estimate' : 'a limit'}, since ${reason}`];
}

// EXTERNAL MODULE: ./src/report/report.ts
var report_report = __nccwpck_require__(8850);
;// CONCATENATED MODULE: ./src/report/messages.ts





/** The headline stands last, since a log is read from its end. */
function logParts(report, { annotations, wasProgressShown }) {
    const isTold = toldElsewhere(report, annotations);
    const parts = [
        { lines: (report.problems ?? []).filter((problem) => !isTold((0,model_text/* plain */.pj)(problem))) },
        { lines: report.dryRun && report.hosts.length > 0 ? [DRY_RUN] : [] },
        ...report.hosts.flatMap((host) => hostParts(host, report, wasProgressShown, isTold)),
        { lines: [(0,phrases/* headline */.Pl)(report)] },
    ];
    return parts
        .filter(({ lines }) => lines.length > 0)
        .map((part) => ({ ...part, lines: part.lines.map(model_text/* plain */.pj) }));
}
/** The verdicts that follow read as in a removal, so this comes before them. */
const DRY_RUN = 'dry run: nothing is changed; this is what would happen';
function toldElsewhere({ hosts, exit }, annotations) {
    const messages = new Set(annotations.map(({ message }) => message));
    // The message of a failure does not say on which of several engines something failed.
    const failures = hosts.length > 1 ? [] : hosts.flatMap((host) => host.failures ?? []);
    const problems = hosts.flatMap(({ host, problem }) => problem === undefined ? [] : [`${host}: ${problem.message}`]);
    const inExit = new Set([...failures, ...problems].filter((text) => exit.message.includes(text)).map(model_text/* plain */.pj));
    return (text) => messages.has(text) || inExit.has(text);
}
/** More lines than this hide the few that matter. */
const MOST_OPEN = 25;
function hostParts(host, report, wasProgressShown, isTold) {
    // With progress shown, each deleted image has had its line already.
    const items = host.items.filter(({ verdict }) => !wasProgressShown || verdict !== 'deleted');
    const areTooMany = items.filter((item) => !(0,phrases/* isLeftAlone */.$W)(item)).length > MOST_OPEN;
    const isFolded = (item) => (0,phrases/* isLeftAlone */.$W)(item) || (areTooMany && (0,phrases/* rowOf */.OB)(item).sight !== 'trouble');
    const foldedItems = items.filter(isFolded);
    const openItems = items.filter((item) => !isFolded(item));
    const isItemTold = (item) => isTold(itemAsAnnotated(item, host, report));
    const notChosen = (host.notChosen ?? []).map(({ name, reason }) => `${name}: ${reason}`);
    const backups = wasProgressShown ? backupLines(host.items) : [];
    const notes = notesOf(host, report.dryRun).filter(({ kind, text }) => !isTold(asAnnotated(text, host, report)) && !(kind === 'failure' && isTold((0,model_text/* plain */.pj)(text))));
    return [
        { lines: [(0,phrases/* hostLine */.Pn)(host), ...problemLines(host, isTold)] },
        { title: (0,phrases/* countsInWords */.Pe)(foldedItems), lines: itemLines(foldedItems, isItemTold) },
        { title: (0,model_text/* plural */.LS)(backups.length, 'backup'), lines: backups },
        { lines: [...itemLines(openItems, isItemTold), ...notes.map(({ text }) => text)] },
        { title: `${(0,model_text/* plural */.LS)(notChosen.length, 'other')} that nothing chose`, lines: notChosen },
    ];
}
function problemLines(host, isTold) {
    const { problem } = host;
    if (problem === undefined)
        return [];
    const isElsewhere = isTold((0,model_text/* plain */.pj)(`${host.host}: ${problem.message}`)) || isTold(excuseAsAnnotated(host));
    return isElsewhere ? [] : [problem.message];
}
const WIDEST_NAME = 60;
function itemLines(items, isTold) {
    const named = items.map((item) => ({ item, name: (0,phrases/* nameOf */.Vb)(item) }));
    const verdictWidth = longest(items, (item) => (0,report_report/* shownAs */.sE)(item).length);
    const nameWidth = Math.min(WIDEST_NAME, longest(named, ({ name }) => name.length));
    return named.map(({ item, name }) => {
        const details = isTold(item) ? [] : detailsOf(item);
        const paddedName = details.length === 0 ? name : name.padEnd(nameWidth);
        return [(0,report_report/* shownAs */.sE)(item).padEnd(verdictWidth), paddedName, ...details].join('  ');
    });
}
/** `Math.max(...things)` would overflow the stack for many things. */
function longest(things, lengthOf) {
    return things.reduce((most, thing) => Math.max(most, lengthOf(thing)), 0);
}
/** The reason says why an image freed nothing, so beside it no 0 is shown. */
function detailsOf(item) {
    const { bytes, verdict, reason } = item;
    const isShown = bytes !== undefined && verdict === 'deleted' && (bytes > 0 || reason === undefined);
    return [isShown ? (0,model_text/* humanSize */.Xe)(bytes) : '', (0,phrases/* sentence */.em)(item)].filter((detail) => detail !== '');
}
/** `/backup/app.tar: app:1, app:2`, for images whose lines progress has shown. */
function backupLines(items) {
    const deleted = items.filter(({ verdict }) => verdict === 'deleted');
    return [...(0,collections/* grouped */.zD)(deleted, ({ backup }) => backup)].flatMap(([file, images]) => file === undefined ? [] : [`${file}: ${images.map(phrases/* nameOf */.Vb).join(', ')}`]);
}
/** GitHub shows no more annotations of a level for a step. */
const MOST_OF_A_LEVEL = 10;
function annotations(report, rules) {
    const all = [
        (report.problems ?? []).map((message) => annotation('error', message)),
        (report.warnings ?? []).map((message) => annotation('warning', message)),
        report.hosts.flatMap((host) => warningsOf(host, report)),
        report.hosts.flatMap((host) => excusesOf(host, rules)),
        report.hosts.flatMap((host) => host.items.flatMap((item) => annotationsOf(item, host, report, rules))),
    ].flat();
    return ['error', 'warning'].flatMap((level) => all.filter((one) => one.level === level).slice(0, MOST_OF_A_LEVEL));
}
function annotation(level, message) {
    return { level, message: (0,model_text/* plain */.pj)(message) };
}
/** How an annotation tells a fact of an engine. The log does not repeat what an annotation tells. */
function asAnnotated(text, { host }, { hosts }) {
    return (0,model_text/* plain */.pj)(hosts.length > 1 ? `${host}: ${text}` : text);
}
/** How an annotation tells an outcome. */
function itemAsAnnotated(item, host, report) {
    return asAnnotated(`${(0,phrases/* nameOf */.Vb)(item)} (${item.verdict}): ${(0,phrases/* sentence */.em)(item)}`, host, report);
}
/** How an annotation tells of an engine that may be missing. */
function excuseAsAnnotated({ host, problem }) {
    return (0,model_text/* plain */.pj)(`${host}: ${problem?.message ?? ''}; nothing was removed`);
}
function warningsOf(host, report) {
    const warnings = notesOf(host, report.dryRun).filter(({ kind }) => kind === 'warning');
    return warnings.map(({ text }) => annotation('warning', asAnnotated(text, host, report)));
}
function excusesOf(host, rules) {
    const isWarning = host.problem !== undefined && (0,report_report/* isExcused */.Ix)(host.problem, rules);
    return isWarning ? [annotation('warning', excuseAsAnnotated(host))] : [];
}
function annotationsOf(item, host, report, rules) {
    const level = (0,report_report/* levelOf */.In)(item, rules);
    return level === 'none' ? [] : [annotation(level, itemAsAnnotated(item, host, report))];
}
/** The outputs of the action, in the order of action.yml. */
function outputs(report) {
    const items = report.hosts.flatMap((host) => host.items);
    const withVerdict = (verdict) => lines(items.filter((item) => item.verdict === verdict).map(phrases/* nameOf */.Vb));
    const { reclaimedBytes, reclaimedMethod } = report.totals;
    return [
        ['untagged', lines(items.flatMap(({ untagged }) => untagged))],
        ['deleted', lines(items.flatMap(({ deleted }) => deleted))],
        ['conflicts', withVerdict('conflict')],
        ['failed', withVerdict('failed')],
        ['absent', withVerdict('absent')],
        ['in-use', withVerdict('in-use')],
        ['reclaimed-bytes', reclaimedBytes === undefined ? '' : String(reclaimedBytes)],
        ['reclaimed', reclaimedBytes === undefined ? '' : (0,model_text/* humanSize */.Xe)(reclaimedBytes)],
        ['reclaimed-method', reclaimedMethod],
        ['json', JSON.stringify(report)],
    ];
}
function lines(values) {
    return [...new Set(values)].join('\n');
}

// EXTERNAL MODULE: ./src/measure/account.ts
var account = __nccwpck_require__(8447);
// EXTERNAL MODULE: ./src/model/engine-traits.ts
var engine_traits = __nccwpck_require__(2657);
// EXTERNAL MODULE: ./src/model/reference.ts
var reference = __nccwpck_require__(6676);
// EXTERNAL MODULE: ./src/report/verdict-table.ts
var verdict_table = __nccwpck_require__(9218);
;// CONCATENATED MODULE: ./src/report/progress.ts






/** The verdict that an answer usually leads to. */
const USUAL_VERDICT = {
    gone: 'absent',
    conflict: 'conflict',
    error: 'failed',
    unanswered: 'not-reached',
    'not-sent': 'not-reached',
};
/**
 * `[12/200] app:1, app:2 deleted; 238.4MB so far`. Shows the engine's answer; the report shows what was found
 * afterwards.
 */
function progressLine({ host, count, total, done, bytes }) {
    const names = done.map(({ target }) => target.kind === 'reference' ? (0,reference/* familiar */.ce)(target.reference) : target.image.slice(0, 19));
    const last = done.at(-1);
    const result = last === undefined ? '' : verdict_table/* VERDICT_TABLE */.F[verdictFor(last)].words;
    const freed = bytes === undefined || bytes === 0 ? '' : `; ${(0,model_text/* humanSize */.Xe)(bytes)} so far`;
    const place = host === '' ? '' : `${host} `;
    return (0,model_text/* plain */.pj)(`${place}[${count}/${total}] ${names.join(', ')} ${result}${freed}`);
}
function verdictFor(attempt) {
    const { answer, target } = attempt;
    if (answer.kind === 'removed')
        return (0,removal/* deletedBy */.Lo)(attempt).includes(target.image) ? 'deleted' : 'untagged';
    if (answer.kind === 'withheld')
        return answer.why.verdict;
    // Nobody asked for the very image that a pattern chose, so that a need for it is no conflict.
    const isInUse = answer.kind === 'conflict' && target.selector.kind === 'pattern';
    return isInUse ? 'in-use' : USUAL_VERDICT[answer.kind];
}
/** Only the graphdriver store reports what each removal freed, and only after its layers were looked up. */
function bytesFreed(done, survey) {
    if (!engine_traits/* TRAITS */.G[survey.engine.store].tellsDeletedLayers || survey.history.size === 0)
        return undefined;
    return (0,account/* sum */.cz)(done.map((attempt) => (0,account/* layerBytes */.t2)(attempt, survey).high));
}

;// CONCATENATED MODULE: ./src/report/summary-bars.ts



/** In characters: with its label, a line fits the width of a phone. */
const WIDTH = 20;
/** The free room of the engine's disk, before and after, in Markdown of our own. */
function freeRoom({ size, free, freeBefore }) {
    const now = `**${(0,model_text/* humanSize */.Xe)(free)}**`;
    return freeBefore === undefined
        ? `Free on the disk: ${now} of ${(0,model_text/* humanSize */.Xe)(size)}`
        : `Free on the disk: ${(0,model_text/* humanSize */.Xe)(freeBefore)} before, ${now} now, of ${(0,model_text/* humanSize */.Xe)(size)}`;
}
/**
 * One bar for the disk, and one for where the room came from. In a code block all characters have the same width.
 * Empty where there is nothing to compare.
 */
function bars(host) {
    const { disk, reclaimed } = host;
    const room = disk === undefined ? undefined : diskRoom(host, disk);
    const parts = reclaimed.parts === undefined ? [] : (0,build_cache/* partsThatFreed */.MG)(reclaimed.parts);
    const lines = [
        room === undefined ? [] : diskBar(room, disk?.goal !== undefined),
        parts.length === 0 ? [] : partsBar(parts),
    ].flat();
    return lines.length === 0 ? '' : ['```text', ...lines, '```'].join('\n');
}
/** The full part is what is used, as everywhere. Empty where no change can be seen, unless the disk has a goal. */
function diskBar({ size, free, freeBefore = free }, hasGoal) {
    const used = cellsOf(size - free, size);
    const cameBack = Math.max(0, cellsOf(size - freeBefore, size) - used);
    if (cameBack === 0 && !hasGoal)
        return [];
    const bar = '█'.repeat(used) + '▒'.repeat(cameBack) + '░'.repeat(WIDTH - used - cameBack);
    const legend = ['█ used', ...(cameBack === 0 ? [] : ['▒ came back']), '░ free'];
    return [`disk  ${bar}`, `      ${legend.join('  ')}`];
}
function cellsOf(bytes, size) {
    return Math.max(0, Math.min(WIDTH, Math.round((bytes / size) * WIDTH)));
}
const SIGNS = ['█', '▓', '░'];
function partsBar(parts) {
    const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
    // Each part ends where the parts so far end, so that the cells add up to the width.
    const ends = parts.map((_, index) => cellsOf(parts.slice(0, index + 1).reduce((sum, { bytes }) => sum + bytes, 0), total));
    const bar = ends.map((end, index) => (SIGNS[index] ?? '').repeat(end - (ends[index - 1] ?? 0))).join('');
    const legend = parts.map(({ name, words }, index) => `      ${SIGNS[index] ?? ''} ${name}: ${words}`);
    return [`from  ${bar}`, ...legend];
}

;// CONCATENATED MODULE: ./src/report/summary-table.ts


/** Nobody reads more rows than this; beyond it only trouble stays in sight. */
const summary_table_MOST_OPEN = 25;
/** Trouble first, then what freed most. Rows that do not fit into `longest` bytes are left out and counted. */
function table(items, dryRun, longest) {
    const sorted = items.toSorted((one, other) => (0,phrases/* rowOf */.OB)(one).place - (0,phrases/* rowOf */.OB)(other).place || (other.bytes ?? 0) - (one.bytes ?? 0));
    const troubleCount = sorted.filter((item) => (0,phrases/* rowOf */.OB)(item).sight === 'trouble').length;
    const touchedCount = sorted.filter((item) => !(0,phrases/* isLeftAlone */.$W)(item)).length;
    const openCount = touchedCount <= summary_table_MOST_OPEN ? touchedCount : Math.min(troubleCount, summary_table_MOST_OPEN);
    const open = rows(sorted.slice(0, openCount), dryRun, longest);
    const rest = sorted.slice(openCount);
    const folded = rows(rest, dryRun, longest - byteLength(open.text));
    const foldTitle = `${openCount === 0 ? '' : `${rest.length} more: `}${(0,phrases/* countsInWords */.Pe)(rest)}`;
    const fold = rest.length === 0 ? '' : `<details><summary>${foldTitle}</summary>\n\n${folded.text}\n\n</details>`;
    const left = open.left + folded.left;
    const note = left === 0 ? '' : `${left} more rows do not fit here; the \`json\` output has them all.`;
    return [open.text, fold, note].filter((part) => part !== '').join('\n\n');
}
function rows(items, dryRun, longest) {
    if (items.length === 0)
        return { text: '', left: 0 };
    const hasBytes = items.some((item) => bytesOf(item) !== '');
    const head = [dryRun ? 'would be' : 'verdict', 'image', ...(hasBytes ? ['bytes'] : [])];
    const rule = [':--', ':--', ...(hasBytes ? ['--:'] : [])];
    const lines = items.map((item) => asRow([...cells(item), ...(hasBytes ? [bytesOf(item)] : [])]));
    const fitted = fitBytes(lines, longest);
    return { text: [asRow(head), asRow(rule), ...fitted.lines].join('\n'), left: fitted.left };
}
/** The reason stands below the name, since a phone would not show it in a column of its own. */
function cells(item) {
    const why = [
        item.reason === undefined ? [] : (0,model_text/* prose */.CS)(item.reason),
        item.backup === undefined ? [] : `saved to ${(0,model_text/* code */.aY)(item.backup)}`,
        (item.pullRequests ?? []).map(phrases/* pullRequestLinks */.Ce),
    ];
    const next = item.next === undefined ? [] : `**Next:** ${(0,model_text/* prose */.CS)(item.next)}`;
    const parts = [(0,model_text/* code */.aY)(withShortDigest((0,phrases/* nameOf */.Vb)(item))), why.flat().join('; '), next].flat();
    return [(0,phrases/* rowOf */.OB)(item).sign, parts.filter((part) => part !== '').join('<br>')];
}
/** The reason says why an image freed nothing, so beside it no 0 is shown. */
function bytesOf({ bytes, deleted, reason }) {
    const isShown = bytes !== undefined && deleted.length > 0 && (bytes > 0 || reason === undefined);
    return isShown ? (0,model_text/* humanSize */.Xe)(bytes) : '';
}
function asRow(texts) {
    return `| ${texts.join(' | ')} |`;
}
const encoder = new TextEncoder();
function byteLength(text) {
    return encoder.encode(text).length;
}
/** The first lines that fit into `longest` bytes, and how many do not. */
function fitBytes(lines, longest) {
    let budget = longest;
    let count = 0;
    for (const line of lines) {
        budget -= byteLength(line) + 1;
        if (budget < 0)
            break;
        count += 1;
    }
    return { lines: lines.slice(0, count), left: lines.length - count };
}
/** `sha256:0123456789ab…`: people compare no more digits than these. */
function withShortDigest(text) {
    return text.replaceAll(/(sha256:[0-9a-f]{12})[0-9a-f]{52}/g, '$1…');
}

;// CONCATENATED MODULE: ./src/report/summary.ts






/** GitHub refuses a step's summary of more than 1 MiB. */
const LONGEST = 1000 * 1024;
/** The bytes of the fixed parts of a section. */
const FRAME = 1500;
const TROUBLESHOOTING = 'https://github.com/docker-image-rm/docker-image-rm/blob/main/docs/troubleshooting.md';
/** Markdown for the job summary. Rows that do not fit are left out and counted; the headline counts all. */
function summary(report, longest = LONGEST) {
    const { hosts, exit, phase } = report;
    const title = phase === 'post' ? 'Docker images when the job ended' : 'Docker images';
    const top = [
        `### ${title} · ${(0,model_text/* prose */.CS)((0,phrases/* headline */.Pl)(report))}`,
        exit.failed
            ? `❌ **The step failed:** ${(0,model_text/* prose */.CS)(exit.message)} ([Troubleshooting](${TROUBLESHOOTING}))`
            : '',
        report.dryRun && hosts.length > 0 ? (0,model_text/* prose */.CS)('This was a dry run: nothing was changed.') : '',
        // Every line of a long input can be a problem, so the list is bounded.
        bullets([...asNotes('failure', report.problems ?? []), ...asNotes('warning', report.warnings ?? [])], 'in the log', longest / 2),
    ].filter((part) => part !== '');
    let budget = longest - byteLength(top.join('\n\n'));
    const sections = hosts.map((host, index) => {
        const heading = hosts.length > 1 ? `#### ${(0,model_text/* code */.aY)(host.host)} · ${(0,model_text/* prose */.CS)((0,phrases/* hostHeadline */.$i)(host, report.dryRun))}\n\n` : '';
        const section = heading + hostSection(host, report, budget / (hosts.length - index) - byteLength(heading));
        budget -= byteLength(section) + 2;
        return section;
    });
    return `${[...top, ...sections].join('\n\n')}\n`;
}
function hostSection(host, report, longest) {
    const { problem, disk, items } = host;
    const { dryRun } = report;
    const end = footer(host, report);
    if (problem !== undefined && items.length === 0)
        return [problemLine(host, report), end].filter((part) => part !== '').join('\n\n');
    const budget = longest - byteLength(end) - FRAME;
    const notes = notesOf(host, dryRun);
    // With one engine, the message of the failure has its failures.
    const trouble = report.hosts.length > 1 ? ['failure', 'warning', 'success'] : ['warning', 'success'];
    const parts = [
        problemLine(host, report),
        bullets(notes.filter(({ kind }) => trouble.includes(kind)), 'in the log', budget / 8),
        disk === undefined ? '' : freeRoom(diskRoom(host, disk)),
        items.length === 0 ? '' : table(items, dryRun, budget / 2),
        bullets(notes.filter(({ kind }) => kind === 'fact'), 'in the log', budget / 8),
        disk === undefined && host.reclaimed.parts === undefined ? '' : bars(host),
        notChosenList(host, budget / 8),
        removedList(items, dryRun, budget / 8),
        end,
    ];
    return parts.filter((part) => part !== '').join('\n\n');
}
/** The message of a failure names the engines that could not be cleaned; here are those that need not be there. */
function problemLine({ host, problem }, { exit }) {
    if (problem === undefined || exit.message.includes(`${host}: ${problem.message}`))
        return '';
    return `⚠️ ${(0,model_text/* prose */.CS)(problem.message)}`;
}
function footer(host, { seconds }) {
    const { method } = host.reclaimed;
    const parts = [
        (0,model_text/* prose */.CS)((0,phrases/* hostLine */.Pn)(host)),
        method === 'off' ? [] : `bytes: ${method}`,
        seconds === undefined ? [] : `${seconds} s`,
    ];
    return `<sub>${parts.flat().join('; ')}</sub>`;
}
const summary_SIGNS = {
    failure: '❌ ',
    warning: '⚠️ ',
    success: '✅ ',
};
function bullets(notes, where, longest) {
    const { lines, left } = fitBytes(notes.map(({ kind, text }) => `- ${summary_SIGNS[kind] ?? ''}${(0,model_text/* prose */.CS)(text)}`), longest);
    const rest = left === 0 ? [] : [`- and ${String(left)} more, ${where}`];
    return [...lines, ...rest].join('\n');
}
/** Every removed name and ID, folded. */
function removedList(items, dryRun, longest) {
    const gone = [
        ...new Set(items.flatMap(({ untagged }) => untagged.map((name) => `- untagged ${(0,model_text/* code */.aY)(name)}`))),
        ...new Set(items.flatMap(({ deleted }) => deleted.map((id) => `- deleted ${(0,model_text/* code */.aY)(id)}`))),
    ];
    if (gone.length === 0)
        return '';
    const { lines, left } = fitBytes(gone, longest);
    const rest = left === 0 ? [] : [`- and ${String(left)} more, in the \`json\` output`];
    const title = `Names and IDs that ${dryRun ? 'would go' : 'went'}`;
    return folded(title, [...lines, ...rest].join('\n'));
}
/** What a dry run saw beside the choice, folded. */
function notChosenList({ notChosen = [] }, longest) {
    if (notChosen.length === 0)
        return '';
    const sentences = notChosen.map(({ name, reason }) => `${name}: ${reason}`);
    const list = bullets(asNotes('fact', sentences), 'in the `json` output', longest);
    return folded(`${(0,model_text/* plural */.LS)(notChosen.length, 'other')} that nothing chose`, list);
}
/** GitHub reads Markdown inside of HTML only between blank lines. */
function folded(title, markdown) {
    return `<details><summary>${title}</summary>\n\n${markdown}\n\n</details>`;
}

;// CONCATENATED MODULE: ./src/step/run.ts









/** Fewer images need no progress lines: they are removed quickly, and the report lists each of them. */
const MANY_IMAGES = 10;
function startProgress(runner) {
    let isShown = false;
    return {
        on: (host) => {
            let count = 0;
            let bytes = 0;
            return (done, survey) => {
                const total = (0,removal/* chosenImages */.vT)(survey).size;
                const isNothingSent = done.every(({ answer }) => answer.kind === 'not-sent');
                if ((total < MANY_IMAGES && host === '') || isNothingSent)
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
        isShown: () => isShown && runner.keepsGroups,
    };
}
/** Runs one phase of the step, from the text of its inputs to its outputs. It always ends with a report. */
async function run(phase, runner, surroundings, cancelled, 
/** Resolves when nothing is left that the process could wait for. */
idle) {
    const handover = phase === 'post' ? await runner.readHandover() : undefined;
    // This comes first, so that the post phase does no work unless this phase hands it over.
    const stateProblems = await problemOf('the state for the post phase', () => {
        if (phase === 'main')
            runner.endFirstPhase();
    });
    const progress = startProgress(runner);
    const context = { runner, surroundings, cancelled, progress, debug: debugLog(runner) };
    const result = await Promise.race([work(handover, context), idle.then(() => stuck(runner))]);
    progress.end();
    await publish({ ...result, report: { ...result.report, phase, seconds: runner.seconds() } }, { wasProgressShown: progress.isShown(), stateProblems }, runner);
}
/** Like every other text of the step, debug lines may quote engines and strangers. */
function debugLog({ debug }) {
    if (debug === undefined)
        return undefined;
    return (lines) => {
        for (const line of lines)
            debug((0,model_text/* plain */.pj)(line));
    };
}
/** Node would end such a process without a word of what was done. */
function stuck(runner) {
    const { rules } = rulesWithoutInputs(runner);
    return { report: (0,report_report/* crashed */.zB)('it waited for something that can no longer come'), rules, isRefused: false };
}
/** For a report where the inputs could not be read, or do not matter. */
function rulesWithoutInputs(runner) {
    const { dryRun, summary } = (0,inputs_inputs/* readReportInputs */.gM)((name) => runner.input(name));
    return { dryRun, rules: { missing: 'warn', failOnConflict: true, noEngine: 'fail', summary } };
}
async function work(handover, context) {
    const read = (name) => context.runner.input(name);
    const { dryRun, rules } = rulesWithoutInputs(context.runner);
    try {
        const given = context.runner.givenInputs();
        const inputs = (0,inputs_inputs/* parseInputs */.TL)(read, given);
        // Only the first phase warns, because the post phase has the same inputs.
        const warnings = handover === undefined ? [...(0,input_names/* unknownWarnings */.AL)(given), ...(0,inputs_inputs/* idleInputs */.mH)(inputs)] : [];
        const done = (0,report_report/* withWarnings */.oV)(await walk(inputs, handover, context), warnings);
        return { report: done, rules: inputs, isRefused: false };
    }
    catch (error) {
        if (error instanceof input_error/* InputError */.d)
            return { report: (0,report_report/* refused */.J5)(error.problems, dryRun), rules, isRefused: true };
        const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
        return { report: (0,report_report/* crashed */.zB)(problem), rules, isRefused: false };
    }
}
/** Loads the code that talks to engines only when there is something to do. */
async function walk(inputs, handover, context) {
    if (handover === undefined && inputs.when === 'now' && (0,inputs_inputs/* isNothingAsked */.at)(inputs)) {
        return (0,report_report/* report */.z8)([], inputs, (0,inputs_inputs/* emptyChoice */.lk)(inputs));
    }
    const { firstPhase, postPhase } = await __nccwpck_require__.e(/* import() */ 438).then(__nccwpck_require__.bind(__nccwpck_require__, 3438));
    return handover === undefined ? firstPhase(inputs, context) : postPhase(inputs, handover, context);
}
/** Gives the whole report to the runner. A broken channel, such as a full disk, does not stop the others. */
async function publish({ report: done, rules, isRefused }, { wasProgressShown, stateProblems, }, runner) {
    const shownAnnotations = annotations(done, rules);
    const parts = logParts(done, { annotations: shownAnnotations, wasProgressShown });
    const logAll = (someParts) => {
        for (const { title, lines } of someParts)
            runner.log(lines, title);
    };
    logAll(parts.slice(0, -1));
    for (const { level, message } of shownAnnotations)
        runner.annotate(level, message);
    // The result comes last, because readers look at the end of a log first.
    logAll(parts.slice(-1));
    const problems = [
        stateProblems,
        await problemOf('the outputs', () => {
            for (const [name, value] of outputs(done))
                runner.output(name, value);
        }),
        await problemOf('the summary', async () => {
            // What the first phase only prepares is in the summary of the post phase.
            const isPrepared = done.deferred === true && !done.exit.failed;
            if (rules.summary && !isPrepared)
                await runner.summary(summary(done));
        }),
    ].flat();
    for (const problem of problems)
        runner.annotate('warning', (0,model_text/* plain */.pj)(problem));
    if (done.exit.failed)
        runner.fail((0,model_text/* plain */.pj)(done.exit.message), isRefused);
}
/** Says why something could not be written; empty when it was. */
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

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8321:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/consumers");

/***/ }),

/***/ 7830:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/web");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/compat get default export */
/******/ (() => {
/******/ 	// getDefaultExport function for compatibility with non-harmony modules
/******/ 	__nccwpck_require__.n = (module) => {
/******/ 		var getter = module && module.__esModule ?
/******/ 			() => (module['default']) :
/******/ 			() => (module);
/******/ 		__nccwpck_require__.d(getter, { a: getter });
/******/ 		return getter;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  n: () => (/* binding */ start),
  h: () => (/* binding */ startParts)
});

// NAMESPACE OBJECT: ./node_modules/@actions/core/lib/platform.js
var platform_namespaceObject = {};
__nccwpck_require__.r(platform_namespaceObject);
__nccwpck_require__.d(platform_namespaceObject, {
  arch: () => (arch),
  getDetails: () => (getDetails),
  isLinux: () => (isLinux),
  isMacOS: () => (isMacOS),
  isWindows: () => (isWindows),
  platform: () => (platform)
});

// NAMESPACE OBJECT: ./node_modules/@actions/core/lib/core.js
var core_namespaceObject = {};
__nccwpck_require__.r(core_namespaceObject);
__nccwpck_require__.d(core_namespaceObject, {
  ExitCode: () => (ExitCode),
  addPath: () => (addPath),
  debug: () => (debug),
  endGroup: () => (endGroup),
  error: () => (error),
  exportVariable: () => (exportVariable),
  getBooleanInput: () => (getBooleanInput),
  getIDToken: () => (getIDToken),
  getInput: () => (getInput),
  getMultilineInput: () => (getMultilineInput),
  getState: () => (getState),
  group: () => (group),
  info: () => (info),
  isDebug: () => (isDebug),
  markdownSummary: () => (markdownSummary),
  notice: () => (notice),
  platform: () => (platform_namespaceObject),
  saveState: () => (saveState),
  setCommandEcho: () => (setCommandEcho),
  setFailed: () => (setFailed),
  setOutput: () => (setOutput),
  setSecret: () => (setSecret),
  startGroup: () => (startGroup),
  summary: () => (summary),
  toPlatformPath: () => (toPlatformPath),
  toPosixPath: () => (toPosixPath),
  toWin32Path: () => (toWin32Path),
  warning: () => (warning)
});

;// CONCATENATED MODULE: external "node:process"
const external_node_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");
var external_node_process_default = /*#__PURE__*/__nccwpck_require__.n(external_node_process_namespaceObject);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./src/runner/files.ts


/** A larger file is not a configuration, and would only cost memory. */
const LONGEST_TEXT = 4 * 1024 * 1024;
const MISSING = ['ENOENT', 'ENOTDIR'];
const files = { kind, read, realPath, isProgram };
/** Undefined for a user without an entry in passwd. */
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
        return MISSING.includes(codeOf(error)) ? undefined : 'hidden';
    }
}
function read(path) {
    try {
        // Opening a pipe would wait until another process writes into it.
        if (kindOf((0,external_node_fs_.statSync)(path)) !== 'file')
            return { problem: 'it is not a file', isMissing: false };
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
        return { problem: code, isMissing: MISSING.includes(code) };
    }
}
function realPath(path) {
    try {
        return external_node_fs_.realpathSync.native(path);
    }
    catch {
        return undefined;
    }
}
/** On Windows every file passes, because only its name makes it a program. */
function isProgram(path) {
    if (kind(path) !== 'file')
        return false;
    try {
        (0,external_node_fs_.accessSync)(path, external_node_fs_.constants.X_OK);
        return true;
    }
    catch {
        return false;
    }
}
function kindOf(stats) {
    if (stats.isFile())
        return 'file';
    if (stats.isDirectory())
        return 'folder';
    return stats.isSocket() ? 'socket' : 'other';
}
/** Such as `ENOENT`; for an error without a code, its message. */
function codeOf(error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string')
        return error.code;
    return error instanceof Error ? error.message : String(error);
}

;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}
function issue(name, message = '') {
    issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_namespaceObject.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_namespaceObject.appendFileSync(filePath, `${toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
;// CONCATENATED MODULE: ./src/runner/left-out.ts
// Stands in for two packages that `@actions/core` loads and this action does not need from it. src/tsconfig.json puts it
// there, for all bundles but those that need the real ones.
// - `@actions/http-client` asks for OIDC tokens. It brings a megabyte along, which each step would read at its start
//   (https://github.com/actions/toolkit/issues/1697).
// - `@actions/exec` asks which machine this is. What runs programs lies in a bundle of its own.
function isLeftOut() {
    throw new Error('this part of the toolkit is left out of this bundle');
}
const HttpClient = isLeftOut;
const BearerCredentialHandler = isLeftOut;
const getExecOutput = isLeftOut;
/** Nobody calls this one: the compiler looks here too, from the `import()` of the bundle that has the real one. */
const exec = (/* unused pure expression or super */ null && (isLeftOut));

;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/oidc-utils.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



class OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(OidcClient.getRequestToken())], requestOptions);
    }
    static getRequestToken() {
        const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!token) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
        }
        return token;
    }
    static getIDTokenUrl() {
        const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        if (!runtimeUrl) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
        }
        return runtimeUrl;
    }
    static getCall(id_token_url) {
        return __awaiter(this, void 0, void 0, function* () {
            var _a;
            const httpclient = OidcClient.createHttpClient();
            const res = yield httpclient
                .getJson(id_token_url)
                .catch(error => {
                throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
            });
            const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
            if (!id_token) {
                throw new Error('Response json body do not have ID Token field');
            }
            return id_token;
        });
    }
    static getIDToken(audience) {
        return __awaiter(this, void 0, void 0, function* () {
            try {
                // New ID Token is requested from action service
                let id_token_url = OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield OidcClient.getCall(id_token_url);
                setSecret(id_token);
                return id_token;
            }
            catch (error) {
                throw new Error(`Error message: ${error.message}`);
            }
        });
    }
}
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_namespaceObject.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_namespaceObject.constants.R_OK | external_fs_namespaceObject.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_namespaceObject.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = _summary;
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, external_path_namespaceObject.sep);
}
//# sourceMappingURL=path-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_namespaceObject.platform();
const arch = external_os_namespaceObject.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${external_path_namespaceObject.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_namespaceObject.EOL);
    issueCommand('set-output', { name }, toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_namespaceObject.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
;// CONCATENATED MODULE: ./src/runner/own-container.ts


/**
 * In a job with `container:` the steps run in a container of the engine that they clean. Its ID is in its host name,
 * in the names of its control groups, and in the paths of the files that Docker mounts as `/etc/hosts` and the like.
 */
function ownContainer() {
    return containerIds((0,external_node_os_.hostname)(), readOrEmpty('/proc/self/cgroup'), readOrEmpty('/proc/self/mountinfo'));
}
const SHORT_ID = /^[0-9a-f]{12}$/;
const IN_CGROUP = /(?:\/docker\/|\/docker-|\/libpod-)([0-9a-f]{64})/g;
/** The fourth field is the path of the mounted file, the fifth the mount point: proc_pid_mountinfo(5). */
const OWN_FILE = /^(?:\S+ ){3}\S*\/([0-9a-f]{64})\/\S+ \/etc\/(?:hostname|hosts|resolv\.conf) /gm;
function containerIds(host, cgroup, mounts) {
    const found = [...cgroup.matchAll(IN_CGROUP), ...mounts.matchAll(OWN_FILE)].flatMap(([, id]) => id ?? []);
    return [...new Set([...(SHORT_ID.test(host) ? [host] : []), ...found])];
}
/** Returns an empty text where there is no such file: only Linux has them. */
function readOrEmpty(path) {
    try {
        return (0,external_node_fs_.readFileSync)(path, 'utf8');
    }
    catch {
        return '';
    }
}

;// CONCATENATED MODULE: ./src/runner/runner.ts
// A step talks to the runner through the toolkit: lines of its log that begin with `::`, and files that the runner reads
// when the step has ended.



const githubRunner = {
    readHandover: async () => {
        const path = getState('record');
        if (path === '')
            return { record: undefined };
        const { readRecord } = await __nccwpck_require__.e(/* import() */ 921).then(__nccwpck_require__.bind(__nccwpck_require__, 2921));
        return { record: readRecord({ path, digest: getState('digest') }) };
    },
    endFirstPhase: () => {
        runner_saveState('phase', 'post');
    },
    handOver: async (record) => {
        if (!hasFile('STATE'))
            throw new Error('the runner gave no file for it (GITHUB_STATE is not set)');
        if (record !== undefined) {
            const { writeRecord } = await __nccwpck_require__.e(/* import() */ 921).then(__nccwpck_require__.bind(__nccwpck_require__, 2921));
            const { path, digest } = writeRecord((external_node_process_default()).env, record);
            runner_saveState('record', path);
            runner_saveState('digest', digest);
        }
        runner_saveState('phase', 'clean');
    },
    input: (name) => getInput(name),
    givenInputs: () => Object.keys((external_node_process_default()).env).flatMap((name) => /^INPUT_(.*)$/i.exec(name)?.[1]?.toLowerCase() ?? []),
    secret: (name) => {
        const value = getInput(name);
        if (value !== '')
            setSecret(value);
        return value;
    },
    ownContainer: ownContainer,
    log: (lines, title) => {
        if (title !== undefined)
            startGroup(title);
        for (const line of lines)
            info(line);
        if (title !== undefined)
            endGroup();
    },
    openGroup: (title) => {
        startGroup(title);
    },
    closeGroup: () => {
        endGroup();
    },
    keepsGroups: true,
    annotate: (level, message) => {
        core_namespaceObject[level](message, { title: 'docker-image-rm' });
    },
    output: (name, value) => {
        if (hasFile('OUTPUT'))
            setOutput(name, value);
    },
    summary: async (markdown) => {
        if (hasFile('STEP_SUMMARY'))
            await summary.addRaw(markdown).write();
    },
    fail: (message) => {
        setFailed(message);
    },
    seconds: () => Math.round(external_node_process_default().uptime() * 10) / 10,
    get debug() {
        return isDebug() ? debug : undefined;
    },
};
/**
 * Nothing is written where the file is not named: then a person runs the action by hand and reads the log. The
 * toolkit would write commands into the log, which runners no longer obey, or fail.
 */
function hasFile(name) {
    return ((external_node_process_default()).env[`GITHUB_${name}`] ?? '') !== '';
}
function runner_saveState(name, value) {
    if (hasFile('STATE'))
        saveState(name, value);
}

// EXTERNAL MODULE: ./src/step/run.ts + 7 modules
var run = __nccwpck_require__(9838);
;// CONCATENATED MODULE: ./src/step/start.ts





/** Runs a phase of the action. */
function start(phase) {
    return startParts((runner) => [{ phase, runner }]);
}
/** Runs phases one after another, with the real surroundings. `partsOf` gets GitHub's runner. */
async function startParts(partsOf) {
    const surroundings = {
        platform: (external_node_process_default()).platform,
        env: (external_node_process_default()).env,
        home: homeFolder(),
        userId: external_node_process_default().getuid?.(),
        machine: (0,external_node_os_.hostname)(),
        files: files,
    };
    const idle = new Promise((resolve) => {
        external_node_process_default().once('beforeExit', () => {
            resolve();
        });
    });
    surviveStreams();
    const cancelled = cancellation();
    for (const { phase, runner } of await partsOf(githubRunner, cancelled)) {
        await (0,run/* run */.eF)(phase, runner, surroundings, cancelled, idle);
    }
    endSoon();
}
/** The runner signals a cancelled step to end. At the second signal the step ends at once. */
function cancellation() {
    const cancelled = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM']) {
        external_node_process_default().on(signal, () => {
            if (cancelled.signal.aborted)
                endAtOnce();
            cancelled.abort();
        });
    }
    return cancelled.signal;
}
/** A log on a full disk, or a reader that ends first: the removals go on, because half a removal helps nobody. */
function surviveStreams() {
    for (const stream of [(external_node_process_default()).stdout, (external_node_process_default()).stderr])
        stream.on('error', (error) => {
            if (error.code !== 'EPIPE')
                (external_node_process_default()).exitCode ??= 1;
        });
}
const GRACE_MS = 1000;
/** Ends the process although an operation hangs in the kernel. The report is complete by now. */
function endSoon() {
    external_node_process_default().stdout.write('', () => {
        setTimeout(kill, GRACE_MS).unref();
    });
}
/** Kills the process where `process.exit` would wait for a thread that works on a file. */
function endAtOnce() {
    if (external_node_process_default().getActiveResourcesInfo().some((name) => /^(?:FSReq|FileHandle)/.test(name)))
        kill();
    external_node_process_default().exit(1);
}
function kill() {
    external_node_process_default().kill((external_node_process_default()).pid, 'SIGKILL');
}

var __webpack_exports__start = __webpack_exports__.n;
var __webpack_exports__startParts = __webpack_exports__.h;
export { __webpack_exports__start as start, __webpack_exports__startParts as startParts };

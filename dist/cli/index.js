#!/usr/bin/env node
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 117:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  G: () => (/* binding */ command)
});

// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __nccwpck_require__(708);
var external_node_process_default = /*#__PURE__*/__nccwpck_require__.n(external_node_process_);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(161);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
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

;// CONCATENATED MODULE: ./src/runner/terminal.ts
// The command talks to people at a terminal, to files and to pipes.


/** With `isJson`, nothing but the report goes to standard output. */
function screenOf(isJson) {
    const { stdout, stderr, env } = (external_node_process_default());
    for (const stream of [stdout, stderr])
        stream.on('error', (error) => {
            // The reader of a pipe may end first.
            if (error.code !== 'EPIPE')
                (external_node_process_default()).exitCode ??= EXIT_FAILED;
        });
    const exit = (code) => void ((external_node_process_default()).exitCode = code);
    return { log: isJson ? stderr : stdout, problems: stderr, report: isJson ? stdout : undefined, env, exit };
}
const EXIT_FAILED = 1;
const EXIT_REFUSED = 2;
const CODES = { bold: 1, error: 31, warning: 33 };
const CLEAR_LINE = '\r\u001b[2K';
/** @param inputs by name; the environment gives none, except for the token */
function terminalRunner(inputs, screen) {
    const { log, problems, report, env, exit } = screen;
    const canMove = log.isTTY === true && env['TERM'] !== 'dumb';
    let isGroupOpen = false;
    const colour = (text, kind, stream) => stream.isTTY === true && env['TERM'] !== 'dumb' && (env['NO_COLOR'] ?? '') === ''
        ? `\u001b[${String(CODES[kind])}m${text}\u001b[0m`
        : text;
    const annotate = (level, message) => {
        problems.write(`${colour(`${level}:`, level, problems)} ${message}\n`);
    };
    const showProgress = (line) => {
        // A longer line would wrap, and only its last part would be cleared.
        log.write(CLEAR_LINE + line.slice(0, (log.columns ?? 80) - 1));
    };
    return {
        // A command has one phase.
        readHandover: () => Promise.resolve({ record: undefined }),
        endFirstPhase: () => undefined,
        handOver: () => Promise.reject(new Error('the command has no post phase')),
        input: (name) => inputs[name] ?? '',
        // Options that do not exist are refused before.
        givenInputs: () => [],
        secret: () => env['GITHUB_TOKEN'] ?? '',
        ownContainer: ownContainer,
        log: (lines, title) => {
            if (isGroupOpen) {
                for (const line of lines)
                    showProgress(line);
                return;
            }
            if (title !== undefined)
                log.write(`${colour(`${title}:`, 'bold', log)}\n`);
            const margin = title === undefined ? '' : '  ';
            for (const line of lines)
                log.write(`${margin}${line}\n`);
        },
        openGroup: (title) => {
            isGroupOpen = canMove;
            if (!canMove)
                log.write(`${title}:\n`);
        },
        closeGroup: () => {
            if (isGroupOpen)
                log.write(CLEAR_LINE);
            isGroupOpen = false;
        },
        keepsGroups: !canMove,
        annotate,
        output: (name, value) => {
            if (name === 'json')
                report?.write(`${value}\n`);
        },
        summary: () => Promise.resolve(),
        fail: (message, isRefused) => {
            annotate('error', message);
            exit(isRefused ? EXIT_REFUSED : EXIT_FAILED);
        },
        seconds: () => Math.round(external_node_process_default().uptime() * 10) / 10,
        debug: undefined,
    };
}

;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
// EXTERNAL MODULE: ./src/inputs/fields.ts
var fields = __nccwpck_require__(996);
// EXTERNAL MODULE: ./src/inputs/input-names.ts
var input_names = __nccwpck_require__(760);
// EXTERNAL MODULE: ./src/model/text.ts
var model_text = __nccwpck_require__(86);
// EXTERNAL MODULE: ./src/command/options.ts
var command_options = __nccwpck_require__(315);
;// CONCATENATED MODULE: ./src/command/arguments.ts





function parseCall(args) {
    const [first, ...others] = args;
    return first === 'hook' ? hookCall(read(others, command_options/* HOOK_OPTIONS */.Vl)) : removeCall(read(args, command_options/* REMOVE_OPTIONS */.kD));
}
function removeCall({ values, words, problems }) {
    if (values.has('help'))
        return { kind: 'help' };
    if (values.has('version'))
        return { kind: 'version' };
    const images = words.join('\n');
    const inputs = { ...inputsOf(values), images };
    const isCacheKept = ['', 'keep'].includes(inputs['build-cache'] ?? '');
    const missing = (0,fields/* splitList */.ry)(images).length === 0 && isCacheKept
        ? ['name an image to remove, or what may go of the build cache (`--build-cache`)']
        : [];
    const all = [...problems, ...missing];
    return all.length > 0
        ? { kind: 'mistake', problems: all }
        : { kind: 'remove', inputs, json: values.has('json') };
}
function inputsOf(values) {
    const inputs = {};
    for (const { name, input } of command_options/* REMOVE_OPTIONS */.kD) {
        if (input === undefined)
            continue;
        const lines = values.get(name) ?? [];
        if (lines.length > 0)
            inputs[input] = [inputs[input] ?? [], ...lines].flat().join('\n');
    }
    return inputs;
}
function hookCall({ values, words, problems }) {
    if (values.has('help'))
        return { kind: 'help' };
    const [moment, ...others] = words;
    const isMoment = moment === 'started' || moment === 'completed';
    const all = [
        ...problems,
        ...(isMoment && others.length === 0
            ? []
            : ['`hook` takes one word, `started` or `completed`; an image of that name is `hook:latest`']),
    ];
    if (all.length > 0 || !isMoment)
        return { kind: 'mistake', problems: all };
    return { kind: 'hook', moment, settings: values.get('settings')?.[0], isStrict: values.has('strict') };
}
function read(args, options) {
    const values = new Map();
    const words = [];
    const problems = [];
    let last;
    for (const token of tokensOf(args, options)) {
        if (token.kind === 'option') {
            last = options.find(({ name }) => name === token.name);
            const given = values.get(token.name) ?? [];
            const problem = last === undefined ? whyUnknown(token, options) : whyWrong(token, last, given);
            if (problem === undefined)
                values.set(token.name, [...given, token.value ?? 'true']);
            else
                problems.push(`\`${(0,model_text/* plain */.pj)(token.rawName)}\` ${problem}`);
        }
        else if (token.kind === 'positional') {
            // Whoever writes `--dry-run false` means the option, and would get an image of that name.
            if (last?.kind === 'flag' && ['true', 'false'].includes(token.value.toLowerCase()))
                problems.push(`\`${token.value}\` is not an image: write \`--${last.name}=${token.value}\``);
            else
                words.push(token.value);
            last = undefined;
        }
    }
    return { values, words, problems };
}
/** Not strict: Node would throw at the first mistake, and all are told at once. */
function tokensOf(args, options) {
    const shorts = Object.entries(command_options/* SHORT */.Pb);
    const config = Object.fromEntries(options.map(({ name, kind }) => {
        const short = shorts.find(([, long]) => long === name)?.[0];
        const type = kind === 'list' || kind === 'text' ? 'string' : 'boolean';
        return [name, { type, ...(short === undefined ? {} : { short }) }];
    }));
    return (0,external_node_util_namespaceObject.parseArgs)({ args: [...args], options: config, strict: false, allowPositionals: true, tokens: true })
        .tokens;
}
function whyWrong({ value, inlineValue }, { name, kind }, given) {
    if (kind === 'switch' && value !== undefined)
        return 'takes no value';
    // An empty variable of the shell must not take away `--dry-run` or `--keep`.
    if (value === '' || ((kind === 'list' || kind === 'text') && value === undefined))
        return 'needs a value';
    if (kind === 'list' && /^\s*#/.test(value ?? ''))
        return 'begins with #, as comments do';
    // `--keep --dry-run`: the value was forgotten, and the next option must not be lost.
    if (inlineValue === false && value.startsWith('-'))
        return `needs a value; if it is "${(0,model_text/* plain */.pj)(value)}", write \`--${name}=${(0,model_text/* plain */.pj)(value)}\``;
    return given.length > 0 && kind === 'text' ? 'stands there twice, and takes one value' : undefined;
}
function whyUnknown({ name, rawName }, options) {
    const reason = options === command_options/* REMOVE_OPTIONS */.kD ? (0,command_options/* whyNotOffered */.Tv)(name) : undefined;
    if (reason !== undefined)
        return `is not an option: ${reason}`;
    const meant = rawName.startsWith('--')
        ? (0,input_names/* nearestTo */.kD)(name, options.map((option) => option.name))
        : undefined;
    return meant === undefined ? 'is not an option' : `is not an option; did you mean \`--${meant}\`?`;
}

;// CONCATENATED MODULE: ./src/command/command.ts


/** Runs the command. Only a call that needs it loads the code that removes. */
async function command(args, surroundings) {
    const call = parseCall(args);
    const screen = screenOf(call.kind === 'remove' && call.json);
    switch (call.kind) {
        case 'help':
            screen.log.write((await __nccwpck_require__.e(/* import() */ 80).then(__nccwpck_require__.bind(__nccwpck_require__, 80))).help());
            break;
        case 'version':
            screen.log.write((await __nccwpck_require__.e(/* import() */ 80).then(__nccwpck_require__.bind(__nccwpck_require__, 80))).version());
            break;
        case 'mistake':
            await refuse(call.problems, screen);
            break;
        case 'remove': {
            const runner = terminalRunner(call.inputs, screen);
            const start = await loadStart();
            await start(() => Promise.resolve([{ phase: 'main', runner }]));
            break;
        }
        case 'hook': {
            const { runHook } = await __nccwpck_require__.e(/* import() */ 839).then(__nccwpck_require__.bind(__nccwpck_require__, 839));
            await runHook(call, surroundings, await loadStart());
            break;
        }
    }
}
/** The bundler skips this import: in dist/ it is the bundle that the action has too (docs/decisions/0006-bundles.md). */
async function loadStart() {
    return (await import(/* webpackIgnore: true */ "../step/index.js")).startParts;
}
async function refuse(problems, screen) {
    const { USAGE } = await __nccwpck_require__.e(/* import() */ 80).then(__nccwpck_require__.bind(__nccwpck_require__, 80));
    for (const problem of problems)
        screen.problems.write(`error: ${problem}\n`);
    screen.problems.write(`${USAGE}\n\nNothing was removed. \`docker-image-rm --help\` lists the options.\n`);
    screen.exit(EXIT_REFUSED);
}


/***/ }),

/***/ 315:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Lv: () => (/* binding */ isList),
/* harmony export */   Pb: () => (/* binding */ SHORT),
/* harmony export */   Tv: () => (/* binding */ whyNotOffered),
/* harmony export */   Vl: () => (/* binding */ HOOK_OPTIONS),
/* harmony export */   kD: () => (/* binding */ REMOVE_OPTIONS)
/* harmony export */ });
/* unused harmony export isOffered */
/* harmony import */ var _inputs_input_names_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(760);

/** Inputs that are no options of the command, and why. */
const NOT_OFFERED = {
    images: 'what to remove is written without an option',
    when: 'the command removes at once',
    scope: '`docker-image-rm hook` is for what a job adds',
    summary: 'there is no job summary here',
    'github-token': 'the token is read from the environment variable GITHUB_TOKEN, where nobody sees it',
};
const LISTS = ['filters', 'keep', 'platforms', 'hosts'];
const FLAGS = ['force', 'no-prune', 'fail-on-conflict', 'dry-run'];
const INPUT_OPTIONS = _inputs_input_names_js__WEBPACK_IMPORTED_MODULE_0__/* .INPUT_NAMES */ .Qh.filter(isOffered).map((input) => ({
    name: input,
    kind: FLAGS.includes(input) ? 'flag' : LISTS.includes(input) ? 'list' : 'text',
    input,
}));
/** Options of `docker-image-rm IMAGE…`. `--platform` is what `docker image rm` calls `--platforms`. */
const REMOVE_OPTIONS = [
    ...INPUT_OPTIONS,
    { name: 'platform', kind: 'list', input: 'platforms' },
    { name: 'json', kind: 'switch' },
    { name: 'help', kind: 'switch' },
    { name: 'version', kind: 'switch' },
];
/** Options of `docker-image-rm hook`. */
const HOOK_OPTIONS = [
    { name: 'settings', kind: 'text' },
    { name: 'strict', kind: 'switch' },
    { name: 'help', kind: 'switch' },
];
const SHORT = { f: 'force', h: 'help' };
function isList(input) {
    return input === 'images' || LISTS.includes(input);
}
function isOffered(input) {
    return !Object.hasOwn(NOT_OFFERED, input);
}
/** Why an input is not an option; undefined for any other name. */
function whyNotOffered(name) {
    return Object.entries(NOT_OFFERED).find(([input]) => input === name)?.[1];
}


/***/ }),

/***/ 546:
/***/ ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(708);
/* harmony import */ var node_process__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_process__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _command_command_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(117);


await (0,_command_command_js__WEBPACK_IMPORTED_MODULE_1__/* .command */ .G)(node_process__WEBPACK_IMPORTED_MODULE_0___default().argv.slice(2), { env: (node_process__WEBPACK_IMPORTED_MODULE_0___default().env), now: Date.now() });

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 996:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ry: () => (/* binding */ splitList)
/* harmony export */ });
/* unused harmony exports Fields, itemsOfList, parseDuration, parseAmount */
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


/***/ }),

/***/ 760:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Qh: () => (/* binding */ INPUT_NAMES),
/* harmony export */   kD: () => (/* binding */ nearestTo)
/* harmony export */ });
/* unused harmony exports misspelt, unknownWarnings */
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

/***/ 86:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   XT: () => (/* binding */ listSome),
/* harmony export */   pj: () => (/* binding */ plain)
/* harmony export */ });
/* unused harmony exports minorOf, humanSize, listNames, plural, markdown, code, prose */
// Makes untrusted text (names, labels, messages of an engine) safe for the place where it is shown.
/** `1.48` → 48 */
function minorOf(apiVersion) {
    return Number(apiVersion.split('.')[1]);
}
const UNITS = (/* unused pure expression or super */ null && (['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB']));
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

/***/ 598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 24:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 379:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

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
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
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
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(546);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 

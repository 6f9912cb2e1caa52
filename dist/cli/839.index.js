export const id = 839;
export const ids = [839];
export const modules = {

/***/ 839:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runHook: () => (/* binding */ runHook)
});

// EXTERNAL MODULE: ./src/model/text.ts
var model_text = __webpack_require__(86);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(161);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(24);
;// CONCATENATED MODULE: ./src/runner/files.ts


/** A larger file is not a configuration, and would only cost memory. */
const LONGEST_TEXT = 4 * 1024 * 1024;
const MISSING = ['ENOENT', 'ENOTDIR'];
const files = { kind, read, realPath, isProgram };
/** Undefined for a user without an entry in passwd. */
function homeFolder() {
    try {
        const home = homedir();
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

;// CONCATENATED MODULE: ./src/runner/hook/hook-runner.ts
/** GitHub's runner before and after a job: it takes lines and a summary, and knows neither inputs, state nor outputs. */
function hookRunner(github, work) {
    const { inputs, isStrict, record, save = () => undefined, hasSummary, onFailure } = work;
    return {
        ...github,
        readHandover: () => Promise.resolve({ record }),
        endFirstPhase: () => {
            save(undefined);
        },
        handOver: (text) => new Promise((resolve) => {
            save(text);
            resolve();
        }),
        input: (name) => inputs[name] ?? '',
        // The names in the settings are checked before.
        givenInputs: () => [],
        secret: () => '',
        output: () => undefined,
        summary: (markdown) => (hasSummary ? github.summary(markdown) : Promise.resolve()),
        fail: (message, isRefused) => {
            onFailure();
            tellFailure(github, message, isStrict, isRefused);
        },
    };
}
/** A cleanup that went wrong is no reason to fail a job that went well, unless the administrator asks for it. */
function tellFailure(github, message, isStrict, isRefused = false) {
    if (isStrict)
        github.fail(message, isRefused);
    else
        github.annotate('error', message);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(598);
;// CONCATENATED MODULE: ./src/runner/hook/job.ts

/** Undefined outside of a hook. */
function jobOf(env) {
    const read = (name) => env[name] ?? '';
    const job = {
        runner: read('RUNNER_NAME'),
        temp: read('RUNNER_TEMP'),
        run: read('GITHUB_RUN_ID'),
        attempt: read('GITHUB_RUN_ATTEMPT'),
        name: read('GITHUB_JOB'),
    };
    return job.runner === '' || job.run === '' ? undefined : job;
}
function isSameJob(one, other) {
    return one.run === other.run && one.attempt === other.attempt && one.name === other.name;
}
/** The name of the file for the records of a runner, which has one job at a time. */
function fileNameOf({ runner, temp }) {
    const readable = runner.replaceAll(/[^\w-]/g, '_').slice(0, 60);
    const digest = (0,external_node_crypto_.createHash)('sha256').update(`${runner}\n${temp}`).digest('hex').slice(0, 16);
    return `${readable}-${digest}.json`;
}

// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __webpack_require__(708);
var external_node_process_default = /*#__PURE__*/__webpack_require__.n(external_node_process_);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(379);
;// CONCATENATED MODULE: ./src/runner/hook/job-record.ts

function recordText({ job, worker, began, baselines, engines, isOver }) {
    const content = JSON.stringify({ job, worker, began, baselines, engines, isOver });
    return JSON.stringify({ digest: digestOf(content), content });
}
/** Undefined for a text that is not a whole record: a machine that lost its power leaves such files. */
function parseRecord(text) {
    const { digest, content } = textsOf(parsed(text));
    if (content === undefined || digest !== digestOf(content))
        return undefined;
    const record = parsed(content);
    const { runner, temp, run, attempt, name } = textsOf(field(record, 'job'));
    const { began, baselines } = textsOf(record);
    const isWhole = [runner, temp, run, attempt, name, began].every((value) => value !== undefined);
    const engines = field(record, 'engines');
    const isOver = field(record, 'isOver');
    if (!isWhole || typeof engines !== 'number' || typeof isOver !== 'boolean')
        return undefined;
    return {
        job: { runner: runner ?? '', temp: temp ?? '', run: run ?? '', attempt: attempt ?? '', name: name ?? '' },
        worker: workerOf(textsOf(field(record, 'worker'))),
        began: began ?? '',
        baselines,
        engines,
        isOver,
    };
}
/** The process that a text tells; undefined for any other text. */
function workerIn(text) {
    return workerOf(textsOf(parsed(text)));
}
function workerOf({ pid, began, machine, boot, namespace }) {
    if (pid === undefined || began === undefined || machine === undefined)
        return undefined;
    return { pid, began, machine, boot: boot ?? '', namespace: namespace ?? '' };
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        if (error instanceof SyntaxError)
            return undefined;
        throw error;
    }
}
function field(value, name) {
    return entriesOf(value).find(([key]) => key === name)?.[1];
}
function textsOf(value) {
    return Object.fromEntries(entriesOf(value).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text]] : [])));
}
function entriesOf(value) {
    return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
function digestOf(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(500);
;// CONCATENATED MODULE: ./src/runner/hook/worker.ts



const NAME = 'Runner.Worker';
/** A hook is a script of the worker, which is a few processes above this one. */
const MOST_PARENTS = 8;
/** The runner's process for this job. Undefined where it is not found: only Linux tells enough of other processes. */
function findWorker() {
    let pid = String((external_node_process_default()).ppid);
    for (let level = 0; level < MOST_PARENTS; level += 1) {
        const found = processOf(pid);
        if (found === undefined)
            return undefined;
        if (found.name === NAME)
            return { pid, began: found.began, ...here() };
        pid = found.parent;
    }
    return undefined;
}
/** This process; undefined where nobody could tell whether it still lives. */
function thisProcess() {
    const pid = String((external_node_process_default()).pid);
    const found = processOf(pid);
    return found === undefined ? undefined : { pid, began: found.began, ...here() };
}
/** Of two processes that were seen on one machine. */
function isSameProcess(one, other) {
    return one.pid === other.pid && one.began === other.began;
}
/** Whether a process still lives; undefined where nobody can tell from here. */
function lives(worker) {
    const { machine, boot, namespace } = here();
    if (boot === '' || worker.machine !== machine)
        return undefined;
    if (worker.boot !== boot)
        return false;
    if (worker.namespace !== namespace)
        return undefined;
    return processOf(worker.pid)?.began === worker.began;
}
/** The runner reads it from its `.env` and hands it on to its workers. */
const HOOK_VARIABLE = 'ACTIONS_RUNNER_HOOK_JOB_STARTED';
/** All workers of this user whose runner has such hooks, so that each of them should have a record. */
function hookedWorkers(variable = HOOK_VARIABLE) {
    return pids().flatMap((pid) => {
        const found = processOf(pid);
        if (found?.name !== NAME || !isOwn(pid))
            return [];
        const environment = textOf(() => (0,external_node_fs_.readFileSync)(`/proc/${pid}/environ`, 'utf8'));
        const isHooked = environment.split('\0').some((line) => line.startsWith(`${variable}=`));
        return isHooked ? [{ pid, began: found.began, ...here() }] : [];
    });
}
function pids() {
    try {
        return (0,external_node_fs_.readdirSync)('/proc').filter((name) => /^\d+$/.test(name));
    }
    catch {
        return [];
    }
}
function isOwn(pid) {
    return (0,external_node_fs_.statSync)(`/proc/${pid}`, { throwIfNoEntry: false })?.uid === external_node_process_default().getuid?.();
}
/** Machines that were made from one image can have one host name. */
function here() {
    const machineId = textOf(() => (0,external_node_fs_.readFileSync)('/etc/machine-id', 'utf8'));
    const boot = textOf(() => (0,external_node_fs_.readFileSync)('/proc/sys/kernel/random/boot_id', 'utf8'));
    const namespace = textOf(() => (0,external_node_fs_.readlinkSync)('/proc/self/ns/pid'));
    return { machine: `${(0,external_node_os_.hostname)()} ${machineId}`.trim(), boot, namespace };
}
/** The name stands in brackets and can hold some itself; the fields after it are counted from the third: proc_pid_stat(5). */
function processOf(pid) {
    const stat = textOf(() => (0,external_node_fs_.readFileSync)(`/proc/${pid}/stat`, 'utf8'));
    const [, name, rest = ''] = /^\d+ \((.*)\) (.*)$/s.exec(stat) ?? [];
    const fields = rest.split(' ');
    const [state, parent, began] = [fields[0], fields[1], fields[19]];
    // A process that ended stays until its parent looks at it.
    const isOver = state === 'Z' || state === 'X';
    return isOver || name === undefined || parent === undefined || began === undefined
        ? undefined
        : { name, parent, began };
}
/** Empty where the kernel does not tell. */
function textOf(read) {
    try {
        return read().trim();
    }
    catch {
        return '';
    }
}

;// CONCATENATED MODULE: ./src/runner/hook/lock.ts







/** A hook that ended without a word is found out by its process. Where that cannot be told, it holds others so long. */
const LONGEST_HOOK_MS = 3_600_000;
const POLL_MS = 100;
/** Undefined when another hook did not end in time, or the signal came first. */
async function lockFolder(folder, patienceMs, cancelled) {
    const path = (0,external_node_path_.join)(folder, '.lock');
    const end = performance.now() + patienceMs;
    for (;;) {
        const lock = take(folder, path);
        if (lock !== undefined)
            return lock;
        breakStale(folder, path);
        if (performance.now() >= end || cancelled.aborted)
            return undefined;
        await (0,promises_.setTimeout)(POLL_MS);
    }
}
/** The link is made in one step, and with its whole content. */
function take(folder, path) {
    const own = (0,external_node_path_.join)(folder, `.${(0,external_node_crypto_.randomUUID)()}`);
    try {
        (0,external_node_fs_.writeFileSync)(own, JSON.stringify({ ...thisProcess(), id: own }), { flag: 'wx', mode: 0o644 });
        (0,external_node_fs_.linkSync)(own, path);
        return {
            release: () => {
                (0,external_node_fs_.rmSync)(path, { force: true });
            },
        };
    }
    catch (error) {
        if (codeOf(error) === 'EEXIST')
            return undefined;
        throw error;
    }
    finally {
        (0,external_node_fs_.rmSync)(own, { force: true });
    }
}
function breakStale(folder, path) {
    const found = lock_read(path);
    if (found === undefined || !isStale(found))
        return;
    const aside = (0,external_node_path_.join)(folder, `.${(0,external_node_crypto_.randomUUID)()}`);
    try {
        (0,external_node_fs_.renameSync)(path, aside);
        // Another hook may have taken the lock since the look, and keeps it.
        if ((0,external_node_fs_.readFileSync)(aside, 'utf8') !== found.text)
            (0,external_node_fs_.linkSync)(aside, path);
    }
    catch (error) {
        // It may belong to another user, and stays.
        if (!['ENOENT', 'EEXIST', 'EPERM', 'EACCES'].includes(codeOf(error)))
            throw error;
    }
    finally {
        (0,external_node_fs_.rmSync)(aside, { force: true });
    }
}
function lock_read(path) {
    const stats = (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
    if (stats?.isFile() !== true)
        return undefined;
    try {
        return { text: (0,external_node_fs_.readFileSync)(path, 'utf8'), ageMs: Date.now() - stats.mtimeMs };
    }
    catch (error) {
        if (codeOf(error) === 'ENOENT')
            return undefined;
        throw error;
    }
}
function isStale({ text, ageMs }) {
    const holder = workerIn(text);
    const isAlive = holder === undefined ? undefined : lives(holder);
    return isAlive === undefined ? ageMs > LONGEST_HOOK_MS : !isAlive;
}

;// CONCATENATED MODULE: ./src/runner/hook/records.ts









/** No job of a self-hosted runner may take longer: https://docs.github.com/en/actions/reference/limits */
const LONGEST_JOB_MS = 5 * 24 * 3_600_000;
/** Not `HOME`: a job can set that for what runs after it. */
function defaultFolder() {
    return (0,external_node_path_.join)((0,external_node_os_.userInfo)().homedir, '.docker-image-rm');
}
/** The folder with one record for each runner on a machine. */
class Records {
    #folder;
    /** Throws for a folder in which anybody could plant a record. */
    constructor(folder) {
        (0,external_node_fs_.mkdirSync)(folder, { recursive: true, mode: 0o700 });
        const { mode } = (0,external_node_fs_.statSync)(folder);
        if ((external_node_process_default()).platform !== 'win32' && (mode & 0o1002) === 0o002)
            throw new Error(`everybody may write into ${folder}; take that right away (chmod o-w)`);
        this.#folder = folder;
    }
    /** Undefined where another hook did not end in time. */
    lock(patienceMs, cancelled) {
        return lockFolder(this.#folder, patienceMs, cancelled);
    }
    /** Undefined if there is none for this runner. */
    read(job) {
        const path = this.#pathOf(job);
        const stats = (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
        if (stats === undefined)
            return undefined;
        if (!stats.isFile() || !records_isOwn(stats))
            return { problem: `${path} is not a file of this user` };
        return parseRecord((0,external_node_fs_.readFileSync)(path, 'utf8')) ?? { problem: `${path} is not whole` };
    }
    /** Nobody ever sees half a record. */
    write(record) {
        const path = this.#pathOf(record.job);
        const beside = (0,external_node_path_.join)(this.#folder, `.${(0,external_node_crypto_.randomUUID)()}`);
        try {
            (0,external_node_fs_.writeFileSync)(beside, recordText(record), { flag: 'wx', mode: 0o600 });
            (0,external_node_fs_.renameSync)(beside, path);
        }
        catch (error) {
            (0,external_node_fs_.rmSync)(beside, { force: true });
            throw error;
        }
    }
    remove(job) {
        (0,external_node_fs_.rmSync)(this.#pathOf(job), { force: true });
    }
    /** The jobs of other runners that have not ended. Where nobody can tell, a job lives as long as one may. */
    running(job, now) {
        const names = (0,external_node_fs_.readdirSync)(this.#folder).filter((name) => /^[^.].*\.json$/.test(name));
        const recorded = [findWorker() ?? []].flat();
        const announced = names
            .filter((name) => name !== fileNameOf(job))
            .flatMap((name) => {
            const file = (0,external_node_path_.join)(this.#folder, name);
            const stats = (0,external_node_fs_.lstatSync)(file, { throwIfNoEntry: false });
            // A hook writes regular files only.
            if (stats?.isFile() !== true)
                return [];
            const record = readable(file, stats);
            if (record?.worker !== undefined)
                recorded.push(record.worker);
            if (record?.isOver === true)
                return [];
            const isAlive = record?.worker === undefined ? undefined : lives(record.worker);
            return (isAlive ?? now - stats.mtimeMs < LONGEST_JOB_MS) ? [{ record, file }] : [];
        });
        const silent = hookedWorkers().filter((worker) => !recorded.some((one) => isSameProcess(one, worker)));
        return [
            ...announced,
            ...silent.map(({ pid }) => ({ record: undefined, file: `process ${pid}, whose hook wrote no record` })),
        ];
    }
    #pathOf(job) {
        return (0,external_node_path_.join)(this.#folder, fileNameOf(job));
    }
}
function records_isOwn({ uid }) {
    const own = external_node_process_default().getuid?.();
    return own === undefined || own === uid;
}
/** A longer file is not a record, and would only cost memory. */
const LONGEST_RECORD = 64 * 1024 * 1024;
function readable(file, { size }) {
    if (size > LONGEST_RECORD)
        return undefined;
    try {
        return parseRecord((0,external_node_fs_.readFileSync)(file, 'utf8'));
    }
    catch (error) {
        // It ended meanwhile, or belongs to another user: what follows is decided by its age.
        if (error instanceof Error && 'code' in error)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/model/engine-traits.ts
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
const engine_traits_TRAITS = {
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
    return Object.hasOwn(engine_traits_TRAITS, text);
}

;// CONCATENATED MODULE: ./src/model/collections.ts
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

;// CONCATENATED MODULE: ./src/model/reference.ts
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
function reference_repositoryOf(fullReference) {
    const name = fullReference.split('@')[0] ?? fullReference;
    const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
    return colon < 0 ? name : name.slice(0, colon);
}
function lastPart(repository) {
    return repository.slice(repository.lastIndexOf('/') + 1);
}

;// CONCATENATED MODULE: ./src/model/image.ts



function image_referencesOf(image) {
    return [...image.tags, ...image.digests];
}
/** When it was built or last got a name, whichever is later; undefined if the engine tells neither. */
function lastChangeOf({ created, tagged }) {
    return created === undefined && tagged === undefined ? undefined : Math.max(created ?? 0, tagged ?? 0);
}
function isNameOf(reference, image) {
    return nameSet(image).has(reference);
}
const nameSet = oncePer((image) => new Set(image_referencesOf(image)));
const EMPTY = { tags: new Set(), digests: new Set() };
function namesLeft(image, store) {
    const { digests: digestTrait } = TRAITS[store];
    const tags = new Set(image.tags);
    const digests = new Set(image.digests);
    const repositories = new Map();
    for (const kind of ['tags', 'digests']) {
        for (const name of image[kind]) {
            const repository = repositoryOf(name);
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
            const { tags: siblings, digests: derived } = repositories.get(repositoryOf(reference)) ?? EMPTY;
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
                const repository = repositoryOf(name);
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
    const areDerived = TRAITS[store].digests === 'tags' && names.tagCount() > 0;
    if (!areDerived)
        return lost;
    const own = new Set(image.ownDigests);
    return lost.filter((name) => !name.includes('@') || own.has(name));
}
/** What an engine may prune together with an image. */
function untaggedAncestors(image, images) {
    const found = new Set();
    let parent = image.parent === undefined ? undefined : images.get(image.parent);
    while (parent !== undefined && image_referencesOf(parent).length === 0 && !found.has(parent.id)) {
        found.add(parent.id);
        parent = parent.parent === undefined ? undefined : images.get(parent.parent);
    }
    return [...found];
}

;// CONCATENATED MODULE: ./src/model/baseline.ts


function baselineOf(engine, store, images, containers, { networks, volumes, buildCache, } = {}) {
    return {
        engine,
        store,
        images: new Set(images.map(({ id }) => id)),
        references: new Map(images.flatMap((image) => referencesOf(image).map((name) => [name, image.id]))),
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
        store: isEngineKind(store) ? store : 'graphdriver',
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

;// CONCATENATED MODULE: ./src/command/other-jobs.ts


/** A job whose hook has not looked yet, or could not look everywhere, may use any engine. */
function onSameEngine(baselines, running) {
    const own = enginesIn(baselines) ?? [];
    return running.filter(({ record }) => {
        if (record?.baselines === undefined)
            return true;
        const engines = enginesIn(record.baselines);
        if (engines === undefined)
            return true;
        return engines.length < record.engines || engines.some((engine) => own.includes(engine));
    });
}
/** Undefined for a text that another program wrote. */
function enginesIn(baselines) {
    try {
        return [...parseBaselines(baselines).values()].map(({ engine }) => engine);
    }
    catch {
        return undefined;
    }
}
function namesOf(jobs) {
    return (0,model_text/* listSome */.XT)(jobs, ({ record, file }) => (record === undefined ? file : jobName(record)));
}
function jobName({ job, began }) {
    return `the job "${job.name}" of run ${job.run} on ${job.runner} (began ${began})`;
}

// EXTERNAL MODULE: ./src/inputs/fields.ts
var fields = __webpack_require__(996);
// EXTERNAL MODULE: ./src/inputs/input-names.ts
var input_names = __webpack_require__(760);
// EXTERNAL MODULE: ./src/command/options.ts
var options = __webpack_require__(315);
;// CONCATENATED MODULE: ./src/command/settings.ts




/** What a job adds goes. */
const HOOK_INPUTS = {
    images: '**',
    containers: 'added',
    'build-cache': 'unused',
    when: 'post',
    scope: 'job',
};
const NOT_SET = {
    when: 'is set by the hooks',
    scope: 'is set by the hooks',
    'github-token': 'is not for hooks, since a job can read this file',
};
/** Settings that are no inputs, and what they may be. The first choice is the default. */
const CHOICES = {
    'after-lost-job': ['tell', 'remove'],
    'beside-other-jobs': ['nothing', 'labelled-images'],
};
const INPUTS = input_names/* INPUT_NAMES */.Qh.filter((name) => NOT_SET[name] === undefined);
const NAMES = [...INPUTS, 'records', 'after-lost-job', 'beside-other-jobs'];
/** Reads lines such as `keep: app:1`. Lists have a line for each item. All problems are told at once. */
function parseSettings(text) {
    const values = new Map();
    const problems = [];
    for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
        const problem = readLine(line.trim(), values);
        if (problem !== undefined)
            problems.push(`line ${String(index + 1)}: ${problem}`);
    }
    const afterLostJob = choice('after-lost-job', values, problems);
    const besideOtherJobs = choice('beside-other-jobs', values, problems);
    const records = values.get('records');
    const isPlace = records !== undefined && (0,external_node_path_.isAbsolute)(records);
    if (records !== undefined && !isPlace)
        problems.push(`\`records\`: "${(0,model_text/* plain */.pj)(records)}" is not an absolute path`);
    if (besideOtherJobs === 'labelled-images' && !/^label=/m.test(values.get('filters') ?? ''))
        problems.push('`beside-other-jobs: labelled-images` needs a line `filters: label=…`');
    if (problems.length > 0)
        return { problems, records: isPlace ? records : undefined };
    const given = INPUTS.flatMap((name) => {
        const value = values.get(name);
        return value === undefined ? [] : [[name, value]];
    });
    return {
        inputs: { ...HOOK_INPUTS, ...Object.fromEntries(given) },
        records,
        afterLostJob,
        besideOtherJobs,
    };
}
/** Returns what is wrong with the line. */
function readLine(line, values) {
    if (line === '' || line.startsWith('#'))
        return undefined;
    const [, name, value] = /^([\w-]+)\s*:\s*(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined)
        return `"${(0,model_text/* plain */.pj)(line)}" is not written as \`name: value\``;
    const known = NAMES.find((one) => one === name);
    if (known === undefined)
        return whyUnknown(name);
    const before = values.get(known);
    if (value === '')
        return `\`${name}\` has no value; leave the line out if that is meant`;
    const isItem = INPUTS.some((input) => input === known && (0,options/* isList */.Lv)(input));
    if (before !== undefined && !isItem)
        return `\`${name}\` stands there twice, and takes one value`;
    values.set(known, [before ?? [], withoutQuotes(value)].flat().join('\n'));
    return undefined;
}
function whyUnknown(name) {
    const reason = Object.entries(NOT_SET).find(([input]) => input === name)?.[1];
    if (reason !== undefined)
        return `\`${name}\` ${reason}`;
    const meant = (0,input_names/* nearestTo */.kD)(name, NAMES);
    return `\`${name}\` is not a setting${meant === undefined ? '' : `; did you mean \`${meant}\`?`}`;
}
/** People copy `images: '**'` from a workflow. */
function withoutQuotes(value) {
    return /^(['"])(.*)\1$/.exec(value)?.[2] ?? value;
}
function choice(name, values, problems) {
    const choices = CHOICES[name];
    const value = values.get(name);
    const chosen = choices.find((one) => one === value);
    if (value !== undefined && chosen === undefined)
        problems.push(`\`${name}\`: "${(0,model_text/* plain */.pj)(value)}" is not one of ${choices.join(', ')}`);
    return chosen ?? CHOICES[name][0];
}

;// CONCATENATED MODULE: ./src/command/hook.ts









/** So long a hook waits for the hooks of other jobs that share its folder. */
const PATIENCE_MS = 15 * 60_000;
/** Runs before or after a job of a self-hosted runner. */
async function runHook(call, surroundings, start) {
    let lock;
    let end = () => undefined;
    await start(async (github, cancelled) => {
        let hasFailed = false;
        const tell = (failure, error) => {
            hasFailed = true;
            const why = error instanceof Error ? error.message : String(error);
            tellFailure(github, (0,model_text/* plain */.pj)(`${failure}: ${why}`), call.isStrict);
        };
        try {
            const { problem, settings, ...hook } = openHook(call, surroundings, github, () => (hasFailed = true));
            const before = call.moment === 'started' ? announce(hook, settings) : undefined;
            if (settings === undefined)
                throw new Error(problem);
            lock = await hook.records.lock(PATIENCE_MS, cancelled);
            if (lock === undefined)
                throw new Error('the hook of another job did not end in time');
            const ready = { ...hook, settings };
            if (call.moment === 'started')
                return partsBefore(ready, before);
            const parts = partsAfter(ready);
            end = () => {
                try {
                    forget(ready, hasFailed);
                }
                catch (error) {
                    tell('the record of this job could not be deleted', error);
                }
            };
            return parts;
        }
        catch (error) {
            tell('docker-image-rm removes nothing', error);
            return [];
        }
    });
    end();
    lock?.release();
}
function openHook({ settings: path, isStrict }, surroundings, github, onFailure) {
    const job = jobOf(surroundings.env);
    if (job === undefined)
        throw new Error('this is not a hook of a runner: RUNNER_NAME or GITHUB_RUN_ID is not set');
    const { settings, problem, folder } = readSettings(path);
    const records = new Records(folder ?? defaultFolder());
    return {
        ...surroundings,
        job,
        worker: findWorker(),
        settings,
        problem,
        records,
        github,
        isStrict,
        onFailure,
    };
}
function readSettings(path) {
    const read = path === undefined ? { text: '' } : files.read(path);
    if ('problem' in read) {
        const problem = `${String(path)} cannot be read: ${read.problem}`;
        return { settings: undefined, problem, folder: undefined };
    }
    const settings = parseSettings(read.text);
    const folder = settings.records;
    return 'problems' in settings
        ? { settings: undefined, problem: `${String(path)}: ${settings.problems.join('; ')}`, folder }
        : { settings, problem: undefined, folder };
}
/**
 * Writes down that this job runs, before anything else can go wrong: other runners remove nothing beside a job that has
 * not looked yet. Returns the record of the job before.
 */
function announce(hook, settings) {
    const { job, worker, records } = hook;
    const before = records.read(job);
    const other = before !== undefined && 'job' in before && !before.isOver ? before.worker : undefined;
    if (other !== undefined && lives(other) === true)
        throw new Error(worker !== undefined && isSameProcess(other, worker)
            ? 'the first hook of this job has run already; its record stays'
            : `another runner with the name ${job.runner} has a job; give each runner a name of its own`);
    try {
        records.write(recordFor(hook, settings, undefined));
    }
    catch (error) {
        // The record of another job must not stand for this one.
        records.remove(job);
        throw error;
    }
    return before;
}
function recordFor({ job, worker, now }, settings, baselines) {
    const began = new Date(now).toISOString();
    const engines = Math.max(1, (0,fields/* splitList */.ry)(settings?.inputs['hosts'] ?? '').length);
    return { job, worker, began, baselines, engines, isOver: false };
}
/** Tells what a lost job left, and records what is there now. */
function partsBefore(hook, before) {
    const { settings, records, github, isStrict, onFailure } = hook;
    const save = (baselines) => {
        records.write(recordFor(hook, settings, baselines));
    };
    const { inputs } = settings;
    const recording = hookRunner(github, { inputs, isStrict, save, hasSummary: false, onFailure });
    return [...lostParts(before, hook), { phase: 'main', runner: recording }];
}
/** A job that was killed never comes to its second hook: https://github.com/actions/runner/issues/2595 */
function lostParts(before, hook) {
    const { job, settings, records, github, isStrict, onFailure, now } = hook;
    if (before === undefined)
        return [];
    if ('problem' in before) {
        github.annotate('warning', (0,model_text/* plain */.pj)(`${before.problem}, so what the job before this one left is unknown`));
        return [];
    }
    if (before.baselines === undefined || enginesIn(before.baselines) === undefined)
        return [];
    const others = onSameEngine(before.baselines, records.running(job, now));
    // Where that cannot be told, the job may still run: two runners in containers can have one name and one folder.
    const isSurelyOver = before.isOver || (before.worker !== undefined && lives(before.worker) === false);
    const removes = settings.afterLostJob === 'remove' && others.length === 0 && isSurelyOver;
    const how = before.isOver ? 'was not cleaned up to its end' : 'never came to its end';
    const what = removes
        ? 'what it left is removed now'
        : 'this is what is new since then; nothing of it is removed';
    github.annotate('warning', (0,model_text/* plain */.pj)(`${jobName(before)} ${how}: ${what}`));
    const inputs = removes ? settings.inputs : { ...settings.inputs, 'dry-run': 'true' };
    const record = { text: before.baselines };
    const runner = hookRunner(github, { inputs, isStrict, record, hasSummary: false, onFailure });
    return [{ phase: 'post', runner }];
}
/** Removes what the job added, unless that cannot be told from what other jobs add. */
function partsAfter(hook) {
    const { job, settings, records, github, isStrict, onFailure, now } = hook;
    const record = recordOf(records.read(job), hook);
    const others = 'text' in record ? onSameEngine(record.text, records.running(job, now)) : [];
    const partWith = (inputs) => {
        const runner = hookRunner(github, { inputs, isStrict, record, hasSummary: true, onFailure });
        return [{ phase: 'post', runner }];
    };
    if (others.length === 0)
        return partWith(settings.inputs);
    const isLabelled = settings.besideOtherJobs === 'labelled-images';
    const what = isLabelled
        ? 'only images that the filters let through are removed'
        : 'nothing is removed, since nobody knows which job added what';
    github.annotate('warning', (0,model_text/* plain */.pj)(`other jobs use this engine (${namesOf(others)}): ${what}`));
    return isLabelled ? partWith({ ...settings.inputs, containers: 'keep', 'build-cache': 'keep' }) : [];
}
function recordOf(found, hook) {
    if (found === undefined)
        return { problem: 'this job has none: `hook started` did not run before it' };
    if ('problem' in found)
        return found;
    if (!isOfThisJob(found, hook))
        return { problem: `it is that of ${jobName(found)}` };
    if (found.baselines === undefined)
        return { problem: '`hook started` could not look at the engine before this job' };
    return enginesIn(found.baselines) === undefined
        ? { problem: 'it was changed after it was written' }
        : { text: found.baselines };
}
/** Two jobs of a matrix have the same name. */
function isOfThisJob(record, { job, worker }) {
    const isSameWorker = record.worker === undefined || worker === undefined || isSameProcess(record.worker, worker);
    return isSameJob(record.job, job) && isSameWorker && !record.isOver;
}
/**
 * The job is over. Where its cleanup went wrong, the next job tells what was left. Its worker lives on for a moment, and must
 * not look like one without a record. A record of another job stays: its own runner tells what became of it.
 */
function forget(hook, hasFailed) {
    const { job, records } = hook;
    const found = records.read(job);
    if (found === undefined || !('job' in found) || !isOfThisJob(found, hook))
        return;
    const baselines = hasFailed ? found.baselines : undefined;
    if (found.worker === undefined && baselines === undefined)
        records.remove(job);
    else
        records.write({ ...found, baselines, isOver: true });
}


/***/ })

};

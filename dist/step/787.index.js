export const id = 787;
export const ids = [787];
export const modules = {

/***/ 4787:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openBackupFolder: () => (/* binding */ openBackupFolder)
});

// EXTERNAL MODULE: ./src/model/image.ts
var model_image = __webpack_require__(1444);
// EXTERNAL MODULE: ./src/model/removal.ts
var removal = __webpack_require__(2361);
// EXTERNAL MODULE: ./src/plan/predict.ts
var predict = __webpack_require__(5650);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./src/engine/deadline.ts
var deadline = __webpack_require__(7964);
// EXTERNAL MODULE: ./src/model/engine-traits.ts
var engine_traits = __webpack_require__(2657);
// EXTERNAL MODULE: ./src/model/text.ts
var model_text = __webpack_require__(5086);
// EXTERNAL MODULE: ./node_modules/modern-tar/dist/web/index.js + 1 modules
var web = __webpack_require__(1942);
// EXTERNAL MODULE: external "node:stream/web"
var web_ = __webpack_require__(7830);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/remove/backup/archive.ts




/** Why `docker load` would not bring back what was to be saved, in words that follow "the archive is not whole: ". */
class NotWhole extends Error {
    name = 'NotWhole';
}
/** Reads an archive to its end, and holds no more of it than its JSON. */
async function readArchive(chunks) {
    const entries = new Map();
    const links = new Map();
    await readEntries(chunks, async ({ header, body }) => {
        const { name, type, linkname = '' } = header;
        if (type === 'symlink')
            links.set(name, external_node_path_.posix.join(external_node_path_.posix.dirname(name), linkname));
        if (type === 'file')
            entries.set(name, await readEntry(body));
        else
            await body.cancel();
    });
    // Docker before 25 writes a layer once, and a link to it wherever it comes again.
    for (const [name, target] of links) {
        const entry = entries.get(target);
        if (entry !== undefined)
            entries.set(name, entry);
    }
    return entries;
}
/** `visit` reads the content of an entry, or cancels it. What `chunks` throws comes through as it is. */
async function readEntries(chunks, visit) {
    const seen = { hasFailed: false, tail: Buffer.alloc(0) };
    try {
        const tar = web_.ReadableStream.from(watching(chunks, seen)).pipeThrough((0,web/* createTarDecoder */.uK)({ strict: true }));
        for await (const entry of tar)
            await visit(entry);
    }
    catch (error) {
        if (seen.hasFailed || !(error instanceof Error))
            throw error;
        const said = engineMessage(seen.tail);
        throw new NotWhole(said === undefined ? inWords(error) : `the engine broke off: ${said}`, {
            cause: error,
        });
    }
}
/** Configurations and manifests have some kilobytes; engines refuse manifests of more than 8 MB. */
const LONGEST_DOCUMENT = 8 * 1024 * 1024;
const OPENINGS = [...Buffer.from('{[')];
/** No path tells what is JSON, since layers and manifests alike are named by their digest. */
async function readEntry(body) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const kept = [];
    let length = 0;
    let first;
    for await (const chunk of body) {
        hash.update(chunk);
        length += chunk.length;
        first ??= chunk[0];
        if (OPENINGS.includes(first) && length <= LONGEST_DOCUMENT)
            kept.push(chunk);
    }
    const document = length <= LONGEST_DOCUMENT ? parsed(Buffer.concat(kept).toString('utf8')) : undefined;
    return { sha256: hash.digest('hex'), document };
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** Whoever reads a stream sees one error, and not whether the source or the reader of the tar threw it. */
async function* watching(chunks, seen) {
    try {
        for await (const chunk of chunks) {
            seen.tail = endOf(seen.tail, chunk);
            yield chunk;
        }
    }
    catch (error) {
        seen.hasFailed = true;
        throw error;
    }
}
const LONGEST_MESSAGE = 4096;
function endOf(before, chunk) {
    return Buffer.concat([before, chunk.subarray(-LONGEST_MESSAGE)]).subarray(-LONGEST_MESSAGE);
}
/** An engine that fails after it began writes this behind what it has sent, and ends the answer as if all were well. */
const LAST_WORDS = /\{"errorDetail":\{(?:"code":\d+,)?"message":("(?:[^"\\]|\\.)*")/;
function engineMessage(tail) {
    const [, message] = LAST_WORDS.exec(tail.toString('utf8')) ?? [];
    const said = message === undefined ? undefined : parsed(message);
    return typeof said === 'string' ? said : undefined;
}
/** The parser ends its sentences with a full stop. */
function inWords({ message }) {
    return message.replace(/\.$/, '');
}

// EXTERNAL MODULE: ./src/engine/body.ts
var body = __webpack_require__(4492);
// EXTERNAL MODULE: ./src/engine/errors.ts
var errors = __webpack_require__(7679);
// EXTERNAL MODULE: ./src/model/reference.ts
var reference = __webpack_require__(6676);
;// CONCATENATED MODULE: ./src/remove/backup/check-archive.ts




/**
 * Throws NotWhole unless everything that is wanted is in the archive, and is what its name says. Engines read
 * `manifest.json` or, with the containerd store, `index.json`; all of them write the first.
 */
function requireWhole(archive, wanted) {
    try {
        requireHonestNames(archive);
        const saved = savedImages(archive);
        if (wanted.saves === 'manifests')
            requireManifests(archive, wanted);
        else
            requireConfigs(saved, wanted);
    }
    catch (error) {
        // JSON that is not as it should be.
        if (error instanceof errors/* EngineError */.NJ)
            throw new NotWhole(error.message, { cause: error });
        throw error;
    }
}
function requireHonestNames(archive) {
    for (const [path, { sha256 }] of archive) {
        const [, blob, config] = /^(?:blobs\/sha256\/([a-f0-9]{64})|([a-f0-9]{64})\.json)$/.exec(path) ?? [];
        const promised = blob ?? config ?? sha256;
        if (promised !== sha256)
            throw new NotWhole(`${path} is not what its name says`);
    }
}
function savedImages(archive) {
    return (0,body/* list */.p_)(check_archive_document(archive, 'manifest.json')).map((item) => {
        const json = (0,body/* object */.Ik)(item);
        return {
            config: entry(archive, (0,body/* string */.Yj)(json['Config'])),
            layers: (0,body/* strings */.P$)(json['Layers']).map((path) => entry(archive, path)),
            tags: (0,body/* strings */.P$)(json['RepoTags']).map(canonical),
        };
    });
}
/** On the graphdriver store, and for Podman, an image is its configuration, which names its layers by their content. */
function requireConfigs(saved, { image, also }) {
    for (const id of [image.id, ...also]) {
        const found = saved.find(({ config }) => `sha256:${config.sha256}` === id);
        if (found === undefined)
            throw new NotWhole(`${id} is not in it`);
        const diffIds = (0,body/* strings */.P$)((0,body/* optionalObject */.u9)((0,body/* object */.Ik)(found.config.document)['rootfs'])['diff_ids']);
        const layers = found.layers.map(({ sha256 }) => `sha256:${sha256}`);
        if (layers.join() !== diffIds.join())
            throw new NotWhole(`the layers of ${id} are not those in it`);
        if (id === image.id)
            requireTags(image, found.tags);
    }
}
/** On the containerd store an image is a manifest, or an index of the manifests of its variants. */
function requireManifests(archive, { image, also, variants }) {
    for (const id of [image.id, ...also]) {
        const target = (0,body/* object */.Ik)(check_archive_document(archive, blobPath(id)));
        if (target['manifests'] === undefined)
            requireManifest(archive, id);
    }
    for (const digest of variants)
        requireManifest(archive, digest);
    const listed = (0,body/* list */.p_)((0,body/* object */.Ik)(check_archive_document(archive, 'index.json'))['manifests']).map(body/* object */.Ik);
    const own = listed.filter(({ digest }) => digest === image.id);
    const names = own.map(({ annotations }) => (0,body/* optionalString */.sx)((0,body/* optionalObject */.u9)(annotations)['io.containerd.image.name']));
    requireTags(image, names.map(canonical));
}
function requireManifest(archive, digest) {
    const manifest = (0,body/* object */.Ik)(check_archive_document(archive, blobPath(digest)));
    const parts = [manifest['config'], ...(0,body/* list */.p_)(manifest['layers'])].map((part) => (0,body/* string */.Yj)((0,body/* object */.Ik)(part)['digest']));
    for (const part of parts)
        entry(archive, blobPath(part));
}
function requireTags({ tags }, found) {
    const missing = tags.filter((tag) => !found.includes(tag));
    if (missing.length > 0)
        throw new NotWhole(`it does not name the image ${missing.join(', ')}`);
}
function check_archive_document(archive, path) {
    const { document: said } = entry(archive, path);
    if (said === undefined)
        throw new NotWhole(`${path} is not JSON`);
    return said;
}
function entry(archive, path) {
    const found = archive.get(path);
    if (found === undefined)
        throw new NotWhole(`${path} is not in it`);
    return found;
}
function blobPath(digest) {
    return `blobs/${digest.replace(':', '/')}`;
}
/** Archives name images in short or in full. */
function canonical(name) {
    const parsed = (0,reference/* parseReference */.F2)(name);
    return (0,reference/* isReference */.A_)(parsed) ? (0,reference/* fullName */.fq)(parsed) : name;
}

;// CONCATENATED MODULE: ./src/remove/backup/errors.ts


/** A reason why an image was not saved, in finished words. */
class Trouble extends Error {
    name = 'Trouble';
}
const NOT_BEGUN = 'the time was up before its turn came to be saved';
function hanging(folder) {
    return `"${folder}" did not answer until the end; look whether its disk is there, and remove any "*.part" from it`;
}
/** What went wrong, where, and what to do next; throws what is nobody's fault but ours. */
function errors_inWords(error, folder) {
    if (error instanceof Trouble)
        return error.message;
    if (error instanceof NotWhole)
        return `the archive is not whole: ${error.message}; it was not kept`;
    if (error instanceof errors/* EngineError */.NJ && error.fault === 'aborted')
        return 'the time was up before the image was saved; what was written of it is removed again';
    if (error instanceof errors/* EngineError */.NJ)
        return `the engine did not hand the image over: ${error.message}`;
    if (!(error instanceof Error && 'syscall' in error && 'code' in error))
        throw error;
    return WORDS[String(error.code)]?.(folder) ?? `the backup in "${folder}" failed: ${error.message}`;
}
const full = (folder) => `the disk of "${folder}" is full, and what was written of the image is removed again; make room there, or name a folder on another disk`;
const notAFolder = (folder) => `"${folder}" is a file, or lies below one; name a folder, or one that can be made`;
const forbidden = (folder) => `"${folder}" may not be written to; name another folder, or run the step as a user who may write there`;
const WORDS = {
    ENOSPC: full,
    EDQUOT: full,
    EEXIST: notAFolder,
    ENOTDIR: notAFolder,
    EACCES: forbidden,
    EPERM: forbidden,
    // What `mkdir` says where the kernel makes no folders, such as /proc.
    ENOENT: (folder) => `"${folder}" cannot be made where it is, or went away; name another folder`,
    ELOOP: (folder) => `"${folder}" is reached by links that lead in a circle; name another folder`,
    EROFS: (folder) => `"${folder}" lies on a disk that is read-only; name a folder on another one`,
};

;// CONCATENATED MODULE: ./src/remove/backup/file-name.ts


/** Leaves room for what is added, and for file systems that allow no more than 143 bytes. */
const LONGEST_NAME = 70;
const ID_DIGITS = 12;
const CONTENT_DIGITS = 8;
/**
 * A name that people recognise, and that no file system takes for anything else. The digits at its end stand for all that
 * the file brings back, so that it only ever takes the place of one that brings back the same.
 */
function fileNameOf(image, { names, company, variants }) {
    const name = nameOf(image)
        .toLowerCase()
        .replace(/[^a-z0-9._-]/g, '_');
    const digits = image.id.replace(/^sha256:/, '').slice(0, ID_DIGITS);
    const whole = JSON.stringify([image.id, names.toSorted(), company.toSorted(), variants.toSorted()]);
    const content = (0,external_node_crypto_.createHash)('sha256').update(whole).digest('hex').slice(0, CONTENT_DIGITS);
    return `${name.slice(0, LONGEST_NAME)}-${digits}-${content}.tar`;
}
/** Engines give the names of an image in no order. */
function nameOf({ tags, digests }) {
    const [first] = [...tags.toSorted(), ...digests.toSorted()];
    return first === undefined ? 'untagged' : ((0,reference/* familiar */.ce)(first).split('@')[0] ?? first);
}

// EXTERNAL MODULE: ./src/remove/backup/folder.ts
var backup_folder = __webpack_require__(9251);
;// CONCATENATED MODULE: ./src/remove/backup/larger-chunks.ts
const ENOUGH = 256 * 1024;
/** Engines send 20 to 60 kB at a time; in larger pieces the way to the disk takes a third less CPU. */
async function* largerChunks(chunks) {
    let parts = [];
    let length = 0;
    for await (const chunk of chunks) {
        parts.push(chunk);
        length += chunk.length;
        if (length < ENOUGH)
            continue;
        yield Buffer.concat(parts);
        parts = [];
        length = 0;
    }
    if (length > 0)
        yield Buffer.concat(parts);
}

;// CONCATENATED MODULE: ./src/remove/backup/new-file.ts


/**
 * Brings a file into being whole, or not at all: it is written under another name, on the disk before it gets its own,
 * and gone if anything goes wrong. An older file of that name is replaced in the same moment.
 */
async function newFile(path, write) {
    const part = `${path}.${(0,external_node_crypto_.randomUUID)()}.part`;
    // "x": a link that somebody has put there is not followed.
    const handle = await (0,promises_.open)(part, 'wx', 0o600);
    try {
        try {
            await write(handle);
            await handle.sync();
        }
        finally {
            await handle.close();
        }
        await (0,promises_.rename)(part, path);
    }
    catch (error) {
        await (0,promises_.rm)(part, { force: true });
        throw error;
    }
}

// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(8321);
;// CONCATENATED MODULE: ./src/remove/backup/with-parents.ts





/**
 * Asks the engine for an archive of an image and of the untagged parents that go along.
 *
 * Newer engines never free a layer of the graphdriver store again that one request reads twice, as it does for an image
 * and its parent. So each is asked for alone, and what the image's own archive lacks of its parents is added to it.
 */
async function saveWithParents(engine, image, names, parents) {
    const isAtOnce = engine_traits/* TRAITS */.G[engine.facts.store].saves !== 'layers' || parents.length === 0;
    if (isAtOnce)
        return engine.save([...names, ...parents.map(({ id }) => id)]);
    const configs = [];
    for (const parent of parents)
        configs.push(await configOf(parent, engine));
    return joined(await engine.save(names), image, configs);
}
async function configOf(image, engine) {
    const digits = image.id.replace('sha256:', '');
    // Docker before 25 uses the second one.
    const paths = [`blobs/sha256/${digits}`, `${digits}.json`];
    let found;
    await readEntries(await engine.save([image.id]), async ({ header: { name }, body }) => {
        if (paths.includes(name))
            found = { image, path: name, content: await (0,consumers_.buffer)(body) };
        else
            await body.cancel();
    });
    if (found === undefined)
        throw new NotWhole(`${image.id} is not in it`);
    return found;
}
async function* joined(chunks, image, parents) {
    const { readable, controller } = (0,web/* createTarPacker */.al)();
    const add = async (header, content) => {
        const writer = controller.add({ ...header, size: content.length }).getWriter();
        await writer.write(content);
        await writer.close();
    };
    const write = async () => {
        await readEntries(chunks, async ({ header, body }) => {
            // The reader must not hear of a broken body before it is known why it broke.
            if (header.name !== 'manifest.json')
                return body.pipeTo(controller.add(header), { preventAbort: true });
            const manifest = manifestWith(await (0,consumers_.buffer)(body), image, parents);
            for (const { path, content } of parents)
                await add({ ...header, name: path }, content);
            await add(header, Buffer.from(manifest));
        });
        controller.finalize();
    };
    write().catch((error) => {
        controller.error(error);
    });
    yield* readable;
}
/** `Parent` stands there as the engine itself writes it: for images that are in the same archive. */
function manifestWith(content, image, parents) {
    const own = (0,body/* list */.p_)(JSON.parse(content.toString('utf8'))).map(body/* object */.Ik);
    const layers = (0,body/* strings */.P$)(own[0]?.['Layers']);
    const ids = new Set(parents.map((config) => config.image.id));
    const link = ({ parent }) => parent !== undefined && ids.has(parent) ? { Parent: parent } : {};
    return JSON.stringify([
        ...own.map((item) => ({ ...item, ...link(image) })),
        ...parents.map(({ image: parent, path }) => ({
            Config: path,
            RepoTags: null,
            Layers: layers.slice(0, parent.layers?.length),
            ...link(parent),
        })),
    ]);
}

;// CONCATENATED MODULE: ./src/remove/backup/backup.ts













/** Whoever is told to stop removes what was written so far. A disk that does not answer takes no longer than this. */
const LAST_MOMENT_MS = 500;
/** Nothing is touched before the first save, and nothing is begun or waited for after the end. */
function openBackup(path, engine, end) {
    const folder = (0,external_node_path_.resolve)(path);
    let last = Promise.resolve();
    return {
        save: (image, also) => {
            const next = async () => {
                if (end.aborted)
                    return { problem: NOT_BEGUN, hangs: false };
                const stuck = { problem: hanging(folder), hangs: true };
                return (0,deadline/* unlessOver */.$L)(save(folder, engine, image, also), end, stuck, LAST_MOMENT_MS);
            };
            const saved = last.then(next, next);
            last = saved;
            return saved;
        },
    };
}
async function save(folder, engine, image, also) {
    try {
        await (0,backup_folder/* makeFolder */.f)(folder);
        await requireRoom(folder, image);
        const parents = await whatCanBeSaved(also, engine);
        const company = parents.map(({ id }) => id);
        const variants = await variantsHere(image, engine);
        const names = namesOf(image);
        const file = (0,external_node_path_.join)(folder, fileNameOf(image, { names, company, variants }));
        await newFile(file, async (part) => {
            const chunks = await saveWithParents(engine, image, names, parents);
            const archive = await readArchive(writtenTo(part, largerChunks(chunks)));
            requireWhole(archive, { saves: engine_traits/* TRAITS */.G[engine.facts.store].saves, image, also: company, variants });
        });
        return { file };
    }
    catch (error) {
        return { problem: errors_inWords(error, folder), hangs: false };
    }
}
/** A digest is a name that no archive holds: on both stores the image would come back without it, asked for or not. */
function namesOf({ id, tags }) {
    return tags.length > 0 ? tags : [id];
}
/**
 * One that is gone by now would make the engine refuse them all, and on the graphdriver store so would one without a
 * layer, which the classic builder makes of what stands before the first `COPY`: its child knows all that it says.
 */
async function whatCanBeSaved(ids, engine) {
    const found = await Promise.all(ids.map((id) => engine.inspect(id)));
    const here = found.filter((image) => image !== undefined);
    const needsLayers = engine_traits/* TRAITS */.G[engine.facts.store].saves === 'layers';
    return here.filter(({ layers = [] }) => !needsLayers || layers.length > 0);
}
/** An index may list variants that are not here, or not whole: they are nothing that could be lost. */
async function variantsHere({ id }, engine) {
    const variants = engine_traits/* TRAITS */.G[engine.facts.store].saves === 'manifests' ? await engine.variants(id) : [];
    return variants.filter(({ available }) => available).map(({ digest }) => digest);
}
/** The archive is hardly smaller (a layer that comes twice stands in it once): if this does not fit, nothing need be begun. */
async function requireRoom(folder, { size, variantSizes }) {
    const needed = size ?? variantSizes?.content;
    if (needed === undefined)
        return;
    const free = await freeOn(folder);
    if (free === undefined || free >= needed)
        return;
    throw new Trouble(`the disk of "${folder}" has ${(0,model_text/* humanSize */.Xe)(free)} left, and the image takes ${(0,model_text/* humanSize */.Xe)(needed)}; make room there, or name a folder on another disk`);
}
/** Some file systems do not tell, or say that they have no blocks at all. */
async function freeOn(folder) {
    try {
        const { blocks, bavail, bsize } = await (0,promises_.statfs)(folder);
        return blocks === 0 ? undefined : bavail * bsize;
    }
    catch {
        return undefined;
    }
}
async function* writtenTo(part, chunks) {
    for await (const chunk of chunks) {
        await part.writeFile(chunk);
        yield chunk;
    }
}

// EXTERNAL MODULE: ./src/remove/recheck.ts
var recheck = __webpack_require__(7939);
;// CONCATENATED MODULE: ./src/remove/save-first.ts





/**
 * Saves what a removal deletes, before it does. What cannot be saved whole is not removed, nor even untagged. What was
 * predicted counts, and what a look shows: an image can lose its other names while something else is being saved.
 */
function openBackupFolder(folder, plan, survey, { engine, deadline }, terms) {
    const { attempts } = (0,predict/* predict */.K)(plan, survey, terms.options);
    const planned = new Set(attempts.flatMap(removal/* deletedBy */.Lo));
    const backup = openBackup(folder, engine, deadline.stopWaiting);
    const files = new Map();
    const save = async (image) => {
        const company = terms.options.noPrune ? [] : untaggedAncestors(image, survey.images);
        const saved = await backup.save(image, company);
        if ('file' in saved) {
            files.set(image.id, saved.file);
            return undefined;
        }
        const message = `it could not be saved first: ${saved.problem}`;
        return deadline.stopStarting.aborted && !saved.hangs
            ? (0,removal/* notSent */.eE)(deadline.cause())
            : { kind: 'error', message, broken: false };
    };
    return {
        files,
        stepBefore: (target, look) => {
            const { image } = look;
            if (image === undefined || files.has(image.id))
                return undefined;
            const mayGo = planned.has(image.id) || (0,recheck/* canDelete */.W)(target, look, survey, terms);
            return mayGo ? () => save(image) : undefined;
        },
    };
}
/** What an engine may prune along with an image. Their layers are in its archive anyway. */
function untaggedAncestors(image, images) {
    const found = new Set();
    let parent = image.parent === undefined ? undefined : images.get(image.parent);
    while (parent !== undefined && (0,model_image/* referencesOf */.CL)(parent).length === 0 && !found.has(parent.id)) {
        found.add(parent.id);
        parent = parent.parent === undefined ? undefined : images.get(parent.parent);
    }
    return [...found];
}


/***/ })

};

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




/**
 * The archive lacks something that `docker load` needs to bring the image back. The message follows "the archive is
 * not whole: ".
 */
class NotWhole extends Error {
    name = 'NotWhole';
}
/** Reads an archive to its end, and keeps only its JSON in memory. */
async function readArchive(chunks) {
    const entries = new Map();
    const links = new Map();
    await readEntries(chunks, async ({ header, body }) => {
        const { name, type, linkname = '' } = header;
        if (type === 'symlink')
            links.set(name, external_node_path_.posix.join(external_node_path_.posix.dirname(name), linkname));
        if (type === 'file')
            entries.set(name, await readEntry(body));
    });
    // Docker before 25 writes each layer once, and a link wherever it occurs again.
    for (const [name, target] of links) {
        const entry = entries.get(target);
        if (entry !== undefined)
            entries.set(name, entry);
    }
    return entries;
}
/**
 * `visit` may leave the body of an entry unread: it is read here then, and thrown away. It must not cancel a body. The
 * decoder can be at the next entry already, whose body would then never end. An error of `chunks` is thrown unchanged.
 */
async function readEntries(chunks, visit) {
    const source = { hasFailed: false, tail: Buffer.alloc(0) };
    try {
        const tar = web_.ReadableStream.from(watching(chunks, source)).pipeThrough((0,web/* createTarDecoder */.uK)({ strict: true }));
        for await (const entry of tar) {
            await visit(entry);
            await entry.body.pipeTo(new web_.WritableStream());
        }
    }
    catch (error) {
        if (source.hasFailed || !(error instanceof Error))
            throw error;
        const message = engineErrorIn(source.tail);
        throw new NotWhole(message === undefined ? withoutFullStop(error.message) : `the engine broke off: ${message}`, { cause: error });
    }
}
/** Configurations and manifests have a few kilobytes; engines refuse manifests of more than 8 MB. */
const LONGEST_DOCUMENT = 8 * 1024 * 1024;
/** The first bytes of a JSON object or list. */
const JSON_STARTS = [...Buffer.from('{[')];
/** Recognises JSON by its content, because layers and manifests are both named by their digest. */
async function readEntry(body) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const kept = [];
    let length = 0;
    let first;
    for await (const chunk of body) {
        hash.update(chunk);
        length += chunk.length;
        first ??= chunk[0];
        if (JSON_STARTS.includes(first) && length <= LONGEST_DOCUMENT)
            kept.push(chunk);
    }
    const document = length <= LONGEST_DOCUMENT ? parseJson(Buffer.concat(kept).toString('utf8')) : undefined;
    return { sha256: hash.digest('hex'), document };
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/**
 * Notes whether the source failed: the reader of a stream cannot tell an error of the source from one of the tar
 * decoder.
 */
async function* watching(chunks, source) {
    try {
        for await (const chunk of chunks) {
            source.tail = lastBytes(source.tail, chunk);
            yield chunk;
        }
    }
    catch (error) {
        source.hasFailed = true;
        throw error;
    }
}
const LONGEST_MESSAGE = 4096;
function lastBytes(before, chunk) {
    return Buffer.concat([before, chunk.subarray(-LONGEST_MESSAGE)]).subarray(-LONGEST_MESSAGE);
}
/**
 * An engine that fails in the middle appends this to what it has sent, and ends the answer as if nothing were wrong.
 */
const ENGINE_ERROR = /\{"errorDetail":\{(?:"code":\d+,)?"message":("(?:[^"\\]|\\.)*")/;
function engineErrorIn(tail) {
    const [, quoted] = ENGINE_ERROR.exec(tail.toString('utf8')) ?? [];
    const message = quoted === undefined ? undefined : parseJson(quoted);
    return typeof message === 'string' ? message : undefined;
}
/** The tar decoder ends its messages with a full stop. */
function withoutFullStop(message) {
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
 * Throws NotWhole unless the archive holds everything that is expected, with the right content. Engines read
 * `manifest.json` or, with the containerd store, `index.json`; all of them write `manifest.json`.
 */
function requireWhole(archive, expected) {
    try {
        requireRightDigests(archive);
        const saved = savedImages(archive);
        if (expected.saves === 'manifests')
            requireManifests(archive, expected);
        else
            requireConfigs(saved, expected);
    }
    catch (error) {
        // The readers of JSON throw this for a value of another type.
        if (error instanceof errors/* EngineError */.NJ)
            throw new NotWhole(error.message, { cause: error });
        throw error;
    }
}
function requireRightDigests(archive) {
    for (const [path, { sha256 }] of archive) {
        const [, blob, config] = /^(?:blobs\/sha256\/([a-f0-9]{64})|([a-f0-9]{64})\.json)$/.exec(path) ?? [];
        const named = blob ?? config;
        if (named !== undefined && named !== sha256)
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
function requireConfigs(saved, { image, parentIds }) {
    for (const id of [image.id, ...parentIds]) {
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
function requireManifests(archive, { image, parentIds, variants }) {
    for (const id of [image.id, ...parentIds]) {
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
function requireTags({ tags }, saved) {
    const missing = tags.filter((tag) => !saved.includes(tag));
    if (missing.length > 0)
        throw new NotWhole(`it does not name the image ${missing.join(', ')}`);
}
function check_archive_document(archive, path) {
    const { document: content } = entry(archive, path);
    if (content === undefined)
        throw new NotWhole(`${path} is not JSON`);
    return content;
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
/** Archives hold short or full names. */
function canonical(name) {
    const parsed = (0,reference/* parseReference */.F2)(name);
    return (0,reference/* isReference */.A_)(parsed) ? (0,reference/* fullName */.fq)(parsed) : name;
}

;// CONCATENATED MODULE: ./src/remove/backup/errors.ts


/** Why an image was not saved. The message is shown as it is. */
class BackupError extends Error {
    name = 'BackupError';
}
const NOT_BEGUN = 'the time was up before its backup began';
function folderHangs(folder) {
    return `"${folder}" did not answer before the step ended; check that its disk is mounted, and remove any "*.part" file from it`;
}
/** Says what went wrong and what to do next. Throws the error again if it is a bug of ours. */
function whyNotSaved(error, folder) {
    if (error instanceof BackupError)
        return error.message;
    if (error instanceof NotWhole)
        return `the archive is not whole: ${error.message}; it was not kept`;
    if (error instanceof errors/* EngineError */.NJ && error.fault === 'aborted')
        return 'the time was up before the image was saved; the unfinished file was removed';
    if (error instanceof errors/* EngineError */.NJ)
        return `the engine did not send the image: ${error.message}`;
    if (!(error instanceof Error && 'syscall' in error && 'code' in error))
        throw error;
    return BY_CODE[String(error.code)]?.(folder) ?? `the backup in "${folder}" failed: ${error.message}`;
}
const full = (folder) => `the disk of "${folder}" is full, and the unfinished file was removed; make room there, or name a folder on another disk`;
const notAFolder = (folder) => `"${folder}" is a file, or is below a file; name a folder that exists or can be created`;
const notWritable = (folder) => `"${folder}" is not writable for this user; name another folder, or run the step as a user who may write there`;
const BY_CODE = {
    ENOSPC: full,
    EDQUOT: full,
    EEXIST: notAFolder,
    ENOTDIR: notAFolder,
    EACCES: notWritable,
    EPERM: notWritable,
    // `mkdir` says this where the kernel allows no new folders, such as in /proc.
    ENOENT: (folder) => `"${folder}" cannot be created there, or it disappeared; name another folder`,
    ELOOP: (folder) => `"${folder}" is behind symbolic links that lead in a circle; name another folder`,
    EROFS: (folder) => `"${folder}" is on a read-only disk; name a folder on another disk`,
};

;// CONCATENATED MODULE: ./src/remove/backup/file-name.ts


/** Leaves space for what is appended: some file systems allow only 143 bytes. */
const LONGEST_NAME = 70;
const ID_DIGITS = 12;
const CONTENT_DIGITS = 8;
/**
 * A name that people recognise and every file system accepts. The digits at its end are a digest of all that the
 * archive brings back, so that a file only ever replaces one with the same content.
 */
function fileNameOf(image, { names, parentIds, variants }) {
    const name = nameOf(image)
        .toLowerCase()
        .replace(/[^a-z0-9._-]/g, '_');
    const digits = image.id.replace(/^sha256:/, '').slice(0, ID_DIGITS);
    const all = JSON.stringify([image.id, names.toSorted(), parentIds.toSorted(), variants.toSorted()]);
    const content = (0,external_node_crypto_.createHash)('sha256').update(all).digest('hex').slice(0, CONTENT_DIGITS);
    return `${name.slice(0, LONGEST_NAME)}-${digits}-${content}.tar`;
}
/** Sorted, because engines list the names of an image in no particular order. */
function nameOf({ tags, digests }) {
    const [first] = [...tags.toSorted(), ...digests.toSorted()];
    return first === undefined ? 'untagged' : ((0,reference/* familiar */.ce)(first).split('@')[0] ?? first);
}

// EXTERNAL MODULE: ./src/remove/backup/folder.ts
var backup_folder = __webpack_require__(9251);
;// CONCATENATED MODULE: ./src/remove/backup/larger-chunks.ts
const CHUNK_BYTES = 256 * 1024;
/** Joins the 20 to 60 kB that engines send at a time: writing larger chunks takes a third less CPU. */
async function* largerChunks(chunks) {
    let parts = [];
    let length = 0;
    for await (const chunk of chunks) {
        parts.push(chunk);
        length += chunk.length;
        if (length < CHUNK_BYTES)
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
 * Creates a file completely or not at all. It is written and synced under another name, renamed at the end (which
 * replaces an older file of that name at once), and deleted if anything goes wrong.
 */
async function newFile(path, write) {
    const part = `${path}.${(0,external_node_crypto_.randomUUID)()}.part`;
    // "x" does not follow a link that somebody has put there.
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
 * Asks the engine for an archive of an image and its untagged parents.
 *
 * On the graphdriver store, newer engines never free a layer that one request reads twice, as a request for an image
 * and its parent does. There each is saved by a request of its own, and the configurations of the parents are added
 * to the archive of the image.
 */
async function saveWithParents(engine, image, names, parents) {
    const isOneRequest = engine_traits/* TRAITS */.G[engine.facts.store].saves !== 'layers' || parents.length === 0;
    if (isOneRequest)
        return engine.save([...names, ...parents.map(({ id }) => id)]);
    const configs = [];
    for (const parent of parents)
        configs.push(await configOf(parent, engine));
    return withConfigs(await engine.save(names), image, configs);
}
async function configOf(image, engine) {
    const digits = image.id.replace('sha256:', '');
    // Docker before 25 uses the second path.
    const paths = [`blobs/sha256/${digits}`, `${digits}.json`];
    let found;
    await readEntries(await engine.save([image.id]), async ({ header: { name }, body }) => {
        if (paths.includes(name))
            found = { image, path: name, content: await (0,consumers_.buffer)(body) };
    });
    if (found === undefined)
        throw new NotWhole(`${image.id} is not in it`);
    return found;
}
async function* withConfigs(chunks, image, parents) {
    const { readable, controller } = (0,web/* createTarPacker */.al)();
    const add = async (header, content) => {
        const writer = controller.add({ ...header, size: content.length }).getWriter();
        await writer.write(content);
        await writer.close();
    };
    const write = async () => {
        await readEntries(chunks, async ({ header, body }) => {
            // `preventAbort`: the reader must get the error of `readEntries`, which says why the body broke.
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
/** Adds the parents. As engines do, it sets `Parent` only where the parent is in the same archive. */
function manifestWith(content, image, parents) {
    const own = (0,body/* list */.p_)(JSON.parse(content.toString('utf8'))).map(body/* object */.Ik);
    const layers = (0,body/* strings */.P$)(own[0]?.['Layers']);
    const ids = new Set(parents.map((config) => config.image.id));
    const parentField = ({ parent }) => parent !== undefined && ids.has(parent) ? { Parent: parent } : {};
    return JSON.stringify([
        ...own.map((item) => ({ ...item, ...parentField(image) })),
        ...parents.map(({ image: parent, path }) => ({
            Config: path,
            RepoTags: null,
            Layers: layers.slice(0, parent.layers?.length),
            ...parentField(parent),
        })),
    ]);
}

;// CONCATENATED MODULE: ./src/remove/backup/backup.ts













/** A save that is told to stop gets this long to remove the unfinished file; a disk that hangs gets no longer. */
const CLEANUP_MS = 500;
/** Touches nothing before the first save. After `stop`, it begins nothing and waits for nothing. */
function openBackup(path, engine, stop) {
    const folder = (0,external_node_path_.resolve)(path);
    let last = Promise.resolve();
    return {
        save: (image, parentIds) => {
            const next = async () => {
                if (stop.aborted)
                    return { problem: NOT_BEGUN, hangs: false };
                const hanging = { problem: folderHangs(folder), hangs: true };
                return (0,deadline/* unlessOver */.$L)(save(folder, engine, image, parentIds), stop, hanging, CLEANUP_MS);
            };
            const saved = last.then(next, next);
            last = saved;
            return saved;
        },
    };
}
async function save(folder, engine, image, ancestorIds) {
    try {
        await (0,backup_folder/* makeFolder */.f)(folder);
        await requireFreeSpace(folder, image);
        const parents = await parentsToSave(ancestorIds, engine);
        const parentIds = parents.map(({ id }) => id);
        const variants = await variantsHere(image, engine);
        const names = namesOf(image);
        const file = (0,external_node_path_.join)(folder, fileNameOf(image, { names, parentIds, variants }));
        await newFile(file, async (part) => {
            const chunks = await saveWithParents(engine, image, names, parents);
            const archive = await readArchive(writtenTo(part, largerChunks(chunks)));
            requireWhole(archive, { saves: engine_traits/* TRAITS */.G[engine.facts.store].saves, image, parentIds, variants });
        });
        return { file };
    }
    catch (error) {
        return { problem: whyNotSaved(error, folder), hangs: false };
    }
}
/** No archive holds a digest as a name: on both stores the image comes back without it. */
function namesOf({ id, tags }) {
    return tags.length > 0 ? tags : [id];
}
/**
 * Leaves out what would make the engine refuse the whole request: parents that are gone by now, and on the
 * graphdriver store parents without a layer. The classic builder makes those of the steps before the first `COPY`,
 * and their configuration is repeated in their child.
 */
async function parentsToSave(ids, engine) {
    const found = await Promise.all(ids.map((id) => engine.inspect(id)));
    const here = found.filter((image) => image !== undefined);
    const needsLayers = engine_traits/* TRAITS */.G[engine.facts.store].saves === 'layers';
    return here.filter(({ layers = [] }) => !needsLayers || layers.length > 0);
}
/** An index may list variants that are not here, or incomplete. A removal loses nothing of those. */
async function variantsHere({ id }, engine) {
    const variants = engine_traits/* TRAITS */.G[engine.facts.store].saves === 'manifests' ? await engine.variants(id) : [];
    return variants.filter(({ available }) => available).map(({ digest }) => digest);
}
/**
 * Fails early where the image does not fit: its archive is hardly smaller, since only repeated layers are stored
 * once.
 */
async function requireFreeSpace(folder, { size, variantSizes }) {
    const needed = size ?? variantSizes?.content;
    if (needed === undefined)
        return;
    const free = await freeOn(folder);
    if (free === undefined || free >= needed)
        return;
    throw new BackupError(`the disk of "${folder}" has ${(0,model_text/* humanSize */.Xe)(free)} left, and the image takes ${(0,model_text/* humanSize */.Xe)(needed)}; make room there, or name a folder on another disk`);
}
/** Undefined for file systems that do not tell, or that report no blocks at all. */
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
 * Saves each image before the removal that deletes it. An image that cannot be saved keeps all its names. Two things
 * tell which removal deletes an image: the prediction, and the look right before the removal, because an image can
 * lose its other names while another image is saved.
 */
function openBackupFolder(folder, plan, survey, { engine, deadline }, terms) {
    const { attempts } = (0,predict/* predict */.K)(plan, survey, terms.options);
    const predictedDeletions = new Set(attempts.flatMap(removal/* deletedBy */.Lo));
    const backup = openBackup(folder, engine, deadline.stopWaiting);
    const files = new Map();
    const save = async (image) => {
        const parentIds = terms.options.noPrune ? [] : (0,model_image/* untaggedAncestors */.aS)(image, survey.images);
        const saved = await backup.save(image, parentIds);
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
            const mayGo = predictedDeletions.has(image.id) || (0,recheck/* canDelete */.W)(target, look, survey, terms);
            return mayGo ? () => save(image) : undefined;
        },
    };
}


/***/ })

};

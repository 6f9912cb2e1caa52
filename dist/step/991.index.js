export const id = 991;
export const ids = [991];
export const modules = {

/***/ 8991:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openBackupFolder: () => (/* binding */ openBackupFolder)
});

// EXTERNAL MODULE: ./src/model/image.ts
var model_image = __webpack_require__(1444);
// EXTERNAL MODULE: ./src/model/target.ts
var target = __webpack_require__(5936);
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
// EXTERNAL MODULE: external "node:stream/web"
var web_ = __webpack_require__(7830);
;// CONCATENATED MODULE: ./node_modules/modern-tar/dist/packer-By1HVV7Z.js
const FILE = "file";
const LINK = "link";
const SYMLINK = "symlink";
const DIRECTORY = "directory";
const TYPEFLAG = {
	file: "0",
	link: "1",
	symlink: "2",
	"character-device": "3",
	"block-device": "4",
	directory: "5",
	fifo: "6",
	"pax-header": "x",
	"pax-global-header": "g",
	"gnu-long-name": "L",
	"gnu-long-link-name": "K"
};
const FLAGTYPE = {
	48: FILE,
	49: LINK,
	50: SYMLINK,
	51: "character-device",
	52: "block-device",
	53: DIRECTORY,
	54: "fifo",
	120: "pax-header",
	103: "pax-global-header",
	76: "gnu-long-name",
	75: "gnu-long-link-name"
};
const ZERO_BLOCK = /* @__PURE__ */ new Uint8Array(512);
const EMPTY = /* @__PURE__ */ new Uint8Array(0);
//#endregion
//#region src/tar/encoding.ts
const encoder = new TextEncoder();
const decoder = new TextDecoder();
function writeString(view, offset, size, value) {
	if (!value) return;
	for (let i = 0; i < value.length && i < size; i++) {
		const charCode = value.charCodeAt(i);
		if (charCode > 127) {
			encoder.encodeInto(value, view.subarray(offset, offset + size));
			return;
		}
		view[offset + i] = charCode;
	}
}
function writeOctal(view, offset, size, value) {
	if (value === void 0) return;
	let remaining = value;
	for (let i = offset + size - 2; i >= offset; i--) {
		view[i] = 48 + remaining % 8;
		remaining = Math.floor(remaining / 8);
	}
	if (remaining === 0 && value % 1 === 0) return;
	encoder.encodeInto(value.toString(8).padStart(size - 1, "0"), view.subarray(offset, offset + size - 1));
}
function readString(view, offset, size) {
	if (view[offset] === 0) return "";
	const end = view.indexOf(0, offset);
	const sliceEnd = end === -1 || end > offset + size ? offset + size : end;
	return decoder.decode(view.subarray(offset, sliceEnd));
}
function readOctal(view, offset, size) {
	let value = 0;
	const end = offset + size;
	for (let i = offset; i < end; i++) {
		const charCode = view[i];
		if (charCode === 0) break;
		if (charCode === 32) continue;
		if (charCode < 48 || charCode > 55) throw new Error("Invalid tar number.");
		value = value * 8 + (charCode - 48);
	}
	return value;
}
function readNumeric(view, offset, size) {
	if (view[offset] & 128) {
		let result = 0;
		result = view[offset] & 127;
		for (let i = 1; i < size; i++) result = result * 256 + view[offset + i];
		if (!Number.isSafeInteger(result)) throw new Error("TAR number too large");
		return result;
	}
	return readOctal(view, offset, size);
}
//#endregion
//#region src/tar/body.ts
const packer_By1HVV7Z_isBodyless = (header) => header.type === "directory" || header.type === "symlink" || header.type === "link" || header.type === "character-device" || header.type === "block-device" || header.type === "fifo";
async function packer_By1HVV7Z_normalizeBody(body) {
	if (body === null || body === void 0) return EMPTY;
	if (body instanceof Uint8Array) return body;
	if (typeof body === "string") return encoder.encode(body);
	if (body instanceof ArrayBuffer) return new Uint8Array(body);
	if (body instanceof Blob) return new Uint8Array(await body.arrayBuffer());
	throw new TypeError("Unsupported content type for entry body.");
}
//#endregion
//#region src/tar/options.ts
const stripPath = (p, n) => {
	const parts = p.split("/").filter(Boolean);
	return n >= parts.length ? "" : parts.slice(n).join("/");
};
function packer_By1HVV7Z_transformHeader(header, options) {
	const { strip, filter, map } = options;
	if (!strip && !filter && !map) return header;
	const h = { ...header };
	if (strip && strip > 0) {
		const newName = stripPath(h.name, strip);
		if (!newName) return null;
		h.name = h.type === "directory" && !newName.endsWith("/") ? `${newName}/` : newName;
		if (h.linkname) {
			const isAbsolute = h.linkname.startsWith("/");
			if (isAbsolute || h.type === "link") {
				const stripped = stripPath(h.linkname, strip);
				h.linkname = isAbsolute ? `/${stripped}` || "/" : stripped;
			}
		}
	}
	if (filter?.(h) === false) return null;
	const result = map ? map(h) : h;
	if (result && (!result.name?.trim() || result.name === "." || result.name === "/")) return null;
	return result;
}
//#endregion
//#region src/tar/chunk-queue.ts
const INITIAL_CAPACITY = 256;
function createChunkQueue() {
	let chunks = new Array(INITIAL_CAPACITY);
	let capacityMask = chunks.length - 1;
	let head = 0;
	let tail = 0;
	let totalAvailable = 0;
	const consumeFromHead = (count) => {
		const chunk = chunks[head];
		if (count === chunk.length) {
			chunks[head] = EMPTY;
			head = head + 1 & capacityMask;
		} else chunks[head] = chunk.subarray(count);
		totalAvailable -= count;
		if (totalAvailable === 0 && chunks.length > INITIAL_CAPACITY) {
			chunks = new Array(INITIAL_CAPACITY);
			capacityMask = 255;
			head = 0;
			tail = 0;
		}
	};
	function pull(bytes, callback) {
		if (callback) {
			let fed = 0;
			let remaining = Math.min(bytes, totalAvailable);
			while (remaining > 0) {
				const chunk = chunks[head];
				const toFeed = Math.min(remaining, chunk.length);
				const segment = toFeed === chunk.length ? chunk : chunk.subarray(0, toFeed);
				consumeFromHead(toFeed);
				remaining -= toFeed;
				fed += toFeed;
				if (!callback(segment)) break;
			}
			return fed;
		}
		if (totalAvailable < bytes) return null;
		if (bytes === 0) return EMPTY;
		const firstChunk = chunks[head];
		if (firstChunk.length >= bytes) {
			const view = firstChunk.length === bytes ? firstChunk : firstChunk.subarray(0, bytes);
			consumeFromHead(bytes);
			return view;
		}
		const result = new Uint8Array(bytes);
		let copied = 0;
		let remaining = bytes;
		while (remaining > 0) {
			const chunk = chunks[head];
			const toCopy = Math.min(remaining, chunk.length);
			result.set(toCopy === chunk.length ? chunk : chunk.subarray(0, toCopy), copied);
			copied += toCopy;
			remaining -= toCopy;
			consumeFromHead(toCopy);
		}
		return result;
	}
	return {
push: (chunk) => {
			if (chunk.length === 0) return;
			let nextTail = tail + 1 & capacityMask;
			if (nextTail === head) {
				const oldLen = chunks.length;
				const newLen = oldLen * 2;
				const newChunks = new Array(newLen);
				const count = tail - head + oldLen & oldLen - 1;
				if (head < tail) for (let i = 0; i < count; i++) newChunks[i] = chunks[head + i];
				else {
					const firstPart = oldLen - head;
					for (let i = 0; i < firstPart; i++) newChunks[i] = chunks[head + i];
					for (let i = 0; i < tail; i++) newChunks[firstPart + i] = chunks[i];
				}
				chunks = newChunks;
				capacityMask = newLen - 1;
				head = 0;
				tail = count;
				nextTail = tail + 1 & capacityMask;
			}
			chunks[tail] = chunk;
			tail = nextTail;
			totalAvailable += chunk.length;
		},
available: () => totalAvailable,
peek: (bytes) => {
			if (totalAvailable < bytes) return null;
			if (bytes === 0) return EMPTY;
			const firstChunk = chunks[head];
			if (firstChunk.length >= bytes) return firstChunk.length === bytes ? firstChunk : firstChunk.subarray(0, bytes);
			const result = new Uint8Array(bytes);
			let copied = 0;
			let index = head;
			while (copied < bytes) {
				const chunk = chunks[index];
				const toCopy = Math.min(bytes - copied, chunk.length);
				if (toCopy === chunk.length) result.set(chunk, copied);
				else result.set(chunk.subarray(0, toCopy), copied);
				copied += toCopy;
				index = index + 1 & capacityMask;
			}
			return result;
		},
discard: (bytes) => {
			if (bytes > totalAvailable) throw new Error("Too many bytes consumed");
			if (bytes === 0) return;
			let remaining = bytes;
			while (remaining > 0) {
				const chunk = chunks[head];
				const toConsume = Math.min(remaining, chunk.length);
				consumeFromHead(toConsume);
				remaining -= toConsume;
			}
		},
		pull
	};
}
//#endregion
//#region src/tar/checksum.ts
const CHECKSUM_SPACE = 32;
const ASCII_ZERO = 48;
function validateChecksum(block) {
	const stored = readOctal(block, 148, 8);
	let sum = 0;
	for (let i = 0; i < block.length; i++) if (i >= 148 && i < 156) sum += CHECKSUM_SPACE;
	else sum += block[i];
	return stored === sum;
}
function writeChecksum(block) {
	block.fill(CHECKSUM_SPACE, 148, 156);
	let checksum = 0;
	for (let i = block.length; i > 0;) checksum += block[--i];
	for (let i = 153; i >= 148; i--) {
		block[i] = (checksum & 7) + ASCII_ZERO;
		checksum >>= 3;
	}
	block[154] = 0;
	block[155] = CHECKSUM_SPACE;
}
//#endregion
//#region src/tar/pax.ts
const USTAR_SPLIT_MAX_SIZE = 256;
const NON_ASCII = /[^\x00-\x7f]/;
function isUtf8TooLong(value, limit) {
	if (value.length * 3 <= limit) return false;
	if (value.length > limit) return true;
	if (!NON_ASCII.test(value)) return false;
	return encoder.encode(value).length > limit;
}
function generatePax(header) {
	const paxRecords = {};
	if (isUtf8TooLong(header.name, 100)) {
		if (findUstarSplit(header.name) === null) paxRecords.path = header.name;
	}
	if (header.linkname && isUtf8TooLong(header.linkname, 100)) paxRecords.linkpath = header.linkname;
	if (header.uname && isUtf8TooLong(header.uname, 32)) paxRecords.uname = header.uname;
	if (header.gname && isUtf8TooLong(header.gname, 32)) paxRecords.gname = header.gname;
	if (header.uid != null && header.uid > 2097151) paxRecords.uid = String(header.uid);
	if (header.gid != null && header.gid > 2097151) paxRecords.gid = String(header.gid);
	if (header.pax) Object.assign(paxRecords, header.pax);
	if (header.size > 8589934591 || "size" in paxRecords) paxRecords.size = String(header.size);
	const paxEntries = Object.entries(paxRecords);
	if (paxEntries.length === 0) return null;
	const paxBody = encoder.encode(paxEntries.map(([key, value]) => {
		const record = `${key}=${value}\n`;
		const partLength = encoder.encode(record).length + 1;
		let totalLength = partLength + String(partLength).length;
		totalLength = partLength + String(totalLength).length;
		return `${totalLength} ${record}`;
	}).join(""));
	return {
		paxHeader: createTarHeader({
			name: decoder.decode(encoder.encode(`PaxHeader/${header.name}`).slice(0, 100)),
			size: paxBody.length,
			type: "pax-header",
			mode: 420,
			mtime: header.mtime,
			uname: header.uname,
			gname: header.gname,
			uid: header.uid,
			gid: header.gid
		}),
		paxBody
	};
}
function findUstarSplit(path) {
	if (!isUtf8TooLong(path, 100) || isUtf8TooLong(path, USTAR_SPLIT_MAX_SIZE)) return null;
	for (let i = path.length - 1; i > 0; i--) {
		if (path[i] !== "/") continue;
		const prefix = path.slice(0, i);
		const name = path.slice(i + 1);
		if (!isUtf8TooLong(prefix, 155) && !isUtf8TooLong(name, 100)) return {
			prefix,
			name
		};
	}
	return null;
}
//#endregion
//#region src/tar/header.ts
function createTarHeader(header) {
	const view = /* @__PURE__ */ new Uint8Array(512);
	const size = packer_By1HVV7Z_isBodyless(header) ? 0 : header.size ?? 0;
	let name = header.name;
	let prefix = "";
	if (!header.pax?.path) {
		const split = findUstarSplit(name);
		if (split) {
			name = split.name;
			prefix = split.prefix;
		}
	}
	writeString(view, 0, 100, name);
	writeOctal(view, 100, 8, header.mode ?? (header.type === "directory" ? 493 : 420));
	writeOctal(view, 108, 8, header.uid ?? 0);
	writeOctal(view, 116, 8, header.gid ?? 0);
	writeOctal(view, 124, 12, size);
	writeOctal(view, 136, 12, Math.floor((header.mtime?.getTime() ?? Date.now()) / 1e3));
	writeString(view, 156, 1, TYPEFLAG[header.type ?? "file"]);
	writeString(view, 157, 100, header.linkname);
	writeString(view, 257, 6, "ustar\0");
	writeString(view, 263, 2, "00");
	writeString(view, 265, 32, header.uname);
	writeString(view, 297, 32, header.gname);
	writeString(view, 345, 155, prefix);
	writeChecksum(view);
	return view;
}
function parseUstarHeader(block, strict) {
	if (strict && !validateChecksum(block)) throw new Error("Invalid tar header checksum.");
	const header = {
		name: readString(block, 0, 100),
		mode: readOctal(block, 100, 8),
		uid: readNumeric(block, 108, 8),
		gid: readNumeric(block, 116, 8),
		size: readNumeric(block, 124, 12),
		mtime: /* @__PURE__ */ new Date(readNumeric(block, 136, 12) * 1e3),
		type: FLAGTYPE[block[156]] || "file",
		linkname: readString(block, 157, 100)
	};
	const magic = readString(block, 257, 6);
	if (magic.trim() === "ustar") {
		header.uname = readString(block, 265, 32);
		header.gname = readString(block, 297, 32);
	}
	if (magic === "ustar") header.prefix = readString(block, 345, 155);
	return header;
}
const PAX_MAPPING = {
	path: ["name", (v) => v],
	linkpath: ["linkname", (v) => v],
	size: ["size", (v) => /^\d+$/.test(v) && Number.isSafeInteger(+v) ? +v : NaN],
	mtime: ["mtime", parseFloat],
	uid: ["uid", (v) => parseInt(v, 10)],
	gid: ["gid", (v) => parseInt(v, 10)],
	uname: ["uname", (v) => v],
	gname: ["gname", (v) => v]
};
function parsePax(buffer) {
	const overrides = Object.create(null);
	const pax = Object.create(null);
	let isPax = false;
	let offset = 0;
	while (offset < buffer.length) {
		const spaceIndex = buffer.indexOf(32, offset);
		if (spaceIndex === -1) break;
		const length = parseInt(decoder.decode(buffer.subarray(offset, spaceIndex)), 10);
		if (!(length > 0)) break;
		const recordEnd = offset + length;
		const recordStr = decoder.decode(buffer.subarray(spaceIndex + 1, recordEnd - 1));
		const equalsIndex = recordStr.indexOf("=");
		if (equalsIndex > 0) {
			const key = recordStr.slice(0, equalsIndex);
			const value = recordStr.slice(equalsIndex + 1);
			pax[key] = value;
			isPax = true;
			if (Object.hasOwn(PAX_MAPPING, key)) {
				const [targetKey, parser] = PAX_MAPPING[key];
				const parsedValue = parser(value);
				if (typeof parsedValue === "string" || !Number.isNaN(parsedValue)) overrides[targetKey] = parsedValue;
			}
		}
		offset = recordEnd;
	}
	if (isPax) overrides.pax = pax;
	return overrides;
}
function applyOverrides(header, overrides) {
	if (overrides.name !== void 0) header.name = overrides.name;
	if (overrides.linkname !== void 0) header.linkname = overrides.linkname;
	if (overrides.size !== void 0) header.size = overrides.size;
	if (overrides.mtime !== void 0) header.mtime = /* @__PURE__ */ new Date(overrides.mtime * 1e3);
	if (overrides.uid !== void 0) header.uid = overrides.uid;
	if (overrides.gid !== void 0) header.gid = overrides.gid;
	if (overrides.uname !== void 0) header.uname = overrides.uname;
	if (overrides.gname !== void 0) header.gname = overrides.gname;
	if (overrides.pax) header.pax = Object.assign({}, header.pax ?? {}, overrides.pax);
}
function getMetaParser(type) {
	switch (type) {
		case "pax-global-header":
		case "pax-header": return parsePax;
		case "gnu-long-name": return (data) => ({ name: readString(data, 0, data.length) });
		case "gnu-long-link-name": return (data) => ({ linkname: readString(data, 0, data.length) });
		default: return;
	}
}
function getHeaderBlocks(header) {
	const base = createTarHeader(header);
	const pax = generatePax(header);
	if (!pax) return [base];
	const paxPadding = -pax.paxBody.length & 511;
	const paddingBlocks = paxPadding > 0 ? [ZERO_BLOCK.subarray(0, paxPadding)] : [];
	return [
		pax.paxHeader,
		pax.paxBody,
		...paddingBlocks,
		base
	];
}
//#endregion
//#region src/tar/unpacker.ts
const STATE_HEADER = 0;
const STATE_BODY = 1;
const MAX_META_SIZE = 8388608;
const MAX_GLOBAL_PAX_KEYS = 512;
const truncateErr = /* @__PURE__ */ new Error("Tar archive is truncated.");
function packer_By1HVV7Z_createUnpacker(options = {}) {
	const strict = options.strict ?? false;
	const { available, peek, push, discard, pull } = createChunkQueue();
	let state = STATE_HEADER;
	let ended = false;
	let done = false;
	let eof = false;
	let currentEntry = null;
	const paxGlobals = {};
	let nextEntryOverrides = {};
	const unpacker = {
		isEntryActive: () => state === STATE_BODY,
isBodyComplete: () => !currentEntry || currentEntry.remaining === 0,
canFinish: () => !currentEntry || available() >= currentEntry.remaining + currentEntry.padding,
		bodyBytes: () => currentEntry && currentEntry.remaining > 0 ? Math.min(currentEntry.remaining, available()) : 0,
available,
write(chunk) {
			if (ended) throw new Error("Archive already ended.");
			if (eof) {
				if (strict) checkPadding(chunk);
				return;
			}
			push(chunk);
		},
end() {
			ended = true;
		},
readHeader() {
			if (state !== STATE_HEADER) throw new Error("Cannot read header while an entry is active");
			if (done) return void 0;
			while (!done) {
				if (available() < 512) {
					if (ended) {
						if (available() > 0 && strict) throw truncateErr;
						done = true;
						return;
					}
					return null;
				}
				const headerBlock = peek(512);
				if (isZeroBlock(headerBlock)) {
					if (available() < 1024) {
						if (ended) {
							if (strict) throw truncateErr;
							done = true;
							return;
						}
						return null;
					}
					if (isZeroBlock(peek(1024).subarray(512))) {
						discard(1024);
						done = true;
						eof = true;
						if (strict) pull(available(), checkPadding);
						else discard(available());
						return;
					}
					if (strict) throw new Error("Invalid tar header.");
					discard(512);
					continue;
				}
				let internalHeader;
				try {
					internalHeader = parseUstarHeader(headerBlock, strict);
				} catch (err) {
					if (strict) throw err;
					discard(512);
					continue;
				}
				const metaParser = getMetaParser(internalHeader.type);
				if (metaParser) {
					if (internalHeader.size > MAX_META_SIZE) throw new Error("Tar metadata entry exceeds maximum size.");
					const paddedSize = internalHeader.size + (-internalHeader.size & 511);
					if (available() < 512 + paddedSize) {
						if (ended && strict) throw truncateErr;
						return null;
					}
					discard(512);
					const overrides = metaParser(pull(paddedSize).subarray(0, internalHeader.size));
					if (nextEntryOverrides.pax) nextEntryOverrides = {};
					const target = internalHeader.type === "pax-global-header" ? paxGlobals : nextEntryOverrides;
					if (target === paxGlobals && overrides.pax && Object.keys(overrides.pax).length > MAX_GLOBAL_PAX_KEYS) throw new Error("Too many global attributes.");
					for (const key in overrides) target[key] = overrides[key];
					continue;
				}
				discard(512);
				const header = internalHeader;
				if (internalHeader.prefix) header.name = `${internalHeader.prefix}/${header.name}`;
				applyOverrides(header, paxGlobals);
				applyOverrides(header, nextEntryOverrides);
				let archiveSize = header.size;
				if (packer_By1HVV7Z_isBodyless(header)) {
					archiveSize = 0;
					header.size = 0;
				} else if (header.name.endsWith("/") && header.type === "file") {
					header.type = DIRECTORY;
					header.size = 0;
				}
				nextEntryOverrides = {};
				currentEntry = {
					header,
					remaining: archiveSize,
					padding: -archiveSize & 511
				};
				state = STATE_BODY;
				return header;
			}
		},
streamBody(callback) {
			if (state !== STATE_BODY || !currentEntry || currentEntry.remaining === 0) return 0;
			const bytesToFeed = Math.min(currentEntry.remaining, available());
			if (bytesToFeed === 0) return 0;
			const fed = pull(bytesToFeed, callback);
			currentEntry.remaining -= fed;
			return fed;
		},
skipPadding() {
			if (state !== STATE_BODY || !currentEntry) return true;
			if (currentEntry.remaining > 0) throw new Error("Body not fully consumed");
			if (available() < currentEntry.padding) return false;
			discard(currentEntry.padding);
			currentEntry = null;
			state = STATE_HEADER;
			return true;
		},
skipEntry() {
			if (state !== STATE_BODY || !currentEntry) return true;
			const toDiscard = Math.min(currentEntry.remaining, available());
			if (toDiscard > 0) {
				discard(toDiscard);
				currentEntry.remaining -= toDiscard;
			}
			if (currentEntry.remaining > 0) return false;
			return unpacker.skipPadding();
		},
finish() {
			if (strict && !eof) throw truncateErr;
		}
	};
	return unpacker;
}
function isZeroBlock(block) {
	if (block.length === 0) return true;
	if (block[0] !== 0) return false;
	if (block.byteOffset % 8 === 0 && block.length % 8 === 0) {
		const view = new BigUint64Array(block.buffer, block.byteOffset, block.length / 8);
		for (let i = 0; i < view.length; i++) if (view[i] !== 0n) return false;
		return true;
	}
	for (let i = 0; i < block.length; i++) if (block[i] !== 0) return false;
	return true;
}
function checkPadding(chunk) {
	if (!isZeroBlock(chunk)) throw new Error("Invalid EOF.");
	return true;
}
//#endregion
//#region src/tar/packer.ts
const EOF_BUFFER = /* @__PURE__ */ new Uint8Array(1024);
function createTarPacker(onData) {
	let currentHeader = null;
	let bytesWritten = 0;
	let finalized = false;
	const fail = (message) => {
		throw new Error(message);
	};
	return {
		add(header) {
			if (finalized) fail("No new tar entries after finalize.");
			if (currentHeader !== null) fail("Previous entry must be completed before adding a new one");
			const size = packer_By1HVV7Z_isBodyless(header) ? 0 : header.size;
			if (!Number.isSafeInteger(size) || size < 0) fail("Invalid tar entry size.");
			const headerBlocks = getHeaderBlocks({
				...header,
				size
			});
			for (const block of headerBlocks) onData(block);
			currentHeader = {
				...header,
				size
			};
			bytesWritten = 0;
		},
		write(chunk) {
			if (!currentHeader) fail("No active tar entry.");
			if (finalized) fail("Cannot write data after finalize.");
			const newTotal = bytesWritten + chunk.length;
			if (newTotal > currentHeader.size) fail(`"${currentHeader.name}" exceeds given size of ${currentHeader.size} bytes.`);
			bytesWritten = newTotal;
			onData(chunk);
		},
		endEntry() {
			if (!currentHeader) fail("No active entry to end.");
			if (finalized) fail("Cannot end entry after finalize.");
			if (bytesWritten !== currentHeader.size) fail(`Size mismatch for "${currentHeader.name}".`);
			const paddingSize = -currentHeader.size & 511;
			if (paddingSize > 0) onData(new Uint8Array(paddingSize));
			currentHeader = null;
			bytesWritten = 0;
		},
		finalize() {
			if (finalized) fail("Archive has already been finalized");
			if (currentHeader !== null) fail("Cannot finalize while an entry is still active");
			onData(EOF_BUFFER);
			finalized = true;
		}
	};
}
//#endregion


;// CONCATENATED MODULE: ./node_modules/modern-tar/dist/web/index.js

//#region src/web/pack.ts
function web_createTarPacker() {
	let streamController;
	let packer;
	let bodyController = null;
	let resume = null;
	let drain = null;
	let stopped = false;
	let stopReason;
	const unblock = () => {
		resume?.();
		resume = null;
		drain = null;
	};
	const stop = (reason) => {
		if (stopped) return;
		stopped = true;
		stopReason = reason;
		bodyController?.error(reason);
		bodyController = null;
		streamController.error(reason);
		unblock();
	};
	const abortBody = (reason = AbortSignal.abort().reason) => {
		bodyController = null;
		stop(reason);
	};
	const checkStopped = () => {
		if (stopped) throw stopReason;
	};
	const emit = (operation) => {
		checkStopped();
		try {
			operation();
		} catch (error) {
			stop(error);
			throw error;
		}
		const pending = drain;
		if (!pending) return;
		const signal = bodyController?.signal;
		if (!signal) return;
		if (signal.aborted) abortBody(signal.reason);
		else signal.onabort = () => abortBody(signal.reason);
		return pending.then(checkStopped);
	};
	return {
		readable: new ReadableStream({
			start(controller) {
				streamController = controller;
				packer = createTarPacker$1((chunk) => {
					const buffer = chunk.buffer;
					controller.enqueue(buffer instanceof ArrayBuffer && !Reflect.get(buffer, "resizable") ? chunk : new Uint8Array(chunk));
					if ((controller.desiredSize ?? 1) <= 0) drain ||= new Promise((resolve) => {
						resume = resolve;
					});
				});
			},
			pull: unblock,
			cancel(reason = AbortSignal.abort().reason) {
				stop(reason);
			}
		}, new ByteLengthQueuingStrategy({ highWaterMark: 8388608 })),
		controller: {
			add(header) {
				try {
					checkStopped();
					if (bodyController) throw new Error("Previous entry must be completed before adding a new one");
					packer.add(header);
				} catch (error) {
					stop(error);
					throw error;
				}
				return new WritableStream({
					start(controller) {
						bodyController = controller;
					},
					write(chunk) {
						return emit(() => {
							if (!ArrayBuffer.isView(chunk) || chunk[Symbol.toStringTag] !== "Uint8Array") throw new TypeError("Expected a Uint8Array body chunk");
							packer.write(chunk);
						});
					},
					close() {
						const result = emit(() => packer.endEntry());
						if (!result) {
							bodyController = null;
							return;
						}
						return result.then(() => {
							bodyController = null;
						});
					},
					abort: abortBody
				});
			},
			finalize() {
				try {
					checkStopped();
					if (bodyController) throw new Error("Cannot finalize while an entry is still active");
					packer.finalize();
					streamController.close();
				} catch (error) {
					stop(error);
					throw error;
				}
			},
			error(err) {
				stop(err);
			}
		}
	};
}
//#endregion
//#region src/web/stream-utils.ts
async function streamToBuffer(stream) {
	const chunks = [];
	const reader = stream.getReader();
	let totalLength = 0;
	try {
		while (true) {
			const { done, value } = await reader.read();
			if (done) break;
			chunks.push(value);
			totalLength += value.length;
		}
		const result = new Uint8Array(totalLength);
		let offset = 0;
		for (const chunk of chunks) {
			result.set(chunk, offset);
			offset += chunk.length;
		}
		return result;
	} finally {
		reader.releaseLock();
	}
}
const drain = (stream) => stream.pipeTo(new WritableStream());
//#endregion
//#region src/web/unpack.ts
const BUFFER_LIMIT = 1048576;
const RESUME_LIMIT = BUFFER_LIMIT / 2;
function createTarDecoder(options = {}) {
	const unpacker = packer_By1HVV7Z_createUnpacker(options);
	const strict = options.strict ?? false;
	let controller = null;
	let bodyController = null;
	let pumping = false;
	let blocked = false;
	let resume = null;
	let abortHooked = false;
	let eofReached = false;
	let sourceEnded = false;
	let closed = false;
	const unblock = () => {
		resume?.();
		resume = null;
	};
	const closeBody = () => {
		try {
			bodyController?.close();
		} catch {}
		bodyController = null;
	};
	const fail = (reason) => {
		if (closed) return;
		closed = true;
		try {
			bodyController?.error(reason);
		} catch {}
		bodyController = null;
		try {
			controller.error(reason);
		} catch {}
		controller = null;
		unblock();
	};
	const finish = () => {
		if (closed) return;
		closed = true;
		closeBody();
		try {
			controller.close();
		} catch {}
		controller = null;
		unblock();
	};
	const truncateOrFinish = () => {
		if (strict) throw new Error("Tar archive is truncated.");
		finish();
	};
	const pump = () => {
		if (pumping || closed || !controller) return;
		blocked = false;
		pumping = true;
		try {
			while (true) {
				if (eofReached) {
					if (sourceEnded) finish();
					break;
				}
				if (unpacker.isEntryActive()) {
					if (sourceEnded && !unpacker.canFinish()) {
						truncateOrFinish();
						break;
					}
					if (bodyController) {
						if ((bodyController.desiredSize ?? 1) <= 0) {
							blocked = true;
							break;
						}
						if (unpacker.streamBody((c) => (bodyController.enqueue(c), (bodyController.desiredSize ?? 1) > 0)) === 0 && !unpacker.isBodyComplete()) {
							if (sourceEnded) truncateOrFinish();
							break;
						}
					} else if (!unpacker.skipEntry()) {
						if (sourceEnded) truncateOrFinish();
						break;
					}
					if (unpacker.isBodyComplete()) {
						closeBody();
						if (!unpacker.skipPadding()) {
							if (sourceEnded) truncateOrFinish();
							break;
						}
					}
				} else {
					if ((controller.desiredSize ?? 0) < 0) {
						blocked = true;
						break;
					}
					const header = unpacker.readHeader();
					if (header === null) {
						if (sourceEnded) finish();
						break;
					}
					if (header === void 0) {
						if (sourceEnded) {
							unpacker.finish();
							finish();
							break;
						}
						eofReached = true;
						break;
					}
					controller.enqueue({
						header,
						body: new ReadableStream({
							start(c) {
								if (header.size === 0) c.close();
								else bodyController = c;
							},
							pull: pump,
							cancel() {
								bodyController = null;
								pump();
							}
						})
					});
				}
			}
		} catch (error) {
			fail(error);
			throw error;
		} finally {
			pumping = false;
		}
		if (resume && (!blocked || unpacker.available() < RESUME_LIMIT)) unblock();
	};
	return {
		readable: new ReadableStream({
			start(c) {
				controller = c;
			},
			pull: pump,
			cancel(reason) {
				unpacker.end();
				if (reason !== void 0) fail(reason);
				else finish();
			}
		}, { highWaterMark: 2 }),
		writable: new WritableStream({
			write(chunk, controller) {
				try {
					unpacker.write(chunk);
					pump();
					if (blocked && unpacker.available() >= BUFFER_LIMIT) {
						if (!abortHooked) {
							controller.signal.onabort = unblock;
							abortHooked = true;
						}
						return new Promise((resolve) => resume = resolve);
					}
				} catch (error) {
					fail(error);
					throw error;
				}
			},
			close() {
				try {
					sourceEnded = true;
					unpacker.end();
					pump();
				} catch (error) {
					fail(error);
					throw error;
				}
			},
			abort(reason) {
				fail(reason);
			}
		})
	};
}
//#endregion
//#region src/web/helpers.ts
async function packTar(entries) {
	const { readable, controller } = web_createTarPacker();
	const archive = streamToBuffer(readable);
	try {
		for (const entry of entries) {
			const entryStream = controller.add(entry.header);
			const body = "body" in entry ? entry.body : entry.data;
			if (!body) {
				await entryStream.close();
				continue;
			}
			if (body instanceof ReadableStream) await body.pipeTo(entryStream);
			else if (body instanceof Blob) await body.stream().pipeTo(entryStream);
			else try {
				const chunk = await normalizeBody(body);
				if (chunk.length > 0) {
					const writer = entryStream.getWriter();
					await writer.write(chunk);
					await writer.close();
				} else await entryStream.close();
			} catch {
				throw new TypeError(`Unsupported content type for entry "${entry.header.name}".`);
			}
		}
		controller.finalize();
	} catch (error) {
		controller.error(error);
	}
	return archive;
}
async function unpackTar(archive, options = {}) {
	if (!(archive instanceof ReadableStream)) return unpackTarBuffer(archive instanceof Uint8Array ? archive : new Uint8Array(archive), options);
	const results = [];
	const reader = archive.pipeThrough(createTarDecoder(options)).getReader();
	try {
		while (true) {
			const { done, value: entry } = await reader.read();
			if (done) break;
			let processedHeader;
			try {
				processedHeader = transformHeader(entry.header, options);
			} catch (error) {
				await entry.body.cancel();
				throw error;
			}
			if (processedHeader === null) {
				await drain(entry.body);
				continue;
			}
			if (isBodyless(processedHeader)) {
				await drain(entry.body);
				results.push({ header: processedHeader });
			} else results.push({
				header: processedHeader,
				data: await streamToBuffer(entry.body)
			});
		}
	} catch (error) {
		await reader.cancel(error).catch(() => {});
		throw error;
	} finally {
		reader.releaseLock();
	}
	return results;
}
function unpackTarBuffer(archive, options) {
	const unpacker = createUnpacker(options);
	const strict = options.strict ?? false;
	const results = [];
	unpacker.write(archive);
	unpacker.end();
	while (true) {
		const header = unpacker.readHeader();
		if (header === void 0) break;
		if (header === null) {
			if (strict) throw new Error("Tar archive is truncated.");
			break;
		}
		const processedHeader = transformHeader(header, options);
		if (processedHeader === null) {
			const skipped = unpacker.skipEntry();
			if (!skipped && strict) throw new Error("Tar archive is truncated.");
			if (!skipped) break;
			continue;
		}
		if (isBodyless(processedHeader)) {
			const skipped = unpacker.skipEntry();
			if (!skipped && strict) throw new Error("Tar archive is truncated.");
			results.push({ header: processedHeader });
			if (!skipped) break;
			continue;
		}
		let size = header.size;
		if (size < 0 || !unpacker.canFinish()) {
			if (strict) throw new Error("Tar archive is truncated.");
			size = unpacker.bodyBytes();
		}
		const data = new Uint8Array(size);
		let offset = 0;
		unpacker.streamBody((chunk) => {
			data.set(chunk, offset);
			offset += chunk.length;
			return true;
		});
		const bodyComplete = unpacker.isBodyComplete();
		let paddingComplete = true;
		if (bodyComplete) {
			paddingComplete = unpacker.skipPadding();
			if (!paddingComplete && strict) throw new Error("Tar archive is truncated.");
		}
		results.push({
			header: processedHeader,
			data
		});
		if (!bodyComplete || !paddingComplete) break;
	}
	unpacker.finish();
	return results;
}
//#endregion


// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/remove/backup/archive.ts




/** Why `docker load` would not bring back what was to be saved, in words that follow "the archive is not whole: ". */
class NotWhole extends Error {
    name = 'NotWhole';
}
/** Reads an archive to its end, and holds no more of it than its JSON. What `chunks` throws comes through as it is. */
async function readArchive(chunks) {
    const seen = { hasFailed: false, tail: Buffer.alloc(0) };
    const entries = new Map();
    const links = new Map();
    try {
        const tar = web_.ReadableStream.from(watching(chunks, seen)).pipeThrough(createTarDecoder({ strict: true }));
        for await (const { header, body } of tar) {
            const { name, type, linkname = '' } = header;
            if (type === 'symlink')
                links.set(name, external_node_path_.posix.join(external_node_path_.posix.dirname(name), linkname));
            if (type === 'file')
                entries.set(name, await readEntry(body));
            else
                await body.cancel();
        }
    }
    catch (error) {
        if (seen.hasFailed || !(error instanceof Error))
            throw error;
        const said = engineMessage(seen.tail);
        throw new NotWhole(said === undefined ? inWords(error) : `the engine broke off: ${said}`, {
            cause: error,
        });
    }
    // Docker before 25 writes a layer once, and a link to it wherever it comes again.
    for (const [name, target] of links) {
        const entry = entries.get(target);
        if (entry !== undefined)
            entries.set(name, entry);
    }
    return entries;
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

// EXTERNAL MODULE: ./src/engine/errors.ts
var errors = __webpack_require__(7679);
// EXTERNAL MODULE: ./src/engine/json.ts
var engine_json = __webpack_require__(8794);
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
    return (0,engine_json/* list */.p_)(check_archive_document(archive, 'manifest.json')).map((item) => {
        const json = (0,engine_json/* object */.Ik)(item);
        return {
            config: entry(archive, (0,engine_json/* string */.Yj)(json['Config'])),
            layers: (0,engine_json/* strings */.P$)(json['Layers']).map((path) => entry(archive, path)),
            tags: (0,engine_json/* strings */.P$)(json['RepoTags']).map(canonical),
        };
    });
}
/** On the graphdriver store, and for Podman, an image is its configuration, which names its layers by their content. */
function requireConfigs(saved, { image, also }) {
    for (const id of [image.id, ...also]) {
        const found = saved.find(({ config }) => `sha256:${config.sha256}` === id);
        if (found === undefined)
            throw new NotWhole(`${id} is not in it`);
        const diffIds = (0,engine_json/* strings */.P$)((0,engine_json/* optionalObject */.u9)((0,engine_json/* object */.Ik)(found.config.document)['rootfs'])['diff_ids']);
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
        const target = (0,engine_json/* object */.Ik)(check_archive_document(archive, blobPath(id)));
        if (target['manifests'] === undefined)
            requireManifest(archive, id);
    }
    for (const digest of variants)
        requireManifest(archive, digest);
    const listed = (0,engine_json/* list */.p_)((0,engine_json/* object */.Ik)(check_archive_document(archive, 'index.json'))['manifests']).map(engine_json/* object */.Ik);
    const own = listed.filter(({ digest }) => digest === image.id);
    const names = own.map(({ annotations }) => (0,engine_json/* optionalString */.sx)((0,engine_json/* optionalObject */.u9)(annotations)['io.containerd.image.name']));
    requireTags(image, names.map(canonical));
}
function requireManifest(archive, digest) {
    const manifest = (0,engine_json/* object */.Ik)(check_archive_document(archive, blobPath(digest)));
    const parts = [manifest['config'], ...(0,engine_json/* list */.p_)(manifest['layers'])].map((part) => (0,engine_json/* string */.Yj)((0,engine_json/* object */.Ik)(part)['digest']));
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
        const company = await whatCanBeSaved(also, engine);
        const variants = await variantsHere(image, engine);
        const names = namesOf(image);
        const file = (0,external_node_path_.join)(folder, fileNameOf(image, { names, company, variants }));
        await newFile(file, async (part) => {
            const chunks = await engine.save([...names, ...company]);
            const archive = await readArchive(writtenTo(part, largerChunks(chunks)));
            requireWhole(archive, { saves: (0,engine_traits/* traitsOf */.JC)(engine.facts).saves, image, also: company, variants });
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
    const needsLayers = (0,engine_traits/* traitsOf */.JC)(engine.facts).saves === 'layers';
    return here.filter(({ layers = [] }) => !needsLayers || layers.length > 0).map(({ id }) => id);
}
/** An index may list variants that are not here, or not whole: they are nothing that could be lost. */
async function variantsHere({ id }, engine) {
    const variants = (0,engine_traits/* traitsOf */.JC)(engine.facts).saves === 'manifests' ? await engine.variants(id) : [];
    return variants.filter(({ available }) => available).map(({ digest }) => digest);
}
/** The archive is hardly smaller (a layer that comes twice stands in it once): if this does not fit, nothing need be begun. */
async function requireRoom(folder, { size, room }) {
    const needed = size ?? room?.content;
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
    const planned = new Set(attempts.flatMap(target/* deletedBy */.Lo));
    const backup = openBackup(folder, engine, deadline.cut);
    const files = new Map();
    const save = async (image) => {
        const company = terms.options.noPrune ? [] : untaggedAncestors(image, survey.images);
        const saved = await backup.save(image, company);
        if ('file' in saved) {
            files.set(image.id, saved.file);
            return undefined;
        }
        const message = `it could not be saved first: ${saved.problem}`;
        return deadline.over.aborted && !saved.hangs
            ? (0,target/* notSent */.eE)(deadline.cause())
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
    while (parent !== undefined && (0,model_image/* referencesOf */.C)(parent).length === 0 && !found.has(parent.id)) {
        found.add(parent.id);
        parent = parent.parent === undefined ? undefined : images.get(parent.parent);
    }
    return [...found];
}


/***/ })

};

export const id = 472;
export const ids = [472];
export const modules = {

/***/ 7472:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  commandTo: () => (/* binding */ commandTo)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: ./src/engine/errors.ts
var errors = __webpack_require__(7679);
// EXTERNAL MODULE: ./src/engine/find/context.ts
var context = __webpack_require__(5135);
;// CONCATENATED MODULE: ./src/engine/connections/find-program.ts

/** The path of a program in PATH that is not in the workspace. */
function findProgram(name, surroundings) {
    const { platform, files } = surroundings;
    const paths = (0,context/* pathsOf */.wG)(platform);
    const file = platform === 'win32' ? `${name}.exe` : name;
    return programFolders(surroundings)
        .map((folder) => paths.join(folder, file))
        .find((path) => files.isProgram(path) && !isInWorkspace(path, surroundings));
}
/**
 * The folders of PATH that programs may come from. The workspace holds the checked-out repository, which may come
 * from a stranger's pull request; a relative folder, or the current folder on Windows, may lead there.
 */
function programFolders(surroundings) {
    const paths = (0,context/* pathsOf */.wG)(surroundings.platform);
    return (surroundings.env['PATH'] ?? '')
        .split(paths.delimiter)
        .filter((folder) => paths.isAbsolute(folder) && !isInWorkspace(folder, surroundings));
}
/** Compares the paths as written and with links followed, since a link can lead into the workspace or out of it. */
function isInWorkspace(path, { platform, env, files }) {
    const workspace = env['GITHUB_WORKSPACE'] ?? '';
    if (workspace === '')
        return false;
    const paths = (0,context/* pathsOf */.wG)(platform);
    const forms = (text) => [text, files.realPath(text) ?? text];
    return forms(path).some((inner) => forms(workspace).some((outer) => {
        const relative = paths.relative(outer, inner);
        return relative !== '..' && !relative.startsWith(`..${paths.sep}`) && !paths.isAbsolute(relative);
    }));
}

;// CONCATENATED MODULE: ./src/engine/connections/child-environment.ts


/** Inputs and state of the action, tokens of the job, and the files with which a step controls the job. */
const WITHHELD = /^(?:INPUT|STATE|ACTIONS|GITHUB|GH)_/i;
/** The environment of the docker CLI and of what it starts (ssh, credential helpers). */
function childEnvironment(surroundings) {
    const { platform, env } = surroundings;
    const token = env['INPUT_GITHUB-TOKEN']?.trim() ?? '';
    const isPath = (name) => platform === 'win32' ? name.toUpperCase() === 'PATH' : name === 'PATH';
    const path = programFolders(surroundings).join((0,context/* pathsOf */.wG)(platform).delimiter);
    return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => {
        const isWithheld = WITHHELD.test(name) || (token !== '' && value === token);
        return isWithheld || value === undefined ? [] : [[name, isPath(name) ? path : value]];
    }));
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
;// CONCATENATED MODULE: ./src/engine/connections/command-failure.ts

/** The docker CLI ended instead of being a connection. */
class CommandFailure extends errors/* EngineError */.NJ {
    /** Empty when it said nothing. */
    reason;
    constructor(reason, diagnosticCommand) {
        super('broken', `${failed(reason)}; "${diagnosticCommand}" may tell more`);
        this.reason = reason;
    }
}
function failed(reason) {
    return `the connection through the docker CLI failed (${reason === '' ? 'it did not say why' : reason})`;
}
/**
 * Whether the docker CLI has given no reason. After a reason, another connection would only repeat it, and each attempt
 * counts where a machine shuts out who fails to log in.
 */
function isUnexplained(error) {
    return error instanceof CommandFailure ? error.reason === '' : error.fault === 'broken';
}
/** The error with what the diagnostic command said. */
function explained(error, diagnosticCommand, said) {
    if (said === '')
        return error;
    const what = error instanceof CommandFailure ? failed(error.reason) : error.message;
    return new errors/* EngineError */.NJ(error.fault, `${what}; "${diagnosticCommand}" says: ${said}`, { cause: error });
}

// EXTERNAL MODULE: ./src/engine/connections/complaint.ts
var complaint = __webpack_require__(97);
;// CONCATENATED MODULE: ./src/engine/connections/command-connection.ts




/** Nobody reads more of it. */
const LONGEST_STDERR = 16 * 1024;
/** The input and output of a process as a connection. Connection and process end together. */
class CommandConnection extends external_node_stream_.Duplex {
    #child;
    #diagnosticCommand;
    #hasAnswered = false;
    #stderr = '';
    constructor(child, diagnosticCommand) {
        super({ allowHalfOpen: false });
        this.#child = child;
        this.#diagnosticCommand = diagnosticCommand;
        child.stdout.on('data', (chunk) => {
            this.#hasAnswered = true;
            if (!this.push(chunk))
                child.stdout.pause();
        });
        child.stderr.setEncoding('utf8').on('data', (text) => {
            this.#stderr = (this.#stderr + text).slice(-LONGEST_STDERR);
        });
        // The process has ended then, and `close` reports why.
        child.stdin.on('error', () => undefined);
        child.on('error', (error) => {
            const message = `the docker CLI cannot be started (${error.message})`;
            this.destroy(new errors/* EngineError */.NJ('unsuitable', message, { cause: error }));
        });
        child.on('close', (code) => this.#end(code));
    }
    #end(code) {
        if (this.destroyed)
            return;
        if (this.#hasAnswered && code === 0) {
            this.push(null);
            return;
        }
        this.destroy(new CommandFailure((0,complaint/* complaint */.U)(this.#stderr), this.#diagnosticCommand));
    }
    _read() {
        this.#child.stdout.resume();
    }
    _write(chunk, _encoding, done) {
        this.#child.stdin.write(chunk, () => done());
    }
    _final(done) {
        this.#child.stdin.end();
        done();
    }
    /** Kills the CLI, which would end only after the other side, and that may hang. On Linux ssh ends with it. */
    _destroy(error, done) {
        for (const stream of this.#child.stdio)
            stream?.destroy();
        this.#child.kill('SIGKILL');
        done(error);
    }
    // node:http calls these on a connection that it keeps. They do nothing, since the process needs no timeouts and
    // whoever opens a transport closes it.
    timeout = 0;
    ref() {
        return this;
    }
    unref() {
        return this;
    }
    setKeepAlive() {
        return this;
    }
    setTimeout() {
        return this;
    }
}

;// CONCATENATED MODULE: ./src/engine/connections/command.ts






/** Throws when there is no docker CLI. */
function commandTo({ flags }, surroundings) {
    const path = findProgram('docker', surroundings);
    if (path === undefined) {
        const message = 'this host needs the docker CLI, and PATH has none outside of the workspace; install it on this runner';
        throw new errors/* EngineError */.NJ('unsuitable', message);
    }
    const env = childEnvironment(surroundings);
    const args = [...flags, 'version'];
    const diagnosticCommand = `docker ${args.join(' ')}`;
    return {
        open: () => {
            const child = (0,external_node_child_process_.spawn)(path, [...flags, 'system', 'dial-stdio'], { env, windowsHide: true });
            return new CommandConnection(child, diagnosticCommand);
        },
        explain: async (error, signal) => {
            if (!isUnexplained(error))
                return error;
            const { complaintOf } = await __webpack_require__.e(/* import() */ 258).then(__webpack_require__.bind(__webpack_require__, 258));
            return explained(error, diagnosticCommand, await complaintOf({ path, args, env }, signal));
        },
    };
}


/***/ }),

/***/ 97:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ complaint)
/* harmony export */ });
/* harmony import */ var _find_address_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8820);

const LONGEST = 300;
/** The end of what a program wrote to stderr, for a message: on one line and without passwords in URLs. */
function complaint(stderr) {
    // The docker CLI quotes the message of ssh at the end of a long sentence of its own.
    const [quoted = ''] = stderr.split('stderr=').slice(-1);
    const text = quoted.trim() === '' ? stderr : quoted;
    const line = (0,_find_address_js__WEBPACK_IMPORTED_MODULE_0__/* .proseWithoutSecrets */ .f3)(text.replace(/[\s\p{Cc}]+/gu, ' '))
        .replace(/[.\s]+$/, '')
        .trimStart();
    return line.length > LONGEST ? `…${line.slice(-LONGEST)}` : line;
}


/***/ })

};

export const id = 393;
export const ids = [393];
export const modules = {

/***/ 4393:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  commandOpener: () => (/* binding */ commandOpener)
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
    return Object.fromEntries(Object.entries(env)
        .filter(([name, value]) => !WITHHELD.test(name) && (token === '' || value !== token))
        .map(([name, value]) => [name, isPath(name) ? path : value]));
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: ./src/engine/find/address.ts
var address = __webpack_require__(8820);
;// CONCATENATED MODULE: ./src/engine/connections/complaint.ts

const LONGEST = 300;
/** The end of what a program wrote to stderr, for a message: on one line and without passwords in URLs. */
function complaint(stderr) {
    // The docker CLI quotes the message of ssh at the end of a long sentence of its own.
    const [quoted = ''] = stderr.split('stderr=').slice(-1);
    const text = quoted.trim() === '' ? stderr : quoted;
    const line = (0,address/* proseWithoutSecrets */.f3)(text.replace(/[\s\p{Cc}]+/gu, ' '))
        .replace(/[.\s]+$/, '')
        .trimStart();
    return line.length > LONGEST ? `…${line.slice(-LONGEST)}` : line;
}

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
        const reason = complaint(this.#stderr);
        const detail = reason === '' ? 'it did not say why' : reason;
        const message = `the connection through the docker CLI failed (${detail}); "${this.#diagnosticCommand}" may tell more`;
        this.destroy(new errors/* EngineError */.NJ('broken', message));
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





/**
 * Opens connections through `docker system dial-stdio`, one process each, so that the set-up of the docker CLI (keys,
 * agents, jump hosts) applies here too. Throws when there is no docker CLI.
 */
function commandOpener({ flags }, surroundings) {
    const docker = findProgram('docker', surroundings);
    if (docker === undefined) {
        const message = 'this host needs the docker CLI, and PATH has none outside of the workspace; install it on this runner';
        throw new errors/* EngineError */.NJ('unsuitable', message);
    }
    const env = childEnvironment(surroundings);
    return () => {
        const child = (0,external_node_child_process_.spawn)(docker, [...flags, 'system', 'dial-stdio'], {
            env,
            windowsHide: true,
        });
        return new CommandConnection(child, `docker ${flags.join(' ')} version`);
    };
}


/***/ })

};

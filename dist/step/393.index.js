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

/** Where PATH has a program that does not lie in the workspace. */
function findProgram(name, surroundings) {
    const { platform, files } = surroundings;
    const paths = (0,context/* pathsOf */.wG)(platform);
    const file = platform === 'win32' ? `${name}.exe` : name;
    return programFolders(surroundings)
        .map((folder) => paths.join(folder, file))
        .find((path) => files.isProgram(path) && !isInWorkspace(path, surroundings));
}
/**
 * The folders of PATH that programs may come from. What lies in the workspace is the repository that was checked out, and
 * may come from a stranger's pull request; so may what a relative folder leads to, or what Windows finds in the current one.
 */
function programFolders(surroundings) {
    const paths = (0,context/* pathsOf */.wG)(surroundings.platform);
    return (surroundings.env['PATH'] ?? '')
        .split(paths.delimiter)
        .filter((folder) => paths.isAbsolute(folder) && !isInWorkspace(folder, surroundings));
}
/** As it is written, or once links are followed: a link in the repository can lead anywhere, and one elsewhere into it. */
function isInWorkspace(path, { platform, env, files }) {
    const workspace = env['GITHUB_WORKSPACE'] ?? '';
    if (workspace === '')
        return false;
    const paths = (0,context/* pathsOf */.wG)(platform);
    const forms = (text) => [text, files.realPath(text) ?? text];
    return forms(path).some((inner) => forms(workspace).some((outer) => {
        const way = paths.relative(outer, inner);
        return way !== '..' && !way.startsWith(`..${paths.sep}`) && !paths.isAbsolute(way);
    }));
}

;// CONCATENATED MODULE: ./src/engine/connections/child-environment.ts


/** The inputs and the state of the action, tokens of the job, and files through which a step steers the job. */
const NOT_FOR_OTHERS = /^(?:INPUT|STATE|ACTIONS|GITHUB|GH)_/i;
/** What the docker CLI gets to know, and what it starts in its turn (ssh, helpers for credentials). */
function childEnvironment(surroundings) {
    const { platform, env } = surroundings;
    const token = env['INPUT_GITHUB-TOKEN']?.trim() ?? '';
    const isPath = (name) => platform === 'win32' ? name.toUpperCase() === 'PATH' : name === 'PATH';
    const path = programFolders(surroundings).join((0,context/* pathsOf */.wG)(platform).delimiter);
    return Object.fromEntries(Object.entries(env)
        .filter(([name, value]) => !NOT_FOR_OTHERS.test(name) && (token === '' || value !== token))
        .map(([name, value]) => [name, isPath(name) ? path : value]));
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: ./src/engine/find/address.ts
var address = __webpack_require__(8820);
;// CONCATENATED MODULE: ./src/engine/connections/complaint.ts

const LONGEST = 300;
/** What a program wrote to stderr, as a part of a sentence: the end of it, on one line, and no password of a URL. */
function complaint(stderr) {
    // The docker CLI hands on what ssh said at the end of a long sentence of its own.
    const [said = ''] = stderr.split('stderr=').slice(-1);
    const whole = said.trim() === '' ? stderr : said;
    const line = (0,address/* proseWithoutSecrets */.f3)(whole.replace(/[\s\p{Cc}]+/gu, ' '))
        .replace(/[.\s]+$/, '')
        .trimStart();
    return line.length > LONGEST ? `…${line.slice(-LONGEST)}` : line;
}

;// CONCATENATED MODULE: ./src/engine/connections/command-connection.ts



/** More of it is not read by anybody. */
const LONGEST_STDERR = 16 * 1024;
/** What a process reads and writes, as a connection. It lives as long as the process, and the process as long as it. */
class CommandConnection extends external_node_stream_.Duplex {
    #child;
    #whatTellsMore;
    #hasAnswered = false;
    #stderr = '';
    constructor(child, whatTellsMore) {
        super({ allowHalfOpen: false });
        this.#child = child;
        this.#whatTellsMore = whatTellsMore;
        child.stdout.on('data', (chunk) => {
            this.#hasAnswered = true;
            if (!this.push(chunk))
                child.stdout.pause();
        });
        child.stderr.setEncoding('utf8').on('data', (text) => {
            this.#stderr = (this.#stderr + text).slice(-LONGEST_STDERR);
        });
        // It has ended, then, and its end tells more.
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
        const said = reason === '' ? 'it did not say why' : reason;
        const message = `the connection through the docker CLI failed (${said}); "${this.#whatTellsMore}" may tell more`;
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
    /** Not gently: the CLI only ends by itself when the other side does, and that may hang. On Linux ssh goes with it. */
    _destroy(error, done) {
        for (const stream of this.#child.stdio)
            stream?.destroy();
        this.#child.kill('SIGKILL');
        done(error);
    }
    // What node:http asks of a connection that it keeps, beyond what every stream has. Time and idleness are the
    // process's own affair, and nobody counts on leaving one behind: whoever opens a transport closes it.
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
 * Opens connections through `docker system dial-stdio`, one process each: whatever the docker CLI is set up for
 * (keys, agents, jump hosts) is set up for us. Throws when there is no docker CLI.
 */
function commandOpener({ flags }, surroundings) {
    const docker = findProgram('docker', surroundings);
    if (docker === undefined) {
        const message = 'it takes the docker CLI to get there, and there is none in PATH outside of the workspace; install it on this runner';
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

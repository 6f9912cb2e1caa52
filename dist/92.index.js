export const id = 92;
export const ids = [92];
export const modules = {

/***/ 92:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  commandOpener: () => (/* binding */ commandOpener)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(421);
// EXTERNAL MODULE: ./src/engine/errors.ts
var errors = __webpack_require__(419);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(75);
;// CONCATENATED MODULE: ./src/engine/connections/complaint.ts
const LONGEST = 300;
/** What a program wrote to stderr, as a part of a sentence: the end of it, on one line, and no password of a URL. */
function complaint(stderr) {
    // The docker CLI hands on what ssh said at the end of a long sentence of its own.
    const [said = ''] = stderr.split('stderr=').slice(-1);
    const whole = said.trim() === '' ? stderr : said;
    const line = whole
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .replace(/:\/\/[^\s/@]*:[^\s/@]*@/g, '://…@')
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

// EXTERNAL MODULE: ./src/engine/paths.ts
var engine_paths = __webpack_require__(562);
;// CONCATENATED MODULE: ./src/engine/connections/find-program.ts

/**
 * Where PATH has a program. Windows would look into the current folder first, and anybody's PATH may hold relative
 * ones: that is the repository that was checked out, and what lies there may come from a stranger's pull request.
 */
function findProgram(name, { platform, env, files }) {
    const paths = (0,engine_paths/* pathsOf */.w)(platform);
    const file = platform === 'win32' ? `${name}.exe` : name;
    const folders = (env['PATH'] ?? '').split(paths.delimiter).filter((folder) => paths.isAbsolute(folder));
    return folders.map((folder) => paths.join(folder, file)).find((path) => files.kind(path) === 'file');
}

;// CONCATENATED MODULE: ./src/engine/connections/command.ts




/**
 * Opens connections through `docker system dial-stdio`, one process each: whatever the docker CLI is set up for
 * (keys, agents, jump hosts) is set up for us. Throws when there is no docker CLI.
 */
function commandOpener({ flags }, surroundings) {
    const docker = findProgram('docker', surroundings);
    if (docker === undefined) {
        const message = 'it takes the docker CLI to get there, and there is none in PATH; install it on this runner';
        throw new errors/* EngineError */.NJ('unsuitable', message);
    }
    return () => {
        const child = (0,external_node_child_process_.spawn)(docker, [...flags, 'system', 'dial-stdio'], {
            env: surroundings.env,
            windowsHide: true,
        });
        return new CommandConnection(child, `docker ${flags.join(' ')} version`);
    };
}


/***/ })

};

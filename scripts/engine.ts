/**
 * `npm run engine -- containerd-28.5`: one of the tests' engines, until Ctrl-C. Requests to the watched address are
 * printed. Further words go to the engine, as `--debug`.
 */
import { once } from 'node:events';
import process from 'node:process';
import { isKind, kindsOfEngine } from '../testbed/engines/kinds.ts';
import { passOn, serveOnSocket } from '../testbed/engines/socket-server.ts';
import { startEngine } from '../testbed/engines/start-engine.ts';

const [kind = 'containerd-28.5', ...flags] = process.argv.slice(2);
if (!isKind(kind)) throw new Error(`${kind} is none of ${Object.keys(kindsOfEngine).join(', ')}`);
const end = new AbortController();
// Under npm the same Ctrl-C comes twice, and the second one must not end us in the middle of the cleaning.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end.abort());
await using engine = await startEngine(kind, { flags });
await using watched = await serveOnSocket((line, incoming, answer) => {
  passOn(incoming, answer, engine.socket, (response) => {
    console.log(`${response.statusCode ?? ''} ${line}`);
    answer.writeHead(response.statusCode ?? 500, response.headers);
    response.pipe(answer);
  });
});
console.log(`The engine, watched:  export DOCKER_HOST=${watched.host}`);
console.log(`The engine itself:    export DOCKER_HOST=${engine.host}`);
console.log(`Its docker CLI:       ${engine.dockerCli}`);
console.log(`Its log:              ${engine.logFile}`);
console.log('Ctrl-C ends it, and removes all that it holds.');
if (!end.signal.aborted) await once(end.signal, 'abort');

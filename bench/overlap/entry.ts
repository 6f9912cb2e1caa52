/** The first phase of the step, from src/, with another number of removals at once: `node entry.ts STORE NUMBER`. */
import process from 'node:process';
import { isEngineKind, TRAITS } from '../../src/model/engine-traits.ts';
import { start } from '../../src/step/start.ts';

const [store = '', removalsAtOnce = ''] = process.argv.slice(2);
if (!isEngineKind(store)) throw new Error(`no store: ${store}`);
Object.assign(TRAITS[store], { removalsAtOnce: Number(removalsAtOnce) });
await start('main');

import { once } from 'node:events';
import { connect } from 'node:net';
import process from 'node:process';
import { expect, it } from 'vitest';
import { onEngines } from '../../support/engines/on-engines.ts';

/** What the test of the interruption looks at. */
export interface Started {
  readonly worker: number;
  readonly vitest: number;
  readonly engine: number;
  readonly dataRoot: string;
}

onEngines(['containerd-28.5'], (engine) => {
  it('never ends', async () => {
    const { pid = 0, dataRoot = '' } = engine().running ?? {};
    const started: Started = { worker: process.pid, vitest: process.ppid, engine: pid, dataRoot };
    const socket = connect(process.env['STARTED_SOCKET'] ?? '');
    socket.write(JSON.stringify(started));
    await once(socket, 'close');
    expect.fail('nobody interrupted this');
  });
});

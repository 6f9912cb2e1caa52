import { expect, it } from 'vitest';
import type { EngineResponse } from '../../../testbed/engines/seed/engine-api.ts';
import { docker29OfEachStore, onEngines } from '../../support/engines/on-engines.ts';
import { recordings, type Recorded } from '../../support/engine-29/recordings.ts';
import { seedAsRecorded } from '../../support/engine-29/recorded-images.ts';
import { shapeOf } from '../../support/engine-29/shape.ts';

/** What the front does not answer as Docker 29 does, and why. */
const unlike: readonly (readonly [request: RegExp, field: RegExp, why: string])[] = [
  [/\/version$/, /\.GitCommit: /, 'what it was built from'],
  [
    /\/info$/,
    /^\.(?!ServerVersion|ID|Name|DriverStatus|FirewallBackend|SystemTime|Images|DockerRootDir)/,
    'the machine',
  ],
  [/multi:1\/json/, /^\.Config\.(?:Cmd|Env)\[\]/, 'the recorded image had none'],
];

const HEADERS = ['api-version', 'content-type', 'docker-experimental', 'ostype', 'server'];

onEngines(docker29OfEachStore, (engine) => {
  it('each recorded request is answered in the shape of Docker 29', async () => {
    const recorded = recordings(engine().store);
    const firstOfImages = recorded.findIndex(({ request }) => request.includes('/images/'));
    const differences: Record<string, readonly string[]> = {};
    for (const [index, one] of recorded.entries()) {
      if (index === firstOfImages) await seedAsRecorded(engine());
      const [method = '', path = ''] = one.request.split(' ');
      const found = differencesOf(one, await engine().request(method, path));
      if (found.length > 0) differences[one.request] = found;
    }
    expect(differences).toStrictEqual({});
  });
});

function differencesOf(recorded: Recorded, answer: EngineResponse): readonly string[] {
  const text = answer.body.toString('utf8');
  const isJson = answer.headers['content-type'] === 'application/json';
  const wanted = shapeOf(recorded.body);
  const found = shapeOf(isJson ? JSON.parse(text) : text);
  const isKnown = (field: string): boolean =>
    unlike.some(([request, known]) => request.test(recorded.request) && known.test(field));
  return [
    ...(recorded.status === answer.status ? [] : [`the status is ${answer.status}`]),
    ...headerDifferences(recorded, answer),
    ...[...wanted].filter((field) => !found.has(field) && !isKnown(field)).map((field) => `lacks ${field}`),
    ...[...found].filter((field) => !wanted.has(field) && !isKnown(field)).map((field) => `has ${field}`),
  ];
}

function headerDifferences(recorded: Recorded, { headers }: EngineResponse): readonly string[] {
  const wanted = Object.fromEntries(
    Object.entries(recorded.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return HEADERS.filter((name) => wanted[name] !== headers[name]).map(
    (name) => `the header ${name} is ${String(headers[name])}`,
  );
}

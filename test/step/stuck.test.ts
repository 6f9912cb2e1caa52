import { expect, it } from 'vitest';
import { run } from '../../src/step/run.ts';
import { scriptedEngine } from '../support/bundle/scripted-engine.ts';
import { never } from '../support/opened.ts';
import { recordingRunner } from '../support/recording-runner.ts';
import { machine } from '../support/surroundings.ts';

it('a step that waits for nothing that can still come ends with a report', async () => {
  const hang = (): void => undefined;
  await using engine = await scriptedEngine({ 'GET /_ping': hang });
  const { runner, told } = recordingRunner();
  const inputs: Readonly<Record<string, string>> = { images: 'app:1' };
  const asked = { ...runner, input: (name: string) => inputs[name] ?? '' };
  await run('main', asked, machine({ DOCKER_HOST: engine.host }), never, Promise.resolve());
  const { exitCode, outputs, log } = told();
  expect(exitCode).toBe(1);
  expect(log).toContain('it waited for something that can no longer come');
  expect(log).toContain('what was removed until then is not known');
  expect(log).not.toContain('nothing was removed');
  expect(JSON.parse(outputs['json'] ?? '')).toMatchObject({ exit: { failed: true }, hosts: [] });
});

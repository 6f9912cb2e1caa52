import { expect, it } from 'vitest';
import { enginesOf } from '../../src/step/engines.ts';
import { machine } from '../support/surroundings.ts';

function urls(hosts: readonly string[], links: Readonly<Record<string, string>>): readonly string[] {
  const plain = machine();
  const realPath = (path: string): string => links[path] ?? path;
  const choices = enginesOf(hosts, { ...plain, files: { ...plain.files, realPath } });
  return choices.map((choice) => ('endpoint' in choice ? choice.endpoint.url : choice.problem));
}

const both = ['unix:///run/a.sock', 'unix:///run/b.sock'];

it('an engine that two lines of hosts lead to is cleaned once', () => {
  expect(urls([...both, 'unix:///run/a.sock'], {})).toStrictEqual(both);
  expect(urls(both, { '/run/b.sock': '/run/a.sock' })).toHaveLength(1);
});

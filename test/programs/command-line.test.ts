import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { argStringToArray } from '../../node_modules/@actions/exec/lib/toolrunner.js';
import { commandLine } from '../../src/programs/command-line.ts';

describe('a path as a command line is split into that path', () => {
  it.each([
    '/usr/bin/docker',
    '/opt/my tools/docker',
    '/opt/"my" tools/docker',
    '/opt/back\\slash/\\"/docker',
    'C:\\Program Files\\Docker\\Docker\\resources\\bin\\docker.exe',
    'C:\\bin\\docker.exe',
    '\\\\server\\my share\\docker.exe',
  ])('%s', (path) => {
    expect(argStringToArray(commandLine(path))).toStrictEqual([path]);
  });

  it('whatever it holds', () => {
    const signs = fc.array(fc.constantFrom('\\', '"', "'", ' ', '/', ':', '\t', '$', '%', 'é', 'a'));
    fc.assert(
      fc.property(signs, (between) => {
        const path = `/${between.join('')}/docker`;
        expect(argStringToArray(commandLine(path))).toStrictEqual([path]);
      }),
    );
  });
});

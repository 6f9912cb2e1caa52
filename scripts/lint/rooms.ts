export interface Direction {
  readonly of: string;
  readonly rooms: readonly string[];
  readonly node: true | readonly string[];
  readonly packages: readonly string[];
}

/**
 * What the rooms between step and engine may know of the engine: its interface, its errors, the deadline of the step.
 */
const engineFace = ['engine/port.ts', 'engine/errors.ts', 'engine/deadline.ts'];

/**
 * Who may import whom in src/. Imports go one way, from the first row to the last.
 * `rooms`: what else in src/ may be imported (a folder or one file); the own room always may.
 * `node`: builtins of Node (`true`: all); `packages`: packages from npm.
 */
export const directions: readonly Direction[] = [
  row('entries', ['command', 'step'], { node: ['node:process'] }),
  // A bundle of its own: the command and the hooks of self-hosted runners, which load the step by import().
  row('command', ['step/start.ts', 'inputs', 'runner', 'model'], { node: ['node:path', 'node:util'] }),
  row(
    'step',
    ['remove', 'report', 'plan', 'choose', 'measure', 'engine', 'inputs', 'runner', 'github', 'model'],
    {
      node: ['node:os', 'node:process'],
    },
  ),
  // Loaded by import() when `backup` is set, so that no other step pays for it.
  row('remove/backup', [...engineFace, 'engine/body.ts', 'model'], { node: true, packages: ['modern-tar'] }),
  row('remove', ['plan', 'choose', 'measure', ...engineFace, 'inputs', 'model']),
  row('report', ['measure', 'model']),
  row('plan', ['choose', 'measure', ...engineFace, 'inputs', 'model']),
  row('choose', ['measure', ...engineFace, 'inputs', 'model']),
  row('measure', [...engineFace, 'inputs', 'model']),
  row('engine', ['programs', 'model'], { node: true }),
  // A bundle of its own, loaded by import() when a program runs.
  row('programs', ['engine/deadline.ts'], { node: true, packages: ['@actions/exec'] }),
  // A bundle of its own (docs/decisions/0006-bundles.md), loaded by import() when a match needs it.
  row('github', ['engine/deadline.ts', 'model'], {
    node: ['node:timers/promises'],
    packages: ['@actions/github'],
  }),
  row('inputs', ['model']),
  // The runner gives raw text and takes finished text: it knows none of the other rooms.
  row('runner', [], { node: true, packages: ['@actions/core'] }),
  row('model', []),
];

function row(
  of: string,
  rooms: readonly string[],
  { node = [], packages = [] }: Partial<Pick<Direction, 'node' | 'packages'>> = {},
): Direction {
  return { of, rooms, node, packages };
}

/** The rooms, and the files of otherwise pure rooms, that may ask an engine. */
export const askingFiles: readonly string[] = [
  'engine',
  'step',
  'remove',
  'choose/choose.ts',
  'choose/engine-session.ts',
  'choose/explain-absent.ts',
  'choose/listing.ts',
  'choose/resolve.ts',
  'plan/goal.ts',
  'plan/survey.ts',
  'plan/survey-variants.ts',
  'measure/measure-plan.ts',
];

/** A place is a file or a folder. */
export function isIn(file: string, place: string): boolean {
  return file === place || file.startsWith(`${place}/`);
}

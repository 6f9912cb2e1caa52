export interface Direction {
  readonly of: string;
  readonly rooms: readonly string[];
  readonly node: true | readonly string[];
  readonly packages: readonly string[];
}

/**
 * Who may import whom in src/. Imports go one way: index → run → the stages → the rooms, and every room → domain.
 * `rooms`: what else in src/ may be imported (a folder, or one file); one's own room always may.
 * `node`: builtins of Node (`true`: all); `packages`: packages from npm.
 */
const rooms = ['domain', 'inputs', 'engine', 'report', 'runner'];

/** The steps that talk to the engine see its interface and its errors, never how it is reached. */
const steps = [
  'choose.ts',
  'resolve.ts',
  'survey.ts',
  'perform.ts',
  'execute.ts',
  'look.ts',
  'measure.ts',
  'variants.ts',
  'remove-variants.ts',
  'parallel.ts',
  'with-engine.ts',
  'ending.ts',
  'take-baseline.ts',
  'until-free.ts',
  'refuse-inputs.ts',
  'stock.ts',
  'what-is-there.ts',
];
const enginesFace = ['engine/port.ts', 'engine/errors.ts'];

export const directions: readonly Direction[] = [
  { of: 'entries', rooms: ['start.ts'], node: ['node:process'], packages: [] },
  { of: 'start.ts', rooms: ['run.ts', 'runner'], node: true, packages: [] },
  {
    of: 'run.ts',
    rooms: ['phases.ts', 'progress.ts', 'publish.ts', ...rooms],
    node: [],
    packages: [],
  },
  {
    of: 'phases.ts',
    rooms: [
      'ask-github.ts',
      'backup/folder-name.ts',
      'clean.ts',
      'prepare.ts',
      'engines.ts',
      'ending.ts',
      'parallel.ts',
      'progress.ts',
      'publish.ts',
      ...rooms,
    ],
    node: [],
    packages: [],
  },
  { of: 'engines.ts', rooms: ['domain', 'engine'], node: [], packages: [] },
  { of: 'prepare.ts', rooms: [...steps, 'domain', 'inputs', 'engine'], node: [], packages: [] },
  { of: 'with-engine.ts', rooms: ['ending.ts', 'domain', 'engine'], node: [], packages: [] },
  { of: 'ending.ts', rooms: ['domain'], node: [], packages: [] },
  { of: 'progress.ts', rooms: ['domain', 'report', 'runner/runner.ts'], node: [], packages: [] },
  { of: 'take-baseline.ts', rooms: ['domain', ...enginesFace], node: [], packages: [] },
  { of: 'until-free.ts', rooms: ['domain', 'inputs', ...enginesFace], node: [], packages: [] },
  { of: 'refuse-inputs.ts', rooms: ['variants.ts', 'domain', 'inputs'], node: [], packages: [] },
  { of: 'rehearse-until.ts', rooms: ['ending.ts', 'until-free.ts', 'domain'], node: [], packages: [] },
  { of: 'evict.ts', rooms: ['ending.ts', 'parallel.ts', 'domain', ...enginesFace], node: [], packages: [] },
  { of: 'clean.ts', rooms: [...steps, 'domain', 'inputs', 'engine'], node: [], packages: [] },
  {
    of: 'what-is-there.ts',
    rooms: [
      'choose.ts',
      'look.ts',
      'parallel.ts',
      'stock.ts',
      'within-moment.ts',
      'domain',
      'inputs',
      ...enginesFace,
    ],
    node: [],
    packages: [],
  },
  { of: 'publish.ts', rooms: ['domain', 'report', 'runner/runner.ts'], node: [], packages: [] },
  {
    of: 'survey.ts',
    rooms: ['choose.ts', 'look.ts', 'parallel.ts', 'stock.ts', 'domain', 'inputs', ...enginesFace],
    node: [],
    packages: [],
  },
  {
    of: 'choose.ts',
    rooms: ['resolve.ts', 'inquire.ts', 'parallel.ts', 'stock.ts', 'domain', 'inputs', ...enginesFace],
    node: [],
    packages: [],
  },
  { of: 'inquire.ts', rooms: ['domain'], node: [], packages: [] },
  { of: 'ask-github.ts', rooms: ['domain', 'github'], node: [], packages: [] },
  { of: 'resolve.ts', rooms: ['parallel.ts', 'stock.ts', 'domain', ...enginesFace], node: [], packages: [] },
  {
    of: 'perform.ts',
    rooms: [
      'execute.ts',
      'evict.ts',
      'ending.ts',
      'look.ts',
      'measure.ts',
      'prune.ts',
      'rehearse-until.ts',
      'remove-image.ts',
      'safe.ts',
      'sizes.ts',
      'until-free.ts',
      'domain',
      'inputs',
      ...enginesFace,
    ],
    node: [],
    packages: [],
  },
  { of: 'prune.ts', rooms: ['domain'], node: [], packages: [] },
  {
    of: 'remove-image.ts',
    rooms: ['ending.ts', 'evict.ts', 'parallel.ts', 'safe.ts', 'sizes.ts', 'domain', ...enginesFace],
    node: [],
    packages: [],
  },
  { of: 'safe.ts', rooms: ['backup', 'ending.ts', 'domain', 'engine/port.ts'], node: [], packages: [] },
  {
    of: 'execute.ts',
    rooms: ['parallel.ts', 'ending.ts', 'domain'],
    node: [],
    packages: [],
  },
  {
    of: 'variants.ts',
    rooms: ['parallel.ts', 'choose.ts', 'domain', 'inputs', ...enginesFace],
    node: [],
    packages: [],
  },
  {
    of: 'remove-variants.ts',
    rooms: ['look.ts', 'ending.ts', 'domain', 'inputs', ...enginesFace],
    node: [],
    packages: [],
  },
  { of: 'measure.ts', rooms: ['look.ts', 'domain', 'inputs', ...enginesFace], node: [], packages: [] },
  { of: 'look.ts', rooms: ['parallel.ts', 'ending.ts', 'domain', ...enginesFace], node: [], packages: [] },
  { of: 'stock.ts', rooms: ['look.ts', 'domain', 'inputs', ...enginesFace], node: [], packages: [] },
  { of: 'sizes.ts', rooms: ['look.ts', 'domain', 'inputs', ...enginesFace], node: [], packages: [] },
  { of: 'parallel.ts', rooms: [], node: [], packages: [] },
  { of: 'domain', rooms: [], node: [], packages: [] },
  { of: 'inputs', rooms: ['domain'], node: [], packages: [] },
  { of: 'report', rooms: ['domain'], node: [], packages: [] },
  { of: 'engine', rooms: ['domain'], node: true, packages: [] },
  // Loaded by import() when `backup` is set, so that no other step pays for it.
  {
    of: 'backup',
    rooms: ['domain', 'engine/port.ts', 'engine/errors.ts', 'engine/json.ts', 'engine/unless-over.ts'],
    node: true,
    packages: ['modern-tar'],
  },
  // The runner gives raw text and takes finished text: it knows none of the other rooms.
  { of: 'runner', rooms: ['domain'], node: true, packages: [] },
  // A bundle of its own (docs/decisions/0006), loaded by import() when a match needs it.
  {
    of: 'github',
    rooms: ['domain', 'engine/ending-within.ts'],
    node: ['node:timers/promises'],
    packages: ['@actions/github'],
  },
];

/** A place is a file or a folder. */
export function isIn(file: string, place: string): boolean {
  return file === place || file.startsWith(`${place}/`);
}

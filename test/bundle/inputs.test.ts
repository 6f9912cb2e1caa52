import { expect, it } from 'vitest';
import { scriptedEngine, withImage } from '../support/bundle/scripted-engine.ts';
import { tell, type Telling } from '../support/bundle/telling.ts';
import { OUTPUT_NAMES } from '../support/output-names.ts';

/** Runs the step against an engine that has the image, which must not even hear of it. */
async function refused(
  inputs: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
): Promise<Telling> {
  await using engine = await scriptedEngine(withImage('app:1').script);
  const told = await tell({
    inputs: { images: 'app:1', ...inputs },
    env: { DOCKER_HOST: engine.host, ...more },
  });
  expect(engine.requests).toStrictEqual([]);
  expect(told.exitCode).toBe(1);
  expect(Object.keys(told.outputs).toSorted()).toStrictEqual(OUTPUT_NAMES);
  expect(told.outputs['deleted']).toBe('');
  expect(told.report.exit.failed).toBe(true);
  return told;
}

it('every problem is told at once, each with the input, the value and what is allowed', async () => {
  const { errors, report, summary } = await refused({
    images: 'good:1\nBad:1, a b\nx@sha256:12\nalso-good',
    force: 'yes',
    'dry-run': '1',
    missing: 'maybe',
    measure: 'Exact',
    timeout: 'soon',
    keep: 'App',
  });
  const problems = [
    '`images`: "Bad:1" is not an image reference or ID: the repository name must be in lower case',
    expect.stringMatching(/^`images`: "a b" is not an image reference or ID: /),
    expect.stringMatching(/^`images`: "x@sha256:12" is not an image reference or ID: /),
    expect.stringMatching(/^`keep`: "App" is not an image reference or ID: /),
    '`force`: "yes" is not a boolean; write true or false',
    '`missing`: "maybe" is not one of warn, ignore, fail',
    '`dry-run`: "1" is not a boolean; write true or false',
    '`timeout`: "soon" is not a duration; write 90s, 10m or 1h',
    '`measure`: "Exact" is not one of auto, exact, off',
  ];
  expect(report.problems).toStrictEqual(problems);
  expect(errors).toStrictEqual([...problems, '9 problems with the inputs; nothing was removed']);
  expect(summary).toContain('9 problems with the inputs; nothing was removed');
  expect(summary.match(/^- /gm)).toHaveLength(9);
});

/** As the runner passes on what action.yml does not have. */
function raw(name: string, value: string): Readonly<Record<string, string>> {
  return { [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`]: value };
}

it.each([
  ['dryrun', 'dry-run'],
  ['dry_run', 'dry-run'],
  ['Dry-Run ', 'dry-run'],
  ['keeps', 'keep'],
  ['image', 'images'],
])('an input called %j is refused before anything happens', async (name, meant) => {
  const { report, errors, summary } = await refused({}, raw(name, 's3cret'));
  const written = name.toLowerCase().replace(' ', '_');
  const problem = `\`${written}\` is not an input; did you mean \`${meant}\`?`;
  expect(report.problems).toStrictEqual([problem]);
  expect(errors).toStrictEqual([problem, '1 problem with the inputs; nothing was removed']);
  expect(summary).not.toContain('s3cret');
});

it('so it is when it is empty: a slip is a slip', async () => {
  const { report } = await refused({}, raw('dryrun', ''));
  expect(report.problems).toHaveLength(1);
});

it.each(['now', 'post'])(
  'any other input that does not exist is a warning, with `when: %s`',
  async (when) => {
    await using engine = await scriptedEngine();
    const step = {
      inputs: { images: 'app:1', missing: 'ignore', when },
      env: { DOCKER_HOST: engine.host, ...raw('volumes', 'unused') },
    };
    const told = await tell(step);
    const warning = '`volumes` is not an input of this action, so it changes nothing';
    expect(told.warnings).toStrictEqual([warning]);
    expect(told.report.warnings).toStrictEqual([warning]);
    expect(told.exitCode).toBe(0);
    if (when === 'now') {
      expect(told.summary).toContain('<code>volumes</code> is not an input of this action');
      return;
    }
    expect(told.summary).toBe('');
    const post = await tell({ ...step, state: told.state });
    expect(post.report.totals.absent).toBe(1);

    expect(post.warnings).toStrictEqual([]);
  },
);

it('`{closed-pr}` in `keep` is refused', async () => {
  const { report } = await refused({ images: 'app:*', keep: 'app:pr-{closed-pr}' });
  expect(report.problems).toStrictEqual([
    '`keep`: "app:pr-{closed-pr}" has `{closed-pr}`, which can stand only in `images`',
  ]);
});

it.each(['True', 'TRUE', 'true'])('%s is true', async (text) => {
  await using engine = await scriptedEngine(withImage('app:1').script);
  const inputs = { images: 'app:1', 'dry-run': text };
  const { report } = await tell({ inputs, env: { DOCKER_HOST: engine.host } });
  expect(report.dryRun).toBe(true);
});

it.each(['on', 'y', 'tRUE', 'null', '0'])('%s is not a boolean', async (text) => {
  const { report } = await refused({ force: text });
  expect(report.problems).toStrictEqual([`\`force\`: "${text}" is not a boolean; write true or false`]);
});

it('no summary is written when none is wanted, whatever else is wrong', async () => {
  const { summary, errors } = await refused({ summary: 'false', missing: 'maybe' });
  expect(summary).toBe('');
  expect(errors).toHaveLength(2);
});

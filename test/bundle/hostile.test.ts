import { describe, expect, it } from 'vitest';
import { notThere, say, scriptedEngine, withImage } from '../support/bundle/scripted-engine.ts';
import { tell, type Telling } from '../support/bundle/telling.ts';
import { OUTPUT_NAMES } from '../support/output-names.ts';

/** Text that tries to command the runner, or to be markup. */
const EVIL = [
  '::error::pwned',
  '##[error]pwned',
  '\n::set-output name=deleted::pwned',
  '\r\n  ::add-mask::a',
  '<img src=x onerror=alert(1)>',
  '[click](https://example.com) **bold** | cell | @somebody `code`',
  '\u202Egnp.exe\u0007\u001b[31m',
  '\n::stop-commands::pause\n::endgroup::',
  '\nghadelimiter_1\nfailed<<EOF\npwned\nEOF\n',
  '<script>alert(1)</script><details open><!--',
  '\n```\n~~~\n# heading\n- item\n---\n| a |\n|---|\n',
  '![image](https://example.com/x.png) https://example.com www.example.com $(id) \u0085',
].join(' ');

const COMMAND = /^::(?:error|warning) title=docker-image-rm::/;
const GROUP = /^::group::\d+ others? that nothing chose$/;

const OUR_LINK =
  '[Troubleshooting](https://github.com/docker-image-rm/docker-image-rm/blob/main/docs/troubleshooting.md)';

/** Nothing of it may have become what it wants to be. */
function harmless({ log, lines, summary, outputs, state, warnings, errors }: Telling): void {
  const commands = log.split('\n').filter((line) => line.trimStart().startsWith('::'));
  const groups = commands.filter((line) => GROUP.test(line)).length;
  const isOurs = (line: string): boolean =>
    COMMAND.test(line) || GROUP.test(line) || line === '::endgroup::' || line.startsWith('::error::');
  expect(commands.filter((line) => !isOurs(line))).toStrictEqual([]);
  expect(commands).toHaveLength(warnings.length + errors.length + 2 * groups);
  expect(lines.filter((line) => line.includes('##['))).toStrictEqual([]);
  // eslint-disable-next-line no-control-regex -- these are what must not be there
  expect(log).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u0085\u202e]/);
  const foreign = summary.replace(OUR_LINK, '');
  expect(foreign).not.toMatch(
    /<img|<script|<!--|<details open|!\[|\]\(|\*\*bold|\| cell|@somebody|`code|```|~~~/,
  );
  expect(foreign).not.toMatch(/^# |^- item|^---|\| a \||https:\/\/|www\./m);
  expect(Object.keys(outputs).toSorted()).toStrictEqual(OUTPUT_NAMES);
  expect(Object.keys(state)).toStrictEqual(['phase']);
}

describe('text that tries to be a command or markup', () => {
  it('in an image that is chosen by pattern, its names and labels', async () => {
    const { script, id } = withImage('app:1');
    const [image] = [
      { Id: id, RepoTags: [EVIL, 'app:1'], RepoDigests: [`${EVIL}@${id}`], Labels: { [EVIL]: EVIL } },
    ];
    await using engine = await scriptedEngine({ ...script, 'GET /images/json': [image] });
    const inputs = { images: '**', keep: 'nothing', 'dry-run': 'true' };
    const told = await tell({ inputs, env: { DOCKER_HOST: engine.host } });
    expect(told.report.hosts[0]?.items.length).toBeGreaterThan(0);
    harmless(told);
  });

  it('in an input', async () => {
    await using engine = await scriptedEngine();
    const told = await tell({
      inputs: { images: `${EVIL}\napp:1`, missing: EVIL },
      env: { DOCKER_HOST: engine.host },
    });
    expect(told.exitCode).toBe(1);
    expect(told.summary).toContain('onerror');
    harmless(told);
    expect(engine.requests).toStrictEqual([]);
  });

  it('in the address of the engine', async () => {
    const told = await tell({ inputs: { images: 'app:1' }, env: { DOCKER_HOST: `unix://${EVIL}` } });
    expect(told.exitCode).toBe(1);
    harmless(told);
  });

  it('in the name of a context', async () => {
    const told = await tell({ inputs: { images: 'app:1' }, env: { DOCKER_CONTEXT: EVIL } });
    // What stands before an @ is not shown, as it may be a password.
    expect(told.summary).toContain('ghadelimiter');
    expect(told.summary).not.toContain('onerror');
    harmless(told);
  });

  it('in what the engine says of itself, of its containers, and of its trouble', async () => {
    const { script, byName, id } = withImage('app:1');
    await using engine = await scriptedEngine({
      ...script,
      'GET /version': { Version: EVIL, Os: 'linux', Arch: 'amd64' },
      'GET /containers/json': [
        {
          Id: 'c1',
          Names: [`/${EVIL}`],
          ImageID: id,
          State: 'running',
          Status: EVIL,
          Labels: { 'com.docker.compose.project': EVIL, 'com.docker.compose.service': EVIL },
        },
      ],
      [`DELETE ${byName}`]: (answer) => {
        say(answer, 409, { message: EVIL });
      },
    });
    const told = await tell({ inputs: { images: 'app:1' }, env: { DOCKER_HOST: engine.host } });
    expect(told.report.totals).toMatchObject({ conflict: 1 });
    expect(told.summary).toContain('onerror');
    harmless(told);
  });

  it('in an error', async () => {
    const { script, byName } = withImage('app:1');
    await using engine = await scriptedEngine({
      ...script,
      [`DELETE ${byName}`]: (answer) => {
        say(answer, 500, { message: EVIL });
      },
    });
    const told = await tell({ inputs: { images: 'app:1' }, env: { DOCKER_HOST: engine.host } });
    expect(told.outputs['failed']).toBe('app:1');
    expect(told.summary).toContain('onerror');
    harmless(told);
  });

  it('in the names that the engine says it removed', async () => {
    const { script, byName, byId, id } = withImage('app:1');
    await using engine = await scriptedEngine({
      ...script,
      [`GET ${byId}/json`]: notThere,
      [`DELETE ${byName}`]: [{ Untagged: EVIL }, { Deleted: id }],
    });
    const told = await tell({ inputs: { images: 'app:1' }, env: { DOCKER_HOST: engine.host } });
    expect(told.outputs['deleted']).toBe(id);
    harmless(told);
  });
});

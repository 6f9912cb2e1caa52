import { describe, expect, it } from 'vitest';
import { type Screen, terminalRunner } from '../../src/runner/terminal.ts';
import type { Runner } from '../../src/runner/runner.ts';

interface Shown {
  readonly runner: Runner;
  readonly log: () => string;
  readonly problems: () => string;
  readonly report: () => string;
  readonly codes: readonly number[];
}

function shown(stream: { isTTY?: boolean; columns?: number } = {}, env: Screen['env'] = {}): Shown {
  const texts: Record<'log' | 'problems' | 'report', string> = { log: '', problems: '', report: '' };
  const codes: number[] = [];
  const into = (name: keyof typeof texts): Screen['log'] => ({
    ...stream,
    write: (text) => (texts[name] += text),
  });
  const screen: Screen = {
    log: into('log'),
    problems: into('problems'),
    report: into('report'),
    env,
    exit: (code) => codes.push(code),
  };
  return {
    runner: terminalRunner({ keep: 'app' }, screen),
    log: () => texts.log,
    problems: () => texts.problems,
    report: () => texts.report,
    codes,
  };
}

function speak({ runner }: Shown): void {
  runner.log(['one']);
  runner.log(['two', 'three'], '2 others');
  runner.annotate('warning', 'look');
  runner.fail('gone wrong', false);
}

const PLAIN = { log: 'one\n2 others:\n  two\n  three\n', problems: 'warning: look\nerror: gone wrong\n' };

describe('a pipe', () => {
  it('gets text without colours, warnings and errors apart', () => {
    const screen = shown();
    speak(screen);
    expect({ log: screen.log(), problems: screen.problems() }).toStrictEqual(PLAIN);
  });

  it('gets each line of progress', () => {
    const screen = shown();
    screen.runner.openGroup('Removing 2 images');
    screen.runner.log(['[1/2] a']);
    screen.runner.closeGroup();
    expect(screen.log()).toBe('Removing 2 images:\n[1/2] a\n');
    expect(screen.runner.keepsGroups).toBe(true);
  });
});

describe('a terminal', () => {
  it('gets colours', () => {
    const screen = shown({ isTTY: true });
    speak(screen);
    expect(screen.log()).toContain('\u001b[1m2 others:\u001b[0m');
    expect(screen.problems()).toBe(
      '\u001b[33mwarning:\u001b[0m look\n\u001b[31merror:\u001b[0m gone wrong\n',
    );
  });

  it.each([{ NO_COLOR: '1' }, { TERM: 'dumb' }])('gets none where nobody wants any: %j', (env) => {
    const screen = shown({ isTTY: true }, env);
    speak(screen);
    expect({ log: screen.log(), problems: screen.problems() }).toStrictEqual(PLAIN);
  });

  it('shows progress on one line that is gone afterwards, and cuts what would wrap', () => {
    const screen = shown({ isTTY: true, columns: 12 });
    screen.runner.openGroup('Removing 2 images');
    screen.runner.log(['[1/2] app:1 deleted']);
    screen.runner.closeGroup();
    screen.runner.log(['done']);
    expect(screen.log()).toBe('\r\u001b[2K[1/2] app:1\r\u001b[2Kdone\n');
    expect(screen.runner.keepsGroups).toBe(false);
  });
});

describe('a command', () => {
  it('has the inputs of its options, and nothing of the environment but the token', () => {
    const { runner } = shown(
      {},
      { INPUT_IMAGES: 'app:1', 'INPUT_GITHUB-TOKEN': 'x', GITHUB_TOKEN: 'secret' },
    );
    expect([runner.input('keep'), runner.input('images'), runner.secret('github-token')]).toStrictEqual([
      'app',
      '',
      'secret',
    ]);
    expect(runner.givenInputs()).toStrictEqual([]);
  });

  it('has a code for a mistake in the call, and one for all that goes wrong', () => {
    const screen = shown();
    screen.runner.fail('x', true);
    screen.runner.fail('x', false);
    expect(screen.codes).toStrictEqual([2, 1]);
  });

  it('prints the report and no other output', () => {
    const screen = shown();
    screen.runner.output('deleted', 'sha256:1');
    screen.runner.output('json', '{}');
    expect([screen.report(), screen.log()]).toStrictEqual(['{}\n', '']);
  });
});

import type { Runner } from '../runner/runner.ts';
import { EXIT_REFUSED, type Screen, screenOf, terminalRunner } from '../runner/terminal.ts';
import { parseCall } from './arguments.ts';

/** Runs the command. Only a call that removes something loads the code for it. */
export async function command(args: readonly string[]): Promise<void> {
  const call = parseCall(args);
  const screen = screenOf(call.kind === 'remove' && call.json);
  switch (call.kind) {
    case 'help':
      screen.log.write((await import('./help.ts')).help());
      break;
    case 'version':
      screen.log.write(`docker-image-rm ${(await import('./input-texts.ts')).VERSION}\n`);
      break;
    case 'mistake':
      await refuse(call.problems, screen);
      break;
    case 'remove': {
      const runner: Runner = terminalRunner(call.inputs, screen);
      const { start } = await import(/* webpackIgnore: true */ '../step/start.ts');
      await start(() => [{ phase: 'main', runner }]);
      break;
    }
    case 'hook':
      break;
  }
}

async function refuse(problems: readonly string[], screen: Screen): Promise<void> {
  const { USAGE } = await import('./help.ts');
  for (const problem of problems) screen.problems.write(`error: ${problem}\n`);
  screen.problems.write(`${USAGE}\n\nNothing was removed. \`docker-image-rm --help\` lists the options.\n`);
  screen.exit(EXIT_REFUSED);
}

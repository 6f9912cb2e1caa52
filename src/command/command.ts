import type { Runner } from '../runner/runner.ts';
import { EXIT_REFUSED, type Screen, screenOf, terminalRunner } from '../runner/terminal.ts';
import { parseCall } from './arguments.ts';
import type { Start, Surroundings } from './hook.ts';

/** Runs the command. Only a call that needs it loads the code that removes. */
export async function command(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const call = parseCall(args);
  const screen = screenOf(call.kind === 'remove' && call.json);
  switch (call.kind) {
    case 'help':
      screen.log.write((await import('./help.ts')).help());
      break;
    case 'version':
      screen.log.write((await import('./help.ts')).version());
      break;
    case 'mistake':
      await refuse(call.problems, screen);
      break;
    case 'remove': {
      const runner: Runner = terminalRunner(call.inputs, screen);
      const start = await loadStart();
      await start(() => Promise.resolve([{ phase: 'main', runner }]));
      break;
    }
    case 'hook': {
      const { runHook } = await import('./hook.ts');
      await runHook(call, surroundings, await loadStart());
      break;
    }
  }
}

/** The bundler skips this import: in dist/ it is the bundle that the action has too (docs/decisions/0006-bundles.md). */
async function loadStart(): Promise<Start> {
  return (await import(/* webpackIgnore: true */ '../step/start.ts')).startParts;
}

async function refuse(problems: readonly string[], screen: Screen): Promise<void> {
  const { USAGE } = await import('./help.ts');
  for (const problem of problems) screen.problems.write(`error: ${problem}\n`);
  screen.problems.write(`${USAGE}\n\nNothing was removed. \`docker-image-rm --help\` lists the options.\n`);
  screen.exit(EXIT_REFUSED);
}

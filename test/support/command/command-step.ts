import { outputs } from '../../../src/report/messages.ts';
import type { Report } from '../../../src/report/report.ts';
import { summary } from '../../../src/report/summary.ts';
import type { Ended } from '../cases/check.ts';
import { runCommand } from './run-command.ts';

/** What a step with these inputs does, done by the command. */
export async function commandStep(host: string, inputs: Readonly<Record<string, string>>): Promise<Ended> {
  const { images = '', ...others } = inputs;
  const options = Object.entries(others).map(([name, value]) => `--${name}=${value}`);
  const args = [...options, '--json', '--', ...images.split('\n')];
  const { exitCode, stdout, stderr } = await runCommand({ args, env: { DOCKER_HOST: host } });
  if (stdout === '') throw new Error(`the command printed no report:\n${stderr}`);
  const report = JSON.parse(stdout) as Report;
  return { exitCode, report, outputs: Object.fromEntries(outputs(report)), summary: summary(report) };
}

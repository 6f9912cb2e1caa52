import process from 'node:process';

// The runner starts this file when the job ends, with what the first phase saved in the environment. Only when that asks for
// it something is left to do, and more is loaded. In dist/ the step lies in a folder beside this one.
if (process.env['STATE_phase'] === 'clean') {
  const { start } = await import(/* webpackIgnore: true */ '../step/index.js');
  await start('post');
}

import process from 'node:process';

// The runner starts this file again when the job ends, with what the first phase saved in the environment. Nothing is
// left to do then, so nothing more is loaded.
if (process.env['STATE_phase'] !== 'post') {
  const { start } = await import('./start.ts');
  await start();
}

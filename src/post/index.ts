import process from 'node:process';

// The runner starts this file when the job ends, with what the first phase saved in the environment. Mostly nothing is
// left to do then, so nothing more is loaded. In dist/ it lies in a folder beside the action.
if (process.env['STATE_phase'] !== 'post') await import(/* webpackIgnore: true */ '../index.js');

import process from 'node:process';

// The runner starts this file when the job ends, with what the first phase saved in the environment. Only when that asks for
// it something is left to do, and more is loaded. In dist/ this lies in a folder beside the action.
if (process.env['STATE_phase'] === 'clean') await import(/* webpackIgnore: true */ '../index.js');

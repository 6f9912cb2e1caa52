// @actions/core loads a runner of programs only to tell what machine this is, which this action never asks. Leaving it
// out of the bundle spares the start what it would load with it.

export function getExecOutput(): never {
  throw new Error('this action runs no program for @actions/core, so its bundle cannot');
}

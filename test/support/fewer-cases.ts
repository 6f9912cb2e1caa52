import { configureGlobal } from 'fast-check';

/**
 * A mutant that a property kills dies at one of its first cases. All of them, in code that carries every mutant at once,
 * would take hours.
 */
configureGlobal({ numRuns: 20 });

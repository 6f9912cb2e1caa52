import { join } from 'node:path';

const project = join(import.meta.dirname, '..', '..');

/** Everything about engines lies here; git ignores it, and it may be removed while no engine runs. */
const enginesFolder = join(project, '.cache', 'engines');

/** One folder for each suite, holding the programs of its packages side by side. */
export const programsFolder = join(enginesFolder, 'programs');

/** One for Podman, with its libraries. */
export const podmanProgramsFolder = join(programsFolder, 'podman');

/** And one for what tests of remote engines need beside them. */
export const remoteProgramsFolder = join(programsFolder, 'remote');

/** One folder for each running engine: its data, sockets and log. */
export const runsFolder = join(enginesFolder, 'run');

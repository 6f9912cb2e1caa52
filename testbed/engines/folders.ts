import { join } from 'node:path';
import type { EngineName } from './kinds.ts';

const project = join(import.meta.dirname, '..', '..');

/** Holds everything about engines. Git ignores it, and it may be removed while no engine runs. */
const enginesFolder = join(project, '.cache', 'engines');

/** One folder for each suite, holding the programs of its packages side by side. */
export const programsFolder = join(enginesFolder, 'programs');

/** The programs of a Podman, with their libraries. */
export function podmanProgramsFolder(kind: EngineName): string {
  return join(programsFolder, kind);
}

/** The programs that tests of remote engines need in addition. */
export const remoteProgramsFolder = join(programsFolder, 'remote');

/** The programs that let a user without rights start Docker. */
export const rootlessProgramsFolder = join(programsFolder, 'rootless');

/** The plugins of the docker CLI that build images and start projects. */
export const buildProgramsFolder = join(programsFolder, 'builds');

/** One folder for each running engine: its data, sockets and log. */
export const runsFolder = join(enginesFolder, 'run');

import { accountUsage } from '../../src/measure/usage.ts';
import type { Reclaimed } from '../../src/measure/account.ts';
import type { Container } from '../../src/model/container.ts';
import type { Usage } from '../../src/model/image.ts';
import { afterwards, anAttempt, anImage, aSurvey, byId, id, removed } from './build.ts';

type Held = Readonly<Record<string, readonly [size: number, shared?: number]>>;

export function usage(total: number, held: Held, hasBuildCache = false): Usage {
  return {
    total,
    hasBuildCache,
    listed: [],
    images: new Map(
      Object.entries(held).map(([digits, [size, shared = 0]]) => [id(digits), { size, shared }]),
    ),
  };
}

export function deletes(digits: string, along: readonly string[] = []) {
  return anAttempt(byId(digits), removed([], [id(digits), ...along.map(id)]));
}

export interface Surroundings {
  readonly newestApi?: string;
  readonly containers?: readonly Container[];
  readonly containersAfter?: readonly Container[];
  readonly gone?: readonly string[];
}

export function account(
  before: Usage,
  after: Usage | undefined,
  attempts = [deletes('1')],
  { newestApi = '28.5.2', containers = [], containersAfter = containers, gone = [] }: Surroundings = {},
) {
  const images = [anImage('1'), anImage('5')];
  const survey = aSurvey({ store: 'containerd', newestApi, images, containers });
  const states = gone.map((digits) => [digits, 'absent'] as const);
  const stateAfter = afterwards([['1', 'absent'], ['9', anImage('9')], ...states], containersAfter);
  const { total, byAttempt } = accountUsage(before, after, survey, attempts, stateAfter);
  return { ...figure(total), shares: attempts.map((attempt) => byAttempt.get(attempt)) };
}

/** Without the reason, which every figure has that is not exact, and no other. */
export function figure({ reason, ...rest }: Reclaimed): Omit<Reclaimed, 'reason'> {
  if ((reason === undefined) !== ['exact', 'off'].includes(rest.method))
    throw new Error(`${rest.method}, since ${reason ?? 'nothing is said'}`);
  return rest;
}

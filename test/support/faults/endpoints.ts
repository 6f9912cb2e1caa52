import type { EngineKind } from '../../../src/model/engine-traits.ts';
import type { Fault } from './faults.ts';

/** A question or an order of the action that something can happen to. */
export interface Endpoint {
  readonly asked: RegExp;
  readonly stores: readonly EngineKind[];
  /** Whether only what is asked after the first removal meets the fault. */
  readonly isAfterwards?: true;
  /** What brings the action to ask it. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly isRead: boolean;
}

const both: readonly EngineKind[] = ['graphdriver', 'containerd'];
/** Asked and understood in the same way on both, so one of them is enough, and the quicker one it is. */
const either: readonly EngineKind[] = ['graphdriver'];
const inspection = /^GET \/v[\d.]+\/images\/(?!json|get)[^?]+\/json/;

export const endpoints: Readonly<Record<string, Endpoint>> = {
  ping: { asked: /^GET \/_ping$/, stores: either, isRead: true },
  version: { asked: /\/version$/, stores: either, isRead: true },
  info: { asked: /\/info$/, stores: either, isRead: true },
  'the list of images': { asked: /^GET \/v[\d.]+\/images\/json/, stores: either, isRead: true },
  inspect: { asked: inspection, stores: either, isRead: true },
  'inspect, afterwards': { asked: inspection, stores: both, isAfterwards: true, isRead: true },
  'the list of containers': { asked: /\/containers\/json/, stores: either, isRead: true },
  history: { asked: /\/history$/, stores: ['graphdriver'], isRead: true },
  df: { asked: /\/system\/df/, stores: ['containerd'], inputs: { measure: 'exact' }, isRead: true },
  delete: { asked: /^DELETE \/v[\d.]+\/images\//, stores: both, isRead: false },
  save: { asked: /\/images\/get\?/, stores: either, inputs: { backup: 'saved' }, isRead: false },
  'delete a container': {
    asked: /^DELETE \/v[\d.]+\/containers\//,
    stores: either,
    inputs: { containers: 'stopped' },
    isRead: false,
  },
};

/** Where a fault is met on a store. How long the last look waits does not depend on the store, so one waits for both. */
export function metOn(store: EngineKind, { isEndless }: Fault): readonly (readonly [string, Endpoint])[] {
  return Object.entries(endpoints).filter(([, { stores, isAfterwards }]) => {
    const isWaitedForElsewhere = isEndless === true && isAfterwards === true && store !== 'graphdriver';
    return stores.includes(store) && !isWaitedForElsewhere;
  });
}

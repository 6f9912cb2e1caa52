import { counted, median, ratioOf, ratioSpan, runsOf, secondsOf, type Figures } from './figures.ts';
import type { CaseResult } from './race/rounds.ts';
import type { BenchedStore } from './stores.ts';

export interface Target {
  readonly what: string;
  readonly limit: string;
  readonly measured: string;
  readonly isMet: boolean;
}

/** What a user may expect, as figures. */
export function judgeTargets(figures: Figures): readonly Target[] {
  const { startUp, memory } = figures;
  const bare = median(startUp.bareNode);
  return [
    against(figures, 'a', 'classic', 1),
    against(figures, 'a', 'containerd', 0.8),
    against(figures, 'b', 'classic', 1),
    against(figures, 'b', 'containerd', 1),
    against(figures, 'c', 'classic', 1),
    against(figures, 'c', 'containerd', 0.8),
    against(figures, 'c-builds', 'classic', 1),
    sameRoom(figures, 'c-builds', 'classic'),
    against(figures, 'c-builds', 'containerd', 1),
    sameRoom(figures, 'c-builds', 'containerd'),
    against(figures, 'd', 'classic', 1.1),
    against(figures, 'd', 'containerd', 1.2),
    growth(figures, 1.2),
    atMost('one image, classic store, over bare Node', (median(startUp.oneImage) - bare) * 1000, 60, ' ms'),
    atMost('one image that is not there, against bare Node', median(startUp.oneQuestion) / bare, 2.3),
    atMost('memory with 5,000 names asked for, none of which is there', memory.longList / 1e6, 150, ' MB'),
    atMost('memory of a dry run over 5,000 images', memory.dryRun / 1e6, 150, ' MB'),
  ];
}

function against(figures: Figures, name: string, store: BenchedStore, limit: number): Target {
  const found = resultOf(figures, name, store);
  const { title, yardstick } = found.case;
  const ratio = ratioOf(found, 'action', yardstick);
  const [low, high] = ratioSpan(found, 'action', yardstick);
  const rounds = counted(runsOf(found, 'action').length, 'round');
  return {
    what: `(${name}) ${title}, ${store} store, \`measure: exact\`, against ${labelOf(found, yardstick)}`,
    limit: limit.toFixed(1),
    measured: `${printed(ratio, limit)} (${low.toFixed(2)}–${high.toFixed(2)} in ${rounds})`,
    isMet: ratio <= limit,
  };
}

/** An engine writes a little of its own at any time. */
const OWN_SHARE = 0.01;

function sameRoom(figures: Figures, name: string, store: BenchedStore): Target {
  const found = resultOf(figures, name, store);
  const { title, yardstick } = found.case;
  const got = (who: string): number => median(runsOf(found, who).map((run) => run.got)) / 1e6;
  const [own, other] = [got('action'), got(yardstick)];
  return {
    what: `(${name}) ${title}, ${store} store: room`,
    limit: `no less than ${other.toFixed(1)} MB, give or take ${OWN_SHARE * 100} %`,
    measured: `${own.toFixed(1)} MB`,
    isMet: own >= other * (1 - OWN_SHARE),
  };
}

function growth(figures: Figures, limit: number): Target {
  const [few, many] = ['one-of-200', 'one-of-2000'].map((name) =>
    secondsOf(resultOf(figures, name, 'containerd'), 'action-auto'),
  );
  const what = 'one of 2,000 tiny images against one of 200, containerd store, `measure: auto`';
  return atMost(what, (many ?? NaN) / (few ?? NaN), limit);
}

function resultOf({ results }: Figures, name: string, store: BenchedStore): CaseResult {
  const found = results.find((result) => result.case.name === name && result.store === store);
  if (found === undefined) throw new Error(`${name} did not run on the ${store} store`);
  return found;
}

function labelOf({ runs }: CaseResult, contestant: string): string {
  return [...runs.keys()].find(({ name }) => name === contestant)?.label ?? contestant;
}

const atMost = (what: string, value: number, limit: number, unit = ''): Target => ({
  what,
  limit: `${limit}${unit}`,
  measured: `${printed(value, limit, unit === '' ? 2 : 0)}${unit}`,
  isMet: value <= limit,
});

/** With so many decimals that the figure does not seem to meet a limit that it misses. */
function printed(value: number, limit: number, decimals = 2): string {
  const text = value.toFixed(decimals);
  return value > limit && Number(text) <= limit && decimals < 6 ? printed(value, limit, decimals + 1) : text;
}

import type { Contestant } from './contestants.ts';
import { caseOf, counted, median, medianOf, ratioSpan, type Figures } from './figures.ts';
import { namesInLongList } from './memory.ts';
import type { BenchedStore } from './plan.ts';
import type { CaseResult } from './rounds.ts';

export interface Target {
  readonly what: string;
  readonly target: string;
  readonly measured: string;
  /** Undefined when this run has no figure for it. */
  readonly met: boolean | undefined;
}

/** What issue 6 asks for. */
export function judgeTargets(figures: Figures): readonly Target[] {
  const { startUp, memory, bundle } = figures;
  const bare = median(startUp.bareNode);
  return [
    againstOneCall(figures, 'containerd', 100, 'action', 0.8),
    againstOneCall(figures, 'containerd', 100, 'action-off', 0.5),
    againstOneCall(figures, 'containerd', 300, 'action', 0.5),
    againstOneCall(figures, 'containerd', 300, 'action-off', 0.35),
    growth(figures, 'action'),
    growth(figures, 'action-off'),
    againstOneCall(figures, 'graphdriver', 100, 'action', 1),
    overBareNode('1 image, graphdriver store', caseOf(figures, 'graphdriver', 1), 0.06),
    atMost('start-up with an empty list, against `node -e 0`', median(startUp.emptyList) / bare, 1.5),
    atMost('post phase with nothing to do, against `node -e 0`', median(startUp.postPhase) / bare, 1.15),
    overBareNode(
      '1 image out of a containerd store with 200 others',
      figures.cases.find(({ case: one }) => one.others > 0),
      1,
    ),
    atMost('main chunk of the bundle (measured: all chunks together)', bundle.bytes / 1e6, 1.2, ' MB'),
    atMost(`peak memory with ${namesInLongList} names in the list`, memory.longList / 1e6, 150, ' MB'),
  ];
}

const wordsFor: Readonly<Record<'action' | 'action-off', string>> = {
  action: 'bytes counted',
  'action-off': '`measure: off`',
};

function againstOneCall(
  figures: Figures,
  store: BenchedStore,
  images: number,
  contestant: 'action' | 'action-off',
  limit: number,
): Target {
  const what = `${store} store, ${images} images, ${wordsFor[contestant]}, against one \`docker image rm\` call`;
  const found = caseOf(figures, store, images);
  if (found === undefined) return notMeasured(what, `≤ ${limit}`);
  const ratio = medianOf(found, contestant) / medianOf(found, 'one-call');
  const [low, high] = ratioSpan(found, contestant, 'one-call');
  const rounds = `${low.toFixed(2)}–${high.toFixed(2)} in ${counted(found.rounds.length, 'round')}`;
  return {
    what,
    target: `≤ ${limit}`,
    measured: `${ratio.toFixed(2)} (${rounds})`,
    met: ratio <= limit,
  };
}

function growth(figures: Figures, contestant: 'action' | 'action-off'): Target {
  const what = `containerd store, time for each image at 300 against at 30, ${wordsFor[contestant]}`;
  const [few, many] = [caseOf(figures, 'containerd', 30), caseOf(figures, 'containerd', 300)];
  if (few === undefined || many === undefined) return notMeasured(what, '≤ 1.3');
  const ratio = (who: Contestant): number => medianOf(many, who) / 300 / (medianOf(few, who) / 30);
  const own = ratio(contestant);
  const cli = ratio('one-call').toFixed(2);
  return { what, target: '≤ 1.3', measured: `${own.toFixed(2)} (the CLI's: ${cli})`, met: own <= 1.3 };
}

function overBareNode(what: string, found: CaseResult | undefined, limit: number): Target {
  const full = `${what}, more than bare \`node -e 0\``;
  const target = `≤ ${limit * 1000} ms`;
  if (found === undefined) return notMeasured(full, target);
  const more = medianOf(found, 'action') - medianOf(found, 'bare-node');
  return { what: full, target, measured: `${(more * 1000).toFixed(0)} ms`, met: more <= limit };
}

function atMost(what: string, value: number, limit: number, unit = ''): Target {
  const digits = limit >= 100 ? 0 : 2;
  return {
    what,
    target: `≤ ${limit}${unit}`,
    measured: `${value.toFixed(digits)}${unit}`,
    met: value <= limit,
  };
}

const notMeasured = (what: string, target: string): Target => ({
  what,
  target,
  measured: 'not in this mode',
  met: undefined,
});

// What a report of a fault needs beside the log: what was chosen and why, the plan, the answers, and how bytes were
// counted.

import type { Choice } from '../choose/choose.ts';
import { type Attempt, removalName, type Target } from '../model/removal.ts';
import { plural } from '../model/text.ts';
import type { PlannedRemovals, RemovalResult } from './perform.ts';

export function choiceLines({
  targets,
  protections,
  images,
  containers,
  measure,
}: Choice): readonly string[] {
  const counts = [plural(targets.length, 'target'), plural(images.size, 'image')];
  return [
    `chosen: ${counts.join(' of ')}; containers on the engine: ${containers.length}`,
    ...targets.map((target) => {
      const why = protections.get(target);
      const protection = why === undefined ? '' : `; ${why.verdict}: ${why.reason}`;
      return `- ${describeTarget(target)}${protection}`;
    }),
    `bytes: ${JSON.stringify(measure)}`,
  ];
}

function describeTarget(target: Target): string {
  const { requested } = target.selector;
  return target.kind === 'absent' ? `${requested} is absent` : `${requested} is ${describe(target)}`;
}

function describe(target: Exclude<Target, { kind: 'absent' }>): string {
  return target.kind === 'id' ? target.image : `${target.reference} of ${target.image}`;
}

export function planLines({ plan, containersFirst, containersAnyway }: PlannedRemovals): readonly string[] {
  const added = containersAnyway.map(({ name, state }) => `${name} (${state})`);
  const first = added.length === 0 ? [] : [`plan, before all images: the containers ${added.join(', ')}`];
  const waves = plan.flatMap((wave, index) => [
    `plan, wave ${index + 1} of ${plan.length}:`,
    ...wave.map(({ image, steps }) => {
      const first = (containersFirst.get(image) ?? []).map(({ name, state }) => `${name} (${state})`);
      const before = first.length === 0 ? '' : ` after the containers ${first.join(', ')}`;
      return `- ${steps.map(removalName).join(', then ')}${before}`;
    }),
  ]);
  return [...first, ...waves];
}

export function resultLines({ attempts, account: { total, byAttempt } }: RemovalResult): readonly string[] {
  return [
    'answers:',
    ...attempts.map((attempt) => {
      const bytes = byAttempt.get(attempt);
      return `- ${describeAttempt(attempt)}${bytes === undefined ? '' : `; ${bytes} bytes`}`;
    }),
    `bytes: ${JSON.stringify(total)}`,
  ];
}

function describeAttempt({ target, answer }: Attempt): string {
  const name = removalName(target);
  switch (answer.kind) {
    case 'removed':
      return `${name}: untagged ${answer.untagged.length}, deleted ${answer.deleted.length}`;
    case 'withheld':
      return `${name}: withheld; ${answer.why.reason}`;
    case 'not-sent':
      return `${name}: not sent; ${answer.why}`;
    case 'gone':
    case 'conflict':
    case 'error':
    case 'unanswered':
      return `${name}: ${answer.kind}; ${answer.message}`;
  }
}

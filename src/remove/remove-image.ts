import type { EngineSession } from '../choose/engine-session.ts';
import { EngineError } from '../engine/errors.ts';
import { shared } from '../model/collections.ts';
import {
  notSent,
  type PresentTarget,
  type RemovalAnswer,
  removalName,
  type Survey,
} from '../model/removal.ts';
import { optionsFor } from '../plan/order.ts';
import { canDelete, type Look, recheck, type Terms } from './recheck.ts';
import type { ContainerRemover } from './remove-containers.ts';
import type { Saving } from './save-first.ts';

/** What comes before a removal: the checks, the backup, and the containers to remove first. */
export interface BeforeRemoval {
  readonly terms: Terms;
  readonly saving: Saving | undefined;
  readonly containers: ContainerRemover | undefined;
}

/** `isSent`: the answer came from the engine, and not from a check before it. */
interface Sent {
  readonly answer: RemovalAnswer;
  readonly isSent: boolean;
}

/**
 * Removes one target: looks, does what must come first (which can take long), looks again, and sends the removal
 * right after a look that shows what was planned. So something else can change only while one request is on its way.
 */
export function imageRemover(
  survey: Survey,
  { engine, deadline }: EngineSession,
  { terms, saving, containers: containersFirst }: BeforeRemoval,
): (target: PresentTarget) => Promise<RemovalAnswer> {
  const isOver = (): boolean => deadline.stopStarting.aborted;
  const containers = shared(() => engine.containers(terms.rule.containers !== 'keep'));

  const look = async (target: PresentTarget): Promise<Look | RemovalAnswer> => {
    try {
      const all = await containers();
      // The name is looked up last: only this look notices that it moved.
      const image = await engine.inspect(removalName(target));
      const removedFirst = new Set(containersFirst?.pending(target.image).map(({ id }) => id));
      return { image, containers: all.filter(({ id }) => !removedFirst.has(id)) };
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      if (error.fault === 'aborted') return notSent(deadline.cause());
      const message = `the look right before its removal failed, so the removal was not sent: ${error.message}`;
      return { kind: 'error', message, broken: false };
    }
  };

  /** What must still be done before the removal. */
  const stepBefore = (
    target: PresentTarget,
    seen: Look,
  ): (() => Promise<RemovalAnswer | undefined>) | undefined => {
    const save = saving?.stepBefore(target, seen);
    if (save !== undefined) return save;
    // Containers are removed only for an image that is deleted, not for one that only loses a name.
    if (containersFirst === undefined || containersFirst.pending(target.image).length === 0) return undefined;
    return canDelete(target, seen, survey, terms) ? () => containersFirst.clear(target.image) : undefined;
  };

  const send = async (target: PresentTarget): Promise<RemovalAnswer> => {
    const answer = await engine.remove(removalName(target), optionsFor(target, survey, terms.options));
    if (answer.kind !== 'error' || answer.aborted !== true) return answer;
    return { kind: 'unanswered', cause: deadline.cause(), message: answer.message };
  };

  const attempt = async (target: PresentTarget): Promise<Sent> => {
    for (;;) {
      if (isOver()) return { answer: notSent(deadline.cause()), isSent: false };
      const seen = await look(target);
      if ('kind' in seen) return { answer: seen, isSent: false };
      const refusal = recheck(target, seen, survey, terms);
      if (refusal !== undefined) return { answer: refusal, isSent: false };
      const before = stepBefore(target, seen);
      if (before === undefined) return { answer: await send(target), isSent: true };
      const problem = await before();
      if (problem !== undefined) return { answer: problem, isSent: false };
    }
  };

  return async (target) => {
    const first = await attempt(target);
    if (!first.isSent || !isDoubtful(first.answer) || isOver()) return first.answer;
    const second = await attempt(target);
    return second.isSent ? second.answer : first.answer;
  };
}

/**
 * Whether the removal is tried a second time, if a new look shows that it is still needed. The answer was lost, or
 * the engine said "not found": it also says that of a removal by ID when another client removes one of the image's
 * names meanwhile.
 */
function isDoubtful(answer: RemovalAnswer): boolean {
  return answer.kind === 'gone' || (answer.kind === 'error' && answer.broken);
}

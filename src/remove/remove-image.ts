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

/** What an image remover is given beside the session. */
export interface BeforeRemoval {
  readonly terms: Terms;
  readonly saving: Saving | undefined;
  readonly containers: ContainerRemover | undefined;
}

/** The answer, and whether it is the engine's. */
interface Sent {
  readonly answer: RemovalAnswer;
  readonly isSent: boolean;
}

/**
 * Removes one thing: looks, does what must come first and takes its time, looks again, and sends the removal right after a
 * look that shows what was planned. What is left of the time in which something can change is one request.
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
      // The name is the last that is asked for: nobody but this look protects it.
      const image = await engine.inspect(removalName(target));
      const leaving = new Set(containersFirst?.pending(target.image).map(({ id }) => id));
      return { image, containers: all.filter(({ id }) => !leaving.has(id)) };
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      if (error.fault === 'aborted') return notSent(deadline.cause());
      const message = `the look right before its removal failed, so the removal was not sent: ${error.message}`;
      return { kind: 'error', message, broken: false };
    }
  };

  /** What must be done before the removal, and was not done yet. */
  const stepBefore = (
    target: PresentTarget,
    seen: Look,
  ): (() => Promise<RemovalAnswer | undefined>) | undefined => {
    const save = saving?.stepBefore(target, seen);
    if (save !== undefined) return save;
    // No container goes for an image that only loses a name.
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
      const instead = recheck(target, seen, survey, terms);
      if (instead !== undefined) return { answer: instead, isSent: false };
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
 * A removal whose answer was lost is sent again only when a look shows that it is still needed. So is one by ID that stumbled
 * over another client, who took one of the image's names away in that moment: the engine calls that name "not found".
 */
function isDoubtful(answer: RemovalAnswer): boolean {
  return answer.kind === 'gone' || (answer.kind === 'error' && answer.broken);
}

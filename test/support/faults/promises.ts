import { familiar } from '../../../src/model/reference.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import type { Told } from '../engines/step.ts';
import { OUTPUT_NAMES } from '../output-names.ts';

/** All that an engine may be asked, whatever the input and whatever it answers. */
const ALLOWED: readonly RegExp[] = [
  /^GET \/_ping$/,
  /^GET \/v1\.\d+\/(?:version|info)$/,
  /^GET \/v1\.\d+\/(?:images|containers)\/json(?:\?[\w=&%.+*~-]*)?$/,
  /^GET \/v1\.\d+\/system\/df\?(?:type=image&)?type=build-cache$/,
  /^GET \/v1\.\d+\/images\/[\w./:%-]+\/(?:json(?:\?(?:manifests=1|platform=[\w%.-]+))?|history)$/,
  /^GET \/v1\.\d+\/images\/get\?names=[\w%.=&-]+$/,
  /^DELETE \/v1\.\d+\/images\/[\w./:%-]+(?:\?(?:force=1)?&?(?:noprune=1|platforms=[\w%.-]+)?)?$/,
  // Only where `containers` asks for it.
  /^DELETE \/v1\.\d+\/containers\/[0-9a-f]{64}(?:\?force=1)?$/,
  /^GET \/v1\.\d+\/containers\/[0-9a-f]{64}\/json$/,
  /^POST \/v1\.\d+\/containers\/[0-9a-f]{64}\/(?:stop\?t=10|wait\?condition=removed)$/,
];

/** Requests that nothing in the world may bring about. */
export function forbidden(requests: readonly string[]): readonly string[] {
  const isStrange = (line: string): boolean =>
    !ALLOWED.some((allowed) => allowed.test(line)) || /\/\.{1,2}\/|%2f/i.test(line.replace(/\?.*/, ''));
  return requests.filter(isStrange).map((line) => `forbidden: ${line}`);
}

/** Removals that were sent again without a look at whether that was needed. */
export function sentBlindly(requests: readonly string[]): readonly string[] {
  return requests.filter((line, at) => {
    const before = line.startsWith('DELETE ') ? requests.lastIndexOf(line, at - 1) : -1;
    if (at === 0 || before < 0) return false;
    return !requests.slice(before, at).some((other) => /^GET .*\/images\/[^?]+\/json/.test(other));
  });
}

/** Whatever happened: the step ended by itself, told it everywhere, and in words. */
export function untold({ exitCode, log, outputs, summary, report }: Told): readonly string[] {
  const errors = [...log.matchAll(/^::error[^:]*::(.*)$/gm)].map(([, said = '']) => said);
  const { failed, message } = report.exit;
  const checks: Readonly<Record<string, boolean>> = {
    [`exit code ${exitCode ?? 'none'} where the report says "${message}"`]: exitCode !== (failed ? 1 : 0),
    [`outputs ${Object.keys(outputs).join()}`]:
      Object.keys(outputs).toSorted().join() !== OUTPUT_NAMES.join(),
    'no summary': !summary.includes('### Docker images · '),
    [`the last error is not "${message}"`]: (errors.at(-1) ?? '') !== message,
    // A sentence has a few words, and is not all of what somebody else said.
    [`no sentences: ${errors.join('|').slice(0, 3000)}`]: !errors.every((said) =>
      /^(?=.{20,1500}$)\S+ .*\S+ /u.test(said),
    ),
    'a stack trace': /^\s+at .*[:(]\d+/m.test(log),
    'words of a program': /an error of its own|undefined|\[object Object\]|NaN/.test(log),
  };
  return Object.keys(checks).filter((what) => checks[what]);
}

const UNKNOWN = /(?:when asked|nor the question) what is left/;

/** What became of an image that was asked for by its only name. */
export type Left = 'there' | 'untagged' | 'gone';

const HONEST: Readonly<Record<Left, readonly string[]>> = {
  there: ['failed', 'not-reached', 'conflict', 'unknown'],
  untagged: ['untagged', 'unknown'],
  gone: ['deleted', 'unknown'],
};

/** Where the report tells otherwise than the engine holds. */
export function untrue({ report, outputs }: Told, left: ReadonlyMap<string, Left>): readonly string[] {
  const items: readonly Outcome[] = report.hosts.flatMap((host) => host.items);
  const told = new Map(
    items.map((item) => {
      const { verdict, reason = '', requested, reference } = item;
      const isUnknown = verdict === 'failed' && UNKNOWN.test(reason);
      return [familiar(reference ?? requested), isUnknown ? 'unknown' : verdict];
    }),
  );
  // What a pattern did not come to find stands there as the pattern.
  const ofAll = [...told].flatMap(([name, verdict]) => (left.has(name) ? [] : verdict));
  const lies = [...left].flatMap(([name, state]) => {
    const verdicts = [told.get(name) ?? ofAll].flat();
    if (state !== 'there' && verdicts.length === 0) return [`${name} is ${state}, and not a word about it`];
    const wrong = verdicts.filter((verdict) => !HONEST[state].includes(verdict));
    return wrong.map((verdict) => `${name} ${verdict}, and it is ${state}`);
  });
  const deleted = new Set((outputs['deleted'] ?? '').split('\n').filter((id) => id !== ''));
  const count = [...told.values()].filter((verdict) => verdict === 'deleted').length;
  return deleted.size === count ? lies : [...lies, `${deleted.size} IDs of ${count} images in the output`];
}

/** `freed`: what the engine's disk really got back. */
export function untrueBytes({ outputs }: Told, freed: number): readonly string[] {
  const { 'reclaimed-bytes': said = '', 'reclaimed-method': method = '' } = outputs;
  if (said === '') return method === 'off' ? [] : [`${method}, and no bytes`];
  const isTrue = method === 'exact' ? Number(said) === freed : Number(said) >= freed;
  return isTrue ? [] : [`${method} ${said} bytes, and it was ${freed}`];
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refused, type HostReport } from '../../src/report/report.ts';
import { VERDICTS, type ConflictKind } from '../../src/model/outcome.ts';
import { outputs } from '../../src/report/messages.ts';
import { anOutcome, without } from '../support/build.ts';
import { aHost, aReport } from '../support/reports.ts';

const schema = readFileSync(join(import.meta.dirname, '..', '..', 'report.schema.json'), 'utf8');
const isReport = new Ajv({ strict: true, strictRequired: false }).compile(JSON.parse(schema) as object);

const kinds: readonly ConflictKind[] = [
  'running-container',
  'stopped-container',
  'child-images',
  'several-references',
  'shared-variant',
];
const text = fc.string({ minLength: 1 });
const pullRequest = fc.record(
  {
    number: fc.integer({ min: 1 }),
    state: fc.constantFrom('open' as const, 'draft' as const, 'closed' as const, 'merged' as const),
    title: text,
    closedAt: text,
    url: text,
  },
  { requiredKeys: ['number', 'state', 'url'] },
);
const optional = fc.record(
  {
    reference: text,
    id: fc.stringMatching(/^sha256:[a-f0-9]{64}$/),
    platform: text,
    reason: text,
    next: text,
    bytes: fc.maxSafeNat(),
    pullRequests: fc.array(pullRequest, { minLength: 1 }),
  },
  { requiredKeys: [] },
);
const inConflict = fc
  .record({ conflict: fc.constantFrom(...kinds), reason: text, next: text })
  .map((more) => anOutcome({ ...more, verdict: 'conflict' }));
const others = VERDICTS.filter((verdict) => verdict !== 'conflict');
const items = fc.array(
  fc.oneof(
    inConflict,
    fc.tuple(optional, fc.constantFrom(...others)).map(([more, verdict]) => anOutcome({ ...more, verdict })),
  ),
);
const reclaimed = fc.oneof(
  fc.constant({ method: 'off' as const }),
  fc.record({ bytes: fc.maxSafeNat(), method: fc.constantFrom('exact', 'upper-bound', 'estimate') }),
);
const kind = fc.constantFrom('no-engine', 'unsuitable', 'trouble');
const silent = fc
  .record({ kind, message: text })
  .map((problem): HostReport => without(aHost([], { problem, reclaimed: { method: 'off' } }), 'engine'));
const working = fc
  .tuple(items, reclaimed, fc.array(text, { minLength: 1 }))
  .map(([these, bytes, texts]) => aHost(these, { reclaimed: bytes, failures: texts, warnings: texts }));

function json(report: Parameters<typeof outputs>[0]): unknown {
  return JSON.parse(new Map(outputs(report)).get('json') ?? '');
}

describe('the json output is as the committed schema says', () => {
  it('whatever happened', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(working, silent), { maxLength: 3 }), fc.boolean(), (hosts, dryRun) => {
        isReport(json(aReport(hosts, { dryRun })));
        expect(isReport.errors).toBeNull();
      }),
    );
  });

  it('with the storage driver and the seconds', () => {
    const host = aHost([]);
    const engine = { ...host.engine, storageDriver: 'overlay2', store: 'graphdriver' };
    isReport({ ...aReport([]), hosts: [{ ...host, engine }], seconds: 1.5 });
    expect(isReport.errors).toBeNull();
  });

  it('when the inputs were wrong', () => {
    isReport(json(refused(['`force`: "yes" is not a boolean'], false)));
    expect(isReport.errors).toBeNull();
  });

  it('and an unknown verdict is none of it', () => {
    const { hosts, ...report } = aReport([aHost([anOutcome()])]);
    const [host] = hosts;
    expect(
      isReport({ ...report, hosts: [{ ...host, items: [{ ...anOutcome(), verdict: 'vanished' }] }] }),
    ).toBe(false);
  });
});

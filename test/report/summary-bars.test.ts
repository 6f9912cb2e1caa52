import { describe, expect, it } from 'vitest';
import type { HostReport } from '../../src/report/report.ts';
import { summary } from '../../src/report/summary.ts';
import { bars } from '../../src/report/summary-bars.ts';
import { anOutcome, id } from '../support/build.ts';
import { aHost, aReport } from '../support/reports.ts';

const GB = 1e9;
const gone = [anOutcome({ deleted: [id('1')] })];

function host(disk: Partial<NonNullable<HostReport['disk']>>, more: Partial<HostReport> = {}): HostReport {
  return aHost(gone, {
    reclaimed: { bytes: 25 * GB, method: 'exact' },
    disk: { size: 100 * GB, freeBefore: 25 * GB, ...disk },
    ...more,
  });
}

describe('the bar of the disk', () => {
  it('is full where the disk is, and shows what came back', () => {
    expect(bars(host({ freeAfter: 50 * GB }))).toBe(
      [
        '```text',
        `disk  ${'█'.repeat(10)}${'▒'.repeat(5)}${'░'.repeat(5)}`,
        '      █ used  ▒ came back  ░ free',
        '```',
      ].join('\n'),
    );
  });

  it('of a disk that got fuller shows only what is used now', () => {
    expect(bars(host({ freeAfter: 10 * GB, goal: 20 * GB }))).toContain(
      `disk  ${'█'.repeat(18)}${'░'.repeat(2)}\n      █ used  ░ free\n`,
    );
  });

  it('is left out where no change can be seen, except beside a goal', () => {
    expect(bars(host({ freeAfter: 26 * GB }))).toBe('');
    expect(bars(host({}))).toBe('');
    expect(bars(host({ goal: 20 * GB }))).toContain('disk  ');
    expect(bars(aHost(gone))).toBe('');
  });
});

describe('the bar of where the room came from', () => {
  const images = { bytes: 6 * GB, method: 'upper-bound', reason: 'why' } as const;
  const buildCache = { bytes: 14 * GB, method: 'exact' } as const;

  it('has a part for each kind of thing', () => {
    const of = aHost(gone, {
      reclaimed: { bytes: 20 * GB, method: 'upper-bound', parts: { images, buildCache } },
    });
    expect(bars(of)).toBe(
      [
        '```text',
        `from  ${'█'.repeat(6)}${'▓'.repeat(14)}`,
        '      █ images: at most 6GB',
        '      ▓ build cache: 14GB',
        '```',
      ].join('\n'),
    );
    expect(summary(aReport([of]))).not.toContain('bytes by part');
  });

  it('is as long as that of the disk, however the parts are rounded', () => {
    const part = { bytes: GB, method: 'exact' } as const;
    const parts = { images: part, containers: part, buildCache: part };
    const [, bar = ''] =
      /^from {2}(.+)$/m.exec(bars(aHost(gone, { reclaimed: { bytes: 3 * GB, method: 'exact', parts } }))) ??
      [];
    expect(bar).toBe(`${'█'.repeat(7)}${'▓'.repeat(6)}${'░'.repeat(7)}`);
  });

  it('is left out where all came from one kind', () => {
    const none = { bytes: 0, method: 'exact' } as const;
    const parts = { images, buildCache: none };
    expect(bars(aHost(gone, { reclaimed: { bytes: 6 * GB, method: 'upper-bound', parts } }))).toBe('');
  });
});

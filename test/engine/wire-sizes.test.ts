import { describe, expect, it } from 'vitest';
import { EngineError } from '../../src/engine/errors.ts';
import { usage } from '../../src/engine/sizes.ts';
import { historySizes } from '../../src/engine/wire.ts';
import { id } from '../support/build.ts';

function send(value: unknown): string {
  return JSON.stringify(value);
}

describe('an account', () => {
  const images = new Map([[id('1'), { size: 30, shared: 10 }]]);
  it.each([
    [
      'up to 1.51',
      { LayersSize: 100, Images: [{ Id: id('1'), RepoTags: ['app:1'], Size: 30, SharedSize: 10 }] },
    ],
    [
      'from 1.52 on',
      {
        ImageUsage: {
          TotalSize: 100,
          Items: [{ ID: id('1'), RepoTags: ['app:1'], Size: 30, SharedSize: 10 }],
        },
      },
    ],
  ])('is read %s', (_, body) => {
    expect(usage(send(body))).toEqual({
      total: 100,
      images,
      listed: [
        { id: id('1'), tags: ['docker.io/library/app:1'], digests: [], ownDigests: [], size: 30, labels: {} },
      ],
      hasBuildCache: false,
    });
  });

  it.each([[{ LayersSize: 0, Images: null }], [{ ImageUsage: {} }], [{}]])('is empty: %j', (body) => {
    expect(usage(send(body))).toEqual({
      total: 0,
      images: new Map(),
      listed: [],
      hasBuildCache: false,
    });
  });

  it('knows of a build cache', () => {
    expect(usage(send({ BuildCache: [{ ID: 'x' }] })).hasBuildCache).toBe(true);
    expect(usage(send({ BuildCache: null })).hasBuildCache).toBe(false);
  });

  it('has no negative sizes', () => {
    const body = send({
      LayersSize: 5,
      Images: [
        { Id: id('1'), Size: -1, SharedSize: -1 },
        { Id: id('2'), Size: 3 },
      ],
    });
    expect([...usage(body).images.values()]).toEqual([
      { size: 0, shared: 0 },
      { size: 3, shared: 0 },
    ]);
  });
});

describe('a history', () => {
  it('has a size for each step', () => {
    expect(historySizes('[{"Size":5},{"Size":0},{}]')).toEqual([5, 0, 0]);
    expect(historySizes('null')).toEqual([]);
    expect(() => historySizes('[{"Size":1.5}]')).toThrow(EngineError);
    expect(() => historySizes('[{"Size":"5"}]')).toThrow('string where the API promises a whole number');
  });
});

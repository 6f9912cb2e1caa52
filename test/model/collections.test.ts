import { expect, it } from 'vitest';
import { shared } from '../../src/model/collections.ts';

it('callers during a request share the next one, so that no answer is older than its call', async () => {
  const answers: ((value: number) => void)[] = [];
  let moment = 0;
  const ask = shared(
    () =>
      new Promise<number>((resolve) => {
        answers.push(resolve);
      }),
  );
  const answerNext = async (): Promise<void> => {
    await new Promise(setImmediate);
    answers.shift()?.((moment += 1));
  };
  const first = ask();
  await new Promise(setImmediate);
  const [second, third] = [ask(), ask()];
  await answerNext();
  await answerNext();
  expect(await Promise.all([first, second, third])).toStrictEqual([1, 2, 2]);
  const fourth = ask();
  await answerNext();
  expect(await fourth).toBe(3);
  expect(answers).toStrictEqual([]);
});

it('a failed request does not stop the next one', async () => {
  let asked = 0;
  const ask = shared(() => {
    asked += 1;
    return asked === 1 ? Promise.reject(new Error('no')) : Promise.resolve(asked);
  });
  const first = ask();
  await expect(first).rejects.toThrow('no');
  expect(await ask()).toBe(2);
});

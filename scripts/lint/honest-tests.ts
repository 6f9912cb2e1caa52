/**
 * What a test must not do, as selectors for `no-restricted-syntax`. `expect.requireAssertions` in vitest.config.ts
 * checks at run time that a test asserts anything at all.
 */
export const honestTests = [
  {
    selector:
      'CallExpression MemberExpression[object.name=/^(it|test|describe|suite)$/][property.name="only"]',
    message: '`.only` switches every other test off.',
  },
  {
    selector:
      'CallExpression MemberExpression[object.name=/^(it|test|describe|suite)$/][property.name=/^(skip|skipIf|runIf|todo|fails)$/]',
    message: 'A test that does not run says why: `it(…, (context) => context.skip(condition, reason))`.',
  },
  {
    selector:
      'CallExpression[callee.property.name="skip"][arguments.length=0], CallExpression[callee.name="skip"][arguments.length=0]',
    message: '`skip()` needs a reason.',
  },
  {
    selector:
      'CallExpression[callee.property.name="skip"][callee.object.name!=/^(it|test|describe|suite)$/] > Literal.arguments[value=/^.{0,9}$/]',
    message: 'The reason of `skip` is too short to be one.',
  },
  {
    selector: 'ExpressionStatement > CallExpression[callee.name="expect"]',
    message: '`expect(x)` without a matcher asserts nothing.',
  },
  {
    selector: 'CallExpression[callee.name="expect"][arguments.0.type="Literal"]',
    message: 'An expectation about a literal asserts nothing about the code.',
  },
  {
    selector:
      'MemberExpression[property.name="retry"][object.name=/^(it|test|describe)$/], Property[key.name="retry"]',
    message: 'A test that passes at the second try has not passed.',
  },
];

const sleeping =
  'A sleep is not an event: wait for what happens (an answer, an exit, a line) or use fake timers.';

export const noSleep = {
  'no-restricted-globals': [
    'error',
    { name: 'setTimeout', message: sleeping },
    { name: 'setInterval', message: sleeping },
  ],
  'no-restricted-imports': [
    'error',
    {
      paths: ['timers', 'timers/promises', 'node:timers', 'node:timers/promises'].map((name) => ({
        name,
        message: sleeping,
      })),
    },
  ],
};

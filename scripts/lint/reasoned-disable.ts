import type { Rule } from 'eslint';

/** An ESLint rule: whoever switches a rule off says why, after two dashes. */
export const reasonedDisable: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { reason: 'Line {{line}}: say why: `eslint-disable-next-line the-rule -- the reason`.' },
  },
  create: (context) => ({
    Program() {
      for (const { value, loc } of context.sourceCode.getAllComments()) {
        const text = value.trim();
        if (!text.startsWith('eslint-disable') || /\s--\s+\S.{3,}/s.test(text)) continue;
        // Reported at the top: in its own place the report would be swallowed by the very comment that it is about.
        const data = { line: String(loc?.start.line) };
        context.report({ loc: { line: 1, column: 0 }, messageId: 'reason', data });
      }
    },
  }),
};

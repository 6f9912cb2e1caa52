import type { Rule } from 'eslint';

/** An ESLint rule: a comment that switches a rule off must give the reason after two dashes. */
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
        // Report at the top, since in its own place the comment would also switch off this report.
        const data = { line: String(loc?.start.line) };
        context.report({ loc: { line: 1, column: 0 }, messageId: 'reason', data });
      }
    },
  }),
};

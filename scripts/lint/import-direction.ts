import { isBuiltin } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import type { Rule } from 'eslint';
import { askingFiles, directions, isIn, type Direction } from './rooms.ts';

type SourceNode = Parameters<NonNullable<Rule.NodeListener['ImportExpression']>>[0]['source'];

/**
 * An ESLint rule for the table in rooms.ts. `no-restricted-imports` cannot do this: it compares the text of a specifier
 * instead of its target, and ignores `import()`.
 */
export const importDirection: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      direction: '{{from}} may not import {{to}}: see the table in scripts/lint/rooms.ts.',
      homeless: '{{from}} has no row in scripts/lint/rooms.ts: add one that says what it may import.',
      computed: 'An import needs a literal specifier, so that its target is known.',
    },
  },
  create(context) {
    const src = join(context.cwd, 'src');
    const from = posix(relative(src, context.filename));
    const room = directions.find(({ of }) => isIn(from, of));
    if (room === undefined) {
      return { Program: (node) => context.report({ node, messageId: 'homeless', data: { from } }) };
    }
    const check = (source: SourceNode | null | undefined): void => {
      if (source === null || source === undefined) return;
      const specifier = 'value' in source ? source.value : undefined;
      if (typeof specifier !== 'string') context.report({ node: source, messageId: 'computed' });
      else if (!isAllowed(specifier, room, from)) {
        const data = { from, to: destination(specifier, from) };
        context.report({ node: source, messageId: 'direction', data });
      }
    };
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      // `import('./x.ts').Y` in a type: typescript-eslint's own node, which ESLint's types do not know.
      TSImportType: (node: Rule.Node & { readonly source: SourceNode }) => check(node.source),
    };
  },
};

function isAllowed(specifier: string, room: Direction, from: string): boolean {
  if (isBuiltin(specifier)) return room.node === true || room.node.includes(withPrefix(specifier));
  if (!specifier.startsWith('.')) return room.packages.some((name) => isIn(specifier, name));
  const target = destination(specifier, from);
  if (target === 'engine/port.ts' && !askingFiles.some((place) => isIn(from, place))) return false;
  return [room.of, ...room.rooms].some((place) => isIn(target, place));
}

/** The target as a path below src/; `../test/x.ts` stays unchanged, so it is in no room. */
function destination(specifier: string, from: string): string {
  return specifier.startsWith('.') ? posix(join(dirname(from), specifier)) : specifier;
}

function withPrefix(builtin: string): string {
  return builtin.startsWith('node:') ? builtin : `node:${builtin}`;
}

function posix(path: string): string {
  return path.split(sep).join('/');
}

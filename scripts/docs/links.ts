import { posix } from 'node:path';
import { lexer, walkTokens, type Token } from 'marked';

export interface BrokenLink {
  readonly file: string;
  readonly target: string;
  readonly message: string;
}

/** What a link of one of these Markdown files points to must be there: a file, and in a Markdown file the heading. */
export function brokenLinks(
  documents: ReadonlyMap<string, string>,
  exists: (path: string) => boolean,
): readonly BrokenLink[] {
  const anchors = new Map([...documents].map(([file, text]) => [file, anchorsOf(text)]));
  return [...documents].flatMap(([file, text]) =>
    targetsOf(text).flatMap((target) => {
      const message = problemOf(file, target, anchors, exists);
      return message === undefined ? [] : [{ file, target, message }];
    }),
  );
}

function problemOf(
  file: string,
  target: string,
  anchors: ReadonlyMap<string, ReadonlySet<string>>,
  exists: (path: string) => boolean,
): string | undefined {
  // No network: what others have may go and come back without a fault of ours.
  if (/^[a-z]+:/.test(target)) return undefined;
  const [path = '', anchor] = target.split('#');
  const there = path === '' ? file : posix.normalize(posix.join(posix.dirname(file), path));
  if (there.startsWith('..') || path.startsWith('/')) return 'leads out of the repository';
  if (!exists(there)) return `there is no ${there}`;
  const known = anchors.get(there);
  if (anchor === undefined || known === undefined) return undefined;
  return known.has(anchor) ? undefined : `${there} has no heading #${anchor}`;
}

function targetsOf(markdown: string): readonly string[] {
  return tokensOf(markdown).flatMap((token) => {
    if (token.type === 'link' || token.type === 'image') return [String(token['href'])];
    if (token.type !== 'html') return [];
    return [...token.raw.matchAll(/\b(?:href|src|srcset)="([^"]+)"/g)].map(([, target = '']) => target);
  });
}

/** As GitHub names headings: in lower case, without most signs, and numbered where one comes again. */
function anchorsOf(markdown: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const token of tokensOf(markdown)) {
    if (token.type !== 'heading') continue;
    const slug = String(token['text'])
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .replaceAll(' ', '-');
    let name = slug;
    for (let again = 1; anchors.has(name); again += 1) name = `${slug}-${again}`;
    anchors.add(name);
  }
  return anchors;
}

function tokensOf(markdown: string): readonly Token[] {
  const tokens: Token[] = [];
  void walkTokens(lexer(markdown), (token) => void tokens.push(token));
  return tokens;
}

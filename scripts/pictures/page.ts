import { marked } from 'marked';

/** A job summary as GitHub shows it: its Markdown, in a style that is close to GitHub's own. */
export function page(markdown: string): string {
  const body = marked.parse(markdown, { gfm: true, async: false });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><style>${STYLE}</style><body>${body}</body></html>`;
}

const STYLE = `
:root { --text: #1f2328; --page: #fff; --line: #d1d9e0; --quiet: #f6f8fa; --code: #818b981f; --link: #0969da; --dim: #59636e }
@media (prefers-color-scheme: dark) {
  :root { --text: #f0f6fc; --page: #0d1117; --line: #3d444d; --quiet: #151b23; --code: #656c7633; --link: #4493f8; --dim: #9198a1 }
}
* { box-sizing: border-box }
body { margin: 0; padding: 16px; color: var(--text); background: var(--page); overflow-wrap: break-word;
  font: 14px/1.5 -apple-system, 'Segoe UI', 'Liberation Sans', Helvetica, Arial, sans-serif, 'Noto Color Emoji' }
body > :first-child { margin-top: 0 }
body > :last-child { margin-bottom: 0 }
h3 { font-size: 1.25em } h4 { font-size: 1em }
h3, h4 { margin: 24px 0 16px; font-weight: 600; line-height: 1.25 }
p, ul, table, pre, details { margin: 0 0 16px }
ul { padding-left: 2em }
li + li { margin-top: .25em }
a { color: var(--link) }
sub { font-size: 75%; color: var(--text) }
table { display: block; width: max-content; max-width: 100%; overflow: auto; border-spacing: 0; border-collapse: collapse }
th, td { padding: 6px 13px; border: 1px solid var(--line) }
th { font-weight: 600 }
tr { border-top: 1px solid var(--line) }
tbody tr:nth-child(2n) { background: var(--quiet) }
code { padding: .2em .4em; font: 85% ui-monospace, SFMono-Regular, 'Liberation Mono', monospace; white-space: break-spaces;
  background: var(--code); border-radius: 6px }
pre { padding: 16px; overflow: auto; font-size: 85%; line-height: 1.45; background: var(--quiet); border-radius: 6px }
pre code { padding: 0; font-size: 100%; white-space: pre; background: transparent }
summary { cursor: pointer }
`;

import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Problem } from './problem.ts';

// The service is written for bundlers: it imports JSON without saying that it is JSON, which Node refuses.
registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
});
const { validate } = await import('@actions/languageservice');

type Document = Parameters<typeof validate>[0];

/** What GitHub's own language service, the one behind its editor extension, has to say of a workflow or an action.yml. */
export async function serviceProblems(file: string, text: string): Promise<readonly Problem[]> {
  // It caches by URI: were two documents to share one, the second would be judged by the first one's text.
  const uri = pathToFileURL(resolve(file)).href;
  // It asks a document only for these two; the rest of the interface serves editors.
  const document = { uri, getText: () => text } as Document;
  const diagnostics = await validate(document);
  return diagnostics.map(({ range, message }) => ({
    file,
    line: range.start.line + 1,
    message: typeof message === 'string' ? message : message.value,
  }));
}

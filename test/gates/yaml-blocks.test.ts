import { describe, expect, it } from 'vitest';
import { blocks } from '../../scripts/docs/blocks.ts';
import { snippets, type Snippet } from '../../scripts/yaml/blocks.ts';
import { serviceProblems } from '../../scripts/yaml/language-service.ts';
import { ownInputProblems } from '../../scripts/yaml/own-inputs.ts';

const fenced = (yaml: string): string => `# Title\n\n\`\`\`yaml\n${yaml}\n\`\`\`\n`;

let count = 0;

function only(yaml: string): Snippet {
  // The language service judges two of the same name by the text of the first.
  count += 1;
  const [one] = snippets(`${count}.md`, fenced(yaml));
  if (one === undefined || 'message' in one) throw new Error('there is no such snippet');
  return one;
}

describe('the blocks of a Markdown file', () => {
  it('are told with their language, line and heading, from within a list too', () => {
    const text = '# One\n```sh\n# no heading\n```\n## Two\n- a\n\n  ````yaml\n  b: |\n    ```\n  ````\n';
    expect(blocks(text, 'yaml')).toEqual([{ line: 9, text: 'b: |\n  ```\n', heading: 'Two' }]);
    expect(blocks(text, 'sh')).toEqual([{ line: 3, text: '# no heading\n', heading: 'One' }]);
  });

  it('need an end', () => {
    expect(() => blocks('```yaml\na: 1\n', 'yaml')).toThrow('line 1 has no end');
  });
});

describe('a block of YAML', () => {
  const step = '- uses: docker-image-rm/docker-image-rm@v0\n  with:\n    images: a';
  it.each([
    ['inputs', 'images: a\nforce: true'],
    ['steps', step],
    ['jobs', 'jobs:\n  a:\n    runs-on: x\n    steps:\n      - run: x'],
    ['a workflow', 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: x'],
  ])('that shows %s is a workflow to the language service', async (_, yaml) => {
    const { name, workflow } = only(yaml);
    expect(await serviceProblems(name, workflow)).toEqual([]);
  });

  it('that shows something else is a problem', () => {
    expect(snippets('README.md', fenced('services:\n  web: {}'))).toEqual([
      { file: 'README.md', line: 4, message: expect.stringContaining('neither a workflow nor') },
    ]);
  });

  it.each([
    ['inputs', 'images: a\nimagse: b', 5],
    ['steps', `${step}\n    imagse: b`, 7],
  ])('of %s with a slip is told with the line of the file', (_, yaml, line) => {
    const { name, workflow, lineOf } = only(yaml);
    const problems = ownInputProblems(name, workflow, 'inputs: { images: {}, force: {} }');
    expect(problems.map((one) => [lineOf(one.line), one.message])).toEqual([
      [line, 'action.yml has no input `imagse`'],
    ]);
  });

  it('of a workflow with a slip is told by the language service', async () => {
    const { name, workflow, lineOf } = only('on: push\njobs:\n  a:\n    runs_on: x');
    const lines = (await serviceProblems(name, workflow)).map(({ line }) => lineOf(line));
    expect(lines).toContain(7);
  });
});

export interface Problem {
  readonly input: string;
  /** Left out where it has no part in what is wrong. */
  readonly value?: string;
  readonly allowed: string;
}

export class InputError extends Error {
  override readonly name = 'InputError';
  /** A sentence for each thing that is wrong. */
  readonly problems: readonly string[];

  constructor(problems: readonly Problem[]) {
    const sentences = problems.map(({ input, value, allowed }) =>
      value === undefined ? `\`${input}\` ${allowed}` : `\`${input}\`: "${value}" ${allowed}`,
    );
    super(sentences.join('\n'));
    this.problems = sentences;
  }
}

export interface Problem {
  readonly input: string;
  /** Missing if the problem is not the value, or if the value may be a secret. */
  readonly value?: string;
  readonly allowed: string;
}

export class InputError extends Error {
  override readonly name = 'InputError';
  /** One sentence per problem. */
  readonly problems: readonly string[];

  constructor(problems: readonly Problem[]) {
    const sentences = problems.map(({ input, value, allowed }) =>
      value === undefined ? `\`${input}\` ${allowed}` : `\`${input}\`: "${value}" ${allowed}`,
    );
    super(sentences.join('\n'));
    this.problems = sentences;
  }
}

import type { Handover, Runner } from '../runner.ts';

type Texts = Readonly<Record<string, string>>;

export interface HookWork {
  readonly inputs: Texts;
  /** Whether what goes wrong fails the job. */
  readonly isStrict: boolean;
  /** For the phase that removes. */
  readonly record?: Handover['record'];
  /** Keeps what the first phase recorded; undefined before it has looked. */
  readonly save?: (record: string | undefined) => void;
  readonly hasSummary: boolean;
  readonly onFailure: () => void;
}

/** GitHub's runner before and after a job: it takes lines and a summary, and knows neither inputs, state nor outputs. */
export function hookRunner(github: Runner, work: HookWork): Runner {
  const { inputs, isStrict, record, save = () => undefined, hasSummary, onFailure } = work;
  return {
    ...github,
    readHandover: () => Promise.resolve({ record }),
    endFirstPhase: () => {
      save(undefined);
    },
    handOver: (text) =>
      new Promise((resolve) => {
        save(text);
        resolve();
      }),
    input: (name) => inputs[name] ?? '',
    // The names in the settings are checked before.
    givenInputs: () => [],
    secret: () => '',
    output: () => undefined,
    summary: (markdown) => (hasSummary ? github.summary(markdown) : Promise.resolve()),
    fail: (message, isRefused) => {
      onFailure();
      tellFailure(github, message, isStrict, isRefused);
    },
  };
}

/** A cleanup that went wrong is no reason to fail a job that went well, unless the administrator asks for it. */
export function tellFailure(github: Runner, message: string, isStrict: boolean, isRefused = false): void {
  if (isStrict) github.fail(message, isRefused);
  else github.annotate('error', message);
}

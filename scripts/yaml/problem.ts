export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export function shown({ file, line, message }: Problem): string {
  return `${file}:${line}: ${message}`;
}

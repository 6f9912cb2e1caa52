/**
 * The path of a program as `@actions/exec` wants it: as a command line, which it splits at blanks. In quotes, a backslash
 * before a quote cannot be written in every case; outside of quotes, a backslash is one. So backslashes stay outside.
 */
export function commandLine(path: string): string {
  return path.replace(/\\+|[^\\]+/g, (part) =>
    part.startsWith('\\') ? part : `"${part.replaceAll('"', '\\"')}"`,
  );
}

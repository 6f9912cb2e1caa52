/** One version in a changelog of the form that keepachangelog.com asks for. */
interface Section {
  /** `Unreleased`, or a version. */
  readonly name: string;
  readonly date: string | undefined;
  readonly text: string;
}

/** The newest first, as they stand. */
export function sections(changelog: string): readonly Section[] {
  return changelog
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [head = '', ...rest] = part.split('\n');
      const [, name = head.trim(), date] =
        /^\[([^\]]+)\](?: - (\d{4}-\d{2}-\d{2}))?$/.exec(head.trim()) ?? [];
      return { name, date, text: rest.join('\n').trim() };
    });
}

/** What a release tells of itself. */
export function notesOf(changelog: string, version: string): string {
  const section = sections(changelog).find(({ name }) => name === version);
  if (section === undefined) throw new Error(`CHANGELOG.md has no section [${version}]`);
  return `${section.text}\n`;
}

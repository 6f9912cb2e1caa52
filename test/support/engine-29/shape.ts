/** Each field of an answer with the kind of its value, where a zero or nothing is a kind of its own. */
export function shapeOf(body: unknown): ReadonlySet<string> {
  return new Set(fieldsOf('', body));
}

/** Sentences and names are compared as they are, but for IDs. */
const VERBATIM = /(?:\.message|\.Untagged|ApiVersion|MinAPIVersion|^\.Version|^\.ServerVersion)$/;

function fieldsOf(path: string, value: unknown): readonly string[] {
  if (Array.isArray(value)) {
    return value.length === 0 ? [`${path}: []`] : value.flatMap((one) => fieldsOf(`${path}[]`, one));
  }
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value);
    return fields.length === 0
      ? [`${path}: {}`]
      : fields.flatMap(([key, one]) => fieldsOf(`${path}.${key}`, one));
  }
  return [`${path}: ${VERBATIM.test(path) ? withoutIds(String(value)) : kindOf(value)}`];
}

function withoutIds(text: string): string {
  return text.replace(/[0-9a-f]{12,64}/g, '<id>');
}

function kindOf(value: unknown): string {
  if (value === null || value === 0 || value === '') return JSON.stringify(value);
  return typeof value;
}

// Settings in an attribute: many say what they show by an object in JSON.

/** The fields of an object, and of all objects and lists within it, the outermost first; none of what is no object. */
export function fieldsIn(value: string): [name: string, value: unknown][] {
  if (!/^\s*[{[]/.test(value)) return [];
  try {
    const found: [string, unknown][] = [['', JSON.parse(value)]];
    for (const [, inner] of found)
      if (typeof inner === 'object' && inner !== null) found.push(...Object.entries(inner));
    return found;
  } catch {
    return [];
  }
}

/** The texts whose names are such. */
export const saidIn = (value: string, name: RegExp): string[] =>
  fieldsIn(value).flatMap(([field, said]) =>
    typeof said === 'string' && name.test(field) ? [said.trim()] : [],
  );

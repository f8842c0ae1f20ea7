// What a tag of a template language is given: words, and values by name.

export interface Arguments {
  /** Those without a name, in order. */
  list: string[];
  named: Record<string, string>;
}

/** Reads `"a b" c title="d \"e\""`. */
export function argumentsIn(text: string): Arguments {
  const list: string[] = [];
  const named: Record<string, string> = {};
  for (const [, name, double, single, plain] of text.matchAll(
    /(?:([\w-]+)\s*=\s*)?(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|(https?:\/\/[^\s"']+|[^\s"'=]+))/g,
  )) {
    const value = double?.replace(/\\(["\\])/g, '$1') ?? single ?? plain ?? '';
    if (name) named[name.toLowerCase()] = value;
    else list.push(value);
  }
  return { list, named };
}

// Fields of front matter that nothing here reads, named once for the whole folder.

const FEW = 3;

/**
 * @param files each file with the names of its unknown fields
 * @returns a line for each name that at least three files have, the most frequent first
 */
export function unknownFields(files: Iterable<{ file: string; unknown: string[] }>): string[] {
  const counts = new Map<string, { times: number; first: string }>();
  for (const { file, unknown } of files) {
    for (const name of unknown) {
      const known = counts.get(name);
      if (known) known.times += 1;
      else counts.set(name, { times: 1, first: file });
    }
  }
  return [...counts]
    .filter(([, { times }]) => times >= FEW)
    .sort(([, a], [, b]) => b.times - a.times)
    .map(
      ([name, { times, first }]) => `${name}: not used here; ${times} posts have it, the first is ${first}`,
    );
}

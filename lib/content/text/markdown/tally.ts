// How often there is what the author is told of.

/** @returns what counts a line, and the lines, each with how often it was counted */
export function tally(): { count: (line: string) => void; lines: () => string[] } {
  const times = new Map<string, number>();
  return {
    count: (line) => void times.set(line, (times.get(line) ?? 0) + 1),
    lines: () => [...times].map(([line, count]) => `${line} ${count}×`),
  };
}

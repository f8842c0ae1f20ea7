// What is made of many measurements.

const ordered = (list) => list.toSorted((a, b) => a - b);

/** The value that a share of all are not above; 0.95 gives the 95th percentile. NaN of nothing. */
export function quantile(list, share) {
  if (list.length === 0) return Number.NaN;
  return ordered(list)[Math.min(list.length - 1, Math.floor(list.length * share))];
}

export const median = (list) => quantile(list, 0.5);

/** The median, and how far the quarter below and the quarter above are from each other, as a share of it. */
export function spread(list) {
  const middle = median(list);
  const between = quantile(list, 0.75) - quantile(list, 0.25);
  return { median: middle, spread: middle === 0 ? 0 : between / middle };
}

/** The median of each figure of all rounds, and their `spreads`. */
export function mediansOf(rounds) {
  const found = Object.keys(rounds[0]).map((name) => [name, spread(rounds.map((round) => round[name]))]);
  return {
    ...Object.fromEntries(found.map(([name, { median }]) => [name, median])),
    spreads: Object.fromEntries(found.map(([name, each]) => [name, each.spread])),
  };
}

/** `count` results of `work`, one after the other. */
export async function times(count, work) {
  const results = [];
  for (let n = 0; n < count; n++) results.push(await work(n));
  return results;
}

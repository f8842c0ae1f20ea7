// What was found of a server of the limits, and beside another one.

/** What one of them did in the first case with this encoding; none where it was not measured. */
export function resultOf({ cases, servers }, name, encoding) {
  const at = cases.findIndex((each) => each.encoding === encoding);
  return servers.find((server) => server.name === name)?.results[at] ?? undefined;
}

/** How many times as many requests a second one of them answers as another one; NaN where one was not measured. */
export const besideOf = (limits, name, other, encoding) =>
  resultOf(limits, name, encoding)?.median / resultOf(limits, other, encoding)?.median;

// Reading a list in which some posts may be broken.

/**
 * Makes of a parser one that gives nothing where it would throw. For lists that only look around: nothing leads to a
 * post that does not fit, so it breaks no other post's page.
 */
export function onlyFitting<T>(parse: (item: unknown) => T | T[]): (item: unknown) => T[] {
  return (item) => {
    try {
      return [parse(item)].flat() as T[];
    } catch {
      return [];
    }
  };
}

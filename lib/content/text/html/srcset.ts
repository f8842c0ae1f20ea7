// The candidates of a `srcset`: each an address, and perhaps a width or a density.

// They are parted by a comma: behind a size any, else one with a space behind it, for an address may have commas in it.
const BETWEEN = /,\s+|(?<=\s[\d.]{1,9}[wx])\s{0,9},/;

/** The same set with other addresses. @param change gives null for what is left out */
export function changedSet(set: string, change: (address: string) => string | null): string {
  return set
    .split(BETWEEN)
    .flatMap((candidate) => {
      const [address = '', ...size] = candidate.trim().split(/\s+/);
      const changed = address === '' ? null : change(address);
      return changed === null ? [] : [changed, ...size].join(' ');
    })
    .join(', ');
}

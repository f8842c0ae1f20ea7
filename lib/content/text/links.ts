// Where the links and pictures of a text lead that its author called by a name: another post's file, title or old
// address, a picture beside the file. Only the site knows, and the text is looked at where the site is not.

/** Where a target leads. */
export interface Target {
  /** As it stands in a page, without basePath. */
  url: string;
  /** In pixels, of a picture whose size is known. */
  width?: number;
  height?: number;
}

/** By target, as it was asked for; of what is not in it nobody knows where it leads. */
export type Found = ReadonlyMap<string, Target>;

/**
 * Finds where a text's targets lead; asked once a text, of all of them.
 * @param targets decoded, each once, such as `map.md`, `Folded map`, `/2021/03/map.html`, `./dot.png`
 */
export type Resolve = (targets: string[]) => Promise<Found>;

// How a text becomes a segment of a path and back, and what is percent-encoded.

/** The path percent-encoded, for Next's own links and routes. */
export function href(path: string): string {
  return path
    .split('/')
    .map((part) => encodeURIComponent(textIn(part)))
    .join('/');
}

/** A path that is percent-encoded, as lib/paths.ts writes it. */
export function decodePath(path: string): string {
  return path
    .split('/')
    .map((part) => segment(decodeText(part)))
    .join('/');
}

/** A percent-encoded text, decoded. What is no valid encoding is taken as it stands. */
export function decodeText(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** A text as a segment of a path. One that itself has %2F in it keeps apart from one with a slash. */
export const segment = (text: string) => text.replace(/%(?=(25)*2f)/gi, '%25').replaceAll('/', '%2F');
/** What a segment of a path says. */
export const textIn = (part: string) => part.replace(/%2f/gi, '/').replace(/%25(?=(25)*2f)/gi, '%');

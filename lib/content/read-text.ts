// The text of an answer, up to a size: it is cut off while it arrives, for what a few bytes unpack to may be anything.

export class TooLargeError extends Error {}

/**
 * @param maxBytes of the text as it is after decompression
 * @throws TooLargeError; and what ends the answer early, such as its deadline
 */
export async function readText(response: Response, maxBytes: number): Promise<string> {
  if (!response.body) return '';
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop cancels the rest.
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new TooLargeError();
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

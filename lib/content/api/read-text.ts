// The text of an answer, up to a size: it is cut off while it arrives, for what a few bytes unpack to may be anything.

export class TooLargeError extends Error {}

const FIRST_BYTES = 65_536;

/**
 * @param maxBytes of the text as it is after decompression
 * @throws TooLargeError; and what ends the answer early, such as its deadline
 */
export async function readText(response: Response, maxBytes: number): Promise<string> {
  if (!response.body) return '';
  // Its pieces are not kept: it may come in millions of them, and each takes many times its bytes.
  let held = Buffer.alloc(Math.min(FIRST_BYTES, maxBytes));
  let bytes = 0;
  // Leaving the loop cancels the rest.
  for await (const chunk of response.body) {
    const end = bytes + chunk.byteLength;
    if (end > maxBytes) throw new TooLargeError();
    if (end > held.length) {
      const larger = Buffer.alloc(Math.min(Math.max(end, held.length * 2), maxBytes));
      held.copy(larger, 0, 0, bytes);
      held = larger;
    }
    held.set(chunk, bytes);
    bytes = end;
  }
  return new TextDecoder().decode(held.subarray(0, bytes));
}

// Addresses without a host in the text of a CMS's post, made whole. Long texts are changed in a worker, for 2 MB of links
// take a second, in which no reader would be answered.
import { withBackOff } from '../worker/back-off';
import { nameOf, sha256 } from '../worker/naming';
import { runTask } from '../worker/pool';
import { type AddressRule, wholeBy } from './address-rules';

/** In characters. What a shorter one takes is less than what it takes to hand it over. */
const LONG = 100_000;

/**
 * @param id the post's, for errors
 * @param text HTML, or Markdown where the rule knows it
 * @param base the post's address at the CMS, or the root of its uploads, as the rule has it; without one nothing is changed
 * @throws RenderFailure where a limit is exceeded, or was not long ago
 */
export async function withWholeAddresses(
  id: unknown,
  rule: AddressRule,
  text: string,
  base: string | null | undefined,
): Promise<string> {
  if (!base) return text;
  if (text.length <= LONG) return wholeBy[rule](text, base);
  const key = `${rule} ${base} ${sha256(text)}`;
  return withBackOff(nameOf(id), key, () => runTask('wholeAddresses', { rule, text, base }));
}

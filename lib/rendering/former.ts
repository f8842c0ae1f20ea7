// What is at an address that the site has no page for: where a post was before, it leads there. It costs the source
// nothing, whatever strangers ask for.
import { pathOf } from '../content/former-path';
import { generate } from './generation';

/** What getStaticProps of any other address returns. @param parts its segments, decoded */
export const generateFormer = (parts: string[]) => generate(pathOf(parts) ?? '', async () => null);

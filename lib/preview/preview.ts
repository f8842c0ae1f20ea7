// GET /api/preview: lets an author see a post, or a standing page, as it was last saved.
import { contentSource } from '../content/pick';
import { log, reasonOf } from '../log';
import { paths } from '../paths';
import { address } from '../paths/base-path';
import { isPossibleId } from '../paths/ids';
import { withDeadline } from '../process/timeout';
import { pageLimitMs } from '../rendering/generation/page-limit';
import type { Head } from '../revalidation/call';
import { visitorOf } from './visitor';

/** The post's address, made here; or why there is none to go to. */
type Preview = { location: string } | { status: 400 | 401 | 404 | 503; message: string };

/** Finds out whether the caller may see the post, and whether there is one. The source is asked for nobody else. */
export async function previewOf(head: Head): Promise<Preview> {
  const { id } = head.query;
  if (typeof id !== 'string' || !isPossibleId(id)) {
    return {
      status: 400,
      message:
        'Name the post with ?id=, by what stands in its address; a standing page by its path, such as /about.',
    };
  }
  const visitor = visitorOf(head, id, Date.now());
  if (visitor === 'closed') {
    return {
      status: 503,
      message: 'No secret is configured. Set PREVIEW_SECRET or REVALIDATE_SECRET to open previews.',
    };
  }
  if (visitor === 'refused') {
    log.often('info', 'preview', { status: 401, reason: 'neither a secret nor a good signature came' });
    return { status: 401, message: 'Invalid token' };
  }
  try {
    const read = () => contentSource().draft(id);
    const draft = await withDeadline(read, pageLimitMs(), 'The draft was not read');
    if (!draft) return { status: 404, message: `The content source has no post ${JSON.stringify(id)}.` };
    return { location: address(paths.post(id)) };
  } catch (error) {
    log.often('error', 'preview', { id, reason: reasonOf(error) });
    return { status: 503, message: reasonOf(error) };
  }
}

/** Where whoever leaves a preview goes: to the post where readers see it, or else home. */
export function pathAfterPreview(id: unknown, isShown: (id: string) => boolean): string {
  const isPost = typeof id === 'string' && isPossibleId(id) && isShown(id);
  return address(isPost ? paths.post(id) : paths.home());
}

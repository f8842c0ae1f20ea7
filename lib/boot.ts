// The start of a server: checks the settings, and begins to watch the Markdown files.
import { env } from './env';
import { log } from './log';
import { watchFiles } from './revalidation/watch-files';

/** @throws Error naming every wrong setting; the server then does not start */
export function boot(): void {
  const { CONTENT_SOURCE, CONTENT_DIR, PORT, REVALIDATE_SECRET } = env();
  if (REVALIDATE_SECRET.length === 0) {
    log.warn('webhook closed', {
      reason: 'REVALIDATE_SECRET is not set, so POST /api/revalidate answers 503',
    });
  }
  // In development every request makes its page anew.
  if (CONTENT_SOURCE === 'markdown' && process.env.NODE_ENV === 'production') {
    watchFiles(CONTENT_DIR, PORT);
  }
}

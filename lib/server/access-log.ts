// One line of the log for every request, where ACCESS_LOG is on.
import { log, shortened } from '../log';
import { isFromMemory, noteAnswers } from './fast-path/counts';
import { onAnswer } from './http-events';

/** Logs each answer when it has been sent, or its reader has gone. What stands behind a `?` may be a secret. */
export function logRequests(): void {
  noteAnswers();
  onAnswer((response) => {
    const startedMs = performance.now();
    const { method = '', url = '' } = response.req;
    response.once('close', () => {
      log.info('request', {
        method,
        path: shortened(url.split('?', 1)[0] ?? ''),
        status: response.headersSent ? response.statusCode : null,
        ms: Math.round((performance.now() - startedMs) * 10) / 10,
        from: isFromMemory(response) ? 'memory' : 'next',
      });
    });
  });
}

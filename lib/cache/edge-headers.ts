// What edges may do and browsers may not: show an old page while they ask for the new one. Next writes that for both
// into Cache-Control, and has no hook for another header of a static page; so it is added where that one is set.
import { subscribe } from 'node:diagnostics_channel';
import { ServerResponse } from 'node:http';

const ONE_YEAR_SECONDS = 31_536_000;

/** Sends CDN-Cache-Control (RFC 9213), which edges read first, with each answer that they may keep. */
export function addEdgeHeaders(): void {
  subscribe('http.server.request.start', (message) => {
    const response =
      typeof message === 'object' && message && 'response' in message ? message.response : null;
    if (!(response instanceof ServerResponse)) return;
    const setHeader = response.setHeader.bind(response);
    response.setHeader = (name, value) => {
      const [, seconds] = /^s-maxage=(\d+)$/.exec(String(value)) ?? [];
      if (seconds) {
        setHeader('CDN-Cache-Control', `max-age=${seconds}, stale-while-revalidate=${ONE_YEAR_SECONDS}`);
      }
      return setHeader(name, value);
    };
  });
}

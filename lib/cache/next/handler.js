// The cacheHandler that next.config.js names. Next loads this file by itself, outside the bundles, hence plain
// JavaScript; it hands over to next-handler.ts, which lib/server/boot.ts sets up. There is none during a build.
const {
  SharedCacheControls,
} = require('next/dist/server/lib/incremental-cache/shared-cache-controls.external');

const MAX_CACHE_CONTROLS = 1000;

module.exports = class CacheHandler {
  constructor() {
    this.handler = globalThis[Symbol.for('next-isr-blog')]?.get('next-handler')?.();
  }

  async get(key, { kind }) {
    return kind === 'PAGES' && this.handler ? this.handler.get(key) : null;
  }

  async set(key, value, { cacheControl }) {
    // Next remembers these for every address that anybody ever asked for; entries here carry their own.
    const { cacheControls } = SharedCacheControls;
    if (cacheControls.size > MAX_CACHE_CONTROLS) cacheControls.clear();
    await this.handler?.set(key, value, cacheControl?.revalidate ?? false);
  }

  async revalidateTag() {}

  resetRequestCache() {}
};

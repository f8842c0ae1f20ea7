// The blog as it is, built once for all parts that measure no build. Its servers are given another source, or files.
import { build } from './build.mjs';
import { layOut } from './site.mjs';
import { startSource } from './source.mjs';

let built;

/** Where it is. Its servers share the folder: each needs a CACHE_DIR of its own. */
export function builtBlog() {
  built ??= buildBlog();
  return built;
}

async function buildBlog() {
  const source = await startSource({ count: 10 });
  const dir = layOut('blog');
  await build(dir, { CONTENT_SOURCE: 'rest', CONTENT_API_URL: source.url });
  await source.stop();
  return dir;
}

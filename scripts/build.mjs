// `npm run build`: Next's build. With `--strict` it stops where a post does not fit, or can't be rendered.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const args = process.argv.slice(2);
const own = args.filter((arg) => arg !== '--strict');
const settings = own.length < args.length ? { BUILD_STRICT: 'true' } : {};
const next = createRequire(import.meta.url).resolve('next/dist/bin/next');

const { status } = spawnSync(process.execPath, [next, 'build', ...own], {
  stdio: 'inherit',
  env: { ...process.env, ...settings },
});
process.exit(status ?? 1);

// Before the server starts: makes a secret for the webhook when none is set, and shows how to call it.
import { randomBytes } from 'node:crypto';
import { appendFileSync, chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import nextEnv from '@next/env';

const { loadEnvConfig } = nextEnv;
const dev = process.argv.includes('--dev');
const { loadedEnvFiles } = loadEnvConfig(process.cwd(), dev, { info() {}, error: console.error });
const inLocalFile = loadedEnvFiles.some(
  ({ path, env }) => path === '.env.local' && env.REVALIDATE_SECRET !== undefined,
);

try {
  if (existsSync('.env.local')) hideLocalFile();
} catch (error) {
  console.warn(`Others may read .env.local, which has secrets in it (${error.message}).`);
}

// Set but empty is a decision: the webhook stays closed.
if (process.env.REVALIDATE_SECRET === undefined) {
  try {
    const before = existsSync('.env.local') ? readFileSync('.env.local', 'utf8') : '';
    const lineBreak = before === '' || before.endsWith('\n') ? '' : '\n';
    const line = `${lineBreak}REVALIDATE_SECRET=${randomBytes(32).toString('base64url')}\n`;
    if (existsSync('.env.local')) hideLocalFile();
    appendFileSync('.env.local', line, { mode: 0o600 });
    console.log('Made a secret for the webhook: REVALIDATE_SECRET in .env.local.');
    showCall();
  } catch (error) {
    console.warn(`The webhook stays closed: .env.local cannot be written (${error.message}).`);
  }
} else if (inLocalFile) showCall();

/** It holds secrets: that of the webhook, keys of a CMS. */
function hideLocalFile() {
  if ((statSync('.env.local').mode & 0o077) !== 0) chmodSync('.env.local', 0o600);
}

function showCall() {
  const port = process.env.PORT || 3000;
  const load = createRequire(import.meta.url);
  const { PHASE_PRODUCTION_SERVER } = load('next/constants');
  const { basePath = '', trailingSlash } = load('../next.config.js')(PHASE_PRODUCTION_SERVER);
  const webhook = `${basePath}/api/revalidate${trailingSlash ? '/' : ''}`;
  console.log(`Publish a post with:

  curl -X POST http://localhost:${port}${webhook} \\
    -H "Authorization: Bearer $(sed -n 's/^REVALIDATE_SECRET=//p' .env.local | tr -d \\"\\' | cut -d, -f1)" \\
    -H 'Content-Type: application/json' -d '{"id": "welcome"}'
`);
}

// A real Ghost for a test: SQLite, a free port, editors at the API that its admin panel uses.
import { mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { freePort } from '../support/site';
import { callJson } from './call-json';
import type { Cms } from './cms';
import { ghostEditor } from './ghost-editor';
import { installDir, runDir } from './install';
import { type Program, startProgram } from './program';

const USER = { email: 'ann@example.com', password: 'grey heron at noon 7' };
const EVENTS = [
  'post.published',
  'post.published.edited',
  'post.unpublished',
  'post.deleted',
  'site.changed',
];

const ApiKey = z.object({ type: z.string(), secret: z.string() });
const Integrations = z.object({
  integrations: z.tuple([z.object({ id: z.string(), api_keys: z.array(ApiKey) })]),
});

export interface Ghost extends Cms {
  url: string;
  /** What an editor who has signed in shows to the Admin API. */
  headers: Record<string, string>;
}

export async function startGhost(): Promise<Ghost> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const dir = await makeSite();
  const run = () =>
    startProgram({
      command: [join(installDir('ghost'), 'tools/node_modules/.bin/node'), 'index.js'],
      // It takes the package it is started in for itself.
      cwd: join(installDir('ghost'), 'package'),
      env: settingsOf(dir, url, port),
      ready: 'Ghost booted',
    });
  let program: Program = await run();

  const api = `${url}/ghost/api/admin`;
  const { headers, integration } = await program.prepare(async () => {
    const headers = await signUp(api, url);
    const body = { integrations: [{ name: 'blog' }] };
    const made = `${api}/integrations/?include=api_keys`;
    const { integrations } = await callJson(Integrations, made, { method: 'POST', headers, body });
    return { headers, integration: integrations[0] };
  });
  const key = (type: string) => integration.api_keys.find((key) => key.type === type)?.secret;

  return {
    name: 'ghost',
    url,
    headers,
    settings: {
      CONTENT_SOURCE: 'ghost',
      CONTENT_API_URL: url,
      GHOST_CONTENT_API_KEY: key('content'),
      GHOST_ADMIN_API_KEY: key('admin'),
    },
    async connect(blogUrl, secret) {
      // Ghost asks name servers alone, which do not know localhost, and tells of that in its log only.
      const blog = blogUrl.replace('//localhost', '//127.0.0.1');
      const target_url = `${blog}/api/revalidate?from=ghost`;
      for (const event of EVENTS) {
        const webhook = { name: event, event, target_url, secret, integration_id: integration.id };
        const body = { webhooks: [webhook] };
        await callJson(z.unknown(), `${api}/webhooks/`, { method: 'POST', headers, body });
      }
    },
    editor: ghostEditor(api, headers),
    // That of the post, and "site.changed".
    calls: 2,
    stop: () => program.stop(),
    async start() {
      program = await run();
    },
    async discard() {
      await program.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function makeSite(): Promise<string> {
  const dir = await runDir('ghost');
  for (const folder of ['data', 'images', 'settings']) await mkdir(join(dir, folder));
  await symlink(join(installDir('ghost'), 'package/content/themes'), join(dir, 'themes'));
  return dir;
}

function settingsOf(dir: string, url: string, port: number): Record<string, string> {
  return {
    url,
    server__host: '127.0.0.1',
    server__port: String(port),
    database__client: 'better-sqlite3',
    database__connection__filename: join(dir, 'data/ghost.db'),
    database__useNullAsDefault: 'true',
    paths__contentPath: dir,
    logging__transports: '["stdout"]',
    privacy__useUpdateCheck: 'false',
    // Without the first it calls no blog on the same machine; without the second it wants to send mail first.
    security__allowWebhookInternalIPs: 'true',
    security__staffDeviceVerification: 'false',
  };
}

/** Sets the site up, removes the posts it comes with, and signs in. Gives the headers of a signed-in editor. */
async function signUp(api: string, origin: string): Promise<Record<string, string>> {
  const setup = [{ ...USER, name: 'Ann', blogTitle: 'Blog' }];
  await callJson(z.unknown(), `${api}/authentication/setup/`, { method: 'POST', body: { setup } });
  const session = await fetch(`${api}/session/`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ username: USER.email, password: USER.password }),
  });
  // Ghost keeps the session after it has sent the headers, and before it ends the body.
  const answer = await session.text();
  if (!session.ok) throw new Error(`Ghost let nobody in: ${session.status} ${answer}`);
  const cookie = session.headers.getSetCookie().map((line) => line.split(';')[0]);
  const headers = { origin, cookie: cookie.join('; ') };
  await callJson(z.unknown(), `${api}/posts/?filter=status:[draft,published]`, { method: 'DELETE', headers });
  return headers;
}

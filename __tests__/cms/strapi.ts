// A real Strapi for a test: the app in strapi-app, SQLite, a free port, editors at the admin panel's API.
import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { freePort } from '../support/site';
import { callJson } from './call-json';
import type { Cms } from './cms';
import { installDir, runDir } from './install';
import { type Program, startProgram } from './program';
import { strapiEditor } from './strapi-editor';

const ADMIN = {
  firstname: 'Ann',
  lastname: 'Admin',
  email: 'ann@example.com',
  password: 'Passw0rd-of-tests',
};
const Token = z.object({ data: z.object({ token: z.string() }) });
/** What Strapi's generator writes for each type. */
const FACTORIES = {
  controllers: 'createCoreController',
  routes: 'createCoreRouter',
  services: 'createCoreService',
};
const ApiToken = z.object({ data: z.object({ accessKey: z.string() }) });

export interface Strapi extends Cms {
  url: string;
  /** What an administrator shows to its APIs. */
  headers: Record<string, string>;
}

export async function startStrapi(): Promise<Strapi> {
  const dir = await makeApp();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const run = () =>
    startProgram({
      command: [process.execPath, 'node_modules/@strapi/strapi/bin/strapi.js', 'start'],
      cwd: dir,
      // In production it refuses the address of a blog on the same machine.
      env: { NODE_ENV: 'development', PORT: String(port), STRAPI_TELEMETRY_DISABLED: 'true' },
      ready: 'Strapi started successfully',
    });
  let program: Program = await run();

  const { headers, accessKey } = await program.prepare(() => register(url));

  return {
    name: 'strapi',
    url,
    headers,
    settings: {
      CONTENT_SOURCE: 'strapi',
      CONTENT_API_URL: `${url}/api/posts`,
      CONTENT_API_TOKEN: accessKey,
    },
    async connect(blogUrl, secret) {
      const webhook = {
        name: 'blog',
        url: `${blogUrl}/api/revalidate?from=strapi`,
        headers: { Authorization: `Bearer ${secret}` },
        events: ['entry.create', 'entry.update', 'entry.delete', 'entry.publish', 'entry.unpublish'],
      };
      await callJson(z.unknown(), `${url}/admin/webhooks`, { method: 'POST', headers, body: webhook });
    },
    editor: strapiEditor(`${url}/content-manager/collection-types`, headers),
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

/** Makes the first administrator, and with its token an API token for the blog. */
async function register(url: string): Promise<{ headers: Record<string, string>; accessKey: string }> {
  const admin = await callJson(Token, `${url}/admin/register-admin`, { method: 'POST', body: ADMIN });
  const headers = { authorization: `Bearer ${admin.data.token}` };
  const body = { name: 'blog', description: '', type: 'read-only', lifespan: null };
  const token = await callJson(ApiToken, `${url}/admin/api-tokens`, { method: 'POST', headers, body });
  return { headers, accessKey: token.data.accessKey };
}

async function makeApp(): Promise<string> {
  const dir = await runDir('strapi');
  await cp(join(__dirname, 'strapi-app'), dir, { recursive: true });
  await mkdir(join(dir, 'public/uploads'), { recursive: true });
  for (const [folder, factory] of Object.entries(FACTORIES)) {
    await mkdir(join(dir, 'src/api/post', folder));
    for (const type of ['post', 'note', 'memo']) {
      const code = `module.exports = require('@strapi/strapi').factories.${factory}('api::post.${type}');\n`;
      await writeFile(join(dir, 'src/api/post', folder, `${type}.js`), code);
    }
  }
  await symlink(join(installDir('strapi'), 'node_modules'), join(dir, 'node_modules'));
  return dir;
}

// Before all tests: builds the two sites that most of them start servers from.
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { POSTS } from './posts';
import { ScriptedSource } from './scripted-source';
import { build, layOut } from './site';

export default async function buildSites(): Promise<void> {
  // Not what else is in .test: the CMSs took minutes to install.
  for (const old of ['built', 'run']) {
    await rm(join(resolve(__dirname, '../..'), '.test', old), { recursive: true, force: true });
  }
  const source = await new ScriptedSource(POSTS).start();
  await buildSite('rest', { CONTENT_SOURCE: 'rest', CONTENT_API_URL: source.url });
  await buildSite('markdown', {});
  await source.stop();
}

async function buildSite(name: string, settings: Record<string, string>): Promise<void> {
  const { code, output } = await build(await layOut(name), settings);
  if (code !== 0) throw new Error(`The test site "${name}" did not build:\n${output}`);
}

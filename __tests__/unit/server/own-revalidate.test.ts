// How the site asks Next for a page without a request, and what is said where Next does not offer it.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownRevalidate } from '../../../lib/server/own-revalidate';

const METHODS = Symbol.for('@next/router-server-methods');

const errors = jest.spyOn(console, 'error').mockImplementation(() => {});

beforeEach(() => errors.mockClear());

afterEach(() => Reflect.deleteProperty(globalThis, METHODS));

async function builtSite(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'next-isr-blog-'));
  await writeFile(join(dir, 'prerender-manifest.json'), '{"preview": {"previewModeId": "an-id"}}');
  return dir;
}

test('waits until Next has started, and shows it the preview mode’s id', async () => {
  const called = jest.fn(async () => {});
  const made = ownRevalidate(await builtSite())('/blog/hello');
  Reflect.set(globalThis, METHODS, { '': { revalidate: called } });
  await made;
  expect(called).toHaveBeenCalledWith({
    urlPath: '/blog/hello',
    headers: { 'x-prerender-revalidate': 'an-id' },
    opts: {},
  });
  expect(errors).not.toHaveBeenCalled();
});

test('a Next that does not offer it fails each call with the reason, and is logged once', async () => {
  const revalidate = ownRevalidate(await builtSite(), 0);
  for (const path of ['/', '/blog/hello']) await expect(revalidate(path)).rejects.toThrow('version of next');
  expect(errors).toHaveBeenCalledTimes(1);
  expect(errors).toHaveBeenCalledWith(expect.stringContaining('renewed by webhooks alone'));
});

test('a build without the preview mode’s id fails a call with the reason, and is logged', async () => {
  await expect(ownRevalidate(tmpdir())('/')).rejects.toThrow('prerender-manifest.json');
  expect(errors).toHaveBeenCalledTimes(1);
});

// A picture that is sent: its file is closed, however that ends.
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as soon } from 'node:timers/promises';

const LARGE_BYTES = 32 * 1024 * 1024;
const OPEN_FILES = '/proc/self/fd';

const isOpen = (fd: string, file: string) => {
  try {
    return readlinkSync(join(OPEN_FILES, fd)) === file;
  } catch {
    return false;
  }
};

const timesOpen = (file: string) => readdirSync(OPEN_FILES).filter((fd) => isOpen(fd, file)).length;

// Other systems don't show which files a process has open.
const onLinux = existsSync(OPEN_FILES) ? test : test.skip;

onLinux('the file of a picture is closed when the reader leaves half-way', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'picture-'));
  process.env.CONTENT_DIR = dir;
  const file = join(dir, 'large.png');
  writeFileSync(file, Buffer.alloc(LARGE_BYTES));
  const { servePicture } = await import('../../../lib/rendering/documents/serve-picture');
  const server = createServer((req, res) => servePicture(['posts', 'large.png'], req, res)).listen(0);
  const { port } = server.address() as AddressInfo;

  for (let reader = 0; reader < 20; reader++) {
    const request = get({ port, host: '127.0.0.1', agent: false });
    const [response]: IncomingMessage[] = await once(request, 'response');
    await once(response as IncomingMessage, 'data');
    expect(timesOpen(file)).toBeGreaterThan(0);
    request.destroy();
  }
  while (timesOpen(file) > 0) await soon();

  server.close();
  rmSync(dir, { recursive: true });
  delete process.env.CONTENT_DIR;
});

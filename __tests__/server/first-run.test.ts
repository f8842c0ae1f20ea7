// The first start of a fresh copy: a secret is made, once, and the printed call works when pasted.
import { execFile } from 'node:child_process';
import { chmod, cp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { setOptions } from '../support/next-options';
import { copyOfBuilt, freePort, PROJECT, startServer } from '../support/site';

const run = promisify(execFile);

let dir: string;

beforeEach(async () => {
  dir = await copyOfBuilt('markdown');
  await cp(join(PROJECT, 'scripts'), join(dir, 'scripts'), { recursive: true });
});

const localFile = () => readFile(join(dir, '.env.local'), 'utf8').catch(() => null);

const writeLocalFile = (text: string) => writeFile(join(dir, '.env.local'), text);

/** Runs the script as `npm start` does; gives what it printed. */
async function firstRun(environment: Record<string, string> = {}): Promise<string> {
  const env = { PATH: process.env.PATH ?? '', NODE_ENV: 'production' as const, ...environment };
  const { stdout, stderr } = await run(process.execPath, ['scripts/first-run.mjs'], { cwd: dir, env });
  return stdout + stderr;
}

/** The command in what was printed: the line that begins with curl, and those that it goes on in. */
function curlIn(printed: string): string {
  return printed.match(/^ *curl (?:.*\\\n)*.*$/m)?.[0] ?? '';
}

test('makes a secret in .env.local, once', async () => {
  const printed = await firstRun();
  const made = await localFile();
  expect(made).toMatch(/^REVALIDATE_SECRET=[\w-]{43}\n$/);
  expect(printed).toContain('.env.local');
  expect(printed).not.toContain(made?.trim().split('=')[1]);

  expect(curlIn(await firstRun())).toBe(curlIn(printed));
  expect(await localFile()).toBe(made);
});

test.each([
  ['made', null],
  ['there before, for all to read', 'SITE_URL=https://blog.example\n'],
])('only its owner can read a .env.local that was %s', async (_, before) => {
  if (before !== null) {
    await writeLocalFile(before);
    await chmod(join(dir, '.env.local'), 0o644);
  }
  await firstRun();
  expect((await stat(join(dir, '.env.local'))).mode & 0o777).toBe(0o600);
});

test.each<[string, string, Record<string, string>]>([
  ['the secret', 'REVALIDATE_SECRET', {}],
  [
    'another one, and that of the webhook elsewhere',
    'GHOST_ADMIN_API_KEY',
    { REVALIDATE_SECRET: 'x'.repeat(32) },
  ],
])('nor one in which the operator wrote %s', async (_, name, environment) => {
  await writeLocalFile(`${name}=${'x'.repeat(32)}\n`);
  await chmod(join(dir, '.env.local'), 0o644);
  await firstRun(environment);
  expect((await stat(join(dir, '.env.local'))).mode & 0o777).toBe(0o600);
});

test('makes another secret in another copy', async () => {
  await firstRun();
  const first = await localFile();
  await rm(join(dir, '.env.local'));
  await firstRun();
  expect(await localFile()).not.toBe(first);
});

test('does nothing where the environment has a secret', async () => {
  expect(await firstRun({ REVALIDATE_SECRET: 'x'.repeat(32) })).toBe('');
  expect(await localFile()).toBeNull();
});

test.each([
  ['the environment', true],
  ['.env.local', false],
])('respects a secret that is explicitly empty in %s', async (_, inEnvironment) => {
  if (!inEnvironment) await writeLocalFile('REVALIDATE_SECRET=\n');
  const printed = await firstRun(inEnvironment ? { REVALIDATE_SECRET: '' } : {});
  expect(printed).not.toContain('Made a secret');
  expect(await localFile()).toBe(inEnvironment ? null : 'REVALIDATE_SECRET=\n');
});

test('keeps what .env.local has, with or without a line break at its end', async () => {
  await writeLocalFile('SITE_URL=https://blog.example');
  await firstRun();
  expect(await localFile()).toMatch(/^SITE_URL=https:\/\/blog\.example\nREVALIDATE_SECRET=[\w-]{43}\n$/);
});

test('the printed call has what next.config.js puts into addresses', async () => {
  await setOptions(dir, "basePath: '/notes', trailingSlash: true");
  expect(curlIn(await firstRun())).toMatch(/localhost:3000\/notes\/api\/revalidate\/ /);
});

test.each([
  ['that was just made', ''],
  ['of one’s own', `REVALIDATE_SECRET=${'a'.repeat(32)}\n`],
  ['in quotes', `REVALIDATE_SECRET="${'b'.repeat(32)}"\n`],
  ['in single quotes', `REVALIDATE_SECRET='${'e'.repeat(32)}'\n`],
  ['during a rotation', `REVALIDATE_SECRET=${'c'.repeat(32)}, ${'d'.repeat(32)}\n`],
])('the printed call publishes when pasted, with a secret %s', async (_, local) => {
  if (local !== '') await writeLocalFile(local);
  const PORT = String(await freePort());
  const command = curlIn(await firstRun({ PORT }));
  const server = await startServer({ dir }, { PORT, REVALIDATE_SECRET: undefined });
  try {
    const { stdout } = await run('bash', ['-c', `${command} -s -w '%{http_code}' -o /dev/null`], {
      cwd: dir,
    });
    expect(stdout).toBe('200');
  } finally {
    await server.stop();
  }
});

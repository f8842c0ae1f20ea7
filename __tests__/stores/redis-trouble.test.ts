// Redis says why it cannot be used: each fault really caused, told once, with what to look at, and without the password.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RedisConnection } from '../../lib/cache/redis/connection';
import { eventually } from '../support/http';
import { type Redis, startCluster, startRedis } from '../support/redis';
import { freePort } from '../support/site';

const PASSWORD = 'redis-password-of-the-tests';

const dir = mkdtempSync(join(tmpdir(), 'redis-trouble-'));
const cleanUps: (() => unknown)[] = [() => rmSync(dir, { recursive: true })];
const lines: string[] = [];

beforeEach(() => {
  lines.length = 0;
  for (const level of ['info', 'warn', 'error'] as const) {
    jest.spyOn(console, level).mockImplementation((...said: unknown[]) => void lines.push(String(said[0])));
  }
});

afterEach(() => jest.restoreAllMocks());

afterAll(() => Promise.all(cleanUps.map((cleanUp) => cleanUp())));

async function running(...settings: string[]): Promise<Redis> {
  const redis = await startRedis(...settings);
  cleanUps.push(() => redis.stop());
  return redis;
}

async function runningWithTls(): Promise<number> {
  const [key, cert] = [join(dir, 'key.pem'), join(dir, 'cert.pem')];
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'];
  execFileSync('openssl', [...request, '-keyout', key, '-out', cert], { stdio: 'ignore' });
  const port = await freePort();
  const files = ['--tls-cert-file', cert, '--tls-key-file', key, '--tls-ca-cert-file', cert];
  await running('--tls-port', String(port), ...files, '--tls-auth-clients', 'no');
  return port;
}

/** A user with some rights; gives the address. */
async function withUser(...rights: string[]): Promise<string> {
  const { port, ask } = await running();
  await ask((client) => client.sendCommand(['ACL', 'SETUSER', 'limited', 'on', `>${PASSWORD}`, ...rights]));
  return `redis://limited:${PASSWORD}@127.0.0.1:${port}`;
}

const at = (port: number, user = '') => `redis://${user}127.0.0.1:${port}`;

const told = () => lines.map((line) => JSON.parse(line)).filter(({ event }) => event === 'redis trouble');

/** Connects until `isSo`, and a while longer: what is tried again in that time is not told again. */
async function connectUntil(url: string, isSo: () => boolean): Promise<void> {
  const connection = new RedisConnection(url, () => {});
  let tries = 0;
  connection.client.on('error', () => {
    tries += 1;
  });
  try {
    await connection.open();
    await eventually('it is so', isSo);
    const triedBefore = tries;
    if (tries > 0) await eventually('more tries', () => tries > triedBefore + 3);
  } finally {
    connection.client.destroy();
  }
}

const faults: [string, () => Promise<string>, string | RegExp, string][] = [
  ['no password', async () => at((await running('--requirepass', PASSWORD)).port), 'NOAUTH', 'password'],
  [
    'a wrong password',
    async () => at((await running('--requirepass', 'another')).port, `:${PASSWORD}@`),
    'WRONGPASS',
    'the user and the password',
  ],
  [
    'an unknown user',
    async () => at((await running('--requirepass', PASSWORD)).port, `nobody:${PASSWORD}@`),
    'WRONGPASS',
    'the user and the password',
  ],
  [
    'a certificate that nobody trusts',
    async () => `rediss://127.0.0.1:${await runningWithTls()}`,
    'self-signed certificate',
    'NODE_EXTRA_CA_CERTS',
  ],
  [
    'a port that speaks TLS',
    async () => at(await runningWithTls()),
    /ECONNRESET|closed unexpectedly/,
    'rediss://',
  ],
  [
    'a port that does not speak TLS',
    async () => `rediss://127.0.0.1:${(await running()).port}`,
    'Connection timeout',
    'redis://',
  ],
  ['a host that there is not', async () => 'redis://nowhere.invalid', 'nowhere.invalid', 'Check the host'],
  ['a port where nothing listens', async () => at(await freePort()), 'ECONNREFUSED', 'the port'],
  [
    'a database that it does not have',
    async () => `${(await running('--databases', '2')).url}/7`,
    'DB index is out of range',
    'the database',
  ],
  [
    'a replica',
    async () => (await running('--replicaof', '127.0.0.1', String((await running()).port))).url,
    'READONLY',
    'replica',
  ],
  [
    'a user who may not write',
    () => withUser('~*', '+@read', '+@connection', '+eval', '+evalsha'),
    'NOPERM',
    '~isr:*',
  ],
  [
    'a user who may not run all that a script runs',
    () => withUser('~*', '+@all', '-hstrlen'),
    "can't run this command",
    '~isr:*',
  ],
  ['a user who may run no script', () => withUser('~*', '+@all', '-@scripting'), 'NOPERM', '~isr:*'],
  ['a user for other keys', () => withUser('~other:*', '+@all'), 'NOPERM', '~isr:*'],
  [
    'a Redis that is too old to be greeted, and repeats what it was sent',
    async () =>
      at((await running('--requirepass', PASSWORD, '--rename-command', 'HELLO', '')).port, `:${PASSWORD}@`),
    "unknown command 'HELLO'",
    'Redis 7',
  ],
];

test.each(faults)(
  '%s is told once, in its own words and with what to look at',
  async (_, cause, words, check) => {
    const url = await cause();
    await connectUntil(url, () => told().length > 0);
    expect(told()).toEqual([
      expect.objectContaining({
        level: 'error',
        reason: expect.stringMatching(words),
        check: expect.stringContaining(check),
      }),
    ]);
    expect(lines.join('\n')).not.toContain(PASSWORD);
  },
);

test('what lasts is told again after a minute', async () => {
  const now = jest.spyOn(performance, 'now');
  const connection = new RedisConnection(at(await freePort()), () => {});
  await connection.open();
  await eventually('it is told', () => told().length === 1);
  const laterMs = performance.now() + 60_000;
  now.mockImplementation(() => laterMs);
  await eventually('it is told again', () => told().length === 2);
  connection.client.destroy();
});

test('the rights that the documentation names are enough', async () => {
  const url = await withUser('~isr:*', '+@all', '-@admin', '-@dangerous');
  const connected = () => lines.some((line) => line.includes('redis connected'));
  await connectUntil(url, connected);
  expect(told()).toEqual([]);
});

test('a node of a cluster is refused by name, whichever it is', async () => {
  const cluster = await startCluster();
  cleanUps.push(() => cluster.stop());
  for (const url of cluster.urls) {
    const connection = new RedisConnection(url, () => {});
    await expect(connection.open()).rejects.toThrow('Redis Cluster');
    connection.client.destroy();
    expect(told()).toMatchObject([{ check: expect.stringContaining('Redis Cluster') }]);
    lines.length = 0;
  }
});

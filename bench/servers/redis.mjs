// A Redis for the servers that share one.
import { spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { startChild } from '../children.mjs';
import { emptyFolder, freePort } from '../site.mjs';

export const hasRedis = spawnSync('redis-server', ['--version']).error === undefined;

const answers = (port) =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => socket.destroy() && done(true));
    socket.once('error', () => done(false));
  });

export async function startRedis() {
  const port = await freePort();
  const dir = emptyFolder(`redis-${port}`);
  const { child, ended } = startChild('redis-server', ['--port', String(port), '--save', '', '--dir', dir], {
    stdio: 'ignore',
  });
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error('redis-server does not start.');
    await pause(50);
  }
  return { url: `redis://127.0.0.1:${port}`, stop: () => child.kill() && ended };
}

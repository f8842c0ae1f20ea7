// A process for texts that never starts keeps the text waiting that it was started for, and no other.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// By another way to it, for by the usual one tests get the stand-in.
import { runTask } from '../../../../lib/content/worker/./pool';

let mockFile = '';

jest.mock('../../../../lib/content/worker/file', () => ({
  START_MS: 60_000,
  workerFile: async () => mockFile,
}));

const dir = mkdtempSync(join(tmpdir(), 'workers-'));
const END = "process.on('disconnect', () => process.exit());";
const SCRIPTS = {
  hanging: `${END} setInterval(() => {}, 1000);`,
  good: `${END} process.on('message', ({ input }) => process.send({ kind: 'done', output: input.content }));
    process.send({ kind: 'ready' });`,
};

function useWorker(name: keyof typeof SCRIPTS): void {
  mockFile = join(dir, `${name}.js`);
  writeFileSync(mockFile, SCRIPTS[name]);
}

afterAll(() => rmSync(dir, { recursive: true }));

test('others get theirs from another one', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'setInterval'] });
  useWorker('hanging');
  const first = runTask('excerpt', { content: 'First', format: 'markdown' }).catch(String);
  await jest.advanceTimersByTimeAsync(1);
  useWorker('good');
  const second = runTask('excerpt', { content: 'Second', format: 'markdown' });
  await jest.advanceTimersByTimeAsync(11_000);
  expect(await second).toBe('Second');
  await jest.advanceTimersByTimeAsync(60_000);
  expect(await first).toContain('did not start');
  jest.useRealTimers();
});

// Has the text pipeline find its worker: nothing was bundled for scripts. Import it first.
import { fileURLToPath } from 'node:url';
import { processWide } from '../lib/process/process-wide';

const file = Promise.resolve(fileURLToPath(new URL('./render-worker.mjs', import.meta.url)));
processWide('worker-file', () => ({ file }));

// The process in which scripts have texts rendered: what Next bundles for a server, as it is.
import { register } from 'node:module';

register('./typescript.mjs', import.meta.url);
await import('../lib/content/worker/worker.ts');

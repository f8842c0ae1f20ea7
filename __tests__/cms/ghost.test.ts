// A blog whose posts are written in Ghost, and which its webhooks call.
import { startGhost } from './ghost';
import { whenInstalled } from './install';
import { goThrough } from './scenario';

whenInstalled('ghost', () => goThrough(startGhost));

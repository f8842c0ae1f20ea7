// A blog whose posts are written in WordPress, and which its plugin calls.
import { goThrough } from './scenario';
import { startWordPress } from './wordpress';

goThrough(startWordPress);

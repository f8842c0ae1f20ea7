// A blog whose posts are written in Strapi, and which its webhook calls.
import { whenInstalled } from './install';
import { goThrough } from './scenario';
import { startStrapi } from './strapi';

whenInstalled('strapi', () => goThrough(startStrapi));

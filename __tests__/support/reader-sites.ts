// Sites for a reader with a scripted source: one server, and two that share a Redis, of which the other one is told.
import type { Site } from './reader';
import { startRestSite } from './rest-site';
import { startSharedSite } from './shared-site';
import { startServer } from './site';

export interface ReaderSite {
  site: Site;
  /** Starts the server that the reader reads from at its address again: of a built site, or where it was. */
  startAgain(where?: { built: string }): Promise<void>;
  stop(): Promise<void>;
}

export async function oneServer(): Promise<ReaderSite> {
  const { source, server, stop } = await startRestSite();
  const site: Site = { source, read: server, told: server };
  const startAgain = async (where?: { built: string }) => {
    site.read = await again(site, where);
    site.told = site.read;
  };
  return { site, startAgain, stop: () => stopAll(site, stop) };
}

export async function twoServers(): Promise<ReaderSite> {
  const { source, redis, servers, stop } = await startSharedSite(2);
  const [read, told] = servers;
  if (!read || !told) throw new Error('Two servers were asked for.');
  const site: Site = { source, read, told };
  const startAgain = async (where?: { built: string }) => {
    site.read = await again(site, where, { REDIS_URL: redis.url });
  };
  return { site, startAgain, stop: () => stopAll(site, stop) };
}

function again({ source, read }: Site, where: { built: string } | undefined, more: object = {}) {
  const { port: PORT } = new URL(read.url);
  const settings = { ...source.settings, PORT, ...more };
  return startServer(where ?? { dir: read.dir }, settings);
}

async function stopAll({ read }: Site, stop: () => Promise<void>): Promise<void> {
  await read.stop();
  await stop();
}

export const SITES: [string, () => Promise<ReaderSite>][] = [
  ['one server', oneServer],
  ['two servers with Redis, of which the other one is told', twoServers],
];

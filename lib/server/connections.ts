// What strangers can hold of a server's connections. Each takes a file descriptor, and without any left a process can
// neither be reached nor read a file: so there are at most so many, and who sends nothing makes room for the next.
import { readFileSync } from 'node:fs';
import { Server } from 'node:http';
import { Socket } from 'node:net';
import { onHttp } from './http-events';
import { answerNoRequests } from './no-request';

/** How long a new connection may take to send the head of its first request. */
const FIRST_HEAD_MS = 10_000;
/** The same for later ones. */
const HEAD_MS = 20_000;
/** How long nothing may move on a connection; longer than a publish that a stopping server waits for. */
const SILENT_MS = 120_000;
/** File descriptors for the stores, the source and the log. */
const RESERVED = 128;
const USUAL_LIMIT = 10_240;
/** How long a request may take to arrive whole. */
const REQUEST_MS = 60_000;

/** Guards every HTTP server of this process, also one that Next has put up before. */
export function guardConnections(): void {
  const most = mostConnections(openFilesLimit());
  const waiting = new Map<Socket, NodeJS.Timeout>();
  const guarded = new WeakSet<Server>();

  const arrive = (socket: unknown) => {
    const server = socket instanceof Socket && 'server' in socket ? socket.server : null;
    if (!(socket instanceof Socket && server instanceof Server)) return;
    if (!guarded.has(server)) {
      guarded.add(server);
      guard(server, most);
    }
    // A server that upgrades connections itself has some of which no request is heard.
    if (server.listenerCount('upgrade') > 0) return;
    waiting.set(socket, setTimeout(() => socket.destroy(), FIRST_HEAD_MS).unref());
    socket.once('close', () => leave(socket));
    const [longest] = waiting.keys();
    if (waiting.size > most / 2) longest?.destroy();
  };
  const leave = (socket: unknown) => {
    if (!(socket instanceof Socket)) return;
    clearTimeout(waiting.get(socket));
    waiting.delete(socket);
  };

  onHttp('http.server.request.start', 'socket', leave);
  onHttp('net.server.socket', 'socket', arrive);
  for (const handle of openHandles()) arrive(handle);
}

/** Pure: each connection may read a file at the same time. */
function mostConnections(openFiles: number): number {
  return Math.max(16, Math.floor((openFiles - RESERVED) / 2));
}

function guard(server: Server, most: number): void {
  server.maxConnections = Math.min(server.maxConnections || most, most);
  server.headersTimeout = Math.min(server.headersTimeout || HEAD_MS, HEAD_MS);
  server.requestTimeout = Math.min(server.requestTimeout || REQUEST_MS, REQUEST_MS);
  server.timeout ||= SILENT_MS;
  ignoreUpgrades(server);
  answerNoRequests(server);
}

/**
 * Next listens to requests for an upgrade (`Upgrade: h2c`, `websocket`), of which it serves none in production, and
 * forgets most of their connections, which then stay open for good. When nobody listens, Node passes them on like any
 * other request. A server of one's own may listen all the same.
 */
function ignoreUpgrades(server: Server): void {
  const remove = () => {
    for (const listener of server.listeners('upgrade')) {
      if (isOfNext(listener)) server.off('upgrade', listener as () => void);
    }
  };
  remove();
  // To a server of one's own it listens from the first request on.
  server.on('newListener', (event) => event === 'upgrade' && process.nextTick(remove));
}

/** Both next/dist/server/lib/start-server.js and next/dist/server/next.js hand over to a function of this name. */
function isOfNext(listener: unknown): boolean {
  return typeof listener === 'function' && listener.toString().includes('upgradeHandler(');
}

/** What was opened before this file was loaded. Node documents no other way to it. */
function openHandles(): unknown[] {
  const list = Reflect.get(process, '_getActiveHandles');
  const handles: unknown = typeof list === 'function' ? list.call(process) : [];
  return Array.isArray(handles) ? handles : [];
}

/** How many files the process may have open; a usual number where the system does not say. */
function openFilesLimit(): number {
  try {
    const [, soft] = /^Max open files +(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
    return Number(soft ?? USUAL_LIMIT);
  } catch {
    return USUAL_LIMIT;
  }
}

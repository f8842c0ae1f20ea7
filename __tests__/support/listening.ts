// Servers of a test's own, of HTTP or of what is no HTTP.
import { Server as HttpServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';

/** Has a server listen on a free port, or on the one that is given; gives its address. */
export async function listen(server: Server, host = '127.0.0.1', port = 0): Promise<string> {
  await new Promise<void>((done) => server.listen(port, host, done));
  return `http://${host}:${portOf(server)}`;
}

export const portOf = (server: Server) => (server.address() as AddressInfo).port;

/** Closes it, and the connections that clients hold. */
export async function close(server: Server): Promise<void> {
  if (server instanceof HttpServer) server.closeAllConnections();
  await new Promise((done) => server.close(done));
}

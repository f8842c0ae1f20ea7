// HTTP servers of a test's own.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Has a server listen on a free port, or on the one that is given; gives its address. */
export async function listen(server: Server, host = '127.0.0.1', port = 0): Promise<string> {
  await new Promise<void>((done) => server.listen(port, host, done));
  return `http://${host}:${portOf(server)}`;
}

export const portOf = (server: Server) => (server.address() as AddressInfo).port;

/** Closes it, and the connections that clients hold. */
export async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
}

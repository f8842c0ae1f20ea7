// What strangers do with connections: they open them, send a part of a request, and wait.
import { connect, type Socket } from 'node:net';

/** Connections that stay open as long as the server likes. */
export class OpenConnections {
  readonly sockets: Socket[] = [];

  constructor(private readonly server: { url: string }) {}

  /** Opens some that each send a text. */
  open(count: number, text: string): this {
    const { hostname, port } = new URL(this.server.url);
    // Made once: else this process is so long at it that the server gives up on others of its requests.
    const bytes = Buffer.from(text);
    for (let n = 0; n < count; n++) {
      const socket = connect(Number(port), hostname);
      // The server may cut it off.
      socket.on('error', () => {});
      socket.resume().write(bytes);
      this.sockets.push(socket);
    }
    return this;
  }

  /** How many the server has not closed. */
  get stillOpen(): number {
    return this.sockets.filter(({ destroyed }) => !destroyed).length;
  }

  end(): void {
    for (const socket of this.sockets) socket.destroy();
  }
}

import { createServer } from 'node:http';
import { connect as dial } from 'node:net';

/** A proxy of an office: what was asked of it, and where it leads. */
export interface Proxy {
  readonly url: string;
  /** The hosts and ports that it was asked to connect to, in order. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** Opens a proxy on a free port that connects only to the named hosts, each of which is a port of this machine; others it refuses. */
export async function openProxy(hosts: Readonly<Record<string, number>>): Promise<Proxy> {
  const asked: string[] = [];
  const server = createServer((_, response) => response.writeHead(405).end());
  server.on('connect', (request, socket, head) => {
    asked.push(request.url ?? '');
    const port = hosts[(request.url ?? '').split(':')[0] ?? ''];
    socket.on('error', () => {});
    if (port === undefined) return void socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    const behind = dial(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      behind.write(head);
      behind.pipe(socket);
      socket.pipe(behind);
    });
    behind.on('error', () => socket.destroy());
    behind.on('close', () => socket.destroy());
    socket.on('close', () => behind.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    asked,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

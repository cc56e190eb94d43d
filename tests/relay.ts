import { createServer, connect as dial, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';

/** What stands between a client and PostgreSQL on this machine. */
export interface Relay {
  /** The address behind it, as it is reached through it. */
  url(behind: string): string;
  /** Stops in the middle of everything: nothing goes through, nothing is closed. */
  freeze(): void;
  thaw(): void;
  /** Closes all connections and takes no new ones, until it is opened again. */
  cut(): void;
  open(): void;
  close(): Promise<void>;
}

/** How a relay changes what goes through. */
interface RelayOptions {
  /** Parameters of PostgreSQL's start-up message that it lets through, as PgBouncer does; all where it is not given. */
  readonly parameters?: readonly string[];
  /** A certificate and its key, with which it speaks TLS towards the client. */
  readonly tls?: { readonly cert: string; readonly key: string };
}

/** PostgreSQL's request for TLS, and the version that begins a start-up message. */
const SSL_REQUEST = 80_877_103;

/** Listens on a free port and passes on what comes to the host and port of `target`. */
export async function openRelay(target: string, { parameters, tls }: RelayOptions = {}): Promise<Relay> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let isCut = false;
  let isFrozen = false;
  const join = (client: Socket, first: Buffer) => {
    const server = dial({ host: hostname, port: Number(port) });
    for (const one of [client, server]) {
      sockets.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        sockets.delete(one);
        client.destroy();
        server.destroy();
      });
    }
    server.write(first);
    client.on('data', (chunk) => server.write(chunk));
    server.on('data', (chunk) => client.write(chunk));
    if (isFrozen) for (const one of [client, server]) one.pause();
  };
  const greet = (client: Socket) =>
    client.once('data', (first) => {
      if (first.length === 8 && first.readInt32BE(4) === SSL_REQUEST) {
        client.write(tls ? 'S' : 'N');
        if (!tls) return greet(client);
        const secure = new TLSSocket(client, { isServer: true, secureContext: createSecureContext(tls) });
        secure.on('error', () => {});
        return greet(secure);
      }
      const refused = parameters && strange(first, parameters);
      if (refused !== undefined) client.end(refusal(`unsupported startup parameter: ${refused}`));
      else join(client, first);
    });
  const server = createServer((client) => {
    client.on('error', () => {});
    if (isCut) return client.destroy();
    sockets.add(client);
    client.on('close', () => sockets.delete(client));
    if (!isFrozen) greet(client);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const own = typeof address === 'object' && address !== null ? address.port : 0;
  const cut = () => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url(behind) {
      const through = new URL(behind);
      through.port = String(own);
      return through.href;
    },
    freeze() {
      isFrozen = true;
      for (const socket of sockets) socket.pause();
    },
    thaw() {
      isFrozen = false;
      for (const socket of sockets) socket.resume();
    },
    cut,
    open() {
      isCut = false;
    },
    async close() {
      cut();
      await new Promise((done) => server.close(done));
    },
  };
}

/** The first parameter of a start-up message that is not let through. */
function strange(message: Buffer, known: readonly string[]): string | undefined {
  const words = message.subarray(8).toString().split('\0');
  return words.filter((word, i) => i % 2 === 0 && word !== '').find((word) => !known.includes(word));
}

function refusal(text: string): Buffer {
  const body = Buffer.from(`SFATAL\0C08P01\0M${text}\0\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

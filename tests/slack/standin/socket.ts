import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket, WebSocketServer } from 'ws';
import { record, text } from './check.ts';
import type { Outcome, Payload } from './deliver.ts';
import { IDS, type State } from './state.ts';

const MOST = 10;
const PING = 10_000;
/** How long the clients may take to hang up, in milliseconds. */
const GOODBYE = 500;

interface Line {
  readonly socket: WebSocket;
  readonly replica: string;
  /** Told to disconnect: gets no more envelopes. */
  draining: boolean;
}

interface Waiting {
  readonly line: Line;
  readonly attempt: number;
  late: boolean;
  timer: NodeJS.Timeout | null;
  readonly settle: (outcome: Outcome) => void;
}

const failed = (reason: string): Outcome => ({ acked: false, reason, payload: undefined, status: 0 });

/** The Socket Mode side: connections, envelopes and their acknowledgements. */
export class Sockets {
  private readonly server = new WebSocketServer({ noServer: true });
  private readonly lines: Line[] = [];
  private readonly tickets = new Map<string, string>();
  private readonly waiting = new Map<string, Waiting>();
  private readonly state: State;
  private turn = 0;

  constructor(state: State, http: Server) {
    this.state = state;
    http.on('upgrade', (request, socket, head) => {
      const ticket = new URL(request.url ?? '/', state.url).searchParams.get('ticket') ?? '';
      const replica = this.tickets.get(ticket);
      this.tickets.delete(ticket);
      if (replica === undefined) socket.destroy();
      else this.server.handleUpgrade(request, socket, head, (ws) => this.welcome(ws, replica));
    });
  }

  /** An address for one connection of a replica. */
  address(replica = ''): string {
    const ticket = randomUUID();
    this.tickets.set(ticket, replica);
    return `${this.state.url.replace('http', 'ws').replace(/api\/$/, 'link/')}?ticket=${ticket}&app_id=${IDS.app}`;
  }

  /** How many connections take envelopes. */
  count(): number {
    return this.open().length;
  }

  /** Whether another connection would be one too many. */
  full(): boolean {
    return this.lines.length >= MOST;
  }

  /** Asks every connection to go; the client hangs up and comes back by itself. */
  disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled'): void {
    for (const line of this.lines) {
      line.draining = true;
      line.socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'standin' } }));
    }
  }

  /** Breaks every connection, or only the one at a position, without a word. */
  drop(at?: number): void {
    for (const line of at === undefined ? [...this.lines] : this.lines.slice(at, at + 1)) line.socket.terminate();
  }

  /** Breaks the connections of a replica, without a word. */
  dropOf(replica: string): void {
    for (const line of [...this.lines]) if (line.replica === replica) line.socket.terminate();
  }

  /** Sends any frame to every connection; a string goes as it is. */
  raw(frame: unknown): void {
    for (const { socket } of this.lines) socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  /** Sends a payload once to one of the connections and waits for its acknowledgement. */
  async send({ kind, body }: Payload, attempt: number, reason: string): Promise<Outcome> {
    const line = await this.next(Date.now() + this.state.ackMs);
    if (!line) return failed('connection_failed');
    const envelope = randomUUID();
    const retry = kind === 'events_api' ? { retry_attempt: attempt, retry_reason: reason } : {};
    const accepts_response_payload = kind === 'slash_commands' || body.type === 'view_submission';
    line.socket.send(
      JSON.stringify({ envelope_id: envelope, type: kind, payload: body, accepts_response_payload, ...retry }),
    );
    const outcome = new Promise<Outcome>((settle) => {
      const waiting: Waiting = { line, attempt, late: false, timer: null, settle };
      this.waiting.set(envelope, waiting);
      waiting.timer = setTimeout(() => {
        waiting.late = true;
        settle(failed('timeout'));
      }, this.state.ackMs);
    });
    await this.state.watcher?.({ kind: 'sent', method: '', replica: line.replica });
    return outcome;
  }

  /** Hangs up for good; politely first, since a client cut off in mid-goodbye stays for another 30 s. */
  async stop(): Promise<void> {
    for (const { timer, settle } of this.waiting.values()) {
      if (timer !== null) clearTimeout(timer);
      settle(failed('timeout'));
    }
    for (const { socket } of this.lines) socket.close(1001);
    const end = Date.now() + GOODBYE;
    while (this.lines.length > 0 && Date.now() < end) await sleep(5);
    this.drop();
    this.server.close();
  }

  private async next(deadline: number): Promise<Line | undefined> {
    while (this.count() === 0 && Date.now() < deadline && !this.state.stopped.signal.aborted) await sleep(5);
    const open = this.open();
    this.turn += 1;
    return open[this.turn % open.length];
  }

  private open(): readonly Line[] {
    return this.lines.filter((line) => !line.draining && line.socket.readyState === WebSocket.OPEN);
  }

  private welcome(socket: WebSocket, replica: string): void {
    const line: Line = { socket, replica, draining: false };
    this.lines.push(line);
    const ping = setInterval(() => socket.ping(), PING);
    socket.on('error', () => undefined);
    socket.on('message', (data) => void this.hear(String(data)));
    socket.on('close', () => {
      clearInterval(ping);
      this.lines.splice(this.lines.indexOf(line), 1);
      for (const waiting of this.waiting.values())
        if (waiting.line === line) waiting.settle(failed('connection_failed'));
    });
    const debug_info = { host: 'standin', build_number: 1, approximate_connection_time: 18_060 };
    const connection_info = { app_id: IDS.app };
    socket.send(JSON.stringify({ type: 'hello', num_connections: this.lines.length, debug_info, connection_info }));
  }

  private async hear(data: string): Promise<void> {
    this.state.touched = Date.now();
    let frame: unknown;
    try {
      frame = JSON.parse(data);
    } catch {
      frame = undefined;
    }
    const { envelope_id, payload } = record(frame);
    const waiting = this.waiting.get(text(envelope_id));
    if (!waiting) {
      this.state.errors.push(`socket: acknowledges no envelope: ${data.slice(0, 200)}`);
      return;
    }
    const moment = { kind: 'acknowledged', method: '', replica: waiting.line.replica } as const;
    if ((await this.state.watcher?.(moment)) === 'lost') return;
    const { attempt, late } = waiting;
    this.state.acks.push({ envelope: text(envelope_id), attempt, late, payload });
    waiting.settle({ acked: true, reason: '', payload, status: 0 });
  }
}

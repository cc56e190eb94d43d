import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import { type Json, record, text } from '../../slack/standin/check.ts';
import { type Callback, kicked } from './callbacks.ts';
import { type Effect, nameOf, readEffect, takeFault } from './fault.ts';
import { attempt, obey, parse, remember } from './frame.ts';
import { type Outcome, Refusal } from './refusal.ts';
import type { Heard, State } from './state.ts';

interface Line {
  readonly number: number;
  readonly socket: WebSocket;
  /** Its subscription has been accepted, and no other's since. */
  holds: boolean;
  /** The bot has been told so. */
  subscribed: boolean;
}

/** The long connection: lines, frames and their acknowledgements. */
export class Sockets {
  private readonly server = new WebSocketServer({ noServer: true });
  private readonly lines: Line[] = [];
  private readonly held: (() => void)[] = [];
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly state: State;
  private http: Server | null = null;
  private port = 0;
  private count = 0;
  private refusals = 0;
  /** How often a connection was refused with 503. */
  refused = 0;

  constructor(state: State) {
    this.state = state;
  }

  /** Where bots connect. */
  get url(): string {
    return `ws://127.0.0.1:${this.port}`;
  }

  /** The number of the line that is subscribed; 0 where none is. */
  get current(): number {
    return this.holder()?.number ?? 0;
  }

  /** How many connections are open, subscribed or not. */
  get open(): number {
    return this.lines.length;
  }

  /** Listens, on the same port as before. */
  async up(): Promise<void> {
    const http = createServer((_, response) => void response.writeHead(426).end());
    http.on('upgrade', (request, socket, head) => this.knock(request, socket as Socket, head));
    await new Promise<void>((done) => http.listen(this.port, '127.0.0.1', done));
    this.http = http;
    this.port = (http.address() as AddressInfo).port;
  }

  /** Breaks every connection and listens no more. */
  async down(): Promise<void> {
    const http = this.http;
    this.http = null;
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    this.held.length = 0;
    this.drop();
    http?.closeAllConnections();
    await new Promise<void>((done) => (http ? http.close(() => done()) : done()));
  }

  /** Answers the next so many connections with 503. */
  refuse(times: number): void {
    this.refusals = times;
  }

  /** Breaks every connection without a word. */
  drop(): void {
    for (const { socket } of [...this.lines]) socket.terminate();
  }

  /** Tells the subscribed connection that another has taken its place, and closes it. */
  kick(): void {
    const line = this.holder();
    if (line) this.turnOut(line);
  }

  /** Says the acknowledgements that were held back, the oldest first. */
  release(): void {
    for (const say of this.held.splice(0)) say();
  }

  /** Sends a callback to the subscribed connection; false where there is none. */
  send(callback: Callback): boolean {
    const line = this.holder();
    if (!line?.subscribed) return false;
    remember(this.state, callback, line.number);
    line.socket.send(JSON.stringify(callback));
    return true;
  }

  /** Sends any frame to the subscribed connection; a string goes as it is. */
  raw(frame: unknown): void {
    this.holder()?.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  private holder(): Line | undefined {
    return this.lines.find((line) => line.holds && line.socket.readyState === WebSocket.OPEN);
  }

  private knock(request: IncomingMessage, socket: Socket, head: Buffer): void {
    if (this.refusals > 0) {
      this.refusals -= 1;
      this.refused += 1;
      socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      this.state.touch();
    } else this.server.handleUpgrade(request, socket, head, (ws) => this.welcome(ws));
  }

  private welcome(socket: WebSocket): void {
    this.count += 1;
    const line: Line = { number: this.count, socket, holds: false, subscribed: false };
    this.lines.push(line);
    socket.on('error', () => undefined);
    socket.on('message', (data) => this.hear(line, data));
    socket.on('close', () => {
      this.lines.splice(this.lines.indexOf(line), 1);
      this.state.touch();
    });
    this.state.touch();
  }

  private hear(line: Line, data: RawData): void {
    const frame = parse(String(data));
    const req = text(record(frame.headers).req_id);
    const cmd = text(frame.cmd);
    const body = record(frame.body);
    const { subscribed } = line;
    const heard: Heard = { line: line.number, subscribed, cmd, req, body, at: this.state.now(), result: 0 };
    this.state.frames.push(heard);
    if (req === '' || cmd === '')
      this.state.errors.push(`a frame without req_id or cmd: ${String(data).slice(0, 200)}`);
    else this.respond(line, heard, takeFault(this.state, cmd, body));
    this.state.touch();
  }

  private respond(line: Line, heard: Heard, effect: Effect | null): void {
    if (effect !== null) heard.result = nameOf(effect);
    const { is, outcome: wanted, delayMs } = readEffect(effect);
    if (is === 'drop') line.socket.terminate();
    if (is === 'drop' || is === 'ignore') return;
    const outcome = wanted ?? this.take(line, heard);
    if (effect === null) heard.result = outcome.errcode;
    const say = () => this.say(line, heard, outcome);
    if (is === 'drop after storing') line.socket.terminate();
    else if (is === 'hold') this.held.push(say);
    else if (delayMs !== null) this.later(delayMs, say);
    else if (is !== 'lose') say();
  }

  /** Does what a frame asks for. */
  private take(line: Line, heard: Heard): Outcome {
    return attempt(this.state, heard.cmd, () => {
      if (heard.cmd === 'aibot_subscribe') this.subscribe(line, heard.body);
      else if (heard.cmd !== 'ping') obey(this.state, heard, line.subscribed && line.holds);
    });
  }

  private subscribe(line: Line, { bot_id, secret }: Json): void {
    if (bot_id !== this.state.botId || secret !== this.state.secret) throw new Refusal('secret');
    const before = this.holder();
    if (before && before !== line) this.turnOut(before);
    line.holds = true;
  }

  private turnOut(line: Line): void {
    line.holds = false;
    line.socket.send(JSON.stringify(kicked(this.state)));
    if (this.state.closeMs === 0) line.socket.close();
    else this.later(this.state.closeMs, () => line.socket.close());
    this.state.touch();
  }

  private say(line: Line, { req, cmd }: Heard, { errcode, errmsg }: Outcome): void {
    if (cmd === 'aibot_subscribe' && errcode === 0) line.subscribed = true;
    line.socket.send(JSON.stringify({ headers: { req_id: req }, errcode, errmsg }));
    this.state.touch();
  }

  private later(ms: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      act();
    }, ms);
    this.timers.add(timer);
  }
}

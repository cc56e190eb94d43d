import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRecord, type Json, text } from './check.ts';
import { takeUpload } from './files.ts';
import { answer } from './methods.ts';
import { takeReply } from './reply.ts';
import type { Call, Fault, Moment, State } from './state.ts';

interface Request {
  readonly name: string;
  readonly args: Json;
  readonly channel: string;
  readonly replica: string;
  /** Does the work; called at most once. */
  run(): { status: number; body: Json };
}

/** A server for the Web API and the response_urls; `open` gives the address of a new socket. */
export function createHttp(state: () => State, open: (replica: string) => string): Server {
  return createServer((request, response) => {
    void read(request).then((body) => {
      const asked = understand(state(), request, body, open);
      if (asked) void dawdle(state(), asked).then(() => respond(state(), asked, response));
      else send(response, 404, { ok: false, error: 'not_found' });
    });
  });
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  return type.startsWith('multipart/form-data') ? fileIn(body, type) : body;
}

/** The bytes of the first file of a form; a file may be brought so, or as it is. */
async function fileIn(body: Buffer, type: string): Promise<Buffer> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const file = [...form.values()].find((value) => typeof value !== 'string');
  return file === undefined ? body : Buffer.from(await file.arrayBuffer());
}

function understand(
  state: State,
  request: IncomingMessage,
  bytes: Buffer,
  open: (replica: string) => string,
): Request | undefined {
  const [, replica = '', door, name = ''] =
    /^(?:\/(\w+))?\/(api|response|upload)\/([^/?]+)/.exec(request.url ?? '') ?? [];
  if (door === 'upload') {
    const file = () => takeUpload(state, name, bytes);
    return { name: 'upload', args: { id: name }, channel: '', replica, run: file };
  }
  const args = parse(bytes.toString('utf8'), request.headers['content-type'] ?? '');
  if (door === 'api') {
    const token = (request.headers.authorization ?? '').replace(/^Bearer /, '') || text(args.token);
    const channel = text(args.channel) || text(args.channel_id);
    const run = () => ({ status: 200, body: answer(name, token, args, state, () => open(replica)) });
    return { name, args, channel, replica, run };
  }
  if (door !== 'response') return undefined;
  const channel = state.replies.get(name)?.channel ?? '';
  return { name: 'response_url', args, channel, replica, run: () => takeReply(state, name, args) };
}

/** Arguments of a JSON or urlencoded body; lists and objects come as JSON inside the latter. */
function parse(body: string, type: string): Json {
  const fields = type.includes('json') ? json(body) : Object.fromEntries(new URLSearchParams(body));
  if (!isRecord(fields)) return {};
  const deep = (value: unknown) => (typeof value === 'string' && /^[[{]/.test(value) ? json(value) : value);
  const nested = ['blocks', 'metadata', 'view', 'prompts', 'attachments', 'loading_messages', 'files'];
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, nested.includes(key) ? deep(value) : value]),
  );
}

function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function takeFault(state: State, { name, channel }: Request): Fault | undefined {
  const fault = state.faults.find(
    (each) => each.left > 0 && [name, '*'].includes(each.method) && [undefined, channel].includes(each.channel),
  );
  if (fault) fault.left -= 1;
  return fault;
}

/** Half of the time that a post takes. */
async function dawdle({ slowMs }: State, { name }: Request): Promise<void> {
  if (slowMs > 0 && name === 'chat.postMessage') await sleep((Math.random() * slowMs) / 2);
}

async function watch(
  { watcher }: State,
  kind: Moment['kind'],
  { name, replica }: Request,
): Promise<'lost' | undefined> {
  return (await watcher?.({ kind, method: name, replica })) ?? undefined;
}

async function respond(state: State, asked: Request, response: ServerResponse): Promise<void> {
  const { name: method, args, replica } = asked;
  const call: Call = { method, args, replica, at: Date.now(), doneAt: null, result: 'ok' };
  state.calls.push(call);
  state.touched = call.at;
  if ((await watch(state, 'asked', asked)) === 'lost') {
    call.result = 'lost';
    response.destroy();
    return;
  }
  const fault = takeFault(state, asked);
  if (!fault) {
    const { status, body } = asked.run();
    call.doneAt = Date.now();
    call.result = text(body.error) || 'ok';
    await watch(state, 'done', asked);
    await dawdle(state, asked);
    send(response, status, body);
    return;
  }
  call.result = typeof fault.with === 'object' ? fault.with.error : String(fault.with);
  if (fault.with === 429) {
    response.setHeader('retry-after', String(fault.seconds ?? 1));
    send(response, 429, { ok: false, error: 'ratelimited' });
  } else if (fault.with === 500) send(response, 500, { ok: false, error: 'internal_error' });
  else if (typeof fault.with === 'object') send(response, 200, { ok: false, error: fault.with.error });
  else if (fault.with !== 'timeout') {
    if (fault.with === 'drop after storing') asked.run();
    response.destroy();
  }
}

function send(response: ServerResponse, status: number, body: Json): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}

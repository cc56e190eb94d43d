import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isRecord, type Json, record, text } from '../../slack/standin/check.ts';
import { nameOf, readEffect, takeFault } from './fault.ts';
import { attempt } from './frame.ts';
import { bytes } from './limits.ts';
import { count, countChat } from './rate.ts';
import { Refusal } from './refusal.ts';
import { demandSize } from './reply.ts';
import type { Heard, Post, State } from './state.ts';

/** WeCom's HTTP side: `/cgi-bin/webhook/send?key=` for groups, and the response_urls of messages. */
export function createApi(state: State): Server {
  return createServer((request, response) => {
    void read(request).then((text) => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      const cmd = DOORS[url.pathname];
      if (cmd === undefined || request.method !== 'POST') return void response.writeHead(404).end();
      const name = url.searchParams.get(cmd === 'webhook' ? 'key' : 'response_code') ?? '';
      const body = record(parse(text));
      const heard: Heard = { line: 0, subscribed: false, cmd, req: name, body, at: state.now(), result: 0 };
      state.frames.push(heard);
      respond(state, heard, response, parse(text) !== undefined);
      state.touch();
    });
  });
}

const DOORS: Readonly<Record<string, 'webhook' | 'response'>> = {
  '/cgi-bin/webhook/send': 'webhook',
  '/cgi-bin/aibot/response': 'response',
};
const KINDS: readonly string[] = ['text', 'markdown', 'markdown_v2'] satisfies Post['msgtype'][];

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function respond(state: State, heard: Heard, response: ServerResponse, isJson: boolean): void {
  const effect = takeFault(state, heard.cmd, heard.body);
  const { is, outcome: wanted, delayMs } = readEffect(effect);
  if (effect !== null) heard.result = nameOf(effect);
  if (typeof effect === 'object' && effect !== null && 'status' in effect) response.writeHead(effect.status).end();
  else if (is === 'drop') response.destroy();
  else if (is !== 'ignore') {
    const { cmd, req, body } = heard;
    const work = () => (cmd === 'webhook' ? takePost(state, req, body, isJson) : takeResponse(state, req, body));
    const outcome = wanted ?? attempt(state, cmd, work);
    const send = () =>
      response.writeHead(200, { 'content-type': 'application/json; charset=UTF-8' }).end(JSON.stringify(outcome));
    if (effect === null) heard.result = outcome.errcode;
    if (is === 'drop after storing') response.destroy();
    else if (delayMs !== null) setTimeout(send, delayMs).unref();
    else if (is !== 'lose' && is !== 'hold') send();
  }
}

function takePost(state: State, key: string, body: Json, isJson: boolean): void {
  if (!state.keys.includes(key)) throw new Refusal('key');
  if (!isJson) throw new Refusal('parameter', 'no JSON');
  const msgtype = text(body.msgtype) as Post['msgtype'];
  if (!KINDS.includes(msgtype)) throw new Refusal('type', msgtype);
  const { content: words, mentioned_list: list } = record(body[msgtype]);
  const content = text(words);
  const most = msgtype === 'text' ? state.limits.webhookText : state.limits.webhookMarkdown;
  if (content.trim() === '') throw new Refusal('empty', `${msgtype}.content`);
  if (bytes(content) > most) throw new Refusal('parameter', `${msgtype}.content exceed max length ${most}`);
  count(state, `webhook ${key}`, state.limits.webhookPerMinute);
  const odd = oddity(msgtype, content);
  if (odd !== null) state.errors.push(`webhook: ${odd}`);
  state.posts.push({ key, msgtype, content, mentioned: Array.isArray(list) ? list.map(text) : [] });
}

/** What would stand in the group as it was typed; null where all is understood. */
function oddity(msgtype: Post['msgtype'], content: string): string | null {
  if (msgtype === 'markdown' && /^\s*\|.*\|\s*$/m.test(content)) return 'markdown knows no tables';
  if (msgtype === 'markdown_v2' && /<font\b|<@/.test(content)) return 'markdown_v2 knows neither colours nor mentions';
  return null;
}

/** A reply without the connection: markdown, once, within an hour. */
function takeResponse(state: State, req: string, body: Json): void {
  const asked = state.asked.get(req);
  if (asked?.what !== 'message' || asked.responded) throw new Refusal('reqId', 'response_code is unknown or used');
  if (state.now() - asked.at > state.limits.responseMs) throw new Refusal('reqId', 'response_code is too old');
  const content = isRecord(body.markdown) ? text(body.markdown.content) : '';
  if (body.msgtype !== 'markdown') throw new Refusal('type', text(body.msgtype));
  if (content.trim() === '') throw new Refusal('empty', 'markdown/content');
  demandSize(state, content);
  countChat(state, asked.chat);
  asked.responded = true;
  state.said.push({ kind: 'push', chat: asked.chat, via: 'response_url', content });
}

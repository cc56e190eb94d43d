import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { locate } from '../../intents/retrieval/quotation.ts';
import { OPERATIONS } from '../../src/api/operations.ts';
import { ROOT } from '../../src/config/root.ts';
import { connectPrograms } from '../../src/mcp/connect.ts';
import { knowledge } from '../knowledge.ts';
import { openTestApp } from '../test-app.ts';
import { type AnyClient, connectClient, ERAS, type Target } from './clients.ts';

const TOKEN = 'a-token-that-is-long-enough';

interface Served {
  readonly url: string;
  readonly token: string;
  close(): Promise<void>;
}

async function serve(env: Record<string, string> = {}): Promise<Served> {
  const app = await openTestApp({ API_TOKENS: `tests=${TOKEN}`, API_REQUESTS_PER_MINUTE: '10000', ...env });
  const connection = await connectPrograms(app.context);
  const close = async () => {
    await connection.stop();
    await app.close();
  };
  return { url: `${app.context.server.url}/mcp`, token: TOKEN, close };
}

async function openHttp(env: Record<string, string> = {}): Promise<Served> {
  const served = await serve(env);
  onTestFinished(served.close);
  return served;
}

const TRANSPORTS: Readonly<Record<string, () => Promise<Target & { close?: () => Promise<void> }>>> = {
  stdio: async () => ({ env: {} }),
  http: serve,
};
const WAYS = Object.keys(TRANSPORTS).flatMap((name) => ERAS.map((era) => ({ name, era })));

/** Something to call each tool with. */
const CALLS: Readonly<Record<string, Record<string, unknown>>> = {
  ask: { question: '电梯评估多少台' },
  item: { unit: '6.1' },
  list: { property: '试点' },
  search: { query: '60台' },
  fetch: { id: '2020-jiading/6.1' },
  verify: { sentence: '完成60台住宅小区老旧电梯安全评估工作' },
  calendar: { from: '2020-05-01', to: '2020-05-31' },
  plans: {},
};

describe.each(WAYS)('a client of $era over $name', ({ name, era }) => {
  let client: AnyClient;
  let close = async () => {};
  beforeAll(async () => {
    const target = await (TRANSPORTS[name] ?? serve)();
    client = await connectClient(era, target);
    close = async () => {
      await client.close();
      await target.close?.();
    };
  });
  afterAll(() => close());

  it('lists and calls every tool, and has the whole result in either half', async () => {
    if (era === '2026-07-28' || era === 'auto') expect(client.protocol).toBe('2026-07-28');
    const tools = await client.tools();
    expect(tools.map((tool) => tool.name).toSorted()).toEqual(Object.keys(CALLS).toSorted());
    for (const tool of tools) {
      expect(tool.description).toMatch(/\p{Script=Han}/u);
      expect(tool.description).toMatch(/[A-Za-z]{4}/);
      expect(tool.outputSchema).toBeDefined();
      // Both clients check structured results against the schema that the tool declares.
      const { text, structured, isError } = await client.call(tool.name, CALLS[tool.name] ?? {});
      expect(isError).toBe(false);
      const output = OPERATIONS.find((one) => one.name === tool.name)?.output.parse(structured);
      expect(output?.status).toBe('answered');
      const { citations } = output as { citations: { quote: string; address: string; start: number; end: number }[] };
      expect(citations.length).toBeGreaterThan(0);
      for (const { quote, address, start, end } of citations) {
        expect(knowledge.plan.text.slice(start, end)).toBe(quote);
        expect(text).toContain(address);
        expect(text).toContain(`${start}`);
      }
    }
  });

  it('has plans, sections, items and points as resources, and the rules of quoting as a prompt', async () => {
    const { plan, units } = knowledge;
    const listed = await client.resources();
    const points = plan.measures.filter(({ id, item }) => id !== item).length;
    expect(listed.length).toBe(1 + units.size - points);
    expect(await client.templates()).toEqual(['plan://{plan}', 'plan://{plan}/{unit}']);
    for (const { uri } of [...listed.slice(0, 3), ...listed.slice(-2), { uri: 'plan://2020-jiading/6.1' }]) {
      const [address = '', , ...lines] = (await client.read(uri)).split('\n');
      expect(address).toContain(`《${plan.title}》`);
      expect(plan.text).toContain(lines.join('\n'));
    }
    await expect(client.read('plan://2020-jiading/99.9')).rejects.toThrow();
    expect(await client.prompt('quoting_rules', { question: '电梯评估多少台' })).toMatch(
      /一字不改[\s\S]*unchanged[\s\S]*电梯/,
    );
  });

  it('finds 60台 by search, fetches it, and the plan holds what it quotes', async () => {
    const { structured } = await client.call('search', { query: '60台' });
    const [first] = (structured as { results: { id: string; title: string; text: string; url: string }[] }).results;
    expect(first).toMatchObject({ id: '2020-jiading/6.1', url: 'plan://2020-jiading/6.1' });
    const fetched = JSON.parse((await client.call('fetch', { id: first?.id ?? '' })).text);
    expect(fetched).toMatchObject({ id: first?.id, title: first?.title, url: first?.url });
    const resource = await client.read(first?.url ?? '');
    expect(resource).toContain(fetched.text);
    const bare = fetched.text.replace(/[^\p{Script=Han}a-z0-9%+]/gu, '');
    expect(locate(bare, knowledge)[0]?.passage.unit).toBe('6.1');
    expect((await client.call('verify', { sentence: fetched.text })).structured).toMatchObject({
      verdict: 'verbatim',
      exact: true,
    });
  });

  it('gets a refusal as a result, a wrong call as an error without structure, and follow-ups understood', async () => {
    const refused = await client.call('ask', { question: '局长是谁' });
    expect(refused).toMatchObject({ isError: false, structured: { status: 'not_in_plan', citations: [] } });
    for (const [tool, input] of [
      ['item', { unit: '99.9' }],
      ['fetch', { id: 'nothing' }],
      ['list', { office: '火星科' }],
      ['verify', { sentence: '我们去公园散步吧今天' }],
      ['ask', { question: '电梯', plan: '1999' }],
    ] as const)
      expect(await client.call(tool, input), tool).toMatchObject({
        isError: false,
        structured: { status: 'not_in_plan' },
      });
    const wrong = await client.call('ask', { question: 7 }).catch((error: Error) => ({
      ...{ isError: true, structured: undefined, text: error.message },
    }));
    expect(wrong).toMatchObject({ isError: true, structured: undefined });
    await client.call('ask', { question: '第6条', conversation: 'one' });
    const second = await client.call('ask', { question: '那第二点呢', conversation: 'one' });
    expect(second.structured).toMatchObject({ citations: [{ unit: '6.2' }] });
    const alone = await client.call('ask', { question: '那第二点呢', conversation: 'other' });
    expect(alone.structured).toMatchObject({ status: 'clarify' });
  });
});

describe('over standard input and output', () => {
  it('nothing but messages of the protocol comes out, and the program ends when its input does', async () => {
    const child = spawn(process.execPath, [join(ROOT, 'src', 'run.mjs'), 'mcp'], {
      cwd: ROOT,
      env: { ...process.env, LOG_LEVEL: 'debug', SEGMENTER: 'rust' },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const printed = readAll(child.stdout);
    const logged = readAll(child.stderr);
    const params = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'raw', version: '1' } };
    const send = (message: unknown) =>
      child.stdin.write(`${typeof message === 'string' ? message : JSON.stringify(message)}\n`);
    send('this is no message');
    send({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
    send({ jsonrpc: '2.0', method: 'notifications/initialized' });
    send({ jsonrpc: '2.0', id: 2, method: 'tools/call', params: { name: 'ask', arguments: { question: '电梯' } } });
    const ids: unknown[] = [];
    let rest = '';
    child.stdout.on('data', (chunk) => {
      rest += chunk;
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      ids.push(...lines.map((line) => JSON.parse(line).id));
    });
    await expect.poll(() => ids.filter((id) => id !== null && id !== undefined)).toEqual([1, 2]);
    child.stdin.end();
    const [status] = await once(child, 'close');
    expect(status).toBe(0);
    for (const line of (await printed).trim().split('\n')) expect(JSON.parse(line)).toMatchObject({ jsonrpc: '2.0' });
    expect(await logged).not.toContain('电梯');
  });

  it('a broken setting ends it with one line on standard error, and nothing on standard output', async () => {
    const child = spawn(process.execPath, [join(ROOT, 'src', 'run.mjs'), 'mcp'], {
      cwd: ROOT,
      env: { ...process.env, SEEDS_DIR: join(ROOT, 'nowhere') },
    });
    child.stdin.end();
    const [out, err] = await Promise.all([readAll(child.stdout), readAll(child.stderr), once(child, 'close')]);
    expect(out).toBe('');
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(child.exitCode).toBe(2);
  });
});

describe('over HTTP', () => {
  const list = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} });
  const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
  const post = (url: string, more: Record<string, string>, body = list) =>
    fetch(url, { method: 'POST', headers: { ...headers, ...more }, body });

  it('nobody is answered without the right token, nor a page of a strange origin, nor more often than allowed', async () => {
    const { url } = await openHttp({ API_REQUESTS_PER_MINUTE: '2', API_ORIGINS: 'https://portal.example' });
    const authorization = `Bearer ${TOKEN}`;
    for (const given of [{}, { authorization: 'Bearer wrong-token-of-some-length' }]) {
      const refused = await post(url, given);
      expect(refused.status).toBe(401);
      expect(refused.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
    expect((await post(url, { authorization, origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await post(url, { authorization, origin: 'https://portal.example' })).status).toBe(200);
    expect((await post(url, { authorization })).status).toBe(200);
    const over = await post(url, { authorization });
    expect(over.status).toBe(429);
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('what is too large or no message is refused and breaks nothing', async () => {
    const { url } = await openHttp();
    const authorization = `Bearer ${TOKEN}`;
    expect((await post(url, { authorization }, 'x'.repeat(200_000))).status).toBe(413);
    expect((await post(url, { authorization }, '{')).status).toBe(400);
    expect((await post(url, { authorization })).status).toBe(200);
  });
});

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import createClient from 'openapi-fetch';
import { describe, expect, it } from 'vitest';
import type { Library } from '../../index/library.ts';
import { OPERATIONS } from '../../src/api/operations.ts';
import { PLATFORMS } from '../../src/app/platforms.ts';
import { readConfig } from '../../src/config/config.ts';
import { ROOT, VERSION } from '../../src/config/root.ts';
import { answerLine } from '../../src/terminal/protocol.ts';
import { connect } from '../../src/web/connect.ts';
import { library } from '../knowledge.ts';
import { openSite, visit } from '../web/site.ts';
import type { paths } from './client.ts';
import { plainDocument } from './document.ts';
import { AUTHORIZED, openApi } from './site.ts';

type Sent = Readonly<Record<string, string>>;

function post(url: string, body: unknown, headers: Sent = AUTHORIZED): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return fetch(url, { method: 'POST', body: text, headers: { 'content-type': 'application/json', ...headers } });
}

describe('a program', () => {
  it('gets what the terminal prints as JSON, with links where there is a public address', async () => {
    const publicUrl = 'https://plan.example.gov.cn';
    const { url } = await openApi({ PUBLIC_URL: publicUrl });
    const question = '电梯要评估100台对吗';
    const reply = await (await post(`${url}/api/v1/ask`, { question })).json();
    const { id: _, ...line } = JSON.parse(answerLine({ id: 1, question }, library, '2020-04-20', publicUrl));
    expect(reply).toEqual(line);
    expect(reply).toMatchObject({ status: 'answered', claims: [{ said: '100台', printed: '60台' }] });
    expect(reply.citations[0].link).toBe(`${publicUrl}/plan/2020-jiading?mark=2772-2830#6.1`);
  });

  it('goes on in its own conversation, and what the plan does not say is kept', async () => {
    const { url, context } = await openApi();
    const ask = async (body: object) => (await post(`${url}/api/v1/ask`, body)).json();
    await ask({ question: '第6条', conversation: 'a' });
    expect(await ask({ question: '那第二点呢', conversation: 'a' })).toMatchObject({ citations: [{ unit: '6.2' }] });
    expect(await ask({ question: '那第二点呢', conversation: 'b' })).toMatchObject({ status: 'clarify' });
    const refused = await post(`${url}/api/v1/ask`, { question: '局长是谁' });
    expect(refused.status).toBe(200);
    expect(await refused.json()).toMatchObject({ status: 'not_in_plan' });
    const kept = await context.store.unanswered.top({ since: 0, limit: 10 });
    expect(kept.map(({ question }) => question)).toEqual(['局长是谁']);
  });

  it('gets an answer from no other platform’s conversation', async () => {
    const { url, context } = await openApi();
    await context.store.conversations.remember(
      'web:x',
      '{"units":["6.1"],"kind":"item","asked":"","more":[]}',
      Date.now(),
    );
    const reply = await (await post(`${url}/api/v1/ask`, { question: '谁负责', conversation: '../web:x' })).json();
    expect(reply.status).toBe('clarify');
  });
});

describe('a program’s token', () => {
  it('is asked for, and a wrong one is told from a missing one', async () => {
    const { url } = await openApi();
    for (const [headers, code] of [
      [{}, 'token-missing'],
      [{ authorization: 'Basic abc' }, 'token-missing'],
      [{ authorization: 'Bearer a-token-that-is-long-enougH' }, 'token-wrong'],
    ] as const) {
      const response = await fetch(`${url}/api/v1/plans`, { headers });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer realm=/);
      expect(await response.json()).toMatchObject({ type: `/api#${code}`, status: 401 });
    }
  });

  it('may ask so often in a minute, one beside the other', async () => {
    const second = 'another-token-long-enough';
    const tokens = `tests=${AUTHORIZED.authorization.slice(7)},other=${second}`;
    const { url } = await openApi({ API_TOKENS: tokens, API_REQUESTS_PER_MINUTE: '2' });
    const get = (headers: Sent) => fetch(`${url}/api/v1/plans`, { headers });
    const [first, last] = [await get(AUTHORIZED), await get(AUTHORIZED)];
    expect(first.headers.get('ratelimit-remaining')).toBe('1');
    expect(last.headers.get('ratelimit-remaining')).toBe('0');
    const over = await get(AUTHORIZED);
    expect(over.status).toBe(429);
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await over.json()).toMatchObject({ title: '请求太多' });
    expect((await get({ authorization: `Bearer ${second}` })).status).toBe(200);
  });
});

describe('an ETag', () => {
  it('stands for the snapshot: the same again is 304, and another plan or day is not', async () => {
    let current: Library = library;
    const { url, context } = await openApi();
    Object.defineProperty(context, 'library', { get: () => current });
    const get = (path: string, headers: Sent = {}) =>
      fetch(`${url}/api/v1/${path}`, { headers: { ...AUTHORIZED, ...headers } });
    const first = await get('item?unit=6.1');
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[0-9a-f]+"$/);
    const again = await get('item?unit=6.1', { 'if-none-match': `"x", W/${tag}` });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
    expect((await get('item?unit=6.1', { 'if-none-match': '"x"' })).status).toBe(200);
    current = { plans: library.plans.map((one) => ({ ...one, version: '2026-01-01 abcdef0' })) };
    const changed = await get('item?unit=6.1', { 'if-none-match': tag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(tag);
    const words = new Map([['甲', ['乙']]]);
    current = { plans: library.plans.map((one) => ({ ...one, lexicon: { ...one.lexicon, synonyms: words } })) };
    expect((await get('item?unit=6.1')).headers.get('etag')).not.toBe(tag);
    current = { plans: [...library.plans] };
    expect((await get('item?unit=6.1')).headers.get('etag')).toBe(tag);
    expect((await post(`${url}/api/v1/ask`, { question: '6.1' })).headers.get('etag')).toBeNull();
  });
});

describe('a problem', () => {
  const cases: readonly (readonly [string, (url: string) => Promise<Response>, number])[] = [
    ['not-found', (url) => fetch(`${url}/api/v2/ask`), 404],
    ['method-not-allowed', (url) => fetch(`${url}/api/v1/ask`, { headers: AUTHORIZED }), 405],
    ['not-json', (url) => post(`${url}/api/v1/ask`, '{', AUTHORIZED), 415],
    ['not-json', (url) => fetch(`${url}/api/v1/ask`, { method: 'POST', body: 'a=1', headers: AUTHORIZED }), 415],
    ['too-large', (url) => post(`${url}/api/v1/ask`, { question: 'x'.repeat(100_000) }), 413],
    ['invalid', (url) => post(`${url}/api/v1/ask`, { question: 7 }), 400],
    ['invalid', (url) => post(`${url}/api/v1/ask`, []), 400],
    ['invalid', (url) => fetch(`${url}/api/v1/item?unit=6.1&unit=6.2`, { headers: AUTHORIZED }), 400],
    ['invalid', (url) => fetch(`${url}/api/v1/item?unit=6.1&colour=red`, { headers: AUTHORIZED }), 400],
    ['invalid', (url) => fetch(`${url}/api/v1/list?due_to=2020-02-30`, { headers: AUTHORIZED }), 400],
  ];

  it.each(cases)('%s is told as problem+json', async (code, send, status) => {
    const { url } = await openApi();
    const response = await send(url);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const body = await response.json();
    expect(body).toMatchObject({ type: `/api#${code}`, status, title: expect.any(String), detail: expect.any(String) });
    expect(await (await fetch(`${url}/api`)).text()).toContain(`id="${code}"`);
  });

  it.each([
    ['', 'zh', /^参数不对$/, /字段不对：question/],
    ['en-US,en;q=0.9', 'en', /^Invalid/, /question/],
    ['fr, zh-CN;q=0.3, en;q=0.5', 'en', /^Invalid/, /question/],
    ['de', 'zh', /^参数不对$/, /字段不对：question/],
  ])('speaks the language that is asked for: %j', async (asked, language, title, detail) => {
    const { url } = await openApi();
    const response = await post(`${url}/api/v1/ask`, { question: 7 }, { ...AUTHORIZED, 'accept-language': asked });
    expect(response.headers.get('content-language')).toBe(language);
    const body = await response.json();
    expect(body.title).toMatch(title);
    expect(body.detail).toMatch(detail);
    expect(body.fields).toEqual(['question']);
  });

  it('of our own is told without its cause, which the log has', async () => {
    const { url, context, logged } = await openApi();
    Object.defineProperty(context, 'library', {
      get: () => {
        throw new Error('secret');
      },
    });
    const response = await fetch(`${url}/api/v1/plans`, { headers: AUTHORIZED });
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
    expect(logged).toContain('api request failed');
  });
});

describe('a page of another origin', () => {
  const origin = 'https://portal.example.gov.cn';
  const preflight = (url: string, from: string) =>
    fetch(`${url}/api/v1/ask`, {
      method: 'OPTIONS',
      headers: {
        origin: from,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      },
    });

  it('is let in where it is named, and nowhere else', async () => {
    const { url } = await openApi({ API_ORIGINS: origin });
    expect((await preflight(url, origin)).headers.get('access-control-allow-origin')).toBe(origin);
    expect((await preflight(url, 'https://elsewhere.example')).headers.get('access-control-allow-origin')).toBeNull();
    const answered = await post(`${url}/api/v1/ask`, { question: '6.1' }, { ...AUTHORIZED, origin });
    expect(answered.headers.get('access-control-allow-origin')).toBe(origin);
  });

  it('is let in nowhere where none is named', async () => {
    const { url } = await openApi();
    const answered = await post(`${url}/api/v1/ask`, { question: '6.1' }, { ...AUTHORIZED, origin });
    expect([...answered.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('the OpenAPI document', () => {
  it('is valid, and tells every route and no other', async () => {
    const { url } = await openApi();
    const document = await (await fetch(`${url}/api/openapi.json`)).json();
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(document.info.version).toBe(VERSION);
    const told = Object.entries<object>(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method} ${path}`),
    );
    expect(told).toEqual(OPERATIONS.map(({ method, name }) => `${method} /api/v1/${name}`));
    for (const { method, name } of OPERATIONS) {
      const { status } = await fetch(`${url}/api/v1/${name}`, { method: method.toUpperCase(), headers: AUTHORIZED });
      expect([200, 400, 415], name).toContain(status);
    }
  });

  it('is drawn as a page that loads nothing', async () => {
    const { url } = await openApi();
    const response = await fetch(`${url}/api`);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const page = await response.text();
    for (const { name, title } of OPERATIONS)
      expect(page).toContain(`/api/v1/${name}</code> ${title.zh} · ${title.en}`);
    expect(page).not.toMatch(/<script|src=/);
  });

  it('is what the client of the tests was generated from, which asks a question', async () => {
    const generated = readFileSync(join(ROOT, 'tests', 'api', 'client.ts'), 'utf8');
    const digest = createHash('sha256').update(JSON.stringify(plainDocument())).digest('hex');
    expect(/digest is that of the document: (\w+)/.exec(generated)?.[1]).toBe(digest);
    const { url } = await openApi();
    const client = createClient<paths>({ baseUrl: url, headers: AUTHORIZED });
    const { data } = await client.POST('/api/v1/ask', { body: { question: '电梯评估多少台' } });
    expect(data?.citations.map(({ unit }) => unit)).toEqual(['6.1']);
    const listed = await client.GET('/api/v1/list', { params: { query: { property: '试点' } } });
    expect(listed.data?.count).toBe(listed.data?.units.length);
    const { error } = await client.GET('/api/v1/item', { params: { query: { unit: 'x'.repeat(300) } } });
    expect(error?.fields).toEqual(['unit']);
  });
});

describe('the settings', () => {
  it('open the API where there is a token, and not otherwise', async () => {
    const isWanted = PLATFORMS.find(({ name }) => name === 'api')?.isWanted;
    expect(isWanted?.(readConfig({}))).toBe(false);
    expect(isWanted?.(readConfig({ API_TOKENS: `a=${'x'.repeat(24)}` }))).toBe(true);
    const site = await openSite();
    for (const path of ['/api', '/api/v1/plans', '/mcp']) expect((await visit(site).get(path)).status).toBe(404);
  });

  it('hold several programs, and a token may hold what base64 does', () => {
    const { api } = readConfig({ API_TOKENS: `a=${'x'.repeat(24)}, b.c=${'y'.repeat(24)}+/==` });
    expect(api.clients.map(({ name, token }) => [name, token.length])).toEqual([
      ['a', 24],
      ['b.c', 28],
    ]);
  });

  it.each([
    [{ API_TOKENS: 'short=abc' }, '24'],
    [{ API_TOKENS: 'x'.repeat(40) }, '名称=令牌'],
    [{ API_ORIGINS: 'portal.example.gov.cn' }, 'API_ORIGINS'],
    [{ API_ORIGINS: 'https://portal.example.gov.cn/page' }, 'API_ORIGINS'],
    [{ API_REQUESTS_PER_MINUTE: '0' }, 'API_REQUESTS_PER_MINUTE'],
  ])('that cannot be are told with their mend: %j', (env, told) => {
    expect(() => readConfig(env)).toThrow(told);
    expect(() => readConfig(env)).not.toThrow('x'.repeat(40));
  });

  it('leave the console as it is', async () => {
    const app = await openApi();
    await connect(app.context);
    expect((await visit(app).get('/')).status).toBe(200);
    expect((await visit(app).get('/apix')).status).toBe(404);
  });
});

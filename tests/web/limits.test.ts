import { expect, it } from 'vitest';
import type { Knowledge } from '../../index/knowledge.ts';
import { openLibrary } from '../../index/library.ts';
import { serveHealth } from '../../src/app/health.ts';
import { readNetworks } from '../../src/config/network.ts';
import { readClient } from '../../src/platform/client.ts';
import { knowledge } from '../knowledge.ts';
import { openSite, PARTIAL, raw, visit } from './site.ts';

const TOKEN = 'a-token-of-the-office';

/** A snapshot that counts how often a question's topic is read: what every answer begins with. */
function counting() {
  const work = { answers: 0 };
  const counted: Knowledge = {
    ...knowledge,
    topic: (text) => {
      work.answers++;
      return knowledge.topic(text);
    },
  };
  return { work, library: openLibrary([counted]) };
}

/** Asks in the name of an address, as a proxy in front of the console would pass it on. */
const from = (address: string) => ({ 'x-forwarded-for': address });

it('draws a page of twenty turns from the answers that are kept, and works none out again', async () => {
  const { work, library } = counting();
  const site = await openSite({}, library);
  const visitor = visit(site);
  for (let i = 0; i < 20; i++) await visitor.post('/ask', { text: `第${i + 1}条的电梯` });
  const asked = work.answers;
  expect(asked).toBeGreaterThanOrEqual(20);
  for (let i = 0; i < 5; i++) {
    const { body } = await visitor.get('/');
    expect(body.match(/<article class="turn"/g)).toHaveLength(20);
  }
  expect(work.answers).toBe(asked);
});

it('works out no more answers for one address than its share, for a page of old turns neither', async () => {
  const { work, library } = counting();
  const site = await openSite({ QUESTIONS_PER_MINUTE: '1', TRUST_PROXY: '127.0.0.1' }, library);
  const visitor = visit(site);
  const turns = Array.from({ length: 20 }, (_, i) => ({ text: `第${i + 1}条的电梯`, today: site.context.today() }));
  await visitor.get('/');
  const kept = { before: null, turns, focus: null };
  const id = visitor.cookies.get('session') ?? '';
  // As another replica left it: this one has none of the answers.
  await site.context.store.conversations.remember(`web:${id}`, JSON.stringify(kept), Date.now());
  const { body } = await visitor.get('/', from('10.0.0.1'));
  expect([body.includes('还有10轮对话稍后再显示'), body.includes('第20条的电梯')]).toEqual([true, false]);
  const most = work.answers;
  for (let i = 0; i < 10; i++) await visitor.get('/', from('10.0.0.1'));
  expect(work.answers).toBe(most);
  const whole = await visitor.get('/', from('10.0.0.2'));
  expect(whole.body.match(/<article class="turn"/g)).toHaveLength(20);
});

it('forgets the answers of a plan that was replaced', async () => {
  const { work, library } = counting();
  const site = await openSite({}, library);
  const visitor = visit(site);
  await visitor.post('/ask', { text: '电梯' });
  const [before] = [work.answers];
  Object.defineProperty(site.context, 'library', { value: openLibrary([...library.plans]), configurable: true });
  await visitor.get('/');
  expect(work.answers).toBeGreaterThan(before);
});

it('limits every page by address and by session, and nobody else', async () => {
  const site = await openSite({ QUESTIONS_PER_MINUTE: '1', TRUST_PROXY: '127.0.0.1' });
  const paths = [
    '/',
    '/plan/2020-jiading',
    '/plan/2020-jiading/figures',
    '/digest',
    '/gaps',
    '/assets/icon.svg',
    '/nothing',
  ];
  const statuses: number[] = [];
  for (let i = 0; i < 35; i++)
    statuses.push((await visit(site).get(paths[i % paths.length] ?? '/', from('10.0.0.1'))).status);
  expect(statuses.slice(0, 30)).not.toContain(429);
  expect(new Set(statuses.slice(30))).toEqual(new Set([429]));
  const visitor = visit(site);
  const own = [];
  for (let i = 0; i < 20; i++) own.push((await visitor.get('/', from(`10.1.0.${i}`))).status);
  // The first gave the session.
  expect(own.filter((status) => status === 200)).toHaveLength(16);
  const refused = await visit(site).get('/', from('10.0.0.1'));
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await visit(site).get('/', from('10.0.0.9'))).status).toBe(200);
});

it('takes only so many new people an hour from one address, and writes nothing of the others', async () => {
  const site = await openSite({ QUESTIONS_PER_MINUTE: '2', TRUST_PROXY: '127.0.0.1' });
  const { store } = site.context;
  const invented = () => ({
    cookie: `session=${[...Array(32)].map(() => Math.floor(Math.random() * 16).toString(16)).join('')}`,
  });
  const statuses = [];
  for (let i = 0; i < 12; i++)
    statuses.push(
      (await visit(site).post('/ask', { text: '学校食堂' }, { ...from('10.0.0.1'), ...invented() })).status,
    );
  expect(statuses.filter((status) => status === 303)).toHaveLength(6);
  expect((await store.unanswered.top({ since: 0, limit: 9 }))[0]?.count).toBe(6);
  expect((await visit(site).post('/ask', { text: '6.2' }, from('10.0.0.2'))).status).toBe(303);
});

it('holds links to questions to the same shares as questions that are asked', async () => {
  const { work, library } = counting();
  const site = await openSite({ QUESTIONS_PER_MINUTE: '2', TRUST_PROXY: '127.0.0.1' }, library);
  const link = (i: number) => `/?q=${encodeURIComponent(`第${i + 1}条的电梯`)}`;
  const statuses = [];
  for (let i = 0; i < 12; i++) statuses.push((await visit(site).get(link(i), from('10.0.0.1'))).status);
  expect(statuses).toEqual([...Array(6).fill(200), ...Array(6).fill(429)]);
  const most = work.answers;
  await visit(site).get(link(6), from('10.0.0.1'));
  expect(work.answers).toBe(most);
  const reader = visit(site);
  const own = [];
  for (let i = 0; i < 3; i++) own.push(await reader.get(link(0), from('10.0.0.2')));
  expect(own.map(({ status }) => status)).toEqual([200, 200, 429]);
  expect([own[0]?.body.includes('.docx?'), own[2]?.body.includes('重试')]).toEqual([true, true]);
  // Kept answers are drawn again.
  expect(work.answers).toBe(most);
});

it('keeps of one address only so much a day, and answers it all the same', async () => {
  const site = await openSite({ QUESTIONS_PER_MINUTE: '1', TRUST_PROXY: '127.0.0.1' });
  const { store } = site.context;
  let answered = 0;
  for (let person = 0; person < 2; person++) {
    const visitor = visit(site);
    await visitor.post('/ask', { text: '6.2' }, from('10.0.0.1'));
    const id = visitor.cookies.get('session') ?? '';
    for (let i = 0; i < 40; i++) {
      // A minute later each time.
      await store.rates.hit(`web:${id}`, 0, 1);
      const { status } = await visitor.post('/ask', { text: `学校食堂${i}` }, from(`10.0.0.${i % 2 === 0 ? 1 : 2}`));
      answered += Number(status === 303);
    }
  }
  expect(answered).toBeGreaterThan(0);
  const rows = (await store.unanswered.top({ since: 0, limit: 500 })).reduce((sum, { count }) => sum + count, 0);
  expect(rows).toBeLessThanOrEqual(100);
});

it('takes opinions of whom it has answered, as often as they may ask, and bounds what is kept of a question', async () => {
  const site = await openSite({ QUESTIONS_PER_MINUTE: '3' });
  const form = { question: '电梯', verdict: 'down' };
  expect((await visit(site).post('/feedback', form)).status).toBe(403);
  const visitor = visit(site);
  await visitor.post('/ask', { text: `学校食堂${'长'.repeat(5_000)}` });
  const statuses = [];
  for (let i = 0; i < 5; i++) statuses.push((await visitor.post('/feedback', { ...form, question: `${i}` })).status);
  expect(statuses).toEqual([200, 200, 429, 429, 429]);
  expect(await site.context.store.feedback.list({ since: 0, limit: 9 })).toHaveLength(2);
  const kept = await site.context.store.conversations.recall(`web:${visitor.cookies.get('session')}`, Date.now());
  expect(kept?.length).toBeLessThan(6_000);
  for (const { question } of await site.context.store.unanswered.top({ since: 0, limit: 9 }))
    expect(question.length).toBeLessThanOrEqual(500);
});

it.each([
  ['forwarded', 'for=10.0.0.1'],
  ['x-forwarded-for', '10.0.0.1'],
  ['x-forwarded-host', 'plan.example.gov.cn'],
  ['x-forwarded-proto', 'https'],
  ['x-real-ip', '10.0.0.1'],
  ['via', '1.1 proxy'],
  ['cf-connecting-ip', '10.0.0.1'],
  ['x-client-ip', '10.0.0.1'],
])('without a token %s closes what people asked', async (name, value) => {
  const site = await openSite();
  expect((await visit(site).get('/gaps')).status).toBe(200);
  for (const path of ['/gaps', '/gaps.csv']) {
    const { status, body } = await visit(site).get(path, { [name]: value });
    expect([status, body.includes('CONSOLE_TOKEN')]).toEqual([403, true]);
  }
  expect(
    (await visit(site).post('/digest/unsubscribe', { platform: 'slack', channel: 'C1' }, { [name]: value })).status,
  ).toBe(403);
});

it('without a token what people asked is closed to HTTP/1.0 and where there is a public address', async () => {
  const site = await openSite();
  const said = await raw(site, 'GET /gaps HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n');
  expect(said).toMatch(/^HTTP\/1\.1 403/);
  const open = await openSite({ PUBLIC_URL: 'https://plan.example.gov.cn' });
  expect((await visit(open).get('/gaps')).status).toBe(403);
});

it('believes only the proxies that are named about whom they speak for', () => {
  const proxies = readNetworks(['10.0.0.0/8', 'fd00::/8']);
  const read = (peer: string, header?: string) =>
    readClient(
      {
        headers: header === undefined ? {} : from(header),
        socket: { remoteAddress: peer },
        httpVersion: '1.1',
      } as never,
      proxies,
    ).address;
  expect(read('192.0.2.1')).toBe('192.0.2.1');
  expect(read('192.0.2.1', '198.51.100.7')).toBe('192.0.2.1');
  expect(read('10.0.0.2', '198.51.100.7')).toBe('198.51.100.7');
  expect(read('::ffff:10.0.0.2', '6.6.6.6, 198.51.100.7, 10.9.9.9')).toBe('198.51.100.7');
  expect(read('10.0.0.2', '6.6.6.6, nonsense')).toBe('10.0.0.2');
  expect(read('10.0.0.2', '10.0.0.3')).toBe('10.0.0.3');
  expect(read('10.0.0.2')).toBe('10.0.0.2');
  expect(read('fd00::1', '[2001:db8:1:2:3:4:5:6]:443')).toBe('2001:db8:1:2::/64');
  expect(read('2001:db8:1:2:ffff::9')).toBe(read('2001:db8:1:2::1'));
});

it('lets nobody try tokens fast, by address, logs each wrong one, and locks nobody else out', async () => {
  const site = await openSite({ CONSOLE_TOKEN: TOKEN, TRUST_PROXY: '127.0.0.1', QUESTIONS_PER_MINUTE: '20' });
  const guess = (address: string, token: string) => visit(site).post('/sign-in', { token }, from(address));
  const burst = await Promise.all(Array.from({ length: 60 }, (_, i) => guess('10.0.0.1', `${i}`)));
  expect(burst.filter(({ status }) => status === 401)).toHaveLength(5);
  expect(burst.filter(({ status }) => status === 429)).toHaveLength(55);
  expect(site.logged.filter((line) => line === 'wrong token')).toHaveLength(5);
  expect(site.logged.filter((line) => line.startsWith('too many wrong tokens'))).toHaveLength(1);
  // Not with the right one either, or by the other door.
  expect((await guess('10.0.0.1', TOKEN)).status).toBe(429);
  const bearer = { authorization: `Bearer ${TOKEN}` };
  expect((await visit(site).get('/gaps', { ...bearer, ...from('10.0.0.1') })).status).toBe(429);
  expect((await guess('10.0.0.2', TOKEN)).status).toBe(303);
  expect((await visit(site).get('/gaps', { ...bearer, ...from('10.0.0.3') })).status).toBe(200);
});

it('signs in with a random cookie that ends, is revoked, and is worth nothing with another token', async () => {
  let now = Date.now();
  const site = await openSite({ CONSOLE_TOKEN: TOKEN }, undefined, () => now);
  const [one, two] = [visit(site), visit(site)];
  for (const visitor of [one, two]) await visitor.post('/sign-in', { token: TOKEN });
  expect(one.cookies.get('console')).not.toBe(two.cookies.get('console'));
  for (const visitor of [one, two]) expect((await visitor.get('/gaps')).status).toBe(200);
  const stolen = one.cookies.get('console') ?? '';
  await one.post('/sign-out', {});
  expect((await visit(site).get('/gaps', { cookie: `console=${stolen}` })).status).toBe(401);
  expect((await two.get('/gaps')).status).toBe(200);
  now += 13 * 3_600_000;
  expect((await two.get('/gaps')).status).toBe(401);
  await two.post('/sign-in', { token: TOKEN });
  const { web } = site.context.config;
  Object.assign(web, { token: 'another-token-entirely' });
  expect((await two.get('/gaps')).status).toBe(401);
  Object.assign(web, { token: TOKEN });
  expect((await two.get('/gaps')).status).toBe(200);
});

it('tells browsers and proxies to keep no page of anybody', async () => {
  const site = await openSite();
  const visitor = visit(site);
  await visitor.post('/ask', { text: '6.2' });
  const answers = [
    await visitor.get('/'),
    await visitor.post('/ask', { text: '6.2' }, PARTIAL),
    ...(await Promise.all(['/gaps', '/gaps.csv', '/digest', '/nothing'].map((path) => visitor.get(path)))),
  ];
  for (const { headers } of answers) expect(headers.get('cache-control')).toBe('no-store');
  expect((await visitor.get('/assets/icon.svg')).headers.get('cache-control')).toContain('immutable');
});

it('answers a host that is none with 400, on every path, and logs no error', async () => {
  const site = await openSite();
  for (const path of ['/', '/gaps', '/slack/events', '/readyz'])
    for (const host of ['127.999.1.1', '[::1', '127.0.0.1:99999', 'a b'])
      expect(await raw(site, `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`), host).toMatch(
        /^HTTP\/1\.1 400/,
      );
  expect(site.logged).toEqual([]);
});

it('knows its own names alone on every page, health among them', async () => {
  const site = await openSite();
  serveHealth(site.context.server, () => site.context);
  for (const path of ['/', '/healthz', '/readyz', '/digest']) {
    const get = (host: string) => raw(site, `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    expect(await get('evil.example'), path).toMatch(/^HTTP\/1\.1 421/);
    expect(await get('localhost'), path).toMatch(/^HTTP\/1\.1 (?:200|503)/);
  }
});

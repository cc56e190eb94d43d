import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openRust } from '../../src/jieba/rust.ts';
import { loadLibrary, SEEDS } from '../../src/seeds/load.ts';
import { run, runProcess } from '../program.ts';
import { openSite, PARTIAL, raw, visit } from './site.ts';

const SCRIPT = '<script>alert(1)</script><img src=x onerror=alert(1)>';

/** A seeds folder whose plan and words are hostile. */
function hostileSeeds(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  cpSync(SEEDS, folder, { recursive: true });
  rmSync(join(folder, 'plans', '2020-jiading.txt'));
  const plan = `某局2020年"${SCRIPT}"工作要点\n一、${SCRIPT}重点\n1.抓好燃气${SCRIPT}安全。一是查管道${SCRIPT}30处，5月6日完成。二是出台《${SCRIPT}办法》。\n`;
  writeFileSync(join(folder, 'plans', `a'"&b.txt`), plan);
  writeFileSync(join(folder, 'words', 'synonyms.txt'), `"'&灶管 = 管道\n`);
  return folder;
}

it('shows markup in a question, in a plan and in a word list as text', async () => {
  const folder = hostileSeeds();
  const site = await openSite({}, await loadLibrary(folder, openRust));
  rmSync(folder, { recursive: true });
  const visitor = visit(site);
  const asked = [SCRIPT, '第1条', '目录', '量化指标列一下', `"'&灶管`, `" onfocus="alert(1)`];
  const pages = [];
  for (const text of asked) pages.push(await visitor.post('/ask', { text }, PARTIAL));
  const plan = `/plan/${encodeURIComponent(`a'"&b`)}`;
  for (const path of ['/', plan, `${plan}?find=${encodeURIComponent(SCRIPT)}`, `${plan}/figures`, `${plan}/documents`])
    pages.push(await visitor.get(path));
  await visitor.post('/feedback', { question: SCRIPT, verdict: 'down', reason: '有错误' }, PARTIAL);
  pages.push(await visitor.get('/gaps'));
  for (const { status, body } of pages) {
    expect(status).toBe(200);
    const ours = /<script src="\/assets\/page\.js\?v=\w+" defer><\/script>|<\/?mark>/g;
    expect(body.replace(ours, '')).not.toMatch(/<script|<img|onerror=(?!alert\(1\)&gt;)|" onfocus/);
  }
  expect(pages.map(({ body }) => body).join()).toContain('&lt;script&gt;alert(1)');
});

it('allows nothing but its own files, no frame, no inline script', async () => {
  const { headers, body } = await visit(await openSite()).get('/');
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.getSetCookie()[0]).toMatch(/^session=[0-9a-f]{32};.*HttpOnly; SameSite=Lax$/);
  expect(body).not.toMatch(/ style=| on\w+=|(?:src|href)="(?:https?:)?\/\//);
});

it('refuses what other pages send, and what names another host', async () => {
  const site = await openSite();
  const form = { text: '第6条' };
  const post = (headers: Record<string, string>) => visit(site).post('/ask', form, headers);
  expect((await post({ origin: 'https://evil.example' })).status).toBe(403);
  expect((await post({ origin: 'null' })).status).toBe(403);
  expect((await post({ origin: 'null', 'sec-fetch-site': 'same-origin' })).status).toBe(303);
  const bare = await fetch(`${site.url}/ask`, { method: 'POST', body: new URLSearchParams(form) });
  expect(bare.status).toBe(403);
  const json = await fetch(`${site.url}/ask`, { method: 'POST', body: '{"text":"1"}', headers: { origin: site.url } });
  expect(json.status).toBe(415);
  for (const text of [await bare.text(), await json.text()]) expect(text).toContain('没有处理');
  expect(await raw(site, 'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n')).toMatch(
    /^HTTP\/1\.1 421/,
  );
});

it('refuses paths that climb, unknown pages, huge bodies and odd cookies with a line and no trace', async () => {
  const site = await openSite();
  const paths = [
    '/assets/../../package.json',
    '/assets/..%2f..%2fpackage.json',
    '/plan/..%2f..%2fetc%2fpasswd',
    '/plan/2020-jiading/constructor',
    '/plan/2020-jiading/figures/x',
    '/nothing',
    '/%E0%A4%A',
    '/assets/constructor',
  ];
  for (const path of paths) {
    const text = await raw(site, `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
    expect(text, path).toMatch(/^HTTP\/1\.1 40[04] /);
    expect(text, path).not.toMatch(/ at .*\.(?:ts|js|mjs):\d|node_modules|"name": "work-plan/);
  }
  const visitor = visit(site);
  const huge = await visitor.post('/ask', { text: '大'.repeat(30_000) });
  expect([huge.status, huge.body.includes('内容太长')]).toEqual([413, true]);
  const enormous = await fetch(`${site.url}/ask`, {
    method: 'POST',
    headers: { origin: site.url, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'a'.repeat(3_000_000),
  });
  expect(enormous.status).toBe(413);
  for (const cookie of ['session=../../x', `session=${'a'.repeat(5_000)}`, 'session=%00%ff', '=;;=', 'session='])
    expect((await visit(site).get('/', { cookie })).status, cookie.slice(0, 20)).toBe(200);
  expect((await visitor.post('/ask', { other: '1' })).status).toBe(400);
  expect((await visitor.post('/feedback', { question: '1', verdict: 'sideways' })).status).toBe(400);
});

it('marks no span that is none of the text', async () => {
  const visitor = visit(await openSite());
  for (const mark of ['0-0', '5-2', '-1-3', '0-999999999', 'a-b', '1-2-3', '1e3-2e3'])
    expect((await visitor.get(`/plan/2020-jiading?mark=${mark}`)).body.includes('<mark'), mark).toBe(false);
  expect((await visitor.get('/plan/2020-jiading?mark=0-3')).body.includes('<mark id="mark">')).toBe(true);
});

it('tells who asks too fast, by session', async () => {
  const site = await openSite({ QUESTIONS_PER_MINUTE: '3' });
  const visitor = visit(site);
  await visitor.get('/');
  for (let i = 0; i < 3; i++) expect((await visitor.post('/ask', { text: '6.2' })).status).toBe(303);
  expect(await visitor.post('/ask', { text: '6.2' })).toMatchObject({ status: 429 });
  expect((await visitor.post('/ask', { text: '6.2' }, PARTIAL)).body).toContain('一分钟最多问3个问题');
  expect((await visit(site).post('/ask', { text: '6.2' })).status).toBe(303);
});

it('does not start for other machines without a token, says why, and says so where the port is taken', async () => {
  const refused = await runProcess(['main'], '', { HOST: '0.0.0.0', PORT: '0', CONSOLE_TOKEN: '' });
  expect([refused.status, refused.out]).toEqual([2, '']);
  expect(refused.err.trim()).toMatch(/^\.env：HOST=0\.0\.0\.0 会让别的机器打开网页.*改法：加一行 CONSOLE_TOKEN=/);
  const site = await openSite();
  const taken = await runProcess(['main'], '', {
    PORT: new URL(site.url).port,
    DATA_DIR: mkdtempSync(join(tmpdir(), 'taken-')),
  });
  expect(taken.status).toBe(2);
  expect(taken.err.trim()).toMatch(/已被别的程序占用。改法：/);
  for (const env of [
    { PORT: 'x' },
    { PUBLIC_URL: 'ftp://a' },
    { PUBLIC_URL: 'https://a/b' },
    { CONSOLE_TOKEN: 'short' },
    { TIME_ZONE: 'Asia/Nowhere' },
  ]) {
    const { status, err } = await run(['ask', '6.2'], '', env);
    expect([status, err.trim().split('\n').length], err).toEqual([2, 1]);
    expect(err).toContain(Object.keys(env)[0]);
  }
});

import { expect, it } from 'vitest';
import { openSite, PARTIAL, type Site, visit } from './site.ts';

/** Two people ask for what the plan lacks; one finds an answer wrong. */
async function fill(site: Site): Promise<void> {
  for (const _ of [1, 2]) await visit(site).post('/ask', { text: '学校食堂今年怎么监管' });
  const visitor = visit(site);
  await visitor.post('/ask', { text: '=cmd()学校食堂' });
  const down = await visitor.post('/feedback', { question: '电梯', verdict: 'down' }, PARTIAL);
  expect(down.body).toContain('哪里不好');
  await visitor.post('/feedback', { question: '电梯', verdict: 'down', reason: '不完整' }, PARTIAL);
}

it('lists what the plan did not answer and why an answer was of no use, and gives it as CSV', async () => {
  const site = await openSite();
  await fill(site);
  const { body } = await visit(site).get('/gaps');
  expect(body).toContain('<td>学校食堂今年怎么监管</td><td>2</td>');
  expect(body).toContain('<td>电梯</td><td>不完整</td>');
  const csv = await visit(site).get('/gaps.csv');
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const lines = csv.body.split('\r\n');
  expect(lines[0]?.replace('\uFEFF', '')).toBe('类别,提问,原因,次数,日期');
  expect(lines[1]).toMatch(/^没有写到,学校食堂今年怎么监管,,2,\d{4}-\d\d-\d\d$/);
  expect(csv.body).toContain("'=cmd()");
  expect(lines.some((line) => line.startsWith('没用,电梯,不完整,1,'))).toBe(true);
});

it('is behind the token where there is one, for people and for programs', async () => {
  const token = 'a-token-of-the-office';
  const site = await openSite({ CONSOLE_TOKEN: token });
  const visitor = visit(site);
  for (const path of ['/gaps', '/gaps.csv']) expect((await visitor.get(path)).status).toBe(401);
  expect((await visitor.post('/sign-in', { token: 'another-token-entirely' })).body).toContain('口令不对');
  expect((await visitor.get('/gaps')).status).toBe(401);
  expect((await visitor.post('/sign-in', { token })).headers.get('location')).toBe('/gaps');
  expect((await visitor.get('/gaps')).status).toBe(200);
  expect([...visitor.cookies.values()].join()).not.toContain(token);
  expect((await visit(site).get('/gaps.csv', { authorization: `Bearer ${token}` })).status).toBe(200);
  expect((await visit(site).get('/gaps.csv', { authorization: 'Bearer x' })).status).toBe(401);
  expect((await visit(site).get('/', { cookie: 'console=0000' })).status).toBe(200);
});

it('lets nobody try tokens without end', async () => {
  const site = await openSite({ CONSOLE_TOKEN: 'a-token-of-the-office', QUESTIONS_PER_MINUTE: '5' });
  const statuses = [];
  for (let i = 0; i < 7; i++) statuses.push((await visit(site).post('/sign-in', { token: `${i}` })).status);
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
});

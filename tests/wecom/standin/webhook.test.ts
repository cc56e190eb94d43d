import { expect, it } from 'vitest';
import { standin } from './sdk-client.ts';

async function post(url: string, body: unknown): Promise<number> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(url, { method: 'POST', body: text, headers: { 'content-type': 'application/json' } });
  return response.ok ? ((await response.json()) as { errcode: number }).errcode : response.status;
}

const markdown = (content: string) => ({ msgtype: 'markdown', markdown: { content } });

it('takes text, markdown and markdown_v2 for a group', async () => {
  const wecom = await standin();
  const text = { msgtype: 'text', text: { content: '周报', mentioned_list: ['lisi'] } };
  for (const body of [text, markdown('**周报**'), { msgtype: 'markdown_v2', markdown_v2: { content: '|甲|\n|-|' } }])
    expect(await post(wecom.webhook(), body)).toBe(0);
  expect(wecom.posts).toMatchObject([
    { key: 'standin-key', msgtype: 'text', content: '周报', mentioned: ['lisi'] },
    { msgtype: 'markdown', content: '**周报**' },
    { msgtype: 'markdown_v2', content: '|甲|\n|-|' },
  ]);
  expect(wecom.errors).toEqual([]);
});

it('counts in bytes of UTF-8: 2,048 of text and 4,096 of markdown', async () => {
  const wecom = await standin();
  const body = (msgtype: string, size: number) => ({ msgtype, [msgtype]: { content: '电'.repeat(size) } });
  expect(await post(wecom.webhook(), body('text', 682))).toBe(0);
  expect(await post(wecom.webhook(), body('text', 683))).toBe(40058);
  for (const kind of ['markdown', 'markdown_v2']) {
    expect(await post(wecom.webhook(), body(kind, 1365))).toBe(0);
    expect(await post(wecom.webhook(), body(kind, 1366))).toBe(40058);
  }
  expect(wecom.posts).toHaveLength(3);
});

it('refuses a wrong key, other kinds, nothing, and what is no JSON', async () => {
  const wecom = await standin({ keys: ['one', 'two'] });
  expect(await post(wecom.webhook('three'), markdown('甲'))).toBe(93000);
  expect(await post(wecom.webhook(), { msgtype: 'poster' })).toBe(40008);
  expect(await post(wecom.webhook(), markdown(' '))).toBe(44004);
  expect(await post(wecom.webhook(), '{')).toBe(40058);
  expect((await fetch(wecom.webhook())).status).toBe(404);
  expect(await post(wecom.webhook('two'), markdown('甲'))).toBe(0);
  expect(wecom.posts).toMatchObject([{ key: 'two' }]);
});

it('takes twenty a minute for each key', async () => {
  const wecom = await standin({ keys: ['one', 'two'] });
  for (let i = 0; i < 20; i += 1) expect(await post(wecom.webhook('one'), markdown(`${i}`))).toBe(0);
  expect(await post(wecom.webhook('one'), markdown('20'))).toBe(45009);
  expect(await post(wecom.webhook('two'), markdown('0'))).toBe(0);
  wecom.pass(60_001);
  expect(await post(wecom.webhook('one'), markdown('20'))).toBe(0);
});

it('tells what a group would see as it was typed', async () => {
  const wecom = await standin();
  await post(wecom.webhook(), markdown('| 甲 | 乙 |\n|---|---|'));
  await post(wecom.webhook(), { msgtype: 'markdown_v2', markdown_v2: { content: '<font color="info">甲</font>' } });
  expect(wecom.errors).toEqual([
    'webhook: markdown knows no tables',
    'webhook: markdown_v2 knows neither colours nor mentions',
  ]);
});

it('goes wrong on demand', async () => {
  const wecom = await standin();
  const send = () => post(wecom.webhook(), markdown('甲')).catch(() => 'nothing');
  wecom.fail({ cmd: 'webhook', with: { status: 502 } });
  wecom.fail({ cmd: 'webhook', times: 2, with: { errcode: 45009 } });
  wecom.fail({ cmd: 'webhook', with: 'drop' });
  wecom.fail({ cmd: 'webhook', with: 'drop after storing' });
  wecom.fail({ cmd: 'webhook', with: { delayMs: 10 } });
  const got = [await send(), await send(), await send(), await send(), await send(), await send(), await send()];
  expect(got).toEqual([502, 45009, 45009, 'nothing', 'nothing', 0, 0]);
  expect(wecom.posts).toHaveLength(3);
  wecom.fail({ cmd: 'webhook', with: 'lose' });
  const patience = new AbortController();
  const body = JSON.stringify(markdown('乙'));
  const unanswered = fetch(wecom.webhook(), { method: 'POST', body, signal: patience.signal });
  await wecom.until('the post', () => wecom.posts.at(-1)?.content === '乙');
  patience.abort();
  await expect(unanswered).rejects.toThrow('abort');
});

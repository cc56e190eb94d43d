import { expect, it } from 'vitest';
import { result, startClient } from './sdk-client.ts';

const markdown = (content: string) => ({ msgtype: 'markdown' as const, markdown: { content } });

it('knows no req_id that it did not send, and none of another connection where it is told so', async () => {
  const { wecom, client, log } = await startClient({ outlives: false });
  expect(await result(client.replyStream({ headers: { req_id: 'made-up' } }, 's-1', '甲', true))).toBe(846605);
  const question = await wecom.deliver(wecom.text('电梯'));
  wecom.sockets.drop();
  await wecom.until('the client to come back', () => log.filter((line) => line === 'authenticated').length === 2);
  expect(await result(client.replyStream(question, 's-1', '甲', true))).toBe(846605);
  await wecom.deliver(question);
  expect(await result(client.replyStream(question, 's-1', '甲', true))).toBe('ok');
});

it('lets a message be answered over a later connection, for a day', async () => {
  const { wecom, client, log } = await startClient();
  const question = await wecom.deliver(wecom.text('电梯'));
  wecom.sockets.drop();
  await wecom.until('the client to come back', () => log.filter((line) => line === 'authenticated').length === 2);
  wecom.pass(23 * 3_600_000);
  expect(await result(client.replyStream(question, 's-1', '甲', true))).toBe('ok');
  wecom.pass(3_600_001);
  expect(await result(client.replyStream(question, 's-2', '乙', true))).toBe(846605);
});

it('closes a stream six minutes after its first frame, however often it was refreshed', async () => {
  const { wecom, client } = await startClient();
  const question = await wecom.deliver(wecom.text('电梯'));
  await client.replyStream(question, 's-1', '<think></think>');
  wecom.pass(4 * 60_000);
  expect(await result(client.replyStream(question, 's-1', '查'))).toBe('ok');
  wecom.pass(2 * 60_000 + 1);
  expect(await result(client.replyStream(question, 's-1', '查到', true))).toBe(846608);
  expect(wecom.read()).toEqual([]);
  const short = await startClient({ streamMs: 1_000 });
  const asked = await short.wecom.deliver(short.wecom.text('电梯'));
  await short.client.replyStream(asked, 's-1', '查');
  short.wecom.pass(1_001);
  expect(await result(short.client.replyStream(asked, 's-1', '查到', true))).toBe(846608);
});

it('counts a text in bytes of UTF-8', async () => {
  const { wecom, client } = await startClient();
  const question = await wecom.deliver(wecom.text('电梯'));
  expect(await result(client.replyStream(question, 's-1', '电'.repeat(6826), true))).toBe('ok');
  expect(await result(client.replyStream(question, 's-2', '电'.repeat(6827), true))).toBe(40058);
  expect(await result(client.sendMessage('zhangsan', markdown('电'.repeat(6827))))).toBe(40058);
  expect(wecom.errors[0]).toBe(
    'aibot_respond_msg (40058): invalid Request Parameter: content: 20481 bytes, 20480 allowed',
  );
});

it('refuses a finish in which nothing is to be seen, and forms that the long connection does not know', async () => {
  const { wecom, client } = await startClient();
  const question = await wecom.deliver(wecom.text('电梯'));
  for (const empty of ['', ' \n', '<think>查</think>'])
    expect(await result(client.replyStream(question, 's-1', empty, true))).toBe(44004);
  const image = [{ msgtype: 'image' as const, image: { base64: '', md5: '' } }];
  expect(await result(client.replyStream(question, 's-1', '甲', true, image))).toBe(40058);
  expect(await result(client.replyStreamWithCard(question, 's-1', '甲', true))).toBe(40008);
  expect(await result(client.reply(question, { msgtype: 'text', text: { content: '甲' } }))).toBe(40008);
  expect(await result(client.reply(question, {}, 'aibot_shout'))).toBe(40058);
  const other = await wecom.deliver(wecom.text('公园'));
  await client.replyStream(question, 's-1', '甲');
  expect(await result(client.replyStream(other, 's-1', '乙', true))).toBe(40058);
  expect(wecom.read()).toEqual([]);
});

it('refuses cards without a title, a button, an action or an allowed task_id', async () => {
  const { wecom, client } = await startClient();
  const question = await wecom.deliver(wecom.text('电梯'));
  const title = { main_title: { title: '哪一项？' } };
  const buttons = { button_list: [{ text: '甲', key: 'a' }] };
  const good = { card_type: 'button_interaction', ...title, ...buttons, task_id: 'T_1-a@b' };
  const many = { button_list: Array(7).fill({ text: '甲', key: 'a' }) };
  for (const bad of [
    { ...good, card_type: 'poster' },
    { ...good, task_id: '任务' },
    { ...good, task_id: 'a'.repeat(129) },
    { ...good, button_list: [] },
    { ...good, ...many },
    { ...good, main_title: {} },
    { card_type: 'button_interaction', ...title, ...buttons },
    { card_type: 'text_notice', ...title },
    { card_type: 'text_notice', ...title, card_action: { type: 1 as const } },
  ])
    expect(await result(client.replyTemplateCard(question, bad))).toBe(40058);
  expect(await result(client.replyTemplateCard(question, good))).toBe('ok');
  expect(wecom.cards().map(({ task }) => task)).toEqual(['T_1-a@b']);
});

it('takes thirty things a minute in a chat and a thousand an hour, refreshes not counted', async () => {
  const { wecom, client } = await startClient();
  const question = await wecom.deliver(wecom.text('电梯'));
  await wecom.deliver(wecom.text('电梯', { user: 'lisi' }));
  for (let i = 0; i < 40; i += 1) await client.replyStream(question, 's-0', `查${i}`);
  for (let i = 1; i < 30; i += 1) await client.sendMessage('zhangsan', markdown(`${i}`));
  expect(await result(client.sendMessage('zhangsan', markdown('30')))).toBe(45009);
  expect(await result(client.replyStream(question, 's-1', '甲', true))).toBe(45009);
  expect(await result(client.replyStream(question, 's-0', '完', true))).toBe('ok');
  expect(await result(client.sendMessage('lisi', markdown('1')))).toBe('ok');
  wecom.pass(60_001);
  expect(await result(client.sendMessage('zhangsan', markdown('30')))).toBe('ok');
  const slow = await startClient({ perHour: 3 });
  await slow.wecom.deliver(slow.wecom.text('电梯'));
  for (let i = 0; i < 3; i += 1) {
    await slow.client.sendMessage('zhangsan', markdown(`${i}`));
    slow.wecom.pass(600_000);
  }
  expect(await result(slow.client.sendMessage('zhangsan', markdown('3')))).toBe(45009);
  slow.wecom.pass(1_800_001);
  expect(await result(slow.client.sendMessage('zhangsan', markdown('3')))).toBe('ok');
});

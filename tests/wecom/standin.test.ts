import { describe, expect, it } from 'vitest';
import { GROUP, MALFORMED } from './standin/callbacks.ts';
import { result, standin, startClient } from './standin/sdk-client.ts';

const button = { text: '稳就业', key: 'topic:1', style: 1 };
const card = (task_id: string) => ({
  card_type: 'button_interaction',
  main_title: { title: '您想了解哪一项？' },
  button_list: [button],
  task_id,
});
const notice = (task_id: string) => ({
  card_type: 'text_notice',
  main_title: { title: '已选择' },
  card_action: { type: 1 as const, url: 'https://plan.example.cn/6.2' },
  task_id,
});

describe('callbacks', () => {
  it('of every kind reach the client as it names them', async () => {
    const { wecom, client } = await startClient();
    const heard: [string, unknown][] = [];
    const kinds = ['text', 'mixed', 'voice', 'image', 'file', 'video'] as const;
    for (const kind of kinds)
      client.on(`message.${kind}`, ({ body }) => void heard.push([kind, (body as Record<string, unknown>)[kind]]));
    client.on('message', ({ body }) => void heard.push(['any', body?.msgtype]));
    const parts = [{ msgtype: 'text', text: { content: '看图' } }, { msgtype: 'image' }];
    const all = [wecom.text('电梯'), wecom.mixed(['看图', null]), wecom.voice('电梯怎么办')];
    for (const each of [...all, wecom.image(), wecom.file(), wecom.video(), wecom.unknown('location')])
      await wecom.deliver(each);
    await wecom.until('all of them', () => heard.length === 13);
    expect(heard.filter(([kind]) => kind === 'any').map(([, type]) => type)).toEqual([...kinds, 'location']);
    const given = Object.fromEntries(heard.filter(([kind]) => kind !== 'any'));
    expect(given).toMatchObject({
      text: { content: '电梯' },
      mixed: { msg_item: parts },
      voice: { content: '电梯怎么办' },
      image: { aeskey: expect.any(String) },
    });
  });

  it('carry the group, the mention, the quotation and a response_url', () => {
    return standin().then((wecom) => {
      const { headers, body } = wecom.mention('第3项谁牵头？', { user: 'lisi', quote: '2. 优化营商环境' });
      expect(headers.req_id).toMatch(/^Tr-/);
      expect(body).toMatchObject({
        ...{ chatid: GROUP, chattype: 'group', from: { userid: 'lisi' }, msgtype: 'text' },
        ...{
          text: { content: '@工作助手 第3项谁牵头？' },
          quote: { msgtype: 'text', text: { content: '2. 优化营商环境' } },
        },
        response_url: expect.stringContaining('response_code=Tr-'),
      });
      const single = wecom.text('电梯').body;
      expect(single).toMatchObject({ chattype: 'single', from: { userid: 'zhangsan' } });
      expect(single).not.toHaveProperty('chatid');
      expect(single.msgid).not.toBe(body.msgid);
    });
  });

  it('come twice on demand with the same msgid', async () => {
    const { wecom, client } = await startClient();
    const heard: [unknown, string][] = [];
    client.on('message', ({ body, headers }) => void heard.push([body?.msgid, headers.req_id]));
    const question = await wecom.deliver(wecom.text('电梯', { msgid: 'm-1' }));
    await wecom.deliver(question);
    await wecom.deliver(wecom.again(question));
    await wecom.until('three', () => heard.length === 3);
    expect(heard.map(([msgid]) => msgid)).toEqual(['m-1', 'm-1', 'm-1']);
    expect(new Set(heard.map(([, req]) => req)).size).toBe(2);
  });

  it('tell of feedback, and malformed ones tell of nothing', async () => {
    const { wecom, client } = await startClient();
    const heard: unknown[] = [];
    client.on('event.feedback_event', ({ body }) => void heard.push(body?.event));
    for (const frame of MALFORMED) wecom.sockets.raw(frame);
    await wecom.deliver(wecom.feedback('fb-1', 2, '数字不对'));
    await wecom.until('feedback', () => heard.length === 1);
    expect(heard).toEqual([
      { eventtype: 'feedback_event', feedback_event: { id: 'fb-1', type: 2, content: '数字不对' } },
    ]);
    expect(client.isConnected).toBe(true);
  });
});

describe('what the bot says', () => {
  it('is kept as streams with all snapshots and one finish', async () => {
    const { wecom, client } = await startClient();
    const question = await wecom.deliver(wecom.text('电梯'));
    await client.replyStream(question, 's-1', '<think></think>', false, undefined, { id: 'fb-1' });
    await client.replyStream(question, 's-1', '查到1条');
    expect(wecom.read()).toEqual([]);
    await client.replyStream(question, 's-1', '查到1条：6.1', true);
    expect(await wecom.answered(1, 'zhangsan')).toEqual(['查到1条：6.1']);
    const [stream] = wecom.streams();
    expect(stream).toMatchObject({ id: 's-1', chat: 'zhangsan', req: question.headers.req_id, feedback: 'fb-1' });
    expect(stream?.snapshots.map(({ finish }) => finish)).toEqual([false, false, true]);
    expect(await result(client.replyStream(question, 's-1', '还有', true))).toBe(846608);
    await client.replyStream(question, 's-2', '第二部分', true);
    expect(wecom.read()).toEqual(['查到1条：6.1', '第二部分']);
  });

  it('welcomes once within five seconds of entering, and answers it in no other way', async () => {
    const { wecom, client } = await startClient();
    const welcome = { msgtype: 'text' as const, text: { content: '您好' } };
    const entered = await wecom.deliver(wecom.enter('wangwu'));
    expect(await result(client.replyStream(entered, 's-1', '您好', true))).toBe(846605);
    expect(await result(client.replyWelcome(entered, welcome))).toBe('ok');
    expect(await result(client.replyWelcome(entered, welcome))).toBe(846605);
    const question = await wecom.deliver(wecom.text('电梯'));
    expect(await result(client.replyWelcome(question, welcome))).toBe(846605);
    const late = await wecom.deliver(wecom.enter());
    wecom.pass(5_001);
    expect(await result(client.replyWelcome(late, welcome))).toBe(846605);
    expect(wecom.seen()).toMatchObject([{ kind: 'welcome', chat: 'wangwu', content: '您好' }]);
  });

  it('shows a card, whose click may be answered by a card of the same task_id', async () => {
    const { wecom, client } = await startClient();
    const clicks: unknown[] = [];
    client.on('event.template_card_event', ({ body }) => void clicks.push(body?.event));
    const question = await wecom.deliver(wecom.mention('电梯'));
    await client.replyTemplateCard(question, card('t-1'));
    expect(await result(client.replyTemplateCard(question, card('t-1')))).toBe(40058);
    await client.replyTemplateCard(question, card('t-2'));
    const [shown] = wecom.cards(GROUP);
    if (!shown) throw new Error('no card');
    expect(() => wecom.click(shown, 'topic:9')).toThrow('no button topic:9; there are topic:1');
    const click = await wecom.deliver(wecom.click(shown, 'topic:1', 'lisi'));
    expect(click.body).toMatchObject({ chatid: GROUP, from: { userid: 'lisi' } });
    await wecom.until('the click', () => clicks.length === 1);
    const pressed = { card_type: 'button_interaction', event_key: 'topic:1', task_id: 't-1' };
    expect(clicks).toEqual([{ eventtype: 'template_card_event', template_card_event: pressed }]);
    expect(await result(client.updateTemplateCard(click, notice('t-2')))).toBe(40058);
    expect(await result(client.updateTemplateCard(question, notice('t-1')))).toBe(846605);
    expect(await result(client.updateTemplateCard(click, notice('t-1'), ['lisi']))).toBe('ok');
    expect(wecom.cards().map(({ updates }) => updates.length)).toEqual([1, 0]);
    expect(wecom.cards()[0]?.updates).toEqual([{ req: click.headers.req_id, card: notice('t-1'), users: ['lisi'] }]);
    expect(() => wecom.click(shown, 'topic:1')).toThrow('there are none');
  });

  it('pushes to chats that have messaged it, cards to single ones only', async () => {
    const { wecom, client } = await startClient();
    const markdown = { msgtype: 'markdown' as const, markdown: { content: '**周报**' } };
    const pushed = (task: string) => ({ msgtype: 'template_card' as const, template_card: card(task) });
    await wecom.deliver(wecom.enter('wangwu'));
    expect(await result(client.sendMessage('wangwu', markdown))).toBe(93006);
    for (const each of [wecom.text('电梯'), wecom.mention('电梯')]) await wecom.deliver(each);
    expect(await result(client.sendMessage('zhangsan', markdown))).toBe('ok');
    expect(await result(client.sendMessage(GROUP, { ...markdown, chat_type: 2 } as typeof markdown))).toBe('ok');
    expect(await result(client.sendMessage(GROUP, { ...markdown, chat_type: 1 } as typeof markdown))).toBe(93006);
    expect(await result(client.sendMessage(GROUP, pushed('t-1')))).toBe(40008);
    expect(await result(client.sendMessage('zhangsan', pushed('t-1')))).toBe('ok');
    expect(await result(client.sendMessage('zhangsan', pushed('t 1')))).toBe(40058);
    expect(await result(client.sendMessage('zhangsan', { msgtype: 'text' } as never))).toBe(40008);
    expect(wecom.seen('zhangsan').map(({ kind }) => kind)).toEqual(['push', 'card']);
    expect(wecom.read(GROUP)).toEqual(['**周报**']);
  });

  it('may come by the response_url, once and within an hour', async () => {
    const { wecom } = await startClient();
    const reply = async (url: unknown, content: string) => {
      const body = JSON.stringify({ msgtype: 'markdown', markdown: { content } });
      const response = await fetch(String(url), { method: 'POST', body });
      return ((await response.json()) as { errcode: number }).errcode;
    };
    const { body } = await wecom.deliver(wecom.text('电梯'));
    expect(await reply(body.response_url, '6.1')).toBe(0);
    expect(await reply(body.response_url, '6.1')).toBe(846605);
    const later = await wecom.deliver(wecom.text('电梯'));
    wecom.pass(3_600_001);
    expect(await reply(later.body.response_url, '6.1')).toBe(846605);
    expect(wecom.seen()).toEqual([{ kind: 'push', chat: 'zhangsan', via: 'response_url', content: '6.1' }]);
  });
});

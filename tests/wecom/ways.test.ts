import { describe, expect, it } from 'vitest';
import { until } from '../replica.ts';
import { shown, startBot } from './bot.ts';
import { GROUP, type Place } from './standin/callbacks.ts';

const POINT = '一是推进住宅小区老旧电梯安全评估工作常态化';

/** A bot and a way to ask it one thing after another. */
async function asking(env: Record<string, string> = {}) {
  const started = await startBot({ env });
  const { wecom } = started;
  const ask = async (content: string, place: Place = { group: GROUP }) => {
    const chat = place.group ?? place.user ?? 'zhangsan';
    const before = wecom.read(chat).length;
    await wecom.deliver(wecom.text(content, place));
    return shown((await wecom.answered(before + 1, chat)).at(-1) ?? '');
  };
  return { ...started, ask };
}

describe('a mention', () => {
  it('is left out wherever it stands, with any blank, and with a name of several words', async () => {
    const { ask } = await asking();
    for (const text of [
      '@工作助手 6.1',
      '@工作助手\u20056.1',
      '  @工作助手  6.1',
      '6.1 @工作助手',
      '6.1@工作助手\u2005',
      '请问@工作助手 6.1',
    ])
      expect(await ask(text), text).toContain(POINT);
    const { ask: other } = await asking({ WECOM_BOT_NAME: 'Work Plan 助手' });
    for (const text of ['@Work Plan 助手 6.1', '@Work\u2005Plan\u2005助手\u20056.1', '6.1 @work plan 助手'])
      expect(await other(text), text).toContain(POINT);
  });

  it('is left out where the name is not told, too', async () => {
    const { ask } = await asking({ WECOM_BOT_NAME: '' });
    for (const text of ['@小助手 6.1', '6.1 @小助手', '6.1']) expect(await ask(text), text).toContain(POINT);
  });

  it('alone gets help', async () => {
    const { ask } = await asking();
    for (const text of ['@工作助手', '@工作助手\u2005', '@工作助手 ？'])
      expect(await ask(text), text).toContain('可以问：一个主题');
  });
});

describe('a conversation', () => {
  it('goes on for each person of a group by itself', async () => {
    const { ask } = await asking();
    await ask('@工作助手 第6条', { group: GROUP, user: 'lisi' });
    await ask('@工作助手 第5条', { group: GROUP, user: 'wangwu' });
    expect(await ask('@工作助手 第一点', { group: GROUP, user: 'lisi' })).toContain('（6.1）');
    expect(await ask('@工作助手 第一点', { group: GROUP, user: 'wangwu' })).toContain('（5.1）');
  });

  it('is about what a message quotes: an answer of the bot, a sentence of the plan, a question', async () => {
    const { ask, wecom } = await asking();
    await ask('6.1', { user: 'lisi' });
    const answer = wecom.read('lisi').at(-1) ?? '';
    const quotes = [answer, shown(answer), '完成60台住宅小区老旧电梯安全评估工作', '6.1'];
    for (const quote of quotes) {
      const reply = await ask('@工作助手 谁负责', { group: GROUP, quote });
      expect(reply, quote).toContain('接上：6.1');
      expect(reply, quote).toContain('要点原文未写明责任部门');
    }
    expect(await ask('@工作助手', { group: GROUP, quote: '6.1' })).toContain(POINT);
    const mixed = { msgtype: 'mixed', mixed: { msg_item: [{ msgtype: 'text', text: { content: '6.1' } }] } };
    expect(await ask('@工作助手 谁负责', { group: GROUP, quote: mixed })).toContain('接上：6.1');
  });

  it('asks back where a quotation says nothing', async () => {
    const { ask } = await asking();
    expect(await ask('@工作助手 下一条', { group: GROUP, quote: { msgtype: 'image' } })).toContain('指哪一条？');
  });

  it('shows a group three quotations at once, and the rest when asked for more', async () => {
    const { ask } = await asking();
    const seen: string[] = [];
    let reply = await ask('@工作助手 第5条');
    expect(reply).toContain('还有8处，@我说“更多”接着看。');
    for (let i = 0; i < 9 && reply.includes('更多'); i++) {
      seen.push(...[...reply.matchAll(/（(5\.\d+)）/g)].map(([, unit = '']) => unit));
      reply = await ask('@工作助手 更多');
    }
    seen.push(...[...reply.matchAll(/（(5\.\d+)）/g)].map(([, unit = '']) => unit));
    expect(seen).toEqual(Array.from({ length: 11 }, (_, i) => `5.${i + 1}`));
    expect(await ask('@工作助手 第一点')).toContain('（5.1）');
  });
});

describe('other ways to ask', () => {
  it('are the voice, texts among pictures, and commands typed as text', async () => {
    const { wecom, ask } = await asking({ ADMIN_USERS: 'a' });
    await wecom.deliver(wecom.voice('6.1', { user: 'lisi' }));
    await wecom.deliver(wecom.mixed(['6.1', null], { user: 'wangwu' }));
    await wecom.deliver(wecom.mixed([null, '@工作助手 6.1'], { group: GROUP }));
    for (const chat of ['lisi', 'wangwu', GROUP])
      expect(shown((await wecom.answered(1, chat))[0] ?? '')).toContain(POINT);
    expect(await ask('/item 6.1', { user: 'a' })).toContain(POINT);
    expect(await ask('@工作助手 /item 6.1')).toContain(POINT);
    expect(await ask('/item', { user: 'a' })).toContain('请写条号');
    expect(await ask('/plan 目录', { user: 'a' })).toContain('6.保障特种设备安全');
    expect(await ask('/plan', { user: 'a' })).toContain('可以问：一个主题');
    expect(await ask('/nothing', { user: 'a' })).toContain('没有这个命令');
    await ask('今天天气怎么样', { user: 'a' });
    expect(await ask('/plan 缺口', { user: 'a' })).toContain('今天天气怎么样（1次）');
  });

  it('politely refuse what is no text', async () => {
    const { wecom } = await asking();
    const kinds = [wecom.image(), wecom.file(), wecom.video(), wecom.unknown('location'), wecom.mixed([null])];
    for (const [i, callback] of kinds.entries()) {
      await wecom.deliver(callback);
      expect((await wecom.answered(i + 1)).at(-1)).toContain('请把问题打成字');
    }
    expect(wecom.errors).toEqual([]);
  });
});

describe('who may ask', () => {
  it('is told by the settings', async () => {
    const { ask } = await asking({ WECOM_ALLOW_CHATS: 'wrk1, wrk2', WECOM_ALLOW_USERS: 'lisi，wangwu' });
    expect(await ask('6.1', { user: 'lisi' })).toContain(POINT);
    expect(await ask('@工作助手 6.1', { user: 'wangwu', group: 'wrk2' })).toContain(POINT);
    for (const place of [{ user: 'zhangsan' }, { user: 'lisi', group: 'wrk3' }, { user: 'zhangsan', group: 'wrk1' }])
      expect(await ask('@工作助手 6.1', place)).toContain('还没有开通');
  });

  it('is nobody alone with it where only groups are named', async () => {
    const { ask } = await asking({ WECOM_ALLOW_CHATS: 'wrk1' });
    expect(await ask('@工作助手 6.1', { user: 'zhangsan', group: 'wrk1' })).toContain(POINT);
    expect(await ask('6.1', { user: 'outsider' })).toContain('还没有开通');
  });

  it('is told once to an outsider, however often he asks, and nothing of his is kept', async () => {
    const { wecom, context } = await startBot({ env: { WECOM_ALLOW_USERS: 'lisi' } });
    const first = wecom.text('学校食堂', { user: 'outsider' });
    for (const sent of [first, wecom.again(first)]) await wecom.deliver(sent);
    for (let i = 0; i < 28; i++) await wecom.deliver(wecom.text(`学校食堂${i}`, { user: 'outsider' }));
    await wecom.deliver(wecom.enter('outsider'));
    await wecom.deliver(wecom.text('6.1', { user: 'lisi' }));
    await wecom.answered(1, 'lisi');
    expect(wecom.seen('outsider')).toHaveLength(1);
    expect(wecom.read('outsider')[0]).toContain('还没有开通');
    expect(await context.store.unanswered.top({ since: 0, limit: 9 })).toEqual([]);
    await until(async () => (await context.store.inbox.pending(Number.MAX_SAFE_INTEGER)) === 0);
    expect(wecom.errors).toEqual([]);
  });

  it('is told to wait where too much is asked', async () => {
    const { ask } = await asking({ QUESTIONS_PER_MINUTE: '2' });
    const replies = [
      await ask('6.1'),
      await ask('6.2'),
      await ask('6.3'),
      await ask('6.4', { group: GROUP, user: 'lisi' }),
    ];
    expect(replies.map((reply) => reply.includes('一分钟最多问2个问题'))).toEqual([false, false, true, false]);
  });
});

it('links to the console where it has a public address', async () => {
  const { wecom } = await startBot({
    env: { PUBLIC_URL: 'https://plan.example.cn', CONSOLE_TOKEN: 'a-long-token-123' },
  });
  await wecom.deliver(wecom.text('6.1'));
  const [text] = await wecom.answered();
  expect(text).toMatch(/——\[《[^\]]+（6\.1）\]\(https:\/\/plan\.example\.cn\/plan\/[^()\s]+#6\.1\)/);
});

it('offers in a group what may be asked next as text, and no card', async () => {
  const { wecom } = await startBot();
  await wecom.deliver(wecom.mention('6.1'));
  const [text] = await wecom.answered();
  await wecom.settled();
  expect(text).toContain('还可以问：第6条 · 6.1谁负责');
  expect(wecom.cards()).toEqual([]);
});

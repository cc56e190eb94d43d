import { describe, expect, it } from 'vitest';
import { knowledge } from '../knowledge.ts';
import { startBot, TRANSPORTS, wordsOf } from './bot.ts';
import { controls } from './standin/actions.ts';

describe.each(TRANSPORTS)('over %s', (transport) => {
  it('answers a mention in its thread, word for word, with buttons and feedback', async () => {
    const { slack, send } = await startBot(transport);
    const asked = slack.mention('6.2');
    expect((await send(asked)).acked).toBe(true);
    const [post] = await slack.delivered(1);
    expect(post?.thread_ts).toBe((asked.body.event as { ts: string }).ts);
    expect(wordsOf(post?.blocks)).toContain('二是持续推进电梯智能化监管试点,重点落实住宅小区老旧电梯安装远程监控系统');
    expect(wordsOf(post?.blocks)).toContain(
      '——《区市场监督管理局2020年工作要点》二、(二)6.保障特种设备安全 二是（6.2）',
    );
    expect(controls(post?.blocks).map((c) => c.text)).toEqual(['原文', '同条其他', '谁负责', '👍 有用', '👎 没用']);
    expect(slack.errors).toEqual([]);
  });

  it('links 原文 to the sentence in the web console where that has a public address', async () => {
    const { slack, send } = await startBot(transport, {}, 1000, { PUBLIC_URL: 'https://plan.example' });
    await send(slack.mention('6.2'));
    const [post] = await slack.delivered(1);
    const { start, end } = knowledge.plan.measures.find(({ id }) => id === '6.2') ?? { start: 0, end: 0 };
    expect(JSON.stringify(post?.blocks)).toContain(
      `"url":"https://plan.example/plan/2020-jiading?mark=${start}-${end}#6.2"`,
    );
    expect(slack.errors).toEqual([]);
  });

  it('answers a direct message, and a follow-up to it', async () => {
    const { slack, send } = await startBot(transport);
    await send(slack.direct('第6条'));
    await slack.delivered(1);
    await send(slack.direct('那第二点呢'));
    const posts = await slack.delivered(2);
    expect(wordsOf(posts[1]?.blocks)).toContain('接上：第6条');
  });

  it('goes on in a thread where it has answered, and stays out of the others', async () => {
    const { slack, idle, send } = await startBot(transport);
    const asked = slack.mention('第6条');
    await send(asked);
    await slack.delivered(1);
    const ts = (asked.body.event as { ts: string }).ts;
    await send(slack.message('闲聊', { thread_ts: '1.000001' }));
    await send(slack.message('电梯'));
    await send(slack.message('谁负责', { thread_ts: ts }));
    const posts = await idle();
    expect(posts).toHaveLength(2);
    expect(wordsOf(posts[1]?.blocks)).toContain('要点原文未写明责任部门');
  });

  it('takes /item and /plan privately, with a button that shows the answer to all', async () => {
    const { slack, send } = await startBot(transport);
    const answer = async (command: string, words: string) => {
      const { payload } = await send(slack.command(command, words));
      return payload as { response_type: string; text: string; blocks: unknown[] };
    };
    const item = await answer('/item', '6.2');
    expect(item.response_type).toBe('ephemeral');
    expect(wordsOf(item.blocks)).toContain('电梯智能化监管试点');
    expect(controls(item.blocks).map((c) => c.text)).toContain('发到本群');
    expect(wordsOf((await answer('/plan', '目录')).blocks)).toContain('6.保障特种设备安全');
    expect(wordsOf((await answer('/plan', '指标')).blocks)).toContain('60台');
    expect(wordsOf((await answer('/plan', '日历')).blocks)).toContain('4.26知识产权日');
    expect(wordsOf((await answer('/plan', '成果')).blocks)).toContain('嘉定区政府质量奖管理办法');
    expect(wordsOf((await answer('/plan', '帮助')).blocks)).toContain('试试：');
    expect(wordsOf((await answer('/item', '')).blocks)).toContain('/item 6.2');
    expect(wordsOf((await answer('/nobody', 'x')).blocks)).toContain('/plan 问题');
    expect(slack.posts).toEqual([]);
    expect(slack.errors).toEqual([]);
  });

  it('takes a command that is typed after a mention', async () => {
    const { slack, send } = await startBot(transport);
    await send(slack.mention('/item 6.2'));
    const [post] = await slack.delivered(1);
    expect(wordsOf(post?.blocks)).toContain('二是持续推进电梯智能化监管试点');
  });

  it('lists what could not be answered to those who run it, and to nobody else', async () => {
    const { slack, send } = await startBot(transport, {}, 1000, { ADMIN_USERS: 'U0BOSS' });
    for (let i = 0; i < 2; i++) await send(slack.command('/plan', '马陆镇有什么任务'));
    const { payload } = await send(slack.command('/plan', '缺口', { user: 'U0BOSS' }));
    expect(wordsOf((payload as { blocks: unknown }).blocks)).toContain('马陆镇有什么任务（2次）');
    const other = await send(slack.command('/plan', '缺口'));
    expect(wordsOf((other.payload as { blocks: unknown }).blocks)).toContain('只给管理员看');
  });

  it('answers the message shortcut privately', async () => {
    const { slack, send } = await startBot(transport);
    await send(slack.shortcut('ask_plan', '有市民问老旧电梯评估'));
    await slack.until('a private answer', () => slack.ephemerals.length === 1);
    expect(wordsOf(slack.ephemerals[0]?.blocks)).toContain('60台');
    expect(slack.posts).toEqual([]);
  });

  it('keeps long answers short in a channel, the rest behind a button', async () => {
    const { slack, send } = await startBot(transport);
    await send(slack.mention('第5条'));
    const [post] = await slack.delivered(1);
    const more = controls(post?.blocks).find((c) => c.text.startsWith('更多('));
    expect(more?.text).toBe('更多(8)');
    await send(slack.press(more ?? {}, post as never));
    const posts = await slack.delivered(2);
    expect(posts[1]?.thread_ts).toBe(post?.thread_ts);
    expect(wordsOf(posts[1]?.blocks)).toContain('（5.4）');
    expect(wordsOf(posts[1]?.blocks)).not.toContain('（5.3）');
  });

  it('shows the whole item in a modal, and answers buttons that are questions', async () => {
    const { slack, send } = await startBot(transport);
    await send(slack.mention('6.2'));
    const [post] = await slack.delivered(1);
    const find = (text: string) => controls(post?.blocks).find((c) => c.text === text) ?? {};
    await send(slack.press(find('原文'), post as never));
    await slack.until('a modal', () => slack.views.length === 1);
    expect(wordsOf(slack.views[0]?.view)).toContain('四是开展气瓶充装单位');
    await send(slack.press(find('谁负责'), post as never));
    const posts = await slack.delivered(2);
    expect(wordsOf(posts[1]?.blocks)).toContain('要点原文未写明责任部门');
    expect(slack.errors).toEqual([]);
  });

  it('keeps feedback, and asks for one of three reasons', async () => {
    const { slack, send, store } = await startBot(transport);
    await send(slack.mention('电梯'));
    const [post] = await slack.delivered(1);
    const down = controls(post?.blocks).find((c) => c.text.startsWith('👎')) ?? {};
    await send(slack.press(down, post as never));
    await slack.until('the question why', () => slack.ephemerals.length === 1);
    const why = controls(slack.ephemerals[0]?.blocks);
    expect(why.map((c) => c.text)).toEqual(['与问题无关', '不完整', '有错误']);
    await send(slack.press(why[1] ?? {}, slack.ephemerals[0] as never));
    const kept = async () =>
      (await store.feedback.list({ since: 0, limit: 10 })).map(({ verdict, reason, question }) => [
        verdict,
        reason,
        question,
      ]);
    await expect.poll(kept).toEqual([['down', '不完整', '电梯']]);
  });

  it('fills App Home, and suggests questions', async () => {
    const { slack, send } = await startBot(transport);
    await send(slack.opened('home'));
    await slack.until('App Home', () => slack.views.length === 1);
    expect(wordsOf(slack.views[0]?.view)).toContain('已载入20条、74点');
    await send(slack.opened('messages'));
    await slack.until('suggested questions', () => slack.prompts.length === 1);
    expect(slack.errors).toEqual([]);
  });
});

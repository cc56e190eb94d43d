import { describe, expect, it } from 'vitest';
import { namesOthers, readMarkup } from '../../src/slack/messages/text.ts';
import { startBot, TRANSPORTS } from './bot.ts';
import { controls } from './standin/actions.ts';
import { IDS } from './standin/state.ts';

describe.each(TRANSPORTS)('in a thread where it has answered, over %s', (transport) => {
  it('it is silent where somebody else is addressed or nothing is asked', async () => {
    const { slack, send, idle } = await startBot(transport);
    await send(slack.mention('6.2'));
    const [first] = await slack.delivered(1);
    const place = { thread_ts: first?.thread_ts ?? '', user: 'U0CAROL' };
    for (const text of [
      '<@U0BOB> 你看一下',
      '好的，谢谢，我们下午开会讨论',
      '收到',
      '<@U0BOB> 电梯这块你牵头，周五前报我',
      '<@U0BOB> 谁负责电梯？',
      '<!subteam^S1|@特设科> 谁负责？',
      '<!here> 第6条是什么',
    ])
      await send(slack.message(text, place));
    await idle();
    expect(slack.posts).toHaveLength(1);
    for (const text of ['谁负责', '<#C1|通知> 里说的第6条是什么？', `<@${IDS.botUser}> 问问<@U0BOB>，第5条是什么`])
      await send(slack.message(text, place));
    await idle();
    expect(slack.posts).toHaveLength(4);
    expect(slack.errors).toEqual([]);
  });

  it('it answers no app, under whatever it posts', async () => {
    const { slack, send, idle } = await startBot(transport);
    const said = { type: 'app_mention', text: `<@${IDS.botUser}> 6.2`, user: 'U0BOT', channel: 'C0GENERAL' };
    const from = [
      { subtype: 'bot_message' },
      { app_id: 'A0OTHER' },
      { bot_profile: { id: 'B1', app_id: 'A0OTHER' } },
      { user: 'USLACKBOT' },
      { user: IDS.botUser },
      { type: 'message', channel_type: 'im', channel: 'D0ALICE', app_id: 'A0OTHER' },
    ];
    for (const more of from) await send(slack.event({ ...said, ts: slack.stamp(), ...more }));
    await idle();
    expect(slack.posts).toEqual([]);
  });

  it('clicks count as questions do', async () => {
    const { slack, send, store, idle } = await startBot(transport, {}, 3);
    await send(slack.mention('第5条', { user: 'U0DAVE' }));
    const [post] = await slack.delivered(1);
    const labelled = (label: string) => controls(post?.blocks).find(({ text }) => text.startsWith(label)) ?? {};
    for (let i = 0; i < 60; i++) await send(slack.press(labelled('更多'), post as never, { user: 'U0ALICE' }));
    for (let i = 0; i < 60; i++) await send(slack.press(labelled('原文'), post as never, { user: 'U0BOB' }));
    await idle();
    expect(slack.posts).toHaveLength(4);
    expect(slack.ephemerals.filter(({ user }) => user === 'U0ALICE')).toHaveLength(1);
    expect(slack.views.length).toBeLessThanOrEqual(3);
    const verdicts = controls(post?.blocks).filter(({ value }) => value.includes('"v":'));
    expect(verdicts).toHaveLength(2);
    for (let i = 0; i < 60; i++) await send(slack.press(verdicts[1] ?? {}, post as never, { user: 'U0CAROL' }));
    await slack.settled();
    expect(slack.ephemerals.filter(({ user }) => user === 'U0CAROL')).toHaveLength(3);
    expect(await store.feedback.list({ since: 0, limit: 9 })).toHaveLength(1);
  });

  it('it reads what Slack has escaped as people see it', async () => {
    const { slack, send, store, idle } = await startBot(transport);
    const asked: string[] = [];
    const { receive } = store.inbox;
    Object.assign(store.inbox, {
      receive: (row: Parameters<typeof receive>[0]) => {
        asked.push((JSON.parse(row.body) as { text: string }).text);
        return receive(row);
      },
    });
    for (const text of ['A&amp;B公司年检', '<http://12315.cn|12315.cn>平台怎么用', '学校食堂&lt;二期&gt;'])
      await send(slack.direct(text));
    await send(slack.shortcut('ask_plan', '<http://12315.cn|12315.cn>平台&amp;热线'));
    await idle();
    expect(asked).toEqual(['A&B公司年检', '12315.cn平台怎么用', '学校食堂<二期>', '12315.cn平台&热线']);
    const { payload } = await send(slack.command('/plan', 'A&amp;B公司年检'));
    expect(JSON.stringify(payload)).not.toContain('amp');
  });
});

it.each([
  ['A&amp;B公司年检', 'A&B公司年检'],
  ['执行《A&lt;B》标准', '执行《A<B》标准'],
  ['&amp;lt;', '&lt;'],
  ['<http://12315.cn|12315.cn>平台怎么用', '12315.cn平台怎么用'],
  ['<https://a.cn/?a=1&amp;b=2>', 'https://a.cn/?a=1&b=2'],
  ['<mailto:a@b.cn|a@b.cn>', 'a@b.cn'],
  ['<mailto:a@b.cn>', 'a@b.cn'],
  ['<#C1|通知>里的', '通知里的'],
  ['<#C1>', ''],
  ['<!date^1587312000^{date}|4月20日>有什么', '4月20日有什么'],
  ['<!channel> 第6条', '第6条'],
  ['<!subteam^S1|@特设科> 第6条', '第6条'],
  ['<@U0BOB|bob> 第6条', '第6条'],
  ['', ''],
])('%s reads %s', (sent, read) => expect(readMarkup(sent)).toBe(read));

it('somebody else is named by a name, a group or all', () => {
  expect(namesOthers('<@U0BOB> 你看', 'U0ME')).toBe(true);
  expect(namesOthers('<@U0ME> 你看', 'U0ME')).toBe(false);
  expect(namesOthers('<!subteam^S1> 你看', 'U0ME')).toBe(true);
  expect(namesOthers('<!date^1^{date}|今天> <http://a.cn|甲> <#C1|乙>', 'U0ME')).toBe(false);
});

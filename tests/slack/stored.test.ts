import { expect, it } from 'vitest';
import { startBot, wordsOf } from './bot.ts';
import { controls } from './standin/actions.ts';
import type { Payload } from './standin/deliver.ts';

it('stores who asked what and where, and nothing else of what Slack sent', async () => {
  const { slack, send, store } = await startBot('socket');
  const bodies: string[] = [];
  const { receive } = store.inbox;
  Object.assign(store.inbox, {
    receive: (row: Parameters<typeof receive>[0]) => {
      bodies.push(row.body);
      return receive(row);
    },
  });
  const asked = slack.mention('6.2');
  await send(asked);
  await slack.delivered(1);
  const { channel, ts, user } = asked.body.event as { channel: string; ts: string; user: string };
  expect(bodies).toHaveLength(1);
  const { text, ...kept } = JSON.parse(bodies[0] ?? '') as Record<string, unknown>;
  expect(text).toContain('6.2');
  expect(kept).toEqual({
    ...{ kind: 'message', key: kept.key, thread: `slack:${channel}:${ts}`, user, name: null },
    ...{ channel, threadTs: ts, isDirect: false, isFollowUp: false, from: 0, schedule: null, responseUrl: null },
  });
});

it('answers what version 0.5 left in the inbox, once each: payloads as Slack sent them', async () => {
  const { slack, send, store, idle } = await startBot('socket');
  await send(slack.mention('第5条'));
  const [post] = await slack.delivered(1);
  const more = controls(post?.blocks).find((c) => c.text.startsWith('更多')) ?? {};
  const left: readonly Payload[] = [
    slack.mention('6.2'),
    slack.direct('6.3'),
    slack.press(more, post as never),
    slack.command('/digest', '退订'),
    slack.shortcut('ask_plan', '有市民问老旧电梯评估'),
  ];
  for (const [i, { body }] of left.entries())
    await store.inbox.receive({
      key: `old:${i}`,
      thread: `slack:old:${i}`,
      body: JSON.stringify(body),
      at: Date.now(),
    });
  await slack.delivered(5);
  await slack.until('a private answer', () => slack.ephemerals.length === 1);
  const posts = (await slack.settled()).slice(1).map((one) => wordsOf(one.blocks));
  expect(posts).toHaveLength(4);
  for (const words of ['电梯智能化监管试点', '（6.3）', '（5.4）', '退订了这里的每日推送'])
    expect(
      posts.filter((one) => one.includes(words)),
      words,
    ).toHaveLength(1);
  expect(wordsOf(slack.ephemerals[0]?.blocks)).toContain('60台');
  await idle();
});

it('passes over a row that nobody can read, and answers the next', async () => {
  const { slack, send, store, logged, idle } = await startBot('socket');
  for (const [i, body] of ['{"type":"event_callback"}', 'not JSON'].entries())
    await store.inbox.receive({ key: `odd:${i}`, thread: 'slack:odd', body, at: Date.now() });
  await send(slack.mention('6.2'));
  await slack.delivered(1);
  await idle();
  expect(logged.filter((line) => line.includes('inbox row unreadable'))).toHaveLength(2);
});

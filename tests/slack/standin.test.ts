import { describe, expect, it } from 'vitest';
import { controls } from './standin/actions.ts';
import { answerer, startBolt } from './standin/bolt-app.ts';

describe.each(['socket', 'http'] as const)('the real Bolt over %s', (transport) => {
  it('hears a mention and answers in its thread', async () => {
    const { slack, send } = await startBolt(transport, answerer);
    const mention = slack.mention('电梯');
    expect(await send(mention)).toMatchObject({ acked: true, attempts: 1 });
    const [post] = await slack.delivered(1);
    const { ts } = mention.body.event as { ts: string };
    expect(post).toMatchObject({
      channel: 'C0GENERAL',
      thread_ts: ts,
      text: '答：<@U0STANDIN> 电梯',
      bot_id: 'B0STANDIN',
    });
    expect(Number(post?.ts)).toBeGreaterThan(Number(ts));
    expect(slack.errors).toEqual([]);
  });

  it('reads the thread back with its metadata', async () => {
    const { slack, app, send } = await startBolt(transport, answerer);
    await send(slack.mention('电梯', { ts: '1700000000.000100' }));
    await slack.delivered(1);
    const asked = { channel: 'C0GENERAL', ts: '1700000000.000100' };
    const { messages } = await app.client.conversations.replies({ ...asked, include_all_metadata: true });
    const metadata = { event_type: 'answer', event_payload: { ts: asked.ts } };
    expect(messages).toMatchObject([
      { ts: asked.ts, user: 'U0ALICE' },
      { bot_id: 'B0STANDIN', app_id: 'A0STANDIN', metadata },
    ]);
    const without = await app.client.conversations.replies(asked);
    expect(without.messages?.[1]).not.toHaveProperty('metadata');
    const { messages: roots } = await app.client.conversations.history({ channel: 'C0GENERAL' });
    expect(roots).toHaveLength(1);
  });

  it('hears a mention and its message event of the same post as two events', async () => {
    const heard: string[] = [];
    const { slack, send } = await startBolt(transport, (app) => {
      app.event('app_mention', async ({ body, event }) => void heard.push(body.event_id, event.ts));
      app.event('message', async ({ body, event }) => void heard.push(body.event_id, event.ts));
    });
    for (const payload of slack.pair('电梯')) await send(payload);
    await slack.until('both events', () => heard.length === 4);
    const [first, ts, second, again] = heard;
    expect(first).not.toBe(second);
    expect(ts).toBe(again);
  });

  it('acknowledges a command with words and replies later, five times and no more', async () => {
    const statuses: string[] = [];
    const { slack, send } = await startBolt(transport, (app) => {
      app.command('/item', async ({ ack, respond, command }) => {
        await ack({ response_type: 'ephemeral', text: `查 ${command.text}` });
        for (let i = 0; i < 6; i += 1)
          await respond({ response_type: i === 0 ? 'in_channel' : 'ephemeral', text: `第${i}` }).then(
            () => statuses.push('sent'),
            (error: Error) => statuses.push(error.message),
          );
      });
    });
    expect(await send(slack.command('/item', '6.2'))).toMatchObject({ acked: true, attempts: 1 });
    await slack.until('six replies', () => statuses.length === 6);
    expect(statuses.slice(0, 5)).toEqual(Array(5).fill('sent'));
    expect(statuses[5]).toContain('404');
    expect(slack.ephemerals.map(({ text, via }) => `${via} ${text}`)).toContain('ack 查 6.2');
    expect(slack.ephemerals).toHaveLength(5);
    expect(slack.posts.map(({ text }) => text)).toEqual(['第0']);
  });

  it('presses a button of a stored message and opens a modal with its trigger', async () => {
    const title = { type: 'plain_text', text: '原文' } as const;
    const section = { type: 'section', text: { type: 'mrkdwn', text: '第六条' } } as const;
    const { slack, send } = await startBolt(transport, (app) => {
      answerer(app);
      app.action('ask', async ({ ack, body, client, respond }) => {
        await ack();
        const trigger_id = (body as { trigger_id: string }).trigger_id;
        await client.views.open({ trigger_id, view: { type: 'modal', title, blocks: [section] } });
        await client.views
          .open({ trigger_id, view: { type: 'modal', title, blocks: [section] } })
          .catch(() => undefined);
        await respond({ replace_original: true, text: '换了' });
      });
      app.view('', async ({ ack }) =>
        ack({ response_action: 'update', view: { type: 'modal', title, blocks: [section] } }),
      );
    });
    await send(slack.mention('电梯'));
    const [post] = await slack.delivered(1);
    const [control = {}] = controls(post?.blocks);
    expect(control).toEqual({ type: 'button', block_id: 'row', action_id: 'ask', text: '更多', value: '电梯 第2页' });
    if (post) await send(slack.press(control, post));
    await slack.until('an update', () => slack.updates.length === 1);
    expect(slack.views).toMatchObject([{ method: 'views.open', view: { title } }]);
    expect(slack.updates[0]).toMatchObject({ text: '换了', ts: post?.ts });
    expect(slack.errors).toEqual(['views.open (exchanged_trigger_id): /trigger_id: was used before']);
    const [view] = slack.views;
    if (view)
      expect(await send(slack.submit({ ...view, view: { ...view.view, callback_id: '' } }))).toMatchObject({
        acked: true,
      });
    expect(slack.views.at(-1)?.method).toBe('ack');
  });

  it('brings shortcuts, direct messages, the home tab and feedback', async () => {
    const heard: unknown[] = [];
    const { slack, app, send } = await startBolt(transport, (app) => {
      app.shortcut('find', async ({ ack, shortcut }) => {
        await ack();
        heard.push((shortcut as { message?: { text?: string } }).message?.text);
      });
      app.message(async ({ message }) => void heard.push(message.channel_type));
      app.event('app_home_opened', async ({ event, client }) => {
        await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [{ type: 'divider' }] } });
        heard.push(event.tab);
      });
      app.action('rate', async ({ ack, action }) => {
        await ack();
        heard.push((action as { value?: string }).value);
      });
    });
    await app.client.chat.postEphemeral({ channel: 'C0GENERAL', user: 'U0ALICE', text: '只给你' });
    const [whisper] = slack.ephemerals;
    if (!whisper) throw new Error('nothing whispered');
    const all = [slack.shortcut('find', '电梯'), slack.direct('公园'), slack.opened('home')];
    for (const payload of [
      ...all,
      slack.press({ type: 'feedback_buttons', action_id: 'rate', value: 'bad' }, whisper),
    ]) {
      const count = heard.length;
      expect(await send(payload)).toMatchObject({ acked: true });
      await slack.until('it to be heard', () => heard.length > count);
    }
    expect(heard).toEqual(['电梯', 'im', 'home', 'bad']);
    expect(slack.views).toMatchObject([{ method: 'views.publish', user: 'U0ALICE' }]);
  });

  it('does not hear what it has posted itself', async () => {
    const heard: unknown[] = [];
    const { slack, send } = await startBolt(transport, (app) => {
      answerer(app);
      app.message(async ({ message }) => void heard.push(message));
    });
    await send(slack.mention('电梯'));
    const [post] = await slack.delivered(1);
    if (post) expect(await send(slack.echo(post))).toMatchObject({ acked: true });
    expect(await slack.settled()).toHaveLength(1);
    expect(heard).toEqual([]);
  });
});

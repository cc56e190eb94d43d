import { describe, expect, it } from 'vitest';
import type { Answer } from '../../intents/answer/answer.ts';
import { WebhookClient } from '../../src/wecom/digest/webhook-client.ts';
import { ask } from '../knowledge.ts';
import { startBot } from './bot.ts';
import { GROUP } from './standin/callbacks.ts';
import { bytes, LIMITS } from './standin/limits.ts';
import { standin } from './standin/sdk-client.ts';

const nowhere = () => null;
const short: Answer = ask('6.1');
/** Several times what a webhook takes, most of it a table. */
const long: Answer = ask('量化指标列一下');

describe('an answer that nobody asked for', () => {
  it('is pushed to a person and to a group that have spoken to the bot', async () => {
    const { wecom, bot } = await startBot();
    for (const asked of [wecom.text('6.2'), wecom.mention('6.2')]) await wecom.deliver(asked);
    await wecom.answered(2);
    for (const chat of [
      { id: 'zhangsan', isGroup: false },
      { id: GROUP, isGroup: true },
    ]) {
      expect(await bot.push(chat, short)).toEqual({ sent: 1, of: 1, last: { kind: 'ok' } });
      expect(wecom.read(chat.id).at(-1)).toContain('（6.1）');
    }
  });

  it('is refused to a stranger and told so, once, while others get theirs', async () => {
    const { wecom, bot } = await startBot();
    await wecom.deliver(wecom.text('6.2'));
    await wecom.answered();
    const refused = { sent: 0, of: 1, last: { kind: 'refused', code: 93006 } };
    expect(await bot.push({ id: 'stranger', isGroup: false }, short)).toEqual(refused);
    expect(await bot.push({ id: 'zhangsan', isGroup: false }, short)).toMatchObject({ sent: 1 });
    expect(wecom.heard('aibot_send_msg').filter(({ body }) => body.chatid === 'stranger')).toHaveLength(1);
  });

  it('is not sent before the subscription is accepted', async () => {
    const { wecom, bot } = await startBot();
    wecom.fail({ cmd: 'aibot_subscribe', with: 'hold' });
    wecom.sockets.drop();
    await wecom.until('a new subscription', () => wecom.heard('aibot_subscribe').length === 2);
    expect(await bot.push({ id: 'zhangsan', isGroup: false }, short)).toMatchObject({ last: { kind: 'down' } });
    await wecom.settled();
    expect(wecom.frames.at(-1)).toMatchObject({ cmd: 'aibot_subscribe', subscribed: false });
    wecom.sockets.release();
    await wecom.until('the connection', () => bot.isConnected());
  });

  it('is not sent by a replica that is not connected', async () => {
    const { wecom, bot } = await startBot();
    await bot.stop();
    expect(await bot.push({ id: 'zhangsan', isGroup: false }, short)).toMatchObject({
      sent: 0,
      last: { kind: 'down' },
    });
    expect(wecom.heard('aibot_send_msg')).toEqual([]);
  });
});

describe('a webhook', () => {
  it('takes short answers as markdown, and tables in parts that each have their head', async () => {
    const wecom = await standin();
    const webhooks = new WebhookClient();
    expect(await webhooks.send(wecom.webhook(), short, nowhere)).toEqual({ sent: 1, of: 1, code: null });
    const { sent, of } = await webhooks.send(wecom.webhook(), long, () => 'https://plan.example.cn/#(二)');
    expect([sent, of > 2]).toEqual([of, true]);
    expect(wecom.posts.map(({ msgtype }) => msgtype)).toEqual(['markdown', ...Array(of).fill('markdown_v2')]);
    for (const { content } of wecom.posts.slice(1)) {
      expect(bytes(content)).toBeLessThanOrEqual(LIMITS.webhookMarkdown);
      const rows = content.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| 内容'));
      const heads = content.split('\n').filter((line) => line.startsWith('| 内容'));
      expect(rows.length === 0 || heads.length > 0).toBe(true);
    }
    expect(wecom.errors).toEqual([]);
  });

  it('gets twenty a minute, and the next when the minute is over', async () => {
    const wecom = await standin();
    let now = Date.now();
    const waits: number[] = [];
    const wait = async (milliseconds: number) => {
      waits.push(milliseconds);
      now += milliseconds;
      wecom.pass(milliseconds);
    };
    const webhooks = new WebhookClient({ now: () => now, wait });
    for (let i = 0; i < 21; i++)
      expect(await webhooks.send(wecom.webhook(), short, nowhere)).toMatchObject({ sent: 1 });
    expect(waits).toEqual([60_000]);
    expect(wecom.posts).toHaveLength(21);
  });

  it('that refuses, breaks or says nothing gets nothing a second time', async () => {
    const wecom = await standin();
    const webhooks = new WebhookClient();
    const send = (key?: string) => webhooks.send(wecom.webhook(key), short, nowhere);
    wecom.fail({ cmd: 'webhook', with: { errcode: 45009 } });
    wecom.fail({ cmd: 'webhook', with: { status: 502 } });
    wecom.fail({ cmd: 'webhook', with: 'drop after storing' });
    expect([await send(), await send(), await send(), await send('other')].map(({ code }) => code)).toEqual([
      45009,
      502,
      null,
      93000,
    ]);
    expect(wecom.heard('webhook')).toHaveLength(4);
    expect(await send()).toEqual({ sent: 1, of: 1, code: null });
  });
});

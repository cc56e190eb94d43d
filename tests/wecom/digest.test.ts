import { describe, expect, it } from 'vitest';
import { DigestScheduler } from '../../src/digest/scheduler.ts';
import type { AppContext } from '../../src/platform/platform.ts';
import { connectWebhooks } from '../../src/wecom/digest/webhooks.ts';
import { openOffice, startBot } from './bot.ts';
import { GROUP, USER } from './standin/callbacks.ts';
import { bytes, LIMITS } from './standin/limits.ts';
import { standin } from './standin/sdk-client.ts';

const EARLY = Date.parse('2020-04-19T12:00:00+08:00');
const SINGLE = { platform: 'wecom', channel: USER };
const SHARED = { platform: 'wecom', channel: `group:${GROUP}` };

function subscribe({ store }: AppContext, place: { platform: string; channel: string }): Promise<void> {
  const schedule = { at: '09:59', scope: null, rhythm: 'daily' } as const;
  return store.subscriptions.set({ ...place, ...schedule, setBy: USER, setName: null, since: EARLY });
}

describe('the daily post in WeCom', () => {
  it('is subscribed, paused, resumed and ended by typing, and tells the next times', async () => {
    const { wecom, context } = await startBot();
    const { subscriptions } = context.store;
    const said = async (text: string) => {
      const before = wecom.read().length;
      await wecom.deliver(wecom.text(text));
      return (await wecom.answered(before + 1))[before] ?? '';
    };
    expect(await said('/digest 订阅 08:30 第7条')).toContain('4月21日 周二 08:30');
    expect(await subscriptions.get(SINGLE)).toMatchObject({ at: '08:30', scope: '7' });
    expect(await said('/digest 暂停到 5-6')).toContain('已暂停到5月6日');
    expect(await said('/digest')).toContain('已订阅');
    expect(await said('/plan 状态')).toContain('已载入');
    expect(await said('/digest 恢复')).toContain('好的，已恢复');
    expect(await said('/digest 订阅 25:70')).toContain('例如');
    expect(await subscriptions.get(SINGLE)).toMatchObject({ at: '08:30' });
    expect(await said('不要再推送了')).toContain('已退订');
    expect(await subscriptions.get(SINGLE)).toBeNull();
    expect(wecom.errors).toEqual([]);
  });

  it('is subscribed for a group by who confirms it, and names who set it', async () => {
    const { wecom, context } = await startBot();
    await wecom.deliver(wecom.mention('每天8点半推送第7条'));
    const [asked] = await wecom.answered(1, GROUP);
    expect(asked).toContain('请确认订阅');
    expect(asked).toContain('确认订阅');
    expect(await context.store.subscriptions.get(SHARED)).toBeNull();
    await wecom.deliver(wecom.mention('确认订阅'));
    const said = await wecom.answered(2, GROUP);
    expect(said[1]).toContain('设置了这里的每日推送');
    expect(await context.store.subscriptions.get(SHARED)).toMatchObject({ at: '08:30', scope: '7', rhythm: 'daily' });
  });

  it('is pushed once to a person and to a group; a stranger is logged, and the others get theirs', async () => {
    const { wecom, bot, context, log } = await startBot();
    for (const asked of [wecom.text('6.2'), wecom.mention('6.2')]) await wecom.deliver(asked);
    await wecom.answered(1);
    await wecom.answered(1, GROUP);
    for (const place of [{ platform: 'wecom', channel: 'astranger' }, SINGLE, SHARED]) await subscribe(context, place);
    const clock = new DigestScheduler(context, () => bot.poster ?? null);
    await clock.tick();
    await clock.tick();
    const pushes = wecom.heard('aibot_send_msg').filter(({ body }) => body.msgtype === 'markdown');
    expect(pushes.map(({ body }) => body.chatid).toSorted()).toEqual(['astranger', USER, GROUP].toSorted());
    for (const chat of [USER, GROUP]) expect(wecom.read(chat).at(-1)).toContain('4月20日');
    expect(log.filter((line) => line.includes('的推送没有发'))).toHaveLength(1);
    await wecom.deliver(wecom.text('谁负责'));
    expect((await wecom.answered(wecom.read().length + 1)).at(-1)).toContain('接上');
  });

  it('is not pushed a second time where it is unclear whether it arrived, nor by a replica that is not connected', async () => {
    const { wecom, bot, context } = await startBot();
    await wecom.deliver(wecom.text('6.2'));
    await wecom.answered(1);
    await subscribe(context, SINGLE);
    wecom.fail({ cmd: 'aibot_send_msg', with: 'lose' });
    const clock = new DigestScheduler(context, () => bot.poster ?? null);
    await clock.tick();
    await clock.tick();
    expect(wecom.heard('aibot_send_msg').filter(({ body }) => body.msgtype === 'markdown')).toHaveLength(1);
    await bot.stop();
    expect(bot.poster).toBeUndefined();
  });
});

describe('the daily post in a group that has a webhook', () => {
  it('comes once, within the limits, and the key stands in no log and in no subscription', async () => {
    const wecom = await standin();
    const { context, log } = await openOffice(wecom, { env: { WECOM_WEBHOOK_URL: wecom.webhook() } });
    const hooks = await connectWebhooks(context);
    const [subscribed] = await context.store.subscriptions.all();
    expect(subscribed).toMatchObject({ platform: 'webhook', at: '08:45', rhythm: 'daily' });
    await context.store.subscriptions.set({
      ...(subscribed ?? { ...SINGLE, at: '', scope: null, rhythm: 'daily', setBy: '', setName: null }),
      since: EARLY,
    });
    const clock = new DigestScheduler(context, () => hooks.poster ?? null);
    await clock.tick();
    await clock.tick();
    expect(wecom.posts).toHaveLength(1);
    expect(bytes(JSON.stringify(wecom.posts))).toBeLessThan(2 * LIMITS.webhookMarkdown);
    expect(JSON.stringify(wecom.posts)).toContain('4月20日');
    const key = new URL(wecom.webhook()).searchParams.get('key') ?? '?';
    expect(log.join() + JSON.stringify(subscribed)).not.toContain(key);
  });

  it('is posted no more once its address is taken out of the settings', async () => {
    const wecom = await standin();
    const { context } = await openOffice(wecom, { env: { WECOM_WEBHOOK_URL: wecom.webhook() } });
    await connectWebhooks(context);
    const without = { ...context, config: { ...context.config, wecom: { ...context.config.wecom, webhooks: [] } } };
    await connectWebhooks(without);
    expect(await context.store.subscriptions.all()).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { until } from '../replica.ts';
import { startBot } from './bot.ts';
import type { Card } from './standin/state.ts';

describe('what is asked without words', () => {
  it('is a welcome to who enters, once and at once, with examples that are answered', async () => {
    const { wecom, context } = await startBot();
    const entered = wecom.enter('wangwu');
    await wecom.deliver(entered);
    await wecom.deliver(wecom.again(entered));
    await wecom.deliver(wecom.text('6.1', { user: 'wangwu' }));
    await wecom.answered(2, 'wangwu');
    const welcomes = wecom.seen('wangwu').filter(({ kind }) => kind === 'welcome');
    expect(welcomes).toHaveLength(1);
    const lists = wecom
      .read('wangwu')
      .map((text) => [...text.matchAll(/^· (.+)$/gm)].map(([, example = '']) => example));
    const examples = lists.find((list) => list.length > 0) ?? [];
    expect(examples).toHaveLength(4);
    for (const example of examples)
      expect(context.answer({ text: example, today: context.today(), focus: null }).status).toBe('answered');
    expect(wecom.errors).toEqual([]);
  });

  it('is a click on a card: it changes under its own task_id, and the question is answered', async () => {
    const { wecom } = await startBot();
    await wecom.deliver(wecom.text('6.1'));
    const first = await wecom.until('a card', () => wecom.cards('zhangsan')[0]);
    const buttons = first.card.button_list as { text: string; key: string }[];
    expect(buttons.map(({ text }) => text)).toEqual(['同条其他', '谁负责', '下一条']);
    const click = wecom.click(first, buttons[1]?.key ?? '');
    await wecom.deliver(click);
    await wecom.deliver(wecom.again(click));
    const replies = await wecom.answered(2);
    expect(replies[1]).toContain('要点原文未写明责任部门');
    await wecom.until('the update', () => first.updates.length > 0);
    expect(first.updates).toMatchObject([{ req: click.headers.req_id, card: { task_id: first.task } }]);
    const second = await wecom.until('the next card', () => wecom.cards('zhangsan')[1]);
    expect(second.via).toBe('push');
    await wecom.settled();
    expect(wecom.read()).toHaveLength(2);
    expect(wecom.errors).toEqual([]);
  });

  it('is a click in which there is no question of ours', async () => {
    const { wecom } = await startBot();
    const foreign: Card = {
      ...{ kind: 'card', chat: 'zhangsan', req: null, via: 'push', task: 't', updates: [] },
      card: { card_type: 'button_interaction', button_list: [{ text: '甲', key: 'topic:1' }] },
    };
    await wecom.deliver(wecom.click(foreign, 'topic:1'));
    await wecom.deliver(wecom.text('6.1', { user: 'lisi' }));
    await wecom.answered(1, 'lisi');
    expect(wecom.read('zhangsan')).toEqual([]);
  });

  it('is an opinion, kept with the question and the reason', async () => {
    const { wecom, context } = await startBot();
    await wecom.deliver(wecom.mention('电梯评估多少台'));
    await wecom.answered();
    const [stream] = wecom.streams();
    const id = stream?.feedback ?? '';
    expect(Buffer.byteLength(id)).toBeLessThanOrEqual(256);
    await wecom.deliver(wecom.feedback(id, 2, '数字不对'));
    await wecom.deliver(wecom.feedback(id, 1, undefined, { user: 'lisi' }));
    await wecom.deliver(wecom.feedback('foreign', 2));
    await wecom.deliver(wecom.text('6.1', { user: 'wangwu' }));
    await wecom.answered(1, 'wangwu');
    const kept = await context.store.feedback.list({ since: 0, limit: 9 });
    const said = kept.map(({ user, verdict, reason, question }) => ({ user, verdict, reason, question }));
    const question = '电梯评估多少台';
    expect(said).toHaveLength(2);
    expect(said).toContainEqual({ user: 'wecom:zhangsan', verdict: 'down', reason: '数字不对', question });
    expect(said).toContainEqual({ user: 'wecom:lisi', verdict: 'up', reason: null, question });
    expect(new Set(kept.map(({ answer }) => answer)).size).toBe(1);
  });

  it('is an opinion that is repeated, which counts as one, and one that is taken back, which counts no more', async () => {
    const { wecom, context } = await startBot();
    await wecom.deliver(wecom.mention('电梯评估多少台'));
    await wecom.answered();
    const id = wecom.streams()[0]?.feedback ?? '';
    const list = () => context.store.feedback.list({ since: 0, limit: 9 });
    const first = wecom.feedback(id, 2, '数字不对');
    for (const sent of [first, wecom.again(first), wecom.feedback(id, 2, '还是不对')]) await wecom.deliver(sent);
    await until(async () => (await list())[0]?.reason === '还是不对');
    expect(await list()).toHaveLength(1);
    await wecom.deliver(wecom.feedback(id, 3));
    await until(async () => (await list()).length === 0);
    // WeCom brings the first again, late: it stays taken back.
    await wecom.deliver(wecom.again(first));
    await wecom.deliver(wecom.feedback(id, 1, undefined, { user: 'lisi' }));
    await until(async () => (await list()).length > 0);
    expect((await list()).map(({ user }) => user)).toEqual(['wecom:lisi']);
  });
});

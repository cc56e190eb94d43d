import { describe, expect, it } from 'vitest';
import { startBot } from './bot.ts';

type Body = Readonly<Record<string, unknown>>;
const isFinish = (body: Body) => (body.stream as { finish?: boolean } | undefined)?.finish === true;
const isFirst = (body: Body) => (body.stream as { finish?: boolean } | undefined)?.finish === false;
const REPLY = 'aibot_respond_msg';

describe('what is sent', () => {
  it('arrives once where the connection is lost before the finish or after it', async () => {
    const { wecom } = await startBot();
    for (const [i, effect] of (['drop', 'drop after storing'] as const).entries()) {
      wecom.fail({ cmd: REPLY, when: isFinish, with: effect });
      await wecom.deliver(wecom.text('6.1', { user: `user${i}` }));
      await wecom.answered(1, `user${i}`);
      await wecom.connected();
    }
    wecom.fail({ cmd: REPLY, when: isFirst, with: 'drop' });
    await wecom.deliver(wecom.text('6.1', { user: 'lisi' }));
    await wecom.answered(1, 'lisi');
    await wecom.settled(400);
    expect(wecom.read()).toHaveLength(3);
  });

  it('is pushed once where the message takes no answer over a new connection', async () => {
    const { wecom } = await startBot({ options: { outlives: false } });
    wecom.fail({ cmd: REPLY, when: isFirst, with: 'drop' });
    await wecom.deliver(wecom.text('6.1'));
    const [text] = await wecom.answered();
    await wecom.settled(300);
    expect(text).toContain('（6.1）');
    expect(wecom.seen().map(({ kind }) => kind)).toEqual(['push']);
  });

  it('arrives once where the acknowledgement is lost, of a reply or of a push', async () => {
    const { wecom, log } = await startBot();
    wecom.fail({ cmd: REPLY, when: isFinish, with: 'lose' });
    await wecom.deliver(wecom.text('6.1'));
    wecom.fail({ cmd: REPLY, when: isFinish, with: 'ignore' });
    await wecom.deliver(wecom.text('6.2', { user: 'lisi' }));
    wecom.fail({ cmd: REPLY, when: isFinish, with: { errcode: 846608 } });
    wecom.fail({ cmd: 'aibot_send_msg', with: 'lose' });
    await wecom.deliver(wecom.text('6.3', { user: 'wangwu' }));
    await wecom.until('the cards', () => wecom.cards().length === 3);
    await wecom.settled(300);
    for (const chat of ['zhangsan', 'lisi', 'wangwu']) expect(wecom.read(chat)).toHaveLength(1);
    expect(log.join('\n')).toContain('push unacknowledged, not resent');
  });

  it('is pushed where the stream is refused, goes by the response_url where the push is, and is logged where that is', async () => {
    const { wecom, log } = await startBot();
    for (const [i, errcode] of [846605, 846608].entries()) {
      wecom.fail({ cmd: REPLY, when: isFinish, with: { errcode } });
      await wecom.deliver(wecom.text('6.1', { user: `user${i}` }));
      await wecom.answered(1, `user${i}`);
    }
    wecom.fail({ cmd: REPLY, when: isFinish, with: { errcode: 846605 } });
    wecom.fail({ cmd: 'aibot_send_msg', with: { errcode: 93006 } });
    await wecom.deliver(wecom.text('6.1', { user: 'lisi' }));
    await wecom.answered(1, 'lisi');
    expect(wecom.seen().flatMap((said) => (said.kind === 'push' ? said.via : []))).toEqual([
      'aibot_send_msg',
      'aibot_send_msg',
      'response_url',
    ]);
    wecom.fail({ cmd: REPLY, when: isFinish, with: { errcode: 846605 } });
    wecom.fail({ cmd: 'aibot_send_msg', with: { errcode: 93006 } });
    wecom.fail({ cmd: 'response', with: { errcode: 846605 } });
    await wecom.deliver(wecom.text('6.1', { user: 'wangwu' }));
    await wecom.until('a line', () => log.some((line) => line.includes('answer undeliverable')));
    await wecom.deliver(wecom.text('6.2', { user: 'zhaoliu' }));
    await wecom.answered(1, 'zhaoliu');
    expect(wecom.read('wangwu')).toEqual([]);
  });

  it('arrives once where WeCom has forgotten the subscription', async () => {
    const { wecom } = await startBot();
    wecom.fail({ cmd: REPLY, when: isFinish, with: { errcode: 846609 } });
    await wecom.deliver(wecom.text('6.1'));
    await wecom.answered();
    await wecom.settled();
    expect(wecom.read()).toHaveLength(1);
    expect(wecom.heard('aibot_subscribe')).toHaveLength(2);
  });

  it('waits where a chat has had too much', async () => {
    const { wecom, context } = await startBot();
    wecom.fail({ cmd: REPLY, when: isFinish, with: { errcode: 45009 } });
    await wecom.deliver(wecom.text('6.1'));
    await wecom.until('the refusal', () => wecom.frames.some(({ result }) => result === 'errcode 45009'));
    // Until the pause has been noted, the row is held for longer than that.
    const claim = () => context.store.inbox.claim(Date.now() + 20_000, 1_000);
    await expect.poll(claim).toMatchObject({ attempts: 2 });
    expect(wecom.read()).toEqual([]);
  });
});

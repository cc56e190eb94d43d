import { describe, expect, it } from 'vitest';
import { bare, join, standin, startClient } from './sdk-client.ts';

describe('the subscription', () => {
  it('is the first and only frame before its acknowledgement', async () => {
    const wecom = await standin();
    wecom.fail({ cmd: 'aibot_subscribe', with: 'hold' });
    const { log } = join(wecom);
    const [first] = await wecom.until('a frame', () => wecom.frames.length > 0 && wecom.frames);
    expect(first).toMatchObject({ cmd: 'aibot_subscribe', subscribed: false, line: 1, result: 'hold' });
    expect(first?.body).toEqual({ bot_id: wecom.botId, secret: wecom.secret });
    expect(log).toEqual(['connected']);
    wecom.sockets.release();
    await wecom.until('authentication', () => log.includes('authenticated'));
    expect(wecom.frames).toHaveLength(1);
    expect(wecom.errors).toEqual([]);
  });

  it('is asked for before anything else, pings apart', async () => {
    const wecom = await standin();
    const line = await bare(wecom);
    line.say({ cmd: 'aibot_send_msg', headers: { req_id: 'p-1' }, body: { chatid: 'zhangsan', msgtype: 'markdown' } });
    line.say({ cmd: 'ping', headers: { req_id: 'ping_1' } });
    await wecom.until('two answers', () => line.told.length === 2);
    expect(line.told).toEqual([
      { headers: { req_id: 'p-1' }, errcode: 846609, errmsg: 'aibot websocket not subscribed' },
      { headers: { req_id: 'ping_1' }, errcode: 0, errmsg: 'ok' },
    ]);
    expect(wecom.frames[0]).toMatchObject({ cmd: 'aibot_send_msg', subscribed: false, result: 846609 });
  });

  it('with a wrong secret gets 853000 and leaves the socket open', async () => {
    const wecom = await standin();
    const line = await bare(wecom);
    line.subscribe('guessed');
    await wecom.until('an answer', () => line.told.length === 1);
    expect(line.told[0]).toMatchObject({ errcode: 853000 });
    expect(line.isClosed()).toBe(false);
    line.subscribe();
    await wecom.connected();
    const { log } = join(wecom, { secret: 'guessed', maxAuthFailureAttempts: 2 });
    await wecom.until('the client to give up', () => log.some((line) => line.includes('Max auth failure')));
    expect(wecom.heard('aibot_subscribe').filter(({ result }) => result === 853000)).toHaveLength(4);
  });

  it('of a second connection turns the first one out', async () => {
    const { wecom, log, client } = await startClient();
    const kicked: unknown[] = [];
    client.on('event.disconnected_event', (frame) => void kicked.push(frame.body?.event));
    const other = await bare(wecom);
    other.subscribe();
    await wecom.until('the first to go', () => kicked.length === 1 && wecom.sockets.open === 1);
    expect(kicked).toEqual([{ eventtype: 'disconnected_event' }]);
    expect(wecom.sockets.current).toBe(2);
    expect(log.filter((line) => line.startsWith('reconnecting'))).toEqual([]);
    await wecom.deliver(wecom.text('电梯'));
    await wecom.until('the second to hear', () => other.told.length === 2);
    wecom.sockets.kick();
    await wecom.until('the second to go', () => other.isClosed());
    expect(other.told[2]).toMatchObject({ cmd: 'aibot_event_callback', body: { msgtype: 'event' } });
  });

  it('lets a kicked connection linger, deaf, where it is told to', async () => {
    const wecom = await standin({ closeMs: 60_000 });
    const [first, second] = [await bare(wecom), await bare(wecom)];
    first.subscribe();
    await wecom.connected();
    second.subscribe();
    await wecom.until('the event', () => first.told.length === 2);
    first.say({ cmd: 'aibot_send_msg', headers: { req_id: 'p-1' }, body: {} });
    await wecom.until('a refusal', () => first.told.length === 3);
    expect(first.told[2]).toMatchObject({ errcode: 846609 });
    expect(first.isClosed()).toBe(false);
  });
});

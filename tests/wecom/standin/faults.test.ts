import { expect, it } from 'vitest';
import { bare, join, result, standin, startClient } from './sdk-client.ts';

it('drops the connection at a given frame, before or after it did its work', async () => {
  const { wecom, client, log } = await startClient();
  const question = await wecom.deliver(wecom.text('电梯'));
  wecom.fail({ cmd: 'aibot_respond_msg', after: 1, with: 'drop' });
  expect(await result(client.replyStream(question, 's-1', '查'))).toBe('ok');
  expect(await result(client.replyStream(question, 's-1', '查到', true))).toMatch('connection closed');
  expect(wecom.read()).toEqual([]);
  await wecom.until('the client to come back', () => log.filter((line) => line === 'authenticated').length === 2);
  const isFinish = (body: Readonly<Record<string, unknown>>) => (body.stream as { finish?: boolean }).finish === true;
  wecom.fail({ cmd: 'aibot_respond_msg', when: isFinish, with: 'drop after storing' });
  expect(await result(client.replyStream(question, 's-2', '查'))).toBe('ok');
  expect(await result(client.replyStream(question, 's-2', '查到', true))).toMatch('connection closed');
  expect(wecom.read()).toEqual(['查到']);
  await wecom.connected();
  expect(wecom.heard('aibot_respond_msg').map(({ result }) => result)).toEqual([0, 'drop', 0, 'drop after storing']);
});

it('loses an acknowledgement, and the client waits for it in vain', async () => {
  const { wecom, client } = await startClient();
  const [first, second] = [await wecom.deliver(wecom.text('电梯')), await wecom.deliver(wecom.text('公园'))];
  wecom.fail({ cmd: 'aibot_respond_msg', with: 'lose' });
  wecom.fail({ cmd: 'aibot_respond_msg', with: 'ignore' });
  expect(
    await Promise.all([
      result(client.replyStream(first, 's-1', '甲', true)),
      result(client.replyStream(second, 's-2', '乙', true)),
    ]),
  ).toEqual([expect.stringContaining('ack timeout'), expect.stringContaining('ack timeout')]);
  expect(wecom.read()).toEqual(['甲']);
});

it('delays acknowledgements, by a time or until it is let go', async () => {
  const { wecom, client } = await startClient();
  const question = await wecom.deliver(wecom.text('电梯'));
  const done: string[] = [];
  wecom.fail({ cmd: 'aibot_respond_msg', with: 'hold' });
  const held = client.replyStream(question, 's-1', '甲', true).then(() => done.push('甲'));
  await wecom.answered();
  expect(client.hasPendingReplyAck(question)).toBe(true);
  expect(await client.replyStreamNonBlocking(question, 's-2', '乙')).toBe('skipped');
  await client.sendMessage('zhangsan', { msgtype: 'markdown', markdown: { content: '丙' } });
  done.push('丙');
  wecom.sockets.release();
  await held;
  expect(done).toEqual(['丙', '甲']);
  wecom.fail({ cmd: 'aibot_respond_msg', with: { delayMs: 300 } });
  const late = client.replyStream(question, 's-3', '丁', true).then(() => wecom.now());
  const said = await wecom.until('what is said', () =>
    wecom
      .streams()
      .find(({ id }) => id === 's-3')
      ?.snapshots.at(-1),
  );
  // A timer may come a millisecond early.
  expect((await late) - said.at).toBeGreaterThan(290);
});

it('answers with any errcode, so many times', async () => {
  const { wecom, client } = await startClient();
  const question = await wecom.deliver(wecom.text('电梯'));
  const send = () => result(client.replyStream(question, 's-1', '查'));
  wecom.fail({ cmd: 'aibot_respond_msg', with: { errcode: 846609, errmsg: 'aibot websocket not subscribed' } });
  wecom.fail({ cmd: '*', times: 2, with: { errcode: 846605 } });
  const got = [await send(), await send(), await send(), await send()];
  expect(got).toEqual([846609, 846605, 846605, 'ok']);
  expect(wecom.streams()).toHaveLength(1);
});

it('mutes pings, and the client reconnects', async () => {
  const { wecom, log } = await startClient({}, { heartbeatInterval: 10 });
  await wecom.until('pings', () => wecom.heard('ping').length > 3);
  wecom.fail({ cmd: '*', times: 99, with: 'drop' });
  await wecom.until('more pings', () => wecom.heard('ping').length > 6);
  expect(log).toEqual(['connected', 'authenticated']);
  // Answers to earlier pings may still be on their way: so many are left unanswered as it takes.
  wecom.fail({ cmd: 'ping', times: 100_000, with: 'ignore' });
  await wecom.until('the client to come back', () => log.filter((line) => line === 'authenticated').length >= 2);
});

it('refuses connections with 503 so many times', async () => {
  const wecom = await standin();
  wecom.sockets.refuse(3);
  const { log } = join(wecom);
  await wecom.connected();
  expect(wecom.sockets.refused).toBe(3);
  expect(log.filter((line) => line.includes('503'))).toHaveLength(3);
});

it('goes away and comes back on the same port', async () => {
  const { wecom, log } = await startClient({}, { maxReconnectAttempts: -1 });
  const { url } = wecom;
  await wecom.sockets.down();
  await wecom.until('vain attempts', () => log.filter((line) => line.includes('ECONNREFUSED')).length > 1);
  await wecom.sockets.up();
  await wecom.connected();
  expect(wecom.sockets.url).toBe(url);
  await wecom.sockets.down();
  await expect(bare(wecom)).rejects.toThrow('ECONNREFUSED');
});

it('says what was missing where something does not come, and knows when all is silent', async () => {
  const wecom = await standin();
  await expect(wecom.answered(1, 'zhangsan', 30)).rejects.toThrow('no 1 answers within 30 ms; 0 said, 0 frames');
  const line = await bare(wecom);
  line.say('{');
  await wecom.until('an error', () => wecom.errors.length === 1);
  expect(wecom.errors).toEqual(['a frame without req_id or cmd: {']);
  await wecom.settled(30);
  expect(Date.now() - wecom.touched).toBeGreaterThanOrEqual(30);
});

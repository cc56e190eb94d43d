import { LogLevel, WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { answerer, settings, standin, startBolt } from './bolt-app.ts';

describe.each(['socket', 'http'] as const)('the real Bolt over %s', (transport) => {
  it('redelivers an event that is not acknowledged, three times, and a command never', async () => {
    const { slack, send } = await startBolt(
      transport,
      (app) => void app.use(async ({ next, body }) => (body.type === 'event_callback' ? next() : undefined)),
      { ackMs: 100 },
    );
    expect(await send(slack.command('/nobody'))).toMatchObject({ acked: false, attempts: 1 });
    const tries: (number | undefined)[] = [];
    const deaf = await startBolt(transport, () => undefined, { ackMs: 100 });
    deaf.app.processEvent = async ({ retryNum, retryReason }) => void tries.push(retryReason ? retryNum : undefined);
    expect(await deaf.send(deaf.slack.mention('电梯'))).toMatchObject({ acked: false, attempts: 4 });
    await deaf.slack.until('four tries', () => tries.length === 4);
    expect(tries).toEqual([undefined, 1, 2, 3]);
    expect(deaf.slack.acks).toEqual([]);
  });

  it('says 429, 500, nothing, or hangs up after storing, and the client asks again', async () => {
    const { slack, app } = await startBolt(transport, answerer);
    const message = { channel: 'C0GENERAL', text: '甲' };
    slack.fail({ method: 'chat.postMessage', with: 429, seconds: 1 });
    await app.client.chat.postMessage(message);
    slack.fail({ method: 'chat.postMessage', with: 500, times: 2 });
    await app.client.chat.postMessage(message);
    expect(slack.posts).toHaveLength(2);
    slack.fail({ method: 'chat.postMessage', with: 'drop after storing' });
    await app.client.chat.postMessage(message);
    expect(slack.posts).toHaveLength(4);
    slack.fail({ method: 'chat.postMessage', with: 'timeout' });
    const { clientOptions, token } = settings(slack);
    const patience = new AbortController();
    const impatient = new WebClient(token, {
      ...clientOptions,
      fetch: (url, init) => fetch(url, { ...init, signal: patience.signal.aborted ? null : patience.signal }),
      logLevel: LogLevel.ERROR,
    });
    const posting = impatient.chat.postMessage(message);
    await slack.until('a call without an answer', () => slack.calls.at(-1)?.result === 'timeout');
    patience.abort();
    await posting;
    expect(slack.posts).toHaveLength(5);
    slack.fail({ method: '*', channel: 'C0QUIET', with: { error: 'missing_scope' } });
    await app.client.chat.postMessage(message);
    await expect(app.client.chat.postMessage({ ...message, channel: 'C0QUIET' })).rejects.toThrow('missing_scope');
    const results = slack.calls.filter(({ method }) => method === 'chat.postMessage').map(({ result }) => result);
    expect(results.slice(0, 8)).toEqual(['429', 'ok', '500', '500', 'ok', 'drop after storing', 'ok', 'timeout']);
  });

  it('refuses bad blocks, missing text and unknown methods, and says why', async () => {
    const { slack, app } = await startBolt(transport, answerer);
    const [channel, text] = ['C0GENERAL', '甲'];
    const bad = [{ type: 'section', text: { type: 'mrkdwn', text: '字'.repeat(3001) } }];
    const { client } = app;
    await expect(client.chat.postMessage({ channel, text, blocks: bad })).rejects.toThrow('invalid_blocks');
    await expect(client.chat.postEphemeral({ channel, user: 'U0', text, blocks: bad })).rejects.toThrow(
      'invalid_blocks',
    );
    await expect(client.views.publish({ user_id: 'U0', view: { type: 'home', blocks: bad } })).rejects.toThrow(
      'invalid_blocks',
    );
    const good = [{ type: 'divider' }];
    await expect(client.chat.postMessage({ channel, blocks: good } as never)).rejects.toThrow('no_text');
    await expect(client.chat.postMessage({ channel, text: '字'.repeat(40_001) })).rejects.toThrow('msg_too_long');
    await expect(client.apiCall('chat.shout')).rejects.toThrow('unknown_method');
    const posted = await client.chat.postMessage({ channel, text });
    await expect(client.chat.update({ channel, ts: posted.ts ?? '', text, blocks: bad })).rejects.toThrow(
      'invalid_blocks',
    );
    const reply = await fetch(slack.address(), {
      method: 'POST',
      body: JSON.stringify({ text, blocks: bad }),
      headers: { 'content-type': 'application/json' },
    });
    expect(await reply.json()).toEqual({ ok: false, error: 'invalid_blocks' });
    expect(slack.posts).toHaveLength(1);
    expect(slack.errors[0]).toBe(
      'chat.postMessage (invalid_blocks): /blocks/0/text/text: 3001 characters, at most 3000 allowed',
    );
    expect(slack.errors).toHaveLength(8);
  });
});

it('stops at once with a delivery open', async () => {
  const slack = await standin();
  const delivery = slack.deliver(slack.mention('电梯'));
  await slack.stop();
  expect(await delivery).toMatchObject({ acked: false });
  await expect(slack.delivered(1)).rejects.toThrow('stopped');
});

it('takes a file as Slack does: a place of the announced length, its bytes, and then a channel', async () => {
  const slack = await standin();
  const client = new WebClient(slack.botToken, { slackApiUrl: slack.url, retryConfig: { retries: 0 } });
  const place = { filename: 'x.txt', length: 3 };
  await expect(client.files.getUploadURLExternal({ ...place, length: 0 })).rejects.toThrow('missing_argument');
  const { upload_url: url = '', file_id: id = '' } = await client.files.getUploadURLExternal(place);
  const share = () => client.files.completeUploadExternal({ files: [{ id }], channel_id: 'C0GENERAL' });
  await expect(share()).rejects.toThrow('file_not_found');
  const put = async (body: string, at = url) => (await fetch(at, { method: 'POST', body })).status;
  expect([await put('four'), await put('abc', `${url}x`), await put('abc')]).toEqual([400, 404, 200]);
  await share();
  await expect(share()).rejects.toThrow('file_not_found');
  expect(slack.posts.map(({ channel, files }) => [channel, files])).toEqual([
    ['C0GENERAL', [{ id, name: 'x.txt', title: 'x.txt' }]],
  ]);
  const whole = await client.files.uploadV2({ filename: 'y.txt', content: 'abc', channel_id: 'C0GENERAL' });
  expect(whole.ok).toBe(true);
  expect(slack.files.at(-1)?.body?.toString()).toBe('abc');
});

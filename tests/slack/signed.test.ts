import fc from 'fast-check';
import { expect, it } from 'vitest';
import { startBot } from './bot.ts';

it('refuses what is forged, unsigned, stale or from the future, and runs nothing', async () => {
  const { slack, url, store } = await startBot('http');
  const callbacks = slack.callbacks(url ?? '');
  for (const sign of ['forged', 'missing', 'stale', 'future'] as const) {
    const { status } = await callbacks.deliver(slack.mention('电梯'), { sign, gaps: [] });
    expect(status, sign).toBe(401);
  }
  await slack.settled();
  expect(slack.posts).toEqual([]);
  expect(await store.inbox.pending(Date.now())).toBe(0);
});

it('says the challenge back', async () => {
  const { slack, url } = await startBot('http');
  const { status, body } = await slack.callbacks(url ?? '').verify('abc');
  expect(status).toBe(200);
  expect(body).toContain('abc');
});

it('lives through 500 signed bodies of any kind, null among them', async () => {
  const { slack, url, send } = await startBot('http');
  const callbacks = slack.callbacks(url ?? '');
  const bodies = [
    'null',
    '[]',
    '1',
    '"x"',
    '{}',
    '{"type":"event_callback"}',
    '{"type":"event_callback","event":null}',
    '{"type":"block_actions","actions":[]}',
    ...fc.sample(fc.json(), 292),
    ...fc.sample(fc.string({ unit: 'binary' }), 100),
    ...fc
      .sample(
        fc.record({
          type: fc.constantFrom('event_callback', 'block_actions', 'message_action'),
          event: fc.jsonValue(),
        }),
        100,
      )
      .map((v) => JSON.stringify(v)),
  ];
  expect(bodies).toHaveLength(500);
  for (const body of bodies) {
    const { status } = await callbacks.raw(body);
    expect([200, 400, 404, 500]).toContain(status);
  }
  await send(slack.mention('6.2'));
  expect((await slack.delivered(1)).length).toBe(1);
});

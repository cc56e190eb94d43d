import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { CALLBACK_PATH, reserveCallbacks } from '../../src/slack/connection/http-receiver.ts';
import { connect as connectWeb } from '../../src/web/connect.ts';
import { openTestApp } from '../test-app.ts';
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

it('refuses what is signed and is for another app or another workspace, and runs nothing', async () => {
  const { slack, url, store, logged } = await startBot('http');
  const callbacks = slack.callbacks(url ?? '');
  const { body: asked } = slack.mention('6.2');
  const grant = { team_id: 'T0OTHER', enterprise_id: null, user_id: 'U0X', is_bot: true };
  const event = asked as Record<string, unknown>;
  const others = [
    { ...event, api_app_id: 'A0OTHER' },
    { ...event, team_id: 'T0OTHER', authorizations: [grant] },
    { ...event, team_id: 'T0OTHER', authorizations: [] },
  ];
  for (const other of others) expect((await callbacks.raw(JSON.stringify(other))).status).toBe(403);
  const { body: command } = slack.command('/plan', '6.2');
  const typed = new URLSearchParams({ ...(command as Record<string, string>), team_id: 'T0OTHER' }).toString();
  const type = 'application/x-www-form-urlencoded';
  expect((await callbacks.raw(typed, { type })).status).toBe(403);
  const { body: shortcut } = slack.shortcut('ask_plan', '6.2');
  const used = { payload: JSON.stringify({ ...(shortcut as object), team: { id: 'T0OTHER' } }) };
  expect((await callbacks.raw(new URLSearchParams(used).toString(), { type })).status).toBe(403);
  await slack.settled();
  expect([slack.posts, slack.ephemerals, await store.inbox.pending(Number.MAX_SAFE_INTEGER)]).toEqual([[], [], 0]);
  expect(logged).toHaveLength(5);
});

it('is refused over a socket, too', async () => {
  const { slack, send, idle, logged } = await startBot('socket');
  const { body } = slack.mention('6.2');
  await send({ kind: 'events_api', body: { ...(body as object), api_app_id: 'A0OTHER' } } as never);
  await send(slack.mention('6.3'));
  expect(await idle()).toHaveLength(1);
  expect(logged).toContain('payload for another app or workspace refused');
});

it('keeps callbacks waiting until Slack is connected', async () => {
  const app = await openTestApp({ SLACK_BOT_TOKEN: 'xoxb-standin', SLACK_SIGNING_SECRET: 'standin' });
  onTestFinished(app.close);
  const { server, config } = app.context;
  reserveCallbacks(server, config);
  await connectWeb(app.context);
  const answered = await fetch(`${server.url}${CALLBACK_PATH}`, { method: 'POST', body: '{}' });
  expect([answered.status, answered.headers.get('retry-after')]).toEqual([503, '5']);
});

import { describe, expect, it } from 'vitest';
import { answerer, join, standin, startBolt } from './bolt-app.ts';

describe('Socket Mode', () => {
  it('gives each envelope to one of the connections', async () => {
    const heard: number[] = [];
    const slack = await standin();
    for (const i of [0, 1]) await join(slack, (app) => app.event('app_mention', async () => void heard.push(i)));
    await slack.connected(2);
    await Promise.all(Array.from({ length: 10 }, (_, i) => slack.deliver(slack.mention(`第${i}`))));
    await slack.until('ten mentions', () => heard.length === 10);
    expect(heard.filter((i) => i === 0)).toHaveLength(5);
  });

  it.each(['a disconnect frame', 'a dropped line'])('delivers again after %s', async (how) => {
    const slack = await standin();
    await join(slack, answerer, 500);
    if (how === 'a dropped line') slack.sockets.drop();
    else slack.sockets.disconnect('refresh_requested');
    await slack.until('the line to break', () => slack.sockets.count() === 0);
    expect(await slack.deliver(slack.mention('电梯'))).toMatchObject({ acked: true, attempts: 1 });
    await slack.delivered(1);
    expect(slack.calls.filter(({ method }) => method === 'apps.connections.open')).toHaveLength(2);
  });

  it('sends any frame, even one that the client does not understand', async () => {
    const { slack, send } = await startBolt('socket', answerer);
    slack.sockets.raw('no JSON');
    slack.sockets.raw({ type: 'strange' });
    expect(await send(slack.mention('电梯'))).toMatchObject({ acked: true });
  });

  it('ends a client that is told app_rate_limited, as socket-mode 3.1.0 does', async () => {
    const { slack, send } = await startBolt('socket', answerer, { ackMs: 100 });
    const ends = new Promise<Error>((done) => {
      const others = process.listeners('unhandledRejection');
      process.removeAllListeners('unhandledRejection');
      process.once('unhandledRejection', (error) => {
        for (const other of others) process.on('unhandledRejection', other);
        done(error as Error);
      });
    });
    expect(await send(slack.limited())).toMatchObject({ acked: false, attempts: 1 });
    expect((await ends).message).toContain('type');
  });

  it('delivers an event again where the line breaks before the acknowledgement', async () => {
    const slack = await standin();
    const tries: (number | undefined)[] = [];
    await join(
      slack,
      (app) => {
        const processEvent = app.processEvent.bind(app);
        app.processEvent = async (event) => {
          tries.push(event.retryNum);
          if (tries.length === 1) slack.sockets.drop();
          else await processEvent(event);
        };
        answerer(app);
      },
      500,
    );
    expect(await slack.deliver(slack.mention('电梯'))).toMatchObject({ acked: true, attempts: 2 });
    await slack.delivered(1);
    expect(tries).toEqual([0, 1]);
  });
});

describe('signed HTTP', () => {
  it.each(['forged', 'missing', 'stale'] as const)('is refused by Bolt when %s', async (sign) => {
    const heard: number[] = [];
    const { slack, url } = await startBolt('http', (app) => app.use(async () => void heard.push(1)));
    expect(await slack.callbacks(url).deliver(slack.mention('电梯'), { sign })).toMatchObject({
      status: 401,
      attempts: 1,
    });
    expect((await slack.callbacks(url).raw('{}', { sign })).status).toBe(401);
    expect(heard).toEqual([]);
  });

  it('is taken by Bolt from the future', async () => {
    const { slack, url } = await startBolt('http', answerer);
    expect(await slack.callbacks(url).deliver(slack.mention('电梯'), { sign: 'future' })).toMatchObject({
      status: 200,
    });
  });

  it('has its challenge said back', async () => {
    const { slack, url } = await startBolt('http', answerer);
    const answer = await slack.callbacks(url).verify('abc');
    expect([answer.status, answer.body]).toEqual([200, '{"challenge":"abc"}']);
  });
});

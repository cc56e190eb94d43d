import { describe, expect, it, onTestFinished } from 'vitest';
import { openSlackStage } from './stage.ts';
import { controls } from './standin/actions.ts';

/** Longer than a row is held, in milliseconds. */
const LEASE = 31_000;

async function open() {
  const stage = await openSlackStage(null);
  onTestFinished(stage.close);
  return stage;
}

describe('a restart', () => {
  it('leaves in the inbox what was not answered, and answers it once afterwards', async () => {
    const stage = await open();
    const { slack } = stage;
    const first = await stage.join();
    slack.fail({ method: 'chat.postMessage', with: 500, times: 1000 });
    expect((await slack.deliver(slack.mention('6.2'))).acked).toBe(true);
    expect(await first.end('SIGTERM')).toBe(0);
    slack.faults.length = 0;
    stage.forward(LEASE);
    await stage.join();
    await stage.answered();
    expect(slack.posts).toHaveLength(1);
    expect(first.said()).not.toContain(slack.botToken);
    expect(first.said()).not.toContain(slack.appToken);
  });

  it('does not forget what a button means, nor what a thread spoke of', async () => {
    const stage = await open();
    const { slack } = stage;
    const first = await stage.join();
    const asked = slack.mention('第5条');
    await slack.deliver(asked);
    const [post] = await slack.delivered(1);
    await first.end('SIGTERM');
    await stage.join();
    const more = controls(post?.blocks).find((c) => c.text.startsWith('更多'));
    await slack.deliver(slack.press(more ?? {}, post as never));
    await slack.delivered(2);
    await slack.deliver(slack.message('最后一点', { thread_ts: (asked.body.event as { ts: string }).ts }));
    const posts = await slack.delivered(3);
    expect(posts[2]?.text).toContain('（5.11）');
  });
});

it('a start where Slack cannot be reached connects later', async () => {
  const stage = await open();
  const { slack } = stage;
  slack.fail({ method: 'auth.test', with: 500 });
  const bot = stage.begin();
  await bot.says('稍后会自动再试');
  await slack.connected();
  await slack.deliver(slack.mention('6.2'));
  expect(await slack.delivered(1)).toHaveLength(1);
});

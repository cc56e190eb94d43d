import { describe, expect, it } from 'vitest';
import { startBot, TRANSPORTS, wordsOf } from './bot.ts';

describe.each(TRANSPORTS)('exactly once over %s', (transport) => {
  it('answers once what is delivered three times at once, and a mention that is also a message', async () => {
    const { slack, send, idle } = await startBot(transport);
    const asked = slack.mention('6.2');
    await Promise.all([send(asked), send(asked, { attempt: 1 }), send(asked, { attempt: 2 })]);
    const [mention, message] = slack.pair('6.3');
    await Promise.all([send(message), send(mention)]);
    expect(await idle()).toHaveLength(2);
  });

  it('goes on through 429, 500, a refusal to answer in time and a post whose reply is lost', async () => {
    const { slack, send, idle } = await startBot(transport);
    slack.fail({ method: 'chat.postMessage', with: 429, seconds: 1 });
    await send(slack.mention('6.1', { channel: 'C1' }));
    await slack.delivered(1);
    slack.fail({ method: 'chat.postMessage', with: 500 });
    await send(slack.mention('6.2', { channel: 'C2' }));
    await slack.delivered(2);
    slack.fail({ method: 'chat.postMessage', with: 'drop after storing' });
    await send(slack.mention('6.3', { channel: 'C3' }));
    expect((await idle()).map(({ channel }) => channel)).toEqual(['C1', 'C2', 'C3']);
  });

  it('answers in the words alone where Slack would not draw the blocks', async () => {
    const { slack, send } = await startBot(transport);
    slack.fail({ method: 'chat.postMessage', with: { error: 'invalid_blocks' } });
    await send(slack.mention('6.2'));
    const [post] = await slack.delivered(1);
    expect(post?.text).toContain('电梯智能化监管试点');
  });

  it('keeps the answers of one thread in order', async () => {
    const { slack, send } = await startBot(transport);
    const first = slack.mention('第1条');
    await send(first);
    const thread_ts = (first.body.event as { ts: string }).ts;
    slack.fail({ method: 'chat.postMessage', with: 500 });
    for (const n of [2, 3, 4]) await send(slack.mention(`第${n}条`, { thread_ts }));
    const posts = await slack.delivered(4);
    const titles = posts.map((post) => /第(\d)条/.exec(post.text)?.[1]);
    expect(titles).toEqual(['1', '2', '3', '4']);
  });

  it('tells a person once that he asks too fast, and nobody else', async () => {
    const { slack, send, idle } = await startBot(transport, {}, 3);
    for (let i = 1; i <= 6; i++) await send(slack.mention(`6.${i % 4 || 4}`, { ts: slack.stamp() }));
    await send(slack.mention('6.1', { user: 'U0BOB' }));
    const posts = await idle();
    expect(posts.filter((post) => post.text.includes('一分钟最多问3个问题'))).toHaveLength(1);
    expect(posts).toHaveLength(5);
  });

  it('broadcasts nothing, and lets no markup of a question through', async () => {
    const { slack, send } = await startBot(transport);
    const nasty = ['<!channel> 电梯 &<>', '<@U0ALICE> <script>alert(1)</script>', '*粗* `码` <http://a|b>'];
    for (const text of nasty) {
      await send(slack.mention(text));
      await send(slack.command('/plan', text));
    }
    await slack.delivered(3);
    const said = [...slack.posts, ...slack.acks.map(({ payload }) => payload)];
    for (const one of said) {
      const { text = '', blocks = [] } = (one ?? {}) as { text?: string; blocks?: unknown };
      expect(text).not.toMatch(/<[!@#]|<(?!\/)|&(?!amp;|lt;|gt;)/);
      expect(JSON.stringify(blocks)).not.toMatch(/<!|<@|<script|<http/);
      expect(wordsOf(blocks)).not.toMatch(/[<>]/);
    }
    expect(slack.errors).toEqual([]);
  });
});

describe('a socket that breaks', () => {
  it('comes back after a disconnect frame, a drop and an envelope without an event; nothing is lost', async () => {
    const { slack, send, connection } = await startBot('socket', {
      ackMs: 300,
      gaps: Array.from({ length: 500 }, () => 300),
    });
    await send(slack.limited());
    slack.sockets.disconnect('refresh_requested');
    await slack.until('a new socket', () => slack.sockets.count() === 1 && connection.isConnected());
    await send(slack.mention('6.1'));
    slack.sockets.drop();
    await send(slack.mention('6.2'));
    await slack.until('a new socket', () => connection.isConnected());
    await send(slack.mention('6.3'));
    const posts = await slack.delivered(3);
    expect(posts.map((post) => /第6条/.test(post.text))).toEqual([true, true, true]);
  });
});

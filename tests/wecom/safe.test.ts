import { describe, expect, it } from 'vitest';
import { buildKnowledge } from '../../index/knowledge.ts';
import { parse } from '../../index/parser.ts';
import { knowledge } from '../knowledge.ts';
import { startBot } from './bot.ts';
import { GROUP, MALFORMED } from './standin/callbacks.ts';
import { bytes, LIMITS } from './standin/limits.ts';
import { visible } from './standin/reply.ts';

type Body = Readonly<Record<string, unknown>>;
const isFinish = (body: Body) => (body.stream as { finish?: boolean } | undefined)?.finish === true;
const REPLY = 'aibot_respond_msg';

describe('a question', () => {
  it('gets a first frame and exactly one finish, in which something is to be seen', async () => {
    const { wecom } = await startBot();
    const asked = await wecom.deliver(wecom.mention('6.1'));
    await wecom.answered();
    const streams = wecom.streams(GROUP);
    expect(streams).toHaveLength(1);
    expect(streams[0]).toMatchObject({ req: asked.headers.req_id, snapshots: [{ finish: false }, { finish: true }] });
    expect(visible(streams[0]?.snapshots[1]?.content ?? '')).toContain('（6.1）');
  });

  it('is answered once where it comes twice, at once and again after the connection was lost', async () => {
    const { wecom } = await startBot();
    const asked = wecom.text('6.1');
    for (const each of [asked, asked, wecom.again(asked)]) await wecom.deliver(each);
    await wecom.answered();
    wecom.sockets.drop();
    await wecom.deliver(wecom.again(asked));
    await wecom.deliver(wecom.text('6.2', { user: 'lisi' }));
    await wecom.answered(1, 'lisi');
    await wecom.settled();
    expect(wecom.read('zhangsan')).toHaveLength(1);
  });

  it('is answered after the one before it in the same chat, and beside those of others', async () => {
    const { wecom } = await startBot();
    wecom.fail({ cmd: REPLY, when: isFinish, with: 'hold' });
    await wecom.deliver(wecom.mention('第1条', { user: 'lisi' }));
    await wecom.deliver(wecom.mention('第2条', { user: 'wangwu' }));
    await wecom.deliver(wecom.text('第3条', { user: 'zhaoliu' }));
    await wecom.answered(1, 'zhaoliu');
    expect(wecom.read(GROUP)).toHaveLength(1);
    wecom.sockets.release();
    const replies = await wecom.answered(2, GROUP);
    expect(replies.map((reply) => /第(\d)条/.exec(reply)?.[1])).toEqual(['1', '2']);
  });

  it('that waits is shown to be waiting before WeCom closes it', async () => {
    const { wecom } = await startBot({ pace: { refresh: 20 } });
    wecom.fail({ cmd: REPLY, when: isFinish, with: 'hold' });
    await wecom.deliver(wecom.text('6.1'));
    await wecom.deliver(wecom.text('6.2'));
    const second = await wecom.until('the second', () => wecom.streams()[1]);
    await wecom.until('a sign', () => second.snapshots.some(({ content }) => content.includes('正在查要点')));
    wecom.sockets.release();
    const replies = await wecom.answered(2);
    expect(replies[1]).toContain('（6.2）');
  });
});

describe('an answer that is long', () => {
  const lines = Array.from(
    { length: 60 },
    (_, i) => `${'一是推进设备安全工作'.repeat(15)}${i},完成${i + 2}台设备检查。`,
  );
  const title = '某区2020年工作要点\n一、主要工作\n';
  const text = `${title}1.设备安全。${lines.map((line, i) => `${line.replace('一是', i === 0 ? '一是' : '')}`).join('')}\n2.计量安全。做好计量。`;
  const plan = buildKnowledge({
    ...{ plan: parse('long', text), version: '', assignments: null, pronounce: () => [] },
    ...{ lexicon: knowledge.lexicon, calendar: knowledge.calendar, segmenter: knowledge.vocabulary.segmenter },
  });

  it('comes in parts, in order, each within the limits and none of it missing', async () => {
    const { wecom } = await startBot({ knowledge: plan });
    await wecom.deliver(wecom.text('第1条'));
    await wecom.until('a card or silence', () => wecom.cards().length > 0);
    const parts = wecom.read();
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(bytes(part)).toBeLessThanOrEqual(LIMITS.content);
    expect(parts.join('').length).toBeGreaterThan(9_000);
    const whole = parts.join('').replace(/^> /gm, '').replace(/[\s*]/g, '');
    for (const line of lines) expect(whole).toContain(line.replace('一是', ''));
    expect(wecom.errors).toEqual([]);
  });
});

it('leaves what it cannot read, and answers on', async () => {
  const { wecom, log } = await startBot();
  for (const frame of MALFORMED) wecom.sockets.raw(frame);
  await wecom.deliver(wecom.text('6.1'));
  await wecom.answered();
  await wecom.settled();
  expect(wecom.read()).toHaveLength(1);
  expect(wecom.errors).toEqual([]);
  expect(log.join('\n')).toContain('unreadable message dropped');
});

it('writes neither a question nor the secret to its log', async () => {
  const { wecom, log } = await startBot();
  await wecom.deliver(wecom.text('缺斤短两怎么办'));
  await wecom.answered();
  wecom.sockets.raw({ headers: { req_id: 'x' }, body: { text: '缺斤短两怎么办' } });
  wecom.sockets.raw('{"缺斤短两怎么办');
  wecom.sockets.drop();
  await wecom.connected();
  expect(log.length).toBeGreaterThan(3);
  expect(log.join('\n')).not.toMatch(new RegExp(`缺斤|${wecom.secret}`));
});

it('tells who asked where inbox write failed', async () => {
  const { wecom, context } = await startBot();
  context.store.inbox.receive = async () => Promise.reject(new Error('disk full'));
  await wecom.deliver(wecom.text('6.1'));
  expect(await wecom.answered()).toEqual(['系统暂时记不下问题，请稍后再发一次。']);
});

import { describe, expect, it } from 'vitest';
import { citations } from '../../intents/answer/answer.ts';
import { readSet } from '../eval/row.ts';
import { ask } from '../knowledge.ts';
import { startBot, TRANSPORTS, wordsOf } from './bot.ts';
import { controls } from './standin/actions.ts';

/** Every so-manieth row over each transport: all of them by the one that an office has unless it asks for the other. */
const STRIDE = { socket: 1, http: 10 } as const;

describe.each(TRANSPORTS)('the question set over %s', (transport) => {
  it('gives the same citations as the terminal, what is not shown counted behind 更多', async () => {
    const { slack, send } = await startBot(transport);
    const rows = readSet('questions').filter((_, i) => i % STRIDE[transport] === 0);
    expect(rows.length).toBeGreaterThan(5);
    for (const [i, row] of rows.entries()) {
      const place = { channel: `D0ROW${i}`, user: `U0ROW${i}` };
      for (const turn of row.dialogue ?? [row.question ?? '']) {
        const before = slack.posts.length;
        await send(slack.direct(turn, place));
        await slack.delivered(before + 1);
      }
      const post = slack.posts.filter(({ channel }) => channel === place.channel).at(-1);
      const words = wordsOf(post?.blocks);
      const quotes = citations(ask(...(row.dialogue ?? [row.question ?? '']))).map(({ quote }) => quote);
      const missing = new Set(quotes.filter((quote) => !words.includes(quote)));
      const more = controls(post?.blocks).find((c) => c.text.startsWith('更多('))?.text ?? '更多(0)';
      expect(Number(/\d+/.exec(more)?.[0]), `${row.id} ${[...missing].join()}`).toBeGreaterThanOrEqual(missing.size);
      if (more === '更多(0)') expect([...missing], row.id).toEqual([]);
    }
    expect(slack.errors).toEqual([]);
  });
});

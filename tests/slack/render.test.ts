import { describe, expect, it } from 'vitest';
import { cite } from '../../index/plan/cite.ts';
import type { Answer } from '../../intents/answer/answer.ts';
import { type Audience, render } from '../../src/slack/messages/render.ts';
import { escapeMarkup, truncate } from '../../src/slack/messages/text.ts';
import { homeView, itemModal } from '../../src/slack/messages/views.ts';
import { readSet, SETS } from '../eval/row.ts';
import { ask, knowledge } from '../knowledge.ts';
import { blockFaults } from './blocks.ts';
import { wordsOf } from './bot.ts';
import { controls } from './standin/actions.ts';

const draw = (answer: Answer, room: Audience = 'channel', from = 0) =>
  render(answer, { question: '电梯', room, from, link: () => null });
const ROOMS: readonly Audience[] = ['channel', 'direct', 'private'];

describe('drawing an answer', () => {
  it.each([
    ['a quotation with marked words', '电梯评估'],
    ['facts with their role', '电梯评估多少台'],
    ['an outline', '第三部分有哪些工作'],
    ['what is only near', '学校食堂今年怎么监管'],
    ['a refusal', '今天天气怎么样'],
    ['a question back', '下一条'],
    ['help', '帮助'],
  ])('looks like this: %s', async (name, question) => {
    const { text, blocks } = draw(ask(question));
    await expect(`${JSON.stringify({ text, blocks }, null, 1)}\n`).toMatchFileSnapshot(
      `golden/${name.replaceAll(' ', '-')}.json`,
    );
  });

  it('marks the matched words in bold, and nothing else of the quotation', () => {
    const bold = JSON.stringify(draw(ask('气瓶充装')).blocks).match(/"text":"[^"]+","style":\{"bold":true\}/g) ?? [];
    expect(bold.length).toBeGreaterThan(0);
    for (const piece of bold) expect(piece).toMatch(/气瓶|充装/);
  });

  it('keeps every limit of Slack for every question of every set, in every place', () => {
    for (const { id, question, dialogue } of SETS.flatMap(readSet)) {
      const answer = ask(...(dialogue ?? [question ?? '']));
      for (const room of ROOMS) {
        const { text, blocks } = render(answer, { question: question ?? '', room, from: 0, link: () => null });
        expect(blockFaults(blocks, 'message'), id).toEqual([]);
        expect(text.length).toBeGreaterThan(0);
      }
    }
  });

  it('keeps them for 74 hits, page after page, and shows each once', () => {
    const quotes = knowledge.plan.measures.map((m) => ({ citation: cite(knowledge, m.id), marks: [] }));
    const focus = { units: ['1.1'], kind: 'topic' as const, asked: '', more: [] };
    const answer: Answer = {
      kind: 'topic',
      status: 'answered',
      parts: [{ kind: 'quotes', label: null, quotes }],
      suggestions: [],
      focus,
    };
    for (const room of ROOMS) {
      const seen: string[] = [];
      for (let from = 0; from < quotes.length; ) {
        const { blocks } = draw(answer, room, from);
        expect(blockFaults(blocks, 'message')).toEqual([]);
        const words = wordsOf(blocks);
        const shown = quotes.slice(from).findIndex(({ citation }) => !words.includes(citation.quote));
        const until = shown < 0 ? quotes.length : from + shown;
        expect(until).toBeGreaterThan(from);
        seen.push(...quotes.slice(from, until).map(({ citation }) => citation.unit));
        from = until;
      }
      expect(seen).toEqual(knowledge.plan.measures.map((m) => m.id));
    }
  });

  it('shows at most three quotations or 900 characters in a channel, and always one', () => {
    for (const question of ['第5条', '第7条', '第14条']) {
      const quotes = draw(ask(question)).blocks.filter((block) => JSON.stringify(block).includes('rich_text_quote'));
      expect(quotes.length).toBeGreaterThan(0);
      expect(quotes.length).toBeLessThanOrEqual(3);
      expect(quotes.length === 1 || wordsOf(quotes).length <= 900).toBe(true);
    }
  });

  it('carries in its buttons all that a restart would forget, and no markup', () => {
    const { blocks } = render(ask('第5条'), {
      question: '<!channel>第5条&',
      room: 'channel',
      from: 0,
      link: () => null,
    });
    const more = controls(blocks).find((c) => c.text.startsWith('更多'));
    expect(JSON.parse(more?.value ?? '')).toEqual({ q: ' !channel 第5条 ', from: 3 });
  });
});

describe('the modal and App Home', () => {
  it('keep the limits for every item', () => {
    for (const item of knowledge.plan.items) {
      const view = itemModal(knowledge, item.measures[0] ?? '');
      expect(blockFaults(view?.blocks, 'modal'), item.id).toEqual([]);
      for (const id of item.measures) expect(wordsOf(view?.blocks)).toContain(cite(knowledge, id).quote);
    }
    expect(blockFaults(homeView(knowledge, []).blocks, 'home')).toEqual([]);
  });

  it('open nothing for a unit that is not there', () => {
    expect(itemModal(knowledge, '99')).toBeNull();
  });
});

it('cuts at whole characters and escapes what Slack reads as markup', () => {
  expect(truncate('电梯😀电梯', 4)).toBe('电梯…');
  expect(truncate('电梯', 2)).toBe('电梯');
  expect(escapeMarkup('<a&b>')).toBe('&lt;a&amp;b&gt;');
});

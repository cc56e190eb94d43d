import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cite } from '../../index/plan/cite.ts';
import type { Answer } from '../../intents/answer/answer.ts';
import { LIMITS } from '../../src/wecom/limits.ts';
import { chosenCard, suggestionCard, suggestionsOf } from '../../src/wecom/messages/card.ts';
import { chunkBlocks, type MarkdownBlock } from '../../src/wecom/messages/chunks.ts';
import { bold, escapeMarkdown, link, oneLine } from '../../src/wecom/messages/escape.ts';
import { paginate } from '../../src/wecom/messages/pagination.ts';
import { render, renderText } from '../../src/wecom/messages/render.ts';
import { byteLength, truncateBytes } from '../../src/wecom/protocol/bytes.ts';
import { readSet, SETS } from '../eval/row.ts';
import { ask, knowledge } from '../knowledge.ts';
import { demandCard } from './standin/card.ts';

const nowhere = { link: () => null };
const console = { link: () => 'https://plan.example.cn/plan/2020?mark=1-2#(二)' };

describe('drawing an answer', () => {
  it.each([
    ['a quotation with marked words', '电梯评估'],
    ['facts with their role', '电梯评估多少台'],
    ['a table of facts', '量化指标列一下'],
    ['an outline', '第三部分有哪些工作'],
    ['what is only near', '学校食堂今年怎么监管'],
    ['a refusal', '今天天气怎么样'],
    ['a question back', '下一条'],
    ['help', '帮助'],
  ])('looks like this: %s', async (name, question) => {
    const golden = render(ask(question), console).join('\n\n=====\n\n');
    await expect(`${golden}\n`).toMatchFileSnapshot(`golden/${name.replaceAll(' ', '-')}.md`);
  });

  it('keeps the limits for every question of every set, by reply, by webhook, and in cards', () => {
    for (const { id, question, dialogue } of SETS.flatMap(readSet)) {
      const answer = ask(...(dialogue ?? [question ?? '']));
      for (const most of [LIMITS.content, LIMITS.webhook]) {
        const parts = render(answer, { ...console, most });
        expect(parts.length, id).toBeGreaterThan(0);
        for (const part of parts) expect(byteLength(part), id).toBeLessThanOrEqual(most);
      }
      const card = suggestionCard(suggestionsOf(answer), 't-1');
      if (card) expect(() => demandCard(card), id).not.toThrow();
    }
  });

  it('leaves nothing out of what the plan says when it is cut', () => {
    const quotes = knowledge.plan.measures.map((m) => ({ citation: cite(knowledge, m.id), marks: [] }));
    const parts: Answer['parts'] = [{ kind: 'quotes', label: null, quotes }];
    const answer: Answer = { kind: 'topic', status: 'answered', parts, suggestions: [], focus: null };
    const drawn = render(answer, nowhere);
    expect(drawn.length).toBeGreaterThan(1);
    const words = drawn.join('\n').replace(/^> /gm, '');
    let at = 0;
    for (const { citation } of quotes) {
      expect(words.indexOf(citation.quote, at), citation.unit).toBeGreaterThanOrEqual(at);
      at = words.indexOf(citation.quote, at);
    }
  });

  it('cuts for a group at three quotations or 900 characters, page after page, each once', () => {
    for (const question of ['第5条', '第7条', '量化指标列一下', '电梯评估多少台']) {
      const answer = ask(question);
      const quotesOf = (one: Answer) =>
        render(one, nowhere)
          .join('\n')
          .replaceAll('**', '')
          .match(/“[^”]+/g) ?? [];
      const all = quotesOf(answer);
      const seen: string[] = [];
      for (let from = 0, more = true; more; ) {
        const { answer: part, until, total } = paginate(answer, from);
        expect(until - from).toBeLessThanOrEqual(3);
        seen.push(...quotesOf(part));
        more = until < total;
        from = until;
      }
      expect(seen.toSorted()).toEqual([...all].toSorted());
    }
  });
});

const texts = fc.string({
  unit: fc.constantFrom('电', '梯', '。', '\n', 'a', '|', '*', '😀', ' ', '；'),
  maxLength: 400,
});
const block: fc.Arbitrary<MarkdownBlock> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: texts, prefix: fc.constantFrom('', '> ') }),
  fc.record({
    kind: fc.constant('table' as const),
    head: fc.constant('| 内容 | 出处 |\n|---|---|'),
    rows: fc.array(
      texts.map((text) => `| ${text.replace(/[\n|]/g, '')} |`),
      { maxLength: 12 },
    ),
  }),
);
const bare = (text: string) => text.replace(/[\s|>-]|内容|出处/g, '');

describe('cutting to bytes', () => {
  it('never exceeds them, never shows nothing, and loses no character', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), fc.integer({ min: 80, max: 900 }), (blocks, most) => {
        const messages = chunkBlocks(blocks, most);
        for (const message of messages) {
          expect(byteLength(message)).toBeLessThanOrEqual(most);
          expect(message.trim()).not.toBe('');
          expect(message).not.toMatch(/\p{Cs}/u);
        }
        const given = blocks.map((one) => (one.kind === 'text' ? one.text : one.rows.join(''))).join('');
        expect(bare(messages.join(''))).toBe(bare(given));
      }),
      { numRuns: 300 },
    );
  });

  it('repeats the head of a table wherever one goes on, and cuts between rows alone', () => {
    const rows = Array.from({ length: 40 }, (_, i) => `| **${i}台** | 目标 |`);
    const head = '| 内容 | 说明 |\n|---|---|';
    const messages = chunkBlocks(
      [
        { kind: 'text', text: '指标：', prefix: '' },
        { kind: 'table', head, rows },
      ],
      300,
    );
    expect(messages.length).toBeGreaterThan(3);
    for (const message of messages.slice(1)) expect(message.startsWith(`${head}\n| **`)).toBe(true);
    expect(messages.join('\n').match(/\*\*\d+台\*\*/g)).toHaveLength(40);
  });

  it('takes whole characters', () => {
    expect(truncateBytes('电梯😀', 9)).toBe('电梯');
    expect(truncateBytes('电梯😀', 10)).toBe('电梯😀');
  });
});

describe('what the plan and people wrote', () => {
  const hostile = [
    ...[
      '<@zhangsan> <@all>',
      '[点我](http://evil.example)',
      '![图](https://evil.example/a.png)',
      '# 大标题',
      '**粗** _斜_',
    ],
    ...['`码` ```\n码\n```', '> 引用', '| 甲 | 乙 |\n|---|---|', '- 单\n1. 双\n+ 三', '标题\n===\n标题\n---', '~~删~~'],
    ...[
      '<font color="warning">红</font>',
      '&lt;@all&gt;',
      '\\*粗\\*',
      'http://evil.example www.evil.example',
      '\u202e反\u200b空',
    ],
  ];
  const MARKUP = /[*_`[\]<>#|~&]|:\/\/|www\.|\\(?![\p{L}\p{N}])|^\s*(?:[-+=]|\d+[.)]\s)|^[ \t]|\p{Cf}/mu;

  it.each(hostile)('is no markup, no mention and no link: %j', (text) => {
    for (const drawn of [escapeMarkdown(text), oneLine(text), escapeMarkdown(`${text}\n${text}`)])
      expect(drawn).not.toMatch(MARKUP);
    for (const part of renderText(text)) expect(part).not.toMatch(MARKUP);
    expect(link(text, 'https://a.cn/(x)<y> z')).toMatch(/^\[[^[\]]*\]\(https:\/\/a\.cn\/%28x%29%3Cy%3E%20z\)$/);
  });

  it('is no markup whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...hostile), (text, other) => {
        expect(escapeMarkdown(text + other + text)).not.toMatch(MARKUP);
      }),
    );
  });

  it('stands word for word in this plan', () => {
    const { text } = knowledge.plan;
    for (const { id } of knowledge.plan.measures)
      expect(escapeMarkdown(cite(knowledge, id).quote)).toBe(cite(knowledge, id).quote);
    expect(text.length).toBeGreaterThan(1_000);
  });

  it('is marked only where both ends are letters or digits', () => {
    expect(bold('电梯')).toBe('**电梯**');
    expect(bold('“放心”')).toBe('“**放心**”');
    expect(bold('100%')).toBe('**100**%');
    expect(bold('、')).toBe('、');
  });

  it('is no markup on a card', () => {
    for (const text of hostile) {
      const card = chosenCard(text, 't-1');
      expect(() => demandCard(card)).not.toThrow();
      expect(card.button_list?.[0]?.key).toBe(`ask:${text}`);
    }
  });
});

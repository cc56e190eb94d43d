import { describe, expect, it } from 'vitest';
import { render as draw } from '../../src/slack/messages/render.ts';
import { render as page } from '../../src/web/render.ts';
import { text } from '../knowledge.ts';
import { blockFaults } from '../slack/blocks.ts';
import { wordsOf } from '../slack/bot.ts';
import { askOf, excerpt, tabled, withTable } from '../table.ts';

const SCRIPT = '<script>alert(1)</script>';
const NAMES = [
  SCRIPT,
  '<!channel>科',
  '*粗* `码` &amp; <@U1>',
  '"><img src=x onerror=alert(1)>',
  '\u001b[31m红科\u202e',
  '科😀',
];
const message = (answer: ReturnType<typeof askOf>, room: 'channel' | 'private' = 'channel', from = 0) =>
  draw(answer, { question: '谁', room, from, link: () => null });

describe.each(NAMES)('a cell that says %j', (name) => {
  const snapshot = withTable([['6.1', excerpt('6.1'), name, `配${name}`, name, '6月底前', name]]);
  const answer = askOf(snapshot, '6.1谁负责');

  it('is shown as it stands, without what cannot be seen', () => {
    const bare = (words: string) => words.replace(/[\s、;\p{Cc}\p{Cf}]/gu, '');
    expect(bare(tabled(answer)[0]?.fields[0]?.text ?? '')).toBe(bare(name));
    expect(text(answer)).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  });

  it('is no markup on the web', async () => {
    const html = String(await page(answer, { plans: [snapshot] }));
    expect(html).toContain('任务分解表');
    expect(html).not.toMatch(/<script|<img|<!channel|<@/);
  });

  it('is no markup in Slack', () => {
    const { text: beside, blocks } = message(answer);
    expect(blockFaults(blocks, 'message')).toEqual([]);
    expect(beside).not.toMatch(/<[!@s]/);
    expect(JSON.stringify(blocks)).not.toContain('mrkdwn');
  });
});

describe('a table in Slack', () => {
  const many = withTable(
    Array.from({ length: 40 }, (_, i) => {
      const unit = `${[1, 2, 3, 4, 5, 6, 7][i % 7]}.${Math.floor(i / 7) + 1}`;
      return [unit, excerpt(unit) || '没有这一点', '特设科', `${'某某科、'.repeat(60)}乙科`, '', '', ''];
    }),
  );
  const all = many.assignments?.rows.map(({ unit }) => unit) ?? [];

  it('keeps the limits, page after page, and shows each row once with the label on every page', () => {
    const answer = askOf(many, '特设科有哪些任务');
    expect(all.length).toBeGreaterThan(30);
    for (const room of ['channel', 'private'] as const) {
      let seen = 0;
      for (let pages = 0; seen < all.length && pages < 60; pages++) {
        const { blocks } = message(answer, room, seen);
        expect(blockFaults(blocks, 'message')).toEqual([]);
        const words = wordsOf(blocks);
        expect(words.match(/【任务分解表】/g)).toHaveLength(1);
        const shown = all.slice(seen).findIndex((unit) => !words.includes(`${unit}（第`));
        expect(shown).not.toBe(0);
        seen = shown < 0 ? all.length : seen + shown;
      }
      expect(seen).toBe(all.length);
    }
  });

  it('stands in front of the plan’s words, each under its label', () => {
    const words = wordsOf(
      message(askOf(withTable([['6.1', excerpt('6.1'), '特设科', '', '', '', '']]), '6.1谁负责')).blocks,
    );
    expect(words).toMatch(
      /任务分解表写明：[\s\S]*【任务分解表】[\s\S]*6\.1（第2行，2020-03-01）牵头科室：特设科[\s\S]*【要点原文】[\s\S]*60台/,
    );
  });
});

import { expect, it } from 'vitest';
import { render as renderSlack } from '../../src/slack/messages/render.ts';
import { render as renderWeb } from '../../src/web/render.ts';
import { ask, cited, converse, routeIn, text } from '../knowledge.ts';
import { askIn, knowledgeWith } from '../seed-folders.ts';
import { blockFaults } from '../slack/blocks.ts';
import { wordsOf } from '../slack/bot.ts';

const HOSTILE = '<script>alert(1)</script> <!channel> *粗* &amp; 【相近内容】';
const LINES = ['双随机一公开、双随机 = 由本局解释的话。', '碳达峰 = 另一句话。', `红盾云桥 = ${HOSTILE}`];
const lines = [...LINES, '食品安全 = 第三句话。', '碳达峰 = 又一句话。', '保障特种设备安全 = 第四句话。'];
const own = await knowledgeWith({ 'words/glossary.txt': `${lines.join('\n')}\n` });
const FIRST = own.lexicon.glossary[0]?.line ?? 0;

it('quotes the plan first, says that it explains nothing, and gives the entry under its label with file and line', () => {
  const { intent, answer } = routeIn(own, '双随机一公开是什么');
  expect([intent, answer.kind, answer.status]).toEqual(['glossary', 'term', 'answered']);
  expect(cited(answer)).toEqual(cited(ask('双随机一公开是什么')));
  const file = own.lexicon.glossary[0]?.file;
  expect(text(answer)).toBe(
    `${text(ask('双随机一公开是什么'))}\n【名词补充】\n双随机一公开、双随机：由本局解释的话。\n——名词表 ${file} 第${FIRST}行`,
  );
  expect(file).toMatch(/words\/glossary\.txt$/);
});

it.each(['双随机是什么', '什么是“双随机、一公开”？', '请问雙隨機一公開是什么意思', '双随机一公开指什么'])(
  'takes %s',
  (question) => {
    expect(text(askIn(own, question))).toContain('【名词补充】\n双随机一公开、双随机：');
  },
);

it('says that the plan does not use a word, then gives every entry for it', () => {
  const answer = askIn(own, '碳达峰是什么');
  expect([answer.kind, answer.status, cited(answer)]).toEqual(['term', 'not_in_plan', []]);
  expect(text(answer)).toMatch(
    /^要点没有使用“碳达峰”。\n【名词补充】\n碳达峰：另一句话。\n——.+\n【名词补充】\n碳达峰：又一句话。\n——.+$/,
  );
});

it('quotes measures that use a word without marks, and titles', () => {
  const some = askIn(own, '食品安全是什么');
  expect(text(some)).toContain('先列3处');
  expect(cited(some)).toHaveLength(3);
  expect(text(askIn(own, '保障特种设备安全是什么'))).toMatch(/原文是：\n6\.保障特种设备安全\n【名词补充】/);
});

it('explains nothing where another thing is asked than what the word is', () => {
  for (const question of [
    '双随机一公开谁负责',
    '双随机一公开抽查比例是什么',
    '双随机一公开',
    '双随机一公开出自哪里',
    '6.1是什么',
  ])
    expect(text(askIn(own, question)), question).toBe(text(ask(question)));
});

it('answers alike in a conversation, and goes on with the plan', () => {
  const alone = text(askIn(own, '双随机一公开是什么'));
  expect(text(askIn(own, '9.1', '双随机一公开是什么'))).toBe(alone);
  expect(text(askIn(own, '双随机一公开是什么', '谁负责'))).toMatch(/^接上：/);
});

it('leaves every reply as it was where no entry stands', () => {
  for (const question of ['红盾云桥是什么', '碳中和是什么', '三会一课一日是什么意思'])
    expect(converse(question).intent).not.toBe('glossary');
});

it('is text and nothing else on every platform', async () => {
  const answer = askIn(own, '红盾云桥是什么');
  expect(text(answer)).toContain(HOSTILE);
  const page = String(await renderWeb(answer, { plans: [own] }));
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(page).not.toContain('<script');
  const drawn = renderSlack(answer, { question: '红盾云桥是什么', room: 'channel', from: 0, link: () => null });
  expect(blockFaults(drawn.blocks, 'message')).toEqual([]);
  expect(wordsOf(drawn.blocks)).toContain(HOSTILE);
  expect(drawn.text).not.toMatch(/<[!@#a-z]/);
  const order = wordsOf(drawn.blocks);
  expect(order.indexOf('【名词补充】')).toBeGreaterThan(order.indexOf('——《'));
});

it('never counts as a citation of the plan', () => {
  for (const { citation } of askIn(own, '双随机一公开是什么').parts.flatMap((p) =>
    p.kind === 'quotes' ? p.quotes : [],
  ))
    expect(own.plan.text.slice(citation.start, citation.end)).toBe(citation.quote);
  expect(cited(askIn(own, '碳达峰是什么'))).toEqual([]);
});

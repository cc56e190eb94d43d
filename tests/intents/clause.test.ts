import { expect, it } from 'vitest';
import type { Quote } from '../../intents/answer/answer.ts';
import { leadClauses } from '../../intents/compose/clause.ts';
import { readSet } from '../eval/row.ts';
import { ask, knowledge } from '../knowledge.ts';

const text = ({ start, end }: { start: number; end: number }) => knowledge.plan.text.slice(start, end);

function quotesOf(question: string): readonly Quote[] {
  return ask(question).parts.flatMap((part) => (part.kind === 'quotes' ? part.quotes : []));
}

it('leads with the sentence of what was asked, and with a part of it where it is long', () => {
  const leads = (question: string) => quotesOf(question).map((quote) => leadClauses(quote).map(text));
  expect(leads('5月20日有什么活动')).toEqual([
    ['开展“5.20世界计量日”“9.9眼镜配镜日”“计量知识进社区、进校园”等宣传活动。'],
  ]);
  expect(leads('公示率多少')).toEqual([['确保抽查结果公示率达100%。']]);
});

it('leads with the whole where nothing is marked or little would be left out', () => {
  for (const quote of quotesOf('第6条')) expect(leadClauses(quote).map(text)).toEqual([quote.citation.quote]);
});

it('keeps clauses of every answer inside their quotation, in order, apart, and marked', () => {
  let shorter = 0;
  for (const { question = '' } of readSet('questions'))
    for (const quote of quotesOf(question)) {
      const leads = leadClauses(quote);
      expect(leads.length, question).toBeGreaterThan(0);
      let at = quote.citation.start;
      for (const { start, end } of leads) {
        expect(start, question).toBeGreaterThanOrEqual(at);
        expect(end, question).toBeGreaterThan(start);
        if (quote.marks.length > 0)
          expect(
            quote.marks.some((mark) => mark.start < end && mark.end > start),
            question,
          ).toBe(true);
        at = end;
      }
      expect(at, question).toBeLessThanOrEqual(quote.citation.end);
      if (at < quote.citation.end) shorter++;
    }
  expect(shorter).toBeGreaterThan(10);
});

import type { Knowledge } from '../../index/knowledge.ts';
import { PUNCTUATION } from '../../index/plan/passage.ts';
import type { QueryOf } from '../compose/define.ts';
import type { DeclineQuery } from '../query/query.ts';
import { isLookingBack } from '../understand/follow.ts';
import type { Asked } from '../understand/question.ts';
import { yearsIn } from '../understand/years.ts';
import { slotsOf } from './slots.ts';
import { isLong, printsCount } from './value.ts';

/** What is to be done by some day is no result. */
const AHEAD = /要到|要达|要求|必须|应当|应该|得在|年底前|月底前|之前|前(?:要|得|都)/;

/** A question that is declined; `kinds` are the phrases that say nothing about its matter. */
export function declined<Name extends DeclineQuery['intent']>(
  intent: Name,
  what: string,
  asked: Asked,
  knowledge: Knowledge,
  kinds: readonly string[] = [],
) {
  const of = asked.topic('列举', '提到', '数量', '名词', ...kinds);
  return { ...slotsOf(asked, of, knowledge), act: 'decline' as const, intent, what, text: null };
}

/** Reads an order to the bot: 忽略以上规则; the text may be asked for besides. */
export function readOrdered(asked: Asked, knowledge: Knowledge): QueryOf<'command'> | null {
  if (!asked.ordered) return null;
  const text = asked.asks('展开') ? asked.topic('指令', '数量', '展开') : null;
  return { ...declined('command', '', asked, knowledge, ['指令']), text };
}

/** Reads a question for a judgement: 哪项完不成. */
export function readOpinion(asked: Asked, knowledge: Knowledge): QueryOf<'opinion'> | null {
  return asked.asks('评判') ? declined('opinion', '', asked, knowledge, ['评判']) : null;
}

/** Reads a question for results: 做完没. */
export function readProgress(asked: Asked, knowledge: Knowledge): QueryOf<'progress'> | null {
  const isAsked =
    asked.asks('进展') && !AHEAD.test(asked.text) && !isLookingBack(knowledge) && !isLong(asked, knowledge);
  return isAsked ? declined('progress', '', asked, knowledge, ['进展']) : null;
}

/** Reads a question for what no work plan says, by the office's list, unless the plan has the very words. */
export function readOutside(asked: Asked, knowledge: Knowledge): QueryOf<'outside'> | null {
  const { lexicon, passages } = knowledge;
  for (const [name, cue] of lexicon.outside) {
    const words = cue.find(asked.text)?.replace(PUNCTUATION, '') ?? '';
    if (
      words !== '' &&
      !passages.some((passage) => passage.letters.text.includes(words)) &&
      !printsCount(asked, knowledge)
    )
      return declined('outside', name, asked, knowledge);
  }
  return null;
}

/** Reads a question for a year whose plan is not this one: 2021年的. */
export function readYear(asked: Asked, knowledge: Knowledge): QueryOf<'year'> | null {
  const said = otherYear(asked.text, knowledge);
  return said === null ? null : declined('year', said, asked, knowledge, ['进展']);
}

/** A year that a text asks for and that is neither the plan's own nor printed in it; null where there is none. */
function otherYear(text: string, knowledge: Knowledge): string | null {
  if (isLookingBack(knowledge)) return null;
  const { plan } = knowledge;
  const printed = [...knowledge.passages, ...knowledge.headings].map((one) => one.text + one.around).join('\n');
  const years = yearsIn(text, plan.year ?? 0);
  const numbers = years.filter(({ words }) => words === '');
  const other = numbers.find(({ year }) => year !== plan.year && !printed.includes(`${year}`));
  if (other !== undefined && !numbers.some(({ year }) => year === plan.year)) return other.said;
  if (numbers.length > 0 || /今年|本年/.test(text)) return null;
  return years[0]?.said ?? null;
}

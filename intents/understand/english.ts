import type { Knowledge } from '../../index/knowledge.ts';
import { literal } from '../../index/text/normalize.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:[a-z]*)\\.?';
const MONTH_FIRST = new RegExp(`(?<![a-z])${MONTH}\\s?(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)`, 'gu');
const DAY_FIRST = new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?\\s(?:of\\s)?${MONTH}(?![a-z])`, 'gu');
const ITEM =
  /(?<![a-z])(?:items?|articles?|measures?|tasks?|no\.?|number)\s?#?(\d{1,2})(?:\s?,?\s?(?:points?|part|sub)\s?(\d{1,2}))?(?!\d)/gu;
const SECTION = /(?<![a-z])(?:sections?|parts?|chapters?)\s?(\d{1,2})(?!\d)/gu;
/** Words that join others and name nothing. */
const JOINING = new RegExp(
  `(?<![a-z])(?:${[
    'the|an?|of|for|in|on|at|to|by|with|and|or|is|are|was|will|be|been|do|does|did|we|our|us|i|you|it',
    "its|this|that|these|there|year|year's|please|pls|plz|plan|plans|about|me|give|tell|need|want|get",
    'have|has|can|could|should|would|anything|something|stuff|one|work|task|tasks|item|items|related',
    'say|says|said|text|full|new|point',
  ].join('|')})(?![a-z])`,
  'gu',
);
const LATIN = /[a-z]{2,}/;

/** A question with its English put into the words that plans use; the same text where it holds none. `used` are the words that were put in. */
export function translate(
  text: string,
  knowledge: Knowledge,
): { readonly text: string; readonly used: readonly string[] } {
  if (!LATIN.test(text)) return { text, used: [] };
  const dated = text
    .replace(MONTH_FIRST, (_, month: string, day: string) => `${monthOf(month)}月${day}日 `)
    .replace(DAY_FIRST, (_, day: string, month: string) => `${monthOf(month)}月${day}日 `);
  const numbered = dated
    .replace(ITEM, (_, item: string, point?: string) => `第${item}条${point === undefined ? '' : `第${point}点`} `)
    .replace(SECTION, (_, section: string) => `第${section}部分 `);
  const used: string[] = [];
  let rest = numbered;
  for (const { said, means } of knowledge.lexicon.english) {
    if (!rest.includes(said)) continue;
    const pattern = new RegExp(`(?<![a-z])${literal(said)}(?![a-z])`, 'gu');
    rest = rest.replace(pattern, () => {
      used.push(means);
      return ` ${means} `;
    });
  }
  if (used.length === 0 && rest === text) return { text, used: [] };
  return { text: tidy(rest.replace(JOINING, ' ').replace(/['&]s?(?![a-z])/g, ' ')), used };
}

function monthOf(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3)) + 1;
}

function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?<=[\p{Script=Han}]) (?=[\p{Script=Han},。?!])/gu, '')
    .trim();
}

import { literal } from '../../index/text/normalize.ts';
import type { Assertion } from '../answer/answer.ts';
import { type Evidence, printedAt } from './evidence.ts';

const DIGIT = /(?<![\d.a-z])(\d+(?:\.\d+)?)(\+\d+)?(%|[\u4e00-\u9fff])?/gu;
const HAN = '一二两三四五六七八九十百千双';
/** A numeral in Chinese with what it counts, as in 六责联动, 第四届, 双千. */
const COUNTED = new RegExp(
  `(第?)([${HAN}]{1,3})(届|批|期|轮|次|级|[\\u4e00-\\u9fff](?=[\\u4e00-\\u9fff])[\\u4e00-\\u9fff])`,
  'gu',
);
/** Measure words that people use for one another. */
const LOOSE = '个地家套处项种类批名人条台座所件份部';
/** Measure words that mean a thing of their own each. */
const UNITS = '年月周天日小分秒米亩吨元次场期张间';
/** What numerals gather under one name: 四地, 六责. */
const COLLECTIVE = '地责大会级化类校院库网员镇村';
/** A place in a row: 第三届, 十三五. */
const ORDINAL = new RegExp(`^(?:第[${HAN}\\d]+|十[${HAN}]五)`, 'u');
/** Numerals that are no count: 一起, 一下, 统一, 十分. */
const IDLE = /^(?:一[\u4e00-\u9fff]|十分|百姓|千万|万一|三方)/u;

/** Numbers of the question that the evidence prints otherwise. */
export function numberClaims(evidence: Evidence): readonly Assertion[] {
  const claims = [...digits(evidence), ...counted(evidence), ...named(evidence)];
  return claims.filter(({ said, printed }) => printed === null || !said.startsWith(printed));
}

/** Whether a claim names a thing of a row by another place in it: 第四届 for 第三届, 十四五 for 十三五. */
export function isOrdinal({ said, printed }: Assertion): boolean {
  return ORDINAL.test(said) && printed !== null && ORDINAL.test(printed);
}

/** Names in quotation marks that differ in one character from one that the plan prints: 七责联动. */
function named({ asked, knowledge }: Evidence): readonly Assertion[] {
  const printed = [...new Set(knowledge.facts.terms.map((term) => term.text))];
  return asked.quoted.flatMap((said): Assertion[] => {
    if (knowledge.passages.some((p) => p.folded.text.includes(said))) return [];
    const like = printed.find((name) => name.length === said.length && differing(name.toLowerCase(), said) === 1);
    return like === undefined ? [] : [{ said, printed: like }];
  });
}

function differing(a: string, b: string): number {
  return [...a].filter((character, i) => character !== b[i]).length;
}

function digits(evidence: Evidence): readonly Assertion[] {
  const { asked, text, passages, verifies, knowledge } = evidence;
  const bare = asked.times.reduce((rest, time) => rest.replaceAll(time.said, ' '), asked.rest);
  return [...bare.matchAll(DIGIT)].flatMap(([whole, n = '', plus = '', word = '']): Assertion[] => {
    const said = `${n}${plus}`;
    if (/^20\d\d$/.test(said) || stands(said, word, evidence)) return [];
    const other = verifies && UNITS.includes(word) ? otherUnit(said, word, evidence) : null;
    if (other) return [{ said: whole, printed: other }];
    // A number that stands elsewhere in the plan is another thing's, not this one's said wrongly.
    if (knowledge.passages.some((p) => new RegExp(`(?<!\\d)${literal(whole)}`).test(p.folded.text))) return [];
    const like = [...text.matchAll(DIGIT)].filter(
      ([, m = '', other = '', unit = '']) =>
        !/^20\d\d$/.test(m) && (plus !== '') === (other !== '') && (plus !== '' || sameWord(word, unit)),
    );
    const first = like[0];
    if (first)
      return [{ said: word === '%' || LOOSE.includes(word) ? whole : said, printed: printed(first[0], passages) }];
    return verifies ? [{ said: whole, printed: null }] : [];
  });
}

/** Whether the evidence prints a number; where it is said of years, months, days or hours, with them. */
function stands(said: string, word: string, { text }: Evidence): boolean {
  const found = [...text.matchAll(new RegExp(`(?<![\\d.])${literal(said)}(?![\\d])(.?)`, 'gu'))];
  return found.some(([, unit = '']) => !UNITS.includes(word) || word === unit || !/\p{Script=Han}/u.test(unit));
}

/** A number as the evidence prints it of another unit: 2小时 for 2天. */
function otherUnit(said: string, word: string, { text, passages }: Evidence): string | null {
  const other = new RegExp(`(?<![\\d.])${literal(said)}(个?(?:工作日|小时|分钟|[${UNITS}${LOOSE}]))`, 'u').exec(text);
  return other?.[1] === undefined || other[1].startsWith(word) ? null : printed(other[0], passages);
}

function counted({ asked, text, passages }: Evidence): readonly Assertion[] {
  return [...asked.rest.matchAll(COUNTED)].flatMap(([whole, nth = '', numeral = '', tail = '']): Assertion[] => {
    if (
      text.includes(whole) ||
      IDLE.test(whole) ||
      /[哪这那每几]$/.test(asked.rest.slice(0, asked.rest.indexOf(whole)))
    )
      return [];
    const tails = [tail, ...(COLLECTIVE.includes(tail.charAt(0)) ? [tail.charAt(0)] : [])];
    for (const behind of tails) {
      if (text.includes(`${nth}${numeral}${behind}`)) return [];
      const pattern = new RegExp(`${nth}(?<![${HAN}])[${HAN}]{1,3}(?=”?${literal(behind)})`, 'u');
      const other = pattern.exec(text);
      if (other) return [{ said: whole, printed: printed(`${other[0]}${behind}`, passages) ?? other[0] }];
    }
    return [];
  });
}

function sameWord(said: string, unit: string): boolean {
  if (said === unit) return true;
  return LOOSE.includes(said || '个') && LOOSE.includes(unit || '?') && unit !== '';
}

function printed(words: string, passages: Evidence['passages']): string | null {
  for (const passage of passages) {
    const at = passage.folded.text.indexOf(words);
    if (at >= 0) return printedAt(passage, at, at + words.length);
  }
  return null;
}

import type { Assertion } from '../answer/answer.ts';
import { clauseAt, clausesOf, type Evidence, nearestClause, printedAt, sharedPairs } from './evidence.ts';
import { PREMISE_LIMITS } from './limits.ts';

/** A denial: 不再出台, 不用执行, 不搞…了; not 要不要, 是不是. */
const DENIED =
  /(?<![要会是能可有用该查管搞办做])不(?:再|用|必|需要?|搞|做|开展|办|推|抓|查|实施|执行|继续)(?!不|好|到|了解|规范|合格)/u;
/** A denial of words that the plan prints: 不要求全覆盖, 可以不检测, 无需公开. */
const DENIES =
  /(?:可以不|不(?:再|用|必|需要?|要求?|搞|做|去|会|是|准备|打算)?|无需|无须|没有?必要)([\p{Script=Han}]{2})/gu;
/** A question by a word and its denial: 公开不公开, 要不要. */
const FOLDED = /([\p{Script=Han}])(?:[\p{Script=Han}])?不\1/gu;
/** What is said not to be so without being a denial. */
const IDLE = /^(?:合格|到位|规范|清楚|知道|明白|了解|记得|一样|正当|良反|动产|只是|仅仅|好意|确定)/u;
/** What narrows a statement to one thing: 只要领导学, 只覆盖电梯. */
const ONLY = /(?<![不一])(?:只|仅)(?![有是能好]?(?:没|不))[\p{Script=Han}]{1,2}/u;
/** What makes a clause of the plan a denial of its own. */
const NEGATIVE = /不|无|未|免|取消|停|禁止|防止|杜绝|严控/;

/** Words of the question that the evidence excludes: 废止 where the plan prints 制定, 全市 where it prints 全区; and denials of what it prints. */
export function wordingClaims(evidence: Evidence): readonly Assertion[] {
  const contrasted = contrasts(evidence);
  return contrasted.length > 0 ? contrasted : denials(evidence);
}

function contrasts(evidence: Evidence): readonly Assertion[] {
  const { asked, knowledge, text, verifies } = evidence;
  const said = [...knowledge.lexicon.contrasts.keys()].filter(
    (word) => asked.rest.includes(word) && (!text.includes(word) || (verifies && !asked.rest.includes('还是'))),
  );
  const longest = said.filter((word) => !said.some((other) => other !== word && other.includes(word)));
  return longest.flatMap((word): Assertion[] => {
    const printed = opposite(evidence, word, knowledge.lexicon.contrasts.get(word) ?? []);
    return printed === null ? [] : [{ said: word, printed }];
  });
}

/** The stretch of the evidence that begins with an opposite, in the clause that holds most of the question. */
function opposite(evidence: Evidence, word: string, opposites: readonly string[]): string | null {
  const { asked, passages } = evidence;
  const rest = asked.rest.replaceAll(word, ' ');
  // Where the word itself stands in another clause, the opposite must stand in one that holds more of the question.
  const own = passages.flatMap((p) => clausesOf(p)).filter(({ text }) => text.includes(word));
  const least = Math.max(PREMISE_LIMITS.sharedPairs, ...own.map(({ text }) => sharedPairs(rest, text) + 2));
  let best: { printed: string; score: number } | null = null;
  for (const passage of passages) {
    const { text } = passage.folded;
    for (const other of opposites) {
      for (let at = text.indexOf(other); at >= 0; at = text.indexOf(other, at + 1)) {
        const clause = clauseAt(passage, at);
        if (clause.includes(word)) continue;
        const score = sharedPairs(rest, clause);
        if (score >= least && (best === null || score > best.score)) {
          const end = /[,。;:\n]/.exec(text.slice(at))?.index ?? PREMISE_LIMITS.printed;
          best = { printed: printedAt(passage, at, at + Math.min(end, PREMISE_LIMITS.printed)), score };
        }
      }
    }
  }
  return best?.printed ?? null;
}

function denials(evidence: Evidence): readonly Assertion[] {
  const { asked, passages, verifies } = evidence;
  const said = asked.rest.replace(FOLDED, '$1');
  const only = ONLY.exec(said);
  const located = asked.asks('出处');
  const denial = verifies || located ? (DENIED.exec(said) ?? (verifies ? only : null)) : null;
  const clause = nearestClause(passages, asked.rest);
  if (clause === null) return [];
  const printed = printedAt(clause.passage, clause.start, clause.end);
  if (denial && !(denial === only ? /只|仅/ : NEGATIVE).test(printed)) return [{ said: denial[0], printed }];
  const denied = verifies || located ? [...said.matchAll(DENIES)] : [];
  const plain = denied.find(([, word = '']) => !IDLE.test(word) && printed.includes(word) && !isDenied(word, printed));
  return plain ? [{ said: plain[0], printed }] : [];
}

/** Whether a text denies a word itself. */
function isDenied(word: string, text: string): boolean {
  return /[不无未免非]$/.test(text.slice(0, text.indexOf(word))) || NEGATIVE.test(text);
}

/** Words that the evidence has only with 非 or 未 before them, which the question lacks: 特殊用途 for 非特殊用途. */
export function prefixClaims({ asked, passages, text }: Evidence): readonly Assertion[] {
  return passages
    .flatMap((passage) =>
      [...passage.folded.text.matchAll(/[非未](?=([\p{Script=Han}]{2,4}))/gu)].flatMap(({ index, 1: behind = '' }) => {
        const word = [4, 3, 2].map((n) => behind.slice(0, n)).find((part) => asked.rest.includes(part));
        if (word === undefined || new RegExp(`[非未]${word}`, 'u').test(asked.rest)) return [];
        if (new RegExp(`(?<![非未])${word}`, 'u').test(text)) return [];
        return [{ said: word, printed: printedAt(passage, index, index + 1 + word.length) }];
      }),
    )
    .slice(0, 1);
}

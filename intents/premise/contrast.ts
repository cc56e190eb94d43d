import type { Assertion } from '../answer/answer.ts';
import { clauseAt, type Evidence, nearestClause, printedAt, sharedPairs } from './evidence.ts';
import { PREMISE_LIMITS } from './limits.ts';

/** A denial: 不再出台, 不用执行, 不搞…了; not 要不要, 是不是. */
const DENIED =
  /(?<![要会是能可有用该查管搞办做])不(?:再|用|必|需要?|搞|做|开展|办|推|抓|查|实施|执行|继续)(?!不|好|到|了解|规范|合格)/u;
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
  const { asked, knowledge, text } = evidence;
  const said = [...knowledge.lexicon.contrasts.keys()].filter(
    (word) => asked.rest.includes(word) && !text.includes(word),
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
  let best: { printed: string; score: number } | null = null;
  for (const passage of passages) {
    const { text } = passage.folded;
    for (const other of opposites) {
      for (let at = text.indexOf(other); at >= 0; at = text.indexOf(other, at + 1)) {
        const clause = clauseAt(passage, at);
        const score = sharedPairs(rest, clause);
        if (score >= PREMISE_LIMITS.sharedPairs && (best === null || score > best.score)) {
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
  const only = ONLY.exec(asked.rest);
  const said = verifies ? (DENIED.exec(asked.rest) ?? only) : null;
  if (!said) return [];
  const clause = nearestClause(passages, asked.rest);
  if (clause === null) return [];
  const printed = printedAt(clause.passage, clause.start, clause.end);
  return (said === only ? /只|仅/ : NEGATIVE).test(printed) ? [] : [{ said: said[0], printed }];
}

import type { Knowledge } from '../../index/knowledge.ts';
import type { CitationSource } from '../../index/plan/cite.ts';
import { type Reply, replies } from './reply.ts';
import type { Asking, Pair } from './row.ts';
import { bare, count, isRight, quoteFaults, type Result, type Verdict } from './verdict.ts';

/** Both questions of every pair, with ids of their own. */
export function pairQuestions(pairs: readonly Pair[]): readonly Asking[] {
  return pairs.flatMap(({ id, question, twin }) => [
    { id: `${id}.q`, question },
    { id: `${id}.t`, question: twin },
  ]);
}

/** Asks both questions of every pair of its own plan. */
export function pairReplies(pairs: readonly Pair[], source: (pair: Pair) => Knowledge): readonly Reply[] {
  return pairs.flatMap((pair) => replies(pairQuestions([pair]), source(pair)));
}

function judgeQuestion({ quotes }: Pair, reply: Reply | undefined): readonly string[] {
  if (!reply) return ['no reply'];
  const first = bare(reply.citations[0]?.quote ?? '');
  if (reply.status !== 'answered') return [`status ${reply.status}, wanted answered`];
  return quotes.some((words) => first.includes(bare(words)))
    ? []
    : [`first citation ${reply.citations[0]?.unit ?? 'none'} lacks ${quotes.join(' / ')}`];
}

/** A twin may be answered only where the reply tells what the plan prints instead. */
function judgeTwin({ printed }: Pair, reply: Reply | undefined): readonly string[] {
  if (!reply) return ['no reply'];
  if (reply.status !== 'answered') return [];
  const differs = (reply.claims ?? []).some((claim) => bare(claim.printed ?? '') !== bare(claim.said));
  if (!differs) return [`twin answered${printed === undefined ? '' : `, the plan prints ${printed}`}`];
  const told = printed === undefined || bare(reply.text).includes(bare(printed));
  return told ? [] : [`corrected, but the text lacks ${printed}`];
}

/** Scores replies to both questions of contrast pairs. */
export function scorePairs(
  pairs: readonly Pair[],
  given: readonly Reply[],
  source: (pair: Pair) => CitationSource,
): Result {
  const byId = new Map(given.map((reply) => [reply.id, reply]));
  const judged = pairs.map((pair) => {
    const [q, t] = [byId.get(`${pair.id}.q`), byId.get(`${pair.id}.t`)];
    const groups = { class: pair.class };
    const question: Verdict = {
      id: `${pair.id}.q`,
      asked: pair.question,
      groups,
      why: judgeQuestion(pair, q),
      reply: q,
    };
    const twin: Verdict = { id: `${pair.id}.t`, asked: pair.twin, groups, why: judgeTwin(pair, t), reply: t };
    return { question, twin };
  });
  const both = ({ question, twin }: (typeof judged)[number]) => isRight(question) && isRight(twin);
  const classes = [...new Set(pairs.map((pair) => pair.class))].toSorted();
  return {
    name: 'pairs',
    verdicts: judged.flatMap(({ question, twin }) => [question, twin]),
    figures: new Map([
      ['right', count(judged, both)],
      ['questions', count(judged, ({ question }) => isRight(question))],
      ['twins', count(judged, ({ twin }) => isRight(twin))],
      ...classes.map((name) => {
        const inside = judged.filter(({ question }) => question.groups.class === name);
        return [`class ${name}`, count(inside, both)] as const;
      }),
    ]),
    badQuotes: pairs.flatMap((pair) =>
      ['q', 't'].flatMap((end) => quoteFaults(byId.get(`${pair.id}.${end}`), source(pair))),
    ).length,
  };
}

import { z } from 'zod';
import type { Knowledge } from '../../index/knowledge.ts';
import { cite } from '../../index/plan/cite.ts';
import { PUNCTUATION } from '../../index/plan/passage.ts';
import { foldPlain } from '../../index/text/normalize.ts';
import { citations } from '../../intents/answer/answer.ts';
import { consult } from '../../intents/consult.ts';
import { find } from '../../intents/retrieval/confidence.ts';
import { toCitation } from '../terminal/protocol.ts';
import { unitName, unitUri } from './documents.ts';
import { API_LIMITS } from './limits.ts';
import {
  choosePlan,
  defineOperation,
  type ProgramSource,
  planField,
  planMissing,
  printable,
  resultFields,
  textField,
} from './operation.ts';
import { quotation, titleOf } from './units.ts';

const foundSchema = z.strictObject({
  id: z.string().describe('交给 fetch 的编号 / what fetch takes'),
  title: z.string(),
  text: z.string().describe('原文 / the words of the plan'),
  url: z.string(),
  near: z.boolean().describe('只是相近，并非直接提及 / only near, not about it'),
});

/** Places of the plan by words, in the form that connectors expect. */
export const searchOperation = defineOperation({
  name: 'search',
  method: 'post',
  title: { zh: '查找', en: 'Search' },
  description: {
    zh: '按词查找要点的各点，最切题的在前；每个结果有 id、标题、原文和地址。要点没有写到时 status 是 not_in_plan，结果只是相近内容（near）。',
    en: 'Finds measures of the plans by words, the most on-point first; each result has id, title, text and url. Where the plan does not speak of it status is not_in_plan and results are only near.',
  },
  input: z.strictObject({
    query: textField({ zh: '要找的词或原文', en: 'words or a piece of the text' }),
    plan: planField.describe('只在这份计划里找；不写就找全部 / only in this plan; in all of them by default'),
    limit: z.int().min(1).max(API_LIMITS.foundMost).optional().describe('最多几个结果 / most results'),
  }),
  output: z.strictObject({ ...resultFields, results: z.array(foundSchema) }),
  answer({ query, plan, limit = API_LIMITS.found }, source) {
    const chosen = choosePlan(source, plan);
    if (chosen === null) return { ...planMissing(source, plan), citations: [], results: [] };
    const others = plan === undefined ? source.library.plans.filter((one) => one !== chosen) : [];
    const all = [chosen, ...others].flatMap((knowledge) =>
      findPlaces(query, knowledge, source.today).map((place) => ({ ...place, knowledge })),
    );
    const sure = all.filter(({ near }) => !near);
    const places = sure.length > 0 ? sure.slice(0, limit) : all.slice(0, Math.min(limit, API_LIMITS.near));
    const results = places.map(({ unit, near, knowledge }) => toFound(unit, near, knowledge, source));
    const cited = places.map(({ unit, knowledge }) => toCitation(cite(knowledge, unit), source));
    const said = printable(query);
    const lead = sure.length > 0 ? `找到${places.length}处：` : `要点没有写到“${said}”。`;
    const label = sure.length === 0 && places.length > 0 ? ['【相近内容，非直接提及】'] : [];
    return {
      status: sure.length > 0 ? ('answered' as const) : ('not_in_plan' as const),
      text: [lead, ...label, ...cited.map(quotation)].join('\n'),
      citations: cited,
      results,
    };
  },
});

/** Units that hold the very words, then those that a question on the matter is answered with; or what is only near. */
function findPlaces(query: string, knowledge: Knowledge, today: string): readonly { unit: string; near: boolean }[] {
  const letters = foldPlain(query).replace(PUNCTUATION, '');
  const literal = letters.length < 2 ? [] : knowledge.passages.filter((one) => one.letters.text.includes(letters));
  const answer = consult({ text: query, today, focus: null }, { plans: [knowledge] });
  const { band, hits } = find(knowledge.topic(foldPlain(query)), knowledge, { joined: [], every: true });
  const asked = citations(answer).map(({ unit }) => unit);
  const isSilent = answer.status === 'not_in_plan' || band !== 'answer';
  const sure = [...literal.map(({ unit }) => unit), ...(isSilent ? [] : hits.map(({ unit }) => unit))];
  const units = [...new Set([...sure, ...(answer.status === 'answered' ? asked : [])])];
  if (units.length > 0) return units.map((unit) => ({ unit, near: false }));
  return [...new Set([...asked, ...hits.map(({ unit }) => unit)])].map((unit) => ({ unit, near: true }));
}

function toFound(
  unit: string,
  near: boolean,
  knowledge: Knowledge,
  source: ProgramSource,
): z.infer<typeof foundSchema> {
  const citation = toCitation(cite(knowledge, unit), source);
  const uri = unitUri(knowledge.plan.id, unit);
  return {
    ...{ id: unitName(knowledge.plan.id, unit), title: titleOf(unit, knowledge), text: citation.quote },
    ...{ url: citation.link ?? uri, near },
  };
}

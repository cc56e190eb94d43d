import type { Document } from '../../index/facts/facts.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Term } from '../../index/search/query.ts';
import type { Hit } from '../../index/search/rank.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, documentRows, quote, say } from '../compose/parts.ts';
import { find } from '../understand/confidence.ts';
import { type DocumentFilter, named, readFilter, unknownLaw } from '../understand/documents.ts';
import type { Asked } from '../understand/question.ts';
import { describesPart } from './section.ts';

const NEARLY = 0.8;
const AS_GOOD = 0.86;
/** Weight of an unknown word that makes a question one about another matter. */
const FOREIGN = 5.5;
/** More measures than this are shown as a list. */
const FEW = 3;
/** Words of a question that say nothing about which document is meant. */
const GENERIC = new RegExp(
  `^(?:${[
    '改|修改|制定|出台|修订|编制|印发|完善|签订|落实|执行|贯彻|学习|学|引用|依据|参照|新制定|新出台|新订|新立|新',
    '文件|规定|办法|制度|条例|法律|法规|规章|清单|计划|手册|方案|意见|协议|政策|规章制度|法规条例|工作计划|成果',
    '名称|名字|全名|全称|书名|书名号|开头|结尾|字样|点到|年度|我局|本局|上级|国家|国家级|外地|专门|两份|几份|份|两个',
  ].join('|')})+$`,
);

interface Match {
  readonly documents: readonly Document[];
  readonly filter: DocumentFilter | null;
}

/** 要出台哪些文件: what the office makes, apart from what it refers to. */
export const document = defineIntent<Match | string>({
  name: 'document',
  examples: ['要出台哪些文件', '修订了什么', '电子商务法哪条提到'],
  match(asked, knowledge) {
    if (describesPart(asked.text)) return null;
    const law = unknownLaw(asked, knowledge);
    if (law !== null) return law;
    const documents = matching(asked, knowledge);
    return documents;
  },
  answer(match, asked, knowledge) {
    if (typeof match === 'string')
      return answer(asked, 'document', 'not_in_plan', [say(`要点没有写到《${match}》。`)], {
        suggestions: ['要出台哪些文件'],
      });
    const { documents, filter } = match;
    const units = [...new Set(documents.map((d) => d.unit))];
    const rows = documentRows(knowledge, documents);
    const lead = say(`要点写到的${filter?.said ?? '文件'}有${rows.length}个：`);
    const facts = { kind: 'facts' as const, rows };
    if (units.length > FEW) return answer(asked, 'document', 'answered', [lead, facts]);
    return answer(asked, 'document', 'answered', [lead, facts, quote(knowledge, units, [], documents)], { units });
  },
});

function matching(asked: Asked, knowledge: Knowledge): Match | null {
  const { documents } = knowledge.facts;
  const called = documents.filter((d) => named(asked, d));
  if (called.length > 0 && ['出处', '名词', '文件', '提到'].some((kind) => asked.asks(kind)))
    return { documents: called, filter: null };
  if (!asked.asks('文件')) return null;
  const filter = readFilter(asked);
  if (asked.scope.length > 0)
    return some(
      documents.filter((d) => asked.scope.includes(d.unit) && filter.inside(d)),
      filter,
    );
  const topic = asked.topic('文件', '列举', '名词');
  const terms = topic.terms.filter(
    (term) =>
      !GENERIC.test(term.said) && !filter.name.includes(term.said) && term.said.length > 1 && term.forms.length > 0,
  );
  if (terms.length === 0)
    return (
      some(documents.filter(filter.fits), filter) ?? (filter.acts ? null : some(documents.filter(filter.alike), null))
    );
  if (topic.terms.some((term) => term.forms.length === 0 && term.weight > FOREIGN)) return null;
  const titled = documents.filter((d) => byName(d, terms) && filter.alike(d));
  if (titled.length > 0) return { documents: titled, filter: null };
  const found = find({ ...topic, terms }, knowledge);
  if (found.band !== 'answer') return null;
  const units = holding(found.all, documents);
  const inside = documents.filter((d) => units.includes(d.unit));
  return some(best(inside, terms), null);
}

function some(documents: readonly Document[], filter: DocumentFilter | null): Match | null {
  return documents.length === 0 ? null : { documents, filter };
}

/** Whether a document's name holds every word of the question. */
function byName({ text }: Document, terms: readonly Term[]): boolean {
  return terms.every((term) => term.forms.some((form) => text.toLowerCase().includes(form)));
}

function holding(all: readonly Hit[], documents: readonly Document[]): readonly string[] {
  const top = all[0]?.score ?? 0;
  const hits = all.filter((hit) => hit.score >= NEARLY * top && documents.some((d) => d.unit === hit.unit));
  const first = hits[0]?.score ?? 0;
  return hits
    .filter((hit) => hit.score >= AS_GOOD * first)
    .map((hit) => hit.unit)
    .slice(0, FEW);
}

/** Documents whose name holds most of the question's words; all of their measures. */
function best(documents: readonly Document[], terms: readonly Term[]): readonly Document[] {
  const held = (d: Document) =>
    terms.filter((term) => term.forms.some((form) => d.text.toLowerCase().includes(form))).length;
  const most = Math.max(...documents.map(held));
  const units = new Set(documents.filter((d) => held(d) === most).map((d) => d.unit));
  return documents.filter((d) => units.has(d.unit));
}

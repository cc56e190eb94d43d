import type { Knowledge } from '../../index/knowledge.ts';
import type { DocumentsQuery } from '../query/query.ts';
import type { DocumentSlot } from '../query/slots.ts';
import { findDocuments } from '../retrieval/documents.ts';
import { isNamed, readDocumentSlot, unknownLaw } from '../understand/documents.ts';
import type { Asked } from '../understand/question.ts';
import { FOREIGN_DOCUMENT } from './limits.ts';
import { describesPart, imprintsAsked } from './section.ts';
import { slotsOf } from './slots.ts';

/** Words of a question that say nothing about which document is meant. */
const GENERIC = new RegExp(
  `^(?:${[
    '改|修改|制定|出台|修订|编制|印发|完善|签订|落实|执行|贯彻|学习|学|引用|依据|参照|新制定|新出台|新订|新立|新',
    '文件|规定|办法|制度|条例|法律|法规|规章|清单|计划|手册|方案|意见|协议|政策|规章制度|法规条例|工作计划|成果',
    '名称|名字|全名|全称|书名|书名号|开头|结尾|字样|点到|年度|我局|本局|上级|国家|国家级|外地|专门|两份|几份|份|两个',
  ].join('|')})+$`,
);

/** Reads a question for documents: 要出台哪些文件 · 修订了什么 · 电子商务法哪条提到. */
export function readDocument(asked: Asked, knowledge: Knowledge): DocumentsQuery | null {
  if (describesPart(asked.text) || imprintsAsked(asked.text, knowledge).length > 0) return null;
  const unknown = unknownLaw(asked, knowledge);
  const called = knowledge.facts.documents.filter((d) => isNamed(asked, d)).map((d) => d.text);
  const isCalled = called.length > 0 && ['出处', '名词', '文件', '提到'].some((kind) => asked.asks(kind));
  if (unknown === null && !isCalled && !asked.asks('文件')) return null;
  const slot = readDocumentSlot(asked.text);
  const topic = asked.topic('文件', '列举', '名词');
  const query = (document: DocumentSlot, terms = topic.terms): DocumentsQuery => {
    const slots = slotsOf(asked, { ...topic, terms }, knowledge);
    return { ...slots, act: 'documents', intent: 'document', document };
  };
  if (unknown !== null) return query({ ...slot, unknown });
  if (isCalled) return query({ ...slot, called: [...new Set(called)] });
  const name = slot.start + slot.inside;
  const terms = topic.terms.filter(
    (term) => !GENERIC.test(term.said) && !name.includes(term.said) && term.said.length > 1 && term.forms.length > 0,
  );
  const isForeign = topic.terms.some((term) => term.forms.length === 0 && term.weight > FOREIGN_DOCUMENT);
  if (asked.scope.length === 0 && terms.length > 0 && isForeign) return null;
  const found = query(slot, terms);
  return findDocuments(slot, found.of, asked.scope, knowledge) === null ? null : found;
}

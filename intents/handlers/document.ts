import { defineIntent } from '../compose/define.ts';
import { answer, documentRows, quote, say } from '../compose/parts.ts';
import { findDocuments } from '../retrieval/documents.ts';
import { DOCUMENT_LIST } from './limits.ts';

/** 要出台哪些文件: what the office makes, apart from what it refers to. */
export const document = defineIntent({
  name: 'document',
  examples: ['要出台哪些文件', '修订了什么', '电子商务法哪条提到'],
  answer(query, knowledge) {
    const unknown = query.document?.unknown ?? null;
    const found = query.document && findDocuments(query.document, query.of, query.scope.units, knowledge);
    if (unknown !== null || !found)
      return answer(query, 'document', 'not_in_plan', [say(`要点没有写到《${unknown ?? ''}》。`)], {
        suggestions: ['要出台哪些文件'],
      });
    const { documents, filtered } = found;
    const units = [...new Set(documents.map((d) => d.unit))];
    const rows = documentRows(knowledge, documents);
    const lead = say(`要点写到的${filtered ? query.document?.said : '文件'}有${rows.length}个：`);
    const facts = { kind: 'facts' as const, rows };
    if (units.length > DOCUMENT_LIST) return answer(query, 'document', 'answered', [lead, facts]);
    return answer(query, 'document', 'answered', [lead, facts, quote(knowledge, units, [], documents)], { units });
  },
});

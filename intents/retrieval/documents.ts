import type { Document } from '../../index/facts/facts.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Term, Topic } from '../../index/search/query.ts';
import type { Hit } from '../../index/search/rank.ts';
import type { DocumentSlot } from '../query/slots.ts';
import { find } from './confidence.ts';
import { holdsAll, holdsTerm } from './holding.ts';
import { CLOSE, DOCUMENT_FEW, DOCUMENT_NEARLY } from './limits.ts';

/** What the plan prints of what is done with a document, by the verb that is asked for. */
const PRINTED: Readonly<Record<string, RegExp>> = {
  制定: /制定|编制|起草/,
  出台: /出台|印发|制定/,
  修订: /修订/,
  废止: /废止|撤销|取消/,
  完善: /完善/,
  签订: /签订/,
};
/** How the names of documents of a level are built. */
const LEVELS: Readonly<Record<string, RegExp>> = {
  国家: /^(?:中华人民共和国|中共中央|国务院|中国共产党)|法(?:[(（].*[)）])?$/,
  市: /市/,
  区: /区/,
};
const LAW = /(?:法|条例|办法|意见)(?:[(（].*[)）])?$/;

/** Documents, and whether they are all that the slot asks for, which the reply then says. */
interface Documents {
  readonly documents: readonly Document[];
  readonly filtered: boolean;
}

/** The documents that are asked for: in a scope, all of a kind, by words of their names, or in the measures on a matter. Null where there are none. */
export function findDocuments(
  slot: DocumentSlot,
  of: Topic,
  scope: readonly string[],
  knowledge: Knowledge,
): Documents | null {
  const { documents } = knowledge.facts;
  if (slot.called.length > 0)
    return some(
      documents.filter((d) => slot.called.includes(d.text)),
      false,
    );
  if (scope.length > 0)
    return some(
      documents.filter((d) => scope.includes(d.unit) && isInside(d, slot)),
      true,
    );
  return of.terms.length === 0 ? ofKind(slot, documents) : onMatter(slot, of, knowledge);
}

/** All documents that are made as is asked; where no verb tells, those that are alike. */
function ofKind(slot: DocumentSlot, documents: readonly Document[]): Documents | null {
  const alike = documents.filter((d) => isAlike(d, slot));
  const made = alike.filter((d) => isMade(d, slot));
  if (made.length > 0) return { documents: made, filtered: true };
  return slot.verbs.length > 0 ? null : some(alike, false);
}

/** Documents whose name holds all words of a matter; or those of the measures on it. */
function onMatter(slot: DocumentSlot, of: Topic, knowledge: Knowledge): Documents | null {
  const { documents } = knowledge.facts;
  const titled = documents.filter((d) => holdsAll(d.text.toLowerCase(), of.terms) && isAlike(d, slot));
  if (titled.length > 0) return { documents: titled, filtered: false };
  const found = find(of, knowledge);
  if (found.band !== 'answer') return null;
  const units = holding(found.all, documents);
  const inside = documents.filter((d) => units.includes(d.unit));
  return some(fullest(inside, of.terms), false);
}

function some(documents: readonly Document[], filtered: boolean): Documents | null {
  return documents.length === 0 ? null : { documents, filtered };
}

function isMade(d: Document, { verbs, start, inside, refers }: DocumentSlot): boolean {
  if (verbs.length > 0) return verbs.some((verb) => PRINTED[verb]?.test(d.action) ?? false);
  return start + inside !== '' || refers !== d.deliverable;
}

/** Whether a document is one of them but for the verb. */
function isAlike(d: Document, { laws, sorts, level, titled, start, inside }: DocumentSlot): boolean {
  return (
    (laws || sorts.length !== 1 || sorts.some((sort) => d.text.replace(/[(（].*[)）]$/, '').endsWith(sort))) &&
    (level === null || (LEVELS[level]?.test(d.text) ?? true)) &&
    (!titled || d.titled) &&
    (!laws || LAW.test(d.text)) &&
    d.text.toLowerCase().startsWith(start) &&
    d.text.toLowerCase().includes(inside)
  );
}

/** Whether one of a measure that was shown is meant: a verb narrows, nothing else does. */
function isInside(d: Document, slot: DocumentSlot): boolean {
  return isAlike(d, slot) && (slot.verbs.length === 0 || isMade(d, slot));
}

function holding(all: readonly Hit[], documents: readonly Document[]): readonly string[] {
  const top = all[0]?.score ?? 0;
  const hits = all.filter((hit) => hit.score >= DOCUMENT_NEARLY * top && documents.some((d) => d.unit === hit.unit));
  const first = hits[0]?.score ?? 0;
  return hits
    .filter((hit) => hit.score >= CLOSE * first)
    .map((hit) => hit.unit)
    .slice(0, DOCUMENT_FEW);
}

/** Documents whose name holds most of the question's words; all of their measures. */
function fullest(documents: readonly Document[], terms: readonly Term[]): readonly Document[] {
  const held = (d: Document) => terms.filter((term) => holdsTerm(d.text.toLowerCase(), term)).length;
  const most = Math.max(...documents.map(held));
  const units = new Set(documents.filter((d) => held(d) === most).map((d) => d.unit));
  return documents.filter((d) => units.has(d.unit));
}

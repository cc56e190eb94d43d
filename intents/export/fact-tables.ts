import type { Facts, Time } from '../../index/facts/facts.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Span } from '../../index/plan/plan.ts';
import { row } from '../compose/parts.ts';
import { addressed, type ExportBlock, type ExportDocument, type ExportTable, quoted, sourceLine } from './document.ts';

/** The tables of a plan's facts by their names, with their headings. */
export const FACT_TABLES = {
  figures: '指标',
  calendar: '日历',
  documents: '成果',
  partners: '协作单位',
  places: '地点',
} as const;
/** Name of such a table. */
export type FactTable = keyof typeof FACT_TABLES;

type Found = Span & { readonly unit: string };

/** A table of facts as a document: each row has the words of the plan, what they are, their sentence and their address. */
export function factDocument(name: FactTable, knowledge: Knowledge): ExportDocument {
  const blocks = tablesOf(name, knowledge).filter((table) => table.rows.length > 0);
  const silent: readonly ExportBlock[] = [{ kind: 'text', text: '要点没有写到。' }];
  return {
    title: FACT_TABLES[name],
    blocks: blocks.length === 0 ? silent : blocks,
    source: sourceLine([knowledge]),
  };
}

function tablesOf(name: FactTable, knowledge: Knowledge): readonly ExportTable[] {
  const { figures, documents, bodies, places } = knowledge.facts;
  switch (name) {
    case 'figures':
      return byKind(knowledge, targetsFirst(figures), '数字', ({ role }) => role);
    case 'calendar':
      return [table(knowledge, null, inYear(knowledge.facts), ['时间', '名称'], ({ name: day }) => day ?? '')];
    case 'documents': {
      const of = (caption: string, isMade: boolean) => {
        const own = documents.filter(({ deliverable }) => deliverable === isMade);
        return table(knowledge, caption, own, ['文件', '动作'], ({ action }) => action || '提到');
      };
      return [of('要出台、修订的', true), of('引用的法规和文件', false)];
    }
    case 'partners':
      return byKind(knowledge, bodies, '单位', ({ relation }) => relation);
    case 'places':
      return [table(knowledge, null, places, ['地点', '包括'], ({ covers }) => covers.join('、'))];
  }
}

/** Times with a month in the order of the year, then the others as printed. */
export function inYear({ times }: Facts): readonly Time[] {
  const at = (time: Time) => (time.month === null ? 13 : time.month) * 100 + (time.day ?? 99);
  return times.toSorted((a, b) => at(a) - at(b));
}

/** Targets before all else, the rest as printed. */
export function targetsFirst(figures: Facts['figures']): Facts['figures'] {
  return figures.toSorted((a, b) => Number(b.role === '目标') - Number(a.role === '目标'));
}

/** A table for each kind, the kinds in the order in which they first come. */
function byKind<Fact extends Found>(
  knowledge: Knowledge,
  facts: readonly Fact[],
  head: string,
  kind: (fact: Fact) => string,
): readonly ExportTable[] {
  const kinds = [...new Set(facts.map(kind))];
  return kinds.map((name) =>
    table(
      knowledge,
      name,
      facts.filter((fact) => kind(fact) === name),
      [head],
      () => null,
    ),
  );
}

function table<Fact extends Found>(
  knowledge: Knowledge,
  caption: string | null,
  facts: readonly Fact[],
  heads: readonly string[],
  note: (fact: Fact) => string | null,
): ExportTable {
  const rows = facts.map((fact) => {
    const said = note(fact);
    const { words, citation } = row(knowledge, fact, '');
    const beside = said === null ? [] : [{ text: said }];
    return [{ text: words.quote }, ...beside, quoted(citation), { text: citation.unit }, addressed(citation)];
  });
  return { kind: 'table', caption, heads: [...heads, '原句', '条号', '出处'], rows };
}

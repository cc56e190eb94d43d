import { create, insert, search } from '@orama/orama';
import { createTokenizer } from '@orama/tokenizers/mandarin';
import FlexSearch from 'flexsearch';
import MiniSearch from 'minisearch';
import type { Knowledge } from '../../index/knowledge.ts';
import { cutText } from '../../index/search/tokens.ts';
import { citations } from '../../intents/answer/answer.ts';
import { reply } from '../../intents/reply.ts';
import { readSet } from '../eval/row.ts';
import { loadKnowledge } from '../knowledge.ts';
import { printTable } from './table.ts';

/** Finds the first unit for a question; null where nothing is found. */
type Finder = (question: string) => string | null | Promise<string | null>;

/** Does it put the right measure first, and how fast, beside other search libraries? All in one run, on the same passages. */
export async function benchCompetitors(): Promise<void> {
  const knowledge = await loadKnowledge();
  const finders: readonly (readonly [string, Finder])[] = [
    ['MiniSearch, its own tokenizer', plainMiniSearch(knowledge)],
    ['MiniSearch + jieba', jiebaMiniSearch(knowledge)],
    ['Orama, Mandarin tokenizer', await orama(knowledge)],
    ['FlexSearch, CJK encoder', flexSearch(knowledge)],
    ['this index, search alone', (text) => knowledge.hits(knowledge.topic(text))[0]?.unit ?? null],
    ['this bot, whole reply', (text) => first(knowledge, text)],
  ];
  const asked = readSet('questions').filter((row) => row.question && row.expect.measures.length > 0);
  const rows: string[][] = [];
  for (const [name, finder] of finders) {
    for (const { question = '' } of asked) await finder(question);
    let right = 0;
    const from = performance.now();
    for (const { question = '', expect } of asked) {
      const unit = await finder(question);
      if (unit !== null && expect.measures.some((gold) => same(unit, gold, knowledge))) right++;
    }
    const each = (performance.now() - from) / asked.length;
    rows.push([name, `${((100 * right) / asked.length).toFixed(1)}%`, `${each.toFixed(2)} ms`]);
  }
  printTable(`The right unit first (${asked.length} questions)`, ['', 'first citation', 'a question'], rows);
}

/** Whether a unit is the one wanted, a part of it, or the whole that it is a part of. */
function same(unit: string, gold: string, { plan }: Knowledge): boolean {
  if (unit === gold || unit.startsWith(`${gold}.`) || gold.startsWith(`${unit}.`)) return true;
  const section = (id: string) => plan.measures.find((m) => m.id === id || m.item === id)?.section;
  return section(unit) === gold || section(gold) === unit;
}

function first(knowledge: Knowledge, text: string): string | null {
  return citations(reply({ text, today: '2020-04-20', focus: null }, knowledge))[0]?.unit ?? null;
}

function plainMiniSearch({ passages }: Knowledge): Finder {
  const index = new MiniSearch({ fields: ['text'] });
  index.addAll(passages.map(({ unit, folded }) => ({ id: unit, text: folded.text })));
  return (question) => index.search(question)[0]?.id ?? null;
}

function jiebaMiniSearch({ passages, vocabulary }: Knowledge): Finder {
  const tokenize = (text: string) => [...cutText(vocabulary.segmenter, text)];
  const index = new MiniSearch({ fields: ['text'], tokenize });
  index.addAll(passages.map(({ unit, folded }) => ({ id: unit, text: folded.text })));
  return (question) => index.search(question)[0]?.id ?? null;
}

async function orama({ passages }: Knowledge): Promise<Finder> {
  const db = create({ schema: { unit: 'string', text: 'string' }, components: { tokenizer: createTokenizer() } });
  for (const { unit, folded } of passages) await insert(db, { unit, text: folded.text });
  return async (term) => {
    const { hits } = await search(db, { term, properties: ['text'], threshold: 1 });
    return hits[0] ? String(hits[0].document.unit) : null;
  };
}

function flexSearch({ passages }: Knowledge): Finder {
  const index = new FlexSearch.Index({ encode: (text: string) => [...text.replace(/[^\p{Script=Han}a-z0-9]/gu, '')] });
  passages.forEach((passage, i) => {
    index.add(i, passage.folded.text);
  });
  return (question) => {
    const found = index.search(question, { suggest: true, limit: 1 }) as number[];
    return found[0] === undefined ? null : (passages[found[0]]?.unit ?? null);
  };
}

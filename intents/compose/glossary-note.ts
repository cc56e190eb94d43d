import type { CoinedTerm as Use } from '../../index/facts/facts.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import { type Gloss, lettersOf, type Name } from '../../index/lexicon/glossary.ts';
import { unfold } from '../../index/text/normalize.ts';
import type { Part } from '../answer/answer.ts';
import type { Asked } from '../understand/question.ts';

/** An entry of the glossary, and the name by which a question asks for it. */
export interface Glossed {
  readonly gloss: Gloss;
  readonly name: Name;
}

/** The label under which the office's explanations stand. */
const LABEL = '名词补充';
/** What a name as printed does not run across. */
const APART = /[。;；,，!！?？\n]/u;

/** Entries that a question names where it asks what they are; of names inside one another the longest. `longer` are other names. */
export function readGlosses(asked: Asked, { lexicon }: Knowledge, longer: readonly string[] = []): readonly Glossed[] {
  if (lexicon.glossary.length === 0 || !asked.asks('名词') || asked.asks('出处')) return [];
  const text = lettersOf(asked.text);
  const named = lexicon.glossary.flatMap((gloss): readonly Glossed[] => {
    const said = gloss.names.filter(({ letters }) => text.includes(letters));
    const name = said.toSorted((a, b) => b.letters.length - a.letters.length)[0];
    return name ? [{ gloss, name }] : [];
  });
  const all = [...longer, ...named.map(({ name }) => name.letters)];
  const inside = ({ name }: Glossed) =>
    all.some((other) => other.length > name.letters.length && other.includes(name.letters));
  return named.filter((one) => !inside(one));
}

/** The office's explanations, each under the label and with its file and line. */
export function supplement(glosses: readonly Glossed[]): readonly Part[] {
  return glosses.map(({ gloss: { names, text, file, line } }) => ({
    kind: 'supplement',
    label: LABEL,
    text: `${names.map(({ said }) => said).join('、')}：${text}`,
    source: `名词表 ${file} 第${line}行`,
  }));
}

/** Where the plan prints a name, whatever punctuation stands inside it: in measures, front matter, headings and titles. */
export function readUses({ letters }: Name, { passages, headings }: Knowledge): readonly Use[] {
  return [...passages, ...headings].flatMap((passage): readonly Use[] => {
    const at = passage.letters.text.indexOf(letters);
    if (at < 0) return [];
    const local = unfold(passage.letters, at, at + letters.length - 1);
    const [start, end] = [passage.start + local.start, passage.start + local.end + 1];
    const text = passage.text.slice(local.start, local.end + 1);
    return APART.test(text) ? [] : [{ unit: passage.unit, start, end, text }];
  });
}

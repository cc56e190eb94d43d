import type { CoinedTerm as Use } from '../../index/facts/facts.ts';
import { lettersOf } from '../../index/lexicon/glossary.ts';
import { defineIntent } from '../compose/define.ts';
import { type Glossed, readGlosses, readUses, supplement } from '../compose/glossary-note.ts';
import { alone, answer, say } from '../compose/parts.ts';
import { examples } from '../compose/refusal.ts';
import { quoteNames, readNames } from './term.ts';

/** Uses of a name that are all quoted; of more, so many are. */
const MOST = 6;
const FEW = 3;
/** Weight of a word that says nothing about what is asked. */
const SLIGHT = 1;
/** Longest answer, in explanations. */
const EXPLAINED = 5;

interface Match {
  readonly glosses: readonly Glossed[];
  /** Terms of the plan that the question names besides. */
  readonly names: readonly Use[];
}

/** 双随机一公开是什么, where the office has an entry for it: the plan's own words first, or that it has none, then the entry. */
export const glossary = defineIntent<Match>({
  name: 'glossary',
  examples: [],
  match(asked, knowledge) {
    if (asked.references.length > 0 || knowledge.lexicon.glossary.length === 0) return null;
    const names = readNames(asked, knowledge);
    const glosses = readGlosses(
      asked,
      knowledge,
      names.map(({ text }) => lettersOf(text)),
    );
    if (glosses.length === 0) return null;
    const known = [...glosses.map(({ name }) => name.letters), ...names.map(({ text }) => lettersOf(text))];
    const rest = known
      .toSorted((a, b) => b.length - a.length)
      .reduce((left, letters) => left.replaceAll(letters, ' '), lettersOf(asked.text));
    // A question that says more than the name asks for something about it, not what it is.
    const { terms } = knowledge.topic(knowledge.lexicon.questions.get('名词')?.strip(rest) ?? rest);
    return terms.every(({ weight }) => weight <= SLIGHT) ? { glosses, names } : null;
  },
  answer({ glosses, names }, asked, knowledge) {
    const has = (letters: string) => names.some(({ text }) => lettersOf(text) === letters);
    const others = glosses.filter(({ name }) => !has(name.letters));
    const found = others.map((one) => ({ one, uses: readUses(one.name, knowledge) }));
    const lacking = found.filter(({ uses }) => uses.length === 0).map(({ one }) => `“${one.name.said}”`);
    const uses = [...names, ...found.flatMap((each) => each.uses)];
    const units = [...new Set(uses.map(({ unit }) => unit))];
    const shown = units.slice(0, units.length > MOST ? FEW : MOST);
    const some = shown.length < units.length ? `（共${units.length}处，先列${shown.length}处）` : '';
    const rest = glosses.length - EXPLAINED;
    const parts = [
      ...quoteNames(uses, shown, asked, knowledge, some),
      ...(lacking.length > 0 ? [say(`要点没有使用${[...new Set(lacking)].join('、')}。`)] : []),
      ...supplement(glosses.slice(0, EXPLAINED)),
      ...(rest > 0 ? [say(`名词表里另有${rest}个名词，请分开问。`)] : []),
    ];
    if (units.length === 0)
      return answer(alone(asked), 'term', 'not_in_plan', parts, { suggestions: examples(knowledge) });
    return answer(alone(asked), 'term', 'answered', parts, { units: shown, rest: units.slice(shown.length) });
  },
});

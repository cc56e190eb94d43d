import { type Knowledge, restrict } from '../../index/knowledge.ts';
import type { Passage } from '../../index/plan/passage.ts';
import type { Term } from '../../index/search/query.ts';
import type { Exception } from '../query/slots.ts';

/** The passage of a unit; undefined where the unit is none, or was left out. */
export function passageOf(unit: string | undefined, { passages }: Knowledge): Passage | undefined {
  return passages.find((passage) => passage.unit === unit);
}

/** The folded text of a unit; empty where it has no passage. */
export function unitText(unit: string | undefined, knowledge: Knowledge): string {
  return passageOf(unit, knowledge)?.folded.text ?? '';
}

/** The folded text of a passage under the title of its item, as printed. */
export function textWithTitle(passage: Passage | undefined, { byId }: Knowledge): string {
  return `${byId.items.get(passage?.item ?? '')?.title ?? ''}\n${passage?.folded.text ?? ''}`;
}

/** Whether a text holds one of the forms of a term. */
export function holdsTerm(text: string, { forms }: Pick<Term, 'forms'>): boolean {
  return forms.some((form) => text.includes(form));
}

/** Whether a text holds all of these terms in one of their forms. */
export function holdsAll(text: string, terms: readonly Pick<Term, 'forms'>[]): boolean {
  return terms.every((term) => holdsTerm(text, term));
}

/** Measures that units stand for: an item or a section gives all of its measures. */
export function measuresOf(units: readonly string[], { plan }: Knowledge): readonly string[] {
  return units.flatMap((unit) => {
    const own = plan.measures.filter((m) => m.id === unit || m.item === unit || m.section === unit);
    return own.length > 0 ? own.map((m) => m.id) : [unit];
  });
}

/** The snapshot without what a question leaves out: 除了电梯. What is searched, listed and counted is the rest. */
export function without(except: Exception | null, knowledge: Knowledge): Knowledge {
  if (except === null || !except.drops) return knowledge;
  return restrict(knowledge, (one) => !holdsAll(textWithTitle(one, knowledge).toLowerCase(), except.terms));
}

import { z } from 'zod';
import type { Knowledge } from '../../index/knowledge.ts';
import type { CitationSource } from '../../index/plan/cite.ts';
import { type Answer, citations, type Part } from '../../intents/answer/answer.ts';
import { type Asked, saidOf } from './readings.ts';
import { bare } from './verdict.ts';

/** What the bot says where it holds that the plan does not say it. */
const DENIES = /未写明|没有写明|没有写到|没写|未写|未提及|没有提到|没有点名/;
/** How many places the bot says there are. */
const COUNTS = /(?:共|找到|有)(\d+)处/;
/** What the bot says is written in so many places of the whole plan. */
const TOTAL = /要点写到(.{1,20}?)的(?:共|有)(\d+)处/;

const names = z.array(z.string());
/** What is to be read in a made-up plan, as far as it is compared here. */
export const gold = z.object({
  measures: z.array(z.object({ text: z.string(), owner: names, partner: names, deadline: z.string().nullable() })),
});
type Gold = z.infer<typeof gold>['measures'];

/** A plan at hand with what its author says is to be read in it. */
export interface Shelved {
  readonly name: string;
  readonly knowledge: Knowledge;
  readonly gold: Gold;
}

/** What the plan says of a measure: its words, its duty as read, what the gold says of it. */
function printed(asked: Asked, id: string, { knowledge: { plan, units }, gold }: Shelved): string | null {
  const text = textOf(id, { plan, units });
  const duty = plan.measures.find((measure) => measure.id === id)?.duty ?? null;
  const known = gold.find((measure) => bare(text).includes(bare(measure.text).slice(0, 24)));
  const told = [duty, known ?? null].flatMap((source) => (source === null ? [] : (source[asked] ?? [])));
  return saidOf(asked, text) ?? told[0] ?? null;
}

function textOf(id: string, { plan, units }: CitationSource): string {
  const unit = units.get(id);
  return unit ? plan.text.slice(unit.start, unit.end) : '';
}

/** The bot's own words. */
function ownWords({ parts }: Answer): string {
  return parts.flatMap((part) => (part.kind === 'say' ? [part.text] : [])).join('\n');
}

/** A denial is false where a unit that is quoted under it prints what is denied. */
export function denials(asked: Asked, answer: Answer, shelved: Shelved): readonly string[] {
  const denied = DENIES.exec(ownWords(answer))?.[0];
  if (denied === undefined) return [];
  const units = [...new Set(citations(answer).map(({ unit }) => unit))];
  return units.flatMap((unit) => {
    const said = printed(asked, unit, shelved);
    return said === null ? [] : [`says ${denied}, but ${unit} says ${said}`];
  });
}

/** The places that a part shows, as spans and as units. */
function places(part: Part): readonly { readonly span: string; readonly unit: string }[] {
  const shown =
    part.kind === 'quotes'
      ? part.quotes.map(({ citation }) => citation)
      : part.kind === 'facts'
        ? part.rows.map(({ words }) => words)
        : part.kind === 'outline'
          ? part.entries.map(({ citation }) => citation)
          : [];
  return shown.map(({ unit, start, end }) => ({ span: `${start}-${end}`, unit }));
}

/** Heads the answer to one of several questions in a text. */
const NEXT_QUESTION = /^【\d+】/;

/** A count is true where as many places, or units, are shown up to the next count or question, or still to be shown. */
export function miscounts({ parts, focus }: Answer): readonly string[] {
  return parts.flatMap((part, i) => {
    const said = part.kind === 'say' ? COUNTS.exec(part.text)?.[1] : undefined;
    if (said === undefined) return [];
    const next = parts.findIndex(
      (other, j) => j > i && other.kind === 'say' && (COUNTS.test(other.text) || NEXT_QUESTION.test(other.text)),
    );
    const shown = parts.slice(i + 1, next < 0 ? undefined : next).flatMap(places);
    const more = focus?.more.length ?? 0;
    const [spans, units] = [new Set(shown.map(({ span }) => span)).size, new Set(shown.map(({ unit }) => unit)).size];
    if (shown.length === 0 || [spans, units, spans + more, units + more].includes(Number(said))) return [];
    return [`says ${said} places, shows ${spans} in ${units} units and holds back ${more}`];
  });
}

/** A total is no lower than the number of measures that hold one of its words. */
export function undercounts(answer: Answer, { plan, units }: Knowledge): readonly string[] {
  const [, words, said] = TOTAL.exec(ownWords(answer)) ?? [];
  if (words === undefined || said === undefined) return [];
  const looked = words.split('、').map((word) => bare(word.replace(/^[“《]|[”》]$/g, '')));
  const holding = plan.measures.filter(({ id }) => {
    const text = bare(textOf(id, { plan, units }));
    return looked.some((word) => text.includes(word));
  });
  if (holding.length <= Number(said)) return [];
  return [`says ${words} stands in ${said} places, ${holding.length} measures hold it`];
}

/** Whether the bot says how often something stands in the whole plan. */
export function totals(answer: Answer): boolean {
  return TOTAL.test(ownWords(answer));
}

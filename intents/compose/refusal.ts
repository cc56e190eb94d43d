import type { Knowledge } from '../../index/knowledge.ts';
import type { Topic } from '../../index/search/query.ts';
import { type Hit, likeness } from '../../index/search/rank.ts';
import type { Answer, Kind } from '../answer/answer.ts';
import type { Slots } from '../query/slots.ts';
import type { Findings } from '../retrieval/confidence.ts';
import { COMPOSITE, NAMED, OFFERED, PART_ALIKE } from './limits.ts';
import { answer, near, say } from './parts.ts';

/** The plan does not say: what was looked for, and the nearest under their own label. `what` names a missing kind of fact. */
export function silence(
  found: Findings,
  query: Pick<Slots, 'note'>,
  knowledge: Knowledge,
  kind: Kind,
  what = '',
): Answer {
  const lead = what === '' ? `要点没有写到${looked(found.topic)}。` : what;
  const held = found.all[0]?.held.length ?? 0;
  if (found.band === 'none' || held === 0) {
    const shown = alike(found, knowledge);
    const nearest = shown.length > 0 ? [near(knowledge, shown)] : [];
    return answer(query, 'none', 'not_in_plan', [say(lead), ...nearest], {
      suggestions: examples(knowledge, found.all),
    });
  }
  const units = (found.hits.length > 0 ? found.hits : found.all)
    .slice(0, found.band === 'nearest' ? 1 : 2)
    .map((hit) => hit.unit);
  return answer(query, kind, 'not_in_plan', [say(lead), near(knowledge, units, found.topic.terms)]);
}

/** The first measure, where it holds a good part of a word that the plan lacks as a whole: 食堂 of 学校食堂. */
function alike({ all, topic }: Findings, knowledge: Knowledge): readonly string[] {
  const missing = topic.terms.filter((term) => term.forms.length === 0 && term.said.length >= COMPOSITE);
  const like = (text: string) => missing.some((term) => likeness(text, term.said) >= PART_ALIKE);
  const hit = all.slice(0, 1).find(({ passage }) => like(passage.folded.text));
  return hit && knowledge.units.has(hit.unit) ? [hit.unit] : [];
}

/** What was looked for, in the asker's words; the words that the plan lacks come first. */
export function looked(topic: Topic): string {
  const missing = topic.terms.filter((term) => term.forms.length === 0 && term.weight > 1);
  const named = (missing.length > 0 ? missing : topic.terms).slice(0, NAMED).map((term) => `“${printable(term.said)}”`);
  return named.length === 0 ? '所问的内容' : named.join('、');
}

/** Words of a question that may be repeated to the user: letters, digits and Chinese characters only. */
function printable(text: string): string {
  return text.replace(/[^\p{Script=Han}a-z0-9.%+]/gu, '').slice(0, 12);
}

/** Asks back where a follow-up has nothing to follow. */
export function ask(query: Pick<Slots, 'note'>, kind: Kind): Answer {
  return {
    ...answer(query, kind, 'clarify', [say('指哪一条？请给出条号（如 6.2、第6条）或一个主题词。')]),
    suggestions: ['目录', '帮助'],
  };
}

/** What may be asked instead: the items that have something of the question, or else what there is at all. */
export function examples({ byId }: Knowledge, all: readonly Hit[] = []): readonly string[] {
  const near = all.filter((hit) => hit.held.length > 0).map(({ unit }) => byId.measures.get(unit)?.item ?? '');
  const titles = [...new Set(near)].flatMap((item) => byId.items.get(item)?.title ?? []);
  return titles.length === 0 ? ['目录', '帮助'] : [...titles.slice(0, OFFERED), '目录'];
}

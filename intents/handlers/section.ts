import type { Knowledge } from '../../index/knowledge.ts';
import { workSections } from '../../index/plan/plan.ts';
import type { Term } from '../../index/search/query.ts';
import { likeness } from '../../index/search/rank.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, quote, say } from '../compose/parts.ts';
import type { Asked } from '../understand/question.ts';
import { resolve, type Target } from '../understand/resolve.ts';
import { sectionEntries } from './outline.ts';

type Match =
  | { readonly kind: 'sections'; readonly ids: readonly string[] }
  | { readonly kind: 'front'; readonly ids: readonly string[] }
  | { readonly kind: 'missing'; readonly target: Target };

/** Letters of a heading that a question must hold, and the weight of an unknown word that does not matter. */
const SHORTEST = 4;
const SLIGHT = 1;

/** The asker means a part of the plan. */
const PART = /部分|板块|大块|大类|章|篇|那块|这块/;

/** What people call the parts in front of the measures. */
const FRONT: readonly { readonly said: RegExp; readonly is: RegExp }[] = [
  { said: /总体思路|总体要求|总的思路|总体目标|总目标|指导思想|主线|总基调|总思路/, is: /总体|思路|目标|要求/ },
  { said: /前言|序言|开头|引言|导语|导言|开篇/, is: /^前言$/ },
];

/** 第二部分讲什么 · 四大安全底线是哪四个 · 总体思路: a section by number or by the words of its heading, and the front matter. */
export const section = defineIntent<Match>({
  name: 'section',
  examples: ['第二部分讲什么', '（五）讲什么', '四大安全底线是哪四个', '总体思路是什么'],
  match(asked, knowledge) {
    const targets = asked.references
      .filter((r) => r.kind === 'section' || r.kind === 'unit')
      .map((r) => resolve(r, knowledge));
    const missing = targets.find((target) => target.missing !== null);
    if (missing) return { kind: 'missing', target: missing };
    if (targets.length > 0) return { kind: 'sections', ids: targets.flatMap((target) => target.units) };
    const front = FRONT.filter(({ said }) => said.test(asked.text)).flatMap(({ is }) =>
      knowledge.plan.front.filter((part) => is.test(part.id)),
    );
    if (front.length > 0) return { kind: 'front', ids: front.map((part) => part.id) };
    const called = asked.scope.length === 0 ? calledSection(asked, knowledge) : null;
    if (called !== null) return { kind: 'sections', ids: [called] };
    const described = asked.scope.length === 0 ? describedSection(asked, knowledge) : null;
    if (described !== null) return { kind: 'sections', ids: [described] };
    const ids = headed(asked.topic('列举', '名词', '目录', '数量').terms, PART.test(asked.text), knowledge);
    return asked.scope.length === 0 && ids.length > 0 ? { kind: 'sections', ids } : null;
  },
  answer(match, asked, knowledge) {
    if (match.kind === 'missing')
      return answer(asked, 'section', 'not_in_plan', [say(match.target.missing ?? '')], { suggestions: ['目录'] });
    if (match.kind === 'front')
      return answer(asked, 'section', 'answered', [say('原文是：'), quote(knowledge, match.ids)]);
    const counts = match.ids.map((id) => knowledge.plan.items.filter((item) => item.section === id).length);
    const entries = match.ids.flatMap((id) => sectionEntries(knowledge, id));
    const lead = say(`这一部分共${counts.join('、')}条：`);
    return answer(asked, 'section', 'answered', [lead, { kind: 'outline', entries }], {
      units: match.ids,
      suggestions: entries.slice(1, 3).map((e) => `第${e.citation.unit}条`),
    });
  },
});

/** The section whose title the question says whole, and nothing else but how it asks: 保障措施有哪些. */
function calledSection(asked: Asked, knowledge: Knowledge): string | null {
  const bare = (text: string) => text.toLowerCase().replace(/[^\p{Script=Han}a-z0-9]/gu, '');
  const text = bare(asked.text);
  const named = knowledge.plan.sections.filter(({ title }) => bare(title).length > 3 && text.includes(bare(title)));
  const [longest] = named.toSorted((a, b) => b.title.length - a.title.length);
  if (!longest || knowledge.byId.items.has(longest.id)) return null;
  const rest = knowledge.topic(text.replace(bare(longest.title), ' '));
  const left = rest.terms.filter(
    (term) => term.said.length > 1 && !knowledge.lexicon.light.has(term.said) && term.forms.length > 0,
  );
  const asks = /哪些|哪几|什么|啥|包括|内容|几(?:条|项|个)|部分|节|章|怎么|$/.test(asked.text);
  return asks && left.length === 0 && !asked.asks('负责') && !asked.asks('日期') ? longest.id : null;
}

/** A part that is asked for by what it is about: 管信用、广告、计量的是哪个部分. */
const MEANT =
  /(?:的|那)(?:那|这)?(?:一)?(?:个|大)?(?:部分|大?板块|大?块|章)|(?:是|在|属于)(?:哪|第几)(?:一)?(?:个|大)?(?:部分|大?板块|大?块|章)/;

function pairsIn(word: string): readonly string[] {
  return Array.from({ length: Math.max(0, word.length - 1) }, (_, i) => word.slice(i, i + 2));
}

/** Whether a part is asked for by what it is about. */
export function describesPart(text: string): boolean {
  return MEANT.test(text);
}

/** The section of which the titles hold most of the words that describe it, where two of them at least are held. */
function describedSection(asked: Asked, knowledge: Knowledge): string | null {
  if (!MEANT.test(asked.text)) return null;
  const topic = asked.topic('列举', '名词', '目录', '数量', '出处');
  const terms = topic.terms.filter((term) => term.said.length > 1 && term.forms.length > 0);
  const scored = workSections(knowledge.plan).map((section) => {
    const items = knowledge.plan.items.filter((item) => item.section === section.id);
    const titles = [section.title, ...items.map((item) => item.title)].join('\n').toLowerCase();
    return {
      id: section.id,
      held: terms.filter((term) => [...term.forms, ...pairsIn(term.said)].some((form) => titles.includes(form))).length,
    };
  });
  const best = [...scored].sort((a, b) => b.held - a.held);
  const [first, second] = best;
  const least = Math.min(2, terms.length);
  return first && first.held >= Math.max(1, least) && first.held > (second?.held ?? 0) ? first.id : null;
}

/** Sections whose heading holds everything that is asked, where no title of an item does. */
function headed(terms: readonly Term[], named: boolean, knowledge: Knowledge): readonly string[] {
  const known = terms.filter((term) => term.said.length > 1 && term.forms.length > 0);
  if (terms.some((term) => term.forms.length === 0 && term.weight > SLIGHT)) return [];
  const holds = (title: string, form: string) =>
    title.includes(form) || (named && form.length > 3 && likeness(title, form) > 0.5);
  const within = (title: string) => known.every((term) => term.forms.some((form) => holds(title, form)));
  if (known.map((term) => term.said).join('').length < SHORTEST) return [];
  const inMeasures = knowledge.passages.filter((p) => within(p.folded.text)).length;
  if (!named && inMeasures > 1) return [];
  if (!named && knowledge.plan.items.some((item) => within(item.title.toLowerCase()))) return [];
  return workSections(knowledge.plan)
    .filter((s) => within(s.title.toLowerCase()))
    .map((s) => s.id);
}

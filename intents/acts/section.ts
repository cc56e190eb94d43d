import type { Knowledge } from '../../index/knowledge.ts';
import { pairsOf } from '../../index/plan/passage.ts';
import { workSections } from '../../index/plan/plan.ts';
import type { Term } from '../../index/search/query.ts';
import { likeness } from '../../index/search/rank.ts';
import type { SectionQuery } from '../query/query.ts';
import { holdsAll } from '../retrieval/holding.ts';
import type { Asked } from '../understand/question.ts';
import { resolve } from '../understand/resolve.ts';
import { HEADING, HEADING_ALIKE, SLIGHT_WORD } from './limits.ts';
import { slotsOf } from './slots.ts';

/** The asker means a part of the plan. */
const PART = /部分|板块|大块|大类|章|篇|那块|这块/;

/** What people call the parts in front of the measures. */
const FRONT: readonly { readonly said: RegExp; readonly is: RegExp }[] = [
  {
    said: /总体思路|总体要求|总的思路|总体目标|总目标|指导思想|主线|总基调|总思路/,
    is: /总体|思路|目标|要求|指导思想/,
  },
  { said: /前言|序言|开头|引言|导语|导言|开篇/, is: /^前言$/ },
];

/** Reads 第二部分讲什么 · 四大安全底线是哪四个 · 总体思路: a section by number, by its heading or by what it is about. */
export function readPart(asked: Asked, knowledge: Knowledge): SectionQuery | null {
  const topic = () => asked.topic('列举', '名词', '目录', '数量');
  const query = (found: Partial<SectionQuery>): SectionQuery => ({
    ...{ ...slotsOf(asked, topic(), knowledge), act: 'show', intent: 'section' },
    ...{ sections: [], front: [], missing: null, ...found },
  });
  const targets = asked.references
    .filter((one) => one.kind === 'section' || one.kind === 'unit')
    .map((one) => resolve(one, knowledge));
  const missing = targets.find((target) => target.missing !== null);
  if (missing) return query({ missing: missing.missing });
  if (targets.length > 0) return query({ sections: targets.flatMap((target) => target.units) });
  const imprints = imprintsAsked(asked.text, knowledge);
  if (imprints.length > 0) return query({ front: imprints });
  const called = asked.scope.length > 0 ? null : calledSection(asked, knowledge);
  const front = called === null ? frontCalled(asked.text, knowledge) : [];
  if (front.length > 0) return query({ front });
  if (asked.scope.length > 0) return null;
  const one = called ?? describedSection(asked, knowledge);
  const text = knowledge.plan.front.filter(({ section }) => one !== null && section === one);
  const holds = knowledge.plan.items.some(({ section }) => section === one);
  if (text.length > 0 && !holds) return query({ front: text.map(({ id }) => id) });
  if (one !== null) return query({ sections: [one] });
  const sections = headed(topic().terms, PART.test(asked.text), knowledge);
  return sections.length > 0 ? query({ sections }) : null;
}

/** What stands around a plan, as it is asked for. */
const IMPRINTS: readonly (readonly [RegExp, ...string[]])[] = [
  [/抄送|抄报/, '抄送'],
  [
    /^(?:请问)?(?:这|那|本|该)?[份个]?(?:文件|计划|要点|方案|通知)[^,。]{0,3}(?:哪个|什么|哪家|哪一个)(?:单位|部门|机关|局)[^,。]{0,2}(?:定|发|印|出|制定|印发|写)的|^(?:请问)?(?:这|那|本|该)?[份个]?(?:文件|计划|要点|方案|通知)是哪(?:一)?年的/,
    '标题',
    '文号',
    '落款',
  ],
  [
    /(?:有哪|有什么|哪[几些两]|几个|什么|附了|附有|后面附|列出|所附|都有).*附件|附件(?:有|是|包括|都|清单|名称|叫|里有)|附(?:了|有)(?:哪|什么|几)/,
    '附件',
  ],
  [/文号|发文字号|字号|几号文|第几号/, '文号'],
  [
    /(?:哪|什么|啥)[^,。]{0,4}会(?:议)?[^,。]{0,4}(?:通过|审议|讨论)|(?:经过?|由)(?:哪|什么)[^,。]{0,6}(?:通过|审议)/,
    '题注',
  ],
  [
    /落款|(?:文件|计划|要点|方案|通知)[^,。]{0,4}(?:什么时候|何时|哪天|几号|哪一天|几月)[^,。]{0,3}(?:印发|发布|发文|成文|下发|发的|印的|出的)|(?:印发|发布|发文|成文)(?:日期|时间)/,
    '落款',
  ],
  [/通知(?:正文|里|中|上)?(?:要求|怎么说|怎么写|说了|提了|写了)/, '通知'],
];

/** What of the words around the plan is asked for, where it has it. */
export function imprintsAsked(text: string, { units }: Knowledge): readonly string[] {
  const found = IMPRINTS.filter(([said]) => said.test(text)).map(([, ...ids]) => ids.filter((id) => units.has(id)));
  return found.find((ids) => ids.length > 0) ?? [];
}

/** The parts in front of the measures that a question calls by a name of theirs; of several that one which is called so itself. */
function frontCalled(text: string, { plan }: Knowledge): readonly string[] {
  const found = FRONT.filter(({ said }) => said.test(text)).flatMap(({ said, is }) => {
    const parts = plan.front.filter((part) => is.test(part.id));
    const exact = parts.filter((part) => part.id.includes(said.exec(text)?.[0] ?? ''));
    return exact.length > 0 ? exact : parts;
  });
  return found.map(({ id }) => id);
}

const letters = (text: string) => text.toLowerCase().replace(/[^\p{Script=Han}a-z0-9]/gu, '');

/** The section whose title the question says whole, or a clause of it, and nothing else but how it asks: 保障措施有哪些. */
export function calledSection(asked: Asked, knowledge: Knowledge): string | null {
  const text = letters(asked.text);
  const names = knowledge.plan.sections.flatMap(({ id, title }) =>
    [title, ...title.split(/[，,、和]/)].map((name) => ({ id, name: letters(name) })),
  );
  const said = names.filter(({ name }) => name.length >= HEADING && text.includes(name));
  const [longest] = said.toSorted((a, b) => b.name.length - a.name.length);
  if (!longest || said.some(({ id, name }) => id !== longest.id && name === longest.name)) return null;
  const rest = knowledge.topic(text.replace(longest.name, ' '));
  const left = rest.terms.filter(
    (term) => term.said.length > 1 && !knowledge.lexicon.light.has(term.said) && term.forms.length > 0,
  );
  const isElse = ['负责', '日期', '合作'].some((kind) => asked.asks(kind)) || /多少/.test(asked.text);
  return left.length === 0 && !isElse ? longest.id : null;
}

/** A part that is asked for by what it is about: 管信用、广告、计量的是哪个部分. */
const MEANT =
  /(?:的|那)(?:那|这)?(?:一)?(?:个|大)?(?:部分|大?板块|大?块|章)|(?:是|在|属于)(?:哪|第几)(?:一)?(?:个|大)?(?:部分|大?板块|大?块|章)/;

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
    const held = terms.filter((term) => [...term.forms, ...pairsOf(term.said)].some((form) => titles.includes(form)));
    return { id: section.id, held: held.length };
  });
  const [first, second] = [...scored].sort((a, b) => b.held - a.held);
  const least = Math.min(2, terms.length);
  return first && first.held >= Math.max(1, least) && first.held > (second?.held ?? 0) ? first.id : null;
}

/** Sections whose heading holds everything that is asked, where no title of an item does. */
function headed(terms: readonly Term[], named: boolean, knowledge: Knowledge): readonly string[] {
  const known = terms.filter((term) => term.said.length > 1 && term.forms.length > 0);
  if (terms.some((term) => term.forms.length === 0 && term.weight > SLIGHT_WORD)) return [];
  if (known.map((term) => term.said).join('').length < HEADING) return [];
  const alike = (title: string, form: string) => form.length > 3 && likeness(title, form) > HEADING_ALIKE;
  const within = (title: string) =>
    known.every((term) => term.forms.some((form) => title.includes(form) || (named && alike(title, form))));
  if (!named) {
    if (knowledge.passages.filter((p) => holdsAll(p.folded.text, known)).length > 1) return [];
    if (knowledge.plan.items.some((item) => holdsAll(item.title.toLowerCase(), known))) return [];
  }
  return workSections(knowledge.plan)
    .filter((s) => within(s.title.toLowerCase()))
    .map((s) => s.id);
}

import type { Knowledge } from '../index/knowledge.ts';
import { sectionNumber } from '../index/lookup.ts';
import { workSections } from '../index/plan.ts';
import type { Term } from '../index/term.ts';
import type { Focus, Kind } from './answer.ts';
import { type Asked, complete } from './asked.ts';
import { weight } from './find.ts';
import { measuresOf, resolve } from './scope.ts';

/** A pronoun or an opening that points back. */
const BACK =
  /^(那|那么|还有|另外|然后|这|它|其|上面|前面|刚才|该)|这事|这个|这项|这条|这点|这块|这件|这些|这份|这两|这一|它们?|那条|那项|那件|那个事|该条|该项|此项|此条|上述|刚才|里面|其中/;
/** Words of the question itself must weigh this much to stand alone. */
const ALONE = 2.2;
/** Share of a question's known words that the units just shown must hold for it to be about them. */
const COVERED = 0.8;
const ASKING = ['负责', '合作', '数量', '日期', '文件', '地点', '名词', '进展', '评判'] as const;

/** Reads a question in its conversation: gives it the scope or the words that it takes from what was said before. */
export function follow(asked: Asked, knowledge: Knowledge): Asked {
  const own = asked.references
    .filter((r) => r.kind !== 'point')
    .flatMap((r) => scopeOf(asked, resolve(r, knowledge).units, knowledge));
  if (own.length > 0) return complete({ ...asked, scope: own }, knowledge);
  const { focus } = asked.question;
  if (!focus) return asked;
  const step = stepped(asked, focus, knowledge);
  if (step) return step;
  const point = asked.references.find((r) => r.kind === 'point');
  if (point) return pointed(asked, focus, point.point, knowledge);
  return inherited(asked, focus, knowledge);
}

/** A reference is a scope only where something is asked about it; alone it is shown. */
function scopeOf(asked: Asked, units: readonly string[], knowledge: Knowledge): readonly string[] {
  return ASKING.some((kind) => asked.asks(kind)) || asked.rest !== '' ? measuresOf(units, knowledge) : [];
}

function note(units: readonly string[], knowledge: Knowledge): string {
  const items = [...new Set(units.map((unit) => knowledge.plan.measures.find((m) => m.id === unit)?.item ?? unit))];
  const named = units.length === 1 ? units : items;
  return `接上：${named
    .slice(0, 3)
    .map((unit) => (/^\d/.test(unit) ? (unit.includes('.') ? unit : `第${unit}条`) : unit))
    .join('、')}`;
}

/** 下一条 · 上一点 · 展开说 · 还有吗. */
function stepped(asked: Asked, focus: Focus, knowledge: Knowledge): Asked | null {
  const { plan } = knowledge;
  const short = asked.text.length <= 12;
  const first = plan.measures.findIndex((m) => m.id === focus.units[0]);
  const home = plan.items.findIndex((item) => item.id === plan.measures[first]?.item);
  const move = (units: readonly string[], said: string) => show(asked, units, said, knowledge);
  const parts = sectioned(asked, focus, knowledge);
  if (parts) return parts;
  if (!short || first < 0) return null;
  if (asked.asks('下点') || asked.asks('上点')) {
    const last = plan.measures.findIndex((m) => m.id === focus.units.at(-1));
    const target = plan.measures[asked.asks('下点') ? last + 1 : first - 1];
    return target ? move([target.id], `接上：${focus.units.at(-1)}`) : null;
  }
  if (asked.asks('下条') || asked.asks('上条')) {
    const target = plan.items[asked.asks('下条') ? home + 1 : home - 1];
    return target ? move(target.measures, note(focus.units, knowledge)) : null;
  }
  const bare = asked.topic('展开', '继续').terms.length === 0 && asked.references.length === 0;
  if (bare && asked.asks('继续'))
    return move(
      focus.more.length > 0 ? focus.more.slice(0, 3) : siblings(focus, knowledge),
      note(focus.units, knowledge),
    );
  if (bare && asked.asks('展开')) return move(focus.units, note(focus.units, knowledge));
  return null;
}

/** 下一部分 after a section was shown. */
function sectioned(asked: Asked, focus: Focus, knowledge: Knowledge): Asked | null {
  const step = /^(?:那么?|再)?[看]?(下|上|前|后)一?个?(?:大?部分|大?块|章|节)/.exec(asked.text)?.[1];
  const sections = workSections(knowledge.plan);
  const at = sections.findIndex(
    (s) => s.id === focus.units[0] || s.id === knowledge.plan.measures.find((m) => m.id === focus.units[0])?.section,
  );
  const target = sections[step === '下' || step === '后' ? at + 1 : at - 1];
  if (step === undefined || at < 0 || !target) return null;
  const references = [{ kind: 'section' as const, section: sectionNumber(target), nth: null }];
  return complete(
    { ...asked, text: '', rest: '', references, scope: [], note: `接上：${sections[at]?.label ?? ''}` },
    knowledge,
  );
}

function siblings(focus: Focus, { plan }: Knowledge): readonly string[] {
  const home = plan.measures.find((m) => m.id === focus.units[0])?.item;
  const others = plan.measures.filter((m) => m.item === home && !focus.units.includes(m.id)).map((m) => m.id);
  return others.length > 0 ? others : focus.units;
}

/** Turns a step into references to units, so that the item intent shows them. */
function show(asked: Asked, units: readonly string[], said: string, knowledge: Knowledge): Asked {
  const { plan } = knowledge;
  const references = units.flatMap((unit) => {
    const measure = plan.measures.find((m) => m.id === unit);
    const home = plan.items.find((item) => item.id === measure?.item);
    if (!measure || !home) return [];
    const whole = home.measures.length === units.length && home.measures.every((id) => units.includes(id));
    const point = whole || measure.id === home.id ? null : home.measures.indexOf(measure.id) + 1;
    return [{ kind: 'item' as const, item: home.number, point }];
  });
  const once = references.filter((r, i) => references.findIndex((o) => o.item === r.item && o.point === r.point) === i);
  return complete({ ...asked, text: '', rest: '', references: once, scope: [], note: said }, knowledge);
}

function pointed(asked: Asked, focus: Focus, point: number, knowledge: Knowledge): Asked {
  const { plan } = knowledge;
  const measure = plan.measures.find((m) => m.id === focus.units[0]);
  const home = plan.items.find((item) => item.id === measure?.item);
  if (!home) return asked;
  const references = [{ kind: 'item' as const, item: home.number, point }];
  const units = resolve(references[0] ?? { kind: 'point', point }, knowledge).units;
  const scope = ASKING.some((kind) => asked.asks(kind)) ? units : [];
  return complete({ ...asked, references, scope, note: `接上：第${home.number}条` }, knowledge);
}

/** A question without a topic of its own is about what was shown; 那…呢 asks the same of something else. */
function inherited(asked: Asked, focus: Focus, knowledge: Knowledge): Asked {
  if (asked.references.length > 0 || asked.asks('帮助') || asked.asks('指令')) return asked;
  const { terms } = asked.topic(...ASKING, '列举', '提到', '展开');
  const own = weight(terms.filter((term) => term.forms.length > 0));
  const back = BACK.test(asked.text);
  const known = measuresOf(focus.units, knowledge);
  const whole = terms.length === 0 || own < ALONE;
  if (
    whole &&
    !asked.asks('目录') &&
    asked.times.length === 0 &&
    !terms.some((term) => term.weight > 4 && term.forms.length === 0)
  )
    return complete({ ...asked, scope: known, note: note(focus.units, knowledge) }, knowledge);
  if (covers(focus, terms, knowledge) && ASKING.some((kind) => asked.asks(kind)))
    return complete({ ...asked, scope: known, note: note(focus.units, knowledge) }, knowledge);
  if (!back) return asked;
  const same = /^(?:那么?|还有)?(.{1,14}?)呢[?。!]*$/.exec(asked.text);
  const home = (unit: string | undefined) => knowledge.passages.find((p) => p.unit === unit)?.item ?? null;
  const earlier = knowledge
    .topic(focus.asked)
    .terms.map((term) => term.said)
    .join(' ');
  const joined = knowledge.hits(knowledge.topic(`${asked.rest} ${earlier}`));
  const heaviest = [...terms].sort((a, b) => b.weight - a.weight)[0];
  const fits = joined[0]?.held.some((held) => held.said === heaviest?.said) ?? false;
  const mixed = fits && joined[0] && joined[0].share > 0.5;
  const kept =
    weight(joined[0]?.held.filter((held) => earlier.includes(held.said)) ?? []) >=
    0.5 * weight(knowledge.topic(earlier).terms);
  if (mixed && (!same || kept || home(joined[0]?.unit) === home(focus.units[0])))
    return complete(
      {
        ...asked,
        rest: `${asked.rest} ${earlier}`,
        text: `${asked.text} ${earlier}`,
        note: note(focus.units, knowledge),
      },
      knowledge,
    );
  return same ? complete({ ...asked, text: `${asked.text}${AGAIN[focus.kind] ?? ''}` }, knowledge) : asked;
}

/** Whether what was shown holds most of what a question names. */
function covers(focus: Focus, terms: readonly Term[], knowledge: Knowledge): boolean {
  const passages = knowledge.passages.filter((passage) => focus.units.includes(passage.unit));
  const known = terms.filter((term) => term.forms.length > 0);
  const held = known.filter((term) => passages.some((p) => term.forms.some((form) => p.folded.text.includes(form))));
  return weight(held) >= COVERED * weight(known) && !terms.some((term) => term.forms.length === 0 && term.weight > 4);
}

/** The phrase that asks the same kind of thing again. */
const AGAIN: Readonly<Partial<Record<Kind, string>>> = {
  owner: '谁负责',
  partner: '和谁一起',
  figure: '多少',
  date: '什么时候',
};

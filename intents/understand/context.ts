import { type Knowledge, tableOf } from '../../index/knowledge.ts';
import type { Term } from '../../index/search/query.ts';
import type { Focus, Kind } from '../answer/answer.ts';
import { weight } from '../retrieval/confidence.ts';
import { holdsAll, holdsTerm, measuresOf, passageOf, textWithTitle } from '../retrieval/holding.ts';
import { ALONE, COVERED, ENOUGH, FOREIGN, MIXED, PLENTY, RARE_WORD, WHOLE } from './limits.ts';
import { type Asked, complete } from './question.ts';
import { continued } from './resolve.ts';
import { referencesTo } from './step.ts';

/** X呢: the same is asked of something else. */
const SAME = /^(?:那么?|还有)?.{1,14}?呢[?。!]*$/;
/** A pronoun or an opening that points back. */
const BACK =
  /^(那|那么|还有|另外|然后|这|它|其|上面|前面|刚才|该)|这事|这个|这项|这条|这点|这块|这件|这些|这份|这两|这一|它们?|那条|那项|那件|那个事|该条|该项|此项|此条|上述|刚才|里面|其中/;
/** Kinds of things that can be asked about what was shown. */
export const ASKING = ['负责', '合作', '数量', '日期', '文件', '地点', '名词', '进展', '评判'] as const;
/** The phrase that asks the same kind of thing again. */
const AGAIN: Readonly<Partial<Record<Kind, string>>> = {
  owner: '谁负责',
  partner: '和谁一起',
  figure: '多少',
  date: '什么时候',
};

/** A question without a topic of its own is about what was shown; 那…呢 asks the same of something else. */
export function inherit(asked: Asked, focus: Focus, knowledge: Knowledge): Asked {
  const kind = bareKind(asked.text);
  if (kind !== null) return about({ ...asked, text: kind, rest: '' }, focus, knowledge);
  if (isWhole(asked) || asked.asks('指标')) return asked;
  if (standsAlone(asked, knowledge)) return asked;
  if (PRONOUN.test(asked.text)) return about(asked, focus, knowledge);
  const narrower = narrowed(asked, focus, knowledge);
  if (narrower) return narrower;
  if (asked.references.length > 0 || asked.asks('帮助') || asked.asks('指令')) return asked;
  const kinds = tableOf(knowledge) ? [...ASKING, '配合'] : ASKING;
  const { terms } = asked.topic(...kinds, '列举', '提到', '展开');
  const asking = kinds.some((kind) => asked.asks(kind));
  if (listsAll(asked, focus, knowledge)) return asked;
  if (isBare(asked, terms, knowledge) || (asking && covers(focus, terms, knowledge))) {
    return about(asked, focus, knowledge);
  }
  return BACK.test(asked.text) ? join(asked, focus, terms, knowledge) : asked;
}

/** A subject that can only mean what was shown. */
const PRONOUN = /^(?:那|那么)?(?:它|他|她)们?(?!.{0,6}呢[?。!]*$)/;

/** The question, asked of what was shown. */
function about(asked: Asked, focus: Focus, knowledge: Knowledge): Asked {
  return complete(
    { ...asked, scope: measuresOf(focus.units, knowledge), note: continued(focus.units, knowledge) },
    knowledge,
  );
}

/** Whether all documents or numbers are asked for, and what was shown holds none: 要出台哪些文件 after a measure without any. */
function listsAll(asked: Asked, focus: Focus, { facts, plan }: Knowledge): boolean {
  if (!/哪些|哪几|全部|所有|列/.test(asked.text) || BACK.test(asked.text)) return false;
  const shown = new Set(
    focus.units.flatMap((unit) => [unit, ...plan.measures.filter((m) => m.item === unit).map(({ id }) => id)]),
  );
  const lacks = (all: readonly { readonly unit: string }[]) => !all.some(({ unit }) => shown.has(unit));
  return (asked.asks('文件') && lacks(facts.documents)) || (asked.asks('数量') && lacks(facts.figures));
}

/** A kind of thing by its bare name, and the question that it stands for. */
const BARE: readonly (readonly [RegExp, string])[] = [
  [/文件|制度|办法|规定/, '哪些文件'],
  [/时间|日期|时限|期限|节点/, '什么时候'],
  [/部门|科室|负责人|责任单位|牵头(?:单位|部门)?/, '谁负责'],
  [/数量|数字|指标/, '多少'],
  [/地点|地方/, '在哪里'],
];

/** 文件呢 · 时间呢: the question that a bare kind word stands for; null where it is none. */
function bareKind(text: string): string | null {
  const word = /^(?:那么?)?(?:它的|这条的)?([\p{Script=Han}]{2,4}?)呢?[?？。]*$/u.exec(text)?.[1];
  const kind = word === undefined ? undefined : BARE.find(([names]) => new RegExp(`^(?:${names.source})$`).test(word));
  return kind?.[1] ?? null;
}

const NARROWED =
  /^(?:那就?)?(?:只|就|单)(?:要|看|说|讲|问|列)?(?:一下|看)?(.{1,10}?)(?:的|方面|相关|那块|那几条|部分|这块)*[。!?]*$/u;

/** 只要食品的: of what was found before only what holds these words too. */
function narrowed(asked: Asked, focus: Focus, knowledge: Knowledge): Asked | null {
  const word = NARROWED.exec(asked.text)?.[1];
  if (word === undefined) return null;
  const { terms } = knowledge.topic(word);
  if (terms.length === 0) return null;
  const rest = `${focus.asked} ${word}`;
  const holds = (unit: string) => holdsAll(textWithTitle(passageOf(unit, knowledge), knowledge), terms);
  const kept = [...focus.units, ...focus.more].filter(holds);
  const note = continued(focus.units, knowledge);
  if (kept.length > 0)
    return complete(
      { ...asked, references: referencesTo(kept, knowledge), scope: [], text: '', rest: '', note },
      knowledge,
    );
  return complete({ ...asked, rest, text: rest, note }, knowledge);
}

/** Whether the question is about the plan as a whole: 这份要点一共几条. */
function isWhole({ asks, text }: Asked): boolean {
  return asks('目录') && /要点|计划|全文|全年|整个/.test(text);
}

/** Begins as a question that leans on another does. */
const OPENING = /^(?:那|还有|另外|它|他|她)/;

/** Whether a question names enough of its own that one measure holds, whatever it begins with. */
function standsAlone(asked: Asked, knowledge: Knowledge): boolean {
  if (SAME.test(asked.text)) return false;
  const { terms } = asked.topic(...ASKING, '列举', '提到', '展开');
  const best = knowledge.hits({ terms, text: asked.rest })[0];
  if (best === undefined || best.share < WHOLE) return false;
  const held = best.held.filter((term) => !isLightVerb(term, knowledge));
  const own = weight(held);
  const rare = held.some((term) => term.said.length > 1 && term.weight >= RARE_WORD);
  return (rare && !PRONOUN.test(asked.text)) || own >= (OPENING.test(asked.text) ? PLENTY : ENOUGH);
}

/** Whether a question names too little to stand alone. */
function isBare(asked: Asked, terms: readonly Term[], knowledge: Knowledge): boolean {
  const own = weight(terms.filter((term) => term.forms.length > 0 && !isLightVerb(term, knowledge)));
  return own < ALONE && !asked.asks('目录') && asked.times.length === 0 && !terms.some(isForeign);
}

/** 什么时候完成: such a verb names nothing, even where the plan has it seldom. */
function isLightVerb({ said }: Term, { lexicon, vocabulary }: Knowledge): boolean {
  return lexicon.light.has(said) && vocabulary.segmenter.tag(said).startsWith('v');
}

function isForeign(term: Term): boolean {
  return term.forms.length === 0 && term.weight > FOREIGN;
}

/** Joins a question with the one before where one measure answers both; otherwise 那…呢 keeps what was asked. */
function join(asked: Asked, focus: Focus, terms: readonly Term[], knowledge: Knowledge): Asked {
  const before = knowledge.topic(focus.asked);
  const earlier = before.terms.map((term) => term.said).join(' ');
  const best = knowledge.hits(knowledge.topic(`${asked.rest} ${earlier}`))[0];
  const heaviest = [...terms].sort((a, b) => b.weight - a.weight)[0];
  const holds = best?.held.some((held) => held.said === heaviest?.said) ?? false;
  const mixed = best !== undefined && holds && best.share > MIXED;
  const kept = weight(best?.held.filter((held) => earlier.includes(held.said)) ?? []) >= MIXED * weight(before.terms);
  const home = (unit: string | undefined) => passageOf(unit, knowledge)?.item ?? null;
  const same = SAME.test(asked.text);
  const own = new Set(terms.map((term) => term.said));
  const isLent = ({ said }: Term) => earlier.includes(said) && !own.has(said) && !knowledge.lexicon.light.has(said);
  const lends = best?.held.some(isLent) ?? false;
  if (mixed && (same || lends) && (!same || kept || home(best.unit) === home(focus.units[0]))) {
    const [rest, text] = [`${asked.rest} ${earlier}`, `${asked.text} ${earlier}`];
    return complete({ ...asked, rest, text, note: continued(focus.units, knowledge) }, knowledge);
  }
  return same ? complete({ ...asked, text: `${asked.text}${AGAIN[focus.kind] ?? ''}` }, knowledge) : asked;
}

/** Whether what was shown holds most of what a question names. */
function covers(focus: Focus, terms: readonly Term[], knowledge: Knowledge): boolean {
  const passages = knowledge.passages.filter((passage) => focus.units.includes(passage.unit));
  const known = terms.filter((term) => term.forms.length > 0);
  const held = known.filter((term) => passages.some((p) => holdsTerm(p.folded.text, term)));
  return weight(held) >= COVERED * weight(known) && !terms.some(isForeign);
}

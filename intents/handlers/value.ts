import type { Figure } from '../../index/facts/facts.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Term } from '../../index/search/query.ts';
import type { Answer } from '../answer/answer.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, figureRows, near, quote, say } from '../compose/parts.ts';
import { looked, silence } from '../compose/refusal.ts';
import type { ValueQuery } from '../query/query.ts';
import { find, foreignNouns } from '../retrieval/confidence.ts';
import { figuresIn, figuresOf, fittingFigures } from '../retrieval/figures.ts';
import { holdsAll, holdsTerm, passageOf, textWithTitle } from '../retrieval/holding.ts';

/** 多少: the number as printed, with its role; stock and names are not targets. */
export const figure = defineIntent({
  name: 'figure',
  examples: ['电梯评估多少台', '126家是什么', '量化指标列一下'],
  uses: (query) => (query.wanted === 'count' ? ['of', 'scope'] : query.wanted === 'all' ? ['scope'] : []),
  answer(query, knowledge) {
    const { terms } = query.of;
    if (query.wanted === 'all') return listed(query, knowledge);
    if (query.wanted === 'number') return shown(figuresOf(query.numbers, knowledge), [], query, knowledge);
    if (query.scope.units.length > 0) {
      const inside = figuresIn(query.scope.units, query.counted, terms, knowledge);
      if (inside.length > 0) return shown(inside, terms, query, knowledge);
      const parts = [say('要点在这里没有写明这个数量。'), near(knowledge, query.scope.units.slice(0, 3))];
      return answer(query, 'figure', 'not_in_plan', parts);
    }
    const found = find(query.of, knowledge);
    if (found.band !== 'answer') return silence(found, query, knowledge, 'figure');
    if (!query.counted.rank && foreignNouns(query.of, knowledge).length > 0)
      return silence(found, query, knowledge, 'figure');
    const figures = fittingFigures(found.all, query.counted, terms, knowledge).filter((one) =>
      counts(one, query, knowledge),
    );
    if (figures.length > 0) return shown(figures, terms, query, knowledge);
    return silence(found, query, knowledge, 'figure', `要点没有写明${looked(query.of)}的数量。`);
  },
});

/** Whether the clause of a figure holds one of the things that are counted, where the question names them; for money, one of its words. */
function counts(figure: Figure, { counted, of }: ValueQuery, knowledge: Knowledge): boolean {
  const telling = of.terms.filter(({ said }) => said.length > 1);
  const things = counted.kind === 'money' ? telling : telling.filter(({ said }) => counted.things.includes(said));
  const { text } = knowledge.plan;
  const [before, behind] = [text.slice(0, figure.start), text.slice(figure.start)];
  const clause = `${before.split(/[，,。；;\n]/).at(-1)}${behind.split(/[，,。；;\n]/)[0]}`.toLowerCase();
  const words = `${clause}\n${passageOf(figure.unit, knowledge)?.title ?? ''}`;
  return things.length === 0 || counted.rank || things.some((term) => holdsTerm(words, term));
}

function shown(figures: readonly Figure[], terms: readonly Term[], query: ValueQuery, knowledge: Knowledge): Answer {
  const units = [...new Set(figures.map((f) => f.unit))];
  const parts = [
    say(units.length > 1 ? `要点有${units.length}处写到：` : '要点写明：'),
    rows(figures, knowledge),
    quote(knowledge, units, terms, figures),
  ];
  return answer(query, 'figure', 'answered', parts, { units });
}

function rows(figures: readonly Figure[], knowledge: Knowledge) {
  return { kind: 'facts' as const, rows: figureRows(knowledge, figures) };
}

/** All numbers by role: targets first, what is no target under its own heading; within a scope, or on a matter that has some. */
function listed(query: ValueQuery, knowledge: Knowledge): Answer {
  const { units } = query.scope;
  const inside = knowledge.facts.figures.filter(({ unit }) => units.length === 0 || units.includes(unit));
  if (inside.length === 0)
    return answer(query, 'figure', 'not_in_plan', [say('要点在这里没有写数字。'), near(knowledge, units.slice(0, 3))]);
  const about = query.of.terms.filter(({ forms }) => forms.length > 0);
  const related = inside.filter(
    (figure) =>
      about.length > 0 && holdsAll(textWithTitle(passageOf(figure.unit, knowledge), knowledge).toLowerCase(), about),
  );
  const figures = related.length > 0 ? related : inside;
  const targets = figures.filter((f) => f.role === '目标');
  const others = figures.filter((f) => f.role !== '目标');
  const where = `${units.length > 0 ? '这里' : '要点'}${related.length > 0 ? `关于${looked({ ...query.of, terms: about })}的` : ''}`;
  const parts = [say(`${where}写明的量化目标有${targets.length}个：`), rows(targets, knowledge)];
  const rest = others.length > 0 ? [say('下列数字是现有数量、名次或名称，不是目标：'), rows(others, knowledge)] : [];
  return answer(query, 'figure', 'answered', [
    ...(targets.length > 0 ? parts : [say(`${where}没有写量化目标。`)]),
    ...rest,
  ]);
}

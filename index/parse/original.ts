import type { Duty, Plan } from '../plan/plan.ts';

/** How far behind its beginning a unit's title, or a name of its duty, may stand. */
const NEAR = 2000;

/** A plan that was read from a copy of the same length, with its words as the text prints them. */
export function asPrinted(plan: Plan, text: string): Plan {
  const words = (said: string, from: number) => {
    const at = plan.text.slice(from, from + NEAR).indexOf(said);
    return at < 0 ? said : text.slice(from + at, from + at + said.length);
  };
  const duty = (one: Duty): Duty => ({
    ...one,
    owner: one.owner.map((name) => words(name, one.start)),
    partner: one.partner.map((name) => words(name, one.start)),
    deadline: one.deadline === null ? null : words(one.deadline, one.start),
    cells: one.cells.map((cell) => ({ ...cell, head: words(cell.head, 0) })),
  });
  return {
    ...plan,
    text,
    title: words(plan.title, 0),
    issuer: plan.issuer === null ? null : words(plan.issuer, 0),
    sections: plan.sections.map((section) => ({ ...section, title: words(section.title, section.start) })),
    items: plan.items.map((item) => ({ ...item, title: words(item.title, item.start) })),
    measures: plan.measures.map((m) => ({
      ...m,
      label: text.slice(m.start, m.start + m.label.length),
      duty: m.duty && duty(m.duty),
    })),
  };
}

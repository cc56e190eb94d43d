import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from '../index/parse.ts';
import { decode } from '../index/text.ts';
const file = process.argv.at(-1) ?? '';
const plan = parse(basename(file).replace(/\..*$/, ''), decode(file, readFileSync(file)));
const span = (s: {start:number;end:number}) => ({ start: s.start, end: s.end });
console.log(JSON.stringify({
  title: plan.title,
  sections: plan.sections.map((s) => ({ label: s.label, title: s.title, ...span(s) })),
  items: plan.items.map((i) => ({ id: i.id, label: i.label, title: i.title, ...span(i) })),
  measures: plan.measures.map((m) => ({ id: m.id, label: m.label, text: plan.text.slice(m.start, m.end), ...span(m), owner: m.duty?.owner ?? [], partner: m.duty?.partner ?? [], deadline: m.duty?.deadline ?? null })),
  problems: plan.problems,
}));

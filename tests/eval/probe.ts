import { readdirSync, readFileSync } from 'node:fs';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Measure } from '../../index/plan/plan.ts';
import { type Answer, citations } from '../../intents/answer/answer.ts';
import { consult } from '../../intents/consult.ts';
import { render } from '../../src/terminal/render.ts';
import { knowledge } from '../knowledge.ts';
import { PLANS, withPlan } from '../plans.ts';
import { denials, gold, miscounts, type Shelved, totals, undercounts } from './claims.ts';
import { ASKED, type Asked } from './readings.ts';
import { TODAY } from './reply.ts';
import { readSet, SETS } from './row.ts';
import { byGroup, count, type Figure, isRight, quoteFaults, type Result, type Verdict } from './verdict.ts';

const ASKS: Readonly<Record<Asked, string>> = { owner: '谁负责', deadline: '什么时候完成', partner: '和谁一起' };
/** Questions whose replies count places. */
const LISTS = [
  ...['有哪些量化指标', '有哪些时间节点', '要出台哪些文件', '和哪些单位合作', '涉及哪些地方', '有哪些联席会议'],
  ...['哪些地方提到安全', '哪些工作提到服务', '哪些地方提到改革', '有哪些专项', '有哪些培训', '有哪些检查'],
];

/** What the figures mean. */
const NOTE = `Of every measure of every plan is asked who, when and with whom. Right: nothing is denied that a quoted unit prints,
as many places are shown as are counted, a total is no lower than the measures that hold the word, and a number shows its measure.`;

async function openShelf(): Promise<readonly Shelved[]> {
  const files = readdirSync(PLANS).filter((name) => /\.(?:txt|csv|md)$/.test(name));
  const made = files.map(async (name) => {
    const file = `${PLANS}${name.replace(/\.[a-z]+$/, '.gold.json')}`;
    const { measures } = gold.parse(JSON.parse(readFileSync(file, 'utf8')));
    return { name, knowledge: await withPlan(name), gold: measures };
  });
  return [{ name: knowledge.plan.id, knowledge, gold: [] }, ...(await Promise.all(made))];
}

function ask(text: string, from: Knowledge): Answer {
  return consult({ text, today: TODAY, focus: null }, { plans: [from] });
}

/** How a measure is addressed so that the program shows it; null where none of the ways does. */
function addressOf({ id, item }: Measure, from: Knowledge): string | null {
  const short = from.units.get(id)?.short.replace(`《${from.plan.title}》`, '') ?? id;
  const ways = [id, short, ...(id === item ? [`第${id}条`] : [])];
  return ways.find((way) => citations(ask(way, from))[0]?.unit === id) ?? null;
}

function verdict(question: string, kind: string, answer: Answer, why: readonly string[], name: string): Verdict {
  const reply = { intent: answer.kind, status: answer.status, text: render(answer), citations: citations(answer) };
  const id = `${name} ${kind} ${question}`;
  return { id, asked: question, groups: { plan: name, kind }, why, reply: { id, ...reply } };
}

function judgeMeasure(measure: Measure, shelved: Shelved): readonly Verdict[] {
  const { name, knowledge: from } = shelved;
  const address = addressOf(measure, from);
  const first = ask(address ?? measure.id, from);
  const why = address === null ? [`${measure.id} is not shown by its number`] : [];
  const rows = ASKED.map((asked) => {
    const question = `${address ?? measure.id}${ASKS[asked]}`;
    const answer = ask(question, from);
    return { question, asked, answer };
  });
  return [
    verdict(address ?? measure.id, 'number', first, why, name),
    ...rows.map(({ question, asked, answer }) =>
      verdict(question, asked, answer, [...denials(asked, answer, shelved), ...miscounts(answer)], name),
    ),
  ];
}

/** Questions of the sets that ask with whom, for the shipped plan only. */
function partnerQuestions(): readonly string[] {
  const rows = SETS.flatMap(readSet).filter(({ kind }) => kind === 'partner');
  return rows.flatMap(({ question }) => question ?? []);
}

function judgeLists({ name, knowledge: from, gold }: Shelved): readonly Verdict[] {
  const quoted = [...from.plan.text.matchAll(/[“《]([^”》\n]{2,12})[”》]/g)].map(([words]) => `哪些地方提到${words}`);
  const questions = [...LISTS, ...quoted, ...(gold.length === 0 ? partnerQuestions() : [])];
  return [...new Set(questions)].flatMap((question) => {
    const answer = ask(question, from);
    return [
      verdict(question, 'count', answer, miscounts(answer), name),
      ...(totals(answer) ? [verdict(question, 'total', answer, undercounts(answer, from), name)] : []),
    ];
  });
}

/** Asks for every measure of every plan at hand who, when and with whom, and checks what the bot says in its own words. */
export async function measureClaims(): Promise<Result> {
  const seedsWithPlans = await openShelf();
  const verdicts = seedsWithPlans.flatMap((shelved) => [
    ...shelved.knowledge.plan.measures.flatMap((measure) => judgeMeasure(measure, shelved)),
    ...judgeLists(shelved),
  ]);
  const kinds: readonly (readonly [string, Figure])[] = byGroup(verdicts, 'kind');
  const faults = verdicts.flatMap(({ groups, reply }) => {
    const from = seedsWithPlans.find(({ name }) => name === groups.plan);
    return from ? quoteFaults(reply, from.knowledge) : [];
  });
  return {
    name: 'claims',
    note: NOTE,
    verdicts,
    figures: new Map([['right', count(verdicts, isRight)], ...kinds]),
    badQuotes: faults.length,
  };
}

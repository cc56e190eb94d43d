import type { Knowledge } from '../../index/knowledge.ts';
import { workSections } from '../../index/plan/plan.ts';
import { readFind } from '../acts/find.ts';
import { readPart } from '../acts/section.ts';
import { readTitled } from '../acts/show.ts';
import type { Answer } from '../answer/answer.ts';
import { defineAct } from '../compose/define.ts';
import { entry, say } from '../compose/parts.ts';
import { topic } from '../handlers/find.ts';
import { section } from '../handlers/overview.ts';
import { title } from '../handlers/show.ts';
import { readQuestion } from '../understand/question.ts';
import { readReferences } from '../understand/reference.ts';
import { resolve } from '../understand/resolve.ts';
import { COMMAND_LIMITS } from './limits.ts';
import { commandError } from './messages.ts';
import { itemOf } from './rotation.ts';

/** What a subscription is to post: an item's number, a section's id, null for all; or a question back. */
type Scope = { readonly scope: string | null } | { readonly fault: Answer };

const ALL = /^(?:全部|全文|所有|整个|完整)?(?:的)?(?:工作要点|要点|工作|任务|内容)?$/u;
const EXAMPLE = '/digest 订阅 08:45';

/** Reads what is to be posted from what is left of an order. */
export function readScope(text: string, today: string, knowledge: Knowledge): Scope {
  const { found, rest } = readReferences(text, knowledge.plan);
  if (found.length === 0) return ALL.test(text.trim()) ? { scope: null } : named(text.trim(), today, knowledge);
  const [reference, more] = found;
  if (!reference || more) return wrong('一次只能订阅一条或一个部分', knowledge);
  if (
    reference.kind === 'point' ||
    reference.kind === 'unit' ||
    (reference.kind === 'item' && reference.point !== null)
  )
    return wrong('订阅按条或按部分，不按点', knowledge);
  const { units, missing } = resolve(reference, knowledge);
  if (missing !== null)
    return { fault: commandError(`${missing.replace(/。$/, '')}。例如：${EXAMPLE} ${first(knowledge)}`) };
  if (rest.replace(/[\s的里]/g, '') !== '' && !ALL.test(rest.trim()))
    return wrong(`看不懂“${rest.slice(0, COMMAND_LIMITS.scopeWords)}”`, knowledge);
  return { scope: scopeOf(units, knowledge) };
}

/** The section itself, or the item of measures. */
function scopeOf(units: readonly string[], knowledge: Knowledge): string {
  const unit = units[0] ?? '';
  return knowledge.byId.sections.has(unit) ? unit : itemOf(knowledge, unit);
}

/** A topic is the section or item that it names; several, or none, are asked back. */
function named(text: string, today: string, knowledge: Knowledge): Scope {
  if (!/[\p{Script=Han}a-z]/u.test(text)) return wrong(`看不懂“${printable(text)}”`, knowledge);
  const asked = readQuestion({ text, today, focus: null }, knowledge);
  for (const intent of [defineAct(readPart, section), defineAct(readTitled, title), defineAct(readFind, topic)]) {
    const query = intent.read(asked, knowledge);
    const answer = query && intent.answer(query, knowledge);
    if (answer?.status !== 'answered' || !answer.focus) continue;
    const scopes = [...new Set(answer.focus.units.map((unit) => scopeOf([unit], knowledge)))];
    // What stands in front of the measures is no scope: it has none to post.
    if (scopes.every((scope) => knowledge.units.get(scope)?.kind === 'front')) continue;
    if (scopes.length === 1) return { scope: scopes[0] ?? null };
    return { fault: offer(`“${printable(text)}”在几条里都有，请选一条：`, scopes, knowledge) };
  }
  const sections = workSections(knowledge.plan).map((one) => one.id);
  return {
    fault: offer(`要点里没有叫“${printable(text)}”的条或部分。可以写条号、全部，或选一个部分：`, sections, knowledge),
  };
}

function offer(lead: string, scopes: readonly string[], knowledge: Knowledge): Answer {
  const shown = scopes
    .filter((scope) => knowledge.units.get(scope)?.kind !== 'front')
    .slice(0, COMMAND_LIMITS.scopesOffered);
  const entries = shown.map((scope) => entry(knowledge, scope, 1));
  const suggestions = shown.map((scope) => `${EXAMPLE} ${said(scope, knowledge)}`);
  const back = commandError(lead, suggestions);
  return { ...back, parts: [say(lead), { kind: 'outline', entries }, say(`例如：${suggestions[0] ?? EXAMPLE}`)] };
}

/** How a scope is typed: 第7条, 第二部分. */
function said(scope: string, { byId }: Knowledge): string {
  const item = byId.items.get(scope);
  if (item) return `第${item.number}条`;
  return `第${scope.replace(/[()（）、]/g, '')}部分`;
}

function first({ plan }: Knowledge): string {
  return `第${plan.items[0]?.number ?? 1}条`;
}

function wrong(problem: string, knowledge: Knowledge): Scope {
  return { fault: commandError(`${problem}。例如：${EXAMPLE} ${first(knowledge)}`) };
}

/** Words of a person that may be repeated. */
function printable(text: string): string {
  return text.replace(/[^\p{Script=Han}a-z0-9.:%+-]/gu, '').slice(0, COMMAND_LIMITS.scopeWords);
}

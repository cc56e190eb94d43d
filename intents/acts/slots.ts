import { type Knowledge, tableOf } from '../../index/knowledge.ts';
import type { Topic } from '../../index/search/query.ts';
import { asserts, verifies } from '../premise/evidence.ts';
import type { Slots } from '../query/slots.ts';
import type { Asked } from '../understand/question.ts';
import { resolve } from '../understand/resolve.ts';

/** A topic that names nothing. */
export const NOTHING: Topic = { terms: [], text: '' };
/** Numbers with what they count, as a question asserts them. */
const VALUE = /(?<![\d.a-z])\d+(?:\.\d+)?(?:%|[\u4e00-\u9fff])?/gu;

/** The slots that are the same whatever is asked; `of` is what the act takes the question to be about. */
export function slotsOf(asked: Asked, of: Topic, knowledge: Knowledge): Slots {
  return {
    of,
    scope: { selectors: asked.references.map((one) => resolve(one, knowledge)), units: asked.scope },
    where: { properties: [], except: null },
    times: asked.times,
    place: [],
    body: null,
    document: null,
    claim: asserts(asked.text) || verifies(asked.text) ? claimed(asked) : [],
    aside: asked.aside,
    note: asked.note,
    quoted: asked.quoted,
  };
}

function claimed({ rest, times }: Asked): readonly string[] {
  const said = times.map((time) => time.said);
  const bare = said.reduce((text, time) => text.replaceAll(time, ' '), rest);
  return [...(bare.match(VALUE) ?? []), ...said];
}

/** The slots of a question that is taken as a whole: it has no conditions of its own. */
export function wholeSlots(asked: Asked, knowledge: Knowledge): Slots {
  const scope = { selectors: [], units: [] };
  return { ...slotsOf(asked, NOTHING, knowledge), scope, times: [], quoted: [], claim: [] };
}

/** Whether words such as 与…合作 are only what a task is called, and it is asked who answers for it, which a table may tell. */
export function isTaskWord(kind: string, asked: Asked, knowledge: Knowledge): boolean {
  const cue = knowledge.lexicon.questions.get(kind)?.find(asked.text) ?? null;
  if (tableOf(knowledge) === null || cue === null || !asked.asks('负责')) return false;
  const at = asked.text.indexOf(cue);
  return !/[谁哪啥几何多]|什么/.test(asked.text.slice(at, at + cue.length + 2));
}

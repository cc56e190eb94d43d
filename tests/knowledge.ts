import type { Knowledge } from '../index/knowledge.ts';
import type { Library } from '../index/library.ts';
import { type Answer, citations, type Focus } from '../intents/answer/answer.ts';
import { type Routed, route } from '../intents/reply.ts';
import { openRust } from '../src/jieba/rust.ts';
import { loadLibrary, type OpenSegmenter } from '../src/seeds/load.ts';
import { render } from '../src/terminal/render.ts';

/** What the shipped seeds hold. Not by nodejieba, whose one dictionary for the process another test would change. */
export const library: Library = await loadLibrary(undefined, openRust);
/** Their plan. */
export const knowledge = only(library);

/** The one plan of a seeds folder. */
export async function loadKnowledge(folder?: string, open: OpenSegmenter = openRust): Promise<Knowledge> {
  return only(await loadLibrary(folder, open));
}

function only({ plans: [first] }: Library): Knowledge {
  if (!first) throw new Error('no plan');
  return first;
}

/** Asks the turns of a conversation of a snapshot and gives the reply to the last. */
export function routeIn(knowledge: Knowledge, ...turns: readonly string[]): Routed {
  let focus: Focus | null = null;
  const routed = turns.map((text) => {
    const one = route({ text, today: '2020-04-20', focus }, knowledge);
    focus = one.answer.focus;
    return one;
  });
  const last = routed.at(-1);
  if (!last) throw new Error('no turns');
  return last;
}

/** Asks the turns of a conversation and gives the reply to the last. */
export function converse(...turns: readonly string[]): Routed {
  return routeIn(knowledge, ...turns);
}

/** Asks the turns of a conversation and gives the last answer. */
export function ask(...turns: readonly string[]): Answer {
  return converse(...turns).answer;
}

/** Units cited in order, none twice. */
export function cited(answer: Answer): readonly string[] {
  return [...new Set(citations(answer).map((citation) => citation.unit))];
}

/** An answer as the terminal prints it, without colour. */
export function text(answer: Answer): string {
  return render(answer);
}

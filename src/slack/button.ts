import type { ActionsBlock, Button, ContextActionsBlock } from '@slack/types';
import { z } from 'zod';
import type { Citation } from '../../index/cite.ts';
import { type Answer, citations } from '../../intents/answer.ts';
import { onward } from '../../intents/onward.ts';
import { clip, LIMITS } from './limits.ts';

/** What a button carries: a question to be asked again, and what to do with it. It needs nothing that a restart forgets. */
const carried = z.object({
  /** The question as it was asked or is to be asked. */
  q: z.string(),
  /** Units that a follow-up refers to. */
  u: z.array(z.string()).optional(),
  /** How many quotations were shown before, for 更多. */
  from: z.int().nonnegative().optional(),
});
/** A button's value once read. */
export type Carried = z.infer<typeof carried>;

/** What each button does, by the beginning of its action_id. */
export const ACTIONS = {
  whole: 'whole',
  link: 'link',
  ask: 'ask',
  more: 'more',
  share: 'share',
  verdict: 'verdict',
} as const;

/** Reads what a button carried; null where it is none of ours. */
export function readCarried(value: string | undefined): Carried | null {
  try {
    const result = carried.safeParse(JSON.parse(value ?? ''));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}

function button(action: string, text: string, value: Carried): Button {
  const bare = JSON.stringify(value);
  const fits = bare.length <= LIMITS.buttonValue ? bare : JSON.stringify({ ...value, q: clip(value.q, 300) });
  const label = clip(text, LIMITS.buttonText);
  return { type: 'button', action_id: action, text: { type: 'plain_text', text: label, emoji: false }, value: fits };
}

/** What the buttons under an answer need to know. */
export interface Shown {
  readonly question: string;
  readonly answer: Answer;
  /** Quotations shown so far, and how many there are. */
  readonly until: number;
  readonly total: number;
  /** True in a private answer: it can be shown to the channel. */
  readonly isPrivate: boolean;
  /** Where a citation stands on the web; null where there is no such place. */
  readonly link: Link;
}

/** Gives the address of a citation on the web; null where the console has no public one. */
export type Link = (citation: Citation) => string | null;

/** At most five buttons under an answer: 原文 · 同条其他 · 谁负责 · 更多 · 发到本群. */
export function buttons({ question, answer, until, total, isPrivate, link }: Shown): ActionsBlock | null {
  const next = onward(answer);
  const elements: Button[] = [
    ...(next ? [original(next.unit, answer, link)] : []),
    ...(next?.asks ?? []).map(({ name, label, question: q }) => button(`${ACTIONS.ask}:${name}`, label, { q })),
    ...(until < total ? [button(ACTIONS.more, `更多(${total - until})`, { q: question, from: until })] : []),
    ...(isPrivate ? [button(ACTIONS.share, '发到本群', { q: question })] : []),
  ];
  return elements.length === 0 ? null : { type: 'actions', elements };
}

/** 原文: a link to the plan on the web where there is one, otherwise the item in a modal. */
function original(unit: string, answer: Answer, link: Link): Button {
  const citation = citations(answer).find((cited) => cited.unit === unit);
  const url = citation ? link(citation) : null;
  if (url === null) return button(ACTIONS.whole, '原文', { q: unit });
  return { type: 'button', action_id: ACTIONS.link, text: { type: 'plain_text', text: '原文', emoji: false }, url };
}

/** Suggestions as buttons, for help, for what the plan does not say, and for App Home. */
export function offerButtons(questions: readonly string[]): ActionsBlock | null {
  const elements = questions.slice(0, 5).map((q, i) => button(`${ACTIONS.ask}:${i}`, q, { q }));
  return elements.length === 0 ? null : { type: 'actions', elements };
}

/** 👍 and 👎 under an answer; the value carries the question. */
export function feedback(question: string): ContextActionsBlock {
  const value = (verdict: string) => JSON.stringify({ v: verdict, q: clip(question, 300) });
  const label = (text: string) => ({ type: 'plain_text' as const, text, emoji: true });
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: ACTIONS.verdict,
        positive_button: { text: label('👍 有用'), value: value('up') },
        negative_button: { text: label('👎 没用'), value: value('down') },
      },
    ],
  };
}

import type { ActionsBlock, Button, ContextActionsBlock } from '@slack/types';
import { z } from 'zod';
import type { Citation } from '../../../index/plan/cite.ts';
import { type Answer, citations } from '../../../intents/answer/answer.ts';
import type { Schedule } from '../../../intents/answer/effect.ts';
import { onward } from '../../../intents/answer/suggestions.ts';
import { LIMITS, MESSAGE } from '../limits.ts';
import { truncate } from './text.ts';

/** A schedule as a button carries it. */
export const scheduleSchema = z.object({
  at: z.string().regex(/^\d\d:\d\d$/),
  scope: z.string().nullable(),
  rhythm: z.enum(['daily', 'weekly']),
});

/** What a button carries: a question to be asked again, and what to do with it. It needs nothing that a restart forgets. */
const carried = z.object({
  /** The question as it was asked or is to be asked. */
  q: z.string(),
  /** How many quotations were shown before, for 更多. */
  from: z.int().nonnegative().optional(),
  /** A schedule that is confirmed by the press. */
  s: scheduleSchema.optional(),
});
/** A button's value once read. */
type ButtonValue = z.infer<typeof carried>;

/** What each button does, by the beginning of its action_id. */
export const ACTIONS = {
  whole: 'whole',
  link: 'link',
  ask: 'ask',
  more: 'more',
  share: 'share',
  confirm: 'confirm',
  verdict: 'verdict',
} as const;

/** Reads what a button carried; null where it is none of ours. */
export function readButtonValue(value: string | undefined): ButtonValue | null {
  try {
    const result = carried.safeParse(JSON.parse(value ?? ''));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}

function button(action: string, text: string, value: ButtonValue): Button {
  const bare = JSON.stringify(value);
  const fits =
    bare.length <= LIMITS.buttonValue
      ? bare
      : JSON.stringify({ ...value, q: truncate(value.q, MESSAGE.carriedQuestion) });
  const label = truncate(text, LIMITS.buttonText);
  return { type: 'button', action_id: action, text: { type: 'plain_text', text: label, emoji: false }, value: fits };
}

/** What the buttons under an answer need to know. */
interface Shown {
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

/** At most five buttons under an answer: 原文 · 同条其他 · 谁负责 · 更多 · 换一条 · 退订 · 发到本群. */
export function answerButtons({ question, answer, until, total, isPrivate, link }: Shown): ActionsBlock | null {
  const next = onward(answer);
  const elements: Button[] = [
    ...(next ? [original(next.unit, answer, link)] : []),
    ...(next?.asks ?? []).map(({ name, label, question: q }) => button(`${ACTIONS.ask}:${name}`, label, { q })),
    ...(until < total ? [button(ACTIONS.more, `更多(${total - until})`, { q: question, from: until })] : []),
    ...standing(answer, isPrivate),
  ];
  const share = isPrivate ? [button(ACTIONS.share, '发到本群', { q: question })] : [];
  const all = [...elements.slice(0, MESSAGE.buttons - share.length), ...share];
  return all.length === 0 ? null : { type: 'actions', elements: all };
}

/** Under the post of a day: 换一条, and where all read it 退订, which asks once more. */
function standing({ status, suggestions }: Answer, isPrivate: boolean): readonly Button[] {
  if (status !== 'answered') return [];
  const find = (label: string) => suggestions.filter((question) => question.startsWith(label)).slice(0, 1);
  return [
    ...find('换一条').map((q) => button(`${ACTIONS.ask}:another`, '换一条', { q })),
    ...(isPrivate ? [] : find('退订')).map((q) => ({
      ...button(`${ACTIONS.ask}:leave`, '退订', { q }),
      confirm: SURE,
    })),
  ];
}

const text = (words: string) => ({ type: 'plain_text' as const, text: words, emoji: false });
const SURE = {
  title: text('退订每日推送'),
  text: text('这里将不再推送。要恢复，请再订阅：/digest 订阅'),
  confirm: text('退订'),
  deny: text('不退订'),
};

/** The button that confirms a subscription; it carries the schedule, so a restart forgets nothing. */
export function confirmButton(question: string, schedule: Schedule): ActionsBlock {
  const { at, scope, rhythm } = schedule;
  const confirm = button(ACTIONS.confirm, '确认订阅', {
    q: truncate(question, MESSAGE.carriedQuestion),
    s: { at, scope, rhythm },
  });
  return { type: 'actions', elements: [{ ...confirm, style: 'primary' }] };
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
  const elements = questions.slice(0, MESSAGE.buttons).map((q, i) => button(`${ACTIONS.ask}:${i}`, q, { q }));
  return elements.length === 0 ? null : { type: 'actions', elements };
}

/** 👍 and 👎 under an answer; the value carries the question. */
export function feedbackButtons(question: string): ContextActionsBlock {
  const value = (verdict: string) => JSON.stringify({ v: verdict, q: truncate(question, MESSAGE.carriedQuestion) });
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

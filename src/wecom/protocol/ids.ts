import { createHash } from 'node:crypto';
import { LIMITS } from '../limits.ts';
import { truncateBytes } from './bytes.ts';

/** A short name for a key, the same on every replica and after every restart. */
function short(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 20);
}

/** Id of the stream that shows a part of the answer to a message: sent again, it shows nothing twice. */
export function streamId(key: string, part: number): string {
  return `s-${short(key)}-${part}`;
}

/** task_id of the card under an answer. */
export function taskId(key: string): string {
  return `t-${short(key)}`;
}

/** Feedback id of an answer: it carries the question, so that a restart forgets nothing. */
export function feedbackId(key: string, question: string): string {
  return truncateBytes(`${short(key)}:${question.replace(/\s+/g, ' ')}`, LIMITS.feedbackId);
}

/** The answer and the question that a feedback id names; null where it is none of ours. */
export function readFeedbackId(id: string): { readonly answer: string; readonly question: string } | null {
  const [, answer = '', question = ''] = /^([0-9a-f]{20}):([\s\S]*)$/.exec(id) ?? [];
  return answer === '' ? null : { answer: `wecom:${answer}`, question };
}

import { setImmediate as breathe } from 'node:timers/promises';
import type { Day } from '../../index/calendar/day.ts';
import type { Answer } from '../../intents/answer/answer.ts';
import type { Schedule } from '../../intents/answer/effect.ts';
import { say } from '../../intents/compose/parts.ts';
import type { DigestSettings } from '../../intents/digest/day-kind.ts';
import { countMatters, mattersOf } from '../../intents/digest/matters.ts';
import { commandAnswer } from '../../intents/digest/messages.ts';
import { digest, noPostReason } from '../../intents/digest/post.ts';
import type { AppContext } from '../platform/platform.ts';
import { DIGEST_LIMITS } from './limits.ts';

/** Where anybody asks without a name: the console's place beside unanswered questions. */
export const OPEN_PAGE = 'web';

/** The matters that several people asked about in the last seven days without an answer; none on days whose post does not name them. */
export async function unansweredMatters(context: AppContext, day: Day): Promise<DigestSettings['matters']> {
  const { store, now, knowledge } = context;
  if (knowledge.calendar.workdays.firstOfWeek(day) !== day) return [];
  const since = now() - DIGEST_LIMITS.mattersWindow;
  const rows = await store.unanswered.askers({ since, limit: DIGEST_LIMITS.mattersRead });
  const asked: { matter: string; person: string }[] = [];
  for (const [i, { question, user, place }] of rows.entries()) {
    if (i % DIGEST_LIMITS.mattersAtOnce === 0) await breathe();
    // Nobody knows how many people stand behind the sessions of the open page: they count as one.
    const person = place === OPEN_PAGE ? OPEN_PAGE : user;
    for (const matter of mattersOf(question, day, knowledge)) asked.push({ matter, person });
  }
  return countMatters(asked).slice(0, DIGEST_LIMITS.mattersShown);
}

/** The post of a day for a schedule; one that is late says when it was due. Null where the day has none. */
export function buildPost(
  { knowledge }: Pick<AppContext, 'knowledge'>,
  day: Day,
  { at, scope, rhythm }: Schedule,
  matters: DigestSettings['matters'],
  late: number,
): Answer | null {
  const post = digest(knowledge, day, { scope, rhythm, matters });
  const [head, ...rest] = post?.parts ?? [];
  if (!post || head?.kind !== 'say' || late < DIGEST_LIMITS.punctualMinutes) return post;
  return { ...post, parts: [say(`${head.text}（补发，原定${at}）`), ...rest] };
}

/** What is posted when somebody wants it now: the post of today, of any rhythm, or why there is none. */
export async function buildPostNow(context: AppContext, schedule: Omit<Schedule, 'at'>): Promise<Answer> {
  const { knowledge } = context;
  const today = context.today();
  const matters = await unansweredMatters(context, today);
  const daily: DigestSettings = { scope: schedule.scope, rhythm: 'daily', matters };
  return (
    digest(knowledge, today, { ...schedule, matters }) ??
    digest(knowledge, today, daily) ??
    commandAnswer([say(noPostReason(knowledge, today, daily) ?? '')], null, ['/digest 预览'])
  );
}

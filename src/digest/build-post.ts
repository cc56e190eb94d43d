import type { Day } from '../../index/calendar/day.ts';
import type { Answer } from '../../intents/answer/answer.ts';
import type { Schedule } from '../../intents/answer/effect.ts';
import { say } from '../../intents/compose/parts.ts';
import type { DigestSettings } from '../../intents/digest/day-kind.ts';
import { commandAnswer } from '../../intents/digest/messages.ts';
import { digest, noPostReason } from '../../intents/digest/post.ts';
import type { AppContext } from '../platform/platform.ts';
import { DIGEST_LIMITS } from './limits.ts';

/** What was asked most in the last seven days and not answered. */
export async function topUnanswered({ store, now }: AppContext): Promise<DigestSettings['gaps']> {
  return store.unanswered.top({ since: now() - DIGEST_LIMITS.gapsWindow, limit: DIGEST_LIMITS.gapsShown });
}

/** The post of a day for a schedule; one that is late says when it was due. Null where the day has none. */
export function buildPost(
  { knowledge }: Pick<AppContext, 'knowledge'>,
  day: Day,
  { at, scope, rhythm }: Schedule,
  gaps: DigestSettings['gaps'],
  late: number,
): Answer | null {
  const post = digest(knowledge, day, { scope, rhythm, gaps });
  const [head, ...rest] = post?.parts ?? [];
  if (!post || head?.kind !== 'say' || late < DIGEST_LIMITS.punctualMinutes) return post;
  return { ...post, parts: [say(`${head.text}（补发，原定${at}）`), ...rest] };
}

/** What is posted when somebody wants it now: the post of today, of any rhythm, or why there is none. */
export async function buildPostNow(context: AppContext, schedule: Omit<Schedule, 'at'>): Promise<Answer> {
  const { knowledge } = context;
  const [today, gaps] = [context.today(), await topUnanswered(context)];
  const daily: DigestSettings = { scope: schedule.scope, rhythm: 'daily', gaps };
  return (
    digest(knowledge, today, { ...schedule, gaps }) ??
    digest(knowledge, today, daily) ??
    commandAnswer([say(noPostReason(knowledge, today, daily) ?? '')], null, ['/digest 预览'])
  );
}

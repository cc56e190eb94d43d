import { type Day, sayDay } from '../../index/calendar/day.ts';
import { say } from '../../intents/compose/parts.ts';
import { commandAnswer } from '../../intents/digest/messages.ts';
import type { AppContext, DigestPoster, PostResult } from '../platform/platform.ts';
import type { Claim, Slot } from '../store/posts.ts';
import type { Subscribed } from '../store/subscriptions.ts';
import { buildPost, unansweredMatters } from './build-post.ts';
import { lateness } from './due.ts';
import { DIGEST_LIMITS } from './limits.ts';

/** The kind of the day's post, beside that of the line to a setter whose channel was left. */
export const DIGEST = 'digest';

/** How a post is known again. */
function keyOf({ kind, platform, channel, day }: Slot): string {
  return `${kind}:${platform}:${channel}:${day}`;
}

/** Makes the post of a day, unless it is made, another's, or no longer wanted. */
export async function sendPost(
  context: AppContext,
  poster: DigestPoster,
  subscribed: Subscribed,
  day: Day,
): Promise<void> {
  const { platform, channel, since, at } = subscribed;
  const claim = await context.store.posts.claim(
    { platform, channel, day, kind: DIGEST },
    context.now(),
    DIGEST_LIMITS.lease,
  );
  if (!claim) return;
  const make = async () => {
    const current = await context.store.subscriptions.get(subscribed);
    if (current?.since !== since || current.left !== null) return null;
    return buildPost(
      context,
      day,
      current,
      await unansweredMatters(context, day),
      lateness(context.now(), { zone: context.zone, at }),
    );
  };
  const ended = await postOnce(context, poster, channel, claim, `/digest 预览 ${day}`, make);
  if (ended.kind === 'refused') await leaveOut(context, claim, at, `被拒绝（${ended.why}）`);
  if (ended.kind !== 'left') return;
  await context.store.subscriptions.leave(subscribed, ended.why, since);
  await leaveOut(context, claim, at, `发不进去（${ended.why}），这里的订阅停下`);
}

/** Tells who set a subscription, and nobody else, that its place was left. */
export async function notifySetter(context: AppContext, poster: DigestPoster, subscribed: Subscribed): Promise<void> {
  const { platform, channel, since, setBy, left } = subscribed;
  const slot = { platform, channel, day: context.zone.at(since).day, kind: `left-${since}` };
  const claim = await context.store.posts.claim(slot, context.now(), DIGEST_LIMITS.lease);
  if (!claim) return;
  const text = `您设置的每日推送发不进去了（${channel}：${left}），已经停下。把我请回那里，再发一次 /digest 订阅，就会恢复。`;
  const ended = await postOnce(context, poster, setBy, claim, '/digest', async () => commandAnswer([say(text)], null));
  if (ended.kind === 'again') return;
  if (ended.kind !== 'posted') await context.store.posts.skip(claim, ended.why);
  await context.store.subscriptions.told(subscribed, since, context.now());
}

/** Gives up a post whose time is over, unless it stands there after all; says so in the log, once. */
export async function abandonPost(
  context: AppContext,
  poster: DigestPoster | null,
  subscribed: Subscribed,
  day: Day,
): Promise<void> {
  const { platform, channel, at } = subscribed;
  const claim = await context.store.posts.claim(
    { platform, channel, day, kind: DIGEST },
    context.now(),
    DIGEST_LIMITS.lease,
  );
  if (!claim) return;
  if (claim.attempts === 1) return leaveOut(context, claim, at, '到点时程序没有在运行，或没有连上');
  try {
    if (await poster?.find(channel, keyOf(claim), claim.firstAt)) {
      await context.store.posts.posted(claim, context.now());
      return;
    }
    await leaveOut(context, claim, at, `试了${claim.attempts - 1}次都没有发成`);
  } catch {
    await leaveOut(context, claim, at, '一直连不上，也查不到是否已经发出');
  }
}

/** Posts under a claim: looks first where it may stand there already, and begins nothing on a lease that is nearly over. */
async function postOnce(
  context: AppContext,
  poster: DigestPoster,
  place: string,
  claim: Claim,
  question: string,
  make: () => Promise<Parameters<DigestPoster['post']>[1]['answer'] | null>,
): Promise<PostResult> {
  const { posts } = context.store;
  const key = keyOf(claim);
  const tried = async (): Promise<PostResult> => {
    if (claim.attempts > 1 && (await poster.find(place, key, claim.firstAt))) return { kind: 'posted' };
    const answer = await make();
    if (answer === null || claim.leaseUntil - context.now() < DIGEST_LIMITS.leaseReserve)
      return { kind: 'again', after: 0 };
    return poster.post(place, { question, answer }, { ...claim, key });
  };
  const ended = await tried().catch((error): PostResult => {
    context.log.warn({ error: String(error), key, attempts: claim.attempts }, 'post failed, retrying');
    return { kind: 'again', after: DIGEST_LIMITS.retryUnclear };
  });
  if (ended.kind === 'posted') await posts.posted(claim, context.now());
  if (ended.kind === 'again') await posts.renew(claim, context.now() + ended.after);
  return ended;
}

async function leaveOut({ store, log }: AppContext, claim: Claim, at: string, why: string): Promise<void> {
  if (!(await store.posts.skip(claim, why))) return;
  const { platform, channel, day } = claim;
  log.warn({ platform, channel, day }, `${platform} ${channel}：${sayDay(day)} ${at} 的推送没有发，${why}；不再补发。`);
}

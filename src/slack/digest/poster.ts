import { rememberAnswer } from '../../platform/conversation.ts';
import type { AppContext, DigestPoster } from '../../platform/platform.ts';
import { findPost, isPerson } from '../connection/find-post.ts';
import { postLeased } from '../connection/post-message.ts';
import type { SlackClient } from '../connection/web-client.ts';
import { render } from '../messages/render.ts';
import { PLATFORM } from '../messages/text.ts';

/** Posts the day's digest into channels and direct messages, not in a thread. */
export function openPoster(context: AppContext, client: SlackClient): DigestPoster {
  return {
    async post(place, answered, attempt) {
      const { question, answer } = answered;
      const message = render(answer, { question, room: 'post', from: 0, link: context.link });
      const target = { channel: place, threadTs: null, since: attempt.firstAt };
      const sent = await postLeased(client, target, message, { ...attempt, now: context.now });
      if (sent.kind !== 'posted' || sent.ts === null || isPerson(place)) return sent;
      // What is asked under the post goes on from it; in direct messages also what is asked below.
      const threads = [`slack:${place}:${sent.ts}`, ...(place.startsWith('D') ? [`slack:${place}`] : [])];
      for (const thread of threads) await rememberAnswer(context, { thread, user: '', place: PLATFORM }, answered);
      return sent;
    },
    find: (place, key, since) => findPost(client, { channel: place, threadTs: null, since }, key),
  };
}

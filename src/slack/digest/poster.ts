import type { WebClient } from '@slack/web-api';
import { rememberAnswer } from '../../platform/conversation.ts';
import type { AppContext, DigestPoster } from '../../platform/platform.ts';
import { hasKey, postMessage } from '../connection/post-message.ts';
import { HISTORY_PAGES, LIMITS, TIMING } from '../limits.ts';
import { render } from '../messages/render.ts';
import { PLATFORM } from '../messages/text.ts';

/** Ids of people begin so; Slack puts what is for one of them into the direct messages with the bot. */
const PERSON = /^[UW]/;

/** Posts the day's digest into channels and direct messages, not in a thread. */
export function openPoster(context: AppContext, client: WebClient): DigestPoster {
  return {
    async post(place, answered, key) {
      const { question, answer } = answered;
      const message = render(answer, { question, room: 'post', from: 0, link: context.link });
      const sent = await postMessage(client, { channel: place, threadTs: null }, message, key);
      if (sent.kind !== 'posted' || sent.ts === null || PERSON.test(place)) return sent;
      // What is asked under the post goes on from it; in direct messages also what is asked below.
      const threads = [`slack:${place}:${sent.ts}`, ...(place.startsWith('D') ? [`slack:${place}`] : [])];
      for (const thread of threads) await rememberAnswer(context, { thread, user: '', place: PLATFORM }, answered);
      return sent;
    },
    async find(place, key, since) {
      const channel = await channelOf(client, place);
      const oldest = String((since - TIMING.clockSkew) / 1000);
      let cursor = '';
      for (let page = 0; page < HISTORY_PAGES; page++) {
        const more = cursor === '' ? {} : { cursor };
        const options = { channel, include_all_metadata: true, limit: LIMITS.historyPage, oldest, ...more };
        const { messages = [], response_metadata: next } = await client.conversations.history(options);
        if (messages.some((message) => hasKey(message, key))) return true;
        cursor = next?.next_cursor ?? '';
        if (cursor === '') return false;
      }
      throw new Error(`too many messages to look through in ${place}`);
    },
  };
}

async function channelOf(client: WebClient, place: string): Promise<string> {
  if (!PERSON.test(place)) return place;
  const { channel } = await client.conversations.open({ users: place });
  if (channel?.id === undefined) throw new Error(`no direct messages with ${place}`);
  return channel.id;
}

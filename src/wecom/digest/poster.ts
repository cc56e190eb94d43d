import type { Answer } from '../../../intents/answer/answer.ts';
import { note } from '../../platform/conversation.ts';
import type { House, Posted, Poster } from '../../platform/platform.ts';
import { PLACE } from '../protocol/text.ts';
import { chatOf } from './effects.ts';
import type { Chat, Pushed } from './push.ts';
import { isBegun, openSending } from './send-once.ts';

/** Pause where the connection is down, in milliseconds. */
const AGAIN = 5_000;

/** Posts the day's digest into chats. WeCom cannot be searched, so a post whose arrival is unclear is not made again. */
export function openPoster(house: House, push: (chat: Chat, answer: Answer) => Promise<Pushed>): Poster {
  const { store, now, log } = house;
  return {
    async post(place, answered, key) {
      const sending = openSending(store.leases, key, now);
      if (!(await sending.begin())) return { kind: 'posted' };
      const pushed = await push(chatOf(place), answered.answer);
      const ended = endOf(pushed);
      if (ended.kind !== 'posted') await sending.undo();
      else if (pushed.last.kind !== 'ok') log.warn({ place, key }, 'a post is taken to have arrived');
      const { isGroup } = chatOf(place);
      if (ended.kind === 'posted' && !isGroup)
        await note(house, { thread: `${PLACE}:${place}`, user: '', place: PLACE }, answered);
      return ended;
    },
    find: (_, key) => isBegun(store.leases, key, now),
  };
}

function endOf({ sent, last }: Pushed): Posted {
  if (sent > 0 || last.kind === 'ok' || last.kind === 'unclear') return { kind: 'posted' };
  if (last.kind === 'refused') return { kind: 'refused', why: `错误码 ${last.code}` };
  return { kind: 'again', after: AGAIN };
}

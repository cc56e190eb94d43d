import type { Answer } from '../../../intents/answer/answer.ts';
import { rememberAnswer } from '../../platform/conversation.ts';
import type { AppContext, DigestPoster, PostResult } from '../../platform/platform.ts';
import { PAUSE } from '../limits.ts';
import { PLATFORM } from '../protocol/text.ts';
import { chatOf } from './effects.ts';
import type { ChatRef, PushResult } from './push.ts';
import { openSendOnce, wasSent } from './send-once.ts';

/** Posts the day's digest into chats. WeCom cannot be searched, so a post whose arrival is unclear is not made again. */
export function openPoster(
  context: AppContext,
  push: (chat: ChatRef, answer: Answer) => Promise<PushResult>,
): DigestPoster {
  const { store, now, log } = context;
  return {
    async post(place, answered, { key }) {
      const sending = openSendOnce(store.leases, key, now);
      if (!(await sending.begin())) return { kind: 'posted' };
      const pushed = await push(chatOf(place), answered.answer);
      const ended = endOf(pushed);
      if (ended.kind !== 'posted') await sending.undo();
      else if (pushed.last.kind !== 'ok') log.warn({ place, key }, 'post unacknowledged, assumed delivered');
      const { isGroup } = chatOf(place);
      if (ended.kind === 'posted' && !isGroup)
        await rememberAnswer(context, { thread: `${PLATFORM}:${place}`, user: '', place: PLATFORM }, answered);
      return ended;
    },
    find: (_, key) => wasSent(store.leases, key, now),
  };
}

function endOf({ sent, last }: PushResult): PostResult {
  if (sent > 0 || last.kind === 'ok' || last.kind === 'unclear') return { kind: 'posted' };
  if (last.kind === 'refused') return { kind: 'refused', why: `错误码 ${last.code}` };
  return { kind: 'again', after: PAUSE.down };
}

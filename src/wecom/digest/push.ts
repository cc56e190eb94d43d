import type { Answer } from '../../../intents/answer/answer.ts';
import type { AppContext } from '../../platform/platform.ts';
import type { SendResult } from '../connection/send-queue.ts';
import type { LongConnection } from '../connection/socket.ts';
import { render } from '../messages/render.ts';

/** A chat that something is pushed to: a user's id, or a group's chatid. */
export interface ChatRef {
  readonly id: string;
  readonly isGroup: boolean;
}

/** How a push fared: so many parts of so many stand in the chat; how the last sending ended. */
export interface PushResult {
  readonly sent: number;
  readonly of: number;
  readonly last: SendResult;
}

/** Pushes an answer that nobody asked for, in parts, in order; it stops at the first that does not arrive, and sends nothing again. */
export async function pushAnswer(
  connection: LongConnection,
  chat: ChatRef,
  answer: Answer,
  link: AppContext['link'],
): Promise<PushResult> {
  const parts = render(answer, { link });
  for (const [i, part] of parts.entries()) {
    const last = await connection.push(chat.id, chat.isGroup, part);
    if (last.kind !== 'ok') return { sent: i, of: parts.length, last };
  }
  return { sent: parts.length, of: parts.length, last: { kind: 'ok' } };
}

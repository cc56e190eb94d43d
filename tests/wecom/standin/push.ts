import { type Json, record, text } from '../../slack/standin/check.ts';
import { demandCard, demandFresh } from './card.ts';
import { countChat } from './rate.ts';
import { Refusal } from './refusal.ts';
import { demandSize } from './reply.ts';
import type { State } from './state.ts';

/** How `chat_type` names a chat; 0 or none leaves it to the id. */
const TYPES: Readonly<Record<number, 'single' | 'group'>> = { 1: 'single', 2: 'group' };

/** Takes `aibot_send_msg`: markdown or a card to a chat that has messaged the bot. */
export function takePush(state: State, body: Json): void {
  const chat = text(body.chatid);
  const type = state.chats.get(chat);
  const { chat_type: wanted = 0 } = body;
  if (wanted !== 0 && wanted !== 1 && wanted !== 2) throw new Refusal('parameter', 'chat_type');
  if (type === undefined) throw new Refusal('stranger', `${chat || '(none)'} has not messaged the bot`);
  if (wanted !== 0 && TYPES[wanted] !== type) throw new Refusal('stranger', `${chat} is a ${type} chat`);
  if (body.msgtype === 'markdown') {
    const content = text(record(body.markdown).content);
    if (content.trim() === '') throw new Refusal('empty', 'markdown/content');
    demandSize(state, content);
    countChat(state, chat);
    state.said.push({ kind: 'push', chat, via: 'aibot_send_msg', content });
  } else if (body.msgtype === 'template_card') {
    if (type === 'group') throw new Refusal('type', 'template_card pushed to a group');
    const { card, task } = demandCard(body.template_card);
    demandFresh(state, task);
    countChat(state, chat);
    state.said.push({ kind: 'card', chat, req: null, via: 'push', task, card, updates: [] });
  } else throw new Refusal('type', `${text(body.msgtype)} as a push`);
}

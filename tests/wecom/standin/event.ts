import { type Json, record, text } from '../../slack/standin/check.ts';
import { demandCard, demandFresh } from './card.ts';
import { countChat } from './rate.ts';
import { Refusal } from './refusal.ts';
import { demandAsked, demandSize } from './reply.ts';
import type { Asked, Card, State } from './state.ts';

/** Takes `aibot_respond_welcome_msg`: once, within 5 s of an enter_chat. */
export function takeWelcome(state: State, line: number, req: string, body: Json): void {
  const asked = demandEvent(state, line, req, 'enter_chat');
  const { chat } = asked;
  if (body.msgtype === 'text') {
    const content = text(record(body.text).content);
    if (content.trim() === '') throw new Refusal('empty', 'text/content');
    demandSize(state, content);
    countChat(state, chat);
    state.said.push({ kind: 'welcome', chat, req, content });
  } else if (body.msgtype === 'template_card') {
    const { card, task } = demandCard(body.template_card);
    demandFresh(state, task);
    countChat(state, chat);
    state.said.push({ kind: 'card', chat, req, via: 'welcome', task, card, updates: [] });
  } else throw new Refusal('type', `${text(body.msgtype)} as a welcome`);
  asked.used = true;
}

/** Takes `aibot_respond_update_msg`: once, within 5 s of a click, for the card that was clicked. */
export function takeUpdate(state: State, line: number, req: string, body: Json): void {
  const asked = demandEvent(state, line, req, 'template_card_event');
  if (body.response_type !== 'update_template_card') throw new Refusal('parameter', 'response_type');
  const { card, task } = demandCard(body.template_card);
  if (task !== asked.task) throw new Refusal('parameter', `template_card/task_id: ${task}, not ${asked.task}`);
  const clicked = state.said.find((said): said is Card => said.kind === 'card' && said.task === task);
  if (!clicked) throw new Refusal('parameter', `template_card/task_id: no card ${task}`);
  const users = Array.isArray(body.userids) ? body.userids.map(text) : [];
  clicked.updates.push({ req, card, users });
  asked.used = true;
}

function demandEvent(state: State, line: number, req: string, what: string): Asked {
  const asked = demandAsked(state, line, req);
  if (asked.what !== what) throw new Refusal('reqId', `${asked.what} is no ${what}`);
  if (asked.used) throw new Refusal('reqId', `${what} was answered before`);
  const late = state.now() - asked.at;
  if (late > state.limits.eventMs) throw new Refusal('reqId', `${late} ms after the ${what}`);
  return asked;
}

import { type Check, type Json, list, number, one, record, shape, string, text } from '../../slack/standin/check.ts';
import { Refusal } from './refusal.ts';
import type { State } from './state.ts';

/** What a task_id is made of. */
const TASK = /^[A-Za-z0-9_@-]{1,128}$/;

const anything: Check = () => [];
const title = shape({}, { title: string(1024), desc: string(1024) });
const button = shape({ text: string(1024), key: string(1024) }, { style: number });
const action: Check = (value, at) => [
  ...shape({}, { url: string(1024), appid: string(1024), pagepath: string(1024) })(value, at),
  ...one(0, 1, 2)(record(value).type, `${at}/type`),
  ...(record(value).type === 1 && text(record(value).url) === '' ? [`${at}: url is missing`] : []),
];
const common = {
  card_type: string(64),
  source: anything,
  action_menu: anything,
  main_title: title,
  quote_area: anything,
  sub_title_text: string(1024),
  horizontal_content_list: list(anything, 6, 0),
  jump_list: list(anything, 3, 0),
  task_id: string(128),
  feedback: shape({ id: string(256) }),
};
const kinds: Readonly<Record<string, Check>> = {
  text_notice: shape({ card_action: action }, { ...common, emphasis_content: title }),
  news_notice: shape({ card_action: action, main_title: title }, { ...common, card_image: anything }),
  button_interaction: shape(
    { main_title: title, button_list: list(button, 6), task_id: string(128) },
    { ...common, button_selection: anything, card_action: action },
  ),
  vote_interaction: shape(
    { main_title: title, submit_button: anything, task_id: string(128) },
    { checkbox: anything, ...common },
  ),
  multiple_interaction: shape(
    { main_title: title, submit_button: anything, task_id: string(128) },
    { select_list: anything, ...common },
  ),
};

/** Refuses what is no template card; gives its task_id, empty where a card without buttons has none. */
export function demandCard(value: unknown): { readonly card: Json; readonly task: string } {
  const card = record(value);
  const kind = text(card.card_type);
  const check = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (!check) throw new Refusal('parameter', `template_card/card_type: ${kind || '(none)'}`);
  const faults = [...check(card, 'template_card')];
  const named = text(record(card.main_title).title) + text(card.sub_title_text);
  if (named === '') faults.push('template_card: neither main_title/title nor sub_title_text');
  if (card.task_id !== undefined && !TASK.test(text(card.task_id)))
    faults.push('template_card/task_id: not as allowed');
  if (faults.length > 0) throw new Refusal('parameter', faults.join('; '));
  return { card, task: text(card.task_id) };
}

/** Refuses a new card whose task_id another card has. */
export function demandFresh(state: State, task: string): void {
  if (task !== '' && state.said.some((said) => said.kind === 'card' && said.task === task))
    throw new Refusal('parameter', `template_card/task_id: ${task} was used before`);
}

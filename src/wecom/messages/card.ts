import type { TemplateCard } from '@wecom/aibot-node-sdk';
import type { Answer } from '../../../intents/answer/answer.ts';
import { onward } from '../../../intents/answer/suggestions.ts';
import { LIMITS } from '../limits.ts';
import { byteLength } from '../protocol/bytes.ts';
import { oneLine } from './escape.ts';

/** A question that may be asked next, with what stands on its button. */
interface Suggestion {
  readonly label: string;
  readonly question: string;
}

/** What a button's key begins with; the question follows, so that a restart forgets nothing. */
const ASK = 'ask:';

/** What may be asked next, none twice. */
export function suggestionsOf(answer: Answer): readonly Suggestion[] {
  const asks = onward(answer)?.asks.map(({ label, question }) => ({ label, question })) ?? [];
  const known = new Set(asks.map(({ question }) => question));
  const more = answer.suggestions.filter((question) => !known.has(question));
  return [...asks, ...more.map((question) => ({ label: question, question }))].slice(0, LIMITS.buttons);
}

/** A card whose buttons are questions; null where there is none to ask. */
export function suggestionCard(offers: readonly Suggestion[], task: string): TemplateCard | null {
  const buttons = offers.filter(({ question }) => byteLength(ASK + question) <= LIMITS.buttonKey);
  if (buttons.length === 0) return null;
  return { ...titled('还可以问', '点一下就问'), button_list: buttons.map(button), task_id: task };
}

/** The card after a click: the question that was chosen, which may be asked again. */
export function chosenCard(question: string, task: string): TemplateCard {
  return { ...titled('已选', question), button_list: [button({ label: question, question })], task_id: task };
}

/** The question of a button; null where the key is none of ours. */
export function readButtonKey(key: string): string | null {
  return key.startsWith(ASK) && key.length > ASK.length ? key.slice(ASK.length) : null;
}

/** What may be asked next, as a line of text where no card may stand. */
export function suggestionLine(offers: readonly Suggestion[]): string {
  return offers.length === 0 ? '' : `还可以问：${offers.map(({ question }) => oneLine(question)).join(' · ')}`;
}

function titled(title: string, desc: string) {
  return { card_type: 'button_interaction', main_title: { title, desc: clip(desc, LIMITS.cardTitle) } };
}

function button({ label, question }: Suggestion) {
  return { text: clip(label, LIMITS.buttonText), key: ASK + question, style: 2 };
}

function clip(text: string, most: number): string {
  const characters = [...text.replace(/\s+/g, ' ')];
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most - 1).join('')}…`;
}

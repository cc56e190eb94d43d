import { cleanText } from '../../../intents/understand/question.ts';
import { isStatus, statusAnswer } from '../../digest/status.ts';
import { answerOnce, mayAsk, note, readFocus, recall, tooMany } from '../../platform/conversation.ts';
import type { Answered, House } from '../../platform/platform.ts';
import type { Claimed } from '../../store/inbox.ts';
import { channelOf, confirmed, fulfil, keepOrder } from '../digest/effects.ts';
import { offerLine, offersOf } from '../messages/card.ts';
import { page } from '../messages/pagination.ts';
import { render, renderSaid } from '../messages/render.ts';
import type { Incoming } from '../protocol/payload.ts';
import { PLACE } from '../protocol/text.ts';
import { runCommand } from './command.ts';
import { withoutMention } from './mention.ts';
import { focusOf } from './quoted-focus.ts';

/** What a message is answered with, and what is to be kept once it has arrived. */
export interface Reply {
  readonly parts: readonly string[];
  /** The answer of the plan; null where the bot only said something itself. */
  readonly answered: Answered | null;
  /** Keeps what the conversation spoke of. */
  keep(): Promise<void>;
}

const UNREADABLE = '我只看得懂文字和语音，看不了图片、文件和视频。请把问题打成字，例如：第6条。';
const CLOSED = '这里还没有开通工作要点助手，请联系管理员。';
/** What asks for the rest of an answer in a group. */
const MORE = /^(?:更多|下一页|继续|还有吗|还有呢)[?？。!！]*$/;

/** The question that a message asks: its words without the mention, or what it quotes where it says nothing besides. */
export function questionOf({ config }: House, { text, quote, isGroup }: Incoming): string {
  const bare = withoutMention(text ?? '', config.wecom.name, isGroup);
  return cleanText(bare === '' ? quote : bare);
}

/** Answers a message. Nothing is kept yet: the same message gives the same reply until `keep` is called. */
export async function compose(
  house: House,
  incoming: Incoming,
  { attempts }: Pick<Claimed, 'attempts'>,
): Promise<Reply> {
  const { text, quote, user, isGroup } = incoming;
  if (!isAllowed(house, incoming)) return said(CLOSED);
  if (attempts === 1 && (await mayAsk(house, userOf(user))) !== 'ok') return said(tooMany(house));
  if (text === null) return said(UNREADABLE);
  const bare = withoutMention(text, house.config.wecom.name, isGroup);
  const words = await runCommand(house, bare);
  if (words !== null) return said(words);
  if (isStatus(bare)) return status(house, incoming);
  const order = isGroup ? await confirmed(house, threadOf(incoming), bare) : null;
  if (order !== null) return turnTo(house, incoming, { text: order, focus: null, from: 0 }, true);
  const next = isGroup && MORE.test(bare) ? await readPage(house, incoming) : null;
  if (next) return turnTo(house, incoming, next);
  const known = focusOf(house, quote) ?? (await recall(house, threadOf(incoming)));
  return turnTo(house, incoming, { text: askedOf(bare, quote), focus: known, from: 0 });
}

/** The question as the plan is asked it; what is quoted, or nothing, where not a word is said. */
function askedOf(bare: string, quote: string): string {
  if (!/[\p{L}\p{N}]/u.test(bare)) return quote;
  return /^\/plan$/i.test(bare) ? '帮助' : bare;
}

/** A page of an answer: the question, what was spoken of before it, and how many quotations were shown. */
interface Turn {
  readonly text: string;
  readonly focus: Answered['answer']['focus'];
  readonly from: number;
}

async function turnTo(house: House, incoming: Incoming, turn: Turn, isConfirmed = false): Promise<Reply> {
  const asked = answerOnce(house, turn.text, turn.focus);
  const answer = await fulfil(house, incoming, asked.answer, isConfirmed);
  const answered = { ...asked, answer };
  const said = { thread: threadOf(incoming), user: userOf(incoming.user), place: PLACE };
  if (!incoming.isGroup) return { parts: render(answer, house), answered, keep: () => note(house, said, answered) };
  const { answer: shown, until, total } = page(answer, turn.from);
  const more = until < total ? [`还有${total - until}处，@我说“更多”接着看。`] : [];
  const offers = turn.from === 0 ? offerLine(offersOf(answer)) : '';
  return {
    parts: render(shown, house, [...more, offers].filter((line) => line !== '').join('\n\n')),
    answered,
    async keep() {
      await writePage(house, incoming, until < total ? { ...turn, from: until } : null);
      if (asked.answer.effect?.do === 'subscribe') await keepOrder(house, threadOf(incoming), turn.text);
      if (turn.from === 0) await note(house, said, answered);
    },
  };
}

/** How the bot is, and what is subscribed in this chat. */
async function status(house: House, incoming: Incoming): Promise<Reply> {
  const answer = await statusAnswer(house, { platform: PLACE, channel: channelOf(incoming) });
  return { parts: render(answer, house), answered: null, keep: async () => undefined };
}

async function readPage({ store }: House, incoming: Incoming): Promise<Turn | null> {
  const kept = await store.conversations.recall(pageOf(incoming), Date.now());
  try {
    const { text, focus, from } = JSON.parse(kept ?? 'null') ?? {};
    if (typeof text !== 'string' || !Number.isInteger(from)) return null;
    return { text, focus: readFocus(JSON.stringify(focus)), from };
  } catch {
    return null;
  }
}

/** Keeps where an answer goes on; null where it has been shown whole. */
async function writePage({ store }: House, incoming: Incoming, turn: Turn | null): Promise<void> {
  await store.conversations.remember(pageOf(incoming), JSON.stringify(turn), Date.now());
}

function isAllowed({ config }: House, { chat, user, isGroup }: Incoming): boolean {
  const { chats, users } = config.wecom;
  const isIn = (list: readonly string[], id: string) => list.length === 0 || list.includes(id);
  return isIn(users, user) && (!isGroup || isIn(chats, chat));
}

/** A conversation: a person alone with the bot, or a person in a group. */
function threadOf({ chat, user, isGroup }: Incoming): string {
  return isGroup ? `${PLACE}:${chat}:${user}` : `${PLACE}:${chat}`;
}

function pageOf(incoming: Incoming): string {
  return `${threadOf(incoming)}:page`;
}

function userOf(user: string): string {
  return `${PLACE}:${user}`;
}

/** What the bot itself says, of which nothing is kept. */
export function said(text: string): Reply {
  return { parts: renderSaid(text), answered: null, keep: async () => undefined };
}

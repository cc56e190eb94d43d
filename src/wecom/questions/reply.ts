import { isExport } from '../../../intents/export/request.ts';
import { cleanText } from '../../../intents/understand/question.ts';
import { COMMANDS, MISSING_NUMBER, UNKNOWN_COMMAND, unansweredText } from '../../digest/slash-commands.ts';
import { isStatus, statusAnswer } from '../../digest/status.ts';
import { composeExport, exportPath } from '../../export/order.ts';
import { FORMAT_NAMES } from '../../export/write-file.ts';
import {
  answerQuestion,
  checkRate,
  rateLimitMessage,
  readFocus,
  recallFocus,
  rememberAnswer,
} from '../../platform/conversation.ts';
import type { AnsweredQuestion, AppContext } from '../../platform/platform.ts';
import type { Claimed } from '../../store/inbox.ts';
import { applyToAnswer, channelOf, keepOrder, recallOrder } from '../digest/effects.ts';
import { suggestionLine, suggestionsOf } from '../messages/card.ts';
import { link } from '../messages/escape.ts';
import { paginate } from '../messages/pagination.ts';
import { render, renderText } from '../messages/render.ts';
import type { WecomQuestion } from '../protocol/payload.ts';
import { PLATFORM } from '../protocol/text.ts';
import { quotedFocus, stripMention } from './question-text.ts';

/** What a message is answered with, and what is to be kept once it has arrived. */
export interface Reply {
  readonly parts: readonly string[];
  /** The answer of the plan; null where the bot only said something itself. */
  readonly answered: AnsweredQuestion | null;
  /** Keeps what the conversation spoke of. */
  keep(): Promise<void>;
}

const UNREADABLE = '我只看得懂文字和语音，看不了图片、文件和视频。请把问题打成字，例如：第6条。';
/** What is said to whom the settings do not let ask. */
export const CLOSED = '这里还没有开通工作要点助手，请联系管理员。';
/** Why there is no link. */
const NO_ADDRESS =
  '还发不出下载的链接：请管理员在 .env 里写上大家打开网页用的地址 `PUBLIC_URL`。也可以直接在网页上下载。';
/** What asks for the rest of an answer in a group. */
const MORE = /^(?:更多|下一页|继续|还有吗|还有呢)[?？。!！]*$/;

/** The question that a message asks: its words without the mention, or what it quotes where it says nothing besides. */
export function questionOf({ config }: AppContext, { text, quote, isGroup }: WecomQuestion): string {
  const bare = stripMention(text ?? '', config.wecom.name, isGroup);
  return cleanText(bare === '' ? quote : bare);
}

/** Answers a message. Nothing is kept yet: the same message gives the same reply until `keep` is called. */
export async function composeReply(
  context: AppContext,
  incoming: WecomQuestion,
  { attempts }: Pick<Claimed, 'attempts'>,
): Promise<Reply> {
  const { text, quote, user, isGroup } = incoming;
  if (!isAllowed(context, incoming)) return textReply(CLOSED);
  if (attempts === 1 && (await checkRate(context, userOf(user))) !== 'ok') return textReply(rateLimitMessage(context));
  if (text === null) return textReply(UNREADABLE);
  const bare = stripMention(text, context.config.wecom.name, isGroup);
  const words = await runCommand(context, bare, incoming);
  if (words !== null) return textReply(words);
  if (isStatus(bare)) return status(context, incoming);
  if (isExport(bare)) return exportLink(context, incoming, bare);
  const order = isGroup ? await recallOrder(context, threadOf(incoming), bare) : null;
  if (order !== null) return turnTo(context, incoming, { text: order, focus: null, from: 0 }, true);
  const next = isGroup && MORE.test(bare) ? await readPage(context, incoming) : null;
  if (next) return turnTo(context, incoming, next);
  const known = quotedFocus(context, quote) ?? (await recallFocus(context, threadOf(incoming)));
  return turnTo(context, incoming, { text: askedOf(bare, quote), focus: known, from: 0 });
}

/** The question as the plan is asked it; what is quoted, or nothing, where not a word is said. */
function askedOf(bare: string, quote: string): string {
  if (!/[\p{L}\p{N}]/u.test(bare)) return quote;
  return /^\/plan$/i.test(bare) ? '帮助' : bare;
}

/** A page of an answer: the question, what was spoken of before it, and how many quotations were shown. */
interface Turn {
  readonly text: string;
  readonly focus: AnsweredQuestion['answer']['focus'];
  readonly from: number;
}

async function turnTo(context: AppContext, incoming: WecomQuestion, turn: Turn, isConfirmed = false): Promise<Reply> {
  const asked = answerQuestion(context, turn.text, turn.focus);
  const answer = await applyToAnswer(context, incoming, asked.answer, isConfirmed);
  const answered = { ...asked, answer };
  const textReply = { thread: threadOf(incoming), user: userOf(incoming.user), place: PLATFORM };
  if (!incoming.isGroup)
    return { parts: render(answer, context), answered, keep: () => rememberAnswer(context, textReply, answered) };
  const { answer: shown, until, total } = paginate(answer, turn.from);
  const more = until < total ? [`还有${total - until}处，@我说“更多”接着看。`] : [];
  const offers = turn.from === 0 ? suggestionLine(suggestionsOf(answer)) : '';
  return {
    parts: render(shown, context, [...more, offers].filter((line) => line !== '').join('\n\n')),
    answered,
    async keep() {
      await writePage(context, incoming, until < total ? { ...turn, from: until } : null);
      if (asked.answer.effect?.do === 'subscribe') await keepOrder(context, threadOf(incoming), turn.text);
      if (turn.from === 0) await rememberAnswer(context, textReply, answered);
    },
  };
}

/** A link to what is to be taken away as a file: the console makes it when it is opened. */
function exportLink(context: AppContext, incoming: WecomQuestion, text: string): Promise<Reply> | Reply {
  const reply = composeExport(context, text);
  if (reply.kind === 'words') return textReply(reply.text);
  if (reply.kind === 'answer')
    return turnTo(context, incoming, { text: reply.answered.question, focus: null, from: 0 });
  const { publicUrl } = context.config.web;
  const said = (words: string): Reply => ({ parts: [words], answered: null, keep: async () => undefined });
  if (publicUrl === null) return said(NO_ADDRESS);
  const name = `${reply.document.title}（${FORMAT_NAMES[reply.request.format]}）`;
  const url = `${publicUrl}${exportPath(context, reply.request)}`;
  return said(`下载：${link(name, url)}`);
}

/** How the bot is, and what is subscribed in this chat. */
async function status(context: AppContext, incoming: WecomQuestion): Promise<Reply> {
  const answer = await statusAnswer(context, { platform: PLATFORM, channel: channelOf(incoming) });
  return { parts: render(answer, context), answered: null, keep: async () => undefined };
}

async function readPage({ store }: AppContext, incoming: WecomQuestion): Promise<Turn | null> {
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
async function writePage({ store }: AppContext, incoming: WecomQuestion, turn: Turn | null): Promise<void> {
  await store.conversations.remember(pageOf(incoming), JSON.stringify(turn), Date.now());
}

/** Whether the settings let somebody ask here: the groups and the people that are named, all where none are. Alone with the bot only a person who is named. */
export function isAllowed(
  { config }: AppContext,
  { chat, user, isGroup }: Pick<WecomQuestion, 'chat' | 'user' | 'isGroup'>,
): boolean {
  const { chats, users } = config.wecom;
  if (users.length > 0 && !users.includes(user)) return false;
  if (isGroup) return chats.length === 0 || chats.includes(chat);
  return users.length > 0 || chats.length === 0;
}

/** A conversation: a person alone with the bot, or a person in a group. */
function threadOf({ chat, user, isGroup }: WecomQuestion): string {
  return isGroup ? `${PLATFORM}:${chat}:${user}` : `${PLATFORM}:${chat}`;
}

function pageOf(incoming: WecomQuestion): string {
  return `${threadOf(incoming)}:page`;
}

function userOf(user: string): string {
  return `${PLATFORM}:${user}`;
}

/** What the bot itself says, of which nothing is kept. */
export function textReply(text: string): Reply {
  return { parts: renderText(text), answered: null, keep: async () => undefined };
}

/** What is said to a command that asks the plan nothing; null where it is a question or no command. */
async function runCommand(context: AppContext, text: string, asker: WecomQuestion): Promise<string | null> {
  const [, name = '', rest = ''] = /^\s*(\/[a-z]+)(?:\s+([\s\S]*))?$/i.exec(text) ?? [];
  const asked = rest.trim();
  if (name === '') return null;
  if (!COMMANDS.some((known) => known === name.toLowerCase())) return UNKNOWN_COMMAND;
  if (name.toLowerCase() === '/item') return asked === '' ? MISSING_NUMBER : null;
  const reader = { platform: PLATFORM, user: asker.user, isAlone: !asker.isGroup };
  return asked === '缺口' ? unansweredText(context, reader) : null;
}

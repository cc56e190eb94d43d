import type { WsFrame } from '@wecom/aibot-node-sdk';
import { z } from 'zod';

const text = z.string();
const words = z.looseObject({ content: text });
const item = z.looseObject({ msgtype: text, text: words.optional() });
/** What a message holds, and what a message quotes: content under the name of its kind. */
const content = z.looseObject({
  msgtype: text,
  text: words.optional(),
  voice: words.optional(),
  markdown: words.optional(),
  mixed: z.looseObject({ msg_item: z.array(item) }).optional(),
});
const place = {
  msgid: text.min(1),
  from: z.looseObject({ userid: text.min(1) }),
  chatid: text.min(1).optional(),
  chattype: text.optional(),
};
const message = z.looseObject({
  ...place,
  ...content.shape,
  quote: content.optional(),
  response_url: text.optional(),
});
/** The client's types speak of flat fields; WeCom puts them under the event's name. */
const event = z.looseObject({
  ...place,
  event: z.looseObject({
    eventtype: text,
    template_card_event: z.looseObject({ event_key: text, task_id: text }).optional(),
    feedback_event: z.looseObject({ id: text, type: z.number(), content: text.nullish() }).optional(),
  }),
});

const incoming = z.object({
  /** A message, or a click on a card. */
  kind: z.enum(['message', 'click']),
  key: text,
  req: text,
  user: text,
  /** Where the answer goes: a group's chatid, or the user's own id. */
  chat: text,
  isGroup: z.boolean(),
  /** What was said or asked; null where it is no text. */
  text: text.nullable(),
  /** What the message quotes; empty where it quotes nothing. */
  quote: text,
  responseUrl: text.nullable(),
});

/** A question as it lies in the inbox. */
export type WecomQuestion = z.infer<typeof incoming>;

/** Reads what was put into the inbox; null where it is of an older kind. */
export function readStoredQuestion(json: string): WecomQuestion | null {
  try {
    return incoming.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

/** Reads a message; null where it is none. */
export function readMessage({ headers, body }: WsFrame): WecomQuestion | null {
  const read = message.safeParse(body).data;
  if (!read || !headers?.req_id) return null;
  const { msgid, quote, response_url: url } = read;
  return {
    kind: 'message',
    key: `wecom:message:${msgid}`,
    req: headers.req_id,
    ...placeOf(read),
    text: wordsOf(read),
    quote: quote ? (wordsOf(quote) ?? '') : '',
    responseUrl: url ?? null,
  };
}

/** Something that happened besides messages. */
export type WecomEvent =
  | { readonly kind: 'enter'; readonly key: string; readonly req: string; readonly user: string }
  | { readonly kind: 'click'; readonly click: WecomQuestion; readonly task: string }
  | {
      readonly kind: 'opinion';
      readonly key: string;
      readonly id: string;
      readonly type: number;
      readonly why: string;
      readonly user: string;
    };

/** Reads an event; null where it is none that we know. */
export function readEvent({ headers, body }: WsFrame): WecomEvent | null {
  const read = event.safeParse(body).data;
  if (!read || !headers?.req_id) return null;
  const { eventtype, template_card_event: card, feedback_event: opinion } = read.event;
  const [key, req, where] = [`wecom:event:${read.msgid}`, headers.req_id, placeOf(read)];
  if (eventtype === 'enter_chat') return { kind: 'enter', key, req, user: where.user };
  if (eventtype === 'feedback_event' && opinion)
    return { kind: 'opinion', key, id: opinion.id, type: opinion.type, why: opinion.content ?? '', user: where.user };
  if (eventtype !== 'template_card_event' || !card) return null;
  const click = { kind: 'click' as const, key, req, ...where, text: card.event_key, quote: '', responseUrl: null };
  return { kind: 'click', click, task: card.task_id };
}

function placeOf({
  from,
  chatid,
  chattype,
}: {
  from: { userid: string };
  chatid?: string | undefined;
  chattype?: string | undefined;
}) {
  const isGroup = chatid !== undefined && chattype !== 'single';
  return { user: from.userid, chat: isGroup ? chatid : from.userid, isGroup };
}

/** The words of a message or a quotation; null where it has none, such as a picture. */
function wordsOf(read: z.infer<typeof content>): string | null {
  const found = {
    text: () => read.text?.content,
    voice: () => read.voice?.content,
    markdown: () => read.markdown?.content,
    mixed: () => {
      const texts = read.mixed?.msg_item.flatMap((one) => one.text?.content ?? []) ?? [];
      return texts.length === 0 ? undefined : texts.join('\n');
    },
  };
  const of = Object.entries(found).find(([kind]) => kind === read.msgtype)?.[1];
  return of?.() ?? null;
}

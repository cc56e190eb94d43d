import type { Knowledge } from '../../index/knowledge.ts';
import type { Term } from '../../index/search/query.ts';
import { BESIDE, CLAUSE, FAINT, LONG_TEXT } from './limits.ts';

/** Heads of forwarded mail and tickets, greetings and thanks around a question. */
const HEAD = /【[^】]{1,12}】|^(?:转发?|fw|fwd|re)[:：]\s*|-{3,}[^-\n]{0,20}-{3,}|原问题[:：]/gu;
const COURTESY = new RegExp(
  [
    '(?:各位|大家|老师们?|同志们?|领导)好?[,。!~]',
    '(?:不好意思|打扰了?|麻烦(?:你|您)?了?|辛苦了?|谢谢(?:啦|了|你|您)?|感谢|多谢|拜托)(?:打扰了?)?[哈啊呀啦了]*[,。!~]*',
    '[😂🙏😅👍🌹]+',
  ].join('|'),
  'gu',
);
/** What opens the question itself behind its background. */
const OPENS = new RegExp(
  `(?:${[
    '请问|想问|问一?下|问下|问的是|问(?=计划|要点|今年|政府|是不是|有没有|监管|我们)|想知道|想了解|想查|查一下|查查',
    '想先?看看?(?:一下)?|看一下|求问|具体怎么写|原文怎么说',
  ].join('|')})`,
  'gu',
);
/** A story: somebody calls, complains, remembers. */
const STORY = new RegExp(
  [
    '来电|市民|居民|群众反映|反映人?|诉求|投诉人|举报|工单|转办|来函|我妈|我爸|我家|听说|昨天|上周|上次|前几天|刚才|最近',
    '记得|写材料|有人说|有家|有个',
  ].join('|'),
);

/** Who asks, or what for, before the question: 组织部的同志问：, 记者采访要用，. */
const ASKER = new RegExp(
  `^[^,。;?!:“《\\d]{1,12}?(?:${[
    '(?:来|想|再|又|要)?问(?:一?下|到|过来)?|核(?:对|实)(?:一?下)?|确认(?:一?下)?|想(?:了解|知道|查|看)(?:一?下)?|了解(?:一?下)?',
    '催我?|要用|要讲|来[电信访]|咨询|打听|关心[^,:]{0,4}|[让叫]我查(?:一?下)?|在找|想核|要材料',
  ].join('|')})[,:]\\s*`,
  'u',
);

/** A question without what stands around it. */
interface Asking {
  /** What is asked. */
  readonly text: string;
  /** Known words of the background, which only help to find the matter. */
  readonly beside: readonly string[];
  /** Whether the text tells a story, whose own words the plan need not hold. */
  readonly story: boolean;
  /** What was set aside, in the asker's words. */
  readonly aside: readonly string[];
  /** Whether the bot is given an order. */
  readonly ordered: boolean;
}

/** Finds the question in its text: heads, courtesy, background and orders to the bot are set aside. */
export function findAsking(text: string, knowledge: Knowledge): Asking {
  const isTicket = /【[^】]{0,4}(?:工单|转办|来电|投诉|诉求|信访|留言)[^】]{0,4}】/.test(text);
  const plain = text
    .replace(HEAD, ' ')
    .replace(COURTESY, ' ')
    .replace(/^[\s,。!]+/, '')
    .trim();
  const asker = askerOf(plain, knowledge);
  const bare = plain.slice(asker.length);
  const { kept, orders } = withoutOrders(bare, knowledge);
  const ordered = orders.length > 0;
  const whole: Asking = {
    text: kept,
    beside: kept === bare ? [] : helping(orders, kept, knowledge),
    story: false,
    aside: asker === '' ? orders : [asker, ...orders],
    ordered,
  };
  if (kept.length < LONG_TEXT) return whole;
  if (/[“"「][^”"」]{8,}[”"」]/u.test(kept)) return whole;
  const story = isTicket || STORY.test(kept);
  const at = [...kept.matchAll(OPENS)].map(({ index, 0: said }) => index + said.length).at(-1) ?? -1;
  const clauses = kept.split(/[,。;?!\n]+/).filter((clause) => clause.trim() !== '');
  if (at < 0 && !story && clauses.length < 3) return whole;
  const opened = at > 0 ? kept.slice(at) : '';
  const asking = opened.length >= 6 ? opened : lastAsking(kept, knowledge);
  const background = kept.slice(0, kept.lastIndexOf(asking));
  if (background.trim().length < 8) return { ...whole, story };
  const heavy = weightOf(asking, knowledge);
  const general = knowledge.lexicon.questions.get('目录')?.find(asking) != null && heavy < FAINT;
  return {
    ordered: false,
    text: asking.replace(/^[\s,，:：下]+/, ''),
    beside: general ? [] : besides(asking, background, knowledge),
    story: story && heavy < CLAUSE,
    aside: [asker, ...orders, background.trim()].filter(Boolean),
  };
}

/** What stands before the question and only says who asks it; empty where it names more than the question does. */
function askerOf(text: string, knowledge: Knowledge): string {
  const head = ASKER.exec(text)?.[0] ?? '';
  const rest = text.slice(head.length);
  return head === '' || WH.test(head) || weightOf(rest, knowledge) <= weightOf(head, knowledge) ? '' : head;
}

/** Known words of the background that go with the question: quoted names, and where it names little, the heaviest. */
function besides(asking: string, background: string, knowledge: Knowledge): readonly string[] {
  const quoted = [...background.matchAll(/[“"]([^“”"]{2,20})[”"]/gu)].map(([, said = '']) => said);
  if (weightOf(asking, knowledge) >= CLAUSE) return quoted.filter((said) => !asking.includes(said)).slice(0, 1);
  const own = known(asking, knowledge);
  const others = known(background, knowledge).filter((term) => !own.some((other) => other.said === term.said));
  const heaviest = [...others].sort((a, b) => b.weight - a.weight).slice(0, BESIDE);
  return [...quoted, ...heaviest.map((term) => term.said)];
}

function weightOf(text: string, knowledge: Knowledge): number {
  return known(text, knowledge).reduce((sum, term) => sum + term.weight, 0);
}

/** The text from its last asking clause on; all of it where several clauses ask about matters of their own. */
function lastAsking(text: string, knowledge: Knowledge): string {
  const clauses = [...text.matchAll(/[^,，。;；!！\n]+/gu)].filter(([clause]) => clause.trim() !== '');
  const asks = clauses.filter(([clause]) => WH.test(clause) || /没有?[?？]?$/.test(clause));
  const last = asks.at(-1);
  if (last === undefined) return text;
  const strong = asks.filter(([clause]) => weightOf(clause, knowledge) >= CLAUSE);
  const at = clauses.indexOf(last);
  const before = clauses[at - 1];
  if (strong.length < 2 && weightOf(text.slice(last.index), knowledge) < FAINT && before && !STORY.test(before[0]))
    return text.slice(before.index);
  return strong.length > 1 ? text.slice(strong[0]?.index ?? 0) : text.slice(last.index);
}

function known(text: string, knowledge: Knowledge): readonly Term[] {
  return knowledge.topic(text).terms.filter((term) => term.forms.length > 0 && term.said.length > 1);
}

/** What an order names, where the question beside it names little. */
function helping(orders: readonly string[], kept: string, knowledge: Knowledge): readonly string[] {
  return weightOf(kept, knowledge) >= CLAUSE ? [] : known(orders.join(' '), knowledge).map((term) => term.said);
}

/** Words that ask; an order holds none. */
const WH = /什么|哪|谁|多少|几|怎么|吗|啥|是不是|有没有/;
const ROLE = /口吻|语气|扮演|假装|翻译成|新任务|承诺|只会|你现在是|作诗|写一首/;

/** A text without its orders to the bot, where a question is left beside them. */
function withoutOrders(
  text: string,
  knowledge: Knowledge,
): { readonly kept: string; readonly orders: readonly string[] } {
  const order = knowledge.lexicon.questions.get('指令');
  const pieces = text.split(/(?<=[,。;?!\n])/);
  const isOrder = (piece: string) =>
    !WH.test(piece) && (order?.find(piece.replace(/[“《][^”》]*[”》]/gu, '')) != null || ROLE.test(piece));
  const orders = pieces.filter(isOrder);
  if (orders.length === 0) return { kept: text, orders };
  const rest = pieces
    .filter((piece) => !isOrder(piece))
    .join('')
    .trim();
  const asks = WH.test(rest) || /第?\d+(?:\.\d+)?条?|讲|原文/.test(rest);
  const names = known(rest, knowledge).length > 0 || known(orders.join(), knowledge).length > 0;
  const left = asks && names && /[\p{Script=Han}\d]{5,}/u.test(rest);
  return { kept: left ? rest.replace(/^(?:顺便|另外|然后)(?:问下?)?[,，]?/, '') : text, orders };
}

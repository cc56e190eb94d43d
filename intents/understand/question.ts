import type { Knowledge } from '../../index/knowledge.ts';
import type { Topic } from '../../index/search/query.ts';
import { memoize } from '../../index/text/memoize.ts';
import { foldPlain } from '../../index/text/normalize.ts';
import type { Focus } from '../answer/answer.ts';
import type { AskedTime, Reference } from '../query/slots.ts';
import { findAsking } from './asking.ts';
import { readAskedTimes } from './dates.ts';
import { translate } from './english.ts';
import { CHATTER, LONGEST } from './limits.ts';
import { readReferences } from './reference.ts';

/** What comes in: the text as typed, the day (YYYY-MM-DD) and what the conversation spoke of. */
export interface Question {
  readonly text: string;
  readonly today: string;
  readonly focus: Focus | null;
}

/** A question as read. */
export interface Asked {
  readonly question: Question;
  /** Folded, without mentions, markup and commands. */
  readonly text: string;
  /** The text without references. */
  readonly rest: string;
  readonly references: readonly Reference[];
  /** What stands in quotation marks, folded. */
  readonly quoted: readonly string[];
  readonly times: readonly AskedTime[];
  /** Measures that the question is about by number or by the conversation; empty where it names none. */
  readonly scope: readonly string[];
  /** Whether the question is a story, whose own words the plan need not hold. */
  readonly story: boolean;
  /** What is left out, in the asker's words: 电梯 of 除了电梯; null where nothing is. */
  readonly except: string | null;
  /** Whether it only gives the bot an order. */
  readonly ordered: boolean;
  /** What was set aside as background, courtesy or an order, and English that was put into words of the plan. */
  readonly aside: readonly string[];
  /** What the reply says about the conversation it goes on with, such as 接上：第6条. */
  readonly note: string | null;
  /** Whether the question asks for a kind of thing (a name in seeds/words/questions.txt). */
  asks(kind: string): boolean;
  /** The topic, without the phrases that ask for these kinds. */
  topic(...kinds: readonly string[]): Topic;
}

/** How a clause begins that speaks of the asker. */
const ASIDE = /^\s*(我|俺|咱|想|急|谢|帮|麻烦|请|方便|写材料|做汇报|开会用)/;

/** A number in a circle behind another number or 条: a point of it; folded it would become one number with it. */
const CIRCLED = /(?<=[\d条项一二三四五六七八九十⑪-⑳])[①-⑳]/gu;
const MARKUP = /<[@#!][^<>]{0,80}>|<\/?[a-z][^<>]{0,200}>/giu;
const MENTION = /^\s*@[^\s,，:：]{1,20}[\s:：,，\u2005]+/u;
const COMMAND = /^\s*\/(?:item|plan)\b/iu;
/** 除了电梯还安排了什么 · 除食品那条以外. */
const EXCEPT =
  /(?:除了|除去|除开|刨去|不算|抛开|除(?=[^,。?]{1,14}(?:外|以外|之外)))([^,。?]{1,16}?)(?:(?:那|这)(?:一)?(?:条|点|块|项)|以外|之外|外|,|(?=还))(?:以外|之外|,)?(?:还)?/u;
/** 不是学校,我说的是…: what is not meant. */
const DENIED = /^不是[^,。?!]{1,12}[,。]/u;
const QUOTED = /“([^“”]{2,200})”|"([^"]{2,200})"|「([^「」]{2,200})」|『([^『』]{2,200})』|‘([^‘’]{2,200})’/gu;
const BOOK = /《([^《》]{2,60})》/gu;

/** The text of a question as it is matched. */
export function cleanText(raw: string): string {
  const bare = raw
    .slice(0, LONGEST * 4)
    .replace(CIRCLED, (sign) => `第${(sign.codePointAt(0) ?? 0) - 0x245f}点`)
    .replace(MARKUP, ' ')
    .replace(MENTION, '')
    .replace(COMMAND, ' ');
  const folded = foldPlain(bare)
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{Script=Han}) (?=[\p{Script=Han},。?!])/gu, '');
  return folded.replace(DENIED, '').trim().slice(0, LONGEST);
}

/** Reads a question against a snapshot. */
export function readQuestion(question: Question, knowledge: Knowledge): Asked {
  const english = translate(cleanText(question.text), knowledge);
  const asking = findAsking(english.text, knowledge);
  const { text } = asking;
  const { found, rest: bare } = readReferences(text, knowledge.plan);
  const except = EXCEPT.exec(bare);
  const kept = except ? bare.replace(except[0], except[0].endsWith('还') ? '还' : ' ') : bare;
  const rest = [kept, ...asking.beside].join(' ').trim();
  const fits = (month: number, day: number) => knowledge.facts.times.some((t) => t.month === month && t.day === day);
  const quoted = [...text.matchAll(QUOTED), ...text.matchAll(BOOK)].map((match) => match.slice(1).find(Boolean) ?? '');
  const left = except?.[1] ?? except?.[2] ?? '';
  const base = {
    question,
    text,
    rest,
    except: left === '' ? null : left,
    story: asking.story,
    ordered: asking.ordered && asking.text === english.text.trim(),
    references: found,
    aside: [...asking.aside, ...english.used].filter((one) => one.trim() !== ''),
    quoted,
    times: readAskedTimes(rest, fits),
  };
  const note = [...question.text].length > LONGEST ? `问题太长，只看了前${LONGEST}字。` : null;
  return complete({ ...base, scope: [], note }, knowledge);
}

/** The same question with other words, scope or note. */
export function complete(base: Omit<Asked, 'asks' | 'topic'>, knowledge: Knowledge): Asked {
  const cues = knowledge.lexicon.questions;
  const bare = base.times.reduce((text, time) => text.replaceAll(time.said, ' '), base.rest);
  const asking = memoize((kind: string) => cues.get(kind)?.find(base.text) != null);
  const topicOf = memoize(knowledge.topic);
  return {
    ...base,
    asks: asking,
    topic: (...kinds) => {
      const topic = topicOf(
        spoken(
          kinds.reduce((text, kind) => cues.get(kind)?.strip(text) ?? text, bare),
          knowledge,
        ),
      );
      return base.story ? heard(topic, knowledge) : topic;
    },
  };
}

/** The clauses without those in which the asker speaks of himself and names nothing that is known. All, where none is left. */
function spoken(text: string, knowledge: Knowledge): string {
  const clauses = text.split(/[,。;?!]+/);
  if (!clauses.some((clause) => ASIDE.test(clause))) return text;
  const known = clauses.filter((clause) => {
    const { terms } = knowledge.topic(clause);
    return (
      !ASIDE.test(clause) ||
      terms.some((term) => (term.forms.length > 0 && term.weight > CHATTER) || knowledge.lexicon.matters.has(term.said))
    );
  });
  return known.length === 0 || known.length === clauses.length ? text : known.join(',');
}

/** A story's topic: of the words that the plan lacks only the matters that people ask about count. */
function heard(topic: Topic, knowledge: Knowledge): Topic {
  const terms = topic.terms.filter(
    (term) =>
      knowledge.lexicon.matters.has(term.said) || (term.forms.length > 0 && !knowledge.lexicon.light.has(term.said)),
  );
  return terms.some((term) => term.forms.length > 0) ? { ...topic, terms } : topic;
}

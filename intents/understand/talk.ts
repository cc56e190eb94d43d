import type { Knowledge } from '../../index/knowledge.ts';
import { foldPlain } from '../../index/text/normalize.ts';
import { TALK_LIMITS } from './limits.ts';
import { type Question, readQuestion } from './question.ts';

/** What makes a sentence a question, whatever it is about. */
const ASKS =
  /[?]|谁|什么|啥|哪|多少|几(?:个|条|点|项|台|家|处|份|种|批|次|月|号)|怎么|怎样|如何|有没有|有无|何时|为何|多久|多长|吗|(\p{Script=Han})[不没]\1/u;
/** 那第二点呢 · 电梯呢: a question where it names something. */
const AND = /呢[。!]*$/u;
/** Kinds of question that go through the plan or on with the last answer; asked in so few words, they ask for it alone. */
const STEPS = ['展开', '继续', '下条', '上条', '下点', '上点'] as const;
/** Kinds of question about whatever was spoken of. */
const KINDS = [
  '负责',
  '配合',
  '合作',
  '数量',
  '指标',
  '日期',
  '日历',
  '文件',
  '地点',
  '名词',
  '出处',
  '列举',
  '提到',
  '目录',
] as const;

/**
 * Whether something is asked of the bot by a message that names nobody, where people talk to each other as well: it has the
 * form of a question, and it is about the plan. What is in doubt is talk: whoever wants the bot can name it.
 */
export function asksSomething(question: Question, knowledge: Knowledge): boolean {
  const text = foldPlain(question.text).trim();
  if (/^\/[a-z]/.test(text)) return true;
  const asked = readQuestion(question, knowledge);
  const isShort = asked.text.length <= TALK_LIMITS.short;
  if (isShort && STEPS.some((kind) => asked.asks(kind))) return true;
  const { terms } = asked.topic(...KINDS, ...STEPS);
  const isNamed = ({ said, forms, weight }: (typeof terms)[number]) =>
    knowledge.lexicon.matters.has(said) || (forms.length > 0 && weight >= TALK_LIMITS.heavy);
  const names = terms.some(isNamed);
  const isReference = asked.references.length > 0;
  const said = terms.reduce((sum, term) => sum + term.said.length, 0);
  // 6.2 · 第5条 · 电梯
  if (isShort && (isReference || said >= asked.text.length) && terms.every(isNamed)) return isReference || names;
  if (AND.test(text)) return isReference || names;
  if (!ASKS.test(text)) return isShort && KINDS.some((kind) => asked.asks(kind));
  return isReference || names || (asked.text.length <= TALK_LIMITS.leaning && KINDS.some((kind) => asked.asks(kind)));
}

import type { Knowledge } from '../../index/knowledge.ts';
import { PUNCTUATION } from '../../index/plan/passage.ts';
import type { HeldWord } from '../query/slots.ts';
import { placesNamed } from '../retrieval/places.ts';

/** Words of which every place is asked for, and the question without them. */
interface Sought {
  readonly words: readonly HeldWord[];
  /** Whether a place must hold all of them, not one. */
  readonly all: boolean;
  readonly rest: string;
}

/** What a plan does with a word, as it is asked for. */
const HOLDS =
  '(?:写|讲|提|说|谈|涉|论)(?:到|及)(?:了|过)?|(?:提|写|讲|说|用)(?:了|过)|用到|涉及|出现(?:了|过)?|含有?|包含|带有?|带着';
/** What calls a word a word: 字样, 这个词, 三个字. */
const AS_WORD =
  '(?:这|那)?(?:一|二|两|三|四|五|几|俩)?(?:个)?(?:关键词|关键字|词语|字样|字眼|词儿?|字|提法|说法|表述)(?!面)';
/** What units are called that hold it. */
const UNIT = '措施|举措|条目|条款|条文|条|任务|工作|地方|要点|内容|段落|部分|点|项|处|句子';
/** All of it is asked for, or how often it stands there. */
const ALL = new RegExp(
  [
    '哪些|哪几|几(?:处|条|点|次|回|个|项|句|遍)|多少(?:处|条|点|次|回|个|项|遍|地方)|凡是?|但凡|所有|全部|全都?|统统|通通',
    '关键[词字]|罗列|列|找(?:出来|一?找|找|全)|挑(?:出来|一?挑)|都给|逐[条一]|数一?数|统计|次数|频次|一共|总共|盘点|汇总|检索|都在哪|有哪',
  ].join('|'),
);
/** It is asked whether, not where. */
const WHETHER = /有没有|[吗么没][?]*$|是否|是不是/;
const QUOTED = /[“"「『]([^“”"「」『』]{1,20})[”"」』]/gu;
/** A word in quotation marks is asked for as a word. */
const ASKED_FOR = new RegExp(
  `${HOLDS}|${AS_WORD}|关键[词字]|有(?=[“"「『])|哪些(?:${UNIT})|在哪[些几]|都在哪|都算`,
  'u',
);
/** The same without quotation marks; the group is the word. */
const PLAIN: readonly RegExp[] = [
  new RegExp(
    `(?:${HOLDS})(?<it>[^,。;?!“”]{2,16}?)(?:${AS_WORD})?(?:的(?:${UNIT})?|(?:${UNIT}))?(?:都|全部?|统统|通通|一共|总共|共|分别|加起来)*(?=有|是|在|给|列|找|挑|几|多少|哪|数|[,。?!]|$)`,
    'u',
  ),
  /(?:^|[,。?!的里])(?<it>[^,。;?!“”的里]{2,10}?)(?:这|那)(?:一)?(?:个|两个|二|两|三个|三|四个|四)?(?:词|字样|字眼|字)/u,
  /(?:^|[,。?!的里])(?<it>[^,。;?!“”的里]{2,10}?)(?:一共|总共|都)?(?:出现|提到?|讲到?|用)(?:了|过)?(?:几|多少)(?:次|处|回|遍)/u,
  /^(?<it>[^,。;?!“”、哪几]{2,12}?),?(?:都|分别)?在?(?:哪[些几](?:条|点|处|项|个?地方)?)(?:里|都|有)*(?:写|提|讲|说|出现)(?:了|到|过)*[?。]*$/u,
  /^(?<it>[^,。;?!“”]{2,10}?)(?:一共|总共|共)?有?(?:几|多少)处(?:合作|交流|往来|工作|任务|措施|内容)?[?。]*$/u,
  /(?:关键[词字]|检索词)(?:是|为|[:：\s])*(?<it>[^,。;?!“”]{2,10})$/u,
];
/** Several things must stand together. */
const TOGETHER = /同时|既|又|并且|而且|一起(?:写|提|讲|出现)|也(?:写|提|讲|有)|都(?:有|写|提|讲)(?:到|了)?的/;

/** Reads which words are looked for, wherever they stand: 凡是写到汽车的 · “创新”用了几处; null where none is. */
export function readSought(text: string, isScoped: boolean, knowledge: Knowledge): Sought | null {
  const asksAll = ALL.test(text.replace(QUOTED, '')) || (isScoped && /的[。?]*$/.test(text));
  if (WHETHER.test(text.replace(QUOTED, '')) && !/几|多少|哪/.test(text)) return null;
  const quoted = [...text.matchAll(QUOTED)].map(([, said = '']) => said);
  const isLiteral = new RegExp(`[”"」』](?:${AS_WORD})|字样|关键[词字]`, 'u').test(text);
  if (quoted.length > 0) {
    const bare = text.replace(QUOTED, ' ');
    if (!ASKED_FOR.test(text) || !(asksAll || isLiteral)) return null;
    const words = quoted.map((said) => ({ said, forms: prints(said, knowledge) ? [said] : [] }));
    const known = isLiteral || words.every(({ forms }) => forms.length > 0);
    return known ? { words, all: TOGETHER.test(bare), rest: without(bare, [`${HOLDS}`, AS_WORD]) } : null;
  }
  if (!asksAll) return null;
  for (const pattern of PLAIN) {
    const found = pattern.exec(text);
    const said = found?.groups?.it?.replace(/^(?:了|过|的|有关|关于|跟|和|与|同)+|(?:的|相关|一共|总共)+$/g, '') ?? '';
    const words = found && wordsOf(said, knowledge);
    if (words)
      return {
        words: words.words,
        all: words.together || TOGETHER.test(text),
        rest: text.replace(found[0], ' '),
      };
  }
  return null;
}

/** What is named: the words as printed where the plan prints them, else what stands for them; null where nothing does. */
function wordsOf(
  said: string,
  knowledge: Knowledge,
): { readonly words: readonly HeldWord[]; together: boolean } | null {
  if (said.length < 2 || /什么|哪|谁|几|多少|啥/.test(said)) return null;
  const places = placeForms(said, knowledge);
  if (places.length > 0) return { words: [{ said, forms: places }], together: false };
  if (knowledge.passages.some(({ folded }) => folded.text.includes(said)))
    return { words: [{ said, forms: [said] }], together: false };
  const parts = said.split(/、|和|及|以及|或者?|跟|与|还有/).filter((part) => part !== '');
  if (parts.length > 1) {
    const each = parts.map((part) => wordsOf(part, knowledge));
    const words = each.flatMap((one) => one?.words ?? []);
    return each.some((one) => one === null || one.together) ? null : { words, together: false };
  }
  const terms = knowledge.topic(said).terms.filter((term) => !knowledge.lexicon.light.has(term.said));
  if (terms.length === 0 || terms.some((term) => term.forms.length === 0 || term.said.length < 2)) return null;
  const words = terms.map(({ said: word, by, forms }) => {
    const named = placeForms(word, knowledge);
    return { said: word, forms: named.length > 0 ? named : by === 'itself' ? [word] : forms };
  });
  // What is done with a place is said in many ways: 长三角合作.
  const isPlace = ({ said: word }: HeldWord) => placeForms(word, knowledge).length > 0;
  const kept = words.some(isPlace) ? words.filter((word) => isPlace(word) || !WITH.test(word.said)) : words;
  return { words: kept, together: kept.length > 1 };
}

const WITH = /^(?:合作|交流|往来|联动|协作|事)$/;

/** The names under which the plan prints a place, abbreviations that cover it among them; none where it is no place. */
function placeForms(said: string, knowledge: Knowledge): readonly string[] {
  const printed = placesNamed([said], knowledge).map(({ text }) => text.toLowerCase());
  return printed.length === 0 ? [] : [...new Set([said, ...printed])];
}

/** Whether the plan prints these letters. */
function prints(said: string, { passages }: Knowledge): boolean {
  const letters = said.replace(PUNCTUATION, '');
  return letters !== '' && passages.some((passage) => passage.letters.text.includes(letters));
}

function without(text: string, patterns: readonly string[]): string {
  return patterns.reduce((rest, pattern) => rest.replace(new RegExp(pattern, 'gu'), ' '), text);
}

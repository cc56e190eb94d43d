import { PUNCTUATION } from '../plan/passage.ts';
import { Fault, raise, type Tell } from '../text/fault.ts';
import { foldPlain } from '../text/normalize.ts';
import { readListLines, wordFault } from './lists.ts';

/** A name of the glossary: as written, and its letters alone, folded, as they are found in questions and plans. */
export interface Name {
  readonly said: string;
  readonly letters: string;
}

/** An entry of the office's glossary: one thing's names, what the office says it is, and where that stands. */
export interface Gloss {
  readonly file: string;
  readonly line: number;
  readonly names: readonly Name[];
  readonly text: string;
}

/** Longest explanation and shortest name, in characters. */
const LONGEST = 300;
const SHORTEST = 2;
const HOW = '写成“名词、别名 = 解释”';
/** Marks that nobody sees and that may turn or hide what stands around them. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/u;

/** Reads the glossary, `名词、别名 = 解释` a line; # begins a remark. Tells faults with file, line and mend. */
export function readGlossary(file: string, text: string, tell: Tell = raise): readonly Gloss[] {
  return readListLines(text).flatMap(({ line, body }) => {
    const at = body.search(/[=＝]/);
    const names = body
      .slice(0, Math.max(0, at))
      .split('、')
      .map((said) => said.trim());
    const meant = body.slice(at + 1).trim();
    const [problem, mend] = at < 0 ? ['一行里没有“=”', HOW] : (explained(meant) ?? named(names) ?? []);
    if (problem === undefined || mend === undefined)
      return [{ file, line, names: names.map((said) => ({ said, letters: lettersOf(said) })), text: meant }];
    tell(new Fault(file, line, problem, mend));
    return [];
  });
}

/** The letters of a text as names are compared: folded, without punctuation. */
export function lettersOf(text: string): string {
  return foldPlain(text).replace(PUNCTUATION, '');
}

function explained(meant: string): readonly [string, string] | null {
  const length = [...meant].length;
  if (length === 0) return ['等号右边没有解释', HOW];
  if (length > LONGEST) return [`解释有${length}个字，太长`, `写到${LONGEST}个字以内`];
  return UNSEEN.test(meant) ? ['解释里有看不见的字符', '把解释重新打一遍，不要从网页粘贴'] : null;
}

function named(names: readonly string[]): readonly [string, string] | null {
  const wrong = names.map(wordFault).find((fault) => fault !== null);
  if (wrong) return wrong;
  const short = names.find((name) => [...lettersOf(name)].length < SHORTEST || UNSEEN.test(name));
  return short === undefined ? null : [`名词“${short}”太短`, `每个名词至少写${SHORTEST}个字`];
}

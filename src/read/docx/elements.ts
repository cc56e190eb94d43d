import type { Element } from '../xml.ts';

/** How an element of a document is treated where it stands among words. */
export type Treatment =
  /** What is in it is read as if it stood there itself. */
  | { readonly kind: 'through' }
  /** It is this sign. */
  | { readonly kind: 'sign'; readonly sign: string }
  /** What is in it is not read and told under this name. */
  | { readonly kind: 'left'; readonly reason: string }
  /** It shows something that is not stored, which this sentence tells. */
  | { readonly kind: 'told'; readonly sentence: string }
  /** It shows nothing where it stands. */
  | { readonly kind: 'silent' }
  /** It has a reader of its own. */
  | { readonly kind: 'own' };

const through: Treatment = { kind: 'through' };
const silent: Treatment = { kind: 'silent' };
const own: Treatment = { kind: 'own' };
const sign = (words: string): Treatment => ({ kind: 'sign', sign: words });
const left = (reason: string): Treatment => ({ kind: 'left', reason });

const told = (sentence: string): Treatment => ({ kind: 'told', sentence });

const all = (names: string, treatment: Treatment) => names.split(' ').map((name) => [name, treatment] as const);

/** The elements of ECMA-376 (WordprocessingML and what it takes in) that hold words or show some, by name with namespace. */
export const TREATMENTS: ReadonlyMap<string, Treatment> = new Map([
  ...all('w:hyperlink w:ins w:moveTo w:smartTag w:customXml w:sdt w:sdtContent w:bdo w:dir w:rubyBase', through),
  ...all('w:r w:t w:ruby w:sym w:fldChar w:fldSimple w:instrText w:drawing w:pict w:object', own),
  ...all('w:footnoteReference w:endnoteReference w:commentReference mc:AlternateContent m:oMath m:oMathPara', own),
  ...all('w:tab w:ptab', sign('\t')),
  ...all('w:br w:cr', sign('\n')),
  ...all('w:noBreakHyphen', sign('-')),
  ...all('w:del w:delText', left('修订中删除的文字')),
  ...all('w:moveFrom', left('修订中移走的文字')),
  ...all('w:rt', left('字上的注音')),
  ...all('w:contentPart', told('墨迹没有读入')),
  ...all('w:subDoc', told('主控文档的子文档没有读入')),
  ...all('w:pgNum', told('自动页码没有读入')),
  ...all('w:dayShort w:dayLong w:monthShort w:monthLong w:yearShort w:yearLong', told('自动日期没有读入')),
  ...all('w:softHyphen w:lastRenderedPageBreak w:proofErr w:delInstrText w:fldData', silent),
  ...all('w:annotationRef w:footnoteRef w:endnoteRef w:separator w:continuationSeparator', silent),
  ...all('w:pPr w:rPr w:rubyPr w:sdtPr w:sdtEndPr w:smartTagPr w:customXmlPr w:sectPr w:tblPr w:tblGrid', silent),
  ...all('w:trPr w:tcPr w:tblPrEx w:numPr', silent),
]);

/** The name of an element with its namespace, as `TREATMENTS` has it. */
export const keyOf = (element: Element): string => (element.space ? `${element.space}:${element.name}` : element.name);

/** Extensions whose drawings and words are read; a choice that requires another one is left for its fallback. */
const KNOWN = /^(?:wps|wpg|wpc|wp14|wp|w\d\d\w*|w|a\d*|c\d*|cx\d*|pic\d*|dgm\d*|wpi|aink|m|v|o|mc)$/;

/** The branch of alternatives that a newer Word shows; undefined where there is none. */
export function chosenBranch(alternatives: Element): Element | undefined {
  const choices = alternatives.children.filter(({ name }) => name === 'Choice');
  const known = choices.find(({ attributes }) =>
    (attributes.Requires ?? '').split(/\s+/).every((prefix) => prefix === '' || KNOWN.test(prefix)),
  );
  return known ?? alternatives.children.find(({ name }) => name === 'Fallback') ?? choices[0];
}

const SIGNS: ReadonlyMap<string, string> = new Map([
  ...['w:tab', 'w:ptab', 'w:br', 'w:cr'].map((name) => [name, ' '] as const),
  ['w:noBreakHyphen', '-'],
]);
const WORDS = ['w:t', 'w:delText', 'm:t', 'a:t'];
const BLOCKS = ['w:p', 'a:p', 'w:tc', 'pt'];

/** All words in an element, however deep, as they are told of when they are not read. */
export function wordsIn(element: Element): string {
  const key = keyOf(element);
  if (WORDS.includes(key)) return element.text;
  if (key === 'v:textpath') return element.attributes.string ?? '';
  if (key === 'mc:AlternateContent') {
    const branch = chosenBranch(element);
    return branch ? wordsIn(branch) : '';
  }
  const words = element.children.map(wordsIn).join('');
  return BLOCKS.includes(key) && words !== '' ? `${words} ` : (SIGNS.get(key) ?? words);
}

/** All words of an element of which nothing is known, properties included: whatever stands in it as text. */
export function anyWords(element: Element): string {
  if (TREATMENTS.get(keyOf(element))?.kind === 'silent') return '';
  return wordsIn(element).trim() || [element.text, ...element.children.map(anyWords)].join('').trim();
}

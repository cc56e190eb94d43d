import { attributeValue, type Element, findElement } from '../xml.ts';
import { anyWords, chosenBranch, keyOf, TREATMENTS, type Treatment, wordsIn } from './elements.ts';
import { type OpenField, showField } from './fields.ts';
import { addNote, addWords, type DocxLine } from './line.ts';
import { writeEquation } from './math.ts';
import type { Parts } from './parts.ts';
import type { Styles } from './styles.ts';
import { readSymbol } from './symbols.ts';

/** What holds for the words that are being read. */
export interface Context {
  readonly styles: Styles;
  readonly parts: Parts;
  /** Marks of fields that count. */
  readonly marks: ReadonlySet<Element>;
  /** Fields that are open, the outermost first. */
  readonly fields: OpenField[];
  readonly paragraph: Element | undefined;
  readonly run: Element | undefined;
  /** Why the words are left out; null where they are read. */
  readonly off: string | null;
}

type Reader = (line: DocxLine, element: Element, context: Context) => void;

/** Reads the words in an element onto a line; what is not read is noted with its words. */
export function writeInline(line: DocxLine, parent: Element, context: Context): void {
  for (const element of parent.children) writeElement(line, element, context);
}

/** Reads one element onto a line. */
export function writeElement(line: DocxLine, element: Element, context: Context): void {
  const key = keyOf(element);
  const treatment: Treatment = TREATMENTS.get(key) ?? { kind: 'left', reason: `不认识的内容（${key}）` };
  switch (treatment.kind) {
    case 'through':
      writeInline(line, element, context);
      break;
    case 'sign':
      put(line, treatment.sign, context);
      break;
    case 'left':
      leave(line, treatment.reason, anyWords(element), context);
      break;
    case 'told':
      note(line, treatment.sentence);
      break;
    case 'own':
      READERS[key]?.(line, element, context);
      break;
    case 'silent':
      break;
  }
}

/** Words where they are shown: on the line, or in the notes. */
function put(line: DocxLine, words: string, context: Context): void {
  if (words === '') return;
  if (context.off !== null || isCode(context)) {
    if (words.trim() !== '') leave(line, '域代码里的文字', words, context);
    return;
  }
  for (const field of context.fields) field.shown = true;
  addWords(line, words);
}

/** True in the code of a field, which is not shown. */
const isCode = ({ fields }: Context): boolean => fields.some(({ inCode }) => inCode);

/** Notes words that are not read; words that were left out anyway keep that reason. */
function leave(line: DocxLine, reason: string, words: string, context: Context): void {
  if (words.trim() === '') return;
  addNote(line.notes, { at: line.length, reason: context.off ?? (isCode(context) ? '域代码里的文字' : reason), words });
}

const note = (line: DocxLine, sentence: string) =>
  addNote(line.notes, { at: line.length, reason: sentence, words: '' });

const READERS: Readonly<Record<string, Reader>> = {
  'w:t': (line, element, context) => put(line, asShown(element, context), context),
  'w:r': (line, run, context) =>
    writeInline(line, run, { ...context, run, off: context.off ?? reasonFor(run, context) }),
  'w:ruby': writeInline,
  'w:sym': (line, { attributes }, context) => {
    const character = String.fromCodePoint(Number.parseInt(attributes.char ?? '', 16) || 0xfffd);
    const looks = readSymbol(character, attributes.font ?? '');
    if (looks === undefined) note(line, `字体“${attributes.font ?? ''}”的符号${attributes.char ?? ''}不认识，读作●`);
    put(line, looks ?? '●', context);
  },
  'w:fldChar': writeFieldMark,
  'w:instrText': (_, element, { fields }) => {
    const field = fields.at(-1);
    if (field?.inCode) field.code += element.text;
  },
  'w:fldSimple': (line, element, context) => {
    const field: OpenField = { code: element.attributes.instr ?? '', inCode: false, shown: false, begin: element };
    writeInline(line, element, { ...context, fields: [...context.fields, field] });
    closeField(line, field, context);
  },
  'mc:AlternateContent': (line, element, context) => {
    const branch = chosenBranch(element);
    if (branch) writeInline(line, branch, context);
  },
  'w:footnoteReference': (line, element, context) => leaveNote(line, '脚注', 'footnotes', element, context),
  'w:endnoteReference': (line, element, context) => leaveNote(line, '尾注', 'endnotes', element, context),
  'w:commentReference': (line, element, context) => leaveNote(line, '批注', 'comments', element, context),
  'm:oMath': writeMath,
  'm:oMathPara': writeMath,
  'w:drawing': writeGraphic,
  'w:pict': writeGraphic,
  'w:object': (line, element, context) => {
    note(line, '嵌入的对象没有读入');
    writeGraphic(line, element, context);
  },
};

/** Why a run is not read: it is struck through, or hidden. */
function reasonFor(run: Element, { styles, paragraph }: Context): string | null {
  const shows = (mark: string) => styles.marks(mark, run, paragraph);
  if (shows('vanish') || shows('specVanish')) return '隐藏的文字';
  return shows('strike') || shows('dstrike') ? '带删除线的文字' : null;
}

const RAISED: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789+-n'].map((sign, i) => [sign, '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ'[i] ?? sign]),
);

/** The words of a run as they look: blanks at the ends only where they are kept, capitals, raised digits, signs of symbol fonts. */
function asShown({ text, attributes }: Element, { run, styles, paragraph }: Context): string {
  const flat = text.replace(/\r?\n/g, ' ');
  const kept = attributes.space === 'preserve' ? flat : flat.replace(/^[ \t]+|[ \t]+$/g, '');
  const capitals = /[a-z]/.test(kept) && styles.marks('caps', run, paragraph) ? kept.toUpperCase() : kept;
  const fonts = findElement(run, 'rPr', 'rFonts')?.attributes;
  const font = fonts?.ascii ?? fonts?.hAnsi ?? 'Symbol';
  const signs = capitals.replace(/[\uf000-\uf0ff]/g, (sign) => readSymbol(sign, font) ?? sign);
  const isRaised = attributeValue(run, 'rPr', 'vertAlign') === 'superscript' && /^[\d+\-n]+$/.test(signs);
  return isRaised ? signs.replace(/./g, (sign) => RAISED[sign] ?? sign) : signs;
}

function writeFieldMark(line: DocxLine, mark: Element, context: Context): void {
  if (!context.marks.has(mark)) return;
  const { fields } = context;
  const kind = mark.attributes.fldCharType;
  const open = fields.at(-1);
  if (kind === 'begin') fields.push({ code: '', inCode: true, shown: false, begin: mark });
  else if (kind === 'separate' && open) open.inCode = false;
  else if (kind === 'end' && open) {
    fields.pop();
    closeField(line, open, context);
  }
}

function closeField(line: DocxLine, field: OpenField, context: Context): void {
  const { words, problem } = showField(field);
  put(line, words, context);
  if (problem !== '' && !isCode(context)) note(line, problem);
}

function leaveNote(line: DocxLine, reason: string, kind: string, reference: Element, context: Context): void {
  leave(line, reason, context.parts.note(kind, reference.attributes.id ?? ''), context);
}

function writeMath(line: DocxLine, equation: Element, context: Context): void {
  const inner = (element: Element): string => {
    const piece: DocxLine = { parts: [], length: 0, notes: line.notes, boxes: line.boxes };
    writeElement(piece, element, context);
    return piece.parts.join('');
  };
  const { words, changed } = writeEquation(equation, inner);
  const lost = wordsIn(equation).replace(/\s/g, '').length - words.replace(/\s/g, '').length;
  if (lost > 0) leave(line, '公式的一部分', wordsIn(equation), context);
  if (changed && context.off === null) note(line, `公式排成一行读入：“${words}”`);
  put(line, words, context);
}

/** A drawing: its text boxes are read with the paragraph, its pictures and charts are told. */
function writeGraphic(line: DocxLine, parent: Element, context: Context): void {
  for (const element of parent.children) {
    const key = keyOf(element);
    const related = () => context.parts.words(element.attributes.id ?? element.attributes.dm ?? '');
    if (key === 'w:txbxContent' && context.off === null) line.boxes.push(element);
    else if (key === 'w:txbxContent') leave(line, '文本框', wordsIn(element), context);
    else if (key === 'mc:AlternateContent') writeGraphic(line, branchOf(element), context);
    else if (key === 'v:textpath') leave(line, '艺术字', element.attributes.string ?? '', context);
    else if (key === 'a:t') leave(line, '图形里的文字', element.text, context);
    else if (element.name === 'chart') told(line, '图表', related(), context);
    else if (element.name === 'relIds') told(line, 'SmartArt 图形', related(), context);
    else if (key === 'pic:pic' || key === 'v:imagedata') note(line, '图片里的文字没有读入');
    else if (key === 'w:control') note(line, '控件没有读入');
    else writeGraphic(line, element, context);
  }
}

const branchOf = (element: Element): Element => chosenBranch(element) ?? { ...element, children: [] };

function told(line: DocxLine, reason: string, words: string, context: Context): void {
  if (words.trim() === '') note(line, `${reason}没有读入`);
  else leave(line, reason, words, context);
}

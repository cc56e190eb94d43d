import type { Table } from '../../../index/parse/document.ts';
import { type Element, findElement } from '../xml.ts';
import { anyWords, chosenBranch, keyOf, TREATMENTS, wordsIn } from './elements.ts';
import { type Context, writeElement, writeInline } from './inline.ts';
import { addNote, type DocxLine, emptyLine, joinLines, type Note } from './line.ts';
import type { Numbering } from './numbering.ts';
import { isOn } from './styles.ts';
import { writeTable } from './table.ts';

/** A text while it is written: the body, or a cell of a table. */
export interface Story {
  readonly context: Context;
  readonly numbering: Numbering;
  /** Reads a chunk of another format in, by its relationship. */
  readonly chunk: (story: Story, id: string) => void;
  readonly parts: string[];
  length: number;
  readonly tables: Table[];
  readonly notes: Note[];
}

interface Block {
  readonly element: Element;
  /** Why it is left out; null where it is read. */
  readonly off: string | null;
}

/** Adds words to a story. */
export function addText(story: Story, words: string): void {
  story.parts.push(words);
  story.length += words.length;
}

/** Reads the blocks in an element: paragraphs, tables, chunks of other formats. */
export function writeBlocks(story: Story, parent: Element, off: string | null = null): void {
  const blocks = flatten(parent, off);
  let open: DocxLine | null = null;
  blocks.forEach(({ element, off: reason }, i) => {
    const next = blocks[i + 1]?.element;
    const key = keyOf(element);
    if (key === 'w:p') open = writeParagraph(story, element, reason, open, next !== undefined && keyOf(next) === 'w:p');
    else if (reason !== null) addNote(story.notes, { at: story.length, reason, words: wordsIn(element) }, ' ');
    else if (key === 'w:tbl') writeTable(story, element, writeBlocks);
    else if (key === 'w:altChunk') story.chunk(story, element.attributes.id ?? '');
    else writeLoose(story, element);
  });
}

/** Blocks that hold nothing to read. */
const PROPERTIES = /^(?:sectPr|tcPr|tblPr|.*(?:Start|End)|.*Range(?:Start|End)|proofErr)$/;

function flatten(parent: Element, off: string | null): readonly Block[] {
  return parent.children.flatMap((element): readonly Block[] => {
    const key = keyOf(element);
    const treatment = TREATMENTS.get(key);
    const holdsBlocks = element.children.length > 0;
    if (key === 'mc:AlternateContent') {
      const branch = chosenBranch(element);
      return branch ? flatten(branch, off) : [];
    }
    if (treatment?.kind === 'through' && holdsBlocks && !isInline(element)) return flatten(element, off);
    if (treatment?.kind === 'left' && holdsBlocks && !isInline(element))
      return flatten(element, off ?? treatment.reason);
    return treatment?.kind === 'silent' || PROPERTIES.test(element.name) ? [] : [{ element, off }];
  });
}

/** True for a container of words, and not of paragraphs. */
function isInline(element: Element): boolean {
  return element.children.some((child) => ['r', 't', 'delText', 'oMath', 'fldSimple'].includes(child.name));
}

/** Words that stand between paragraphs: a line of their own. */
function writeLoose(story: Story, element: Element): void {
  const line = emptyLine();
  if (TREATMENTS.has(keyOf(element))) writeElement(line, element, { ...story.context, paragraph: undefined });
  else addNote(line.notes, { at: 0, reason: `不认识的内容（${keyOf(element)}）`, words: anyWords(element) });
  addLine(story, line, line.length > 0);
}

/** Reads a paragraph; gives its line back where its mark is gone and the next one goes on with it. */
function writeParagraph(story: Story, paragraph: Element, off: string | null, open: DocxLine | null, goesOn: boolean) {
  const context: Context = { ...story.context, paragraph, off: off ?? reasonFor(story, paragraph) };
  const own = emptyLine();
  writeInline(own, paragraph, context);
  const mark = markOf(story, paragraph);
  const label = context.off === null && mark !== 'deleted' ? count(story, paragraph, own, mark) : '';
  // What a deleted mark joined to it stands behind the number of the paragraph that is left.
  const before = open ?? emptyLine();
  const whole = mark === 'kept' ? prefixed(joinLines(before, own), label) : joinLines(before, prefixed(own, label));
  if (mark !== 'kept' && goesOn) return whole;
  addLine(story, whole, whole.length > 0 || (context.off === null && mark === 'kept'));
  return null;
}

function reasonFor(story: Story, paragraph: Element): string | null {
  return story.context.styles.isContents(paragraph) ? '目录' : null;
}

/** Whether a paragraph's end is still there: deleted as a tracked change, or hidden, it is not. */
function markOf({ context: { styles } }: Story, paragraph: Element): 'kept' | 'deleted' | 'hidden' {
  const properties = findElement(paragraph, 'pPr');
  if (findElement(properties, 'rPr', 'del') || findElement(properties, 'rPr', 'moveFrom')) return 'deleted';
  const hidden = ['vanish', 'specVanish'].some((mark) => styles.marks(mark, properties, paragraph));
  return hidden && isOn(findElement(properties, 'rPr', 'vanish') ?? findElement(properties, 'rPr', 'specVanish'))
    ? 'hidden'
    : 'kept';
}

/** Counts a paragraph in its list and gives its number; a number without words is told. */
function count(story: Story, paragraph: Element, line: DocxLine, mark: 'kept' | 'hidden'): string {
  const empty = line.parts.join('').trim() === '';
  if (empty && mark === 'hidden') return '';
  const label = story.numbering.count(paragraph);
  if (!label) return '';
  if (label.problem !== undefined) addNote(line.notes, { at: 0, reason: label.problem, words: '' });
  if (!empty || label.text === '') return label.text;
  if (line.boxes.length === 0)
    addNote(line.notes, { at: 0, reason: `自动编号“${label.text.trim()}”后面没有文字，没有读入`, words: '' });
  return '';
}

const prefixed = (line: DocxLine, label: string): DocxLine =>
  label === '' ? line : joinLines({ ...emptyLine(), parts: [label], length: label.length }, line);

/** Adds a line, its notes, and the text boxes that hang on it. */
function addLine(story: Story, line: DocxLine, shows: boolean): void {
  const start = story.length;
  for (const note of line.notes) addNote(story.notes, { ...note, at: start + note.at }, ' ');
  if (shows) addText(story, `${line.parts.join('')}\n`);
  for (const box of line.boxes) {
    const words = wordsIn(box).trim();
    if (words === '') continue;
    addNote(story.notes, { at: story.length, reason: '文本框里的文字读在它所在的段落后面', words: '' });
    writeBlocks(story, box);
  }
}

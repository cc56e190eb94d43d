import type { OfficePackage } from '../package.ts';
import { type Element, findElement } from '../xml.ts';
import { keyOf, wordsIn } from './elements.ts';
import { addNote, type Note } from './line.ts';
import { isOn } from './styles.ts';

/** The parts beside the main one, whose words are told. */
export interface Parts {
  /** The words of a footnote, endnote or comment. */
  note(kind: string, id: string): string;
  /** The words of a part that is drawn into the text: a chart, SmartArt. */
  words(relationship: string): string;
  /** What was told of pages: their heads and feet. */
  readonly pages: readonly Note[];
}

const NOTES: Readonly<Record<string, string>> = { footnotes: 'footnote', endnotes: 'endnote', comments: 'comment' };
const DRAWN = ['chart', 'chartEx', 'diagramData'];

/** Reads the parts that hold words beside the text. */
export async function readParts(office: OfficePackage): Promise<Parts> {
  const related = async (kind: string) => office.tree(await office.related(office.main, kind));
  const notes = new Map<string, string>();
  for (const [kind, name] of Object.entries(NOTES)) {
    const all = findElement(await related(kind), kind)?.children ?? [];
    for (const one of all.filter((child) => child.name === name && child.attributes.type === undefined))
      notes.set(`${kind} ${one.attributes.id}`, tidy(wordsIn(one)));
  }
  const trees = new Map<string, Element | undefined>();
  for (const { id, kind, target, external } of await office.relationships(office.main))
    if (!external && [...DRAWN, 'header', 'footer'].includes(kind)) trees.set(id, await office.tree(target));
  const settings = findElement(await related('settings'), 'settings');
  const body = findElement(await office.tree(office.main), 'document', 'body');
  return {
    note: (kind, id) => notes.get(`${kind} ${id}`) ?? '',
    words: (id) => tidy(drawnWords(trees.get(id))),
    pages: readPages(body, trees, isOn(findElement(settings, 'evenAndOddHeaders'))),
  };
}

/** Words that are told of, in one line. */
const tidy = (words: string) => words.replace(/\s+/g, ' ').trim();

/** Words of a chart or of SmartArt: titles, and the names that stand in its cache. */
function drawnWords(element: Element | undefined): string {
  if (!element) return '';
  if (keyOf(element) === 'a:t' || (element.name === 'v' && element.children.length === 0)) return `${element.text} `;
  return element.children.map(drawnWords).join('');
}

const SIDES: Readonly<Record<string, string>> = { headerReference: '页眉', footerReference: '页脚' };

/** Heads and feet of the pages that are shown: those of first and even pages only where these differ. */
function readPages(body: Element | undefined, trees: ReadonlyMap<string, Element | undefined>, even: boolean) {
  const pages: Note[] = [];
  const seen = new Set<string>();
  for (const section of sections(body)) {
    const first = isOn(findElement(section, 'titlePg'));
    for (const { name, attributes } of section.children) {
      const side = SIDES[name];
      const { type = 'default', id = '' } = attributes;
      if (!side || (type === 'first' && !first) || (type === 'even' && !even)) continue;
      const tree = trees.get(id);
      const words = tree ? tidy(wordsIn(tree)) : '';
      if (words !== '' && !seen.has(`${side} ${words}`)) addNote(pages, { at: 0, reason: side, words }, ' / ');
      seen.add(`${side} ${words}`);
    }
  }
  return pages;
}

function sections(element: Element | undefined): readonly Element[] {
  return (element?.children ?? []).flatMap((child) => {
    if (child.name === 'sectPr') return [child];
    return ['p', 'pPr', 'sdt', 'sdtContent', 'customXml'].includes(child.name) ? sections(child) : [];
  });
}

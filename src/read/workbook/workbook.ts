import type { OfficePackage } from '../package.ts';
import { type Element, findElement } from '../xml.ts';
import { type CellContext, readCell } from './cell.ts';
import { readCellStyles } from './styles.ts';
import { type Cells, readCells } from './worksheet.ts';

/** A sheet as it is shown. */
export interface Worksheet extends Cells {
  readonly name: string;
  readonly hidden: boolean;
  /** What stands on the sheet beside its cells and is not read. */
  readonly remarks: readonly string[];
}

/** Reads all sheets of a workbook in their order. */
export async function readWorkbook(office: OfficePackage): Promise<readonly Worksheet[]> {
  // Some programs leave out the relationship of a part that stands where nearly all put it.
  const usual = (kind: string) => office.main.replace(/[^/]*$/, `${kind}.xml`);
  const part = async (kind: string) => office.tree((await office.related(office.main, kind)) ?? usual(kind));
  const book = findElement(await office.tree(office.main), 'workbook');
  const links = await office.relationships(office.main);
  const context: CellContext = {
    strings: (findElement(await part('sharedStrings'), 'sst')?.children ?? []).filter(({ name }) => name === 'si'),
    styles: readCellStyles(await part('styles')),
    from1904: ['1', 'true'].includes(findElement(book, 'workbookPr')?.attributes.date1904 ?? ''),
  };
  const sheets: Worksheet[] = [];
  for (const { attributes } of findElement(book, 'sheets')?.children ?? []) {
    const path = links.find(({ id, external }) => id === attributes.id && !external)?.target;
    const root = findElement(await office.tree(path), 'worksheet');
    const hidden = (attributes.state ?? 'visible') !== 'visible';
    const cells: Cells = root
      ? readCells(root, (cell) => readCell(cell, context))
      : { width: 0, rows: [], merged: [], notes: [] };
    const remarks = root && path ? await readRemarks(office, path, root) : ['是图表或宏，没有读入'];
    sheets.push({ name: attributes.name ?? '', hidden, ...cells, remarks });
  }
  return sheets;
}

/** Comments, text boxes, headers and footers of a sheet. */
async function readRemarks(office: OfficePackage, path: string, root: Element): Promise<readonly string[]> {
  const links = (await office.relationships(path)).filter(({ external }) => !external);
  const trees = async (kind: string) =>
    (await Promise.all(links.filter((link) => link.kind === kind).map(({ target }) => office.tree(target)))).flatMap(
      (tree) => tree ?? [],
    );
  const threads = (await trees('threadedComment')).flatMap((tree) => all(tree, 'threadedComment'));
  const threaded = new Set(threads.map(({ attributes }) => attributes.ref));
  const plain = (await trees('comments'))
    .flatMap((tree) => all(tree, 'comment'))
    .filter(({ attributes }) => !threaded.has(attributes.ref));
  const comments = [...plain, ...threads].map(
    (comment) => `${comment.attributes.ref ?? ''}有批注，没有读入：${wordsIn(comment)}`,
  );
  const boxes = [...(await trees('drawing')), ...(await trees('vmlDrawing'))]
    .flatMap((tree) => [...all(tree, 'txBody'), ...all(tree, 'textbox')])
    .map(wordsIn)
    .filter((words) => words !== '');
  const pages = (findElement(root, 'headerFooter')?.children ?? [])
    .map(({ text }) => text.replace(/&(?:"[^"]*"|K[0-9A-F+-]{6}|\d+|[A-Z])/g, ' ').trim())
    .filter((words) => /[\p{L}\p{N}]/u.test(words.replace(/Page|of|[第共页]/g, '')));
  return [
    ...comments,
    ...boxes.map((words) => `文本框没有读入：${words}`),
    ...[...new Set(pages)].map((words) => `页眉页脚没有读入：${words}`),
  ];
}

/** All elements of a name, wherever they stand; not those within one of them. */
const all = (element: Element, name: string): readonly Element[] =>
  element.children.flatMap((child) => (child.name === name ? [child] : all(child, name)));

const textOf = (element: Element): string => element.text + element.children.map(textOf).join('');
const wordsIn = (element: Element) => textOf(element).replace(/\s+/g, ' ').trim();

import { attributeValue, type Element, findElement } from '../xml.ts';
import { builtInFormat } from './number-format.ts';

/** How a cell shows what it holds. */
export interface CellStyle {
  /** Code of its number format. */
  readonly format: string;
  /** Whether its words are struck through. */
  readonly struck: boolean;
}

/** What a cell without a style has. */
export const PLAIN_STYLE: CellStyle = { format: 'General', struck: false };

/** A workbook's cell styles, in the order in which cells name them. */
export function readCellStyles(xml: Element | undefined): readonly CellStyle[] {
  const root = findElement(xml, 'styleSheet');
  const own = (findElement(root, 'numFmts')?.children ?? []).map(
    (f) => [Number(f.attributes.numFmtId), f.attributes.formatCode ?? ''] as const,
  );
  const codes = new Map(own);
  const struck = (findElement(root, 'fonts')?.children ?? []).map(isStruck);
  return (findElement(root, 'cellXfs')?.children ?? []).map(({ attributes: { numFmtId, fontId } }) => ({
    format: codes.get(Number(numFmtId ?? 0)) ?? builtInFormat(Number(numFmtId ?? 0)),
    struck: struck[Number(fontId ?? 0)] ?? false,
  }));
}

/** Whether a font, or what a run of characters says of its own, strikes them through. */
export function isStruck(font: Element | undefined): boolean {
  return findElement(font, 'strike') !== undefined && !['0', 'false'].includes(attributeValue(font, 'strike') ?? '1');
}

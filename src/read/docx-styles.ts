import { READ_LIMITS } from './limits.ts';
import { attributeValue, type Element, findElement } from './xml.ts';

/** What a paragraph style says: its list, and whether it is a line of the table of contents. */
interface ParagraphStyle {
  readonly list: string | undefined;
  readonly level: number;
  readonly contents: boolean;
}

/** Paragraph styles by their id. */
export type Styles = ReadonlyMap<string, ParagraphStyle>;

/** Reads a Word document's styles; a style without a list has that of the one it builds on. */
export function readStyles(xml: Element | undefined): Styles {
  const all = findElement(xml, 'styles')?.children.filter((child) => child.name === 'style') ?? [];
  const byId = new Map(all.map((style) => [style.attributes.styleId ?? '', style]));
  return new Map(
    [...byId].map(([id, style]) => {
      const contents = /^toc /i.test(attributeValue(style, 'name') ?? '');
      let at: Element | undefined = style;
      for (let i = 0; i < READ_LIMITS.styleChain && at && !findElement(at, 'pPr', 'numPr'); i++)
        at = byId.get(attributeValue(at, 'basedOn') ?? '');
      const numbers = findElement(at, 'pPr', 'numPr');
      return [
        id,
        { list: attributeValue(numbers, 'numId'), level: Number(attributeValue(numbers, 'ilvl') ?? 0), contents },
      ];
    }),
  );
}

import { type Element, find, value } from './xml.ts';

/** What a paragraph style says: its list, and whether it is a line of the table of contents. */
export interface Style {
  readonly list: string | undefined;
  readonly level: number;
  readonly contents: boolean;
}

/** Paragraph styles by their id. */
export type Styles = ReadonlyMap<string, Style>;

/** Longest chain of styles that build on each other. */
const CHAIN = 12;

/** Reads a Word document's styles; a style without a list has that of the one it builds on. */
export function readStyles(xml: Element | undefined): Styles {
  const all = find(xml, 'styles')?.children.filter((child) => child.name === 'style') ?? [];
  const byId = new Map(all.map((style) => [style.attributes.styleId ?? '', style]));
  return new Map(
    [...byId].map(([id, style]) => {
      const contents = /^toc /i.test(value(style, 'name') ?? '');
      let at: Element | undefined = style;
      for (let i = 0; i < CHAIN && at && !find(at, 'pPr', 'numPr'); i++) at = byId.get(value(at, 'basedOn') ?? '');
      const numbers = find(at, 'pPr', 'numPr');
      return [id, { list: value(numbers, 'numId'), level: Number(value(numbers, 'ilvl') ?? 0), contents }];
    }),
  );
}

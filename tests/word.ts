import { strToU8, zipSync } from 'fflate';

/** Where relationships and namespaces of office files have their names from. */
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  `xmlns:r="${RELATIONSHIPS}"`,
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
  'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
  'xmlns:x="urn:of-nobody"',
].join(' ');

/** A part beside the main one: what it is to it, under which id, and what it holds. */
export interface MadePart {
  readonly kind: string;
  readonly id?: string;
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly type?: string;
}

/** A made-up Word file: the XML of its body, numbering and styles, and other parts. */
export interface MadeWord {
  readonly body: string;
  readonly numbering?: string;
  readonly styles?: string;
  readonly parts?: readonly MadePart[];
  /** Path of the main part. */
  readonly main?: string;
  /** Turns the text of a part into bytes; UTF-8 where nothing is said. */
  readonly encode?: (xml: string) => Uint8Array;
}

/** Wraps the XML of a part in its root. */
export const root = (name: string, xml: string): string =>
  `<?xml version="1.0" standalone="yes"?><w:${name} ${NAMESPACES}>${xml}</w:${name}>`;

/** A Word file with all that the package model asks for. */
export function wordFile({
  body,
  numbering,
  styles,
  parts = [],
  main = 'word/document.xml',
  encode = strToU8,
}: MadeWord) {
  const own: readonly MadePart[] = [
    ...(numbering === undefined ? [] : [part('numbering', root('numbering', numbering))]),
    ...(styles === undefined ? [] : [part('styles', root('styles', styles))]),
    ...parts,
  ];
  const links = own.map(({ kind, id, path }, i) => link(id ?? `own${i}`, kind, `/${path}`));
  const types = own.filter(({ type }) => type).map(({ path, type = '' }) => override(path, type));
  const [folder = '', file = ''] = main.split('/');
  const text: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${types.join('')}${override(main, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml')}</Types>`,
    '_rels/.rels': relationships(link('rId1', 'officeDocument', main)),
    [`${folder}/_rels/${file}.rels`]: relationships(links.join('')),
    [main]: root('document', `<w:body>${body}</w:body>`),
  };
  const bytes = Object.entries(text).map(([path, xml]) => [path, encode(xml)] as const);
  const rest = own.map(({ path, content }) => [path, typeof content === 'string' ? encode(content) : content] as const);
  return zipSync(Object.fromEntries([...bytes, ...rest]));
}

/** A part of the usual name. */
export const part = (kind: string, content: string, id?: string): MadePart => ({
  kind,
  path: `word/${id ?? kind}.xml`,
  content,
  ...(id === undefined ? {} : { id }),
});

const link = (id: string, kind: string, target: string) =>
  `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${kind}" Target="${target}"/>`;
const relationships = (links: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links}</Relationships>`;
const override = (path: string, type: string) => `<Override PartName="/${path}" ContentType="${type}"/>`;

/** A run of words. */
export const run = (words: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${escapeXml(words)}</w:t></w:r>`;

/** A paragraph: words, or runs as XML; `properties` are its own. */
export const paragraph = (inside: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${inside.startsWith('<') ? inside : run(inside)}</w:p>`;

/** The properties of a paragraph in a list. */
export const inList = (id: number, level: number): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;

/** A level of a list; `rest` is what it says beside its format and text. */
export const level = (depth: number, format: string, text: string, rest = ''): string =>
  `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${rest}<w:lvlText w:val="${text}"/></w:lvl>`;

/** A list with its definition; both have the same number. */
export const list = (id: number, levels: string, overrides = ''): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum><w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/>${overrides}</w:num>`;

/** A table of rows of cells; a cell is its words, or XML of what stands in it. */
export const table = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((cell) => (cell.startsWith('<w:tc>') ? cell : made(cell))).join('')}</w:tr>`).join('')}</w:tbl>`;

/** A cell with properties. */
export const made = (words: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(words)}</w:tc>`;

/** Text as XML. */
export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

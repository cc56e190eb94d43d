// Makes the documents of this folder out of tests/plans, as an office program writes them. LibreOffice (writer and calc, with
// fonts-droid-fallback) is needed for that alone: npx tsx tests/documents/make.ts
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readGrid } from '../../index/tables/grid.ts';
import { decodePlan } from '../../src/read/decode.ts';
import { PLANS } from '../plans.ts';

/**
 * The plans that stand here as documents, and in which forms: a few as PDF, each of which brings its letters. None of county.csv, for a
 * page does not tell a new line within a cell from one that was wrapped.
 */
export const MADE: Readonly<Record<string, readonly ('docx' | 'pdf' | 'xlsx')[]>> = {
  'education.txt': ['docx', 'pdf'],
  'emergency.txt': ['docx'],
  'health.txt': ['docx'],
  'market.txt': ['docx', 'pdf'],
  'party.txt': ['docx', 'pdf'],
  'school.txt': ['docx'],
  'suffix.txt': ['docx', 'pdf'],
  'agriculture.csv': ['xlsx', 'docx', 'pdf'],
  'county.csv': ['xlsx', 'docx'],
  'transport.csv': ['xlsx', 'docx', 'pdf'],
};

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const SPACES = ['office', 'style', 'text', 'table', 'fo'].map((name) =>
  name === 'fo'
    ? 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    : `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
);
const FONT = 'Droid Sans Fallback';

const plain = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A flat OpenDocument file of a body. */
function flat(kind: 'text' | 'spreadsheet', styles: string, body: string): string {
  const type = `office:mimetype="application/vnd.oasis.opendocument.${kind}"`;
  const font = `<style:text-properties fo:font-size="11pt" style:font-name-asian="F" style:font-size-asian="11pt"/>`;
  const fonts = `<office:font-face-decls><style:font-face style:name="F" svg:font-family="${FONT}" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"/></office:font-face-decls>`;
  const page = `<style:page-layout style:name="P"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/></style:page-layout>`;
  const common = `<office:styles><style:default-style style:family="paragraph">${font}</style:default-style></office:styles>`;
  const master = `<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="P"/></office:master-styles>`;
  return `<?xml version="1.0" encoding="UTF-8"?><office:document ${SPACES.join(' ')} office:version="1.2" ${type}>${fonts}${common}<office:automatic-styles>${page}${styles}</office:automatic-styles>${master}<office:body><office:${kind}>${body}</office:${kind}></office:body></office:document>`;
}

const paragraph = (name: string, properties: string) =>
  `<style:style style:name="${name}" style:family="paragraph"><style:paragraph-properties ${properties}/></style:style>`;
/** Widths of a table's columns in centimetres: a number, what is to be done, and the columns of units and days beside it. */
const COLUMNS = [1.3, 3, 5.7, 2.2, 2.2, 1.7, 0.9];

const STYLES = [
  paragraph('Title', 'fo:text-align="center"'),
  paragraph('Body', 'fo:text-indent="22pt"'),
  paragraph('Left', 'fo:text-align="start"'),
  '<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>',
  ...COLUMNS.map(
    (width, i) =>
      `<style:style style:name="C${i}" style:family="table-column"><style:table-column-properties style:column-width="${width}cm"/></style:style>`,
  ),
].join('');

/** A plan in lines: those before the first blank one are its title. */
function writeText(text: string): string {
  const lines = text.split('\n');
  const blank = lines.findIndex((line) => line.trim() === '');
  const body = lines.map((line, i) => {
    const style = i < blank ? 'Title' : /^\s/.test(line) ? 'Body' : 'Left';
    return line.trim() === '' ? '' : `<text:p text:style-name="${style}">${plain(line.trim())}</text:p>`;
  });
  return flat('text', STYLES, body.join(''));
}

/** The rows of a table; a row of one cell goes across. */
function rowsOf(text: string): readonly (readonly string[])[] {
  const { text: shown, tables } = readGrid(text);
  const rows = (tables[0]?.rows ?? []).map((row) => row.map(({ start, end }) => shown.slice(start, end)));
  return rows.filter((row) => row.some((words) => words !== ''));
}

function writeRow(row: readonly string[], width: number, style: string): string {
  const lines = (words: string) =>
    words.split('\n').map((line) => `<text:p text:style-name="Left">${plain(line)}</text:p>`);
  const cell = (words: string, span = '') =>
    `<table:table-cell office:value-type="string" ${style} ${span}>${lines(words).join('')}</table:table-cell>`;
  const across = row.slice(1).every((words) => words === '');
  const cells = across
    ? `${cell(row[0] ?? '', `table:number-columns-spanned="${width}"`)}${'<table:covered-table-cell/>'.repeat(width - 1)}`
    : Array.from({ length: width }, (_, i) => cell(row[i] ?? '')).join('');
  return `<table:table-row>${cells}</table:table-row>`;
}

/** A table as a sheet, or in a document, where what stands above its head are paragraphs. */
function writeTable(text: string, kind: 'text' | 'spreadsheet'): string {
  const rows = rowsOf(text);
  const width = Math.max(...rows.map((row) => row.length));
  const head = rows.findIndex((row) => row.filter((words) => words !== '').length > 2);
  const above = kind === 'text' ? rows.slice(0, head) : [];
  const titles = above.map(
    (row, i) => `<text:p text:style-name="${i === 0 ? 'Title' : 'Left'}">${plain(row[0] ?? '')}</text:p>`,
  );
  const shown = rows.slice(above.length).map((row) => writeRow(row, width, 'table:style-name="Cell"'));
  const columns = COLUMNS.slice(0, width)
    .map((_, i) => `<table:table-column table:style-name="C${i}"/>`)
    .join('');
  return flat(
    kind,
    STYLES,
    `${titles.join('')}<table:table table:name="任务">${columns}${shown.join('')}</table:table>`,
  );
}

/** Writes the plans as flat OpenDocument files; gives those that become documents of each ending. */
function writeSources(folder: string): ReadonlyMap<string, readonly string[]> {
  const sources = new Map<string, string[]>();
  for (const [file, endings] of Object.entries(MADE)) {
    const text = decodePlan(file, readFileSync(join(PLANS, file)));
    const write = (kind: 'text' | 'spreadsheet') => {
      const path = join(folder, `${basename(file, extname(file))}.${kind === 'text' ? 'fodt' : 'fods'}`);
      writeFileSync(path, file.endsWith('.csv') ? writeTable(text, kind) : writeText(text));
      return path;
    };
    for (const ending of endings) {
      const path = write(ending === 'xlsx' ? 'spreadsheet' : 'text');
      sources.set(ending, [...(sources.get(ending) ?? []), path]);
    }
  }
  return sources;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = mkdtempSync(join(tmpdir(), 'documents-'));
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  for (const [ending, sources] of writeSources(folder))
    execFileSync('soffice', [profile, '--headless', '--convert-to', ending, '--outdir', FOLDER, ...sources]);
  rmSync(folder, { recursive: true });
}

import { Fault } from '../../index/text/fault.ts';
import { type Element, findElement, readXml } from './xml.ts';
import { openZip, type Zip } from './zip.ts';

/** A relationship of a part: what the other part is to it, and where that stands. */
interface Relationship {
  readonly id: string;
  /** Last word of the relationship's type, the same for transitional and strict files: `styles`, `worksheet`. */
  readonly kind: string;
  /** Path of the part in the package; the address where it is outside. */
  readonly target: string;
  readonly external: boolean;
}

/** An office file by the package model of ECMA-376 part 2: parts, their content types and what ties them together. */
export interface OfficePackage {
  /** What its main part is; 'other' for the office formats that are not read, null for a zip that is no office file. */
  readonly format: 'docx' | 'xlsx' | 'other' | null;
  /** Path of the main part; empty where there is none. */
  readonly main: string;
  contentType(path: string): string;
  /** The relationships of a part in their order. */
  relationships(path: string): Promise<readonly Relationship[]>;
  /** Path of the first part inside that is related to `from` as `kind`; undefined where there is none. */
  related(from: string, kind: string): Promise<string | undefined>;
  /** A part as a tree, whatever encoding it is in; undefined where it is missing. Throws Fault where it is broken. */
  tree(path: string | undefined): Promise<Element | undefined>;
  /** The bytes of a part; null where it is missing. Throws Fault. */
  bytes(path: string): Promise<Uint8Array | null>;
}

/** Main parts as nearly all programs name them, for packages that do not say which is theirs. */
const USUAL = ['word/document.xml', 'xl/workbook.xml', 'ppt/presentation.xml', 'content.xml', 'xl/workbook.bin'];
const ROOTS: Readonly<Record<string, 'docx' | 'xlsx'>> = { document: 'docx', workbook: 'xlsx' };

/** Opens an office file. Throws Fault where it is broken, locked, or unpacks to too much. */
export async function openPackage(name: string, bytes: Uint8Array): Promise<OfficePackage> {
  const zip = await openZip(name, bytes);
  const trees = new Map<string, Promise<Element | undefined>>();
  const actual = new Map(zip.parts.map((part) => [part.toLowerCase(), part]));
  const read = async (path: string) => {
    const content = await zip.bytes(path);
    return content === null ? undefined : readXml(name, content);
  };
  const tree = async (path: string | undefined) => {
    const part = path === undefined ? undefined : actual.get(path.toLowerCase());
    if (part === undefined) return undefined;
    const known = trees.get(part) ?? read(part);
    trees.set(part, known);
    return known;
  };
  const contentType = typeReader(findElement(await tree('[Content_Types].xml'), 'Types'));
  const relationships = async (path: string) => readRelationships(path, await tree(relationshipsPath(path)));
  const related = async (from: string, kind: string) => {
    const own = await relationships(from);
    const found = own.find((one) => one.kind === kind && !one.external)?.target;
    if (found !== undefined || own.length > 0) return found;
    return actual.get(resolvePath(from, `${kind}.xml`).toLowerCase());
  };
  const main = (await related('', 'officeDocument')) ?? usualMain(zip, contentType) ?? '';
  const format = await formatOf(main, contentType(main), tree);
  return {
    format,
    main,
    contentType,
    relationships,
    related,
    tree,
    bytes: async (path) => zip.bytes(actual.get(path.toLowerCase()) ?? path),
  };
}

function usualMain(zip: Zip, contentType: (path: string) => string): string | undefined {
  return zip.parts.find((part) => contentType(part).endsWith('.main+xml')) ?? USUAL.find((p) => zip.parts.includes(p));
}

async function formatOf(main: string, type: string, tree: OfficePackage['tree']): Promise<OfficePackage['format']> {
  if (main === '') return null;
  if (main === 'content.xml' || /\.bin$/i.test(main) || /binary|presentation|visio/.test(type)) return 'other';
  const root = (await tree(main))?.children[0];
  // A part of neither name may still be a broken one of a format that its place or its type tells.
  const told = /^word\/|wordprocessingml/.test(`${main} ${type}`) ? 'docx' : null;
  return ROOTS[root?.name ?? ''] ?? told ?? (root ? 'other' : null);
}

/** Gives the content type of a part: its own, or that of its ending. */
function typeReader(types: Element | undefined): (path: string) => string {
  const own = new Map<string, string>();
  const endings = new Map<string, string>();
  for (const { name, attributes } of types?.children ?? []) {
    const { PartName = '', Extension = '', ContentType = '' } = attributes;
    if (name === 'Override') own.set(resolvePath('', PartName).toLowerCase(), ContentType);
    if (name === 'Default') endings.set(Extension.toLowerCase(), ContentType);
  }
  return (path) => own.get(path.toLowerCase()) ?? endings.get(/[^.]*$/.exec(path.toLowerCase())?.[0] ?? '') ?? '';
}

const relationshipsPath = (path: string) => path.replace(/[^/]*$/, (file) => `_rels/${file}.rels`);

function readRelationships(from: string, tree: Element | undefined): readonly Relationship[] {
  return (findElement(tree, 'Relationships')?.children ?? []).map(({ attributes }) => {
    const { Id = '', Type = '', Target = '', TargetMode = '' } = attributes;
    const external = TargetMode === 'External';
    return {
      id: Id,
      kind: Type.split('/').at(-1) ?? '',
      target: external ? Target : resolvePath(from, Target),
      external,
    };
  });
}

/** Path in the package of a reference in a part: relative to its folder, or from the root where it begins with a slash. */
function resolvePath(from: string, reference: string): string {
  const plain = decode(reference.replace(/[?#].*$/, '')).replaceAll('\\', '/');
  const folder = plain.startsWith('/') ? [] : from.split('/').slice(0, -1);
  const path: string[] = [...folder];
  for (const step of plain.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

function decode(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}

/** The fault for a zip that is no office file that can be read. */
export function rejectPackage(name: string, format: OfficePackage['format']): Fault {
  const problem = format === null ? '是压缩包，不是 .docx 或 .xlsx' : '是别的办公格式（.odt、.ods、.pptx、.xlsb）';
  return new Fault(name, null, problem, '用 Word、Excel 或 WPS 打开里面的文件，另存为 .docx 或 .xlsx');
}

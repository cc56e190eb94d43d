import { SaxesParser } from 'saxes';
import { Fault } from '../../index/text/fault.ts';
import { READ_LIMITS } from './limits.ts';

/** An element of an office file's XML, its name and its attributes without their prefixes. */
export interface Element {
  readonly name: string;
  /** Short name of its namespace (`w`, `m`, `mc`…), whatever prefix the file uses; the prefix where it is none of these. */
  readonly space: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  /** The characters that stand in it directly, CDATA included. */
  text: string;
}

/** Namespaces by the end of their addresses, which transitional and strict files share. */
const SPACES: readonly (readonly [RegExp, string])[] = [
  [/\/wordprocessingml\/(?:2006\/)?main$/, 'w'],
  [/\/officeDocument\/(?:2006\/)?math$/, 'm'],
  [/\/markup-compatibility\/2006$/, 'mc'],
  [/\/drawingml\/(?:2006\/)?main$/, 'a'],
  [/\/drawingml\/(?:2006\/)?wordprocessingDrawing$/, 'wp'],
  [/\/2010\/wordprocessingShape$/, 'wps'],
  [/\/drawingml\/(?:2006\/)?picture$/, 'pic'],
  [/:vml$/, 'v'],
];

/** Reads XML in UTF-8 or UTF-16 as a tree. Entities that it defines itself are not read. Throws Fault where it is broken. */
export function readXml(name: string, bytes: Uint8Array): Element {
  const root: Element = { name: '', space: '', attributes: {}, children: [], text: '' };
  const open: Element[] = [root];
  const scopes: Readonly<Record<string, string>>[] = [{}];
  const parser = new SaxesParser();
  const broken = () => new Fault(name, null, '文件损坏，内容读不出来', '用 Word、Excel 或 WPS 打开后另存');
  parser.on('opentag', (tag) => {
    if (open.length > READ_LIMITS.xmlDepth) throw broken();
    const scope = declare(scopes.at(-1) ?? {}, tag.attributes);
    const attributes = Object.fromEntries(Object.entries(tag.attributes).map(([key, value]) => [local(key), value]));
    const prefix = prefixOf(tag.name);
    const element: Element = {
      name: local(tag.name),
      space: scope[prefix] ?? prefix,
      attributes,
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    open.push(element);
    scopes.push(scope);
  });
  const add = (text: string) => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    open.pop();
    scopes.pop();
  });
  parser.on('error', () => {
    throw broken();
  });
  const text = decodeXml(bytes);
  if (text === null) throw broken();
  parser.write(text).close();
  return root;
}

/** The text of an XML file by its mark, the width of its first characters, or what it declares; null where it is not in that encoding. */
function decodeXml(bytes: Uint8Array): string | null {
  const [first = -1, second = -1] = bytes;
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)/.exec(head)?.[1];
  const bigEnd = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c);
  const littleEnd = (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0);
  const encoding = bigEnd ? 'utf-16be' : littleEnd ? 'utf-16le' : (declared ?? 'utf-8');
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The namespaces in force in an element, short names by prefix. */
function declare(scope: Readonly<Record<string, string>>, attributes: Readonly<Record<string, string>>) {
  const own = Object.entries(attributes).filter(([key]) => key === 'xmlns' || key.startsWith('xmlns:'));
  if (own.length === 0) return scope;
  const named = own.map(([key, uri]) => {
    const prefix = key === 'xmlns' ? '' : local(key);
    return [prefix, SPACES.find(([end]) => end.test(uri))?.[1] ?? prefix] as const;
  });
  return { ...scope, ...Object.fromEntries(named) };
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);
const prefixOf = (name: string) => name.slice(0, Math.max(0, name.indexOf(':')));

/** The first element on a path of names; undefined where there is none. */
export function findElement(element: Element | undefined, ...path: readonly string[]): Element | undefined {
  return path.reduce<Element | undefined>((at, name) => at?.children.find((child) => child.name === name), element);
}

/** The `val` of an element on a path. */
export function attributeValue(element: Element | undefined, ...path: readonly string[]): string | undefined {
  return findElement(element, ...path)?.attributes.val;
}

import { SaxesParser } from 'saxes';
import { Fault } from '../../index/text/fault.ts';
import { READ_LIMITS } from './limits.ts';

/** An element of an office file's XML, its name and its attributes without their prefixes. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Reads XML as a tree. Entities that it defines itself are not read. Throws Fault where it is broken. */
export function readXml(name: string, xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open: Element[] = [root];
  const parser = new SaxesParser();
  const broken = () => new Fault(name, null, '文件损坏，内容读不出来', '用 Word、Excel 或 WPS 打开后另存');
  parser.on('opentag', (tag) => {
    if (open.length > READ_LIMITS.xmlDepth) throw broken();
    const attributes = Object.fromEntries(Object.entries(tag.attributes).map(([key, value]) => [local(key), value]));
    const element: Element = { name: local(tag.name), attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.on('error', () => {
    throw broken();
  });
  parser.write(xml.replace(/^\ufeff/, '')).close();
  return root;
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** The first element on a path of names; undefined where there is none. */
export function findElement(element: Element | undefined, ...path: readonly string[]): Element | undefined {
  return path.reduce<Element | undefined>((at, name) => at?.children.find((child) => child.name === name), element);
}

/** The `val` of an element on a path. */
export function attributeValue(element: Element | undefined, ...path: readonly string[]): string | undefined {
  return findElement(element, ...path)?.attributes.val;
}

import { attributeValue, type Element, findElement } from '../xml.ts';
import { formatNumeral } from './numerals.ts';
import { isOn } from './styles.ts';
import { readSymbol } from './symbols.ts';

/** A field that is open: its code is not shown, its result is. */
export interface OpenField {
  code: string;
  inCode: boolean;
  /** True once a word of its result was read. */
  shown: boolean;
  readonly begin: Element;
}

/** The marks of fields that have both a beginning and an end; a mark that has lost its partner does nothing. */
export function pairedMarks(root: Element): ReadonlySet<Element> {
  const paired = new Set<Element>();
  const walk = (element: Element, open: Element[][]): void => {
    for (const child of element.children) {
      if (child.name === 'txbxContent') walk(child, []);
      else if (child.name !== 'fldChar') walk(child, open);
      else if (child.attributes.fldCharType === 'begin') open.push([child]);
      else if (child.attributes.fldCharType === 'separate') open.at(-1)?.push(child);
      else {
        const marks = open.pop();
        if (marks) for (const mark of [...marks, child]) paired.add(mark);
      }
    }
  };
  walk(root, []);
  return paired;
}

/** Fields that are there for Word and show nothing. */
const SILENT =
  /^\s*(?:TC|XE|RD|TA|SET|ASK|FILLIN|PRIVATE|BIBLIOGRAPHY|NEXT|NEXTIF|SKIPIF|DATABASE|HYPERLINK|INDEX|TOC)\b/i;

/** What a field shows that has no stored result, and what is to be told of it. */
interface Shown {
  readonly words: string;
  readonly problem: string;
}

/** What is shown for a field that ends: nothing where its result was read already. */
export function showField({ code, inCode, shown, begin }: OpenField): Shown {
  const form = findElement(begin, 'ffData');
  const box = findElement(form, 'checkBox');
  if (box) return { words: isOn(findElement(box, 'checked') ?? findElement(box, 'default')) ? '☑' : '☐', problem: '' };
  if (shown) return { words: '', problem: '' };
  const list = findElement(form, 'ddList');
  if (list) {
    const entries = list.children.filter(({ name }) => name === 'listEntry');
    const chosen = Number(attributeValue(list, 'result') ?? attributeValue(list, 'default') ?? 0) || 0;
    return { words: entries[chosen]?.attributes.val ?? '', problem: '' };
  }
  const [, name = '', rest = ''] = /^\s*(\S+)\s*([\s\S]*)$/.exec(code) ?? [];
  const words =
    name.toUpperCase() === 'EQ' ? readEquation(rest) : name.toUpperCase() === 'SYMBOL' ? symbol(rest) : null;
  if (words !== null) return { words, problem: '' };
  return {
    words: '',
    problem: !inCode || name === '' || SILENT.test(code) ? '' : `域“${code.trim()}”没有结果，没有读入`,
  };
}

function symbol(rest: string): string | null {
  const code = /^(0x[\da-f]+|\d+)/i.exec(rest)?.[1];
  const font = /\\f\s+"?([^"\\]+)"?/.exec(rest)?.[1] ?? '';
  return code === undefined ? null : (readSymbol(String.fromCharCode(Number(code)), font) ?? null);
}

/** 带圈字符 and the like, which Word keeps as a formula: `\\o\\ac(○,1)`. Null where it holds something else. */
function readEquation(rest: string): string | null {
  let words = rest.replace(/\\\*\s*(?:"[^"]*"|\S+)/g, '');
  const call = /\\([a-z])((?:\s*\\[a-z]{1,2}\s*\d*)*)\s*\(([^()]*)\)/gi;
  for (let i = 0; i < 8 && call.test(words); i++) {
    call.lastIndex = 0;
    words = words.replace(call, (_, kind: string, __, inside: string) =>
      render(kind.toLowerCase(), inside.split(/[,;，]/)),
    );
  }
  return words.includes('\\') ? null : words.trim();
}

function render(kind: string, args: readonly string[]): string {
  const words = args.map((one) => one.trim());
  if (kind === 'f') return words.join('/');
  if (kind === 'r') return words.length > 1 ? `${words[0]}√${words[1]}` : `√${words[0] ?? ''}`;
  const inner = words.filter((one) => !/^[○〇□△◇]$/.test(one)).join('');
  const circled = kind === 'o' && words.some((one) => /^[○〇]$/.test(one)) && /^\d{1,2}$/.test(inner);
  return circled ? (formatNumeral(Number(inner), 'decimalEnclosedCircle') ?? inner) : inner;
}

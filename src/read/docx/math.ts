import { attributeValue, type Element, findElement } from '../xml.ts';

/** An equation written in one line; `changed` where signs were put in that are not printed so. */
interface Equation {
  readonly words: string;
  readonly changed: boolean;
}

/** Writes an equation of Word's (OMML) in one line: a fraction as a/b, a power as a^b, rows of a matrix parted by semicolons. */
export function writeEquation(equation: Element, run: (element: Element) => string): Equation {
  let changed = false;
  const inside = (element: Element | undefined): string => (element?.children ?? []).map(write).join('');
  const part = (element: Element, name: string) => inside(findElement(element, name));
  const rows = (element: Element, name: string, between: string) =>
    element.children
      .filter((child) => child.name === name)
      .map(inside)
      .join(between);
  const below = (element: Element, name = 'sub') => `_${grouped(part(element, name))}`;
  const above = (element: Element, name = 'sup') => `^${grouped(part(element, name))}`;
  const forms: Readonly<Record<string, (element: Element) => string>> = {
    f: (element) => `${grouped(part(element, 'num'))}/${grouped(part(element, 'den'))}`,
    sSup: (element) => part(element, 'e') + above(element),
    sSub: (element) => part(element, 'e') + below(element),
    sSubSup: (element) => part(element, 'e') + below(element) + above(element),
    sPre: (element) => below(element) + above(element) + part(element, 'e'),
    rad: (element) => `${part(element, 'deg')}√${grouped(part(element, 'e'))}`,
    nary: (element) => {
      const bounds = (part(element, 'sub') && below(element)) + (part(element, 'sup') && above(element));
      return `${attributeValue(element, 'naryPr', 'chr') ?? '∫'}${bounds} ${part(element, 'e')}`;
    },
    limLow: (element) => part(element, 'e') + below(element, 'lim'),
    limUpp: (element) => part(element, 'e') + above(element, 'lim'),
    acc: (element) => `${part(element, 'e')}${attributeValue(element, 'accPr', 'chr') ?? '\u0302'}`,
    eqArr: (element) => rows(element, 'e', '；'),
    m: ({ children }) => `[${children.flatMap((row) => rows(row, 'e', '，') || []).join('；')}]`,
  };
  function write(element: Element): string {
    if (element.space !== 'm') return run(element);
    if (element.name.endsWith('Pr')) return '';
    if (element.name === 'd') return delimited(element, rows);
    const form = forms[element.name];
    changed ||= form !== undefined;
    if (form) return form(element);
    return element.name === 't' ? element.text : inside(element);
  }
  return { words: inside(equation), changed };
}

function delimited(element: Element, rows: (element: Element, name: string, between: string) => string): string {
  const sign = (name: string, usual: string) => attributeValue(element, 'dPr', name) ?? usual;
  return `${sign('begChr', '(')}${rows(element, 'e', sign('sepChr', '|'))}${sign('endChr', ')')}`;
}

/** Puts what is more than one number or letter in brackets. */
const grouped = (words: string) => (/^(?:[\d.]+%?|\p{L}+|.)?$/u.test(words) ? words : `(${words})`);

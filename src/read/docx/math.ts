import { attributeValue, type Element, findElement } from '../xml.ts';

/** An equation written in one line; `changed` where signs were put in that are not printed so. */
export interface Equation {
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
  const forms: Readonly<Record<string, (element: Element) => string>> = {
    f: (element) => `${grouped(part(element, 'num'))}/${grouped(part(element, 'den'))}`,
    sSup: (element) => `${part(element, 'e')}^${grouped(part(element, 'sup'))}`,
    sSub: (element) => `${part(element, 'e')}_${grouped(part(element, 'sub'))}`,
    sSubSup: (element) => `${part(element, 'e')}_${grouped(part(element, 'sub'))}^${grouped(part(element, 'sup'))}`,
    sPre: (element) => `_${grouped(part(element, 'sub'))}^${grouped(part(element, 'sup'))}${part(element, 'e')}`,
    rad: (element) => `${part(element, 'deg')}√${grouped(part(element, 'e'))}`,
    nary: (element) => {
      const sign = attributeValue(element, 'naryPr', 'chr') ?? '∫';
      const [sub, sup] = [part(element, 'sub'), part(element, 'sup')];
      return `${sign}${sub && `_${grouped(sub)}`}${sup && `^${grouped(sup)}`} ${part(element, 'e')}`;
    },
    limLow: (element) => `${part(element, 'e')}_${grouped(part(element, 'lim'))}`,
    limUpp: (element) => `${part(element, 'e')}^${grouped(part(element, 'lim'))}`,
    acc: (element) => `${part(element, 'e')}${attributeValue(element, 'accPr', 'chr') ?? '\u0302'}`,
    eqArr: (element) => rows(element, 'e', '；'),
    m: (element) => `[${rows(element, 'mr', '；')}]`,
    mr: (element) => rows(element, 'e', '，'),
  };
  function write(element: Element): string {
    if (element.space === 'm' && element.name.endsWith('Pr')) return '';
    if (element.space === 'm' && element.name === 'd') return delimited(element, rows);
    const form = element.space === 'm' ? forms[element.name] : undefined;
    if (form) changed = true;
    if (element.space === 'm' && element.name === 'mr') return rows(element, 'e', '，');
    if (form) return form(element);
    if (element.space === 'm' && element.name === 't') return element.text;
    return element.space === 'm' ? inside(element) : run(element);
  }
  const words = inside(equation);
  return { words, changed };
}

function delimited(element: Element, rows: (element: Element, name: string, between: string) => string): string {
  const sign = (name: string, usual: string) => attributeValue(element, 'dPr', name) ?? usual;
  return `${sign('begChr', '(')}${rows(element, 'e', sign('sepChr', '|'))}${sign('endChr', ')')}`;
}

/** Puts what is more than one number or letter in brackets. */
const grouped = (words: string) => (/^(?:[\d.]+%?|\p{L}+|.)?$/u.test(words) ? words : `(${words})`);

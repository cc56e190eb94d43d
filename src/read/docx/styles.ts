import { READ_LIMITS } from '../limits.ts';
import { attributeValue, type Element, findElement } from '../xml.ts';

/** A document's styles. */
export interface Styles {
  /** A style and those that it builds on, nearest first; the default paragraph style for a paragraph that names none. */
  chain(id: string | undefined, type: 'paragraph' | 'character' | 'numbering'): readonly Element[];
  /** True where a run shows a mark such as `strike`: its own word, else that of its styles, which cancel each other out. */
  marks(mark: string, run: Element | undefined, paragraph: Element | undefined): boolean;
  /** True for a line of the table of contents. */
  isContents(paragraph: Element | undefined): boolean;
}

/** True where an on-off property stands and is not switched off. */
export function isOn(property: Element | undefined): boolean {
  return property !== undefined && !['0', 'false', 'off'].includes(property.attributes.val ?? '');
}

/** Reads the part of styles; without it nothing has a style. */
export function readStyles(xml: Element | undefined): Styles {
  const root = findElement(xml, 'styles');
  const all = root?.children.filter((child) => child.name === 'style') ?? [];
  const byId = new Map(all.map((style) => [style.attributes.styleId ?? '', style]));
  const usual = all.find(({ attributes }) => attributes.type === 'paragraph' && isOn(attribute(attributes.default)));
  const defaults = findElement(root, 'docDefaults', 'rPrDefault', 'rPr');
  const chains = new Map<string, readonly Element[]>();
  const chain: Styles['chain'] = (id, type) => {
    const wanted = id !== undefined && byId.has(id) ? id : type === 'paragraph' ? usual?.attributes.styleId : undefined;
    if (wanted === undefined) return [];
    const known = chains.get(wanted) ?? follow(byId, wanted);
    chains.set(wanted, known);
    return known;
  };
  const marked = (styles: readonly Element[], mark: string) =>
    isOn(styles.map((style) => findElement(style, 'rPr', mark)).find((found) => found !== undefined));
  return {
    chain,
    marks(mark, run, paragraph) {
      const own = findElement(run, 'rPr', mark);
      if (own) return isOn(own);
      const [above, below] = [
        marked(chain(attributeValue(paragraph, 'pPr', 'pStyle'), 'paragraph'), mark),
        marked(chain(attributeValue(run, 'rPr', 'rStyle'), 'character'), mark),
      ];
      return above !== below || (!above && isOn(findElement(defaults, mark)));
    },
    isContents: (paragraph) => {
      const style = byId.get(attributeValue(paragraph, 'pPr', 'pStyle') ?? '');
      return /^(?:toc |目录 ?\d)/i.test(attributeValue(style, 'name') ?? '');
    },
  };
}

function follow(styles: ReadonlyMap<string, Element>, id: string): readonly Element[] {
  const chain: Element[] = [];
  let at = styles.get(id);
  while (at && chain.length < READ_LIMITS.styleChain && !chain.includes(at)) {
    chain.push(at);
    at = styles.get(attributeValue(at, 'basedOn') ?? '');
  }
  return chain;
}

const attribute = (value: string | undefined): Element | undefined =>
  value === undefined ? undefined : { name: '', space: '', attributes: { val: value }, children: [], text: '' };

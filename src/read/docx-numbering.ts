import { attributeValue, type Element, findElement } from './xml.ts';

/** A list level of a Word document. */
interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  readonly legal: boolean;
}

interface List {
  readonly abstract: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly restarts: ReadonlyMap<number, number>;
}

/** Gives the printed number of a paragraph in a list and counts on. */
export type ListCounter = (list: string, level: number) => string;

/** Word's automatic numbers, as they are printed. */
export function readNumbering(xml: Element | undefined): ListCounter {
  const lists = readLists(findElement(xml, 'numbering'));
  const counters = new Map<string, Map<number, number>>();
  const restarted = new Set<string>();
  return (id, depth) => {
    const list = lists.get(id);
    const level = list?.levels.get(depth);
    if (!list || !level) return '';
    const counts = counters.get(list.abstract) ?? new Map<number, number>();
    counters.set(list.abstract, counts);
    const restart = list.restarts.get(depth);
    const begins = restart !== undefined && !restarted.has(`${id} ${depth}`);
    restarted.add(`${id} ${depth}`);
    counts.set(depth, begins ? restart : (counts.get(depth) ?? level.start - 1) + 1);
    for (const deeper of [...counts.keys()]) if (deeper > depth) counts.delete(deeper);
    if (level.format === 'bullet') return bullet(level.text);
    return level.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const count = counts.get(at) ?? list.levels.get(at)?.start ?? 1;
      return formatNumber(count, level.legal ? 'decimal' : (list.levels.get(at)?.format ?? 'decimal'));
    });
  };
}

function readLists(root: Element | undefined): ReadonlyMap<string, List> {
  const children = root?.children ?? [];
  const abstracts = new Map(
    children.filter((c) => c.name === 'abstractNum').map((c) => [c.attributes.abstractNumId ?? '', c]),
  );
  return new Map(
    children
      .filter((child) => child.name === 'num')
      .map((num) => {
        const abstract = attributeValue(num, 'abstractNumId') ?? '';
        const levels = new Map(
          (abstracts.get(abstract)?.children ?? []).filter((c) => c.name === 'lvl').map(readLevel),
        );
        const restarts = new Map<number, number>();
        for (const override of num.children.filter((child) => child.name === 'lvlOverride')) {
          const at = Number(override.attributes.ilvl ?? 0);
          const start = attributeValue(override, 'startOverride');
          if (start !== undefined) restarts.set(at, Number(start));
          const own = findElement(override, 'lvl');
          if (own) levels.set(at, readLevel(own)[1]);
        }
        return [num.attributes.numId ?? '', { abstract, levels, restarts }] as const;
      }),
  );
}

function readLevel(level: Element): readonly [number, Level] {
  const legal = findElement(level, 'isLgl') !== undefined && attributeValue(level, 'isLgl') !== '0';
  const start = Number(attributeValue(level, 'start') ?? 1);
  const format = attributeValue(level, 'numFmt') ?? 'decimal';
  return [Number(level.attributes.ilvl ?? 0), { start, format, text: attributeValue(level, 'lvlText') ?? '', legal }];
}

/** Bullets of symbol fonts stand in the private area; they are printed as ●. */
function bullet(text: string): string {
  return /^[●■◆•▪◇○□▲△★☆➢►※◎]$|^[-–—]+$/.test(text) ? text : '●';
}

const HAN = '零一二三四五六七八九';

/** A number in one of Word's formats. */
function formatNumber(count: number, format: string): string {
  switch (format) {
    case 'none':
      return '';
    case 'decimalZero':
      return String(count).padStart(2, '0');
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return String(count).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return count >= 1 && count <= 20 ? String.fromCharCode(0x245f + count) : `（${count}）`;
    case 'lowerLetter':
    case 'upperLetter': {
      const letter = String.fromCharCode(97 + ((count - 1) % 26));
      return format === 'lowerLetter' ? letter : letter.toUpperCase();
    }
  }
  if (/ideographDigital|japaneseDigital/.test(format))
    return String(count).replace(/\d/g, (digit) => HAN[Number(digit)] ?? '');
  return /[cC]hinese|japanese|ideograph|taiwanese|korean/.test(format) ? chinese(count) : String(count);
}

/** A number up to 999 as it is counted in Chinese. */
function chinese(count: number): string {
  if (count > 999 || count < 0) return String(count);
  const [hundreds, tens, ones] = [Math.floor(count / 100), Math.floor(count / 10) % 10, count % 10];
  const head = hundreds > 0 ? `${HAN[hundreds]}百` : '';
  const gap = hundreds > 0 && tens === 0 && ones > 0 ? '零' : '';
  const middle = tens === 0 ? gap : `${tens === 1 && hundreds === 0 ? '' : HAN[tens]}十`;
  return `${head}${middle}${ones > 0 ? HAN[ones] : ''}` || '零';
}

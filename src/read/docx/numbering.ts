import { READ_LIMITS } from '../limits.ts';
import { attributeValue, type Element, findElement } from '../xml.ts';
import { formatNumeral } from './numerals.ts';
import { isOn, type Styles } from './styles.ts';
import { readSymbol } from './symbols.ts';

/** A list level of a Word document. */
interface Level {
  readonly start: number;
  readonly format: string;
  /** How a format of one's own looks, by example. */
  readonly pattern: string;
  readonly text: string;
  readonly font: string;
  readonly legal: boolean;
  readonly hidden: boolean;
  readonly suffix: string;
  /** The paragraph style whose paragraphs stand on this level. */
  readonly style: string | undefined;
  /** Levels above this one after which it begins anew: those below the number; 0 for none. */
  readonly restartsBelow: number;
}

interface List {
  /** The definition whose counters it shares with other lists. */
  readonly definition: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly overrides: ReadonlyMap<number, number>;
}

/** An automatic number as it is printed. */
interface Label {
  readonly text: string;
  /** What could not be printed as Word does. */
  readonly problem?: string;
}

/** Word's automatic numbers. */
export interface Numbering {
  /** Counts a paragraph and gives its number; null where it has none. */
  count(paragraph: Element): Label | null;
}

/** Reads the part of numbering, which styles may name. */
export function readNumbering(xml: Element | undefined, styles: Styles): Numbering {
  const lists = readLists(findElement(xml, 'numbering'), styles);
  const counters = new Map<string, Map<number, number>>();
  const begun = new Set<string>();
  return {
    count(paragraph) {
      const place = placeOf(paragraph, lists, styles);
      const list = lists.get(place?.list ?? '');
      const level = list?.levels.get(place?.depth ?? 0);
      if (!place || !list || !level) return null;
      const counts = counters.get(list.definition) ?? new Map<number, number>();
      counters.set(list.definition, counts);
      const override = list.overrides.get(place.depth);
      const key = `${place.list} ${place.depth}`;
      const begins = override !== undefined && !begun.has(key);
      begun.add(key);
      counts.set(place.depth, begins ? override : (counts.get(place.depth) ?? level.start - 1) + 1);
      for (const deeper of [...counts.keys()])
        if (deeper > place.depth && place.depth < (list.levels.get(deeper)?.restartsBelow ?? deeper))
          counts.delete(deeper);
      return print(list, level, counts);
    },
  };
}

/** Where a paragraph stands: list and level are inherited each by itself, from the paragraph and the styles that it builds on. */
function placeOf(paragraph: Element, lists: ReadonlyMap<string, List>, styles: Styles) {
  const chain = styles.chain(attributeValue(paragraph, 'pPr', 'pStyle'), 'paragraph');
  const own = findElement(paragraph, 'pPr', 'numPr');
  const said = [own, ...chain.map((style) => findElement(style, 'pPr', 'numPr'))];
  const list = said.map((numbers) => attributeValue(numbers, 'numId')).find((id) => id !== undefined);
  if (list === undefined || list === '0') return null;
  const levels = [...(lists.get(list)?.levels ?? [])];
  const linked = (id: string | undefined) => levels.find(([, { style }]) => style !== undefined && style === id)?.[0];
  const depths = chain.map(
    (style) => linked(style.attributes.styleId) ?? attributeValue(findElement(style, 'pPr', 'numPr'), 'ilvl'),
  );
  const depth = [attributeValue(own, 'ilvl'), ...depths].find((found) => found !== undefined);
  return { list, depth: Number(depth ?? 0) || 0 };
}

function print(list: List, level: Level, counts: ReadonlyMap<number, number>): Label {
  if (level.hidden) return { text: '' };
  if (level.format === 'bullet') return { text: gapped(bullet(level.text, level.font), level.suffix) };
  let problem: string | undefined;
  const words = level.text.replace(/%(\d)/g, (_, digit: string) => {
    const at = list.levels.get(Number(digit) - 1);
    const count = counts.get(Number(digit) - 1) ?? at?.start ?? 1;
    const format = at?.format ?? 'decimal';
    const numeral = level.legal ? String(count) : formatNumeral(count, format, at?.pattern);
    if (numeral === undefined) problem = `自动编号的格式“${format}”不认识，编号按阿拉伯数字读入`;
    return numeral ?? String(count);
  });
  const text = gapped(words, level.suffix);
  return problem === undefined ? { text } : { text, problem };
}

/** A number with what stands behind it: nothing or a blank where the list says so, and a blank for the tab where letters would run into each other. */
function gapped(words: string, suffix: string): string {
  if (words === '' || suffix === 'nothing') return words;
  return suffix === 'space' || /[A-Za-z0-9—–-]$/.test(words) ? `${words} ` : words;
}

/** Bullets that a plan's parser knows, and words that stand for one. */
const BULLETS = /^[●■◆•▪◇○□▲△★☆➢►※◎]$|^[-–—]+$|[\p{L}\p{N}]/u;

/** A bullet as it looks; signs of other kinds are printed as ●. */
function bullet(text: string, font: string): string {
  if (/^courier new$/i.test(font) && text === 'o') return '○';
  const looks = [...text].map((sign) => readSymbol(sign, font) ?? '●').join('');
  return BULLETS.test(looks.trim()) ? looks.trim() : '●';
}

function readLists(root: Element | undefined, styles: Styles): ReadonlyMap<string, List> {
  const children = root?.children ?? [];
  const named = (name: string, id: string) =>
    new Map(children.filter((c) => c.name === name).map((child) => [child.attributes[id] ?? '', child]));
  const definitions = named('abstractNum', 'abstractNumId');
  const nums = named('num', 'numId');
  const definitionOf = (num: Element | undefined, left: number): Element | undefined => {
    const definition = definitions.get(attributeValue(num, 'abstractNumId') ?? '');
    const link = attributeValue(definition, 'numStyleLink');
    if (link === undefined || left === 0) return definition;
    // A list that is a style's: the style names the list that has the levels.
    const style = styles.chain(link, 'numbering')[0];
    const target = nums.get(attributeValue(style, 'pPr', 'numPr', 'numId') ?? '');
    const linked = [...definitions.values()].find((one) => attributeValue(one, 'styleLink') === link);
    return target && target !== num ? definitionOf(target, left - 1) : (linked ?? definition);
  };
  return new Map([...nums].map(([id, num]) => [id, readList(num, definitionOf(num, READ_LIMITS.styleChain))] as const));
}

function readList(num: Element, definition: Element | undefined): List {
  const levels = new Map((definition?.children ?? []).filter((child) => child.name === 'lvl').map(readLevel));
  const overrides = new Map<number, number>();
  for (const override of num.children.filter((child) => child.name === 'lvlOverride')) {
    const at = Number(override.attributes.ilvl ?? 0);
    const own = findElement(override, 'lvl');
    if (own) levels.set(at, readLevel(own)[1]);
    const start = Number(attributeValue(override, 'startOverride') ?? Number.NaN);
    const level = levels.get(at);
    if (Number.isNaN(start) || !level) continue;
    overrides.set(at, start);
    levels.set(at, { ...level, start });
  }
  return { definition: definition?.attributes.abstractNumId ?? '', levels, overrides };
}

function readLevel(level: Element): readonly [number, Level] {
  const depth = Number(level.attributes.ilvl ?? 0);
  const written = level.children.find((child) => child.name === 'AlternateContent');
  const format = findElement(level, 'numFmt') ?? findElement(written, 'Choice', 'numFmt');
  const fonts = findElement(level, 'rPr', 'rFonts')?.attributes;
  const restart = attributeValue(level, 'lvlRestart');
  return [
    depth,
    {
      start: Number(attributeValue(level, 'start') ?? 0) || 0,
      format: format?.attributes.val ?? 'decimal',
      pattern: format?.attributes.format ?? '',
      text: attributeValue(level, 'lvlText') ?? '',
      font: fonts?.ascii ?? fonts?.hAnsi ?? '',
      legal: isOn(findElement(level, 'isLgl')),
      hidden: isOn(findElement(level, 'rPr', 'vanish')),
      suffix: attributeValue(level, 'suff') ?? 'tab',
      style: attributeValue(level, 'pStyle'),
      restartsBelow: restart === undefined ? depth : Math.min(depth, Number(restart) || 0),
    },
  ];
}

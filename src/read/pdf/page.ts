import type { Glyph } from './canvas.ts';
import type { Drawing } from './drawing.ts';
import { PDF_LIMITS } from './limits.ts';
import type { Bar } from './path.ts';

/** A page turned so that most of its words run to the right, each character once. */
export interface Page {
  readonly glyphs: readonly Glyph[];
  readonly bars: readonly Bar[];
  readonly width: number;
  readonly height: number;
  /** What was left out, by why. */
  readonly left: readonly LeftOut[];
  /** Characters that were written by their compatibility forms, as they were and as they are read. */
  readonly folded: readonly (readonly [string, string])[];
  /** Size of most of its characters. */
  readonly size: number;
  /** Whether the page shows a picture and its words are what a program recognized in it. */
  readonly scanned: boolean;
}

/** Words that are not part of the text, and why. */
export interface LeftOut {
  readonly why: 'watermark' | 'invisible' | 'white';
  readonly text: string;
}

/** Sorts out what stands on a page. */
export function readPage(drawing: Drawing): Page {
  const inked = drawing.glyphs.filter(({ text }) => text.trim() !== '');
  const unseen = inked.filter(({ hidden }) => hidden === 'invisible');
  const scanned = unseen.length > PDF_LIMITS.scanLayer * inked.length;
  const turn = mainDirection(scanned ? inked : inked.filter(({ hidden }) => hidden === null));
  const turned = turnPage(drawing, turn);
  const seen = turned.glyphs.filter(({ hidden }) => hidden === null || (scanned && hidden === 'invisible'));
  const hidden = turned.glyphs.filter((glyph) => !seen.includes(glyph));
  const straight = seen.filter(({ angle }) => Math.abs(angle) <= PDF_LIMITS.straight);
  const leaning = seen.filter(({ angle }) => Math.abs(angle) > PDF_LIMITS.straight);
  const once = withoutDoubles(straight);
  const folded = once.flatMap(({ text }) => (foldGlyph(text) === text ? [] : [[text, foldGlyph(text)] as const]));
  return {
    glyphs: once.map((glyph) => ({ ...glyph, text: foldGlyph(glyph.text) })),
    bars: turned.bars,
    width: turned.width,
    height: turned.height,
    left: [
      ...runsOf(withoutDoubles(leaning)).map((text): LeftOut => ({ why: 'watermark', text })),
      ...(['invisible', 'white'] as const).flatMap((why) =>
        runsOf(hidden.filter((glyph) => glyph.hidden === why)).map((text): LeftOut => ({ why, text })),
      ),
    ],
    folded,
    size: usualSize(once),
    scanned,
  };
}

/** The quarter turn in which most characters are read, in degrees. */
function mainDirection(glyphs: readonly Glyph[]): number {
  const counts = new Map<number, number>();
  for (const { angle } of glyphs) {
    const quarter = Math.round(angle / 90) * 90;
    const straight = Math.abs(angle - quarter) <= PDF_LIMITS.straight;
    if (straight) counts.set((quarter + 360) % 360, (counts.get((quarter + 360) % 360) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** A page turned back by quarter turns. */
function turnPage(drawing: Drawing, turn: number): Drawing {
  if (turn === 0) return { ...drawing, glyphs: drawing.glyphs.map((g) => ({ ...g, angle: norm(g.angle) })) };
  const { width, height } = drawing;
  const place = (x: number, y: number): readonly [number, number] =>
    turn === 90 ? [y, width - x] : turn === 180 ? [width - x, height - y] : [height - y, x];
  const bars = drawing.bars.map((bar): Bar => {
    const [ax, ay] = place(bar.left, bar.top);
    const [bx, by] = place(bar.right, bar.bottom);
    const kind = turn === 180 || bar.kind === 'area' ? bar.kind : bar.kind === 'across' ? 'down' : 'across';
    const [left, right, top, bottom] = [Math.min(ax, bx), Math.max(ax, bx), Math.min(ay, by), Math.max(ay, by)];
    return { kind, left, right, top, bottom, light: bar.light };
  });
  const glyphs = drawing.glyphs.map((glyph): Glyph => {
    const [x, y] = place(glyph.x, glyph.y);
    return { ...glyph, x, y, angle: norm(glyph.angle - turn) };
  });
  return { glyphs, bars, width: turn === 180 ? width : height, height: turn === 180 ? height : width };
}

/** An angle between -180 and 180 degrees. */
const norm = (angle: number) => ((((angle + 180) % 360) + 360) % 360) - 180;

/** Characters without those that are drawn again where they stand already, to look bold or to throw a shadow. */
function withoutDoubles(glyphs: readonly Glyph[]): readonly Glyph[] {
  const known = new Map<string, Glyph[]>();
  return glyphs.filter((glyph) => {
    const same = known.get(glyph.text) ?? [];
    const reach = Math.min(PDF_LIMITS.double * glyph.size, PDF_LIMITS.doubleNarrow * (glyph.width || glyph.size));
    if (same.some(({ x, y }) => Math.hypot(x - glyph.x, y - glyph.y) < reach)) return false;
    known.set(glyph.text, [...same, glyph]);
    return true;
  });
}

/** The words of each run of characters that was drawn in one go. */
export function runsOf(glyphs: readonly Glyph[]): readonly string[] {
  const runs = new Map<number, string>();
  for (const { run, text } of glyphs) runs.set(run, (runs.get(run) ?? '') + foldGlyph(text));
  return [...runs.values()].map((text) => text.trim()).filter((text) => text !== '');
}

function usualSize(glyphs: readonly Glyph[]): number {
  const sizes = glyphs.filter(({ text }) => text.trim() !== '').map(({ size }) => size);
  return sizes.toSorted((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 1;
}

/** Radicals and marks that Unicode gives no fitting equivalent, each in front of the character that looks like it. */
const RADICALS = [
  '⺀冫⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇几⺈⺈⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑尣⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳罓⺴罓⺵罓⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风',
  '⻜飞⻝食⻞飠⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟︰：︙…',
].join('');
const RADICAL = new Map(
  [...RADICALS].flatMap((character, i, all) => (i % 2 === 0 ? [[character, all[i + 1] ?? character] as const] : [])),
);
/** Kangxi radicals, compatibility ideographs, forms for vertical lines and small forms, ligatures. */
const COMPATIBLE =
  /[\u2e80-\u2eff\u2f00-\u2fdf\uf900-\ufaff\ufb00-\ufb06\ufe10-\ufe19\ufe30-\ufe44\ufe47\ufe48\ufe50-\ufe6b]|\ud87e[\udc00-\ude1f]/g;
/** Marks that stand among Chinese characters in their wide forms. */
const WIDE = /[!(),:;?[\]{}]/g;

/** A character in its usual form, where it is written by one that only looks the same: ⽅ as 方, ⻋ as 车, ︵ as （, ﬁ as fi. */
function foldGlyph(text: string): string {
  return text.replace(COMPATIBLE, (character) => {
    const plain = RADICAL.get(character) ?? character.normalize('NFKC');
    return character >= '\ufe10' && character <= '\ufe6b'
      ? plain.replace(WIDE, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0))
      : plain;
  });
}

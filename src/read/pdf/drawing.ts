import { type Canvas, drawText, type FontInfo, type Glyph, type Pen } from './canvas.ts';
import { INITIAL_STATE } from './limits.ts';
import { IDENTITY, type Matrix, multiply, numbers, toMatrix } from './matrix.ts';
import { type Bar, readPath } from './path.ts';

/** What stands on a page. */
export interface Drawing {
  readonly glyphs: readonly Glyph[];
  /** Ruled lines and filled areas. */
  readonly bars: readonly Bar[];
  readonly width: number;
  readonly height: number;
}

/** A page's operators, by name. */
interface Operator {
  readonly name: string;
  readonly args: readonly unknown[];
}

/** Follows a page's operators: where each character stands, whether it can be seen, and the lines that are ruled. */
export function readDrawing(
  operators: readonly Operator[],
  view: { readonly transform: Matrix; readonly width: number; readonly height: number },
  fontOf: (name: string) => FontInfo,
): Drawing {
  const pen: Pen = { ctm: view.transform, ...INITIAL_STATE };
  const canvas: Canvas = { pen, stack: [], line: IDENTITY, text: IDENTITY, run: 0, glyphs: [], bars: [], fontOf };
  for (const { name, args } of operators) STEPS[name]?.(canvas, args);
  const { width, height } = view;
  const inside = ({ x, y }: Glyph) => x >= -1 && y >= -1 && x <= width + 1 && y <= height + 1;
  const glyphs = canvas.glyphs.map((g): Glyph => (inside(g) ? g : { ...g, hidden: g.hidden ?? 'invisible' }));
  return { glyphs, bars: canvas.bars, width, height };
}

const save = (canvas: Canvas) => {
  canvas.stack.push({ ...canvas.pen });
};
const restore = (canvas: Canvas) => {
  canvas.pen = canvas.stack.pop() ?? canvas.pen;
};
const transform = ({ pen }: Canvas, matrix: Matrix) => {
  pen.ctm = multiply(pen.ctm, matrix);
};
const move = (canvas: Canvas, x: number, y: number) => {
  canvas.line = multiply(canvas.line, [1, 0, 0, 1, x, y]);
  canvas.text = canvas.line;
};
const setFont = ({ pen, fontOf }: Canvas, [name, size]: readonly unknown[]) => {
  pen.font = fontOf(String(name));
  pen.size = Number(size);
};

/** What each operator does; those that neither write nor rule are not named. */
const STEPS: Readonly<Record<string, (canvas: Canvas, args: readonly unknown[]) => void>> = {
  save,
  restore,
  transform: (canvas, args) => transform(canvas, toMatrix(args)),
  beginGroup: save,
  endGroup: restore,
  paintFormXObjectBegin: (canvas, [matrix]) => {
    save(canvas);
    if (matrix) transform(canvas, toMatrix(matrix));
  },
  paintFormXObjectEnd: restore,
  beginAnnotation: (canvas, [, , placed, matrix]) => {
    save(canvas);
    transform(canvas, toMatrix(placed));
    transform(canvas, toMatrix(matrix));
  },
  endAnnotation: restore,
  setGState: (canvas, [settings]) => {
    for (const [key, value] of Array.isArray(settings) ? (settings as [string, unknown][]) : []) {
      if (key === 'ca') canvas.pen.alpha = Number(value);
      if (key === 'Font' && Array.isArray(value)) setFont(canvas, value);
    }
  },
  setFillRGBColor: ({ pen }, [colour]) => {
    pen.light = lightness(String(colour));
  },
  setFillColorN: ({ pen }) => {
    pen.light = 0;
  },
  beginText: (canvas) => {
    canvas.line = IDENTITY;
    canvas.text = IDENTITY;
  },
  setFont,
  setTextMatrix: (canvas, args) => {
    canvas.line = toMatrix(args.length === 1 ? args[0] : args);
    canvas.text = canvas.line;
  },
  moveText: (canvas, [x, y]) => move(canvas, Number(x), Number(y)),
  setLeadingMoveText: (canvas, [x, y]) => {
    canvas.pen.leading = Number(y);
    move(canvas, Number(x), Number(y));
  },
  setLeading: ({ pen }, [leading]) => {
    pen.leading = -Number(leading);
  },
  nextLine: (canvas) => move(canvas, 0, canvas.pen.leading),
  setCharSpacing: ({ pen }, [space]) => {
    pen.characterSpace = Number(space);
  },
  setWordSpacing: ({ pen }, [space]) => {
    pen.wordSpace = Number(space);
  },
  setHScale: ({ pen }, [scale]) => {
    pen.stretch = Number(scale) / 100;
  },
  setTextRise: ({ pen }, [rise]) => {
    pen.rise = Number(rise);
  },
  setTextRenderingMode: ({ pen }, [mode]) => {
    pen.mode = Number(mode);
  },
  showText: (canvas, [glyphs]) => drawText(canvas, Array.isArray(glyphs) ? glyphs : []),
  constructPath: ({ pen, bars }, [paint, paths]) => {
    const path = Array.isArray(paths) ? paths[0] : null;
    bars.push(...readPath(Number(paint), numbers(path), pen.ctm, pen.light));
  },
};

/** Lightness of a colour written #rrggbb, 0 to 1. */
function lightness(colour: string): number {
  const channels = (/^#(..)(..)(..)/.exec(colour) ?? []).slice(1).map((pair) => Number.parseInt(pair, 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels;
  return 0.3 * red + 0.59 * green + 0.11 * blue;
}

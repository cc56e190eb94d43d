import type { LeftOut, Page } from './page.ts';
import type { Printed } from './running.ts';

/** What a reader is to know of a page, counted from 1. */
interface Told {
  readonly page: number;
  readonly message: string;
}

/** What was read of a document's pages, and what was not. */
interface Report {
  readonly pages: readonly Page[];
  readonly printed: readonly Printed[];
  readonly left: readonly (readonly LeftOut[])[];
  readonly comments: readonly (readonly string[])[];
}

/** All that is left out of a document or read in another form, each with its pages. */
export function tellAll({ pages, printed, left, comments }: Report): readonly Told[] {
  const notes = comments.flatMap((all, i) =>
    all.map((words) => ({ page: i + 1, message: `批注没有读入（第${i + 1}页）：${words}` })),
  );
  return [
    ...tellPrinted([...printed, ...gather(left, ['watermark'])]),
    ...tellHidden(left),
    ...tellForms(pages),
    ...notes,
  ];
}

/** Words that were left out for the same reasons, each once with its pages. */
function gather(left: readonly (readonly LeftOut[])[], why: readonly LeftOut['why'][]): readonly Printed[] {
  const found = new Map<string, Printed>();
  left.forEach((all, i) => {
    for (const { text } of all.filter((one) => why.includes(one.why))) {
      const known = found.get(text) ?? { what: 'watermark', text, pages: [] };
      if (known.pages.at(-1) !== i + 1) known.pages.push(i + 1);
      found.set(text, known);
    }
  });
  return [...found.values()];
}

const KINDS = { number: '页码', running: '页眉页脚', watermark: '水印' } as const;

function tellPrinted(printed: readonly Printed[]): readonly Told[] {
  return printed.map(({ what, text, pages }) => {
    const words = what === 'number' ? '' : `“${text}”`;
    return { page: pages[0] ?? 1, message: `${KINDS[what]}${words}没有读入（${pagesOf(pages)}）` };
  });
}

function tellHidden(left: readonly (readonly LeftOut[])[]): readonly Told[] {
  const tell = (why: LeftOut['why'], kind: string) =>
    gather(left, [why]).map(({ text, pages }) => ({
      page: pages[0] ?? 1,
      message: `${kind}没有读入（${pagesOf(pages)}）：${text}`,
    }));
  return [...tell('invisible', '看不见的文字'), ...tell('white', '白色的文字')];
}

function tellForms(pages: readonly Page[]): readonly Told[] {
  const folded = pages.flatMap(({ folded }, i) => folded.map(([from, to]) => ({ from, to, page: i + 1 })));
  const [first] = folded;
  const scanned = pages.flatMap((page, i) => (page.scanned ? [i + 1] : []));
  return [
    ...(first
      ? [
          {
            page: first.page,
            message: `${folded.length}个字用了部首或兼容字形（如“${first.from}”），按通用的字（“${first.to}”）读入`,
          },
        ]
      : []),
    ...(scanned.length > 0
      ? [{ page: scanned[0] ?? 1, message: `文字是从扫描的图片里识别出来的，请对照原件校对（${pagesOf(scanned)}）` }]
      : []),
  ];
}

/** Pages as people name them: 第1—3、5页. */
function pagesOf(pages: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last && page <= last[1] + 1) last[1] = page;
    else runs.push([page, page]);
  }
  return `第${runs.map(([from, to]) => (from === to ? `${from}` : `${from}—${to}`)).join('、')}页`;
}

import { describe, expect, it } from 'vitest';
import type { Plan } from '../../index/plan/plan.ts';
import { toSource } from '../../src/read/file.ts';
import { toPlan } from '../../src/seeds/load.ts';
import { drawPdf, type PdfPage, rule, write } from '../pdf.ts';

const source = (pages: readonly PdfPage[]) => toSource('a.pdf', drawPdf(pages));
const read = async (pages: readonly PdfPage[]): Promise<Plan> => toPlan('a.pdf', await source(pages));
const said = (plan: Plan) => plan.measures.map((m) => plan.text.slice(m.start, m.end));
const told = (plan: Plan) => plan.problems.map(({ message }) => message);

/** Lines of a plan with where they begin, from the top down. */
const LINES: readonly (readonly [number, string])[] = [
  [104, '某区市场局2020年工作要点'],
  [104, '一、重点工作'],
  [104, '（一）安全监管'],
  [104, '1.保障电梯安全。完成60台老旧电梯安全评估，督促使用'],
  [72, '单位落实主体责任。'],
  [104, '2.推进计量监管。开展民生计量专项检查11次。'],
];
const SAID = ['完成60台老旧电梯安全评估，督促使用单位落实主体责任。', '开展民生计量专项检查11次。'];
const place = (i: number) => 760 - i * 28;
const UPRIGHT = LINES.map(([x, text], i) => write(text, { x, y: place(i) }));

describe('words that are drawn twice', () => {
  it.each([0.3, 0.6, 1.2])('are read once, %d points apart, by the line', async (by) => {
    const lines = LINES.flatMap(([x, text], i) =>
      [0, by].map((off) => write(text, { x: x + off, y: place(i) - off / 2 })),
    );
    const plan = await read([{ content: lines.join('\n') }]);
    expect(said(plan)).toEqual(SAID);
    expect(plan.items.map(({ label }) => label)).toEqual(['1.', '2.']);
    expect(plan.title).toBe('某区市场局2020年工作要点');
  });

  it('are read once by the character and by whole passes', async () => {
    const once = (off: number) =>
      LINES.flatMap(([x, text], i) => [...text].map((c, at) => write(c, { x: x + at * 16 + off, y: place(i) })));
    const one = once(0);
    const both = once(0.4);
    for (const content of [one.flatMap((c, i) => [c, both[i] ?? '']), [...one, ...both]])
      expect(said(await read([{ content: content.join('\n') }]))).toEqual(SAID);
  });
});

describe('a page that is turned', () => {
  const turned = (turn: number, size: readonly [number, number]) =>
    LINES.map(([x, text], i) => {
      const [across, down] = [x, 82 + i * 28];
      const [width, height] = size;
      const [px, py] =
        turn === 90
          ? [down, across]
          : turn === 270
            ? [width - down, height - across]
            : turn === 180
              ? [width - across, down]
              : [across, height - down];
      return write(text, { x: px, y: py, turn });
    }).join('\n');

  it.each([0, 90, 180, 270])(
    'by %d degrees reads as the upright one, whether its page says so or not',
    async (turn) => {
      const size = [842, 842] as const;
      expect(said(await read([{ content: turned(turn, size), size, rotate: turn }]))).toEqual(SAID);
      expect(said(await read([{ content: turned(turn, size), size }]))).toEqual(SAID);
    },
  );
});

it('lines and pieces of lines are read by where they stand, whatever the order in which they were drawn', async () => {
  const pieces = LINES.flatMap(([x, text], i) => {
    const half = Math.floor(text.length / 2);
    return [write(text.slice(half), { x: x + half * 16, y: place(i) }), write(text.slice(0, half), { x, y: place(i) })];
  });
  expect(said(await read([{ content: pieces.toReversed().join('\n') }]))).toEqual(SAID);
});

describe('a watermark', () => {
  const mark = '内部资料';
  it.each([
    ['turned', write(mark, { x: 150, y: 500, size: 48, turn: 45 })],
    ['turned the other way and grey', write(mark, { x: 150, y: 700, size: 30, turn: -30, grey: 0.8 })],
    ['upright, large and pale', write(mark, { x: 150, y: 676, size: 60, grey: 0.85 })],
    [
      'a pattern of small ones',
      [1, 2, 3].map((n) => write(mark, { x: 90 * n, y: 650, size: 12, turn: 30 })).join('\n'),
    ],
  ])('that is %s is left out and told once', async (_, drawn) => {
    const plan = await read([{ content: [...UPRIGHT.slice(0, 4), drawn, ...UPRIGHT.slice(4)].join('\n') }]);
    expect(said(plan)).toEqual(SAID);
    expect(told(plan).filter((message) => message.includes(mark))).toEqual([`水印“${mark}”没有读入（第1页）`]);
  });

  it('that comes again on every page is left out and told with its pages', async () => {
    const drawn = write('送审稿', { x: 200, y: 400, size: 40 });
    const pages = [UPRIGHT, [write('3.加强队伍建设。培训20人。', { x: 104, y: 760 })]];
    const plan = await read(pages.map((lines) => ({ content: [drawn, ...lines].join('\n') })));
    expect(said(plan)).toEqual([...SAID, '培训20人。']);
    expect(told(plan)).toContain('水印“送审稿”没有读入（第1—2页）');
  });
});

describe('what is printed at the edges of pages', () => {
  const page = (n: number, number: string, text: string) =>
    [
      write(`某区市场局文件`, { x: 220, y: 805, size: 10 }),
      write(text, { x: 104, y: 700 }),
      write(number, { x: 290, y: 40, size: 10 }),
      write(`打印第${n}次`, { x: 400, y: 20, size: 8 }),
    ].join('\n');
  const texts = [
    '某区市场局2020年工作要点',
    '1.保障安全。检查60家。',
    '2.加强宣传。发放册子300份。',
    '3.抓好培训。培训20人。',
  ];

  it.each([
    ['bare numbers', (n: number) => `${n}`],
    ['numbers between dashes', (n: number) => `— ${n} —`],
    ['numbers in words', (n: number) => `第${n}页共4页`],
  ])('is left out and told: %s, running heads and feet', async (_, number) => {
    const plan = await read(texts.map((text, i) => ({ content: page(i + 1, number(i + 1), text) })));
    expect(said(plan)).toEqual(['检查60家。', '发放册子300份。', '培训20人。']);
    expect(plan.title).toBe(texts[0]);
    expect(told(plan)).toEqual([
      '页眉页脚“某区市场局文件”没有读入（第1—4页）',
      '页眉页脚“打印第1次”没有读入（第1—4页）',
      '页码没有读入（第1—4页）',
    ]);
  });

  it('stays where it is a line of the text', async () => {
    const plan = await read([
      {
        content: [...UPRIGHT, write('3.加强培训。培训人数', { x: 104, y: 592 }), write('60', { x: 264, y: 592 })].join(
          '\n',
        ),
      },
    ]);
    expect(said(plan).at(-1)).toContain('60');
    expect(told(plan)).toEqual([]);
  });
});

describe('columns', () => {
  const left =
    '1.保障电梯安全。完成老旧电梯安全评估六十台，督促使用单位落实主体责任，维保单位按需维保，检验机构按期检验，乘客文明乘梯，全年困人故障率下降百分之十，应急处置平均时间不超过三十分钟，群众投诉率再下降百分之五。';
  const right =
    '2.推进计量监管。开展民生计量检查十一次，集贸市场电子秤检定全部覆盖，加油机检定全部完成，眼镜制配场所计量监督检查覆盖百分之九十以上，计量惠民服务进社区活动十二场次，培训计量管理人员一百二十人次以上。';
  /** Lines of sixteen characters, the first one indented by two. */
  const wrapped = (text: string) => [text.slice(0, 14), ...(text.slice(14).match(/.{1,16}/g) ?? [])];
  it('of running text are read one after the other', async () => {
    const column = (text: string, x: number) =>
      wrapped(text).map((line, i) => write(line, { x: x + (i === 0 ? 24 : 0), y: 700 - i * 20, size: 12 }));
    const title = write('某区市场局2020年工作要点', { x: 200, y: 760 });
    const rows = column(left, 60).flatMap((line, i) => [line, column(right, 310)[i] ?? '']);
    const plan = await read([{ content: [title, ...rows].join('\n') }]);
    expect(said(plan)).toEqual([left.slice(9), right.slice(9)]);
  });
});

it('radicals and compatibility forms are read as the usual characters, and told once', async () => {
  const odd = (text: string) =>
    text.replaceAll('一', '⼀').replaceAll('工', '⼯').replaceAll('用', '⽤').replaceAll('车', '⻋');
  const lines = [...LINES, [104, '3.规范⻋用气瓶。检查︵含停业︶⻔店30家。'] as const];
  const plan = await read([{ content: lines.map(([x, text], i) => write(odd(text), { x, y: place(i) })).join('\n') }]);
  expect(said(plan)).toEqual([...SAID, '检查（含停业）门店30家。']);
  expect(plan.sections.map(({ label, title }) => label + title)).toEqual(['一、重点工作', '（一）安全监管']);
  expect(told(plan).filter((message) => message.includes('兼容'))).toHaveLength(1);
});

describe('words that cannot be seen', () => {
  const extra = (options: object) => write('3.取消的任务。检查90家。', { x: 104, y: 592, ...options });
  it.each([
    ['not painted', extra({ mode: 3 }), '看不见的文字'],
    ['white on white', extra({ grey: 1 }), '白色的文字'],
    ['off the page', write('3.取消的任务。检查90家。', { x: 104, y: -200 }), '看不见的文字'],
  ])('since they are %s are left out and told', async (_, drawn, why) => {
    const plan = await read([{ content: [...UPRIGHT, drawn].join('\n') }]);
    expect(said(plan)).toEqual(SAID);
    expect(told(plan)).toEqual([`${why}没有读入（第1页）：3.取消的任务。检查90家。`]);
  });

  it('are read where they are white on a dark ground', async () => {
    const ground = '0.2 g 90 580 400 30 re f';
    expect(said(await read([{ content: [...UPRIGHT, ground, extra({ grey: 1 })].join('\n') }]))).toHaveLength(3);
  });

  it('are read where a whole scan has nothing else, and it is told to compare them', async () => {
    const plan = await read([
      { content: LINES.map(([x, text], i) => write(text, { x, y: place(i), mode: 3 })).join('\n') },
    ]);
    expect(said(plan)).toEqual(SAID);
    expect(told(plan)).toEqual(['文字是从扫描的图片里识别出来的，请对照原件校对（第1页）']);
  });
});

it('comments are told with their page', async () => {
  const plan = await read([{ content: UPRIGHT.join('\n'), comments: ['60台改80台？'] }]);
  expect(told(plan)).toEqual(['批注没有读入（第1页）：60台改80台？']);
});

describe('a ruled table', () => {
  const X = [60, 100, 220, 400, 470, 540];
  const head = ['序号', '重点任务', '具体措施', '牵头单位', '完成时限'];
  const rows = [
    ['1', '保障电梯安全', '完成全区老旧电梯安全评估六十余\n台以上。', '特设科', '6月底'],
    ['', '', '更换钢丝绳三十台。', '特设科', '9月底'],
    ['2', '推进计量监管', '开展检查11次。', '计量科', '年底'],
  ];
  /** A table from `top` down; a cell without words in the first two columns goes on with the one above. */
  function table(all: readonly (readonly string[])[], top: number, bars: boolean): string {
    const y = (row: number) => top - row * 40;
    const line = (x: number, from: number, toX: number, to: number) =>
      bars
        ? `${Math.min(x, toX)} ${Math.min(from, to)} ${Math.max(1, Math.abs(toX - x))} ${Math.max(1, Math.abs(to - from))} re f`
        : rule([x, from, toX, to]);
    const cells = all.flatMap((row, r) =>
      row.flatMap((words, c) =>
        words.split('\n').map((part, i) => write(part, { x: (X[c] ?? 0) + 4, y: y(r) - 14 - i * 14, size: 11 })),
      ),
    );
    const across = Array.from({ length: all.length + 1 }, (_, r) => {
      const merged = all[r]?.[0] === '' && all[r]?.[1] === '';
      return line(merged ? (X[2] ?? 0) : (X[0] ?? 0), y(r), X.at(-1) ?? 0, y(r));
    });
    const down = X.map((x) => line(x, y(0), x, y(all.length)));
    return [...cells.toReversed(), ...across, ...down].join('\n');
  }
  const RIGHT = ['完成全区老旧电梯安全评估六十余台以上。', '更换钢丝绳三十台。', '开展检查11次。'];
  const title = write('某区市场局2020年重点任务分解表', { x: 150, y: 780 });

  it.each([
    ['stroked lines', false],
    ['filled bars', true],
  ])('is put together from %s, merged cells and all', async (_, bars) => {
    const plan = await read([{ content: [title, table([head, ...rows], 750, bars)].join('\n') }]);
    expect(said(plan)).toEqual(RIGHT);
    expect(plan.measures.map(({ duty }) => [duty?.owner[0], duty?.deadline])).toEqual([
      ['特设科', '6月底'],
      ['特设科', '9月底'],
      ['计量科', '年底'],
    ]);
    expect(plan.items.map((item) => item.title)).toEqual(['保障电梯安全', '推进计量监管']);
  });

  it('goes on over pages, its head printed again', async () => {
    const more = [head, ['3', '抓好培训', '培训20人。', '人事科', '年底']];
    const plan = await read([
      { content: [title, table([head, ...rows], 750, false)].join('\n') },
      { content: table(more, 780, false) },
    ]);
    expect(said(plan)).toEqual([...RIGHT, '培训20人。']);
    expect(
      (await source([{ content: title + table([head, ...rows], 750, false) }, { content: table(more, 780, false) }]))
        .tables,
    ).toHaveLength(1);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unwrap } from '../../index/parse/wrap.ts';
import { parse } from '../../index/parser.ts';
import { readUnits } from '../../index/plan/units.ts';
import { readGrid } from '../../index/tables/grid.ts';
import { ROOT } from '../../src/config/root.ts';
import { printTable } from './table.ts';

const SIZES = [250_000, 500_000, 1_000_000, 2_000_000];

/** How does the time to read a plan grow with its length, for plans and for texts that were made to be slow? */
export function benchParse(): void {
  const plan = readFileSync(join(ROOT, 'seeds', 'plans', '2020-jiading.txt'), 'utf8').split('\n');
  const body = plan.slice(4).join('\n');
  const row = '1,抽检,"抽检食品\n200批次",食品处,"检验所、各所",6月底\n,,公示结果,食品处,/,\n';
  const shapes: readonly (readonly [string, string, string])[] = [
    ['the plan, again and again', plan.slice(0, 4).join('\n'), `\n${body}`],
    ['everything in one line', '某局2020年工作要点 ', body.replaceAll('\n', ' ')],
    [
      'one item of very many points',
      '某局2020年工作要点\n1.甲。',
      '一是检查。二是抽检（责任单位：甲局、乙局）；三是培训。',
    ],
    ['a suffix after each sentence', '某局2020年工作要点\n1.甲。', '做甲（责任单位：甲局；配合单位：乙局，丙局）。'],
    ['open brackets', '某局2020年工作要点\n1.甲。', '（责任单位：（'],
    ['lone numbers', '某局2020年工作要点\n', '1\n2\n3.甲\n'],
    ['lines wrapped at 30 characters', '某局2020年工作要点\n1.甲。\n', `${'推进工作检查抽检培训'.repeat(3)}\n`],
  ];
  const cells = shapes.map(([name, head, piece]) => [
    name,
    ...SIZES.map((size) => time(() => readText(fill(head, piece, size)))),
  ]);
  const table = [
    'a table in CSV',
    ...SIZES.map((size) => time(() => readTable(fill('序号,任务,具体要求,牵头处室,配合处室,时限要求\n', row, size)))),
  ];
  const heads = SIZES.map((size) => `${size / 1_000_000}M characters`);
  printTable('Reading a plan (one run each)', ['shape', ...heads], [...cells, table]);
}

const fill = (head: string, piece: string, size: number) =>
  head + piece.repeat(Math.ceil((size - head.length) / piece.length));

function readText(text: string): void {
  readUnits(parse('x', unwrap(text).text));
}

function readTable(text: string): void {
  const source = readGrid(text);
  readUnits(parse('x', source.text, source.tables));
}

function time(work: () => void): string {
  const from = performance.now();
  work();
  return `${Math.round(performance.now() - from)} ms`;
}

import { cpSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import papaparse from 'papaparse';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Assignments } from '../../index/assignments/assignment.ts';
import { loadAssignments } from '../../src/seeds/assignments.ts';
import { SEEDS } from '../../src/seeds/load.ts';
import { ask, knowledge, loadKnowledge, text as printed } from '../knowledge.ts';
import { pack, xlsx } from '../office.ts';
import { run } from '../program.ts';
import { askOf, csv, excerpt, HEAD, tabled } from '../table.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tables-'));
  cpSync(SEEDS, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const { plan } = knowledge;
const line = (unit: string, owner: string, deadline = '') => [unit, excerpt(unit), owner, '', '', deadline, ''];
const ROWS = [HEAD, line('6.1', '特设科', '6月底前'), line('6.2', '办公室（信息中心）')];
const put = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
const load = () => loadAssignments(folder, plan);
const loaded = (table: Assignments | null) => table?.rows.map(({ row, unit, owner }) => [row, unit, ...owner]);
const program = (...args: string[]) => run(['assignments', ...args], '', { SEEDS_DIR: folder });

/** Bytes of a text in GB18030, by the decoder's own table of pairs. */
function toGb(words: string): Uint8Array {
  const pairs = new Map<string, readonly number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let a = 0x81; a <= 0xfe; a++)
    for (let b = 0x40; b <= 0xfe; b++) pairs.set(decoder.decode(Uint8Array.of(a, b)), [a, b]);
  return Uint8Array.from([...words].flatMap((c) => (c < '\u0080' ? [c.charCodeAt(0)] : (pairs.get(c) ?? [0x3f]))));
}

describe('the file of a table', () => {
  const text = csv(ROWS);
  it.each([
    ['UTF-8', new TextEncoder().encode(text)],
    [
      'UTF-8 with its mark and line ends of Windows',
      new TextEncoder().encode(`\ufeff${text.replaceAll('\n', '\r\n')}`),
    ],
    ['GB18030', toGb(text)],
  ])('may be a CSV in %s', async (_, bytes) => {
    put('2020-jiading.assignments.csv', bytes);
    const table = await load();
    expect(loaded(table)).toEqual([
      [2, '6.1', '特设科'],
      [3, '6.2', '办公室（信息中心）'],
    ]);
    expect(table?.problems).toEqual([]);
  });

  it('may be a workbook with merged cells, a sheet of instructions and days as numbers', async () => {
    const rows = [
      ['某局2020年任务分解表', '', '', '', '', '', ''],
      HEAD,
      ['（二）守住底线', '', '', '', '', '', ''],
      ['6', excerpt('6.1'), '特设科', '', '', 44012, ''],
      ['', excerpt('6.2'), '', '执法\n大队\n各所', '', '长期', ''],
      ['9.1', excerpt('9.1'), '信用科', '/', '', '', ''],
    ];
    const merged = ['A1:G1', 'A3:G3', 'A4:A5', 'C4:C5'];
    const notes = { name: '填写说明', rows: [['每行一条', '']] };
    put('2020.assignments.xlsx', xlsx([notes, { name: '分工', rows, merged }]));
    const table = await load();
    expect(loaded(table)).toEqual([
      [4, '6.1', '特设科'],
      [5, '6.2', '特设科'],
      [6, '9.1', '信用科'],
    ]);
    expect(table?.rows[0]?.deadline).toBe('2020年6月30日');
    expect(table?.rows[1]?.partner).toEqual(['执法大队', '各所']);
    expect(table?.problems).toEqual([]);
  });

  it('may hold several sheets, and tells of a hidden one', async () => {
    const sheets = ['6.1', '6.2', '6.3'].map((unit, i) => ({
      name: `第${i + 1}批`,
      rows: [HEAD, line(unit, '特设科')],
      hidden: i === 2,
    }));
    put('2020.assignments.xlsx', xlsx(sheets));
    const table = await load();
    expect(table?.rows.map(({ sheet, row, unit }) => [sheet, row, unit])).toEqual([
      ['第1批', 2, '6.1'],
      ['第2批', 2, '6.2'],
    ]);
    expect(table?.problems).toMatchObject([{ row: null, message: '工作表“第3批”是隐藏的，没有读入' }]);
    const answer = askOf({ ...knowledge, assignments: table }, '6.2谁负责');
    expect(printed(answer)).toContain('· 6.2（工作表“第2批”第2行，');
  });

  it('has the day of its last change in the time of the office', async () => {
    put('2020.assignments.csv', csv(ROWS));
    const late = new Date('2020-02-29T17:00:00Z');
    utimesSync(join(folder, '2020.assignments.csv'), late, late);
    expect((await load())?.date).toBe('2020-03-01');
  });

  it('is called after its plan or the plan’s year; any other name is told with its mend', async () => {
    expect(await load()).toBeNull();
    put('科室.assignments.csv', csv(ROWS));
    expect(await load()).toMatchObject({
      rows: [],
      problems: [{ row: null, message: '科室.assignments.csv不对应任何一份计划，没有读入' }],
    });
    expect((await load())?.problems[0]?.mend).toContain('2020-jiading.assignments.csv或2020.assignments.csv');
    put('2020.assignments.csv', csv(ROWS));
    put('2020-jiading.assignments.csv', csv([HEAD, line('9.1', '信用科')]));
    put('2020.assignments.xls', 'x');
    put('~$2020.assignments.xlsx', 'x');
    const table = await load();
    expect(loaded(table)).toEqual([[2, '9.1', '信用科']]);
    expect(table?.problems.map(({ message }) => message)).toEqual([
      '已有2020-jiading.assignments.csv，2020.assignments.csv没有读入',
      '2020.assignments.xls不是 .csv 或 .xlsx，没有读入',
      '科室.assignments.csv不对应任何一份计划，没有读入',
    ]);
  });

  it('leaves the table of another plan of the folder alone', async () => {
    put('plans/2019-jiading.txt', plan.text.replaceAll('2020', '2019'));
    put('2019.assignments.csv', csv(ROWS));
    expect(await load()).toBeNull();
  });

  it.each([
    ['a zip that is no workbook', pack({ 'a.txt': 'x' }), /2020\.assignments\.csv：不是 \.csv 或 \.xlsx 表格。改法：/],
    ['nothing', '', /2020\.assignments\.csv：文件是空的。改法：/],
    [
      'a table without a column',
      csv(ROWS.map((row) => row.slice(0, 6))),
      /2020\.assignments\.csv 第1行：表头缺“依据”。改法：/,
    ],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2), /2020\.assignments\.csv：是图片.+。改法：/],
  ])('stops the start in one line where it is %s', async (_, content, message) => {
    put('2020.assignments.csv', content);
    const { err, status } = await run(['ask', '6.1'], '', { SEEDS_DIR: folder });
    expect(err.trim()).toMatch(message);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(status).toBe(2);
  });
});

describe('npm run assignments', () => {
  it('prints a template that can be filled in and is then answered from', async () => {
    put('2020.assignments.csv', '列不全,坏表\n');
    const { out, status } = await program('--template');
    expect(status).toBe(0);
    expect(out.startsWith('\ufeff编号,举措摘录,牵头科室,配合科室,责任人,完成时限,依据\r\n1.1,')).toBe(true);
    const [head = [], ...rows] = papaparse.parse<string[]>(out.slice(1).trim()).data;
    expect(head).toEqual(HEAD);
    expect(rows.map(([unit]) => unit)).toEqual(plan.measures.map(({ id }) => id));
    expect(rows.every(([, quoted = '', ...blank]) => quoted.length <= 30 && blank.join('') === '')).toBe(true);
    put('2020.assignments.csv', out);
    expect(await program('--check')).toMatchObject({
      status: 0,
      out: expect.stringMatching(/：读入0行，0处有问题。\n$/),
    });
    const filled = rows.map(([unit = '', quoted = ''], i) => [unit, quoted, `甲${i}科`, '', '', '', '']);
    put('2020.assignments.csv', `\ufeff${csv([head, ...filled])}`);
    expect(await program('--check')).toMatchObject({
      status: 0,
      out: expect.stringMatching(/：读入74行，0处有问题。\n$/),
    });
    const snapshot = await loadKnowledge(folder);
    expect(tabled(askOf(snapshot, '6.2谁负责'))[0]?.fields).toEqual([
      { head: '牵头科室', text: `甲${plan.measures.findIndex(({ id }) => id === '6.2')}科` },
    ]);
  });

  it('lists each problem with row and mend, and ends with status 2', async () => {
    const rows = [...ROWS, line('6.3', '特设科', '2020-13-01'), line('6.1', '乙科')];
    put('2020.assignments.csv', csv(rows));
    put('某表.csv', csv(rows));
    for (const args of [['--check'], ['--check', join(folder, '某表.csv')], [join(folder, '某表.csv')]]) {
      const { out, status } = await program(...args);
      const lines = out.trim().split('\n');
      expect(lines.slice(0, 2)).toEqual([
        '第4行：完成时限“2020-13-01”认不出。改法：写成2020-06-30、6月底前、二季度、持续推进这样。',
        '第5行：6.1重复，第2行已有。改法：一个编号只留一行。',
      ]);
      expect(lines[2]).toMatch(/（\d{4}-\d\d-\d\d）对照《.+》：读入2行，2处有问题。$/);
      expect(status).toBe(2);
    }
  });

  it('says what to do where there is no table, or no such file', async () => {
    expect(await program('--check')).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^没有任务分解表。.+--template/),
    });
    expect(await program('--check', 'nowhere.csv')).toMatchObject({ status: 2, err: expect.stringMatching(/改法：/) });
  });
});

it('stands beside what a plan itself names, and neither changes the other', async () => {
  rmSync(join(folder, 'plans', '2020-jiading.txt'));
  const made = '某局2022年工作要点\n一、重点\n1.抓好燃气安全。一是查管道。二是查灶具。（责任科室：燃气科）\n';
  put('plans/2022.txt', made);
  put('2022.assignments.csv', csv([HEAD, ['1.1', '一是查管道', '市政科', '', '', '', '']]));
  const answer = printed(askOf(await loadKnowledge(folder), '管道谁负责'));
  expect(answer).toMatch(/^要点原文写明的责任单位：\n· （责任科室：燃气科）/);
  expect(answer).toMatch(/\n【任务分解表】\n· 1\.1（第2行，[\d-]{10}）牵头科室：市政科$/);
});

it('nothing changes where there is no table', async () => {
  const snapshot = await loadKnowledge(folder);
  expect(snapshot.assignments).toBeNull();
  for (const question of ['6.2谁负责', '特设科有哪些任务', '6.1和谁一起', '6.3什么时候完成', '帮助'])
    expect(askOf(snapshot, question)).toEqual(ask(question));
});

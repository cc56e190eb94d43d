import { cpSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SEEDS } from '../../src/seeds/load.ts';
import { docx, xlsx } from '../office.ts';
import { run } from '../program.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seeds-'));
  cpSync(SEEDS, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = () => run(['ask', '6.2'], '', { SEEDS_DIR: folder });

it.each([
  [
    'plans/2020-jiading.txt',
    new Uint8Array([0xe9, 0x20, 0x0a, 0xff]),
    /2020-jiading\.txt 第1行：不是 UTF-8 编码.+。改法：/,
  ],
  ['plans/2020-jiading.txt', '没有编号的一段话。\n再来一段。\n', /2020-jiading\.txt：没有找到.*标题。改法：/],
  ['plans/2020-jiading.txt', '', /2020-jiading\.txt：文件是空的。改法：/],
  ['words/synonyms.txt', '# 注\n公车 = 执法执勤车辆\n公务车 执法执勤车辆\n', /synonyms\.txt 第3行：.+。改法：/],
  ['words/stop.txt', '请问\n麻 烦\n', /stop\.txt 第2行：.+。改法：/],
  ['words/roles.txt', '目标 = \n', /roles\.txt 第1行：.+。改法：/],
])('stops on a broken %s with one line and status 2', async (file, content, line) => {
  writeFileSync(join(folder, file), content);
  const { err, out, status } = await start();
  expect(err.trim()).toMatch(line);
  expect(err.trim().split('\n')).toHaveLength(1);
  expect(out).toBe('');
  expect(status).toBe(2);
});

it.each(['words/genre/stop.txt', 'plans/2020-jiading.txt'])('stops where %s is missing', async (file) => {
  rmSync(join(folder, file));
  const { err, status } = await start();
  expect(err).toMatch(/改法：/);
  expect(status).toBe(2);
});

it('starts with another plan of the genre', async () => {
  rmSync(join(folder, 'plans', '2020-jiading.txt'));
  const text = '某局2022年工作要点\n一、重点\n1.抓好燃气安全。一是查管道。二是查灶具。（责任科室：燃气科）\n';
  writeFileSync(join(folder, 'plans', '2022.txt'), `\ufeff${text.replaceAll('\n', '\r\n')}`);
  const { out, status } = await run(['ask', '管道谁负责'], '', { SEEDS_DIR: folder });
  expect(out).toContain('要点原文写明的责任单位');
  expect(out).toContain('责任科室：燃气科');
  expect(status).toBe(0);
});

it('answers from a workbook and from a Word document, and tells the words of each column apart', async () => {
  rmSync(join(folder, 'plans', '2020-jiading.txt'));
  const head = ['序号', '重点任务', '具体举措', '牵头单位', '责任单位', '完成时限'];
  const rows = [
    ['某局2022年重点任务分解表'],
    head,
    ['1', '燃气安全', '改造老旧燃气管道20公里', '燃气科', '质监科、各所', '9月底'],
  ];
  writeFileSync(join(folder, 'plans', '2022.xlsx'), xlsx([{ name: '任务', rows }]));
  const older = ['某局2021年工作要点', '一、重点', '1.抓供水。检修水管30公里。（责任科室：供水科）'];
  writeFileSync(join(folder, 'plans', '2021.docx'), docx(older));
  const owner = await run(['ask', '燃气管道谁负责'], '', { SEEDS_DIR: folder });
  expect(owner.out).toContain('· 燃气科（牵头单位）');
  expect(owner.out).toContain('· 质监科、各所（责任单位）');
  expect(owner.out).toContain('“改造老旧燃气管道20公里”');
  rmSync(join(folder, 'plans', '2022.xlsx'));
  expect((await run(['ask', '水管谁负责'], '', { SEEDS_DIR: folder })).out).toContain('责任科室：供水科');
});

it('stops on a file of 50 MB without reading it', async () => {
  const path = join(folder, 'plans', '2022.txt');
  writeFileSync(path, '某局2022年工作要点');
  truncateSync(path, 50_000_000);
  expect((await start()).err.trim()).toMatch(/2022\.txt：文件超过20MB。改法：.+。$/);
});

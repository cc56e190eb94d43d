import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { Fault } from '../../index/text/fault.ts';
import { lintSeeds } from '../../src/lint/seeds.ts';
import { run } from '../program.ts';
import { copySeeds } from '../seed-folders.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A copy of the shipped seeds in which files are replaced. */
function seedsOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = copySeeds();
  folders.push(folder);
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
  return folder;
}

/** What is found in such a copy: level, file in the folder, line. */
async function found(files: Readonly<Record<string, string | Uint8Array>>) {
  const { findings } = await lintSeeds(seedsOf(files));
  return findings.map(({ level, file, line }) => `${level} ${file.split('/').slice(1).join('/')} ${line}`);
}

it('finds nothing broken in the shipped seeds', async () => {
  const { status, out, err } = await run(['lint']);
  expect([status, err]).toEqual([0, '']);
  expect(out).toMatch(/^共检查\d+个文件：没有发现问题。\n$/);
});

it('finds every fault of every file in one run, each with file, line and mend, and ends with status 2', async () => {
  const folder = seedsOf({
    'words/synonyms.txt': '甲\n公车 = 执法执勤车辆\n乙 =\n丙 = a = b\n',
    'words/stop.txt': '请 问\n请问\n麻 烦\n',
    'words/places.txt': new Uint8Array([0x61, 0x0a, 0xff]),
    'words/glossary.txt': '名词\n<b> = <img src=x onerror=alert(1)>\n好词 = 解释\n',
    'words/pinned.txt': '… = 6.1\n<!channel> = 6.1\n',
    'plans/2019.txt': '没有条目的一段话。\n',
    'plans/2018.pdf': '%PDF-1.4 坏了',
  });
  rmSync(join(folder, 'words', 'genre', 'roles.txt'));
  const { status, out, err } = await run(['lint'], '', { SEEDS_DIR: folder });
  expect([status, err]).toEqual([2, '']);
  const lines = out.trimEnd().split('\n');
  const where = lines
    .slice(0, -1)
    .map((line) => /^错误 [^/]+\/(\S+?)(?: 第(\d+)行)?：.+。改法：.+。$/.exec(line)?.slice(1));
  expect(where).toEqual([
    ['plans/2018.pdf', undefined],
    ['plans/2019.txt', undefined],
    ['words/genre/roles.txt', undefined],
    ['words/glossary.txt', '1'],
    ['words/glossary.txt', '2'],
    ['words/pinned.txt', '1'],
    ['words/pinned.txt', '2'],
    ['words/places.txt', '2'],
    ['words/stop.txt', '1'],
    ['words/stop.txt', '3'],
    ['words/synonyms.txt', '1'],
    ['words/synonyms.txt', '3'],
    ['words/synonyms.txt', '4'],
  ]);
  expect(lines.at(-1)).toMatch(/^共检查\d+个文件：错误13处，提示0处。$/);
  const start = await run(['ask', '6.2'], '', { SEEDS_DIR: folder });
  expect([start.status, start.out, start.err.trim().split('\n').length]).toEqual([2, '', 1]);
});

it('only hints at what has no effect, with status 0', async () => {
  const files = {
    'words/synonyms.txt': '公车、公务车 = 执法执勤车辆\n甲车 = 飞碟\n乙车 = 飞碟、执法执勤车辆\n公车 = 执法执勤车辆\n',
    'words/stop.txt': '请问\n麻烦\n请问\n',
    'words/glossary.txt': '双随机 = 一\n别名、“双随机” = 二\n',
    'words/pinned.txt': '甲问 = 6.1、99.1\n甲问？ = 6.2\n乙问 = 99.2\n',
    'words/synonym.txt': '没人读\n',
  };
  const folder = seedsOf(files);
  const { status, out } = await run(['lint'], '', { SEEDS_DIR: folder });
  expect(status).toBe(0);
  const name = folder.split('/').at(-1) ?? '';
  expect(out.replaceAll(`${name}/words/`, '').trimEnd().split('\n')).toEqual([
    '提示 glossary.txt 第2行：名词“双随机”重复，第1行已有。改法：删去重复的。',
    '提示 pinned.txt 第1行：要点没有“99.1”，其余照常。改法：写要点里有的编号，如 6.1、6、(二)。',
    '提示 pinned.txt 第2行：问法“甲问”重复，第1行已有。改法：删去重复的。',
    '提示 pinned.txt 第3行：要点没有“99.2”，这一行不起作用。改法：写要点里有的编号，如 6.1、6、(二)。',
    '提示 stop.txt 第3行：“请问”重复，第1行已有。改法：删去重复的。',
    expect.stringMatching(
      /^提示 synonym\.txt：不是词表的文件名，不会读它。改法：改成 .*synonyms\.txt.* 之一，或移走。$/,
    ),
    '提示 synonyms.txt 第2行：等号右边的“飞碟”要点里没有，这一行不起作用。改法：换成要点的用词，或删去。',
    '提示 synonyms.txt 第3行：等号右边的“飞碟”要点里没有，其余照常。改法：换成要点的用词，或删去。',
    '提示 synonyms.txt 第4行：“公车 = 执法执勤车辆”重复，第1行已有。改法：删去重复的。',
    expect.stringMatching(/^共检查\d+个文件：错误0处，提示9处。$/),
  ]);
});

it('tells where a plan could not be read as it stands, with its line', async () => {
  const text = '某局2022年工作要点\n一、重点\n1.抓好燃气安全。一是查管道。二是查灶具。\n1.抓好用电安全。一是查线路。\n';
  const folder = seedsOf({ 'plans/2022.txt': text });
  const { findings } = await lintSeeds(folder);
  const own = findings.filter(({ file }) => file.endsWith('plans/2022.txt'));
  expect(own).toMatchObject([{ level: 'hint', line: 4 }]);
});

it('gives programs all of it as JSON', async () => {
  const synonyms = Array.from({ length: 60 }, (_, i) => `说法${i} = 飞碟${i}`).join('\n');
  const folder = seedsOf({ 'words/synonyms.txt': `${synonyms}\n坏行\n` });
  const { status, out } = await run(['lint', '--json'], '', { SEEDS_DIR: folder });
  const read = JSON.parse(out);
  expect(status).toBe(2);
  expect(read).toMatchObject({ files: expect.any(Number), broken: 1, hints: 60 });
  expect(read.findings[0]).toEqual({
    level: 'hint',
    file: expect.stringMatching(/words\/synonyms\.txt$/),
    line: 1,
    problem: '等号右边的“飞碟0”要点里没有，这一行不起作用',
    mend: '换成要点的用词，或删去',
  });
  const text = (await run(['lint'], '', { SEEDS_DIR: folder })).out;
  expect(text.match(/^提示 .* 第\d+行/gm)).toHaveLength(50);
  expect(text).toContain('另有10处提示');
  expect(text).toMatch(/^错误 .* 第61行/m);
});

it('goes on where a plan is missing or a check fails, and takes checks of other files', async () => {
  expect(await found({})).toEqual([]);
  const folder = seedsOf({ 'words/pinned.txt': '甲问 = 99\n' });
  rmSync(join(folder, 'plans'), { recursive: true });
  mkdirSync(join(folder, 'plans'));
  const none = await lintSeeds(folder);
  expect(none.findings.map(({ level, problem }) => [level, problem])).toEqual([['broken', '里面没有计划']]);
  const { findings } = await lintSeeds(folder, [
    () => {
      throw new TypeError('odd');
    },
    ({ hint }) => hint(new Fault('z.csv', 3, '有问题', '改正')),
  ]);
  expect(findings.map(({ problem }) => problem)).toEqual(['不能读（odd）', '里面没有计划', '有问题']);
});

it('an office may do without a glossary and pinned answers', async () => {
  const folder = seedsOf({});
  for (const list of ['glossary', 'pinned']) rmSync(join(folder, 'words', `${list}.txt`));
  expect((await run(['ask', '6.2'], '', { SEEDS_DIR: folder })).status).toBe(0);
  expect((await run(['lint'], '', { SEEDS_DIR: folder })).status).toBe(0);
});

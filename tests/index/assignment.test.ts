import { describe, expect, it } from 'vitest';
import { readAssignments } from '../../index/assignments/assignment.ts';
import { isDeadline } from '../../index/assignments/deadline.ts';
import { readGrid } from '../../index/tables/grid.ts';
import { Fault } from '../../index/text/fault.ts';
import { knowledge } from '../knowledge.ts';
import { csv, excerpt, HEAD, table } from '../table.ts';

const read = (text: string) => readAssignments(knowledge.plan, readGrid(text), 'a.csv', '2020-03-01');
const line = (unit: string, owner = '特设科', deadline = '') => [unit, excerpt(unit), owner, '', '', deadline, ''];

describe('a responsibility table', () => {
  it('is read with its rows as a spreadsheet counts them', () => {
    const { rows, problems, date } = table([
      ['6.1', excerpt('6.1'), '特设科', '执法大队、各市场监管所', '张三', '6月底前', '局办公会纪要'],
      ['6.2', excerpt('6.2'), '/', '', '', '', ''],
      ['8', '推进', '综合科', '无', '', '—', ''],
    ]);
    expect(date).toBe('2020-03-01');
    expect(problems).toEqual([{ row: 4, message: '举措摘录太短', mend: '从要点原文里多复制几个字' }]);
    expect(rows).toEqual([
      {
        row: 2,
        sheet: '',
        unit: '6.1',
        excerpt: excerpt('6.1'),
        owner: ['特设科'],
        partner: ['执法大队', '各市场监管所'],
        person: '张三',
        deadline: '6月底前',
        basis: '局办公会纪要',
      },
    ]);
  });

  it('has titles and notes above its head, headings between its rows, and its head again on the next page', () => {
    const rows = [
      ['某局2020年任务分解表', '', '', '', '', '', ''],
      ['注：“/”表示无', '', '', '', '', '', ''],
      HEAD,
      ['（二）守住底线', '', '', '', '', '', ''],
      line('6.1'),
      HEAD,
      line('6.2'),
      ['填表人：某某', '', '', '', '', '', ''],
    ];
    const { rows: found, problems } = read(csv(rows));
    expect(found.map(({ row, unit }) => [row, unit])).toEqual([
      [5, '6.1'],
      [7, '6.2'],
    ]);
    expect(problems).toEqual([]);
  });

  it('may name and order its columns otherwise', () => {
    const head = ['备注', '序号', '具体举措', '责任单位', '协办单位', '负责人', '时限要求', '分工依据'];
    const { rows, heads } = table([['某事', '6.1', excerpt('6.1'), '甲科', '乙科', '丙', '年底前', '丁']], head);
    expect(rows[0]).toMatchObject({
      owner: ['甲科'],
      partner: ['乙科'],
      person: '丙',
      deadline: '年底前',
      basis: '丁',
    });
    expect(heads).toMatchObject({ owner: '责任单位', deadline: '时限要求' });
  });

  it('may have its head in two rows', () => {
    const upper = ['编号', '举措摘录', '责任分工', '', '', '完成时限', '依据'];
    const lower = ['', '', '牵头科室', '配合科室', '责任人', '', ''];
    expect(read(csv([upper, lower, line('6.1')])).rows).toMatchObject([{ row: 3, unit: '6.1', owner: ['特设科'] }]);
  });

  it('tells of a column that it does not know, where something stands in it', () => {
    const head = [...HEAD, '分管局长意见', '空列'];
    const { problems } = table([[...line('6.1'), '同意', '']], head);
    expect(problems).toMatchObject([{ row: 1, message: '“分管局长意见”一列没有读入' }]);
  });

  it('takes numbers as people write them', () => {
    for (const number of ['6.1', '６．１', '第6条第1点', '第六条第一点', '6-1', '6.1.', ' 6.1 '])
      expect(table([[number, ...line('6.1').slice(1)]]).rows[0]?.unit, number).toBe('6.1');
    for (const number of ['6', '第6条', '六', '6、'])
      expect(table([[number, '保障特种设备安全', '特设科', '', '', '', '']]).rows[0]?.unit, number).toBe('6');
  });

  it('knows 5.10 again where a spreadsheet made 5.1 of it', () => {
    expect(table([['5.1', ...line('5.10').slice(1)], line('5.1', '食品科')]).rows.map(({ unit }) => unit)).toEqual([
      '5.10',
      '5.1',
    ]);
  });

  it('gives rows below one number of an item to the points that they quote', () => {
    const rows = ['6.1', '6.2', '6.3'].map((unit, i) => [
      i === 0 ? '6' : '',
      excerpt(unit),
      `甲${i}科`,
      '',
      '',
      '',
      '',
    ]);
    const found = table(rows);
    expect(found.rows.map(({ unit, owner }) => [unit, owner[0]])).toEqual([
      ['6.1', '甲0科'],
      ['6.2', '甲1科'],
      ['6.3', '甲2科'],
    ]);
  });

  it('quotes the plan with other punctuation, width and blanks, and with what is left out in between', () => {
    const words = knowledge.plan.text.slice(...span('6.1'));
    for (const quoted of [words.replaceAll(',', '，  '), `“${words}”`, `${words.slice(0, 12)}……${words.slice(-12)}`])
      expect(table([['6.1', quoted, '特设科', '', '', '', '']]).problems, quoted).toEqual([]);
  });

  it('skips rows of the template that nobody filled in', () => {
    const blank = knowledge.plan.measures.map(({ id }) => [id, excerpt(id), '', ' ', '/', '', '只有依据']);
    expect(table(blank)).toMatchObject({ rows: [], problems: [] });
  });
});

function span(unit: string): [number, number] {
  const measure = knowledge.plan.measures.find(({ id }) => id === unit);
  return [measure?.start ?? 0, measure?.end ?? 0];
}

describe('a row that cannot be right is told and left out', () => {
  const owner = (number: string, quoted: string, deadline = '') => [number, quoted, '特设科', '', '', deadline, ''];
  it.each([
    ['an excerpt that is not in the plan', owner('6.1', '加强某某无人机安全监管'), '举措摘录不在要点里'],
    ['an excerpt of another measure', owner('6.1', excerpt('6.2')), '举措摘录不在6.1里，在6.2里'],
    ['an excerpt of another item', owner('7', excerpt('6.2')), '举措摘录不在7里，在6.2里'],
    ['words of the plan put together', owner('6.1', `${excerpt('6.2')}${excerpt('6.1')}`), '举措摘录不在要点里'],
    ['a number that the plan lacks', owner('6.9', excerpt('6.1')), '要点没有编号“6.9”'],
    ['no number at all', owner('', excerpt('6.1')), '编号是空的'],
    ['a number that is none', owner('特设', excerpt('6.1')), '要点没有编号“特设”'],
    ['no excerpt', owner('6.1', ''), '举措摘录是空的'],
    ['a day that there is not', owner('6.1', excerpt('6.1'), '2020-13-01'), '完成时限“2020-13-01”认不出'],
    ['a deadline that says no time', owner('6.1', excerpt('6.1'), '待定'), '完成时限“待定”认不出'],
    ['a formula', ['6.1', excerpt('6.1'), '=HYPERLINK("http://x")', '', '', '', ''], '“牵头科室”像公式'],
    ['a name without end', ['6.1', excerpt('6.1'), '科'.repeat(10_000), '', '', '', ''], '“牵头科室”超过200字'],
    ['an excerpt without end', owner('6.1', '电梯'.repeat(5_000)), '“举措摘录”超过2000字'],
  ])('%s', (_, row, message) => {
    const { rows, problems } = table([line('9.1'), row]);
    expect(rows.map(({ unit }) => unit)).toEqual(['9.1']);
    expect(problems).toEqual([{ row: 3, message, mend: expect.stringMatching(/.{4}/) }]);
  });

  it('a second row of the same number', () => {
    const { rows, problems } = table([line('6.1', '甲科'), line('6.2'), line('6.1', '乙科')]);
    expect(rows.map(({ unit, owner: [name] }) => `${unit}${name}`)).toEqual(['6.1甲科', '6.2特设科']);
    expect(problems).toMatchObject([{ row: 4, message: '6.1重复，第2行已有' }]);
  });
});

describe('a file that is no such table', () => {
  it.each(HEAD)('is refused without the column %s', (missing) => {
    const at = HEAD.indexOf(missing);
    const rows = [HEAD, line('6.1')].map((row) => row.filter((_, i) => i !== at));
    expect(() => read(csv([['标题', '', '', '', '', ''], ...rows]))).toThrow(`a.csv 第2行：表头缺“${missing}”。改法：`);
  });

  it('is refused without rows, and without a head', () => {
    expect(() => read(csv([HEAD]))).toThrow(/a\.csv 第1行：表头下面一行也没有。改法：/);
    expect(() => read('姓名,电话\n张三,123\n')).toThrow(/a\.csv 第1行：没有找到表头.+。改法：/);
    expect(() => read('姓名,电话\n')).toThrow(Fault);
  });
});

describe('a deadline', () => {
  it.each([
    ...[
      '2020-06-30',
      '2020/6/30',
      '2020.6.30',
      '2020年6月30日',
      '6月30日前',
      '2020年6月底',
      '6月底前',
      '六月底',
      '12月',
    ],
    ...[
      '年底前',
      '2020年底',
      '二季度',
      '第4季度末',
      '持续推进',
      '长期',
      '全年',
      '每月',
      '上半年',
      '6-9月',
      '6月、12月底前',
    ],
    ...['立即', '10个工作日内', '3个月内', '2020-02-29', '6.30前', '2021年', '６月底'],
  ])('may be %s', (words) => expect(isDeadline(words)).toBe(true));

  it.each([
    ...[
      '2020-13-01',
      '2020-02-30',
      '2021-02-29',
      '2020年13月',
      '13月底前',
      '6月31日',
      '五季度',
      '43983',
      '待定',
      'abc',
      '张三',
    ],
    ...['0月', '2020/6/45', '32日前'],
  ])('is not %s', (words) => expect(isDeadline(words)).toBe(false));
});

import { describe, expect, it } from 'vitest';
import { ask, knowledge, text } from '../knowledge.ts';
import { askOf, excerpt, tabled, withTable } from '../table.ts';

const row = (unit: string, owner: string, partner = '', person = '') => [
  unit,
  excerpt(unit),
  owner,
  partner,
  person,
  '',
  '',
];
const snapshot = withTable([
  row('6.1', '特设科', '办公室（信息中心）', '张三'),
  row('6.2', '特设科'),
  ['5', '保障食品安全', '食品科', '特设科、各市场监管所', '', '长期', ''],
  row('9.1', '办公室（信息中心）', '', '李四、张三'),
]);
const units = (question: string) => tabled(askOf(snapshot, question)).map(({ unit }) => unit);

describe('tasks of an office', () => {
  it.each([
    '特设科有哪些任务',
    '特设科负责什么',
    '/plan 科室 特设科',
    '科室 特设科',
    '科室特设科',
    '特设科',
    '哪些任务归特设科管',
    '特设科负责哪几条',
    '请问特设科的任务有哪些？',
    '特设科'.concat('今年要做什么'),
  ])('are all its rows, with the count: %s', (question) => {
    const answer = askOf(snapshot, question);
    expect(tabled(answer).map(({ unit, row: at }) => [unit, at])).toEqual([
      ['6.1', 2],
      ['6.2', 3],
      ['5', 4],
    ]);
    expect(text(answer)).toMatch(
      /^任务分解表里写到“特设科”的共3行（牵头2行、配合1行）：\n【任务分解表】\n· 6\.1（第2行，2020-03-01）/,
    );
    expect(answer).toMatchObject({ kind: 'owner', status: 'answered' });
  });

  it('are found for a person, and for a name without its brackets', () => {
    expect(units('张三负责哪些')).toEqual(['6.1', '9.1']);
    expect(text(askOf(snapshot, '张三负责哪些'))).toContain('共2行（作为责任人2行）');
    expect(units('办公室负责什么')).toEqual(['6.1', '9.1']);
  });

  it('are said to be absent with the offices that there are', () => {
    for (const question of ['财务科有哪些任务', '/plan 科室 财务科', '科室财务科']) {
      const answer = askOf(snapshot, question);
      expect(answer.status).toBe('not_in_plan');
      expect(text(answer)).toBe(
        '任务分解表（2020-03-01）里没有“财务科”。表里的科室是：特设科、办公室（信息中心）、食品科、各市场监管所。',
      );
    }
  });

  it('are counted for every office', () => {
    expect(text(askOf(snapshot, '/plan 科室')).split('\n')).toEqual([
      '【任务分解表】2020-03-01，共4行、4个科室：',
      '· 特设科：牵头2行，配合1行',
      '· 办公室（信息中心）：牵头1行，配合1行',
      '· 食品科：牵头1行，配合0行',
      '· 各市场监管所：牵头0行，配合1行',
    ]);
  });

  it('are told whatever was spoken of before, and can be gone on with', () => {
    expect(text(askOf(snapshot, '第9条', '特设科有哪些任务'))).toMatch(/^任务分解表里写到“特设科”/);
    expect(askOf(snapshot, '张三负责哪些').focus?.units).toEqual(['6.1', '9.1']);
  });

  it.each([
    '特设科负责电梯吗',
    '2021年特设科有哪些任务',
    '特设科的任务完成了吗',
    '电梯有哪些任务',
    '科室负责人是谁',
    '第6条有哪些任务',
    '打击传销是哪个科室的活',
    '农村会所有哪些任务',
  ])('are not what is asked for by %s', (question) =>
    expect(text(askOf(snapshot, question))).not.toContain('任务分解表里'),
  );
});

it('takes nothing where no table is loaded, or nothing of it could be read', () => {
  const empty = { ...snapshot, assignments: { ...(snapshot.assignments ?? never()), rows: [] } };
  for (const question of ['特设科有哪些任务', '特设科负责什么', '/plan 科室 特设科', '张三负责哪些', '/plan 科室']) {
    expect(text(ask(question))).not.toContain('任务分解表');
    expect(askOf(empty, question)).toEqual(askOf(knowledge, question));
  }
});

function never(): never {
  throw new Error('no table');
}

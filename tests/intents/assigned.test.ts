import { describe, expect, it } from 'vitest';
import { ask, cited, knowledge, text } from '../knowledge.ts';
import { askOf, excerpt, tabled, withTable } from '../table.ts';

const { measures } = knowledge.plan;
const office = (unit: string) => `甲${measures.findIndex(({ id }) => id === unit) + 1}科`;
const all = withTable(measures.map(({ id }) => [id, excerpt(id), office(id), '', '', '', '']));
/** The first clauses of a measure without its label: what someone would ask about. */
const topicOf = (unit: string) => {
  const measure = measures.find(({ id }) => id === unit);
  const words = knowledge.plan.text.slice(measure?.start, measure?.end).replace(/^[一二三四五六七八九十]+是/, '');
  return (
    words
      .replace(/[“”《》、]/g, '')
      .split(/[。；;]/)[0]
      ?.replace(/,/g, '')
      .slice(0, 40) ?? ''
  );
};

describe.each(measures.map(({ id }) => id))('who answers for %s', (unit) => {
  const check = (question: string) => {
    const answer = askOf(all, question);
    const rows = tabled(answer);
    expect(rows.map((row) => [row.unit, row.fields])).toEqual([[unit, [{ head: '牵头科室', text: office(unit) }]]]);
    expect(cited(answer)).toContain(unit);
    const line = measures.findIndex(({ id }) => id === unit) + 2;
    const shown = unit.includes('.') ? unit : `第${unit}条`;
    expect(text(answer)).toContain(`【任务分解表】\n· ${shown}（第${line}行，2020-03-01）牵头科室：${office(unit)}`);
    return answer;
  };
  it('is told by number', () => void check(`${unit.includes('.') ? unit : `第${unit}条`}谁负责`));
  it('is told by topic', () => void check(`${topicOf(unit)}归哪个科`));
});

describe('the words of the plan and of the table', () => {
  const six = withTable([
    ['6', '保障特种设备安全', '特设科', '执法大队', '张三', '年底前', '局长办公会〔2020〕3号'],
    ['6.2', excerpt('6.2'), '网监科', '', '', '', ''],
    ['5.6', excerpt('5.6'), '食品科', '各市场监管所', '', '二季度', ''],
    ['5.8', excerpt('5.8'), '食品协调科', '', '', '', ''],
    ['9.1', excerpt('9.1'), '', '', '', '长期', ''],
  ]);

  it('stand apart, each under its label', () => {
    expect(text(askOf(six, '6.2谁负责'))).toBe(
      [
        '要点原文未写明责任部门；任务分解表写明：',
        '【任务分解表】',
        '· 6.2（第3行，2020-03-01）牵头科室：网监科',
        '【要点原文】',
        ...text(ask('6.2')).split('\n').slice(1),
      ].join('\n'),
    );
  });

  it('an item gives its row to its points and says so; a point of its own row keeps it', () => {
    const answer = askOf(six, '6.1由谁负责');
    expect(text(answer)).toContain(
      '· 第6条（第2行，2020-03-01；第6条的分工，各点共用）牵头科室：特设科；配合科室：执法大队；责任人：张三；完成时限：年底前；依据：局长办公会〔2020〕3号',
    );
    expect(tabled(askOf(six, '第6条谁负责')).map(({ unit, inherited }) => [unit, inherited])).toEqual([
      ['6', '6'],
      ['6.2', null],
    ]);
  });

  it('come both where the plan names somebody', () => {
    const answer = text(askOf(six, '食品安全的统筹协调由谁来做'));
    expect(answer).toContain('区食药安委及食药安办（统筹协调）');
    expect(answer).toMatch(/【任务分解表】\n· 5\.8（第5行，2020-03-01）牵头科室：食品协调科$/);
  });

  it('tell which points the table leaves out', () => {
    expect(text(askOf(six, '5.5和5.6谁负责'))).toContain('任务分解表写明（5.5表里没有写明）：');
  });

  it('are exactly as before where both are silent', () => {
    for (const question of ['7.1谁负责', '9.1谁负责', '哪个部门负责药品', '谁负责', '7.2什么时候完成', '7.1和谁一起'])
      expect(askOf(six, question)).toEqual(askOf(knowledge, question));
  });

  it('name partners', () => {
    for (const question of ['6.1谁配合', '6.1和谁一起', '6.1的配合科室'])
      expect(text(askOf(six, question)), question).toMatch(
        /^要点在这里没有写明与谁一起；任务分解表写明：\n【任务分解表】\n· 第6条（第2行.+配合科室：执法大队/,
      );
    const both = text(askOf(six, '5.6和谁一起'));
    expect(both).toContain('民政、消防部门（会同）');
    expect(both).toMatch(/【任务分解表】\n· 5\.6（第4行，2020-03-01）牵头科室：食品科；配合科室：各市场监管所/);
    expect(tabled(askOf(six, '气瓶充装谁配合')).map(({ inherited }) => inherited)).toEqual(['6']);
  });

  it('leave out who helps where it is asked whom one learns from or what one goes by', () => {
    const helped = withTable(['11.1', '5.2'].map((unit) => [unit, excerpt(unit), '甲科', '乙科', '', '', '']));
    expect(tabled(askOf(helped, '11.1是向谁学习'))).toEqual([]);
    expect(tabled(askOf(helped, '监督抽检计划依据谁'))).toEqual([]);
    expect(tabled(askOf(helped, '监督抽检计划谁配合')).map(({ unit }) => unit)).toEqual(['5.2']);
  });

  it('say until when', () => {
    for (const question of ['6.3什么时候完成', '6.3的完成时限'])
      expect(text(askOf(six, question)), question).toMatch(
        /^要点在这里没有写明时间；任务分解表写明：\n【任务分解表】\n· 第6条.+完成时限：年底前/,
      );
    expect(text(askOf(six, '气瓶充装检查什么时候做'))).toContain('【任务分解表】\n· 第6条');
    expect(tabled(askOf(six, '5月20日有什么'))).toEqual([]);
    expect(tabled(askOf(six, '有哪些时间节点'))).toEqual([]);
  });

  it('go on in a conversation', () => {
    expect(text(askOf(six, '6.1', '谁配合'))).toMatch(/^接上：6\.1\n要点在这里没有写明与谁一起；任务分解表写明/);
    expect(tabled(askOf(six, '6.1', '谁负责')).map(({ row }) => row)).toEqual([2]);
    expect(tabled(askOf(six, '6.1', '什么时候完成')).map(({ row }) => row)).toEqual([2]);
  });

  it('cite the plan alone', () => {
    for (const citation of cited(askOf(six, '6.2谁负责'))) expect(knowledge.units.has(citation)).toBe(true);
  });
});

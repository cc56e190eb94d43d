import { describe, expect, it } from 'vitest';
import { explain } from '../../intents/explain.ts';
import { answerLine } from '../../src/terminal/protocol.ts';
import { library } from '../knowledge.ts';

const read = (text: string) => explain({ text, today: '2020-04-20', focus: null }, library);

describe('how a question is read', () => {
  it('is told word by word, with what stands for each', () => {
    const [reading] = read('缺斤短两怎么管').readings;
    expect(reading?.words).toContainEqual({
      said: '缺斤短两',
      by: 'synonym',
      forms: expect.arrayContaining(['作弊电子秤']),
    });
  });

  it('is told part by part where several things are asked', () => {
    expect(read('电梯评估多少台，谁负责').readings.map(({ text }) => text)).toEqual(['电梯评估多少台', '谁负责']);
  });

  it('names what was left out and what was set aside', () => {
    const { readings, aside } = read('昨天开会大家都在说审批太慢，请问除了电梯，特种设备那条还安排了什么');
    expect(readings[0]?.except).toBe('电梯');
    expect(aside.join()).toContain('昨天开会');
  });

  it('stands in the JSON line where it is asked for', () => {
    const line = (explain?: boolean) =>
      JSON.parse(answerLine({ id: 1, question: 'item 6 point 2', explain }, library, '2020-04-20')) as object;
    expect(line(true)).toMatchObject({
      explanation: { readings: [{ references: [{ kind: 'item', item: 6, point: 2 }] }] },
    });
    expect(line()).not.toHaveProperty('explanation');
  });
});

import { expect, it } from 'vitest';
import { ask, cited, text } from '../knowledge.ts';

it.each(['5月20日有什么', '五月二十号有什么活动', '520', '5.20有什么'])('reads %s as a day of the plan', (question) => {
  expect(cited(ask(question))).toEqual(['12']);
});

it('reads a season and the end of the year', () => {
  expect(cited(ask('冬天查什么'))).toEqual(['6.4']);
  expect(cited(ask('年底前要做完什么'))).toEqual(['5.4']);
});

it('says that a day the plan does not print is absent; 315 is not 12315', () => {
  for (const question of ['3月15日有什么活动', '315那天有什么活动', '6月有什么']) {
    const answer = ask(question);
    expect(answer.status).toBe('not_in_plan');
    expect(text(answer)).toContain('要点没有写到');
  }
});

it('says that no time is given for a thing that has none', () => {
  expect(ask('第三届进博会几月几号开幕').status).toBe('not_in_plan');
});

import { describe, expect, it } from 'vitest';
import { knowledge } from '../knowledge.ts';

const first = (question: string) => knowledge.hits(knowledge.topic(question))[0]?.unit;

describe('search', () => {
  it('finds a measure by its own words, and by what people say instead', () => {
    expect(first('气瓶充装')).toBe('6.4');
    expect(first('缺斤短两')).toBe('12');
    expect(first('公车')).toBe('20.5');
  });

  it('tells by which words of the plan a term was found', () => {
    const term = knowledge.topic('公车').terms[0];
    expect(term).toMatchObject({ said: '公车', by: 'synonym', forms: ['执法执勤车辆'] });
  });

  it('hears what sounds alike only where nothing is written so', () => {
    expect(knowledge.topic('传消').terms[0]).toMatchObject({ by: 'sound', forms: ['传销'] });
    expect(knowledge.topic('dianti').terms[0]).toMatchObject({ by: 'sound', forms: ['电梯'] });
    expect(knowledge.topic('电梯').terms[0]?.by).toBe('itself');
  });

  it('weighs an unknown matter so that nothing holds most of the question', () => {
    const topic = knowledge.topic('学校食堂监管');
    expect(topic.terms.find((term) => term.by === 'nothing')?.weight).toBeGreaterThan(5);
    expect(knowledge.hits(topic)[0]?.share ?? 0).toBeLessThan(0.26);
  });

  it('gives the same ranking every time', () => {
    const ranking = () => knowledge.hits(knowledge.topic('食品安全培训')).map((hit) => [hit.unit, hit.score]);
    expect(ranking()).toEqual(ranking());
  });
});

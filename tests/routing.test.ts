import { describe, expect, it } from 'vitest';
import { citations } from '../intents/answer/answer.ts';
import { ORDER } from '../intents/registry.ts';
import { converse, knowledge } from './knowledge.ts';

describe.each(ORDER.filter((intent) => intent.examples.length > 0))('$name', ({ name, examples }) => {
  it.each(examples)('takes %s', (question) => {
    expect(converse(question).intent).toBe(name);
  });

  it.each(examples)('quotes only slices of the plan for %s', (question) => {
    for (const citation of citations(converse(question).answer))
      expect(knowledge.plan.text.slice(citation.start, citation.end)).toBe(citation.quote);
  });

  it.each(examples)('suggests only what it can answer after %s', (question) => {
    for (const next of converse(question).answer.suggestions) {
      const { answer } = converse(question, next);
      expect(['answered', 'help'], `${question} → ${next}`).toContain(answer.status);
    }
  });
});

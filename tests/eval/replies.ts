import type { Knowledge } from '../../index/knowledge.ts';
import { answerLine } from '../../src/terminal/protocol.ts';
import type { Row } from './row.ts';
import type { Reply } from './score.ts';

/** The day on which all sets are asked. */
const TODAY = '2020-04-20';

/** Asks every row as a program would, and reads the lines back. */
export function replies(rows: readonly Row[], knowledge: Knowledge): readonly Reply[] {
  return rows.map(({ id, question, dialogue }) => {
    const asked = dialogue ? { id, dialogue } : { id, question: question ?? '' };
    return JSON.parse(answerLine(asked, { plans: [knowledge] }, TODAY)) as Reply;
  });
}

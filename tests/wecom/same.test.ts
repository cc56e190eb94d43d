import { expect, it } from 'vitest';
import { citations, quotedUnits } from '../../intents/answer/answer.ts';
import { readSet } from '../eval/row.ts';
import { ask, knowledge } from '../knowledge.ts';
import { shown, startBot } from './bot.ts';

it('gives the same citations as the terminal to the whole question set, word for word and with their addresses', async () => {
  const { wecom } = await startBot();
  let seen = 0;
  for (const [i, row] of readSet('questions').entries()) {
    const user = `user${i}`;
    const turns = row.dialogue ?? [row.question ?? ''];
    let before = 0;
    for (const turn of turns) {
      before = wecom.read(user).length;
      await wecom.deliver(wecom.text(turn, { user }));
      await wecom.answered(before + 1, user);
    }
    await wecom.until('the answers to be done', () => wecom.streams(user).every((one) => one.snapshots.at(-1)?.finish));
    const words = shown(wecom.read(user).slice(before).join('\n'));
    const answer = ask(...turns);
    const quoted = quotedUnits(answer);
    for (const citation of citations(answer)) {
      const home = knowledge.units.get(citation.unit);
      // A fact whose whole measure is quoted has no sentence of its own.
      if (quoted.has(citation.unit) && (home?.start !== citation.start || home.end !== citation.end)) continue;
      expect(words.replaceAll('\n', ''), row.id).toContain(citation.quote.replaceAll('\n', ''));
      if (!answer.parts.some((part) => part.kind === 'outline')) expect(words, row.id).toContain(citation.address);
      seen++;
    }
  }
  expect(seen).toBeGreaterThan(100);
  expect(wecom.errors).toEqual([]);
});

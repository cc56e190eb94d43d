import { readGlossary } from '../../index/lexicon/glossary.ts';
import { placePins, readPins } from '../../index/lexicon/pinned.ts';
import { readUnits } from '../../index/plan/units.ts';
import { SEEDS } from '../seeds/load.ts';
import { readWords } from '../seeds/words.ts';
import { duplicates } from './duplicates.ts';
import type { LintSeeds } from './finding.ts';

/** The glossary: every bad line, and names that are explained twice. */
export function checkGlossary(seeds: LintSeeds): void {
  const [sheet] = seeds.open(() => readWords(seeds.folder, 'glossary', SEEDS)) ?? [];
  if (sheet === undefined) return;
  const entries = readGlossary(sheet.file, sheet.text, seeds.broken);
  const names = entries.flatMap(({ names, line }) =>
    names.map(({ said, letters }) => ({ key: letters, said: `名词“${said.replace(/[“”]/g, '')}”`, line })),
  );
  for (const fault of duplicates(sheet.file, names)) seeds.hint(fault);
}

/** The pinned answers: every bad line, questions that stand twice, and places that the newest plan does not have. */
export function checkPins(seeds: LintSeeds): void {
  const [sheet] = seeds.open(() => readWords(seeds.folder, 'pinned', SEEDS)) ?? [];
  if (sheet === undefined) return;
  const pins = readPins(sheet.file, sheet.text, seeds.broken);
  const phrases = pins.flatMap(({ phrases, line }) =>
    phrases.map((phrase) => ({ key: phrase, said: `问法“${phrase.replaceAll('...', '…')}”`, line })),
  );
  for (const fault of duplicates(sheet.file, phrases)) seeds.hint(fault);
  const newest = seeds.plans[0];
  if (newest) for (const fault of placePins(pins, readUnits(newest.plan)).problems) seeds.hint(fault);
}

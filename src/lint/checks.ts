import { basename, join } from 'node:path';
import { readGlossary } from '../../index/lexicon/glossary.ts';
import { placePins, readPins } from '../../index/lexicon/pinned.ts';
import { readUnits } from '../../index/plan/units.ts';
import { Fault } from '../../index/text/fault.ts';
import { loadAssignments } from '../seeds/assignments.ts';
import { loadCalendar, SEEDS } from '../seeds/load.ts';
import { readWords } from '../seeds/words.ts';
import { duplicates } from './duplicates.ts';
import type { Check, LintSeeds } from './finding.ts';
import { toFault } from './plans.ts';
import { checkNames, checkWords } from './words.ts';

const CALENDAR = 'calendar.txt';

/** The office's days off and named days. Its reader stops at the first line that is broken. */
function checkCalendar(seeds: LintSeeds): void {
  const file = join(basename(seeds.folder), CALENDAR);
  seeds.count(file);
  try {
    loadCalendar(seeds.folder);
  } catch (error) {
    seeds.broken(toFault(error, file));
  }
}

/** The office's responsibility tables, one a plan: rows that are left out are hints, what stops the start is broken. */
async function checkTables(seeds: LintSeeds): Promise<void> {
  for (const { plan } of seeds.plans) {
    const name = join(basename(seeds.folder), `${plan.id}.assignments`);
    try {
      const table = await loadAssignments(seeds.folder, plan);
      if (table === null) continue;
      seeds.count(table.file);
      for (const { row, message, mend } of table.problems) seeds.hint(new Fault(table.file, row, message, mend));
    } catch (error) {
      seeds.broken(toFault(error, name));
    }
  }
}

/** The glossary: every bad line, and names that are explained twice. */
function checkGlossary(seeds: LintSeeds): void {
  const [sheet] = seeds.open(() => readWords(seeds.folder, 'glossary', SEEDS)) ?? [];
  if (sheet === undefined) return;
  const entries = readGlossary(sheet.file, sheet.text, seeds.broken);
  const names = entries.flatMap(({ names, line }) =>
    names.map(({ said, letters }) => ({ key: letters, said: `名词“${said.replace(/[“”]/g, '')}”`, line })),
  );
  for (const fault of duplicates(sheet.file, names)) seeds.hint(fault);
}

/** The pinned answers: every bad line, questions that stand twice, and places that the newest plan does not have. */
function checkPins(seeds: LintSeeds): void {
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

/** What is checked besides the plans, which are read first. A new kind of file is one line here. */
export const CHECKS: readonly Check[] = [checkWords, checkGlossary, checkPins, checkCalendar, checkTables, checkNames];

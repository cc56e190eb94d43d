import { checkCalendar } from './calendar.ts';
import type { Check } from './finding.ts';
import { checkGlossary, checkPins } from './office.ts';
import { checkTables } from './tables.ts';
import { checkNames, checkWords } from './words.ts';

/** What is checked besides the plans, which are read first. A new kind of file is one line here. */
export const CHECKS: readonly Check[] = [checkWords, checkGlossary, checkPins, checkCalendar, checkTables, checkNames];

import { askOperation } from './ask.ts';
import { calendarOperation } from './calendar.ts';
import { fetchOperation } from './documents.ts';
import { listOperation } from './list.ts';
import type { Operation } from './operation.ts';
import { plansOperation } from './plans.ts';
import { searchOperation } from './search.ts';
import { itemOperation } from './units.ts';
import { verifyOperation } from './verify.ts';

/** All that programs can ask for, in the order in which it is told. */
export const OPERATIONS: readonly Operation[] = [
  askOperation,
  itemOperation,
  listOperation,
  searchOperation,
  fetchOperation,
  verifyOperation,
  calendarOperation,
  plansOperation,
];

import { command } from './command.ts';
import { date } from './date.ts';
import type { Intent } from './define.ts';
import { document } from './document.ts';
import { figure } from './figure.ts';
import { glossary } from './glossary.ts';
import { help } from './help.ts';
import { item } from './item.ts';
import { list } from './list.ts';
import { none } from './none.ts';
import { office } from './office.ts';
import { opinion } from './opinion.ts';
import { outline } from './outline.ts';
import { outside } from './outside.ts';
import { owner } from './owner.ts';
import { partner } from './partner.ts';
import { pinned } from './pinned.ts';
import { place } from './place.ts';
import { progress } from './progress.ts';
import { quote } from './quote.ts';
import { section } from './section.ts';
import { subscription } from './subscription.ts';
import { term } from './term.ts';
import { title } from './title.ts';
import { topic } from './topic.ts';
import { year } from './year.ts';

/** All intents, asked in this order; the first that takes a question answers it. */
export const ORDER: readonly Intent[] = [
  subscription,
  help,
  command,
  pinned,
  quote,
  year,
  glossary,
  office,
  outside,
  opinion,
  progress,
  outline,
  date,
  figure,
  partner,
  owner,
  document,
  item,
  title,
  section,
  term,
  place,
  list,
  topic,
  none,
];

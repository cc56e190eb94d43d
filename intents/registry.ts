import type { Intent } from './compose/define.ts';
import { command } from './declines/injection.ts';
import { opinion } from './declines/opinion.ts';
import { outside } from './declines/outside.ts';
import { progress } from './declines/progress.ts';
import { year } from './declines/year.ts';
import { subscription } from './digest/subscription.ts';
import { date } from './handlers/date.ts';
import { deadline } from './handlers/deadline.ts';
import { document } from './handlers/document.ts';
import { duties } from './handlers/duties.ts';
import { none } from './handlers/fallback.ts';
import { figure } from './handlers/figure.ts';
import { glossary } from './handlers/glossary.ts';
import { help } from './handlers/help.ts';
import { item } from './handlers/item.ts';
import { list } from './handlers/list.ts';
import { office } from './handlers/office.ts';
import { outline } from './handlers/outline.ts';
import { owner } from './handlers/owner.ts';
import { partner } from './handlers/partner.ts';
import { pinned } from './handlers/pinned.ts';
import { place } from './handlers/place.ts';
import { property } from './handlers/property.ts';
import { quote } from './handlers/quote.ts';
import { section } from './handlers/section.ts';
import { term } from './handlers/term.ts';
import { title } from './handlers/title.ts';
import { topic } from './handlers/topic.ts';

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
  duties,
  outside,
  opinion,
  progress,
  outline,
  property,
  deadline,
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

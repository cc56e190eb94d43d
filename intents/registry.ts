import { readDate } from './acts/date.ts';
import { readDeadline } from './acts/deadline.ts';
import { readCommand, readOpinion, readOutside, readProgress, readYear } from './acts/decline.ts';
import { readGlossary, readTerm } from './acts/define.ts';
import { readDocument } from './acts/documents.ts';
import { readDuties, readTable } from './acts/duties.ts';
import { readFind } from './acts/find.ts';
import { readItem } from './acts/item.ts';
import { readList } from './acts/list.ts';
import { readLocate } from './acts/locate.ts';
import { readHelp, readOverview, readPointing, readUnclear } from './acts/overview.ts';
import { readPartner } from './acts/partner.ts';
import { readPinned } from './acts/pinned.ts';
import { readPlace } from './acts/place.ts';
import { readProperty } from './acts/property.ts';
import { readSection } from './acts/section.ts';
import { readTitle } from './acts/title.ts';
import { readValue } from './acts/value.ts';
import { readWho } from './acts/who.ts';
import { defineAct, type Intent } from './compose/define.ts';
import { command } from './declines/injection.ts';
import { opinion } from './declines/opinion.ts';
import { outside } from './declines/outside.ts';
import { progress } from './declines/progress.ts';
import { year } from './declines/year.ts';
import { readOrderQuery, subscription } from './digest/subscription.ts';
import { date } from './handlers/date.ts';
import { deadline } from './handlers/deadline.ts';
import { document } from './handlers/document.ts';
import { duties } from './handlers/duties.ts';
import { follow, none } from './handlers/fallback.ts';
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

/** All intents with how their questions are read, in this order; the first that takes a question answers it. */
export const ORDER: readonly Intent[] = [
  // A question that points back to nothing is asked back before anything else is made of it.
  defineAct(readPointing, follow),
  defineAct(readOrderQuery, subscription),
  defineAct(readHelp, help),
  defineAct(readCommand, command),
  defineAct(readPinned, pinned),
  defineAct(readLocate, quote),
  defineAct(readYear, year),
  defineAct(readGlossary, glossary),
  defineAct(readTable, office),
  defineAct(readDuties, duties),
  defineAct(readOutside, outside),
  defineAct(readOpinion, opinion),
  defineAct(readProgress, progress),
  defineAct(readOverview, outline),
  defineAct(readProperty, property),
  defineAct(readDeadline, deadline),
  defineAct(readDate, date),
  defineAct(readValue, figure),
  defineAct(readPartner, partner),
  defineAct(readWho, owner),
  defineAct(readDocument, document),
  defineAct(readItem, item),
  defineAct(readTitle, title),
  defineAct(readSection, section),
  defineAct(readTerm, term),
  defineAct(readPlace, place),
  defineAct(readList, list),
  defineAct(readFind, topic),
  defineAct(readUnclear, none),
];

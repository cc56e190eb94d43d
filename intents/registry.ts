import { readOpinion, readOrdered, readOutside, readProgress, readYear } from './acts/decline.ts';
import { readEntry, readTerm } from './acts/define.ts';
import { readDocument } from './acts/documents.ts';
import { readDuties, readTabled } from './acts/duties.ts';
import { readFind } from './acts/find.ts';
import { readHelp } from './acts/help.ts';
import { readProperty, readWordList } from './acts/list.ts';
import { readLocate } from './acts/locate.ts';
import { readOverview, readPointing, readUnclear } from './acts/overview.ts';
import { readPlace } from './acts/place.ts';
import { readPart } from './acts/section.ts';
import { readNumbered, readPinned, readTitled } from './acts/show.ts';
import { readValue } from './acts/value.ts';
import { readDate, readDeadline } from './acts/when.ts';
import { readPartner, readWho } from './acts/who.ts';
import { defineAct, type Intent } from './compose/define.ts';
import { readOrderQuery, subscription } from './digest/subscription.ts';
import { command, opinion, outside, progress, year } from './handlers/decline.ts';
import { glossary, term } from './handlers/define.ts';
import { duties, office } from './handlers/duties.ts';
import { topic } from './handlers/find.ts';
import { help, none, pointing } from './handlers/help.ts';
import { document, list, property } from './handlers/list.ts';
import { outline, pinned, section } from './handlers/overview.ts';
import { partner } from './handlers/partner.ts';
import { place } from './handlers/place.ts';
import { item, located, title } from './handlers/show.ts';
import { figure } from './handlers/value.ts';
import { date, deadline } from './handlers/when.ts';
import { owner } from './handlers/who.ts';

/** All intents with how their questions are read, in this order; the first that takes a question answers it. */
export const ORDER: readonly Intent[] = [
  // A question that points back to nothing is asked back before anything else is made of it.
  defineAct(readPointing, pointing),
  defineAct(readOrderQuery, subscription),
  defineAct(readHelp, help),
  defineAct(readOrdered, command),
  defineAct(readPinned, pinned),
  defineAct(readLocate, located),
  defineAct(readYear, year),
  defineAct(readEntry, glossary),
  defineAct(readTabled, office),
  defineAct(readDuties, duties),
  defineAct(readOutside, outside),
  defineAct(readOpinion, opinion),
  defineAct(readProgress, progress),
  defineAct(readProperty, property),
  defineAct(readOverview, outline),
  defineAct(readDeadline, deadline),
  defineAct(readDate, date),
  defineAct(readValue, figure),
  defineAct(readPartner, partner),
  defineAct(readWho, owner),
  defineAct(readDocument, document),
  defineAct(readNumbered, item),
  defineAct(readTitled, title),
  defineAct(readPart, section),
  defineAct(readTerm, term),
  defineAct(readPlace, place),
  defineAct(readWordList, list),
  defineAct(readFind, topic),
  defineAct(readUnclear, none),
];

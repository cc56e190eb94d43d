import { type Passage, scan } from '../plan/passage.ts';
import type { Document } from './facts.ts';

const MAKING = /(研究制定|牵头制定|制定|出台|修订|印发|编制|起草|完善)[^。;；]{0,6}$/;
const REFERRING =
  /(深入学习宣贯|学习宣贯|学习|宣贯|贯彻落实好?|贯彻|落实好?|执行|推进新|实施|依据|根据|按照)[^。;；]{0,6}$/;
const TITLED = /《(?<it>[^《》]+)》/gu;
/** A document without title marks: a making verb, then words that end in what documents are called. */
const PLAIN =
  /(?<verb>研究制定|牵头制定|制定|出台|修订|编制|完善|签订)(?<it>[^,，。;；《》]{2,28}?(?:管理规定|规定|办法|管理制度|制度|计划|方案|手册|清单|目录|导则|规范|协议))(?=[,，。;；、和及]|$)/gu;
/** A document that is carried out, without title marks. */
const REFERRED =
  /(?<verb>贯彻落实|落实|执行|实施)(?<it>[^,，。;；《》]{3,16}?(?:行动方案|实施方案|工作方案|条例))(?=[,，。;；、和及]|$)/gu;
const AND_LIST = /(?<verb>[完善制定修订]{2})[^,，。;；]{2,14}清单和(?<it>[^,，。;；]{2,10}清单)/gu;

/** Documents of a passage, with the verb in front and whether the office makes them. */
export function readDocuments(passage: Passage): Document[] {
  const found: Document[] = [];
  const put = (document: Document) => {
    const clash = found.some((other) => document.start < other.end && other.start < document.end);
    if (!clash) found.push(document);
  };
  for (const { match, span, text } of scan(passage, TITLED)) {
    const before = passage.folded.text.slice(0, match.index).replace(/《[^《》]*》[、和]?$/u, '');
    const made = MAKING.exec(before)?.[1];
    const referred = REFERRING.exec(before)?.[1];
    const action = made ?? referred ?? '';
    put({ unit: passage.unit, ...span, text, action, deliverable: made !== undefined, titled: true });
  }
  for (const pattern of [PLAIN, AND_LIST]) {
    for (const { match, span, text } of scan(passage, pattern))
      put({ unit: passage.unit, ...span, text, action: match.groups?.verb ?? '', deliverable: true, titled: false });
  }
  for (const { match, span, text } of scan(passage, REFERRED))
    put({ unit: passage.unit, ...span, text, action: match.groups?.verb ?? '', deliverable: false, titled: false });
  return found.sort((a, b) => a.start - b.start);
}

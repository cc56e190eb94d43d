import type { Span } from '../plan/plan.ts';
import { isDuty, readClauses } from './clause.ts';
import type { Found } from './duty.ts';

const NAME =
  /^(?:各|本|该|[省市区县镇乡局院校])?[\u4e00-\u9fffA-Za-z“”（）()]{1,24}(?:科|处|室|股|局|办|委|部|院|会|所|队|站|厅|园|中心|支部|团委|学校|小学|中学|公司|集团|班组|分局|大队部|银行|工委|纪委|党委|街道|社区)(?:[（(][^（()）]{1,16}[)）])?$/;
const VERB =
  /^(?:加强|推进|做好|抓好|建设|开展|完善|深化|强化|规范|提升|落实|支持|组织|打造|建立|健全|成立|设立|整治|对|在|为|与|以)/;

/** Whether words are the name of an office and nothing else. */
export function isOffice(words: string): boolean {
  return words.length <= 26 && NAME.test(words) && !VERB.test(words);
}

const ABOUT = '(?:(?:此|该|本|这)项工作|以上(?:各项|工作|任务)*|上述(?:各项|工作|任务)*|具体(?:工作|事宜)?)?';
const WHOLE = new RegExp(`(?<=^|[。；;！!\\n][^\\S\\n]*)${ABOUT}由[^。；;\\n]{2,120}(?:[。；;]|(?=\\n|$))`, 'g');
const LIST = '[^，,。；;：:由\\n]{2,60}?';
const TIME = '(?:于|在)?[^，,。；;]{2,16}(?:前|底|季度|半年|年内)[^，,。；;]{0,8}';
const INNER = new RegExp(
  `(?<=[，,])由${LIST}(?:牵头|负责)(?=[，,。；;\\n]|$)(?:[，,](?:${LIST}(?:配合|协助|参加|参与)|${TIME}完成)(?=[，,。；;\\n]|$))*`,
  'g',
);

/** Sentences that say who does it, 由质量科牵头，认证科配合。, and such words within a sentence, in printed order. */
export function findProse(body: string): readonly Found[] {
  const whole = [...body.matchAll(WHOLE)].flatMap((match) => toFound(match, true));
  const inner = [...body.matchAll(INNER)].flatMap((match) => toFound(match, false));
  return [...whole, ...inner.filter((one) => !whole.some((other) => one.start < other.end && other.start < one.end))];
}

function toFound(match: RegExpExecArray, apart: boolean): readonly Found[] {
  const words = match[0].replace(new RegExp(`^${ABOUT}`), '').replace(/[。；;\s]+$/, '');
  const said = readClauses(words);
  const names = [...said.owner, ...said.partner];
  const heard = names.length > 0 && said.pending === '' && isDuty(said, words);
  const plain = names.every((name) => name.length <= 20 && !/[由将把对]|进行|开展/.test(name));
  if (!heard || !plain || said.owner.length === 0) return [];
  const span: Span = { start: match.index, end: match.index + match[0].length };
  return [{ ...said, ...span, apart, inline: !apart, prose: !apart }];
}

/** An office in brackets behind the end of a sentence: …照片上墙。（德育处） */
export function isOfficeList(words: string): boolean {
  return words.split(/[、，,]/).every((name) => isOffice(name.trim()));
}

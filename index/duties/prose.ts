import type { Span } from '../plan/plan.ts';
import { type FoundDuty, isDuty, readClauses } from './clause.ts';
import { DUTY_LIMITS } from './limits.ts';

const NAME =
  /^(?:各|本|该|[省市区县镇乡局院校])?[\u4e00-\u9fffA-Za-z“”（）()]{1,24}(?:科|处|室|股|局|办|委|部|院|会|所|队|站|厅|园|中心|支部|团委|学校|小学|中学|公司|集团|班组|分局|大队部|银行|工委|纪委|党委|街道|社区)(?:[（(][^（()）]{1,16}[)）])?$/;
const VERB =
  /^(?:加强|推进|做好|抓好|建设|开展|完善|深化|强化|规范|提升|落实|支持|组织|打造|建立|健全|成立|设立|整治|对|在|为|与|以)/;

/** Whether words are the name of an office and nothing else. */
export function isOffice(words: string): boolean {
  return words.length <= DUTY_LIMITS.office && NAME.test(words) && !VERB.test(words);
}

/** What a duty says it is about, and under whom: 此项工作, 以上各项, 在质量科指导下. */
export const ABOUT =
  '(?:(?:此|该|本|这)项工作|(?:以上|上述)(?:各项|第.{1,3}项|工作|任务)*|具体(?:工作|事宜)?)?(?:在(?<guide>[^，,。；;]{2,20}?)(?:的)?(?:统一)?(?:指导|领导)下[，,]?)?';
const START = '(?<=^|[。；;！!\\n][^\\S\\n]*)';
const STOP = '(?:[。；;]|(?=\\n|$))';
const WHOLE = new RegExp(`${START}${ABOUT}由[^。；;\\n]{2,120}${STOP}`, 'g');
/** 电商公司负责。 */
const NAMED = new RegExp(
  `${START}[\\u4e00-\\u9fff、]{2,40}?(?:牵头|负责)(?:[，,][\\u4e00-\\u9fff、]{2,40}?(?:配合|协助|参与))?(?:。|(?=\\n|$))`,
  'g',
);
const LIST = '[^，,。；;：:由\\n]{2,60}?';
const TIME = '(?:于|在)?[^，,。；;]{2,16}(?:前|底|季度|半年|年内)[^，,。；;]{0,8}';
const ENDS = '(?:完成|竣工|完工|投入使用|投用)';
const SUBJECT = '(?:[^，,。；;：:由\\n]{2,8}(?:工程|项目|工作|任务|事宜|事项))?';
const BEARS = '(?:牵头|负责|承办|组织实施)(?:筹备|管理|维护|统筹|协调|落实|实施)?';
const CLOSE = '(?=[，,。；;\\n]|$)';
const INNER = new RegExp(
  `(?<=^|[，,。；;\\n]|[一二三四五六七八九十][是要])${SUBJECT}由${LIST}${BEARS}${CLOSE}(?:[，,](?:${LIST}(?:配合|协助|参加|参与)|${TIME}${ENDS})${CLOSE})*`,
  'g',
);
/** 生产科牵头制定办法 at the beginning of a task. */
const LEADING =
  /(?<=^|[\n。]|[一二三四五六七八九十][是要])[\u4e00-\u9fff、]{2,24}?(?:牵头(?=[\u4e00-\u9fff])|负责(?=[\u4e00-\u9fff]))/g;
/** Until when in the sentence that says who leads. */
const DUE = /^[^。；;\n]*?[，,]((?:今年|年内)?\d{1,2}月(?:\d{1,2}日|底|末)?前)(?=[\u4e00-\u9fff])/;
/** Who is no office and still named as who does it. */
const PEOPLE = /^各|(?:员|组长|班长|队长|校长|院长|主任|组|班)$/;

/** Sentences that say who does it, 由质量科牵头，认证科配合。, and such words within a sentence, in printed order. */
export function findProse(body: string): readonly FoundDuty[] {
  const whole = [...body.matchAll(WHOLE)].flatMap((match) => toFound(match, true));
  const named = [...body.matchAll(NAMED)].flatMap((match) => toFound(match, true)).filter(isStrict);
  const inner = [...body.matchAll(INNER)].flatMap((match) => toFound(match, false));
  const leading = [...body.matchAll(LEADING)]
    .flatMap((match) => toFound(match, false))
    .filter(isStrict)
    .map((duty) => ({ ...duty, deadline: DUE.exec(body.slice(duty.end))?.[1] ?? null }));
  const free = (one: FoundDuty, taken: readonly FoundDuty[]) =>
    !taken.some((other) => one.start < other.end && other.start < one.end);
  const apart = [...whole, ...named.filter((one) => free(one, whole))];
  return [...apart, ...[...inner, ...leading].filter((one) => free(one, apart))];
}

const isStrict = ({ owner, partner }: FoundDuty) => [...owner, ...partner].every(isOffice);

function toFound(match: RegExpExecArray, apart: boolean): readonly FoundDuty[] {
  const words = match[0]
    .replace(new RegExp(`^${ABOUT}`), '')
    .replace(apart ? /^$/ : /^[^由，。]+(?=由)/, '')
    .replace(/[。；;\s]+$/, '');
  const { pending, ...said } = readClauses(words);
  const names = [...said.owner, ...said.partner];
  const heard = names.length > 0 && pending === '' && (isDuty(said, words) || names.every((name) => PEOPLE.test(name)));
  const plain = names.every((name) => name.length <= DUTY_LIMITS.nameInSentence && !/[由将把对]|进行|开展/.test(name));
  if (!heard || !plain || said.owner.length === 0) return [];
  const guide = match.groups?.guide;
  const partner = guide === undefined ? said.partner : [...said.partner, guide];
  const span: Span = { start: match.index, end: match.index + match[0].length };
  return [{ ...said, partner, ...span, apart, inline: !apart, prose: !apart }];
}

/** Offices in brackets behind the end of a sentence, with or without a time: …照片上墙。（德育处）; null where there are others. */
export function readOffices(words: string): Omit<FoundDuty, 'start' | 'end' | 'apart' | 'inline'> | null {
  const { pending, deadline, owner, partner } = readClauses(words);
  if (pending === '' && deadline === null) return null;
  const first = deadline === null ? words : words.slice(0, words.lastIndexOf(deadline)).replace(/[，,；;\s]+$/, '');
  const list = first.split(/[、，,]/).map((name) => name.trim());
  if (owner.length + partner.length > 0 || !list.every(isOffice)) return null;
  return { owner: list, partner: [], deadline, leads: false, key: null };
}

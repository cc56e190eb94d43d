import type { Span } from '../plan/plan.ts';
import { DUTY_LIMITS } from './limits.ts';

/** What the words of a duty say: who leads, who helps, until when. */
interface Clauses {
  readonly owner: readonly string[];
  readonly partner: readonly string[];
  readonly deadline: string | null;
  /** True where the words say that the first one named leads. */
  readonly leads: boolean;
  /** The key under which the owners stand: 牵头单位 or merely 责任单位; null without a key. */
  readonly key: 'lead' | 'bear' | null;
  /** Words that say nothing about who or when. */
  readonly pending: string;
}

/** A duty as it is printed, with its brackets, before it is known what it is about. */
export interface FoundDuty extends Span, Omit<Clauses, 'pending'> {
  /** True where it is a paragraph of its own or stands behind the end of a sentence. */
  readonly apart: boolean;
  /** True where the sentence goes on behind it. */
  readonly inline: boolean;
  /** True where it is a part of a sentence that states the task; it stays in the measure. */
  readonly prose?: boolean;
}

const BODIES = '(?:责任)?(?:单位|部门|科室|处室|股室|科所|科|处|室|局|机构|方|主体|组)?';
const SCOPE =
  '(?:第[一二三四五六七八九十]{1,3}(?:部分|章|条|项)|本(?:部分|章|节|条|项)|以上(?:各项)?|上述)?(?:[省市区县局镇院校第][级一]?)?';
const OWNER = new RegExp(
  `^${SCOPE}(?:主要责任|责任|牵头|主办|承办|主责|归口|落实|实施|负责)(?:指导|督导|组织|实施|管理)?${BODIES}$`,
);
const LEAD = new RegExp(`^${SCOPE}(?:牵头|主办|主责)(?:指导|督导|组织|实施|管理)?${BODIES}$`);
const PARTNER = new RegExp(`^${SCOPE}(?:配合|协办|协助|协同|参与|参加)(?:指导|实施)?${BODIES}$`);
const DEADLINE = /^(?:完成|办结|工作|任务|推进|进度)?(?:时限|期限|时间|时间节点|节点|进度)(?:要求|安排)?$|^完成日期$/;
const PERSON =
  /^(?:牵头|分管|责任|配合|包抓|联系|主管)?(?:领导|负责人|责任人|联系人|人)$|^联[系络](?:单位|部门|科室|处室)$|^备注$/;
const FIRST =
  /[（(]?(?:列|排)(?:在)?(?:第一|首)(?:位|个)?(?:者|的)?(?:单位|部门)?为牵头(?:单位|部门|科室)?(?:[，,、；;]\s*下同)?[)）]?|[（(]?[，,；;]?\s*下同[)）]?/g;
const KEY = '[\\u4e00-\\u9fff]{1,8}';

/** Tells whether words in front of a colon name a part of a duty. */
export function isKey(words: string): boolean {
  return [OWNER, PARTNER, DEADLINE, PERSON].some((pattern) => pattern.test(words));
}

/** Names in a list, split at 、 and ，, but not inside brackets; `/` stands for none. */
export function names(list: string): string[] {
  const found: string[] = [];
  let name = '';
  let depth = 0;
  for (const character of list) {
    if ('（('.includes(character)) depth++;
    if ('）)'.includes(character)) depth--;
    if (depth <= 0 && '、，,；;\n'.includes(character)) {
      found.push(name);
      name = '';
    } else name += character;
  }
  const none = /^[/／—\-－–无]*$/;
  return [...found, name].map((s) => s.replace(/^[\s和及与]+(?=.{2})|[\s。.]+$/g, '')).filter((s) => !none.test(s));
}

const HELPING = /(?<=.{2})(?:配合|协助|参与)$/;
const TAG = /[（(](?:牵头|牵头单位|主办)[)）]$/;

/** Parts a list in which brackets mark who leads: A（牵头）、B. */
export function share(list: readonly string[]): { owner: string[]; partner: string[] } {
  const leading = list.filter((name) => TAG.test(name));
  if (leading.length === 0) return { owner: [...list], partner: [] };
  return { owner: leading.map((name) => name.replace(TAG, '')), partner: list.filter((name) => !TAG.test(name)) };
}

/** Reads words such as 责任单位：A、B；完成时限：6月底, or A牵头，B、C配合，6月底前完成. */
export function readClauses(words: string): Clauses {
  const leads = /(?:列|排)(?:在)?(?:第一|首)/.test(words);
  const bare = words.replace(FIRST, '');
  const keyed = new RegExp(`^\\s*(${KEY})\\s*[:：]`).exec(bare);
  const said = keyed && isKey(keyed[1] ?? '') ? readKeyed(bare) : readSpoken(bare);
  return { ...said, leads };
}

type Said = Omit<Clauses, 'leads'>;

function readKeyed(words: string): Said {
  const parts: { key: string; value: string }[] = [];
  const pattern = new RegExp(`(?:^|[，,；;。\\s、])\\s*(${KEY})\\s*[:：]`, 'g');
  const keys = [...words.matchAll(pattern)].filter((match) => isKey(match[1] ?? ''));
  keys.forEach((match, i) => {
    const end = keys[i + 1]?.index ?? words.length;
    parts.push({ key: match[1] ?? '', value: words.slice(match.index + match[0].length, end).trim() });
  });
  const led = parts.some(({ key, value }) => LEAD.test(key) && names(value).length > 0);
  const owner = parts.filter(({ key }) => (led ? LEAD.test(key) : OWNER.test(key)));
  const partner = parts.filter(({ key }) => PARTNER.test(key) || (led && OWNER.test(key) && !LEAD.test(key)));
  const deadline = parts.find(({ key, value }) => DEADLINE.test(key) && value !== '')?.value ?? null;
  const shared = share(owner.flatMap(({ value }) => names(value)));
  // 责任科室：A，B配合: what stands behind the comma says itself what it does.
  const helping = shared.owner.filter((name) => HELPING.test(name));
  return {
    owner: shared.owner.filter((name) => !helping.includes(name)).map((name) => name.replace(/(?<=.{2})牵头$/, '')),
    partner: [
      ...shared.partner,
      ...helping.map((name) => name.replace(HELPING, '')),
      ...partner.flatMap(({ value }) => names(value)),
    ],
    deadline: deadline?.replace(/[。；;，,\s]+$/, '') || null,
    key: owner.length === 0 ? null : led ? 'lead' : 'bear',
    pending: '',
  };
}

const DONE = '(?:组织)?(?:落实|实施|推进|推动|抓好|完成|筹备|管理|维护|统筹|协调)?(?:落实|到位)?';
const LEADS = new RegExp(`^由?(.+?)(?:共同|联合|负责)?(?:牵头|主办|主责|承办)(?:负责)?${DONE}$`);
const HELPS = new RegExp(
  `^(?:由)?(.+?)(?:共同|积极|按职责(?:分工)?)?(?:(?:予以|给予)?(?:配合|协助|支持)|协办|参与|参加)${DONE}$`,
);
const BEARS = new RegExp(
  `^由?(.+?)(?:分别|共同|具体|按照?(?:各自)?职责(?:分工)?|分工|分头)*(?:负总责|总负责|负责|落实|承担|(?:组织)?实施)${DONE}$`,
);
const WITH = /^(.+?)(?:牵头)?会同(.+)$/;
const POINT_IN_TIME =
  '(?:\\d{4}年|20\\d\\d|今年|明年|次年|翌年|本年|当年|本学年)?(?:\\d{1,2}月(?:份|\\d{1,2}日|上旬|中旬|下旬)?|第?[一二三四1-4]季度|[上下]半年|年)?(?:底|末|初|中)?(?:之?前|以前)?';
const STANDING = '(?:长期|持续|常年|全年|每[年月周季])[^，。；]{0,6}';
const DOES =
  '(?:基本|全面|全部)?(?:(?:完成|启动|落实|到位|出台|印发|建成|上线|实施|推进|竣工|完工|投入使用|投用|报).{0,8}|取得.{1,10})?';
const TIME = new RegExp(`^(?:于|在)?(${POINT_IN_TIME}(?:[、和至-]${POINT_IN_TIME})*|${STANDING})${DOES}$`);

/** Clauses without keys: the verb behind the names tells what they do. */
function readSpoken(words: string): Said {
  const owner: string[] = [];
  const partner: string[] = [];
  const bearing: string[] = [];
  let deadline: string | null = null;
  let pending = '';
  for (const clause of words.split(/[，,；;。]/).map((part) => part.trim())) {
    if (clause === '') continue;
    const time = TIME.exec(clause);
    const whole = pending === '' ? clause : `${pending}、${clause}`;
    const lead = LEADS.exec(whole);
    const help = HELPS.exec(whole);
    const bear = BEARS.exec(whole);
    const both = WITH.exec((bear ?? lead)?.[1] ?? '');
    pending = '';
    if (time?.[1] && /[\d季底年长持常每]/.test(time[1])) deadline ??= time[1];
    else if (both) {
      owner.push(...names(both[1] ?? ''));
      partner.push(...names(both[2] ?? ''));
    } else if (lead) owner.push(...names(lead[1] ?? ''));
    else if (help) partner.push(...names(help[1] ?? ''));
    else if (bear) bearing.push(...names(bear[1] ?? ''));
    else pending = whole;
  }
  // Where one leads, those who bear their share help.
  if (owner.length === 0) return { owner: bearing, partner, deadline, key: null, pending };
  return { owner, partner: [...bearing, ...partner], deadline, key: null, pending };
}

const OFFICE =
  /(?:局|委|办|部|科|股|室|处|所|队|站|院|会|府|司|厅|署|行|校|集团|公司|中心|街道|镇|乡|村|园区|[省市区县]|单位|部门|企业|机构|领导小组|专班|机关|支部|工会|各有关方面|银行|法院|检察院|馆|园|台|委员)(?:等.{0,6})?(?:[（(].*[)）])?$/;

/** Whether words without keys are a duty and not a remark: whoever bears it is an office, or there is nothing but a time. */
export function isDuty({ owner, partner, deadline }: Omit<Clauses, 'pending'>, words: string): boolean {
  const all = [...owner, ...partner];
  if (all.length === 0)
    return deadline !== null && words.length <= DUTY_LIMITS.timeAlone && /完成|[前底末]|持续|长期|季度/.test(words);
  return all.some((name) => OFFICE.test(name)) && all.every((name) => name.length <= DUTY_LIMITS.name);
}

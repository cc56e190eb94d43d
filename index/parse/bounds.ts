import { PARSE_LIMITS } from './limits.ts';
import type { Line } from './lines.ts';
import { type Marker, readMarker } from './marker.ts';
import { readMarkers } from './outline.ts';

const NAMES =
  '要点|计划|安排|方案|思路|行动|报告|意见|措施|清单|分工|台账|规划|打算|部署|任务分解表?|任务分解|责任表|任务表|一览表|安排表|细则|分解方案|任务书';
const TITLE = new RegExp(`(?:${NAMES})(?:[》）)]|[（(](?:试行|草案|送审稿|征求意见稿|讨论稿|\\d{4}年?)[）)])*$`);
const NOTICE = /^关于|的通知$|^现将|的函$|^[^《]{0,30}关于(?:印发|下发|转发)/;
const ATTACHED =
  /^附\s*[件表录]\s*[0-9０-９一二三四五六七八九十]{0,3}\s*(?:[:：.．、]|$|\s|(?=[^，。；]{2,40}$))|^附\s*[:：]/;
const CLOSERS = [
  '抄\\s*[送报]\\s*[:：]',
  '主题词\\s*[:：]',
  '[（(]?此件(?:主动|依申请)?(?:公开|不公开|不予公开)',
  '[【[](?:打印|关闭|我要打印)|打印本页|关闭窗口',
  '[上下]一[篇条]\\s*[:：]|扫一扫|分享到|责任编辑\\s*[:：]|版权所有|网站(?:地图|标识码)',
  '信息公开(?:选项|类型)|公开(?:方式|属性)\\s*[:：]',
  '相关(?:附件|链接|文档|阅读|稿件)|附件下载',
  '[（(]?联\\s*系\\s*(?:人|电话|方式|单位)\\s*[:：]',
  '.{2,30}办公室\\s*\\d{4}年\\d{1,2}月\\d{1,2}日印发',
];
const BACK = new RegExp(`^(?:${CLOSERS.join('|')})`);
/** Words to an audience that close a speech. */
const ADDRESS = /^(?:各位(?:代表|委员|同志)|同志们)[！!，,：:]/;
const DATE =
  '(?:\\d{4}\\s*年\\s*\\d{1,2}\\s*月(?:\\s*\\d{1,2}\\s*日)?|[二〇○零0一九八七六五四三]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{0,3}日?)';
const SHORT_DATE = '20\\d\\d[.\\-/]\\d{1,2}(?:[.\\-/]\\d{1,2})?[.日]?';
const BODY =
  /^[^，。；：:\d]{1,60}(?:局|委|办|部|府|会|厅|院|中心|处|科|所|队|室|公司|集团|大学|学校|小学|中学|幼儿园|街道|[镇乡村馆园站社]|支部|总支)$/;
const SIGNED = new RegExp(`^[（(]?(?:${DATE}|${SHORT_DATE})(?:印发)?[）)]?$`);
const SIGNED_BY = new RegExp(`^[（(]?(\\S{3,40}?)\\s+(?:${DATE}|${SHORT_DATE})(?:印发)?[）)]?$`);
const PUBLISHED =
  /(?:发布|公开|成文|印发|生成|更新)(?:时间|日期)|索\s*引\s*号|信息来源|浏览(?:次数|量)|点击(?:数|量|率)|访问(?:量|次数)|字\s*[体号]\s*[:：]|^来源\s*[:：]|当前位置|^首页|文\s*号\s*[:：]|发文(?:字号|机关)|主题分类/;
const ISSUED = /^[\u4e00-\u9fff]{2,12}\s*[〔[(（]\s*\d{4}\s*[〕\])）]\s*\d+\s*号$/;
/** Whom a notice is sent to; a sentence that leads to what follows is none. */
const ADDRESSEE = /^(?!.*(?:[，,].*要|重点|抓好|做好|如下|以下|坚持|制定|按照|围绕))[^。；]{2,80}[:：]$/;

/** Which lines hold what: the title, the words before the first heading, and the plan itself. Indices into the lines. */
export interface Bounds {
  readonly title: number;
  readonly first: number;
  readonly end: number;
}

/** Finds the title (the last one before the body) and where the plan ends; a missing heading gives `first` = `end`. */
export function readBounds(lines: readonly Line[]): Bounds {
  const markers = readMarkers(lines);
  const listed = attachmentList(lines, markers);
  const begins = lines.flatMap((line, i) => (isAttachment(line.text) && !listed.has(i) ? [i] : []));
  const whole = part(lines, markers, listed, 0);
  if (whole.titled || begins.length === 0) return whole;
  const parts = begins.map((from) => part(lines, markers, listed, from + 1));
  return parts.find((found) => found.titled && found.first < found.end) ?? whole;
}

interface Part extends Bounds {
  readonly titled: boolean;
}

/** The plan that begins at a line: its title stands before its first heading. */
function part(
  lines: readonly Line[],
  markers: readonly (Marker | null)[],
  listed: ReadonlySet<number>,
  from: number,
): Part {
  const found = markers.findIndex((marker, i) => i >= from && marker !== null && !listed.has(i));
  const first = found < 0 ? lines.length : found;
  let title = -1;
  for (let i = from; i < first; i++) {
    const text = titleWords(lines[i]?.text ?? '');
    const headed = isTitle(text) && text.length <= PARSE_LIMITS.title && !isAttachment(text);
    if (headed && !NOTICE.test(text) && !text.includes('印发')) title = i;
  }
  const last = markers.findLastIndex((marker, i) => marker !== null && !listed.has(i));
  const back = lines.findIndex(({ text }, i) => {
    if (i <= first) return false;
    return BACK.test(text) || isAttachment(text) || (i > last && ADDRESS.test(text));
  });
  const end = back < 0 ? lines.length : back;
  const fallback = lines.findIndex((line, i) => i >= from && !isChrome(line.text));
  const head = title >= 0 ? title : fallback >= 0 && fallback < first ? fallback : from - 1;
  return { title: head, first, end: signature(lines, first, end), titled: title >= 0 };
}

/** Where the signature and its date begin: behind the first heading, or right in front of the end. */
function signature(lines: readonly Line[], first: number, end: number): number {
  const signs = (i: number) => isSigner(lines[i]?.text ?? '') && readMarker(lines[i]?.text ?? '') === null;
  const dated = lines.findIndex(
    ({ text }, i) => i > first + 1 && i < end && (SIGNED_BY.test(text) || (SIGNED.test(text) && signs(i - 1))),
  );
  let at = dated < 0 ? end : dated + 1;
  while (at - 1 > first && isSigned(lines[at - 1]?.text ?? '')) at--;
  const alone = at === end && signs(end - 1) && /[。；！]$/.test(lines[end - 2]?.text ?? '');
  if (at === end && !alone) return end;
  while (at - 1 > first && signs(at - 1)) at--;
  return at;
}

/** Whether a line is the date of a signature, alone or behind the signer. */
export function isSigned(line: string): boolean {
  return SIGNED.test(line) || isSigner(SIGNED_BY.exec(line)?.[1] ?? '');
}

/** Whether a line may be the name of who signs. */
export function isSigner(line: string): boolean {
  return BODY.test(line) && !/^[（(]/.test(line);
}

/** Words of a web page behind the title on its line: 发布时间：…. */
const META = /\s+(?:发布|成文|印发|更新)?(?:时间|日期|来源|作者|浏览|索引号|文号|字号)\s*[:：].*$/;

/** A line without the words that a web page puts behind a title. */
export function titleWords(line: string): string {
  return line.replace(META, '');
}

/** Whether a line reads like the title of a plan. */
export function isTitle(line: string): boolean {
  return (
    !/[，。；]|制定/.test(line) &&
    TITLE.test(line.replace(/^(?=(?:\S\s+){2,}\S$).*$/, (words) => words.replace(/\s/g, '')))
  );
}

/** Lines 2.… 3.… that go on with a list of attachments: 附件：1.…. */
function attachmentList(lines: readonly Line[], markers: readonly (Marker | null)[]): ReadonlySet<number> {
  const listed = new Set<number>();
  let next = 0;
  lines.forEach((line, i) => {
    const marker = markers[i];
    if (/^附\s*件\s*[:：]\s*[1１]\s*[.．、]/.test(line.text)) next = 2;
    else if (next > 0 && marker?.kind === 'number' && marker.number === next && !/[。；]/.test(line.text)) {
      listed.add(i);
      next++;
    } else next = 0;
  });
  return listed;
}

/** A line that opens an attachment or lists them. */
function isAttachment(line: string): boolean {
  return ATTACHED.test(line);
}

const ASIDE = /^[（(][^（()）]*[)）]$|^——|^—\s*\d+\s*—$|^\*{3,}$|^[-=_—]{3,}$/;

/** A line that is neither heading nor text: a date under the title, a dash line, a page number. */
export function isLayoutLine(line: string): boolean {
  return ASIDE.test(line) || SIGNED.test(line);
}

/** A line in front of the first heading that is no text of the plan: an addressee, an issuing number, a web page's own words. */
export function isChrome(line: string): boolean {
  const web = line.length < PARSE_LIMITS.pageChrome && PUBLISHED.test(line) && !line.includes('。');
  return isLayoutLine(line) || ISSUED.test(line) || ADDRESSEE.test(line) || web;
}

/** A line behind the plan that needs no mention: a list of attachments, a signature, a date, a page's own words. */
export function isBackMatter(line: string): boolean {
  const listed = /^\d{1,2}[.．、]/.test(line) && !line.includes('。');
  const note = /^(?:备注|注|说明|附注)\s*[:：]/.test(line);
  return (
    listed ||
    note ||
    BACK.test(line) ||
    isAttachment(line) ||
    isChrome(line) ||
    isSigner(line) ||
    isSigned(line) ||
    ADDRESS.test(line)
  );
}

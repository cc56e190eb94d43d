import { type Passage, scan } from '../plan/passage.ts';
import type { Figure } from './facts.ts';

/** The role of a number by the word in front of it, as the office's word list has it. */
export interface FigureRole {
  readonly name: string;
  readonly words: readonly string[];
}

/** Words that count, the longer first. */
const MEASURE_WORDS = [
  '个工作日|工作日|个百分点|平方公里|平方米|立方米|公里|公顷|公斤|毫克|微克|千瓦时|千瓦|兆瓦|海里|千米|毫米|厘米|小时|分钟|个月|周岁|课时|学时',
  '批次|人次|家次|户次|辆次|件次|台次|场次|剂次|车次|标箱|亿元|万元|元',
  '台|家|个|条|项|次|场|名|人|件|批|份|座|处|户|所|辆|吨|天|块|盏|届|级|%|％|‰|倍|期|站|路',
  '亩|头|只|羽|尾|册|本|套|幅|株|棵|间|部|艘|架|张|节|篇|枚|组|支|对|门|位|村|镇|米|岁|秒|周|年(?![度底末初级])',
];
const MEASURE_WORD = MEASURE_WORDS.join('|');
const DIGITS = `(?<![\\d.a-z])(?<it>第?(?<n>(?!20\\d\\d年)\\d+(?:\\.\\d+)?)(?:[+＋](?<plus>\\d+))?余?[万亿]?余?”?(?<w>${MEASURE_WORD}))(?!\\d)`;
const PATTERNS: readonly RegExp[] = [
  new RegExp(DIGITS, 'gu'),
  /(?<it>第(?<n>[一二三四五六七八九十]+)(?<w>届|期|批|轮|次))/gu,
  /(?<it>首(?<w>家|个|批|次|创|届))(?!位)/gu,
  /(?<it>(?<n>[一二两三四五六七八九十]、[一二三四五六七八九十])(?<w>级))/gu,
  /“(?<it>[^“”]{0,4}(?:双(?!随机|预防|报告|反馈)[一二三四五六七八九十百千万减半倍]+|[一二三四五六七八九十两百]{1,3}(?=(?:[大型个项提优进联同统先保责会定]|公(?!开)))|\d+[+＋]\d*)[^“”]{0,8})”/gu,
  /(?<it>全覆盖)/gu,
  /(?<it>(?<n>[二三四五六七八九十])(?<w>地))(?=业务|合作|联动|协作|共同)/gu,
  /“(?<it>[一二三四五六七八九十]五)”/gu,
  /(?<it>\d+[+＋]\d+)”?(?<w>条|项|个)/gu,
];
/** How far a verb may stand in front of its number, in characters; beyond it belongs to another. */
const REACH = 30;

/** Numbers of a passage with measure word and role. Dates and numbers inside names of systems are left out. */
export function readFigures(passage: Passage, roles: readonly FigureRole[]): Figure[] {
  const found = new Map<number, Figure>();
  for (const pattern of PATTERNS) {
    for (const { match, span, text } of scan(passage, pattern)) {
      const clash = [...found.values()].some((f) => span.start < f.end && f.start < span.end);
      if (clash) continue;
      const { n = '', w = '' } = match.groups ?? {};
      const role = readRole(passage, match, roles);
      found.set(span.start, {
        unit: passage.unit,
        ...span,
        text,
        digits: n,
        measureWord: w,
        role,
      });
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

function readRole(passage: Passage, match: RegExpExecArray, roles: readonly FigureRole[]): string {
  const text = passage.folded.text;
  const before = text.slice(0, match.index);
  if (/^(第|首)/.test(match.groups?.it ?? '')) return '名次';
  const opened = before.lastIndexOf('“') > before.lastIndexOf('”');
  if (opened || match[0].startsWith('“')) return '名称';
  const clause =
    before
      .slice(Math.max(0, before.length - REACH))
      .split(/[。;；]/)
      .at(-1) ?? '';
  let best = { name: '数量', at: -1 };
  for (const role of roles) {
    for (const word of role.words) {
      const at = clause.lastIndexOf(word) + (clause.includes(word) ? word.length : 0);
      if (clause.includes(word) && at > best.at) best = { name: role.name, at };
    }
  }
  return best.name;
}

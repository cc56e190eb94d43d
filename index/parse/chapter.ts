import { PARSE_LIMITS } from './limits.ts';

const PAST =
  '工作回顾|(?:工作|年度)总结|(?:工作|任务)(?:完成|推进|落实|开展|进展)?情况|(?:主要)?(?:工作)?(?:成[效绩]|亮点)|存在(?:的)?(?:主要)?(?:问题|不足|困难)(?:和不足)?|一年来.{0,8}工作';
const AIM =
  '总体(?:要求|思路|目标|原则|考虑)|总的(?:要求|思路)|指导思想|基本(?:原则|思路|要求)|工作(?:原则|思路|目标|要求)|主要(?:预期)?(?:目标|指标)|预期目标|发展目标|目标要求';
const FRAME =
  '适用范围|编制(?:依据|说明)|(?:面临(?:的)?)?形势(?:分析|与挑战|和挑战)?|(?:工作)?背景(?:情况)?|(?:基本|学校)(?:概况|情况)';
const GENERAL = new RegExp(`^.{0,14}(?:${AIM}|${FRAME})(?:[和及与、].{2,8})?$`);
const REVIEW = new RegExp(`^.{0,14}(?:${PAST})(?:[和及与、].{2,8})?$`);
const NEVER = new RegExp(
  `^.{0,4}(?:指导思想|${FRAME}|(?:总体|总的|基本)(?:要求|思路|原则|考虑))(?:[和及与、].{2,8})?$`,
);
const HEAD = new RegExp(`^(?:${AIM}|${FRAME})(?=[^和及与、，。；\\s][^，。；\\s]{3})`);
/** 目标任务: figures of the year; numbered tasks below it are tasks all the same. */
const GOALS = /^(?:主要|工作|总体|年度)?(?:目标任务|任务目标)$/;
const TASK = /任务|举措|措施|安排|部署|打算|重点工作|落实|抓好/;
const AHEAD = /计划|安排|部署|打算|下一?步|今后|目标|思路|要点/;

/** Whether a chapter of this title holds no measures of its own: 总体要求, 工作目标. Numbered tasks below it are tasks. */
export function isGeneral(title: string): boolean {
  return title.length <= PARSE_LIMITS.generalTitle && (GOALS.test(title) || (GENERAL.test(title) && !TASK.test(title)));
}

/** Whether nothing below a chapter of this title is a task: 指导思想, 基本原则, 基本情况. */
export function isNever(title: string): boolean {
  return title.length <= PARSE_LIMITS.generalTitle && NEVER.test(title);
}

/** Whether a chapter looks back: 2021年工作回顾, or whatever bears an earlier year than the plan's. */
export function isPast(title: string, year: number | null): boolean {
  if (title.length > PARSE_LIMITS.pastTitle || AHEAD.test(title)) return false;
  const years = [...title.matchAll(/(20\d\d)年/g)].map((match) => Number(match[1]));
  const earlier = years.length > 0 && year !== null && years.every((one) => one < year);
  return earlier || REVIEW.test(title) || /^(?:过去(?:的)?一年|上(?:一)?年度?|去年).{0,14}$/.test(title);
}

/** Length of such a title where its text runs on without a stop; 0 where the words begin with none. */
export function generalHead(words: string): number {
  return HEAD.exec(words)?.[0].length ?? 0;
}

const PAST =
  '(?:工作)?(?:回顾|总结)|工作情况|(?:主要)?(?:工作)?成[效绩]|存在(?:的)?(?:主要)?(?:问题|不足|困难)(?:和不足)?';
const AIM =
  '总体(?:要求|思路|目标|原则|考虑)|总的(?:要求|思路)|指导思想|基本(?:原则|思路|要求)|工作(?:原则|思路|目标|要求)|主要(?:预期)?(?:目标|指标)|预期目标|发展目标|目标要求';
const FRAME = '适用范围|编制(?:依据|说明)|(?:面临(?:的)?)?形势(?:分析|与挑战|和挑战)?|背景(?:情况)?';
const GENERAL = new RegExp(`^.{0,14}(?:${PAST}|${AIM}|${FRAME})(?:[和及与、].{2,8})?$`);
const HEAD = new RegExp(`^(?:${AIM}|${FRAME})(?=[^，。；\\s]{4})`);
const TASK = /任务|举措|措施|安排|部署|打算|重点工作|落实|抓好/;

/** Whether a chapter of this title holds no measures: 总体要求, 工作目标, 2021年工作回顾. */
export function isGeneral(title: string): boolean {
  return title.length <= 30 && GENERAL.test(title) && !TASK.test(title);
}

/** Length of such a title where its text runs on without a stop; 0 where the words begin with none. */
export function generalHead(words: string): number {
  return HEAD.exec(words)?.[0].length ?? 0;
}

import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knowledge } from '../index/knowledge.ts';
import type { Answer } from '../intents/answer/answer.ts';
import { SEEDS } from '../src/seeds/load.ts';
import { loadKnowledge, routeIn } from './knowledge.ts';

/** A copy of the shipped seeds with lines added to files, and files put in place of what stood there; the caller removes it. */
export function copySeeds(
  added: Readonly<Record<string, string>> = {},
  written: Readonly<Record<string, string>> = {},
): string {
  const folder = mkdtempSync(join(tmpdir(), 'seeds-'));
  cpSync(SEEDS, folder, { recursive: true });
  for (const [file, text] of Object.entries(added)) appendFileSync(join(folder, file), text);
  for (const [file, text] of Object.entries(written)) writeFileSync(join(folder, file), text);
  return folder;
}

/** The snapshot of the shipped seeds with lines added to files. */
export async function knowledgeWith(added: Readonly<Record<string, string>>): Promise<Knowledge> {
  const folder = copySeeds(added);
  try {
    return await loadKnowledge(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Asks the turns of a conversation of a snapshot and gives the last answer. */
export function askIn(knowledge: Knowledge, ...turns: readonly string[]): Answer {
  return routeIn(knowledge, ...turns).answer;
}

/** A made-up plan of the year after, with items that stay, go, come and change their figures. */
export const NEXT_YEAR = `区市场监督管理局2021年工作要点
一、总体思路
围绕新一年的任务，稳中求进。
二、具体举措
(一)优化营商环境
1.深化“放管服”改革。一是推进“一业一证”改革试点。二是完成25个行业综合许可改革。
2.加强燃气器具质量监管。全年抽检燃气器具120批次。
(二)守牢安全底线
3.保障特种设备安全。一是完成80台住宅小区老旧电梯安全评估工作。二是5月20日前完成气瓶追溯平台建设。
4.保障食品安全。一是开展校园食品安全专项检查。二是推进“互联网+明厨亮灶”。
`;

/** A made-up plan of the city for the same year as the shipped one. */
export const CITY = `某市市场监督管理局2020年工作要点
一、重点工作
1.统一电梯监管平台。一是全市推广电梯物联网，覆盖5000台电梯。二是制定《电梯应急处置办法》。
2.推进质量强市建设。开展质量强市考核。
`;

/** A copy of the shipped seeds with further plans by file name, and what removes it. */
export function seedsWithPlans(plans: Readonly<Record<string, string>>): { folder: string; remove(): void } {
  const files = Object.entries(plans).map(([name, text]) => [`plans/${name}`, text] as const);
  const folder = copySeeds({}, Object.fromEntries(files));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

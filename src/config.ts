import { join, resolve } from 'node:path';
import { config as readDotenv } from 'dotenv';
import { z } from 'zod';
import { Fault } from '../index/fault.ts';
import { ROOT } from './root.ts';

const schema = z.object({
  SEEDS_DIR: z.string().min(1).default(join(ROOT, 'seeds')),
  SEGMENTER: z.enum(['auto', 'nodejieba', 'rust']).default('auto'),
  NO_COLOR: z.string().optional(),
});

/** What the environment and .env say, checked. */
export interface Config {
  /** Folder of the plans and word lists; absolute. */
  readonly seeds: string;
  /** Which jieba splits words: nodejieba, @node-rs/jieba, or the first where it was built. */
  readonly segmenter: 'auto' | 'nodejieba' | 'rust';
  readonly colour: boolean;
}

/** Reads the environment, with .env of the working folder beneath it. Throws Fault for a value that cannot be. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const merged: Record<string, string> = {};
  readDotenv({ quiet: true, processEnv: merged });
  const result = schema.safeParse({ ...merged, ...env });
  if (!result.success) {
    const names = result.error.issues.map((issue) => issue.path.join('.')).join('、');
    throw new Fault('.env', null, `设置不对：${names}`, '照 .env.example 改正');
  }
  return {
    seeds: resolve(result.data.SEEDS_DIR),
    segmenter: result.data.SEGMENTER,
    colour: (result.data.NO_COLOR ?? '') === '',
  };
}

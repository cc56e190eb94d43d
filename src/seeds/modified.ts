import { statSync } from 'node:fs';
import { openZone } from '../config/timezone.ts';

/** Where the day of a file is told, wherever the program runs: it must be the same for all replicas. */
const ZONE = 'Asia/Shanghai';

/** The day on which a file was last changed, YYYY-MM-DD. */
export function changedOn(path: string): string {
  return openZone(ZONE).at(statSync(path).mtimeMs).day;
}

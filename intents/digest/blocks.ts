import type { Entry, Part } from '../answer/answer.ts';
import { say } from '../compose/parts.ts';
import { fits, type Size } from './budget.ts';
import { POST_SIZE } from './limits.ts';

/** A heading and its lines, of which as many are shown as there is room for. */
export interface Block {
  /** `shown` is null where all lines are; empty for lines that need no heading. */
  head(shown: number | null): string;
  readonly lines: readonly Entry[];
}

/** Adds to a post what still fits, in this order. A block without room for its first line is left out whole. */
export function addBlocks(
  parts: readonly Part[],
  blocks: readonly (Block | Part)[],
  limit = POST_SIZE,
): readonly Part[] {
  const post: Part[] = [...parts];
  for (const block of blocks) post.push(...roomFor(block, post, limit));
  return post;
}

function roomFor(block: Block | Part, post: readonly Part[], limit: Size): readonly Part[] {
  if ('kind' in block) return fits([...post, block], limit) ? [block] : [];
  for (let n = block.lines.length; n > 0; n--) {
    const head = block.head(n < block.lines.length ? n : null);
    const outline: Part = { kind: 'outline', entries: block.lines.slice(0, n) };
    const drawn = head === '' ? [outline] : [say(head), outline];
    if (fits([...post, ...drawn], limit)) return drawn;
  }
  return [];
}

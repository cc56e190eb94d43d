import { readFileSync } from 'node:fs';
import { z } from 'zod';

const words = z.array(z.string());
const expect = z.object({
  intent: z.string(),
  intent_ok: words.optional(),
  measures: words,
  acceptable: words,
  must_include: words,
  must_include_any: words.optional(),
  must_not_include: words,
  abstain: z.boolean(),
  owner_named: z.boolean().optional(),
});
const row = z.object({
  id: z.string(),
  kind: z.string(),
  question: z.string().optional(),
  dialogue: words.optional(),
  expect,
});

/** A question and what a perfect reply to it holds; see the README for the meaning of the fields. */
export type Row = z.infer<typeof row>;

/** Reads a question set. Throws with file and line where a row is malformed. */
export function readRows(file: URL): readonly Row[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, i) => {
    if (line.trim() === '') return [];
    const result = row.safeParse(JSON.parse(line));
    if (!result.success) throw new Error(`${file.pathname}:${i + 1}: ${z.prettifyError(result.error)}`);
    return [result.data];
  });
}

/** The sets that are scored, with the file each lies in. */
export const SETS = ['questions', 'second'] as const;
export type SetName = (typeof SETS)[number];

/** The rows of a set. */
export function readSet(name: SetName): readonly Row[] {
  return readRows(new URL(`./${name}.jsonl`, import.meta.url));
}

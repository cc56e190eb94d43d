import type { Knowledge } from '../../index/knowledge.ts';
import { type Passage, PUNCTUATION, pairsOf } from '../../index/plan/passage.ts';
import type { Span } from '../../index/plan/plan.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, quote as quotes, say } from '../compose/parts.ts';
import type { Asked } from '../understand/question.ts';

/** Shortest sentence, in characters without punctuation, that is looked for as a quotation. */
const SHORTEST = 6;
/** Share of its pairs of characters that a passage must hold, and of the best that others must reach. */
const ALIKE = 0.7;
const EXACT = 0.85;
const AS_GOOD = 0.98;
/** Kinds of questions that hold a long stretch of the plan and ask something about it. */
const ELSE = ['负责', '合作', '数量', '日期', '文件', '地点', '进展', '评判', '指令'] as const;
/** Share of a question that a quotation must make up where nobody asks for its place. */
const MAIN = 0.5;
/** From this length on slips are forgiven. */
const LONG = 14;

interface Match {
  readonly sentence: string;
  readonly found: readonly { passage: Passage; span: Span }[];
}

/** “…”出自哪里: the address of a sentence, whatever its punctuation, with small slips. */
export const quote = defineIntent<Match>({
  name: 'quote',
  examples: ['“打早、打小、露头就打”出自哪里', '哪一条写了选好一个项目、建立一个体系'],
  match(asked, knowledge) {
    const sentences = candidates(asked);
    for (const sentence of sentences) {
      const found = locate(sentence, knowledge);
      if (found.length > 0) return { sentence, found };
    }
    return null;
  },
  answer({ found }, asked, knowledge) {
    const units = found.map(({ passage }) => passage.unit);
    const lead = found.length > 1 ? `这句话在要点中有${found.length}处：` : '这句话出自：';
    const spans = found.map(({ span }) => span);
    return answer(asked, 'quote', 'answered', [say(lead), quotes(knowledge, units, [], spans)], { units });
  },
});

function bare(text: string): string {
  return text.replace(PUNCTUATION, '');
}

function candidates(asked: Asked): readonly string[] {
  const where = asked.asks('出处');
  const whole = bare(asked.text);
  const main = (s: string) => s.length >= SHORTEST + 2 && s.length >= MAIN * whole.length && !isElse(asked);
  const quoted = asked.quoted.map(bare).filter((s) => (where ? s.length >= SHORTEST - 2 : main(s)));
  if (where) {
    const stripped = asked.text.replace(
      /哪一?条|写了|写的|说了|提到了?|出自|这句话|是|在哪里?|第几条|哪里|的?原文|原话|请问|给出|含|有|吗|呢|什么|麻烦|帮我|找一下|查一下|出处|来自/g,
      '',
    );
    const rest = bare(stripped);
    return [...quoted, ...(rest.length >= SHORTEST ? [rest] : [])];
  }
  return [...quoted, ...(whole.length >= LONG && !isElse(asked) ? [whole] : [])];
}

function isElse(asked: Asked): boolean {
  return ELSE.some((kind) => asked.asks(kind));
}

/** The passages that hold the sentence, best first. */
function locate(sentence: string, knowledge: Knowledge): Match['found'] {
  const all = pairsOf(sentence);
  const pairs = new Set(all);
  const least = sentence.length >= LONG ? ALIKE : EXACT;
  const able = (passage: Passage) => all.filter((pair) => passage.pairs.has(pair)).length >= least * all.length;
  const passages = [...knowledge.passages, ...knowledge.headings].filter(able);
  const scored = passages.map((passage) => ({ passage, ...best(passage, pairs, sentence.length - 1) }));
  const top = Math.max(...scored.map(({ share }) => share));
  if (top < least) return [];
  return scored
    .filter(({ share }) => share >= AS_GOOD * top)
    .sort((a, b) => b.share - a.share)
    .slice(0, 3);
}

/** The stretch of a passage, as long as the sentence, that holds most of its pairs of characters. */
function best(passage: Passage, pairs: ReadonlySet<string>, width: number): { share: number; span: Span } {
  const { text, at } = passage.letters;
  const hits: number[] = [];
  let [sum, most, end] = [0, 0, 0];
  for (let i = 0; i + 1 < text.length; i++) {
    hits.push(pairs.has(text.slice(i, i + 2)) ? 1 : 0);
    sum += (hits[i] ?? 0) - (i >= width ? (hits[i - width] ?? 0) : 0);
    if (sum > most) [most, end] = [sum, i];
  }
  const from = at[Math.max(0, end - width + 1)] ?? 0;
  const to = (at[Math.min(end + 1, at.length - 1)] ?? from) + 1;
  return { share: most / Math.max(1, width), span: { start: passage.start + from, end: passage.start + to } };
}

import { knowledge } from '../knowledge.ts';
import { replies } from './replies.ts';
import { readSet, SETS } from './row.ts';
import { score } from './score.ts';

const percent = (share: number) => `${(100 * share).toFixed(1)}%`;

for (const name of SETS) {
  const rows = readSet(name);
  const result = score(rows, replies(rows, knowledge), knowledge);
  for (const { row, reply, why } of result.wrong) {
    const cited = reply?.citations.map((citation) => citation.unit).join(' ') ?? '';
    const asked = row.question ?? row.dialogue?.join(' → ') ?? '';
    process.stdout.write(
      `${row.id} [${row.kind}] ${asked}\n    ${why.join('; ')}\n    ${reply?.intent}/${reply?.status}: ${cited}\n`,
    );
  }
  const figures = [
    `${name}: ${rows.length} questions`,
    `right ${percent(result.right)}`,
    `intent ${percent(result.intent)}`,
    `first citation ${percent(result.firstCitation)}`,
    `recall ${result.recall.toFixed(3)}`,
    `must include ${percent(result.include)}`,
    `abstains when it should ${percent(result.abstains)}`,
    `abstains when it should not ${percent(result.falseAbstains)}`,
    `quotations not verbatim ${result.badQuotes}`,
  ];
  process.stdout.write(`${figures.join('\n  ')}\n\n`);
}

import { defineIntent } from '../compose/define.ts';
import { answer, quote as quotes, say } from '../compose/parts.ts';
import { locate } from '../retrieval/quotation.ts';

/** “…”出自哪里: the address of a sentence, whatever its punctuation, with small slips. */
export const quote = defineIntent({
  name: 'quote',
  examples: ['“打早、打小、露头就打”出自哪里', '哪一条写了选好一个项目、建立一个体系'],
  answer(query, knowledge) {
    const found = locate(query.sentence, knowledge);
    const units = found.map(({ passage }) => passage.unit);
    const lead = found.length > 1 ? `这句话在要点中有${found.length}处：` : '这句话出自：';
    const spans = found.map(({ span }) => span);
    return answer(query, 'quote', 'answered', [say(lead), quotes(knowledge, units, [], spans)], { units });
  },
});

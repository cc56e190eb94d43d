import type { KnownBlock, ModalView } from '@slack/types';
import type { Knowledge } from '../../../index/knowledge.ts';
import { LIMITS, MESSAGE } from '../limits.ts';
import { plainText, truncate } from './text.ts';

/** The whole item that a unit stands in, as printed, the unit bold; cut to what a view may hold, which it says. */
export function itemModal(knowledge: Knowledge, unit: string): ModalView | null {
  const { plan, units } = knowledge;
  const measure = plan.measures.find((m) => m.id === unit || m.item === unit);
  const item = plan.items.find((i) => i.id === measure?.item);
  const home = units.get(unit);
  if (!item || !home) return null;
  const own = plan.measures.filter((m) => m.item === item.id);
  const most = Math.floor((LIMITS.viewBlocks - 2) / MESSAGE.blocksPerMeasure);
  const title = plan.text.slice(item.start, item.titleEnd);
  const shown = own.slice(0, most).flatMap((m) => measureBlocks(knowledge, m.id, m.id === unit));
  const rest: KnownBlock[] = own.length > most ? [plainText(`还有${own.length - most}点，请按条号查。`)] : [];
  return {
    type: 'modal',
    title: { type: 'plain_text', text: truncate(`第${item.number}条`, LIMITS.modalTitle) },
    close: { type: 'plain_text', text: '关闭' },
    blocks: [plainText(title, true), ...shown, ...rest],
  };
}

function measureBlocks(knowledge: Knowledge, id: string, isMarked: boolean): KnownBlock[] {
  const unit = knowledge.units.get(id);
  if (!unit) return [];
  const text = knowledge.plan.text.slice(unit.start, unit.end);
  return [
    plainText(text, isMarked),
    { type: 'context', elements: [{ type: 'plain_text', text: `——${unit.address}`, emoji: false }] },
  ];
}

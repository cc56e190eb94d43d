import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import type { Knowledge } from '../../../index/knowledge.ts';
import { workSections } from '../../../index/plan/plan.ts';
import { offers } from '../../../intents/handlers/help.ts';
import { LIMITS, MESSAGE } from '../limits.ts';
import { offerButtons } from './buttons.ts';
import { plainText, truncate } from './text.ts';

/** App Home: what is loaded, four example questions as buttons, the subscriptions, the outline. */
export function homeView(knowledge: Knowledge, subscriptions: readonly KnownBlock[]): HomeView {
  const { plan } = knowledge;
  const examples = offerButtons(offers(knowledge));
  const blocks: KnownBlock[] = [
    { type: 'header', text: { type: 'plain_text', text: truncate(plan.title, LIMITS.header), emoji: false } },
    text(
      `已载入${plan.items.length}条、${plan.measures.length}点。每句引文一字不改，注明出处；要点没有写的，直说没有。`,
    ),
    text('直接发消息提问，或在频道里 @ 我；也可以用 /item 6.2、/plan 问题，每日推送用 /digest。'),
    ...(examples ? [examples] : []),
    { type: 'divider' },
    ...subscriptions,
    { type: 'divider' },
    ...workSections(plan).flatMap((section) =>
      sectionBlocks(knowledge, section.id, `${section.label}${section.title}`),
    ),
  ];
  return { type: 'home', blocks: blocks.slice(0, LIMITS.viewBlocks) };
}

function sectionBlocks({ plan }: Knowledge, id: string, title: string): KnownBlock[] {
  const titles = plan.items
    .filter((item) => item.section === id)
    .map((item) => plan.text.slice(item.start, item.titleEnd));
  const items = titles.map((item) => ({
    type: 'rich_text_section' as const,
    elements: [{ type: 'text' as const, text: item }],
  }));
  const head = {
    type: 'rich_text_section' as const,
    elements: [{ type: 'text' as const, text: title, style: { bold: true } }],
  };
  return [{ type: 'rich_text', elements: [head, { type: 'rich_text_list', style: 'bullet', elements: items }] }];
}

function text(words: string): KnownBlock {
  return { type: 'section', text: { type: 'plain_text', text: words, emoji: false } };
}

/** The whole item that a unit stands in, as printed, the unit bold; cut to what a view may hold, which it says. */
export function itemModal(knowledge: Knowledge, unit: string): ModalView | null {
  const { plan, units, byId } = knowledge;
  const item = byId.items.get(byId.measures.get(unit)?.item ?? unit);
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

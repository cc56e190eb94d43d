import type { HomeView, KnownBlock } from '@slack/types';
import type { Knowledge } from '../../../index/knowledge.ts';
import { workSections } from '../../../index/plan/plan.ts';
import { offers } from '../../../intents/handlers/help.ts';
import { LIMITS } from '../limits.ts';
import { offerButtons } from './buttons.ts';
import { truncate } from './text.ts';

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

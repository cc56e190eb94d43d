import {
  both,
  type Check,
  flag,
  isRecord,
  list,
  record,
  type Shape,
  shape,
  some,
  string,
  text,
  variant,
} from './standin/check.ts';
import { accessory, actionable, feedback, fillable, image } from './standin/elements.ts';
import { plain, rich, table, words } from './standin/rich.ts';

/** Where blocks are shown; a message may hold fewer of them than a view. */
export type Surface = 'message' | 'modal' | 'home';

const COUNT: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 };
const MARKDOWN = 12_000;
const TABLE = 10_000;
/**
 * Weight of all blocks of a message, in characters. No document names it; 13,400 with 75 a block fits what was
 * measured in bolt-js issues 2509 (13,297 characters in markdown blocks taken) and 2867 (9,597 in 50 blocks taken,
 * 11,341 in 45 refused).
 */
const TOTAL = 13_400;
const BLOCK = 75;

const id = { block_id: string(255) };
const file = shape({}, { id: string(255), url: string(3000) });

const everywhere: Shape = {
  section: both(
    shape({}, { ...id, text: words(3000), fields: list(words(2000), 10), accessory, expand: flag }),
    some('text', 'fields'),
  ),
  header: shape({ text: plain(150) }, id),
  divider: shape({}, id),
  context: shape(
    { elements: list((value, at) => (record(value).type === 'image' ? image : words(3000))(value, at), 10) },
    id,
  ),
  actions: shape({ elements: list(actionable, 25) }, id),
  image: both(
    shape({ alt_text: string(2000) }, { ...id, title: plain(2000), image_url: string(3000), slack_file: file }),
    some('image_url', 'slack_file'),
  ),
  input: shape(
    { label: plain(2000), element: fillable },
    { ...id, hint: plain(2000), optional: flag, dispatch_action: flag },
  ),
  rich_text: rich,
};
const inMessages: Shape = {
  markdown: shape({ text: string(MARKDOWN) }, id),
  table,
  context_actions: shape({ elements: list(feedback, 5) }, id),
};
const kinds: Readonly<Record<Surface, Check>> = {
  message: variant({ ...everywhere, ...inMessages }),
  modal: variant(everywhere),
  home: variant(everywhere),
};

/** Faults of blocks by Slack's limits and structure, each with its JSON pointer; none when Slack would take them. */
export function blockFaults(blocks: unknown, surface: Surface): string[] {
  if (!Array.isArray(blocks)) return ['/blocks: must be a list'];
  const faults = [
    ...list(kinds[surface], COUNT[surface], 0)(blocks, '/blocks'),
    ...doubles(blocks.map((block) => record(block).block_id)).map((name) => `/blocks: block_id ${name} stands twice`),
    ...doubles(fields(blocks, 'action_id')).map((name) => `/blocks: action_id ${name} stands twice`),
  ];
  return surface === 'message' ? [...faults, ...lengthFaults(blocks)] : faults;
}

function lengthFaults(blocks: readonly unknown[]): readonly string[] {
  const tables = blocks.filter((block) => record(block).type === 'table');
  const markdown = blocks.filter((block) => record(block).type === 'markdown');
  const faults: string[] = [];
  if (tables.length > 1) faults.push(`/blocks: ${tables.length} tables, only one allowed`);
  for (const [name, length, most] of [
    ['table cells', characters(tables), TABLE],
    ['markdown blocks', characters(markdown), MARKDOWN],
    ['all blocks (msg_blocks_too_long)', weight(blocks), TOTAL],
  ] as const)
    if (length > most) faults.push(`/blocks: ${length} characters over ${name}, at most ${most} allowed`);
  return faults;
}

/** Weight of a message's blocks against Slack's unwritten total: their text and 75 characters for each block. */
export function weight(blocks: readonly unknown[]): number {
  return characters(blocks) + BLOCK * blocks.length;
}

function characters(blocks: unknown): number {
  return fields(blocks, 'text').reduce<number>((sum, value) => sum + text(value).length, 0);
}

function fields(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((each) => fields(each, name));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key === name && !isRecord(each) ? [each] : fields(each, name),
  );
}

function doubles(names: readonly unknown[]): readonly string[] {
  const known = names.map(text).filter((name) => name !== '');
  return [...new Set(known.filter((name, i) => known.indexOf(name) !== i))];
}

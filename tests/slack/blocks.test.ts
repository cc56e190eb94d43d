import { describe, expect, it } from 'vitest';
import { blockFaults, weight } from './blocks.ts';

const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const plain = (text: string) => ({ type: 'plain_text', text });
const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });
const button = (action_id: string, more: object = {}) => ({ type: 'button', action_id, text: plain('原文'), ...more });
const actions = (...elements: readonly object[]) => ({ type: 'actions', elements });
const words = (...texts: readonly string[]) => ({
  type: 'rich_text_section',
  elements: texts.map((text) => ({ type: 'text', text })),
});
const rich = (...elements: readonly object[]) => ({ type: 'rich_text', elements });
const table = (...rows: readonly (readonly object[])[]) => ({ type: 'table', rows });
const cell = (text: string) => ({ type: 'raw_text', text });
const half = (value: string) => ({ text: plain('👍'), value });
const feedback = {
  type: 'context_actions',
  elements: [
    { type: 'feedback_buttons', action_id: 'rate', positive_button: half('good'), negative_button: half('bad') },
  ],
};
const times = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i));

const whole = [
  { type: 'header', text: plain('电梯') },
  section('*加装电梯* 20 台'),
  { type: 'section', fields: [mrkdwn('谁'), mrkdwn('镇建管中心')], accessory: button('who', { value: '谁负责' }) },
  {
    type: 'context',
    elements: [mrkdwn('第 6 条'), { type: 'image', image_url: 'https://a.example/b.png', alt_text: '图' }],
  },
  { type: 'divider', block_id: 'line' },
  rich(
    { type: 'rich_text_quote', elements: [{ type: 'text', text: '推进', style: { bold: true } }], border: 1 },
    { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [words('甲'), words('乙')] },
    { type: 'rich_text_preformatted', elements: [{ type: 'text', text: '6.2' }] },
  ),
  actions(button('item', { value: '6.2', style: 'primary' }), button('more')),
];

describe('blocks that Slack takes', () => {
  it('pass in a message', () => {
    const more = [{ type: 'markdown', text: '**粗**' }, table([cell('月'), rich(words('事'))]), feedback];
    expect(blockFaults([...whole, ...more], 'message')).toEqual([]);
  });

  it('pass in a view', () => {
    const element = { type: 'plain_text_input', action_id: 'why', multiline: true };
    const input = { type: 'input', label: plain('原因'), element, optional: true };
    expect(blockFaults([...whole, input], 'modal')).toEqual([]);
    expect(
      blockFaults(
        times(100, () => section('甲'.repeat(3000))),
        'home',
      ),
    ).toEqual([]);
  });
});

describe('a fault is named with its place', () => {
  const refused: readonly (readonly [string, readonly unknown[], RegExp])[] = [
    ['no object', ['section'], /^\/blocks\/0: unsupported type/],
    ['an unknown type', [{ type: 'chapter' }], /^\/blocks\/0: unsupported type chapter/],
    ['a name of the prototype', [{ type: 'constructor' }], /unsupported type constructor/],
    ['51 blocks', times(51, () => ({ type: 'divider' })), /^\/blocks: 51 items/],
    ['a long section', [section('字'.repeat(3001))], /^\/blocks\/0\/text\/text: 3001 characters/],
    ['an empty section', [section('')], /at least 1/],
    ['a section of nothing', [{ type: 'section' }], /must define text or fields/],
    ['11 fields', [{ type: 'section', fields: times(11, () => mrkdwn('a')) }], /fields: 11 items/],
    ['a long field', [{ type: 'section', fields: [mrkdwn('a'.repeat(2001))] }], /2001 characters/],
    ['mrkdwn in a header', [{ type: 'header', text: mrkdwn('a') }], /unsupported type mrkdwn/],
    ['a long header', [{ type: 'header', text: plain('a'.repeat(151)) }], /151 characters/],
    ['11 context elements', [{ type: 'context', elements: times(11, () => mrkdwn('a')) }], /11 items/],
    ['no context elements', [{ type: 'context', elements: [] }], /0 items/],
    ['26 buttons', [actions(...times(26, (i) => button(`a${i}`)))], /26 items/],
    ['a long button', [actions(button('a', { text: plain('a'.repeat(76)) }))], /elements\/0\/text\/text: 76/],
    ['a long value', [actions(button('a', { value: 'a'.repeat(2001) }))], /value: 2001/],
    ['an empty value', [actions(button('a', { value: '' }))], /value: must have at least 1/],
    ['a long action_id', [actions(button('a'.repeat(256)))], /action_id: 256/],
    ['a style of its own', [actions(button('a', { style: 'green' }))], /style: must be one of primary, danger/],
    ['an unknown property', [{ ...section('a'), colour: 'red' }], /invalid additional property colour/],
    ['an action_id twice', [actions(button('a'), button('a'))], /action_id a stands twice/],
    ['an action_id in two blocks', [actions(button('a')), { ...feedback }, actions(button('a'))], /action_id a/],
    ['a block_id twice', times(2, () => ({ type: 'divider', block_id: 'x' })), /block_id x stands twice/],
    ['a long block_id', [{ type: 'divider', block_id: 'x'.repeat(256) }], /block_id: 256/],
    ['an image without a source', [{ type: 'image', alt_text: 'a' }], /must define image_url or slack_file/],
    ['a bare text in rich_text', [rich({ type: 'text', text: 'a' })], /elements\/0: unsupported type text/],
    ['an empty word in rich_text', [rich(words(''))], /elements\/0\/elements\/0\/text: must have/],
    ['an empty rich_text', [rich()], /elements: 0 items/],
    [
      'a list without a style',
      [rich({ type: 'rich_text_list', elements: [words('a')] })],
      /missing required field style/,
    ],
    ['101 rows', [table(...times(101, () => [cell('a')]))], /rows: 101 items/],
    ['21 cells', [table(times(21, () => cell('a')))], /rows\/0: 21 items/],
    ['an empty cell', [table([cell('')])], /rows\/0\/0\/text: must have at least 1/],
    ['two tables', [table([cell('a')]), table([cell('a')])], /2 tables/],
    ['10 001 characters in cells', [table([cell('a'.repeat(10_001))])], /10001 characters over table cells/],
    ['long markdown', times(2, () => ({ type: 'markdown', text: 'a'.repeat(6001) })), /12002 characters over markdown/],
    [
      'too much over all',
      times(5, () => section('a'.repeat(2800))),
      /14375 characters over all blocks \(msg_blocks_too_long/,
    ],
    [
      'a long feedback value',
      [{ ...feedback, elements: [{ ...feedback.elements[0], positive_button: half('a'.repeat(2001)) }] }],
      /2001/,
    ],
    ['a button in context_actions', [{ type: 'context_actions', elements: [button('a')] }], /unsupported type button/],
  ];
  it.each(refused)('%s', (_, blocks, fault) => {
    const faults = blockFaults(blocks, 'message');
    expect(faults.filter((each) => fault.test(each))).not.toEqual([]);
  });

  it('what only a message may hold, in a view', () => {
    expect(blockFaults([feedback], 'home')).toEqual(['/blocks/0: unsupported type context_actions']);
    expect(
      blockFaults(
        times(101, () => ({ type: 'divider' })),
        'modal',
      ),
    ).toEqual(['/blocks: 101 items, 0–100 allowed']);
  });

  it('something that is no list', () => {
    expect(blockFaults('[]', 'message')).toEqual(['/blocks: must be a list']);
    expect(blockFaults(null, 'message')).toEqual(['/blocks: must be a list']);
  });
});

it('the weight agrees with what was measured on the real Slack', () => {
  const even = (count: number, characters: number) => times(count, () => section('a'.repeat(characters / count)));
  expect(weight(even(50, 9600))).toBeLessThan(13_400);
  expect(weight(even(45, 11_340))).toBeGreaterThan(13_400);
});

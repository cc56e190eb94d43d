import { type Check, flag, list, number, one, shape, string, variant } from './check.ts';

/** Longest text object in general; Slack has no limit of its own for one rich text element. */
const LONGEST = 12_000;
/** So many elements stand for no limit. */
const MANY = 1000;

const style = shape(
  {},
  {
    bold: flag,
    italic: flag,
    strike: flag,
    code: flag,
    underline: flag,
    highlight: flag,
    client_highlight: flag,
    unlink: flag,
  },
);
const word = shape({ text: string(LONGEST) }, { style });
const link = shape({ url: string(3000) }, { text: string(LONGEST), unsafe: flag, style });

/** Plain text of so many characters. */
export function plain(max: number): Check {
  return variant({ plain_text: shape({ text: string(max) }, { emoji: flag }) });
}

/** Plain text or mrkdwn of so many characters. */
export function words(max: number): Check {
  const mrkdwn = shape({ text: string(max) }, { verbatim: flag });
  return variant({ plain_text: shape({ text: string(max) }, { emoji: flag }), mrkdwn });
}

const inline = variant({
  text: word,
  link,
  emoji: shape({ name: string(100) }, { unicode: string(100), url: string(3000), style }),
  user: shape({ user_id: string(50) }, { style }),
  usergroup: shape({ usergroup_id: string(50) }, { style }),
  channel: shape({ channel_id: string(50) }, { style }),
  team: shape({ team_id: string(50) }, { style }),
  broadcast: shape({ range: one('here', 'channel', 'everyone') }, { style }),
  color: shape({ value: string(20) }, { style }),
  date: shape({ timestamp: number, format: string(300) }, { url: string(3000), fallback: string(300), style }),
});
const section = shape({ elements: list(inline, MANY) });
const border = one(0, 1);

/** A rich_text block, on its own or in a table cell. */
export const rich: Check = shape(
  {
    elements: list(
      variant({
        rich_text_section: section,
        rich_text_quote: shape({ elements: list(inline, MANY) }, { border }),
        rich_text_preformatted: shape(
          { elements: list(variant({ text: word, link }), MANY) },
          { border, language: string(50) },
        ),
        rich_text_list: shape(
          { elements: list(variant({ rich_text_section: section }), MANY), style: one('bullet', 'ordered') },
          { indent: one(0, 1, 2, 3, 4, 5, 6, 7, 8), offset: number, border },
        ),
      }),
      MANY,
    ),
  },
  { block_id: string(255) },
);

/** A table block: at most 100 rows of 20 cells, none of them empty. */
export const table: Check = shape(
  {
    rows: list(
      list(
        variant({
          raw_text: shape({ text: string(LONGEST) }),
          raw_number: shape({ value: number, text: string(100) }),
          rich_text: rich,
        }),
        20,
      ),
      100,
    ),
  },
  {
    block_id: string(255),
    column_settings: list(shape({}, { align: one('left', 'center', 'right'), is_wrapped: flag }), 20, 0),
  },
);

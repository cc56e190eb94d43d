import { both, type Check, flag, list, number, one, type Shape, shape, some, string, variant } from './check.ts';
import { plain, words } from './rich.ts';

const id = string(255);
const confirm = shape(
  { text: words(300) },
  { title: plain(100), confirm: plain(30), deny: plain(30), style: one('primary', 'danger') },
);
const label = string(75);
const option = (text: Check) => shape({ text }, { value: string(150), description: words(75), url: string(3000) });
const choices = list(option(plain(75)), 100);
const groups = list(shape({ label: plain(75), options: choices }), 100);
const fill: Shape = { action_id: id, placeholder: plain(150), focus_on_load: flag };
const pick: Shape = { ...fill, confirm };
const half = shape({ text: plain(75), value: string(2000) }, { accessibility_label: label });

/** An image beside text. */
export const image: Check = both(
  shape(
    { alt_text: string(2000) },
    { image_url: string(3000), slack_file: shape({}, { id: string(255), url: string(3000) }) },
  ),
  some('image_url', 'slack_file'),
);

const button = shape(
  { text: plain(75) },
  {
    action_id: id,
    value: string(2000),
    url: string(3000),
    style: one('primary', 'danger'),
    confirm,
    accessibility_label: label,
  },
);
const select: Shape = {
  static_select: both(
    shape({}, { ...pick, options: choices, option_groups: groups, initial_option: option(plain(75)) }),
    some('options', 'option_groups'),
  ),
  multi_static_select: both(
    shape(
      {},
      {
        ...pick,
        options: choices,
        option_groups: groups,
        initial_options: list(option(plain(75)), 100),
        max_selected_items: number,
      },
    ),
    some('options', 'option_groups'),
  ),
  users_select: shape({}, { ...pick, initial_user: string(50) }),
  channels_select: shape({}, { ...pick, initial_channel: string(50), response_url_enabled: flag }),
  conversations_select: shape(
    {},
    {
      ...pick,
      initial_conversation: string(50),
      default_to_current_conversation: flag,
      response_url_enabled: flag,
    },
  ),
};
const several = list(option(words(75)), 10);
const controls: Shape = {
  ...select,
  checkboxes: shape({ options: several }, { ...pick, initial_options: several }),
  radio_buttons: shape({ options: several }, { ...pick, initial_option: option(words(75)) }),
  datepicker: shape({}, { ...pick, initial_date: string(10) }),
  timepicker: shape({}, { ...pick, initial_time: string(5), timezone: string(100) }),
};
const menu = shape({ options: list(option(plain(75)), 5) }, { action_id: id, confirm });
const typed: Shape = { ...fill, initial_value: string(3000), dispatch_action_config: () => [] };

/** What may stand in an actions block. */
export const actionable: Check = variant({ ...controls, button, overflow: menu });

/** What may stand beside a section. */
export const accessory: Check = variant({ ...controls, button, overflow: menu, image });

/** What may stand in a context_actions block. */
export const feedback: Check = variant({
  feedback_buttons: shape({ positive_button: half, negative_button: half }, { action_id: id }),
  icon_button: shape(
    { icon: one('trash'), text: plain(75) },
    { action_id: id, value: string(2000), confirm, accessibility_label: label, visible_to_user_ids: list(id, 100) },
  ),
});

/** What may stand in an input block. */
export const fillable: Check = variant({
  ...controls,
  plain_text_input: shape({}, { ...typed, multiline: flag, min_length: number, max_length: number }),
  email_text_input: shape({}, typed),
  url_text_input: shape({}, typed),
  number_input: shape({ is_decimal_allowed: flag }, { ...typed, min_value: string(50), max_value: string(50) }),
});

import type { Method } from './chat.ts';
import { type Json, text } from './check.ts';
import { demandView, Refusal } from './refusal.ts';
import { IDS, type State, type View } from './state.ts';

function keep(state: State, method: View['method'], id: string, user: string, view: Json): Json {
  state.views.push({ method, id, user, view });
  return { view: shownView(id, view) };
}

/** A view as the wire shows it. */
export function shownView(id: string, view: Json, values: Json = {}): Json {
  const { team: team_id, app: app_id, bot: bot_id } = IDS;
  const fixed = {
    id,
    team_id,
    app_id,
    bot_id,
    app_installed_team_id: team_id,
    root_view_id: id,
    previous_view_id: null,
  };
  const free = { private_metadata: '', callback_id: '', external_id: '', close: null, submit: null };
  return { ...free, ...view, ...fixed, hash: `${id}.${JSON.stringify(view).length}`, state: { values } };
}

/** Takes a trigger_id once and in time. */
function pull(state: State, args: Json): void {
  const until = state.triggers.get(text(args.trigger_id));
  if (until === undefined)
    throw new Refusal('invalid_trigger_id', [`/trigger_id: ${text(args.trigger_id) || 'missing'}`]);
  if (until === 0) throw new Refusal('exchanged_trigger_id', ['/trigger_id: was used before']);
  if (Date.now() > until) throw new Refusal('expired_trigger_id', [`/trigger_id: older than ${state.triggerMs} ms`]);
  state.triggers.set(text(args.trigger_id), 0);
}

const opens =
  (method: 'views.open' | 'views.push'): Method =>
  (args, state) => {
    const view = demandView(args.view, 'modal');
    pull(state, args);
    return keep(state, method, state.id('V'), '', view);
  };

const publish: Method = (args, state) => {
  const user = text(args.user_id);
  if (!user) throw new Refusal('invalid_arguments', ['/user_id: missing']);
  const view = demandView(args.view, 'home');
  const id = state.views.find((each) => each.method === 'views.publish' && each.user === user)?.id ?? state.id('V');
  return keep(state, 'views.publish', id, user, view);
};

const update: Method = (args, state) => {
  const same = (each: View) =>
    args.view_id ? each.id === args.view_id : !!args.external_id && each.view.external_id === args.external_id;
  const old = state.views.findLast(same);
  if (!old) throw new Refusal('not_found', [`/view_id: ${text(args.view_id)}`]);
  const hash = shownView(old.id, old.view).hash;
  if (args.hash !== undefined && args.hash !== hash)
    throw new Refusal('hash_conflict', ['/hash: the view has changed']);
  const view = demandView(args.view, old.view.type === 'home' ? 'home' : 'modal');
  return keep(state, 'views.update', old.id, old.user, view);
};

/** Modals and the home tab. */
export const views: Readonly<Record<string, Method>> = {
  'views.publish': publish,
  'views.open': opens('views.open'),
  'views.push': opens('views.push'),
  'views.update': update,
};

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../../src/config/root.ts';
import { COMMANDS } from '../../src/digest/slash-commands.ts';
import { SHORTCUT } from '../../src/slack/questions/question.ts';

const manifest = JSON.parse(readFileSync(join(ROOT, 'manifest.json'), 'utf8'));
const folder = join(ROOT, 'src', 'slack');
const code = readdirSync(folder, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n');
const scopes: readonly string[] = manifest.oauth_config.scopes.bot;

it('the manifest has the commands and the shortcut that the code answers', () => {
  const commands = manifest.features.slash_commands.map(({ command }: { command: string }) => command);
  expect(commands.toSorted()).toEqual([...COMMANDS].toSorted());
  expect(manifest.features.shortcuts.map((s: { callback_id: string }) => s.callback_id)).toEqual([SHORTCUT]);
});

it('the manifest has the events that the code listens to, with their scopes', () => {
  const wanted = {
    app_mention: 'app_mentions:read',
    'message.im': 'im:history',
    'message.channels': 'channels:history',
    'message.groups': 'groups:history',
    app_home_opened: null,
  };
  expect(manifest.settings.event_subscriptions.bot_events.toSorted()).toEqual(Object.keys(wanted).toSorted());
  for (const scope of Object.values(wanted)) if (scope !== null) expect(scopes).toContain(scope);
  for (const name of ['app_mention', 'message', 'app_home_opened']) expect(code).toContain(`'${name}'`);
});

it('the manifest asks for the scope of every method that the code calls, and for no more', () => {
  const needs: Readonly<Record<string, readonly string[]>> = {
    'auth.test': [],
    'chat.postMessage': ['chat:write'],
    'chat.postEphemeral': ['chat:write'],
    'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
    'conversations.history': ['channels:history', 'groups:history', 'im:history'],
    'conversations.open': ['im:write'],
    'assistant.threads': ['assistant:write'],
    'files.getUploadURLExternal': ['files:write'],
    'views.open': [],
    'views.publish': [],
  };
  const called = [
    ...new Set(
      [...code.matchAll(/client\.((?:chat|conversations|assistant|views|auth|reactions|users|files)\.\w+)/g)].map(
        ([, m]) => m ?? '',
      ),
    ),
  ];
  expect(called.toSorted()).toEqual(Object.keys(needs).toSorted());
  const needed = new Set([...Object.values(needs).flat(), 'app_mentions:read', 'commands']);
  expect([...scopes].toSorted()).toEqual([...needed].toSorted());
  expect(manifest.features.agent_view).toBeDefined();
  expect(manifest.settings.socket_mode_enabled).toBe(true);
});

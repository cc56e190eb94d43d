import { serveStdio } from '@modelcontextprotocol/server/stdio';
import type { Focus } from '../../intents/answer/answer.ts';
import { API_LIMITS } from '../api/limits.ts';
import type { ProgramSource } from '../api/operation.ts';
import { openLog } from '../config/logger.ts';
import { VERSION } from '../config/root.ts';
import { Seeds } from '../seeds/watch.ts';
import { type Program, today, withSeeds } from '../terminal/program.ts';
import { createServer } from './server.ts';
import { openStreams } from './stdio.ts';

/** Answers one client of the Model Context Protocol over standard input and output, until its input ends; the log goes to standard error. */
export const mcpProgram: Program = (invocation) =>
  withSeeds(invocation, async ({ config, library, signature }) => {
    const { input, output, errors } = invocation;
    const log = openLog(config.logLevel);
    const seeds = new Seeds({ folder: config.seeds, library, signature, log });
    const conversations = new Map<string, Focus | null>();
    const source = (): ProgramSource => ({
      library: seeds.library,
      publicUrl: config.web.publicUrl,
      today: today(config),
      recall: async (conversation) => conversations.get(conversation) ?? null,
      remember: async (conversation, _, { focus }) => {
        if (conversation !== null) keepLatest(conversations, conversation, focus);
      },
    });
    const { transport, ended } = openStreams(input, output);
    const handle = serveStdio(() => createServer({ source, log, version: VERSION }), {
      transport,
      onerror: (error) => log.warn({ error: String(error) }, 'mcp message failed'),
    });
    if (input.isTTY === true)
      errors.write('这里等 MCP 客户端发来的消息，不是给人打字的。客户端的设置见 docs/api.md；Ctrl-C 结束。\n');
    await ended;
    await handle.close();
    await seeds.close();
    return 0;
  });

/** Keeps what a conversation spoke of; the one that was silent longest makes room. */
function keepLatest(all: Map<string, Focus | null>, conversation: string, focus: Focus | null): void {
  all.delete(conversation);
  all.set(conversation, focus);
  const [oldest] = all.keys();
  if (all.size > API_LIMITS.conversations && oldest !== undefined) all.delete(oldest);
}

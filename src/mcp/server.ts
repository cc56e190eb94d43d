import { type CallToolResult, McpServer } from '@modelcontextprotocol/server';
import { bothLanguages, type Operation, type ProgramSource, type Result } from '../api/operation.ts';
import { OPERATIONS } from '../api/operations.ts';
import type { Log } from '../config/logger.ts';
import { addPrompts, RULES } from './prompts.ts';
import { addResources } from './resources.ts';

/** What a server for one client works with. */
export interface Served {
  /** What is asked from, anew for each call: files may have changed. */
  source(): ProgramSource;
  readonly log: Log;
  readonly version: string;
}

/** A server of the Model Context Protocol: tools, the plan as resources, the rules of quoting as a prompt. */
export function createServer(served: Served): McpServer {
  const info = { name: 'work-plan', title: '工作要点 · Work plan', version: served.version };
  const server = new McpServer(info, { instructions: bothLanguages(RULES) });
  for (const operation of OPERATIONS) addTool(server, operation, served);
  addResources(server, served);
  addPrompts(server);
  return server;
}

/** Only reads, says the same to the same, and reaches nothing beyond the plans. */
const ANNOTATIONS = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

function addTool(server: McpServer, operation: Operation, { source, log }: Served): void {
  const { name, title, description, input, output } = operation;
  const config = {
    title: `${title.zh} · ${title.en}`,
    description: bothLanguages(description),
    inputSchema: input,
    outputSchema: output,
    annotations: ANNOTATIONS,
  };
  server.registerTool(name, config, async (given): Promise<CallToolResult> => {
    try {
      const result = await operation.run(given, source());
      return { content: [{ type: 'text', text: textOf(operation, result) }], structuredContent: { ...result } };
    } catch (error) {
      log.error({ error: String(error), tool: name }, 'tool failed');
      const text = bothLanguages({ zh: '这次没有处理成功，请再试一次。', en: 'This call failed; try again.' });
      return { content: [{ type: 'text', text }], isError: true };
    }
  });
}

/** Tools whose text is their result as JSON, because connectors read it from there. */
const AS_JSON = ['search', 'fetch'];

/** The whole result as text, for clients that hand on no other part: what was found, and where each quotation stands. */
function textOf({ name }: Operation, result: Result): string {
  if (AS_JSON.includes(name)) return JSON.stringify(result);
  const places = result.citations.map(
    ({ plan, unit, address, start, end, version, link }, i) =>
      `[${i + 1}] ${plan} ${unit} ${start}-${end}（${version}）${address}${link === null ? '' : ` ${link}`}`,
  );
  return [`status: ${result.status}`, result.text, ...(places.length === 0 ? [] : ['【引文位置】', ...places])].join(
    '\n',
  );
}

import { join } from 'node:path';
import { Client as NewClient, StreamableHTTPClientTransport as NewHttp } from '@modelcontextprotocol/client';
import { StdioClientTransport as NewStdio } from '@modelcontextprotocol/client/stdio';
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as OldStdio } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport as OldHttp } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { z } from 'zod';
import { ROOT } from '../../src/config/root.ts';

const content = z.array(z.looseObject({ type: z.literal('text'), text: z.string() }));

/** What a tool gave, as any client sees it. */
export interface ToolResult {
  readonly text: string;
  readonly structured: Readonly<Record<string, unknown>> | undefined;
  readonly isError: boolean;
}

/** A client of either era of the protocol, as far as both are alike. */
export interface AnyClient {
  readonly protocol: string | undefined;
  tools(): Promise<readonly { name: string; description?: string | undefined; outputSchema?: unknown }[]>;
  call(name: string, input: Record<string, unknown>): Promise<ToolResult>;
  resources(): Promise<readonly { uri: string; name: string }[]>;
  templates(): Promise<readonly string[]>;
  read(uri: string): Promise<string>;
  prompt(name: string, given: Record<string, string>): Promise<string>;
  close(): Promise<void>;
}

/** Where a client connects: to a program of its own, or over HTTP. */
export type Target = { readonly env: Record<string, string> } | { readonly url: string; readonly token: string };

/** The eras: the official client of the 2026 revision, the same without `initialize`, and the official client of before. */
export const ERAS = ['2026-07-28', 'auto', 'v2 legacy', 'v1'] as const;
type Era = (typeof ERAS)[number];

const PROGRAM = { command: process.execPath, args: [join(ROOT, 'src', 'run.mjs'), 'mcp'], cwd: ROOT };
const INFO = { name: 'test', version: '1' };

/** Connects a client of an era. */
export async function connectClient(era: Era, target: Target): Promise<AnyClient> {
  return era === 'v1' ? connectOld(target) : connectNew(era, target);
}

function inherited(env: Record<string, string>): Record<string, string> {
  return { PATH: process.env.PATH ?? '', SEGMENTER: 'rust', LOG_LEVEL: 'silent', ...env };
}

async function connectOld(target: Target): Promise<AnyClient> {
  const client = new OldClient(INFO);
  const transport =
    'env' in target
      ? new OldStdio({ ...PROGRAM, env: inherited(target.env), stderr: 'ignore' })
      : new OldHttp(new URL(target.url), { requestInit: { headers: { authorization: `Bearer ${target.token}` } } });
  await client.connect(transport as Transport);
  return wrap(client, undefined);
}

async function connectNew(era: Exclude<Era, 'v1'>, target: Target): Promise<AnyClient> {
  const mode = era === 'auto' ? 'auto' : era === 'v2 legacy' ? 'legacy' : { pin: era };
  const client = new NewClient(INFO, { versionNegotiation: { mode } });
  const transport =
    'env' in target
      ? new NewStdio({ ...PROGRAM, env: inherited(target.env), stderr: 'ignore' })
      : new NewHttp(new URL(target.url), { requestInit: { headers: { authorization: `Bearer ${target.token}` } } });
  await client.connect(transport);
  return wrap(client, client.getNegotiatedProtocolVersion());
}

function wrap(client: NewClient | OldClient, protocol: string | undefined): AnyClient {
  const any = client as OldClient;
  return {
    protocol,
    close: () => any.close(),
    tools: async () => (await any.listTools()).tools,
    async call(name, input) {
      const { content: parts, structuredContent, isError } = await any.callTool({ name, arguments: input });
      const text = content.parse(parts).map((part) => part.text);
      const structured = structuredContent as ToolResult['structured'];
      return { text: text.join('\n'), structured, isError: isError === true };
    },
    resources: async () => (await any.listResources()).resources,
    templates: async () => (await any.listResourceTemplates()).resourceTemplates.map((one) => one.uriTemplate),
    read: async (uri) =>
      (await any.readResource({ uri })).contents.map((one) => ('text' in one ? one.text : '')).join(''),
    prompt: async (name, given) =>
      (await any.getPrompt({ name, arguments: given })).messages
        .map((one) => (one.content.type === 'text' ? one.content.text : ''))
        .join(''),
  };
}

import { z } from 'zod';
import { citationSchema, replySchema } from '../terminal/protocol.ts';
import { API_LIMITS } from './limits.ts';
import { bothLanguages, type Operation } from './operation.ts';
import { OPERATIONS } from './operations.ts';
import { PROBLEMS } from './problem.ts';

type Json = Readonly<Record<string, unknown>>;

const problemSchema = z.strictObject({
  type: z.string().describe('说明所在的地址 / where it is explained'),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe('哪里不对、怎么改 / what is wrong, and the mend'),
  fields: z.array(z.string()).optional().describe('不对的字段 / fields that are wrong'),
});

/** Where an operation stands. */
export function pathOf({ name }: Pick<Operation, 'name'>): string {
  return `/api/v1/${name}`;
}

/** The OpenAPI document of the API, made from the schemas that check it. */
export function describeApi(version: string, publicUrl: string | null): Json {
  const schemas = componentSchemas();
  return {
    openapi: '3.1.1',
    info: {
      title: '工作要点助手 · Work-plan assistant',
      version,
      description: bothLanguages({
        zh: '回答里的事实都是工作要点的原文，带出处；要点没有写的，status 是 not_in_plan。',
        en: 'Every fact is a quotation of the plan with its address; where the plan does not say, status is not_in_plan.',
      }),
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: publicUrl ?? '/' }],
    security: [{ token: [] }],
    paths: Object.fromEntries(
      OPERATIONS.map((one) => [pathOf(one), { [one.method]: describeOperation(one, schemas) }]),
    ),
    components: { schemas, securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  };
}

/** Name of an operation's schema: AskInput, AskResult. */
function schemaName({ name }: Operation, part: 'Input' | 'Result'): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}${part}`;
}

function componentSchemas(): Readonly<Record<string, Json>> {
  const registry = z.registry<{ id: string }>();
  registry.add(citationSchema, { id: 'Citation' });
  registry.add(problemSchema, { id: 'Problem' });
  for (const one of OPERATIONS) {
    registry.add(one.input, { id: schemaName(one, 'Input') });
    registry.add(one.output, { id: one.output === replySchema ? 'Reply' : schemaName(one, 'Result') });
  }
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $id: _, $schema: __, ...schema }]) => [name, schema as Json]),
  );
}

function describeOperation(operation: Operation, schemas: Readonly<Record<string, Json>>): Json {
  const { name, method, title, description, output } = operation;
  const result = output === replySchema ? 'Reply' : schemaName(operation, 'Result');
  return {
    operationId: name,
    summary: `${title.zh} · ${title.en}`,
    description: bothLanguages(description),
    ...(method === 'get'
      ? { parameters: parametersOf(schemas[schemaName(operation, 'Input')] ?? {}) }
      : { requestBody: { required: true, content: contentOf(schemaName(operation, 'Input')) } }),
    responses: {
      200: {
        description: '结果；要点没有写也是结果 / the result; that the plan does not say is one, too',
        headers: {
          'RateLimit-Remaining': { schema: { type: 'integer' }, description: '这一分钟还能问几次 / requests left' },
          ...(method === 'get' ? { ETag: { schema: { type: 'string' }, description: '快照 / the snapshot' } } : {}),
        },
        content: contentOf(result),
      },
      ...(method === 'get' ? { 304: { description: '没有变 / not modified' } } : {}),
      ...problemResponses(method),
    },
  };
}

/** Parameters of a query from the schema of its input. */
function parametersOf({ properties = {}, required = [] }: Json): readonly Json[] {
  return Object.entries(properties as Readonly<Record<string, Json>>).map(([name, { description, ...schema }]) => ({
    ...{ name, in: 'query', required: (required as readonly string[]).includes(name) },
    ...(description === undefined ? {} : { description }),
    schema,
  }));
}

function contentOf(schema: string, type = 'application/json'): Json {
  return { [type]: { schema: { $ref: `#/components/schemas/${schema}` } } };
}

/** Problems that may come, by status; those of bodies only where there is one. */
function problemResponses(method: Operation['method']): Json {
  const all = Object.values(PROBLEMS).filter(
    ({ status }) => ![403, 404, 405].includes(status) && (method === 'post' || ![413, 415].includes(status)),
  );
  const statuses = [...new Set(all.map(({ status }) => status))];
  return Object.fromEntries(
    statuses.map((status) => {
      const titles = all.filter((one) => one.status === status).map(({ zh, en }) => `${zh} / ${en}`);
      const description = status === 413 ? `${titles[0]} (> ${API_LIMITS.body} B)` : titles.join('；');
      return [status, { description, content: contentOf('Problem', 'application/problem+json') }];
    }),
  );
}

import { describeApi } from '../../src/api/openapi.ts';

/** The OpenAPI document without what people read in it, from which `tests/api/client.ts` is generated. */
export function plainDocument(): object {
  const dull = ['summary', 'examples'];
  const text = JSON.stringify(describeApi('0', null), (key, value) =>
    dull.includes(key) || (key === 'description' && typeof value === 'string') ? undefined : value,
  );
  const document = JSON.parse(text);
  // A response must have a description.
  for (const path of Object.values<Record<string, { responses: Record<string, object> }>>(document.paths))
    for (const { responses } of Object.values(path))
      for (const [status, response] of Object.entries(responses))
        responses[status] = { description: status, ...response };
  return document;
}

if (process.argv[1]?.endsWith('document.ts')) process.stdout.write(`${JSON.stringify(plainDocument(), null, 2)}\n`);

import { type McpServer, ResourceNotFoundError, ResourceTemplate } from '@modelcontextprotocol/server';
import type { Knowledge } from '../../index/knowledge.ts';
import { openDocument, unitUri } from '../api/documents.ts';
import { titleOf } from '../api/units.ts';
import type { Served } from './server.ts';

const TYPE = 'text/plain';

/** Adds each plan, section and item as a resource; points are read by their address as well. */
export function addResources(server: McpServer, { source }: Served): void {
  const read = async (uri: URL) => ({ contents: [readText(uri.href, source)] });
  const plans = () => source().library.plans;
  const planTemplate = new ResourceTemplate('plan://{plan}', {
    list: async () => ({ resources: plans().map(planResource) }),
    complete: { plan: async (begun) => plans().flatMap(({ plan }) => (plan.id.startsWith(begun) ? [plan.id] : [])) },
  });
  const planConfig = { title: '整份计划 · A whole plan', description: '全文 / the whole text', mimeType: TYPE };
  server.registerResource('plan', planTemplate, planConfig, read);
  const unitTemplate = new ResourceTemplate('plan://{plan}/{unit}', {
    list: async () => ({ resources: plans().flatMap(unitResources) }),
    complete: {
      plan: async (begun) => plans().flatMap(({ plan }) => (plan.id.startsWith(begun) ? [plan.id] : [])),
      unit: async (begun, context) => {
        const named = plans().filter(({ plan }) => [undefined, plan.id].includes(context?.arguments?.plan));
        return named.flatMap(({ units }) => [...units.keys()].filter((id) => id.startsWith(begun)));
      },
    },
  });
  const unitConfig = {
    title: '一部分、一条或一点 · A section, item or point',
    description: '原文和出处，例如 plan://2020-jiading/6.1 / its words and address',
    mimeType: TYPE,
  };
  server.registerResource('unit', unitTemplate, unitConfig, read);
}

function planResource({ plan, version }: Knowledge) {
  return { uri: unitUri(plan.id, null), name: plan.id, title: plan.title, description: version, mimeType: TYPE };
}

/** Sections and items; points are too many to be listed. */
function unitResources(knowledge: Knowledge) {
  const { id } = knowledge.plan;
  return [...knowledge.units.values()]
    .filter(({ kind, id: unit }) => kind !== 'measure' || knowledge.byId.items.has(unit))
    .map(({ id: unit, address }) => ({
      ...{ uri: unitUri(id, unit), name: `${id}/${unit}`, title: titleOf(unit, knowledge) },
      ...{ description: address, mimeType: TYPE },
    }));
}

/** The address in the first line, then the words as printed. */
function readText(uri: string, source: Served['source']) {
  const document = openDocument(uri, source());
  if (document === null) throw new ResourceNotFoundError(uri);
  const { text, metadata, citations } = document;
  return { uri, mimeType: TYPE, text: `${metadata.address ?? ''}\n\n${text}`, _meta: { citations } };
}

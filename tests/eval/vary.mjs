import { register } from 'node:module';

// Loads a table of numbers with one of them replaced: VARY=intents/retrieval/limits.ts:ANSWER=0.3 (see tests/eval/tune.ts).
const [file, name, value] = (process.env.VARY ?? '').split(/[:=]/);
const hooks = `
export async function load(url, context, nextLoad) {
  const loaded = await nextLoad(url, context);
  if (!url.endsWith(${JSON.stringify(`/${file}`)})) return loaded;
  const source = String(loaded.source);
  const varied = source.replace(/(\\b${name}\\s*=\\s*)[\\d._]+/, '$1${value}');
  if (varied === source) throw new Error('no number is called ${name} in ${file}');
  return { ...loaded, source: varied };
}`;
if (file) register(`data:text/javascript,${encodeURIComponent(hooks)}`);

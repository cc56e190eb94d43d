import { READ_LIMITS } from '../limits.ts';

/** A piece of a page: the beginning or end of an element, or words. */
export type HtmlToken =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/** Elements whose content is no markup and is not shown. */
const RAW = ['script', 'style', 'title', 'template', 'noscript', 'xml'];

/** Reads a page as its tags and words, as lenient as a browser: what is no tag is text. */
export function readTokens(html: string): readonly HtmlToken[] {
  const tokens: HtmlToken[] = [];
  let at = 0;
  let text = '';
  const flush = () => {
    if (text !== '') tokens.push({ kind: 'text', text: decodeEntities(text) });
    text = '';
  };
  while (at < html.length) {
    const next = html.indexOf('<', at);
    const end = next < 0 ? html.length : next;
    text += html.slice(at, end);
    at = end;
    if (next < 0) break;
    const close = html.startsWith('<!--', at) ? endOf(html, '-->', at) : tagEnd(html, at);
    if (close < 0) {
      text += '<';
      at++;
      continue;
    }
    const tag = readTag(html.slice(at, close));
    at = close;
    if (!tag) continue;
    flush();
    tokens.push(tag);
    if (tag.kind === 'open' && RAW.includes(tag.name)) {
      const behind = html.slice(at, at + READ_LIMITS.htmlRaw).search(new RegExp(`</${tag.name}`, 'i'));
      at = behind < 0 ? at : at + behind;
    }
  }
  flush();
  return tokens;
}

function endOf(html: string, sign: string, from: number): number {
  const found = html.indexOf(sign, from);
  return found < 0 ? html.length : found + sign.length;
}

/** End of the tag that begins here, a > in a quoted value aside; -1 where it is none. */
function tagEnd(html: string, from: number): number {
  if (!/[a-z/!?]/i.test(html[from + 1] ?? '')) return -1;
  let quote = '';
  for (let i = from + 1; i < Math.min(html.length, from + READ_LIMITS.htmlTag); i++) {
    const sign = html[i] ?? '';
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if ((sign === '"' || sign === "'") && html[i - 1] === '=') quote = sign;
    else if (sign === '>') return i + 1;
  }
  return -1;
}

/** A tag; null for declarations and comments. */
function readTag(tag: string): HtmlToken | null {
  const [, slash = '', name = '', rest = ''] = /^<(\/?)([a-z][\w:-]*)([\s\S]*)>$/i.exec(tag) ?? [];
  if (name === '') return null;
  if (slash !== '') return { kind: 'close', name: name.toLowerCase() };
  const attributes: Record<string, string> = {};
  for (const [, key = '', double, single, bare] of rest.matchAll(
    /([\w:-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g,
  ))
    attributes[key.toLowerCase()] = decodeEntities(double ?? single ?? bare ?? '');
  return { kind: 'open', name: name.toLowerCase(), attributes };
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: '\u00a0',
    ensp: '\u2002',
    emsp: '\u2003',
    thinsp: '\u2009',
  },
  ...{ ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’', laquo: '«', raquo: '»', mdash: '—', ndash: '–', hellip: '…' },
  ...{ middot: '·', bull: '•', times: '×', divide: '÷', plusmn: '±', le: '≤', ge: '≥', ne: '≠', deg: '°', permil: '‰' },
  ...{ sup1: '¹', sup2: '²', sup3: '³', frac12: '½', sect: '§', copy: '©', reg: '®', yen: '¥', larr: '←', rarr: '→' },
  ...{ zwnj: '\u200c', zwj: '\u200d', shy: '\u00ad', alpha: 'α', beta: 'β', mu: 'μ', Omega: 'Ω' },
};

/** Characters for their entities; unknown ones stay as they are written. */
function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));?/gi, (whole, decimal, hex, name: string) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null;
    if (code === null) return (Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined) ?? whole;
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  });
}

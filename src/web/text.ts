import { html } from 'hono/html';
import type { Span } from '../../index/plan/plan.ts';
import type { Html } from './layout.ts';

/** A slice of a text with spans marked; all offsets are into the whole text, spans in order and apart. Where a span begins it may be an anchor. */
export function markText(
  text: string,
  { start, end }: Span,
  marks: readonly Span[],
  anchor: string | null = null,
): readonly Html[] {
  const pieces: Html[] = [];
  let at = start;
  for (const mark of marks) {
    const from = Math.max(mark.start, at);
    const to = Math.min(mark.end, end);
    if (from >= to) continue;
    const id = anchor !== null && from === mark.start ? html` id="${anchor}"` : '';
    pieces.push(html`${text.slice(at, from)}<mark${id}>${text.slice(from, to)}</mark>`);
    at = to;
  }
  return [...pieces, html`${text.slice(at, end)}`];
}

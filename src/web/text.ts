import { html } from 'hono/html';
import type { Span } from '../../index/plan.ts';
import type { Html } from './layout.ts';

/** A slice of a text with spans marked; all offsets are into the whole text, spans in order and apart. */
export function markText(text: string, { start, end }: Span, marks: readonly Span[]): readonly Html[] {
  const pieces: Html[] = [];
  let at = start;
  for (const mark of marks) {
    const from = Math.max(mark.start, at);
    const to = Math.min(mark.end, end);
    if (from >= to) continue;
    pieces.push(html`${text.slice(at, from)}<mark>${text.slice(from, to)}</mark>`);
    at = to;
  }
  return [...pieces, html`${text.slice(at, end)}`];
}

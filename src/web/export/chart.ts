import { html } from 'hono/html';
import type { Html } from '../layout.ts';
import { LIMITS } from '../limits.ts';

/** A bar: what it counts, and how many. */
interface Bar {
  readonly label: string;
  readonly count: number;
}

const { width, row, bar, column, high, foot } = LIMITS.chart;

/** Bars one below the other, each beside its label or under it where that is long, with its number behind: nothing hangs on colour. */
export function barChart(title: string, bars: readonly Bar[]): Html {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const longest = Math.max(...bars.map(({ label }) => label.length));
  const isBeside = longest <= LIMITS.chart.beside;
  const [step, from] = isBeside ? [row / 2, longest * LIMITS.chart.letter] : [row, 0];
  const room = width - from - LIMITS.chart.number;
  return figure(
    title,
    bars,
    html`<svg viewBox="0 0 ${width} ${bars.length * step}" role="img" aria-label="${told(title, bars)}">
      ${bars.map(({ label, count }, i) => {
        const length = Math.round((room * count) / most);
        return html`<g transform="translate(0 ${i * step})"><title>${label}：${count}</title>
          <text y="${isBeside ? step - 4 : step - bar - 6}">${shorten(label)}</text>
          <rect x="${from}" y="${step - bar - 2}" width="${length}" height="${bar}" />
          <text x="${from + length + 4}" y="${step - 3}">${count}</text></g>`;
      })}
    </svg>`,
  );
}

/** Columns side by side, as along a year. */
export function columnChart(title: string, bars: readonly Bar[]): Html {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const room = high - foot * 2;
  return figure(
    title,
    bars,
    html`<svg viewBox="0 0 ${bars.length * column} ${high}" role="img" aria-label="${told(title, bars)}">
      <line x1="0" y1="${high - foot}" x2="${bars.length * column}" y2="${high - foot}" />
      ${bars.map(({ label, count }, i) => {
        const length = Math.round((room * count) / most);
        const middle = i * column + column / 2;
        return html`<g><title>${label}：${count}</title>
          <rect x="${i * column + 4}" y="${high - foot - length}" width="${column - 8}" height="${length}" />
          <text x="${middle}" y="${high - 4}" text-anchor="middle">${label}</text>
          ${count === 0 ? '' : html`<text x="${middle}" y="${high - foot - length - 4}" text-anchor="middle">${count}</text>`}</g>`;
      })}
    </svg>`,
  );
}

function figure(title: string, bars: readonly Bar[], svg: Html): Html {
  if (bars.every(({ count }) => count === 0))
    return html`<figure class="chart"><figcaption>${title}：没有</figcaption></figure>`;
  return html`<figure class="chart"><figcaption>${title}</figcaption>${svg}</figure>`;
}

/** What is heard instead of the picture. */
function told(title: string, bars: readonly Bar[]): string {
  return `${title}：${bars.map(({ label, count }) => `${label} ${count}`).join('，')}`;
}

function shorten(label: string): string {
  const most = LIMITS.chart.label;
  return label.length > most ? `${label.slice(0, most - 1)}…` : label;
}

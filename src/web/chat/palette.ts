import type { Hono } from 'hono';
import { html } from 'hono/html';
import type { Knowledge } from '../../../index/knowledge.ts';
import { planPath } from '../../platform/link.ts';
import type { Html, PageFrame } from '../layout.ts';
import { LIMITS } from '../limits.ts';
import { knownSession, readSession } from '../session.ts';
import { TABLES } from '../table.ts';

/** Where one can go: what it is called, what kind of thing it is, and its address. */
interface Target {
  readonly kind: string;
  readonly label: string;
  readonly href: string;
}

/** Serves GET /palette: everything that Ctrl-K finds, as options of a list. */
export function servePalette(app: Hono, { context }: PageFrame): void {
  app.get('/palette', async (c) => {
    const id = knownSession(c);
    const turns = (id === null ? null : await readSession(context, id))?.turns ?? [];
    const asked = [...new Set(turns.map(({ text }) => text.trim()).reverse())].filter((text) => text !== '');
    const recent = asked.slice(0, LIMITS.recent).map((text) => ({ kind: '问过', label: text, href: linkTo(text) }));
    return c.html(renderTargets([...recent, ...targets(context.knowledge)]));
  });
}

function linkTo(question: string): string {
  return `/?q=${encodeURIComponent(question)}`;
}

function targets({ plan }: Knowledge): readonly Target[] {
  const path = planPath(plan.id);
  const at = (id: string) => `${path}#${encodeURIComponent(id)}`;
  return [
    ...Object.entries(TABLES).map(([name, label]) => ({ kind: '清单', label, href: `${path}/${name}` })),
    { kind: '清单', label: '全部任务', href: `${path}/tasks` },
    ...plan.items.map(({ id, label, title }) => ({ kind: '条', label: `${label}${title}`, href: at(id) })),
    ...plan.sections.map(({ id, label, title }) => ({ kind: '部分', label: `${label}${title}`, href: at(id) })),
    { kind: '页面', label: '每日推送', href: '/digest' },
    { kind: '页面', label: '缺口', href: '/gaps' },
  ];
}

function renderTargets(all: readonly Target[]): Html {
  return html`${all.map(
    ({ kind, label, href }, i) =>
      html`<li id="target${i}" role="option" aria-selected="false" data-href="${href}">${label} <span class="note">${kind}</span></li>`,
  )}<li id="target-ask" role="option" aria-selected="false" data-ask hidden></li>`;
}

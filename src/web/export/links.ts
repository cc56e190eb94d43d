import type { Context } from 'hono';
import { html } from 'hono/html';
import type { FactTable } from '../../../intents/export/fact-tables.ts';
import { EXPORT_LIMITS } from '../../export/limits.ts';
import { answerPath } from '../../export/order.ts';
import { FORMAT_NAMES } from '../../export/write-file.ts';
import type { Consulted } from '../../platform/conversation.ts';
import { planPath } from '../../platform/link.ts';
import type { Html, PageFrame } from '../layout.ts';

/** Formats that are offered; the plain text is what 复制全部 copies. */
const OFFERED = ['docx', 'xlsx', 'md'] as const;

/** Links to what is shown as files, and the button that copies all of it; `path` gives the address of a format. */
export function takeAway(path: (format: string) => string): Html {
  return html`<p class="take">
    下载 ${OFFERED.map((format) => html`<a href="${path(format)}" download>${FORMAT_NAMES[format]}</a> `)}
    <button type="button" class="copy" data-from="${path('txt')}" hidden>复制全部</button>
  </p>`;
}

/** The same for an answer; nothing for help and for what asks back. */
export function takeAnswer({ question, answer, before }: Consulted): Html | '' {
  if (answer.status === 'help' || answer.status === 'clarify') return '';
  const whole = before === null ? null : JSON.stringify(before);
  const path = (format: string) => answerPath(question, format, whole);
  return path('docx').length > EXPORT_LIMITS.address ? '' : takeAway(path);
}

/** The same for a table of a plan; the calendar can be subscribed to besides. */
export function takeTable(c: Context, frame: PageFrame, plan: string, name: FactTable): Html {
  const links = takeAway((format) => `${planPath(plan)}/${name}.${format}`);
  return name === 'calendar' ? html`${links}${subscription(c, frame)}` : links;
}

/** How to have the days in one's own calendar. */
function subscription(c: Context, { context }: PageFrame): Html {
  const origin = context.config.web.publicUrl ?? new URL(c.req.url).origin;
  const address = `${origin}/calendar.ics`;
  return html`<p class="take">
    订阅到手机或 Outlook：<a href="${address.replace(/^https?:/, 'webcal:')}">打开日历</a>，或在“从网址添加日历”里填
    <code>${address}</code>；<a href="/calendar.ics" download>下载一份</a>
  </p>`;
}

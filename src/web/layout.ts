import { html } from 'hono/html';
import { planPath } from '../platform/link.ts';
import type { AppContext } from '../platform/platform.ts';
import type { AnswerCache } from './answer-cache.ts';
import type { Assets } from './assets.ts';
import type { Quotas } from './quotas.ts';

/** Text that is safe to send: what hono's `html` gives, in which every value was escaped. */
export type Html = ReturnType<typeof html>;

/** What every page is drawn with. */
export interface PageFrame {
  readonly context: AppContext;
  readonly assets: Assets;
  readonly quotas: Quotas;
  readonly answers: AnswerCache;
}

/** htmx adds no style of its own, which the policy would refuse, and leaves the browser's history alone. */
const HTMX = JSON.stringify({ includeIndicatorCSS: false, history: false, noSwap: [204, 304] });

/** A whole page. `here` is the path of the link in the head that stands for it. */
export function htmlPage({ context, assets }: PageFrame, title: string, here: string, main: Html): Html {
  const { plan } = context.knowledge;
  const links = [
    ['/', '提问'],
    [planPath(plan.id), '要点全文'],
    ['/digest', '每日推送'],
    ['/gaps', '缺口'],
  ] as const;
  return html`<!doctype html>
<html lang="zh-Hans">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="htmx-config" content="${HTMX}" />
    <title>${title}</title>
    <link rel="icon" href="${assets.url('icon.svg')}" type="image/svg+xml" />
    <link rel="stylesheet" href="${assets.url('style.css')}" />
    <script src="${assets.url('page.js')}" defer></script>
  </head>
  <body>
    <a class="skip" href="#main">跳到正文</a>
    <header class="head">
      <p class="name"><a href="/">工作要点助手</a></p>
      <nav aria-label="页面">
        ${links.map(
          ([path, label]) => html`<a href="${path}" ${path === here ? html`aria-current="page"` : ''}>${label}</a>`,
        )}
      </nav>
      <button type="button" class="button" data-palette hidden>查找 <kbd>Ctrl K</kbd></button>
    </header>
    <main id="main" tabindex="-1">${main}</main>
    <footer class="foot">
      <p>只依据《${plan.title}》回答，引文一字不改；要点没有写的，直说没有。</p>
    </footer>
    ${palette()}
  </body>
</html>`;
}

/** Where a script lists what can be gone to: Ctrl-K. */
function palette(): Html {
  return html`<dialog id="palette" aria-label="快速查找">
      <input type="search" role="combobox" aria-expanded="true" aria-controls="targets" aria-autocomplete="list" aria-label="快速查找"
        placeholder="条号、标题、清单、问过的问题" autocomplete="off" />
      <ul id="targets" role="listbox" aria-label="可以去的地方"></ul>
    </dialog>`;
}

/** A page that says one thing: what is refused or was not found, and where to go. */
export function notice(frame: PageFrame, title: string, text: string): Html {
  return htmlPage(
    frame,
    title,
    '',
    html`<section class="notice"><h1>${title}</h1><p>${text}</p><p><a href="/">回到提问</a></p></section>`,
  );
}

/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** From this width on there is room for the plan beside the conversation. */
const WIDE = matchMedia('(min-width: 75rem)');
/** Links of an answer that lead to a place in a plan. */
const CITING = '#talk a[href^="/plan/"]';

/** The plan beside the conversation, at the clause that is read; on narrow screens it slides over and goes with Back. */
interface Pane {
  readonly pane: HTMLElement;
  readonly text: HTMLElement;
  /** The link that it was opened from. */
  opener: HTMLElement | null;
}

/** Opens citations beside the conversation instead of leaving it. */
export function openPane(): void {
  const pane = document.querySelector<HTMLElement>('#source');
  const text = pane?.querySelector<HTMLElement>('.printed');
  const talk = document.querySelector('#talk');
  if (!pane || !text || !talk) return;
  const self: Pane = { pane, text, opener: null };
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>(CITING);
    const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !isPlain || event.defaultPrevented) return;
    event.preventDefault();
    self.opener = link;
    void show(self, link, true);
  });
  const last = () => talk.querySelector<HTMLAnchorElement>('.turn:last-of-type a.address, .turn:last-of-type .unit a');
  const follow = () => {
    const link = WIDE.matches ? last() : null;
    if (link) void show(self, link, false);
  };
  new MutationObserver(follow).observe(talk, { childList: true });
  follow();
  pane
    .querySelector('[data-close]')
    ?.addEventListener('click', () => (history.state?.pane ? history.back() : close(self)));
  pane.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') pane.querySelector<HTMLElement>('[data-close]')?.click();
  });
  addEventListener('popstate', () => {
    if (isOver(self)) close(self);
  });
}

function isOver({ pane }: Pane): boolean {
  return !pane.hidden && !WIDE.matches;
}

/** Shows the plan at the place of a link; where it cannot be read, the link is followed. */
async function show(self: Pane, link: HTMLAnchorElement, isAsked: boolean): Promise<void> {
  const { pane, text } = self;
  const url = new URL(link.href);
  const path = url.pathname + url.search;
  if (text.dataset.path !== path) {
    const response = await fetch(path, { headers: { 'hx-request': 'true' } }).catch(() => null);
    if (!response?.ok) {
      if (isAsked) location.assign(link.href);
      return;
    }
    text.innerHTML = await response.text();
    text.dataset.path = path;
  }
  const whole = pane.querySelector<HTMLAnchorElement>('[data-whole]');
  if (whole) whole.href = link.href;
  for (const other of document.querySelectorAll('#talk [aria-current]')) other.removeAttribute('aria-current');
  link.setAttribute('aria-current', 'location');
  const wasHidden = pane.hidden;
  pane.hidden = false;
  document.body.classList.add('reading');
  const at = text.querySelector<HTMLElement>('#mark') ?? document.getElementById(decodeURIComponent(url.hash.slice(1)));
  if (at) text.scrollTop += at.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 4;
  if (!isAsked) return;
  if (wasHidden && !WIDE.matches) history.pushState({ pane: true }, '');
  pane.focus({ preventScroll: true });
}

/** Back to the answer. */
function close({ pane, opener }: Pane): void {
  pane.hidden = true;
  document.body.classList.remove('reading');
  for (const link of document.querySelectorAll('#talk [aria-current]')) link.removeAttribute('aria-current');
  opener?.focus();
}

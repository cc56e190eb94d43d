/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** The conversation of a page: where answers are put, the field and the form that asks. */
interface Talk {
  readonly turns: HTMLElement;
  readonly field: HTMLInputElement;
  readonly form: HTMLFormElement;
}

/** What htmx tells of a request, as far as it is used. */
interface Sent {
  readonly request: { readonly action: string; readonly body: URLSearchParams | null };
  readonly response?: { readonly status: number };
  readonly text?: string;
}

const UNREACHABLE = '没有连上，请稍后再试；提问还在。';

/** Keeps the conversation in view: what is asked, that it is being answered, the answer, or why there is none. */
export function openTalk(): void {
  const [turns, field] = [
    document.querySelector<HTMLElement>('#talk'),
    document.querySelector<HTMLInputElement>('.ask #text'),
  ];
  const form = field?.form;
  if (!turns || !field || !form) return;
  const talk = { turns, field, form };
  restore(talk);
  listen(talk);
  recall(talk);
  new MutationObserver((records) => {
    const added = records.flatMap(({ addedNodes }) => [...addedNodes]);
    const shown = added.find((node): node is HTMLElement => node instanceof HTMLElement);
    if (shown) show(talk, shown);
  }).observe(turns, { childList: true });
}

/** An answer or a refusal that has come: it is in view, and the field is ready for the next question. */
function show({ field }: Talk, shown: HTMLElement): void {
  document.querySelector('.welcome')?.setAttribute('data-talking', '');
  const asked = shown.querySelector('.asked')?.textContent ?? '';
  if (shown.matches('.turn')) {
    if (field.value.trim() === asked.trim()) field.value = '';
    for (const linked of document.querySelectorAll('input[name=after]')) linked.remove();
  }
  shown.scrollIntoView({ block: shown.matches('.refusal') ? 'center' : 'start' });
  field.focus({ preventScroll: true });
}

function listen(talk: Talk): void {
  let waiting = 0;
  const isQuestion = (sent: Sent) => sent.request.action.endsWith('/ask');
  const asked = (sent: Sent) => sent.request.body?.get('text') ?? '';
  const on = (name: string, hear: (sent: Sent, event: Event) => void) =>
    document.addEventListener(name, (event) => {
      const sent = (event as CustomEvent<{ ctx?: Sent }>).detail.ctx;
      if (sent?.request.action && isQuestion(sent)) hear(sent, event);
    });
  on('htmx:before:request', (sent) => {
    waiting++;
    for (const refusal of talk.turns.querySelectorAll('.refusal')) refusal.remove();
    busy(asked(sent));
  });
  on('htmx:finally:request', () => {
    waiting--;
    if (waiting === 0) busy(null);
  });
  on('htmx:after:request', (sent, event) => {
    if ((sent.response?.status ?? 200) < 400) return;
    event.preventDefault();
    const page = new DOMParser().parseFromString(sent.text ?? '', 'text/html');
    refuse(talk, page.querySelector('.refusal p, p.refusal, .notice p')?.textContent ?? UNREACHABLE, asked(sent));
  });
  on('htmx:error', (sent) => refuse(talk, UNREACHABLE, asked(sent)));
}

/** Shows that a question is being answered; null once it is. */
function busy(asked: string | null): void {
  const sign = document.querySelector<HTMLElement>('#busy');
  const said = sign?.querySelector('.pending');
  if (!sign || !said) return;
  sign.hidden = asked === null;
  said.textContent = asked ?? '';
  if (asked !== null) sign.scrollIntoView({ block: 'nearest' });
}

/** Says why there is no answer; the question can be asked again. */
function refuse({ turns, field, form }: Talk, why: string, asked: string): void {
  const copy = document.querySelector<HTMLTemplateElement>('#refusal')?.content.cloneNode(true);
  if (!(copy instanceof DocumentFragment)) return;
  const line = copy.querySelector('p');
  if (line) line.textContent = why;
  copy.querySelector('button')?.addEventListener('click', () => {
    field.value = asked;
    form.requestSubmit();
  });
  turns.append(copy);
}

/** Questions that were asked come back with the arrows, the latest first. */
function recall({ turns, field }: Talk): void {
  let back = 0;
  let recalled = '';
  field.addEventListener('keydown', (event) => {
    const isUp = event.key === 'ArrowUp';
    if (event.defaultPrevented || event.isComposing || !(isUp || event.key === 'ArrowDown')) return;
    if (field.value !== '' && field.value !== recalled) return;
    if (field.value === '') back = 0;
    const asked = [...turns.querySelectorAll('.asked')].map((one) => one.textContent?.trim() ?? '');
    const all = asked.filter((text, i) => text !== '' && asked.indexOf(text, i + 1) < 0).reverse();
    back = Math.min(all.length, Math.max(0, back + (isUp ? 1 : -1)));
    recalled = all[back - 1] ?? '';
    field.value = recalled;
    event.preventDefault();
  });
}

/** Where the reader was, when the page is come back to. */
const PLACE = 'talk';

/** Someone who comes back finds the conversation as it was left; else the last answer is in view. */
function restore({ turns }: Talk): void {
  const folds = () => [...document.querySelectorAll<HTMLDetailsElement>('#talk details')];
  addEventListener('pagehide', () => {
    const open = folds().flatMap((fold, i) => (fold.open ? [i] : []));
    const all = [...turns.querySelectorAll('.turn')].map((turn) => turn.getBoundingClientRect());
    const turn = all.findIndex(({ bottom }) => bottom > 0);
    sessionStorage.setItem(PLACE, JSON.stringify({ turn, top: all[turn]?.top ?? 0, open }));
  });
  const [entry] = performance.getEntriesByType('navigation');
  const kept = sessionStorage.getItem(PLACE);
  const isBack = entry instanceof PerformanceNavigationTiming && entry.type === 'back_forward';
  if (!isBack || kept === null) {
    turns.querySelector('.turn:last-of-type')?.scrollIntoView({ block: 'start' });
    return;
  }
  const { turn, top, open } = JSON.parse(kept) as { turn: number; top: number; open: readonly number[] };
  history.scrollRestoration = 'manual';
  folds().forEach((fold, i) => {
    fold.open = open.includes(i);
  });
  const at = turns.querySelectorAll('.turn')[turn];
  if (at) scrollBy(0, at.getBoundingClientRect().top - top);
}

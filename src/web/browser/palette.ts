/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** Ctrl-K: items, sections, lists and recent questions by a few letters; arrows choose, Enter goes, Escape closes. */
export function openPalette(): void {
  const dialog = document.querySelector<HTMLDialogElement>('#palette');
  const field = dialog?.querySelector('input');
  const list = dialog?.querySelector<HTMLElement>('[role=listbox]');
  const opener = document.querySelector<HTMLElement>('[data-palette]');
  if (!dialog || !field || !list || !opener) return;
  const palette: Palette = { dialog, field, list, at: 0 };
  opener.hidden = false;
  opener.addEventListener('click', () => open(palette));
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (dialog.open) dialog.close();
    else void open(palette);
  });
  field.addEventListener('input', () => filter(palette));
  field.addEventListener('keydown', (event) => press(palette, event));
  list.addEventListener('click', (event) => go((event.target as Element).closest<HTMLElement>('[role=option]')));
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
}

interface Palette {
  readonly dialog: HTMLDialogElement;
  readonly field: HTMLInputElement;
  readonly list: HTMLElement;
  at: number;
}

async function open(palette: Palette): Promise<void> {
  palette.field.value = '';
  palette.dialog.showModal();
  const response = await fetch('/palette').catch(() => null);
  palette.list.innerHTML = response?.ok ? await response.text() : '';
  filter(palette);
}

function options({ list }: Palette): readonly HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[role=option]')];
}

/** Shows what holds all words; the question itself stands last. */
function filter(palette: Palette): void {
  const typed = palette.field.value.trim();
  const words = typed.toLowerCase().split(/\s+/);
  for (const option of options(palette)) {
    const text = (option.textContent ?? '').toLowerCase();
    const isAsk = 'ask' in option.dataset;
    if (isAsk) {
      option.textContent = `提问：${typed}`;
      option.dataset.href = `/?q=${encodeURIComponent(typed)}`;
    }
    option.hidden = isAsk ? typed === '' : !words.every((word) => text.includes(word));
  }
  choose(palette, 0);
}

function choose(palette: Palette, at: number): void {
  const shown = options(palette).filter(({ hidden }) => !hidden);
  palette.at = shown.length === 0 ? 0 : (at + shown.length) % shown.length;
  const active = shown[palette.at];
  for (const option of options(palette)) option.setAttribute('aria-selected', String(option === active));
  active?.scrollIntoView({ block: 'nearest' });
  if (active) palette.field.setAttribute('aria-activedescendant', active.id);
  else palette.field.removeAttribute('aria-activedescendant');
}

function press(palette: Palette, event: KeyboardEvent): void {
  if (event.isComposing) return;
  const { key } = event;
  if (key === 'ArrowDown') choose(palette, palette.at + 1);
  else if (key === 'ArrowUp') choose(palette, palette.at - 1);
  else if (key === 'Enter') go(options(palette).filter(({ hidden }) => !hidden)[palette.at] ?? null);
  else return;
  event.preventDefault();
}

function go(option: HTMLElement | null): void {
  const to = option?.dataset.href;
  if (to === undefined) return;
  option?.closest('dialog')?.close();
  location.assign(to);
}

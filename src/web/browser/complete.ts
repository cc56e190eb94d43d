/** Completes slash commands in the field: typing / opens the list, arrows move in it, Enter or Tab takes one, Escape closes it. */
export function openCompletion(): void {
  const field = document.querySelector<HTMLInputElement>('.ask #text');
  const list = document.querySelector<HTMLElement>('#commands');
  if (!field || !list) return;
  const options = [...list.querySelectorAll<HTMLElement>('[role=option]')];
  const menu: Menu = { field, list, options, shown: [], at: -1 };
  field.addEventListener('input', () => {
    const typed = field.value;
    const fits = (option: HTMLElement) => (option.dataset.value ?? '').startsWith(typed.trimEnd());
    show(menu, typed.startsWith('/') ? options.filter(fits) : []);
  });
  field.addEventListener('keydown', (event) => {
    if (press(menu, event)) event.preventDefault();
  });
  field.addEventListener('blur', () => show(menu, []));
  field.form?.addEventListener('submit', () => show(menu, []));
  for (const option of options)
    option.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      take(menu, option);
    });
}

/** The list with what is shown of it, and which option is chosen: -1 for none. */
interface Menu {
  readonly field: HTMLInputElement;
  readonly list: HTMLElement;
  readonly options: readonly HTMLElement[];
  shown: readonly HTMLElement[];
  at: number;
}

function show(menu: Menu, shown: readonly HTMLElement[], at = -1): void {
  Object.assign(menu, { shown, at });
  const { field, list, options } = menu;
  const active = shown[at];
  for (const option of options) {
    option.hidden = !shown.includes(option);
    option.setAttribute('aria-selected', String(option === active));
  }
  list.hidden = shown.length === 0;
  field.setAttribute('aria-expanded', String(!list.hidden));
  if (active) field.setAttribute('aria-activedescendant', active.id);
  else field.removeAttribute('aria-activedescendant');
}

/** Puts a command into the field, ready for what follows it. */
function take(menu: Menu, option: HTMLElement): void {
  menu.field.value = `${option.dataset.value ?? ''} `;
  show(menu, []);
  menu.field.focus();
}

/** What a key does while the list is open; true where it was one of the list's. */
function press(menu: Menu, { key, isComposing }: KeyboardEvent): boolean {
  const { shown, at } = menu;
  if (shown.length === 0 || isComposing) return false;
  const chosen = shown[Math.max(0, at)];
  if (key === 'ArrowDown') show(menu, shown, (at + 1) % shown.length);
  else if (key === 'ArrowUp') show(menu, shown, (Math.max(at, 0) - 1 + shown.length) % shown.length);
  else if (key === 'Escape') show(menu, []);
  else if (chosen && (key === 'Tab' || (key === 'Enter' && at >= 0))) take(menu, chosen);
  else return false;
  return true;
}

/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** Buttons that print: an answer alone, or the page. What is folded is printed, too. */
export function openPrint(): void {
  let opened: readonly HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>('main details:not([open])')];
    for (const fold of opened) fold.open = true;
  });
  addEventListener('afterprint', () => {
    for (const fold of opened) fold.open = false;
    document.querySelector('.printing')?.classList.remove('printing');
  });
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest('[data-print]');
    if (!button) return;
    button.closest('.turn')?.classList.add('printing');
    print();
  });
}

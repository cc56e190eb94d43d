/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import 'htmx.org';
import { LIMITS } from '../limits.ts';
import { openCompletion } from './complete.ts';
import { openPalette } from './palette.ts';
import { openPane } from './pane.ts';
import { openTalk } from './talk.ts';

// What these show moves the text below: they come before anything scrolls.
openCopy();
openPalette();
openCompletion();
openTalk();
openPane();
openPrint();
foldContents();
comeBack();

/** A page that was come to from the conversation leads back to where it was left. */
function comeBack(): void {
  const from = document.referrer === '' ? null : new URL(document.referrer);
  const link = document.querySelector('.back');
  if (from?.origin !== location.origin || from.pathname !== '/') return;
  link?.addEventListener('click', (event) => {
    event.preventDefault();
    history.back();
  });
}

/** On a narrow screen the table of contents starts folded: the text is what was opened. */
function foldContents(): void {
  if (!matchMedia('(max-width: 52rem)').matches) return;
  document.querySelector('.contents')?.removeAttribute('open');
  document.querySelector(':target')?.scrollIntoView();
}

/** Shows the buttons that need a script, also those that come later, and copies what one is pressed for. */
function openCopy(): void {
  const reveal = () => {
    for (const button of document.querySelectorAll<HTMLElement>('.copy[hidden], [data-print][hidden]'))
      button.hidden = false;
  };
  reveal();
  const main = document.querySelector('main');
  if (main) new MutationObserver(reveal).observe(main, { childList: true, subtree: true });
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('button.copy');
    if (button) void copy(button);
  });
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const label = button.dataset.label ?? button.textContent;
  button.dataset.label = label ?? '';
  button.textContent = (await put(await wordsOf(button))) ? '已复制' : '复制不了，请手动选取';
  setTimeout(() => {
    button.textContent = label;
  }, LIMITS.copied);
}

/** What a button copies: words that it carries, the address of a question, or all of an answer or table, which are fetched. */
async function wordsOf({ dataset }: HTMLButtonElement): Promise<string> {
  if (dataset.link !== undefined) return new URL(dataset.link, location.href).href;
  if (dataset.from === undefined) return dataset.copy ?? '';
  const response = await fetch(dataset.from).catch(() => null);
  return response?.ok ? response.text() : '';
}

/** Puts a text on the clipboard; pages that are not on https or this machine may only do it the old way. */
async function put(text: string): Promise<boolean> {
  if (text === '') return false;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    return copied;
  }
}

/** Buttons that print: an answer alone, or the page. What is folded is printed, too. */
function openPrint(): void {
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

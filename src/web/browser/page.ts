/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import 'htmx.org';
import { LIMITS } from '../limits.ts';
import { openCompletion } from './complete.ts';

openCompletion();
openCopy();
document.addEventListener('htmx:after:swap', openCopy);
foldContents();

const text = document.querySelector<HTMLInputElement>('.ask #text');
const session = document.querySelector('#talk');
if (text && session) openTalk(text, session);

/** After each answer the field is empty again and keeps the focus, and the answer is in view. */
function openTalk(field: HTMLInputElement, turns: Element): void {
  const last = () => turns.querySelector('.turn:last-of-type, .refusal:last-of-type');
  last()?.scrollIntoView({ block: 'start' });
  document.addEventListener('htmx:after:request', (event) => {
    if ((event.target as Element).matches('.ask')) field.value = '';
  });
  document.addEventListener('htmx:error', () => {
    const line = document.createElement('p');
    line.className = 'refusal';
    line.setAttribute('role', 'alert');
    line.textContent = '没有连上，请稍后再试；提问还在输入框里。';
    turns.append(line);
  });
  new MutationObserver(() => {
    document.querySelector('.welcome')?.setAttribute('data-talking', '');
    openCopy();
    last()?.scrollIntoView({ block: 'start' });
    field.focus({ preventScroll: true });
  }).observe(turns, { childList: true });
}

/** On a narrow screen the table of contents starts folded: the text is what was opened. */
function foldContents(): void {
  if (!matchMedia('(max-width: 52rem)').matches) return;
  document.querySelector('.contents')?.removeAttribute('open');
  document.querySelector(':target')?.scrollIntoView();
}

/** Shows the buttons that copy a quotation, which need a script. */
function openCopy(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button.copy[hidden]')) {
    button.hidden = false;
    button.addEventListener('click', () => copy(button));
  }
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const label = button.textContent;
  button.textContent = (await put(await wordsOf(button))) ? '已复制' : '复制不了，请手动选取';
  setTimeout(() => {
    button.textContent = label;
  }, LIMITS.copied);
}

/** What a button copies: words that it carries, or all of an answer or table, which are fetched. */
async function wordsOf({ dataset }: HTMLButtonElement): Promise<string> {
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

import { LIMITS } from '../limits.ts';

/** Shows the buttons that copy a quotation, which need a script. */
export function openCopy(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button.copy[hidden]')) {
    button.hidden = false;
    button.addEventListener('click', () => copy(button));
  }
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const label = button.textContent;
  button.textContent = (await put(button.dataset.copy ?? '')) ? '已复制' : '复制不了，请手动选取';
  setTimeout(() => {
    button.textContent = label;
  }, LIMITS.copied);
}

/** Puts a text on the clipboard; pages that are not on https or this machine may only do it the old way. */
async function put(text: string): Promise<boolean> {
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

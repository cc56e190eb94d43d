/** How one thing is: well, to be looked at, or to be mended, with the mend. */
export type Checkup =
  | { readonly state: 'well'; readonly name: string; readonly text: string }
  | { readonly state: 'hint' | 'bad'; readonly name: string; readonly text: string; readonly mend: string };

/** What is as it should be. */
export function well(name: string, text: string): Checkup {
  return { state: 'well', name, text };
}

/** What hinders nothing and should be known. */
export function hint(name: string, text: string, mend: string): Checkup {
  return { state: 'hint', name, text, mend };
}

/** What is to be mended. */
export function bad(name: string, text: string, mend: string): Checkup {
  return { state: 'bad', name, text, mend };
}

/** What went wrong, in one line, with what lies behind it. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause, original, code } = error as Partial<Record<'cause' | 'original' | 'code', unknown>>;
  const behind = cause ?? original;
  const deeper = behind instanceof Error ? reasonOf(behind) : '';
  const own = error.message || String(code ?? error.name);
  return (deeper === '' || own.includes(deeper) ? own : `${own}：${deeper}`).replace(/\s+/g, ' ');
}

/** What pdfjs-dist asks of the process and Node 20 does not have: names of drawing classes, and newer methods of the language. */
export function polyfillPdfjs(): void {
  const world: Record<string, unknown> = globalThis;
  for (const name of ['DOMMatrix', 'Path2D', 'ImageData']) world[name] ??= class {};
  const promise = Promise as unknown as Record<string, unknown>;
  promise.withResolvers ??= () => {
    let resolve: unknown;
    let reject: unknown;
    const made = new Promise((yes, no) => {
      resolve = yes;
      reject = no;
    });
    return { promise: made, resolve, reject };
  };
  promise.try ??= async (work: (...words: unknown[]) => unknown, ...words: unknown[]) => work(...words);
  const url = URL as unknown as Record<string, unknown>;
  url.parse ??= (words: string, base?: string) => (URL.canParse(words, base) ? new URL(words, base) : null);
}

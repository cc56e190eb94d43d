/** How a plan was written by its author: what a reader should find. */
export interface Gold {
  readonly file: string;
  readonly title: string;
  readonly issuer: string | null;
  readonly sections: readonly string[];
  readonly items: readonly string[];
  readonly measures: readonly Told[];
}

/** A measure as it is told. */
export interface Told {
  readonly id: string;
  readonly text: string;
  readonly owner: readonly string[];
  readonly partner: readonly string[];
  readonly deadline: string | null;
}

/** A plan as it was read. */
export type ReadPlan = Pick<Gold, 'sections' | 'items'> & { readonly measures: readonly Omit<Told, 'id'>[] };

/** A share between 0 and 1 and what it misses. */
export interface Figure {
  readonly share: number;
  readonly missed: readonly string[];
}

/** Longest difference between two measures that are one: a label, an end. */
const SLACK = 6;

const bare = (words: string) => words.normalize('NFKC').replace(/[\s。；;.,，、:：()（）]/g, '');

function isSame(one: string, other: string): boolean {
  const [a, b] = [bare(one), bare(other)];
  if (a === b) return true;
  const [long, short] = a.length > b.length ? [a, b] : [b, a];
  return short.length > 8 && long.length - short.length <= SLACK && (long.startsWith(short) || long.endsWith(short));
}

function figure<T>(all: readonly T[], holds: (one: T) => boolean, name: (one: T) => string): Figure {
  const missed = all.filter((one) => !holds(one)).map(name);
  return { share: all.length === 0 ? 1 : 1 - missed.length / all.length, missed };
}

const titled = (wanted: readonly string[], read: readonly string[]) => {
  const found = read.map(bare).filter((title) => title !== '');
  const holds = (title: string) => found.some((one) => one.startsWith(bare(title)) || bare(title).startsWith(one));
  return figure(wanted, holds, (title) => title);
};

const list = (names: readonly string[]) => names.map(bare).toSorted().join('|');

/** Compares a plan as read with its gold, figure by figure. */
export function compare(read: ReadPlan, gold: Gold): Readonly<Record<string, Figure>> {
  const text = ({ text }: { text: string }) => text;
  const matched = gold.measures.map((told) => ({
    told,
    own: read.measures.find((one) => isSame(one.text, told.text)),
  }));
  const pairs = matched.flatMap(({ told, own }) => (own ? [{ told, own }] : []));
  const said = (of: (one: Omit<Told, 'id'>) => string) =>
    figure(
      pairs.filter(({ told, own }) => of(told) !== '' || of(own) !== ''),
      ({ told, own }) => of(told) === of(own),
      ({ told, own }) => `${told.id}: ${of(own)} for ${of(told)}`,
    );
  return {
    found: figure(gold.measures, (told) => read.measures.some((one) => isSame(one.text, told.text)), text),
    invented: figure(read.measures, (one) => gold.measures.some((told) => isSame(one.text, told.text)), text),
    sections: titled(gold.sections, read.sections),
    items: titled(gold.items, read.items),
    owners: said(({ owner }) => list(owner)),
    partners: said(({ partner }) => list(partner)),
    deadlines: said(({ deadline }) => bare(deadline ?? '')),
  };
}

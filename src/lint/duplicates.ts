import { Fault } from '../../index/text/fault.ts';

/** Something that stands in a list: how it is compared, how it is called, and its line. */
interface Standing {
  readonly key: string;
  readonly said: string;
  readonly line: number;
}

/** Tells what stands in a list twice, with the line where it stands first; one fault for a pair of lines. */
export function duplicates(file: string, all: readonly Standing[]): readonly Fault[] {
  const first = new Map<string, number>();
  const pairs = new Map<string, { readonly line: number; readonly before: number; readonly said: string[] }>();
  for (const { key, said, line } of all) {
    const before = first.get(key);
    if (before === undefined) first.set(key, line);
    else {
      const pair = pairs.get(`${line} ${before}`) ?? { line, before, said: [] };
      pair.said.push(said);
      pairs.set(`${line} ${before}`, pair);
    }
  }
  return [...pairs.values()].map(({ line, before, said }) => {
    const where = line === before ? '同一行已有' : `第${before}行已有`;
    return new Fault(file, line, `${said.join('、')}重复，${where}`, '删去重复的');
  });
}

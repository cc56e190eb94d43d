/** What is wrong with a file that the office keeps: where it is and how to mend it. Shown to operators in one line. */
export class Fault extends Error {
  readonly file: string;
  /** 1-based; null where the whole file is meant. */
  readonly line: number | null;
  readonly problem: string;
  readonly mend: string;

  constructor(file: string, line: number | null, problem: string, mend: string) {
    super(`${file}${line === null ? '' : ` 第${line}行`}：${problem}。改法：${mend}。`);
    this.name = 'Fault';
    this.file = file;
    this.line = line;
    this.problem = problem;
    this.mend = mend;
  }
}

/** Hears of a fault. A reader that is given one which returns leaves the faulty line out and reads on. */
export type Tell = (fault: Fault) => void;

/** The strictest hearer: the first fault ends the reading. */
export function raise(fault: Fault): never {
  throw fault;
}

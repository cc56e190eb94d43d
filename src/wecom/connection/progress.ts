import { MEMORY } from '../limits.ts';
import { streamId } from '../protocol/ids.ts';
import type { WecomQuestion } from '../protocol/payload.ts';
import type { LongConnection } from './socket.ts';

/** What is shown before there is an answer: WeCom draws it as thinking. */
const THINKING = '<think></think>';
/** What is shown where it takes longer. */
const SEARCHING = '正在查要点…';

/** Questions that wait for their answer: each is shown to be waited for, at once and again before WeCom closes it. */
export class ProgressIndicator {
  private readonly connection: LongConnection;
  private readonly refresh: number;
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly begun = new Set<string>();
  private readonly ended = new Set<string>();

  constructor(connection: LongConnection, refresh: number) {
    this.connection = connection;
    this.refresh = refresh;
  }

  /** Shows that a question is being worked on, unless its answer is on its way already. */
  begin({ key, req }: WecomQuestion, feedback: string): void {
    if (this.ended.has(key)) return;
    const id = streamId(key, 0);
    void this.connection
      .stream(req, id, THINKING, false, feedback)
      .then(({ kind }) => kind === 'ok' && this.begun.add(key));
    this.timers.set(
      key,
      setInterval(() => void this.connection.refresh(req, id, SEARCHING), this.refresh),
    );
  }

  /** The answer is on its way: nothing is shown any more. Says whether the stream has been begun, or is about to. */
  end(key: string): boolean {
    clearInterval(this.timers.get(key));
    this.ended.add(key);
    if (this.ended.size > MEMORY.answered) this.forget();
    return this.timers.delete(key) || this.begun.has(key);
  }

  stop(): void {
    for (const timer of this.timers.values()) clearInterval(timer);
    this.timers.clear();
  }

  private forget(): void {
    for (const key of [...this.ended].slice(0, MEMORY.answered / 2)) {
      this.ended.delete(key);
      this.begun.delete(key);
    }
  }
}

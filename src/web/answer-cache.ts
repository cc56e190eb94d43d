import type { Library } from '../../index/library.ts';
import type { Focus } from '../../intents/answer/answer.ts';
import { asReadOnly } from '../../intents/digest/read-only.ts';
import { answerQuestion, type Consulted } from '../platform/conversation.ts';
import type { AppContext } from '../platform/platform.ts';

/** A question as it was asked: its words, its day, and what was spoken of before it. */
interface AskedTurn {
  readonly text: string;
  readonly today: string;
  readonly focus: Focus | null;
}

/**
 * Answers of the snapshot that answers now, to be drawn again: a page with twenty turns costs no answer. They go with
 * their snapshot, so that no page goes on quoting a plan that was replaced.
 */
export class AnswerCache {
  private readonly kept = new Map<string, Consulted>();
  private readonly most: number;
  private library: Library | null = null;

  constructor(most: number) {
    this.most = most;
  }

  /** The answer that is kept; null where it is to be worked out. */
  find(context: AppContext, turn: AskedTurn): Consulted | null {
    this.turnTo(context.library);
    const key = JSON.stringify(turn);
    const found = this.kept.get(key) ?? null;
    if (found === null) return null;
    // Last used, last to go.
    this.kept.delete(key);
    this.kept.set(key, found);
    return found;
  }

  /** The answer, worked out where none is kept. */
  answer(context: AppContext, turn: AskedTurn): Consulted {
    const found = this.find(context, turn);
    if (found) {
      context.observe(found.answer, 0);
      return found;
    }
    const consulted = answerQuestion({ ...context, today: () => turn.today }, turn.text, turn.focus);
    const answered = { ...consulted, answer: asReadOnly(consulted.answer) };
    this.kept.set(JSON.stringify(turn), answered);
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.most && oldest !== undefined) this.kept.delete(oldest);
    return answered;
  }

  private turnTo(library: Library): void {
    if (this.library === library) return;
    this.library = library;
    this.kept.clear();
  }
}

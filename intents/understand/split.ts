import type { Knowledge } from '../../index/knowledge.ts';
import { weight } from '../retrieval/confidence.ts';
import { MOST, OWN } from './limits.ts';
import type { Asked } from './question.ts';

/** Kinds of which two in one question make two parts. */
const APART = ['负责', '合作', '数量', '日期', '文件', '地点'] as const;

/** The questions inside a question: clauses that ask different things. A single one comes back as it is. */
export function split(asked: Asked, knowledge: Knowledge): readonly string[] {
  if (asked.quoted.length > 0 && asked.asks('出处')) return [asked.text];
  const apart = distribute(asked.text) ?? sideways(asked.text, knowledge);
  if (apart) return apart;
  const clauses = asked.text
    .split(/[,，;；。?？!\n]+/)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
  if (clauses.length < 2 || asked.text.length > 80) return [asked.text];
  const other = asked.text.split(/[,;。?!]\s*(?:另外|还有|顺便|再问一?下?|同时)/);
  if (other.length > 1 && other.every((part) => strong(part, knowledge))) return other.slice(0, MOST);
  const kinds = clauses.map((clause) => APART.filter((kind) => asksIn(clause, kind, knowledge))[0] ?? null);
  const asking = kinds.filter((kind) => kind !== null);
  if (asking.length >= 2 && clauses.every((clause) => strong(clause, knowledge))) return clauses.slice(0, MOST);
  if (new Set(asking).size >= 2) return merge(clauses, kinds).slice(0, MOST);
  const last = kinds.at(-1) ?? null;
  const before = clauses.slice(0, -1).join(',');
  const what = /(干啥|干什么|做什么|做啥|怎么做|怎么弄|怎么搞|有啥|有什么|有哪些|是什么|讲什么)/.test(before);
  return last !== null && what ? [before, clauses.at(-1) ?? ''] : [asked.text];
}

const EACH = /^(.{2,14}?)(?:和|跟|与)(.{2,14}?)(?:,)?(?:各自|分别|各)(?:都)?(.{2,14})$/u;

/** A和B分别…: the same asked of each. */
function distribute(text: string): readonly string[] | null {
  const [, first = '', second = '', rest = ''] = EACH.exec(text) ?? [];
  const asks = /什么|哪|谁|多少|几|怎么|啥|何/.test(rest) && !/指|代表|是哪[几些]?个字/.test(rest);
  const day = /^\d{1,2}\.\d{1,2}$/;
  const numbered = /第?\d|^[二三四五六七八九十]/.test(first) && !(day.test(first) && day.test(second));
  const named = /[和跟与、]/.test(second) || numbered;
  return rest === '' || !asks || named ? null : [`${first}${rest}`, `${second}${rest}`];
}

/** …怎么用、…怎么管 · … 顺便看看…: two questions that no full stop parts. */
function sideways(text: string, knowledge: Knowledge): readonly string[] | null {
  const pieces = text.split(
    /[ ,。;?!]*(?:顺便(?:看看|看下|问下|问问|问|看)?|另外再?(?:看看|看下|问下|问)?|还有就是)[,]?/,
  );
  if (
    pieces.length === 2 &&
    pieces.every((piece) => piece.length >= 3 && (strong(piece, knowledge) || /\d/.test(piece)))
  )
    return pieces;
  const listed = text.split('、');
  const asks = (piece: string) => /怎么|什么|谁|多少|哪|啥/.test(piece) && strong(piece, knowledge);
  return listed.length === 2 && listed.every(asks) ? listed : null;
}

/** Whether a clause has a topic of its own. */
function strong(clause: string, knowledge: Knowledge): boolean {
  const { terms } = knowledge.topic(knowledge.lexicon.questions.get('数量')?.strip(clause) ?? clause);
  return weight(terms.filter((term) => term.forms.length > 0)) > OWN;
}

function asksIn(clause: string, kind: string, { lexicon }: Knowledge): boolean {
  return lexicon.questions.get(kind)?.find(clause) != null;
}

/** Clauses that ask nothing go with the next that does. */
function merge(clauses: readonly string[], kinds: readonly (string | null)[]): readonly string[] {
  const merged: string[] = [];
  let open = '';
  clauses.forEach((clause, i) => {
    open = open === '' ? clause : `${open},${clause}`;
    if (kinds[i] !== null) {
      merged.push(open);
      open = '';
    }
  });
  if (open !== '') merged.push(`${merged.pop() ?? ''},${open}`);
  return merged;
}

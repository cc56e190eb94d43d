import { offices } from '../../index/assignments/offices.ts';
import { type Knowledge, tableOf } from '../../index/knowledge.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, say } from '../compose/parts.ts';
import { ask, examples } from '../compose/refusal.ts';
import { TABLE } from '../compose/responsible.ts';

/** 帮助 · 你是谁 · 你好 · a bare mention. */
export const help = defineIntent({
  name: 'help',
  examples: ['帮助', '你好', '你是谁'],
  answer(query, knowledge) {
    const { plan } = knowledge;
    const table = tableOf(knowledge);
    const suggestions = offers(knowledge);
    const text = [
      `我只依据《${plan.title}》回答（已载入，${plan.items.length}条、${plan.measures.length}点），每句引文一字不改并注明出处。`,
      '可以问：一个主题、条号（6.2、第五项第三点）、谁负责、和谁一起、多少、什么时候、哪些文件、名词、某句话的出处。',
      ...(table
        ? [
            `另有${TABLE}（${table.date}，${table.rows.length}行），分开标注；查科室：${offices(table)[0]?.name ?? '某科室'}有哪些任务。`,
          ]
        : []),
      '要点没有写的，我会直说没有。',
      `试试：${suggestions.join(' · ')}`,
    ];
    return answer(query, 'help', 'help', [say(text.join('\n'))], { suggestions });
  },
});

/** Four questions drawn from the loaded plan. */
export function offers({ plan, facts }: Knowledge): readonly string[] {
  const item = plan.items[Math.floor(plan.items.length / 4)];
  const term = facts.terms.find(
    (t) => /^\p{Script=Han}{4,6}$/u.test(t.text) && plan.measures.some((m) => m.id === t.unit),
  );
  const time = facts.times.find((t) => t.month !== null && t.day !== null);
  return [
    ...(item ? [`第${item.number}条`] : []),
    ...(term ? [`${term.text}是什么`] : []),
    ...(time ? [`${time.month}月${time.day}日有什么`] : []),
    '量化指标列一下',
    '目录',
  ].slice(0, 4);
}

/** Nothing was asked that could be looked for. */
export const none = defineIntent({
  name: 'none',
  examples: [],
  answer(query, knowledge) {
    const text = '没有看懂要查什么。可以说一个主题（如“电梯”）、一个条号（如“6.2”），或输入“帮助”。';
    return answer(query, 'none', 'not_in_plan', [say(text)], { suggestions: examples(knowledge) });
  },
});

/** 第二点呢 with nothing before it: which one is meant is asked back. */
export const pointing = defineIntent({
  name: 'follow',
  examples: [],
  answer: (query) => ask(query, query.kind),
});

import { offices } from '../../index/assignments/offices.ts';
import { type Knowledge, tableOf } from '../../index/knowledge.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, say } from '../compose/parts.ts';
import { ask, examples } from '../compose/refusal.ts';
import { TABLE } from '../compose/responsible.ts';
import type { HelpTopic } from '../query/query.ts';

/** How the bot is used, by what is asked about; null for all of it in short. */
const TOLD: Readonly<Record<HelpTopic, ((knowledge: Knowledge) => string) | null>> = {
  use: null,
  digest: () =>
    [
      '每日推送用 /digest 管：/digest 订阅 09:30 每日（时间、第7条之类的范围、每日或每周都可以不写；重新订阅就是改时间、改范围）。',
      '/digest 退订 不再收，/digest 暂停到 10-08 停几天，/digest 恢复，/digest 看现在的设置和后三次的时间。只在工作日发。',
      '不打命令也行：“每天9点半推送食品安全”“不要再推送了”。',
    ].join('\n'),
  copy: () =>
    '在网页上打开“要点全文”，可以查找、复制、打印；答复旁的“复制引文”复制成带出处的一句话。“缺口”里没有写到的提问可以下载 CSV。只有自己看得到的答复，用“发到本群”发出去。',
  plans: ({ plan }) =>
    `现在答的是《${plan.title}》（${plan.items.length}条、${plan.measures.length}点）。载入了几份要点时，问的时候带上年份或单位就用那一份；没有载入的查不了。要点由管理员放进 seeds 文件夹。`,
  feedback: () =>
    '答得对不对，点答复下面的👍、👎（网页上是“有用”“没用”）；要点没有写到的提问和没用的答复都记在“缺口”里，管理员看得到。',
  source: ({ plan }) =>
    `我是查要点的程序，不用语言模型，不编话：每句引文都是《${plan.title}》的原文，一字不改，注明出处；要点没有写的直说没有。`,
  where: () =>
    '网页、Slack、企业微信都能问：网页在“提问”里写；Slack 频道里 @ 我或私信；企业微信单聊直接写或说，群里 @ 我。',
};

/** 帮助 · 你是谁 · 怎么退订推送 · a bare mention. */
export const help = defineIntent({
  name: 'help',
  examples: ['帮助', '你好', '你是谁', '推送怎么改时间'],
  answer(query, knowledge) {
    const { plan } = knowledge;
    const told = TOLD[query.topic];
    if (told !== null) return answer(query, 'help', 'help', [say(told(knowledge))], { suggestions: offers(knowledge) });
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

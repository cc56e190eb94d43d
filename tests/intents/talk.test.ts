import { expect, it } from 'vitest';
import { asksSomething } from '../../intents/understand/talk.ts';
import { knowledge } from '../knowledge.ts';

const asks = (text: string) => asksSomething({ text, today: '2020-04-20', focus: null }, knowledge);

it.each([
  ...['那第二点呢', '谁负责', '谁负责？', '下一条', '还有吗', '展开说说', '第6条', '6.2', '电梯呢', '什么时候完成'],
  ...[
    '电梯评估多少台',
    '有没有提到直播带货',
    '直播带货呢？',
    '好的，那第5条第二点讲什么',
    '原文',
    '责任单位',
    '目录',
    '/item 6.2',
  ],
  ...['收到，那气瓶今年怎么管', '食品安全', '公示率是多少', '和民政一起干什么'],
])('%s asks something', (text) => expect(asks(text)).toBe(true));

it.each([
  ...[
    '好的，谢谢，我们下午开会讨论',
    '收到',
    '谢谢',
    '辛苦了',
    '好的',
    '明白，我来跟进',
    '👍',
    '哈哈',
    '嗯嗯',
    '+1',
    'ok',
  ],
  ...[
    '我明天请假',
    '先吃饭吧',
    '周五前报我',
    '你看一下',
    '电梯这块你牵头，周五前报我',
    '大家注意一下时间',
    '我还在开会呢',
  ],
  ...[
    '你到了吗？',
    '中午吃什么',
    '昨天的会谁去了呀，我没去成',
    '链接打不开',
    '请大家收到回复',
    '继续努力，辛苦各位了',
    '',
  ],
  ...['这个数据我核对过了，没有问题', '按这个写进材料里', '同意', '已阅', '转给老王了'],
])('%s is talk', (text) => expect(asks(text)).toBe(false));

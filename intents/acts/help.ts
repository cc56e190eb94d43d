import type { Knowledge } from '../../index/knowledge.ts';
import type { HelpQuery, HelpTopic } from '../query/query.ts';
import type { Asked } from '../understand/question.ts';
import { HELP_LONGEST, HELP_WORD, USING_LONGEST } from './limits.ts';
import { NOTHING, slotsOf } from './slots.ts';

/** The bot, as people call it. */
const BOT = '(?:小?助手|机器人|小程序|这个?(?:工具|系统|软件|程序|bot)|bot|你们?|侬)';
/** It is asked how, whether or what, or said that it will not do. */
const ASKS =
  /怎么?|咋|如何|能|可以|可不可以|支持|哪|什么|啥|吗|么|几点|行不行|好不好|办|谁|不想|太|多久|没有?|是不是|求|教/;

/** Ways of using the bot that are asked about; the more telling first. */
const USES: readonly { readonly topic: HelpTopic; readonly asked: RegExp }[] = [
  {
    topic: 'digest',
    asked:
      /推送|订阅|退订|日推|每日一条|(?:每天|每日|早上|早晨|下午|周末)(?:的|那个|那条|那)*(?:消息|提醒|推|发)|不想(?:再)?收|(?:推|发)(?:得|的)太(?:早|晚|多|频)/u,
  },
  {
    topic: 'copy',
    asked: new RegExp(
      [
        '导出|导成|下载|打印|另存|存成|存下来|转成|截图|复制|拷贝|拷出来|(?:做|弄|变|生成)成?(?:一?[个份张])?(?:word|excel|pdf|ppt|表格)',
        '(?:word|excel|pdf|csv)(?:版|格式|文件)?|(?:发|转)(?:给|到)(?:同事|领导|群|别人|大家|邮箱|微信)|发到?群',
      ].join('|'),
      'u',
    ),
  },
  {
    topic: 'plans',
    asked: new RegExp(
      [
        '(?:能|可以|可不可以|支持|会)(?:不能)?(?:查|看|问|搜|答)(?:一?下|到)?(?:别|其他|其它|外)(?:的|个)?(?:单位|局|区|部门|委办)',
        '(?:要点|计划|文件)(?:更新|换|升级)了|(?:载入|装|加载|录入?)了(?:哪|几|什么)',
        '(?:怎么|能不能|可以)(?:换|加|上传|添加)(?:一?[份个])?(?:要点|计划|文件)',
      ].join('|'),
      'u',
    ),
  },
  {
    topic: 'feedback',
    asked: new RegExp(
      [
        '(?:答|回答|回复)(?:得|的)?(?:错|不对|不准|有误)|(?:提|给)(?:个|点)?(?:意见|建议)(?:找|给|在|怎|$)|反馈(?:问题|意见|一下|给)',
        '(?:怎么|哪里|哪儿|咋)(?:反馈|纠错|报错)|纠错|报错',
      ].join('|'),
      'u',
    ),
  },
  {
    topic: 'source',
    asked: new RegExp(
      [
        `${BOT}(?:的)?(?:数据|答案|内容|信息|资料|回答)(?:是)?(?:从|来自|哪|依据|根据|准|可靠|靠谱|可信)`,
        `${BOT}(?:是不是|是)(?:个|一个)?(?:人工智能|ai|大模型|真人|人|gpt|chatgpt)`,
        `(?:谁|哪家|哪个公司)(?:开发|做|写|研发)(?:的|了)?${BOT}|${BOT}(?:是)?(?:谁|哪家)(?:开发|做|研发)`,
        `${BOT}(?:会不会|会)?(?:编|瞎编|胡说|骗)|${BOT}(?:的)?(?:回答|答案|话)?(?:得|的)?(?:准不准|准吗|靠谱吗|可信吗)`,
      ].join('|'),
      'u',
    ),
  },
  {
    topic: 'where',
    asked: new RegExp(
      [
        '(?:在|用|支持|上|接)(?:企业微信|企微|微信|钉钉|slack|飞书|网页|手机|电脑)(?:里|上|端)*(?:用|问|查|怎么|能|可以|吗|$)',
        '(?:企业微信|企微|slack|钉钉|飞书|手机|网页)(?:里|上|端)*(?:怎么|咋|能不?能?|可以)(?:用|问|查|找)|语音|支持(?:哪些|什么|几个)平台',
        '(?:拉|加|拖)(?:你|进|到)(?:进|到)?群',
      ].join('|'),
      'u',
    ),
  },
  {
    topic: 'use',
    asked: new RegExp(
      [
        `${BOT}(?:都|还|到底|究竟|可以|能够?|会|主要)*(?:能|会|可以|有)(?:够)?(?:帮我|帮忙|给我)?(?:干|做|答|回答|查|问|帮|办)?(?:点|些|一?下)?(?:什么|啥|哪[些几])`,
        `${BOT}(?:都|有|能)*(?:哪些|什么|啥)(?:功能|本事|本领|用处|用途|技能)`,
        `(?:怎么|咋|如何)(?:样)?(?:才能)?(?:问|用|使用|操作|查|跟)(?:你|${BOT}|才)|${BOT}(?:怎么|咋|如何)(?:用|使用|玩|操作|问)`,
        '(?:使用|操作|用户)(?:手册|说明|指南|教程|方法)|(?:怎么|咋|在哪|哪里)(?:看|翻|找)(?:到)?(?:目录|全文|下一条|上一条)',
        '(?:问|提问)(?:有)?(?:什么|啥|哪些)(?:技巧|窍门|格式|要求)|举(?:几)?个?例子',
      ].join('|'),
      'u',
    ),
  },
];
/** Words of such a question that name no matter of the plan. */
const GENERIC = new RegExp(
  `^(?:${[
    '时间|时候|每日|每天|日常|早上|下午|上午|晚上|周末|工作日|几天|几点|消息|改|改成|功能|平台|企业|微信|网络|手机|网页|信息|内容|问题|资料|数据|单位|文件',
    '格式|表格|材料|要点|计划|更新|知道|支持|使用|手册|方法|技巧|意见|建议|反馈|开发|准|回答|错|群|原文|全文|目录|条|看|发|推|换|会|做|写|好|给|用',
  ].join('|')})$`,
);

/** Reads a call for help, a greeting, a bare mention, or a question about how the bot is used. */
export function readHelp(asked: Asked, knowledge: Knowledge): HelpQuery | null {
  const topic = asksHelp(asked) ? 'use' : useAsked(asked, knowledge);
  return topic === null ? null : { ...slotsOf(asked, NOTHING, knowledge), act: 'help', intent: 'help', topic };
}

function asksHelp(asked: Asked): boolean {
  if (asked.text.replace(/[^\p{Script=Han}a-z0-9]/gu, '') === '')
    return asked.question.text.trim() === '' || /@/.test(asked.question.text);
  if (!asked.asks('帮助') || asked.references.length > 0 || asked.text.length > HELP_LONGEST) return false;
  return !asked.topic('帮助', '名词').terms.some((term) => term.weight > HELP_WORD);
}

/** Which way of using the bot is asked about; null where a matter of the plan is named besides. */
function useAsked(asked: Asked, knowledge: Knowledge): HelpTopic | null {
  const { text } = asked;
  const use = USES.find(({ asked: said }) => said.test(text));
  if (!use || text.length > USING_LONGEST || asked.references.length > 0 || !ASKS.test(text)) return null;
  const rest = text.replace(new RegExp(use.asked, 'gu'), ' ').replace(new RegExp(BOT, 'gu'), ' ');
  const isMatter = knowledge
    .topic(rest)
    .terms.some(
      ({ said, forms, by, weight }) =>
        by === 'itself' && said.length > 1 && forms.length > 0 && weight > HELP_WORD && !GENERIC.test(said),
    );
  return isMatter ? null : use.topic;
}

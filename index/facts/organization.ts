import { type Passage, scan } from '../plan/passage.ts';
import type { Body, Relation } from './facts.ts';

const NAME = '[^,，。;；:：“”《》()（）与]';

/** A body between the words in front of it and the words behind. */
function form(before: string, length: string, behind: string): RegExp {
  return new RegExp(`${before}(?<it>${NAME}${length})(?=${behind})`, 'gu');
}

/** Forms of the genre that relate a body to the office; `it` is the body. */
const FORMS: readonly { relation: Relation; pattern: RegExp }[] = [
  { relation: '会同', pattern: form('会同', '{2,20}?', '联合|共同|开展|制定|推进') },
  { relation: '合作', pattern: form('与', '{2,30}?', `以及与|的${NAME}{0,6}(?:合作|协作|协同|衔接|交流)|签订`) },
  {
    relation: '合作',
    pattern: /(?:加强|完善|深化)(?<it>长三角[^,。]{0,6}?|嘉[^,。]{1,12}?)(?=知识产权|计量|食品|区域联通)/gu,
  },
  { relation: '对接', pattern: /与(?<it>[^,。;“”与]{2,12}?)(?=“[^”]{2,10}”的对接|的对接)/gu },
  { relation: '对接', pattern: form('对接', '{2,12}?', '所需|需求') },
  { relation: '配合', pattern: form('配合', '{2,20}?', '开展|做好|推进|完成') },
  { relation: '借鉴', pattern: form('(?:借鉴|学习)', '{3,20}?', '(?:成功|先进)?经验|做法') },
  { relation: '依据', pattern: form('(?:依据|根据|按照)', '{2,12}?', '有关规定|工作部署|部署|要求') },
  { relation: '依据', pattern: form('在', '{2,12}?', '的(?:坚强领导|工作指导)下') },
  { relation: '推动', pattern: form('推动', '{3,14}?(?:医院|企业|协会|公司|中心)', '申报|申请|建设') },
  { relation: '统筹协调', pattern: form('发挥', '{2,16}?', '的?统筹协调') },
  { relation: '主体责任', pattern: form('(?:落实|压实|强化)', '{2,14}?(?:企业|主办方|平台|单位|者)|企业', '主体责任') },
  { relation: '联席会议', pattern: /(?:发挥|完善|健全|运用好|召开)(?<it>[\u4e00-\u9fff]{2,12}联席会议)/gu },
  { relation: '联席会议', pattern: /(?<it>“[^”]+”监管联席会议)/gu },
  { relation: '承担', pattern: form('确保', '{2,8}?所', '内部|各项') },
];

/** Bodies of a passage with the word that relates each to the office. */
export function readBodies(passage: Passage): Body[] {
  const found: Body[] = [];
  for (const { relation, pattern } of FORMS) {
    for (const { span, text } of scan(passage, pattern)) {
      if (!found.some((other) => span.start < other.end && other.start < span.end))
        found.push({ unit: passage.unit, ...span, text, relation });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

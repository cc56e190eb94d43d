import { type Knowledge, tableOf } from '../../index/knowledge.ts';
import type { WhoQuery, WithQuery } from '../query/query.ts';
import { bodiesIn, calledBodies } from '../retrieval/bodies.ts';
import { find } from '../retrieval/confidence.ts';
import { type Asked, complete } from '../understand/question.ts';
import { FOREIGN_BODY } from './limits.ts';
import { isTaskWord, slotsOf } from './slots.ts';

/** An office that the asker names: 是财务科的…吗, 广告科管吧. */
const OFFICE = /[\u4e00-\u9fff]{2,4}(?<![各哪])(?:科|股|大队)(?=的|在|来|管|抓|还是|对|吗|吧|是不是|没)/u;

/** An office or a person that the asker puts in charge; it says nothing about the topic. */
const NAMED =
  /(?:是|归|由|让)[\u4e00-\u9fff]{2,5}?(?:科|股|大队)(?:的)?(?:[老小][\u4e00-\u9fff]|[\u4e00-\u9fff]{2,3}(?=牵头|负责|在管|主管))?/gu;

/** Reads a question for who answers for something: 哪个部门负责电梯. */
export function readWho(asked: Asked, knowledge: Knowledge): WhoQuery | null {
  const office = OFFICE.exec(asked.text)?.[0] ?? null;
  if (!asked.asks('负责') && office === null) return null;
  const rest = asked.rest.replace(NAMED, ' ');
  const of = complete({ ...asked, rest }, knowledge).topic('负责');
  return { ...slotsOf(asked, of, knowledge), act: 'who', intent: 'owner', body: office };
}

/** Reads a question for whom something is done with, after whose example or by whose rules: 和民政一起干什么 · 向谁学习. */
export function readPartner(asked: Asked, knowledge: Knowledge): WithQuery | null {
  const printed = knowledge.plan.measures.some(({ duty }) => (duty?.partner.length ?? 0) > 0);
  const tabled = (tableOf(knowledge) !== null || printed) && asked.asks('配合');
  if ((!asked.asks('合作') && !tabled) || isTaskWord('合作', asked, knowledge) || isOwner(asked)) return null;
  const relation = relationOf(asked.text);
  const of = asked.topic('合作', ...(tabled ? ['配合'] : []), '列举', '地点', '名词');
  const each = asked.asks('列举');
  const all = of.terms.length === 0 || (/联席会议/.test(asked.text) && each);
  const every = asked.scope.length > 0 || all;
  const query: WithQuery = {
    ...{ ...slotsOf(asked, of, knowledge), act: 'with', intent: 'partner' },
    ...{ relation, every, each },
  };
  if (every || of.terms.some((term) => term.forms.length === 0 && term.weight > FOREIGN_BODY)) return query;
  if (find(of, knowledge).band === 'answer') return query;
  return calledBodies(bodiesIn(relation, knowledge), of.terms).length > 0 ? query : null;
}

/** 协议是谁去签: it is asked who does it, not with whom. */
function isOwner({ asks, text }: Asked): boolean {
  return asks('负责') && !/[和跟与同向](?:谁|哪)|一起|联席会议|配合|按照?谁|依据谁|根据谁/.test(text);
}

function relationOf(text: string): WithQuery['relation'] {
  if (/(按照?|依据|根据)谁/.test(text)) return 'rule';
  if (/联席会议/.test(text) && !/和|跟|与/.test(text)) return 'meeting';
  if (/学|借鉴|取经|请教/.test(text) && /向|学谁|学哪|借鉴|取经|学习哪|学习谁/.test(text)) return 'model';
  return 'working';
}

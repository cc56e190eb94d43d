import type { Knowledge } from '../../index/knowledge.ts';
import type { WhoQuery } from '../query/query.ts';
import { type Asked, complete } from '../understand/question.ts';
import { slotsOf } from './slots.ts';

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

import type { Assertion } from '../answer/answer.ts';
import type { Evidence } from './evidence.ts';

/** A body that is said to lead: 由消防牵头, 是民政部门负责吗. */
const LEADS = /([\p{Script=Han}、]{2,16}?)(?:来|要|会|在)?(?:牵头|负责|主办|主导|领衔)/gu;
/** What makes a body one that helps, is met or is followed. */
const HELPS = /^(?:会同|合作|对接|配合|借鉴)$/;
const ENDING = /(?:部门|单位|机关|管理局|[局委办])$/;

/** Bodies that are said to lead what the evidence prints them beside: 会同民政、消防部门, 借鉴…经验. */
export function roleClaims({ asked, knowledge, passages }: Evidence): readonly Assertion[] {
  const said = [...asked.rest.matchAll(LEADS)].map(([whole, name = '']) => ({ whole, name }));
  const bodies = knowledge.facts.bodies.filter(({ relation }) => HELPS.test(relation));
  return said.flatMap(({ whole, name }) =>
    passages.flatMap((passage): Assertion[] => {
      const body = bodies.find(
        (one) =>
          one.unit === passage.unit &&
          one.text.split(/[、和与及]/).some((part) => isCalled(part.replace(ENDING, ''), name)),
      );
      if (!body) return [];
      const [from, to] = [body.start - passage.start, body.end - passage.start];
      const verb = passage.text.lastIndexOf(body.relation, from);
      const start = verb >= 0 && from - verb < 12 ? verb : from;
      return [{ said: whole.slice(-Math.min(whole.length, 12)), printed: passage.text.slice(start, to) }];
    }),
  );
}

function isCalled(part: string, name: string): boolean {
  const bare = name.replace(ENDING, '');
  return part.length > 1 && (bare.endsWith(part.toLowerCase()) || (bare.length > 3 && part.endsWith(bare.slice(-4))));
}

import { z } from 'zod';
import { currentPlan, issuerOf } from '../../index/library.ts';
import { cite } from '../../index/plan/cite.ts';
import { workSections } from '../../index/plan/plan.ts';
import { planPath } from '../platform/link.ts';
import { toCitation } from '../terminal/protocol.ts';
import { unitUri } from './documents.ts';
import { defineOperation, resultFields } from './operation.ts';

const planSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  year: z.int().nullable(),
  issuer: z.string(),
  version: z.string().describe('文件日期和摘要 / date and digest of its file'),
  current: z.boolean().describe('问题没有指明时问的就是这份 / asked where a question names none'),
  items: z.int(),
  measures: z.int(),
  sections: z.array(z.strictObject({ id: z.string(), title: z.string(), items: z.array(z.string()) })),
  url: z.string(),
});

/** The plans that are loaded. */
export const plansOperation = defineOperation({
  name: 'plans',
  method: 'get',
  title: { zh: '有哪些计划', en: 'Plans' },
  description: {
    zh: '已载入的计划：编号、名称、年份、版本、各部分和条目编号。',
    en: 'The plans that are loaded: id, title, year, version, sections and numbers of items.',
  },
  input: z.strictObject({}),
  output: z.strictObject({ ...resultFields, plans: z.array(planSchema) }),
  answer(_, source) {
    const current = currentPlan(source.library, source.today);
    const told = source.library.plans.map((knowledge) => {
      const { plan, version } = knowledge;
      const sections = workSections(plan).map(({ id, title }) => {
        const items = plan.items.filter((item) => item.section === id).map((item) => item.id);
        return { id, title, items };
      });
      const url = source.publicUrl === null ? unitUri(plan.id, null) : `${source.publicUrl}${planPath(plan.id)}`;
      return {
        ...{ id: plan.id, title: plan.title, year: plan.year, issuer: issuerOf(knowledge), version },
        ...{ current: knowledge === current, items: plan.items.length, measures: plan.measures.length, sections, url },
      };
    });
    const lines = told.map((one) => `· ${one.id}《${one.title}》${one.items}条、${one.measures}点（${one.version}）`);
    const headings = source.library.plans.flatMap((knowledge) =>
      workSections(knowledge.plan).map((s) => toCitation(cite(knowledge, s.id, s.start, s.headingEnd), source)),
    );
    return {
      status: 'answered' as const,
      text: [`已载入${told.length}份：`, ...lines].join('\n'),
      citations: headings,
      plans: told,
    };
  },
});

import type { Duty, Front, Measure } from '../plan/plan.ts';
import { PARSE_LIMITS } from './limits.ts';

const EVERYBODY =
  /(?<=[。；])\s*各(?:有关|相关)?(?:部门|单位|科室|处室|乡镇|街道|镇街|社区|学校|支部)[^。；]{0,24}?(?:要|应|须|务必)/;

/** Cuts what a plan's last point says to everybody, 各部门要于…报送总结。, off that point; it is a part of its own. */
export function withClosing(
  text: string,
  measures: readonly Measure[],
): { measures: readonly Measure[]; front: readonly Front[] } {
  const last = measures.at(-1);
  const words = last ? text.slice(last.start, last.end) : '';
  const at = last && last.label !== '' ? EVERYBODY.exec(words)?.index : undefined;
  if (!last || at === undefined) return { measures, front: [] };
  const rest = words.slice(at);
  const start = last.start + at + (rest.length - rest.trimStart().length);
  return {
    measures: [...measures.slice(0, -1), { ...last, end: last.start + words.slice(0, at).trimEnd().length }],
    front: [{ id: '结语', section: last.section, item: null, start, end: last.end }],
  };
}

const BEFORE =
  /(?:(?:20\d\d年|今年|年内)?(?:\d{1,2}月(?:\d{1,2}日|底|末|初|[上中下]旬)?|第?[一二三四]季度|上半年)|(?:20\d\d年|年)[底末])前/g;

/** A plan that says within its sentences who does it says there until when, too. */
export function withTimes(text: string, measures: readonly Measure[]): readonly Measure[] {
  const within = measures.filter(({ duty, start, end }) => duty && duty.start > start && duty.end <= end);
  const suffixed = measures.filter((one) => one.duty && !within.includes(one));
  if (within.length < PARSE_LIMITS.dutiesWithin || suffixed.length > within.length) return measures;
  return measures.map((measure) => {
    const { duty, start, end } = measure;
    if (duty?.deadline) return measure;
    const found = [...text.slice(start, end).matchAll(BEFORE)];
    const [first, last] = [found[0], found.at(-1)];
    if (!first || !last) return measure;
    const deadline = found.map((match) => match[0]).join('、');
    const own: Duty = {
      owner: [],
      partner: [],
      deadline,
      leads: false,
      scope: 'measure',
      unit: measure.item,
      start: start + first.index,
      end: start + last.index + last[0].length,
      cells: [],
    };
    return { ...measure, duty: duty ? { ...duty, deadline } : own };
  });
}

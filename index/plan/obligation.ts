import type { Measure, Plan, Span } from './plan.ts';

/** An office that the plan itself makes responsible for a measure, or a helper; `start` and `end` are those of its name in print. */
export interface Obligation extends Span {
  readonly measure: string;
  readonly item: string;
  readonly section: string | null;
  /** As printed: 质量科, 各社区居委会. */
  readonly office: string;
  /** `mention` where the task's own sentence names who does it, 由物业负责维护, and the measure has no owner by that. */
  readonly role: 'owner' | 'partner' | 'mention';
  /** What it was said about: the measure, its item, or its section. */
  readonly scope: 'measure' | 'item' | 'section';
}

/** 由X负责…, X负责… and 在X指导下 within a sentence. */
const MENTIONS = [
  /由(?<it>[^，。；：由将把对\s]{2,20}?)(?:负责|牵头|落实|承担|组织|统一|会同)/g,
  /(?<=^|[，。；])(?<it>[^，。；：由将把对\s]{2,14}?(?:科|处|室|所|局|办|委|队|站|中心|支部))(?:负责|牵头)/g,
  /在(?<it>[^，。；：\s]{2,20}?)(?:的)?(?:统一)?(?:指导|领导|组织)下/g,
];

/** Who does what by the plan's own words, in printed order: one entry for each office of each measure. */
export function readObligations(plan: Plan): readonly Obligation[] {
  return plan.measures.flatMap((measure) => [...ofDuty(plan, measure), ...mentions(plan, measure)]);
}

/** What the plan gives an office to do; the name may be its printed beginning or end: 排水科 for 局排水科. */
export function obligationsOf(all: readonly Obligation[], office: string): readonly Obligation[] {
  const exact = all.filter((one) => one.office === office);
  return exact.length > 0 ? exact : all.filter((one) => isSame(one.office, office));
}

/** All offices that a plan names as owners or partners, in printed order. */
export function officesOf(all: readonly Obligation[]): readonly string[] {
  return [...new Set(all.flatMap(({ office, role }) => (role === 'mention' ? [] : [office])))];
}

/** 局办公室 and 办公室, 质量科（认证科） and 质量科 are one office; 城市建设科 and 建设科 are not. */
function isSame(printed: string, asked: string): boolean {
  const bare = (name: string) =>
    name.replace(/[（(].*[)）]$|等$/g, '').replace(/^(?:[区县市局院校镇街道]{1,2}|各)(?=.{2})/, '');
  return asked.length > 1 && bare(printed) === bare(asked);
}

function ofDuty(plan: Plan, { id, item, section, duty }: Measure): readonly Obligation[] {
  if (!duty) return [];
  const base = { measure: id, item, section, scope: duty.scope };
  const words = plan.text.slice(duty.start, duty.end);
  let from = 0;
  const place = (office: string, role: Obligation['role']): Obligation => {
    const ahead = words.indexOf(office, from);
    const at = ahead < 0 ? words.indexOf(office) : ahead;
    if (at >= 0) from = at + office.length;
    const span = at < 0 ? duty : { start: duty.start + at, end: duty.start + at + office.length };
    return { ...base, office, role, start: span.start, end: span.end };
  };
  return [...duty.owner.map((name) => place(name, 'owner')), ...duty.partner.map((name) => place(name, 'partner'))];
}

function mentions(plan: Plan, measure: Measure): readonly Obligation[] {
  const { id, item, section, duty, start, end } = measure;
  const named = new Set(duty ? [...duty.owner, ...duty.partner] : []);
  const words = plan.text.slice(start, end);
  const found = MENTIONS.flatMap((pattern) => [...words.matchAll(pattern)]).flatMap((match) => {
    const office = match.groups?.it ?? '';
    const at = start + match.index + match[0].indexOf(office);
    if (named.has(office)) return [];
    const span = { start: at, end: at + office.length };
    return [{ measure: id, item, section, office, role: 'mention', scope: 'measure', ...span } satisfies Obligation];
  });
  return found.sort((a, b) => a.start - b.start);
}

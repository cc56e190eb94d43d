/** What can be asked of a measure, and may be denied only where the plan's words do not say it. */
export const ASKED = ['owner', 'deadline', 'partner'] as const;
export type Asked = (typeof ASKED)[number];

/** The end of a name that is an office, a body or a group of them. */
const BODY =
  '(?:局|科|处|室|股|办|委|办公室|中心|所|队|站|部|院|法院|公安|会|协会|商会|公司|集团|企业|街道|镇|乡镇|社区|村|学校|大学|院校|部门|单位|机构|政府|专班|各方)';
const NAME = `[\\u4e00-\\u9fff、（）“”]{1,24}?${BODY}`;

/** Patterns of each, written for these tests alone: the program's own reading is what they judge. */
const SAYS: Readonly<Record<Asked, readonly RegExp[]>> = {
  owner: [
    /(?:责任|牵头|主办|承办|负责|主管|归口|实施|落实)(?:单位|部门|科室|处室|股室|领导|人)?\s*[:：]\s*\S/,
    new RegExp(`由${NAME}[^，。；]{0,6}(?:牵头|负责|主办|承办|统筹)`),
    new RegExp(`${BODY}(?:具体)?(?:牵头|主办|承办|负责(?!同志|人|制|任))`),
  ],
  deadline: [
    /(?:\d+|[一二三四五六七八九十]+)月(?:底|末|初|[上中下]旬|份|\d+日)?(?:以?前|之前|完成|启动)?/,
    /(?:年|季度|学期|学年)(?:底|末|内)(?:以?前|之前)?|[上下]半年|[一二三四1-4]季度/,
    /(?:完成时限|时限|完成时间|期限|时间)(?:要求)?\s*[:：]\s*\S/,
  ],
  partner: [
    new RegExp(`(?:会同|协同|携手|联手|配合|联合|对接)${NAME}`),
    new RegExp(`(?:与|同|和)${NAME}[^，。；]{0,8}(?:合作|协作|共建|联动|签订|联合)`),
    /(?:配合|协办|协同|协作|参与)(?:单位|部门|科室|处室|股室)?\s*[:：]\s*\S/,
    new RegExp(
      `(?<=[，。；：,;:])(?!优化|加强|强化|深化|推动|形成|完善)[\\u4e00-\\u9fff、]{2,16}${BODY}(?:配合|协办|协助)`,
    ),
  ],
};

/** The first words of a text that tell it; null where none do. */
export function saidOf(asked: Asked, text: string): string | null {
  for (const pattern of SAYS[asked]) {
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return found;
  }
  return null;
}

import { ok, type Refusal, type Result, refuse } from '../../kernel/index.js'

/** Provinces and regions without their endings, and the great regions: a national society has no branch for a part of the country. */
const REGIONS =
  '北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 华北 华东 华南 华中 东北 西北 西南 长三角 珠三角 京津冀'.split(
    ' ',
  )
const BODY = '(?:分会|办事处|代表处|联络处|工作站|专业委员会|工作委员会|委员会|分支机构)'
const REGIONAL = new RegExp(`^(?:${REGIONS.join('|')})(?:省|市|自治区|特别行政区|地区|片区|区域)?${BODY}$`)
/** Names of what stands below a branch: a branch has none, also under another name. */
const BELOW = /(?:学组|小组|协作组|分会组)$/

/**
 * Whether what follows the society's full name may be a branch's name (notices of the civil affairs ministry on branches of national bodies; 08 G-031):
 * no part of the country, and nothing that stands below a branch in disguise.
 */
export function branchMayBeCalled(nameZh: string, society: string): Result<true, Refusal> {
  const own = nameZh.slice(society.length)
  if (REGIONAL.test(own)) return refuse({ code: 'branch_region', field: 'nameZh', own })
  const below = BELOW.exec(own)
  return below ? refuse({ code: 'branch_name_below', field: 'nameZh', word: below[0] }) : ok(true)
}

/** A branch's name under another name of its society: that name, and what stood behind the old one (08 G-031). */
export const branchRenamed = (nameZh: string, society: string, renamed: string): string => `${renamed}${nameZh.slice(society.length)}`

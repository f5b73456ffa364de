import { describe, expect, it } from 'vitest'
import { branchMayBeCalled } from './branchName.js'

const SOCIETY = '中国示例医学会'
const called = (own: string) => branchMayBeCalled(`${SOCIETY}${own}`, SOCIETY)

describe('the name of a branch (08 G-031)', () => {
  it.each(
    [
      ...[
        '上海分会',
        '广东省分会',
        '华东分会',
        '内蒙古自治区工作委员会',
        '京津冀专业委员会',
        '西南地区办事处',
        '香港特别行政区代表处',
        '新疆工作站',
      ].map((own) => [own, 'branch_region']),
      ...['心血管病学分会介入学组', '青年小组', '肿瘤协作组', '影像学组'].map((own) => [own, 'branch_name_below']),
    ].map(([own, code]) => [own!, code!] as const),
  )('%s is refused', (own, code) => expect(called(own)).toMatchObject({ ok: false, refusal: { code } }))

  it.each([
    '心血管病学分会',
    '组织修复与再生分会',
    '组学分会',
    '南海海洋医学专业委员会',
    '西北太平洋渔业专业委员会',
    '北京猿人研究专业委员会',
    '城市与区域规划专业委员会',
    '青年工作委员会',
    '海南热带医学专业委员会',
  ])('%s is lawful', (own) => expect(called(own)).toEqual({ ok: true, value: true }))
})

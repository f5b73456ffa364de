import { addDays } from '../../../kernel/index.js'
import { dice } from '../../../registry/demo/index.js'
import { storiesOf } from '../fates.js'
import { asFile, type Story } from '../story.js'
import { openFrom, unitOf, type World, withAt } from '../world.js'

const PROBLEMS = [
  '青年会员占比偏低',
  '国际会议承办能力不足',
  '学术期刊影响力不强',
  '分支机构活跃度不均衡',
  '服务企业的渠道不多',
  '专职人员数量不足',
] as const
const FIGURES = ['个人会员数', '35岁以下会员占比', '主办期刊被引频次', '年度学术会议场次', '专职工作人员数'] as const
const ACTIONS = [
  '开展青年人才托举',
  '组织系列学术沙龙',
  '改进期刊约稿机制',
  '设立服务企业分支机构',
  '开展会员普查',
  '举办国际联合会议',
] as const

/** T03-1: each society’s own plan, agreed to by its council and by the federation’s liaison officer. */
export function societyPlans(world: World): Story[] {
  const { fed, cast } = world
  const { waiting } = openFrom(world, 'T03-1')
  const drawn = dice('societies in turn', world.seed).some(fed.societies, fed.societies.length)
  const order = withAt(drawn, [[waiting, (society) => society === fed.societies[0]]])
  return storiesOf(world, {
    target: 'T03-1',
    sketch: (n, on, throws) => {
      const society = order[n % order.length]!
      return {
        pack: 'society-plan',
        on,
        unit: unitOf(society),
        by: cast.societyOffice(society),
        values: {
          society: society.id,
          year: 2022,
          plan: asFile('plan'),
          portrait: `${society.nameZh}画像快照 2021-12-31`,
          problems: throws.some(PROBLEMS, 2).map((problem) => ({ problem })),
          figures: throws.some(FIGURES, 2).map((figure) => ({ figure })),
          actions: throws.some(ACTIONS, 3).map((action, k) => ({ action, due: addDays(on, 90 + 30 * k) })),
        },
        evidence: ['plan'],
        sides: [
          { side: 'council', by: cast.council(society) },
          { side: 'liaison', by: cast.liaisonOf(society) },
        ],
      }
    },
  })
}

import type { Day } from '../../../kernel/index.js'
import { delistBase } from '../../../registry/index.js'
import { must } from '../stage.js'
import type { Story } from '../story.js'
import { unitOf, type World } from '../world.js'
import { leavers } from './services.js'

/** Two bases leave the register in the year: with a paper from outside one leaves the denominator of T13-1, without one the other stays in it (06 A-41). */
export function registerChanges(world: World): Story[] {
  const { cast, fed } = world
  const [proven, claimed] = leavers(world)
  if (!proven || !claimed || fed.bases.length < 4) return []
  const document = {
    title: '关于撤销示范基地称号的通知',
    issuer: `${proven.city.short}市发展和改革委员会（演示）`,
    dated: '2022-06-10' as Day,
    number: '发改〔2022〕27号',
  }
  const leave = (base: typeof proven, on: Day, paper?: typeof document): Story => ({
    id: `delist/${base.code}`,
    acts: [
      {
        on,
        run: async (stage) => {
          const ask = {
            unit: unitOf(base),
            on,
            reason: paper ? '主管部门撤销称号' : '运营单位自称停止运营，尚无文件',
            ...(paper ? { document: paper } : {}),
          }
          must(`delist ${base.code}`, await delistBase(await stage.as(cast.secretariat), ask as never))
        },
      },
    ],
  })
  return [leave(proven, '2022-06-15' as Day, document), leave(claimed, '2022-08-10' as Day)]
}

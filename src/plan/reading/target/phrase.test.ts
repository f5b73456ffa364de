import { describe, expect, it } from 'vitest'
import { PLANS, planOf } from '../keys/annotated.js'
import { reading } from '../testing/seed.js'

/** A sentence and the phrases of its targets: clause, or member of a list without what all members share. */
const TABLE: readonly [sentence: string, phrases: readonly string[]][] = [
  ['召开理事会2次、常务理事会4次。', ['理事会2次', '常务理事会4次']],
  ['新增单位会员25家，发展个人会员300人、高级会员80人。', ['新增单位会员25家', '个人会员300人', '高级会员80人']],
  ['建成1个中心、2个平台和3个基地。', ['1个中心', '2个平台', '3个基地']],
  ['开展职业技能培训300人次、新增技能人才80人。', ['开展职业技能培训300人次', '新增技能人才80人']],
  ['不少于10个省份、50个城市和200家企业参与。', ['不少于10个省份', '50个城市', '200家企业参与']],
  ['覆盖率分别达到95%、90%、85%以上。', ['达到95%', '90%', '85%以上']],
  ['遴选示范学会（20家）、示范支部（50个）。', ['示范学会（20家）', '示范支部（50个）']],
  ['编写科普丛书1套3册。', ['科普丛书1套', '3册']],
  ['推动党组织全覆盖、工作全覆盖。', ['推动党组织全覆盖', '工作全覆盖']],
  ['论坛　　场数：20场　　参会：≥300人', ['20场', '≥300人']],
  // A word that governs several targets belongs to none of them.
  ['力争建成中心5个。', ['力争建成中心5个']],
  ['力争建成中心5个，完成示范点10个。', ['建成中心5个', '完成示范点10个']],
  // A verb right before the number begins the phrase where the lead is long or enumerates; an open enumeration at the end is left out.
  ['围绕甲、乙、丙等方向开展20项研究。', ['开展20项研究']],
  ['围绕重点产业开展12项研究。', ['围绕重点产业开展12项研究']],
  ['邀请100名以上专家参与甲论坛、乙讲座等活动。', ['邀请100名以上专家参与']],
]

describe('phrases', () => {
  it.each(TABLE)('%s', (sentence, phrases) => {
    expect(reading(`2023年计划\n1.总则。${sentence}\n`).targets.map((target) => target.phrase)).toEqual(phrases)
  })

  it.each(PLANS)('in the plan %s are exact, hold their number, and no two share one', (name) => {
    const { text } = planOf(name)
    const points = [...text]
    const { targets } = reading(text)
    for (const target of targets) {
      expect(points.slice(target.char_start, target.char_end).join('')).toBe(target.phrase)
      expect(target.phrase).toContain(target.num_text)
      expect(target.phrase).toBe(target.phrase.trim())
    }
    // What a bracket says more exactly lies wholly inside: 5个（其中境外1个）.
    const shared = targets
      .slice(1)
      .filter((target, i) => target.char_start < targets[i]!.char_end && target.char_end > targets[i]!.char_end)
    expect(shared.map((target) => target.phrase)).toEqual([])
  })
})

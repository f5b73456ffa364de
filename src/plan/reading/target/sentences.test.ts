import { describe, expect, it } from 'vitest'
import type { Target } from '../index.js'
import { reading } from '../testing/seed.js'

/**
 * Sentences as plans of many kinds write them, read by hand: targets as `>= 4 次`, `?` with a disposition for what must be asked.
 * Numbers that are neither are not named; the test holds that they are no targets and no cards.
 */
const TABLE: readonly [sentence: string, wanted: readonly string[]][] = [
  // Comparators before and after, lists, per what
  ['全年组织不少于4次、每次不少于50人的培训班。', ['>= 4 次', '>= 50 人']],
  ['建设1个国家级、5个省级创新基地。', ['= 1 个', '= 5 个']],
  ['学会、期刊、基地覆盖率分别达到95%、90%、85%以上。', ['>= 95 %', '>= 90 %', '>= 85 %']],
  ['论文、专著、专利分别不少于100篇、10部、5件。', ['>= 100 篇', '>= 10 部', '>= 5 件']],
  ['不少于10个省份、50个城市和200家企业参与。', ['>= 10 个', '>= 50 个', '>= 200 家']],
  ['举办不少于10场报告会，出版图书5种。', ['>= 10 场', '= 5 种']],
  ['50家（含）以上企业参加。', ['>= 50 家']],
  ['控制在100—120人。', ['between 100,120 人']],
  ['20 - 30 家单位参加，达到 1 万篇以上，合格率 95 % 以上。', ['between 20,30 家', '>= 10000 篇', '>= 95 %']],
  ['惠及群众超1亿人次，科技型企业入库超3万家。', ['> 100000000 人次', '> 30000 家']],
  ['占比由30%提高至40%，从5天压缩到2天，由100家增加到150家。', ['>= 40 %', '<= 2 天', '>= 150 家']],
  ['推动100%的全国学会建立党组织。', ['= 100 %']],
  ['实现党组织全覆盖、工作全覆盖。', ['= 100 %', '= 100 %']],
  ['构建全覆盖的监管体系。', []],
  ['推动不少于半数学会建立监事会。', ['>= 50 %']],
  ['宣传覆盖人次达到2亿以上。', ['>= 200000000 人次']],
  ['年均浓度控制在35微克/立方米以下。', ['<= 35 微克/立方米']],
  ['资源总量达到50TB。', ['>= 50 TB']],
  // Strive
  ['力争在3年内建成5个中心，完成10个示范点。', ['~ = 5 个', '~ = 10 个']],
  ['经过不懈努力，建成5个中心。', ['= 5 个']],
  // What is asked
  ['实现营业收入同比增长15%，达到2.3亿元。', ['? relative', '>= 230000000 元']],
  ['会员数比上年增加5个，产值增长1.5倍以上，覆盖率提高0.5个百分点。', ['? relative', '? relative', '? relative']],
  ['减少会议10%，压减经费5%，平均时长缩短3天。', ['? relative', '? relative', '? relative']],
  ['引进海外人才100名左右，服务企业300余家，举办100+场活动。', ['? approximate', '? approximate', '? approximate']],
  ['论文数量进入全国前十，综合排名进入前3名。', ['? ordinal', '? ordinal']],
  ['三分之二以上分支机构完成换届。', ['? approximate']],
  ['推行“一支部一品牌”。', ['? name_part', '? name_part']],
  ['每人资助45万元，每个项目支持10万元。', ['? structure', '? structure']],
  ['实施科技资源科普化等5项重点工程。', ['? structure']],
  ['推动12345热线提质。', ['? name_part']],
  // What is no target
  ['参加失业保险3年以上的人员，可申请最高不超过15万元的贷款。', []],
  ['返还标准可按6个月的标准确定，在30日内办结。', []],
  ['对超过100人的企业开展检查。', []],
  ['面向16—24岁青年开展3个月的实训。', []],
  ['对连续两次不合格的学会进行约谈，年龄不超过70岁，任期不超过两届。', []],
  ['在财政拨款达到12000元的基础上逐步提高。', []],
  ['严把教学标准和毕业质量标准两个关口，把握三个维度，实施五大行动。', []],
  ['举办2022年世界机器人大会、第3届论坛，发布《报告（2023）》。', []],
  ['会议时间为2024年3月1日—5日15:30，材料用A4纸，建设5G基站。', []],
  ['按以下名单执行：1.甲大学 2.乙大学 3.丙大学。', []],
  ['落实三审三校制度，引入第三方评估，共建“一带一路”，推进“双一流”建设。', []],
  ['实施三年行动计划，推动百亿元级项目落地。', []],
  ['在全国210个学会中开展宣传。', []],
  ['面积1亿元以上项目优先，20户以上自然村全部通路。', ['? structure', '? structure']],
  // Numbers in Chinese, frequencies, lists that are fixed
  ['召开八次会议，成立三个分会，出版两部著作。', ['= 8 次', '= 3 个', '= 2 部']],
  ['每两个月召开一次调度会，每年形成一份报告。', ['= 1 次', '= 1 份']],
  ['召开一次会议，建立一支队伍。', ['? idiom', '? idiom']],
  ['推选十大杰出青年，落实一企一策、一事一议。', ['= 10 个', '= 1 策/企', '? idiom', '? idiom']],
  // Rates for so many, conditions on people, what other texts have
  ['十万人生产安全事故死亡率持续下降，消除人均收入1万元以下有劳动力的脱贫户。', ['? structure']],
  ['连续两季落后达10%以上者，提送检讨。', []],
  ['对照重点任务分工方案72项任务逐项督办。', ['? structure']],
  ['颁发奖座及奖金各五万元，会费收入占42%，人事费以不超过总支出30%为原则。', ['? structure', '? structure', '<= 30 %']],
  ['基层派出所“一村一警”全覆盖，网络曝光百万次。', ['= 100 %', '? structure']],
  // Bounds, what there is, how long a paper may be, where one goes
  ['行政开支不得超过总开支12%，人事费不得超过当年实际到账各类款项12%。', ['<= 12 %', '? structure']],
  ['本会现有会员30家，注册学人逾六千名。', ['? structure', '? structure']],
  ['学生评分不低于4分（满分为5分）。', ['>= 4 分']],
  ['主办的11种期刊中，进入前列的期刊达到5种。', ['? structure', '>= 5 种']],
  ['赴西部5省（区）开展报告会20场，得奖者各获奖金二万元。', ['? structure', '= 20 场', '? structure']],
  ['新增焚烧能力3000吨/日，义工服务时数目标5万小时。', ['= 3000 吨/日', '= 50000 小时']],
  ['全年共安排6个方面28项任务。', ['? structure']],
  // More of a change, those that fail, what others bring along, what was just named
  ['产值增长5.5%左右，力争6%；每人自付额不低于三成。', ['? relative', '? relative', '? structure']],
  ['执行率未达80%之工作项目应提改善计划，两次未完成任务的部门取消评优资格。', ['? structure', '? structure']],
  ['支持金川、酒钢、白银3家企业打造产业集群，市商务局会同15个成员单位编制清单。', ['? structure']],
  ['行政管理费以总经费之10%为上限，列入计划的学术会议86个。', ['<= 10 %', '? structure']],
  ['对获得“五星级”评价的学会给予30万元支持，开展对所属156家省级学会的考核。', ['? structure']],
  ['完成5个重点商圈改造。', ['? structure']],
  ['遴选示范学会（20家）、示范支部（50个）。', ['= 20 家', '= 50 个']],
]

const testOf = ({ comparator, strict, value, unit, modality }: Target): string =>
  `${modality === 'strive' ? '~ ' : ''}${strict ? comparator.replace('=', '') : comparator} ${Array.isArray(value) ? value.join() : value} ${unit.zh}`

describe('sentences of many plans', () => {
  it.each(TABLE)('%s', (sentence, wanted) => {
    const { targets, numerals } = reading(`2023年计划\n一、甲\n1.乙。${sentence}\n2.丙。推进丁。\n`)
    const found = [
      ...targets.map((target) => ({ at: target.num_start, text: testOf(target) })),
      ...numerals.filter((numeral) => numeral.card).map((numeral) => ({ at: numeral.start, text: `? ${numeral.disposition}` })),
    ]
    expect(found.sort((a, b) => a.at - b.at).map(({ text }) => text)).toEqual(wanted)
  })
})

describe('periods', () => {
  it.each([
    ['建成中心5个。', 2023],
    ['到2025年，建成中心5个。', 2025],
    ['2023—2025年建成中心5个。', '2023/2025'],
    ['上半年建成中心5个。', '2023-H1'],
    ['第三季度建成中心5个。', '2023-Q3'],
    ['三季度末前建成中心5个。', '2023-Q3'],
    ['6月底前建成中心5个。', '2023-06'],
    ['2024年6月底前建成中心5个。', '2024-06'],
    ['建成中心5个（6月底前）。', '2023-06'],
    ['到2025年，规模更大。\n——规模。建成中心5个。', 2025],
    ['上半年动员，年底建成中心5个。', 2023],
    ['每季度检查，建成中心5个。', 2023],
    ['官网改版于6月底前上线，建成中心5个。', 2023],
    ['于6月底前完成选址，建成中心5个。', '2023-06'],
    ['到2025年末累计培训，今年建成中心5个。', 2023],
    ['举办2024年学术年会，建成中心5个。', 2023],
  ])('%s', (sentence, period) => {
    expect(reading(`2023年计划\n1.甲。${sentence}\n`).targets.map((target) => target.period)).toEqual([period])
  })

  it('asks about what an earlier year has done, and does not count it', () => {
    const { targets, numerals } = reading('2023年计划\n1.甲。2022年，建成中心5个。今年建成中心6个。\n')
    expect(targets.map((target) => target.value)).toEqual([6])
    expect(numerals.find((numeral) => numeral.text === '5')).toMatchObject({ disposition: 'structure', reason: 'achieved', card: true })
  })
})

describe('a bound in the cell of a table', () => {
  it.each([
    ['30', '= 300000 人'],
    ['≥30', '>= 300000 人'],
    ['〔≥30〕', '>= 300000 人'],
    ['至少30', '>= 300000 人'],
    ['不得超过30', '<= 300000 人'],
    ['30及以上', '>= 300000 人'],
  ])('%s keeps the unit that the row gives', (cell, wanted) => {
    const { targets } = reading(`2023年计划\n序号\t指标\t目标值\t单位\n1\t会员数\t${cell}\t万人\n`)
    expect(targets.map(({ comparator, value, unit }) => `${comparator} ${value} ${unit.zh}`)).toEqual([wanted])
  })
})

/** Measure words and units that may follow a number in a plan. Simplified, as the shadow is. */

export type MeasureKind =
  /** Things and people one by one. */
  | 'count'
  /** Happenings one by one. */
  | 'event'
  /** Sums, areas, weights, lengths. */
  | 'quantity'
  | 'time'
  | 'age'
  /** 百分点 */
  | 'points'
  /** 倍 and 番 */
  | 'times'
  /** Parts of a thought or of a body: 方面, 层, 类. */
  | 'structure'
  | 'percent'

export interface Measure {
  readonly word: string
  readonly kind: MeasureKind
  readonly en: string
}

const TABLE: Readonly<Record<Exclude<MeasureKind, 'percent'>, string>> = {
  count: `人年 person-years|个 items|家 units|名 people|人 people|位 people|种 kinds|项 items|篇 papers|部 works|本 copies|册 volumes|套 sets|份 copies|支 teams|所 institutions|座 buildings|处 sites|台 machines|件 pieces|条 entries|门 courses|节 lessons|堂 lessons|户 households|对 pairs|组 groups|队 teams|辆 vehicles|艘 ships|架 aircraft|枚 pieces|颗 pieces|株 plants|棵 trees|头 head|只 animals|张 sheets|幅 pictures|块 pieces|间 rooms|栋 buildings|幢 buildings|口 wells|道 items|集 episodes|档 programmes|例 cases|起 cases|宗 cases|笔 entries|人次 visits|人次数 visits|户次 visits|家次 visits|场次 sessions|班次 runs|车次 runs|单 orders|款 products|封 letters|则 notices|卷 volumes|版 editions|期次 issues|标箱 containers|床位 beds|张床位 beds|学校 schools|企业 enterprises|高校 universities|城市 cities|国家 countries|国 countries|村 villages|镇 towns|乡 townships|县 counties|市 cities|省 provinces|校 schools|网点 outlets|站点 stations|枝 teams|尊 pieces|盏 lamps|字 characters|词条 entries|站 stations|馆 halls|院 institutes|店 shops|号 numbers|客 pieces|股 shares|团 groups|班 classes|梯次 sessions|单位 units|案 cases|根 pieces|匹 pieces|羽 birds|眼 wells|列 trains|航次 runs|标段 lots|样本 samples|人份 doses|剂次 doses|剂 doses|页 pages|帧 pictures|片 pieces|支部 branches|学位 places|泊位 parking places|席 seats|餐 meals|袋 bags|箱 boxes|瓶 bottles|桶 barrels|罐 tins|包 packs|尾 fish|床 beds|棚 sheds|顶 tents|筐 baskets`,
  event: '次 times|场 sessions|期 issues|届 editions|轮 rounds|批 batches|批次 batches|趟 trips|回 times|遍 times|讲 lectures',
  quantity:
    '元 yuan|美元 US dollars|欧元 euros|港元 Hong Kong dollars|英镑 pounds|亩 mu|公顷 hectares|平方米 square metres|平方公里 square kilometres|平方千米 square kilometres|立方米 cubic metres|公里 kilometres|千米 kilometres|里 li|米 metres|厘米 centimetres|毫米 millimetres|海里 nautical miles|吨 tonnes|吨标准煤 tonnes of coal equivalent|吨标煤 tonnes of coal equivalent|千克标准煤 kilograms of coal equivalent|公斤标准煤 kilograms of coal equivalent|克标准煤 grams of coal equivalent|公斤 kilograms|千克 kilograms|克 grams|微克 micrograms|毫克 milligrams|纳米 nanometres|微米 micrometres|毫升 millilitres|马力 horsepower|标方 standard cubic metres|立方 cubic metres|平方 square metres|平米 square metres|标准箱 standard containers|斤 jin|升 litres|千瓦 kilowatts|千瓦时 kilowatt-hours|兆瓦 megawatts|吉瓦 gigawatts|度 degrees|度电 kilowatt-hours|分 points|学分 credits|摄氏度 degrees Celsius|字节 bytes|比特 bits|卢布 roubles|日元 yen|km kilometres|m metres|kg kilograms|t tonnes|kW kilowatts|kWh kilowatt-hours|MW megawatts|MWh megawatt-hours|GW gigawatts|GWh gigawatt-hours|TB terabytes|PB petabytes|GB gigabytes|MB megabytes|Gbps gigabits a second|Mbps megabits a second|℃ degrees Celsius|°C degrees Celsius|㎡ square metres|m² square metres|PFLOPS petaflops|EFLOPS exaflops',
  time: '年 years|个年头 years|周年 years|年度 years|个月 months|月 months|个季度 quarters|季度 quarters|周 weeks|个星期 weeks|星期 weeks|天 days|日 days|工作日 working days|个工作日 working days|个自然日 days|自然日 days|小时 hours|个小时 hours|学时 class hours|个学时 class hours|课时 class hours|个课时 class hours|分钟 minutes|秒 seconds|人天 person-days|人月 person-months|学年 school years|学期 terms|个学期 terms|晚 nights',
  age: '岁 years of age|周岁 years of age',
  points: '百分点 percentage points|个百分点 percentage points|个点 percentage points|基点 basis points|个基点 basis points',
  times: '倍 times|番 doublings',
  structure:
    '方面 aspects|个方面 aspects|个层面 levels|层面 levels|个层次 levels|层次 levels|层 layers|级 levels|类 classes|个环节 links|环节 links|个阶段 stages|阶段 stages|个维度 dimensions|维度 dimensions|个板块 parts|板块 parts|大类 classes|大 great|个原则 principles|个要素 elements|个步骤 steps|步 steps|个时期 periods|个部分 parts|个层级 levels|个大类 classes|个类别 classes|个方向 directions|个关口 passes|个重点 focal points|个关键 keys|个根本 roots|个意识 (slogan)|个自信 (slogan)|个维护 (slogan)|个确保 (slogan)|个坚持 (slogan)|个统筹 (slogan)|个转变 (slogan)|个面向 (slogan)|个服务 (slogan)|个务必 (slogan)|个确立 (slogan)|个结合 (slogan)|个不 (slogan)|个必须 (slogan)|个毫不动摇 (slogan)|个一百年 (slogan)|个一以贯之 (slogan)|个文明 (slogan)|个全面 (slogan)|个一 (slogan)|个没有 (slogan)|线 lines|端 ends|极 poles|带 belts|轴 axes|核 cores|圈 rings|翼 wings|区 zones|心 hearts|面 sides|侧 sides|位 digits|重 folds|者 of them|方 parties|手 hands|头 heads|元 elements',
}

const MEASURES = new Map<string, Measure>()
for (const [kind, words] of Object.entries(TABLE)) {
  for (const entry of words.split('|')) {
    const [word, ...en] = entry.split(' ')
    if (!MEASURES.has(word!)) MEASURES.set(word!, { word: word!, kind: kind as MeasureKind, en: en.join(' ') })
  }
}
const LONGEST = Math.max(...[...MEASURES.keys()].map((word) => word.length))

export const percent: Measure = { word: '%', kind: 'percent', en: 'per cent' }
export const permille: Measure = { word: '‰', kind: 'percent', en: 'per mille' }

/** The measure word that begins at `at`, the longest that fits. */
export function measureAt(shadow: string, at: number): Measure | undefined {
  for (let length = LONGEST; length >= 1; length--) {
    const found = MEASURES.get(shadow.slice(at, at + length))
    // 5个重点商圈 are five things; 5个重点。 are points.
    if (found?.word === '个重点' && /^\p{Script=Han}/u.test(shadow.slice(at + length))) continue
    if (found && found.word.length === length && at + length <= shadow.length) return fitting(found, shadow, at)
  }
  return undefined
}

/** Nouns that count (12校) are none when a longer word goes on: 校园, 国道, 院士, 团队. */
const LONGER: Readonly<Record<string, RegExp>> = {
  校: /[园长友企内外区]/,
  国: /[道家内际产有外标]/,
  省: /[份级道内属直]/,
  市: /[场级民区属直]/,
  县: /[级域城道属]/,
  村: /[级民庄镇]/,
  乡: /[镇村]/,
  站: /[台位长]/,
  院: /[士校所系长]/,
  团: /[体员]/,
  组: /[织建合长]/,
  班: /[级组子次]/,
  队: /[伍员]/,
  馆: /[藏长]/,
  店: /[铺员]/,
  案: /[例件卷由]/,
}

/** A unit in Latin letters must end where the letters end (100m, not 100more). */
function fitting(found: Measure, shadow: string, at: number): Measure | undefined {
  if (!/[A-Za-z]$/.test(found.word)) return timed(found, shadow, at)
  return /[A-Za-z0-9]/.test(shadow[at + found.word.length] ?? '') ? undefined : found
}

/** 人次, 台次, 块次: things counted each time; 名次, 层次 and 个次 are words of another kind. */
function timed(found: Measure, shadow: string, at: number): Measure | undefined {
  if (LONGER[found.word]?.test(shadow[at + 1] ?? '')) return undefined
  if (found.kind !== 'count' || found.word.endsWith('次') || shadow[at + found.word.length] !== '次') return found
  return /^[名位个层档卷号]$/.test(found.word) ? found : { word: `${found.word}次`, kind: 'count', en: `${found.en}, each time` }
}

const MEASURED = /(?:\d|[一二三四五六七八九十百千万亿两])+%?(.{0,5})/g

/** True when some number of a short text is followed by a per cent sign or a measure word of things, happenings or sums. */
export function measureFollows(text: string): boolean {
  for (const match of text.matchAll(MEASURED)) {
    if (match[0].includes('%')) return true
    const measure = measureAt(match[1]!, 0)
    if (measure && /\d/.test(match[0]) && measure.kind !== 'time' && measure.kind !== 'structure') return true
  }
  return false
}

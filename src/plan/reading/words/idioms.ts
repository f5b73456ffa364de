/** Words and set phrases in which a numeral counts nothing (P-026). Simplified; `#` shows where the numeral stands when it is not the first one. */

const WORDS = `
一流 一线 一体 一体化 一致 一般 一定 一律 一直 一旦 一贯 一同 一起 一并 一道 一切 一心 一站式 一揽子 一方面 一手 一把手 一网 一码 一门 一张图 一张网 一盘棋 一刀切 一票否决 一岗双责 一以贯之 一如既往 一言一行 一举一动 一点一滴 一心一意 一朝一夕 一草一木 一砖一瓦 一针一线 一山一水 一字一句
一带一路 一国两制 一老一小 一身 一面 一目了然 一视同仁 一鼓作气 一马当先 一蹴而就 一席之地 一抓到底 一竿子 一锤定音 一概 一味 一度 一再 一经 一应 一时 一瞬 一向 一行 一共 一来 一阵 一边 一端 一头 一旁 一带 一切 一名片 一颗红心 一盘 一环 一局 一场硬仗 一件事 一类 一级 一本科 一本通 一卡通 一键 一窗 一次性 一次办好 一次办成 一站 一日游 一代 一等奖 一等 一等功
第一 唯一 统一 单一 同一 之一 专一 划一 不一 如一 合一 归一 逐一 进一步 新一代 新一轮 任一 每一 万一 其一 均一 知行合一 多规合一 始终如一 天人合一 百里挑一 数一数二 下一步 下一代 下一阶段 上一年 上一级 上一 下一 另一 某一 这一 那一 同一个 哪一 定于一 独一 一一 
二手 二维 二维码 二胎 二孩 二等奖 二等 两岸 两会 两侧 两边 两旁 两端 两翼 两手 两手抓 两难 两栖 两相 两者 两方面 两极 两学一做 两优一先 两新 两弹一星 两不愁三保障 两山 两化 两业 两法 两癌 两病 两高 两客一危 两票制 两江 两河 两广 两湖 两院 两院院士 两地 两国 两岸三地 两级 两型 两创 两免一补 两个 
三农 三权 三峡 三亚 三江 三明 三北 三全 三大 三方 三甲 三维 三好 三下乡 三支一扶 三会一课 三重一大 三审三校 三公 三公经费 三位一体 三资 三包 三无 三品一标 三网 三通 三严三实 三产 三产融合 三角 三角洲 三思 三令五申 三心二意 三年行动 三等奖 三等 三校 三审 三线 三区三州 三区 三步走 三张清单 三定 三基 三同时 三优 三新 三证 三流 再三 三八 三八妇女节 三孩 三项制度 三个代表 三个
四史 四川 四海 四季 四面 四周 四风 四大 四新 四位一体 四通八达 四方 四级 四化 四好 四个 四不两直 四平 四下 四技 四科 四肢 四六级 四中全会
五四 五一 五星 五湖四海 五位一体 五金 五官 五谷 五年 五个 五育 五育并举 五险一金 五保 五好 五彩 五中全会 五级书记
六一 六稳 六保 六中全会 六合 六安 六盘水 六个 七一 七夕 七彩 七个 八一 八项规定 八达 八方 八个 八仙 八卦 九州 九江 九个 九龙 九寨 
十分 十足 十堰 十佳 十全十美 十字 十年磨一剑 十月革命 十个 百姓 百年 百科 百家争鸣 百花齐放 百强 百货 百般 百倍 百色 百合 百炼成钢 百折不挠 百年未有 百分制 百度 百县千镇 千方百计 千家万户 千秋 千里 千载难逢 千军万马 千山万水 千头万绪 千人计划 千锤百炼 千差万别 万众 万里 万物 万家 万象 万能 万无一失 万事 万家灯火 万水千山 万紫千红 万方 万达 万州 万向 亿万 零距离 零基础 零容忍 零售 零部件 零件 零星 零散 零排放 零碳 零跑腿 零接触 零报告 零就业 零差错 零事故 零碎 零工 清零 归零 从零 为零 百家讲坛
半年 半岛 半导体 半径 半天 半场 半途 半夜 大半 对半 参半 半成品 半封闭 半自动 半山 半程 半壁 各半 减半 折半 
三五成群 三三两两 四分五裂 七嘴八舌 七上八下 五颜六色 九牛一毛 九九归一 不三不四 丢三落四 一清二楚 一穷二白 一分为二 一干二净 说一不二 独一无二 一五一十 一差二错 举一反三 接二连三 一波三折 一日三省 八面玲珑 四面八方 五花八门 六神无主 七拼八凑 十面埋伏 千篇一律 万众一心 众志成城 表里如一 言行一致 步调一致 三位 两位一体 成千上万 成百上千 一日千里 一泻千里 百尺竿头 九霄云外 十拿九稳 数以万计 五体投地 五福 六艺 八股 一二三产业 一二三产 一产 二产 第三产业 第三方 第三者 第一时间 第一书记 第一责任人 第一生产力 第一资源 第一动力 第一要务 第一线 第一要义 第一位 第一议题 第一课堂 第二课堂 第二曲线 第一身份 第一属性 第一标准 第一关 第一粒扣子 第一梯队 第一方阵 第一抓手 第一目标 第一民生 第一道防线 第一公里 最后一公里 最后一米 最先一公里 
`

interface Phrase {
  readonly word: string
  /** Where in the word its numerals stand. */
  readonly at: readonly number[]
}

const NUMERAL = /[〇零一二三四五六七八九十百千万亿两半]/
const byNumeral = new Map<string, Phrase[]>()
for (const word of new Set(WORDS.split(/\s+/).filter((entry) => entry.length > 0))) {
  const at = [...word].flatMap((char, i) => (NUMERAL.test(char) ? [i] : []))
  for (const i of at) {
    const key = word[i]!
    if (!byNumeral.has(key)) byNumeral.set(key, [])
    byNumeral.get(key)!.push({ word, at: [i] })
  }
}
for (const phrases of byNumeral.values()) phrases.sort((a, b) => b.word.length - a.word.length)

/** Words of one numeral and 个 that hold only before a thought, never before things that can be counted. */
const BARE_GE = /^[两三四五六七八九十]个$/

/** The set phrase in which the numeral [start, end) stands, if it does. A Chinese numeral is asked by its first character. */
export function idiomAt(shadow: string, start: number, end: number): string | undefined {
  for (const { word, at } of byNumeral.get(shadow[start]!) ?? []) {
    if (BARE_GE.test(word)) continue
    const from = start - at[0]!
    if (from < 0 || from + word.length < end) continue
    if (shadow.startsWith(word, from)) return word
  }
  return undefined
}

/** Names of plans and congresses: 十九大, 二十大, 十九届六中全会, 十四五. */
const CONGRESS = /(?:十[一二三四五六七八九]|二十[一二三]?)(?:大(?![道赛类批学会])|届(?:[一二三四五六七八九]中全会|中央|历次全会|党|常委))/y
const PLENUM = /[一二三四五六七八九]中全会/y
const FIVE_YEAR = /(?:十[一二三四五六]|“?十[一二三四五六])五(?![个名家项种所支场次人年篇部位万千])/y

/** A congress, plenum or five-year plan whose name the numeral at `start` is part of. */
export function congressAt(shadow: string, start: number, end: number): boolean {
  return [CONGRESS, PLENUM, FIVE_YEAR].some((pattern) => {
    pattern.lastIndex = start
    const match = pattern.exec(shadow)
    return match !== null && start + match[0].length >= end
  })
}

/** Y of 一X一Y that a rule makes for each X: a plan, a list, a file. */
export const EACH_ONE = '案策品档表员码卡图册站队室组课账帐台本书单证谱方法制校业特点台库链网景点哨灯'

/** Verbs with which tasks of a plan begin. Simplified, as the shadow is. */

const VERBS = `
安排 办好 帮助 保持 保障 保证 报送 编 编发 编辑 编写 编印 编制 编撰 表彰 表扬 补充 部署 参加 参与 参展 策划 拆除 倡导 成立 承办 承接 筹办 筹备 筹集 筹建 出版 出台 创办 创建 创新 创作 促成 促进 达成 达到 打通 打造 带动
引导 引进 引领 调动 调研 调整 动员 督促 对标 对接 对照 发布 发表 发放 发挥 发行 发展 防范 丰富 扶持 服务 辅导 赋能 覆盖 改建 改进 改造 改革 改善 改版 搞好 公布 公开 巩固 贯彻 广泛 规范 归集 孵化 合作 核查 核定 厚植 化解 汇编 汇聚 汇总
回应 积极 激发 激励 集聚 集成 集中 加大 加快 加强 加速 坚持 坚决 坚守 监测 监督 检查 建成 建好 建立 建设 建造 健全 鉴定 奖励 交付 交流 接待 揭榜 解决 紧扣 紧盯 进一步 精准 净化 纠正 救助 举办 举荐 举行 聚焦 聚力
开办 开发 开放 开设 开通 开拓 开展 开辟 考核 科学 控制 扩大 扩建 扩增 扩展 扩容 拉动 牢固 联合 联系 连接 链接 落实 履行 面向 密切 明确 摸清 摸排 谋划 纳入 拟订 拟定 凝聚 努力 培训 培养 培育 配备 配合 配套 评估 评价 评审 评选 铺设
普及 启动 签订 签署 强化 清理 全面 确保 确定 认定 认真 入库 融入 融合 筛选 设立 设置 申报 申请 深化 深入 审查 审定 审核 升级 实现 实施 实行 试点 试行 收集 收录 受理 输出 输送 疏通 树立 梳理 说明 搜集 塑造 锁定 探索 提出 提高 提供
提升 提交 替换 填补 调查 统计 统筹 突出 突破 推动 推广 推荐 推介 推进 推出 推行 推选 投入 投放 托举 拓宽 拓展 完成 完善 挖掘 维护 维修 慰问 吸纳 吸引 消除 协调 协助 协同 新建 新增 新设 新办 修订 修复 修改 修建 宣传 选拔 选聘 选派 选树
学习 严格 严肃 研究 研发 研判 研制 延伸 依托 依法 引入 印发 印制 应用 迎接 营造 拥护 用好 优化 有序 预防 预警 遴选 运营 运用 增补 增加 增进 增强 增设 增派 增值 展示 展开 占领 争创 争取 争当 征集 征求 整合 整治 整顿 支持 支撑 执行 制订 制定 制作
治理 智能 重构 主办 主持 抓好 抓紧 抓住 转变 转化 转型 追踪 走访 走进 组建 组约 组织 组稿 总结 遵守 遵循 做大 做好 做强 做实 做优 做细 落地 力争 保留 保护 保存 持续 继续 大力 切实 充分 稳步 着力 探讨 压减 压缩 压降 缩短 降低 减少 下达 下降 淘汰 限制 禁止 取消 清退
管理 管好 讲好 讲授 配置 派出 派遣 聘请 聘任 评比 评定 评议 普查 抽查 巡查 排查 巡展 巡讲 拍摄 刊发 刊登 刊载 录制 录用 上线 投产 落成 竣工 开工 达标 验收 结题 立项 资助 设计 招收 招募 招聘 招录 征订 征稿 约稿 审稿 访问 出访 邀请 互访 赴 宣讲 讲述 授予 颁发 评出 选出 产生 形成 举荐 提名 兑现 安置 帮扶 救治 接种 造林 种植 播种 收购 储备 生产 供应 销售 出口 进口 外出 转移 就业 创业 脱贫 减免 免除 降至 提至 增至
召开 召集 更新 采购 购置 购买 租赁 安装 架设 疏浚 硬化 绿化 亮化 植树 发掘 展出 演出 放映 巡演 创排 募集 募捐 捐赠 办理 办结 处理 处置 查处 侦破 侦办 调解 约谈 通报 授牌 挂牌 揭牌 命名 认证 备案 登记 注册 年检 换届 改选 吸收 招引 签约 落户 上市 投资 融资 授信 减税 退税 降费 盘活 关停 拆违 腾退 复垦 撰写 翻译 检索 采集 开会 听取 走访 座谈 拜访 会商 制播 播出 推送 点评 抽检 检测 校准 复审 答辩 遴派 配齐 补齐 补足 建档 建库 建站 开课 授课 听课 备课 磨课 评课 送教 走进 进驻 轮训 集训 复训 实训 见习 实习 招生 扩招 毕业 升学 资助 减负 减排 节能 节水 储能 造价 征收 收缴 缴纳 报废 更换 替代 打击 防控 演练 巡检 监管 执法 服务 惠及 受益
`

export const verbs: ReadonlySet<string> = new Set(VERBS.split(/\s+/).filter((word) => word.length > 0))
/** For each first character a set of the lengths of its verbs: bit 1 for one character, and so on. */
const lengthsOf = new Uint8Array(0x10000)
for (const verb of verbs) lengthsOf[verb.charCodeAt(0)]! |= 1 << verb.length

/** The verb that begins at `at`, the longest that fits. */
export function verbAt(shadow: string, at: number): string | undefined {
  const lengths = lengthsOf[shadow.charCodeAt(at)]
  if (!lengths) return undefined
  for (let length = 7; length >= 1; length--) {
    if (!(lengths & (1 << length))) continue
    const word = shadow.slice(at, at + length)
    if (verbs.has(word)) return word
  }
  return undefined
}

const ENUMERATION =
  /[ \t]*(?:[一二三四五六七八九十]{1,2}(?:是|要)|第[一二三四五六七八九十],|其[一二三四五],|[①-⑳]|\(?\d{1,2}\)|\([一二三四五六七八九十]\))/y
/** How far into a clause its own verb may stand, after an adverb or a short subject. */
const REACH = 8

/** True when the clause that begins at `at` has its own verb near its beginning, or is the next of an enumeration. */
export function startsWithVerb(shadow: string, at: number, end: number): boolean {
  ENUMERATION.lastIndex = at
  if (ENUMERATION.test(shadow)) return true
  for (let i = at; i < Math.min(at + REACH, end); i++) {
    if (/[,。;、:]/.test(shadow[i]!)) return false
    if (verbAt(shadow, i)) return true
  }
  return false
}

/** Verbs that are as often part of a noun (服务站, 创新基地). */
export const NOUNISH: ReadonlySet<string> = new Set([
  '服务',
  '创新',
  '发展',
  '合作',
  '培训',
  '交流',
  '学习',
  '管理',
  '规范',
  '设计',
  '实验',
  '研究',
  '研发',
  '创业',
  '就业',
  '联合',
  '重点',
  '精准',
  '智能',
  '毕业',
  '生产',
  '展示',
  '监测',
  '控制',
  '节能',
  '储能',
  '投资',
  '融资',
])

/** All verbs of a stretch of text from left to right, without overlap; at most `limit`. */
export function verbsIn(shadow: string, start: number, end: number, limit = 12): { readonly verb: string; readonly at: number }[] {
  const found: { verb: string; at: number }[] = []
  for (let i = start; i < end && found.length < limit; i++) {
    const verb = verbAt(shadow, i)
    if (!verb || i + verb.length > end) continue
    found.push({ verb, at: i })
    i += verb.length - 1
  }
  return found
}

/** True when a verb stands at the very end. */
export function endsInVerb(left: string): boolean {
  const last = verbsIn(left, 0, left.length, 40).at(-1)
  return last !== undefined && last.at + last.verb.length === left.length
}

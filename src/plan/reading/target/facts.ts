/** A guess at the fact kind that will count a target, from its words. The reviewer settles it. Patterns are data, in the order asked. */

const GUESSES: readonly [fact: string, words: RegExp][] = [
  ['society_plan.adopted', /一会一案|一会一策/],
  ['special_issue.commissioned', /组约|约稿|专刊|专题专辑/],
  ['bulletin_issue.released', /快报|简报|掠影|通讯|动态/],
  ['new_journal_place.awarded', /新刊名额|新刊|高起点/],
  ['fine_journal.selected', /遴选[^,]*期刊|精品期刊/],
  ['discipline_list.published', /分级目录|目录[^,]*学科覆盖/],
  ['case.accessioned', /入库|案例[^,]*新增|新增[^,]*案例/],
  ['case.downloaded', /下载/],
  ['data_policy.enacted', /数据政策/],
  ['journal_indexing.accepted', /期刊[^,]*(?:数据库|收录|检索)/],
  ['foreign_event.attended', /参与[^,]*(?:国际|境外|海外)[^,]*(?:会议|展览)|参加[^,]*(?:国际|境外)[^,]*(?:会议|展)/],
  ['journal_service.confirmed', /期刊[^,]*服务/],
  ['question.published', /科学问题|技术难题|技术问题|工程难题|产业问题/],
  ['roadmap_study.launched', /路线图/],
  ['discipline_study.launched', /学科发展/],
  ['youth_salon.held', /沙龙/],
  ['expert_seminar.held', /研讨|座谈/],
  ['base.served', /基地/],
  ['service_team.formed', /服务团|服务队|团队/],
  ['station.accredited', /站点|工作站|服务站/],
  ['match.recorded', /对接/],
  ['park_association.founded', /园区[^,]*(?:科协|组织)|企业科协/],
  ['participation.confirmed', /吸纳[^,]*参与|人才参与|人次/],
]

const LISTS: readonly [list: string, words: RegExp][] = [
  ['human_society', /人类社会/],
  ['science', /科学问题/],
  ['engineering', /工程/],
  ['industry', /产业/],
]

/** `words` is the clause of the target, simplified. */
export function guessFact(words: string): { readonly fact: string | null; readonly list?: string } {
  if (!/[\u4e00-\u9fff]/.test(words)) return { fact: null }
  const fact = GUESSES.find(([, pattern]) => pattern.test(words))?.[0] ?? null
  const list = fact === 'question.published' ? LISTS.find(([, pattern]) => pattern.test(words))?.[0] : undefined
  return list ? { fact, list } : { fact }
}

/** A number of things named in one act of publication or award: more than the number cannot be published (over: forbidden). */
const FIXED_LIST = /名额|(?:发布|评选|遴选|公布|推选|推出|评出|选出|征集|研判)[^,]*(?:问题|难题|榜单|成果|进展|人物|案例|事件|热点|亮点)/
export const isFixedList = (words: string): boolean => FIXED_LIST.test(words)

import listRows from './data/lists.json' with { type: 'json' }
import { dice } from './dice.js'
import { type Entry, entry, numbered } from './entry.js'
import { disciplines, industries, type LevelRow } from './tables.js'

const PREFIX: Readonly<Record<string, string>> = {
  topic: 'XT',
  database: 'SJK',
  foreign_event: 'HZ',
  public_service: 'FW',
  standard: 'BZ',
  roadmap_topic: 'LX',
  question_science: 'KX',
  question_engineering: 'GC',
  question_industry: 'CY',
  question_human_society: 'RL',
}

/** Entries of one list, in their order, as subjects of a kind. */
function listed(list: string, kind: string): Entry[] {
  return listRows.filter((row) => row.kind === list).map(({ zh, en }, index) => entry(kind, numbered(PREFIX[list]!, index + 1), zh, en))
}

/** National-strategy and frontier topics that a commissioned issue must cite. */
export const topics: readonly Entry[] = listed('topic', 'topic')
/** International mainstream databases; real names. */
export const databases: readonly Entry[] = listed('database', 'database')
/** Invented meetings and fairs of the candidate list. */
export const foreignEvents: readonly Entry[] = listed('foreign_event', 'foreign_event')
export const publicServices: readonly Entry[] = listed('public_service', 'public_service')
export const standards: readonly Entry[] = listed('standard', 'standard')
export const roadmapTopics: readonly Entry[] = listed('roadmap_topic', 'roadmap_topic')

export const QUESTION_LISTS = ['science', 'engineering', 'industry', 'human_society'] as const
export type QuestionList = (typeof QUESTION_LISTS)[number]
/** Eleven questions for each list: ten to publish and one to take an empty place. */
export const questions = (list: QuestionList): Entry[] => listed(`question_${list}`, 'question')

/** Industries of the key list (divisions of the industry table). */
const KEY_DIVISIONS = ['01', '26', '27', '30', '31', '32', '34', '35', '36', '37', '38', '39', '40', '44', '65', '77']
export const keyIndustries: readonly LevelRow[] = industries.filter((row) => KEY_DIVISIONS.includes(row.code))
/** First-level disciplines, the only ones that a graded list counts for. */
export const firstLevelDisciplines: readonly LevelRow[] = disciplines.filter((row) => row.level === 1)

const sittingTopics = listRows.filter((row) => row.kind === 'sitting_topic')

/** Topic of the n-th sitting of a series (from 0); from the second round on they carry a number. */
export function sittingTopic(series: string, n: number, seed = 2022): { readonly zh: string; readonly en: string } {
  const order = dice('sittings', series, seed).some(sittingTopics, sittingTopics.length)
  const { zh, en } = order[n % order.length]!
  const round = Math.floor(n / order.length) + 1
  return round === 1 ? { zh, en } : { zh: `${zh}（之${round}）`, en: `${en} (${round})` }
}

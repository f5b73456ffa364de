import { type L10n, toTraditional } from '../../kernel/index.js'
import { board, taskList } from '../../plan/index.js'
import { ctxOf, type WebContext } from '../../ui/http/index.js'
import { paths } from '../../ui/index.js'
import { programmeName } from '../parts/Phrase.js'
import { texts } from './messages.js'

export interface PlanHit {
  readonly kind: L10n
  readonly code: string
  /** Words of the plan. */
  readonly text: string
  readonly href: string
}

const MOST = 30
const folded = (text: string) => toTraditional(text).toLowerCase()

/** Items, targets and tasks of the newest plan whose words hold everything that is looked for, in either script. */
export async function planHits(c: WebContext, words: string): Promise<PlanHit[]> {
  const parts = folded(words).split(/\s+/).filter(Boolean)
  if (parts.length === 0) return []
  const holds = (...given: readonly (string | undefined)[]) => {
    const text = folded(given.filter(Boolean).join(' '))
    return parts.every((part) => text.includes(part))
  }
  const ctx = ctxOf(c)
  const [found, tasks] = await Promise.all([board(ctx, {}), taskList(ctx, {})])
  if (!found.ok || !found.value || !tasks.ok || !tasks.value) return []
  const { year } = found.value.plan
  const { asOf } = found.value
  const items = found.value.groups
    .filter((group) => group.key !== null && holds(group.title ?? ''))
    .map((group): PlanHit => ({ kind: texts.item, code: group.key!, text: group.title ?? '', href: paths.item(year, group.key!) }))
  const targets = found.value.groups
    .flatMap((group) => group.targets)
    .filter((target) => {
      const programme = programmeName(target.code, asOf)
      return holds(target.code, target.phrase, programme?.zh, programme?.en)
    })
    .map((target): PlanHit => ({ kind: texts.target, code: target.code, text: target.phrase, href: paths.target(year, target.code) }))
  const sentences = tasks.value.tasks
    .filter((task) => holds(task.text))
    .map((task): PlanHit => ({ kind: texts.task, code: task.code, text: task.text, href: paths.task(year, task.code) }))
  return [...targets, ...items, ...sentences].slice(0, MOST)
}

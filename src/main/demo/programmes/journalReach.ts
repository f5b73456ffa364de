import { addDays } from '../../../kernel/index.js'
import { dice } from '../../../registry/demo/index.js'
import { END, workday } from '../calendar.js'
import { departmentId } from '../cast.js'
import { storiesOf } from '../fates.js'
import type { Story } from '../story.js'
import { crowd, link, openFrom, spreadOver, unitOf, type World, withAt } from '../world.js'

/** T08-1: journals newly accepted by a database of the list; a society may report the same acceptance. */
export function indexings(world: World): Story[] {
  const { fed, cast } = world
  return storiesOf(world, {
    target: 'T08-1',
    sketch: (n, on, throws) => {
      const journal = spreadOver(fed.journals, n, 13)
      const aided = throws.next() < 0.7
      return {
        pack: 'journal-indexing',
        on,
        unit: unitOf(journal.office),
        by: cast.press(journal.society),
        values: {
          journal: journal.id,
          database: throws.pick(fed.databases).id,
          already: 'no',
          listPage: link('sources', n),
          aided: aided ? 'yes' : 'no',
          ...(aided
            ? {
                preparation: [
                  { step: '完善英文网站与摘要', on: addDays(on, -120) },
                  { step: '国际编委结构调整', on: addDays(on, -60) },
                ],
              }
            : {}),
        },
        evidence: ['acceptance'],
        sides: [{ side: 'indexing_office', by: throws.pick(cast.indexers) }],
        cancels: { act: 'delisted', by: cast.indexers[0]!, reason: '数据库通知收录撤回' },
        twin: { unit: unitOf(journal.society), by: cast.societyOffice(journal.society) },
      }
    },
  })
}

/** T08-2: meetings and fairs abroad. The fourth goes beyond the range, and nobody has approved a reason. */
export function foreignFairs(world: World): Story[] {
  const { fed, cast, seed } = world
  return storiesOf(world, {
    target: 'T08-2',
    sketch: (n, on, throws) => {
      const event = fed.foreignEvents[n % fed.foreignEvents.length]!
      const startsOn = addDays(on, -3)
      return {
        pack: 'foreign-fair',
        on,
        unit: departmentId('GJ'),
        by: cast.officeOf('GJ'),
        values: {
          event: event.id,
          edition: '2022',
          score: 92 - 3 * n,
          chosenOn: addDays(startsOn, -60),
          startsOn,
          mode: throws.next() < 0.5 ? 'online' : 'on_site',
          delegation: crowd('delegations', n, 4, seed),
          exhibitKit: '卓越期刊展板、刊样与双语手册',
        },
        evidence: ['report', 'photo'],
        sides: [{ side: 'department', by: cast.headOf('GJ') }],
      }
    },
  })
}

/** T09-1: pilot journals whose data policy has come into force. */
export function dataPolicies(world: World): Story[] {
  const { fed, cast } = world
  const pilots = fed.journals.filter((each) => each.lists.includes('data_policy_pilot'))
  return storiesOf(world, {
    target: 'T09-1',
    sketch: (n, on, throws) => {
      const journal = pilots[n % pilots.length]!
      return {
        pack: 'data-policy',
        on,
        unit: unitOf(journal.office),
        by: cast.press(journal.society),
        values: {
          journal: journal.id,
          policyVersion: '1.0',
          level: throws.pick(['encouraged', 'encouraged', 'expected', 'required']),
          adoptedOn: addDays(on, -(10 + throws.below(30))),
          page: link('policies', journal.code),
          blanks: 0,
        },
        evidence: ['policy'],
        sides: [{ side: 'indexing_office', by: throws.pick(cast.indexers) }],
        cancels: { act: 'repealed', by: cast.press(journal.society), reason: '政策重新修订，暂停执行' },
      }
    },
    later: (tale, confirmedOn, throws) => {
      const on = workday(addDays(confirmedOn, 40 + throws.below(60)))
      if (on < END && throws.next() < 0.35) tale.followUp(on, 'applied', tale.sketch.by, { paper: '首篇关联数据的论文已刊出' })
    },
  })
}

const SERVICES_DONE = [
  '开通数字出版平台并培训编辑两次',
  '完成全文结构化加工与上线',
  '提供同行评议系统试用并反馈意见',
  '提供影响力分析报告一份',
] as const

/** T09-2: public services that a journal received and confirmed itself; several count once. */
export function journalServices(world: World): Story[] {
  const { fed, cast } = world
  const withCn = fed.journals.filter((each) => each.cn)
  const { waiting } = openFrom(world, 'T09-2')
  const drawn = dice('journals with a number', world.seed).some(withCn, withCn.length)
  const order = withAt(drawn, [[waiting, ({ society }) => society.code === fed.societies[0]!.code]])
  return storiesOf(world, {
    target: 'T09-2',
    repeats: true,
    sketch: (n, on, throws) => {
      const journal = order[n % order.length]!
      return {
        pack: 'journal-service',
        on,
        unit: departmentId('SJ'),
        by: cast.officeOf('SJ'),
        values: {
          journal: journal.id,
          service: throws.pick(fed.publicServices).id,
          what: throws.pick(SERVICES_DONE),
          useLog: link('logs', n),
        },
        sides: [{ side: 'journal', by: cast.press(journal.society) }],
      }
    },
  })
}

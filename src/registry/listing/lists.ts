import { z } from 'zod'
import { type At, command, day, id, noAnswer, ok, refuse, type Tx } from '../../kernel/index.js'
import { listEntered, listLeft } from '../facts.js'
import { reason, source } from '../input.js'
import { addStatements, type Saying, valuesAt } from '../statement/store.js'
import { inTurn } from '../turn.js'
import { LIST, type Predicate } from '../types.js'

const listName = z.string().regex(LIST, 'list_name')
const permission = 'registry.keep_lists'
const save = (tx: Tx, said: Saying, at: At) => addStatements(tx, [said], { today: at.today, account: at.viewer.account })

/** Dated lists on which a journal, person or unit stands: a programme, a pilot, a roster of experts. */
export const enterList = command({
  name: 'registry.enter_list',
  title: { zh: '列入名单', en: 'Enter on a list' },
  output: noAnswer,
  input: z.strictObject({ subject: id('subject'), list: listName, on: day, source }),
  permission,
  allow: (who) => who.can(permission),
  subject: inTurn,
  load: (tx, asked) => valuesAt(tx, asked.subject, asked.on),
  decide: (held, asked, at) => {
    const predicate: Predicate = `on_${asked.list}`
    if (held[predicate] === true) return ok('nothing')
    const fact = { ...listEntered({ subject: asked.subject, list: asked.list, on: asked.on }), id: at.id<'fact'>() }
    const said: Saying = {
      id: at.id<'statement'>(),
      subject: asked.subject,
      predicate,
      value: true,
      validFrom: asked.on,
      fact: fact.id,
      source: asked.source,
    }
    return ok({ change: said, facts: [fact] })
  },
  save,
})

export const leaveList = command({
  name: 'registry.leave_list',
  title: { zh: '移出名单', en: 'Leave a list' },
  output: noAnswer,
  input: z.strictObject({ subject: id('subject'), list: listName, on: day, reason }),
  permission,
  allow: (who) => who.can(permission),
  subject: inTurn,
  load: (tx, asked) => valuesAt(tx, asked.subject, asked.on),
  decide: (held, asked, at) => {
    const predicate: Predicate = `on_${asked.list}`
    if (held[predicate] !== true) return refuse({ code: 'not_on_list', field: 'subject', list: asked.list })
    const fact = { ...listLeft({ subject: asked.subject, list: asked.list, on: asked.on, reason: asked.reason }), id: at.id<'fact'>() }
    const said: Saying = {
      id: at.id<'statement'>(),
      subject: asked.subject,
      predicate,
      value: false,
      validFrom: asked.on,
      fact: fact.id,
      source: asked.reason,
    }
    return ok({ change: said, facts: [fact] })
  },
  save,
  refusals: ['not_on_list'],
})

import { endTerm, officersOf, POST_NAMES, POSTS, startTerm } from '../../registry/index.js'
import { ctxOf, ctxOfForm, textOf, type WebContext } from '../../ui/http/index.js'
import { Field } from '../../ui/index.js'
import { type Act, judged, personTyped } from './ask.js'
import { type said, texts } from './messages.js'
import { SourceField } from './parts.js'

interface Term {
  unit: string
  person: string
  post: string
  from: string
  until: string | null
  source: string
}

export const startTermAct: Act<Term> = {
  title: texts.officers,
  action: '/officers',
  button: texts.confirmTerm,
  permission: 'registry.keep_officers',
  fields: (_unit, today) => (
    <>
      <Field kind="select" name="post" label={texts.post} options={POSTS.map((post) => ({ value: post, text: POST_NAMES[post] }))} />
      <Field kind="text" name="person" label={texts.person} help={texts.personHelp} maxLength={80} />
      <Field kind="day" name="from" label={texts.fromDay} value={today} />
      <Field kind="day" name="until" label={texts.lastDay} help={texts.lastDayHelp} required={false} />
      <SourceField />
    </>
  ),
  read: async (c, unit, posted) => {
    const person = await personTyped(c, 'person', textOf(posted, 'person') ?? '')
    if (!person.ok) return person
    const until = textOf(posted, 'until') ?? null
    const value = {
      unit: unit.id,
      person: person.value,
      post: textOf(posted, 'post') ?? '',
      from: textOf(posted, 'from') ?? '',
      until,
      source: textOf(posted, 'source') ?? '',
    }
    return { ok: true, value }
  },
  preview: async (c, unit, asked) => {
    const may = await judged(c, startTerm, asked as never)
    if (!may.ok) return may
    const post = POST_NAMES[asked.post as keyof typeof POST_NAMES]
    const to = asked.until === null ? asked.from : `${asked.from} – ${asked.until}`
    return { ok: true, value: [texts.willTie({ from: unit.nameZh, relation: post, to })] }
  },
  run: (c, posted, asked) => startTerm(ctxOfForm(c, posted), asked as never),
  said: 'term_started' satisfies keyof typeof said,
}

/** Ends one term; which one stands in the address. */
export const endTermAct = (c: WebContext): Act<{ unit: string; term: string; lastDay: string; reason: string; source: string }> => ({
  title: texts.confirmEndTerm,
  action: `/officers/${c.req.param('term')}`,
  button: texts.confirmEndTerm,
  danger: true,
  permission: 'registry.keep_officers',
  fields: (_unit, today) => (
    <>
      <Field kind="day" name="lastDay" label={texts.lastDay} value={today} />
      <Field kind="text" name="reason" label={texts.reason} maxLength={500} />
    </>
  ),
  read: async (_c, unit, posted) => {
    const reason = textOf(posted, 'reason') ?? ''
    return {
      ok: true,
      value: { unit: unit.id, term: c.req.param('term') ?? '', lastDay: textOf(posted, 'lastDay') ?? '', reason, source: reason },
    }
  },
  preview: async (_c, unit, asked) => {
    const may = await judged(c, endTerm, asked as never)
    if (!may.ok) return may
    const held = await officersOf(ctxOf(c), { unit: unit.id })
    const term = held.ok ? held.value.find((each) => each.term === asked.term) : undefined
    const post = term ? POST_NAMES[term.post] : { zh: '', en: '' }
    const to = `${term?.nameZh ?? ''} – ${asked.lastDay}`
    return { ok: true, value: [texts.willTie({ from: unit.nameZh, relation: post, to })] }
  },
  run: (c, posted, asked) => endTerm(ctxOfForm(c, posted), asked as never),
  said: 'term_ended' satisfies keyof typeof said,
})

import { type Refusal, refuse } from '../../kernel/index.js'
import {
  endRelation,
  endTerm,
  officersOf,
  POST_NAMES,
  POSTS,
  previewUndo,
  RELATION_NAMES,
  relationsOf,
  startTerm,
  undoReorganisation,
} from '../../registry/index.js'
import { ctxOf, ctxOfForm, type Posted, textOf, type WebContext } from '../../ui/http/index.js'
import { Field, Hidden, type L10n, paths, type Words } from '../../ui/index.js'
import { type Act, judged, personTyped } from './ask.js'
import { type said, texts } from './messages.js'

const SourceField = () => <Field kind="text" name="source" label={texts.source} help={texts.sourceHelp} maxLength={500} />
const text = (posted: Posted, name: string) => textOf(posted, name) ?? ''

/** Both languages of a sentence whose parts have two languages themselves. */
const bothOf = (make: (language: 'zh' | 'en') => { zh: string; en: string }): L10n => ({ zh: make('zh').zh, en: make('en').en })

/** Ends one tie of the unit; which one stands in the address. */
export const endTieAct = (c: WebContext): Act<{ relation: string; on: string; source: string }> => ({
  title: texts.confirmEnd,
  action: `/ties/${c.req.param('relation')}`,
  button: texts.confirmEnd,
  danger: true,
  fields: (_unit, today) => (
    <>
      <Field kind="day" name="on" label={texts.relationUntil} value={today} />
      <SourceField />
    </>
  ),
  read: async (_c, _unit, posted) => ({
    ok: true,
    value: { relation: c.req.param('relation') ?? '', on: text(posted, 'on'), source: text(posted, 'source') },
  }),
  preview: async (_c, unit, asked) => {
    const may = await judged(c, endRelation, asked as never)
    if (!may.ok) return may
    const ties = await relationsOf(ctxOf(c), { unit: unit.id })
    const tie = ties.ok ? ties.value.find((each) => each.relation === asked.relation) : undefined
    if (!tie) return refuse<Refusal>({ code: 'relation_unknown' })
    const { zh, en } = RELATION_NAMES[tie.kind][tie.side]
    const line = bothOf((language) =>
      texts.willTie({ from: unit.nameZh, relation: language === 'zh' ? zh : en.toLowerCase(), to: tie.nameZh }),
    )
    return { ok: true, value: [line, texts.willTies({ count: 1 })] }
  },
  run: async (_c, posted, asked) => {
    const answer = await endRelation(ctxOfForm(c, posted), asked as never)
    return answer.ok ? { ok: true, value: { did: answer.value.did } } : answer
  },
  said: 'tie_ended' satisfies keyof typeof said,
})

/** Takes back an act in which the unit took part. */
export const undoAct = (c: WebContext): Act<{ reorganisation: string; reason: string }> => ({
  title: texts.undo,
  action: `/undo/${c.req.param('act')}`,
  button: texts.confirmUndo,
  danger: true,
  fields: () => <Field kind="text" name="reason" label={texts.reason} maxLength={500} />,
  read: async (_c, _unit, posted) => ({ ok: true, value: { reorganisation: c.req.param('act') ?? '', reason: text(posted, 'reason') } }),
  preview: async (_c, _unit, asked) => {
    const may = await judged(c, undoReorganisation, asked as never)
    if (!may.ok) return may
    const found = await previewUndo(ctxOf(c), { reorganisation: asked.reorganisation })
    if (!found.ok) return found
    if (!found.value.ok) return found.value
    const { statements, rolesEnded: ended, rolesGiven: given } = found.value.value
    return { ok: true, value: [texts.willUndo({ statements, ended, given }), texts.willUndoKeep] satisfies Words[] }
  },
  run: async (_c, posted, asked) => {
    const answer = await undoReorganisation(ctxOfForm(c, posted), asked)
    return answer.ok ? { ok: true, value: { did: answer.value.did } } : answer
  },
  said: 'undone' satisfies keyof typeof said,
})

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
    const person = await personTyped(c, 'person', text(posted, 'person'))
    if (!person.ok) return person
    const until = textOf(posted, 'until') ?? null
    const value = {
      unit: unit.id,
      person: person.value,
      post: text(posted, 'post'),
      from: text(posted, 'from'),
      until,
      source: text(posted, 'source'),
    }
    return { ok: true, value }
  },
  preview: async (c, unit, asked) => {
    const may = await judged(c, startTerm, asked as never)
    if (!may.ok) return may
    const post = POST_NAMES[asked.post as keyof typeof POST_NAMES]
    const to = asked.until === null ? asked.from : `${asked.from} – ${asked.until}`
    return {
      ok: true,
      value: [bothOf((language) => texts.willTie({ from: unit.nameZh, relation: language === 'zh' ? post.zh : post.en, to }))],
    }
  },
  run: async (c, posted, asked) => {
    const answer = await startTerm(ctxOfForm(c, posted), asked as never)
    return answer.ok ? { ok: true, value: { did: answer.value.did } } : answer
  },
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
      <Hidden name="term" value={c.req.param('term') ?? ''} />
    </>
  ),
  read: async (_c, unit, posted) => {
    const reason = text(posted, 'reason')
    return { ok: true, value: { unit: unit.id, term: c.req.param('term') ?? '', lastDay: text(posted, 'lastDay'), reason, source: reason } }
  },
  preview: async (_c, unit, asked) => {
    const may = await judged(c, endTerm, asked as never)
    if (!may.ok) return may
    const held = await officersOf(ctxOf(c), { unit: unit.id })
    const term = held.ok ? held.value.find((each) => each.term === asked.term) : undefined
    const post = term ? POST_NAMES[term.post] : { zh: '', en: '' }
    const line = bothOf((language) =>
      texts.willTie({ from: unit.nameZh, relation: language === 'zh' ? post.zh : post.en, to: `${term?.nameZh ?? ''} – ${asked.lastDay}` }),
    )
    return { ok: true, value: [line] }
  },
  run: async (_c, posted, asked) => {
    const answer = await endTerm(ctxOfForm(c, posted), asked as never)
    return answer.ok ? { ok: true, value: { did: answer.value.did } } : answer
  },
  said: 'term_ended' satisfies keyof typeof said,
})

export const registryAct = (action: string, unit: string) => paths.registryDesk(action, { unit })

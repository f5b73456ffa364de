import type { Child } from 'hono/jsx'
import { isUuid, type Refusal, type Result, refuse, rehearse } from '../../kernel/index.js'
import { personsNamed, unitById } from '../../registry/index.js'
import { ctxOf, frameOf, ONCE, type Posted, postedForm, textOf, type WebContext } from '../../ui/http/index.js'
import type { Frame, L10n, Words } from '../../ui/index.js'
import { done, refused, shown, toSignIn } from '../parts/answer.js'
import { unitTyped } from '../parts/unitNames.js'
import { ActPage, type ActsOn, registryAct } from './parts.js'

export type Permission = 'registry.keep_units' | 'registry.keep_officers'

/** The unit of the address, for somebody who may act on it; else the answer that says why not. */
export async function unitFor(c: WebContext, permission: Permission = 'registry.keep_units'): Promise<ActsOn | Response> {
  const { viewer } = ctxOf(c)
  const unit = c.req.query('unit') ?? ''
  if (viewer.via === 'nobody') return c.req.method === 'GET' ? toSignIn(c) : refused(c, { code: 'sign_in_needed' })
  if (!isUuid(unit)) return c.notFound() as Response
  const may = viewer.can('registry.keep_units') || viewer.can(permission, { unit: unit as never })
  if (!may) return refused(c, { code: 'not_allowed', permission })
  const found = await unitById(ctxOf(c), { unit })
  if (!found.ok || !found.value) return c.notFound() as Response
  const { nameZh, nameEn } = found.value.unit
  return { id: unit, nameZh: nameZh || unit.slice(-6), nameEn }
}

/** What a form asks for, how it is shown, what it would do, and how it is done. */
export interface Act<I> {
  readonly title: L10n
  readonly action: string
  readonly button: L10n
  readonly danger?: boolean
  readonly permission?: Permission
  readonly fields: (unit: ActsOn, today: string) => Child
  /** The input of the command, from what was typed; names are resolved here. */
  readonly read: (c: WebContext, unit: ActsOn, posted: Posted) => Promise<Result<I, Refusal>>
  /** What would follow, or why it cannot be done. */
  readonly preview: (c: WebContext, unit: ActsOn, asked: I) => Promise<Result<readonly Words[], Refusal>>
  readonly run: (c: WebContext, posted: Posted, asked: I) => Promise<Result<{ did: string }, Refusal>>
  readonly said: string
}

interface Shown {
  readonly consequences?: readonly Words[]
  readonly asked?: Posted['texts']
  readonly refusal?: Refusal
}

/** Both sides of the page of an act. */
export function pageOf<I>(act: Act<I>): { get: (c: WebContext) => Promise<Response>; post: (c: WebContext) => Promise<Response> } {
  const show = async (c: WebContext, unit: ActsOn, { consequences, asked, refusal }: Shown = {}) => {
    const { house } = ctxOf(c)
    const today = await house.clock.today(house.database.db)
    const { [ONCE]: _once, _do, ...typed } = asked ?? {}
    const page = (
      <ActPage
        frame={(await frameOf(c)) as Frame}
        {...{ unit, consequences }}
        title={act.title}
        action={act.action}
        button={act.button}
        danger={act.danger ?? false}
        {...(asked ? { asked: typed } : {})}
        {...(refusal ? { refusal } : {})}
      >
        {act.fields(unit, today)}
      </ActPage>
    )
    return shown(c, page, refusal)
  }
  return {
    get: async (c) => {
      const unit = await unitFor(c, act.permission)
      return unit instanceof Response ? unit : show(c, unit)
    },
    post: async (c) => {
      const unit = await unitFor(c, act.permission)
      if (unit instanceof Response) return unit
      const posted = await postedForm(c)
      const read = await act.read(c, unit, posted)
      if (!read.ok) return show(c, unit, { asked: posted.texts, refusal: read.refusal })
      if (textOf(posted, '_do') === 'do') {
        const answer = await act.run(c, posted, read.value)
        if (answer.ok) return done(c, registryAct('', unit.id), answer.value.did === 'done' ? act.said : 'as_it_was')
        return show(c, unit, { asked: posted.texts, refusal: answer.refusal })
      }
      const preview = await act.preview(c, unit, read.value)
      if (!preview.ok) return show(c, unit, { asked: posted.texts, refusal: preview.refusal })
      return show(c, unit, { asked: posted.texts, consequences: preview.value })
    },
  }
}

/** A command's own judgement, before it is asked for: refused, or nothing to say. */
export async function judged<I>(c: WebContext, command: Parameters<typeof rehearse<I>>[1], asked: I): Promise<Result<true, Refusal>> {
  const would = await rehearse(ctxOf(c), command, asked)
  return would.ok ? { ok: true, value: true } : would
}

/** Units typed one a line. */
export async function unitsTyped(c: WebContext, field: string, text: string): Promise<Result<string[], Refusal>> {
  const found: string[] = []
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') continue
    const unit = await unitTyped(c, field, line)
    if (!unit.ok) return unit as Result<string[], Refusal>
    found.push(unit.value)
  }
  return { ok: true, value: found }
}

/** A person typed by number or by the whole name, if nobody else bears it. */
export async function personTyped(c: WebContext, field: string, text: string): Promise<Result<string, Refusal>> {
  if (isUuid(text)) return { ok: true, value: text }
  const found = text.length < 2 ? undefined : await personsNamed(ctxOf(c), { name: text.slice(0, 80) })
  const people = found?.ok ? found.value : []
  if (people.length === 1) return { ok: true, value: people[0]!.id }
  if (people.length > 1) return refuse<Refusal>({ code: 'person_several', field, count: people.length })
  return refuse<Refusal>({ code: 'person_not_found', field, text: text.slice(0, 60) })
}

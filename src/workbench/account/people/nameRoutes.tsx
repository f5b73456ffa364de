import { addDays, type Day, isDay, isUuid } from '../../../kernel/index.js'
import { identifyPerson, namePerson, personNames, takeBackPersonName } from '../../../registry/index.js'
import { ctxOf, ctxOfForm, frameOf, postedForm, textOf, type WebApp, type WebContext } from '../../../ui/http/index.js'
import { paths } from '../../../ui/index.js'
import { type Again, done, refused, shown } from '../../parts/answer.js'
import { TakeBackPage } from './NameParts.js'

export interface PersonShown {
  /** Makes a page of a person’s; see `ofPerson`. */
  readonly of: (act: (c: WebContext) => Promise<Response>) => (c: WebContext) => Promise<Response>
  /** The person's page again, with the form that was refused. */
  readonly again: (c: WebContext, form: 'names' | 'numbers', again: Again) => Promise<Response>
}

/** The last day as people write it, as the register keeps it: the first day after. What is no day goes on as it is and is refused there. */
const dayAfter = (text: string | undefined): string | null => (text === undefined ? null : isDay(text) ? addDays(text as Day, 1) : text)

export function nameRoutes(app: WebApp, { of, again }: PersonShown): void {
  const idOf = (c: WebContext) => c.req.param('person') as never
  app.post(
    '/desk/people/:person/names',
    of(async (c) => {
      const posted = await postedForm(c)
      const given = Object.fromEntries(
        ['text', 'surname', 'given'].flatMap((name) => (textOf(posted, name) ? [[name, textOf(posted, name)]] : [])),
      )
      const answer = await namePerson(ctxOfForm(c, posted), {
        ...{ person: idOf(c), kind: textOf(posted, 'kind'), script: textOf(posted, 'script'), ...given },
        ...{
          surnameFirst: textOf(posted, 'surnameFirst') === 'yes',
          since: textOf(posted, 'since') ?? '',
          source: textOf(posted, 'source') ?? '',
        },
        until: dayAfter(textOf(posted, 'until')),
      } as never)
      if (!answer.ok) return again(c, 'names', { asked: posted.texts, refusal: answer.refusal })
      return done(c, paths.person(idOf(c)), 'named')
    }),
  )
  app.post(
    '/desk/people/:person/numbers',
    of(async (c) => {
      const posted = await postedForm(c)
      const texts = Object.fromEntries(['scheme', 'value', 'standing', 'source'].map((name) => [name, textOf(posted, name) ?? '']))
      const answer = await identifyPerson(ctxOfForm(c, posted), { person: idOf(c), ...texts } as never)
      if (!answer.ok) return again(c, 'numbers', { asked: posted.texts, refusal: answer.refusal })
      return done(c, paths.person(idOf(c)), 'numbered')
    }),
  )
  app.get(
    '/desk/people/:person/names/:name',
    of((c) => takeBackShown(c)),
  )
  app.post(
    '/desk/people/:person/names/:name',
    of(async (c) => {
      if (!isUuid(c.req.param('name') ?? '')) return c.notFound() as Response
      const posted = await postedForm(c)
      const asked = { person: idOf(c), name: c.req.param('name') as never, reason: textOf(posted, 'reason') ?? '' }
      const answer = await takeBackPersonName(ctxOfForm(c, posted), asked)
      if (!answer.ok) return takeBackShown(c, { asked: posted.texts, refusal: answer.refusal })
      return done(c, paths.person(idOf(c)), 'name_taken_back')
    }),
  )
}

async function takeBackShown(c: WebContext, again: Again = {}): Promise<Response> {
  const { viewer } = ctxOf(c)
  if (!viewer.can('registry.keep_people')) return refused(c, { code: 'not_allowed', permission: 'registry.keep_people' })
  const person = c.req.param('person') as never
  const found = await personNames(ctxOf(c), { person })
  const name = found.ok ? found.value?.names.find((each) => each.id === c.req.param('name')) : undefined
  if (!name) return c.notFound() as Response
  return shown(c, <TakeBackPage frame={await frameOf(c)} person={person} name={name.id} text={name.text} {...again} />, again.refusal)
}

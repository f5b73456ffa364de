import { isUuid } from '../../kernel/index.js'
import { officersOf, relationsOf, unitLife } from '../../registry/index.js'
import { ctxOf, type WebApp, type WebContext } from '../../ui/http/index.js'
import { frameWith, refused, shown, toSignIn } from '../parts/answer.js'
import { unitTyped } from '../parts/unitNames.js'
import { type Act, pageOf, unitFor } from './ask.js'
import { DeskPage, type DeskView } from './DeskPage.js'
import { said } from './messages.js'
import { registryAct } from './parts.js'
import { questionRoutes } from './questions/routes.js'
import { reorganiseAct, undoAct } from './reorganiseActs.js'
import { endTermAct, startTermAct } from './termActs.js'
import { endTieAct, relateAct } from './tieActs.js'
import { closeAct, renameAct } from './unitActs.js'

/** The desk of the register and the pages of its acts. */
export function registryDeskRoutes(app: WebApp): void {
  app.get('/desk/registry', desk)
  questionRoutes(app)
  for (const act of [renameAct, relateAct, closeAct, reorganiseAct, startTermAct] as unknown as Act<unknown>[]) {
    const page = pageOf(act)
    app.get(`/desk/registry${act.action}`, page.get)
    app.post(`/desk/registry${act.action}`, page.post)
  }
  ofOne(app, '/desk/registry/ties/:relation', 'relation', endTieAct as never)
  ofOne(app, '/desk/registry/undo/:act', 'act', undoAct as never)
  ofOne(app, '/desk/registry/officers/:term', 'term', endTermAct as never)
}

/** An act on one thing that the address names; an address that names no id is nobody's page. */
function ofOne(app: WebApp, path: string, parameter: string, actOf: (c: WebContext) => Act<unknown>): void {
  const known = (c: WebContext) => isUuid(c.req.param(parameter) ?? '')
  app.get(path, (c) => (known(c) ? pageOf(actOf(c)).get(c) : (c.notFound() as Response)))
  app.post(path, (c) => (known(c) ? pageOf(actOf(c)).post(c) : (c.notFound() as Response)))
}

async function desk(c: WebContext): Promise<Response> {
  const { viewer } = ctxOf(c)
  if (viewer.via === 'nobody') return toSignIn(c)
  if (!viewer.canSomewhere('registry.keep_units') && !viewer.canSomewhere('registry.keep_officers'))
    return refused(c, { code: 'not_allowed', permission: 'registry.keep_units' })
  const mayAnswer = viewer.can('registry.keep_subjects')
  const typed = (c.req.query('of') ?? '').trim().slice(0, 200)
  if (typed !== '') {
    const unit = await unitTyped(c, 'of', typed)
    if (unit.ok) return c.redirect(registryAct('', unit.value), 303)
    return shown(c, <DeskPage frame={await frameWith(c, said)} view={{ typed, mayAnswer, refusal: unit.refusal }} />, unit.refusal)
  }
  if (!c.req.query('unit')) return shown(c, <DeskPage frame={await frameWith(c, said)} view={{ typed, mayAnswer }} />)
  const unit = await unitFor(c, 'registry.keep_officers')
  if (unit instanceof Response) return unit
  const ask = { unit: unit.id }
  const [relations, life, officers] = await Promise.all([relationsOf(ctxOf(c), ask), unitLife(ctxOf(c), ask), officersOf(ctxOf(c), ask)])
  const view: DeskView = {
    typed: unit.nameZh,
    mayAnswer,
    on: {
      unit,
      keeps: viewer.can('registry.keep_units'),
      relations: relations.ok ? relations.value : [],
      acts: life.ok ? life.value.acts : [],
      officers: officers.ok ? officers.value : [],
    },
  }
  return shown(c, <DeskPage frame={await frameWith(c, said)} view={view} />)
}

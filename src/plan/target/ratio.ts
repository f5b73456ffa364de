import { z } from 'zod'
import { day, evidenceOf, query, registerLogOf } from '../../kernel/index.js'
import { unitNames } from '../../registry/index.js'
import { figuresOf } from '../board/figures.js'
import { ratioListsOut, registerLogOut } from '../outputs/evidence.js'
import { headOf, linesOf } from './evidence.js'
import { aimedAt, targetAsk } from './find.js'

const cursor = z.strictObject({ on: day, seq: z.coerce.number().int().min(0) }).optional()
const limit = z.coerce.number().int().min(1).max(500).default(100)

/** The two lists of a share: what is in its numerator, and what of the register is not. Together they are the denominator (06 P-102). */
export const ratioLists = query({
  name: 'plan.ratio_lists',
  title: { zh: '覆盖与未覆盖', en: 'In and not in' },
  output: ratioListsOut,
  input: z.object({ ...targetAsk, inAfter: cursor, notAfter: cursor, limit }),
  allow: 'public',
  list: { visibility: 'public: registers of organisations', cursors: { 'in.rows': 'inAfter', 'notIn.rows': 'notAfter' } },
  run: async (ctx, input, db) => {
    const aimed = await aimedAt(ctx, input)
    const measured = aimed?.target.measured
    if (!aimed || measured?.denominator === undefined) return undefined
    const { target, reading, unit } = aimed
    const figure = (await figuresOf(ctx.house.database, [target], reading, unit)).get(target.code)!
    const common = { reading, unit, limit: input.limit }
    const [covered, uncovered] = await Promise.all([
      evidenceOf(db, { ...common, measure: measured.no, after: input.inAfter }),
      evidenceOf(db, { ...common, measure: measured.denominator, lacking: measured.no, after: input.notAfter }),
    ])
    const names = await unitNames(
      db,
      [...covered.facts, ...uncovered.facts].map((fact) => fact.subject).filter((subject) => UUID.test(subject)),
      reading.asOf,
    )
    return {
      ...headOf(aimed, figure.n),
      denominator: figure.d,
      percent: figure.percent,
      names: Object.fromEntries(names),
      in: { rows: await linesOf(ctx, covered.facts, reading.asOf), next: covered.next },
      notIn: { rows: await linesOf(ctx, uncovered.facts, reading.asOf), next: uncovered.next },
    }
  },
})

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** How the register of a share changed, newest first, and what each change did to the figure (06 P-102, A-41). */
export const registerLog = query({
  name: 'plan.register_log',
  title: { zh: '分母变动记录', en: 'Changes of the denominator' },
  output: registerLogOut,
  input: z.object({ ...targetAsk, before: z.coerce.number().int().optional(), limit }),
  allow: 'public',
  list: { visibility: 'public: registers of organisations' },
  run: async (ctx, input, db) => {
    const aimed = await aimedAt(ctx, input)
    const measured = aimed?.target.measured
    if (!aimed || measured?.denominator === undefined) return undefined
    const found = await registerLogOf(db, {
      measure: measured.no,
      register: measured.denominator,
      reading: aimed.reading,
      before: input.before,
      limit: input.limit,
    })
    const names = await unitNames(
      db,
      found.changes.map((change) => change.subject).filter((subject) => UUID.test(subject)),
      aimed.reading.asOf,
    )
    return { ...headOf(aimed, null), names: Object.fromEntries(names), ...found }
  },
})

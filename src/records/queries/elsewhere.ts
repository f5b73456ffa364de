import { z } from 'zod'
import { asksAsHimself, type Day, day, type Id, id, query, rows, sql } from '../../kernel/index.js'
import { elsewherePageOut } from '../outputs/lists.js'
import type { Turn, UnitId } from '../types.js'
import { type Page, pageOf } from './lists.js'
import { turnIn } from './visibility.js'

/** A turn that someone else has to take in a record of one's own unit. */
export interface ElsewhereLine {
  readonly record: Id<'record'>
  readonly no: number
  readonly pack: string
  readonly title: string
  readonly unit: UnitId
  readonly side: string
  readonly sideNo: number
  readonly turn: Turn
  /** Name of the invited or of the unit, as known when it was asked. */
  readonly name: string
  readonly since: Day
  readonly due: Day | null
  /** The day on which the one-time link was sent; null where none is needed or it has not left yet. */
  readonly invitedOn: Day | null
}

export interface ElsewhereCursor {
  readonly since: Day
  readonly record: string
  readonly side: string
  readonly no: number
}

/** Records of the viewer's units that wait for others, oldest first: what "waiting for others" shows. */
export const waitingForOthers = query({
  name: 'records.waiting_for_others',
  title: { zh: '等待他人确认', en: 'Waiting for others' },
  output: elsewherePageOut,
  input: z.object({
    after: z.object({ since: day, record: id('record'), side: z.string().max(48), no: z.int().min(0).max(32_767) }).optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  allow: (who) => asksAsHimself(who, 'records.see', 'records.record', 'records.confirm'),
  list: { visibility: 'records of units for which the viewer records; without turns of his own' },
  run: async (ctx, { after, limit }, db): Promise<Page<ElsewhereLine, ElsewhereCursor>> => {
    const { viewer } = ctx
    const units = viewer.unitsWith('records.record')
    const mine = units === 'all' ? sql`true` : sql`c.of_unit = any(${units}::uuid[])`
    const found = await rows<Row>(
      db,
      sql`select r.id as record, r.no, r.pack, r.title, r.unit, c.side, c.no as "sideNo", c.permission, c.unit as "turnUnit", c.person, c.email, c.name, c.since, c.due, c.invited_on as "invitedOn"
        from records.turn c join records.record r on r.id = c.record
        where ${mine} and not coalesce(${turnIn(viewer)}, false)
        ${after ? sql`and (c.since, c.record, c.side, c.no) > (${after.since}::date, ${after.record}::uuid, ${after.side}, ${after.no}::smallint)` : sql``}
        order by c.since, c.record, c.side, c.no limit ${limit + 1}`,
    )
    const lines = found.map(({ permission, turnUnit, person, email, ...line }): ElsewhereLine => {
      const turn: Turn = permission !== null ? { permission, unit: turnUnit } : person !== null ? { person } : { email: email ?? '' }
      return { ...line, turn }
    })
    return pageOf(lines, limit, (line) => ({ since: line.since, record: line.record, side: line.side, no: line.sideNo }))
  },
})

type Row = Omit<ElsewhereLine, 'turn'> & {
  readonly permission: string | null
  readonly turnUnit: UnitId | null
  readonly person: Id<'person'> | null
  readonly email: string | null
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Day, rows, sql, system, type Viewer } from '../kernel/index.js'
import { confirmRecord } from './commands/confirm.js'
import { uploadEvidence } from './commands/evidence.js'
import { submitRecord } from './commands/submit.js'
import { packsOn, type RecordPack } from './pack.js'
import { confirmationsOf } from './store.js'
import { type Federation, federation, someone, UNITS, type UnitName, unitId } from './testing/federation.js'
import { sampleValues } from './testing/samples.js'
import type { Confirmation } from './types.js'

let test: Federation
beforeAll(async () => {
  test = await federation('2022-06-30' as Day)
})
afterAll(() => test.close())

/** A unit and someone in it who may record by this pack. */
function recorderOf(pack: RecordPack): { unit: UnitName; viewer: Viewer } {
  const unit = (Object.keys(UNITS) as UnitName[]).find((name) => (pack.recorder.unitKinds as readonly string[]).includes(UNITS[name]))!
  return { unit, viewer: someone(`recorder of ${pack.id}`, ...pack.recorder.roles.map((role) => `${role}@${unit}`)) }
}

/** Someone else whose turn it is. */
function speakerFor(side: Confirmation, n: number): Viewer {
  if ('permission' in side.turn) {
    const { permission, unit } = side.turn
    const name = (Object.keys(UNITS) as UnitName[]).find((each) => unitId(each) === unit)
    return someone(`speaker ${n}`, `${permission.slice('as.'.length)}${name ? `@${name}` : ''}`)
  }
  return system
}

const packs = packsOn('2022-06-30' as Day)

it('each of the 26 targets has a pack', () => {
  expect(new Set(packs.flatMap((pack) => pack.targets)).size).toBe(26)
})

describe.each(packs.filter((pack) => pack.batch?.kind !== 'daily_log').map((pack) => [pack.id, pack] as const))('%s', (_id, pack) => {
  it('goes from its form to its facts, and every side that the pack names is asked', async () => {
    const { unit, viewer } = recorderOf(pack)
    const files: string[] = []
    for (let n = 0; n < Math.max(1, pack.evidence.min); n++) {
      const bytes = Buffer.from(`%PDF-1.4\n%${pack.id}${n}\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n`)
      const file = await uploadEvidence(test.as(viewer), { name: '佐证.pdf', bytes })
      if (!file.ok) throw new Error(JSON.stringify(file.refusal))
      files.push(file.value.hash)
    }
    const values = await sampleValues(test, pack, unit)
    for (const field of pack.fields) if (field.kind === 'file') values[field.id] = [files[0]]
    const said = { pack: pack.id, unit: unitId(unit), happenedOn: '2022-06-01', values, evidence: files }
    const answer = await submitRecord(test.as(viewer), said as never)
    if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
    const { record, version } = answer.value.answer!
    const sides = await confirmationsOf(test.house.database.db, record)
    expect(new Set(sides.map((side) => side.side))).toEqual(new Set(pack.confirm.map((step) => step.id)))
    await test.house.projector.settle()
    let n = 0
    for (const side of sides) {
      if ('email' in side.turn) {
        // An invited address is reached by its link alone; see invitations.test.ts.
        await sql`update records.confirmation set email = null, permission = 'as.signatory' where record = ${record} and side = ${side.side} and no = ${side.no}`.execute(
          test.house.database.db,
        )
      }
      const speaker = 'email' in side.turn ? someone(`invited ${++n}`, 'signatory') : speakerFor(side, ++n)
      const confirmed = await confirmRecord(test.as(speaker), { record, side: side.side, no: side.no, version })
      if (!confirmed.ok) throw new Error(`${side.side}: ${JSON.stringify(confirmed.refusal)}`)
    }
    const facts = await rows<{ kind: string }>(
      test.house.database.db,
      sql`select kind from kernel.fact where data->>'record' = ${record} and kind = ${pack.fact}`,
    )
    const expected =
      pack.batch?.kind === 'fixed_list'
        ? pack.batch.size
        : pack.batch?.kind === 'each_row'
          ? (values[pack.batch.listField] as unknown[]).length
          : 1
    expect(facts).toHaveLength(expected)
  })
})

import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Day, rows, sql } from '../../kernel/index.js'
import { sharedPath, type TestHouse, testHouse } from '../../kernel/testing/index.js'
import { books } from '../book/cache.js'
import { reviewOf2022 } from '../demo/index.js'
import { planText, sourceOf } from '../pages/text.js'
import { reviewProposal } from '../review/commands.js'
import { confirmer, done, editor, importSeed, reviewAll, SEED, seedBytes } from '../testing.js'
import { confirmPlan } from './commands.js'

const KEY = sharedPath('specs', 'targets.json')

describe.skipIf(!SEED || !KEY)('the plan of 2022 after review', () => {
  let test: TestHouse
  let version: string
  beforeAll(async () => {
    test = await testHouse('2022-01-05' as Day)
    version = (await importSeed(test)).version
    for (const { at, change, reason } of reviewOf2022)
      done(await reviewProposal(test.as(editor), { version, at, verdict: 'change', change, reason }))
    await reviewAll(test, version)
    done(await confirmPlan(test.as(confirmer), { version }))
    await test.house.projector.settle()
  })
  afterAll(() => test?.close())

  it('has the 26 targets of the key, with id, phrase, places and units (A-04)', async () => {
    const [book] = await books(test.house.database)
    const fields = [
      'id',
      'item',
      'phrase',
      'comparator',
      'strict',
      'over',
      'value',
      'unit',
      'modality',
      'kind',
      'fact',
      'list',
      'char_start',
      'char_end',
      'num_start',
      'num_end',
    ] as const
    const only = (each: Record<string, unknown>) => Object.fromEntries(fields.map((field) => [field, each[field]]))
    const key = JSON.parse(readFileSync(KEY!, 'utf8')) as Record<string, unknown>[]
    expect(book!.versions[0]!.tree.targets.map((each) => only(each as never))).toEqual(key.map(only))
  })

  it('has a measure for each target, and a register for each share', async () => {
    const found = await rows<{ id: string; rule: { kinds: string[]; within?: string } }>(
      test.house.database.db,
      sql`select id, rule from kernel_read.measure where id not like '%+%' order by id`,
    )
    const key = JSON.parse(readFileSync(KEY!, 'utf8')) as { id: string; fact: string }[]
    expect(found.filter((each) => !each.id.endsWith('/d')).map((each) => [each.id, each.rule.kinds])).toEqual(
      key.map((each) => [each.id, [each.fact]]).sort(),
    )
    expect(found.filter((each) => each.id.endsWith('/d')).map((each) => each.id)).toEqual(['T03-1/d', 'T13-1/d', 'T16-1/d'])
  })

  it('gives back its bytes, and the text that its spans are made of, garbled run and all (A-01, PT-18)', async () => {
    expect((await sourceOf(test.as(), version))!.bytes.equals(seedBytes())).toBe(true)
    const text = done(await planText(test.as(), { year: 2022 }))!
    expect(text.spans.map((span) => span.text).join('')).toBe(seedBytes().toString('utf8'))
    expect(text.illegible.map((each) => [each.text, each.note])).toEqual([['??瘜冢鰪妼W', '原文此处无法辨认，按原样保存。']])
  })

  it('cannot be changed in place by the application, nor can its source', async () => {
    const { db } = test.house.database
    for (const statement of [
      sql`update plan.source set bytes = 'x'`,
      sql`delete from plan.review_act`,
      sql`update plan.target_value set low = 1`,
      sql`update plan.version set tree = '{}'`,
    ])
      await expect(statement.execute(db)).rejects.toThrow()
  })
})

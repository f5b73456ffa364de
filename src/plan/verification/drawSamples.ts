import { z } from 'zod'
import { type At, closeMatters, command, type Id, id, ok, openMatter, refuse, rows, sql, type Tx } from '../../kernel/index.js'
import { samplesDrawnOut } from '../outputs/verification.js'
import { sampleDrawn } from './facts.js'
import { digestOf, WINDOW_NAMES, windowState } from './rules.js'
import { type DrawnRow, drawnRows, planHead, type Seed, seedOf, windowsOf } from './store.js'
import { checkTitle } from './turns.js'

interface Measured {
  readonly target: string
  readonly code: string
  readonly measure: number
  readonly built: boolean
}

/** Targets of the plan with the measure of the rule that was in force at the seed's seal: whoever has seen the seed cannot change what is drawn from. */
const measuredTargets = (tx: Tx, plan: string, seq: number): Promise<Measured[]> =>
  rows<Measured>(
    tx,
    sql`select distinct on (t.code) t.id as target, t.code, m.no as measure, coalesce(m.built_to, -1) >= ${seq} as built
    from plan.target t join plan.rule r on r.target = t.id and r.state = 'confirmed'
    join kernel_read.seal g on g.fact = r.settled_fact and g.seq <= ${seq}
    join kernel_read.measure m on m.id = r.measure and m.version = r.version where t.plan = ${plan} order by t.code, r.version desc`,
  )

interface Drawn extends Measured {
  readonly id: Id<'sample'>
  readonly population: number
  readonly rows: readonly DrawnRow[]
}

/**
 * Draws the samples of a window: one of each figure that has rows in it, by the published seed. Drawing is no choice; the rows follow from the seed, the
 * target and the seals (`draw` in rules.ts).
 */
export const drawSamples = command({
  name: 'plan.draw_samples',
  title: { zh: '抽取核验样本', en: 'Draw the samples' },
  output: samplesDrawnOut,
  input: z.object({ plan: id('plan'), window: z.enum(WINDOW_NAMES) }),
  allow: (who) => who.can('plan.verify'),
  permission: 'plan.verify',
  subject: (input) => input.plan,
  refusals: ['plan_unknown', 'seed_missing', 'window_closed', 'still_counting'],
  load: async (tx, input) => {
    const plan = await planHead(tx, input.plan)
    const seed = plan && (await seedOf(tx, input.plan, input.window))
    if (!plan || !seed)
      return { plan, seed, drawn: [] as readonly (Measured & { population: number; rows: readonly DrawnRow[] })[], before: 0 }
    const before = (await rows<{ n: number }>(tx, sql`select count(*)::int as n from plan.sample where seed = ${seed.id}`))[0]!.n
    // Ranking the rows of every figure takes its time; what has been drawn is not drawn again.
    const targets = before > 0 ? [] : await measuredTargets(tx, plan.id, seed.seq)
    const drawn = []
    for (const each of targets) drawn.push({ ...each, ...(await drawnRows(tx, { seed, target: each.code, measure: each.measure })) })
    return { plan, seed, drawn, before, windows: await windowsOf(tx, plan.id, plan.year) }
  },
  decide: ({ plan, seed, drawn, before, windows }, input, at) => {
    if (!plan) return refuse({ code: 'plan_unknown' })
    if (!seed || !windows) return refuse({ code: 'seed_missing' })
    if (before > 0) return ok('nothing' as const)
    const window = windows[input.window]
    if (windowState(window, at.today) === 'closed') return refuse({ code: 'window_closed', to: window.to, field: 'window' })
    if (drawn.some((each) => !each.built)) return refuse({ code: 'still_counting' })
    const samples = drawn.filter((each) => each.rows.length > 0).map((each): Drawn => ({ ...each, id: at.id<'sample'>() }))
    const facts = samples.map((each) => ({ ...drawnFact(plan.id, input.window, each, at), id: at.id<'fact'>() }))
    return ok({
      change: {
        plan: plan.id,
        year: plan.year,
        seed,
        due: window.to,
        samples: samples.map((each, n) => ({ ...each, fact: facts[n]!.id })),
      },
      facts,
      answer: {
        samples: samples.map(({ id: sample, code: target, population, rows: own }) => ({ sample, target, population, size: own.length })),
      },
    })
  },
  save: async (tx, { plan, year, seed, due, samples }, at) => {
    await closeMatters(tx, seed.id, at.today)
    for (const sample of samples) await saveSample(tx, { plan, year, seed, due, ...sample }, at)
  },
})

const drawnFact = (plan: Id<'plan'> | string, window: string, { id: sample, code: target, population, rows: own }: Drawn, at: At) =>
  sampleDrawn({
    plan: plan as Id<'plan'>,
    on: at.today,
    sample,
    window,
    target,
    population,
    size: own.length,
    digest: digestOf(own.map((row) => row.fact)),
  })

async function saveSample(
  tx: Tx,
  {
    id: sample,
    plan,
    year,
    seed,
    due,
    target,
    code,
    measure,
    population,
    rows: drawn,
    fact,
  }: Drawn & { plan: string; year: number; seed: Seed; due: string; fact: string },
  at: At,
): Promise<void> {
  const of = <T>(take: (row: DrawnRow) => T) => drawn.map(take)
  await sql`insert into plan.sample (id, plan, seed, target, code, measure, population, size, digest, due, drawn_on, made_fact)
    values (${sample}, ${plan}, ${seed.id}, ${target}, ${code}, ${measure}, ${population}, ${drawn.length}, ${digestOf(of((row) => row.fact))}, ${due}, ${at.today}, ${fact})`.execute(
    tx,
  )
  await sql`insert into plan.sample_row (sample, no, fact, seq, happened_on, unit) select ${sample}::uuid, n, fact, seq, "on", unit
    from unnest(${of((row) => row.fact)}::uuid[], ${of((row) => row.seq)}::bigint[], ${of((row) => row.on)}::date[], ${of((row) => row.unit)}::uuid[])
      with ordinality as t(fact, seq, "on", unit, n)`.execute(tx)
  await openMatter(tx, {
    kind: 'sample.check',
    subject: sample,
    title: checkTitle(code, drawn.length),
    link: `/plans/${year}/verification/${sample}`,
    turn: { permission: 'plan.check_sample', unit: null },
    since: at.today,
    due: due as never,
  })
}
